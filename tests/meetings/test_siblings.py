"""Twins and other brothers and sisters: found carefully, a meeting for each, and no word from one dossier in the other."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from rondom.dossier.actions import add_caregiver, add_contact, add_pupil, change_caregiver, change_pupil, set_address
from rondom.dossier.model import CaregiverData, ContactData, Custody, PupilData
from rondom.dossier.queries import caregiver_rows
from rondom.errors import UserProblem
from rondom.meetings import actions, own_templates
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import MeetingKind
from rondom.meetings.siblings import Sibling, following, plan_for_sibling, sibling_words, siblings, siblings_for
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

CHAIR = "Ellen Boterbloem"
BORN = date(2016, 6, 14)


def pupil(
    vault: Vault, first: str, last: str, born: date | None = None, parents: tuple[CaregiverData, ...] = ()
) -> str:
    with vault.write("Kind erbij") as session:
        made = add_pupil(session, PupilData(first_name=first, last_name=last, birth_date=born))
        for one in parents:
            add_caregiver(session, made, one)
        return made


def found(vault: Vault, mees: Mees) -> list[Sibling]:
    with vault.read() as session:
        return list(siblings(session, mees.id))


@pytest.fixture
def fien(vault: Vault, mees: Mees) -> str:
    """The twin sister, with the same mother."""
    made = pupil(vault, "Fien", "Veenpluis", BORN, (CaregiverData(name="Sanne Klaproos", relation="moeder"),))
    with vault.write("Juf") as session:
        add_contact(session, made, ContactData(name="Wim Kluut", role="leerkracht", perspective="school"))
    return made


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Gepland") as session:
        return actions.plan_meeting(
            session, mees.id, MeetingKind.TRIAD, START, TODAY, "spreekkamer", CHAIR, "Mees durft weer naar gym."
        )


def seen(vault: Vault, meeting: str) -> MeetingDetail:
    with vault.read() as session:
        return meeting_detail(session, meeting, TODAY)


def test_a_twin_is_found(vault: Vault, mees: Mees, fien: str) -> None:
    (one,) = found(vault, mees)
    assert (one.id, one.name, one.twin) == (fien, "Fien Veenpluis", True)
    assert sibling_words(one) == "Fien is even oud en hoort bij hetzelfde gezin."


def test_a_half_brother_with_another_name_is_found_by_the_number_of_his_mother(vault: Vault, mees: Mees) -> None:
    with vault.write("Nummer") as session:
        change_caregiver(session, mees.mother, phone="06 00 00 12 34")
    same = CaregiverData(name="Sanne Klaproos", phone="0600001234")
    other = CaregiverData(name="Sanne Klaproos", phone="06 00 00 99 99")
    teun = pupil(vault, "Teun", "Berk", date(2013, 1, 5), (same,))
    pupil(vault, "Noor", "Zeegras", date(2013, 1, 5), (other,))
    assert [(one.id, one.twin) for one in found(vault, mees)] == [(teun, False)]
    assert sibling_words(found(vault, mees)[0]) == "Teun hoort bij hetzelfde gezin."


def test_a_last_name_alone_is_no_family(vault: Vault, mees: Mees) -> None:
    pupil(vault, "Jip", "Veenpluis", date(2015, 2, 2))
    pupil(vault, "Loes", "", BORN, (CaregiverData(name=""),))
    assert found(vault, mees) == []


def test_an_address_tells_only_when_it_is_no_secret(vault: Vault, mees: Mees) -> None:
    jip = pupil(vault, "Jip", "Veenpluis", date(2015, 2, 2), (CaregiverData(name="Els Veenpluis"),))
    with vault.read() as session:
        els = caregiver_rows(session, jip)[0].id
    with vault.write("Adres") as session:
        set_address(session, mees.id, mees.father, street="Rietlaan 3", postcode="2491 AB", secret=True)
        set_address(session, jip, els, street="rietlaan 3", postcode="2491AB")
    assert found(vault, mees) == []
    with vault.write("Adres") as session:
        set_address(session, mees.id, mees.father, secret=False)
    assert [one.id for one in found(vault, mees)] == [jip]


def test_who_left_school_is_not_proposed(vault: Vault, mees: Mees, fien: str) -> None:
    with vault.write("Weg") as session:
        change_pupil(session, fien, left_on=TODAY)
    assert found(vault, mees) == []


def test_the_sister_gets_a_meeting_of_her_own_and_no_word_of_her_brother(
    vault: Vault, mees: Mees, fien: str, meeting: str
) -> None:
    with vault.write("Gepland") as session:
        actions.change_meeting(session, meeting, reason="Buikpijn op maandag", voice_words="Mijn buik is boos.")
        made = plan_for_sibling(session, meeting, fien, TODAY)
    detail = seen(vault, made)
    head = detail.head
    assert (head.pupil_id, head.title, head.room) == (fien, "Driehoek 1", "spreekkamer")
    assert head.starts_at == datetime(2026, 3, 12, 14, 10)
    assert [one.name for one in detail.attendees] == ["Sanne Klaproos", "Fien", "Wim Kluut", CHAIR]
    assert (head.purpose, head.reason, head.voice_words) == ("", "", "")
    assert "Mees" not in " ".join(step.title + step.lead for step in detail.steps)
    with vault.read() as session:
        assert siblings_for(session, meeting)[0].meeting_id == made


def test_a_day_alone_stays_a_day_and_an_own_agenda_goes_along(
    vault: Vault, mees: Mees, fien: str, meeting: str
) -> None:
    with vault.write("Gepland") as session:
        own = own_templates.save_as_template(session, meeting, "Tienminutengesprek")
        first = actions.plan_meeting(
            session, mees.id, MeetingKind.TRIAD, START.replace(hour=0, minute=0), TODAY, template_id=own, timed=False
        )
        second = plan_for_sibling(session, first, fien, TODAY, CHAIR)
    head = seen(vault, second).head
    assert (head.title, head.timed, head.starts_at) == ("Tienminutengesprek 1", False, datetime(2026, 3, 12))


def test_a_child_of_another_family_is_refused(vault: Vault, mees: Mees, meeting: str) -> None:
    other = pupil(vault, "Jasmijn", "Wulp", BORN, (CaregiverData(name="Karin Wulp", custody=Custody.YES),))
    with pytest.raises(UserProblem, match="no-sibling"), vault.write("Gepland") as session:
        plan_for_sibling(session, meeting, other, TODAY)


def test_the_next_meeting_begins_at_a_round_time() -> None:
    assert following(datetime(2026, 3, 12, 13, 15), 50) == datetime(2026, 3, 12, 14, 10)
    assert following(datetime(2026, 3, 12, 13, 17), 50) == datetime(2026, 3, 12, 14, 15)
    assert following(datetime(2026, 3, 12, 23, 30), 60) == datetime(2026, 3, 13, 0, 35)
