"""Logboek: who did what in this dossier, newest first."""

from __future__ import annotations

from rondom import clock
from rondom.dossier.queries import LogEntry, log_entries
from rondom.language import _, clock_time, relative
from rondom.vault.vault import Change
from ui.desk import Desk
from ui.screen import Screen
from ui.widgets import column, label
from ui.widgets.rows import Row, RowList


class LogTab(Screen):
    def concerns(self, change: Change) -> bool:
        """Every change to this child is a line here."""
        return self.pupil_id in change.pupils

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        p = self.theme.px
        self.rows = RowList(self.theme, "log.rows", spoken=_("Logboek"), click_opens=False)
        words = label(
            _("Alles wat in dit dossier gebeurt, staat hier: wie, wat en wanneer. De regels zijn niet te wijzigen."),
            tone="muted",
            wrap=True,
        )
        outer = column(
            label(_("Logboek"), "page"), p(0.2), words, p(0.9), self.rows, margins=(p(1.9), p(1.4), p(1.9), 0)
        )
        outer.setStretch(4, 1)
        self.setLayout(outer)

    def refresh(self) -> None:
        pupil = self.pupil_id
        self.desk.tasks.read(self, lambda session: log_entries(session, pupil), self._show)

    def _show(self, entries: list[LogEntry]) -> None:
        today = clock.today()
        self.rows.show_rows([
            Row(str(at), one.sentence, one.actor, end=f"{relative(one.at.date(), today)} {clock_time(one.at)}")
            for at, one in enumerate(entries)
        ])  # fmt: skip
