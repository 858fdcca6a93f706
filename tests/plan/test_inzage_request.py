"""Who may ask for everything about a child, and until when the school has time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.actions import change_caregiver, change_pupil
from rondom.dossier.model import Custody, NoteKind
from rondom.plan.inzage.request import due_on, due_words, inzage_readers, request_note
from rondom.plan.sharing import PUPIL
from rondom.privacy.rules import LightStatus
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees


@pytest.mark.parametrize(
    ("asked", "extended", "due"),
    [
        (date(2026, 3, 3), False, date(2026, 4, 3)),
        (date(2026, 1, 31), False, date(2026, 2, 28)),
        (date(2028, 1, 30), False, date(2028, 2, 29)),
        (date(2026, 12, 31), False, date(2027, 1, 31)),
        (date(2026, 12, 31), True, date(2027, 3, 31)),
        (date(2026, 11, 30), True, date(2027, 2, 28)),
    ],
)
def test_one_month_and_two_more_when_it_is_much(asked: date, extended: bool, due: date) -> None:
    assert due_on(asked, extended) == due


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.booleans())
def test_the_term_is_never_longer_than_the_law_gives(asked: date, extended: bool) -> None:
    days = (due_on(asked, extended) - asked).days
    assert (89 if extended else 28) <= days <= (92 if extended else 31)


def test_a_term_that_is_over_is_told_without_blame() -> None:
    assert due_words(date(2026, 3, 12), TODAY) == "Uiterlijk 12 april 2026, nog 31 dagen."
    assert due_words(date(2026, 2, 13), TODAY) == "Uiterlijk 13 maart 2026, nog 1 dag."
    assert due_words(date(2026, 2, 12), TODAY) == "Uiterlijk vandaag."
    assert due_words(date(2026, 1, 1), TODAY).startswith("Moest uiterlijk 1 februari 2026.")


def test_that_it_was_asked_can_be_kept_with_the_child() -> None:
    note = request_note(date(2026, 3, 10), False, "Sanne Klaproos", "Ellen Boterbloem", TODAY)
    assert (note.kind, note.author, note.written_on) == (NoteKind.NOTE, "Ellen Boterbloem", TODAY)
    assert note.text == "Sanne Klaproos vroeg op 10 maart 2026 om inzage. Geef het uiterlijk 10 april 2026."
    later = request_note(date(2026, 3, 10), True, "", "Ellen Boterbloem", TODAY)
    assert later.text == "Op 10 maart 2026 is om inzage gevraagd. Geef het uiterlijk 10 juni 2026."


def _lights(vault: Vault, mees: Mees) -> dict[str, LightStatus]:
    with vault.read() as session:
        return {one.key: one.light.status for one in inzage_readers(session, mees.id, TODAY)}


def test_both_parents_with_gezag_may_and_the_child_not_yet(vault: Vault, mees: Mees) -> None:
    assert _lights(vault, mees) == {
        mees.mother: LightStatus.MAY,
        mees.father: LightStatus.MAY,
        PUPIL: LightStatus.MAY_NOT,
    }


@pytest.mark.parametrize(
    ("custody", "light"), [(Custody.NO, LightStatus.MAY_NOT), (Custody.UNKNOWN, LightStatus.ASK_FIRST)]
)
def test_without_gezag_no_packet(vault: Vault, mees: Mees, custody: Custody, light: LightStatus) -> None:
    with vault.write("Gezag veranderd") as session:
        change_caregiver(session, mees.father, custody=custody)
    assert _lights(vault, mees)[mees.father] is light


def test_from_sixteen_the_pupil_asks(vault: Vault, mees: Mees) -> None:
    with vault.write("Geboortedatum veranderd") as session:
        change_pupil(session, mees.id, birth_date=date(2010, 3, 12))
    assert _lights(vault, mees) == {
        PUPIL: LightStatus.MAY,
        mees.mother: LightStatus.MAY_NOT,
        mees.father: LightStatus.MAY_NOT,
    }


def test_without_a_birth_date_nobody_is_guessed_at(vault: Vault, mees: Mees) -> None:
    with vault.write("Geboortedatum weg") as session:
        change_pupil(session, mees.id, birth_date=None)
    assert set(_lights(vault, mees).values()) == {LightStatus.ASK_FIRST}


def test_who_died_gets_no_packet(vault: Vault, mees: Mees) -> None:
    with vault.write("Overleden") as session:
        change_caregiver(session, mees.father, deceased=True)
    assert mees.father not in _lights(vault, mees)
