"""Everything of one child as plain values: first as it is kept, then with what is about others covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from rondom.plan.reading import PlanReading


@dataclass(frozen=True, slots=True)
class Piece:
    """One field. `key` says where it is kept: table:row:column."""

    label: str
    text: str
    key: str
    prose: bool = False
    """Long words, which get a paragraph of their own."""
    owner: str = ""
    """Id of the caregiver, contact or attendee whose own data it is; empty for what is about the child."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row, with the rows that hang on it in groups."""

    title: Piece
    when: str
    pieces: tuple[Piece, ...] = ()
    below: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one table under another row: those at the table, the goals."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a long list: the logboek, the register of verstrekkingen."""

    cells: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """`lead` tells what it is. A chapter has groups of rows, or lines under `heads`."""

    key: str
    title: str
    lead: str
    groups: tuple[Group, ...] = ()
    heads: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def count(self) -> int:
        return sum(len(group.items) for group in self.groups) + len(self.lines)


@dataclass(frozen=True, slots=True)
class FixedPlan:
    """A plan as it was fixed, printed whole behind the rest."""

    title: str
    reading: PlanReading


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A kept file. `goes` when someone looked at it and it goes along; else `why` it does not."""

    id: str
    title: str
    kind: str
    media_type: str
    added_on: date
    content: bytes = field(default=b"", compare=False, repr=False)
    goes: bool = True
    why: str = ""
    covered: frozenset[str] = frozenset()
    """Words that are covered on its pages, as they stand there."""


@dataclass(frozen=True, slots=True)
class ChildFile:
    """Everything that is kept about one child."""

    pupil_id: str
    child: str
    first_name: str
    school: str
    retention: str
    chapters: tuple[Chapter, ...] = ()
    plans: tuple[FixedPlan, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()

    def pieces(self) -> Iterator[Piece]:
        """Every field that is printed, but those inside the fixed plans."""
        for chapter in self.chapters:
            for group in chapter.groups:
                yield from _in_group(group)
            for line in chapter.lines:
                yield from line.cells

    @property
    def count(self) -> int:
        """Rows of the dossier, without the lines of the logboek."""
        return sum(one.count for one in self.chapters if one.key != "log")


@dataclass(frozen=True, slots=True)
class InzageReading:
    """The packet for one reader: who asked, until when, and the file with what is about others covered."""

    file: ChildFile
    reader: str
    reader_role: str
    asked_on: date
    due_on: date
    made_on: date
    made_by: str
    masked: int = 0
    """How many places are covered."""
    extended: bool = False
    formal: bool = True
    """u, not je."""
    pupil_reads: bool = False


def _in_group(group: Group) -> Iterator[Piece]:
    for item in group.items:
        yield item.title
        yield from item.pieces
        for under in item.below:
            yield from _in_group(under)
