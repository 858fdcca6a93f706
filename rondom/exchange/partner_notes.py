"""Remarks about a list of partners as sentences, each with the rows it is about, so that the file itself can be mended."""

from __future__ import annotations

from collections.abc import Sequence

from rondom.exchange.partner_table import PartnerFile, Source
from rondom.language import _, listed, marked

MOST_ROWS = 12
"""More rows than this are counted."""

_SENTENCES: dict[str, str] = {
    "letters-guessed": marked("De letters met accenten zijn gelezen als Windows-1252. Kijk de namen na."),
    "column-unknown": marked("De kolom “{what}” kent Rondom niet. Die is overgeslagen."),
    "nameless": marked("{where}: geen functie, organisatie of persoon. Niet gelezen."),
    "name-borrowed": marked("{where}: geen functie. Op de kaart komt de naam van de organisatie of de persoon."),
    "formula": marked("{where}: in “{what}” staat een formule zonder uitkomst. Leeg gelaten."),
    "cell-error": marked("{where}: in “{what}” staat een foutmelding van het rekenblad. Leeg gelaten."),
    "cut": marked("{where}: “{what}” is te lang. Het einde is weggelaten."),
    "phone-zero": marked("{where}: bij “{what}” was de nul vooraan weg. Die staat er weer voor."),
    "phone-lost": marked("{where}: “{what}” is afgerond door het rekenblad en niet meer te lezen. Leeg gelaten."),
    "email-odd": marked("{where}: “{what}” lijkt geen e-mailadres. Overgenomen zoals het er staat."),
    "age-unread": marked("{where}: “{what}” is niet te lezen als leeftijd. Leeg gelaten."),
    "ages-turned": marked("{where}: de leeftijd eindigt voor hij begint. Leeg gelaten."),
    "wait-unread": marked("{where}: “{what}” is niet te lezen als aantal weken. Leeg gelaten."),
    "yes-no-unread": marked("{where}: bij “{what}” staat geen ja of nee. Leeg gelaten."),
    "days-unread": marked("{where}: niet alles bij “{what}” is een dag van de schoolweek. De rest is overgeslagen."),
    "date-unread": marked("{where}: “{what}” is niet te lezen als datum. Leeg gelaten."),
    "date-future": marked("{where}: “{what}” ligt in de toekomst. Leeg gelaten."),
    "step-unread": marked("{where}: “{what}” kent Rondom niet. Leeg gelaten."),
    "level-unread": marked("{where}: bij “{what}” staat geen nummer van een niveau. Leeg gelaten."),
    "ring-unread": marked("{where}: de ring kent Rondom niet. U kunt de plek op de kaart kiezen."),
    "odd-value": marked("{where}: bij “{what}” staat iets dat daar niet hoort. Leeg gelaten."),
}
"""By code of `Remark`. `{where}` becomes "Regel 3, 8 en 12"."""


def remark_sentences(file: PartnerFile) -> list[str]:
    """One sentence for all rows with the same remark, in the order in which they first came."""
    grouped: dict[tuple[str, str], list[int]] = {}
    for remark in file.remarks:
        about = "" if remark.code == "name-borrowed" else remark.what
        grouped.setdefault((remark.code, about), []).append(remark.row)
    return [_sentence(file.source, code, what, rows) for (code, what), rows in grouped.items()]


def _sentence(source: Source, code: str, what: str, rows: Sequence[int]) -> str:
    words = what if code == "column-unknown" else _(what)
    return _(_SENTENCES[code]).format(what=words, where=rows_words(source, sorted(set(rows))))


def rows_words(source: Source, rows: Sequence[int]) -> str:
    """Regel 3, 8 en 12; of services "Dienst 3"."""
    shown = [str(row) for row in rows[:MOST_ROWS]]
    more = len(rows) - len(shown)
    if more:
        shown.append(_("{n} andere").format(n=more))
    return (
        _("Dienst {rows}").format(rows=listed(shown))
        if source is Source.HSDS
        else _("Regel {rows}").format(rows=listed(shown))
    )
