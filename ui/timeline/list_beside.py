"""The list of the same events: beside the drawing, or in its place. It and the drawing choose for one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView

from rondom.language import _
from rondom.timeline.lanes import LANES
from rondom.timeline.queries import EventRow
from ui.theme import Theme
from ui.widgets.rows import Row, RowDelegate, RowList

TALL = 3.5
_MANY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class _EventDelegate(RowDelegate):
    """Title above, date and lane below: in a narrow list nothing is lost to the side."""

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        if one.heading:
            super().paint_words(painter, box, one)
            return
        em = self.theme.em
        left = box.left() + self.paint_front(painter, box, one)
        right = box.right() - self.paint_end(painter, box, one)
        words = QRectF(left, box.y() + 0.35 * em, max(0.0, right - left), 1.5 * em)
        self.write(painter, words, one.text, 1.0, "ink", one.strong)
        told = "  ·  ".join(part for part in (one.detail, one.side) if part)
        if QFontMetricsF(self.theme.font(0.87)).horizontalAdvance(told) > words.width():
            told = one.detail  # the mark says the lane too, and nothing else says the date
        self.write(painter, words.translated(0, 1.35 * em), told, 0.87, "ink-muted")


class EventList(RowList):
    """`picked(keys)` when a person chose others, the one at hand last. Space, V, Del and Ctrl+arrows as in the drawing."""

    picked = Signal(tuple)
    hidden = Signal()
    nudged = Signal(int)
    """Ctrl+left or right: so many steps later."""
    removed_all = Signal()

    def __init__(self, theme: Theme, name: str = "timeline.list") -> None:
        self._telling = False
        super().__init__(theme, name, spoken=_("Gebeurtenissen"), delegate=_EventDelegate(theme, high=TALL))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self._telling = True

    def show_events(self, rows: Sequence[EventRow], names: dict[str, str]) -> None:
        """By year, in order of time. `names` has what the school calls each lane."""
        keys = self.values()
        self._telling = False
        self.show_rows(event_lines(rows, names))
        self._telling = True
        self.choose_all(keys)

    def values(self) -> tuple[str, ...]:
        """The chosen keys in the order of the list, the current one last."""
        current = self.currentIndex()
        found = sorted(self.selectionModel().selectedIndexes(), key=lambda index: (index == current, index.row()))
        return tuple(key for index in found if (key := self._key(index)))

    def choose_all(self, keys: Sequence[str]) -> None:
        """Show these as chosen, the last one as the current row. Tells nobody."""
        if set(keys) == set(self.values()) and (not keys or keys[-1] == self.value()):
            return
        model, selection = self._kept[0], QItemSelection()
        for key in keys:
            if (at := model.row_of(key)) >= 0:
                selection.select(model.index(at), model.index(at))
        self._telling = False
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if keys and (at := model.row_of(keys[-1])) >= 0:
            self.selectionModel().setCurrentIndex(model.index(at), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(model.index(at))
        self._telling = True

    def _selection_changed(self) -> None:
        if self._telling:
            self.picked.emit(self.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_N, Qt.Key.Key_F) and not event.modifiers():
            event.ignore()  # for the screen: a list would look for a row with that letter
        elif key == Qt.Key.Key_Delete and self.values():
            self.removed_all.emit()
        elif key == Qt.Key.Key_V and not event.modifiers() and self.values():
            self.hidden.emit()
        elif control and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.values():
            self.nudged.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """With Ctrl or Shift a click chooses more, and opens nothing."""
        if event.modifiers() & _MANY:
            QAbstractItemView.mouseReleaseEvent(self, event)
        else:
            super().mouseReleaseEvent(event)


def event_lines(rows: Sequence[EventRow], names: dict[str, str]) -> list[Row]:
    """One line per event under a heading per year; what has no date yet comes last, under its own heading."""
    lines: list[Row] = []
    for year, some in groupby(rows, key=lambda row: row.start_earliest.year if row.start_earliest else None):
        lines.append(Row(f"year:{year}", str(year) if year else _("Nog geen datum"), heading=True))
        lines += [event_line(one, names) for one in some]
    return lines


def event_line(one: EventRow, names: dict[str, str]) -> Row:
    hidden = _("niet voor dit overleg") if one.private else ""
    return Row(
        one.id,
        one.title,
        one.when or _("nog geen datum"),
        side=names.get(one.lane, "") or LANES[one.lane].name,
        end=hidden,
        end_icon="eye-off" if hidden else "",
        lane=one.lane,
        strong=True,
        spoken=one.sentence,
    )
