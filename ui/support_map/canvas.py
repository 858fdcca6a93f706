"""What the map paints: its drawing as it was made, stretched while someone zooms. Takes no input and searches nothing.

A few people are painted at every frame; of many there are tiles, so that moving the map paints nothing again. A drawing
for another zoom is put in its place when what is in sight of it is ready.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from rondom.scene import Draft, Item, Path, Scene, Spot
from rondom.support_map.layout import Places, chosen_items, layout, school_disc
from ui.support_map.camera import MapCamera
from ui.theme import Theme
from ui.timeline.tiles import Box, Tiles
from ui.widgets.scene_painter import paint_items, paint_scene, reach

FEW = 30
"""Up to so many people all is painted at every frame."""


class Picture:
    """One drawing of the map, at one zoom."""

    def __init__(self, theme: Theme, places: Places) -> None:
        self.theme, self.places = theme, places
        self.scene = layout(places)
        self.tiles: Tiles | None = None
        self._seen_before = False
        if len(places.places) > FEW:
            self._reach = [(*reach(item), item) for item in self.scene.items()]
            self.tiles = Tiles(theme)
            self.tiles.fill(self._between, places.height)

    def _between(self, left: float, right: float) -> Draft:
        return Draft(body=[item for start, end, item in self._reach if end > left and start < right])

    def ready(self, box: Box, ratio: float) -> bool:
        """Paints a little of what is missing of `box`; True when nothing was."""
        return self.tiles is None or self.tiles.ready(box, ratio)

    def paint(self, painter: QPainter, box: Box, ratio: float, stretched: bool) -> None:
        if self.tiles is None:
            paint_scene(painter, self.theme, self.scene, ratio)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, stretched)
            self.tiles.paint(painter, box, ratio, only_ready=stretched and self._seen_before)
            self._seen_before = True


class MapCanvas:
    def __init__(self, theme: Theme) -> None:
        self.theme, self.camera = theme, MapCamera(theme.em)
        self.ratio = 1.0
        self._picture: Picture | None = None
        self._next: Picture | None = None
        self._far: QPixmap | None = None
        self._over: tuple[str, list[Item]] = ("", [])

    # what is drawn

    @property
    def places(self) -> Places | None:
        return self._picture.places if self._picture else None

    @property
    def scene(self) -> Scene:
        return self._picture.scene if self._picture else Scene(0, 0)

    def show(self, places: Places, at_once: bool) -> None:
        """Paints this from now on: at once, or when what is in sight of it is ready (see `work`)."""
        made = Picture(self.theme, places)
        if at_once or self._picture is None or made.tiles is None:
            self._put(made)
        else:
            self._next = made

    def _put(self, made: Picture) -> None:
        self._picture, self._next, self._over = made, None, ("", [])
        if self.camera.zoom == 1.0:
            self._far = None

    def work(self) -> bool:
        """A small step while nobody moves; True when the next drawing came in the place of the stretched one."""
        if self._next is not None:
            if not self._next.ready(self._seen(self._next), self.ratio):
                return False
            self._put(self._next)
            return True
        if self._picture is not None and self._picture.tiles is not None and not self.stretched:
            if self._far is None and self.camera.zoom == 1.0:
                self._far = self._paint_far()
            self._picture.tiles.ahead(self._seen(self._picture), self.ratio)
        return False

    @property
    def busy(self) -> bool:
        return self._next is not None

    def forget(self) -> None:
        """Other colours or letters: no old picture may be shown stretched."""
        self._far, self._next = None, None

    # geometry

    def shift(self, picture: Picture | None = None) -> tuple[float, QPointF]:
        """Scale and shift of the drawing as it was made, to where it must be now."""
        picture = picture or self._picture
        assert picture is not None
        camera, made = self.camera, picture.places.disc
        now = school_disc(*camera.size, picture.places.em)
        scale = now.radius / made.radius
        return scale, QPointF(camera.x + now.x - made.x * scale, camera.y + now.y - made.y * scale)

    @property
    def stretched(self) -> bool:
        return self._picture is not None and abs(self.shift()[0] - 1.0) > 1e-3

    def to_scene(self, at: QPointF) -> QPointF:
        if self._picture is None:
            return at
        scale, shift = self.shift()
        return (at - shift) / scale

    def box(self, spot: Spot | None) -> QRectF:
        """Where a spot is now, in pixels of the widget."""
        if spot is None or self._picture is None:
            return QRectF()
        scale, shift = self.shift()
        return QRectF(spot.x * scale + shift.x(), spot.y * scale + shift.y(), spot.w * scale, spot.h * scale)

    def _seen(self, picture: Picture) -> Box:
        scale, shift = self.shift(picture)
        left, top = -shift.x() / scale, -shift.y() / scale
        return left, top, left + self.camera.width / scale, top + self.camera.height / scale

    # painting

    def paint(self, painter: QPainter, chosen: str) -> None:
        """`chosen` with its lines over the rest."""
        if self._picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, shift = self.shift()
        stretched = self.stretched
        if stretched and self._picture.tiles is not None and self._far is not None:
            self._paint_under(painter)
        painter.save()
        if not stretched:
            shift = QPointF(round(shift.x()), round(shift.y()))
        painter.translate(shift)
        painter.scale(scale, scale)
        self._picture.paint(painter, self._seen(self._picture), self.ratio, stretched)
        paint_items(painter, self.theme, self._chosen(chosen), ratio=self.ratio)
        painter.restore()

    def _chosen(self, chosen: str) -> list[Item]:
        if self._over[0] != chosen and self._picture is not None:
            self._over = chosen, chosen_items(self._picture.places, chosen) if chosen else []
        return self._over[1]

    def lines_of_chosen(self, chosen: str) -> list[Path]:
        """The lines that are painted for this one."""
        return [item for item in self._chosen(chosen) if isinstance(item, Path) and item.stroke == "accent"]

    def _paint_far(self) -> QPixmap:
        """The rings as they are from furthest away, for what was not painted yet while someone zooms out."""
        assert self._picture is not None
        places = self._picture.places
        made = QPixmap(round(places.width * self.ratio), round(places.height * self.ratio))
        made.setDevicePixelRatio(self.ratio)
        made.fill(self.theme.color("surface-raised"))
        painter = QPainter(made)
        paint_items(painter, self.theme, self.scene.ground, ratio=self.ratio)
        painter.end()
        return made

    def _paint_under(self, painter: QPainter) -> None:
        assert self._far is not None
        wide, high = self.camera.size
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawPixmap(QRectF(self.camera.x, self.camera.y, wide, high), self._far, QRectF(self._far.rect()))
