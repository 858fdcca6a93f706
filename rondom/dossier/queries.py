"""What the list of children and a dossier need, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, text

from rondom.dossier.model import Address, Caregiver, Contact, Custody, Note, NoteKind, Pupil, Strength
from rondom.dossier.names import age_on, birthday, full_name, initials, sort_name
from rondom.errors import UserProblem
from rondom.school.model import BaseGroup
from rondom.vault.base import columns
from rondom.vault.store import Session

TURNING_POINTS = (12, 16, 18)
"""Ages at which who decides changes: 12 the child is heard too, 16 the pupil decides at school, 18 of age."""


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One line of the list of children."""

    id: str
    name: str
    sort_key: str
    initials: str
    age: int | None
    group_id: str | None
    group: str
    teacher: str
    year_group: str
    level: int
    followed: bool
    left: bool


@dataclass(frozen=True, slots=True)
class PupilHead:
    """What the header of a dossier says of the child itself."""

    id: str
    first_name: str
    given_names: str
    prefix: str
    last_name: str
    name: str
    initials: str
    birth_date: date | None
    age: int | None
    gender: str
    year_group: str
    group_id: str | None
    group: str
    teacher: str
    level: int
    followed: bool
    question: str
    question_by: str
    left_on: date | None


@dataclass(frozen=True, slots=True)
class CaregiverRow:
    """A caregiver without any address."""

    id: str
    name: str
    relation: str
    custody: Custody
    phone: str
    phone_secret: bool
    email: str
    language: str
    interpreter: bool
    deceased: bool
    address_secret: bool
    apart: bool = False
    """Wants a talk of one's own, not at one table with the other parent."""


@dataclass(frozen=True, slots=True)
class AddressRow:
    street: str
    postcode: str
    place: str
    secret: bool


@dataclass(frozen=True, slots=True)
class ContactRow:
    id: str
    name: str
    role: str
    organisation: str
    phone: str
    email: str
    perspective: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    id: str
    written_on: date
    kind: NoteKind
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class StrengthRow:
    id: str
    text: str
    perspective: str
    said_by: str
    said_on: date | None


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A birthday that changes who decides."""

    pupil_id: str
    name: str
    age: int
    on: date


def pupil_rows(session: Session, today: date) -> list[PupilRow]:
    """All children, in the order of a Dutch list. Column select: thousands of rows stay quick."""
    p, g = columns(Pupil), columns(BaseGroup)
    chosen = select(
        p.id, p.first_name, p.prefix, p.last_name, p.birth_date, p.group_id, g.name, g.teacher,
        p.year_group, p.level, p.followed, p.left_on,
    ).join_from(Pupil, BaseGroup, p.group_id == g.id, isouter=True)  # fmt: skip
    rows = [_pupil_row(today, row) for row in session.execute(chosen)]
    return sorted(rows, key=lambda row: row.sort_key)


def _pupil_row(today: date, row: Any) -> PupilRow:
    id_, first, prefix, last, birth, group_id, group, teacher, year_group, level, followed, left = row
    return PupilRow(
        id=id_,
        name=full_name(first, prefix, last),
        sort_key=sort_name(first, prefix, last).casefold(),
        initials=initials(first, last),
        age=age_on(birth, today) if birth else None,
        group_id=group_id,
        group=group or "",
        teacher=teacher or "",
        year_group=year_group,
        level=level,
        followed=followed,
        left=left is not None and left <= today,
    )


def pupil_head(session: Session, pupil_id: str, today: date) -> PupilHead:
    """Raises UserProblem "gone" when there is no such child."""
    p, g = columns(Pupil), columns(BaseGroup)
    row = session.execute(
        select(Pupil, g.name, g.teacher)
        .join_from(Pupil, BaseGroup, p.group_id == g.id, isouter=True)
        .where(p.id == pupil_id)
    ).first()
    if row is None:
        raise UserProblem("gone")
    pupil, group, teacher = row
    return PupilHead(
        id=pupil.id,
        first_name=pupil.first_name,
        given_names=pupil.given_names,
        prefix=pupil.prefix,
        last_name=pupil.last_name,
        name=full_name(pupil.first_name, pupil.prefix, pupil.last_name),
        initials=initials(pupil.first_name, pupil.last_name),
        birth_date=pupil.birth_date,
        age=age_on(pupil.birth_date, today) if pupil.birth_date else None,
        gender=pupil.gender,
        year_group=pupil.year_group,
        group_id=pupil.group_id,
        group=group or "",
        teacher=teacher or "",
        level=pupil.level,
        followed=pupil.followed,
        question=pupil.question,
        question_by=pupil.question_by,
        left_on=pupil.left_on,
    )


def caregiver_rows(session: Session, pupil_id: str) -> list[CaregiverRow]:
    """Whether an address is secret is said; the address itself is not read."""
    c, a = columns(Caregiver), columns(Address)
    chosen = (
        select(
            c.id, c.name, c.relation, c.custody, c.phone, c.phone_secret, c.email, c.language, c.interpreter,
            c.deceased, a.secret, c.apart,
        )
        .join_from(Caregiver, Address, a.caregiver_id == c.id, isouter=True)
        .where(c.pupil_id == pupil_id)
        .order_by(c.position)
    )  # fmt: skip
    found = session.execute(chosen)
    return [
        CaregiverRow(
            id_, name, relation, Custody(custody), phone, hidden, email, language, help_, gone, bool(secret), apart
        )
        for id_, name, relation, custody, phone, hidden, email, language, help_, gone, secret, apart in found
    ]


def address_of(session: Session, caregiver_id: str) -> AddressRow:
    """Asked for on its own, where someone looks at this caregiver's card. Empty when there is none."""
    a = columns(Address)
    row = session.execute(select(a.street, a.postcode, a.place, a.secret).where(a.caregiver_id == caregiver_id)).first()
    return AddressRow(*row) if row else AddressRow("", "", "", False)


def contact_rows(session: Session, pupil_id: str) -> list[ContactRow]:
    c = columns(Contact)
    chosen = select(c.id, c.name, c.role, c.organisation, c.phone, c.email, c.perspective)
    return [ContactRow(*row) for row in session.execute(chosen.where(c.pupil_id == pupil_id).order_by(c.position))]


def note_rows(session: Session, pupil_id: str) -> list[NoteRow]:
    """Newest first."""
    n = columns(Note)
    chosen = select(n.id, n.written_on, n.kind, n.author, n.text).where(n.pupil_id == pupil_id)
    return [
        NoteRow(id_, on, NoteKind(kind), author, words)
        for id_, on, kind, author, words in session.execute(chosen.order_by(n.written_on.desc(), n.id.desc()))
    ]


def strength_rows(session: Session, pupil_id: str) -> list[StrengthRow]:
    """Newest first."""
    s = columns(Strength)
    chosen = select(s.id, s.text, s.perspective, s.said_by, s.said_on).where(s.pupil_id == pupil_id)
    return [StrengthRow(*row) for row in session.execute(chosen.order_by(s.id.desc()))]


def turning_points(session: Session, today: date, days: int) -> list[TurningPoint]:
    """Birthdays of 12, 16 and 18 from today until so many days ahead."""
    p = columns(Pupil)
    chosen = select(p.id, p.first_name, p.birth_date).where(p.birth_date.is_not(None), p.left_on.is_(None))
    found = [
        TurningPoint(id_, name, age, birthday(birth, age))
        for id_, name, birth in session.execute(chosen)
        for age in TURNING_POINTS
        if 0 <= (birthday(birth, age) - today).days <= days
    ]
    return sorted(found, key=lambda point: point.on)


def without_custody_known(session: Session) -> list[tuple[str, str]]:
    """Followed children of whom it is not filled in who holds gezag: (id, name)."""
    rows = session.execute(text(_CUSTODY_UNKNOWN))
    return [(id_, full_name(first, prefix, last)) for id_, first, prefix, last in rows]


_CUSTODY_UNKNOWN = """
SELECT p.id, p.first_name, p.prefix, p.last_name FROM pupil p
WHERE p.followed AND p.left_on IS NULL
AND NOT EXISTS (SELECT 1 FROM caregiver c WHERE c.pupil_id = p.id AND c.custody = 'yes')
ORDER BY p.last_name
"""
