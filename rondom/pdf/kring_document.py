"""The kring of a child as a page of its own."""

from __future__ import annotations

from rondom.language import _
from rondom.pdf import page, safe, styles
from rondom.pdf.documents import ONE_AT_A_TIME, metadata
from rondom.pdf.sections import kring_page
from rondom.plan.kring import KringPage


def kring_pdf(reading: KringPage) -> bytes:
    """The people around a child as PDF/UA-1, A4 upright."""
    look = styles.professional()
    foot = _("De kring is van het kind en het gezin.")
    edges = page.Edges(
        head=safe.one_line(reading.title),
        foot=f"{safe.one_line(reading.school)}. {foot}" if safe.clean(reading.school) else foot,
        page=_("Bladzijde {n} van {total}"),
    )
    with ONE_AT_A_TIME:
        blocks = kring_page.blocks(reading, look, styles.UPRIGHT)
        return page.print_parts([blocks], edges, metadata(_("Kring"), reading.school), styles.UPRIGHT)
