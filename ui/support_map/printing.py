"""The map on paper: which paper, with or without names, how it will look, and the two ways out of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, marked
from rondom.pdf.support_map_document import PRINTED_SENTENCES, SAVED_SENTENCES, MapPaper, support_map_pdf
from rondom.support_map.sheets import MapReading, map_reading
from rondom.vault.store import Session
from ui.desk import Desk
from ui.plan.preview import Paper, PdfPreview, paper_of
from ui.plan.ways_out import print_sheet, save_sheet
from ui.support_map.beside import Beside
from ui.support_map.paper_panel import PaperPanel
from ui.widgets import button, column, line, tool
from ui.widgets.autosave import flush_all

if TYPE_CHECKING:
    from rondom.vault.vault import Change

TABLES = frozenset({"partner", "partner_person", "partner_link", "ring", "school", "support_level"})
"""What the papers are made of."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen."""

    paper: MapPaper = MapPaper.A4
    named: bool = True
    numbered: bool = True

    def reading(self, session: Session) -> MapReading:
        return map_reading(session, clock.today(), self.named, self.numbered)


_FILES = {
    MapPaper.A4: marked("Ondersteuningsstructuur"),
    MapPaper.A3: marked("Ondersteuningsstructuur A3"),
    MapPaper.GUIDE: marked("Schoolgids"),
    MapPaper.PHONES: marked("Telefoonlijst"),
}


class MapPaperPage(QWidget):
    """`left` when the person goes back to the map.

    Not `ui.plan.paper_page`: it is about no child, so there is nobody to ask who may have it.
    """

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.setObjectName("map.paper_page")
        self._known: tuple[Asked, MapReading] | None = None
        self._made: tuple[MapPaper, MapReading] | None = None
        self._round = 0
        self.back = tool(self.theme, "arrow-left", _("Terug naar de kaart (Esc)"), key="map.paper.leave", on=self.leave)
        self.options = button(
            _("Kies het papier"), "quiet", self.theme, "printer", name="map.paper.options", on=self.to_panel
        )
        self.preview = PdfPreview(desk, "map.paper.preview", self.back, self.options)
        self.preview.words.setAccessibleName(_("Het papier als tekst"))
        self.panel = PaperPanel(desk)
        self.panel.changed.connect(self.refresh)
        self.panel.closed.connect(self._hide_panel)
        self.panel.saved.connect(self._save)
        self.panel.printed.connect(self._print)
        main = column(self.preview)
        main.setStretch(0, 1)
        self.beside = Beside(self.theme, main, (self.panel,))
        whole = column(line(), self.beside)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.to_panel()
        desk.tasks.changed.connect(self._changed)

    def parts(self) -> list[QWidget]:
        """Where F6 jumps."""
        return [self.preview, *([self.panel] if self.panel.isVisible() else [])]

    def asked(self) -> Asked:
        return Asked(self.panel.paper(), self.panel.named(), self.panel.numbered())

    def refresh(self) -> None:
        """Read the map as it may be on this paper, and draw it."""
        asked = self.asked()
        self.panel.set_ready(False)
        self.desk.tasks.read(self, asked.reading, lambda reading: self._show(asked, reading))

    def _changed(self, change: Change) -> None:
        if TABLES & change.tables:
            self.refresh()

    def _show(self, asked: Asked, reading: MapReading) -> None:
        if asked != self.asked():
            return  # something else was chosen in the meantime
        self._known = (asked, reading)
        self.panel.show_reading(reading)
        wanted = (asked.paper, reading)
        if wanted == self._made:
            self.panel.set_ready(True)
            return
        self._round += 1
        this = self._round

        def show(paper: Paper) -> None:
            if this == self._round:
                self._made = wanted
                self.preview.show_paper(paper)
                self.panel.set_ready(True)

        self.desk.tasks.work(self, lambda: paper_of(support_map_pdf(reading, asked.paper)), show)

    # out of the house

    def _save(self) -> None:
        if self.preview.paper is not None and self._known is not None:
            asked, reading = self._known
            name, sentence = file_name(reading, asked.paper), _(SAVED_SENTENCES[asked.paper])
            save_sheet(self, self.desk, self.preview.paper.content, name, sentence)

    def _print(self) -> None:
        if self.preview.paper is not None and self._known is not None:
            print_sheet(self, self.desk, self.preview.paper.content, _(PRINTED_SENTENCES[self._known[0].paper]))

    # room

    def to_panel(self) -> None:
        """To the choices."""
        self.beside.open_side(self.panel)
        self.options.hide()
        self.preview.fit_bar()
        self.panel.take_focus()

    def _hide_panel(self) -> None:
        """The paper alone; a button in the bar brings the choices back."""
        self.beside.open_side(None)
        self.options.show()
        self.preview.fit_bar()
        self.options.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep what was typed and go back."""
        flush_all(self)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back. A letter typed here means nothing to the map behind it."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)


def file_name(reading: MapReading, paper: MapPaper) -> str:
    """Telefoonlijst De Regenwulp 2026-03-12.pdf"""
    school = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in reading.school)
    return " ".join(f"{_(_FILES[paper])} {school} {reading.made_on.isoformat()}".split()) + ".pdf"
