"""The small pictures of a list of files: asked for one at a time, only of rows that are in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QImage, QPixmap

from rondom.dossier.attachments import AttachmentRow, content_of
from ui.desk import Desk
from ui.dossier.attachment_rows import SMALL_SIDE, AttachmentDelegate, picture_of
from ui.soon import soon
from ui.widgets import RowList

MOST = 300
"""Pictures kept; a dossier hardly has more files."""


class Pictures(QObject):
    """Fills `look.pictures`. Nothing is drawn twice: a picture belongs to the fingerprint of its file."""

    def __init__(self, desk: Desk, rows: RowList, look: AttachmentDelegate) -> None:
        super().__init__(rows)
        self._desk, self._rows, self._look = desk, rows, look
        self._files: dict[str, AttachmentRow] = {}
        self._known: dict[str, QPixmap] = {}
        self._asked = ""
        rows.verticalScrollBar().valueChanged.connect(lambda _at: self._next())

    def show_files(self, files: dict[str, AttachmentRow]) -> None:
        """Another list, perhaps of another child: pictures of files that are gone are forgotten."""
        self._files = files
        here = {one.sha256 for one in files.values()}
        self._known = {sha: picture for sha, picture in self._known.items() if sha in here}
        self._look.pictures = {key: self._known[one.sha256] for key, one in files.items() if one.sha256 in self._known}
        soon(self, self._next)

    def _next(self) -> None:
        """Ask for the first picture in sight that is not there yet; the answer asks for the next."""
        if self._asked or len(self._known) >= MOST:
            return
        wanted = next((key for key in self._in_sight() if self._files[key].sha256 not in self._known), "")
        if wanted:
            self._asked = wanted
            self._fetch(self._files[wanted])

    def _in_sight(self) -> list[str]:
        rows, view = self._rows.rows(), self._rows.viewport()
        if not rows or not view.isVisible():
            return []
        first = max(0, self._rows.indexAt(QPoint(view.width() // 2, 1)).row())
        last = self._rows.indexAt(QPoint(view.width() // 2, view.height() - 2)).row()
        return [one.key for one in rows[first : (last if last >= 0 else len(rows)) + 1] if one.key in self._files]

    def _fetch(self, one: AttachmentRow) -> None:
        draw: Callable[[bytes], None] = lambda content: self._desk.tasks.work(  # noqa: E731
            self, partial(picture_of, content, one.media_type, SMALL_SIDE), partial(self._arrived, one.sha256), failed
        )

        def failed(_problem: object) -> None:
            self._arrived(one.sha256, QImage())

        self._desk.tasks.read(self, lambda session: content_of(session, one.id), draw, failed)

    def _arrived(self, sha256: str, image: QImage) -> None:
        self._asked = ""
        self._known[sha256] = QPixmap.fromImage(image) if not image.isNull() else QPixmap()
        for key, one in self._files.items():
            if one.sha256 == sha256:
                self._look.pictures[key] = self._known[sha256]
        self._rows.viewport().update()
        self._next()
