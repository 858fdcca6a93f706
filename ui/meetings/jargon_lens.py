"""The lens on plain Dutch: in the field that is typed in, words that parents may not know get a fine line under them.

Quieter lines point at what makes a text hard: long sentences, abbreviations, old words, nobody who does it. Only drawn: the text
stays as it was typed, and what others said is never marked. What could be said instead stands beside the word where the cursor
or the mouse is; one key takes it over, as typing that can be undone. About a whole sentence only the mouse tells, for who types
in a meeting must not be disturbed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHoverEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from rondom.language import _
from rondom.plan.jargon import Jargon, jargon_in
from rondom.plan.plain_hints import Hint, HintKind, hints_in
from rondom.plan.replacing import capital_as, fitting, to_replace
from ui.meetings.lens_lines import TAKE_KEY as TAKE_KEY
from ui.meetings.lens_lines import FineLines, Spot, Tip, Typed
from ui.theme import Theme

LONG_TEXT, LATER_MS = 1500, 200
"""Characters; in more the lens looks when the typing rests."""
REST_MS = 700
"""So long the typing must rest before anything is said about sentences: half a sentence is no long sentence."""


class JargonLens(QObject):
    """Looks at the field of `window` that has the focus. `child` is the first name for words such as “wat Mees nodig heeft”."""

    def __init__(self, window: QWidget, theme: Theme, child: Callable[[], str]) -> None:
        super().__init__(window)
        self._window, self.theme, self._child = window, theme, child
        self.on = True
        self.found: list[Jargon] = []
        self.hints: list[Hint] = []
        self._field: Typed | None = None
        self._line: FineLines | None = None
        self._tip: Tip | None = None
        self._moving: list[QWidget] = []
        """What may carry the field to another place."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._look)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look_at_sentences)
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
        """Put the plain words in the place of the word: where the cursor is, else the last jargon before it, else the first."""
        here, hint = self.here(), self._hint_here()
        if here is None and hint is not None:
            return self._put(hint, capital_as(self._said(hint), hint.plain))
        whole = to_replace(self._text(), here) if here is not None else self._nearest()
        return self._put(whole, fitting(whole)) if whole is not None else False

    def _nearest(self) -> Jargon | None:
        """The last word before the cursor for which others are ready, else the first."""
        at, text = self._position(), self._text()
        ready = [(one.end <= at, whole) for one in self.found if (whole := to_replace(text, one)) is not None]
        before = [whole for is_before, whole in ready if is_before]
        return before[-1] if before else next((whole for _is_before, whole in ready), None)

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
        self._line = FineLines(canvas, field, self.theme, self._marked)
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
        self._rest.stop()
        self.found, self.hints = [], []
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
        self._field, self._line, self.found, self.hints = None, None, [], []
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
            self._tell_over(self._line, event.position().toPoint())
        return False

    # looking

    def _typed(self) -> None:
        self.hints = []  # of the text as it was
        if len(self._text()) > LONG_TEXT:
            self._later.start()
        else:
            self._look()

    def _look(self) -> None:
        self.found = jargon_in(self._text(), self._child()) if self.on and self._field is not None else []
        if self.on:
            self._rest.start()
        else:
            self.hints = []
        self._draw()
        self._tell()

    def _look_at_sentences(self) -> None:
        self.hints = hints_in(self._text()) if self.on and self._field is not None else []
        self._draw()

    def _draw(self) -> None:
        if self._line is not None:
            self._line.fit()
            self._line.setVisible(bool(self.found or self.hints))
            self._line.update()

    def _marked(self) -> Sequence[tuple[str, Sequence[Spot]]]:
        """Sentences as quietly as can be, then words, then jargon."""
        whole = [one for one in self.hints if one.kind is HintKind.SENTENCE]
        parts = [one for one in self.hints if one.kind is not HintKind.SENTENCE]
        return (("line-strong", whole), ("ink-muted", parts), ("warm", self.found))

    def _text(self) -> str:
        if self._field is None:
            return ""
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()

    def _position(self) -> int:
        if self._field is None:
            return -1
        field = self._field
        return field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()

    def _said(self, one: Spot) -> str:
        return self._text()[one.start : one.end]

    def _put(self, one: Spot, plain: str) -> bool:
        field = self._field
        if isinstance(field, QLineEdit):
            field.setSelection(one.start, one.end - one.start)
            field.insert(plain)
            field.textEdited.emit(field.text())
        elif field is not None:
            cursor = field.textCursor()
            cursor.setPosition(one.start)
            cursor.setPosition(one.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(plain)
            field.setTextCursor(cursor)
        return field is not None

    # telling

    def _hint_here(self) -> Hint | None:
        """Where the cursor stands in a word for which there are other words."""
        at = self._position()
        return next((one for one in self.hints if one.plain and one.start <= at <= one.end + 1), None)

    def _tell(self) -> None:
        """About the word where the cursor is."""
        if (one := self.here()) is not None:
            self._show_jargon(one)
        elif (hint := self._hint_here()) is not None:
            self._show_tip(hint, capital_as(self._said(hint), hint.plain))
        else:
            self._hide_tip()

    def _tell_over(self, line: FineLines, place: QPoint) -> None:
        """About what the mouse is on: the smallest of several."""
        spots: list[Jargon | Hint] = [*self.found, *self.hints]
        over = min((one for one in spots if line.holds(one, place)), key=lambda one: one.end - one.start, default=None)
        if isinstance(over, Jargon):
            self._show_jargon(over)
        elif over is not None:
            self._show_tip(over, "", over.told)
        else:
            self._tell()

    def _show_jargon(self, one: Jargon) -> None:
        """With the key, unless the plain words do not fit in this sentence."""
        ready = to_replace(self._text(), one) is not None
        self._show_tip(one, fitting(one), "" if ready else _("Betekent: {plain}").format(plain=one.plain))

    def _show_tip(self, one: Spot, plain: str, told: str = "") -> None:
        if self._line is None or self._field is None:
            return
        if self._tip is None:
            self._tip = Tip(self.theme, self._window)
        if told:
            self._tip.show_hint(told)
        else:
            self._tip.show_words(plain)
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
