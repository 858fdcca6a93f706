"""A secret address that someone wrote down comes on no paper but that of who lives there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.actions import change_caregiver, set_address
from rondom.dossier.secret_places import SecretPlace
from rondom.meetings import actions, running, table
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import AttendeeData, ContributionKind, GoalData, MeetingKind
from rondom.pdf.development_plan_of_pupil import newest_opp_pdf
from rondom.pdf.many import PlanOf, reading_of
from rondom.pdf.plan_of_pupil import latest_plan_pdf, latest_report_pdf
from rondom.pdf.timeline_of_pupil import pupil_timeline_pdf
from rondom.plan.development_plan import change_development_plan, start_development_plan
from rondom.plan.packet import packet, reading_for
from rondom.plan.reading import Happened
from rondom.plan.shielding import HIDDEN, HIDDEN_NUMBER, shielded, shielded_for, shielded_for_nobody
from rondom.scene import Scene
from rondom.timeline.actions import add_event
from rondom.timeline.model import EventData
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees
from tests.pdf.reading_back import text

PLACE = SecretPlace("sanne", "kanariepad", "2491ab", "Kanariepad 7 2491 AB")
TOLD = (
    ("Kanariepad 7 2491 AB", "Ze woont nu op Kanariepad 7.", "Ze woont nu op [geheim adres]."),
    ("Kanariepad 7 2491 AB", "bij de kanariepad, 7 hoog", "bij de [geheim adres] hoog"),
    ("Kanariepad 7 2491 AB", "Het Kanariepad is ver", "Het [geheim adres] is ver"),
    ("Kanariepad 7 2491 AB", "post naar 2491ab en 2491 AB", "post naar [geheim adres] en [geheim adres]"),
    ("Kanariepad 7 2491 ab", "post naar 2491AB", "post naar [geheim adres]"),
    ("Kanariepad 12 hs 2491 ab", "Kanariepad 12", "[geheim adres]"),
    ("Châteaulaan 3", "in de Chateaulaan", "in de [geheim adres]"),
    ("Châteaulaan 3", "in de Cha\u0302teaulaan 3b!", "in de [geheim adres]!"),
    ("School 12 2491 AB", "Naar school gaan lukt", "Naar school gaan lukt"),
    ("School 12 2491 AB", "Ze woont School 12", "Ze woont [geheim adres]"),
    ("Plein 3 2491 AB", "Druk op het plein.", "Druk op het plein."),
    ("Het Plein 3 2491 AB", "Druk op het plein.", "Druk op het plein."),
    ("Dam 3", "Rotterdam 3", "Rotterdam 3"),
    ("Dam 3", "op de Dam 3", "op de [geheim adres]"),
    ("1e Helmersstraat 12", "Helmersstraat 14", "[geheim adres]"),
    ("", "Niets te zien", "Niets te zien"),
)


@pytest.mark.parametrize(("words", "said", "printed"), TOLD)
def test_what_gives_it_away_is_covered_and_nothing_else(words: str, said: str, printed: str) -> None:
    place = SecretPlace("sanne", "", "", words)
    assert shielded(said, (place,)) == printed
    assert place.stands_in(said) is (said != printed)


@pytest.mark.parametrize(
    "said",
    ["070 220 01 13", "070-2200113", "+31 70 2200113", "0031702200113", "(070) 220.01.13", "+31 (0)70-220 01 13"],
)
def test_a_secret_number_is_covered_however_it_is_written(vault: Vault, mees: Mees, said: str) -> None:
    with vault.write("Geheim nummer") as session:
        change_caregiver(session, mees.father, phone="070 220 01 13 / 06 00 00 71 02", phone_secret=True)
    with vault.read() as session:
        words = f"Bel vader op {said}, of 0600007102; niet 070 220 01 130."
        told = f"Bel vader op {HIDDEN_NUMBER}, of {HIDDEN_NUMBER}; niet 070 220 01 130."
        assert shielded_for(session, mees.id, words, mees.mother) == told
        assert shielded_for_nobody(session, mees.id, words) == told
        assert shielded_for(session, mees.id, words, mees.father) == words


@given(st.text(max_size=40), st.text(max_size=40))
def test_it_is_never_left_and_all_else_stays(before: str, after: str) -> None:
    made = shielded(f"{before} Kanariepad 7 {after}", (PLACE,))
    assert "kanariepad" not in made.casefold()
    assert shielded(made, (PLACE,)) is made


def test_a_drawing_of_what_was_covered_goes_and_another_stays() -> None:
    scene = Scene(10.0, 10.0)
    moved = shielded(Happened(("Verhuisd naar Kanariepad 7",), scene), (PLACE,))
    assert (moved.sentences, moved.scene) == ((f"Verhuisd naar {HIDDEN}",), None)
    quiet = Happened(("Verhuisd",), scene)
    assert shielded(quiet, (PLACE,)) is quiet


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    """Whatever can be typed tells where Sanne lives."""
    where = "Sanne woont nu op Kanariepad 7."
    with vault.write("Driehoek") as session:
        set_address(session, mees.id, mees.mother, street="Kanariepad 7", postcode="2491 AB", place="Veen", secret=True)
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, chair="Ellen Boterbloem")
        actions.change_meeting(session, made, reason=where, purpose=where, voice_words=where, room="Kanariepad 7")
        running.start_meeting(session, made)
        table.add_contribution(session, made, ContributionKind.CONCERN, where, "parent", "Ruben")
        table.add_goal(session, made, GoalData(text=where))
        add_event(session, mees.id, EventData(title=where, start_earliest=TODAY, start_latest=TODAY))
        opp = start_development_plan(session, mees.id, TODAY)
        change_development_plan(session, opp, needs=where)
    return made


Made = Callable[[Session], bytes]


@pytest.mark.parametrize(
    "make",
    [
        lambda session: latest_plan_pdf(session, "Mees").content,
        lambda session: latest_report_pdf(session, "Mees").content,
        lambda session: pupil_timeline_pdf(session, "Mees").content,
        lambda session: newest_opp_pdf(session, "Mees").content,
    ],
)
def test_a_paper_with_no_name_on_it_tells_nobody(vault: Vault, meeting: str, make: Made) -> None:
    with vault.read() as session:
        said = text(make(session))
    assert "geheim adres" in said
    assert "kanarie" not in said.casefold()


def test_many_plans_at_once_tell_nobody(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.read() as session:
        assert "kanarie" not in repr(reading_of(session, PlanOf(mees.id, "Mees", meeting))).casefold()


def test_papers_before_a_meeting_tell_it_to_nobody_else(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Beide ouders") as session:
        for key, name in ((mees.mother, "Sanne Klaproos"), (mees.father, "Ruben Veenpluis")):
            if name not in {one.name for one in meeting_detail(session, meeting, TODAY).attendees}:
                actions.add_attendee(session, meeting, AttendeeData(name=name, perspective="parent"), caregiver_id=key)
    with vault.read() as session:
        detail = meeting_detail(session, meeting, TODAY)
        papers = [(one, repr(reading_for(session, detail, one, TODAY))) for one in packet(session, detail, TODAY)]
    told = {one.name for one, words in papers if "kanarie" in words.casefold()}
    assert told <= {"Sanne Klaproos"}
    assert any(one.name == "Ruben Veenpluis" for one, _words in papers)


def test_what_a_child_said_to_some_only_is_on_no_paper_without_a_name(vault: Vault, mees: Mees, meeting: str) -> None:
    for audience, told in (("iedereen", True), ("Alleen juf Marloes", False)):
        with vault.write("Stem") as session:
            actions.change_meeting(session, meeting, voice_words="Ik durf niet naar zwemles.", voice_audience=audience)
        with vault.read() as session:
            found = [
                repr(reading_of(session, PlanOf(mees.id, "Mees", meeting))),
                text(latest_plan_pdf(session, "Mees").content),
                text(latest_report_pdf(session, "Mees").content),
            ]
        assert ["zwemles" in one for one in found] == [told] * 3, audience
