"""Any hand in the journal shows: every kind of cell, rows gone or added or moved, content that went without a destruction."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from rondom.dossier.actions import add_note, add_pupil, change_note, change_pupil, remove_note
from rondom.dossier.model import NoteData, PupilData
from rondom.opening import unlock
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.school.actions import change_school
from rondom.vault import anchor, container, dbapi
from rondom.vault.base import metadata
from rondom.vault.chain import Part, Verdict, batches, genesis, link, packed, verify
from rondom.vault.journal import lay_triggers, lift_triggers
from rondom.vault.vault import Actor
from tests.architecture.source import ROOT
from tests.mees import PASSWORD, TODAY, add_mees, new_vault

JOURNAL = ("journal_action", "journal_cell", "journal_part")
SCHOOL, BORN, MANY, LOOKED, GONE = 2, 3, 4, 8, 11
"""Numbers of actions in `lived_in`, as told there."""


@cache
def lived_in() -> bytes:
    """A closed vault: three children, of whom one was destroyed, with changes, looks, undo and things of the school."""
    with TemporaryDirectory() as folder, new_vault(Path(folder)) as vault:
        vault.actor = Actor("colleague", "Wim Zwaluw")
        with vault.write("School veranderd") as session:  # 2; 1 made the vault
            change_school(session, place="Den Haag")
        with vault.write("Leerling toegevoegd") as session:  # 3
            mees = add_mees(session).id
        with vault.write("Leerlingen ingelezen") as session:  # 4: several children and the school in one action
            fleur, gone = (add_pupil(session, PupilData(first_name=name)) for name in ("Fleur", "Kanarie"))
            change_school(session, brin="00XX")
        notes = []
        for child in (mees, fleur, gone):  # 5, 6, 7
            with vault.write("Notitie toegevoegd") as session:
                notes.append(add_note(session, child, NoteData(written_on=TODAY, text=f"Over {child}")))
        assert vault.see("Dossier bekeken", mees)  # 8
        with vault.write("Notitie veranderd") as session:  # 9
            change_note(session, notes[0], text="Anders", written_on=date(2026, 1, 5))
        with vault.write("Notitie verwijderd") as session:  # 10
            remove_note(session, notes[1])
        destroy_dossier(vault, gone, DestructionReason.RETENTION)  # 11
        with vault.write("Leerling veranderd") as session:  # 12
            change_pupil(session, mees, level=2)
        vault.undo()  # 13
        vault.close()
        return vault.path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "school.rondom"
    path.write_bytes(lived_in())
    return path


@contextmanager
def a_hand_in(path: Path) -> Iterator[apsw.Connection]:
    """Someone with the key and a plain tool: no guards, no seam."""
    opened = container.open_with_password(path, PASSWORD)
    try:
        opened.connection.pragma("foreign_keys", False)
        lift_triggers(opened.connection)
        yield opened.connection
        lay_triggers(opened.connection)
    finally:
        opened.close()


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[apsw.Connection]:
    """The same on a file of its own, for what is rolled back."""
    path = tmp_path_factory.mktemp("hand") / "school.rondom"
    path.write_bytes(lived_in())
    with a_hand_in(path) as connection:
        engine_of(connection)
        yield connection


def verdict(path: Path) -> Verdict:
    vault = unlock(path, PASSWORD)
    try:
        with vault.read() as session:
            whole = verify(session)
            assert list(batches(session))[-1].whole == whole.whole
            return whole
    finally:
        vault.close()


# -- what is well --------------------------------------------------------------------------------------------


def test_a_journal_that_nobody_touched_is_whole(path: Path) -> None:
    assert verdict(path) == Verdict(True, None, 13, 13)


def test_it_can_be_followed_in_pieces(path: Path) -> None:
    vault = unlock(path, PASSWORD)
    with vault.read() as session:
        assert verify(session, limit=5) == Verdict(True, None, 5, 5)
        assert verify(session, after=5, limit=7) == Verdict(True, None, 7, 12)
        assert verify(session, after=12) == Verdict(True, None, 1, 13)
        assert verify(session, after=13) == Verdict(True, None, 0, 13)
    vault.close()


def test_a_vault_without_any_change_is_whole(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault, vault.read() as session:
        assert verify(session) == Verdict(True, None, 1, 1)


def test_it_goes_on_after_closing_and_opening(path: Path) -> None:
    for word in ("een", "twee"):
        vault = unlock(path, PASSWORD)
        with vault.write("School veranderd") as session:
            change_school(session, place=word)
        vault.close()
    assert verdict(path) == Verdict(True, None, 15, 15)


def test_what_was_refused_leaves_no_hole(path: Path) -> None:
    vault = unlock(path, PASSWORD)
    with pytest.raises(ZeroDivisionError), vault.write("Mislukt") as session:
        change_school(session, place="weg")
        raise ZeroDivisionError
    with vault.write("Niets"):
        pass
    with vault.write("School veranderd") as session:
        change_school(session, place="wel")
    vault.close()
    assert verdict(path) == Verdict(True, None, 14, 14)


def test_a_copy_is_whole_too(path: Path, tmp_path: Path) -> None:
    vault = unlock(path, PASSWORD)
    vault.backup(tmp_path / "kopie.rondom")
    vault.close()
    assert verdict(tmp_path / "kopie.rondom").whole


# -- a hand in it --------------------------------------------------------------------------------------------

COLUMNS = [(table, column.name) for table in JOURNAL for column in metadata.tables[table].columns]
OTHERWISE = {int: lambda old: old + 1000, str: lambda old: old + "x", bytes: lambda old: bytes([old[0] ^ 1]) + old[1:]}


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{table}.{column}" for table, column in COLUMNS])
def test_every_cell_of_the_journal_counts(hand: apsw.Connection, table: str, column: str) -> None:
    """Each value of this column, one at a time, written otherwise: always found, and that action or an earlier one named.

    The one thing that may change unseen is the sentence of an action of which all content was destroyed.
    """
    number = "seq" if table == "journal_action" else "action"
    keys = [one.name for one in metadata.tables[table].primary_key]
    where = " AND ".join(f'"{name}" = ?' for name in keys)
    rows = list(hand.execute(f'SELECT {number}, "{column}", {", ".join(keys)} FROM {table} ORDER BY {number}'))
    tried = 0
    for seq, old, *key in rows:
        for new in alternatives(old):
            found = looked_at(hand, f'UPDATE {table} SET "{column}" = ? WHERE {where}', (new, *key))
            if found is None:
                continue  # the table itself refuses it
            tried += 1
            hidden = (table, column, old) == ("journal_action", "sentence", "")
            assert found.whole == hidden, (seq, key, old, new)
            assert hidden or (found.first_bad or 99) <= max(seq, 1), (seq, key, old, new)
    assert tried >= len(rows)
    assert verify_on(hand).whole


def alternatives(old: Any) -> list[Any]:
    if old is None:
        return ["iets", b"x" * 32]
    changed = {int: lambda: old + 1000, str: lambda: f"{old}x", bytes: lambda: bytes([old[0] ^ 1]) + old[1:]}
    return [changed[type(old)](), None]


def looked_at(connection: apsw.Connection, statements: str, values: tuple[Any, ...] = ()) -> Verdict | None:
    """What the chain says after these statements; all is as it was afterwards. None when one is refused."""
    connection.execute("BEGIN")
    try:
        connection.execute(statements, values)
        return verify_on(connection)
    except (apsw.ConstraintError, apsw.MismatchError):
        return None
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def verify_on(connection: apsw.Connection) -> Verdict:
    with Session(engine_of(connection)) as session:
        return verify(session)


@cache
def engine_of(connection: apsw.Connection) -> Engine:
    """It begins nothing, so that it can look into the middle of a change; a session that ends rolls back."""
    engine = create_engine(
        "sqlite://", module=dbapi, creator=lambda: dbapi.Connection(connection), poolclass=StaticPool
    )
    engine.connect().close()  # the first one rolls back too
    return engine


TAMPERED: dict[str, tuple[str, int]] = {
    "a cell gone": ("DELETE FROM journal_cell WHERE action = 5", 5),
    "one of many cells gone": (f"DELETE FROM journal_cell WHERE id = (SELECT max(id) FROM journal_cell WHERE action = {BORN})", BORN),
    "cells of one child gone from an action of many": (f"DELETE FROM journal_cell WHERE action = {MANY} AND pupil_id IS NOT NULL", MANY),
    "cells of nobody gone": (f"DELETE FROM journal_cell WHERE action = {MANY} AND pupil_id IS NULL", MANY),
    "a part gone with its cells": ("DELETE FROM journal_part WHERE action = 5; DELETE FROM journal_cell WHERE action = 5", 5),
    "a look gone": (f"DELETE FROM journal_part WHERE action = {LOOKED}", LOOKED),
    "a look by nobody": (f"DELETE FROM journal_action WHERE seq = {LOOKED}; DELETE FROM journal_part WHERE action = {LOOKED}", LOOKED),
    "an action gone": ("DELETE FROM journal_action WHERE seq = 6", 6),
    "an action gone with all of it": (
        "DELETE FROM journal_action WHERE seq = 6; DELETE FROM journal_part WHERE action = 6; DELETE FROM journal_cell WHERE action = 6", 6,
    ),
    "an action gone and the rest moved up": (
        "DELETE FROM journal_action WHERE seq = 6; DELETE FROM journal_part WHERE action = 6; DELETE FROM journal_cell WHERE action = 6;"
        "UPDATE journal_action SET seq = seq - 1 WHERE seq > 6; UPDATE journal_part SET action = action - 1 WHERE action > 6;"
        "UPDATE journal_cell SET action = action - 1 WHERE action > 6", 6,
    ),
    "the first action gone": ("DELETE FROM journal_action WHERE seq = 1", 1),
    "the first action gone with all of it": (
        "DELETE FROM journal_action WHERE seq = 1; DELETE FROM journal_part WHERE action = 1; DELETE FROM journal_cell WHERE action = 1", 1,
    ),
    "two actions in the other order": (
        "UPDATE journal_action SET seq = 999 WHERE seq = 5; UPDATE journal_action SET seq = 5 WHERE seq = 6; UPDATE journal_action SET seq = 6 WHERE seq = 999", 5,
    ),
    "two actions with all of it in the other order": (
        "UPDATE journal_action SET seq = 6 + 5 - seq + 990 WHERE seq IN (5, 6); UPDATE journal_action SET seq = seq - 990 WHERE seq > 990;"
        "UPDATE journal_part SET action = 6 + 5 - action WHERE action IN (5, 6);"
        "UPDATE journal_cell SET action = 6 + 5 - action WHERE action IN (5, 6)", 5,
    ),
    "two cells in the other order": (
        "UPDATE journal_cell SET id = -1 WHERE id = (SELECT min(id) FROM journal_cell WHERE action = 9);"
        "UPDATE journal_cell SET id = id - 1 WHERE id = (SELECT max(id) FROM journal_cell WHERE action = 9);"
        "UPDATE journal_cell SET id = (SELECT max(id) + 1 FROM journal_cell WHERE action = 9) WHERE id = -1", 9,
    ),
    "a cell that moved to another child": ("UPDATE journal_cell SET pupil_id = 'iemand' WHERE action = 5", 5),
    "a cell more": ("INSERT INTO journal_cell(action, tbl, \"row\", pupil_id) SELECT 5, 'note', 'x', pupil_id FROM journal_part WHERE action = 5", 5),
    "a cell more of another child": ("INSERT INTO journal_cell(action, tbl, \"row\", pupil_id) VALUES (5, 'note', 'x', 'y')", 5),
    "a cell more in a look": (f"INSERT INTO journal_cell(action, tbl, \"row\") VALUES ({LOOKED}, 'note', 'x')", LOOKED),
    "a cell before all actions": ("INSERT INTO journal_cell(action, tbl, \"row\") VALUES (0, 'note', 'x')", 14),
    "a cell after all actions": ("INSERT INTO journal_cell(action, tbl, \"row\") VALUES (14, 'note', 'x')", 14),
    "a part more": ("INSERT INTO journal_part(action, pupil_id, salt, digest) VALUES (5, 'x', x'00', x'00')", 5),
    "a part after all actions": ("INSERT INTO journal_part(action, pupil_id) VALUES (14, 'x')", 14),
    "an action more at the end": (
        "INSERT INTO journal_action SELECT 14, id, hlc, device, at, actor, sentence, kind, reverses, actor_id, chain FROM journal_action WHERE seq = 13", 14,
    ),
    "an action from before the chain at the end": (
        "INSERT INTO journal_action(seq, id, hlc, device, at, actor, sentence, kind) VALUES (14, 'x', 'x', 'x', 'x', 'x', 'x', 'do')", 14,
    ),
    "the first actions as if from before the chain": (
        "UPDATE journal_action SET chain = NULL, actor_id = '' WHERE seq < 4; UPDATE journal_part SET digest = NULL, salt = NULL WHERE action < 4", 4,
    ),
    "all actions as if from before the chain": ("UPDATE journal_action SET chain = NULL", 1),
    "content destroyed without a destruction": (
        "DELETE FROM journal_cell WHERE action = 5; UPDATE journal_part SET salt = NULL WHERE action = 5", 5,
    ),
    "content destroyed and a destruction put in the table": (
        "DELETE FROM journal_cell WHERE action = 5; UPDATE journal_part SET salt = NULL WHERE action = 5;"
        "INSERT INTO destruction SELECT 'd', pupil_id, '2026-03-12', '', '', 'retention', '{}' FROM journal_part WHERE action = 5", 5,
    ),
    "content destroyed and a destruction put in the journal": (
        "DELETE FROM journal_cell WHERE action = 5; UPDATE journal_part SET salt = NULL WHERE action = 5;"
        "INSERT INTO journal_cell(action, tbl, \"row\", after) "
        f"SELECT {GONE}, 'destruction', 'd', json_object('dossier', pupil_id) FROM journal_part WHERE action = 5", GONE,
    ),
    "the destruction gone": (f"DELETE FROM journal_cell WHERE action = {GONE}", MANY),
    "the destruction of someone else": (
        f"UPDATE journal_cell SET after = json_replace(after, '$.dossier', 'iemand') WHERE action = {GONE}", MANY,
    ),
    "the destruction no JSON": (f"UPDATE journal_cell SET after = '[' WHERE action = {GONE}", MANY),
    "destroyed content back": (
        "INSERT INTO journal_cell(action, tbl, \"row\", pupil_id) SELECT 7, 'note', 'x', pupil_id FROM journal_part WHERE action = 7", 7,
    ),
    "text that is no text": ("UPDATE journal_cell SET before = CAST(x'ff' AS TEXT) WHERE action = 9", 9),
    "a sentence that is no text": ("UPDATE journal_action SET sentence = CAST(x'ff' AS TEXT) WHERE seq = 9", 9),
}  # fmt: skip


@pytest.mark.parametrize(("statements", "first"), TAMPERED.values(), ids=TAMPERED.keys())
def test_it_shows(hand: apsw.Connection, statements: str, first: int) -> None:
    found = looked_at(hand, statements)
    assert found is not None
    assert (found.whole, found.first_bad) == (False, first)


def test_after_a_hand_the_rest_is_not_believed_either(path: Path) -> None:
    """Going on in such a vault does not mend it."""
    with a_hand_in(path) as connection:
        connection.execute("UPDATE journal_action SET actor = 'iemand anders' WHERE seq = 5")
    vault = unlock(path, PASSWORD)
    with vault.write("School veranderd") as session:
        change_school(session, place="Delft")
    vault.close()
    assert verdict(path).first_bad == 5


def test_a_moment_that_is_no_moment_does_not_keep_a_vault_closed(path: Path) -> None:
    with a_hand_in(path) as connection:
        connection.execute("UPDATE journal_action SET hlc = 'straks' WHERE seq = 13")
    vault = unlock(path, PASSWORD)
    with vault.write("School veranderd") as session:
        change_school(session, place="Delft")
    with vault.read() as session:
        assert verify(session).first_bad == 13
    vault.close()


# -- what only this computer can tell ------------------------------------------------------------------------


def test_actions_that_are_missing_at_the_end_are_caught_by_the_anchor(path: Path) -> None:
    vault = unlock(path, PASSWORD)
    assert not anchor.older_than_here(vault)
    vault.close()
    with a_hand_in(path) as connection:
        for table, number in (("journal_cell", "action"), ("journal_part", "action"), ("journal_action", "seq")):
            connection.execute(f"DELETE FROM {table} WHERE {number} > 11")
    assert verdict_and_anchor(path) == (True, True)


def test_a_journal_that_was_written_anew_is_caught_by_the_anchor(path: Path) -> None:
    """Who has the key can make every digest fit; but not so that it is the same journal."""
    unlock(path, PASSWORD).close()
    with a_hand_in(path) as connection:
        connection.execute("UPDATE journal_action SET actor = 'iemand anders' WHERE seq = 5")
        seal_again(connection)
    assert verdict_and_anchor(path) == (True, True)


def verdict_and_anchor(path: Path) -> tuple[bool, bool]:
    """Whether the chain holds, and whether this computer knows a later one."""
    vault = unlock(path, PASSWORD)
    with vault.read() as session:
        whole = verify(session).whole
    older = anchor.older_than_here(vault)
    vault.close()
    return whole, older


def seal_again(connection: apsw.Connection) -> None:
    before = genesis(0)
    for seq, *head in list(connection.execute(_HEAD)):
        parts = dict(connection.execute("SELECT pupil_id, digest FROM journal_part WHERE action = ?", (seq,)))
        before = link(before, (seq, *head), parts)
        connection.execute("UPDATE journal_action SET chain = ? WHERE seq = ?", (before, seq))


_HEAD = "SELECT seq, id, hlc, device, at, actor_id, actor, kind, reverses FROM journal_action ORDER BY seq"


# -- a vault from before the chain ---------------------------------------------------------------------------

OLD = ROOT / "tests" / "vaults" / "schema-0001.rondom"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "oud.rondom"
    shutil.copy(OLD, path)
    vault = unlock(path, OLD_PASSWORD)
    with vault.write("School veranderd") as session:
        change_school(session, place="Delft")
    vault.close()
    return path


OLD_PASSWORD = "een wachtwoord voor de proef"


def test_the_chain_begins_after_what_was_there(old: Path) -> None:
    vault = unlock(old, OLD_PASSWORD)
    with vault.read() as session:
        found = verify(session)
        counts = session.execute(text("SELECT count(chain), count(*) FROM journal_action")).one()
    vault.close()
    assert found == Verdict(True, None, counts[1], counts[1])
    assert counts[0] == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal_action WHERE seq = 1",
        "DELETE FROM journal_action WHERE chain IS NULL",
        "UPDATE journal_action SET chain = x'00' WHERE seq = 2",
        "UPDATE journal_action SET chain = NULL WHERE chain IS NOT NULL",
    ],
)
def test_from_before_the_chain_nothing_is_missing(old: Path, statement: str) -> None:
    opened = container.open_with_password(old, OLD_PASSWORD)
    opened.connection.pragma("foreign_keys", False)
    lift_triggers(opened.connection)
    engine_of(opened.connection)
    found = looked_at(opened.connection, statement)
    opened.close()
    assert found is not None
    assert not found.whole


# -- the bytes -----------------------------------------------------------------------------------------------

VALUES = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.text(), st.binary())


@given(st.lists(VALUES, max_size=4), st.lists(VALUES, max_size=4))
def test_no_two_rows_are_the_same_bytes(one: list[Any], other: list[Any]) -> None:
    same = [(type(value), repr(value)) for value in one] == [(type(value), repr(value)) for value in other]
    assert (packed(one) == packed(other)) == same


@given(st.binary(min_size=16, max_size=16), st.text(max_size=20), st.lists(st.lists(VALUES, max_size=6), max_size=4))
def test_a_digest_depends_on_its_salt_its_sentence_and_every_cell(salt: bytes, sentence: str, cells: list[Any]) -> None:
    def digest(salt: bytes, sentence: str, cells: list[Any]) -> bytes:
        part = Part(salt, sentence)
        for cell in cells:
            part.add(cell)
        return part.digest

    whole = digest(salt, sentence, cells)
    assert whole == digest(salt, sentence, cells)
    assert whole != digest(bytes(16) if any(salt) else b"x" * 16, sentence, cells)
    assert whole != digest(salt, sentence + "x", cells)
    if cells and any(cells):
        assert whole != digest(salt, sentence, [])
