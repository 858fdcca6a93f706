"""What is copied from Rondom: marked as ours, kept out of clipboard histories, and gone when the vault locks.

What a button of ours copied goes after a while too: nobody remembers that it still lies there.
"""

from __future__ import annotations

import secrets
import sys

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit

OURS = "application/x-rondom-copy"
KEEP_OUT: dict[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
}
"""Formats by which Klipper and Windows know what no history and no other computer may hold. The last two are a number of
four bytes, nought for no."""
CONCEALED = "org.nspasteboard.ConcealedType"
"""The same for the programs that keep a history on a Mac."""
WORDS = ("text/plain", "text/html")
KEEP_MS = 120_000
"""How long what a button copied can be pasted elsewhere: two minutes."""
_TIMER = "clipboard.keep"


def copy(text: str) -> None:
    """Put words on the clipboard as words of ours, for as long as KEEP_MS."""
    data, mark = QMimeData(), secrets.token_bytes(8)
    data.setText(text)
    _put(data, mark)
    application = QGuiApplication.instance()
    if application is None:
        return
    for earlier in application.findChildren(QTimer, _TIMER):
        earlier.stop()
        earlier.deleteLater()
    timer = QTimer(application)
    timer.setObjectName(_TIMER)
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: _forget_this(mark))
    timer.start(KEEP_MS)


def _forget_this(mark: bytes) -> None:
    """Only what was copied then: of what came later the time is not over. The words themselves are not kept to compare with."""
    data = QGuiApplication.clipboard().mimeData()
    if data is not None and data.hasFormat(OURS) and data.data(OURS).data() == mark:
        QGuiApplication.clipboard().clear()


def forget() -> bool:
    """Empty the clipboard when what is on it came from Rondom. True when it did."""
    board, gone = QGuiApplication.clipboard(), False
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if is_ours(mode):
            board.clear(mode)
            gone = True
    return gone


def words_on_it() -> str:
    """What lies on the clipboard, when it was copied here; else ""."""
    return QGuiApplication.clipboard().text() if is_ours() else ""


def is_ours(mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> bool:
    """Whether the clipboard still holds what was copied here. What is only selected, as X11 does, counts as copied."""
    board = QGuiApplication.clipboard()
    if mode == QClipboard.Mode.Selection:
        return board.supportsSelection() and board.ownsSelection()
    data = board.mimeData(mode)
    return data is not None and data.hasFormat(OURS)


class ClipboardWatch(QObject):
    """Marks as ours what is copied with the keys or the menu of a field, a text or a list, as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QGuiApplication.clipboard().dataChanged.connect(self.look)

    def look(self) -> None:
        """Something was copied, here or elsewhere. Not every system tells who did it; then the words tell."""
        board = QGuiApplication.clipboard()
        data = board.mimeData()
        if data is None or data.hasFormat(OURS) or not data.hasText():
            return
        if board.ownsClipboard() or _plain(data.text()) == _plain(chosen_words()) != "":
            again = QMimeData()
            for kind in WORDS:
                if data.hasFormat(kind):
                    again.setData(kind, data.data(kind))
            _put(again)


def chosen_words() -> str:
    """What is selected in the field, text or list that has the keyboard; "" when nothing is."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit | QLabel):
        return focus.selectedText()
    if isinstance(focus, QPlainTextEdit | QTextEdit):
        return focus.textCursor().selection().toPlainText()
    if isinstance(focus, QAbstractItemView) and focus.currentIndex().isValid():
        return str(focus.currentIndex().data() or "")
    return ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _put(data: QMimeData, mark: bytes = b"1") -> None:
    data.setData(OURS, mark)
    for kind, value in KEEP_OUT.items():
        data.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(data)
    if sys.platform == "darwin":
        _conceal_on_macos()


def _conceal_on_macos() -> None:
    """Qt has no way to write this type; it is added to what Qt has just put there."""
    from ui.objective_c import ObjectiveC

    try:
        mac = ObjectiveC()
    except OSError:
        return
    board, kind = mac.send(mac.named("NSPasteboard"), "generalPasteboard"), mac.text(CONCEALED)
    if mac.answers_to(board, "addTypes:owner:") and mac.answers_to(board, "setString:forType:"):
        mac.send(board, "addTypes:owner:", mac.send(mac.named("NSArray"), "arrayWithObject:", kind), 0)
        mac.send(board, "setString:forType:", mac.text("1"), kind)
