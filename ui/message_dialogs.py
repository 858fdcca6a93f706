"""The dialogs behind `Messages`, each on the window in front."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QWidget

from rondom.language import _
from rondom.sentences import Sentence
from ui.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.outline import column, row
from ui.widgets.words import button, label


def confirmed(theme: Theme, question: str, body: str, verb: str, dangerous: bool) -> bool:
    """Waits for the answer. True when the verb was chosen."""
    dialog = Dialog(theme, question, verb, body=body, dangerous=dangerous, parent=_in_front())
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    return chosen


def plain_dialog(theme: Theme, words: Sentence) -> Dialog:
    body = f"{words.means} {words.todo}".strip()
    return _telling(Dialog(theme, words.happened, _("Verder"), body=body, parent=_in_front()))


def bug_dialog(theme: Theme, words: Sentence, lines: str) -> Dialog:
    """With the technical lines, and a button to copy them."""
    text = QPlainTextEdit(lines)
    text.setObjectName("bug.lines")
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setFixedHeight(theme.px(6))
    text.setAccessibleName(_("Technische regels"))
    copied = label("", "small", "success")
    copy = button(_("Kopieer"), name="bug.copy", on=lambda: _copy(lines, copied))
    body = label(f"{words.means} {words.todo}", wrap=True)
    content = column(body, text, row(copy, copied, None, gap=theme.px(0.6)), gap=theme.px(0.7))
    return _telling(Dialog(theme, words.happened, _("Verder"), content=content, parent=_in_front()))


def file_to_open(title: str, at: Path, kinds: str) -> str:
    """The path, or "" when the person goes back; so do the next two."""
    return QFileDialog.getOpenFileName(_in_front(), title, str(at), kinds)[0]


def file_to_save(title: str, at: Path, kinds: str) -> str:
    return QFileDialog.getSaveFileName(_in_front(), title, str(at), kinds)[0]


def folder_to_use(title: str, at: Path) -> str:
    return QFileDialog.getExistingDirectory(_in_front(), title, str(at))


def _telling(dialog: Dialog) -> Dialog:
    dialog.only_close()
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _copy(lines: str, copied: QLabel) -> None:
    QGuiApplication.clipboard().setText(lines)
    copied.setText(_("Gekopieerd"))


def _in_front() -> QWidget | None:
    """What a dialog stands on; never a dialog that is on its way out, which would take the new one along."""
    candidates = (QApplication.activeModalWidget(), QApplication.activeWindow())
    return next((one for one in candidates if one is not None and one.isVisible()), None)
