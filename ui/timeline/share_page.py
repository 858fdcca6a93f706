"""The timeline as it will be on paper, and who gets it. Nothing leaves the house here without being written down."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from rondom.language import _
from rondom.pdf.print_as import PrintAs
from rondom.pdf.timeline_document import TimelineSheet, timeline_pdf
from rondom.timeline.sheets import TimelineReading
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.plan.giving import Leaving, give, shown_problem
from ui.plan.outgoing import still_may
from ui.plan.paper_page import Known, PaperOf, PaperPage
from ui.timeline.picture import PNG, SVG, picture
from ui.timeline.share import (
    SHEETS,
    TIMELINE,
    Asked,
    days_of,
    document,
    file_name,
    file_title,
    from_choices,
    note_of,
    sharing,
    until_choices,
    why_no_picture,
    year_choices,
)
from ui.widgets import Field, Segments, button, row
from ui.widgets.autosave import KeptChoice

TABLES = frozenset({
    "pupil", "school", "caregiver", "contact", "consent", "event", "event_view", "event_factor", "help_appraisal", "lane_setting",
    "address",
})  # fmt: skip
"""What the paper and the lights are made of."""
PICTURES = ((PNG, _("Afbeelding (PNG)"), _("Afbeelding (*.png)")), (SVG, _("Tekening (SVG)"), _("Tekening (*.svg)")))
Printed = tuple[TimelineReading, TimelineSheet]


class SharePage(PaperPage):
    """`show_pupil` opens it for a child; `left` when the person goes back to the timeline."""

    def __init__(self, desk: Desk) -> None:
        theme, p = desk.theme, desk.theme.px
        self.sheet = Segments(theme, SHEETS, name="timeline.paper.sheet")
        self.since = KeptChoice(theme, name="timeline.paper.since")
        self.until = KeptChoice(theme, name="timeline.paper.until")
        years = QWidget()
        years.setLayout(row(Field(theme, _("Van"), self.since), Field(theme, _("Tot en met"), self.until), None,
                            gap=p(0.8)))  # fmt: skip
        self.picture = button(_("Als afbeelding"), "", theme, "download", name="timeline.paper.picture")
        self.picture.setMenu(self._picture_menu())
        super().__init__(desk, self._of(), self.sheet, options=years, more=self.picture)
        self.sheet.chosen.connect(lambda _key: self.make_again())
        for one in (self.since, self.until):
            one.kept.connect(lambda _key: self.make_again())
        self.shown.connect(self._show_picture_button)
        self.chosen.connect(self._show_picture_button)

    def _of(self) -> PaperOf:
        return PaperOf(
            words=TIMELINE,
            tables=TABLES,
            read=_known,
            copy=lambda reading, getter: (self.choices().copy(reading, getter), self.choices().sheet),
            pdf=_pdf,
            document=lambda printed, getter: document(self.choices(), printed[0], getter),
            title=file_title,
            leave=_("Terug naar de tijdlijn (Esc)"),
            as_text=_("De tijdlijn als tekst"),
            large=False,
        )

    def _picture_menu(self) -> QMenu:
        menu = QMenu(self.picture)
        for kind, word, _files in PICTURES:
            action = menu.addAction(word)
            action.setObjectName(f"timeline.paper.{kind}")
            action.triggered.connect(partial(self._save_picture, kind))
        return menu

    def forget(self) -> None:
        super().forget()
        for one in (self.since, self.until):
            one.show_value("")

    def choices(self) -> Asked:
        """The sheet and the years, as they are chosen now."""
        return Asked(TimelineSheet(self.sheet.value()), *days_of(self.since.value(), self.until.value()))

    def make_again(self) -> None:
        """With the years there are to choose from by now."""
        if self.known.reading is not None:
            years = year_choices(self.known.reading)
            for field, options in ((self.since, from_choices(years)), (self.until, until_choices(years))):
                field.show_options(options)
                if field.currentIndex() < 0:
                    field.show_value("")
        super().make_again()
        self._show_picture_button()

    # -- a loose picture -------------------------------------------------------------------------------------

    def _show_picture_button(self) -> None:
        why = why_no_picture(self.panel.getter())
        self.picture.setEnabled(not why and self.ready())
        self.picture.setToolTip(why or _("Alleen de tekening, om te bewaren of te versturen"))

    def _save_picture(self, kind: str, _checked: bool = False) -> None:
        getter, reading, asked = self.getter(), self.known.reading, self.asked()
        if getter is None or reading is None or not asked or why_no_picture(getter) or self.panel.busy:
            return
        files = next(files for key, _word, files in PICTURES if key == kind)
        said = _("Tijdlijn voor {name} bewaard en genoteerd").format(name=getter.reader.short)
        seen, pupil, choices, read = (
            (_("Tijdlijn bewaard als afbeelding"), "export"),
            self.pupil_id,
            self.choices(),
            self.of.read,
        )
        self.panel.set_busy(True)
        done = partial(self.panel.set_busy, False)
        target = self.desk.messages.save_file(_("Tijdlijn bewaren"), file_name(reading, kind), files)
        if target is None:
            done()
            return
        printed: Printed = asked[0]

        def tell() -> None:
            done()
            self.desk.messages.toast(said)

        def keep(content: bytes) -> None:
            leaving = [
                Leaving(pupil, content, 1, note_of(choices, printed[0], one, kind), seen, "file",
                        partial(still_may, lambda session: read(session, pupil).getters, one))
                for one in getter.each
            ]  # fmt: skip
            give(self, self.desk, leaving, [(target, content)], tell, shown_problem(self.desk, done))

        self.desk.tasks.work(self, lambda: picture(*printed, kind), keep, shown_problem(self.desk, done))


def _known(session: Session, pupil_id: str) -> Known:
    found = sharing(session, pupil_id)
    return Known(found.reading, found.getters)


def _pdf(printed: Printed, _dress: PrintAs) -> bytes:
    return timeline_pdf(*printed)
