"""The dialog that brings in a file: choose or drop it, look at what would change, and bring in what is ticked."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.sentences import sentence
from rondom.vault.backups import back_up_before_import
from rondom.vault.store import Session
from ui.desk import Desk
from ui.exchange.pages import ChoosePage, PreviewPage
from ui.widgets import Banner, Dialog, FocusRing, Glyph, Scroll, announce, button, column, label, row

WIDE, HIGH = 58.0, 44.0
PATIENCE_MS = 400
"""Reading that is quicker than this shows no progress."""


@dataclass(frozen=True, slots=True)
class FileWords:
    """How one kind of import is called."""

    title: str
    head: str
    """Above the place to drop the file."""
    body: str
    ask: str
    """Title of the system's dialog to choose a file."""
    kinds: str
    """What may be chosen there, as in “CSV (*.csv)”."""
    sentence: str
    """Under which the journal keeps it."""


class FileImport(Dialog):
    """Reads on the worker thread, compares and writes on the database thread. Problems are told in the dialog itself.

    `content` is the file or where it is; with None the dialog asks for it. `result_of_import` is there once accepted.
    """

    def __init__(self, desk: Desk, words: FileWords, content: bytes | Path | None, parent: QWidget | None) -> None:
        self.problem = Banner(desk.theme, tone="danger")
        self._middle = QStackedWidget()
        super().__init__(
            desk.theme,
            words.title,
            _("Inlezen"),
            content=column(self.problem, self._middle, gap=desk.theme.px(0.6)),
            parent=parent or QApplication.activeWindow(),
            wide=WIDE,
        )
        self.desk, self.words = desk, words
        self._result: Any = None
        self._page: PreviewPage | None = None
        self._busy = False
        self._name_parts()
        self.choose = ChoosePage(self.theme, words.head, words.body)
        self.choose.asked.connect(self._choose)
        self.choose.dropped.connect(self.take)
        self._middle.addWidget(self.choose)
        self._middle.addWidget(self._busy_page())
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._middle.setCurrentIndex(1))
        self._ring = FocusRing(self, self.theme)
        self._fit()
        self._start_again()
        if content is not None:
            self.take(content)

    # -- what each import tells --------------------------------------------------------------------------------

    @staticmethod
    @abstractmethod
    def read_file(content: bytes | Path) -> Any:
        """The file as values. Runs on the worker thread; raises a Problem."""

    @staticmethod
    @abstractmethod
    def look(session: Session, file: Any) -> Any:
        """What the file would change. Runs on the database thread."""

    @abstractmethod
    def make_page(self, preview: Any) -> PreviewPage: ...

    @abstractmethod
    def bring_in(self, session: Session, preview: Any, choices: Any) -> Any:
        """Do what was ticked. Runs on the database thread."""

    @abstractmethod
    def choices(self) -> Any:
        """What is ticked now. Only asked while a page is shown."""

    @abstractmethod
    def verb_words(self) -> str:
        """On the button, with how many it concerns; "" when nothing is ticked."""

    @abstractmethod
    def told(self, result: Any) -> str:
        """What was done, in the toast."""

    # -- step 1: the file --------------------------------------------------------------------------------------

    def accept(self) -> None:
        """The verb: bring in what is ticked; the dialog closes when that is done."""
        if self._result is not None:
            super().accept()
        elif self._page is not None and not self._busy and self.verb_words():
            self._bring_in()

    def take(self, content: bytes | Path) -> None:
        """Read this file and show what it would change."""
        self._wait(True)
        self.desk.tasks.work(self, lambda: self.read_file(content), self._compare, self._failed)

    def _choose(self) -> None:
        path = self.desk.messages.open_file(self.words.ask, self.words.kinds)
        if path is not None:
            self.take(path)

    def _compare(self, file: Any) -> None:
        self.desk.tasks.read(self, lambda session: self.look(session, file), self._show_preview, self._failed)

    def _failed(self, problem: Problem) -> None:
        """What happened, what it means and what to do, above the page that is there."""
        self._wait(False)
        self._middle.setCurrentIndex(2 if self._page else 0)
        words = sentence(problem)
        self.problem.say(words.happened, f"{words.means} {words.todo}".strip(), tone="danger")
        self.problem.show()
        announce(self.problem, str(words))
        self._show_verb()

    def _start_again(self) -> None:
        self._drop_page()
        self.problem.hide()
        self._middle.setCurrentIndex(0)
        self._show_verb()
        self.choose.button.setFocus()

    # -- step 2: the preview -----------------------------------------------------------------------------------

    def _show_preview(self, preview: Any) -> None:
        self._wait(False)
        self._drop_page()
        self.problem.hide()
        self._page = self.make_page(preview)
        self._page.ticked.connect(self._show_verb)
        self._middle.addWidget(Scroll(self._page) if self.theme.folded else self._page)
        self._middle.setCurrentIndex(2)
        self._show_verb()
        self._page.lists[self._page.shown_section()].list.setFocus()

    def _drop_page(self) -> None:
        if self._page is not None:
            shown = self._middle.widget(2)
            if shown is not None:
                self._middle.removeWidget(shown)
                shown.deleteLater()
            self._page = None

    def _show_verb(self) -> None:
        """The button says how many it concerns."""
        self.other.setVisible(self._page is not None)
        self.verb.setVisible(self._page is not None)
        if self._page is None:
            return
        words = self.verb_words()
        self.verb.setText(words or _("Inlezen"))
        self.verb.setEnabled(bool(words) and not self._busy)
        self.verb.setToolTip("" if words else _("Vink eerst iets aan."))
        if self._page.ticks.preview.nothing_to_do:
            self.verb.hide()

    # -- bringing in -------------------------------------------------------------------------------------------

    def _bring_in(self) -> None:
        assert self._page is not None
        preview, choices = self._page.ticks.preview, self.choices()
        self._wait(True)
        tasks = self.desk.tasks

        def bring_in(_copy: object) -> None:
            tasks.write(
                self,
                self.words.sentence,
                lambda session: self.bring_in(session, preview, choices),
                self._done,
                self._failed,
            )

        tasks.vault(self, back_up_before_import, bring_in, self._failed)

    def _done(self, result: Any) -> None:
        self._wait(False)
        self._result = result
        self.desk.messages.toast(self.told(result), undo=True)
        self.accept()

    # -- how it looks ------------------------------------------------------------------------------------------

    def _name_parts(self) -> None:
        self.setObjectName("import")
        self.problem.setObjectName("import.problem")
        self.verb.setObjectName("import.verb")
        self.back.setObjectName("import.back")
        self.other = button(_("Ander bestand"), "quiet", name="import.other", on=self._start_again)
        self.foot.insertWidget(0, self.other)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.setStretch(2, 1)

    def _wait(self, busy: bool) -> None:
        self._busy = busy
        for part in (self.verb, self.other, self.choose.button):
            part.setEnabled(not busy)
        if busy:
            self._patience.start(PATIENCE_MS)
        else:
            self._patience.stop()

    def _busy_page(self) -> QWidget:
        page = QWidget()
        words = label(_("Een ogenblik. Rondom is met het bestand bezig."), tone="muted")
        glyph = Glyph(self.theme, "hourglass", "accent", 2.0)
        page.setLayout(column(None, row(None, glyph, None), self.theme.px(0.8), row(None, words, None), None))
        return page

    def _fit(self) -> None:
        """As large as asked, but never larger than the window it stands on or the screen."""
        parent = self.parentWidget()
        around = parent.window().size() if parent is not None else self.screen().availableSize()
        wide, high = round(around.width() * 0.94), round(around.height() * 0.94)
        self.resize(min(self.theme.px(WIDE), wide), min(self.theme.px(HIGH), high))
