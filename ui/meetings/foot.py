"""The foot of the table: the keys that help, whether all is kept, and the steps beside this one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from rondom.language import _
from ui.meetings.fields import words
from ui.theme import Theme
from ui.widgets import Glyph, button, key_cap, row
from ui.widgets.outline import Part

KEPT_FROM, BEFORE_FROM = 33.0, 29.0
"""em of width from which there is room for these words."""


class TableFoot(QWidget):
    """`asked`: next, previous, blank or timeline."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._timeline, self._blank = self._key(_("Tijdlijn"), "timeline"), self._key(_("Scherm leeg"), "blank")
        self._before, self._after = self._key("", "previous"), self._key("", "next")
        self._kept = words(theme, _("Bewaard"), 0.8, tone="muted", name="table.kept")
        self._tick = Glyph(theme, "check", "ink-muted", 0.9)
        self._after.setProperty("foot", "next")
        self._caps = {"previous": _cap("←"), "next": _cap("→")}
        left: list[Part] = [_cap("T"), self._timeline, p(0.7), _cap("B"), self._blank]
        right: list[Part] = [self._tick, self._kept, p(0.7), self._caps["previous"], self._before, p(0.7), self._after]
        self.setLayout(row(*left, None, *right, self._caps["next"], gap=p(0.35)))

    def show_names(self, before: str, after: str) -> None:
        for made, name, key in ((self._before, before, "previous"), (self._after, after, "next")):
            made.setText(name)
            made.setVisible(bool(name))
            spoken = _("Vorige stap: {name}") if key == "previous" else _("Volgende stap: {name}")
            made.setAccessibleName(spoken.format(name=name))
            self._caps[key].setVisible(bool(name))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """In a narrow window the way on stays, what can be missed goes."""
        wide = self.width() / self.theme.em
        self._kept.setVisible(wide >= KEPT_FROM)
        self._before.setVisible(wide >= BEFORE_FROM and bool(self._before.text()))

    def show_saving(self, saving: bool) -> None:
        self._kept.setText(_("Bewaren") if saving else _("Bewaard"))
        self._tick.show_icon("loader-circle" if saving else "check", "ink-muted")

    def _key(self, text: str, what: str) -> QPushButton:
        made = button(text, "quiet", name=f"table.{what}", on=partial(self.asked.emit, what))
        made.setFont(self.theme.font(0.8))
        made.setProperty("foot", "quiet")
        return made


def _cap(text: str) -> QLabel:
    made = key_cap(text)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
