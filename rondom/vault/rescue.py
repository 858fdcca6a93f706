"""Getting out of a damaged vault what can still be read, into a new vault that opens as any other.

Below SQLite: every page proves itself, so each whole page gives its rows, also when the pages that led to it are lost.
Rows on lost pages come back out of the journal where it holds them. What cannot be saved is counted, never passed over.
The damaged file itself is never changed.
"""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rondom import clock
from rondom.errors import EnvironmentProblem, UserProblem
from rondom.language import _
from rondom.paths import state_dir
from rondom.vault import attempts, container, file_layer, recovery
from rondom.vault.journal import OUTSIDE
from rondom.vault.pages import is_whole, lay_first_page, turn_key
from rondom.vault.placing import beside, problems, put_in_place, resolved
from rondom.vault.rescue_words import lines
from rondom.vault.salvage.damaged_file import Source, entered
from rondom.vault.salvage.rebuild import Outcome, rebuild
from rondom.vault.seam import Actor
from rondom.vault.vault import Vault

FACT = "rescue"
"""Vault fact: what became of it when this vault was rescued, as JSON. Names nobody: children by their id."""
_LOOKING = "beschadigd"
_LEFT_BEHIND_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Kind:
    """What became of the rows of one table.

    `saved` were read, of which `cut` not to their last word; `rebuilt` came back out of the journal; `lost` are known to
    have been there and are gone.
    """

    table: str
    saved: int = 0
    cut: int = 0
    rebuilt: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class RescueReport:
    """What was saved and lost. Holds no name of anyone; those stand only in the new vault."""

    path: Path
    kinds: tuple[Kind, ...]
    """Of what people typed."""
    journal: Kind
    """Of the journal: its actions, their cells and parts together."""
    pages: int
    unreadable: int
    """Pages of 4096 bytes that do not prove to be what Rondom wrote."""
    children: int
    """In how many dossiers something is missing, cut, rebuilt or made anew."""
    stand_ins: tuple[tuple[str, int], ...] = ()
    """Table and number of rows made anew under the name "Teruggevonden", so that what hung on them is kept."""
    nobody: int = 0
    """Lost rows of which is not known whose they were."""
    unplaced: int = 0
    """Rows that were found, and that no table can be told for."""
    older: bool = False
    """What came out of the journal may be an earlier version: the journal is damaged too."""
    certain: bool = True
    """False: more may be lost than is known."""
    resealed: int = 0
    """Old actions of which the chain was laid anew."""
    only_code: bool = False
    """The passwords were lost with the head of the file."""

    @property
    def whole(self) -> bool:
        """Nothing of what people typed is lost, as far as is known for sure."""
        return self.certain and not self.unplaced and not any(kind.lost or kind.cut for kind in self.kinds)

    def lines(self) -> tuple[str, ...]:
        """The report in plain Dutch, one or two sentences a line."""
        return lines(self)


@dataclass(frozen=True, slots=True)
class DamagedVault:
    """`vault` shows what can be read, and refuses every write. Closing it leaves nothing behind."""

    vault: Vault
    report: RescueReport


def rescue(path: Path, secret: str, target: Path) -> RescueReport:
    """Save what can be read into a new vault at `target`, with the same passwords and the same code.

    `secret` is a password or the recovery code. When the head of the file was lost, only the code opens the new vault.
    Raises the problems of `damaged_file.entered`, UserProblem "wait-first", "vault-exists" or "vault-newer", EnvironmentProblem
    "rescue-failed", "disk-full", "file-unwritable" or "disk-trouble"; there is then no new file.
    """
    target = resolved(target)
    if target.exists() or target.is_symlink():
        raise UserProblem("vault-exists")
    with _slowed(path, secret), entered(path, secret) as source:
        return _rescued(source, target)


def open_damaged(path: Path, secret: str) -> DamagedVault:
    """A look into a damaged vault, through a rescued copy that goes away again. It is encrypted as the vault itself.

    Raises the problems of `rescue`.
    """
    folder = _folder_for_looking()
    try:
        with _slowed(path, secret), entered(path, secret) as source:
            target = folder / path.name
            report = _rescued(source, target)
            vault = _opened_for_reading(target, source.seed)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return DamagedVault(vault, report)


def touched_children(vault: Vault) -> frozenset[str]:
    """Ids of the children in whose dossier something was lost or made anew when this vault was rescued."""
    try:
        found = json.loads(vault.fact(FACT) or "{}")
        return frozenset(str(child) for child in found.get("children", ()))
    except ValueError:
        return frozenset()


def report_inside(vault: Vault) -> tuple[str, ...]:
    """The lines of the report, as kept in the rescued vault; empty for a vault that never was rescued."""
    try:
        return tuple(str(line) for line in json.loads(vault.fact(FACT) or "{}").get("lines", ()))
    except ValueError:
        return ()


@contextmanager
def _slowed(path: Path, secret: str) -> Iterator[None]:
    """A damaged file is no way around the wait after wrong passwords. Raises UserProblem "wait-first"."""
    if not recovery.is_code(secret) and (seconds := attempts.wait_for(path)):
        raise UserProblem("wait-first", seconds=seconds)
    try:
        yield
    except UserProblem as problem:
        if problem.code == "vault-wrong-password":
            attempts.failed(path)
        raise


# -- the new file ------------------------------------------------------------------------------------------------


def _rescued(source: Source, target: Path) -> RescueReport:
    with beside(target) as new, problems(target):
        lay_first_page(new, source.seed)
        report = replace(_filled(source, new, target), only_code=not source.header.slots)
        container.write_area(new, source.header)
        put_in_place(new, target)
    return report


def _filled(source: Source, new: Path, target: Path) -> RescueReport:
    connection, _file = file_layer.connect(new)
    try:
        turn_key(connection, source.seed)
        connection.pragma("synchronous", "off")  # nobody counts on this file yet; it goes to the disk as a whole
        outcome = rebuild(source, connection)
        report = _report(outcome, target)
        fact = {"at": clock.utc_now().isoformat(), "lines": report.lines(), "children": sorted(outcome.touched)}
        connection.execute("INSERT OR REPLACE INTO vault_fact(key, value) VALUES (?, ?)", (FACT, json.dumps(fact)))
        if not is_whole(connection) or list(connection.execute("PRAGMA foreign_key_check")):
            raise EnvironmentProblem("rescue-failed")
        return report
    finally:
        connection.close(True)


def _report(outcome: Outcome, target: Path) -> RescueReport:
    kinds = {
        name: Kind(name, account.saved, account.cut, account.rebuilt, account.lost)
        for name, account in outcome.tables.items()
    }
    journal = [kinds[name] for name in sorted(kinds.keys() & OUTSIDE) if name.startswith("journal_")]
    made = [table for table, _row in outcome.made]
    return RescueReport(
        target,
        tuple(kind for name, kind in sorted(kinds.items()) if name not in OUTSIDE),
        Kind("journal", sum(kind.saved for kind in journal), lost=sum(kind.lost for kind in journal)),
        outcome.pages,
        outcome.unreadable,
        len(outcome.touched),
        tuple((table, made.count(table)) for table in dict.fromkeys(made)),
        outcome.nobody,
        outcome.unplaced,
        outcome.older,
        all(account.certain for name, account in outcome.tables.items() if name not in OUTSIDE),
        outcome.resealed,
    )


# -- looking -----------------------------------------------------------------------------------------------------


def _opened_for_reading(path: Path, seed: bytes) -> Vault:
    connection, file = file_layer.connect(path, read_only=True)
    try:
        turn_key(connection, seed)
        header = container.reading_of(file)
        assert header is not None  # it was written a moment ago
        opened = container.Opened(path, connection, file, bytearray(seed), header.header, None, read_only=True)
        vault = Vault(opened, Actor("", _("onbekend")), "")
    except BaseException:
        connection.close(True)
        raise
    vault.throwaway = True  # with its folder
    return vault


def _folder_for_looking() -> Path:
    """A folder of its own; those that a crash left behind go."""
    shelf = state_dir() / _LOOKING
    shelf.mkdir(mode=0o700, exist_ok=True)
    for left in shelf.iterdir():
        if time.time() - left.stat().st_mtime > _LEFT_BEHIND_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    folder = shelf / secrets.token_hex(8)
    folder.mkdir(mode=0o700)
    return folder
