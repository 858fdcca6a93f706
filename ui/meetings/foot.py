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

KEPT_FROM, BEFORE_FROM = 40.0, 46.0
"""em of width from which there is room for these words."""
WORDS_FROM = (0.0, 26.0, 30.0, 52.0, 22.0, 58.0)
"""The same for the words of tijdlijn, kring, parkeren, wie er is, scherm leeg and toetsen, and below for their keys."""
CAPS_FROM = (0.0, 18.0, 20.0, 34.0, 0.0, 36.0)
MISSED_LEAST = (5, 3, 2, 1, 4)
"""Of which key the word goes first; the key itself stays, and its tooltip says what it does."""


class TableFoot(QWidget):
    """`asked`: next, previous, or what lies over the talk: timeline, kring, parked, people, blank, keys."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._helpers = [
            (_cap(cap), self._key(word, what))
            for cap, word, what in (
                ("T", _("Tijdlijn"), "timeline"), ("K", _("Kring"), "kring"), ("P", _("Parkeren"), "parked"),
                ("A", _("Wie er is"), "people"), ("B", _("Scherm leeg"), "blank"), ("F1", _("Toetsen"), "keys"),
            )
        ]  # fmt: skip
        self._before, self._after = self._key("", "previous"), self._key("", "next")
        self._kept = words(theme, _("Bewaard"), 0.8, tone="muted", name="table.kept")
        self._tick = Glyph(theme, "check", "ink-muted", 0.9)
        self._after.setProperty("foot", "next")
        self._caps = {"previous": _cap("←"), "next": _cap("→")}
        left: list[Part] = [self._helper(cap, key) for cap, key in self._helpers]
        right: list[Part] = [self._tick, self._kept, p(0.7), self._caps["previous"], self._before, p(0.7), self._after]
        self.setLayout(row(*left, None, *right, self._caps["next"], gap=p(0.35)))

    def _helper(self, cap: QLabel, key: QPushButton) -> QWidget:
        """The key with its word; the word goes where there is no room."""
        made = QWidget()
        made.setLayout(row(cap, key, gap=self.theme.px(0.3), margins=(0, 0, self.theme.px(0.35), 0)))
        key.setToolTip(key.text())
        key.setAccessibleName(key.text())
        return made

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
        layout = self.layout()
        for place, (cap, key) in enumerate(self._helpers):
            key.setVisible(wide >= WORDS_FROM[place])
            cap.setVisible(wide >= CAPS_FROM[place])
        for place in MISSED_LEAST:  # a step with a long name leaves less room
            if self._needed() <= self.width():
                break
            self._helpers[place][1].hide()
        if layout is not None:
            layout.invalidate()

    def _needed(self) -> int:
        """The width of what is not hidden, with the room between."""
        p, layout = self.theme.px, self.layout()
        shown = [one for pair in self._helpers for one in pair] + [
            self._tick, self._kept, self._before, self._after, *self._caps.values(),
        ]  # fmt: skip
        words_ = sum(one.sizeHint().width() for one in shown if not one.isHidden())
        pieces = layout.count() if layout is not None else 0
        return words_ + pieces * p(0.35) + len(self._helpers) * p(0.65) + 2 * p(0.7)

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


def button_style(theme: Theme) -> str:
    """Buttons and choices as large as the rest; the keys in the foot are quiet, only the way on is dark."""
    muted, ink = theme.color("ink-muted").name(), theme.color("ink").name()
    body, small = theme.px(1.0), theme.px(0.8)
    return f"""
    QPushButton, QComboBox {{ font-size: {body}px; }}
    QPushButton[foot="quiet"] {{ color: {muted}; font-weight: 400; font-size: {small}px; padding: 0; }}
    QPushButton[foot="next"] {{ color: {ink}; font-size: {small}px; padding: 0; }}
    """
