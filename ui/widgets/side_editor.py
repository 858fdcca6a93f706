"""The editor beside a drawing or a list: 26 em, not over it. F6 jumps to it, Esc closes it, typing in it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets.autosave import flush_all
from ui.widgets.outline import Part, Scroll, column, row
from ui.widgets.words import label, line, tool

WIDE = 26.0


class SideEditor(QFrame):
    """`show_parts` fills it. `closed` after Esc or the cross; what was being typed is kept first."""

    closed = Signal()

    def __init__(self, theme: Theme, name: str = "editor") -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName(name)
        self.setProperty("part", "editor")
        p = theme.px
        self._title = label("", "section", wrap=True)
        self.close_button = tool(theme, "x", _("Sluiten"), key=f"{name}.close", on=self.leave)
        head = row(self._title, self.close_button, margins=(p(1.4), p(0.7), p(0.7), p(0.3)))
        head.setStretch(0, 1)
        self._scroll = Scroll()
        self._foot = QWidget()
        self._foot.hide()
        outer = column(head, self._scroll, self._foot)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(p(WIDE))
        self.hide()

    def show_parts(self, title: str, *parts: Part, foot: QLayout | None = None, gap: float = 0.8) -> None:
        """Open with these parts under the title. What was being typed in the old parts is kept."""
        self.flush()
        p = self.theme.px
        self._title.setText(title)
        self.setAccessibleName(title)
        self._scroll.show_page(column(*parts, None, gap=p(gap), margins=(p(1.4), p(0.3), p(1.4), p(1))))
        self._show_foot(foot)
        self.show()

    def _show_foot(self, foot: QLayout | None) -> None:
        fresh, p = QWidget(), self.theme.px
        if foot is not None:
            foot.setContentsMargins(p(1.4), p(0.6), p(1.4), p(0.7))
            fresh.setLayout(column(line(), foot))
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._foot, fresh)
        self._foot.hide()
        self._foot.deleteLater()
        self._foot = fresh
        fresh.setVisible(foot is not None)

    def flush(self) -> None:
        flush_all(self)

    def leave(self) -> None:
        self.flush()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
