"""How a child is called on screen and paper, and how old it is."""

from __future__ import annotations

from datetime import date


def full_name(first: str, prefix: str, last: str) -> str:
    """Mees van der Berg"""
    return " ".join(part for part in (first, prefix, last) if part)


def sort_name(first: str, prefix: str, last: str) -> str:
    """Berg, Mees van der: as Dutch lists are ordered, on the last name without its prefix."""
    behind = " ".join(part for part in (first, prefix) if part)
    return f"{last}, {behind}" if last else behind


def initials(first: str, last: str) -> str:
    """MB, for the disc."""
    return (first[:1] + last[:1]).upper()


def age_on(birth: date, day: date) -> int:
    """Whole years. A child born on 29 February has its birthday on 1 March in other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def birthday(birth: date, age: int) -> date:
    """The day on which the child turns `age`."""
    try:
        return birth.replace(year=birth.year + age)
    except ValueError:
        return date(birth.year + age, 3, 1)
