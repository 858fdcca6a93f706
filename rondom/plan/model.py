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
