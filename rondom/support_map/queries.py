"""What screens and pages need to know about the ondersteuningsstructuur, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.language import plural
from rondom.school.queries import school_facts
from rondom.support_map.defaults import LONG_WAIT_WEEKS, OWN_RINGS, STALE_MONTHS, WEEKDAYS
from rondom.support_map.defaults import ring_names as usual_ring_names
from rondom.support_map.layout import MapLink, PartnerNode
from rondom.support_map.model import Link, Partner, Ring
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One card, as far as the map and the list need it."""

    id: str
    name: str
    person: str
    organisation: str
    ring: int
    icon: str
    phone: str
    email: str
    days: tuple[str, ...]
    call_first: bool
    replacement: str
    replacement_phone: str
    offer: str
    audience: str
    route: str
    languages: str
    waiting_weeks: int | None
    waiting_on: date | None
    step: int | None
    checked_on: date | None
    checked_by: str
    months: int
    """Since the last check; 0 when that is unknown."""
    stale: bool

    @property
    def own_team(self) -> bool:
        return self.ring in OWN_RINGS

    @property
    def waits_long(self) -> bool:
        return self.waiting_weeks is not None and self.waiting_weeks >= LONG_WAIT_WEEKS


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of one partner, seen from that partner: who is at the other end."""

    id: str
    partner_id: str
    name: str
    person: str
    ring: int
    step: int
    frequency: str


@dataclass(frozen=True, slots=True)
class PartnerCard:
    partner: PartnerRow
    ring_name: str
    lines: tuple[LineRow, ...]


@dataclass(frozen=True, slots=True)
class SupportMap:
    """Everything the screen shows, in one look at the vault."""

    school: str
    sector: str
    rings: dict[int, str]
    rows: tuple[PartnerRow, ...]
    nodes: tuple[PartnerNode, ...]
    links: tuple[MapLink, ...]

    @property
    def colleagues(self) -> int:
        return sum(row.own_team for row in self.rows)

    @property
    def partners(self) -> int:
        return len(self.rows) - self.colleagues

    @property
    def stale(self) -> int:
        return sum(row.stale for row in self.rows)


_FIELDS = tuple(name for name in PartnerRow.__dataclass_fields__ if name not in ("months", "stale"))


def partner_rows(session: Session, today: date) -> list[PartnerRow]:
    """Everyone on the map, from the child outward, in each ring in the order they came."""
    c = columns(Partner)
    found = session.execute(select(*(c[name] for name in _FIELDS)).order_by(c.ring, c.id))
    return [_row(values, today) for values in found]


def partner_row(session: Session, partner_id: str, today: date) -> PartnerRow:
    """One card. Raises UserProblem "gone"."""
    c = columns(Partner)
    found = session.execute(select(*(c[name] for name in _FIELDS)).where(c.id == partner_id)).first()
    if found is None:
        raise UserProblem("gone")
    return _row(found, today)


def _row(values: Sequence[object], today: date) -> PartnerRow:
    known = dict(zip(_FIELDS, values, strict=True))
    checked, ring = known["checked_on"], known["ring"]
    months = months_between(checked, today) if isinstance(checked, date) else 0
    known["days"] = split_days(str(known["days"]))
    stale = ring not in OWN_RINGS and (checked is None or months >= STALE_MONTHS)
    return PartnerRow(**known, months=months, stale=stale)  # type: ignore[arg-type]  # the names are those of the table


def months_between(then: date, today: date) -> int:
    """Whole months that have passed; 0 for a day in the future."""
    months = (today.year - then.year) * 12 + today.month - then.month
    return max(0, months - (today.day < then.day))


def split_days(text: str) -> tuple[str, ...]:
    """ "ma,do" as days of the school week, in their order; anything else is left out."""
    named = {part.strip().lower() for part in text.split(",")}
    return tuple(day for day in WEEKDAYS if day in named)


def as_node(row: PartnerRow) -> PartnerNode:
    """A card as it is drawn on the map."""
    return PartnerNode(
        row.id, row.name, note_of(row), row.ring, row.icon, row.step or 0, row.stale, row.waits_long and not row.stale
    )


def note_of(row: PartnerRow) -> str:
    """The line under a name: what needs attention first, else who it is."""
    if row.stale and row.months:
        return plural(row.months, "{n} maand oud", "{n} maanden oud")
    if row.waits_long and row.waiting_weeks is not None:
        return plural(row.waiting_weeks, "wachttijd {n} week", "wachttijd {n} weken")
    return row.person or (row.organisation if not row.own_team else "")


def map_links(session: Session) -> list[MapLink]:
    c = columns(Link)
    return [MapLink(*row) for row in session.execute(select(c.from_id, c.to_id, c.step).order_by(c.id))]


def ring_names(session: Session) -> dict[int, str]:
    """The usual names, with those this school gave instead."""
    c = columns(Ring)
    own = {int(number): str(name) for number, name in session.execute(select(c.number, c.name)) if name}
    return {**usual_ring_names(), **own}


def lines_of(session: Session, partner_id: str) -> list[LineRow]:
    """The lines of one partner, the shortest first."""
    link, other = columns(Link), columns(Partner)
    found: list[LineRow] = []
    for here, there in ((link.from_id, link.to_id), (link.to_id, link.from_id)):
        query = (
            select(link.id, other.id, other.name, other.person, other.ring, link.step, link.frequency)
            .join(Partner, other.id == there)
            .where(here == partner_id)
        )
        found += [LineRow(*row) for row in session.execute(query)]
    return sorted(found, key=lambda line: (-line.step, line.name.casefold(), line.partner_id))


def partner_card(session: Session, partner_id: str, today: date) -> PartnerCard:
    """What stands beside the map for the chosen one. Raises UserProblem "gone"."""
    row = partner_row(session, partner_id, today)
    return PartnerCard(row, ring_names(session)[row.ring], tuple(lines_of(session, partner_id)))


def support_map(session: Session, today: date) -> SupportMap:
    """The whole screen in one read."""
    facts, rows = school_facts(session), partner_rows(session, today)
    return SupportMap(
        facts.name,
        facts.sector,
        ring_names(session),
        tuple(rows),
        tuple(as_node(row) for row in rows),
        tuple(map_links(session)),
    )
