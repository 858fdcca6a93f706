"""Bijlagen: the files of one child. Brought in by button, by dropping or pasting; looked at from memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QWidget

from rondom import clock
from rondom.dossier.attachments import (
    AttachmentRow,
    attachment_rows,
    change_kind,
    content_of,
    put_with_meeting,
    rename,
    take_away,
)
from rondom.dossier.model import AttachmentKind
from rondom.errors import UserProblem
from rondom.language import _
from rondom.meetings.queries import meeting_rows
from rondom.privacy.forms import FormUse, uses_of
from rondom.privacy.queries import disclosure_rows
from rondom.vault.vault import Session
from ui.desk import Desk, Place
from ui.dossier.attachment_adding import Source, bring_in, choose_file, dropped
from ui.dossier.attachment_form import AttachmentForm
from ui.dossier.attachment_pictures import Pictures
from ui.dossier.attachment_rows import LARGE_SIDE, AttachmentDelegate, attachment_lines, picture_of, title_of
from ui.dossier.attachment_view import AttachmentView
from ui.keeping import keep
from ui.screen import Screen
from ui.widgets import EmptyState, RowList, Scroll, SideEditor, button, column, label, row
from ui.widgets.side_by_side import SideBySide


@dataclass(frozen=True, slots=True)
class Files:
    """What the tab shows, in one look. `meetings` are id and title, the newest first; `sent` tells by file to whom it went."""

    files: tuple[AttachmentRow, ...]
    meetings: tuple[tuple[str, str], ...]
    uses: dict[str, tuple[FormUse, ...]]
    sent: dict[str, str] = field(default_factory=dict)


def files_of(session: Session, pupil_id: str) -> Files:
    meetings = tuple((line.meeting.id, line.meeting.title) for line in meeting_rows(session, pupil_id))
    sent = {one.copy_id: one.recipient for one in disclosure_rows(session, pupil_id) if one.copy_id}
    return Files(tuple(attachment_rows(session, pupil_id)), meetings, uses_of(session, pupil_id), sent)


class AttachmentsTab(Screen):
    tables = frozenset({"attachment", "meeting", "consent"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        p = self.theme.px
        self._facts = Files((), (), {})
        self._open = ""
        self._form: AttachmentForm | None = None
        self._look = AttachmentDelegate(self.theme)
        self.rows = RowList(self.theme, "attachments.rows", spoken=_("Bijlagen"), delegate=self._look, inset=1.9)
        self.rows.opened.connect(self._show_file)
        self.rows.removed.connect(self._remove)
        self._pictures = Pictures(desk, self.rows, self._look)
        self.empty = EmptyState(
            self.theme, _("Nog geen bijlagen"),
            _("Een getekend formulier, een tekening van het kind, een brief. Kies een bestand, sleep het hierheen of plak het."),
            _("Bestand toevoegen"), "file-up", name="attachments.empty",
        )  # fmt: skip
        self.empty.acted.connect(self.add)
        self._add_button = button(
            _("Bestand toevoegen"), "primary", theme=self.theme, icon="plus", name="attachments.add", on=self.add
        )
        told = _(
            "Van foto's gaan plaats en toestel eraf. Wat in een PDF kan draaien, gaat eruit. "
            "Het bestand op uw computer blijft staan: gooi het daar weg als u het niet meer nodig heeft."
        )
        side = p(1.9)
        self._told = label(told, "small", "muted", wrap=True)
        head = row(label(_("Bijlagen"), "page"), None, self._add_button, margins=(side, p(1.4), side, 0))
        note = row(self._told, margins=(side, p(0.2), side, p(0.9)))
        self._nothing = Scroll(column(self.empty, None, margins=(side, 0, side, 0)))
        body = column(head, note, self._nothing, self.rows, margins=(0, 0, 0, p(1)))
        body.setStretch(2, 1)
        body.setStretch(3, 1)
        self.editor = SideEditor(self.theme, "attachments.editor")
        self.editor.closed.connect(self._closed)
        self.view = AttachmentView(desk)
        self.view.left.connect(self._back)
        self._stack = QStackedLayout()
        lists = QWidget()
        lists.setLayout(row(SideBySide(self.theme, body, self.editor)))
        self._stack.addWidget(lists)
        self._stack.addWidget(self.view)
        self.setLayout(self._stack)
        self.setAcceptDrops(True)

    # -- where we are ----------------------------------------------------------------------------------------

    def visit(self, place: Place) -> None:
        """`place.key` is the id of a file: it opens."""
        if place.pupil_id != self.pupil_id or (place.key and self._stack.currentWidget() is self.view):
            self.view.leave()
        if place.pupil_id != self.pupil_id:
            self.editor.leave()
            self._show(Files((), (), {}))
        super().visit(place)
        if place.key and place.key != self._open:
            self._open, self._form = place.key, None
            self.refresh_soon()

    def place_key(self) -> tuple[str, str]:
        return "attachments", self._open if self.editor.isVisible() else ""

    def parts(self) -> list[QWidget]:
        if self._stack.currentWidget() is self.view:
            return [self.view]
        return [self.rows, *([self.editor] if self.editor.isVisible() else [])]

    def refresh(self) -> None:
        pupil = self.pupil_id

        def show(facts: Files) -> None:
            if pupil == self.pupil_id:
                self._show(facts)

        if pupil:
            self.desk.tasks.read(self, lambda session: files_of(session, pupil), show)

    def _show(self, facts: Files) -> None:
        self._facts = facts
        known = {one.id: one for one in facts.files}
        self._nothing.setVisible(not known)
        self._add_button.setVisible(bool(known))
        self.rows.setVisible(bool(known))
        self.rows.show_rows(attachment_lines(facts.files, dict(facts.meetings), clock.today(), facts.sent))
        self._pictures.show_files(known)
        if self._open in known:
            self.rows.choose(self._open)
            self._show_file(self._open)
        elif self._open and self._form is not None:
            self.editor.leave()

    # -- bringing in -----------------------------------------------------------------------------------------

    def add(self) -> None:
        path = choose_file(self.desk)
        if path is not None:
            self.bring([path])

    def bring(self, sources: list[Source]) -> None:
        """Keep these with the child that is shown now."""
        bring_in(self.desk, self, self.pupil_id, sources, self._brought)

    def _brought(self, ids: list[str]) -> None:
        words = _("Bijlage toegevoegd") if len(ids) == 1 else _("{n} bijlagen toegevoegd").format(n=len(ids))
        self.desk.messages.toast(words, undo=len(ids) == 1)
        self._open, self._form = ids[-1], None
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.bring(dropped(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            found = dropped(QGuiApplication.clipboard().mimeData())
            if found:
                self.bring(found)
        elif event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self.view:
            self.view.leave()
        else:
            super().keyPressEvent(event)

    # -- one file --------------------------------------------------------------------------------------------

    def _file(self, key: str) -> AttachmentRow | None:
        return next((one for one in self._facts.files if one.id == key), None)

    def _show_file(self, key: str) -> None:
        one = self._file(key)
        if one is None:
            return
        if key == self._open and self._form is not None and self.editor.isVisible():
            self._form.show_values(one)
            return
        form = AttachmentForm(self.theme, one, self._facts.meetings, self._facts.uses.get(key, ()))
        form.view_asked.connect(partial(self.look_at, key))
        self._keep(form, key)
        self._open, self._form = key, form
        foot = None
        if not one.fixed:
            remove = button(
                _("Verwijderen"),
                "danger",
                self.theme,
                "trash-2",
                name="attachment.remove",
                on=partial(self._remove, key),
            )
            foot = row(None, remove)
        self.editor.show_parts(title_of(one), form, foot=foot)
        self._draw(one, form)

    def _draw(self, one: AttachmentRow, form: AttachmentForm) -> None:
        tasks = self.desk.tasks
        tasks.read(
            form, lambda session: content_of(session, one.id),
            lambda content: tasks.work(form, lambda: picture_of(content, one.media_type, LARGE_SIDE), form.show_picture),
        )  # fmt: skip

    def _keep(self, form: AttachmentForm, key: str) -> None:
        words = _("Bijlage veranderd")
        keep(
            self.desk,
            self,
            form.title,
            words,
            lambda session, value: rename(session, key, value),
            f"attachment:{key}:title",
        )
        keep(self.desk, self, form.kind, words, lambda session, value: change_kind(session, key, AttachmentKind(value)))
        keep(self.desk, self, form.meeting, words, lambda session, value: put_with_meeting(session, key, value or None))

    def look_at(self, key: str) -> None:
        """The whole file, in place of the list; Esc or Terug brings the list back."""
        one = self._file(key)
        if one is not None:
            self._stack.setCurrentWidget(self.view)
            self.view.show_file(key, title_of(one))

    def _back(self) -> None:
        self._stack.setCurrentIndex(0)
        self.rows.setFocus()

    def _remove(self, key: str) -> None:
        one = self._file(key)
        if one is None:
            return
        if one.fixed:
            self.desk.messages.show(UserProblem("attachment-sent"))
            return
        self._form = None
        self.editor.leave()
        words = _("Bijlage verwijderd")
        done = lambda _none: self.desk.messages.toast(words, undo=True)  # noqa: E731
        self.desk.tasks.write(self, words, lambda session: take_away(session, key), done)

    def _closed(self) -> None:
        self._open, self._form = "", None
        self.rows.setFocus()
