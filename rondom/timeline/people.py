"""Who can tell of an event, and who can give help: the people around a child, and the partners on the map."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from rondom.dossier.model import Pupil
from rondom.dossier.queries import caregiver_rows, contact_rows
from rondom.errors import UserProblem
from rondom.language import _
from rondom.school.model import BaseGroup
from rondom.support_map.model import Partner
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class Teller:
    """`side` is a perspective, "network" or "other"; `role` is what they are to the child."""

    name: str
    side: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """A partner on the map. `name` is what an event keeps, so that it stays readable when the map changes."""

    id: str
    name: str
    waiting_weeks: int | None = None
    """What the map says about waiting now."""


@dataclass(frozen=True, slots=True)
class Around:
    """Everyone an editor of events can offer."""

    tellers: tuple[Teller, ...] = ()
    providers: tuple[Provider, ...] = ()


def around(session: Session, pupil_id: str) -> Around:
    """Raises UserProblem "gone" when there is no such child."""
    return Around(tellers(session, pupil_id), providers(session))


def tellers(session: Session, pupil_id: str) -> tuple[Teller, ...]:
    """The child first, then who cares for it, then everyone else. Each name once."""
    p, g = columns(Pupil), columns(BaseGroup)
    chosen = select(p.first_name, g.teacher).join_from(Pupil, BaseGroup, p.group_id == g.id, isouter=True)
    child = session.execute(chosen.where(p.id == pupil_id)).first()
    if child is None:
        raise UserProblem("gone")
    found = [Teller(child.first_name, "child", _("kind"))]
    found += [Teller(one.name, "parent", one.relation) for one in caregiver_rows(session, pupil_id)]
    found += [Teller(one.name, one.perspective, one.role) for one in contact_rows(session, pupil_id)]
    found.append(Teller(child.teacher or "", "school", _("leerkracht")))
    return tuple({one.name.casefold(): one for one in reversed(found) if one.name.strip()}.values())[::-1]


def providers(session: Session) -> tuple[Provider, ...]:
    """The partners on the map, by name."""
    c = columns(Partner)
    rows = session.execute(select(c.id, c.name, c.person, c.organisation, c.waiting_weeks))
    known = [
        Provider(key, ", ".join(part for part in (name, person or organisation) if part), weeks)
        for key, name, person, organisation, weeks in rows
    ]
    return tuple(sorted(known, key=lambda one: one.name.casefold()))
