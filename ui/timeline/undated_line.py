"""What has no date yet and so has no place in the drawing: named above it, one click from being told when it was."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.timeline.queries import EventRow
from ui.theme import Theme
from ui.widgets import Wrapping, button, label, row

NAMED, LONGEST = 3, 32
"""So many are named, each in so many characters; the others are asked for after these."""


class UndatedLine(QWidget):
    """`asked(key)` for an event that someone wants to date. Hidden when every event has a date."""

    asked = Signal(str)

    def __init__(self, theme: Theme, name: str = "timeline.undated") -> None:
        super().__init__()
        self._theme, self._shown = theme, tuple[tuple[str, str], ...]()
        p = theme.px
        self.setObjectName(name)
        self._lines = row(margins=(p(0.93), 0, p(0.93), p(0.4)))
        self.setLayout(self._lines)
        self._holder: QWidget | None = None
        self.hide()

    def show_events(self, rows: Sequence[EventRow]) -> None:
        """Those without a date, the first few by name."""
        shown = tuple((one.id, one.title) for one in rows)
        self.setVisible(bool(shown))
        if shown != self._shown:
            self._shown = shown
            self._make()

    def _make(self) -> None:
        p = self._theme.px
        parts: list[QWidget] = [label(_("Nog zonder datum:"), "small", "muted")]
        parts += [self._name(key, title) for key, title in self._shown[:NAMED]]
        if len(self._shown) > NAMED:
            more = _("en nog {count}").format(count=len(self._shown) - NAMED)
            parts.append(button(more, "link", name=f"{self.objectName()}.more", on=partial(self._ask, NAMED)))
        fresh = QWidget()
        fresh.setLayout(Wrapping(parts, p(0.7), p(0.1)))
        if self._holder is not None:
            self._lines.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._lines.addWidget(fresh)
        self._holder = fresh

    def _ask(self, place: int) -> None:
        self.asked.emit(self._shown[place][0])

    def _name(self, key: str, title: str) -> QWidget:
        short = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
        made = button(
            short.replace("&", "&&"), "link", name=f"{self.objectName()}.{key}", on=lambda: self.asked.emit(key)
        )
        made.setAccessibleName(_("{title}: zeg wanneer het was").format(title=title))
        made.setToolTip(_("{title}: zeg wanneer het was").format(title=title))
        return made
