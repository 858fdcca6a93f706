"""Partners inlezen: a list as CSV or Excel, or the sociale kaart of a municipality (Open Referral HSDS)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom.exchange.import_partners import IMPORT_PARTNERS_SENTENCE, PartnersResult, apply
from rondom.exchange.import_partners import preview as look
from rondom.exchange.partner_files import load, read
from rondom.exchange.partner_notes import remark_sentences
from rondom.exchange.partner_preview import MANY, PartnerChoices, PartnerPreview
from rondom.exchange.partner_table import PartnerFile, Source
from rondom.language import _, listed, plural
from rondom.vault.store import Session
from ui.desk import Desk
from ui.exchange.dialog import FileImport, FileWords
from ui.exchange.pages import PreviewPage, dropped_file, remarks_foot
from ui.support_map.import_ticks import PartnerTicks, sections
from ui.theme import Theme
from ui.widgets import Banner, label

SHOWN = 5
"""So many names stand in a warning."""

__all__ = ["PartnerImport", "dropped_file", "open_partner_import"]


def open_partner_import(desk: Desk, parent: QWidget, content: bytes | Path | None = None) -> PartnerImport:
    """Show the dialog over `parent` without waiting, as a drop must."""
    dialog = PartnerImport(desk, content, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class PartnersPage(PreviewPage):
    """What the file would change on the map, by section."""

    def __init__(self, theme: Theme, preview: PartnerPreview) -> None:
        self.picks = picks = PartnerTicks(preview)
        shown = [one for one in sections() if one.key != "doubt" or picks.lines("doubt")]
        above: list[QWidget] = [
            label(_summary(preview), tone="muted", wrap=True, name="import.summary"),
            *_warnings(theme, preview),
        ]
        calm = _("Rondom haalt niets van uw kaart en wist niets. Wat in het bestand leeg is, blijft zoals het was.")
        super().__init__(theme, picks, shown, above, remarks_foot(theme, calm, remark_sentences(preview.file)), True)


class PartnerImport(FileImport):
    """Brings partners onto the map."""

    def __init__(self, desk: Desk, content: bytes | Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk, _words(), content, parent)

    @property
    def page(self) -> PartnersPage | None:
        return self._page if isinstance(self._page, PartnersPage) else None

    @property
    def result_of_import(self) -> PartnersResult | None:
        return self._result if isinstance(self._result, PartnersResult) else None

    @staticmethod
    def read_file(content: bytes | Path) -> PartnerFile:
        return read(load(content) if isinstance(content, Path) else content)

    @staticmethod
    def look(session: Session, file: PartnerFile) -> PartnerPreview:
        return look(session, file)

    def make_page(self, preview: PartnerPreview) -> PartnersPage:
        return PartnersPage(self.theme, preview)

    def choices(self) -> PartnerChoices:
        assert self.page is not None
        return self.page.picks.choices()

    def verb_words(self) -> str:
        count = self.choices().count
        return plural(count, "{n} partner inlezen", "{n} partners inlezen") if count else ""

    def bring_in(self, session: Session, preview: PartnerPreview, choices: PartnerChoices) -> PartnersResult:
        return apply(session, preview, choices)

    def told(self, result: PartnersResult) -> str:
        parts = [
            plural(result.new, "{n} partner erbij", "{n} partners erbij") if result.new else "",
            plural(result.changed, "{n} bijgewerkt", "{n} bijgewerkt") if result.changed else "",
        ]
        return ", ".join(part for part in parts if part) or _("Ingelezen")


def _words() -> FileWords:
    return FileWords(
        _("Partners inlezen"),
        _("Zet hier een lijst met partners"),
        _(
            "Dat kan een lijst zijn uit Excel (.xlsx) of CSV, of de sociale kaart van uw gemeente (Open Referral, HSDS). U ziet eerst wat er verandert."
        ),
        _("Kies de lijst"),
        _("Lijsten (*.csv *.txt *.tsv *.xlsx *.json *.zip);;Alle bestanden (*)"),
        _(IMPORT_PARTNERS_SENTENCE),
    )


def _summary(preview: PartnerPreview) -> str:
    file = preview.file
    kinds = {Source.CSV: _("CSV"), Source.XLSX: _("Excel"), Source.HSDS: _("sociale kaart (HSDS)")}
    count = plural(len(file.partners), "{n} partner in het bestand", "{n} partners in het bestand")
    same = plural(len(preview.unchanged), "{n} klopt al", "{n} kloppen al") if preview.unchanged else ""
    twice = plural(preview.repeated, "{n} rij stond dubbel", "{n} rijen stonden dubbel") if preview.repeated else ""
    missed = file.lines - len(file.partners)
    unread = plural(missed, "{n} rij niet te lezen", "{n} rijen niet te lezen") if missed else ""
    return " · ".join(part for part in (count, kinds[file.source], same, twice, unread) if part)


def _warnings(theme: Theme, preview: PartnerPreview) -> list[QWidget]:
    found: list[QWidget] = []
    if len(preview.new) > MANY:
        body = _("Daarom staat er nog niets aangevinkt. Zoek wie uw school echt gebruikt en vink die aan.")
        found.append(Banner(theme, _("Dit is een lange lijst"), body, tone="info"))
    if preview.stopped:
        title = plural(
            len(preview.stopped),
            "{n} partner op uw kaart is gestopt, zegt het bestand",
            "{n} partners op uw kaart zijn gestopt, zegt het bestand",
        )
        names = listed([*preview.stopped[:SHOWN], *([_("andere")] if len(preview.stopped) > SHOWN else [])])
        body = _("Het gaat om {names}. Rondom laat de kaart zoals hij is. Kijk of het klopt.").format(names=names)
        found.append(Banner(theme, title, body))
    elif preview.nothing_to_do:
        body = _("Er staat niets nieuws in dit bestand. U hoeft niets te doen.")
        found.append(Banner(theme, _("Alles klopt al"), body, tone="success"))
    return found
