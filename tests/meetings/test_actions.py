"""Planning, running and closing a meeting, in a real vault."""

from __future__ import annotations

from datetime import date

import pytest

from rondom.dossier.actions import change_caregiver
from rondom.errors import UserProblem
from rondom.meetings import actions, running, table
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import (
    Approval,
    Attendance,
    AttendeeData,
    ContributionKind,
    GoalData,
    MeetingKind,
    MeetingState,
    Recognised,
    StepState,
)
from rondom.privacy.actions import ask_consent, give_consent
from rondom.privacy.rules import LightStatus
from rondom.sentences import sentence
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees


def plan(vault: Vault, mees: Mees, kind: MeetingKind = MeetingKind.TRIAD) -> str:
    with vault.write("Overleg gepland") as session:
        return actions.plan_meeting(session, mees.id, kind, START, TODAY, "spreekkamer", "Ellen Boterbloem")


def detail(vault: Vault, meeting_id: str) -> MeetingDetail:
    with vault.read() as session:
        return meeting_detail(session, meeting_id, TODAY)


def steps(vault: Vault, meeting_id: str) -> list[str]:
    return [step.key for step in detail(vault, meeting_id).steps]


def test_a_planned_driehoek_has_its_people_and_its_agenda(vault: Vault, mees: Mees) -> None:
    seen = detail(vault, plan(vault, mees))
    assert seen.head.title == "Driehoek 1"
    assert seen.head.when_words(TODAY) == "vandaag 13.15 tot 14.05 uur"
    assert seen.head.with_article == "de driehoek"
    assert seen.pupil.question == "Hoe wordt de maandag weer een gewone dag?"
    assert [(one.short, one.role, one.perspective) for one in seen.attendees] == [
        ("Sanne", "moeder", "parent"),
        ("Ruben", "vader", "parent"),
        ("Mees", "", "child"),
        ("Marloes", "leerkracht", "school"),
        ("Hatice", "gezinscoach", "coach"),
        ("Ellen", "intern begeleider, voorzitter", "school"),
    ]
    assert [(step.title, step.lead, step.minutes) for step in seen.steps[:4]] == [
        ("Welkom en wie is wie", "Ellen", 5),
        ("Waarom we praten", "Sanne", 3),
        ("Mees vertelt", "Mees", 5),
        ("Wat gaat goed", "Sanne", 8),
    ]
    assert (seen.planned_minutes, seen.clock().end_words) == (50, "klaar om 14.05 uur")


def test_the_third_driehoek_is_called_so_and_other_kinds_count_apart(vault: Vault, mees: Mees) -> None:
    first, second, third = (plan(vault, mees) for _ in range(3))
    mdo = plan(vault, mees, MeetingKind.CONFERENCE)
    titles = [detail(vault, one).head.title for one in (first, second, third, mdo)]
    assert titles == ["Driehoek 1", "Driehoek 2", "Driehoek 3", "MDO 1"]
    assert [one.short for one in detail(vault, mdo).attendees][-2:] == ["Tom", "Ellen"]
    assert detail(vault, mdo).head.with_article == "het MDO"


def test_a_talk_with_the_child_is_with_the_child(vault: Vault, mees: Mees) -> None:
    assert [one.short for one in detail(vault, plan(vault, mees, MeetingKind.CHILD_TALK)).attendees] == [
        "Mees",
        "Ellen",
    ]


def test_every_attendee_has_a_light_with_a_reason(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    lights = {one.short: one.light for one in detail(vault, meeting).attendees}
    assert {name: one.word for name, one in lights.items()} == {
        "Sanne": "Mag", "Ruben": "Mag", "Mees": "Mag", "Marloes": "Mag", "Hatice": "Vraag eerst", "Ellen": "Mag",
    }  # fmt: skip
    with vault.write("Toestemming") as session:
        mother, _father = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY)
        give_consent(session, mother, date(2026, 3, 2))
    hatice = next(one for one in detail(vault, meeting).attendees if one.short == "Hatice")
    assert hatice.light.reason == "Sanne (2 maart) zei ja, Ruben nog niet."
    assert [one.name for one in hatice.waiting] == ["Ruben"]


def test_someone_of_another_organisation_is_an_outsider_on_every_side_of_the_table(vault: Vault, mees: Mees) -> None:
    from rondom.dossier.actions import change_contact

    with vault.write("Andere organisatie") as session:
        change_contact(session, mees.teacher, organisation="CJG")
    meeting = plan(vault, mees)
    marloes = next(one for one in detail(vault, meeting).attendees if one.short == "Marloes")
    assert marloes.light.status is LightStatus.ASK_FIRST


def test_people_come_go_and_change(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    with vault.write("Genodigden") as session:
        tolk = actions.add_attendee(session, meeting, AttendeeData(name="Amina", role="tolk", perspective="other"))
        father = meeting_detail(session, meeting, TODAY).attendees[1]
        actions.change_attendee(session, father.id, attendance=Attendance.NOT_COMING, approval=Approval.AGREED)
        actions.remove_attendee(session, meeting_detail(session, meeting, TODAY).attendees[2].id)
    seen = detail(vault, meeting)
    assert [one.short for one in seen.at_table] == ["Sanne", "Marloes", "Hatice", "Ellen", "Amina"]
    assert seen.attendees[1].approval is Approval.NONE
    with vault.write("Weg") as session:
        actions.remove_attendee(session, tolk)
    with vault.write("Weg") as session, pytest.raises(UserProblem, match="gone"):
        actions.remove_attendee(session, tolk)


def test_the_agenda_can_be_rearranged(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    with vault.write("Agenda") as session:
        own = actions.add_step(session, meeting, "Rondleiding", 10, "Mees")
        actions.move_step(session, own, 1)
        actions.change_step(session, own, minutes=4, note="Langs de bouwhoek")
    assert steps(vault, meeting)[:3] == ["welcome", "own", "purpose"]
    seen = detail(vault, meeting)
    assert (seen.steps[1].heading, seen.steps[1].note, seen.planned_minutes) == ("Rondleiding", "Langs de bouwhoek", 54)
    with vault.write("Agenda") as session:
        actions.remove_step(session, own)
        actions.use_template(session, meeting, MeetingKind.REVIEW, TODAY, "Ellen Boterbloem")
    assert steps(vault, meeting)[0] == "welcome"
    assert (len(steps(vault, meeting)), detail(vault, meeting).head.title) == (9, "Evaluatie 1")


def test_time_is_booked_on_the_step_that_is_left(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    order = [step.id for step in detail(vault, meeting).steps]
    with vault.write("Begonnen") as session:
        running.start_meeting(session, meeting)
        running.start_meeting(session, meeting)
        running.go_to_step(session, meeting, order[1], 310)
        running.book_time(session, meeting, 60)
        running.go_to_step(session, meeting, order[4], 30)
        running.go_to_step(session, meeting, order[2], 5)
    seen = detail(vault, meeting)
    assert [step.used_seconds for step in seen.steps[:5]] == [310, 90, 0, 0, 5]
    assert [step.state for step in seen.steps[:5]] == [
        StepState.DONE, StepState.DONE, StepState.TODO, StepState.SKIPPED, StepState.TODO,
    ]  # fmt: skip
    assert [step.current for step in seen.steps].index(True) == 2
    current = seen.clock(START, 20).current
    assert current
    assert current.words == "nog 5 van 5 min"


def test_the_step_that_is_going_on_stays_when_steps_move(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    order = [step.id for step in detail(vault, meeting).steps]
    with vault.write("Begonnen") as session:
        running.start_meeting(session, meeting)
        running.go_to_step(session, meeting, order[3])
        actions.move_step(session, order[8], 0)
        actions.remove_step(session, order[1])
    assert next(step.id for step in detail(vault, meeting).steps if step.current) == order[3]
    with vault.write("Weg") as session:
        actions.remove_step(session, order[3])
    assert next(step.id for step in detail(vault, meeting).steps if step.current) == order[4]


def test_starting_makes_who_came_present(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    with vault.write("Begonnen") as session:
        people = meeting_detail(session, meeting, TODAY).attendees
        actions.change_attendee(session, people[0].id, attendance=Attendance.COMING)
        actions.change_attendee(session, people[1].id, attendance=Attendance.NOT_COMING)
        running.start_meeting(session, meeting)
    assert [one.attendance for one in detail(vault, meeting).attendees[:3]] == [
        Attendance.PRESENT, Attendance.ABSENT, Attendance.INVITED,
    ]  # fmt: skip


def test_what_is_said_stays_in_the_words_and_the_place_of_who_said_it(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    with vault.write("Gezegd") as session:
        table.add_contribution(session, meeting, ContributionKind.STRENGTH, "bouwt graag", "child", "Mees")
        table.add_contribution(session, meeting, ContributionKind.WISH, "Een ochtend zonder haast.", "parent", "Sanne")
        worry = table.add_contribution(session, meeting, ContributionKind.CONCERN, "Buikpijn", "parent", "Sanne")
        table.change_contribution(session, worry, recognised=Recognised.PARTLY, recognised_note="thuis niet gezien")
    seen = detail(vault, meeting)
    assert [one.text for one in seen.of(ContributionKind.WISH)] == ["Een ochtend zonder haast."]
    assert seen.of(ContributionKind.WISH, "child") == ()
    assert seen.of(ContributionKind.CONCERN)[0].recognised is Recognised.PARTLY
    with vault.write("Weg") as session:
        table.remove_contribution(session, worry)
    vault.undo()
    assert len(detail(vault, meeting).contributions) == 3


def test_three_goals_are_enough(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    with vault.write("Doelen") as session:
        for number in range(3):
            table.add_goal(session, meeting, GoalData(text=f"Doel {number}"))
    with pytest.raises(UserProblem) as problem, vault.write("Doel") as session:
        table.add_goal(session, meeting, GoalData(text="Nog een"))
    assert str(sentence(problem.value)).startswith("Er staan al 3 doelen.")


def test_an_agreement_knows_its_day(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    with vault.write("Afspraak") as session:
        one = table.add_agreement(
            session, meeting, TODAY, "Hatice", "Belt papa", "coach", "voor vrijdag", "papa doet mee"
        )
        table.change_agreement(session, one, what="Belt papa en leest dit plan voor", state="done")
    line = detail(vault, meeting).agreements[0]
    assert (line.who, line.what, line.due_said, line.due_on, line.state) == (
        "Hatice", "Belt papa en leest dit plan voor", "voor vrijdag 13 maart", date(2026, 3, 13), "open",
    )  # fmt: skip
    with vault.write("Wanneer") as session:
        table.set_due(session, one, "na de vakantie", TODAY)
    assert detail(vault, meeting).agreements[0].due_on is None


def test_not_agreeing_needs_a_reason(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    mother = detail(vault, meeting).attendees[0].id
    with pytest.raises(UserProblem, match="disagree-reason"), vault.write("Akkoord") as session:
        table.record_approval(session, mother, Approval.DISAGREED, "  ")
    with vault.write("Akkoord") as session:
        table.record_approval(session, mother, Approval.DISAGREED, "De zondag klopt niet.")
    assert detail(vault, meeting).attendees[0].approval_reason == "De zondag klopt niet."
    with vault.write("Akkoord") as session:
        table.record_approval(session, mother, Approval.NONE)
    assert detail(vault, meeting).attendees[0].approval_reason == ""


def test_after_closing_only_the_status_of_agreements_changes(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    with vault.write("Gesloten") as session:
        agreement = table.add_agreement(session, meeting, TODAY, "Sanne", "Belt", "parent", "vrijdag")
        goal = table.add_goal(session, meeting, GoalData(text="Rustig"))
        said = table.add_contribution(session, meeting, ContributionKind.WISH, "Rust", "parent")
        people, order = meeting_detail(session, meeting, TODAY).attendees, meeting_detail(session, meeting, TODAY).steps
        running.start_meeting(session, meeting)
        running.close_meeting(session, meeting, TODAY)
    forbidden = [
        lambda s: actions.change_meeting(s, meeting, purpose="anders"),
        lambda s: actions.add_attendee(s, meeting, AttendeeData(name="X")),
        lambda s: actions.change_attendee(s, people[0].id, name="X"),
        lambda s: actions.remove_attendee(s, people[0].id),
        lambda s: actions.add_step(s, meeting, "X"),
        lambda s: actions.change_step(s, order[0].id, minutes=1),
        lambda s: actions.move_step(s, order[0].id, 2),
        lambda s: actions.remove_step(s, order[0].id),
        lambda s: actions.use_template(s, meeting, MeetingKind.REVIEW, TODAY),
        lambda s: running.start_meeting(s, meeting),
        lambda s: running.go_to_step(s, meeting, order[1].id),
        lambda s: running.book_time(s, meeting, 5),
        lambda s: actions.cancel_meeting(s, meeting),
        lambda s: running.close_meeting(s, meeting, TODAY),
        lambda s: table.add_contribution(s, meeting, ContributionKind.WISH, "X", "child"),
        lambda s: table.change_contribution(s, said, text="X"),
        lambda s: table.remove_contribution(s, said),
        lambda s: table.add_goal(s, meeting, GoalData(text="X")),
        lambda s: table.change_goal(s, goal, text="X"),
        lambda s: table.remove_goal(s, goal),
        lambda s: table.add_agreement(s, meeting, TODAY, "X"),
        lambda s: table.change_agreement(s, agreement, what="X"),
        lambda s: table.set_due(s, agreement, "morgen", TODAY),
        lambda s: table.remove_agreement(s, agreement),
        lambda s: table.record_approval(s, people[0].id, Approval.SEEN),
    ]
    before = detail(vault, meeting)
    assert before.head.state is MeetingState.CLOSED
    for action in forbidden:
        with pytest.raises(UserProblem, match="meeting-closed"), vault.write("Mag niet") as session:
            action(session)
    assert detail(vault, meeting) == before
    with vault.write("Gedaan") as session:
        table.mark_done(session, agreement, TODAY)
    assert detail(vault, meeting).agreements[0].done_on == TODAY
    with vault.write("Toch niet") as session:
        table.reopen_agreement(session, agreement)
        table.postpone_agreement(session, agreement, "eind maart", "vakantie", TODAY)
    assert detail(vault, meeting).agreements[0].due_on == date(2026, 3, 31)
    for act in (table.drop_agreement, lambda s, i, r: table.postpone_agreement(s, i, "morgen", r, TODAY)):
        with pytest.raises(UserProblem, match="reason-missing"), vault.write("Vervallen") as session:
            act(session, agreement, " ")
    with vault.write("Verteld") as session:
        table.drop_agreement(session, agreement, "niet meer nodig")
        actions.tell_back(session, meeting, TODAY, "Elke maandag eerst bouwen.")
    assert detail(vault, meeting).head.voice_followup == "Elke maandag eerst bouwen."
    assert detail(vault, meeting).agreements[0].state == "dropped"


def test_what_is_missing_is_told_and_bars_nothing(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    keys = [one.key for one in detail(vault, meeting).missing]
    assert keys == ["voice", "goal", "agreement", "review", "approval"]
    with vault.write("Ingevuld") as session:
        actions.change_meeting(
            session, meeting, voice_words="Op maandag is mijn buik boos.", review_on=date(2026, 6, 4)
        )
        table.add_goal(session, meeting, GoalData(text="Rustig naar binnen"))
        table.add_agreement(session, meeting, TODAY, what="Tas klaarzetten")
        for one in meeting_detail(session, meeting, TODAY).attendees:
            table.record_approval(session, one.id, Approval.AGREED)
    assert [one.key for one in detail(vault, meeting).missing] == ["who", "when"]
    with vault.write("Begonnen") as session:
        running.start_meeting(session, meeting)
    told = detail(vault, meeting).missing[-1]
    assert told.text == "Nog niet ingevuld wie er was: Sanne, Ruben, Mees, Marloes en Hatice."
    with vault.write("Gesloten") as session:
        running.close_meeting(session, meeting, TODAY)


def test_a_meeting_is_cancelled_and_planned_again(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees)
    with vault.write("Afgezegd") as session:
        actions.cancel_meeting(session, meeting)
        actions.change_meeting(session, meeting, state=MeetingState.CLOSED, room="boven")
    assert detail(vault, meeting).head.state is MeetingState.CANCELLED
    with vault.write("Opnieuw") as session:
        actions.plan_again(session, meeting, START.replace(day=19))
    assert (detail(vault, meeting).head.state, detail(vault, meeting).head.room) == (MeetingState.PLANNED, "boven")


def test_the_light_looks_at_the_day_of_the_meeting(vault: Vault, mees: Mees) -> None:
    from rondom.dossier.actions import change_pupil

    with vault.write("Bijna 12") as session:
        change_pupil(session, mees.id, birth_date=date(2014, 3, 20))
        meeting = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START.replace(day=21), TODAY)
        for one in ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY):
            give_consent(session, one, TODAY)
    hatice = next(one for one in detail(vault, meeting).attendees if one.short == "Hatice")
    assert hatice.light.reason.endswith("Mees nog niet.")


def test_a_dead_parent_is_not_invited(vault: Vault, mees: Mees) -> None:
    with vault.write("Overleden") as session:
        change_caregiver(session, mees.father, deceased=True)
    assert [one.short for one in detail(vault, plan(vault, mees)).attendees][:2] == ["Sanne", "Mees"]
