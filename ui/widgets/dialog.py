"""A dialog, only for what cannot be undone: the title is the question, the verb is on the button, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets.outline import Scroll, column, row
from ui.widgets.reading_order import focus_beside
from ui.widgets.words import button, label

WIDE, EDGE = 30.0, 1.6
AROUND, FRAME = 10.0, 2.0
"""em: what the question, the buttons and the edges take, and of that the frame of the system."""
LOW, LEAST = 42.0, 6.0
"""em: with less room than this the middle may scroll; it is never lower than that."""


class Dialog(QDialog):
    """`question` is the title. Give `content` a layout of your own, or only a `body` sentence.

    In a dangerous dialog “Terug” has the focus and answers Enter; the verb must be chosen on purpose.
    """

    def __init__(
        self,
        theme: Theme,
        question: str,
        verb: str,
        *,
        body: str = "",
        dangerous: bool = False,
        content: QLayout | None = None,
        back: str = "",
        parent: QWidget | None = None,
        wide: float = WIDE,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        p = theme.px
        self.setWindowTitle(question)
        self.setObjectName("dialog")
        self.setModal(True)
        self.verb = button(verb, "danger" if dangerous else "primary", name="dialog.verb", on=self.accept)
        self.back = button(back or _("Terug"), name="dialog.back", on=self.reject)
        self._scrolling: Scroll | None = None
        self._body_words = label(body, wrap=True) if body else None
        middle: list[QWidget | QLayout | int] = [self._body_words, p(0.9)] if self._body_words is not None else []
        if content is not None:
            middle += [self._fitting(content), p(1.0)]
        self._question = label(question, "card", wrap=True)
        self.foot = row(None, self.back, self.verb, gap=p(0.6))
        self.setLayout(
            column(
                self._question,
                p(0.4),
                *middle,
                self.foot,
                margins=(p(EDGE), p(1.35), p(EDGE), p(1.3)),
            )
        )
        self.setMinimumWidth(p(min(wide, 22)))
        self.resize(p(wide), self.sizeHint().height())
        self._answer_with(self.back if dangerous else self.verb)

    def _fitting(self, content: QLayout) -> QLayout | QWidget:
        """As it is; on a screen that is low for this size of text it may scroll, so that the buttons can always be reached."""
        if self.room() >= self.theme.px(LOW) or _scrolls(content):
            return content
        self._scrolling = Scroll(content)
        return self._scrolling

    def _fit_to_screen(self) -> None:
        """As high as what is in it, or as the screen allows. Only when it is shown the words have their size."""
        inside = self._scrolling.widget() if self._scrolling is not None else None
        if self._scrolling is None or inside is None or (layout := inside.layout()) is None:
            return
        wide = self.width() - 2 * self.theme.px(EDGE)
        needed = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        told = self._body_words.heightForWidth(wide) + self.theme.px(0.9) if self._body_words is not None else 0
        self._scrolling.setFixedHeight(max(self.theme.px(LEAST), min(needed, self.room() - told)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_to_screen()
        if self._scrolling is not None:
            self.fit()
        if self.height() > self._highest():
            self.resize(self.width(), self._highest())

    def _highest(self) -> int:
        """How high the dialog may be on this screen, in pixels."""
        return self.room() + self.theme.px(AROUND - FRAME)

    def room(self) -> int:
        """How high the middle of a dialog may be on this screen, in pixels."""
        return self.screen().availableGeometry().height() - self.theme.px(AROUND)

    def ask(self, question: str, verb: str, back: str) -> None:
        """The next step of a dialog that has several."""
        self.setWindowTitle(question)
        self._question.setText(question)
        self.verb.setText(verb)
        self.back.setText(back)

    def fit(self) -> None:
        """As high as its words need at this width; a layout alone does not ask wrapped words how high they are."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """Something in it grew, such as an error below a field: then the dialog grows along."""
        answer = super().event(event)
        if event.type() != QEvent.Type.LayoutRequest:  # after its own deletion there is nothing left to ask
            return answer
        self._fit_to_screen()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = min(self._highest(), layout.totalHeightForWidth(self.width()))
            self.resize(self.width(), max(self.height(), needed))
        return answer

    def focusNextPrevChild(self, forward: bool) -> bool:
        now = self.focusWidget()
        return focus_beside(self, now or self, forward)

    def _answer_with(self, answer: QPushButton) -> None:
        for one in (self.back, self.verb):
            one.setAutoDefault(one is answer)
        answer.setDefault(True)
        if answer is self.back:
            answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def only_close(self) -> None:
        """One button: nothing to decide, only to read."""
        self.back.hide()
        self._answer_with(self.verb)


def _scrolls(layout: QLayout) -> bool:
    """It brings a part of its own that scrolls."""
    items = [item for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    return any(
        isinstance(item.widget(), Scroll) or ((inner := item.layout()) is not None and _scrolls(inner))
        for item in items
    )
