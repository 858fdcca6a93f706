"""What a pressed mouse button means on the timeline, until it is let go.

On an event it moves that event, or all that are chosen; on the end of a period it moves the end; beside events it moves
the view, and with Shift or Ctrl it draws a box around what should be chosen. Esc, or the other button, cancels. Nothing is
written before it is let go, and what would not be possible is said while dragging.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from rondom.errors import UserProblem
from rondom.language import _
from rondom.scene import Spot
from rondom.sentences import sentence
from rondom.timeline.dragging import WHOLE, Load, Move, edge_of, load_of
from rondom.timeline.lanes import LANES
from rondom.timeline.marks import EventMark, Frame
from rondom.timeline.spans import Context, Span
from ui.theme import Theme
from ui.timeline.canvas import Canvas

NAMED = 40
"""More than so many in sight are shown as plain outlines while dragging: no frame may take long."""
GRIP = 0.5
"""em on either side of the end of a period within which one takes that end."""


@dataclass(slots=True)
class Drag:
    """Events, or one end, under way. `move` is where they would come now."""

    keys: tuple[str, ...]
    marks: dict[str, EventMark]
    load: Load
    day: date
    """The day under the pointer when it was taken."""
    move: Move
    at: QPointF

    @property
    def edge(self) -> str:
        return self.load.edge

    def follow(self, day: date, at: QPointF, context: Context) -> None:
        self.at = at
        self.move = self.load.move((day - self.day).days, context)


def take(marks: Sequence[EventMark], edge: str, day: date, at: QPointF, context: Context) -> Drag:
    load = load_of(marks, edge)
    by_key = {mark.key: mark for mark in marks}
    return Drag(tuple(by_key), by_key, load, day, load.move(0, context), at)


def ends_of(mark: EventMark, frame: Frame) -> tuple[tuple[str, float], ...]:
    """(edge, x) of what can be dragged by its end: a period that has one, and the start of help."""
    if mark.kind == "moment":
        return ()
    ends = [("start", frame.x(mark.start[0]))] if mark.start else []
    if mark.end:
        ends.append(("end", frame.x(mark.end[1]) + frame.scale))
    return tuple(ends)


def end_at(mark: EventMark, spot: Spot, x: float, frame: Frame) -> str:
    """The end of a period at this x of the drawing, "" beside it. A short period keeps a middle to take it by."""
    ends = spot.grips or ends_of(mark, frame)
    reach = GRIP * frame.em
    if len(ends) == 2:
        reach = min(reach, abs(ends[1][1] - ends[0][1]) / 4)
    return next((edge for edge, place in ends if abs(x - place) <= max(reach, frame.em / 5)), WHOLE)


# -- painting --------------------------------------------------------------------------------------------------------


def paint_drag(painter: QPainter, canvas: Canvas, drag: Drag) -> None:
    """Where it would come as a dashed outline, and what it would be called in a note beside the pointer."""
    theme = canvas.theme
    sight = canvas.sight
    painter.save()
    painter.setClipRect(QRectF(sight.label, canvas.axis_height, sight.body, sight.height - canvas.axis_height))
    role = "caution" if drag.move.refused else "accent"
    spots, scale = canvas.spots_of(drag.keys), canvas.camera.scale
    marks = [next(drag.marks[key] for key in spot.keys if key in drag.marks) for spot in spots]
    boxes = [_moved_box(box, mark, drag, scale) for box, mark in zip(canvas.boxes(spots), marks, strict=True)]
    if len(spots) > NAMED:
        painter.setPen(QPen(theme.color(role), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects(boxes)
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for spot, mark, box in zip(spots, marks, boxes, strict=True):
            _paint_ghost(painter, theme, box, "" if spot.members else mark.label, role, mark.lane)
    painter.restore()
    words = str(sentence(UserProblem(drag.move.refused)).happened) if drag.move.refused else drag.move.words
    if words:
        _paint_note(painter, canvas, words, drag.at, role)


def _moved_box(box: QRectF, mark: EventMark, drag: Drag, scale: float) -> QRectF:
    old = edge_of(mark, drag.edge) if drag.edge else mark.start or mark.applied or mark.end
    if old is None or drag.move.count == 0:
        return box
    dx = _shift_of(old, drag, scale)
    if drag.edge == "start":
        return box.adjusted(min(dx, box.width() - 2), 0, 0, 0)
    if drag.edge == "end":
        return box.adjusted(0, 0, max(dx, 2 - box.width()), 0)
    return box.translated(dx, 0)


def _shift_of(old: Span, drag: Drag, scale: float) -> float:
    new = drag.move.moment
    if new is None or len(drag.marks) > 1:
        return drag.move.days * scale
    return (new[0] - old[0]).days * scale


def _paint_ghost(painter: QPainter, theme: Theme, box: QRectF, label: str, role: str, lane: str) -> None:
    fill = theme.color(LANES[lane].tint)
    fill.setAlphaF(0.9)
    painter.setBrush(fill)
    pen = QPen(theme.color(role), max(1.5, theme.em / 9))
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.drawRoundedRect(box, 0.33 * theme.em, 0.33 * theme.em)
    if not label:
        return
    font = theme.font(0.87)
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    room = box.adjusted(0.5 * theme.em, 0, -0.5 * theme.em, 0)
    words = QFontMetricsF(font).elidedText(label, Qt.TextElideMode.ElideRight, max(0.0, room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _paint_note(painter: QPainter, canvas: Canvas, words: str, at: QPointF, role: str) -> None:
    """Above the pointer, within the drawing; below it near the top."""
    theme, em, sight = canvas.theme, canvas.theme.em, canvas.sight
    font = theme.font(1.0)
    size = QFontMetricsF(font)
    room = max(8 * em, min(28 * em, sight.width - 2 * em))
    text = size.boundingRect(QRectF(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), words)
    box = QRectF(0, 0, text.width() + 1.4 * em, text.height() + 0.8 * em)
    left = min(max(at.x() - box.width() / 2, 0.3 * em), max(0.3 * em, sight.width - box.width() - 0.3 * em))
    top = at.y() - box.height() - 1.6 * em
    box.moveTo(left, top if top > 0 else at.y() + 1.8 * em)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(role), max(1.0, em / 12)))
    painter.setBrush(theme.color("surface-raised"))
    painter.drawRoundedRect(box, 0.5 * em, 0.5 * em)
    painter.setPen(theme.color("caution" if role == "caution" else "ink"))
    painter.setFont(font)
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
    painter.drawText(box.adjusted(0.6 * em, 0.3 * em, -0.6 * em, -0.3 * em), flags, words)
    painter.restore()


def paint_band(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The box around what will be chosen."""
    painter.save()
    fill = theme.color("accent")
    fill.setAlphaF(0.1)
    painter.setBrush(fill)
    painter.setPen(QPen(theme.color("accent"), 1))
    painter.drawRect(box)
    painter.restore()


KEYS = (
    ("← →  ↑ ↓", _("naar een andere gebeurtenis")),
    ("Shift + ← → ↑ ↓", _("neem de volgende erbij")),
    ("Ctrl + A", _("kies alles")),
    ("Enter", _("open wat gekozen is")),
    ("Ctrl + ← →", _("verplaats wat gekozen is")),
    ("Ctrl + Shift + ← →", _("verplaats het einde")),
    ("Alt + Shift + ← →", _("verplaats het begin")),
    ("+  −", _("dichterbij, verder weg")),
    ("0", _("het hele leven")),
    ("Home", _("vandaag")),
    ("PageUp  PageDown", _("vroeger, later")),
    ("V", _("niet voor dit overleg, of weer wel")),
    ("Del", _("verwijder wat gekozen is")),
    ("Tab", _("naar de namen van de banen en terug")),
    ("Spatie", _("toon wat in “+3” staat")),
    ("Esc", _("laat los")),
    ("Ctrl + L", _("tekening, naast elkaar, lijst")),
    ("N", _("nieuwe gebeurtenis")),
    ("F", _("filter")),
)
"""What the keys do, for F1 and for who asks."""
