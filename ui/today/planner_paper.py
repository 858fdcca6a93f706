"""The week or the year on paper: for where, how it will look, and the two ways out. A sheet on a wall is read by all who pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, marked
from rondom.meetings.planner_names import Names
from rondom.meetings.week import Week, week_sheet
from rondom.meetings.year import Year, year_sheet
from rondom.paths import write_file
from rondom.pdf.week_document import week_pdf
from rondom.pdf.year_document import YearPaper as YearSize
from rondom.pdf.year_document import year_pdf
from rondom.vault.store import Session
from ui.desk import Desk
from ui.plan.preview import Paper, PdfPreview, paper_of
from ui.plan.printing import print_pdf
from ui.support_map.beside import Beside
from ui.today.planner import TABLES
from ui.widgets import Banner, Scroll, Segments, Switch, button, column, label, line, row, tool

if TYPE_CHECKING:
    from rondom.vault.vault import Change, Vault

_CARE = {
    Names.FIRST: (_("Met voornamen"), _("Voor uzelf. Hang het niet op en laat het niet liggen."), "caution"),
    Names.INITIALS: (
        _("Met initialen"),
        _("Alleen overleggen en evaluaties. Wie de school kent, herkent een kind soms toch."),
        "info",
    ),
    Names.NONE: (_("Zonder namen"), _("Alleen wanneer er overleg is, en waar. Dit mag hangen."), "info"),
}


class PaperChoices(QFrame):
    """Beside the sheet: with which names, what goes along, which size. `changed` when something else is chosen."""

    changed = Signal()
    saved = Signal()
    printed = Signal()

    def __init__(self, desk: Desk, name: str, title: str, sizes: tuple[tuple[str, str], ...], extra: str) -> None:
        super().__init__()
        self.theme, p = desk.theme, desk.theme.px
        self.setObjectName(name)
        self.setProperty("part", "editor")
        known = ((Names.FIRST, _("Voornamen")), (Names.INITIALS, _("Initialen")), (Names.NONE, _("Geen namen")))
        self.names = Segments(self.theme, tuple((key.value, word) for key, word in known), name=f"{name}.names")
        self.care = Banner(self.theme, tone="caution")
        self.size_ = Segments(self.theme, sizes, name=f"{name}.size") if sizes else None
        self.words = Switch(self.theme, extra, f"{name}.words")
        self.listed = Switch(self.theme, _("Met alles in woorden erachter"), f"{name}.listed")
        head = label(title, "section", wrap=True)
        page = column(
            head, label(_("Wie staat erop?"), "small-strong"), self.names, self.care, p(0.2),
            *([self.size_] if self.size_ else []), self.words, self.listed, None,
            gap=p(0.7), margins=(p(1.4), p(1.0), p(1.4), p(1.0)),
        )  # fmt: skip
        self.words.setVisible(bool(extra))
        self.save = button(
            _("PDF maken"), "primary", self.theme, "file-check-2", name=f"{name}.save", on=self.saved.emit
        )
        self.print = button(_("Afdrukken"), "", self.theme, "printer", name=f"{name}.print", on=self.printed.emit)
        foot = row(self.save, self.print, None, gap=p(0.6), margins=(p(1.4), p(0.8), p(1.4), p(0.8)))
        outer = column(Scroll(page), line(), foot)
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.names.chosen.connect(lambda _key: self._choose())
        self.words.toggled.connect(lambda _on: self._choose())
        self.listed.toggled.connect(lambda _on: self._choose())
        if self.size_ is not None:
            self.size_.chosen.connect(lambda _key: self._choose())
        self._has_words = bool(extra)
        self._say()

    def chosen_names(self) -> Names:
        return Names(self.names.value())

    def with_words(self) -> bool:
        """What was agreed goes along only on a sheet for oneself."""
        return self._has_words and self.words.isChecked() and self.chosen_names() is Names.FIRST

    def with_list(self) -> bool:
        return self.listed.isChecked()

    def size_key(self) -> str:
        return self.size_.value() if self.size_ is not None else ""

    def set_ready(self, ready: bool) -> None:
        """Whether what is shown is what was chosen."""
        for one in (self.save, self.print):
            one.setEnabled(ready)
            one.setToolTip("" if ready else _("Het papier wordt gemaakt."))

    def _choose(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        title, body, tone = _CARE[self.chosen_names()]
        self.care.say(title, body, tone=tone)
        self.words.setEnabled(self.chosen_names() is Names.FIRST)

    def minimumSizeHint(self) -> QSize:
        """It scrolls, so it must not hold the window open."""
        return QSize(self.theme.px(18), self.theme.px(14))


class PlannerPaper(QWidget):
    """The sheet with its choices. `left` when the person goes back. A subclass reads and makes the sheet."""

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
        self.preview = PdfPreview(desk, f"{self.name}.paper.preview", self.back)
        self.preview.words.setAccessibleName(_("Het papier als tekst"))
        self.choices = PaperChoices(desk, f"{self.name}.paper.choices", title, self.sizes, self.extra)
        self.choices.changed.connect(self.refresh)
        self.choices.saved.connect(self._save)
        self.choices.printed.connect(self._print)
        main = column(self.preview)
        main.setStretch(0, 1)
        self.beside = Beside(self.theme, main, (self.choices,))
        whole = column(line(), self.beside)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.beside.open_side(self.choices)
        desk.tasks.changed.connect(self._changed)

    def parts(self) -> list[QWidget]:
        """Where F6 jumps."""
        return [self.preview, self.choices]

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
        """The very bytes that were shown, in a file of the person's choice."""
        paper = self.preview.paper
        if paper is None:
            return
        target = self.desk.messages.save_file(_("PDF bewaren"), f"{self._title}.pdf", _("PDF (*.pdf)"))
        if target is not None:
            self._keep(paper.content, target)

    def _keep(self, content: bytes, target: Path) -> None:
        sentence = _(self.sentences[0])

        def job(vault: Vault) -> None:
            write_file(target, content)
            vault.see(sentence, "", "export")

        self.desk.tasks.vault(self, job, lambda _none: self.desk.messages.toast(sentence))

    def _print(self) -> None:
        paper = self.preview.paper
        if paper is None:
            return
        sentence = _(self.sentences[1])
        try:
            printed = print_pdf(self, paper.content)
        except Problem as problem:
            self.desk.messages.show(problem)
            return
        if printed:
            self.desk.tasks.vault(
                self,
                lambda vault: vault.see(sentence, "", "print"),
                lambda _none: self.desk.messages.toast(sentence),
            )

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
