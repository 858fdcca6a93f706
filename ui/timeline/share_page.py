"""The timeline as it will be on paper, and who gets it. Nothing leaves the house here without being written down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.pdf.timeline_document import TimelineSheet, timeline_pdf
from rondom.privacy.rules import ReaderKind
from rondom.timeline.sheets import TimelineReading
from ui.desk import Desk, Place
from ui.plan.giving import Leaving, keep_in_file, note_down
from ui.plan.panel import SharePanel
from ui.plan.preview import Paper, PdfPreview, paper_of
from ui.plan.printing import print_pdf
from ui.plan.share import Getter
from ui.plan.two_steps import TwoSteps
from ui.timeline.picture import PNG, SVG, picture
from ui.timeline.share import (
    SHEETS,
    TIMELINE,
    Asked,
    Sharing,
    days_of,
    file_name,
    from_choices,
    note_of,
    sharing,
    until_choices,
    why_no_picture,
    year_choices,
)
from ui.widgets import Field, Segments, button, row, tool
from ui.widgets.autosave import KeptChoice

if TYPE_CHECKING:
    from rondom.vault.vault import Change

TABLES = frozenset({
    "pupil", "school", "caregiver", "contact", "consent", "event", "event_view", "event_factor", "help_appraisal", "lane_setting",
})  # fmt: skip
"""What the paper and the lights are made of."""
PICTURES = ((PNG, _("Afbeelding (PNG)"), _("Afbeelding (*.png)")), (SVG, _("Tekening (SVG)"), _("Tekening (*.svg)")))


class SharePage(QWidget):
    """`show_pupil` opens it for a child; `left` when the person goes back to the timeline."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme, p = desk, desk.theme, desk.theme.px
        self.setObjectName("timeline.share_page")
        self.pupil_id = ""
        self._facts = Sharing()
        self._made: tuple[TimelineReading, TimelineSheet] | None = None
        self._round = self._drawn = 0
        self.back = tool(
            self.theme, "arrow-left", _("Terug naar de tijdlijn (Esc)"), key="timeline.paper.leave", on=self._leave
        )
        self.sheet = Segments(self.theme, SHEETS, name="timeline.paper.sheet")
        self.sheet.chosen.connect(lambda _key: self._make())
        self.preview = PdfPreview(desk, "timeline.paper.preview", self.back, self.sheet)
        self.preview.words.setAccessibleName(_("De tijdlijn als tekst"))
        self.since = KeptChoice(self.theme, name="timeline.paper.since")
        self.until = KeptChoice(self.theme, name="timeline.paper.until")
        for one in (self.since, self.until):
            one.kept.connect(lambda _key: self._make())
        years = QWidget()
        years.setLayout(row(Field(self.theme, _("Van"), self.since), Field(self.theme, _("Tot en met"), self.until),
                            None, gap=p(0.8)))  # fmt: skip
        self.picture = button(_("Als afbeelding"), "", self.theme, "download", name="timeline.paper.picture")
        self.picture.setMenu(self._picture_menu())
        self.panel = SharePanel(self.theme, TIMELINE, years, self.picture)
        self.panel.chosen.connect(self._choose_getter)
        self.panel.saved.connect(self._save)
        self.panel.printed.connect(self._print)
        self.panel.asked.connect(self._ask)
        self._build()
        desk.tasks.changed.connect(self._changed)

    def _picture_menu(self) -> QMenu:
        menu = QMenu(self.picture)
        for kind, word, _files in PICTURES:
            action = menu.addAction(word)
            action.setObjectName(f"timeline.paper.{kind}")
            action.triggered.connect(partial(self._save_picture, kind))
        return menu

    def _build(self) -> None:
        share = button(
            TIMELINE.question, "primary", self.theme, "share-2", name="timeline.paper.to_share", on=self.to_panel
        )
        self._steps = TwoSteps(self.theme, self.preview, self.panel, share)
        self.setLayout(row(self._steps))

    # -- which child -----------------------------------------------------------------------------------------

    def show_pupil(self, pupil_id: str) -> None:
        """Read the timeline of this child; nothing of the one before stays in sight."""
        if pupil_id != self.pupil_id:
            self.forget()
            self.pupil_id = pupil_id
        self.refresh()

    def forget(self) -> None:
        self._round += 1
        self.pupil_id = ""
        self._facts, self._made = Sharing(), None
        self.preview.clear()
        self.panel.show_getters(())
        for one in (self.since, self.until):
            one.show_value("")
        self.panel.set_ready(False)
        self._steps.to_paper()

    def _changed(self, change: Change) -> None:
        """Another event or another light while the paper lies here: then it is made again."""
        elsewhere = change.pupils and self.pupil_id not in change.pupils
        if self.pupil_id and TABLES & change.tables and not elsewhere:
            self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        pupil = self.pupil_id
        if not pupil:
            return
        self.panel.set_ready(False)  # until it is known again what may go
        self._show_picture_button()

        def show(facts: Sharing) -> None:
            if pupil == self.pupil_id:
                self._show(facts)

        self.desk.tasks.read(self, lambda session: sharing(session, pupil), show)

    def _show(self, facts: Sharing) -> None:
        assert facts.reading is not None
        self._facts = facts
        choices = year_choices(facts.reading)
        for field, options in ((self.since, from_choices(choices)), (self.until, until_choices(choices))):
            field.show_options(options)
            if field.currentIndex() < 0:
                field.show_value("")
        self.panel.show_getters(facts.getters)
        self._make()

    def _choose_getter(self, _key: str) -> None:
        self.panel.refresh_detail()
        self._make()

    # -- the paper -------------------------------------------------------------------------------------------

    def asked(self) -> Asked:
        return Asked(TimelineSheet(self.sheet.value()), *days_of(self.since.value(), self.until.value()))

    def _make(self) -> None:
        """Draw it for who is chosen; without a choice the whole with no name on it, which cannot go out."""
        reading, asked = self._facts.reading, self.asked()
        if reading is None:
            return
        wanted = (asked.copy(reading, self.panel.getter()), asked.sheet)
        if wanted == self._made:
            self._set_ready(self._drawn == self._round)
            return
        self._made = wanted
        self._round += 1
        this = self._round
        self._set_ready(False)

        def show(paper: Paper) -> None:
            if this == self._round:
                self._drawn = this
                self.preview.show_paper(paper)
                self._set_ready(True)

        def failed(problem: Problem) -> None:
            if this == self._round:
                self._made = None  # the next look tries again
            self.desk.messages.show(problem)

        self.desk.tasks.work(self, lambda: paper_of(timeline_pdf(*wanted)), show, failed)

    def _set_ready(self, ready: bool) -> None:
        self.panel.set_ready(ready)
        self._show_picture_button()

    def _show_picture_button(self) -> None:
        why = why_no_picture(self.panel.getter())
        self.picture.setEnabled(not why and self._drawn == self._round)
        self.picture.setToolTip(why or _("Alleen de tekening, om te bewaren of te versturen"))

    # -- out of the house ------------------------------------------------------------------------------------

    def _save(self) -> None:
        """The very bytes that were shown, in a file of the person's choice."""
        paper, getter, reading = self.preview.paper, self.panel.getter(), self._facts.reading
        if paper is None or getter is None or reading is None:
            return
        said = _("Tijdlijn voor {name} bewaard en genoteerd").format(name=getter.reader.short)
        seen = (_("Tijdlijn bewaard als PDF"), "export")
        leaving = self._leaving(getter, paper.content, len(paper.sizes), _("pdf"), seen, said)
        target = self.desk.messages.save_file(_("Tijdlijn bewaren"), file_name(reading, "pdf"), _("PDF (*.pdf)"))
        if target is not None:
            keep_in_file(self, self.desk, leaving, target)

    def _print(self) -> None:
        paper, getter = self.preview.paper, self.panel.getter()
        if paper is None or getter is None:
            return
        said = _("Tijdlijn voor {name} afgedrukt en genoteerd").format(name=getter.reader.short)
        seen = (_("Tijdlijn afgedrukt"), "print")
        leaving = self._leaving(getter, paper.content, len(paper.sizes), _("op papier"), seen, said)
        try:
            printed = print_pdf(self, paper.content)
        except Problem as problem:
            self.desk.messages.show(problem)
            return
        if printed:
            note_down(self, self.desk, leaving, self.desk.messages.show)

    def _save_picture(self, kind: str, _checked: bool = False) -> None:
        getter, reading, made = self.panel.getter(), self._facts.reading, self._made
        if getter is None or reading is None or made is None or why_no_picture(getter):
            return
        files = next(files for key, _word, files in PICTURES if key == kind)
        said = _("Tijdlijn voor {name} bewaard en genoteerd").format(name=getter.reader.short)
        seen = (_("Tijdlijn bewaard als afbeelding"), "export")
        pupil, note = self.pupil_id, note_of(self.asked(), made[0], getter, kind)
        target = self.desk.messages.save_file(_("Tijdlijn bewaren"), file_name(reading, kind), files)
        if target is None:
            return

        def keep(content: bytes) -> None:
            keep_in_file(self, self.desk, Leaving(pupil, content, 1, note, seen, said), target)

        self.desk.tasks.work(self, lambda: picture(*made, kind), keep)

    def _leaving(
        self, getter: Getter, content: bytes, pages: int, how: str, seen: tuple[str, str], said: str
    ) -> Leaving:
        """What the register of verstrekkingen will say, as it is at the moment of asking."""
        assert self._made is not None
        note = note_of(self.asked(), self._made[0], getter, how)
        return Leaving(self.pupil_id, content, pages, note, seen, said)

    def _ask(self) -> None:
        """To the place where what is lacking can be filled in."""
        getter = self.panel.getter()
        if getter is None:
            return
        if getter.reader.kind is ReaderKind.CAREGIVER and getter.reader.custody in ("unknown", "no"):
            self.desk.open(Place("dossier", self.pupil_id, "people", getter.reader.key))
        else:
            self.desk.open(Place("dossier", self.pupil_id, "consent", getter.reader.name))

    # -- room ------------------------------------------------------------------------------------------------

    def _leave(self) -> None:
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def to_panel(self) -> None:
        """To the question who gets it."""
        self._steps.to_panel()
