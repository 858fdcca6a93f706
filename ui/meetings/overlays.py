"""What lies over a meeting: an empty screen, the timeline, and the word that it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _, day
from rondom.meetings.detail import MeetingDetail
from ui.desk import Desk
from ui.meetings.fields import words
from ui.theme import SEMIBOLD, Theme
from ui.timeline.life_page import LifePage
from ui.widgets import Glyph, button, column, row
from ui.widgets.blank import BlankPage


def blank_page(theme: Theme) -> BlankPage:
    """Nothing to read, until a key or a click."""
    return BlankPage(theme, _("Scherm leeg. Een toets brengt het overleg terug."))


class TimelinePage(LifePage):
    """The timeline over a meeting. `left` to go back to the meeting."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked.connect(self._on_asked)

    def _on_asked(self, what: str) -> None:
        if what == "back":
            self.left.emit()


class DonePage(QWidget):
    """The plan stands. `asked`: plan or dossier."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._review = words(theme, "", 1.0, tone="muted", name="table.done.review")
        plan = button(
            _("Plan bekijken en afdrukken"),
            "primary",
            theme,
            "file-text",
            name="table.plan",
            on=partial(self.asked.emit, "plan"),
        )
        back = button(_("Terug naar het dossier"), "", name="table.done", on=partial(self.asked.emit, "dossier"))
        self.setLayout(column(
            None, row(None, Glyph(theme, "circle-check", "success", 2.6), None), p(0.6),
            row(None, words(theme, _("Het plan staat vast"), 2.02, SEMIBOLD), None), p(0.3), row(None, self._review, None), p(1.2),
            row(None, back, plan, None, gap=p(0.6)), None,
        ))  # fmt: skip

    def show_detail(self, detail: MeetingDetail) -> None:
        on = detail.head.review_on
        told = _("We kijken op {day} of het werkt.").format(day=day(on)) if on else _("Dank u wel.")
        self._review.setText(told)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))
