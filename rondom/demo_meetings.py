"""The meetings of the Voorbeeldschool: planned, held in one talk or two, looked back on, closed, signed; and phone calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from rondom.collaboration.scores import put_score
from rondom.demo_days import Days
from rondom.demo_files import add_drawing
from rondom.language import _, day
from rondom.meetings import actions as meetings
from rondom.meetings import looking_back, presence, running, table
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.calls import CallPerson, note_call
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.last_time import last_time
from rondom.meetings.model import (
    Approval,
    Attendance,
    AttendeeData,
    ContributionKind,
    GoalData,
    MeetingKind,
    NextForGoal,
    Recognised,
)
from rondom.meetings.recognition import recognise, tell_recognition
from rondom.meetings.reservations import reserve
from rondom.meetings.signatures import sign_on_paper, sign_on_screen
from rondom.meetings.sittings import plan_sittings
from rondom.plan.actions import fix_plan
from rondom.plan.views import add_view
from rondom.vault.store import Session

Content = Mapping[str, Any]
_PLURAL = {
    ContributionKind.STRENGTH: "strengths",
    ContributionKind.WISH: "wishes",
    ContributionKind.ENABLING: "enabling",
    ContributionKind.HINDERING: "hindering",
    ContributionKind.PARKED: "parked",
}
_GOAL = ("text", "now", "then", "sign", "setting", "level_part", "level_more", "level_most")
_STROKES = (
    ((0.08, 0.62), (0.14, 0.30), (0.20, 0.64), (0.27, 0.34), (0.33, 0.62), (0.42, 0.56)),
    ((0.46, 0.58), (0.55, 0.44), (0.62, 0.60), (0.74, 0.48), (0.92, 0.40)),
)
"""A signature on the screen, plainly invented."""


def fill_meeting(session: Session, pupil: str, one: Content, days: Days, chair: str) -> None:
    """One meeting of `voorbeeldschool.toml` with all that is written under it."""
    at = days.at(one["days"], one.get("time", ""))
    meeting = meetings.plan_meeting(
        session, pupil, MeetingKind(one["kind"]), at, days.today, one.get("room", ""), chair, one["purpose"],
        timed="time" in one,
    )  # fmt: skip
    if "title" in one:
        meetings.change_meeting(session, meeting, title=one["title"])
    if voice := one.get("voice"):
        _fill_voice(session, meeting, voice, days)
        if "drawing" in voice:
            add_drawing(session, pupil, meeting, voice["drawing"], days, voice["days"])
    for name, role, side in one.get("also", ()):
        meetings.add_attendee(session, meeting, AttendeeData(name=name, role=role, perspective=side))
    for attendee in _detail(session, meeting, days).attendees:
        meetings.change_attendee(session, attendee.id, attendance=Attendance.COMING)
    if one.get("apart"):
        plan_sittings(session, meeting)
    if one["closed"]:
        _hold(session, meeting, one, days, at)


def fill_call(session: Session, pupil: str, one: Content, days: Days, chair: str) -> None:
    """A phone call in two lines, with an agreement when there is one."""
    people = [CallPerson(name, role, side) for name, role, side in one["with"]]
    note_call(
        session, pupil, days.school_day(one["days"]), people, one["why"], one["said"], one.get("agreement", ""),
        days.at(one["days"], one["time"]), chair,
    )  # fmt: skip


def _detail(session: Session, meeting: str, days: Days) -> MeetingDetail:
    return meeting_detail(session, meeting, days.today)


def _fill_voice(session: Session, meeting: str, voice: Content, days: Days) -> None:
    values = {f"voice_{key}": voice[key] for key in ("words", "how", "by", "audience", "followup") if key in voice}
    told = days.day(voice["told"]) if "told" in voice else None
    meetings.change_meeting(session, meeting, **values, voice_on=days.day(voice["days"]), voice_told_on=told)


# -- at the table ---------------------------------------------------------------------------------------------


def _hold(session: Session, meeting: str, one: Content, days: Days, at: datetime) -> None:
    fill_talk(session, meeting, one, days, at)
    people = {row.short: row for row in _detail(session, meeting, days).attendees}
    for short, hours in one.get("left", ()):
        presence.leave(session, people[short].id, days.at(one["days"], hours))
    _close(session, meeting, one, people, days, at)


def fill_talk(session: Session, meeting: str, one: Content, days: Days, at: datetime) -> None:
    """What is said and agreed, as far as it stands in `one`; the meeting goes on."""
    running.start_meeting(session, meeting)
    people = {row.short: row for row in _detail(session, meeting, days).attendees}
    _fill_said(session, meeting, one, people)
    if back := one.get("back"):
        _look_back(session, meeting, back, people, days)
    for goal in one.get("goals", ()):
        values = {key: goal[key] for key in _GOAL if key in goal}
        table.add_goal(session, meeting, GoalData(**values, until=days.day(goal["days"])))
    for agreement in one.get("agreements", ()):
        _fill_agreement(session, meeting, agreement, days, at)


def _fill_said(session: Session, meeting: str, one: Content, people: Mapping[str, AttendeeRow]) -> None:
    """The side of the table comes first; with a name behind a colon it is told who of that side said it."""
    for kind, plural in _PLURAL.items():
        for said_by, words in one.get(plural, ()):
            side, _mark, name = said_by.partition(":")
            table.add_contribution(session, meeting, kind, words, side, name)
    for said_by, words, seen, note, *each in one.get("concerns", ()):
        side, _mark, name = said_by.partition(":")
        concern = table.add_contribution(session, meeting, ContributionKind.CONCERN, words, side, name)
        if not each:
            table.change_contribution(session, concern, recognised=Recognised(seen), recognised_note=note)
        for short, (answer, *said) in (each[0] if each else {}).items():
            recognise(session, concern, people[short].id, Recognised(answer))
            if said:
                tell_recognition(session, concern, people[short].id, said[0])


def _look_back(session: Session, meeting: str, back: Content, people: Mapping[str, AttendeeRow], days: Days) -> None:
    """How far each finds the first goal of the plan before, what worked, what was in the way, what now."""
    goal = last_time(session, meeting, days.today).goals[0].goal.id
    for short, score in back["scores"]:
        one = people[short]
        looking_back.set_score(session, meeting, goal, one.id, one.short, one.perspective, score)
    looking_back.change_outcome(
        session, meeting, goal, worked=back["worked"], hindered=back["hindered"], next_words=back.get("next_words", "")
    )
    looking_back.choose_next(session, meeting, goal, NextForGoal(back["next"]))


def _fill_agreement(session: Session, meeting: str, one: Content, days: Days, at: datetime) -> None:
    due = one.get("due") or day(days.school_day(one["days"]))
    made = table.add_agreement(
        session, meeting, days.today, one["who"], one["what"], one["perspective"], due, one.get("sign", "")
    )
    if one.get("done"):
        table.mark_done(session, made, max(days.day(-20), at.date()))
    for later, why in one.get("moved", ()):
        table.postpone_agreement(session, made, day(days.day(later)), why, days.today)


# -- closing --------------------------------------------------------------------------------------------------


def _close(
    session: Session, meeting: str, one: Content, people: Mapping[str, AttendeeRow], days: Days, at: datetime
) -> None:
    meetings.change_meeting(
        session, meeting, process_lead=one["lead"], review_on=days.school_day(one["review"]),
        contact_between=one.get("contact", ""), recipients=_("Ouders en school"),
    )  # fmt: skip
    give = partial(table.record_approval, session)
    for attendee, approval in zip(people.values(), _padded(one["approvals"], len(people)), strict=True):
        give(attendee.id, Approval(approval))
    agreements = _detail(session, meeting, days).agreements
    for short, place, why in one.get("all_but", ()):
        reserve(session, people[short].id, agreement_id=agreements[place].id, reason=why)
    for short, answers in one.get("scores", {}).items():
        keys = ("heard", "goal_clear", "who_does_what", "right_group")
        put_score(session, people[short].id, **dict(zip(keys, answers, strict=False)))
    version = fix_plan(session, meeting, at.date())
    for short, way in one.get("signed", ()):
        if way == "screen":
            sign_on_screen(session, people[short].id, version, _STROKES, at.date())
        else:
            sign_on_paper(session, people[short].id, version, at.date())
    for who, side, later, text in one.get("views", ()):
        add_view(session, meeting, version, who, text, days.day(later), side)


def _padded(approvals: Sequence[str], length: int) -> list[str]:
    return [*approvals, *["agreed"] * length][:length]
