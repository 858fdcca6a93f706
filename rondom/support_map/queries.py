"""What screens and pages need to know about the ondersteuningsstructuur, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.language import _, folded, plural
from rondom.school.queries import level_names, school_facts
from rondom.support_map.defaults import LONG_WAIT_WEEKS, OWN_RINGS, STALE_MONTHS, split_days
from rondom.support_map.defaults import ring_names as usual_ring_names
from rondom.support_map.layout import MapLink, PartnerNode
from rondom.support_map.lines import LineRow, Met, StepRow, lines_of, steps_of_partner
from rondom.support_map.model import Link, Need, Partner, Ring
from rondom.support_map.people import PersonRow, people_of
from rondom.support_map.themes import split_themes
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
    months: int = 0
    """Since the last check; 0 when that is unknown."""
    stale: bool = False
    step_on: date | None = None
    from_age: int | None = None
    to_age: int | None = None
    """Both included; None is no limit."""
    levels: tuple[int, ...] = ()
    """Empty is all."""
    themes: tuple[str, ...] = ()
    """Keys of `themes.THEMES`, or words of the school."""
    postcodes: str = ""
    referral: Need = Need.UNKNOWN
    form: Need = Need.UNKNOWN
    costs: str = ""
    website: str = ""
    address: str = ""
    replaced_by_id: str = ""
    """Who came in its place; such a card is no longer on the map."""
    external_id: str = ""
    placed_angle: float | None = None
    placed_depth: float | None = None

    @property
    def own_team(self) -> bool:
        return self.ring in OWN_RINGS

    @property
    def replaced(self) -> bool:
        return bool(self.replaced_by_id)

    @property
    def waits_long(self) -> bool:
        return self.waiting_weeks is not None and self.waiting_weeks >= LONG_WAIT_WEEKS


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """`replaced_by` and `replaces` are (key, name) of the cards before and after this one."""

    partner: PartnerRow
    ring_name: str
    lines: tuple[LineRow, ...]
    people: tuple[PersonRow, ...] = ()
    steps: tuple[StepRow, ...] = ()
    """How the line with the school went, oldest first."""
    levels: dict[int, str] = field(default_factory=dict)
    """The support levels of this school: number and name."""
    replaced_by: tuple[str, str] | None = None
    replaces: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SupportMap:
    """Everything the screen shows, in one look at the vault."""

    school: str
    sector: str
    rings: dict[int, str]
    rows: tuple[PartnerRow, ...]
    nodes: tuple[PartnerNode, ...]
    links: tuple[MapLink, ...]
    levels: dict[int, str] = field(default_factory=dict)
    """The support levels of this school: number and name."""

    @property
    def current(self) -> tuple[PartnerRow, ...]:
        """Without those in whose place someone else came; they stand in the list only."""
        return tuple(row for row in self.rows if not row.replaced)

    @property
    def colleagues(self) -> int:
        return sum(row.own_team for row in self.current)

    @property
    def partners(self) -> int:
        return len(self.current) - self.colleagues

    @property
    def stale(self) -> int:
        return sum(row.stale for row in self.current)


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


def partner_names(session: Session) -> dict[str, str]:
    """How every card is called, by id."""
    c = columns(Partner)
    return {str(id_): str(name) for id_, name in session.execute(select(c.id, c.name))}


def _row(values: Sequence[object], today: date) -> PartnerRow:
    known = dict(zip(_FIELDS, values, strict=True))
    checked, ring = known["checked_on"], known["ring"]
    months = months_between(checked, today) if isinstance(checked, date) else 0
    known["days"] = split_days(str(known["days"]))
    known["levels"] = split_levels(str(known["levels"]))
    known["themes"] = split_themes(str(known["themes"]))
    known["referral"], known["form"] = Need(str(known["referral"])), Need(str(known["form"]))
    known["replaced_by_id"] = known["replaced_by_id"] or ""
    aged = checked is None or months >= STALE_MONTHS
    stale = ring not in OWN_RINGS and not known["replaced_by_id"] and aged
    return PartnerRow(**known, months=months, stale=stale)  # type: ignore[arg-type]  # the names are those of the table


def months_between(then: date, today: date) -> int:
    """Whole months that have passed; 0 for a day in the future."""
    months = (today.year - then.year) * 12 + today.month - then.month
    return max(0, months - (today.day < then.day))


def split_levels(text: str) -> tuple[int, ...]:
    """ "1,2" as numbers, lowest first; anything else is left out."""
    return tuple(sorted({int(part) for part in text.split(",") if part.strip().isascii() and part.strip().isdigit()}))


def fits(row: PartnerRow, age: int | None = None, level: int | None = None, theme: str = "") -> bool:
    """Whether a card is for this age, this support level and this theme. What a card does not say is no limit,
    except the theme: who is sought for a theme must have it."""
    return for_age(row, age) and for_level(row, level) and for_theme(row, theme)


def for_age(row: PartnerRow, age: int | None) -> bool:
    """None asks for nothing; a card without ages is for everyone."""
    if age is None:
        return True
    return (row.from_age is None or row.from_age <= age) and (row.to_age is None or age <= row.to_age)


def for_level(row: PartnerRow, level: int | None) -> bool:
    return level is None or not row.levels or level in row.levels


def for_theme(row: PartnerRow, theme: str) -> bool:
    return not theme or theme in row.themes


def as_node(row: PartnerRow) -> PartnerNode:
    """A card as it is drawn on the map."""
    by_hand = (
        None if row.placed_angle is None else (row.placed_angle, 0.5 if row.placed_depth is None else row.placed_depth)
    )
    waiting = row.waits_long and not row.stale
    return PartnerNode(
        row.id, row.name.strip() or _("Zonder naam"), note_of(row), row.ring, row.icon, row.step or 0, row.stale, waiting, by_hand
    )  # fmt: skip


def note_of(row: PartnerRow) -> str:
    """The line under a name: what needs attention first, else who it is."""
    if row.stale and row.months:
        return plural(row.months, "{n} maand oud", "{n} maanden oud")
    if row.waits_long and row.waiting_weeks is not None:
        return plural(row.waiting_weeks, "wachttijd {n} week", "wachttijd {n} weken")
    return row.person or ("" if row.own_team or folded(row.organisation) == folded(row.name) else row.organisation)


def map_links(session: Session) -> list[MapLink]:
    c = columns(Link)
    found = select(c.from_id, c.to_id, c.step, c.kind, c.direction).order_by(c.id)
    return [MapLink(*row) for row in session.execute(found)]


def ring_names(session: Session) -> dict[int, str]:
    """The usual names, with those this school gave instead."""
    c = columns(Ring)
    own = {int(number): str(name) for number, name in session.execute(select(c.number, c.name)) if name}
    return {**usual_ring_names(), **own}


def partner_card(session: Session, partner_id: str, today: date, met: Met | None = None) -> PartnerCard:
    """What stands beside the map for the chosen one. `met` as in `lines_of`. Raises UserProblem "gone"."""
    row, c = partner_row(session, partner_id, today), columns(Partner)
    names = select(c.id, c.name)
    after = session.execute(names.where(c.id == row.replaced_by_id)).first() if row.replaced_by_id else None
    before = session.execute(names.where(c.replaced_by_id == partner_id).order_by(c.name, c.id))
    return PartnerCard(
        row,
        ring_names(session)[row.ring],
        tuple(lines_of(session, partner_id, met)),
        people_of(session, partner_id),
        steps_of_partner(session, partner_id),
        level_names(session),
        (after.id, after.name) if after else None,
        tuple((id_, name) for id_, name in before),
    )


def support_map(session: Session, today: date) -> SupportMap:
    """The whole screen in one read."""
    facts, rows = school_facts(session), partner_rows(session, today)
    there = {row.id for row in rows if not row.replaced}
    return SupportMap(
        facts.name,
        facts.sector,
        ring_names(session),
        tuple(rows),
        tuple(as_node(row) for row in rows if row.id in there),
        tuple(link for link in map_links(session) if link.a in there and link.b in there),
        level_names(session),
    )
