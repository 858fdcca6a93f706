"""The ondersteuningsstructuur: rings, partners with their card, and the lines between them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Text as TextColumn
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


class Need(StrEnum):
    """Whether something is needed to get help: unknown is an answer of its own."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def _line() -> Any:
    return Field(default="", sa_column_kwargs={"server_default": ""})


def _need() -> Any:
    return Field(default=Need.UNKNOWN, sa_type=TextColumn, sa_column_kwargs={"server_default": Need.UNKNOWN.value})


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
    step_on: date | None = None
    """Since when the line stands on that step."""
    checked_on: date | None = None
    checked_by: Line = ""
    from_age: int | None = Field(default=None, ge=0, le=130)
    to_age: int | None = Field(default=None, ge=0, le=130)
    """Both included; empty is no limit."""
    levels: Line = _line()
    """Numbers of the support levels at which this partner comes in, joined by a comma; empty is all."""
    themes: Line = _line()
    """Keys of `rondom.support_map.themes`, joined by a comma."""
    postcodes: Line = _line()
    """Where one has to live, as the partner says it: "2491-2497"."""
    referral: Need = _need()
    form: Need = _need()
    costs: Line = _line()
    website: Line = _line()
    address: Line = _line()
    replaced_by_id: str | None = None
    """Who came in its place."""
    external_id: Line = _line()
    """What the file it was imported from calls it, so that the next import knows it again."""
    placed_angle: float | None = None
    """Put on the map by hand: degrees clockwise from the top. Empty places it by itself."""
    placed_depth: float | None = Field(default=None, ge=0, le=1)
    """By hand: from the inner edge of its ring (0) to the outer (1)."""


class Partner(PartnerData, Row, table=True):
    DATA: ClassVar[type[Data]] = PartnerData

    replaced_by_id: str | None = Field(default=None, foreign_key="partner.id", ondelete="SET NULL", index=True)


class PersonData(Data):
    name: Line = ""
    role: Line = ""
    phone: Line = ""
    email: Line = ""
    days: Line = ""
    call_first: bool = False
    position: int = 0


class PartnerPerson(PersonData, Row, table=True):
    """One more person of a partner, beside the one on the card itself."""

    __tablename__ = "partner_person"
    DATA: ClassVar[type[Data]] = PersonData

    partner_id: str = Field(foreign_key="partner.id", ondelete="CASCADE", index=True)


class LinkKind(StrEnum):
    SHORT = "short"
    """Korte lijn: one calls."""
    STANDING = "standing"
    """Vast overleg."""
    FORM = "form"
    """Only by form."""
    NONE = "no_line"
    """They ought to know each other and do not."""
    UNKNOWN = "unknown"


class LinkDirection(StrEnum):
    """Who looks the other up. Both: it goes both ways."""

    BOTH = "both"
    FROM = "from"
    TO = "to"


class LinkData(Data):
    step: int = Field(default=1, ge=1, le=4)
    step_on: date | None = None
    frequency: Line = ""
    kind: LinkKind = Field(
        default=LinkKind.UNKNOWN, sa_type=TextColumn, sa_column_kwargs={"server_default": LinkKind.UNKNOWN.value}
    )
    direction: LinkDirection = Field(
        default=LinkDirection.BOTH, sa_type=TextColumn, sa_column_kwargs={"server_default": LinkDirection.BOTH.value}
    )
    last_contact: date | None = None
    """As someone noted it; a meeting where both sat counts by itself, see the queries."""


class Link(LinkData, Row, table=True):
    """A line between two partners; the same both ways, stored once (from the smaller id to the greater)."""

    __tablename__ = "partner_link"
    __table_args__ = (UniqueConstraint("from_id", "to_id"),)
    DATA: ClassVar[type[Data]] = LinkData

    from_id: str = Field(foreign_key="partner.id", ondelete="CASCADE", index=True)
    to_id: str = Field(foreign_key="partner.id", ondelete="CASCADE", index=True)


class StepMarkData(Data):
    step: int = Field(default=1, ge=1, le=4)
    since: date


class StepMark(StepMarkData, Row, table=True):
    """A step on the ladder that a line once reached, so that its way can be told. Of a partner (its line with the school)
    or of a line between two."""

    __tablename__ = "step_mark"
    DATA: ClassVar[type[Data]] = StepMarkData

    partner_id: str | None = Field(default=None, foreign_key="partner.id", ondelete="CASCADE", index=True)
    link_id: str | None = Field(default=None, foreign_key="partner_link.id", ondelete="SET NULL", index=True)
    """Whoever removes a line removes its steps: a damaged line cannot be made anew, its steps then stay without one."""
