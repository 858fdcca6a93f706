"""The timeline as a document: one sheet across with the drawing, and the list behind it."""

from __future__ import annotations

from enum import StrEnum

from rondom.language import _
from rondom.pdf import page, safe, styles
from rondom.pdf.documents import ONE_AT_A_TIME, metadata
from rondom.pdf.sections import timeline
from rondom.timeline.sheets import TimelineReading


class TimelineSheet(StrEnum):
    """The paper of a timeline, across."""

    A4 = "a4"
    A3 = "a3"

    @property
    def largest(self) -> float:
        """The largest letters of the drawing, in points."""
        return {"a4": 11.5, "a3": 14.5}[self.value]

    @property
    def paper(self) -> styles.Format:
        return {"a4": styles.A4_ACROSS, "a3": styles.A3_ACROSS}[self.value]


def timeline_pdf(reading: TimelineReading, sheet: TimelineSheet = TimelineSheet.A4, listed: bool = True) -> bytes:
    """The timeline as PDF/UA-1: one sheet across with the drawing, and the list behind it on sheets of the same size.

    Without `listed` only the sheet, as for a picture.
    """
    large = sheet is TimelineSheet.A3
    look = styles.parents() if large else styles.professional()
    foot = _("De tijdlijn is van het gezin: wat niet klopt, passen we aan.")
    edges = page.Edges(
        head=safe.one_line(reading.title),
        foot=f"{safe.one_line(reading.school)}. {foot}" if safe.clean(reading.school) else foot,
        page=_("Bladzijde {n} van {total}") if listed else "",
        size=9.75 if large else 8.55,
        first_page=_("Bladzijde {n} van {total}, de lijst staat op bladzijde 2"),
    )
    with ONE_AT_A_TIME:
        parts = [timeline.drawing(reading, look, sheet.paper, sheet.largest, listed)]
        parts += [timeline.event_list(reading, styles.across(10.6 if large else 9.3))] if listed else []
        return page.print_parts(parts, edges, metadata(_("Tijdlijn"), reading.school), sheet.paper)
