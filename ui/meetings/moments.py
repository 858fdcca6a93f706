"""Days and times as people type them around a meeting: "12 maart", "vrijdag", "13.15"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from rondom.language import _, clock_time, relative
from rondom.meetings.due_dates import parse_due
from rondom.timeline.spans import Context, Misread
from rondom.timeline.vague_dates import parse

_TIME = re.compile(r"(?:om )?(?P<hour>\d{1,2})(?:\s*[.:u]\s*(?P<minute>\d{2})?)?\s*(?:uur)?")
_HOURS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_SPOKEN = re.compile(
    rf"(?:om )?(?:(?P<part>half|kwart over|kwart voor) )?(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})(?: uur)?"
)
_MINUTES_PAST = {"half": -30, "kwart over": 15, "kwart voor": -15, None: 0}
_SCHOOL_DAY_BEGINS = 7
_FOUR_DIGITS = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})")


def coming_day(text: str, today: date) -> date | None:
    """A day that is meant ahead: "12 maart" is this year's or the next one; "vrijdag" is the first to come."""
    return parse_due(text, today).on


def past_day(text: str, today: date) -> date | None:
    """A day that is behind us: "12 maart" is the last one there was."""
    found = parse(text, Context(None, today))
    return found.earliest if not isinstance(found, Misread) and found.earliest == found.latest else None


def clock_of(text: str) -> time | None:
    """13.15, 13:15, 13u15, 1315, 13 uur, half drie; None when it is no time of day."""
    plain = text.strip().casefold()
    found = _FOUR_DIGITS.fullmatch(plain) or _TIME.fullmatch(plain)
    if not found:
        return _spoken_clock(plain)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _spoken_clock(plain: str) -> time | None:
    """ "half drie", "kwart over acht": the time within a day at school, so from seven in the morning on."""
    found = _SPOKEN.fullmatch(plain)
    if not found:
        return None
    hour = _HOURS.index(found["hour"]) + 1 if found["hour"] in _HOURS else int(found["hour"])
    if not 1 <= hour <= 12:
        return None
    minutes = hour * 60 + _MINUTES_PAST[found["part"]]
    if minutes < _SCHOOL_DAY_BEGINS * 60:
        minutes += 12 * 60
    return time(*divmod(minutes, 60))


def on_day(before: datetime | None, timed: bool, day: date) -> tuple[datetime, bool]:
    """Another day, at the same time when there was one; else a day of which the time is not known."""
    known = timed and before is not None
    return datetime.combine(day, before.time() if before and known else time()), known


def at_time(before: datetime | None, at: time, today: date) -> datetime:
    """Another time on the same day; today when there was none."""
    return datetime.combine(before.date() if before else today, at)


def when_words(starts_at: datetime | None, minutes: int, today: date, timed: bool = True) -> str:
    """vandaag, tot 14.05 uur; of a day alone: vandaag, nog geen tijd"""
    if starts_at is None:
        return _("nog geen datum")
    if not timed:
        return _("{on}, nog geen tijd").format(on=relative(starts_at.date(), today))
    until = clock_time(starts_at + timedelta(minutes=minutes))
    return _("{on}, tot {end} uur").format(on=relative(starts_at.date(), today), end=until)
