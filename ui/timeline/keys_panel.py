"""What the keys do on the timeline (F1): beside the drawing, so that one can try them while reading."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.timeline.gestures import KEYS
from ui.widgets import column, label

MOUSE = (
    (_("Slepen naast een gebeurtenis"), _("vroeger of later kijken")),
    (_("Slepen aan een gebeurtenis"), _("die verplaatsen")),
    (_("Slepen aan een uiteinde"), _("begin of einde veranderen")),
    (_("Shift + slepen"), _("alles in een vak kiezen")),
    (_("Ctrl + klik, Shift + klik"), _("erbij kiezen, alles ertussen")),
    (_("Ctrl + wiel, of knijpen"), _("dichterbij, verder weg")),
    (_("Klik op “+3”"), _("bekijken wat daar staat")),
)


class KeysPanel(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("timeline.keys")
        p = theme.px
        self.setLayout(
            column(label(_("Toetsen"), "strong"), _table(theme, KEYS), p(0.4), label(_("Muis"), "strong"), _table(theme, MOUSE), gap=p(0.5))
        )  # fmt: skip


def _table(theme: Theme, rows: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(0.8))
    grid.setVerticalSpacing(theme.px(0.3))
    grid.setColumnStretch(1, 1)
    for at, (what, does) in enumerate(rows):
        grid.addWidget(label(what, "small-strong", wrap=True), at, 0)
        grid.addWidget(label(does, "small", "muted", wrap=True), at, 1)
    return grid
