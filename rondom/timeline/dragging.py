"""What a drag, or a key that moves, would do: how far it snaps, what it is then called, and whether it can be.

Pure: nothing is written before it is let go. The same steps as `rondom.timeline.moving` writes with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rondom.errors import UserProblem
from rondom.language import _, plural
from rondom.timeline.marks import EventMark
from rondom.timeline.moving import Step, refusal, shifted, step_of, vaguest, words_for
from rondom.timeline.spans import Context, Precision, Span, VagueDate
from rondom.timeline.vague_dates import read_back

WHOLE = ""
"""The edge of a move of the whole event."""


@dataclass(frozen=True, slots=True)
class Move:
    """A move of `count` steps. `words` is read back while dragging; `refused` is the code of why it cannot be."""

    edge: str
    step: Step
    count: int
    words: str
    refused: str = ""
    moment: Span | None = None
    """Where the time under the hand would come."""

    @property
    def days(self) -> float:
        """For `move_events` and `move_edge_by`: as far as it snaps."""
        return self.count * self.step.length


def step_for(marks: Sequence[EventMark], edge: str = WHOLE) -> Step:
    """In what steps these events move together, or one edge of the first of them."""
    if edge:
        span = edge_of(marks[0], edge)
        return step_of(span) if span else Step(days=1)
    return vaguest(span for mark in marks for span in (mark.began, mark.end, mark.applied))


def edge_of(mark: EventMark, edge: str) -> Span | None:
    return {"start": mark.began, "end": mark.end, "applied": mark.applied}[edge]


@dataclass(frozen=True, slots=True)
class Load:
    """What moves together: so many events, in these steps. `told` are the ones that decide whether a move can be: the
    first one chosen, and of many only the earliest and the latest, because all keep their order.
    """

    edge: str
    step: Step
    how_many: int
    told: tuple[EventMark, ...]

    def move(self, days: float, context: Context) -> Move:
        """What a move of about so many days would mean."""
        count = self.step.count(days)
        try:
            return _edge_moved(self, count, context) if self.edge else _all_moved(self, count, context)
        except UserProblem as problem:
            return Move(self.edge, self.step, count, "", problem.code)


def load_of(marks: Sequence[EventMark], edge: str = WHOLE) -> Load:
    """At least one event; of an edge the first one only."""
    dated = [mark for mark in marks if mark.began or mark.end or mark.applied]
    outer = (min(dated, key=_earliest), max(dated, key=_latest)) if len(dated) > 1 else ()
    return Load(edge, step_for(marks, edge), len(dated), (marks[0], *outer))


def move_of(marks: Sequence[EventMark], days: float, context: Context, edge: str = WHOLE) -> Move:
    """What a move of about so many days means for these events."""
    return load_of(marks, edge).move(days, context)


def _earliest(mark: EventMark) -> date:
    return min(span[0] for span in (mark.began, mark.end, mark.applied) if span)


def _latest(mark: EventMark) -> date:
    return max(span[0] for span in (mark.began, mark.end, mark.applied) if span)


def _edge_moved(load: Load, count: int, context: Context) -> Move:
    mark, edge, step = load.told[0], load.edge, load.step
    old = edge_of(mark, edge)
    span = shifted(old, step, count) if old else None
    times = {"start": mark.began, "end": mark.end, "applied": mark.applied, edge: span}
    refused = refusal(times["start"], times["end"], times["applied"], context.today)
    return Move(edge, step, count, _told(span, context) if span else "", refused, span)


def _all_moved(load: Load, count: int, context: Context) -> Move:
    step = load.step
    moved = [_times_moved(mark, step, count) for mark in load.told]
    refused = next((code for times in moved if (code := refusal(*times, context.today))), "")
    start, end, applied = moved[0]
    if len(load.told) > 1:
        return Move(WHOLE, step, count, _how_far(load.how_many, step, count), refused, start)
    words = _told(start or applied or end, context, end if start else None)
    return Move(WHOLE, step, count, words, refused, start or applied or end)


def _times_moved(mark: EventMark, step: Step, count: int) -> tuple[Span | None, Span | None, Span | None]:
    """Start, end and applied."""
    start, end, applied = (shifted(one, step, count) if one else None for one in (mark.began, mark.end, mark.applied))
    return start, end, applied


def _told(span: Span | None, context: Context, until: Span | None = None) -> str:
    if span is None:
        return ""
    if until is not None and until != span:
        return _("van {start} tot {end}").format(start=words_for(span), end=words_for(until))
    return read_back(VagueDate("", *span, Precision.RANGE), context.birth, context.name, context.today)


def _how_far(how_many: int, step: Step, count: int) -> str:
    """ "3 gebeurtenissen 2 maanden later" """
    who = plural(how_many, "{n} gebeurtenis", "{n} gebeurtenissen")
    if count == 0:
        return _("{who} blijven staan").format(who=who)
    later = _("later") if count > 0 else _("eerder")
    return f"{who} {_stretch(step, abs(count))} {later}"


def _stretch(step: Step, count: int) -> str:
    months, days = step.months * count, step.days * count
    if months and months % 12 == 0:
        return plural(months // 12, "{n} jaar", "{n} jaar")
    if months:
        return plural(months, "{n} maand", "{n} maanden")
    return plural(days, "{n} dag", "{n} dagen") if days % 7 else plural(days // 7, "{n} week", "{n} weken")
