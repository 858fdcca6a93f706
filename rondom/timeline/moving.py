"""Moving what is on a timeline. A time keeps its vagueness: a month stays a month, a school year a school year.

What moves together moves by one amount, in steps of the vaguest time that takes part. So nothing changes order and no
stretch becomes longer by being moved. A move that cannot be is refused in words; nothing is put right in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from rondom import clock
from rondom.errors import UserProblem
from rondom.language import _
from rondom.timeline.actions import EDGES, change_event, edge_values
from rondom.timeline.model import Event
from rondom.timeline.queries import timeline_context
from rondom.timeline.spans import Context, Precision, Span, VagueDate, shift, whole_months, widen
from rondom.timeline.vague_dates import describe, parse
from rondom.vault.base import columns
from rondom.vault.store import Session

FIRST_YEAR, YEARS_AHEAD = 1900, 10
"""What is typed may lie between these; what is moved as well, so that what is shown can be read again."""
_ABOUT = re.compile(r"\s*(?:zo )?(?:rond|rondom|ongeveer|omstreeks|circa|ca|±|~)\b", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:groep|gr|klas)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:toen|jaar|jarige|verjaardag)\b", re.IGNORECASE)
_MONTH_DAYS = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Step:
    """The smallest move that keeps a time as vague as it is: so many whole months, or so many days."""

    months: int = 0
    days: int = 0

    @property
    def length(self) -> float:
        """In days."""
        return self.months * _MONTH_DAYS or float(self.days)

    def count(self, days: float) -> int:
        """How many of these steps come nearest to a move of so many days."""
        return round(days / self.length)


ONE_DAY, ONE_WEEK = Step(days=1), Step(days=7)


def step_of(span: Span) -> Step:
    """A day moves by days, a week by weeks, a month by months, a quarter by quarters, a year and a school year by years.

    "Rond mei" moves as May does, and the year that a child was six as any year.
    """
    inner = around(span)
    if inner:
        span = inner
    first, last = span
    if months := whole_months(span):
        return Step(months=next((some for some in (12, 3) if months % some == 0), 1))
    if first < last and last + timedelta(1) == shift(first, 12):
        return Step(months=12)
    return ONE_WEEK if first.weekday() == 0 and last - first == timedelta(6) else ONE_DAY


def vaguest(spans: Iterable[Span | None]) -> Step:
    """The step of what moves together: of the vaguest of these times."""
    return max((step_of(span) for span in spans if span), key=lambda step: step.length, default=ONE_DAY)


def shifted(span: Span, step: Step, count: int) -> Span:
    """The same stretch `count` steps later, or earlier. Raises UserProblem "event-moved-too-far"."""
    try:
        if not step.months:
            by = timedelta(step.days * count)
            return span[0] + by, span[1] + by
        return _some_months_on(span, step.months * count)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        raise UserProblem("event-moved-too-far") from None


def _some_months_on(span: Span, months: int) -> Span:
    inner = around(span)
    if inner:
        return widen(_some_months_on(inner, months))
    if whole_months(span):
        return shift(span[0], months), shift(span[1] + timedelta(1), months) - timedelta(1)
    return shift(span[0], months), shift(span[1], months)


def around(span: Span) -> Span | None:
    """The whole months that a stretch is "rond"; None when it is not such a stretch."""
    days = (span[1] - span[0]).days + 1
    on_either_side = timedelta((days + 1) // 4)
    inner = span[0] + on_either_side, span[1] - on_either_side
    return inner if days > 28 and whole_months(inner) and widen(inner) == span else None


def moved(vague: VagueDate, days: float, context: Context | None = None) -> VagueDate:
    """About so many days later, in its own steps. `said` becomes the words of the new interval.

    Raises UserProblem "event-moved-too-far".
    """
    step = step_of(vague.span)
    return stepped(vague, step, step.count(days), context)


def stepped(vague: VagueDate, step: Step, count: int, context: Context | None = None) -> VagueDate:
    """So many steps later. No step at all leaves everything as it was said."""
    if count == 0:
        return vague
    span = shifted(vague.span, step, count)
    return VagueDate(words_for(span, vague.said, context), *span, vague.precision)


def words_for(span: Span, like: str = "", context: Context | None = None) -> str:
    """An interval in words as near to how it was said as can be: "groep 3" becomes "groep 4", "rond mei" "rond juni"."""
    plain = describe(span)
    if context is None:
        return plain
    return next((one for one in _wordings(span, like, context) if _reads_as(one, span, context)), plain)


def _wordings(span: Span, like: str, context: Context) -> list[str]:
    found = []
    if _ABOUT.match(like):
        inner = around(span) or (span[0] + timedelta(7), span[1] - timedelta(7))
        if inner[0] <= inner[1]:
            found.append(_("rond {when}").format(when=describe(inner)))
    if _GROUP.search(like):
        found += [year.name for year in context.school_years() if (year.first, year.last) == span]
    if _AGE.search(like) and context.birth:
        who = context.name or _("het kind")
        found.append(_("toen {who} {age} was").format(who=who, age=span[0].year - context.birth.year))
    return found


def _reads_as(words: str, span: Span, context: Context) -> bool:
    read = parse(words, context)
    return isinstance(read, VagueDate) and read.span == span


def refusal(start: Span | None, end: Span | None, applied: Span | None, today: date) -> str:
    """Why these times cannot be together, as the code of a problem; "" when they can. The same as on writing."""
    if start and end and end[1] < start[0]:
        return "event-end-before-start"
    if start and applied and start[1] < applied[0]:
        return "event-applied-after-start"
    known = [span for span in (start, end, applied) if span]
    return "event-moved-too-far" if any(not _within_reach(span, today) for span in known) else ""


def _within_reach(span: Span, today: date) -> bool:
    return span[0].year >= FIRST_YEAR and span[0].year <= today.year + YEARS_AHEAD


# -- in the vault ----------------------------------------------------------------------------------------------------


def move_events(session: Session, keys: Sequence[str], days: float) -> int:
    """Moves events, with all their times, about so many days; returns how many were moved.

    All by the same amount, in the steps of the vaguest time among them, so 0 when that step is larger than the move.
    Raises UserProblem "gone" or "event-moved-too-far".
    """
    found = [_times_of(session, key) for key in keys]
    step = vaguest(vague.span for event in found for vague in event.times.values())
    count = step.count(days)
    if count == 0:
        return 0
    context = _context_of(session, found)
    for event in found:
        later = {edge: stepped(vague, step, count, context) for edge, vague in event.times.items()}
        _refuse_too_far(later.values())
        change_event(session, event.key, **_values(later))
    return sum(1 for event in found if event.times)


def move_edge(session: Session, key: str, edge: str, when: VagueDate | None) -> None:
    """Puts one time of an event (start, end, applied) elsewhere; None takes it away.

    Raises UserProblem "gone", "event-end-before-start", "event-applied-after-start" or "event-moved-too-far".
    """
    if when:
        _refuse_too_far([when])
    change_event(session, key, **edge_values(edge, when))


def move_edge_by(session: Session, key: str, edge: str, days: float) -> bool:
    """Moves one time about so many days, in its own steps; False when there is nothing to move, or no whole step.

    Raises as `move_edge`.
    """
    event = _times_of(session, key)
    vague = event.times.get(edge)
    if vague is None:
        return False
    later = moved(vague, days, _context_of(session, [event]))
    if later == vague:
        return False
    move_edge(session, key, edge, later)
    return True


@dataclass(frozen=True, slots=True)
class _Times:
    key: str
    pupil_id: str
    times: dict[str, VagueDate]


def _times_of(session: Session, key: str) -> _Times:
    known = columns(Event)
    row = session.execute(select(*known).where(known.id == key)).first()
    if row is None:
        raise UserProblem("gone")
    return _Times(key, row.pupil_id, {edge: vague for edge in EDGES if (vague := _vague(row, edge))})


def _vague(row: Any, edge: str) -> VagueDate | None:
    said, earliest, latest = (getattr(row, f"{edge}_{part}") for part in ("said", "earliest", "latest"))
    return VagueDate(said, earliest, latest, Precision.RANGE) if earliest and latest else None


def _context_of(session: Session, events: Sequence[_Times]) -> Context | None:
    return timeline_context(session, events[0].pupil_id, clock.today()) if events else None


def _refuse_too_far(times: Iterable[VagueDate]) -> None:
    today = clock.today()
    if any(not _within_reach(vague.span, today) for vague in times):
        raise UserProblem("event-moved-too-far")


def _values(times: dict[str, VagueDate]) -> dict[str, Any]:
    return {name: value for edge, vague in times.items() for name, value in edge_values(edge, vague).items()}
