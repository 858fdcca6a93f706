"""Agendas of the school's own: without a name of anybody in them, and a meeting planned with one is called after it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.errors import UserProblem
from rondom.language import folded
from rondom.meetings import actions, own_templates
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import AttendeeData, MeetingKind
from rondom.meetings.own_templates import LEADS, OwnTemplate, lead_key
from rondom.meetings.queries import meeting_rows
from rondom.meetings.templates import Leads, kind_word, with_article
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

CHAIR = "Ellen Boterbloem"


def seen(vault: Vault, meeting: str) -> MeetingDetail:
    with vault.read() as session:
        return meeting_detail(session, meeting, TODAY)


def all_own(vault: Vault) -> tuple[OwnTemplate, ...]:
    with vault.read() as session:
        return own_templates.own_templates(session)


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Gepland") as session:
        return actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "", CHAIR)


@pytest.fixture
def own(vault: Vault, meeting: str) -> str:
    with vault.write("Bewaard") as session:
        step = actions.add_step(session, meeting, "Rondje door de klas van Mees, met {haast}", 10, "Mees")
        actions.move_step(session, step, 1)
        actions.change_step(session, actions.add_step(session, meeting, "Rekenen"), lead="Marloes")
        return own_templates.save_as_template(session, meeting, "  Startgesprek ", "het")


def test_an_agenda_is_kept_without_the_names_of_who_was_there(vault: Vault, own: str) -> None:
    (kept,) = all_own(vault)
    assert (kept.id, kept.name, kept.article, kept.kind) == (own, "Startgesprek", "het", MeetingKind.TRIAD)
    assert kept.steps[1].title == "Rondje door de klas van {child}, met {haast}"
    leads = {step.title: (step.lead, step.lead_words) for step in kept.steps}
    assert leads["Welkom en wie is wie"] == ("chair", "voorzitter")
    assert leads["Waarom we praten"] == ("parent", "ouder")
    assert leads["{child} vertelt"] == ("child", "kind")
    assert leads["Rekenen"] == ("", ""), "a teacher of one child leads no step of everybody's agenda"
    words = folded(" ".join(f"{step.title} {step.lead}" for step in kept.steps))
    assert not [name for name in ("mees", "sanne", "ruben", "marloes", "ellen") if name in words.split()]
    assert set(kept.invites) == {"parent", "child", "school", "coach"}


def test_a_meeting_planned_with_it_is_called_after_it(vault: Vault, mees: Mees, own: str) -> None:
    with vault.write("Gepland") as session:
        made = [
            actions.plan_meeting(
                session, mees.id, MeetingKind.CONFERENCE, START, TODAY, chair="Marloes Grutto", template_id=own
            )
            for _again in range(2)
        ]
    detail = seen(vault, made[1])
    head = detail.head
    assert (head.title, head.kind_name, head.with_article) == ("Startgesprek 2", "Startgesprek", "het startgesprek")
    assert (head.kind, head.minutes) == (MeetingKind.TRIAD, 65)
    assert [step.title for step in detail.steps][1] == "Rondje door de klas van Mees, met {haast}"
    assert [step.lead for step in detail.steps][:3] == ["Marloes", "Mees", "Sanne"]
    assert detail.steps[3].heading == "Wat zegt Mees?", "a step that is known keeps its question"
    with vault.read() as session:
        lines = {line.meeting.title: line.meeting for line in meeting_rows(session, mees.id)}
    assert lines["Startgesprek 1"].words(TODAY) == "vandaag 13.15 startgesprek"


def test_the_agenda_of_a_planned_meeting_can_be_replaced_by_it(vault: Vault, meeting: str, own: str) -> None:
    with vault.write("Vervangen") as session:
        actions.use_template(session, meeting, MeetingKind.TRIAD, TODAY, CHAIR, own)
    assert (seen(vault, meeting).head.title, len(seen(vault, meeting).steps)) == ("Startgesprek 1", 11)
    with vault.write("Vervangen") as session:
        actions.use_template(session, meeting, MeetingKind.CHILD_TALK, TODAY, CHAIR)
    assert (seen(vault, meeting).head.called, seen(vault, meeting).head.title) == ("", "Kindgesprek 1")


def test_steps_are_changed_moved_and_taken_out(vault: Vault, mees: Mees, own: str) -> None:
    first, second = all_own(vault)[0].steps[:2]
    with vault.write("Aangepast") as session:
        fresh = own_templates.add_template_step(session, own, "Koffie", 5, "all")
        own_templates.move_template_step(session, fresh, 0)
        own_templates.change_template_step(session, second.id, lead="Voorzitter", minutes=3)
        own_templates.remove_template_step(session, first.id)
    (kept,) = all_own(vault)
    assert [step.title for step in kept.steps][:2] == ["Koffie", second.title]
    assert (kept.steps[1].lead, kept.steps[1].minutes) == ("chair", 3)
    assert kept.minutes == sum(step.minutes for step in kept.steps)
    with vault.write("Terug") as session:
        own_templates.put_back_standard_steps(session, own)
    assert [step.key for step in all_own(vault)[0].steps][:2] == ["welcome", "purpose"]


def test_a_template_that_is_gone_leaves_its_meetings(vault: Vault, mees: Mees, own: str) -> None:
    with vault.write("Gepland") as session:
        planned = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, template_id=own)
        own_templates.rename_template(session, own, "Startgesprek", "de")
        own_templates.remove_template(session, own)
    assert all_own(vault) == ()
    assert seen(vault, planned).head.with_article == "het startgesprek"
    with pytest.raises(UserProblem, match="gone"), vault.write("Gepland") as session:
        actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, None, TODAY, template_id=own)
    vault.undo()
    assert [one.name for one in all_own(vault)] == ["Startgesprek"]


@pytest.mark.parametrize(("name", "code"), [("   ", "template-name-missing"), ("STARTGESPREK", "template-name-taken")])
def test_a_name_is_needed_and_stands_once(vault: Vault, meeting: str, own: str, name: str, code: str) -> None:
    with pytest.raises(UserProblem, match=code), vault.write("Bewaard") as session:
        own_templates.save_as_template(session, meeting, name)


def test_a_word_that_only_begins_like_the_child_stays(vault: Vault, mees: Mees) -> None:
    with vault.write("Bewaard") as session:
        meeting = actions.plan_meeting(session, mees.id, MeetingKind.CHILD_TALK, None, TODAY)
        actions.add_step(session, meeting, "Meester leest voor")
        actions.add_attendee(session, meeting, AttendeeData(name="", perspective="other"))
        own_templates.save_as_template(session, meeting, "Praatje")
    assert all_own(vault)[0].steps[-1].title == "Meester leest voor"


@pytest.mark.parametrize(
    ("called", "word"),
    [("MDO groot", "MDO groot"), ("Gesprek met Veilig Thuis", "gesprek met Veilig Thuis"), ("tienminutengesprek", "tienminutengesprek")],
)  # fmt: skip
def test_a_name_inside_a_sentence(called: str, word: str) -> None:
    assert kind_word(MeetingKind.TRIAD, called) == word
    assert with_article(MeetingKind.TRIAD, called, "de") == f"de {word}"


@given(st.text(max_size=30))
@settings(max_examples=50)
def test_who_leads_reads_back_as_it_was_kept(words: str) -> None:
    key = lead_key(words)
    assert key in LEADS or key == words.strip()
    assert lead_key(Leads().name(key)) == key


def test_no_name_goes_along_in_a_title(vault: Vault, meeting: str) -> None:
    with vault.write("Bewaard") as session:
        for title in ("Sanne Klaproos en Mees Veenpluis vertellen", "Vraag van Hatice", "Marloesweg"):
            actions.add_step(session, meeting, title)
        own_templates.save_as_template(session, meeting, "Start", "de")
    (kept,) = all_own(vault)
    assert [one.title for one in kept.steps[-3:]] == [
        "Ouder en {child} vertellen", "Vraag van gezinscoach", "Marloesweg",
    ]  # fmt: skip
