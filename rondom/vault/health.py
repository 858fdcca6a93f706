"""Is this vault whole? Asked on demand, by the command line, and in the background once a week.

The check is cut in steps of a moment each, so that the thread of the database can do other work in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from sqlalchemy import text

from rondom import clock
from rondom.errors import EnvironmentProblem
from rondom.vault import chain, keys
from rondom.vault.pages import PAGE_BYTES
from rondom.vault.placing import problems
from rondom.vault.salvage import page_cipher
from rondom.vault.search_index import is_index
from rondom.vault.vault import Vault

LAST_CHECK = "last_check"
"""Vault fact: the day of the last check that found everything whole, ISO 8601."""
DAYS_BETWEEN = 7
PAGES_A_STEP = 500
"""2 MB."""


@dataclass(frozen=True, slots=True)
class Health:
    tables: int
    rows: int
    pages: int
    actions: int
    """Of the journal, all in one unbroken chain."""


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of the check. `run` returns how many it looked at of what `of` names: pages, tables, rows or actions."""

    of: str
    run: Callable[[], int]


def check(vault: Vault) -> Health:
    """All steps at once. Raises EnvironmentProblem "vault-damaged" or "journal-altered"."""
    done = [(step.of, step.run()) for step in steps(vault)]
    found = {of: sum(number for kind, number in done if kind == of) for of in ("tables", "rows", "pages", "actions")}
    return Health(found["tables"], found["rows"], found["pages"], found["actions"])


def steps(vault: Vault) -> Iterator[Step]:
    """The check in pieces: every page, each table with its indexes, and last the chain of the journal.

    `run` raises EnvironmentProblem "vault-damaged" or "journal-altered". What is added meanwhile is for the next check.
    """
    with vault.read() as session:
        count = int(session.execute(text("PRAGMA page_count")).scalar_one())
        last = int(session.execute(text("SELECT max(seq) FROM journal_action")).scalar() or 0)
        listing = text("SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type <> 'view'")
        tables = [(str(name), str(kind)) for name, kind in session.execute(listing)]
    for first in range(1, count + 1, PAGES_A_STEP):
        yield Step("pages", partial(_pages, vault, range(first, min(count + 1, first + PAGES_A_STEP))))
    for name, kind in tables:
        yield Step("tables", partial(_structure, vault, name))
        if kind == "table" and not name.startswith("sqlite_") and not is_index(name):
            yield Step("rows", partial(_keys, vault, name))
    for after in range(0, last, chain.BATCH):
        yield Step("actions", partial(_actions, vault, after, chain.BATCH if after + chain.BATCH < last else None))


def due(vault: Vault, today: date) -> bool:
    """Whether a week has passed since the last check. A date in the future means a clock that was set back: due."""
    if vault.read_only:
        return False
    last = last_checked(vault)
    return last is None or not last <= today < last + timedelta(days=DAYS_BETWEEN)


def last_checked(vault: Vault) -> date | None:
    """The day of the last check that found everything whole."""
    try:
        return date.fromisoformat(vault.fact(LAST_CHECK))
    except ValueError:
        return None


def note_checked(vault: Vault) -> None:
    """Remember that all steps went well today."""
    vault.set_fact(LAST_CHECK, clock.today().isoformat())


def _pages(vault: Vault, numbers: range) -> int:
    """Each page proves itself, also those that are free: straight from the disk, past what SQLite holds in memory."""
    opened = vault._opened
    key = keys.data_key(bytes(opened.seed))
    for number in numbers:
        with problems(vault.path):
            page = opened.file.xRead(PAGE_BYTES, (number - 1) * PAGE_BYTES)
        if page_cipher.opened(key, number, page) is None and not _is_gone(vault, number):
            raise EnvironmentProblem("vault-damaged")
    return len(numbers)


def _is_gone(vault: Vault, number: int) -> bool:
    """The file became shorter since the check began."""
    with vault.read() as session:
        return number > int(session.execute(text("PRAGMA page_count")).scalar_one())


def _structure(vault: Vault, name: str) -> int:
    """The table and its indexes hold the same, in the right order. Can take a second for each 100,000 rows."""
    with vault.read() as session:
        verdict = session.execute(text(f'PRAGMA integrity_check("{name}")')).scalars().all()
    if verdict != ["ok"]:
        raise EnvironmentProblem("vault-damaged")
    return 1


def _keys(vault: Vault, name: str) -> int:
    """No row hangs on a row that is not there. Counts them."""
    with vault.read() as session:
        if session.execute(text(f'PRAGMA foreign_key_check("{name}")')).first():
            raise EnvironmentProblem("vault-damaged")
        return int(session.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one())  # noqa: S608


def _actions(vault: Vault, after: int, limit: int | None) -> int:
    """A piece of the chain; the last one goes on to the end, where nothing may hang loose."""
    with vault.read() as session:
        verdict = chain.verify(session, after, limit)
    if not verdict.whole:
        raise EnvironmentProblem("journal-altered")
    return verdict.checked
