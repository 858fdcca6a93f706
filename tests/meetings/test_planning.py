"""Who is asked to come, an interpreter, a day without a time, and who must hear that a meeting moved."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from rondom.dossier.actions import change_caregiver, change_contact
from rondom.meetings import actions, running, table
from rondom.meetings.attendees import invitable
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import Attendance, AttendeeData, MeetingKind, MeetingState, StepState
from rondom.meetings.queries import coming_meetings, next_meeting
from rondom.meetings.telling import to_tell
from rondom.privacy.rules import LightStatus, ReaderKind
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

CHAIR = "Ellen Boterbloem"


def seen(vault: Vault, meeting: str) -> MeetingDetail:
    with vault.read() as session:
        return meeting_detail(session, meeting, TODAY)


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Gepland") as session:
        change_caregiver(session, mees.mother, interpreter=True, language="arabisch", phone="06 00 00 12 34")
        change_caregiver(session, mees.father, interpreter=True, language="Arabisch")
        return actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "", CHAIR)


def test_an_interpreter_is_proposed_once_for_each_language(vault: Vault, meeting: str) -> None:
    (one,) = [person for person in seen(vault, meeting).attendees if person.interprets]
    assert (one.name, one.role, one.gets, one.reader_kind) == (
        "Tolk Arabisch", "tolk", "nothing", ReaderKind.INTERPRETER,
    )  # fmt: skip
    assert (one.light.status, one.waiting) == (LightStatus.PARTLY, ())
    ready = {part.key: part for part in seen(vault, meeting).ready}
    assert "Tolk" not in ready["permission"].label


def test_an_interpreter_is_not_asked_to_agree(vault: Vault, meeting: str) -> None:
    told = next(one.text for one in seen(vault, meeting).missing if one.key == "approval")
    assert "Sanne" in told
    assert "Tolk" not in told


def test_everything_takes_longer_with_an_interpreter(vault: Vault, meeting: str) -> None:
    before = [step.minutes for step in seen(vault, meeting).steps]
    with vault.write("Langer") as session:
        actions.stretch_agenda(session, meeting, 1.5)
    detail = seen(vault, meeting)
    assert [step.minutes for step in detail.steps] == [round(minutes * 1.5) for minutes in before]
    assert detail.head.minutes == detail.planned_minutes


def test_who_was_there_before_can_be_asked_again(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Oma") as session:
        actions.add_attendee(session, meeting, AttendeeData(name="Oma Riet", role="oma", perspective="parent"))
        second = actions.plan_meeting(session, mees.id, MeetingKind.REVIEW, None, TODAY, chair=CHAIR)
        change_caregiver(session, mees.mother, interpreter=False)
        change_caregiver(session, mees.father, interpreter=False)
        third = actions.plan_meeting(session, mees.id, MeetingKind.REVIEW, None, TODAY, chair=CHAIR)
    with vault.read() as session:
        guests = {
            one.name: one
            for one in invitable(session, mees.id, [one.name for one in seen(vault, second).attendees], TODAY)
        }
        without = {one.name: one for one in invitable(session, mees.id, [], TODAY)}
    assert (guests["Oma Riet"].role, guests["Oma Riet"].before) == ("oma", True)
    assert guests["Oma Riet"].light.status is LightStatus.PARTLY, "brought along by a parent"
    assert without["Tolk Arabisch"].interprets == "arabisch"
    assert not any(one.interprets for one in seen(vault, third).attendees)
    assert "Mees" not in guests


def test_a_day_without_a_time_is_told_as_a_day(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Alleen een dag") as session:
        actions.set_moment(session, meeting, datetime(2026, 3, 19, 9, 30), timed=False)
    detail = seen(vault, meeting)
    assert (detail.head.starts_at, detail.head.timed) == (datetime(2026, 3, 19), False)
    assert detail.head.when_words(TODAY) == "19 maart"
    assert {step.starts_at for step in detail.steps} == {None}
    assert detail.clock().steps[0].state is StepState.TODO
    with vault.read() as session:
        row = next_meeting(session, mees.id, TODAY)
        assert row
        assert (row.when_words(TODAY), row.words(row.starts_at.date()), row.ends_at) == (
            "Driehoek, 19 maart", "vandaag driehoek", None,
        )  # fmt: skip
        assert [one.meeting.id for one in coming_meetings(session, date(2026, 3, 19))] == [meeting]
    with vault.write("Weer op") as session:
        actions.cancel_meeting(session, meeting)
        actions.plan_again(session, meeting, datetime(2026, 3, 19))
    assert seen(vault, meeting).head.timed is False


def test_a_child_that_did_not_want_to_speak_was_asked(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.read() as session:
        (before,) = coming_meetings(session, TODAY)
    assert "Stem van Mees ontbreekt" in [part.label for part in before.ready]
    with vault.write("Niets gezegd") as session:
        actions.change_meeting(session, meeting, voice_declined=True)
    with vault.read() as session:
        (after,) = coming_meetings(session, TODAY)
    assert after.ready_count == before.ready_count + 1
    detail = seen(vault, meeting)
    assert "Stem van Mees" in [part.label for part in detail.ready]
    assert "voice" not in [one.key for one in detail.missing]


def test_who_must_hear_that_it_moved(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Antwoorden") as session:
        change_contact(session, mees.coach, phone="070 123 45 67", email="coach@voorbeeld.nl")
        people = {one.short: one for one in meeting_detail(session, meeting, TODAY).attendees}
        actions.change_attendee(session, people["Sanne"].id, attendance=Attendance.COMING)
        actions.change_attendee(session, people["Ruben"].id, attendance=Attendance.NOT_COMING)
    with vault.read() as session:
        told = {one.short: one for one in to_tell(session, seen(vault, meeting).attendees)}
    assert list(told) == ["Sanne", "Tolk", "Mees", "Marloes", "Hatice"], "not who leads, nor who would not come"
    assert (told["Sanne"].phone, told["Sanne"].said_yes) == ("06 00 00 12 34", True)
    assert (told["Hatice"].phone, told["Hatice"].email) == ("070 123 45 67", "coach@voorbeeld.nl")
    with vault.write("Opnieuw vragen") as session:
        actions.ask_again(session, meeting)
    assert {one.short: one.attendance for one in seen(vault, meeting).attendees if one.short in ("Sanne", "Ruben", "Ellen")} == {
        "Sanne": Attendance.INVITED, "Ruben": Attendance.INVITED, "Ellen": Attendance.COMING,
    }  # fmt: skip


def test_a_day_alone_is_kept_as_a_day_however_it_is_planned(vault: Vault, mees: Mees) -> None:
    with vault.write("Gepland") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, timed=False)
        midnight = datetime.combine(TODAY, time())
        assert meeting_detail(session, made, TODAY).head.starts_at == midnight
        actions.cancel_meeting(session, made)
        actions.plan_again(session, made, START)
        head = meeting_detail(session, made, TODAY).head
    assert (head.starts_at, head.timed, head.state) == (midnight, False, MeetingState.PLANNED)


def test_a_meeting_that_was_begun_and_called_off_begins_anew(vault: Vault, meeting: str) -> None:
    steps = seen(vault, meeting).steps
    with vault.write("Begonnen") as session:
        running.start_meeting(session, meeting)
        running.go_to_step(session, meeting, steps[2].id, 60)
        actions.change_step(session, steps[0].id, note="welkom")
        actions.cancel_meeting(session, meeting)
        actions.plan_again(session, meeting, START)
    after = seen(vault, meeting)
    assert {(one.state, one.used_seconds) for one in after.steps} == {(StepState.TODO, 0)}
    assert (after.head.current_step, after.steps[0].note) == (0, "welkom")


def test_another_agenda_looks_at_what_was_open_before_this_meeting_and_not_after_it(vault: Vault, mees: Mees) -> None:
    with vault.write("Gepland") as session:
        earlier = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START - timedelta(30), TODAY)
        later = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        table.add_agreement(session, later, TODAY, "Sanne", "Belt", "parent")
        running.close_meeting(session, later, TODAY)
        actions.use_template(session, earlier, MeetingKind.CONFERENCE, TODAY)
    assert "last_time" not in [one.key for one in seen(vault, earlier).steps]
