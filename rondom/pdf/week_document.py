"""The week as a document: one sheet across, to lay beside a diary or to hang up, and the same in words behind it."""

from __future__ import annotations

from rondom.language import _
from rondom.meetings.week import Week
from rondom.pdf import page, styles
from rondom.pdf.documents import ONE_AT_A_TIME, metadata
from rondom.pdf.sections import week as section


def week_pdf(week: Week, listed: bool = False) -> bytes:
    """The week as PDF/UA-1, A4 across. With `listed` the same in words on the pages behind it."""
    paper = styles.A4_ACROSS
    edges = page.Edges(
        head=f"{week.title}, {week.subtitle}",
        foot=section.foot(week.names, week.school),
        page=_("Bladzijde {n} van {total}"),
    )
    with ONE_AT_A_TIME:
        parts = [section.sheet(week, styles.professional(), paper)]
        parts += [section.words(week, styles.professional())] if listed else []
        return page.print_parts(parts, edges, metadata(week.title, week.school), paper)
