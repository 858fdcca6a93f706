"""A heading that opens and closes what is under it, and says in a few words what is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets import column, label, row


class Folding(QWidget):
    """`folded(bool)` when a person opens or closes it. Space and Enter do so too; a screen reader hears which it is.

    `fill` makes what is in it, the first time it is opened: what stays closed costs nothing.
    """

    folded = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        title: str,
        body: QWidget | QLayout,
        name: str,
        open_: bool = True,
        fill: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.theme, self._title, self._fill = theme, title, fill
        p = theme.px
        self.head = QPushButton(title)
        self.head.setProperty("kind", "link")
        self.head.setObjectName(name)
        self.head.setAutoDefault(False)
        self.head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.head.clicked.connect(lambda: self._choose(not self.is_open()))
        self._about = label("", "small", "muted")
        if isinstance(body, QWidget):
            self._body = body
        else:
            self._body = QWidget()
            self._body.setLayout(body)
        self.setLayout(column(row(self.head, None, self._about), p(0.3), self._body))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_open(open_)

    def is_open(self) -> bool:
        return not self._body.isHidden()

    def show_open(self, open_: bool) -> None:
        if open_ and self._fill is not None:
            fill, self._fill = self._fill, None
            fill()
        self._body.setVisible(open_)
        self.head.setIcon(self.theme.icon("chevron-down" if open_ else "chevron-right", "accent"))
        self.head.setIconSize(QSize(self.theme.px(1.3), self.theme.px(1.0)))
        state = _("open") if open_ else _("dicht")
        self.head.setAccessibleName(f"{self._title}, {state}. {self._about.text()}".strip())

    def show_about(self, words: str) -> None:
        """What is in it, for when it is closed: "3", "nog niets"."""
        self._about.setText(words)
        self.show_open(self.is_open())

    def _choose(self, open_: bool) -> None:
        self.show_open(open_)
        self.folded.emit(not open_)
