"""The ondersteuningsstructuur: rings, partners with their card, and the lines between them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rondom.vault.base import Data, Row
from rondom.vault.fields import Line, Text


class RingData(Data):
    number: int = Field(default=1, ge=1, le=6)
    """1 nearest to the child … 5; 6 is the sector bestaanszekerheid."""
    name: Line = ""


class Ring(RingData, Row, table=True):
    DATA: ClassVar[type[Data]] = RingData


class PartnerData(Data):
    name: Line = ""
    """The function, as the school says it: Gezinscoach, Leerplicht."""
    person: Line = ""
    organisation: Line = ""
    ring: int = Field(default=3, ge=1, le=6)
    icon: Line = "users"
    phone: Line = ""
    email: Line = ""
    days: Line = ""
    """Days at this school, joined by a comma: "ma,do"."""
    call_first: bool = False
    replacement: Line = ""
    replacement_phone: Line = ""
    offer: Text = ""
    audience: Line = ""
    route: Text = ""
    """How to apply: bellen, geen formulier."""
    languages: Line = ""
    waiting_weeks: int | None = Field(default=None, ge=0, le=520)
    waiting_on: date | None = None
    step: int | None = Field(default=None, ge=1, le=4)
    """Where the line between school and partner stands on the ladder; None for one's own team."""
    checked_on: date | None = None
    checked_by: Line = ""


class Partner(PartnerData, Row, table=True):
    DATA: ClassVar[type[Data]] = PartnerData


class LinkData(Data):
    step: int = Field(default=1, ge=1, le=4)
    frequency: Line = ""


class Link(LinkData, Row, table=True):
    """A line between two partners; the same both ways, stored once (from the smaller id to the greater)."""

    __tablename__ = "partner_link"
    __table_args__ = (UniqueConstraint("from_id", "to_id"),)
    DATA: ClassVar[type[Data]] = LinkData

    from_id: str = Field(foreign_key="partner.id", ondelete="CASCADE", index=True)
    to_id: str = Field(foreign_key="partner.id", ondelete="CASCADE", index=True)
