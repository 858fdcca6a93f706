"""The columns of the list of children, painted: only visible rows cost anything."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _, plural
from ui.theme import SEMIBOLD, Theme
from ui.widgets import LIGHTS, paint_avatar, paint_level_bars
from ui.widgets.rows import Row, RowDelegate

COLUMNS = (0.0, 0.29, 0.475, 0.70, 0.86)
"""Where each column starts, as a part of the width: name, level, meeting, agreements, sharing."""
SCROLL_BAR = 0.75
"""em; the list below has one, its heads have not."""
WIDE = 52.0
"""Under this width in em only name, level and sharing are shown, the rest on a second line."""


@dataclass(frozen=True, slots=True)
class PupilLook(Row):
    """A row with what its columns need."""

    age: int | None = None
    level: int = 0
    level_name: str = ""
    meeting: str = ""
    open: int = 0
    late: int = 0
    light: str = "ask_first"


class PupilDelegate(RowDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, inset=1.5, high=3.0)

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        if one.heading or not isinstance(one, PupilLook):
            super().paint_words(painter, box, one)
            return
        narrow = box.width() < WIDE * self.theme.em
        name, level, meeting, agreements, sharing = cells(self.theme, box)
        self._name(painter, name, one, narrow)
        if not narrow:
            self._level(painter, level, one)
            self.write(
                painter,
                meeting,
                one.meeting or _("nog geen"),
                1.0 if one.meeting else 0.93,
                "ink" if one.meeting else "ink-muted",
            )
            self._agreements(painter, agreements, one)
        self._sharing(painter, sharing, one)

    def _name(self, painter: QPainter, box: QRectF, one: PupilLook, narrow: bool) -> None:
        em = self.theme.em
        paint_avatar(painter, self.theme, QPointF(box.left() + em, box.center().y()), 1.95, one.letters, "ring-1")
        words = box.adjusted(2.75 * em, 0, 0, 0)
        used = self.write(painter, words, one.text, bold=True)
        age = plural(one.age, "{n} jaar", "{n} jaar") if one.age is not None else ""
        more = ", ".join(part for part in (age, one.level_name if narrow else "") if part)
        self.write(painter, words.adjusted(used + 0.8 * em, 0, 0, 0), more, 0.87, "ink-muted")

    def _level(self, painter: QPainter, box: QRectF, one: PupilLook) -> None:
        em = self.theme.em
        paint_level_bars(
            painter, self.theme, QRectF(box.left(), box.center().y() - 0.42 * em, 2.1 * em, 0.85 * em), one.level
        )
        used = self.write(painter, box.adjusted(2.7 * em, 0, 0, 0), str(one.level))
        self.write(painter, box.adjusted(2.7 * em + used + 0.6 * em, 0, 0, 0), one.level_name, 0.87, "ink-muted")

    def _agreements(self, painter: QPainter, box: QRectF, one: PupilLook) -> None:
        em = self.theme.em
        used = self.write(
            painter,
            box,
            _("{n} open").format(n=one.open) if one.open else _("geen"),
            0.97,
            "ink" if one.open else "ink-muted",
        )
        if one.late:
            icon = self.theme.pixmap("clock", "danger", 1.0, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left() + used + 0.7 * em, box.center().y() - 0.5 * em), icon)
            self.write(
                painter,
                box.adjusted(used + 2.0 * em, 0, 0, 0),
                _("{n} te laat").format(n=one.late),
                0.87,
                "danger",
                bold=True,
            )

    def _sharing(self, painter: QPainter, box: QRectF, one: PupilLook) -> None:
        word, role, icon = LIGHTS[one.light]
        em = self.theme.em
        picture = self.theme.pixmap(icon, role, 1.1, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left(), box.center().y() - 0.55 * em), picture)
        self.write(painter, box.adjusted(1.5 * em, 0, 0, 0), _(word), bold=True, role=role)


class ColumnHeads(QWidget):
    """The words above the columns, where the delegate paints what is under them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(2.1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        side = 1.5 * theme.em
        box = QRectF(self.rect()).adjusted(side, 0, -side - SCROLL_BAR * theme.em, 0)
        painter.setPen(theme.color("ink-muted"))
        painter.setFont(theme.font(0.87, SEMIBOLD))
        words = (_("Naam"), _("Niveau"), _("Volgend overleg"), _("Afspraken"), _("Delen"))
        shown = (0, 4) if box.width() < WIDE * theme.em else range(5)
        for at, place in enumerate(cells(theme, box)):
            if at in shown:
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words[at])


def cells(theme: Theme, box: QRectF) -> list[QRectF]:
    """The five columns inside a row; in a narrow window only the first and the last have room."""
    narrow = box.width() < WIDE * theme.em
    starts = (0.0, 0.7, 0.7, 0.7, 0.72) if narrow else COLUMNS
    ends = (0.7, 0.7, 0.7, 0.7, 1.0) if narrow else (*COLUMNS[1:], 1.0)
    gap = 0.8 * theme.em
    return [
        QRectF(box.left() + a * box.width(), box.top(), (b - a) * box.width() - gap, box.height())
        for a, b in zip(starts, ends, strict=True)
    ]
