"""The school lane, filled with what the school's administration already knows: since when a child is here, and until when.

At an import it is put on the timeline of every new child. For a child that was there already it is offered, and stands
there after one click. What someone typed about the same time is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from rondom import clock
from rondom.dossier.model import Pupil
from rondom.dossier.names import age_on
from rondom.language import _, day
from rondom.school.model import BaseGroup
from rondom.school.queries import school_facts
from rondom.timeline.actions import add_event, edge_values, set_time
from rondom.timeline.model import Event, EventData, EventKind
from rondom.timeline.spans import Precision, VagueDate
from rondom.vault.base import columns
from rondom.vault.ids import new_id
from rondom.vault.store import Session

LANE = "school"
_STARTS_UNDER = 5
"""Years. Who comes to school at four or before starts there; who is older comes from another school."""


@dataclass(frozen=True, slots=True)
class SchoolOffer:
    """A period at this school that the timeline does not show yet, or, with `event_id`, only its end."""

    title: str
    start: date
    end: date | None = None
    topic: str = "schoolstart"
    text: str = ""
    event_id: str = ""

    @property
    def sentence(self) -> str:
        """What the administration knows, in words."""
        end = day(self.end) if self.end else ""
        if self.event_id:
            told = _("Volgens de administratie: van {school} af op {end}.")
        elif self.end:
            told = _("Volgens de administratie: op {school} van {start} tot {end}.")
        else:
            told = _("Volgens de administratie: op {school} sinds {start}.")
        return told.format(school=self.title, start=day(self.start), end=end)


def school_offers(session: Session, pupil_id: str) -> tuple[SchoolOffer, ...]:
    """What can be put on the timeline of this child with one click; nothing when it stands there, or is not known."""
    return _offers(session, [pupil_id]).get(pupil_id, ())


def take_offer(session: Session, pupil_id: str, offer: SchoolOffer) -> str:
    """Put it on the timeline and return the id of the event. Raises UserProblem "gone"."""
    if offer.event_id:
        set_time(session, offer.event_id, "end", _on(offer.end))
        return offer.event_id
    return add_event(session, pupil_id, _data(offer))


def follow_administration(session: Session, pupil_ids: Sequence[str], ends_only: bool = False) -> int:
    """Take every offer for these children, as an import does. Returns how many events that touched.

    `ends_only`: what is not there is not put there, so that what someone took away stays away.
    """
    known = [(pupil, offer) for pupil, some in _offers(session, pupil_ids).items() for offer in some]
    ends = [(pupil, offer) for pupil, offer in known if offer.event_id]
    stays = [] if ends_only else [(pupil, offer) for pupil, offer in known if not offer.event_id]
    for pupil, offer in ends:
        take_offer(session, pupil, offer)
    if stays:  # a school at once: one statement for all its children
        rows = [{"id": new_id(), "pupil_id": pupil, **_data(offer).model_dump()} for pupil, offer in stays]
        session.execute(insert(Event), rows)
    return len(ends) + len(stays)


def _data(offer: SchoolOffer) -> EventData:
    values: dict[str, Any] = edge_values("start", _on(offer.start)) | edge_values("end", _on(offer.end))
    values |= {"told_by": _("de administratie van school"), "told_side": "school"}
    return EventData(lane=LANE, kind=EventKind.PERIOD, title=offer.title, topic=offer.topic, text=offer.text, **values)


def _offers(session: Session, pupil_ids: Sequence[str]) -> dict[str, tuple[SchoolOffer, ...]]:
    school, there = school_facts(session).name or _("onze school"), _periods(session, pupil_ids)
    found: dict[str, tuple[SchoolOffer, ...]] = {}
    for pupil in _pupils(session, pupil_ids):
        offer = _offer(pupil, school, there.get(pupil.id, ()))
        if offer is not None:
            found[pupil.id] = (offer,)
    return found


def _offer(pupil: Any, school: str, there: Iterable[Any]) -> SchoolOffer | None:
    since = pupil.enrolled_on
    if since is None or (pupil.left_on and pupil.left_on < since):
        return None  # left before coming: the administration has to say first what is right
    same = next((one for one in there if one.start_earliest and one.start_earliest <= since <= one.start_latest), None)
    if same is None:
        return SchoolOffer(school, since, pupil.left_on, _topic(pupil), _group(pupil))
    if pupil.left_on and same.end_latest is None:
        return SchoolOffer(same.title, since, pupil.left_on, event_id=same.id)
    return None


def _topic(pupil: Any) -> str:
    if pupil.birth_date and age_on(pupil.birth_date, pupil.enrolled_on) >= _STARTS_UNDER:
        return "schoolwissel"
    return "schoolstart"


def _group(pupil: Any) -> str:
    """Groep 6, juf Marloes, as it is today: a fact of a day."""
    if not pupil.group_name or pupil.left_on:
        return ""
    told = _("Groep {group}, {teacher}.") if pupil.teacher else _("Groep {group}.")
    return f"{told.format(group=pupil.group_name, teacher=pupil.teacher)[:-1]} ({day(clock.today())})."


def _pupils(session: Session, pupil_ids: Sequence[str]) -> list[Any]:
    p, g = columns(Pupil), columns(BaseGroup)
    chosen = select(
        p.id, p.birth_date, p.enrolled_on, p.left_on, g.name.label("group_name"), g.teacher
    ).join_from(Pupil, BaseGroup, p.group_id == g.id, isouter=True)  # fmt: skip
    return list(session.execute(chosen.where(p.id.in_(pupil_ids))))


def _periods(session: Session, pupil_ids: Sequence[str]) -> dict[str, list[Any]]:
    """What stands in the school lanes of these children and is more than a moment, or is a start."""
    e = columns(Event)
    chosen = select(e.id, e.pupil_id, e.title, e.start_earliest, e.start_latest, e.end_latest)
    found: dict[str, list[Any]] = {}
    for row in session.execute(chosen.where(e.pupil_id.in_(pupil_ids), e.lane == LANE, e.kind == EventKind.PERIOD)):
        found.setdefault(row.pupil_id, []).append(row)
    return found


def _on(when: date | None) -> VagueDate | None:
    return VagueDate(day(when), when, when, Precision.DAY) if when else None
