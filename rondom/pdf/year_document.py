"""The school year as a document: one sheet across, A4 or A3, and every day in words behind it."""

from __future__ import annotations

from enum import StrEnum

from rondom.language import _
from rondom.meetings.year import Year
from rondom.pdf import page, styles
from rondom.pdf.documents import ONE_AT_A_TIME, metadata
from rondom.pdf.sections import week as week_section
from rondom.pdf.sections import year as section


class YearPaper(StrEnum):
    """The paper, across."""

    A4 = "a4"
    A3 = "a3"

    @property
    def largest(self) -> float:
        """The largest letters of the drawing, in points: those of a day are 0.8 of it and stay legible."""
        return {"a4": 10.2, "a3": 11.6}[self.value]

    @property
    def paper(self) -> styles.Format:
        return {"a4": styles.A4_ACROSS, "a3": styles.A3_ACROSS}[self.value]


def year_pdf(year: Year, sheet: YearPaper = YearPaper.A4, listed: bool = True) -> bytes:
    """The school year as PDF/UA-1. Without `listed` only the sheet, for a wall."""
    large = sheet is YearPaper.A3
    look = styles.parents() if large else styles.professional()
    edges = page.Edges(
        head=year.title,
        foot=week_section.foot(year.names, year.school),
        page=_("Bladzijde {n} van {total}"),
        size=9.75 if large else 8.55,
    )
    with ONE_AT_A_TIME:
        parts = [section.sheet(year, look, sheet.paper, sheet.largest, listed)]
        parts += [section.words(year, styles.across(10.6 if large else 9.3))] if listed else []
        return page.print_parts(parts, edges, metadata(year.title, year.school), sheet.paper)
