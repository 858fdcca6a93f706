"""From a meeting to a plan: everything comes along, nothing comes along that may not, and what was fixed stays."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from rondom.dossier.actions import change_contact, change_pupil
from rondom.errors import Problem, UserProblem
from rondom.meetings import actions, running, table
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import Approval, Attendance, ContributionKind, GoalData, MeetingKind, Recognised
from rondom.plan.actions import fix_plan, new_version
from rondom.plan.model import PlanVersion
from rondom.plan.preparing import preparation_reading
from rondom.plan.queries import current_plan, kept_reading, plan_reading, version_rows
from rondom.plan.reading import FormOfAddress, Part, Perspective, PlanReading, Remark
from rondom.privacy.actions import ask_consent, give_consent
from rondom.school.actions import change_school
from rondom.timeline.actions import add_event, hide_in_meeting
from rondom.timeline.model import EventData
from rondom.vault.records import change
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

REVIEW = date(2026, 6, 4)
SAID = [
    (ContributionKind.STRENGTH, "bouwt graag, samen met Sami", "child", "Mees"),
    (ContributionKind.STRENGTH, "zorgt voor zusje Lotte", "parent", "Sanne"),
    (ContributionKind.HINDERING, "spullen liggen in het andere huis", "parent", "Sanne"),
    (ContributionKind.ENABLING, "oma Riet op woensdag", "coach", "Hatice"),
    (ContributionKind.CONCERN, "Buikpijn op maandag", "parent", "Sanne, Marloes"),
    (ContributionKind.CONCERN, "buikpijn op  maandag", "coach", ""),
    (ContributionKind.WISH, "Eerst even bouwen.", "child", "Mees"),
    (ContributionKind.PARKED, "Vervoer naar de gym", "school", ""),
]


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Driehoek gehouden") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "beneden", "Ellen Boterbloem")
        people = {one.short: one.id for one in meeting_detail(session, made, TODAY).attendees}
        actions.change_attendee(session, people["Ruben"], attendance=Attendance.NOT_COMING)
        running.start_meeting(session, made)
        actions.change_meeting(
            session, made, reason="Mees komt op maandag vaak te laat.", voice_words="Op maandag is mijn buik boos.",
            voice_how="kindgesprek met tekening", voice_on=date(2026, 3, 5), review_on=REVIEW,
        )  # fmt: skip
        for kind, text, side, by in SAID:
            last = table.add_contribution(session, made, kind, text, side, by)
            if text.startswith("Buikpijn"):
                table.change_contribution(session, last, recognised=Recognised.YES, recognised_note="allen")
        table.add_goal(session, made, GoalData(text="Mees loopt op maandag rustig naar binnen.", now="1 van de 4"))
        table.add_agreement(session, made, TODAY, "moeder", "Zet de tas klaar.", "parent", "vanaf 15 maart")
        table.add_agreement(session, made, TODAY, "Hatice Kievit", "Belt vader.", "coach", "voor 20 maart")
        table.record_approval(session, people["Sanne"], Approval.AGREED)
        table.record_approval(session, people["Hatice"], Approval.DISAGREED, "Zondag hoort erbij.")
    return made


def read(vault: Vault, meeting: str, version: int | None = None, **more) -> PlanReading:
    with vault.read() as session:
        return plan_reading(session, meeting, version, TODAY, **more)


def test_the_meeting_is_the_plan(vault: Vault, meeting: str) -> None:
    plan = read(vault, meeting)
    assert (plan.child.full_name, plan.child.group, plan.school) == ("Mees Veenpluis", "groep 6", "De Regenwulp")
    assert (plan.meeting_title, plan.meeting_on, plan.version, plan.valid_until) == ("de driehoek", TODAY, 1, REVIEW)
    assert (plan.reason, plan.question) == (
        "Mees komt op maandag vaak te laat.", "Hoe wordt de maandag weer een gewone dag?",
    )  # fmt: skip
    assert [(one.name, one.custody, one.present) for one in plan.people[:3]] == [
        ("Sanne Klaproos", "yes", True), ("Ruben Veenpluis", "yes", False), ("Mees", "", True),
    ]  # fmt: skip
    assert plan.voice
    assert (plan.voice.words, plan.voice.on) == ("Op maandag is mijn buik boos.", date(2026, 3, 5))
    assert plan.strengths == (
        Remark("bouwt graag, samen met Sami", Perspective.CHILD, kind="welbevinden"),
        Remark("zorgt voor zusje Lotte", Perspective.PARENT, kind="thuis"),
    )
    with vault.write("Vader kwam toch") as session:
        father = meeting_detail(session, meeting, TODAY).attendees[1]
        actions.change_attendee(session, father.id, attendance=Attendance.PRESENT)
    assert read(vault, meeting).strengths[1].who == "Sanne"
    assert [one.text for one in (*plan.enabling, *plan.hindering, *plan.wishes)] == [
        "oma Riet op woensdag", "spullen liggen in het andere huis", "Eerst even bouwen.",
    ]  # fmt: skip
    assert [(one.name, one.approval, one.reason) for one in plan.approvals] == [
        ("Sanne Klaproos", "agreed", ""),
        ("Marloes Grutto", "none", ""),
        ("Hatice Kievit", "disagreed", "Zondag hoort erbij."),
        ("Ellen Boterbloem", "none", ""),
    ]
    assert (plan.retention, plan.omitted) == ("Bewaren tot 2 jaar na vertrek.", frozenset())


def test_a_concern_that_several_people_see_is_one_concern(vault: Vault, meeting: str) -> None:
    (concern,) = read(vault, meeting).concerns
    assert [(one.name, one.perspective) for one in concern.seen_by] == [
        ("Sanne", Perspective.PARENT), ("Marloes", Perspective.SCHOOL), ("", Perspective.COACH),
    ]  # fmt: skip
    assert (concern.recognised, concern.note) == ("yes", "allen")


def test_agreements_name_people_as_the_table_does(vault: Vault, meeting: str) -> None:
    plan = read(vault, meeting)
    assert [(one.who, one.due_said, one.due) for one in plan.agreements] == [
        ("Sanne", "vanaf 15 maart", None), ("Hatice", "voor 20 maart", date(2026, 3, 20)),
    ]  # fmt: skip


def test_who_looks_after_it_and_when(vault: Vault, mees: Mees, meeting: str) -> None:
    follow = read(vault, meeting).follow_up
    assert (follow.lead, follow.lead_contact, follow.evaluation) == ("Ellen Boterbloem", "06 00 00 90 12", REVIEW)
    assert (follow.evaluation_time, follow.evaluation_with) == (None, "Sanne, Mees, Marloes, Hatice en Ellen.")
    with vault.write("Evaluatie") as session:
        at = datetime(2026, 6, 4, 13, 15)
        review = actions.plan_meeting(session, mees.id, MeetingKind.REVIEW, at, TODAY)
        for one in meeting_detail(session, review, TODAY).attendees[1:]:
            actions.remove_attendee(session, one.id)
    follow = read(vault, meeting).follow_up
    assert (follow.evaluation_time, follow.evaluation_with) == (time(13, 15), "Sanne.")


def test_the_number_of_a_parent_is_never_the_contact(vault: Vault, mees: Mees, meeting: str) -> None:
    from rondom.dossier.actions import change_caregiver

    with vault.write("Nummer") as session:
        change_caregiver(session, mees.mother, phone="06 11 11 11 11")
        change_contact(session, mees.teacher, phone="070 123")
        actions.change_meeting(session, meeting, process_lead="Sanne Klaproos")
    assert read(vault, meeting).follow_up.lead_contact == ""
    with vault.write("Juf") as session:
        actions.change_meeting(session, meeting, process_lead="Marloes Grutto")
    assert read(vault, meeting).follow_up.lead_contact == "070 123"


def test_who_gets_it_follows_the_lights_unless_it_was_written_down(vault: Vault, mees: Mees, meeting: str) -> None:
    assert [(one.name, one.gets) for one in read(vault, meeting).recipients] == [
        ("Sanne Klaproos", "alles"), ("Ruben Veenpluis", "alles"), ("Marloes Grutto", "alles"), ("Ellen Boterbloem", "alles"),
    ]  # fmt: skip
    with vault.write("Toestemming") as session:
        mother, _father = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY)
        give_consent(session, mother, TODAY)
    assert ("Hatice Kievit", "een deel") in [(one.name, one.gets) for one in read(vault, meeting).recipients]
    with vault.write("Lijst") as session:
        actions.change_meeting(session, meeting, recipients="De ouders\n\nHatice: alleen de afspraken")
    assert [one.name for one in read(vault, meeting).recipients] == ["De ouders", "Hatice: alleen de afspraken"]


def event(vault: Vault, mees: Mees, title: str, on: date, **more) -> str:
    with vault.write("Gebeurtenis") as session:
        return add_event(session, mees.id, EventData(title=title, start_earliest=on, start_latest=on, **more))


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * 0.5


def test_what_is_not_for_this_meeting_is_not_in_the_plan(vault: Vault, mees: Mees, meeting: str) -> None:
    event(vault, mees, "Verhuisd", date(2023, 8, 1))
    event(vault, mees, "Opa overleden", date(2022, 2, 1))
    event(vault, mees, "Schoolreis", date(2026, 5, 1), planned=True)
    secret = event(vault, mees, "Aangifte tegen oom", date(2024, 1, 1))
    with vault.write("Verborgen") as session:
        hide_in_meeting(session, secret, True)
    plan = read(vault, meeting, measure=width)
    told = " ".join(plan.happened.sentences)
    assert told.index("Opa overleden") < told.index("Verhuisd")
    assert "Aangifte" not in repr(plan)
    assert "Schoolreis" not in told
    assert plan.happened.scene is not None
    drawn = repr(plan.happened.scene)
    assert "Verhuisd" in drawn
    assert "Aangifte" not in drawn


def test_a_fixed_plan_reads_back_as_it_was_whatever_changes_later(vault: Vault, mees: Mees, meeting: str) -> None:
    event(vault, mees, "Verhuisd", date(2023, 8, 1))
    before = read(vault, meeting)
    with vault.write("Gesloten") as session:
        assert fix_plan(session, meeting, TODAY) == 1
    with vault.write("Later") as session:
        change_pupil(session, mees.id, first_name="Mies", question="anders")
        change_contact(session, mees.coach, name="Iemand anders")
        change_school(session, name="Andere school")
        table.mark_done(session, meeting_detail(session, meeting, TODAY).agreements[0].id, TODAY)
    assert read(vault, meeting) == before
    assert read(vault, meeting, 1) == before
    assert read(vault, meeting, measure=width).happened.scene is not None
    event(vault, mees, "Nog iets", date(2024, 8, 1))
    assert read(vault, meeting, measure=width) == before
    assert read(vault, meeting, measure=width).happened.scene is None
    with vault.read() as session:
        found = current_plan(session, mees.id)
    assert found
    assert (found.number, found.valid_until, found.fixed, found.meeting_title) == (1, REVIEW, True, "Driehoek 1")


def test_a_new_version_has_a_reason_and_the_first_stays(vault: Vault, mees: Mees, meeting: str) -> None:
    with pytest.raises(UserProblem, match="meeting-open"), vault.write("Nieuw") as session:
        new_version(session, meeting, "vader ook gesproken", TODAY)
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
    with pytest.raises(UserProblem, match="meeting-closed"), vault.write("Weer") as session:
        fix_plan(session, meeting, TODAY)
    with pytest.raises(UserProblem, match="reason-missing"), vault.write("Nieuw") as session:
        new_version(session, meeting, " ", TODAY)
    later = date(2026, 3, 20)
    with vault.write("Nieuwe versie") as session:
        assert new_version(session, meeting, "vader ook gesproken", TODAY) == 2
        table.add_agreement(session, meeting, TODAY, "Ruben", "Doet mee op zondag.", "parent")
    assert read(vault, meeting).version == 2
    with vault.read() as session:
        found = current_plan(session, mees.id)
    assert found
    assert found.number == 1
    with vault.write("Gesloten") as session:
        assert fix_plan(session, meeting, later) == 2
        rows = version_rows(session, mees.id, meeting)
        assert [(row.number, row.reason, row.fixed, row.made_on) for row in rows] == [
            (2, "vader ook gesproken", True, later), (1, "", True, TODAY),
        ]  # fmt: skip
        assert len(kept_reading(session, meeting, 1).agreements) == 2
        assert len(plan_reading(session, meeting).agreements) == 3
        with pytest.raises(UserProblem, match="gone"):
            kept_reading(session, meeting, 3)


def test_undoing_the_close_takes_the_version_away(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
    vault.undo()
    with vault.read() as session:
        assert version_rows(session, mees.id) == []
        assert not meeting_detail(session, meeting, TODAY).head.closed


def test_a_plan_that_was_tampered_with_is_not_shown(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
        (row,) = version_rows(session, mees.id)
        change(session, PlanVersion, row.id, {"content": "{}"})
    with pytest.raises(Problem, match="plan-altered"):
        read(vault, meeting)


def test_a_preparation_sheet_says_who_what_when_and_who_reads_along(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Toestemming") as session:
        change_school(session, form_of_address="je")
        mother, _father = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY)
        give_consent(session, mother, TODAY)
        people = {one.short: one.id for one in meeting_detail(session, meeting, TODAY).attendees}
        sheet = preparation_reading(session, meeting, people["Sanne"], TODAY)
        teacher = preparation_reading(session, meeting, people["Marloes"], TODAY)
        with pytest.raises(UserProblem, match="gone"):
            preparation_reading(session, meeting, "nobody", TODAY)
    assert (sheet.copy_for, sheet.on, sheet.start, sheet.minutes) == ("Sanne Klaproos", TODAY, time(13, 15), 50)
    assert (sheet.meeting_title, sheet.invited_by, sheet.contact) == (
        "de driehoek",
        "Ellen Boterbloem",
        "06 00 00 90 12",
    )
    assert sheet.address is FormOfAddress.INFORMAL
    assert "Ruben Veenpluis" not in [one.name for one in sheet.people]
    assert (len(sheet.agenda), sheet.agenda[2].title) == (9, "Mees vertelt")
    assert sheet.permission == (
        "Hatice Kievit (gezinscoach) leest pas mee als Ruben ja zegt.",
        "Je mag nee zeggen tegen delen, ook later nog. Zeg het ons dan.",
    )
    assert len(teacher.permission) == 1


def test_an_empty_meeting_is_an_empty_plan(vault: Vault, mees: Mees) -> None:
    with vault.write("Gepland") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.CHILD_TALK, None, TODAY)
        plan = plan_reading(session, made, today=TODAY, measure=width)
    assert (plan.voice, plan.goals, plan.happened.scene, plan.meeting_on) == (None, (), None, None)
    assert Part.GOALS not in plan.omitted
