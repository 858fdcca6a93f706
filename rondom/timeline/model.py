"""Events in a child's life. A vague date is an interval plus what was said; views and appraisals belong to one perspective."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rondom.dossier.model import OfPupil
from rondom.vault.base import Data, Row
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
    topic: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """What kind of happening: a key of `rondom.timeline.topics`, empty when none fits."""
    told_by: Line = ""
    told_side: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """Perspective of who told it, see `rondom.dossier.perspectives`; empty when that is not known."""
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
    provider: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """Who gives the help, as it was called then: a partner that leaves the map stays named here."""
    provider_id: str | None = None
    planned: bool = False
    private: bool = False
    """"Niet voor dit overleg": not on the beamer, not in print."""


class Event(EventData, OfPupil, table=True):
    DATA: ClassVar[type[Data]] = EventData

    provider_id: str | None = Field(default=None, foreign_key="partner.id", ondelete="SET NULL", index=True)


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


class FactorEffect(StrEnum):
    PROTECTIVE = "protective"
    """Beschermend: it belongs to the child or to those around it."""
    ENABLING = "enabling"
    """Bevorderend: it made the help work."""
    HINDERING = "hindering"
    """Belemmerend: it stood in the way. Never called a risk."""


class FactorData(Data):
    effect: FactorEffect = choice(FactorEffect.PROTECTIVE)
    factor: Line = ""
    """A key of `rondom.timeline.factors`, or empty for one in own words."""
    text: Text = ""


class EventFactor(FactorData, OfPupil, table=True):
    """Something that protected, helped or stood in the way, linked to one event."""

    __tablename__ = "event_factor"
    DATA: ClassVar[type[Data]] = FactorData

    event_id: str = Field(foreign_key="event.id", ondelete="CASCADE", index=True)


class AppraisalQuestion(StrEnum):
    """The five questions about help, see `rondom.timeline.appraisal`."""

    ON_TIME = "on_time"
    FITTING = "fitting"
    HEARD = "heard"
    ALIGNED = "aligned"
    HELPED = "helped"


class AppraisalAnswer(StrEnum):
    """Not asked is no row at all; unknown is an answer."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class AppraisalData(Data):
    perspective: Line = "child"
    question: AppraisalQuestion = choice(AppraisalQuestion.ON_TIME)
    answer: AppraisalAnswer = choice(AppraisalAnswer.UNKNOWN)
    note: Line = ""


class Appraisal(AppraisalData, OfPupil, table=True):
    """What one perspective answered to one question about a help trajectory."""

    __tablename__ = "help_appraisal"
    __table_args__ = (UniqueConstraint("event_id", "perspective", "question"),)
    DATA: ClassVar[type[Data]] = AppraisalData

    event_id: str = Field(foreign_key="event.id", ondelete="CASCADE", index=True)


class LaneSettingData(Data):
    lane: Line = "kind"
    """Key of the lane, see `rondom.timeline.lanes`."""
    name: Line = ""
    """What the school calls it; empty for the usual name."""
    position: int = 0
    folded: bool = False


class LaneSetting(LaneSettingData, Row, table=True):
    """How the school arranges one lane. A lane without a row stands in its usual place."""

    __tablename__ = "lane_setting"
    __table_args__ = (UniqueConstraint("lane"),)
    DATA: ClassVar[type[Data]] = LaneSettingData
