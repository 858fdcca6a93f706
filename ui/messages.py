"""The one gateway to a person: problems, questions, files. Tests answer in advance with `answer_next`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPlainTextEdit, QWidget

from rondom.errors import Bug, Problem
from rondom.language import _
from rondom.paths import documents_dir
from rondom.sentences import Sentence, sentence
from ui.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.outline import column, row
from ui.widgets.words import button, label

Answer = bool | Path | None


class Messages(QObject):
    """Shows everything that is said or asked. A problem is a banner in the window; a bug is a dialog with Copy."""

    banner_asked = Signal(object)
    """A `Sentence` for the window's banner."""
    toast_asked = Signal(str, bool)
    """Words, and whether “Ongedaan maken” stands beside them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answers: deque[Answer] = deque()
        self._has_banner = False
        self.said: list[str] = []
        """Codes and questions in the order they were shown; for tests and the story."""

    # for the window and for tests

    def use_banner(self, here: bool) -> None:
        """The window has a banner place, so problems need no dialog."""
        self._has_banner = here

    def answer_next(self, *answers: Answer) -> None:
        """Answer the coming questions without showing them: True, a Path, or False/None for Terug."""
        self._answers.extend(answers)

    # saying

    def toast(self, text: str, undo: bool = False) -> None:
        """A short message at the bottom, with “Ongedaan maken” after something was taken away."""
        self.said.append(text)
        self.toast_asked.emit(text, undo)

    def show(self, problem: Problem) -> None:
        """Say what happened, what it means and what to do. Does not wait."""
        self.said.append(problem.code)
        words = sentence(problem)
        if isinstance(problem, Bug):
            self._bug(words, problem).open()
        elif self._has_banner:
            self.banner_asked.emit(words)
        else:
            self._plain(words).open()

    # asking

    def confirm(self, question: str, body: str, verb: str, dangerous: bool = False) -> bool:
        """Only for what cannot be undone. True when the verb was chosen; Esc and Terug are False."""
        self.said.append(question)
        if self._answers:
            return bool(self._answers.popleft())
        dialog = Dialog(self._theme, question, verb, body=body, dangerous=dangerous, parent=_window())
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return chosen

    def run(self, dialog: Dialog) -> bool:
        """A dialog with fields of its own. In a test the answer is given without showing it."""
        self.said.append(dialog.windowTitle())
        return bool(self._answers.popleft()) if self._answers else dialog.exec() == QDialog.DialogCode.Accepted

    def open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        """Which file to read. `kinds` as in “Kluis van Rondom (*.rondom)”. None when the person goes back."""
        return self._file(title, lambda at: QFileDialog.getOpenFileName(_window(), title, str(at), kinds)[0], folder)

    def save_file(self, title: str, name: str, kinds: str, folder: Path | None = None) -> Path | None:
        """Where to write. The system asks before an existing file is replaced."""
        return self._file(
            title, lambda at: QFileDialog.getSaveFileName(_window(), title, str(at / name), kinds)[0], folder
        )

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        return self._file(title, lambda at: QFileDialog.getExistingDirectory(_window(), title, str(at)), folder)

    def _file(self, title: str, ask: Callable[[Path], str], folder: Path | None) -> Path | None:
        self.said.append(title)
        if self._answers:
            answer = self._answers.popleft()
            return answer if isinstance(answer, Path) else None
        chosen = ask(folder or documents_dir())
        return Path(chosen) if chosen else None

    # dialogs

    def _plain(self, words: Sentence) -> Dialog:
        dialog = Dialog(
            self._theme, words.happened, _("Verder"), body=f"{words.means} {words.todo}".strip(), parent=_window()
        )
        dialog.only_close()
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _bug(self, words: Sentence, problem: Bug) -> Dialog:
        lines = technical_lines(problem)
        text = QPlainTextEdit(lines)
        text.setObjectName("bug.lines")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFixedHeight(self._theme.px(6))
        text.setAccessibleName(_("Technische regels"))
        copied = label("", "small", "success")
        copy = button(_("Kopieer"), name="bug.copy", on=lambda: _copy(lines, copied))
        body = label(f"{words.means} {words.todo}", wrap=True)
        dialog = Dialog(
            self._theme,
            words.happened,
            _("Verder"),
            parent=_window(),
            content=column(body, text, row(copy, copied, None, gap=self._theme.px(0.6)), gap=self._theme.px(0.7)),
        )
        dialog.only_close()
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def technical_lines(problem: Problem) -> str:
    """Code and values of a problem. Values never hold a child's data, so these lines may be sent to anyone."""
    return "\n".join(["Rondom", problem.code, *(f"{name}: {value}" for name, value in problem.values.items())])


def _copy(lines: str, copied: QLabel) -> None:
    QGuiApplication.clipboard().setText(lines)
    copied.setText(_("Gekopieerd"))


def _window() -> QWidget | None:
    """What a dialog stands on; never a dialog that is on its way out, which would take the new one along."""
    candidates = (QApplication.activeModalWidget(), QApplication.activeWindow())
    return next((one for one in candidates if one is not None and one.isVisible()), None)
