"""One answer of one person to one question about help: a small button with the word, and a menu of answers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from rondom.dossier.perspectives import Perspective
from rondom.language import _, capital
from rondom.timeline.appraisal import ANSWERS
from rondom.timeline.model import AppraisalAnswer
from ui.theme import Theme
from ui.widgets import paint_mark

_LETTERS = {answer: word[0] for answer, word in ANSWERS.items()}
"""The first letter of a word gives that answer: j, d, n, w."""


class AnswerButton(QPushButton):
    """`answered(answer | None)` and `noted()` when someone wants to add words. Space opens the answers, Del takes one away."""

    answered = Signal(object)
    noted = Signal()

    def __init__(self, theme: Theme, side: Perspective, name: str, question: str) -> None:
        super().__init__()
        self.theme, self._side, self._question = theme, side, question
        self._value: AppraisalAnswer | None = None
        self._note = ""
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._offer)
        self._describe()

    def choices(self) -> QMenu:
        """The answers; there are twenty of these buttons, so it is made when it is asked for."""
        menu = QMenu(self)
        for answer, word in ANSWERS.items():
            menu.addAction(capital(word), partial(self.choose, answer))
        menu.addSeparator()
        menu.addAction(_("Niet gevraagd"), partial(self.choose, None))
        menu.addAction(_("Toelichting"), self.noted.emit)
        return menu

    def _offer(self) -> None:
        menu = self.choices()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(5.4), self.theme.px(2.1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(4.2), self.theme.px(2.1))

    def value(self) -> AppraisalAnswer | None:
        return self._value

    def note(self) -> str:
        return self._note

    def show_value(self, answer: AppraisalAnswer | None, note: str = "") -> None:
        self._value, self._note = answer, note
        self._describe()
        self.update()

    def choose(self, answer: AppraisalAnswer | None) -> None:
        if answer is not self._value:
            self.show_value(answer, self._note)
            self.answered.emit(answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().casefold()
        found = next((answer for answer, letter in _LETTERS.items() if letter == typed), None)
        if found is not None:
            self.choose(found)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An answer has an edge and the mark of who gave it; not asked is an empty place."""
        painter, theme, em = QPainter(self), self.theme, self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5 + 0.1 * em, -0.5, -0.5 - 0.1 * em)
        given = self._value is not None
        pen = QPen(theme.color("line-strong"), 1, Qt.PenStyle.SolidLine if given else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface-raised"))
        painter.drawRoundedRect(box, 0.5 * em, 0.5 * em)
        middle = box.center().y()
        paint_mark(
            painter,
            theme,
            QPointF(box.left() + 0.75 * em, middle),
            0.33 * em,
            self._side.shape,
            self._side.role,
            not given,
        )
        painter.setPen(theme.color("ink" if given else "ink-muted"))
        painter.setFont(theme.font(0.87))
        word = ANSWERS[self._value] if self._value is not None else "–"
        room = QRectF(box.left() + 1.3 * em, 0, box.width() - 1.4 * em, self.height())
        shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _describe(self) -> None:
        said = ANSWERS[self._value] if self._value is not None else _("nog niet gevraagd")
        self.setAccessibleName(f"{self._question} {self._side.name}: {said}")
        self.setToolTip(f"{self._side.name}: {said}" + (f". {self._note}" if self._note else ""))
