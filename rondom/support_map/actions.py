"""What can be changed in the ondersteuningsstructuur."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from rondom import clock
from rondom.errors import UserProblem
from rondom.language import _
from rondom.support_map.defaults import OWN_RINGS, Role, icon_for
from rondom.support_map.lines import turned_direction
from rondom.support_map.model import Link, LinkData, LinkDirection, Partner, PartnerData, Ring, RingData
from rondom.support_map.steps import LINE, PARTNER, forget_steps, mark_step, new_step
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
    partner_id = add(session, Partner, data.model_copy(update=values))
    if data.step is not None and data.step_on is not None:
        mark_step(session, PARTNER, partner_id, data.step, data.step_on)
    return partner_id


def change_partner(session: Session, partner_id: str, **values: Any) -> None:
    """Change some fields of a card, named as in `PartnerData`.

    Someone who comes into the own team loses the line to the school. A new waiting time is dated today, a new step of
    the ladder too, and the step that was stays in the history.
    Raises UserProblem "gone", "replaced-by-self", "replaced-in-a-circle", or when a value cannot be kept as it is.
    """
    if values.get("ring") in OWN_RINGS:
        values["step"] = None
    if "waiting_weeks" in values:
        values.setdefault("waiting_on", None if values["waiting_weeks"] is None else clock.today())
    if values.get("replaced_by_id"):
        refuse_circle(session, partner_id, str(values["replaced_by_id"]))
    values |= new_step(session, PARTNER, partner_id, values)
    change(session, Partner, partner_id, values)


def replace_partner(session: Session, partner_id: str, by_id: str | None) -> None:
    """Someone else came in its place; None takes that back. The card stays in the list, with its history.

    Raises UserProblem "gone", "replaced-by-self" or "replaced-in-a-circle".
    """
    change_partner(session, partner_id, replaced_by_id=by_id)


def refuse_circle(session: Session, partner_id: str, by_id: str) -> None:
    """A follows B follows A: then nobody would be left on the map.

    Raises UserProblem "replaced-by-self" or "replaced-in-a-circle".
    """
    if partner_id == by_id:
        raise UserProblem("replaced-by-self")
    c = columns(Partner)
    replaced = session.execute(select(c.id, c.replaced_by_id).where(c.replaced_by_id.is_not(None)))
    after: dict[str, str] = {id_: by for id_, by in replaced}  # noqa: C416 - rows are no pairs to the type checker
    seen = {by_id}
    while (by_id := after.get(by_id) or "") and by_id not in seen:
        if by_id == partner_id:
            raise UserProblem("replaced-in-a-circle")
        seen.add(by_id)


def remove_partner(session: Session, partner_id: str) -> None:
    """Take someone off the map, with the lines to colleagues. Undo brings both back."""
    link = columns(Link)
    ends = (link.from_id == partner_id) | (link.to_id == partner_id)
    forget_steps(session, session.execute(select(link.id).where(ends)).scalars())
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


def add_line(session: Session, one: str, other: str, step: int = 1, frequency: str = "", **values: Any) -> str:
    """A line between two people on the map; the same both ways. Returns its id.

    `values` are more fields of `LinkData`; `direction` as seen from `one`. When there is a line already, it gets this
    step and frequency. Raises UserProblem "line-to-self" for one and the same.
    """
    if one == other:
        raise UserProblem("line-to-self")
    first, second = sorted((one, other))
    if "direction" in values and first != one:
        values["direction"] = turned_direction(values["direction"])
    c = columns(Link)
    known = session.execute(select(c.id).where(c.from_id == first, c.to_id == second)).scalar()
    if known is not None:
        change_line(session, known, step=step, frequency=frequency, **values)
        return str(known)
    data = LinkData(step=step, frequency=frequency, **values)
    line_id = add(session, Link, data, from_id=first, to_id=second)
    if data.step_on is not None:
        mark_step(session, LINE, line_id, step, data.step_on)
    return line_id


def change_line(session: Session, line_id: str, **values: Any) -> None:
    """Change some fields of a line, named as in `LinkData`. A new step is dated today unless `step_on` says when, and
    the step that was stays in the history. `direction` goes from the smaller id: see `turned_direction`.

    Raises UserProblem "gone".
    """
    values |= new_step(session, LINE, line_id, values)
    change(session, Link, line_id, values)


def turn_line(session: Session, line_id: str, seen_from: str, direction: LinkDirection) -> None:
    """Who looks whom up, as seen from one of the two. Raises UserProblem "gone"."""
    c = columns(Link)
    first = session.execute(select(c.from_id).where(c.id == line_id)).scalar()
    change(session, Link, line_id, {"direction": direction if first == seen_from else turned_direction(direction)})


def remove_line(session: Session, line_id: str) -> None:
    """With the steps it reached; undo brings all back. Raises UserProblem "gone"."""
    forget_steps(session, [line_id])
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
