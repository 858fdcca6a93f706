"""Who may read what: permissions that were asked, and what left the house."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Column, String
from sqlmodel import Field

from rondom.dossier.model import OfPupil
from rondom.vault.base import Data
from rondom.vault.fields import Line, Text, choice


class ConsentState(StrEnum):
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentData(Data):
    recipient: Line = ""
    """Who may read: the gezinscoach, the school alliance."""
    organisation: Line = ""
    purpose: Line = ""
    data_kinds: Text = ""
    state: ConsentState = choice(ConsentState.ASKED)
    decided_by: Line = ""
    """Who said yes or no: the caregiver with gezag, or the pupil of 16 and older."""
    decided_on: date | None = None
    valid_until: date | None = None
    withdrawn_on: date | None = None
    remark: Text = ""


class Consent(ConsentData, OfPupil, table=True):
    DATA: ClassVar[type[Data]] = ConsentData

    caregiver_id: str | None = Field(default=None, foreign_key="caregiver.id", ondelete="SET NULL")


class DisclosureData(Data):
    recipient: Line = ""
    purpose: Line = ""
    basis: Line = ""
    document: Line = ""
    pages: int = 0
    sha256: Line = ""
    """Of the bytes that went out, so that one can show later exactly what someone got."""
    made_by: Line = ""


class Disclosure(DisclosureData, OfPupil, table=True):
    """A verstrekking: what left the house, to whom and why (the register that the AVG asks for)."""

    DATA: ClassVar[type[Data]] = DisclosureData

    at: str = Field(sa_column=Column(String, nullable=False))
    """UTC, ISO 8601."""

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)
