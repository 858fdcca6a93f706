"""What "rust en drukte" counts: the one definition, for the strip, the wash behind the drawing and the questions.

A change is a day on which a child's home, school, family or help became another one:

- what an event is about decides (`Topic.change`); a topic that changes none of the four is never counted;
- without a topic the lane decides: Gezin is family, Wonen en geld is home, School is school, Ondersteuning op school
  and Jeugdhulp en zorg are help; the lanes Kind, Overleg en afspraken and Wat hielp are never counted;
- help counts when it starts and when it ends, all else when it starts; a vague time counts on its middle day; a start
  that nobody told, or that lies before what is drawn, does not count;
- what has yet to come does not count, and what changed on one day in the same way is one change.

It counts and never weighs: no change is worse than another, no number is better or worse, nothing is said about the child.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rondom.language import _, listed, marked, month
from rondom.timeline.lanes import STRENGTHS
from rondom.timeline.marks import EventMark
from rondom.timeline.spans import Span
from rondom.timeline.topics import FAMILY, HELP, HOME, SCHOOL, TOPICS

BUSY_DAYS = 270
BUSY_FROM = 5
"""From this many changes in nine months on the drawing shows a faint wash and the strip says how many."""
BY_LANE = {"gezin": FAMILY, "wonen": HOME, "school": SCHOOL, "steun": HELP, "zorg": HELP}
"""What an event changes that says no topic."""
KINDS = {HOME: marked("wonen"), SCHOOL: marked("school"), FAMILY: marked("gezin"), HELP: marked("hulp")}
"""The four ways, in the order in which they are told."""
_PLACE = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Change:
    """On `day` something of this kind (a key of `KINDS`) changed; `keys` and `labels` are the events that say so."""

    day: date
    kind: str
    keys: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Changes within nine months of one another, in order of time; never empty."""

    changes: tuple[Change, ...]

    @property
    def span(self) -> Span:
        return self.changes[0].day, self.changes[-1].day

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for one in self.changes for key in one.keys))


def what_changes(mark: EventMark) -> str:
    """A key of `KINDS`, or "" for what is not counted."""
    if mark.lane == STRENGTHS:
        return ""
    topic = TOPICS.get(mark.topic)
    return topic.change if topic else BY_LANE.get(mark.lane, "")


def all_changes(marks: Iterable[EventMark], today: date | None = None) -> tuple[Change, ...]:
    """Every change, sorted by day. With `today` what comes after it is not counted; without, only what is planned."""
    found: dict[tuple[date, str], list[EventMark]] = {}
    for mark in marks:
        kind = "" if mark.planned else what_changes(mark)
        for day in _days(mark, kind) if kind else ():
            if today is None or day <= today:
                found.setdefault((day, kind), []).append(mark)
    order = sorted(found, key=lambda one: (one[0], _PLACE[one[1]]))
    return tuple(_change(*one, found[one]) for one in order)


def changes(marks: Iterable[EventMark], today: date | None = None) -> list[date]:
    """The days of `all_changes`, one for each."""
    return [one.day for one in all_changes(marks, today)]


def busiest(marks: Iterable[EventMark], today: date | None = None) -> tuple[date, int] | None:
    """The first day of the nine months with most changes, and how many; None without any."""
    found = busiest_of(all_changes(marks, today))
    return (found.span[0], len(found.changes)) if found else None


def busiest_of(found: Sequence[Change]) -> Stretch | None:
    """The nine months with most changes, the earliest of equals; None without any."""
    if not found:
        return None
    days = [one.day for one in found]
    ends = [bisect_right(days, day + timedelta(BUSY_DAYS - 1)) for day in days]
    most = max(range(len(days)), key=lambda at: ends[at] - at)
    return Stretch(tuple(found[most : ends[most]]))


def pile_ups(found: Sequence[Change]) -> tuple[Stretch, ...]:
    """Each nine months with at least `BUSY_FROM` changes, in order of time; no change is in two of them."""
    one = busiest_of(found)
    if one is None or len(one.changes) < BUSY_FROM:
        return ()
    first, last = found.index(one.changes[0]), found.index(one.changes[-1])
    return (*pile_ups(found[:first]), one, *pile_ups(found[last + 1 :]))


def what_counts() -> str:
    """The definition in Dutch, for who asks what the strip shows."""
    return _(
        "Dit telt hoe vaak wonen, school, gezin of hulp veranderde. "
        "Hulp telt als die begint en als die stopt. Staat er geen soort bij, dan telt het spoor. "
        "Het is een telling en geen oordeel."
    )


def told(found: Sequence[Change]) -> str:
    """Each change with its month and what it changed: "maart 2024: Nieuwe school (school)"."""
    return "\n".join(
        _("{month} {year}: {labels} ({kind})").format(
            month=month(one.day.month), year=one.day.year, labels=listed(one.labels), kind=_(KINDS[one.kind])
        )
        for one in found
    )


def _days(mark: EventMark, kind: str) -> list[date]:
    ends = [mark.began, mark.end] if kind == HELP and mark.kind != "moment" else [mark.began]
    return [middle(span) for span in ends if span]


def _change(day: date, kind: str, here: Sequence[EventMark]) -> Change:
    return Change(day, kind, tuple(one.key for one in here), tuple(dict.fromkeys(one.label for one in here)))


def middle(span: Span) -> date:
    """The middle day of a vague time."""
    return span[0] + (span[1] - span[0]) / 2
