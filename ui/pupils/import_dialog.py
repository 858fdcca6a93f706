"""Leerlingen inlezen: choose or drop the file, look at what would change, and bring in what is ticked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom.exchange.edexml import EdexFile, load, read
from rondom.exchange.import_pupils import IMPORT_SENTENCE, ImportResult, apply
from rondom.exchange.import_pupils import preview as look
from rondom.exchange.preview import Choices, ImportPreview
from rondom.language import _, plural
from rondom.vault.store import Session
from ui.desk import Desk
from ui.exchange.dialog import FileImport, FileWords
from ui.exchange.pages import dropped_file
from ui.pupils.import_parts import PupilsPage

__all__ = ["ImportDialog", "dropped_file", "open_import"]


def open_import(desk: Desk, parent: QWidget, content: bytes | Path | None = None) -> ImportDialog:
    """Show the dialog over `parent` without waiting, as a drop must: the system holds the other program until then."""
    dialog = ImportDialog(desk, content, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class ImportDialog(FileImport):
    """Brings in a school: pupils with their groups, and staff."""

    def __init__(self, desk: Desk, content: bytes | Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk, _words(), content, parent)

    @property
    def page(self) -> PupilsPage | None:
        return self._page if isinstance(self._page, PupilsPage) else None

    @property
    def result_of_import(self) -> ImportResult | None:
        return self._result if isinstance(self._result, ImportResult) else None

    @staticmethod
    def read_file(content: bytes | Path) -> EdexFile:
        return read(load(content) if isinstance(content, Path) else content)

    @staticmethod
    def look(session: Session, file: EdexFile) -> ImportPreview:
        return look(session, file)

    def make_page(self, preview: ImportPreview) -> PupilsPage:
        return PupilsPage(self.theme, preview)

    def choices(self) -> Choices:
        assert self.page is not None
        return self.page.picks.choices()

    def verb_words(self) -> str:
        choices = self.choices()
        if choices.pupils:
            return plural(choices.pupils, "{n} leerling inlezen", "{n} leerlingen inlezen")
        return _("Inlezen") if choices.anything else ""

    def bring_in(self, session: Session, preview: ImportPreview, choices: Choices) -> ImportResult:
        return apply(session, preview, choices)

    def told(self, result: ImportResult) -> str:
        parts = [
            plural(result.new, "{n} leerling erbij", "{n} leerlingen erbij") if result.new else "",
            plural(result.changed, "{n} bijgewerkt", "{n} bijgewerkt") if result.changed else "",
            plural(result.gone, "{n} van school", "{n} van school") if result.gone else "",
        ]
        return ", ".join(part for part in parts if part) or _("Ingelezen")


def _words() -> FileWords:
    return FileWords(
        _("Leerlingen inlezen"),
        _("Zet hier het EDEXML-bestand van uw school"),
        _("In ParnasSys heet het “EDEX & UWLR (nieuw)”, in ESIS “EDEXML”. U ziet eerst wat er verandert."),
        _("Kies het EDEXML-bestand"),
        _("EDEXML-bestand (*.xml *.XML);;Alle bestanden (*)"),
        _(IMPORT_SENTENCE),
    )
