"""A file of the child on the screen, from memory: it never touches the disk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom.dossier.attachments import JPEG, attachment_row, content_of
from rondom.dossier.pictures import as_page
from rondom.errors import Problem, UserProblem
from rondom.language import _
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.plan.preview import Paper, PdfPreview, paper_of
from ui.widgets import button, column, label


class AttachmentView(QWidget):
    """`show_file` opens one; `left` when the person goes back to where they were."""

    left = Signal()

    def __init__(self, desk: Desk, name: str = "attachment.view") -> None:
        super().__init__()
        self._desk, self._wanted = desk, ""
        self.back = button(_("Terug"), "quiet", desk.theme, "chevron-left", name=f"{name}.back", on=self.leave)
        self._title = label("", "strong", name=f"{name}.title")
        self.preview = PdfPreview(desk, f"{name}.paper", self.back, self._title)
        outer = column(self.preview)
        outer.setStretch(0, 1)
        self.setLayout(outer)

    def show_file(self, attachment_id: str, title: str) -> None:
        """Read it, and draw its pages when they are there. Problems are told; then the person stays where they were."""
        self._wanted = attachment_id
        self._title.setText(title)
        self.preview.clear()
        self.preview.fit_bar()

        def draw(found: tuple[str, bytes]) -> None:
            media, content = found
            self._desk.tasks.work(self, lambda: _paper(media, content), show, failed)

        def show(paper: Paper) -> None:
            if self._wanted == attachment_id:
                self.preview.show_paper(paper)
                self.preview.view.setFocus()

        def failed(problem: Problem) -> None:
            self._desk.messages.show(problem)
            self.leave()

        self._desk.tasks.read(self, lambda session: _found(session, attachment_id), draw, failed)

    def leave(self) -> None:
        """Back, and nothing of the file stays in the window."""
        self._wanted = ""
        self.preview.clear()
        self.left.emit()


def _found(session: Session, attachment_id: str) -> tuple[str, bytes]:
    return attachment_row(session, attachment_id).media_type, content_of(session, attachment_id)


def _paper(media_type: str, content: bytes) -> Paper:
    """Raises UserProblem "pdf-unreadable"."""
    try:
        return paper_of(as_page([content]) if media_type == JPEG else content)
    except Exception:  # noqa: BLE001 - PDFium has its own opinion of what a PDF is
        raise UserProblem("pdf-unreadable") from None
