"""The week or the year on paper: for where, how it will look, and the two ways out. A sheet on a wall is read by all who pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, marked
from rondom.meetings.week import Week, week_sheet
from rondom.meetings.year import Year, year_sheet
from rondom.pdf.week_document import week_pdf
from rondom.pdf.year_document import YearPaper as YearSize
from rondom.pdf.year_document import year_pdf
from rondom.vault.store import Session
from ui.desk import Desk
from ui.plan.preview import Paper, PdfPreview, paper_of
from ui.plan.ways_out import print_sheet, save_sheet
from ui.support_map.beside import Beside
from ui.today.planner import TABLES
from ui.today.planner_choices import PaperChoices
from ui.widgets import button, column, line, tool

if TYPE_CHECKING:
    from rondom.vault.vault import Change


class PlannerPaper(QWidget):
    """The sheet with its choices. `left` when the person goes back. A subclass reads and makes the sheet.

    Not `ui.plan.paper_page`: it is about many children, and hangs on a wall; what stands on it is a choice, not who gets it.
    """

    left = Signal()
    name = ""
    sizes: tuple[tuple[str, str], ...] = ()
    extra = ""
    """The words of the switch that lets more go along; empty: there is none."""
    sentences = ("", "")
    """For the logboek: kept in a file, and printed."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.setObjectName(f"{self.name}.paper")
        self._made: Any = None
        self._title = ""
        self._round = 0
        self.back = tool(self.theme, "arrow-left", _("Terug (Esc)"), key=f"{self.name}.paper.leave", on=self.left.emit)
        self.options = button(
            _("Kies het papier"), "quiet", self.theme, "printer", name=f"{self.name}.paper.options", on=self.to_choices
        )
        self.preview = PdfPreview(desk, f"{self.name}.paper.preview", self.back, self.options)
        self.preview.words.setAccessibleName(_("Het papier als tekst"))
        self.choices = PaperChoices(desk, f"{self.name}.paper.choices", title, self.sizes, self.extra)
        self.choices.changed.connect(self.refresh)
        self.choices.saved.connect(self._save)
        self.choices.printed.connect(self._print)
        self.choices.closed.connect(self._hide_choices)
        main = column(self.preview)
        main.setStretch(0, 1)
        self.beside = Beside(self.theme, main, (self.choices,))
        whole = column(line(), self.beside)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.to_choices()
        desk.tasks.changed.connect(self._changed)

    def parts(self) -> list[QWidget]:
        """Where F6 jumps."""
        return [self.preview, *([self.choices] if self.choices.isVisible() else [])]

    def to_choices(self) -> None:
        """Beside the sheet, or over it where there is little room."""
        self.beside.open_side(self.choices)
        self.options.hide()
        self.preview.fit_bar()
        self.take_focus()

    def _hide_choices(self) -> None:
        """The sheet alone; a button in the bar brings the choices back."""
        self.beside.open_side(None)
        self.options.show()
        self.preview.fit_bar()
        self.options.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        self.choices.names.button(self.choices.names.value()).setFocus(Qt.FocusReason.OtherFocusReason)

    # for a subclass

    def reading(self) -> Callable[[Session], Any]:
        """What reads the sheet as it is chosen now."""
        raise NotImplementedError

    def pdf(self, read: Any) -> Callable[[], bytes]:
        raise NotImplementedError

    def file_title(self, read: Any) -> str:
        raise NotImplementedError

    # the sheet

    def refresh(self) -> None:
        """Read what goes on it, and make it."""
        self.choices.set_ready(False)
        self._round += 1
        this = self._round

        def show(read: Any) -> None:
            if this == self._round:
                self._make(read, this)

        self.desk.tasks.read(self, self.reading(), show)

    def _make(self, read: Any, this: int) -> None:
        make = self.pdf(read)

        def show(paper: Paper) -> None:
            if this == self._round:
                self._title = self.file_title(read)
                self.preview.show_paper(paper)
                self.choices.set_ready(True)

        self.desk.tasks.work(self, lambda: paper_of(make()), show)

    def _changed(self, change: Change) -> None:
        if TABLES & change.tables:
            self.refresh()

    # out of the house

    def _save(self) -> None:
        if (paper := self.preview.paper) is not None:
            save_sheet(self, self.desk, paper.content, f"{self._title}.pdf", _(self.sentences[0]))

    def _print(self) -> None:
        if (paper := self.preview.paper) is not None:
            print_sheet(self, self.desk, paper.content, _(self.sentences[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back. A key typed here means nothing to the drawing behind it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)


class WeekPaper(PlannerPaper):
    name = "week"
    extra = _("Met de afspraken erbij")
    sentences = (marked("Week bewaard als PDF"), marked("Week afgedrukt"))

    def __init__(self, desk: Desk, monday: date) -> None:
        self._monday = monday
        super().__init__(desk, _("De week op papier"))

    def reading(self) -> Callable[[Session], Week]:
        monday, names, words = self._monday, self.choices.chosen_names(), self.choices.with_words()
        return lambda session: week_sheet(session, monday, clock.today(), names, words)

    def pdf(self, read: Week) -> Callable[[], bytes]:
        listed = self.choices.with_list()
        return lambda: week_pdf(read, listed)

    def file_title(self, read: Week) -> str:
        return f"{read.title} {read.monday.isocalendar().year}"


class YearPaper(PlannerPaper):
    name = "year"
    sizes = ((YearSize.A4.value, _("A4")), (YearSize.A3.value, _("A3")))
    sentences = (marked("Schooljaar bewaard als PDF"), marked("Schooljaar afgedrukt"))

    def __init__(self, desk: Desk, start: int) -> None:
        self._start = start
        super().__init__(desk, _("Het schooljaar op papier"))

    def reading(self) -> Callable[[Session], Year]:
        start, names = self._start, self.choices.chosen_names()
        return lambda session: year_sheet(session, start, clock.today(), names)

    def pdf(self, read: Year) -> Callable[[], bytes]:
        size, listed = YearSize(self.choices.size_key()), self.choices.with_list()
        return lambda: year_pdf(read, size, listed)

    def file_title(self, read: Year) -> str:
        return read.title
