"""The drawings of the child for one meeting: small, under its words. They stand in the plan, and live among its files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from rondom import clock
from rondom.dossier.attachments import JPEG, AttachmentRow, content_of, drawings_of, keep
from rondom.dossier.intake import Taken
from rondom.dossier.model import AttachmentKind
from rondom.language import _
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.dossier.attachment_adding import Source, bring_in, choose_file, dropped
from ui.dossier.attachment_rows import SMALL_SIDE, picture_of
from ui.widgets import Wrapping, button, column

if TYPE_CHECKING:
    from rondom.vault.vault import Change

SIDE = 5.0
"""Of a small drawing, in em."""


class VoiceDrawings(QWidget):
    """A drawing opens among the files of the child; a file can be chosen, or dropped here."""

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self._desk, self._meeting, self._pupil = desk, meeting_id, ""
        self._shown: tuple[AttachmentRow, ...] = ()
        self._add = button(
            _("Tekening toevoegen"), "quiet", desk.theme, "palette", name="voice.drawing", size="small", on=self._choose
        )
        self._layout = column()
        self.setLayout(self._layout)
        self._hold([])
        self.setAcceptDrops(True)
        desk.tasks.changed.connect(self._changed)

    def show_pupil(self, pupil_id: str) -> None:
        self._pupil = pupil_id
        self._desk.tasks.read(self, lambda session: tuple(drawings_of(session, self._meeting)), self._show)

    def bring(self, sources: list[Source]) -> None:
        """Keep these as drawings for this meeting. What is no picture is kept too, and stands with the files only."""
        pupil, meeting = self._pupil, self._meeting

        def keeping(session: Session, taken: Taken) -> str:
            title, kind = taken.title, AttachmentKind.DRAWING
            return keep(session, pupil, title, kind, taken.media_type, taken.content, clock.today(), meeting)

        words = _("Tekening toegevoegd. Schrijf er bij Bijlagen bij wat er te zien is.")
        bring_in(self._desk, self, pupil, sources, lambda _ids: self._desk.messages.toast(words, undo=True), keeping)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.bring(dropped(event.mimeData()))

    def _choose(self) -> None:
        path = choose_file(self._desk)
        if path is not None:
            self.bring([path])

    def _changed(self, change: Change) -> None:
        if self._pupil and "attachment" in change.tables:
            self.show_pupil(self._pupil)

    def _show(self, found: tuple[AttachmentRow, ...]) -> None:
        if found == self._shown:
            return
        self._shown = found
        self._hold([self._small(one) for one in found])

    def _hold(self, small: list[QWidget]) -> None:
        """The drawings, and behind them the button for one more."""
        holder, gap = QWidget(), self._desk.theme.px(0.5)
        self._add.setParent(holder)
        holder.setLayout(Wrapping([*small, self._add], gap, gap))
        while (item := self._layout.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.deleteLater()
        self._layout.addWidget(holder)
        self._add.show()

    def _small(self, one: AttachmentRow) -> QToolButton:
        made, side = QToolButton(), self._desk.theme.px(SIDE)
        made.setObjectName("voice.drawing.small")
        made.setIconSize(QSize(side, side))
        made.setAutoRaise(True)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setToolTip(one.title)
        made.setAccessibleName(_("Tekening: {title}").format(title=one.title))
        made.clicked.connect(lambda _checked: self._desk.open(Place("dossier", self._pupil, "attachments", one.id)))
        tasks = self._desk.tasks
        tasks.read(
            made, lambda session: content_of(session, one.id),
            lambda content: tasks.work(made, partial(picture_of, content, JPEG, SMALL_SIDE), partial(_put, made)),
        )  # fmt: skip
        return made


def _put(made: QToolButton, image: QImage) -> None:
    if not image.isNull():
        made.setIcon(QIcon(QPixmap.fromImage(image)))
