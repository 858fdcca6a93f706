"""What was found, marked on the paper. The paper is white in the dark too, so the marks are see-through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.plan.finding import Hit
from ui.plan.page_places import PagePlaces
from ui.theme import Theme

_AROUND = 0.12
"""Em of room around the letters."""


def paint_hits(
    painter: QPainter, theme: Theme, places: PagePlaces, hits: Sequence[Hit], current: int, shift: QPointF, view: QRectF
) -> None:
    """Every place in `view`; the current one darker and with a line around it, so that it is not told by colour alone."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    around, corner = _AROUND * theme.em, 0.2 * theme.em
    seen = {page for page, box in enumerate(places.boxes()) if box.translated(shift).intersects(view)}
    for at, hit in enumerate(hits):
        if hit.page not in seen:
            continue
        for box in hit.boxes:
            placed = places.placed(hit.page, box).translated(shift).adjusted(-around, -around, around, around)
            if not placed.intersects(view):
                continue
            painter.setBrush(theme.color("caution", 0.42 if at == current else 0.2))
            painter.setPen(QPen(theme.color("focus"), 2) if at == current else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(placed, corner, corner)
    painter.restore()
