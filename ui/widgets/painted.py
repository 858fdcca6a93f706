"""Small decorations that a style sheet cannot draw. They say nothing a word beside them does not say."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF

from rondom.language import _
from rondom.scene import SHAPES
from rondom.timeline.lanes import LANES
from ui.theme import SEMIBOLD, Theme
from ui.widgets.glyphs import Painted

LEVELS = 4


class Avatar(Painted):
    """Initials on a disc. `role`: surface-sunken, ring-0 (a child), lane-…-tint (a person of that lane)."""

    def __init__(
        self, theme: Theme, letters: str, role: str = "surface-sunken", em: float = 2.1, ring: bool = False
    ) -> None:
        super().__init__(theme, em + (0.67 if ring else 0))
        self._letters, self._role, self._disc, self._ring = letters, role, em, ring
        self.setAccessibleName(letters)

    def show_letters(self, letters: str) -> None:
        self._letters = letters
        self.setAccessibleName(letters)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        middle = QRectF(self.rect()).center()
        if self._ring:
            painter.setPen(QPen(self.theme.color("ring-line"), 1))
            painter.drawEllipse(middle, self.width() / 2 - 1, self.width() / 2 - 1)
        paint_avatar(painter, self.theme, middle, self._disc, self._letters, self._role)


def paint_avatar(painter: QPainter, theme: Theme, middle: QPointF, em: float, letters: str, role: str) -> None:
    """The same disc for rows that paint themselves; `em` is its diameter."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(role))
    radius = theme.em * em / 2
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(theme.color("ink"))
    painter.setFont(theme.font(em * 0.39, SEMIBOLD))
    painter.drawText(
        QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), Qt.AlignmentFlag.AlignCenter, letters
    )


class PartsRing(Painted):
    """The small ring that says how many of n are ready."""

    def __init__(self, theme: Theme, done: int, total: int, em: float = 1.75) -> None:
        super().__init__(theme, em)
        self._done, self._total = done, total
        self.setAccessibleName(_("{done} van {total} klaar").format(done=done, total=total))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, width = self.painter(), self.theme.em * 0.27
        box = QRectF(self.rect()).adjusted(width, width, -width, -width)
        span = 360 / max(1, self._total)
        for part in range(self._total):
            role = "accent" if part < self._done else "pressed"
            painter.setPen(QPen(self.theme.color(role), width, c=Qt.PenCapStyle.FlatCap))
            painter.drawArc(box, round((90 - part * span - 6) * 16), round(-(span - 12) * 16))


class LevelBars(Painted):
    """Level of support as four rising bars, `level` 0 to 4. Stands beside the number and the word."""

    def __init__(self, theme: Theme, level: int) -> None:
        super().__init__(theme, 2.1, 1.0)
        self._level = level
        self.setAccessibleName(_("niveau {level}").format(level=level))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_level_bars(self.painter(), self.theme, QRectF(self.rect()), self._level)


def paint_level_bars(painter: QPainter, theme: Theme, box: QRectF, level: int) -> None:
    """Bars on the bottom of `box`, 2.1 em wide and 0.85 em high."""
    em = theme.em
    painter.setPen(Qt.PenStyle.NoPen)
    for part in range(LEVELS):
        high = (0.2 + 0.2 * part) * em
        painter.setBrush(theme.color("accent" if part < level else "pressed"))
        bar = QRectF(box.left() + part * 0.53 * em, box.bottom() - 0.1 * em - high, 0.4 * em, high)
        painter.drawRoundedRect(bar, 0.08 * em, 0.08 * em)


class PersonMark(Painted):
    """One of the eight shapes in the colour of a role: who or what this is about, wherever it stands."""

    def __init__(self, theme: Theme, shape: str, role: str, em: float = 1.2, hollow: bool = False) -> None:
        super().__init__(theme, em)
        self._shape, self._role, self._hollow = shape, role, hollow

    def paintEvent(self, event: QPaintEvent) -> None:
        middle = QRectF(self.rect()).center()
        paint_mark(self.painter(), self.theme, middle, self.width() * 0.36, self._shape, self._role, self._hollow)


class LaneMark(PersonMark):
    """The mark of a lane by its key: kind, gezin, wonen, school, steun, zorg, overleg, hielp."""

    def __init__(self, theme: Theme, lane: str, em: float = 1.2, hollow: bool = False) -> None:
        mark = LANES[lane]
        super().__init__(theme, mark.shape, mark.role, em, hollow)
        self.setAccessibleName(mark.name)

    def show_lane(self, lane: str) -> None:
        """Another lane, in the same place."""
        mark = LANES[lane]
        self._shape, self._role = mark.shape, mark.role
        self.setAccessibleName(mark.name)
        self.update()


def paint_mark(
    painter: QPainter, theme: Theme, middle: QPointF, radius: float, shape: str, role: str, hollow: bool = False
) -> None:
    """A shape of `rondom.scene.SHAPES` with the size of a circle of `radius` pixels."""
    if hollow:
        painter.setPen(QPen(theme.color(role), max(1.5, radius * 0.27)))
        painter.setBrush(theme.color("surface-raised"))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(role))
    if shape == "dot":
        painter.drawEllipse(middle, radius, radius)
        return
    corners = [QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in SHAPES[shape]]
    painter.drawPolygon(QPolygonF(corners))
