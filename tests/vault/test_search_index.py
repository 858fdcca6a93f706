"""The index knows exactly what stands in the rows, whichever way they came and went, and keeps nothing of what is gone."""

from __future__ import annotations

import hashlib
import importlib
import random
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import apsw
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import AutoString

from rondom.dossier.actions import add_note, change_note, change_pupil, remove_note
from rondom.dossier.model import NoteData
from rondom.opening import unlock
from rondom.search.places import NOT_SEARCHED, SPOTS
from rondom.vault import migrate
from rondom.vault.base import metadata
from rondom.vault.journal import OUTSIDE
from rondom.vault.search_index import (
    ENTRIES,
    KIND_BITS,
    NAMES,
    SOURCES,
    WORDS,
    Source,
    columns_of,
    lay_index,
    lift_index,
    scrub,
)
from rondom.vault.search_look import cutter, is_word, matching, starts
from rondom.vault.vault import Vault
from tests.architecture.source import ROOT
from tests.mees import PASSWORD, Mees, add_mees, new_vault

for model in (ROOT / "rondom").glob("*/model.py"):
    importlib.import_module(f"rondom.{model.parent.name}.model")

NOTE = next(source for source in SOURCES if source.table == "note")
PUPIL = SOURCES[0]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as opened:
        yield opened


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Leerling toegevoegd") as session:
        return add_mees(session)


def note(vault: Vault, mees: Mees, words: str) -> str:
    with vault.write("Notitie toegevoegd") as session:
        return add_note(session, mees.id, NoteData(written_on=date(2026, 3, 12), text=words))


def found(vault: Vault, expression: str, source: Source = NOTE, most: int = 10) -> list[str]:
    with vault.read() as session:
        return matching(session, [(source, expression)], most).get(source.number, [])


def native(vault: Vault) -> apsw.Connection:
    return vault._opened.connection


def pages(vault: Vault) -> bytes:
    """Every page of the vault as it is on disk, decrypted."""
    return native(vault).serialize("main")


def content_of_index(vault: Vault) -> set[tuple[str, int, str]]:
    """(index, row, word) of every word."""
    connection = native(vault)
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.names_v USING fts5vocab(main, search_names, instance)")
    every = {NAMES: "temp.names_v", WORDS: f"{WORDS}_v"}
    return {
        (index, int(doc), str(term))
        for index, look in every.items()
        for term, doc in connection.execute(f"SELECT term, doc FROM {look}")
    }


def content_of_rows(vault: Vault) -> set[tuple[str, int, str]]:
    """The same, as the rows themselves say it."""
    expected: set[tuple[str, int, str]] = set()
    with vault.read() as session:
        driver, cut = session.connection(), cutter(session)
        for source in SOURCES:
            columns = ", ".join(f't."{column}"' for column in source.columns)
            child = f't."{source.child}"' if source.child and source.index == WORDS else "''"
            rows = driver.exec_driver_sql(
                f'SELECT e.n, {child}, {columns} FROM "{source.table}" t JOIN {ENTRIES} e ON e.id = t.id '
                f"AND e.n >> {KIND_BITS} = {source.number}"
            ).all()
            assert len(rows) == driver.exec_driver_sql(f'SELECT count(*) FROM "{source.table}"').scalar()
            for number, pupil, *texts in rows:
                words = {one.word for value in texts for one in cut(value or "")}
                expected |= {(source.index, number, word) for word in words}
                if pupil:
                    expected.add((source.index, number, f"\ue000{pupil}"))
        entries = driver.exec_driver_sql(f"SELECT count(*) FROM {ENTRIES}").scalar_one()
        rows_there = sum(driver.exec_driver_sql(f'SELECT count(*) FROM "{one.table}"').scalar_one() for one in SOURCES)
        assert entries == rows_there
    return expected


# -- what is searched ----------------------------------------------------------------------------------------


def text_columns() -> Iterator[str]:
    """Every column a person types words in."""
    for table in metadata.tables.values():
        for column in table.columns:
            is_text = (
                isinstance(column.type, AutoString | sa.String) and not column.foreign_keys and column.name != "id"
            )
            if is_text and table.name not in OUTSIDE:
                yield f"{table.name}.{column.name}"


def test_every_text_column_is_searched_or_has_a_reason_not_to_be() -> None:
    searched = {f"{source.table}.{column}" for source in SOURCES for column in source.columns}
    every = set(text_columns())
    reasons = {name for name in every if name in NOT_SEARCHED or f"{name.split('.')[0]}.*" in NOT_SEARCHED}
    assert every, "no models found"
    assert sorted(every - searched - reasons) == []
    assert sorted(searched & reasons) == []
    assert sorted(searched - every) == []


def test_no_reason_is_left_of_a_column_that_is_gone() -> None:
    every = set(text_columns())
    tables = {name.split(".")[0] for name in every}
    gone = [name for name in NOT_SEARCHED if name not in every and not (name[-2:] == ".*" and name[:-2] in tables)]
    assert gone == []


def test_no_number_or_address_is_in_the_index() -> None:
    secret = {"phone", "email", "street", "postcode", "place", "replacement_phone"}
    assert not [one for source in SOURCES for one in source.columns if one in secret]
    assert not columns_of("address")


def test_everything_that_was_written_can_be_told() -> None:
    told = {spot.source.number for spot in SPOTS}
    assert told == {source.number for source in SOURCES if source.index == WORDS}


SHAPES = {
    2: "074d7bf2006413ae",
    3: "17d113cc08e25932",
    4: "4c74c74ec4483bf1",
    5: "ec30f093c3b83d4a",
    6: "6310714c36879134",
}


def test_another_index_comes_with_another_shape() -> None:
    """A vault keeps the index it was given until a step of the migration makes it anew. So whoever changes the index
    adds a step (an empty one will do) and one line here."""
    connection = apsw.Connection(":memory:")
    for table in metadata.tables.values():
        connection.execute(str(sa.schema.CreateTable(table).compile(dialect=sa.dialects.sqlite.dialect())))
    lay_index(connection)
    laid = connection.execute("SELECT sql FROM sqlite_schema WHERE name LIKE 's_%' AND sql NOT LIKE '%shadow%'")
    mine = sorted(str(sql) for (sql,) in laid if sql and ("search_" in str(sql)))
    assert hashlib.sha256("\n".join(mine).encode()).hexdigest()[:16] == SHAPES[migrate.SCHEMA]


# -- it follows the rows -------------------------------------------------------------------------------------


def test_a_word_is_found_when_written_and_not_when_changed_or_gone(vault: Vault, mees: Mees) -> None:
    one = note(vault, mees, "De boekentas stond er.")
    assert found(vault, is_word("boekentas")) == [one]
    with vault.write("Notitie veranderd") as session:
        change_note(session, one, text="De gymtas stond er.")
    assert found(vault, is_word("boekentas")) == []
    assert found(vault, is_word("gymtas")) == [one]
    with vault.write("Notitie verwijderd") as session:
        remove_note(session, one)
    assert found(vault, is_word("gymtas")) == []


def test_undo_and_redo_take_the_words_along(vault: Vault, mees: Mees) -> None:
    one = note(vault, mees, "zilverdraad")
    vault.undo()
    assert found(vault, is_word("zilverdraad")) == []
    vault.redo()
    assert found(vault, is_word("zilverdraad")) == [one]


def test_what_was_refused_is_not_found(vault: Vault, mees: Mees) -> None:
    with pytest.raises(RuntimeError), vault.write("Notitie toegevoegd") as session:
        add_note(session, mees.id, NoteData(written_on=date(2026, 3, 12), text="halverwege"))
        raise RuntimeError
    assert found(vault, is_word("halverwege")) == []
    assert content_of_index(vault) == content_of_rows(vault)


def test_a_child_that_goes_takes_all_its_words_along(vault: Vault, mees: Mees) -> None:
    note(vault, mees, "boekentas")
    with vault.write("Leerling verwijderd") as session:
        session.execute(text("DELETE FROM pupil WHERE id = :id"), {"id": mees.id})
    assert found(vault, starts("mees"), PUPIL) == []
    assert content_of_index(vault) == content_of_rows(vault)


def test_the_newest_come_first_also_after_a_change(vault: Vault, mees: Mees) -> None:
    ids = [note(vault, mees, f"regenbui {number}") for number in range(6)]
    with vault.write("Notitie veranderd") as session:
        change_note(session, ids[1], text="regenbui anders")
    assert found(vault, starts("reg"), most=4) == ids[:1:-1]


Step = tuple[str, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "remove", "undo", "redo", "name"]),
        st.integers(0, 5),
        st.text(alphabet="aábc Zz-1ß\ue000é\n", max_size=12),
    ),
    max_size=12,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_whatever_is_done_the_index_says_what_the_rows_say(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    with new_vault(tmp_path_factory.mktemp("walk")) as vault:
        with vault.write("Leerling toegevoegd") as session:
            mees = add_mees(session)
        notes: list[str] = []
        for what, at, words in steps:
            _do(vault, mees, notes, what, at, words)
        assert content_of_index(vault) == content_of_rows(vault)
        for index in (NAMES, WORDS):
            native(vault).execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")


def _do(vault: Vault, mees: Mees, notes: list[str], what: str, at: int, words: str) -> None:
    there = [one for one in notes if found_row(vault, one)]
    if what == "undo" and vault.undo_sentence != "Leerling toegevoegd":
        vault.undo()
    elif what == "redo":
        vault.redo()
    elif what == "add":
        notes.append(note(vault, mees, words))
    elif what == "name":
        with vault.write("Naam veranderd") as session:
            change_pupil(session, mees.id, first_name=words)
    elif there and what in ("change", "remove"):
        one = there[at % len(there)]
        with vault.write("Notitie") as session:
            change_note(session, one, text=words) if what == "change" else remove_note(session, one)


def found_row(vault: Vault, id_: str) -> bool:
    with vault.read() as session:
        return session.execute(text("SELECT 1 FROM note WHERE id = :id"), {"id": id_}).first() is not None


# -- made anew -----------------------------------------------------------------------------------------------


def test_made_anew_it_says_the_same(vault: Vault, mees: Mees) -> None:
    for number in range(5):
        note(vault, mees, f"boekentas {number}")
    before = content_of_index(vault)
    lift_index(native(vault))
    assert not [name for (name,) in native(vault).execute("SELECT name FROM sqlite_schema") if "search_" in str(name)]
    lay_index(native(vault))
    assert content_of_index(vault) == before == content_of_rows(vault)


def test_a_copy_is_searched_as_the_vault_itself(vault: Vault, mees: Mees, tmp_path: Path) -> None:
    """VACUUM gives rows of ordinary tables other numbers; the index may not notice."""
    ids = [note(vault, mees, f"regenbui {number}") for number in range(20)]
    with vault.write("Notities verwijderd") as session:
        for one in ids[:15]:
            remove_note(session, one)
    vault.backup(tmp_path / "kopie.rondom")
    copy = unlock(tmp_path / "kopie.rondom", PASSWORD)
    try:
        assert found(copy, starts("regenbui")) == ids[:14:-1]
        assert content_of_index(copy) == content_of_index(vault)
        with copy.write("Notitie verwijderd") as session:
            remove_note(session, ids[-1])
        assert found(copy, starts("regenbui")) == ids[-2:14:-1]
    finally:
        copy.close()


# -- nothing of what is gone ---------------------------------------------------------------------------------

WORD = "zwemdiplomafeestje"
"""Its folded form stands in the index only: in the rows and in the journal it is written with an accent."""
WRITTEN = "Zwemdíplómafeestje"


def test_a_word_that_is_gone_is_on_no_page(vault: Vault, mees: Mees) -> None:
    one = note(vault, mees, f"Kom op het {WRITTEN}!")
    assert WORD[6:].encode() in pages(vault)
    with vault.write("Notitie veranderd") as session:
        change_note(session, one, text="Kom maar niet.")
    assert WORD[6:].encode() not in pages(vault)


def test_a_name_that_is_gone_is_on_no_page(vault: Vault, mees: Mees) -> None:
    with vault.write("Naam veranderd") as session:
        change_pupil(session, mees.id, last_name=WRITTEN)
    assert WORD[6:].encode() in pages(vault)
    with vault.write("Leerling verwijderd") as session:
        session.execute(text("DELETE FROM pupil WHERE id = :id"), {"id": mees.id})
    assert WORD[6:].encode() not in pages(vault)


def some_words(seed: int, count: int) -> list[str]:
    """Made-up words, written with an accent at the end that the index takes away."""
    lot = random.Random(seed)
    return ["".join(lot.choice(string.ascii_lowercase) for _ in range(11)) + "é" for _ in range(count)]


def left_over(vault: Vault, words: list[str]) -> list[str]:
    image = pages(vault)
    return [word for word in words if (word[4:-1] + "e").encode() in image or (word[:-1] + "e").encode() in image]


@pytest.mark.parametrize("seed", range(2))
def test_of_many_texts_that_are_gone_no_word_is_left_after_scrubbing(vault: Vault, mees: Mees, seed: int) -> None:
    words = some_words(seed, 3000)
    texts = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    lot = random.Random(seed)
    for start in range(0, len(texts), 25):  # in several goes, so that SQLite puts pieces of its index together
        with vault.write("Notities toegevoegd") as session:
            for one in texts[start : start + 25]:
                add_note(session, mees.id, NoteData(written_on=date(2026, 3, 12), text=one))
    assert len(left_over(vault, words)) > len(words) * 0.99  # a few lie over the edge of two pages
    with vault.read() as session:
        rows = session.execute(text("SELECT id, text FROM note ORDER BY id")).all()
    gone = lot.sample(rows, len(rows) // 2)
    with vault.write("Notities verwijderd") as session:
        for row in gone:
            remove_note(session, row.id)
    scrub(native(vault))
    dead = [word for row in gone for word in row.text.split()]
    assert left_over(vault, dead) == []
    alive = [word for word in words if word not in set(dead)]
    assert len(left_over(vault, alive)) > len(alive) * 0.99
    assert not scrub(native(vault))


def test_scrubbing_finds_a_key_that_was_left_between_pages(vault: Vault, mees: Mees) -> None:
    """As SQLite leaves it: the word is in no row any more, and still a key."""
    note(vault, mees, "boekentas")
    assert not scrub(native(vault))
    [(segment,)] = native(vault).execute(f"SELECT max(segid) FROM {WORDS}_idx").fetchall()
    native(vault).execute(
        f"INSERT INTO {WORDS}_idx(segid, term, pgno) VALUES (?, ?, ?)", (segment, b"0" + WORD.encode(), 1 << 20)
    )
    assert WORD.encode() in pages(vault)
    assert scrub(native(vault))
    assert WORD.encode() not in pages(vault)
    assert found(vault, is_word("boekentas"))
