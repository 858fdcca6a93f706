"""A casusreview: looking back on help that is over. It is about the help and the working together, never about the child."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Field

from rondom.dossier.model import OfPupil
from rondom.vault.base import Data
from rondom.vault.fields import Line, Text, choice


class Fit(StrEnum):
    """Passendheid: how fitting the help was, as those who look back say together."""

    FITTING = "fitting"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


class CaseReviewData(Data):
    title: Line = ""
    """What the help was called: it stays when the event is removed."""
    reviewed_on: date | None = None
    fit: Fit = choice(Fit.UNKNOWN)
    fit_text: Text = ""
    lesson: Text = ""
    """What to keep, or to do otherwise next time."""


class CaseReview(CaseReviewData, OfPupil, table=True):
    __tablename__ = "case_review"
    DATA: ClassVar[type[Data]] = CaseReviewData

    event_id: str | None = Field(default=None, foreign_key="event.id", ondelete="SET NULL", index=True)


class PointEffect(StrEnum):
    HELPED = "helped"
    HINDERED = "hindered"


class PointLevel(StrEnum):
    """Case: between the people around this child. Policy: how it is arranged for every child."""

    CASE = "case"
    POLICY = "policy"


class ReviewPointData(Data):
    effect: PointEffect = choice(PointEffect.HELPED)
    level: PointLevel = choice(PointLevel.CASE)
    text: Text = ""
    key: int = Field(default=0, ge=0, le=7)
    """Which of the seven keys it is about, see `rondom.collaboration.keys`; 0 is none."""
    position: int = 0


class ReviewPoint(ReviewPointData, OfPupil, table=True):
    """One thing that helped or stood in the way."""

    __tablename__ = "review_point"
    DATA: ClassVar[type[Data]] = ReviewPointData

    review_id: str = Field(foreign_key="case_review.id", ondelete="CASCADE", index=True)


class MeetingScoreData(Data):
    heard: int | None = Field(default=None, ge=0, le=10)
    """Voelde u zich gehoord? 0 not at all, 10 completely; None: did not want to say."""
    goal_clear: int | None = Field(default=None, ge=0, le=10)
    who_does_what: int | None = Field(default=None, ge=0, le=10)
    right_group: int | None = Field(default=None, ge=0, le=10)
    remark: Text = ""


class MeetingScore(MeetingScoreData, OfPupil, table=True):
    """Four short questions to one person after a meeting. They are about the meeting, never about a person."""

    __tablename__ = "meeting_score"
    DATA: ClassVar[type[Data]] = MeetingScoreData

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)
    attendee_id: str = Field(foreign_key="attendee.id", ondelete="CASCADE", index=True)
