"""The one gateway to a person: problems, questions, files. Tests answer in advance with `answer_next`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rondom.errors import Bug, Problem
from rondom.paths import documents_dir
from ui.theme import Theme
from ui.waiting import anyone_waits, waiting, when_nobody_waits

if TYPE_CHECKING:
    from ui.widgets.dialog import Dialog

Answer = bool | Path | None


class Messages(QObject):
    """Shows everything that is said or asked. A problem is a banner in the window; a bug is a dialog with Copy.

    The dialogs are loaded when there is something to say; most starts say nothing.
    """

    banner_asked = Signal(object)
    """A `Sentence` for the window's banner."""
    toast_asked = Signal(str, bool)
    """Words, and whether “Ongedaan maken” stands beside them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answers: deque[Answer] = deque()
        self._has_banner = False
        self._leaving = False
        """Whoever waits for an answer gets Terug."""
        self.said: list[str] = []
        """Codes and questions in the order they were shown; for tests and the story."""

    # for the window and for tests

    def use_banner(self, here: bool) -> None:
        """The window has a banner place, so problems need no dialog."""
        self._has_banner = here

    def answer_next(self, *answers: Answer) -> None:
        """Answer the coming questions without showing them: True, a Path, or False/None for Terug."""
        self._answers.extend(answers)

    def leave_all(self) -> None:
        """The vault locks: what was said is forgotten. Who still waits for an answer gets Terug, also to the next questions.

        The dialogs themselves are closed by whoever calls this.
        """
        self.said.clear()
        if anyone_waits():
            self._leaving = True
            when_nobody_waits(self, self._ask_again)

    # saying

    def toast(self, text: str, undo: bool = False) -> None:
        """A short message at the bottom, with “Ongedaan maken” after something was taken away."""
        self.said.append(text)
        self.toast_asked.emit(text, undo)

    def show(self, problem: Problem) -> None:
        """Say what happened, what it means and what to do. Does not wait."""
        from rondom.sentences import sentence
        from ui.message_dialogs import bug_dialog, plain_dialog

        self.said.append(problem.code)
        words = sentence(problem)
        if isinstance(problem, Bug):
            bug_dialog(self._theme, words, technical_lines(problem)).open()
        elif self._has_banner:
            self.banner_asked.emit(words)
        else:
            plain_dialog(self._theme, words).open()

    # asking

    def confirm(self, question: str, body: str, verb: str, dangerous: bool = False) -> bool:
        """Only for what cannot be undone. True when the verb was chosen; Esc and Terug are False."""
        if self._leaving:
            return False
        self.said.append(question)
        if self._answers:
            return bool(self._answers.popleft())
        from ui.message_dialogs import confirmed

        with waiting():
            return confirmed(self._theme, question, body, verb, dangerous)

    def run(self, dialog: Dialog) -> bool:
        """A dialog with fields of its own. In a test the answer is given without showing it."""
        if self._leaving:
            return False
        self.said.append(dialog.windowTitle())
        if self._answers:
            return bool(self._answers.popleft())
        with waiting():
            return bool(dialog.exec())

    def open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        """Which file to read. `kinds` as in “Kluis van Rondom (*.rondom)”. None when the person goes back."""
        from ui.message_dialogs import file_to_open

        return self._file(title, lambda at: file_to_open(title, at, kinds), folder)

    def save_file(self, title: str, name: str, kinds: str, folder: Path | None = None) -> Path | None:
        """Where to write. The system asks before an existing file is replaced."""
        from ui.message_dialogs import file_to_save

        return self._file(title, lambda at: file_to_save(title, at / name, kinds), folder)

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        from ui.message_dialogs import folder_to_use

        return self._file(title, lambda at: folder_to_use(title, at), folder)

    def _file(self, title: str, ask: Callable[[Path], str], folder: Path | None) -> Path | None:
        if self._leaving:
            return None
        self.said.append(title)
        if self._answers:
            answer = self._answers.popleft()
            return answer if isinstance(answer, Path) else None
        with waiting():
            chosen = ask(folder or documents_dir())
        return Path(chosen) if chosen and not self._leaving else None

    def _ask_again(self) -> None:
        self._leaving = False


def technical_lines(problem: Problem) -> str:
    """Code and values of a problem. Values never hold a child's data, so these lines may be sent to anyone."""
    return "\n".join(["Rondom", problem.code, *(f"{name}: {value}" for name, value in problem.values.items())])
