"""The groups beside the list, with how much support stands in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame

from rondom.language import _
from rondom.school.queries import GroupRow
from ui.pupils.lines import PupilLine
from ui.theme import Theme
from ui.widgets import LevelBars, column, label, row
from ui.widgets.rows import Row, RowDelegate, RowList

EVERY = "*"
SHADES = (0.15, 0.35, 0.6, 0.8, 1.0)
"""How strong the accent is per level."""


class _GroupDelegate(RowDelegate):
    """Name, a strip of levels, and a count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, inset=0.8, high=2.45)
        self.levels: Mapping[str, Counter[int]] = {}

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        super().paint_words(painter, box, one)
        counts = self.levels.get(one.key)
        if one.key == EVERY or not counts:
            return
        em = self.theme.em
        left, wide, total = box.right() - 6.0 * em, 3.7 * em, sum(counts.values())
        for level, count in sorted(counts.items()):
            part = wide * count / total
            shade = self.theme.color("accent", SHADES[min(level, 4)])
            painter.fillRect(QRectF(left, box.center().y() - 0.2 * em, max(1.0, part - 1), 0.4 * em), shade)
            left += part


class GroupList(QFrame):
    """Choose one group, or all; below it what the bars mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self.setObjectName("pupils.side")
        self._delegate = _GroupDelegate(theme)
        self.rows = RowList(theme, "pupils.groups", spoken=_("Groepen"), delegate=self._delegate, whole=True)
        self._legend = column(gap=p(0.55))
        title = label(_("Leerlingen"), "title")
        self.setLayout(column(
            row(title, margins=(p(0.8), 0, 0, 0)), p(0.7), self.rows, p(1.2), row(self._legend, margins=(p(0.8), 0, 0, 0)), None,
            margins=(p(1), p(1.3), p(1), p(1)),
        ))  # fmt: skip
        self.setFixedWidth(p(17))

    def value(self) -> str:
        """The id of the chosen group; "" for all."""
        key = self.rows.value()
        return "" if key == EVERY else key

    def show_groups(self, groups: Sequence[GroupRow], lines: Sequence[PupilLine], levels: Mapping[int, str]) -> None:
        """Counts are of the children that the filter above the list lets through."""
        found: dict[str, Counter[int]] = {}
        for line in lines:
            found.setdefault(line.pupil.group_id or "", Counter())[line.pupil.level] += 1
        self._delegate.levels = found
        key = self.rows.value() or EVERY
        self.rows.show_rows([
            Row(EVERY, _("Alle groepen"), end=str(len(lines)), strong=True),
            *(Row(group.id, group.name, end=str(sum(found.get(group.id, Counter()).values()))) for group in groups),
        ])  # fmt: skip
        self.rows.choose(key)
        if not self._legend.count():
            self._legend.addWidget(label(_("Niveau van ondersteuning"), "small-strong", "muted"))
            for number, name in levels.items():
                self._legend.addLayout(
                    row(
                        LevelBars(self.theme, number),
                        label(str(number)),
                        label(name, "small", "muted"),
                        None,
                        gap=self.theme.px(0.6),
                    )
                )
