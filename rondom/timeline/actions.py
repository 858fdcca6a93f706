"""What can be done on a timeline. A date that cannot be is refused in words; nothing is put right in silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from rondom.dossier.perspectives import NETWORK, OTHER, PERSPECTIVES
from rondom.errors import UserProblem
from rondom.timeline.entry import Proposal
from rondom.timeline.lanes import LANES
from rondom.timeline.model import Event, EventData, EventKind, View, ViewData
from rondom.timeline.spans import VagueDate
from rondom.timeline.topics import TOPICS
from rondom.vault.base import columns
from rondom.vault.records import add, change, remove
from rondom.vault.store import Session

EDGES = ("start", "end", "applied")
"""The three times of an event, each kept as what was said and the interval it means."""
TELLERS = frozenset(("", OTHER.key, NETWORK.key, *PERSPECTIVES))
"""From whose side an event can be told; empty when that is not known."""


def add_event(session: Session, pupil_id: str, data: EventData) -> str:
    """Raises UserProblem "event-no-title", or one about a lane or a time that cannot be."""
    if not data.title.strip():
        raise UserProblem("event-no-title")
    _check(data.model_dump())
    return add(session, Event, data, pupil_id=pupil_id)


def add_line(session: Session, pupil_id: str, proposal: Proposal, told_by: str = "", told_side: str = "") -> str:
    """An event from one typed line, as `rondom.timeline.entry.propose` reads it. What was too long for a title is its text."""
    values: dict[str, Any] = {"title": proposal.title, "lane": proposal.lane, "planned": proposal.planned}
    values |= {"topic": proposal.topic, "text": proposal.text, "told_by": told_by, "told_side": told_side}
    values |= edge_values("start", proposal.when) | edge_values("end", proposal.until)
    values |= edge_values("applied", proposal.applied)
    return add_event(session, pupil_id, EventData(**values, kind=EventKind(proposal.kind)))


def change_event(session: Session, event_id: str, **values: Any) -> None:
    """Raises UserProblem "gone", "event-no-title", or one about what cannot be together with what is there.

    A time that this kind of event does not show never stands in the way: where it contradicts the new ones it goes.
    """
    if not values.get("title", "x").strip():
        raise UserProblem("event-no-title")
    known = _times(session, event_id)
    values |= _unseen({**known, **values})
    _check({**known, **values})
    change(session, Event, event_id, values)


def set_time(session: Session, event_id: str, edge: str, when: VagueDate | None) -> None:
    """`edge` is start, end or applied; None takes the time away."""
    change_event(session, event_id, **edge_values(edge, when))


def set_teller(session: Session, event_id: str, told_by: str, told_side: str = "") -> None:
    """Who tells it, and from whose side of the table. Nobody is told from no side."""
    change_event(session, event_id, told_by=told_by.strip(), told_side=told_side if told_by.strip() else "")


def set_provider(session: Session, event_id: str, provider: str, provider_id: str | None = None) -> None:
    """Who gives the help, as it is called now; `provider_id` when it stands on the map. Nobody stands nowhere."""
    change_event(session, event_id, provider=provider.strip(), provider_id=provider_id if provider.strip() else None)


def hide_in_meeting(session: Session, event_id: str, hidden: bool) -> None:
    """ "Niet voor dit overleg": not on the beamer and not in print, until it is shown again."""
    change(session, Event, event_id, {"private": hidden})


def remove_event(session: Session, event_id: str) -> None:
    """With the views of everyone on it."""
    remove(session, Event, event_id)


def set_view(
    session: Session, event_id: str, perspective: str, moment: int, impact: int | None, quote: str = ""
) -> None:
    """How one perspective looks at an event: at the start (0), half-way (1) or at the end (2), from -2 to +2.

    No impact and no words takes the view away: not asked is something else than nothing to say.
    """
    if perspective not in PERSPECTIVES:
        raise UserProblem("field-invalid", field="event_view.perspective")
    known = columns(View)
    found = session.execute(
        select(known.id).where(known.event_id == event_id, known.perspective == perspective, known.moment == moment)
    ).scalar()
    if impact is None and not quote.strip():
        if found:
            remove(session, View, found)
    elif found:
        change(session, View, found, {"impact": impact, "quote": quote})
    else:
        data = ViewData.model_construct(perspective=perspective, moment=moment, impact=impact, quote=quote)
        add(session, View, data, event_id=event_id, pupil_id=_pupil_of(session, event_id))


def edge_values(edge: str, when: VagueDate | None) -> dict[str, Any]:
    """The columns of one time."""
    said, earliest, latest = (when.said, when.earliest, when.latest) if when else ("", None, None)
    return {f"{edge}_said": said, f"{edge}_earliest": earliest, f"{edge}_latest": latest}


def _pupil_of(session: Session, event_id: str) -> str:
    pupil_id: str | None = session.execute(
        select(columns(Event).pupil_id).where(columns(Event).id == event_id)
    ).scalar()
    if pupil_id is None:
        raise UserProblem("gone")
    return pupil_id


def _unseen(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is left from when it was a period, or help, and cannot be any more."""
    gone: dict[str, Any] = {}
    if values["kind"] == EventKind.MOMENT and _before(values, "end", "start"):
        gone |= edge_values("end", None)
    if values["kind"] != EventKind.TRAJECTORY and _before(values, "start", "applied"):
        gone |= edge_values("applied", None)
    return gone


def _times(session: Session, event_id: str) -> dict[str, Any]:
    """The kind of an event and all its times."""
    known = columns(Event)
    names = ["kind", *(f"{edge}_{end}" for edge in EDGES for end in ("earliest", "latest"))]
    row = session.execute(select(*(known[name] for name in names)).where(known.id == event_id)).first()
    if row is None:
        raise UserProblem("gone")
    return dict(zip(names, row, strict=True))


def _check(values: Mapping[str, Any]) -> None:
    if values.get("lane", "kind") not in LANES:
        raise UserProblem("field-invalid", field="event.lane")
    if (topic := values.get("topic", "")) and topic not in TOPICS:
        raise UserProblem("field-invalid", field="event.topic")
    if values.get("told_side", "") not in TELLERS:
        raise UserProblem("field-invalid", field="event.told_side")
    for edge in EDGES:
        earliest, latest = values.get(f"{edge}_earliest"), values.get(f"{edge}_latest")
        if (earliest is None) != (latest is None) or (earliest and latest and earliest > latest):
            raise UserProblem("field-invalid", field=f"event.{edge}")
    if _before(values, "end", "start"):
        raise UserProblem("event-end-before-start")
    if _before(values, "start", "applied"):
        raise UserProblem("event-applied-after-start")


def _before(values: Mapping[str, Any], one: str, other: str) -> bool:
    """Whether `one` was certainly over before `other` can have been."""
    latest, earliest = values.get(f"{one}_latest"), values.get(f"{other}_earliest")
    return latest is not None and earliest is not None and latest < earliest
