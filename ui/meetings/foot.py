"""The foot of the table: the keys that help, whether all is kept, and the steps beside this one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rondom.language import _
from ui.meetings.fields import words
from ui.theme import Theme
from ui.widgets import Glyph, button, key_cap, row
from ui.widgets.outline import Part


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
        self._caps = {"previous": key_cap("←"), "next": key_cap("→")}
        parts: list[Part] = [
            key_cap("T"),
            self._timeline,
            p(0.5),
            key_cap("B"),
            self._blank,
            None,
            self._tick,
            self._kept,
        ]
        parts += [p(0.6), self._caps["previous"], self._before, p(0.5), self._after, self._caps["next"]]
        self.setLayout(row(*parts, gap=p(0.25)))

    def show_names(self, before: str, after: str) -> None:
        for made, name, key in ((self._before, before, "previous"), (self._after, after, "next")):
            made.setText(name)
            made.setVisible(bool(name))
            made.setAccessibleName(
                _("Vorige stap: {name}").format(name=name)
                if key == "previous"
                else _("Volgende stap: {name}").format(name=name)
            )
            self._caps[key].setVisible(bool(name))

    def show_saving(self, saving: bool) -> None:
        self._kept.setText(_("Bewaren") if saving else _("Bewaard"))
        self._tick.show_icon("loader-circle" if saving else "check", "ink-muted")

    def _key(self, text: str, what: str) -> QPushButton:
        made = button(text, "quiet", name=f"table.{what}", on=partial(self.asked.emit, what))
        made.setFont(self.theme.font(0.8))
        return made
