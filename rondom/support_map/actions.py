"""What can be changed in the ondersteuningsstructuur."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from rondom import clock
from rondom.errors import UserProblem
from rondom.language import _
from rondom.support_map.defaults import OWN_RINGS, Role, icon_for
from rondom.support_map.model import Link, LinkData, Partner, PartnerData, Ring, RingData
from rondom.vault.base import columns
from rondom.vault.records import add, change, remove
from rondom.vault.store import Session


def add_partner(session: Session, data: PartnerData) -> str:
    """Put someone on the map and return the id. What was just typed counts as checked today, unless `data` says when.

    Raises UserProblem when a value cannot be kept as it is.
    """
    values: dict[str, Any] = {}
    if data.checked_on is None:
        values["checked_on"] = clock.today()
    if data.icon == PartnerData().icon:
        values["icon"] = icon_for(data.name)
    return add(session, Partner, data.model_copy(update=values))


def change_partner(session: Session, partner_id: str, **values: Any) -> None:
    """Change some fields of a card, named as in `PartnerData`.

    Someone who comes into the own team loses the line to the school. A new waiting time is dated today.
    Raises UserProblem "gone", or when a value cannot be kept as it is.
    """
    if values.get("ring") in OWN_RINGS:
        values["step"] = None
    if "waiting_weeks" in values:
        values.setdefault("waiting_on", None if values["waiting_weeks"] is None else clock.today())
    change(session, Partner, partner_id, values)


def remove_partner(session: Session, partner_id: str) -> None:
    """Take someone off the map, with the lines to colleagues. Undo brings both back."""
    remove(session, Partner, partner_id)


def confirm_partner(session: Session, partner_id: str, by: str = "") -> None:
    """ "Klopt nog": everything on this card was checked today."""
    change(session, Partner, partner_id, {"checked_on": clock.today(), "checked_by": by})


def add_roles(session: Session, roles: Iterable[Role]) -> list[str]:
    """Put usual roles on the map that are not there yet, with their names in the language of the screen.

    Nobody has checked who they are, so they carry no date; partners outside the school start as a distant line.
    """
    there = {name.casefold() for (name,) in session.execute(select(columns(Partner).name))}
    new = [role for role in roles if _(role.name).casefold() not in there]
    return [add(session, Partner, _of_role(role)) for role in new]


def _of_role(role: Role) -> PartnerData:
    step = None if role.ring in OWN_RINGS else 1
    return PartnerData(name=_(role.name), ring=role.ring, icon=role.icon, step=step)


def add_line(session: Session, one: str, other: str, step: int = 1, frequency: str = "") -> str:
    """A line between two people on the map; the same both ways. Returns its id.

    When there is one already, it gets this step and frequency. Raises UserProblem "line-to-self" for one and the same.
    """
    if one == other:
        raise UserProblem("line-to-self")
    first, second = sorted((one, other))
    c = columns(Link)
    known = session.execute(select(c.id).where(c.from_id == first, c.to_id == second)).scalar()
    if known is None:
        return add(session, Link, LinkData(step=step, frequency=frequency), from_id=first, to_id=second)
    change_line(session, known, step=step, frequency=frequency)
    return str(known)


def change_line(session: Session, line_id: str, **values: Any) -> None:
    """Change the step or the frequency of a line. Raises UserProblem "gone"."""
    change(session, Link, line_id, values)


def remove_line(session: Session, line_id: str) -> None:
    remove(session, Link, line_id)


def name_ring(session: Session, number: int, name: str) -> None:
    """Call a ring something else in this school; an empty name brings the usual one back."""
    c = columns(Ring)
    known = session.execute(select(c.id).where(c.number == number)).scalar()
    if not name.strip():
        if known is not None:
            remove(session, Ring, known)
    elif known is None:
        add(session, Ring, RingData(number=number, name=name))
    else:
        change(session, Ring, known, {"name": name})
