"""A goal in five steps, for who wants it: how it is now, a step on the way, what is hoped, more, and much more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rondom.language import _
from rondom.meetings.goals import GoalRow
from rondom.vault.vault import Session
from ui.meetings.fields import WordsField, words
from ui.meetings.pages.page import TableDesk
from ui.theme import SEMIBOLD
from ui.widgets import column

LEVELS = (
    ("now", "−2", _("nu"), _("hoe nu?")),
    ("level_part", "−1", _("een stap op weg"), _("wat dan?")),
    ("then", "0", _("zo hopen we"), _("hoe straks?")),
    ("level_more", "+1", _("meer dan gehoopt"), _("wat dan?")),
    ("level_most", "+2", _("veel meer"), _("wat dan?")),
)
"""Column of the goal, number, name, question."""
BESIDE = 30.0
"""em of width from which the five stand beside each other."""


class GoalScale(QWidget):
    """Five fields on one line from −2 to +2; below each other where there is no room."""

    def __init__(self, table: TableDesk, goal_id: str, change: Callable[[str], Callable[[Session, str], None]]) -> None:
        super().__init__()
        self.theme = table.theme
        p = self.theme.px
        self.fields: dict[str, WordsField] = {}
        self._parts: list[QWidget] = []
        self._heads: list[QWidget] = []
        for name, number, called, ask in LEVELS:
            field = WordsField(self.theme, "", f"{called} ({number})", ask, bare=True, most=4)
            table.keep(self, field, _("Doel veranderd"), change(name), f"goal:{goal_id}:scale:{name}")
            self.fields[name] = field
            head = words(self.theme, f"{number}  {called}", 0.92, SEMIBOLD, "warm")
            part = QWidget()
            part.setLayout(column(head, field, None, margins=(0, p(0.55), 0, 0)))
            self._heads.append(head)
            self._parts.append(part)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, p(0.1), 0, 0)
        self._grid.setHorizontalSpacing(p(0.5))
        self._grid.setVerticalSpacing(p(0.1))
        self._beside: bool | None = None
        self._lay(True)

    def show_goal(self, goal: GoalRow, place: int) -> None:
        for (name, *_rest), value in zip(LEVELS, goal.levels, strict=True):
            self.fields[name].show_value(value)
            self.fields[name].setObjectName(f"table.goal.{place}.scale.{name}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.width() >= self.theme.px(BESIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line with five dots; the hoped one is filled."""
        if not self._beside:
            return
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._parts[0].y() + 0.22 * em
        painter.setPen(QPen(self.theme.color("warm", 0.5), 0.07 * em))
        painter.drawLine(
            round(self._parts[0].x() + 0.2 * em), round(top), round(self._parts[-1].x() + 0.2 * em), round(top)
        )
        painter.setPen(QPen(self.theme.color("warm"), 0.08 * em))
        for (name, *_rest), part in zip(LEVELS, self._parts, strict=True):
            painter.setBrush(self.theme.color("warm" if name == "then" else "warm-tint"))
            painter.drawEllipse(QRectF(part.x() + 0.02 * em, top - 0.18 * em, 0.36 * em, 0.36 * em))

    def _lay(self, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for place, part in enumerate(self._parts):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, 0 if beside else place, place if beside else 0)
            self._grid.setColumnStretch(place, 1 if beside or place == 0 else 0)
