"""Logboek of one dossier; and the way to its end."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rondom.language import _
from ui.logbook.screen import LogbookScreen
from ui.privacy.destroying import ask_to_destroy
from ui.widgets import button


class LogTab(LogbookScreen):
    about = _("Alles wat in dit dossier gebeurt, staat hier: wie, wat en wanneer. De regels zijn niet te wijzigen.")

    def buttons(self) -> list[QWidget]:
        return [
            button(
                _("Dossier vernietigen"), "quiet", self.theme, "trash-2", name="log.destroy",
                on=lambda: ask_to_destroy(self.desk, self, self.pupil_id),
            )
        ]  # fmt: skip
