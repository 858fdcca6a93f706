"""The paper and the question who gets it: side by side, or one after the other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.plan.panel import SharePanel
from ui.plan.preview import PdfPreview
from ui.theme import Theme
from ui.widgets import column, line, row, stack

NARROW = 66.0
"""Under this width in em the paper comes first and the question after it."""
LOW, ROOM_IN_BAR = 24.0, 36.0
"""Em: in a lower window, when it is this wide, the way onward stands in the bar of the paper: a foot would leave no paper."""


class TwoSteps(QWidget):
    """Shows `paper`, `panel` or both. `onward` leads from the paper to the question where they do not stand together."""

    def __init__(self, theme: Theme, paper: PdfPreview, panel: SharePanel, onward: QPushButton) -> None:
        super().__init__()
        self._theme, self._paper, self._panel, self._onward, p = theme, paper, panel, onward, theme.px
        self._narrow, self._at_paper, self._in_bar = False, True, False
        self._foot, self._left = QWidget(), QWidget()
        self._foot_row = row(None, onward, margins=(p(1.2), p(0.5), p(1.2), p(0.5)))
        self._foot.setLayout(column(line(), self._foot_row))
        left = column(paper, self._foot)
        left.setStretch(0, 1)
        self._left.setLayout(left)
        stack(QHBoxLayout(self), self._left, panel).setStretch(0, 1)
        panel.left.connect(self.to_paper)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Side by side they must not hold the window open: in a narrower one it goes in steps."""
        return QSize(self._theme.px(24), self._theme.px(10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One step back from the question is the paper, where the two do not stand together."""
        if event.key() == Qt.Key.Key_Escape and self._narrow and not self._at_paper:
            self.to_paper()
            self._onward.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

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
        p = self._theme.px
        self._narrow = self.width() < p(NARROW)
        self._panel.show_step(self._narrow)
        self._place_onward(self._narrow and self.height() < p(LOW) and self.width() >= p(ROOM_IN_BAR))
        self._show()

    def _place_onward(self, in_bar: bool) -> None:
        if in_bar == self._in_bar:
            return
        self._in_bar = in_bar
        self._paper.put_in_bar(self._onward if in_bar else None)
        if not in_bar:
            self._foot_row.addWidget(self._onward)
        self._onward.show()  # what gets another parent is hidden until it is asked for

    def _show(self) -> None:
        self._left.setVisible(not self._narrow or self._at_paper)
        self._panel.setVisible(not self._narrow or not self._at_paper)
        self._foot.setVisible(self._narrow and not self._in_bar)
