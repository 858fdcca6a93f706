"""Events in a child's life. A vague date is an interval plus what was said; a view belongs to one perspective."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rondom.dossier.model import OfPupil
from rondom.vault.base import Data
from rondom.vault.fields import Line, Text, choice


class Nature(StrEnum):
    """What kind of statement an event is."""

    FACT = "fact"
    EXPERIENCE = "experience"
    INTERPRETATION = "interpretation"


class EventKind(StrEnum):
    MOMENT = "moment"
    PERIOD = "period"
    TRAJECTORY = "trajectory"
    """Help: with the wait before it and how each perspective looks at it."""


class EventData(Data):
    lane: Line = "kind"
    """Key of the lane, see `rondom.timeline.lanes`."""
    kind: EventKind = choice(EventKind.MOMENT)
    title: Line = ""
    text: Text = ""
    told_by: Line = ""
    nature: Nature = choice(Nature.FACT)
    start_said: Line = ""
    start_earliest: date | None = None
    start_latest: date | None = None
    end_said: Line = ""
    end_earliest: date | None = None
    end_latest: date | None = None
    """No end on a period or trajectory: it goes on."""
    applied_said: Line = ""
    applied_earliest: date | None = None
    applied_latest: date | None = None
    """When help was asked for; the wait runs from here to the start."""
    planned: bool = False
    private: bool = False
    """"Niet voor dit overleg": not on the beamer, not in print."""


class Event(EventData, OfPupil, table=True):
    DATA: ClassVar[type[Data]] = EventData


class ViewData(Data):
    perspective: Line = "child"
    moment: int = Field(default=0, ge=0, le=2)
    """0 at the start, 1 half-way, 2 at the end. A single event has only moment 0."""
    impact: int | None = Field(default=None, ge=-2, le=2)
    """−2 heavy … +2 good, as this person says it. Never averaged."""
    quote: Text = ""


class View(ViewData, OfPupil, table=True):
    """How one perspective looks at one event."""

    __tablename__ = "event_view"
    __table_args__ = (UniqueConstraint("event_id", "perspective", "moment"),)
    DATA: ClassVar[type[Data]] = ViewData

    event_id: str = Field(foreign_key="event.id", ondelete="CASCADE", index=True)
