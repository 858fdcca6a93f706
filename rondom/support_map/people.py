"""The people of a partner beside the one on the card itself, in the order in which one calls them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from rondom.errors import UserProblem
from rondom.language import folded
from rondom.support_map.defaults import split_days
from rondom.support_map.model import Partner, PartnerPerson, PersonData
from rondom.vault.base import columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One more person of a partner."""

    id: str
    name: str
    role: str
    phone: str
    email: str
    days: tuple[str, ...]
    call_first: bool


_PERSON = tuple(PersonRow.__dataclass_fields__)


def people_of(session: Session, partner_id: str) -> tuple[PersonRow, ...]:
    """Who else works there, in the order of the card."""
    c = columns(PartnerPerson)
    query = select(*(c[name] for name in _PERSON)).where(c.partner_id == partner_id).order_by(c.position, c.id)
    return tuple(
        PersonRow(id_, name, role, phone, email, split_days(days), call_first)
        for id_, name, role, phone, email, days, call_first in session.execute(query)
    )


def partner_of_people(session: Session) -> dict[str, tuple[str, str]]:
    """The card and the name of every person beside a card, by id."""
    c = columns(PartnerPerson)
    return {id_: (card, name) for id_, card, name in session.execute(select(c.id, c.partner_id, c.name))}


def add_person(session: Session, partner_id: str, data: PersonData | None = None) -> str:
    """One more person of this partner, after the others. Returns the id. Raises UserProblem "gone" for no such partner."""
    last = next_position(session, PartnerPerson, partner_id=partner_id)
    fresh = (data or PersonData()).model_copy(update={"position": last})
    return add(session, PartnerPerson, fresh, partner_id=partner_id)


def change_person(session: Session, person_id: str, **values: Any) -> None:
    """Change some fields, named as in `PersonData`. Raises UserProblem "gone"."""
    change(session, PartnerPerson, person_id, values)


def remove_person(session: Session, person_id: str) -> None:
    """Raises UserProblem "gone"."""
    remove(session, PartnerPerson, person_id)


def order_people(session: Session, person_ids: Sequence[str]) -> None:
    """In this order from now on; whoever is not named keeps its number."""
    c = columns(PartnerPerson)
    for position, person_id in enumerate(person_ids):
        session.execute(update(PartnerPerson).where(c.id == person_id).values(position=position))


def put_first(session: Session, person_id: str) -> None:
    """This person comes on the card itself, and who stood there comes among the others.

    Nothing is lost: a role, for which the card has no place of its own, comes behind the name, and what only the card
    can hold (the replacement) stays with the card. A card with nobody on it leaves nobody behind.
    Raises UserProblem "gone".
    """
    p, c = columns(PartnerPerson), columns(Partner)
    one = session.execute(
        select(p.partner_id, p.name, p.role, p.phone, p.email, p.days, p.call_first).where(p.id == person_id)
    ).first()
    if one is None:
        raise UserProblem("gone")
    card = session.execute(
        select(c.name, c.person, c.phone, c.email, c.days, c.call_first).where(c.id == one.partner_id)
    ).one()
    role = one.role if folded(one.role) != folded(card.name) else ""
    change(session, Partner, one.partner_id, {"person": " ".join(part for part in (one.name, role and f"({role})") if part),
                                              "phone": one.phone, "email": one.email, "days": one.days,
                                              "call_first": one.call_first})  # fmt: skip
    if not (card.person or card.phone or card.email or card.days):
        remove(session, PartnerPerson, person_id)
        return
    change(session, PartnerPerson, person_id, {"name": card.person, "role": "", "phone": card.phone, "email": card.email,
                                               "days": card.days, "call_first": card.call_first})  # fmt: skip
