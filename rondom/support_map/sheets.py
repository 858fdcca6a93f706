"""What a paper of the map says: who there is, where they stand and how to reach them. Values only; a painter prints them.

Whoever asks chooses whether names go along. Without them nothing of a person is read into the values, so no paper can
hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from rondom.language import _, folded, listed, marked, month
from rondom.phone_numbers import digits, shown
from rondom.school.queries import school_facts
from rondom.support_map.card_words import audience_words, route_words, waiting_words
from rondom.support_map.defaults import OWN_RINGS, WEEKDAYS
from rondom.support_map.guide import GuideTexts, guide_texts
from rondom.support_map.layout import MapLink, PartnerNode
from rondom.support_map.model import LinkKind, PartnerPerson
from rondom.support_map.queries import PartnerRow, as_node, map_links, partner_rows, ring_names
from rondom.vault.base import columns
from rondom.vault.store import Session

_DAY_NAMES = dict(
    zip(
        WEEKDAYS,
        (marked("maandag"), marked("dinsdag"), marked("woensdag"), marked("donderdag"), marked("vrijdag")),
        strict=True,
    )
)
_RANGE = 3
"""From so many days on, days that follow each other are a range."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Someone one can call. `name` is "" on a paper of functions only."""

    name: str
    role: str
    phone: str
    days: str = ""
    call_first: bool = False


@dataclass(frozen=True, slots=True)
class Helper:
    """One card as it stands on paper. What is not known, or may not go along, is ""."""

    id: str
    ring: int
    name: str
    person: str = ""
    organisation: str = ""
    phone: str = ""
    days: str = ""
    call_first: bool = False
    replacement: str = ""
    replacement_phone: str = ""
    offer: str = ""
    audience: str = ""
    """For whom: as written, the ages, where one lives."""
    route: str = ""
    """How to apply, and what is needed for it."""
    costs: str = ""
    languages: str = ""
    website: str = ""
    waiting: str = ""
    step: int = 0
    checked: str = ""
    """Gecontroleerd in maart 2026"""
    stale: bool = False
    people: tuple[Caller, ...] = ()

    @property
    def own_team(self) -> bool:
        return self.ring in OWN_RINGS

    @property
    def callers(self) -> tuple[Caller, ...]:
        """Everyone of this card with a number, who is to be called first at the top. Nobody stands there twice."""
        own = Caller(self.person, self.name, self.phone, self.days, self.call_first)
        stand_in = Caller(self.replacement, _("vervangt"), self.replacement_phone)
        found: dict[tuple[str, str], Caller] = {}
        for one in (own, *self.people, stand_in):
            if one.phone:
                found.setdefault((folded(one.name), digits(one.phone)), one)
        return tuple(sorted(found.values(), key=lambda one: not one.call_first))


@dataclass(frozen=True, slots=True)
class MapReading:
    """The map of one school as it may be printed."""

    school: str
    made_on: date
    rings: Mapping[int, str]
    helpers: tuple[Helper, ...] = ()
    nodes: tuple[PartnerNode, ...] = ()
    """The same partners as they are drawn for colleagues."""
    links: tuple[MapLink, ...] = ()
    texts: GuideTexts = field(default_factory=GuideTexts)
    named: bool = True
    numbered: bool = True

    @property
    def parent_nodes(self) -> tuple[PartnerNode, ...]:
        """As parents see the map: who there is, without how the school works with them."""
        persons = {one.id: one.person for one in self.helpers}
        return tuple(
            replace(node, note=persons.get(node.key, ""), step=0, stale=False, waiting=False) for node in self.nodes
        )

    @property
    def stale(self) -> int:
        return sum(one.stale for one in self.helpers)

    def of_rings(self, rings: Iterable[int]) -> list[Helper]:
        """Who stands in these rings; first who is to be called first, then who has a number."""
        wanted = list(rings)
        there = [one for one in self.helpers if one.ring in wanted]
        return sorted(there, key=lambda one: (not one.call_first, not one.phone, wanted.index(one.ring)))

    def lines(self) -> dict[str, tuple[str, ...]]:
        """Who works with whom, by the id of a card: the names of the others, the shortest line first."""
        names = {one.id: one.name for one in self.helpers}
        found: dict[str, list[str]] = {}
        for link in sorted(self.links, key=lambda link: -link.step):
            if link.kind != LinkKind.NONE.value and link.a in names and link.b in names:
                found.setdefault(link.a, []).append(names[link.b])
                found.setdefault(link.b, []).append(names[link.a])
        return {key: tuple(others) for key, others in found.items()}

    @property
    def first_to_call(self) -> Helper | None:
        """Of the school itself: who helps someone who does not know where to begin."""
        own = [one for one in self.helpers if one.own_team and one.phone]
        return min(own, key=lambda one: (not one.call_first, -one.ring), default=None)


def map_reading(session: Session, today: date, named: bool = True, numbered: bool = True) -> MapReading:
    """Everyone on the map. `named` with the names of people, `numbered` with telephone numbers.

    Whoever was replaced by another is no longer printed.
    """
    rows = [row for row in partner_rows(session, today) if not row.replaced]
    people = _people(session) if named else {}
    helpers = tuple(_helper(row, people.get(row.id, ()), named, numbered) for row in rows)
    there = {row.id for row in rows}
    return MapReading(
        school_facts(session).name,
        today,
        ring_names(session),
        helpers,
        tuple(_node(row, named) for row in rows),
        tuple(link for link in map_links(session) if link.a in there and link.b in there),
        guide_texts(session),
        named,
        numbered,
    )


def _people(session: Session) -> dict[str, tuple[Caller, ...]]:
    p = columns(PartnerPerson)
    query = select(p.partner_id, p.name, p.role, p.phone, p.days, p.call_first).order_by(p.position, p.id)
    found: dict[str, list[Caller]] = {}
    for partner, name, role, phone, days, first in session.execute(query):
        one = Caller(name, role, shown(phone), days_words(days.split(",")), first)
        found.setdefault(partner, []).append(one)
    return {partner: tuple(callers) for partner, callers in found.items()}


def _helper(row: PartnerRow, people: tuple[Caller, ...], named: bool, numbered: bool) -> Helper:
    made = Helper(
        id=row.id,
        ring=row.ring,
        name=row.name or row.organisation or _("Zonder naam"),
        organisation="" if row.organisation == row.name else row.organisation,
        phone=shown(row.phone) if numbered else "",
        days=days_words(row.days),
        call_first=row.call_first,
        offer=row.offer,
        audience=audience_words(row),
        route=route_words(row),
        costs=row.costs,
        languages=row.languages,
        website=row.website,
        waiting=waiting_words(row),
        step=row.step or 0,
        checked=_checked(row.checked_on) if not row.own_team else "",
        stale=row.stale,
    )
    if not named:
        return made
    stand_in = shown(row.replacement_phone) if numbered else ""
    callers = people if numbered else tuple(replace(one, phone="") for one in people)
    return replace(made, person=row.person, replacement=row.replacement, replacement_phone=stand_in, people=callers)


def _node(row: PartnerRow, named: bool) -> PartnerNode:
    return as_node(row if named else replace(row, person=""))


def _checked(when: date | None) -> str:
    if when is None:
        return _("nog niet gecontroleerd")
    return _("gecontroleerd in {month} {year}").format(month=month(when.month), year=when.year)


def days_words(days: Iterable[str]) -> str:
    """Maandag en donderdag; maandag tot en met donderdag; ma, di en do; elke schooldag. In the order of the week."""
    named = {one.strip().lower() for one in days}
    there = [at for at, one in enumerate(WEEKDAYS) if one in named]
    if len(there) == len(WEEKDAYS):
        return _("elke schooldag")
    names = [_(_DAY_NAMES[WEEKDAYS[at]]) for at in there]
    if len(there) >= _RANGE and there[-1] - there[0] == len(there) - 1:
        return _("{first} tot en met {last}").format(first=names[0], last=names[-1])
    return listed(names if len(names) < _RANGE else [_(WEEKDAYS[at]) for at in there])
