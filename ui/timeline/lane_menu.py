"""The names of the lanes as things one can use: fold, give another place, another name.

They lie over the painted names and are real buttons, for the keyboard and for who listens. One of them is a tab stop;
up and down go to the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from rondom.language import _, plural
from rondom.timeline.lanes import STRENGTHS, LaneView
from ui.theme import Theme
from ui.timeline.lane_name import NameLine

Band = tuple[str, float, float]
"""Key of a lane, its top and its height in pixels of the drawing."""


class LaneHeads(QWidget):
    """`folded(key, on)`, `ordered(keys)` and `renamed(key, name)` ask; the drawing changes when it was kept."""

    folded = Signal(str, bool)
    ordered = Signal(tuple)
    renamed = Signal(str, str)
    only = Signal(str)
    """Show this lane only."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lanes: tuple[LaneView, ...] = ()
        self._heads: dict[str, LaneHead] = {}
        self._dragged, self._drop_at = "", -1
        self._name_line: NameLine | None = None
        self.setObjectName("timeline.lanes")

    # what the drawing calls

    def show_lanes(self, lanes: Sequence[LaneView], counts: dict[str, int]) -> None:
        """In order from top to bottom; `counts` has how many events each has."""
        self._lanes = tuple(lanes)
        for lane in lanes:
            if lane.key not in self._heads:
                self._heads[lane.key] = LaneHead(self._theme, lane.key, self)
            self._heads[lane.key].show_lane(lane, counts.get(lane.key, 0))
        self._one_tab_stop()

    def place(self, box: QRectF, bands: Sequence[Band], down: float) -> None:
        """Over the names: `box` is the column of names in the drawing, `down` how far the lanes are scrolled."""
        self.setGeometry(box.toAlignedRect())
        places = {key: (top, high) for key, top, high in bands}
        for key, head in self._heads.items():
            if key in places:
                top, high = places[key]
                head.setGeometry(0, round(top - down), round(box.width()), max(1, round(high)))
            head.setVisible(key in places)

    def head(self, key: str) -> LaneHead:
        return self._heads[key]

    def keys(self) -> list[str]:
        return [lane.key for lane in self._lanes]

    # what the heads call

    def fold(self, key: str, on: bool) -> None:
        if key != STRENGTHS or not on:
            self.folded.emit(key, on)

    def step(self, key: str, step: int) -> None:
        """One place up (-1) or down (+1)."""
        keys = self.keys()
        at = keys.index(key) + step
        if 0 <= at < len(keys):
            keys.remove(key)
            keys.insert(at, key)
            self.ordered.emit(tuple(keys))

    def ask_name(self, key: str) -> None:
        """A field over the name: Enter keeps, Esc leaves it as it was. Empty is the usual name."""
        if self._name_line is not None:
            self._name_line.leave()
        old = next(lane.name for lane in self._lanes if lane.key == key)
        place = self._heads[key].geometry().translated(self.pos())
        field = self._name_line = NameLine(old, self.parentWidget())
        field.setGeometry(place.x(), place.y(), max(place.width(), self._theme.px(12)), self._theme.px(2.3))
        field.kept.connect(lambda name: self.renamed.emit(key, name))
        field.left.connect(lambda: self._name_left(key))
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _name_left(self, key: str) -> None:
        field, self._name_line = self._name_line, None
        if field is not None:
            field.hide()
            field.setObjectName("")
            field.deleteLater()
            self._heads[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def step_focus(self, key: str, step: int) -> None:
        keys = self.keys()
        at = min(max(keys.index(key) + step, 0), len(keys) - 1)
        self._heads[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def drag_to(self, key: str, y: float) -> None:
        """While a name is dragged: the line shows where it would come."""
        self._dragged, self._drop_at = key, self._place_at(y)
        self.update()

    def drop(self, cancelled: bool = False) -> None:
        key, at = self._dragged, self._drop_at
        self._dragged, self._drop_at = "", -1
        self.update()
        keys = self.keys()
        if cancelled or not key:
            return
        was = keys.index(key)
        keys.remove(key)
        keys.insert(at - 1 if at > was else at, key)
        if keys != self.keys():
            self.ordered.emit(tuple(keys))

    @property
    def dragging(self) -> bool:
        return bool(self._dragged)

    def _place_at(self, y: float) -> int:
        middles = [self._heads[key].geometry().center().y() for key in self.keys()]
        return sum(1 for middle in middles if y > middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._dragged:
            return
        keys, at = self.keys(), self._drop_at
        y = self._heads[keys[at]].y() if at < len(keys) else self._heads[keys[-1]].geometry().bottom()
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("accent"), max(2.0, self._theme.em / 7.5)))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _one_tab_stop(self) -> None:
        for place, key in enumerate(self.keys()):
            policy = Qt.FocusPolicy.TabFocus if place == 0 else Qt.FocusPolicy.NoFocus
            self._heads[key].setFocusPolicy(policy)


class LaneHead(QAbstractButton):
    """One name. Enter, Space or a click folds; Alt+up and down give it another place; F2 another name."""

    def __init__(self, theme: Theme, key: str, heads: LaneHeads) -> None:
        super().__init__(heads)
        self._theme, self.key, self._heads = theme, key, heads
        self._lane = LaneView(key, key)
        self._grabbed: QPoint | None = None
        self.setObjectName(f"timeline.lane.{key}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._clicked)

    def show_lane(self, lane: LaneView, count: int) -> None:
        self._lane = lane
        self.setChecked(not lane.folded)
        how = _("ingeklapt") if lane.folded else _("uitgeklapt")
        events = plural(count, "{n} gebeurtenis", "{n} gebeurtenissen")
        self.setAccessibleName(f"{lane.name}, {how}, {events}")
        self.setToolTip(self._tip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(9), self._theme.px(2.1))

    def _tip(self) -> str:
        if self.key == STRENGTHS:
            return _("Slepen of Alt+↑↓: andere plaats. F2: andere naam.")
        fold = _("Klik: uitklappen.") if self._lane.folded else _("Klik: inklappen.")
        return f"{fold} {_('Slepen of Alt+↑↓: andere plaats. F2: andere naam.')}"

    def _clicked(self) -> None:
        self.setChecked(not self._lane.folded)  # until it was kept
        self._heads.fold(self.key, not self._lane.folded)

    def menu(self) -> QMenu:
        """What can be done with this lane, each with its key."""
        menu, heads, key = QMenu(self), self._heads, self.key
        if key != STRENGTHS:
            words = _("Uitklappen") if self._lane.folded else _("Inklappen")
            menu.addAction(f"{words}\t{_('Spatie')}", lambda: heads.fold(key, not self._lane.folded))
        menu.addAction(f"{_('Naar boven')}\tAlt+↑", lambda: heads.step(key, -1))
        menu.addAction(f"{_('Naar beneden')}\tAlt+↓", lambda: heads.step(key, 1))
        menu.addAction(f"{_('Andere naam…')}\tF2", lambda: heads.ask_name(key))
        menu.addSeparator()
        menu.addAction(_("Alleen deze baan tonen"), lambda: heads.only.emit(key))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if step and alt:
            self._heads.step(self.key, step)
        elif step:
            self._heads.step_focus(self.key, step)
        elif key == Qt.Key.Key_F2:
            self._heads.ask_name(self.key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._clicked()
        elif key == Qt.Key.Key_Escape and self._heads.dragging:
            self._let_go(cancelled=True)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        far = self._grabbed is not None and abs(here.y() - self._grabbed.y()) > 0.5 * self._theme.em
        if self._heads.dragging or far:
            self.setDown(False)
            self._heads.drag_to(self.key, self.y() + event.position().y())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._heads.dragging:
            self._let_go(cancelled=False)
        else:
            self._grabbed = None
            super().mouseReleaseEvent(event)

    def _let_go(self, cancelled: bool) -> None:
        self._grabbed = None
        self.setDown(False)
        self._heads.drop(cancelled)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _by_key(self) -> bool:
        """It has the focus, and keys are used: the ring around it is drawn by the window."""
        return self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of its own but the ground under the hand and an arrow: the name is part of the drawing."""
        painter, theme, em = QPainter(self), self._theme, self._theme.em
        touched = self.underMouse() or self._by_key()
        if touched:
            ground = theme.color("ink")
            ground.setAlphaF(0.05)
            painter.fillRect(self.rect(), ground)
        if self.key != STRENGTHS and (self._lane.folded or touched):
            icon = theme.pixmap(
                "chevron-right" if self._lane.folded else "chevron-down", "ink-muted", 0.9, self.devicePixelRatioF()
            )
            painter.drawPixmap(QPointF(0.12 * em, min(0.75 * em, (self.height() - 0.9 * em) / 2)), icon)
