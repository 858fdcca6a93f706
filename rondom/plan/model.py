"""A plan that was fixed after a meeting. What it said then stays readable, whatever changes later."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlmodel import Field

from rondom.dossier.model import OfPupil
from rondom.vault.base import Data
from rondom.vault.fields import Line, Text


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
