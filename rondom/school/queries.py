"""What screens and pages need to know about the school."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sqlalchemy import select

from rondom.errors import Bug
from rondom.school.model import BaseGroup, School, Staff, SupportLevel, User
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    id: str
    name: str
    brin: str
    place: str
    sector: str
    form_of_address: str
    idle_minutes: int
    retention_years: int
    backup_folder: str
    copies_daily: int
    copies_weekly: int
    copies_monthly: int
    holiday_region: str
    show_changes: bool
    postal_address: str = ""
    """Where it gets its post, on lines."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    id: str
    name: str
    year_groups: tuple[str, ...]
    teacher: str


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    role: str


def school_facts(session: Session) -> SchoolFacts:
    c = columns(School)
    row = session.execute(select(*(c[field.name] for field in fields(SchoolFacts)))).first()
    if row is None:
        raise Bug("unexpected", detail="a vault without a school")
    return SchoolFacts(*row)


def school_id(session: Session) -> str:
    return school_facts(session).id


def level_names(session: Session) -> dict[int, str]:
    """Number → name, in order."""
    c = columns(SupportLevel)
    return {int(number): str(name) for number, name in session.execute(select(c.number, c.name).order_by(c.number))}


def group_rows(session: Session) -> list[GroupRow]:
    """All groups, youngest year group first."""
    c = columns(BaseGroup)
    rows = session.execute(select(c.id, c.name, c.year_groups, c.teacher))
    groups = [
        GroupRow(id_, name, tuple(years.split(",")) if years else (), teacher) for id_, name, years, teacher in rows
    ]
    return sorted(groups, key=lambda group: (_youngest(group), group.name.casefold()))


def _youngest(group: GroupRow) -> int:
    numbers = [int(year) for year in group.year_groups if year.isdigit()]
    return min(numbers, default=99)


def users(session: Session) -> list[Person]:
    c = columns(User)
    return [Person(*row) for row in session.execute(select(c.id, c.name, c.role).order_by(c.name))]


def staff_rows(session: Session) -> list[Person]:
    c = columns(Staff)
    return [Person(*row) for row in session.execute(select(c.id, c.name, c.role).order_by(c.name))]
