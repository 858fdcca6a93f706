"""One thing that was said, in a row: the words can be changed where they stand; emptied and left, the row goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.meetings.detail import ContributionRow
from rondom.meetings.table import change_contribution, remove_contribution
from rondom.vault.vault import Session
from ui.meetings.fields import WordsField
from ui.meetings.pages.about import About
from ui.meetings.pages.page import TableDesk
from ui.theme import Theme
from ui.widgets import column, row, tool


class RowField(WordsField):
    """`left_empty` when it is left without words; `entered` on Enter."""

    left_empty = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        popup = event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not self.toPlainText().strip() and not popup:
            self.left_empty.emit()


class HoverTool(QObject):
    """Lays buttons over the right end of a row while the mouse is there. The keyboard empties the row, or opens its menu.

    They are made when the mouse first comes: most rows never need theirs.
    """

    def __init__(self, over: QWidget, make: Callable[[], QWidget]) -> None:
        super().__init__(over)
        self._over, self._make = over, make
        self._made: QWidget | None = None
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        what = event.type()
        if what == QEvent.Type.Enter:
            self._place(self._button())
            self._button().show()
        elif what == QEvent.Type.Resize and self._made is not None:
            self._place(self._made)
        elif what == QEvent.Type.Leave and self._made is not None:
            self._made.hide()
        return False

    def _button(self) -> QWidget:
        if self._made is None:
            self._made = self._make()
            self._made.setParent(self._over)
            self._made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._made

    def _place(self, made: QWidget) -> None:
        made.adjustSize()
        made.move(self._over.width() - made.width(), 0)
        made.raise_()


class WordsRow(QWidget):
    """A contribution on the tint of its side. `entered` when Enter is pressed in it."""

    entered = Signal()

    def __init__(self, table: TableDesk, one: ContributionRow, lane: str, spoken: str) -> None:
        super().__init__()
        self.theme, self._lane = table.theme, lane
        self.field = RowField(table.theme, f"table.said.{one.id}", spoken, bare=True, most=8)
        table.keep(self, self.field, _("Aan tafel geschreven"), changes_text(one.id), f"said:{one.id}")
        remove = remover(table, self, one.id)
        self.field.left_empty.connect(remove)
        self.field.entered.connect(self.entered)
        self._about = About(table, self.field, one)
        self.setLayout(column(self.field, self._about.told))
        HoverTool(self, lambda: LineTools(table.theme, self._about, remove))

    def show_item(self, one: ContributionRow, place: int) -> None:
        self.field.show_value(one.text)
        self._about.show_item(one)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline under it, in the colour of its side."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.color(f"lane-{self._lane}", 0.35))


class LineTools(QWidget):
    """For a `HoverTool`: what the line is about, and taking it away. On a ground of its own: it lies over words."""

    def __init__(self, theme: Theme, about: About, remove: Callable[[], None]) -> None:
        super().__init__()
        self.theme = theme
        more = tool(theme, "ellipsis", about.asks, on=about.open_menu)
        gone = tool(theme, "x", _("Weghalen"), on=remove)
        for one in (more, gone):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(row(more, gone))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, round_ = QPainter(self), 0.3 * self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.color("line"))
        painter.setBrush(self.theme.color("surface-raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)


def changes_text(contribution_id: str) -> Callable[[Session, str], None]:
    return lambda session, value: change_contribution(session, contribution_id, text=value)


def remover(table: TableDesk, owner: QWidget, contribution_id: str) -> Callable[[], None]:
    """Takes a row away, once: leaving an emptied field and the click on its cross may come together."""
    gone: list[bool] = []

    def remove() -> None:
        if not gone:
            gone.append(True)
            words = _("Regel weggehaald")
            table.desk.tasks.write(
                owner, words, lambda session: remove_contribution(session, contribution_id),
                lambda _none: table.desk.messages.toast(words, undo=True),
            )  # fmt: skip

    return remove
