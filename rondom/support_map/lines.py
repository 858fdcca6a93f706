"""The lines between two on the map: what kind, how often, since when on which step, and when they last met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom.language import _, marked
from rondom.support_map.model import Link, LinkDirection, LinkKind, Partner, StepMark
from rondom.vault.base import columns
from rondom.vault.store import Session

Met = Mapping[tuple[str, str], date]
"""The last day two cards sat at one table, by their ids, the smaller one first: `rondom.meetings.contacts`."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the ladder and since when."""

    step: int
    since: date


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
    kind: LinkKind = LinkKind.UNKNOWN
    direction: LinkDirection = LinkDirection.BOTH
    """Seen from this partner: FROM, this one looks the other up; TO, the other way."""
    step_on: date | None = None
    last_contact: date | None = None
    """As someone noted it, or the day of a meeting at which both sat, whichever came later."""
    met: bool = False
    """Whether `last_contact` comes from a meeting."""
    steps: tuple[StepRow, ...] = ()
    """The steps this line reached, oldest first."""


KIND_NAMES: dict[LinkKind, str] = {
    LinkKind.SHORT: marked("korte lijn"),
    LinkKind.STANDING: marked("vast overleg"),
    LinkKind.FORM: marked("via formulier"),
    LinkKind.NONE: marked("geen lijn"),
    LinkKind.UNKNOWN: marked("weten we niet"),
}


_TURNED = {LinkDirection.FROM: LinkDirection.TO, LinkDirection.TO: LinkDirection.FROM}


def turned_direction(direction: LinkDirection) -> LinkDirection:
    """The same, as seen from the other end."""
    return _TURNED.get(direction, direction)


def kind_name(kind: LinkKind) -> str:
    return _(KIND_NAMES[kind])


def direction_words(direction: LinkDirection, here: str, there: str) -> str:
    """Who looks the other up, in a sentence. `here` and `there` are how both are called."""
    if direction is LinkDirection.BOTH:
        return _("Zij zoeken elkaar op.")
    first, second = (here, there) if direction is LinkDirection.FROM else (there, here)
    return _("{one} zoekt {other} op.").format(one=first, other=second)


def lines_of(session: Session, partner_id: str, met: Met | None = None) -> list[LineRow]:
    """The lines of one partner, the shortest first. `met` brings the last meetings at which two sat."""
    link, other = columns(Link), columns(Partner)
    found: list[LineRow] = []
    for here, there in ((link.from_id, link.to_id), (link.to_id, link.from_id)):
        query = (
            select(link.id, other.id, other.name, other.person, other.ring, link.step, link.frequency,
                   link.kind, link.direction, link.step_on, link.last_contact)
            .join(Partner, other.id == there)
            .where(here == partner_id)
        )  # fmt: skip
        turn = here is link.to_id
        found += [_line(row, turn, partner_id, met or {}) for row in session.execute(query)]
    steps = steps_of_lines(session, [line.id for line in found])
    found = [replace(line, steps=steps.get(line.id, ())) for line in found]
    return sorted(found, key=lambda line: (-line.step, line.name.casefold(), line.partner_id))


def _line(row: Any, turn: bool, partner_id: str, met: Met) -> LineRow:
    id_, other, name, person, ring, step, frequency, kind, way, step_on, last = row
    seen = turned_direction(LinkDirection(way)) if turn else LinkDirection(way)
    line = LineRow(id_, other, name, person, ring, step, frequency, LinkKind(kind), seen, step_on, last)
    sat = met.get((min(partner_id, line.partner_id), max(partner_id, line.partner_id)))
    if sat is None or (line.last_contact is not None and line.last_contact > sat):
        return line
    return replace(line, last_contact=sat, met=True)


def steps_of_lines(session: Session, line_ids: Iterable[str]) -> dict[str, tuple[StepRow, ...]]:
    """The steps that lines reached, oldest first, by the id of the line."""
    m = columns(StepMark)
    found = defaultdict[str, list[StepRow]](list)
    query = select(m.link_id, m.step, m.since).where(m.link_id.in_(list(line_ids))).order_by(m.since, m.id)
    for line_id, step, since in session.execute(query):
        found[line_id].append(StepRow(step, since))
    return {line_id: tuple(steps) for line_id, steps in found.items()}


def steps_of_partner(session: Session, partner_id: str) -> tuple[StepRow, ...]:
    """How the line between this partner and the school went, oldest first."""
    m = columns(StepMark)
    query = select(m.step, m.since).where(m.partner_id == partner_id).order_by(m.since, m.id)
    return tuple(StepRow(*row) for row in session.execute(query))


def line_ends(session: Session) -> dict[str, tuple[str, str]]:
    """The two cards of every line, by the id of the line."""
    c = columns(Link)
    return {id_: (first, second) for id_, first, second in session.execute(select(c.id, c.from_id, c.to_id))}
