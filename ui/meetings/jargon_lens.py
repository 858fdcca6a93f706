"""The lens on jargon: while someone types at the table, words that parents may not know get a fine line under them.

Only drawn, and only in the field that is typed in: the text stays as it was typed, and what others said is never marked.
The plain words stand beside the word where the cursor or the mouse is; one key takes them over, as typing that can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QHoverEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from rondom.language import _
from rondom.plan.wording import Jargon, jargon_in
from ui.meetings.fields import words
from ui.theme import SEMIBOLD, Theme
from ui.widgets import key_cap, row

TAKE_KEY = "F7"
LONG_TEXT, LATER_MS = 1500, 200
"""Characters; in more the lens looks when the typing rests."""
Typed = QLineEdit | QPlainTextEdit


class JargonLens(QObject):
    """Looks at the field of `window` that has the focus. `child` is the first name for words such as “dit heeft Mees nodig”."""

    def __init__(self, window: QWidget, theme: Theme, child: Callable[[], str]) -> None:
        super().__init__(window)
        self._window, self.theme, self._child = window, theme, child
        self.on = True
        self.found: list[Jargon] = []
        self._field: Typed | None = None
        self._line: FineLines | None = None
        self._tip: Tip | None = None
        self._moving: list[QWidget] = []
        """What may carry the field to another place."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def turn(self) -> bool:
        """On or off; returns what it is now."""
        self.on = not self.on
        self._look()
        return self.on

    def here(self) -> Jargon | None:
        """The word where the cursor stands, or just behind which it stands."""
        at = self._position()
        return next((one for one in self.found if one.start <= at <= one.end + 1), None)

    def take(self) -> bool:
        """Put the plain words in the place of the jargon: where the cursor is, else the last before it, else the first."""
        at = self._position()
        before = [one for one in self.found if one.end <= at]
        chosen = self.here() or (before[-1] if before else next(iter(self.found), None))
        if chosen is None or self._field is None:
            return False
        self._put(self._field, chosen, fitting(chosen))
        return True

    # the field

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        mine = now if isinstance(now, QLineEdit | QPlainTextEdit) and self._window.isAncestorOf(now) else None
        if mine is not self._field:
            self._leave()
            if mine is not None and not mine.isReadOnly():
                self._attach(mine)

    def _attach(self, field: Typed) -> None:
        self._field = field
        canvas = field.viewport() if isinstance(field, QPlainTextEdit) else field
        canvas.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._line = FineLines(canvas, field, self)
        field.textChanged.connect(self._typed)
        field.cursorPositionChanged.connect(self._tell)
        field.destroyed.connect(self._gone)
        canvas.installEventFilter(self)
        self._moving = [parent for parent in _parents(field) if parent is not self._window]
        for parent in self._moving:
            parent.installEventFilter(self)
        self._look()

    def _leave(self) -> None:
        field, self._field = self._field, None
        self._later.stop()
        self.found = []
        if field is not None:
            field.textChanged.disconnect(self._typed)
            field.cursorPositionChanged.disconnect(self._tell)
            field.destroyed.disconnect(self._gone)
            canvas = field.viewport() if isinstance(field, QPlainTextEdit) else field
            canvas.removeEventFilter(self)
            for parent in self._moving:
                if isValid(parent):
                    parent.removeEventFilter(self)
        self._moving = []
        if self._line is not None:
            self._line.hide()
            self._line.deleteLater()
        self._line = None
        self._hide_tip()

    def _gone(self) -> None:
        """Qt takes the lines along with the field."""
        self._field, self._line, self.found = None, None, []
        self._hide_tip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._line is None:
            return False
        if event.type() == QEvent.Type.Move:  # the page scrolls under the words
            self._tell()
        elif event.type() == QEvent.Type.Resize:
            self._line.fit()
        elif isinstance(event, QHoverEvent | QMouseEvent) and event.type() in (
            QEvent.Type.HoverMove, QEvent.Type.MouseMove,
        ):  # fmt: skip
            over = self._line.word_at(event.position().toPoint())
            if over is not None:
                self._show_tip(over)
            else:
                self._tell()
        return False

    # looking

    def _typed(self) -> None:
        if len(self._text()) > LONG_TEXT:
            self._later.start()
        else:
            self._look()

    def _look(self) -> None:
        self.found = jargon_in(self._text(), self._child()) if self.on and self._field is not None else []
        if self._line is not None:
            self._line.fit()
            self._line.setVisible(bool(self.found))
            self._line.update()
        self._tell()

    def _text(self) -> str:
        if self._field is None:
            return ""
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()

    def _position(self) -> int:
        if self._field is None:
            return -1
        field = self._field
        return field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()

    def _put(self, field: Typed, one: Jargon, plain: str) -> None:
        if isinstance(field, QLineEdit):
            field.setSelection(one.start, one.end - one.start)
            field.insert(plain)
            field.textEdited.emit(field.text())
            return
        cursor = field.textCursor()
        cursor.setPosition(one.start)
        cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(plain)
        field.setTextCursor(cursor)

    # telling

    def _tell(self) -> None:
        one = self.here()
        if one is None:
            self._hide_tip()
        else:
            self._show_tip(one)

    def _show_tip(self, one: Jargon) -> None:
        if self._line is None or self._field is None:
            return
        if self._tip is None:
            self._tip = Tip(self.theme, self._window)
        self._tip.show_words(fitting(one))
        box = self._line.boxes(one)
        if box:
            at = self._line.mapTo(self._window, QPoint(round(box[0].left()), round(box[0].bottom())))
            self._tip.stand(at, round(box[0].height()))

    def _hide_tip(self) -> None:
        if self._tip is not None:
            self._tip.hide()

    def dress_again(self) -> None:
        """Another size: the tip is made again when it is needed."""
        if self._tip is not None:
            self._tip.deleteLater()
            self._tip = None


def _parents(field: QWidget) -> Iterator[QWidget]:
    parent = field.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def fitting(one: Jargon) -> str:
    """The plain words, with a capital where the jargon had one and was no abbreviation."""
    said = one.said
    return one.plain[:1].upper() + one.plain[1:] if said[:1].isupper() and not said.isupper() else one.plain


class FineLines(QWidget):
    """The lines under the words, over the field; the mouse goes through them."""

    def __init__(self, canvas: QWidget, field: Typed, lens: JargonLens) -> None:
        super().__init__(canvas)
        self._field, self._lens = field, lens
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

    def boxes(self, one: Jargon) -> list[QRectF]:
        """Where a word stands: one box for each line it is on."""
        return self._in_line(one) if isinstance(self._field, QLineEdit) else self._in_text(self._field, one)

    def word_at(self, place: QPoint) -> Jargon | None:
        at = QPointF(place)
        return next((one for one in self._lens.found if any(box.contains(at) for box in self.boxes(one))), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._lens.theme
        pen = QPen(theme.color("warm"), max(1.5, 0.09 * theme.em), Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for one in self._lens.found:
            for box in self.boxes(one):
                if QRectF(event.rect()).intersects(box):
                    painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _in_line(self, one: Jargon) -> list[QRectF]:
        field = self._field
        assert isinstance(field, QLineEdit)
        size, text = QFontMetricsF(field.font()), field.text()
        caret: QRect = field.cursorRect()
        zero = caret.center().x() - size.horizontalAdvance(text[: field.cursorPosition()])
        left = zero + size.horizontalAdvance(text[: one.start])
        wide = size.horizontalAdvance(text[one.start : one.end])
        return [QRectF(left, caret.top(), wide, caret.height())]

    def _in_text(self, field: QPlainTextEdit, one: Jargon) -> list[QRectF]:
        """Word by word: what is too long for a line goes on at the next."""
        cuts = [one.start, *(one.start + at + 1 for at, letter in enumerate(one.said) if letter in " -"), one.end]
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
    """“Gewone woorden: dit heeft Mees nodig”, with the key that takes them."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.theme, p = theme, theme.px
        self.setObjectName("table.lens.tip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plain = words(theme, "", 0.92, SEMIBOLD, name="table.lens.plain")
        self.setLayout(row(
            words(theme, _("In gewone woorden:"), 0.92, tone="muted"), self._plain, key_cap(TAKE_KEY), gap=p(0.4),
            margins=(p(0.7), p(0.35), p(0.7), p(0.35)),
        ))  # fmt: skip
        self.hide()

    def show_words(self, plain: str) -> None:
        self._plain.setText(plain)
        self.setAccessibleName(_("In gewone woorden: {plain}. F7 neemt dit over.").format(plain=plain))

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
