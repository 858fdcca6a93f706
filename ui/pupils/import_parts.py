"""What the import of pupils shows around its lists: the summary, the warnings, and what is never read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rondom.exchange.notes import ignored_sentence, note_sentence
from rondom.exchange.preview import ImportPreview
from rondom.language import _, plural
from ui.exchange.pages import PreviewPage, remarks_foot
from ui.pupils.import_picks import Picks, sections
from ui.theme import Theme
from ui.widgets import Banner, label


class PupilsPage(PreviewPage):
    """What the file would change, by group."""

    def __init__(self, theme: Theme, preview: ImportPreview) -> None:
        self.picks = picks = Picks(preview)
        shown = [one for one in sections() if picks.lines(one.key) or one.key in ("new", "changed", "gone")]
        summary = label(_summary(preview), tone="muted", wrap=True, name="import.summary")
        notes = [note_sentence(note) for note in preview.file.notes]
        foot = remarks_foot(theme, ignored_sentence(preview.file.ignored), notes)
        super().__init__(theme, picks, shown, [summary, *_warnings(theme, preview)], foot)


def _summary(preview: ImportPreview) -> str:
    file = preview.file
    count = plural(len(file.pupils), "{n} leerling in het bestand", "{n} leerlingen in het bestand")
    same = plural(len(preview.unchanged), "{n} klopt al", "{n} kloppen al") if preview.unchanged else ""
    former = plural(preview.former, "{n} is al van school", "{n} zijn al van school") if preview.former else ""
    year = _("schooljaar {year}").format(year=file.school.year) if file.school.year else ""
    return " · ".join(part for part in (count, year, same, former) if part)


def _warnings(theme: Theme, preview: ImportPreview) -> list[QWidget]:
    found: list[QWidget] = []
    if preview.other_school:
        title = _("Dit bestand is van een andere school")
        body = _("Het BRIN-nummer {brin} is niet dat van uw school. Kijk of u het goede bestand heeft.")
        found.append(Banner(theme, title, body.format(brin=preview.file.school.brin)))
    if preview.seems_partial:
        title = _("Er ontbreken veel leerlingen")
        body = _("Dit bestand lijkt niet van de hele school. Vink onder “Niet meer in het bestand” dan niets aan.")
        found.append(Banner(theme, title, body))
    if preview.nothing_to_do:
        body = _("Er staat niets nieuws in dit bestand. U hoeft niets te doen.")
        found.append(Banner(theme, _("Alles klopt al"), body, tone="success"))
    return found
