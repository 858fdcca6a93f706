"""A meeting for the calendar: an iCalendar file (RFC 5545) that a calendar program takes in. It names no child.

A calendar is often shared with colleagues and synchronised through servers, so the file says only that there is a meeting,
when and where. The id of an entry stays the same when the meeting moves and its SEQUENCE goes up, so the calendar changes its
entry instead of getting a second one; a meeting that was called off becomes CANCELLED. A day without a time is an entry for
that whole day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from rondom.dossier.secret_places import gives_away, secret_places
from rondom.language import _
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import MeetingState
from rondom.plan.invitations import names_someone, neutral_kind
from rondom.plan.moment_changes import times_moved
from rondom.plan.preparing import room_of
from rondom.vault.store import Session

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Timezone

ZONE = "Europe/Amsterdam"
KINDS = _("Agenda (*.ics)")
SUFFIX = ".ics"
_PRODUCT = "-//Rondom//NL"
_HOUR_BEFORE = timedelta(hours=-1)
_MORNING_BEFORE = timedelta(hours=-15)
"""Before the midnight with which a whole day begins: nine in the morning of the day before."""
_LONGEST = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One talk. `starts_at` is the time on the clock of the school; with `timed` False only its day counts."""

    key: str
    """Id of the meeting, or of one of its talks."""
    sequence: int
    summary: str
    starts_at: datetime
    timed: bool
    minutes: int
    room: str = ""
    cancelled: bool = False


def calendar_entries(session: Session, detail: MeetingDetail) -> tuple[CalendarEntry, ...]:
    """The meeting, or each of its talks, as far as there is a day. A room or name that names someone is left out."""
    head = detail.head
    name = neutral_kind(detail)
    off = head.state is MeetingState.CANCELLED
    secret = secret_places(session, [head.pupil_id]).get(head.pupil_id, ())
    if not detail.sittings:
        found = [("meeting", head.id, head.starts_at, head.timed, head.room, off)]
    else:
        found = [
            (
                "sitting",
                one.id,
                one.starts_at,
                one.timed,
                room_of(detail, one),
                off or one.state is MeetingState.CANCELLED,
            )
            for one in detail.sittings
        ]
    return tuple(
        CalendarEntry(
            key=key,
            sequence=times_moved(session, table, key),
            summary=name,
            starts_at=starts_at,
            timed=timed,
            minutes=head.minutes,
            room="" if names_someone(room, detail) or gives_away(room, secret) else " ".join(room.split()),
            cancelled=cancelled,
        )
        for table, key, starts_at, timed, room, cancelled in found
        if starts_at is not None
    )


def calendar_file(entries: tuple[CalendarEntry, ...], now: datetime) -> bytes:
    """The file. `now` is when it was made, aware of its zone."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(_amsterdam())
    for one in entries:
        calendar.add_component(_event(one, now))
    content: bytes = calendar.to_ical()
    return content


def file_name(entries: tuple[CalendarEntry, ...]) -> str:
    """Driehoek 2026-03-12.ics: says nothing about the child."""
    first = entries[0]
    allowed = "".join(sign for sign in first.summary if sign.isalnum() or sign in " -").strip() or _("Overleg")
    return f"{allowed} {first.starts_at:%Y-%m-%d}{SUFFIX}"


def _event(one: CalendarEntry, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one.key}@rondom")
    event.add("sequence", one.sequence)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("summary", one.summary)
    if one.timed:
        event.add("dtstart", one.starts_at, parameters={"TZID": ZONE})
        event.add("dtend", one.starts_at + _length(one), parameters={"TZID": ZONE})
    else:
        event.add("dtstart", one.starts_at.date())
        event.add("dtend", _day_after(one.starts_at.date()))
    if one.room:
        event.add("location", one.room)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE" if one.timed else "TRANSPARENT")
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    if not one.cancelled:
        event.add_component(_alarm(one))
    return event


def _amsterdam() -> Timezone:
    """The clock of the Netherlands, as the European rule of 1996 moves it: the last Sundays of March and October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, name, before, after, begins, month in (
        (TimezoneDaylight(), "CEST", 1, 2, datetime.fromisoformat("1996-03-31T02:00"), 3),
        (TimezoneStandard(), "CET", 2, 1, datetime.fromisoformat("1996-10-27T03:00"), 10),
    ):
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone


def _alarm(one: CalendarEntry) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.summary)
    alarm.add("trigger", _HOUR_BEFORE if one.timed else _MORNING_BEFORE)
    return alarm


def _length(one: CalendarEntry) -> timedelta:
    return min(max(timedelta(minutes=one.minutes), timedelta(minutes=5)), _LONGEST)


def _day_after(value: date) -> date:
    return value + timedelta(1)
