"""A dialog, only for what cannot be undone: the title is the question, the verb is on the button, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets.outline import column, row
from ui.widgets.words import button, label

WIDE = 30.0


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
        middle: list[QWidget | QLayout | int] = [label(body, wrap=True), p(0.9)] if body else []
        if content is not None:
            middle += [content, p(1.0)]
        self._question = label(question, "card", wrap=True)
        self.foot = row(None, self.back, self.verb, gap=p(0.6))
        self.setLayout(
            column(
                self._question,
                p(0.4),
                *middle,
                self.foot,
                margins=(p(1.6), p(1.35), p(1.6), p(1.3)),
            )
        )
        self.setMinimumWidth(p(min(wide, 22)))
        self.resize(p(wide), self.sizeHint().height())
        self._answer_with(self.back if dangerous else self.verb)

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
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return answer

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
