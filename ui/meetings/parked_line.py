"""Near the end: how much is still parked, so that nothing that was put aside is forgotten."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom.language import _, plural
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import ContributionKind
from ui.meetings.fields import words
from ui.theme import Theme
from ui.widgets import Glyph, button, row

AT_THE_END = ("agreements", "lead", "close")
"""Keys of the steps at which it is told."""


class ParkedLine(QWidget):
    """`asked` to see the list."""

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._told = words(theme, "", 1.0, tone="muted", name="table.parked.told")
        go = button(_("Bekijk"), "link", name="table.parked.look", on=self.asked.emit)
        inner = row(
            Glyph(theme, "hourglass", "ink-muted", 0.95), self._told, go, None, gap=theme.px(0.4),
            margins=(0, 0, 0, theme.px(0.5)),
        )  # fmt: skip
        self.setLayout(inner)
        self.hide()

    def show_detail(self, detail: MeetingDetail, step: str) -> None:
        count = sum(bool(one.text.strip()) for one in detail.of(ContributionKind.PARKED))
        self._told.setText(plural(count, "{n} ding is nog geparkeerd.", "{n} dingen zijn nog geparkeerd."))
        self.setVisible(count > 0 and step in AT_THE_END)
