"""What the lens draws: fine lines under words in the field that is typed in, and beside them what could be said instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from rondom.language import _
from ui.meetings.fields import words
from ui.theme import SEMIBOLD, Theme
from ui.widgets import key_cap, row

TAKE_KEY = "F7"
Typed = QLineEdit | QPlainTextEdit


class Spot(Protocol):
    """Some letters of the field."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Marked = Callable[[], Sequence[tuple[str, Sequence[Spot]]]]
"""What to draw: the role of a colour, and the places under which a line in it comes. What comes first lies below."""


_PENS = {
    "warm": (0.12, Qt.PenStyle.DotLine),
    "ink-muted": (0.08, Qt.PenStyle.DashLine),
    "line-strong": (0.05, Qt.PenStyle.DotLine),
}
"""How thick a line is, in em, and how it is broken: told apart without colour."""


class FineLines(QWidget):
    """The lines under the words, over the field; the mouse goes through them."""

    def __init__(self, canvas: QWidget, field: Typed, theme: Theme, marked: Marked) -> None:
        super().__init__(canvas)
        self.theme, self._field, self._marked = theme, field, marked
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("table.lens.lines")
        if isinstance(field, QPlainTextEdit):
            field.updateRequest.connect(self._scrolled)
        self.fit()

    def fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def _scrolled(self, _box: QRect, _by: int) -> None:
        """A method, so that Qt lets go of it when this widget goes."""
        self.update()

    def boxes(self, one: Spot) -> list[QRectF]:
        """Where some letters stand: one box for each word, or for each line it is on."""
        return self._in_line(one) if isinstance(self._field, QLineEdit) else self._in_text(self._field, one)

    def holds(self, one: Spot, place: QPoint) -> bool:
        at = QPointF(place)
        return any(box.contains(at) for box in self.boxes(one))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        for role, spots in self._marked():
            thick, dots = _PENS[role]
            painter.setPen(QPen(theme.color(role), max(1.0, thick * theme.em), dots, Qt.PenCapStyle.RoundCap))
            for one in spots:
                for box in self.boxes(one):
                    if QRectF(event.rect()).intersects(box):
                        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _in_line(self, one: Spot) -> list[QRectF]:
        field = self._field
        assert isinstance(field, QLineEdit)
        size, text = QFontMetricsF(field.font()), field.text()
        caret: QRect = field.cursorRect()
        zero = caret.center().x() - size.horizontalAdvance(text[: field.cursorPosition()])
        left = zero + size.horizontalAdvance(text[: one.start])
        wide = size.horizontalAdvance(text[one.start : one.end])
        return [QRectF(left, caret.top(), wide, caret.height())]

    def _in_text(self, field: QPlainTextEdit, one: Spot) -> list[QRectF]:
        """Word by word: what is too long for a line goes on at the next."""
        said = field.toPlainText()[one.start : one.end]
        cuts = [one.start, *(one.start + at + 1 for at, letter in enumerate(said) if letter in " -"), one.end]
        boxes = []
        for start, end in pairwise(cuts):
            first, last = self._caret(field, start), self._caret(field, end)
            if first.top() != last.top():  # the end is already at the begin of the next line
                last = self._caret(field, max(start, end - 1))
            boxes.append(QRectF(first.left(), first.top(), max(0, last.left() - first.left()), first.height()))
        return boxes

    def _caret(self, field: QPlainTextEdit, at: int) -> QRect:
        cursor = QTextCursor(field.document())
        cursor.setPosition(min(at, field.document().characterCount() - 1))
        return field.cursorRect(cursor)


class Tip(QFrame):
    """“Gewone woorden: wat Mees nodig heeft”, with the key that takes them."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.theme, p = theme, theme.px
        self.setObjectName("table.lens.tip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._before = words(theme, _("In gewone woorden:"), 0.92, tone="muted")
        self._plain = words(theme, "", 0.92, SEMIBOLD, name="table.lens.plain")
        self._key = key_cap(TAKE_KEY)
        self.setLayout(row(
            self._before, self._plain, self._key, gap=p(0.4), margins=(p(0.7), p(0.35), p(0.7), p(0.35)),
        ))  # fmt: skip
        self.hide()

    def show_words(self, plain: str) -> None:
        """Other words for the same, that one key puts in their place."""
        self._show(plain, True)
        self.setAccessibleName(_("In gewone woorden: {plain}. F7 neemt dit over.").format(plain=plain))

    def show_hint(self, told: str) -> None:
        """Something about the sentence, for which there are no other words ready."""
        self._show(told, False)
        self.setAccessibleName(told)

    def _show(self, told: str, words_ready: bool) -> None:
        self._plain.setText(told)
        self._before.setVisible(words_ready)
        self._key.setVisible(words_ready)

    def stand(self, under: QPoint, high: int) -> None:
        """Under the word; above it when there is no room."""
        window = self.parentWidget()
        assert window is not None
        self.ensurePolished()
        self.show()
        self.adjustSize()
        gap = self.theme.px(0.3)
        top = under.y() + gap
        if top + self.height() > window.height():
            top = under.y() - high - self.height() - gap
        self.move(max(0, min(under.x(), window.width() - self.width() - gap)), top)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("line-strong"), 1))
        painter.setBrush(self.theme.color("surface-field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 0.45 * em, 0.45 * em)
