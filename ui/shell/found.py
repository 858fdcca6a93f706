"""One answer of the palette, and how its row is drawn: who or which on the first line, what was written on the second."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.desk import Place
from ui.theme import Theme
from ui.widgets.rows import Index, Row, RowDelegate, RowState

Ranges = tuple[tuple[int, int], ...]
ONE_LINE, TWO_LINES, HEADING = 2.5, 3.7, 2.1
"""Height of a row in em."""
ROOM_BESIDE = 30.0
"""em; in a narrower row the word at the end goes below, before what was written."""


@dataclass(frozen=True, slots=True)
class Found:
    """One answer. `group` is its heading (Leerlingen, Partners, Doen); `place` to go to, or `run` to do.

    `below` stands on a second line. `marks` and `below_marks` are the parts that were looked for, in characters.
    `aside` stands beside the heading of the group: that there is more.
    """

    group: str
    text: str
    detail: str = ""
    place: Place | None = None
    run: Callable[[], object] | None = None
    letters: str = ""
    icon: str = ""
    lane: str = ""
    marks: Ranges = ()
    below: str = ""
    below_marks: Ranges = ()
    hidden: bool = False
    aside: str = ""


class Answer(Protocol):
    """Takes what was found. `note` is a sentence above it, such as why not everything may be found now."""

    def __call__(self, found: Sequence[Found], note: str = "") -> None: ...


Search = Callable[[str, Answer], None]
"""Asked with what was typed; answers, now or later, by calling the second argument."""


@dataclass(frozen=True, slots=True)
class FoundRow(Row):
    """A row of the palette. A heading has what stands aside in `end`."""

    marks: Ranges = ()
    below: str = ""
    below_marks: Ranges = ()


def rows_of(found: Sequence[Found]) -> list[Row]:
    """With a heading above each group; the key of a row is its place in `found`."""
    rows: list[Row] = []
    for at, one in enumerate(found):
        if at == 0 or one.group != found[at - 1].group:
            rows.append(FoundRow("", one.group, heading=True, end=one.aside))
        spoken = ". ".join(part for part in (one.text, one.below, one.detail, one.group) if part)
        rows.append(
            FoundRow(
                str(at), one.text, end=one.detail, letters=one.letters, icon=one.icon, lane=one.lane, spoken=spoken,
                end_icon="eye-off" if one.hidden else "", marks=one.marks, below=one.below,
                below_marks=one.below_marks,
            )
        )  # fmt: skip
    return rows


class FoundDelegate(RowDelegate):
    """Headings small and muted; what was looked for in bold on a tint, so that one need not see colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, inset=1.0, high=ONE_LINE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(12), self.theme.px(height(index.data(Qt.ItemDataRole.UserRole))))

    def paint_ground(self, painter: QPainter, view: RowState, index: Index) -> None:
        """No lines; the chosen row is a rounded tint that keeps clear of the edge."""
        if not (view.chosen or view.hovered) or index.data(Qt.ItemDataRole.UserRole).heading:
            return
        em = self.theme.em
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("selected" if view.chosen else "hover"))
        painter.drawRoundedRect(QRectF(view.rect).adjusted(0.4 * em, 0, -0.4 * em, 0), 0.4 * em, 0.4 * em)

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        assert isinstance(one, FoundRow)
        em = self.theme.em
        if one.heading:
            low = box.adjusted(0, 0.35 * em, 0, 0)
            used = self.write(painter, low, one.text, 0.87, "ink-muted", bold=True)
            self.write(painter, low.adjusted(used + 0.7 * em, 0, 0, 0), one.end, 0.8, "ink-muted")
            return
        high = ONE_LINE if not one.below else 1.75
        top = box.top() + (0.0 if not one.below else 0.2 * em)
        first = QRectF(box.left(), top, box.width(), high * em)
        front = self.paint_front(painter, first, one)
        right = self.paint_end(painter, first, one)
        self._marked(painter, first.adjusted(front, 0, -right, 0), one.text, one.marks, 1.0, "ink")
        if one.below:
            second = QRectF(box.left() + front, first.bottom() - 0.1 * em, box.width() - front, 1.5 * em)
            self._marked(painter, second, one.below, one.below_marks, 0.93, "ink-muted")

    def _marked(self, painter: QPainter, box: QRectF, text: str, marks: Ranges, em: float, role: str) -> None:
        """The text in pieces, cut off with … where the row ends."""
        left, at = box.left(), 0
        for start, end in (*marks, (len(text), len(text))):
            for piece, bold in ((text[at:start], False), (text[start:end], True)):
                if piece and left < box.right():
                    place = QRectF(left, box.top(), box.right() - left, box.height())
                    left += self._piece(painter, place, piece, em, "ink" if bold else role, bold)
            at = end

    def _piece(self, painter: QPainter, place: QRectF, text: str, em: float, role: str, bold: bool) -> float:
        _font, size = self.font(em, bold)
        if bold:
            wide = min(size.horizontalAdvance(text), place.width())
            ground = QRectF(
                place.left(), place.center().y() - 0.62 * em * self.theme.em, wide, 1.24 * em * self.theme.em
            )
            painter.fillRect(ground, self.theme.color("accent-tint"))
        if size.horizontalAdvance(text) > place.width():
            self.write(painter, place, text, em, role, bold)
            return place.width()
        return self.write(painter, place, text, em, role, bold)


def height(one: Row) -> float:
    """Of its row, in em."""
    if one.heading:
        return HEADING
    return TWO_LINES if isinstance(one, FoundRow) and one.below else ONE_LINE
