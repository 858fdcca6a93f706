"""Who may read what: permissions that were asked, and what left the house."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Column, String
from sqlmodel import Field

from rondom.dossier.model import OfPupil
from rondom.vault.base import Data, Row
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
    asked_on: date | None = None
    """When it was asked: the day the form was printed, or it was asked at the table."""
    remark: Text = ""


class Consent(ConsentData, OfPupil, table=True):
    DATA: ClassVar[type[Data]] = ConsentData

    caregiver_id: str | None = Field(default=None, foreign_key="caregiver.id", ondelete="SET NULL")
    scan_id: str | None = Field(default=None, foreign_key="attachment.id", ondelete="SET NULL", index=True)
    """The signed form, scanned in."""


class DisclosureData(Data):
    recipient: Line = ""
    purpose: Line = ""
    basis: Line = ""
    document: Line = ""
    pages: int = 0
    sha256: Line = ""
    """Of the bytes that went out, so that one can show later exactly what someone got."""
    made_by: Line = ""
    way: Line = Field(default="", sa_column_kwargs={"server_default": ""})
    """How it went: file, mail, print; empty when that was not kept."""


class Disclosure(DisclosureData, OfPupil, table=True):
    """A verstrekking: what left the house, to whom and why (the register that the AVG asks for)."""

    DATA: ClassVar[type[Data]] = DisclosureData

    at: str = Field(sa_column=Column(String, nullable=False))
    """UTC, ISO 8601."""
    copy_id: str | None = Field(default=None, foreign_key="attachment.id", ondelete="SET NULL", index=True)
    """What went out, byte for byte."""

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


class DestructionReason(StrEnum):
    """Why a dossier was destroyed. A choice and no free text: the proof holds no names."""

    RETENTION = "retention"
    REQUEST = "request"
    """Parents, or the pupil of 16 and older, asked for it."""
    MISTAKE = "mistake"
    """It should never have been made."""


class DestructionData(Data):
    dossier: Line = ""
    """Id of the child that was. Not named `pupil_id`: this row is of no child any more."""
    at: Line = ""
    """UTC, ISO 8601."""
    by_id: Line = ""
    by_name: Line = ""
    """The colleague who did it."""
    rule: DestructionReason = choice(DestructionReason.RETENTION)
    counts: Text = ""
    """Rows per table that went, as JSON."""


class Destruction(DestructionData, Row, table=True):
    """Proof that a dossier is gone, without anything of what was in it."""

    DATA: ClassVar[type[Data]] = DestructionData
