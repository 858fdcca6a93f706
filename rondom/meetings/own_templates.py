"""Agendas that a school made itself: saved from a meeting, chosen to start another one, and changed. And what a meeting starts with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name, short_name
from rondom.errors import UserProblem
from rondom.language import _, capital, folded
from rondom.meetings.model import (
    AgendaStep,
    Attendee,
    Meeting,
    MeetingKind,
    MeetingTemplate,
    MeetingTemplateData,
    MeetingTemplateStep,
    MeetingTemplateStepData,
)
from rondom.meetings.templates import CHILD, LAST_TIME, OWN_STEP, Leads, TemplateStep, template
from rondom.vault.base import columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session

ARTICLES = ("de", "het")
LEADS = ("chair", "parent", "child", "all", "each")
"""Who can lead a step without being called by name."""
_LEAST, _MOST = 5, 480


@dataclass(frozen=True, slots=True)
class OwnStep:
    id: str
    key: str
    title: str
    """{child} stands where the first name comes."""
    lead: str
    """One of `LEADS`, or words of the school's own."""
    minutes: int

    @property
    def lead_words(self) -> str:
        """voorzitter, ouder, kind, allen, ieder, or the words as they are."""
        return Leads().name(self.lead)


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    id: str
    name: str
    article: str
    kind: MeetingKind
    """The kind it behaves as."""
    invites: tuple[str, ...]
    steps: tuple[OwnStep, ...]

    @property
    def minutes(self) -> int:
        return lasting(sum(step.minutes for step in self.steps))


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a meeting starts with, of the program or of the school."""

    kind: MeetingKind
    called: str
    article: str
    minutes: int
    invites: tuple[str, ...]
    steps: tuple[TemplateStep, ...]


def lasting(minutes: int) -> int:
    """How long a meeting with so many minutes of agenda lasts: a meeting has a shortest and a longest time."""
    return min(_MOST, max(_LEAST, minutes))


# -- reading --------------------------------------------------------------------------------------------------


def own_templates(session: Session) -> tuple[OwnTemplate, ...]:
    """All of them with their steps, in the order in which they were made. Two queries."""
    s, t = columns(MeetingTemplateStep), columns(MeetingTemplate)
    chosen = select(s.template_id, s.id, s.key, s.title, s.lead, s.minutes).order_by(s.position, s.id)
    steps: dict[str, list[OwnStep]] = {}
    for of, *step in session.execute(chosen):
        steps.setdefault(of, []).append(OwnStep(*step))
    rows = session.execute(select(t.id, t.name, t.article, t.kind, t.invites).order_by(t.position, t.id))
    return tuple(
        OwnTemplate(id_, name, article, MeetingKind(kind), _sides(invites), tuple(steps.get(id_, ())))
        for id_, name, article, kind, invites in rows
    )


def own_template(session: Session, template_id: str) -> OwnTemplate:
    """Raises UserProblem "gone"."""
    found = next((one for one in own_templates(session) if one.id == template_id), None)
    if found is None:
        raise UserProblem("gone")
    return found


def beginning(session: Session, kind: MeetingKind, template_id: str = "") -> Beginning:
    """The agenda of this kind; with `template_id` that of the school, whatever `kind` says. Raises UserProblem "gone"."""
    if not template_id:
        made = template(kind)
        return Beginning(kind, "", "", made.minutes, made.invites, made.steps)
    own = own_template(session, template_id)
    steps = tuple(TemplateStep(one.key, one.title, one.title, one.title, one.lead, one.minutes) for one in own.steps)
    return Beginning(own.kind, own.name, own.article, own.minutes, own.invites, steps)


def _sides(invites: str) -> tuple[str, ...]:
    return tuple(side for side in invites.split(",") if side)


# -- making and changing --------------------------------------------------------------------------------------


def save_as_template(session: Session, meeting_id: str, name: str, article: str = "het") -> str:
    """Keep the agenda of this meeting for others: its steps, its minutes, and which sides of the table come.

    No name goes along: the child becomes {child}, a parent "ouder", who leads "voorzitter"; of anyone else who leads a step
    the place stays empty. Looking back on the last time is no part of it: planning puts that in by itself. Returns the id. Raises UserProblem "template-name-missing", "template-name-taken" or "gone".
    """
    m, p = columns(Meeting), columns(Pupil)
    row = session.execute(
        select(m.kind, p.first_name, p.prefix, p.last_name)
        .join_from(Meeting, Pupil, m.pupil_id == p.id)
        .where(m.id == meeting_id)
    ).first()
    if row is None:
        raise UserProblem("gone")
    people = _people(session, meeting_id)
    child = (full_name(row.first_name, row.prefix, row.last_name), row.first_name)
    steps = _steps_without_names(session, meeting_id, child, people)
    invites = dict.fromkeys(side for _name, _role, side in people)
    data = MeetingTemplateData(
        name=_free_name(session, name),
        article=article if article in ARTICLES else "het",
        kind=MeetingKind(row.kind),
        minutes=lasting(sum(step.minutes for step in steps)),
        invites=",".join(invites),
        position=next_position(session, MeetingTemplate),
    )
    template_id = add(session, MeetingTemplate, data)
    for step in steps:
        add(session, MeetingTemplateStep, step, template_id=template_id)
    return template_id


def rename_template(session: Session, template_id: str, name: str, article: str) -> None:
    """Meetings that were planned with it keep the name they had. Raises as `save_as_template`."""
    fresh = _free_name(session, name, but=template_id)
    change(session, MeetingTemplate, template_id, {"name": fresh, "article": article if article in ARTICLES else "het"})


def remove_template(session: Session, template_id: str) -> None:
    """Meetings that were planned with it stay as they are."""
    remove(session, MeetingTemplate, template_id)


def add_template_step(session: Session, template_id: str, title: str, minutes: int = 5, lead: str = "") -> str:
    own_template(session, template_id)
    place = next_position(session, MeetingTemplateStep, template_id=template_id)
    data = MeetingTemplateStepData(key=OWN_STEP, title=title, lead=lead, minutes=minutes, position=place)
    return add(session, MeetingTemplateStep, data, template_id=template_id)


def change_template_step(session: Session, step_id: str, **values: Any) -> None:
    """Change title, minutes or lead; "voorzitter", "ouder", "kind", "allen" and "ieder" are understood as such."""
    if "lead" in values:
        values = {**values, "lead": lead_key(values["lead"])}
    change(session, MeetingTemplateStep, step_id, {name: value for name, value in values.items() if name != "position"})


def move_template_step(session: Session, step_id: str, place: int) -> None:
    """Put a step at another place (0 is the first). Raises UserProblem "gone"."""
    s = columns(MeetingTemplateStep)
    of = session.execute(select(s.template_id).where(s.id == step_id)).scalar()
    if of is None:
        raise UserProblem("gone")
    found = select(s.id).where(s.template_id == of, s.id != step_id).order_by(s.position, s.id)
    order = list(session.execute(found).scalars())
    order.insert(max(0, place), step_id)
    for at, one in enumerate(order):
        session.execute(update(MeetingTemplateStep).where(s.id == one).values(position=at))


def remove_template_step(session: Session, step_id: str) -> None:
    remove(session, MeetingTemplateStep, step_id)


def put_back_standard_steps(session: Session, template_id: str) -> None:
    """The steps of the kind it behaves as, instead of its own."""
    own = own_template(session, template_id)
    s = columns(MeetingTemplateStep)
    session.execute(delete(MeetingTemplateStep).where(s.template_id == template_id))
    for place, step in enumerate(template(own.kind).steps):
        data = MeetingTemplateStepData(
            key=step.key, title=step.title, lead=step.lead, minutes=step.minutes, position=place
        )
        add(session, MeetingTemplateStep, data, template_id=template_id)


def lead_key(words: str) -> str:
    """What is kept for "Voorzitter" or "allen"; other words as they are."""
    known = {folded(Leads().name(key)): key for key in LEADS}
    return known.get(folded(words), words.strip())


def _free_name(session: Session, name: str, but: str = "") -> str:
    wanted = " ".join(name.split())
    if not wanted:
        raise UserProblem("template-name-missing")
    t = columns(MeetingTemplate)
    taken = session.execute(select(t.name).where(t.id != but)).scalars()
    if folded(wanted) in {folded(one) for one in taken}:
        raise UserProblem("template-name-taken", name=wanted)
    return wanted


_People = Sequence[tuple[str, str, str]]
"""Name, role, side."""


def _people(session: Session, meeting_id: str) -> _People:
    a = columns(Attendee)
    chosen = select(a.name, a.role, a.perspective).where(a.meeting_id == meeting_id).order_by(a.position, a.id)
    return [(name, role, side) for name, role, side in session.execute(chosen)]


def _steps_without_names(
    session: Session, meeting_id: str, child: Sequence[str], people: _People
) -> list[MeetingTemplateStepData]:
    s = columns(AgendaStep)
    chosen = select(s.key, s.title, s.lead, s.minutes).where(s.meeting_id == meeting_id, s.key != LAST_TIME)
    who, words = _called(child, people), _told(child, people)
    return [
        MeetingTemplateStepData(
            key=key, title=_nameless(title, words), lead=who.get(folded(lead), lead_key(lead)), minutes=minutes, position=at
        )
        for at, (key, title, lead, minutes) in enumerate(session.execute(chosen.order_by(s.position, s.id)))
    ]  # fmt: skip


def _called(child: Sequence[str], people: _People) -> Mapping[str, str]:
    """What stands for each name of this meeting in a template of the school."""
    found = {}
    for name, role, side in people:
        stands = "chair" if _("voorzitter") in role else {"parent": "parent", "child": "child"}.get(side, "")
        found[folded(name)] = found[folded(short_name(name))] = stands
    found.update({folded(name): "child" for name in child})
    found.pop("", None)
    return found


def _told(child: Sequence[str], people: _People) -> Mapping[str, str]:
    """What is said instead of each name inside a title: {child}, ouder, gezinscoach, iemand."""
    found = {}
    for name, role, side in people:
        told = Leads().name("parent") if side == "parent" else role.split(",")[0].strip() or _("iemand")
        found[name] = found[short_name(name)] = told
    found.update(dict.fromkeys(child, CHILD))
    return {name: told for name, told in found.items() if name.strip()}


def _nameless(title: str, told: Mapping[str, str]) -> str:
    """ "Mees vertelt" is "{child} vertelt"; "meester" stays "meester"."""
    names = "|".join(re.escape(name) for name in sorted(told, key=len, reverse=True))
    return capital(re.sub(rf"\b(?:{names})\b", lambda found: told[found[0]], title)) if names else title
