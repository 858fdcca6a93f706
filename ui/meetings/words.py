"""Sides of the table, and the few words that several pages of a meeting share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rondom.dossier.perspectives import side
from rondom.language import _, capital, day_month, listed, relative
from rondom.meetings.agreement_line import names_in
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.model import Attendance, MeetingState
from rondom.meetings.queries import MeetingRow

SIDES = ("child", "parent", "school", "coach")
"""The four that always have a place; "other" only when someone of it is there."""
SIDE_CHOICES = (
    ("parent", _("Ouders en familie")),
    ("school", _("School")),
    ("coach", _("Gezinscoach of hulp")),
    ("other", _("Iemand anders")),
    ("child", _("Het kind")),
)
ATTENDANCE = {
    Attendance.INVITED: (_("uitgenodigd"), "minus"),
    Attendance.COMING: (_("komt"), "check"),
    Attendance.NOT_COMING: (_("komt niet"), "x"),
    Attendance.PRESENT: (_("was erbij"), "check"),
    Attendance.ABSENT: (_("was er niet"), "x"),
}
"""Word and icon."""


def lane_of(perspective: str) -> str:
    """The lane whose mark a side of the table has; the same everywhere."""
    return side(perspective).lane


@dataclass(frozen=True, slots=True)
class Side:
    """One column or box: a side of the table with the names of who sits there."""

    key: str
    name: str


def sides(people: Sequence[AttendeeRow], child: str) -> tuple[Side, ...]:
    """The four sides, called after the people that are there; a fifth for guests from elsewhere, when there are any."""
    found = []
    for key in (*SIDES, "other"):
        names = [one.short for one in people if one.perspective == key]
        if key != "other" or names:
            found.append(Side(key, _side_name(key, names, child)))
    return tuple(found)


def _side_name(key: str, names: Sequence[str], child: str) -> str:
    if key == "child":
        return child or _("Kind")
    usual = {"parent": _("Ouders"), "school": _("School"), "coach": _("Gezinscoach"), "other": _("Anderen")}
    return listed(names) if 0 < len(names) < 3 else usual[key]


def called(name: str, people: Sequence[AttendeeRow]) -> str:
    """Short, as people say it at the table, when it is someone at the table: "Sanne"; of several "Sanne en Marloes"."""
    known = {one.name: one.short for one in people}
    if name in known:
        return known[name]
    names = names_in(name)
    return listed([known[one] for one in names]) if names and all(one in known for one in names) else name


def state_words(meeting: MeetingRow, today: date) -> tuple[str, str, str]:
    """What stands at the end of a line in the list: word, tone, icon."""
    if meeting.state is MeetingState.CANCELLED:
        return _("gaat niet door"), "ink-muted", ""
    if meeting.state is MeetingState.CLOSED:
        return _("afgesloten"), "ink-muted", "check"
    if meeting.state is MeetingState.ONGOING:
        return _("bezig"), "accent", "presentation"
    if meeting.starts_at is None:
        return _("nog geen datum"), "caution", "calendar"
    return capital(relative(meeting.starts_at.date(), today)), "accent", "calendar"


def date_words(meeting: MeetingRow, today: date) -> str:
    """12 maart; 12 maart 2025 of another year."""
    if meeting.starts_at is None:
        return ""
    on = meeting.starts_at.date()
    return day_month(on) if on.year == today.year else f"{day_month(on)} {on.year}"
