"""The map as documents: for the wall of the staff room, for the schoolgids, and as a list of numbers for a wallet."""

from __future__ import annotations

from enum import StrEnum

from rondom.language import _, day, marked
from rondom.pdf import page, styles
from rondom.pdf.documents import ONE_AT_A_TIME, metadata
from rondom.pdf.sections import phone_card, school_guide, support_map
from rondom.support_map.guide import guide_year
from rondom.support_map.sheets import MapReading

_A4_EM, _A3_EM = 11.0, 14.0
"""The largest letters of the drawing, in points."""


class MapPaper(StrEnum):
    """What can be printed of the map."""

    A4 = "a4"
    A3 = "a3"
    GUIDE = "guide"
    PHONES = "phones"


SAVED_SENTENCES = {
    MapPaper.A4: marked("Kaart bewaard als PDF"),
    MapPaper.A3: marked("Kaart bewaard als PDF"),
    MapPaper.GUIDE: marked("Bladzijden voor de schoolgids bewaard"),
    MapPaper.PHONES: marked("Telefoonlijst bewaard"),
}
PRINTED_SENTENCES = {
    MapPaper.A4: marked("Kaart afgedrukt"),
    MapPaper.A3: marked("Kaart afgedrukt"),
    MapPaper.GUIDE: marked("Bladzijden voor de schoolgids afgedrukt"),
    MapPaper.PHONES: marked("Telefoonlijst afgedrukt"),
}
"""For the logboek, so that it can be found who took a paper with numbers along."""


def support_map_pdf(reading: MapReading, paper: MapPaper) -> bytes:
    """The chosen paper as PDF/UA-1."""
    match paper:
        case MapPaper.GUIDE:
            return guide_pdf(reading)
        case MapPaper.PHONES:
            return phones_pdf(reading)
    return staff_pdf(reading, large=paper is MapPaper.A3)


def staff_pdf(reading: MapReading, large: bool = False) -> bytes:
    """One sheet to hang up, A4 or A3, and every card in words on the sheets behind it."""
    sheet = styles.A3_UPRIGHT if large else styles.UPRIGHT
    look = styles.parents() if large else styles.professional()
    edges = page.Edges(
        head=_("Ondersteuningsstructuur"),
        foot=_("Gemaakt op {day}. Voor in de school: er staan nummers van mensen op.").format(day=day(reading.made_on))
        if reading.named or reading.numbered
        else _made_on(reading),
        page=_("Bladzijde {n} van {total}"),
        size=9.75 if large else 8.55,
    )
    with ONE_AT_A_TIME:
        parts = [
            support_map.staff_sheet(reading, look, sheet, _A3_EM if large else _A4_EM),
            support_map.staff_list(reading, styles.across(11.4 if large else 9.3)),
        ]
        return page.print_parts(parts, edges, metadata(_("Ondersteuningsstructuur"), reading.school), sheet)


def guide_pdf(reading: MapReading) -> bytes:
    """The pages for the schoolgids, A4: the drawing first, then how the school helps and who the partners are."""
    title = _("Wie helpt rond uw kind")
    edges = page.Edges(head=title, foot=_guide_foot(reading), page=_("Bladzijde {n} van {total}"), size=9.0)
    look = styles.guide()
    with ONE_AT_A_TIME:
        parts = [
            school_guide.first_sheet(reading, look, styles.professional(), styles.UPRIGHT, _A4_EM),
            school_guide.words(reading, look, styles.professional()),
        ]
        return page.print_parts(parts, edges, metadata(title, reading.school), styles.UPRIGHT)


def phones_pdf(reading: MapReading) -> bytes:
    """The numbers on A4, to cut out and fold to the size of a bank card."""
    title = _("Telefoonlijst")
    foot = f"{_made_on(reading)} {phone_card.count_words(reading)}."
    edges = page.Edges(head=title, foot=foot, page=_("Bladzijde {n} van {total}"))
    with ONE_AT_A_TIME:
        parts = phone_card.sheets(reading, styles.professional(), styles.wallet())
        return page.print_parts(parts, edges, metadata(title, reading.school), styles.UPRIGHT)


def _made_on(reading: MapReading) -> str:
    return _("Gemaakt op {day}.").format(day=day(reading.made_on))


def _guide_foot(reading: MapReading) -> str:
    """Which year it is for. That all was checked is said only when it is so."""
    told = _("Schoolgids {year}.").format(year=guide_year(reading.made_on))
    partners = [one for one in reading.helpers if not one.own_team]
    if not partners or reading.stale:
        return f"{told} {_made_on(reading)}"
    checked = _("Alle partners zijn dit half jaar gecontroleerd.")
    return f"{told} {_made_on(reading)} {checked}"
