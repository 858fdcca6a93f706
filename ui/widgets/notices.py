"""What the program says without asking: a toast with a way back, a banner for what lasts, an empty place."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets.glyphs import Glyph
from ui.widgets.outline import Part, column, row
from ui.widgets.words import button, dress, label, tool

TOAST_MS = 8000
SLIDE_MS = 120
ICONS = {"caution": "triangle-alert", "danger": "circle-alert", "info": "info", "success": "circle-check"}


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say it, without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Toast(QFrame):
    """Bottom centre, 8 s, one at a time; stays while mouse or focus is on it. `undo` when its button is pressed."""

    undo = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("part", "toast")
        self.setObjectName("toast")
        p = theme.px
        self._word = label("", name="toast.word")
        self._button = button(_("Ongedaan maken"), name="toast.undo", on=self._undo)
        self._button.installEventFilter(self)
        self.setLayout(row(self._word, p(1.6), self._button, margins=(p(1.1), p(0.5), p(0.5), p(0.5))))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()

    def say(self, text: str, undo: bool) -> None:
        self._word.setText(text)
        self._button.setVisible(undo)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        if self.theme.motion:
            end = self.pos()
            self._slide.setStartValue(end + QPoint(0, self.theme.px(1)))
            self._slide.setEndValue(end)
            self._slide.start()
        self._timer.start(TOAST_MS)
        announce(self, f"{text}. {self._button.text()}: Ctrl+Z" if undo else text)

    def place(self) -> None:
        """Bottom centre of the window; call when the window was resized."""
        around = self.window().rect()
        self._slide.stop()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - self.theme.px(1.6))

    def text(self) -> str:
        return self._word.text()

    def outlive(self, sentence: str) -> None:
        """Something was done. When that is not what this tells of, its button would take back the wrong thing."""
        if not self._button.isHidden() and sentence != self.text():
            self.hide()

    def _undo(self) -> None:
        self.hide()
        self.undo.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if not self._button.hasFocus():
            self._timer.start(TOAST_MS // 2)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._timer.start(TOAST_MS // 2)
        return False


class Banner(QFrame):
    """On top of its screen, for what lasts. `tone`: caution, info, danger, success. Signals `acted` and `closed`."""

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        body: str = "",
        verb: str = "",
        tone: str = "caution",
        closable: bool = False,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("part", "banner")
        self.setObjectName("banner")
        p = theme.px
        self._glyph = Glyph(theme, ICONS[tone], tone, 1.33)
        self._title, self._body = label("", "strong", wrap=True), label("", "small", wrap=True)
        self._button: QPushButton = button("", name="banner.verb", on=self.acted.emit)
        self._close = tool(theme, "x", _("Sluiten"), key="banner.close", on=self._closing)
        words = column(self._title, self._body, gap=p(0.05))
        inner = row(self._glyph, words, self._button, self._close, gap=p(0.8), margins=(p(1), p(0.75), p(0.9), p(0.75)))
        inner.setStretch(1, 1)
        inner.setAlignment(self._glyph, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.say(title, body, verb, tone, closable)

    def say(self, title: str, body: str = "", verb: str = "", tone: str = "caution", closable: bool = False) -> None:
        self._title.setText(title)
        self._body.setText(body)
        for words in (self._title, self._body):
            words.setVisible(bool(words.text()))
        self._button.setText(verb)
        self._button.setVisible(bool(verb))
        self._close.setVisible(closable)
        self._glyph.show_icon(ICONS[tone], tone)
        dress(self, tone=tone)
        self.setAccessibleName(f"{title} {body}".strip())

    def title(self) -> str:
        return self._title.text()

    def _closing(self) -> None:
        self.hide()
        self.closed.emit()


class EmptyState(QFrame):
    """What comes here, in a small drawing, one sentence and one button. `acted` when the button is pressed."""

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        body: str = "",
        verb: str = "",
        icon: str = "plus",
        drawing: QWidget | None = None,
        name: str = "empty",
    ) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName(name)
        p = theme.px
        picture = drawing or Glyph(theme, "sprout", "accent", 2.4)
        head, words = label(title, "section", wrap=True), label(body, tone="muted", wrap=True)
        for one in (head, words):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMaximumWidth(p(26))
        words.setMinimumWidth(min(p(18), QFontMetrics(theme.font()).horizontalAdvance(body) + p(0.2)))
        if not body:  # never shown before it has a place: it would be a window of its own
            words.hide()
        self.button = button(verb, "primary", theme, icon, name=f"{name}.verb", on=self.acted.emit) if verb else None
        foot: list[Part] = [p(0.9), row(None, self.button, None)] if self.button else []
        self.setLayout(
            column(
                row(None, picture, None),
                p(0.9),
                head,
                p(0.2),
                row(None, words, None),
                *foot,
                margins=(p(1.6), p(2), p(1.6), p(1.6)),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("line-strong"), 1, Qt.PenStyle.DashLine))
        radius = self.theme.em * 0.8
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
