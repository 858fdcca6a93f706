"""The paper and the question who gets it: side by side, or one after the other where there is no room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.plan.panel import SharePanel
from ui.theme import Theme
from ui.widgets import column, line, row, stack

NARROW = 66.0
"""Under this width in em the paper comes first and the question after it."""


class TwoSteps(QWidget):
    """Shows `paper`, `panel` or both. `onward` leads from the paper to the question where they do not stand together."""

    def __init__(self, theme: Theme, paper: QWidget, panel: SharePanel, onward: QPushButton) -> None:
        super().__init__()
        self._theme, self._panel, p = theme, panel, theme.px
        self._narrow, self._at_paper = False, True
        self._foot, self._left = QWidget(), QWidget()
        self._foot.setLayout(column(line(), row(None, onward, margins=(p(1.2), p(0.5), p(1.2), p(0.5)))))
        left = column(paper, self._foot)
        left.setStretch(0, 1)
        self._left.setLayout(left)
        stack(QHBoxLayout(self), self._left, panel).setStretch(0, 1)
        panel.left.connect(self.to_paper)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def to_paper(self) -> None:
        self._go(at_paper=True)

    def to_panel(self) -> None:
        """To the question who gets it."""
        self._go(at_paper=False)
        self._panel.take_focus()

    def _go(self, at_paper: bool) -> None:
        self._at_paper = at_paper
        self._show()

    def _arrange(self) -> None:
        self._narrow = self.width() < self._theme.px(NARROW)
        self._panel.show_step(self._narrow)
        self._show()

    def _show(self) -> None:
        self._left.setVisible(not self._narrow or self._at_paper)
        self._panel.setVisible(not self._narrow or not self._at_paper)
        self._foot.setVisible(self._narrow)
