"""A line in which something new is typed. Two seconds after the first key it is a row in the vault; Enter finishes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from rondom.errors import Problem
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.meetings.fields import WordsField

_NUMBERS = count(1)


class EntryField(WordsField):
    """Text that grows. Enter is `entered`; Shift+Enter begins a new line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class Ways:
    """How a draft is written. `add` gives the id of the new row; `sentence` is what the journal says."""

    sentence: str
    add: Callable[[Session, str], str]
    change: Callable[[Session, str, str], None]
    remove: Callable[[Session, str], None]


class Line:
    """One line on its way. Only the database thread sets `row_id`, in the order in which things were typed."""

    def __init__(self) -> None:
        self.number = next(_NUMBERS)
        self.row_id = ""
        self.adding = False
        """The row is made by a write that has not answered yet."""


class Draft(QObject):
    """Ties an `EntryField` to rows of the vault. `finished` after Enter; the row is then one of the others."""

    finished = Signal(object)
    """The `Line` that is a row now; its id comes with the write."""

    def __init__(self, desk: Desk, field: EntryField, ways: Ways) -> None:
        super().__init__(field)
        self._desk, self._field, self._ways = desk, field, ways
        self._line = Line()
        field.kept.connect(self._keep)
        field.entered.connect(self.finish)

    @property
    def row_id(self) -> str:
        """The row that is still being typed here; a list of rows leaves it out."""
        return self._line.row_id

    def finish(self) -> None:
        """Enter: what was typed is a row now, and the line is empty for the next."""
        if not self._field.toPlainText().strip():
            return
        self._field.flush()
        done, self._line = self._line, Line()
        self._field.show_value("")
        self.finished.emit(done)

    def _keep(self, text: str) -> None:
        line, ways = self._line, self._ways
        if not (text.strip() or line.row_id):
            return

        def write(session: Session) -> None:
            if not text.strip():
                ways.remove(session, line.row_id)
                line.row_id = ""
            elif line.row_id:
                ways.change(session, line.row_id, text)
            else:
                line.adding = True
                line.row_id = ways.add(session, text)

        def done(_none: None) -> None:
            line.adding = False

        def failed(problem: Problem) -> None:
            self._failed(problem, line, text)

        self._desk.tasks.write(self._field, ways.sentence, write, done, failed, merge=f"draft:{line.number}")

    def _failed(self, problem: Problem, line: Line, text: str) -> None:
        """The words come back in the field, before what was typed since. A row that was undone meanwhile is made again."""
        if line.adding or problem.code == "gone":
            line.row_id, line.adding = "", False
        if line is not self._line:
            self._field.setPlainText("\n".join(part for part in (text, self._field.toPlainText()) if part))
        self._field.not_kept()
        if problem.code == "gone":
            self._field.flush()
        else:
            self._desk.messages.show(problem)
