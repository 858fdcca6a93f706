"""What is ticked in a preview, and the rows that show it. No widgets: the dialog asks, a test can too."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from ui.widgets import Row

SKIP = ""
"""Answer to a doubt: leave this one alone for now."""


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    meaning: str
    """What a tick does, in one sentence."""
    asks: bool = False
    """Its rows are not ticked: each opens a question."""


class Ticks(ABC):
    """The ticks of one preview. The key of a row begins with what it is: "new|3", "changed|id|field", "doubt|3" …"""

    def __init__(self, preview: Any, sections: Iterable[Section]) -> None:
        self.preview = preview
        self._rows = {section.key: list(self.made_rows(section.key)) for section in sections}
        self._ticked = {row.key for rows in self._rows.values() for row in rows if row.ticked}

    # what each import tells

    @abstractmethod
    def made_rows(self, section: str) -> Iterable[Row]:
        """The rows of a section as they stand at first."""

    @abstractmethod
    def doubt_rows(self) -> list[Row]:
        """The questions, with the answers given so far."""

    @abstractmethod
    def in_file(self, key: str) -> str:
        """Whom the file speaks of in a line that Rondom asks about."""

    @abstractmethod
    def answers(self, key: str) -> list[tuple[str, str]]:
        """(answer, words) for a line that Rondom asks about."""

    @abstractmethod
    def answer(self, key: str, answer: str) -> None: ...

    can_propose = False
    """Whether Rondom has an opinion about its questions."""

    def propose(self, keys: Iterable[str]) -> None:
        """Answer these questions as Rondom would. Those that were answered stay."""
        raise NotImplementedError

    # what the lists ask

    def count(self, section: str) -> int:
        """Lines a person counts."""
        return len(self._rows[section])

    def rows(self, section: str) -> list[Row]:
        if section == "doubt":
            return self.doubt_rows()
        return [row if row.ticked == (row.key in self._ticked) else self._turned(row) for row in self._rows[section]]

    def tick(self, key: str, on: bool) -> None:
        if on:
            self._ticked.add(key)
        else:
            self._ticked.discard(key)

    def ticked(self, section: str) -> int:
        """How many lines are ticked."""
        return sum(row.key in self._ticked for row in self._rows[section])

    def lines(self, section: str) -> int:
        return len(self._rows[section])

    def parts(self) -> list[list[str]]:
        """The ticked keys, each split where its parts meet."""
        return [key.split("|") for key in self._ticked]

    def _turned(self, row: Row) -> Row:
        return replace(row, ticked=row.key in self._ticked)


def by_id(ticked: Iterable[list[str]], kind: str) -> dict[str, frozenset[str]]:
    """Of the ticked keys of one kind: id → fields. A field may itself hold the sign between the parts."""
    found: dict[str, set[str]] = {}
    for parts in ticked:
        if parts[0] == kind:
            found.setdefault(parts[1], set()).add("|".join(parts[2:]))
    return {id_: frozenset(fields) for id_, fields in found.items()}
