"""After a permission was taken back or refused: who still has which paper, and what to do about it.

Paper cannot be called back by a program. What went out stays in the register; this tells whom to ask for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name
from rondom.language import _, day, folded, listed
from rondom.privacy.answers import AGAINST, Answer, Stance, groups, stance, standing
from rondom.privacy.consenting import consent_light
from rondom.privacy.deciding import Child, deciders
from rondom.privacy.lights import LightStatus
from rondom.privacy.model import Consent, ConsentState, Disclosure
from rondom.privacy.queries import all_answers, children_facts, few
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class Paper:
    """Something that left the house."""

    disclosure_id: str
    document: str
    on: date


@dataclass(frozen=True, slots=True)
class PaperOut:
    """One person outside the school who may not read any more, and still has paper."""

    pupil_id: str
    pupil_name: str
    recipient: str
    withdrawn_on: date
    by: str
    """Who took it back, or said no: Sanne."""
    papers: tuple[Paper, ...]
    told: str
    """What happened: a sentence without a name of the child."""
    to_do: str


def papers_out(session: Session, pupil_id: str, today: date) -> tuple[PaperOut, ...]:
    """Of one child, the last taken back first."""
    return _found(session, today, [pupil_id], None)


def papers_out_everywhere(session: Session, today: date, days: int = 30) -> tuple[PaperOut, ...]:
    """The same for all children, as far as it was taken back in the last so many days. A few queries, whatever the size."""
    return _found(session, today, None, today - timedelta(days))


def _found(session: Session, today: date, pupils: list[str] | None, since: date | None) -> tuple[PaperOut, ...]:
    if pupils is None and since is not None:
        pupils = _children_with_a_no(session, since)
    closed: dict[tuple[str, str], tuple[Answer, str]] = {}
    known = all_answers(session, pupils)
    children = children_facts(session, few(known))
    for pupil, answers in known.items():
        for who, (answer, by) in _taken_back(children[pupil], answers, today).items():
            if since is None or _when(answer, today) >= since:
                closed[pupil, who] = (answer, by)
    if not closed:
        return ()
    of = {pupil for pupil, _who in closed}
    names, given = _names(session, of), _given(session, of)
    found = [
        _told(pupil, names[pupil], answer, by, papers, today)
        for (pupil, who), (answer, by) in closed.items()
        if (papers := given.get((pupil, who), []))
    ]
    return tuple(sorted(found, key=lambda one: (one.withdrawn_on, one.recipient), reverse=True))


def _children_with_a_no(session: Session, since: date) -> list[str]:
    """Of whom somebody took a permission back or refused it since that day: so few that nothing is asked of the others."""
    c = columns(Consent)
    on = func.coalesce(c.withdrawn_on, c.decided_on, since)
    chosen = select(c.pupil_id).where(c.state.in_((ConsentState.REFUSED, ConsentState.WITHDRAWN)), on >= since)
    return list(session.execute(chosen.distinct()).scalars())


def _taken_back(child: Child, answers: Sequence[Answer], today: date) -> dict[str, tuple[Answer, str]]:
    """By folded name of the recipient, who may read nothing any more: for no purpose at all."""
    found: dict[str, tuple[Answer, str]] = {}
    allowed: set[str] = set()
    keys = {who.key: who.name for who in deciders(child, today)}
    for group in groups(answers):
        who = folded(group[0].recipient)
        if consent_light(child, group, today).status in (LightStatus.MAY, LightStatus.PARTLY):
            allowed.add(who)
        against = [
            one for one in standing(group, today).values() if one.decider in keys and stance(one, today) in AGAINST
        ]
        for one in against:
            if who not in found or _when(one, today) > _when(found[who][0], today):
                found[who] = (one, keys[one.decider])
    return {who: one for who, one in found.items() if who not in allowed}


def _when(answer: Answer, today: date) -> date:
    return answer.withdrawn_on or answer.decided_on or today


def _names(session: Session, pupils: set[str]) -> dict[str, str]:
    p = columns(Pupil)
    rows = session.execute(select(p.id, p.first_name, p.prefix, p.last_name).where(p.id.in_(pupils)))
    return {id_: full_name(*rest) for id_, *rest in rows}


def _given(session: Session, pupils: set[str]) -> dict[tuple[str, str], list[Paper]]:
    """What went out, by child and folded name; the register writes "Hatice Kievit, gezinscoach"."""
    d = columns(Disclosure)
    chosen = select(d.pupil_id, d.id, d.recipient, d.document, d.at).where(d.pupil_id.in_(pupils)).order_by(d.at)
    found: dict[tuple[str, str], list[Paper]] = defaultdict(list)
    for pupil, id_, recipient, document, at in session.execute(chosen):
        on = datetime.fromisoformat(at).astimezone().date()
        for name in {folded(recipient), folded(recipient.split(",", 1)[0])}:
            found[pupil, name].append(Paper(id_, document, on))
    return found


def _told(pupil: str, name: str, answer: Answer, by: str, papers: list[Paper], today: date) -> PaperOut:
    taken = stance(answer, today) is Stance.WITHDRAWN
    when = _when(answer, today)
    told = _("{by} trok de toestemming in op {day}.") if taken else _("{by} zei nee op {day}.")
    titles = listed(list(dict.fromkeys(one.document for one in papers)))
    to_do = _("{recipient} heeft nog: {papers}. Vraag het terug, of vraag om het te vernietigen.")
    return PaperOut(
        pupil_id=pupil,
        pupil_name=name,
        recipient=answer.recipient,
        withdrawn_on=when,
        by=by,
        papers=tuple(papers),
        told=told.format(by=by, day=day(when)),
        to_do=to_do.format(recipient=answer.recipient, papers=titles),
    )
