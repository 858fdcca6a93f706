"""When several events are chosen: what can be done with all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from rondom.language import _, plural
from rondom.timeline.lanes import LaneView
from ui.theme import Theme
from ui.widgets import Wrapping, button, label, row


class ChosenBar(QFrame):
    """`nudged(steps)`, `lane_asked(lane)`, `hide_asked(on)`, `remove_asked` and `let_go`."""

    nudged = Signal(int)
    lane_asked = Signal(str)
    hide_asked = Signal(bool)
    remove_asked = Signal()
    let_go = Signal()

    def __init__(self, theme: Theme, name: str = "timeline.several") -> None:
        super().__init__()
        p = theme.px
        self.setObjectName(name)
        self.setProperty("part", "well")
        self.setAccessibleName(_("Met alle gekozen gebeurtenissen"))
        self._count = label("", "small-strong", name=f"{name}.count")
        self._hidden = False
        self.lane = button(_("Andere baan"), size="small", name=f"{name}.lane")
        self._lanes = QMenu(self.lane)
        self.lane.setMenu(self._lanes)
        self.earlier = button(
            _("Eerder"), "", theme, "arrow-left", size="small", name=f"{name}.earlier", on=lambda: self.nudged.emit(-1)
        )
        self.later = button(
            _("Later"), "", theme, "arrow-right", size="small", name=f"{name}.later", on=lambda: self.nudged.emit(1)
        )
        self.hide_button = button(
            "", size="small", name=f"{name}.hide", on=lambda: self.hide_asked.emit(not self._hidden)
        )
        self.remove = button(_("Verwijderen"), "danger", size="small", name=f"{name}.remove", on=self.remove_asked.emit)
        self.drop = button(_("Loslaten"), "link", name=f"{name}.drop", on=self.let_go.emit)
        parts: list[QWidget] = [
            self._count, self.earlier, self.later, self.lane, self.hide_button, self.remove, self.drop,
        ]  # fmt: skip
        holder = QWidget()
        holder.setLayout(Wrapping(parts, p(0.5), p(0.3)))
        inner = row(holder, margins=(p(0.93), p(0.35), p(0.93), p(0.35)))
        self.setLayout(inner)
        self.hide()

    def show_chosen(self, count: int, all_hidden: bool, lanes: Sequence[LaneView]) -> None:
        """Only for more than one. `all_hidden`: none of them is for this meeting."""
        self._hidden = all_hidden
        self._count.setText(plural(count, "{n} gekozen", "{n} gekozen"))
        self.hide_button.setText(_("Weer tonen in dit overleg") if all_hidden else _("Niet voor dit overleg"))
        self._lanes.clear()
        for lane in lanes:
            action = self._lanes.addAction(lane.name)
            action.triggered.connect(lambda _checked=False, key=lane.key: self.lane_asked.emit(key))
        self.setVisible(count > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.let_go.emit()
        else:
            super().keyPressEvent(event)
