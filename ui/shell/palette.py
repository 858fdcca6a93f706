"""Ctrl+K: find a child or a partner, or do something. ↑↓ walk, Enter opens, Esc closes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _, plural
from ui.desk import Place
from ui.theme import SEMIBOLD, Theme
from ui.widgets.cards import Card
from ui.widgets.glyphs import Glyph
from ui.widgets.notices import announce
from ui.widgets.outline import column, row
from ui.widgets.rows import Index, Row, RowDelegate, RowList, RowState
from ui.widgets.words import key_cap, label, line

ROWS_MOST = 11
SLIDE_MS = 120
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


@dataclass(frozen=True, slots=True)
class Found:
    """One answer. `group` is its heading (Leerlingen, Partners, Doen); `place` to go to, or `run` to do."""

    group: str
    text: str
    detail: str = ""
    place: Place | None = None
    run: Callable[[], object] | None = None
    letters: str = ""
    icon: str = ""
    lane: str = ""


Search = Callable[[str, Callable[[Sequence[Found]], None]], None]
"""Asked with what was typed; answers, now or later, by calling the second argument."""


class _FoundDelegate(RowDelegate):
    """Rows with the typed part in bold, and headings small and muted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, inset=1.0, high=2.5)
        self.needle = ""

    def paint_ground(self, painter: QPainter, view: RowState, index: Index) -> None:
        """No lines; the chosen row is a rounded tint that keeps clear of the edge."""
        if not (view.chosen or view.hovered) or index.data(Qt.ItemDataRole.UserRole).heading:
            return
        em = self.theme.em
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("selected" if view.chosen else "hover"))
        painter.drawRoundedRect(QRectF(view.rect).adjusted(0.4 * em, 0, -0.4 * em, 0), 0.4 * em, 0.4 * em)

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        if one.heading:
            self.write(painter, box, one.text, 0.87, "ink-muted", bold=True)
            return
        left = box.left() + self.paint_front(painter, box, one)
        right = box.right() - self.paint_end(painter, box, one)
        self._write_marked(painter, QRectF(left, box.y(), right - left, box.height()), one.text)

    def _write_marked(self, painter: QPainter, box: QRectF, text: str) -> None:
        at = text.casefold().find(self.needle.casefold()) if self.needle else -1
        if at < 0 or len(text.casefold()) != len(text):
            self.write(painter, box, text)
            return
        end = at + len(self.needle)
        for part, bold in ((text[:at], False), (text[at:end], True), (text[end:], False)):
            font = self.theme.font(1, SEMIBOLD) if bold else self.theme.font()
            self.write(painter, box, part, bold=bold)
            box.adjust(min(box.width(), QFontMetricsF(font).horizontalAdvance(part)), 0, 0, 0)


class Palette(QWidget):
    """Lies over the window while open. `chosen(Found)` after Enter or a click; the window goes there."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, search: Search | None, actions: Callable[[], Sequence[Found]]
    ) -> None:
        super().__init__(window)
        self.theme, self._search, self._actions = theme, search, actions
        self._asked, self._found = 0, list[Found]()
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.field = QLineEdit()
        self.field.setObjectName("palette.field")
        self.field.setProperty("type", "palette")
        self.field.setPlaceholderText(_("Zoek een leerling of partner"))
        self.field.setAccessibleName(_("Zoeken en doen"))
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self._delegate = _FoundDelegate(theme)
        self.list = RowList(theme, "palette.list", spoken=_("Gevonden"), delegate=self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.opened.connect(lambda key: self._take(int(key)))
        self._nothing = label(_("Niets gevonden. Probeer een deel van de naam."), tone="muted", wrap=True)
        self._build()
        self._slide = QPropertyAnimation(self._card, b"pos", self)
        self._slide.setDuration(SLIDE_MS)
        self.hide()

    def _build(self) -> None:
        p = self.theme.px
        self._card = Card(self.theme, "popup")
        self._card.setParent(self)
        side, top, _right, bottom = self._card.inner(0, 0, 0, 0)
        escape = key_cap("Esc")
        head = row(
            Glyph(self.theme, "search", em=1.27), self.field, escape, gap=p(0.5), margins=(p(1), p(0.4), p(1), p(0.4))
        )
        head.setAlignment(escape, Qt.AlignmentFlag.AlignVCenter)
        self._nothing.setContentsMargins(p(1), p(0.6), p(1), p(0.6))
        self._card.setLayout(
            column(head, line(), p(0.3), self.list, self._nothing, p(0.3), margins=(side, top, side, bottom))
        )

    def open_now(self, text: str = "") -> None:
        """Show over the whole window with the field ready to type."""
        self._before = self.window().focusWidget()
        self.field.setText(text)
        self._ask(text)
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self._place()
        if self.theme.motion:
            self._slide.setStartValue(self._card.pos() - QPoint(0, self.theme.px(0.6)))
            self._slide.setEndValue(self._card.pos())
            self._slide.start()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close and give the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _place(self) -> None:
        wide = min(self.width(), self.theme.px(38))
        self._card.setFixedWidth(wide)
        self._card.adjustSize()
        self._card.move((self.width() - wide) // 2, self.theme.px(2.6))

    def _ask(self, text: str) -> None:
        """Ask anew; an answer to an earlier question that comes late is dropped."""
        self._asked += 1
        asked, needle = self._asked, text.strip()
        doing = [one for one in self._actions() if needle.casefold() in one.text.casefold()]
        self._show([*doing], needle)
        if self._search is not None and needle:
            self._search(needle, lambda found: self._answer(asked, [*found, *doing], needle))

    def _answer(self, asked: int, found: list[Found], needle: str) -> None:
        if asked == self._asked:
            self._show(found, needle)
            announce(self.field, plural(len(found), _("{n} gevonden"), _("{n} gevonden")))

    def _show(self, found: list[Found], needle: str) -> None:
        self._found, self._delegate.needle = found, needle
        rows: list[Row] = []
        for at, one in enumerate(found):
            if at == 0 or one.group != found[at - 1].group:
                rows.append(Row("", one.group, heading=True))
            rows.append(Row(str(at), one.text, end=one.detail, letters=one.letters, icon=one.icon, lane=one.lane))
        self.list.show_rows(rows)
        self.list.choose("0")
        self.list.scrollToTop()
        high = self.theme.px(self._delegate.high) * min(ROWS_MOST, len(rows))
        self.list.setFixedHeight(high)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if self.isVisible():
            self._place()

    def _step(self, by: int) -> None:
        at = int(self.list.value() or 0)
        self.list.choose(str(min(len(self._found) - 1, max(0, at + by))))

    def _take(self, at: int) -> None:
        one = self._found[at]
        self.leave()
        self.chosen.emit(one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list, while typing goes on in the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._found:
                self._take(int(self.list.value() or 0))
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key == Qt.Key.Key_Tab
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
