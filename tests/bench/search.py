"""Searching 500,000 notes of 10,000 children as someone types, against plain sqlite3 with FTS5 over the same texts.

Each word is typed letter by letter, from the second on, and the time of every keystroke counts. Ours is the whole answer
of the palette: names, every kind of row, slips of the pen, excerpts and marks, read from the encrypted vault. Plain
sqlite3 answers with the five newest notes and their snippets, from an index with the same beginnings of words.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path

from rondom.dossier.model import Note, Pupil, PupilData
from rondom.opening import create
from rondom.search.hits import Kind
from rondom.search.places import SPOTS
from rondom.search.queries import LIMIT, find, words_of
from rondom.search.writing import Sought, written
from rondom.vault.base import columns
from rondom.vault.ids import new_id
from rondom.vault.keys import KdfParameters
from rondom.vault.search_index import ENTRIES, NAMES, WORDS, scrub
from rondom.vault.search_look import cutter
from rondom.vault.vault import Vault
from tests.bench import Figure

CHILDREN = 10_000
NOTES = 500_000
WORDS_PER_NOTE = 24
VOCABULARY = 40_000
TODAY = date(2026, 3, 12)
QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "een zin van vier woorden"
INITIALLY = 100
GOAL_MS, GOAL_RATIO = 50.0, 1.3
NOTES_SPOT = next(spot for spot in SPOTS if spot.kind is Kind.NOTE)


def measure() -> list[Figure]:
    lot = random.Random(7)
    names, words = _vocabulary(lot, 8_000), _vocabulary(lot, VOCABULARY)
    children = [(new_id(), lot.choice(names).title(), lot.choice(names).title()) for _child in range(CHILDREN)]
    with tempfile.TemporaryDirectory() as folder:
        vault = create(Path(folder) / "kluis.rondom", PASSWORD, "Meetschool", "Meter", QUICK).vault
        plain = _plain(Path(folder) / "plain.db")
        building = [_fill_vault(vault, children, _notes(words, children)), _fill_plain(plain, _notes(words, children))]
        typed = list(_typed(lot, words, children))
        figures = [*_speeds(*_race(vault, plain, typed)), *_costs(vault, building)]
        plain.close()
        vault.close()
    return figures


def _speeds(whole: Sequence[float], notes: Sequence[float], theirs: Sequence[float]) -> list[Figure]:
    all_, only, plain = (statistics.quantiles(some, n=20)[-1] for some in (whole, notes, theirs))
    return [
        Figure("search as you type, 500,000 notes: the whole answer of the palette, p95", all_, "ms", GOAL_MS, f"{len(whole)} keystrokes; median {statistics.median(whole):.1f}, slowest {max(whole):.0f}"),
        Figure("the same question to the notes alone, against plain sqlite3 FTS5, p95", only / plain, "× sqlite3", GOAL_RATIO, f"{only:.1f} ms against {plain:.1f}; slowest {max(notes):.0f} against {max(theirs):.0f}"),
        Figure("the same, median", statistics.median(notes) / statistics.median(theirs), "× sqlite3", None, f"{statistics.median(notes):.1f} ms against {statistics.median(theirs):.1f}"),
        Figure("the whole answer, against the notes alone in plain sqlite3, p95", all_ / plain, "× sqlite3", None, "names, slips of the pen and 15 other kinds on our side"),
    ]  # fmt: skip


def _costs(vault: Vault, building: Sequence[float]) -> list[Figure]:
    sizes = {
        name: sum(size for table, size in _sizes(vault) if table.removeprefix("ix_").startswith(name)) / 2**20
        for name in (NAMES, WORDS, ENTRIES)
    }
    notes = sum(size for table, size in _sizes(vault) if table == "note") / 2**20
    started = time.perf_counter()
    scrub(vault._opened.connection)
    looked = (time.perf_counter() - started) * 1000
    return [
        Figure("filling 500,000 notes with the index", building[0] / building[1], "× sqlite3", None, "without journal"),
        Figure("size of the index beside the notes", sum(sizes.values()) / notes, "× notes", None, f"{sizes[WORDS]:.0f} MiB words, {sizes[NAMES]:.1f} names, {sizes[ENTRIES]:.0f} numbers; notes {notes:.0f}"),
        Figure("looking for words left behind, at closing", looked, "ms", None, ""),
    ]  # fmt: skip


# -- what is searched ----------------------------------------------------------------------------------------


def _vocabulary(lot: random.Random, count: int) -> list[str]:
    """Made-up words that read a little as Dutch: few beginnings, many endings."""
    starts = ["".join(lot.choice("bdghjklmnprstvwz") + lot.choice("aeiouij") for _part in range(2)) for _ in range(400)]
    ends = ["", "en", "er", "je", "heid", "ing", "lijk", "s", "school", "dag", "werk", "gesprek", "plan"]
    made: dict[str, None] = {}
    while len(made) < count:
        middle = "".join(lot.choice("klmnrstv") + lot.choice("aeiou") for _part in range(lot.randrange(3)))
        made[lot.choice(starts) + middle + lot.choice(ends)] = None
    return list(made)


def _notes(words: Sequence[str], children: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """(id, child, text): a few words stand in almost every note, most in hardly any."""
    lot = random.Random(11)
    heavy = list(accumulate(1 / (place + 3) for place in range(len(words))))
    for number in range(NOTES):
        child, first, _last = children[number % len(children)]
        some = lot.choices(words, cum_weights=heavy, k=WORDS_PER_NOTE)
        yield new_id(), child, f"{first} " + " ".join(some)


def _typed(lot: random.Random, words: Sequence[str], children: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """What is typed: common and rare words, a child, a child and a word, two words, a name with a slip of the pen."""
    heavy = list(accumulate(1 / (place + 3) for place in range(len(words))))
    some = lot.choices(words, cum_weights=heavy, k=12) + lot.sample(words, 8)
    who = lot.sample(children, 8)
    phrases = [*some, *(f"{first} {last}" for _id, first, last in who[:4])]
    phrases += [f"{first} {word}" for (_id, first, _last), word in zip(who[4:], some, strict=False)]
    phrases += [f"{one} {other}" for one, other in zip(some[::2], some[1::2], strict=True)]
    phrases += [last[:-3] + last[-2:] + "x" for _id, _first, last in who[:3]]
    for phrase in phrases:
        for letters in range(2, len(phrase) + 1):
            yield phrase[:letters].strip()


# -- both sides ----------------------------------------------------------------------------------------------


def _fill_vault(vault: Vault, children: Sequence[tuple[str, str, str]], notes: Iterator[tuple[str, str, str]]) -> float:
    """Seconds. Without the journal, which a bench of its own measures: half a million rows in it is a file of its own."""
    kept = vault._opened.connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'j\\_%' ESCAPE '\\'"
    ).fetchall()
    with vault.write("Vullen") as session:
        driver = session.connection()
        for name, _sql in kept:
            driver.exec_driver_sql(f'DROP TRIGGER "{name}"')
        values = PupilData().model_dump(mode="json")
        rows = [{**values, "id": id_, "first_name": first, "last_name": last} for id_, first, last in children]
        session.execute(columns(Pupil).id.table.insert(), rows)
        note = columns(Note).id.table.insert()
        started = time.perf_counter()
        batch: list[dict[str, object]] = []
        for id_, child, words in notes:
            batch.append(
                {"id": id_, "pupil_id": child, "written_on": TODAY, "kind": "note", "author": "", "text": words}
            )
            if len(batch) == 10_000:
                session.execute(note, batch)
                batch.clear()
        for _name, sql in kept:
            driver.exec_driver_sql(str(sql))
    return time.perf_counter() - started


def _plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("CREATE TABLE note(n INTEGER PRIMARY KEY, id TEXT, pupil_id TEXT, text TEXT)")
    options = "content='note', content_rowid='n', prefix='2 3 4', tokenize='unicode61 remove_diacritics 2'"
    connection.execute(f"CREATE VIRTUAL TABLE found USING fts5(text, {options})")
    connection.execute(
        "CREATE TRIGGER adding AFTER INSERT ON note BEGIN INSERT INTO found(rowid, text) VALUES (new.n, new.text); END"
    )
    return connection


def _fill_plain(plain: sqlite3.Connection, notes: Iterator[tuple[str, str, str]]) -> float:
    started = time.perf_counter()
    with plain:
        plain.executemany("INSERT INTO note(id, pupil_id, text) VALUES (?, ?, ?)", notes)
    return time.perf_counter() - started


def _race(vault: Vault, plain: sqlite3.Connection, typed: Sequence[str]) -> tuple[list[float], ...]:
    """Milliseconds of every keystroke: the whole answer, the notes alone, plain sqlite3. In turn, so that a busy machine
    slows all of them.
    """
    asks: tuple[Callable[[str], object], ...] = (
        lambda one: _ask_vault(vault, one),
        lambda one: _ask_notes(vault, one),
        lambda one: _ask_plain(plain, one),
    )
    for one in typed[:INITIALLY]:
        for ask in asks:
            ask(one)
    times: tuple[list[float], ...] = ([], [], [])
    for one in typed:
        for ask, mine in zip(asks, times, strict=True):
            mine.append(_timed(lambda ask=ask, one=one: ask(one)))
    return times


def _ask_vault(vault: Vault, typed: str) -> None:
    with vault.read() as session:
        find(session, typed, TODAY)


def _ask_notes(vault: Vault, typed: str) -> None:
    """What plain sqlite3 is asked as well: the five newest notes with all these words, and where they stand in them."""
    with vault.read() as session:
        cut = cutter(session)
        written(session, cut, Sought(words_of(cut, typed)), TODAY, LIMIT, [NOTES_SPOT])


def _ask_plain(plain: sqlite3.Connection, typed: str) -> None:
    words = " ".join(f'"{word}"*' for word in typed.split())
    plain.execute(
        "SELECT n, snippet(found, 0, '[', ']', '…', 12) FROM found JOIN note ON note.n = found.rowid "
        "WHERE found MATCH ? ORDER BY found.rowid DESC LIMIT 5",
        (words,),
    ).fetchall()


def _timed(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return (time.perf_counter() - started) * 1000


def _sizes(vault: Vault) -> list[tuple[str, int]]:
    rows = vault._opened.connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    return [(str(name), int(str(size))) for name, size in rows]
