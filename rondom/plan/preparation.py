"""What an invitation and a preparation sheet show, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from rondom.plan.reading import Attendee, Child, FormOfAddress, Perspective


@dataclass(frozen=True, slots=True)
class AgendaItem:
    title: str
    minutes: int = 0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to think about before the meeting, for one side of the table."""

    perspective: Perspective
    text: str


@dataclass(frozen=True, slots=True)
class PreparationReading:
    """An invitation with its preparation sheet; the same reading serves parent, teacher, coach and child."""

    child: Child
    school: str
    meeting_title: str
    """With its article: "de driehoek"."""
    on: date | None = None
    start: time | None = None
    minutes: int = 0
    room: str = ""
    purpose: str = ""
    invited_by: str = ""
    contact: str = ""
    address: FormOfAddress = FormOfAddress.FORMAL
    copy_for: str = ""
    people: tuple[Attendee, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    questions: tuple[Question, ...] = ()
    """Own questions; a reader without any gets the usual ones."""
    permission: tuple[str, ...] = ()
    """What is shared with whom and what may be refused, in plain sentences."""
    age: int | None = None
    """Of the child on the day of the meeting; None when that is not known."""
    interpreter: str = ""
    """The language of the interpreter who comes along with this reader; empty without one."""
    apart: bool = False
    """Several talks make one plan, and all read the same text."""
    version: str = ""
    """Which of the child's own sheets: first, young or older; empty: as the age says."""
    talks: tuple[str, ...] = ()
    """For who comes to all of several talks: each with its moment and place, a sentence each."""
