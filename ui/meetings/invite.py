"""Who could come: type a name, choose from people around the child, at school and on the map, or add someone new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _, folded
from rondom.meetings.attendees import InviteRow
from rondom.privacy.rules import Light, LightStatus
from ui.meetings.words import lane_of
from ui.theme import Theme
from ui.widgets import LIGHTS, GlyphLine, RowList, column, label
from ui.widgets.rows import Row

NEW = "new"
MOST = 7
"""Rows in sight; the rest comes by typing or scrolling."""


class InvitePanel(QWidget):
    """`chosen(InviteRow)`. Enter takes the first, arrows walk, Esc closes."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._guests: dict[str, InviteRow] = {}
        self.line = GlyphLine(theme, "search", _("Typ een naam"), name="meeting.invite.name")
        self.rows = RowList(theme, "meeting.invite.rows", spoken=_("Wie kan erbij komen"), inset=0.5)
        self.line.textEdited.connect(lambda _text: self._filter())
        self.line.returnPressed.connect(lambda: self._take(self._first()))
        self.rows.opened.connect(self._take)
        self.rows.chosen.connect(self._tell)
        self._reason = label("", "small", "muted", wrap=True, name="meeting.invite.reason")
        self.setLayout(column(self.line, theme.px(0.3), self.rows, theme.px(0.3), self._reason, theme.px(0.8)))
        self.hide()

    def open_now(self) -> None:
        self.line.clear()
        self.show()
        self._filter()
        self.line.setFocus()

    def show_guests(self, guests: Sequence[InviteRow]) -> None:
        self._guests = {f"{at}": guest for at, guest in enumerate(guests)}
        if self.isVisible():
            self._filter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.rows.choose(self._first())
            self.rows.setFocus()
        else:
            super().keyPressEvent(event)

    def _filter(self) -> None:
        said = folded(self.line.text())
        shown = [
            _row(key, guest) for key, guest in self._guests.items() if said in folded(f"{guest.name} {guest.role}")
        ]
        if said:
            shown.append(Row(NEW, _("Nieuw: {name}").format(name=self.line.text().strip()), icon="plus"))
        self.rows.show_rows(shown)
        self.rows.setFixedHeight(self.theme.px(2.7 * max(1, min(MOST, len(shown)))))
        self.rows.setVisible(bool(shown))
        self._tell(self._first())

    def _tell(self, key: str) -> None:
        """Why the light of this person is as it is; of who is new nothing is known yet."""
        guest = self._guests.get(key)
        told = _("{name}: {reason}").format(name=guest.name, reason=guest.light.reason) if guest else ""
        self._reason.setText(told)
        self._reason.setVisible(bool(told))

    def _first(self) -> str:
        rows = self.rows.rows()
        return rows[0].key if rows else ""

    def _take(self, key: str) -> None:
        guest = self._guests.get(key)
        name = self.line.text().strip()
        if guest is None and name:
            guest = InviteRow(name, "", "other", Light(LightStatus.ASK_FIRST, ""))
        if guest is not None:
            self.hide()
            self.chosen.emit(guest)


def _row(key: str, guest: InviteRow) -> Row:
    word, role, icon = LIGHTS[guest.light.status.value]
    known = _("eerder aan tafel") if guest.before else ""
    more = ", ".join(part for part in (guest.role, known) if part)
    return Row(
        key, guest.name, more, end=_(word), end_tone=role, end_icon=icon, lane=lane_of(guest.perspective),
        spoken=f"{guest.name}, {more}. {_(word)}. {guest.light.reason}",
    )  # fmt: skip
