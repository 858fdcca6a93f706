"""A list or a drawing with its side editor: next to each other, or one at a time when there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from ui.theme import Theme
from ui.widgets.side_editor import WIDE, SideEditor

NARROW = 58.0
"""Under this width in em the editor takes the whole place while it is open."""
UNBOUND = 16_777_215
"""Qt's own word for no limit to a width."""


class SideBySide(QWidget):
    def __init__(self, theme: Theme, body: QLayout, editor: SideEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._editor = theme, editor
        self._body = QWidget(self)
        self._body.setLayout(body)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._body, 1)
        inner.addWidget(editor)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._arrange()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def covers(self) -> bool:
        """Whether the editor, once it is open, takes the whole place."""
        return self.width() < self.theme.px(NARROW)

    def _arrange(self) -> None:
        narrow, open_ = self.covers, not self._editor.isHidden()
        wide = self.theme.px(WIDE)
        self._editor.setMinimumWidth(0 if narrow else wide)
        self._editor.setMaximumWidth(UNBOUND if narrow else wide)
        self._body.setVisible(not (narrow and open_))
