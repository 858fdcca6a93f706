"""A plan that was fixed after a meeting. What it said then stays readable, whatever changes later."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Field

from rondom.dossier.model import OfPupil
from rondom.vault.base import Data
from rondom.vault.fields import Line, Text, choice


class PlanVersionData(Data):
    number: int = Field(default=1, ge=1)
    made_on: date
    valid_until: date | None = None
    reason: Text = ""
    """Why there is a new version after the first."""
    content: Text = ""
    """The plan as it was read back, as JSON of `rondom.plan.reading.PlanReading`."""
    sha256: Line = ""


class PlanVersion(PlanVersionData, OfPupil, table=True):
    __tablename__ = "plan_version"
    DATA: ClassVar[type[Data]] = PlanVersionData

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)


class StatementOfViewData(Data):
    version: int = Field(default=1, ge=1)
    """Of the plan it is about."""
    who: Line = ""
    perspective: Line = "parent"
    text: Text = ""
    written_on: date


class StatementOfView(StatementOfViewData, OfPupil, table=True):
    """Zienswijze: what someone finds of a plan that was fixed, in their own words. It is added and changes nothing in it."""

    __tablename__ = "statement_of_view"
    DATA: ClassVar[type[Data]] = StatementOfViewData

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)
    caregiver_id: str | None = Field(default=None, foreign_key="caregiver.id", ondelete="SET NULL")


class DevelopmentPlanState(StrEnum):
    DRAFT = "draft"
    FIXED = "fixed"
    """Signed or read back; another text is a new plan."""


class DevelopmentPlanData(Data):
    number: int = Field(default=1, ge=1)
    state: DevelopmentPlanState = choice(DevelopmentPlanState.DRAFT)
    made_on: date
    destination: Line = ""
    """Uitstroombestemming."""
    grounds: Text = ""
    """Why that destination is expected."""
    enabling: Text = ""
    """Bevorderende factoren."""
    hindering: Text = ""
    """Belemmerende factoren."""
    needs: Text = ""
    """Ondersteuningsbehoefte."""
    support: Text = ""
    """Handelingsdeel: the support and guidance this child gets, above what every child gets."""
    deviation: Text = ""
    """Where the programme of the school is left; empty when nowhere."""
    child_view: Text = ""
    """What the child finds of it (hoorrecht)."""
    child_heard_on: date | None = None
    parents_view: Text = ""
    consulted_on: date | None = None
    """Of the talk that aims at agreement with the parents."""
    agreed_on: date | None = None
    """On which the parents agreed with the handelingsdeel."""
    agreed_by: Line = ""
    support_from: date | None = None
    """From when the child gets extra support: the six weeks begin here."""
    review_on: date | None = None
    """When parents and school look at it again: at least once a school year."""
    evaluation: Text = ""
    """How the former one went."""


class DevelopmentPlan(DevelopmentPlanData, OfPupil, table=True):
    """Ontwikkelingsperspectief (OPP), in the parts the law names."""

    __tablename__ = "development_plan"
    DATA: ClassVar[type[Data]] = DevelopmentPlanData

    meeting_id: str | None = Field(default=None, foreign_key="meeting.id", ondelete="SET NULL", index=True)
    """From which meeting it took its words."""
