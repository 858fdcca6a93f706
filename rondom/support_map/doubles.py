"""Cards that may be one and the same, and cards without a name: proposals, carried out only when someone says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.language import _, folded
from rondom.phone_numbers import digits
from rondom.support_map.actions import add_line, change_partner, remove_partner
from rondom.support_map.defaults import icon_words
from rondom.support_map.lines import lines_of
from rondom.support_map.model import Partner, PartnerData, PartnerPerson, PersonData
from rondom.support_map.people import add_person
from rondom.support_map.queries import PartnerRow
from rondom.support_map.steps import LINE, mark_step, move_steps
from rondom.vault.base import columns
from rondom.vault.records import change
from rondom.vault.store import Session

_KEPT = frozenset({"name", "ring", "icon", "step", "step_on", "replaced_by_id", "placed_angle", "placed_depth"})
"""Of the card that stays; never taken over from the other."""
_PERSONAL = ("person", "phone", "email", "days", "call_first")


@dataclass(frozen=True, slots=True)
class Double:
    """Two cards, the first to stay, and in words why they may be one."""

    stays: PartnerRow
    other: PartnerRow
    why: str


def doubles(rows: Sequence[PartnerRow]) -> tuple[Double, ...]:
    """Pairs with the same name and organisation or person, or with one telephone number. At most one pair per card.

    Two with the same name in different organisations are two: every wijkteam is a wijkteam.
    """
    found: list[Double] = []
    seen: set[str] = set()
    by_key = defaultdict[str, list[PartnerRow]](list)
    for row in rows:
        for key in {folded(row.name), digits(row.phone)} - {""}:
            if not row.replaced:
                by_key[key].append(row)
    for row in rows:
        for other in [*by_key.get(folded(row.name), ()), *by_key.get(digits(row.phone), ())]:
            if not row.replaced and row.id < other.id and not seen & {row.id, other.id} and (why := _same(row, other)):
                first, second = sorted((row, other), key=_fullest)
                found.append(Double(first, second, why))
                seen |= {row.id, other.id}
    return tuple(found)


def _same(one: PartnerRow, other: PartnerRow) -> str:
    if folded(one.name) == folded(other.name) and one.name and _agree(one, other):
        return _("Twee kaartjes heten {name}.").format(name=one.name)
    if digits(one.phone) and digits(one.phone) == digits(other.phone) and folded(one.person) == folded(other.person):
        return _("Twee kaartjes hebben hetzelfde telefoonnummer.")
    return ""


def _agree(one: PartnerRow, other: PartnerRow) -> bool:
    """No organisation or person that speaks against it."""
    pairs = ((one.organisation, other.organisation), (one.person, other.person))
    return all(not a or not b or folded(a) == folded(b) for a, b in pairs)


def _fullest(row: PartnerRow) -> tuple[int, str]:
    said = (row.person, row.organisation, row.phone, row.email, row.offer, row.route, row.replacement)
    return -sum(bool(part) for part in said), row.id


def namesakes(rows: Sequence[PartnerRow], name: str) -> tuple[PartnerRow, ...]:
    """Who already stands on the map under this name."""
    return tuple(row for row in rows if name.strip() and not row.replaced and folded(row.name) == folded(name))


def proposed_name(row: PartnerRow) -> str:
    """What a card without a name could be called: after its organisation, its person, or its sign."""
    return row.name.strip() or row.organisation or row.person or icon_words(row.icon).split(",")[0]


def unnamed(rows: Sequence[PartnerRow]) -> tuple[PartnerRow, ...]:
    return tuple(row for row in rows if not row.name.strip() and not row.replaced)


def merge_partners(session: Session, stays: str, gone: str) -> None:
    """Two cards become one. What the first does not say it takes from the second; lines and people come along.

    Where both say something, the first is kept; a person of the second with another name comes among the people.
    Meetings and events keep the name they had. Raises UserProblem "merge-with-self" or "gone".
    """
    if stays == gone:
        raise UserProblem("merge-with-self")
    first, second = _fields(session, stays), _fields(session, gone)
    empty = PartnerData()
    person_differs = folded(first["person"]) != folded(second["person"]) and first["person"] and second["person"]
    left = (*_KEPT, *_PERSONAL) if person_differs else tuple(_KEPT)
    taken = {
        key: value
        for key, value in second.items()
        if key not in left and first[key] == getattr(empty, key) and value != getattr(empty, key)
    }
    if taken:
        change_partner(session, stays, **taken)
    if person_differs:
        add_person(session, stays, PersonData(name=second["person"], **{key: second[key] for key in _PERSONAL[1:]}))
    _bring_along(session, stays, gone)
    remove_partner(session, gone)


def _fields(session: Session, partner_id: str) -> dict[str, Any]:
    c = columns(Partner)
    row = session.execute(select(*(c[name] for name in PartnerData.model_fields)).where(c.id == partner_id)).first()
    if row is None:
        raise UserProblem("gone")
    return dict(row._mapping)


def _bring_along(session: Session, stays: str, gone: str) -> None:
    person, partner = columns(PartnerPerson), columns(Partner)
    for (person_id,) in session.execute(select(person.id).where(person.partner_id == gone)).all():
        change(session, PartnerPerson, person_id, {"partner_id": stays})
    there = {line.partner_id for line in lines_of(session, stays)} | {stays}
    for line in lines_of(session, gone):
        if line.partner_id not in there:
            new = add_line(session, stays, line.partner_id, line.step, line.frequency, kind=line.kind,
                           direction=line.direction, step_on=line.step_on, last_contact=line.last_contact)  # fmt: skip
            for step in line.steps:
                mark_step(session, LINE, new, step.step, step.since)
    for (card,) in session.execute(select(partner.id).where(partner.replaced_by_id == gone, partner.id != stays)).all():
        change(session, Partner, card, {"replaced_by_id": stays})
    move_steps(session, gone, stays)
