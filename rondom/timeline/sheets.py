"""What a paper of a timeline says: the drawing, and behind it every event in words. Values only; a painter prints them.

Events that are not for this meeting are never read here, so no paper can hold them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import date

from rondom.dossier.queries import pupil_head
from rondom.language import _, day, listed
from rondom.school.queries import school_facts
from rondom.timeline.lanes import ALL_LANES, LaneView, lane_name
from rondom.timeline.marks import EventMark
from rondom.timeline.model import EventKind
from rondom.timeline.paper import LARGEST_EM, Paper
from rondom.timeline.paper_legend import looked
from rondom.timeline.queries import EventDetail, event_details, life
from rondom.timeline.school_years import SchoolYear
from rondom.timeline.spans import Span
from rondom.timeline.topics import topic_of
from rondom.vault.store import Session

_TELLERS = 4
"""Most names in the line under the title."""


@dataclass(frozen=True, slots=True)
class TimelineReading:
    """One timeline for nobody in particular yet. `first` and `last` are the days it was asked from and to."""

    first_name: str
    full_name: str
    school: str
    made_on: date
    marks: tuple[EventMark, ...] = ()
    events: tuple[EventDetail, ...] = ()
    """The same events in words, in order of time; those without a date at the end."""
    birth: date | None = None
    groups: tuple[SchoolYear, ...] = ()
    lanes: tuple[LaneView, ...] = ALL_LANES
    holidays: tuple[Span, ...] = ()
    wash: bool = True
    """Whether the drawing shows where much changed."""
    first: date | None = None
    last: date | None = None
    copy_for: str = ""
    omitted: bool = False
    """Something was left out that this reader may not get. The paper says that, never what."""

    def paper(self, width: float, height: float, largest: float = LARGEST_EM) -> Paper:
        """The room for the drawing, in points, with what this reading knows."""
        return Paper(
            width,
            height,
            self.made_on,
            self.birth,
            self.groups,
            self.first,
            self.last,
            looked(self.marks, self.first_name),
            largest,
            self.lanes,
            self.holidays,
            self.wash,
        )

    @property
    def title(self) -> str:
        """Tijdlijn van Mees Veenpluis"""
        return _("Tijdlijn van {name}").replace("{name}", self.full_name or self.first_name)

    @property
    def subtitle(self) -> str:
        """Verteld door Mees en Sanne, bijgewerkt tot 12 maart 2026"""
        tellers = Counter(name for event in self.events if (name := " ".join(event.told_by.split())))
        most = [name for name, _count in tellers.most_common(_TELLERS)]
        names = [*most, _("anderen")] if len(tellers) > _TELLERS else most
        parts = (
            _("Verteld door {names}").replace("{names}", listed(names)) if names else "",
            _("bijgewerkt tot {day}").format(day=day(self.made_on)),
            self.years,
        )
        told = ", ".join(part for part in parts if part)
        return told[:1].upper() + told[1:]

    @property
    def years(self) -> str:
        """Van 1 augustus 2022 tot en met 31 juli 2024; "" for the whole timeline."""
        if self.first and self.last:
            return _("van {first} tot en met {last}").format(first=day(self.first), last=day(self.last))
        if self.first:
            return _("vanaf {first}").format(first=day(self.first))
        return _("tot en met {last}").format(last=day(self.last)) if self.last else ""

    def lane(self, event: EventDetail) -> str:
        """What the school calls the lane of this event."""
        return lane_name(self.lanes, event.lane)


def timeline_reading(session: Session, pupil_id: str, today: date) -> TimelineReading:
    """The whole timeline of a child as it may be printed. Raises UserProblem "gone"."""
    head, seen = pupil_head(session, pupil_id, today), life(session, pupil_id, today, hidden_too=False)
    return TimelineReading(
        first_name=head.first_name,
        full_name=head.name,
        school=school_facts(session).name,
        made_on=today,
        marks=tuple(mark for mark in seen.marks if not mark.private),
        events=event_details(session, pupil_id, hidden_too=False),
        birth=head.birth_date,
        groups=seen.groups,
        lanes=tuple(replace(lane, folded=False) for lane in seen.lanes),
        holidays=seen.holidays,
        wash=seen.show_changes,
    )


def of_years(reading: TimelineReading, first: date | None, last: date | None) -> TimelineReading:
    """Only what touches these days, both included; None is open. What has no date is on a whole timeline only."""
    if first is None and last is None:
        return reading
    kept = _only(reading, lambda event: _touches(event, first or date.min, last or date.max))
    return replace(kept, first=first, last=last)


def without(reading: TimelineReading, lanes: Container[str], topics: Container[str], views: bool) -> TimelineReading:
    """Without these lanes and topics, and with `views` without how each side saw it.

    The lanes are gone, whether there was something in them or not: an empty lane would say that nothing happened there.
    """
    made = _only(reading, lambda event: event.lane not in lanes and _about(event) not in topics)
    if views:
        made = replace(
            made,
            marks=tuple(replace(mark, curves=()) for mark in made.marks),
            events=tuple(replace(event, views=(), appraisals=()) for event in made.events),
        )
    kept = tuple(lane for lane in reading.lanes if lane.key not in lanes)
    return replace(made, lanes=kept, omitted=reading.omitted or made != reading)


def _about(event: EventDetail) -> str:
    """The topic that was chosen, else the one its title names: what may not go does not go because nobody chose."""
    return event.topic or topic_of(event.title)


def _only(reading: TimelineReading, keep: Callable[[EventDetail], bool]) -> TimelineReading:
    events = tuple(event for event in reading.events if keep(event))
    keys = {event.id for event in events}
    return replace(reading, events=events, marks=tuple(mark for mark in reading.marks if mark.key in keys))


def _touches(event: EventDetail, first: date, last: date) -> bool:
    if event.kind is EventKind.MOMENT:  # what it was before is kept, and says nothing of a moment
        return event.start is not None and event.start.latest >= first and event.start.earliest <= last
    begin = (event.applied if event.kind is EventKind.TRAJECTORY else None) or event.start
    if begin is None:
        return event.end is not None and first <= event.end.latest and event.end.earliest <= last
    return begin.earliest <= last and (event.end is None or event.end.latest >= first)
