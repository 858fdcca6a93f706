"""What screens and pages need to know about permissions and verstrekkingen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from rondom.dossier.model import Caregiver, Contact, Custody, Pupil
from rondom.dossier.names import full_name
from rondom.errors import UserProblem
from rondom.language import _, day, day_month, folded
from rondom.privacy.answers import standing
from rondom.privacy.model import Consent, ConsentState, Disclosure
from rondom.privacy.rules import (
    BY_PUPIL,
    Answer,
    Child,
    ChildLight,
    Decider,
    Guardian,
    Light,
    LightStatus,
    Stance,
    child_light,
    consent_light,
    deciders,
    groups,
    stance,
)
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What one person said. `consent_id` is empty when that person was not asked yet."""

    who: str
    """Short: Sanne."""
    decider: str
    stance: Stance
    asked: bool
    consent_id: str = ""
    decided_on: date | None = None
    withdrawn_on: date | None = None
    asked_on: date | None = None
    scan_id: str = ""
    """The signed form on which this was said, among the files of the child; empty when there is none."""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One partner and one purpose, with the answer of everyone who decides."""

    recipient: str
    organisation: str
    perspective: str
    purpose: str
    data_kinds: tuple[str, ...]
    answers: tuple[AnswerRow, ...]
    light: Light
    told: str
    """What stands under the light: "tot 1 september", "ingetrokken 3 februari", "gevraagd 2 maart"."""
    given_from: date | None
    valid_until: date | None
    withdrawn_on: date | None
    remark: str


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    id: str
    at: datetime
    """Local time."""
    recipient: str
    purpose: str
    basis: str
    document: str
    pages: int
    sha256: str
    made_by: str
    way: str = ""
    """file, mail or print; empty when that was not kept."""
    copy_id: str = ""
    """What went out, among the files of the child; empty when it was not kept."""


@dataclass(frozen=True, slots=True)
class EndingConsent:
    """A permission that ends soon, or ended and was not asked again."""

    pupil_id: str
    pupil_name: str
    recipient: str
    purpose: str
    valid_until: date
    days_left: int


# -- facts for the rules --------------------------------------------------------------------------------------


def child_facts(session: Session, pupil_id: str) -> Child:
    """What deciding about one child depends on. Raises UserProblem "gone"."""
    found = children_facts(session, [pupil_id])
    if pupil_id not in found:
        raise UserProblem("gone")
    return found[pupil_id]


def children_facts(session: Session, pupil_ids: Iterable[str] | None = None) -> dict[str, Child]:
    """The same for many children in two queries; None for all."""
    p, c = columns(Pupil), columns(Caregiver)
    chosen = select(c.pupil_id, c.id, c.name, c.relation, c.custody, c.deceased).order_by(c.position)
    guardians: dict[str, list[Guardian]] = defaultdict(list)
    for pupil, id_, name, relation, custody, deceased in session.execute(_among(chosen, c.pupil_id, pupil_ids)):
        guardians[pupil].append(Guardian(id_, name, relation, Custody(custody), deceased))
    people = _among(select(p.id, p.first_name, p.birth_date), p.id, pupil_ids)
    return {id_: Child(name, birth, tuple(guardians[id_])) for id_, name, birth in session.execute(people)}


def answers_of(session: Session, pupil_id: str) -> list[Answer]:
    """All answers about one child, oldest question first."""
    return all_answers(session, [pupil_id]).get(pupil_id, [])


def all_answers(
    session: Session, pupil_ids: Iterable[str] | None = None, newest: bool = False
) -> dict[str, list[Answer]]:
    """Answers per child in one query; None for all children.

    With `newest` only the last row of each person about each partner and purpose: not what was said years ago.
    """
    c = columns(Consent)
    said = (c.caregiver_id, c.decided_by, c.state, c.decided_on, c.valid_until, c.withdrawn_on)
    chosen = select(c.pupil_id, c.id, c.recipient, c.purpose, *said).order_by(c.id)
    if newest:
        each = (c.pupil_id, c.recipient, c.purpose, c.caregiver_id, c.decided_by == BY_PUPIL)
        chosen = chosen.where(c.id.in_(_among(select(func.max(c.id)), c.pupil_id, pupil_ids).group_by(*each)))
    found: dict[str, list[Answer]] = defaultdict(list)
    for pupil, id_, recipient, purpose, caregiver, by, state, *dates in session.execute(
        _among(chosen, c.pupil_id, pupil_ids)
    ):
        decider = caregiver or (BY_PUPIL if by == BY_PUPIL else "")
        found[pupil].append(Answer(id_, recipient, purpose, decider, ConsentState(state), *dates))
    return dict(found)


def few(pupil_ids: Collection[str]) -> Collection[str] | None:
    """For asking only about these; None, for all, when there are so many that asking for each takes longer."""
    return pupil_ids if len(pupil_ids) <= _FEW else None


_FEW = 400


def _among(chosen: Any, column: Any, ids: Iterable[str] | None) -> Any:
    return chosen if ids is None else chosen.where(column.in_(list(ids)))


# -- lights ---------------------------------------------------------------------------------------------------


def light_of(session: Session, pupil_id: str, on: date) -> ChildLight:
    """The light in the header of one dossier."""
    return child_light(child_facts(session, pupil_id), answers_of(session, pupil_id), on)


def lights(session: Session, on: date) -> dict[str, ChildLight]:
    """The light of every child, by pupil id: three queries, whatever the size of the school."""
    answers = all_answers(session)
    return {id_: child_light(child, answers.get(id_, ()), on) for id_, child in children_facts(session).items()}


# -- the register ---------------------------------------------------------------------------------------------


def consent_rows(session: Session, pupil_id: str, on: date) -> list[ConsentRow]:
    """Every partner that was asked about, with what each person who decides said; in the order of asking."""
    child = child_facts(session, pupil_id)
    c = columns(Consent)
    chosen = select(c.id, c.recipient, c.organisation, c.purpose, c.data_kinds, c.remark, c.asked_on, c.scan_id)
    words = {row.id: row for row in session.execute(chosen.where(c.pupil_id == pupil_id))}
    sides = _perspectives(session, pupil_id)
    return [
        _consent_row(child, group, words, sides.get(folded(group[0].recipient), "other"), on)
        for group in groups(answers_of(session, pupil_id))
    ]


def _consent_row(child: Child, group: list[Answer], words: dict[str, Any], perspective: str, on: date) -> ConsentRow:
    newest = words[group[-1].id]
    last = {answer.decider: answer for answer in group}
    rows = tuple(_answer_row(who, last.get(who.key), words, on) for who in deciders(child, on))
    light = consent_light(child, group, on)
    counted = [last[row.decider] for row in rows if row.asked]
    ends = [one.valid_until for one in counted if one.valid_until]
    starts = [one.decided_on for one in counted if one.decided_on and one.state is not ConsentState.REFUSED]
    back = [row.withdrawn_on for row in rows if row.withdrawn_on and row.stance is Stance.WITHDRAWN]
    return ConsentRow(
        recipient=newest.recipient,
        organisation=newest.organisation,
        perspective=perspective,
        purpose=newest.purpose,
        data_kinds=kinds(newest.data_kinds),
        answers=rows,
        light=light,
        told=_told(rows, min(ends, default=None), on, light.status is LightStatus.MAY_NOT),
        given_from=min(starts, default=None),
        valid_until=min(ends, default=None),
        withdrawn_on=min(back, default=None),
        remark=newest.remark,
    )


def _answer_row(who: Decider, answer: Answer | None, words: dict[str, Any], on: date) -> AnswerRow:
    if answer is None:
        return AnswerRow(who.name, who.key, Stance.ASKED, asked=False)
    return AnswerRow(
        who.name, who.key, stance(answer, on), True, answer.id, answer.decided_on, answer.withdrawn_on,
        words[answer.id].asked_on, words[answer.id].scan_id or "",
    )  # fmt: skip


def _told(rows: tuple[AnswerRow, ...], until: date | None, on: date, closed: bool) -> str:
    def near(when: date) -> str:
        return day_month(when) if abs((when - on).days) < 330 else day(when)

    for row in rows:
        if row.stance is Stance.WITHDRAWN:
            return _("ingetrokken {day}").format(day=near(row.withdrawn_on)) if row.withdrawn_on else _("ingetrokken")
        if row.stance is Stance.REFUSED:
            return _("geweigerd {day}").format(day=near(row.decided_on)) if row.decided_on else _("geweigerd")
    if not any(row.asked for row in rows):
        return _("nog niet gevraagd")
    if closed:  # who said no was asked again, and keeps saying no until the answer
        again = max((row.asked_on for row in rows if row.stance is Stance.ASKED and row.asked_on), default=None)
        return _("opnieuw gevraagd {day}").format(day=near(again)) if again else _("opnieuw gevraagd")
    if any(row.stance is Stance.EXPIRED for row in rows) and until:
        return _("afgelopen {day}").format(day=near(until))
    if not any(row.stance is Stance.GIVEN for row in rows):
        asked = max((row.asked_on for row in rows if row.asked_on), default=None)
        return _("gevraagd {day}").format(day=near(asked)) if asked else _("nog geen antwoord")
    return _("tot en met {day}").format(day=near(until)) if until else _("zonder einddatum")


def _perspectives(session: Session, pupil_id: str) -> dict[str, str]:
    """Whose side of the table people around this child are on, by name."""
    c, g = columns(Contact), columns(Caregiver)
    contacts = session.execute(select(c.name, c.perspective).where(c.pupil_id == pupil_id))
    caregivers = session.execute(select(g.name).where(g.pupil_id == pupil_id))
    sides = {folded(name): str(side) for name, side in contacts}
    return sides | {folded(name): "parent" for (name,) in caregivers}


def kinds(stored: str) -> tuple[str, ...]:
    """The kinds of data of a permission, one by one."""
    return tuple(kind.strip() for kind in stored.replace("\n", ",").split(",") if kind.strip())


def asked_kinds(session: Session, pupil_id: str) -> dict[str, tuple[str, ...]]:
    """The kinds of data that each permission of one child was asked for, by its id."""
    c = columns(Consent)
    return {id_: kinds(text) for id_, text in session.execute(select(c.id, c.data_kinds).where(c.pupil_id == pupil_id))}


def data_kinds_for(session: Session, pupil_id: str, recipient: str, on: date, purpose: str = "") -> tuple[str, ...]:
    """Which kinds of data this partner may get now, for this `purpose`; without one over all purposes that were granted.

    Empty: none named.
    """
    child, asked = child_facts(session, pupil_id), asked_kinds(session, pupil_id)
    found: dict[str, None] = {}
    for group in groups(answers_of(session, pupil_id), recipient):
        meant = not purpose or folded(group[0].purpose) == folded(purpose)
        if meant and consent_light(child, group, on).basis:
            found.update(dict.fromkeys(_granted(child, group, asked, on)))
    return tuple(found)


def _granted(child: Child, group: list[Answer], of: Mapping[str, tuple[str, ...]], on: date) -> list[str]:
    """What everyone who said yes to one purpose was asked: who said yes to less gave no more than that."""
    said = standing(group, on)
    given = [
        one for who in deciders(child, on) if (one := said.get(who.key)) is not None and stance(one, on) is Stance.GIVEN
    ]
    asked = [of[one.id] for one in sorted(given, key=lambda one: one.id)]
    return [kind for kind in asked[-1] if all(folded(kind) in map(folded, others) for others in asked)]


def disclosure_rows(session: Session, pupil_id: str) -> list[DisclosureRow]:
    """Everything that left the house about one child, newest first."""
    d = columns(Disclosure)
    chosen = select(
        d.id, d.at, d.recipient, d.purpose, d.basis, d.document, d.pages, d.sha256, d.made_by, d.way, d.copy_id
    )
    rows = session.execute(chosen.where(d.pupil_id == pupil_id).order_by(d.at.desc(), d.id.desc()))
    return [
        DisclosureRow(
            row.id, datetime.fromisoformat(row.at).astimezone(), row.recipient, row.purpose, row.basis, row.document,
            row.pages, row.sha256, row.made_by, row.way, row.copy_id or "",
        )
        for row in rows
    ]  # fmt: skip


def documents_out(session: Session, pupil_ids: Iterable[str]) -> dict[str, set[str]]:
    """Names of the documents that left the house, per child."""
    d = columns(Disclosure)
    found: dict[str, set[str]] = defaultdict(set)
    for pupil, document in session.execute(_among(select(d.pupil_id, d.document), d.pupil_id, pupil_ids)):
        found[pupil].add(document)
    return dict(found)


def ending_consents(session: Session, today: date, days: int = 30) -> list[EndingConsent]:
    """Permissions that end within so many days, soonest first; also those that ended in the last week."""
    p = columns(Pupil)
    near = _ending_between(session, today - timedelta(7), today + timedelta(days))
    if not near:
        return []
    asked = few(near)
    known = all_answers(session, asked, newest=True)
    named = select(p.id, p.first_name, p.prefix, p.last_name).where(p.left_on.is_(None))
    names = {id_: full_name(*rest) for id_, *rest in session.execute(_among(named, p.id, asked))}
    facts = children_facts(session, asked)
    found = [
        ending
        for pupil_id, answers in known.items()
        if pupil_id in names
        for group in groups(answers)
        if (ending := _ending(pupil_id, names[pupil_id], facts[pupil_id], group, today, days))
    ]
    return sorted(found, key=lambda one: one.valid_until)


def _ending_between(session: Session, first: date, last: date) -> list[str]:
    """Children of whom a permission ends in these days, as far as that can be told without the rules."""
    c = columns(Consent)
    ends = (c.state == ConsentState.GIVEN, c.valid_until >= first, c.valid_until <= last)
    return list(session.execute(select(c.pupil_id).where(*ends).distinct()).scalars())


def _ending(
    pupil_id: str, name: str, child: Child, group: list[Answer], today: date, days: int
) -> EndingConsent | None:
    keys = {who.key for who in deciders(child, today)}
    last = {one.decider: one for one in group if one.decider in keys}.values()
    if any(stance(one, today) in (Stance.REFUSED, Stance.WITHDRAWN) for one in last):
        return None
    ends = [one.valid_until for one in last if one.state is ConsentState.GIVEN and one.valid_until]
    if not ends or not today - timedelta(7) <= (end := min(ends)) <= today + timedelta(days):
        return None
    return EndingConsent(pupil_id, name, group[-1].recipient, group[-1].purpose, end, (end - today).days)


def decider_names(session: Session, pupil_id: str, on: date) -> list[str]:
    """Who must be asked before something is shared, by full name."""
    child = child_facts(session, pupil_id)
    full = {one.id: one.name for one in child.guardians}
    return [full.get(who.key) or who.name for who in deciders(child, on)]
