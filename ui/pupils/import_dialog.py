"""Leerlingen inlezen: choose or drop the file, look at what would change, and bring in what is ticked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QWidget

from rondom.errors import Problem
from rondom.exchange.edexml import EdexFile, load, read
from rondom.exchange.import_pupils import IMPORT_SENTENCE, ImportResult, apply
from rondom.exchange.import_pupils import preview as look
from rondom.exchange.preview import ImportPreview
from rondom.language import _, plural
from rondom.sentences import sentence
from rondom.vault.backups import back_up_before_import
from ui.desk import Desk
from ui.pupils.import_parts import ChoosePage, PreviewPage, dropped_file
from ui.widgets import Banner, Dialog, FocusRing, Glyph, Scroll, announce, button, column, label, row

__all__ = ["ImportDialog", "dropped_file", "open_import"]

WIDE, HIGH = 58.0, 44.0
PATIENCE_MS = 400
"""Reading that is quicker than this shows no progress."""


def open_import(desk: Desk, parent: QWidget, content: bytes | Path | None = None) -> ImportDialog:
    """Show the dialog over `parent` without waiting, as a drop must: the system holds the other program until then."""
    dialog = ImportDialog(desk, content, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class ImportDialog(Dialog):
    """Reads on the worker thread, compares and writes on the database thread. Problems are told in the dialog itself.

    `content` is the file or where it is; with None the dialog asks for it. `result_of_import` is there once accepted.
    """

    def __init__(self, desk: Desk, content: bytes | Path | None = None, parent: QWidget | None = None) -> None:
        self.problem = Banner(desk.theme, tone="danger")
        self._middle = QStackedWidget()
        super().__init__(
            desk.theme,
            _("Leerlingen inlezen"),
            _("Inlezen"),
            content=column(self.problem, self._middle, gap=desk.theme.px(0.6)),
            parent=parent or QApplication.activeWindow(),
            wide=WIDE,
        )
        self.desk = desk
        self.result_of_import: ImportResult | None = None
        self.page: PreviewPage | None = None
        self._busy = False
        self._name_parts()
        self.choose = ChoosePage(self.theme)
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

    def accept(self) -> None:
        """The verb: bring in what is ticked; the dialog closes when that is done."""
        if self.result_of_import is not None:
            super().accept()
        elif self.page is not None and not self._busy and self.page.picks.choices().anything:
            self._bring_in()

    # -- step 1: the file --------------------------------------------------------------------------------------

    def take(self, content: bytes | Path) -> None:
        """Read this file and show what it would change."""
        self._wait(True)
        self.desk.tasks.work(self, lambda: _read(content), self._compare, self._failed)

    def _choose(self) -> None:
        kinds = _("EDEXML-bestand (*.xml *.XML);;Alle bestanden (*)")
        path = self.desk.messages.open_file(_("Kies het EDEXML-bestand"), kinds)
        if path is not None:
            self.take(path)

    def _compare(self, file: EdexFile) -> None:
        self.desk.tasks.read(self, lambda session: look(session, file), self._show_preview, self._failed)

    def _failed(self, problem: Problem) -> None:
        """What happened, what it means and what to do, above the page that is there."""
        self._wait(False)
        self._middle.setCurrentIndex(2 if self.page else 0)
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

    def _show_preview(self, preview: ImportPreview) -> None:
        self._wait(False)
        self._drop_page()
        self.problem.hide()
        self.page = PreviewPage(self.theme, preview)
        self.page.ticked.connect(self._show_verb)
        self._middle.addWidget(Scroll(self.page) if self.theme.folded else self.page)
        self._middle.setCurrentIndex(2)
        self._show_verb()
        self.page.lists[self.page.shown_section()].list.setFocus()

    def _drop_page(self) -> None:
        if self.page is not None:
            shown = self._middle.widget(2)
            if shown is not None:
                self._middle.removeWidget(shown)
                shown.deleteLater()
            self.page = None

    def _show_verb(self) -> None:
        """The button says how many children it concerns."""
        self.other.setVisible(self.page is not None)
        self.verb.setVisible(self.page is not None)
        if self.page is None:
            return
        choices = self.page.picks.choices()
        self.verb.setText(_verb(choices.pupils) if choices.pupils else _("Inlezen"))
        self.verb.setEnabled(choices.anything and not self._busy)
        self.verb.setToolTip("" if choices.anything else _("Vink eerst iets aan."))
        if self.page.picks.preview.nothing_to_do:
            self.verb.hide()

    # -- bringing in -------------------------------------------------------------------------------------------

    def _bring_in(self) -> None:
        assert self.page is not None
        preview, choices = self.page.picks.preview, self.page.picks.choices()
        self._wait(True)
        tasks = self.desk.tasks

        def bring_in(_copy: object) -> None:
            tasks.write(
                self,
                _(IMPORT_SENTENCE),
                lambda session: apply(session, preview, choices),
                self._done,
                self._failed,
            )

        tasks.vault(self, back_up_before_import, bring_in, self._failed)

    def _done(self, result: ImportResult) -> None:
        self._wait(False)
        self.result_of_import = result
        self.desk.messages.toast(_told(result), undo=True)
        self.accept()

    # -- how it looks ------------------------------------------------------------------------------------------

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


def _read(content: bytes | Path) -> EdexFile:
    return read(load(content) if isinstance(content, Path) else content)


def _verb(pupils: int) -> str:
    return plural(pupils, "{n} leerling inlezen", "{n} leerlingen inlezen")


def _told(result: ImportResult) -> str:
    """What was done, in the toast."""
    parts = [
        plural(result.new, "{n} leerling erbij", "{n} leerlingen erbij") if result.new else "",
        plural(result.changed, "{n} bijgewerkt", "{n} bijgewerkt") if result.changed else "",
        plural(result.gone, "{n} van school", "{n} van school") if result.gone else "",
    ]
    return ", ".join(part for part in parts if part) or _("Ingelezen")
