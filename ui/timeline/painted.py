"""One layout of a timeline as it is painted: its ground, tiles and axis. Stretched while a large life is zoomed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from rondom.scene import Draft, Item, Text
from rondom.timeline.axis import draw_axis
from rondom.timeline.layout import Plan, draw_around, draw_events
from rondom.timeline.packing import Extent
from ui.theme import Theme
from ui.timeline.camera import Camera
from ui.timeline.tiles import Box, Tiles
from ui.widgets.scene_painter import measure, paint_items, reach


@dataclass(slots=True)
class Sight:
    """The widget in pixels: its size, the column of names, and how far the lanes are scrolled down."""

    width: float = 640.0
    height: float = 480.0
    label: float = 0.0
    bar: float = 0.0
    down: float = 0.0
    ratio: float = 1.0

    @property
    def body(self) -> float:
        return max(120.0, self.width - self.label - self.bar)


class Painted:
    """All that is painted at one scale; where, the camera and the sight say at every frame."""

    def __init__(self, theme: Theme, plan: Plan, camera: Camera, sight: Sight) -> None:
        self.plan, self.frame = plan, plan.frame
        self._theme, self._camera, self._sight = theme, camera, sight
        self._window = self._near()
        self.around = draw_around(plan, self._window)
        self._axis: Sequence[Item] = self.around.axis
        self.tiles = Tiles(theme)
        self.tiles.fill(self._between, plan.height)

    @property
    def axis_height(self) -> float:
        return float(self._theme.px(self.frame.axis_height))

    @property
    def stretch(self) -> float:
        """How much wider it is painted than it was laid out."""
        return self._camera.scale / self.frame.scale

    def make_axis(self) -> None:
        """The axis is quick to make: it is sharp and right in every step of a zoom."""
        draft, self._window = Draft(), self._near()
        frame = replace(self.frame, scale=self._camera.scale)
        draw_axis(draft, [], frame, measure, self.plan.height, self._window)
        self._axis = draft.axis

    def ready(self) -> bool:
        """Makes a little of what is missing of what is in sight; True when nothing was."""
        return self.tiles.ready(self._seen(), self._sight.ratio)

    def ahead(self) -> None:
        """Makes a little of what comes into sight when someone pans on."""
        self.tiles.ahead(self._seen(), self._sight.ratio)

    def paint(self, painter: QPainter) -> None:
        self._paint_lanes(painter)
        self._paint_axis(painter)

    def _between(self, left: float, right: float) -> Draft:
        draft = Draft()
        draw_events(draft, self.plan, (left, right))
        return draft

    def _near(self) -> Extent:
        """What is in sight and as much on either side."""
        return self._camera.left - self._camera.width, self._camera.right + self._camera.width

    def _seen(self) -> Box:
        """The part of the drawing that is in sight."""
        camera, down = self._camera, self._sight.down
        return camera.left, down, camera.right, down + self._sight.height - self.axis_height

    def _paint_lanes(self, painter: QPainter) -> None:
        """Ground and names stand still; body and the words in bars move with the time."""
        theme, sight, axis = self._theme, self._sight, self.axis_height
        painter.save()
        painter.setClipRect(QRectF(0, axis, sight.width, sight.height - axis))
        painter.translate(0, axis - sight.down)
        paint_items(painter, theme, self.around.ground, ratio=sight.ratio)
        painter.save()
        painter.setClipRect(QRectF(sight.label, sight.down, sight.body, sight.height), Qt.ClipOperation.IntersectClip)
        painter.translate(sight.label - round(self._camera.left), 0)
        self._paint_body(painter)
        painter.restore()
        paint_items(painter, theme, self.around.fixed, ratio=sight.ratio)
        painter.restore()

    def _paint_body(self, painter: QPainter) -> None:
        """While stretched only what was painted before, and nothing new."""
        wider, ratio, (left, top, right, bottom) = self.stretch, self._sight.ratio, self._seen()
        left, right, stretched = left / wider, right / wider, wider != 1.0
        painter.save()
        if stretched:
            painter.scale(wider, 1.0)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.tiles.paint(painter, (left, top, right, bottom), ratio, only_ready=stretched)
        painter.restore()
        words = _words(self.tiles.drafts(left, right, only_ready=stretched), left, right)
        if stretched:
            words = [text for one in words if (text := _in_wider_bar(one, wider))]
        paint_items(painter, self._theme, words, left=self._camera.left + 0.66 * self._theme.em, ratio=ratio)

    def _paint_axis(self, painter: QPainter) -> None:
        theme, sight, left, right = self._theme, self._sight, self._camera.left, self._camera.right
        if left < self._window[0] or right > self._window[1]:
            self.make_axis()
        painter.save()
        painter.setClipRect(QRectF(sight.label, 0, sight.body, sight.height))
        painter.translate(sight.label - round(left), 0)
        found = [item for item in self._axis if (across := reach(item))[1] > left and across[0] < right]
        paint_items(painter, theme, found, left=left + 0.4 * theme.em, ratio=sight.ratio)
        painter.restore()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(sight.label + 0.5, 0), QPointF(sight.label + 0.5, sight.height))


def _in_wider_bar(text: Text, wider: float) -> Text | None:
    """The words of a bar that was stretched, at their own width; None when the bar became too narrow for them."""
    x, end = text.x * wider, text.stick * wider
    return replace(text, x=x, stick=end) if x + measure(text.text, text.size, text.bold) <= end else None


def _words(drafts: Sequence[Draft], left: float, right: float) -> list[Text]:
    """The words in bars, each once, that are in sight or stick to its edge."""
    found = {
        (text.x, text.y): text for draft in drafts for text in draft.sticky if text.stick > left and text.x < right
    }
    return list(found.values())
