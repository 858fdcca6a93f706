"""The kring over a meeting: who is around the child, large. How it is between people is not asked from the vault."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _
from rondom.meetings.at_table import KringAtTable, kring_at_table
from rondom.vault.vault import Change
from ui.desk import Desk
from ui.dossier.kring_view import KringLegend, KringView
from ui.meetings.fields import words
from ui.theme import SEMIBOLD
from ui.theme.large import LargeTheme
from ui.widgets import column, row

TABLES = frozenset({"pupil", "caregiver", "contact", "kring_tie"})


class KringPage(QWidget):
    """`show_child` reads; arrows walk; what is chosen stands below in large words."""

    def __init__(self, desk: Desk, theme: LargeTheme) -> None:
        super().__init__()
        self.desk, self.theme, self.pupil_id = desk, theme, ""
        self._shown: KringAtTable | None = None
        p = theme.px
        self._title = words(theme, "", 2.02, SEMIBOLD)
        self.view = KringView(theme, "table.kring.view")
        self.view.chosen.connect(self._choose)
        self.legend = KringLegend(theme)
        self._told = words(theme, "", 1.13, wrap=True, name="table.kring.told")
        self._told.setMinimumHeight(p(1.7))
        self.setObjectName("table.kring.page")
        box = column(
            self._title, p(0.3), self.view, self._told, row(self.legend), margins=(p(2.0), p(1.0), p(1.6), p(0.2))
        )  # fmt: skip
        box.setStretch(2, 1)
        self.setLayout(box)
        desk.tasks.changed.connect(self._on_change)

    def show_child(self, pupil_id: str) -> None:
        self.pupil_id = pupil_id
        self.refresh()

    def refresh(self) -> None:
        pupil, today = self.pupil_id, clock.today()
        self.desk.tasks.read(self, lambda session: kring_at_table(session, pupil, today), self._show)

    def _show(self, found: KringAtTable) -> None:
        self._shown = found
        self._title.setText(_("Rondom {name}").format(name=found.child))
        self.view.show_kring(found.child, found.people, found.ties)
        self.legend.show_ties(found.ties)
        self._choose(self.view.value())

    def _choose(self, key: str) -> None:
        spot = self.view.scene.spot(key) if key else None
        nobody = self._shown is not None and not self._shown.people
        self._told.setText(spot.text if spot else _("Er staat nog niemand in de kring.") if nobody else "")

    def step_back(self) -> bool:
        """Esc: first the choice goes."""
        if not self.view.value():
            return False
        self.view.choose("")
        self._choose("")
        return True

    def _on_change(self, change: Change) -> None:
        mine = not change.pupils or self.pupil_id in change.pupils
        if self._shown is not None and self.isVisible() and mine and TABLES & change.tables:
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))
