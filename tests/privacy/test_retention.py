"""When a dossier has been kept long enough, and what is left of one that was destroyed: proof, and not a word of the child."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from rondom import clock
from rondom.dossier.actions import (
    add_caregiver,
    add_note,
    add_pupil,
    change_note,
    change_pupil,
    remove_note,
    set_address,
)
from rondom.dossier.model import CaregiverData, NoteData, PupilData
from rondom.errors import EnvironmentProblem, UserProblem
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.meetings.table import add_agreement
from rondom.opening import unlock
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier, destructions, due
from rondom.school.actions import change_school
from rondom.timeline.actions import add_event, set_view
from rondom.timeline.model import EventData
from rondom.vault import vault as vault_module
from rondom.vault.chain import verify
from rondom.vault.journal import OUTSIDE
from rondom.vault.vault import Change, Vault
from tests.mees import PASSWORD, START, TODAY, Mees, add_mees, new_vault
from tests.vault.contents import content, is_sound, tables

CANARY, OTHER = "kanariezang", "merelzang"
"""Words in everything that is typed about the child that goes, and about the one that stays."""


def filled(vault: Vault, word: str) -> str:
    """A child with `word` in every kind of thing that can be typed about it. Returns its id."""
    with vault.write(f"Leerling {word} toegevoegd") as session:
        child = add_pupil(session, PupilData(first_name=f"A{word}", last_name=f"B{word}", question=f"{word}?"))
        parent = add_caregiver(session, child, CaregiverData(name=f"C{word}"))
        set_address(session, child, parent, street=f"{word}laan 1", secret=True)
    with vault.write("Gebeurtenis toegevoegd") as session:
        event = add_event(session, child, EventData(title=f"D{word}", lane="gezin", text=f"E{word} " * 900))
        set_view(session, event, "child", 0, -2, f"F{word}")
    with vault.write("Overleg gepland") as session:
        meeting = plan_meeting(session, child, MeetingKind.TRIAD, START, TODAY, f"G{word}", "Ellen Boterbloem")
        add_agreement(session, meeting, TODAY, f"H{word}", f"I{word}", "school", "voor vrijdag")
    vault.see(f"Dossier van {word} bekeken", child)
    return child


def busy(vault: Vault, children: dict[str, str], steps: int, seed: int = 1) -> None:
    """Notes of all lengths that come, grow, shrink and go, so that pages are split and joined in between."""
    dice = random.Random(seed)
    notes: list[tuple[str, str]] = []
    for step in range(steps):
        word = dice.choice(sorted(children))
        words = f"{word} {step} " * dice.choice((1, 2, 5, 30, 400))
        with vault.write("Notitie") as session:
            if notes and dice.random() < 0.2:
                remove_note(session, notes.pop(dice.randrange(len(notes)))[0])
            elif notes and dice.random() < 0.4:
                note, of = dice.choice(notes)
                change_note(session, note, text=words.replace(word, of))
            else:
                made = add_note(session, children[word], NoteData(written_on=TODAY, text=words))
                notes.append((made, word))
        if dice.random() < 0.1:
            vault.undo()
            vault.redo()


def pages(vault: Vault) -> bytes:
    """Every page of the file as it is, decrypted, the free ones too."""
    found = vault._opened.connection.serialize("main")
    count = vault._opened.connection.pragma("page_count")
    assert len(found) == int(str(count)) * 4096
    return bytes(found)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Vault, str, str]]:
    """A vault with the child that goes and the one that stays."""
    with new_vault(tmp_path) as vault:
        yield vault, filled(vault, CANARY), filled(vault, OTHER)


# -- destroying ----------------------------------------------------------------------------------------------


def test_no_word_of_the_child_stays_in_any_page(two: tuple[Vault, str, str]) -> None:
    vault, child, other = two
    busy(vault, {CANARY: child, OTHER: other}, 120)
    before = pages(vault).lower()
    assert before.count(CANARY.encode()) > 100
    assert before.count(OTHER.encode()) > 100
    ids = ids_of(vault, child)
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    assert vault.fact(vault_module.SWEEP) == ""
    after = pages(vault).lower()
    assert after.count(OTHER.encode()) > 100
    for scrap in (CANARY, CANARY[:7], CANARY[3:]):
        assert scrap.encode() not in after
    assert not [one for one in ids if one.encode() in after]
    vault.close()
    again = unlock(vault.path, PASSWORD)
    assert CANARY.encode() not in pages(again).lower()
    with again.read() as session:
        assert verify(session).whole
    assert is_sound(again)
    again.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_no_word_of_the_child_stays_after_a_long_life(two: tuple[Vault, str, str], seed: int) -> None:
    vault, child, other = two
    busy(vault, {CANARY: child, OTHER: other}, 1500, seed)
    ids = ids_of(vault, child)
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    after = pages(vault).lower()
    assert CANARY[:7].encode() not in after
    assert not [one for one in ids if one.encode() in after]


def ids_of(vault: Vault, child: str) -> set[str]:
    """Of every row that was ever written about this child, but the child itself: that id stays as proof."""
    with vault.read() as session:
        rows = session.execute(text('SELECT DISTINCT "row" FROM journal_cell WHERE pupil_id = :id'), {"id": child})
        return set(rows.scalars()) - {child}


def test_the_pages_show_what_was_not_swept(two: tuple[Vault, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The look into the pages is worth something: without taking the journal along it does find the child."""
    vault, child, _other = two
    monkeypatch.setattr(vault_module, "erase", lambda *_: None)
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    assert CANARY.encode() in pages(vault).lower()


def test_a_sweep_that_failed_is_done_at_closing(two: tuple[Vault, str, str]) -> None:
    vault, _child, _other = two
    vault.set_fact(vault_module.SWEEP, "1")
    with vault.read() as session:
        session.execute(text("SELECT 1"))
        vault.sweep()  # in the middle of a transaction SQLite refuses
    assert vault.fact(vault_module.SWEEP) == "1"
    vault.close()
    again = unlock(vault.path, PASSWORD)
    assert again.fact(vault_module.SWEEP) == ""
    again.close()


def test_nothing_of_another_child_goes(two: tuple[Vault, str, str]) -> None:
    vault, child, other = two
    before = {name: [row for row in rows if other in row] for name, rows in content(vault).items()}
    with vault.read() as session:
        journal = "SELECT * FROM journal_cell WHERE pupil_id = :id ORDER BY id"
        cells = session.execute(text(journal), {"id": other}).all()
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    after = {name: [row for row in rows if other in row] for name, rows in content(vault).items()}
    assert {name: rows for name, rows in before.items() if rows} == {name: rows for name, rows in after.items() if rows}
    with vault.read() as session:
        assert session.execute(text(journal), {"id": other}).all() == cells


def test_what_is_left_says_when_by_whom_why_and_how_much(two: tuple[Vault, str, str]) -> None:
    vault, child, _other = two
    clock.freeze(datetime(2026, 3, 12, 12, 0, 7, tzinfo=UTC))
    with vault.read() as session:
        expected = {
            name: count
            for name in tables(session)
            if name not in OUTSIDE and "pupil_id" in columns_of(session, name)
            if (count := session.execute(text(f'SELECT count(*) FROM "{name}" WHERE pupil_id = :id'), {"id": child}).scalar_one())
        } | {"pupil": 1}  # fmt: skip
    made = destroy_dossier(vault, child, DestructionReason.REQUEST)
    with vault.read() as session:
        [found] = destructions(session)
        left = session.execute(text("SELECT count(*) FROM journal_cell WHERE pupil_id = :id"), {"id": child}).scalar()
    assert found == made
    assert (found.dossier, found.at, found.by, found.reason) == (
        child, datetime(2026, 3, 12, 12, 0, 7, tzinfo=UTC), "Ellen Boterbloem", DestructionReason.REQUEST,
    )  # fmt: skip
    assert found.counts == expected
    assert expected["event"] == 1 < expected["agenda_step"]
    assert left == 0


def columns_of(session: object, table: str) -> set[str]:
    rows = session.execute(text(f'PRAGMA table_info("{table}")')).all()  # type: ignore[attr-defined]
    return {row[1] for row in rows}


def test_there_is_no_way_back(two: tuple[Vault, str, str]) -> None:
    vault, child, _other = two
    heard: list[Change] = []
    vault.subscribe(heard.append)
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    assert (vault.undo_sentence, vault.redo_sentence) == (None, None)
    assert (vault.undo(), vault.redo()) == (None, None)
    [change] = heard
    assert change.pupils == {child}


def test_words_that_were_not_kept_yet_go_too(two: tuple[Vault, str, str]) -> None:
    """Laid aside at locking; they do not say of which child they are."""
    vault, child, _other = two
    vault.set_fact("unkept:ellen", f'[{{"text": "{CANARY}"}}]')
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    assert vault.fact("unkept:ellen") == ""
    assert CANARY.encode() not in pages(vault).lower()


def test_a_child_that_is_not_there_cannot_be_destroyed(two: tuple[Vault, str, str]) -> None:
    vault, child, _other = two
    before = content(vault)
    with pytest.raises(UserProblem, match="gone"):
        destroy_dossier(vault, "niemand", DestructionReason.RETENTION)
    assert content(vault) == before
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    with pytest.raises(UserProblem, match="gone"):
        destroy_dossier(vault, child, DestructionReason.RETENTION)
    with vault.read() as session:
        assert len(destructions(session)) == 1
        assert verify(session).whole


def test_a_destruction_that_fails_takes_nothing(two: tuple[Vault, str, str]) -> None:
    vault, child, _other = two
    before = content(vault)
    vault.path.rename(vault.path.with_name("weg.rondom"))
    with pytest.raises(EnvironmentProblem, match="vault-taken-away"):
        destroy_dossier(vault, child, DestructionReason.RETENTION)
    vault.path.with_name("weg.rondom").rename(vault.path)
    assert content(vault) == before
    assert vault.undo_sentence == "Overleg gepland"


def test_two_dossiers_can_go_one_after_the_other(two: tuple[Vault, str, str]) -> None:
    vault, child, other = two
    with vault.write("Allebei") as session:
        for one in (child, other):
            change_pupil(session, one, question=f"{CANARY} en {OTHER}")
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    with vault.read() as session:
        assert session.execute(text("SELECT 1 FROM journal_action WHERE sentence = 'Allebei'")).scalar() == 1
        assert verify(session).whole
    destroy_dossier(vault, other, DestructionReason.RETENTION)
    after = pages(vault).lower()
    assert CANARY.encode() not in after
    assert OTHER.encode() not in after
    assert b"allebei" not in after
    with vault.read() as session:
        assert verify(session).whole
        assert [one.dossier for one in destructions(session)] == [other, child]


# -- how long it is kept -------------------------------------------------------------------------------------


@pytest.fixture
def left(vault: Vault, mees: Mees) -> Mees:
    with vault.write("Van school") as session:
        change_pupil(session, mees.id, left_on=date(2024, 7, 12))
    return mees


def test_a_dossier_is_due_so_many_years_after_leaving(vault: Vault, left: Mees) -> None:
    with vault.read() as session:
        assert due(session, date(2026, 7, 11)) == ()
        [row] = due(session, date(2026, 7, 12))
    assert (row.pupil_id, row.name, row.left_on, row.due_on, row.years) == (
        left.id, "Mees Veenpluis", date(2024, 7, 12), date(2026, 7, 12), 2,
    )  # fmt: skip
    with vault.write("Langer bewaren") as session:
        change_school(session, retention_years=5)
    with vault.read() as session:
        assert due(session, date(2026, 7, 12)) == ()
        assert due(session, date(2029, 7, 12))[0].years == 5


def test_the_longest_overdue_comes_first_and_who_is_here_never(vault: Vault, left: Mees) -> None:
    with vault.write("Meer") as session:
        add_pupil(session, PupilData(first_name="Fleur", last_name="Els", left_on=date(2020, 2, 29)))
        add_pupil(session, PupilData(first_name="Ids", last_name="Aar", left_on=date(2024, 7, 12)))
        add_pupil(session, PupilData(first_name="Blijver"))
    with vault.read() as session:
        rows = due(session, date(2027, 1, 1))
    assert [(row.name, row.due_on) for row in rows] == [
        ("Fleur Els", date(2022, 3, 1)), ("Ids Aar", date(2026, 7, 12)), ("Mees Veenpluis", date(2026, 7, 12)),
    ]  # fmt: skip


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(1, 10))
def test_never_a_day_too_soon(day: date, years: int) -> None:
    from rondom.privacy.retention import _years_after

    end = _years_after(day, years)
    assert end.year == day.year + years
    assert timedelta(365 * years) <= end - day <= timedelta(366 * years)


def test_mees_himself_can_go(vault: Vault, mees: Mees) -> None:
    destroy_dossier(vault, mees.id, DestructionReason.RETENTION)
    with vault.write("Opnieuw") as session:
        again = add_mees(session)
    assert again.id != mees.id
    assert is_sound(vault)
