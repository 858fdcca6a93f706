"""A dialog, only for what cannot be undone: the title is the question, the verb is on the button, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
        self.foot = row(None, self.back, self.verb, gap=p(0.6))
        self.setLayout(
            column(
                label(question, "card", wrap=True),
                p(0.4),
                *middle,
                self.foot,
                margins=(p(1.6), p(1.35), p(1.6), p(1.3)),
            )
        )
        self.setMinimumWidth(p(min(wide, 22)))
        self.resize(p(wide), self.sizeHint().height())
        self._answer_with(self.back if dangerous else self.verb)

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
