"""A file of the child on the screen, from memory: it never touches the disk."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rondom.dossier.attachments import JPEG, attachment_row, content_of
from rondom.errors import Problem, UserProblem
from rondom.language import _
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.plan.preview import Paper, PdfPreview, paper_of
from ui.widgets import button, column, dress, label

_TITLE_ROOM = 26.0
"""Em for the title in the bar."""


class AttachmentView(QWidget):
    """`show_file` opens one; `left` when the person goes back to where they were."""

    left = Signal()

    def __init__(self, desk: Desk, name: str = "attachment.view") -> None:
        super().__init__()
        self._desk, self._wanted = desk, ""
        self.back = button(_("Terug"), "quiet", desk.theme, "chevron-left", name=f"{name}.back", on=self.leave)
        self._title = label("", "strong", name=f"{name}.title")
        self._proof = label("", "small", "muted", name=f"{name}.proof")
        told = QWidget()
        told.setLayout(column(self._title, self._proof))
        self.preview = PdfPreview(desk, f"{name}.paper", self.back, told)
        outer = column(self.preview)
        outer.setStretch(0, 1)
        self.setLayout(outer)

    def show_file(self, attachment_id: str, title: str, sha256: str = "") -> None:
        """Read it, and draw its pages when they are there. Problems are told; then the person stays where they were.

        With a `sha256` from the register it is told whether these are the very bytes that went out.
        """
        self._wanted = attachment_id
        self._show_title(title)
        self._proof.setVisible(bool(sha256))
        self._proof.setText("")
        self.preview.clear()
        self.preview.fit_bar()

        def draw(found: tuple[str, bytes]) -> None:
            media, content = found
            self._prove(content, sha256)
            self._desk.tasks.work(self, lambda: _paper(media, content), show, failed)

        def show(paper: Paper) -> None:
            if self._wanted == attachment_id:
                self.preview.show_paper(paper)
                self.preview.view.setFocus()

        def failed(problem: Problem) -> None:
            self._desk.messages.show(problem)
            self.leave()

        self._desk.tasks.read(self, lambda session: _found(session, attachment_id), draw, failed)

    def _show_title(self, title: str) -> None:
        """A long one is cut with dots; the whole is said and stands in the tooltip."""
        room = self._desk.theme.px(_TITLE_ROOM)
        short = self._title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        self._title.setText(short)
        self._title.setAccessibleName(title)
        self._title.setToolTip(title if short != title else "")

    def _prove(self, content: bytes, sha256: str) -> None:
        same = hashlib.sha256(content).hexdigest() == sha256
        self._proof.setText(
            _("Het kenmerk klopt: dit is wat er uitging.")
            if same
            else _("Het kenmerk klopt niet: dit is niet wat er uitging.")
        )
        dress(self._proof, tone="success" if same else "danger")
        self.preview.fit_bar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Back, and nothing of the file stays in the window."""
        self._wanted = ""
        self.preview.clear()
        self.left.emit()


def _found(session: Session, attachment_id: str) -> tuple[str, bytes]:
    return attachment_row(session, attachment_id).media_type, content_of(session, attachment_id)


def _paper(media_type: str, content: bytes) -> Paper:
    """Raises UserProblem "pdf-unreadable"."""
    from rondom.dossier.pictures import as_page

    try:
        return paper_of(as_page([content]) if media_type == JPEG else content)
    except Exception:  # noqa: BLE001 - PDFium has its own opinion of what a PDF is
        raise UserProblem("pdf-unreadable") from None
