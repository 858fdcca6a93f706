"""Notities en signalen: the list, newest first, and one note beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.dossier.actions import add_note, change_note, remove_note
from rondom.dossier.model import NoteData, NoteKind
from rondom.dossier.queries import NoteRow, note_rows
from rondom.language import _, day, relative
from ui.desk import Desk, Place
from ui.keeping import keep
from ui.screen import Screen
from ui.widgets import Field, KeptChoice, KeptText, button, column, label, row
from ui.widgets.notices import EmptyState
from ui.widgets.rows import Row, RowList
from ui.widgets.side_by_side import SideBySide
from ui.widgets.side_editor import SideEditor

KINDS = (
    (NoteKind.NOTE.value, _("Notitie")),
    (NoteKind.SIGNAL.value, _("Signaal")),
    (NoteKind.CHILD_TALK.value, _("Gesprek met het kind")),
    (NoteKind.PARENT_CONTACT.value, _("Contact met ouders")),
)
ICONS = {
    NoteKind.NOTE: "file-text",
    NoteKind.SIGNAL: "circle-alert",
    NoteKind.CHILD_TALK: "message-circle",
    NoteKind.PARENT_CONTACT: "phone",
}


class NotesTab(Screen):
    tables = frozenset({"note"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        p = self.theme.px
        self._notes: dict[str, NoteRow] = {}
        self._fields: dict[str, KeptChoice | KeptText] = {}
        self._open = ""
        self.rows = RowList(self.theme, "notes.rows", spoken=_("Notities"))
        self.rows.opened.connect(self._show_note)
        self.rows.removed.connect(self._remove)
        self.empty = EmptyState(
            self.theme,
            _("Nog geen notities"),
            _("Ouders mogen alles lezen wat hier staat. Schrijf op wat u zag en hoorde."),
            _("Eerste notitie"),
            name="notes.empty",
        )
        self.empty.acted.connect(lambda: self.make_new("note"))
        add = button(_("Notitie"), theme=self.theme, icon="plus", name="notes.add", on=lambda: self.make_new("note"))
        head = row(label(_("Notities en signalen"), "page"), None, add)
        body = column(head, p(0.9), self.empty, self.rows, margins=(p(1.9), p(1.4), p(1.9), p(1)))
        body.setStretch(3, 1)
        self.editor = SideEditor(self.theme, "notes.editor")
        self.editor.closed.connect(self._closed)
        self.setLayout(row(SideBySide(self.theme, body, self.editor)))

    def visit(self, place: Place) -> None:
        """`place.key` is the id of a note: it opens."""
        if place.pupil_id != self.pupil_id:
            self.editor.leave()
        super().visit(place)
        if place.key and place.key != self._open:
            self._open, self._fields = place.key, {}
            self.refresh_soon()

    def place_key(self) -> tuple[str, str]:
        return "notes", self._open if self.editor.isVisible() else ""

    def parts(self) -> list[QWidget]:
        return [self.rows, *([self.editor] if self.editor.isVisible() else [])]

    def refresh(self) -> None:
        pupil = self.pupil_id
        self.desk.tasks.read(self, lambda session: note_rows(session, pupil), self._show)

    def make_new(self, _what: str) -> None:
        """A new note of today, ready to type in."""
        pupil, data = self.pupil_id, NoteData(written_on=clock.today())
        self.desk.tasks.write(self, _("Notitie toegevoegd"), lambda session: add_note(session, pupil, data), self._made)

    def _made(self, note_id: str) -> None:
        self._open = note_id
        self.refresh()

    def _show(self, notes: list[NoteRow]) -> None:
        today = clock.today()
        self._notes = {one.id: one for one in notes}
        self.empty.setVisible(not notes)
        self.rows.setVisible(bool(notes))
        self.rows.show_rows([_row(one, relative(one.written_on, today)) for one in notes])
        if self._open in self._notes:
            self.rows.choose(self._open)
            self._show_note(self._open)
        elif self._open:
            self.editor.leave()

    def _show_note(self, key: str) -> None:
        note = self._notes[key]
        if self._open == key and self.editor.isVisible() and self._fields:
            self._fields["kind"].show_value(note.kind.value)
            self._fields["text"].show_value(note.text)
            return
        self._open = key
        kind = KeptChoice(self.theme, KINDS, note.kind.value, "note.kind")
        text = KeptText(self.theme, note.text, "note.text", _("Wat zag of hoorde u?"), lines=10, most=24)
        self._keep(kind, key, "kind")
        self._keep(text, key, "text")
        self._fields = {"kind": kind, "text": text}
        remove = button(
            _("Verwijderen"), "danger", self.theme, "trash-2", name="note.remove", on=lambda: self._remove(key)
        )
        self.editor.show_parts(
            day(note.written_on),
            Field(self.theme, _("Wat is het"), kind), Field(self.theme, _("Tekst"), text),
            foot=row(label(_("Bewaard terwijl u typt"), "small", "muted"), None, remove),
        )  # fmt: skip
        text.setFocus()

    def _keep(self, field: KeptChoice | KeptText, key: str, name: str) -> None:
        def write(session: Any, value: str) -> None:
            change_note(session, key, **{name: value})

        keep(self.desk, self, field, _("Notitie veranderd"), write, merge=f"note:{key}:{name}")

    def _remove(self, key: str) -> None:
        self._fields = {}
        self.editor.leave()
        done = lambda _none: self.desk.messages.toast(_("Notitie verwijderd"), undo=True)  # noqa: E731
        self.desk.tasks.write(self, _("Notitie verwijderd"), lambda session: remove_note(session, key), done)

    def _closed(self) -> None:
        self._open, self._fields = "", {}
        self.rows.setFocus()


def _row(note: NoteRow, when: str) -> Row:
    first = note.text.strip().split("\n", 1)[0]
    return Row(note.id, first or _("Nog leeg"), dict(KINDS)[note.kind.value], end=when, icon=ICONS[note.kind])
