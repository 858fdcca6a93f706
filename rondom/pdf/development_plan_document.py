"""The OPP as a document: for professionals with the names of the law first, for parents with the plain ones first."""

from __future__ import annotations

from rondom.language import _
from rondom.pdf import page, safe
from rondom.pdf.documents import ONE_AT_A_TIME, edges_of, metadata
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.sections import development_plan
from rondom.pdf.sections.sheet import sheet_for
from rondom.plan.development_reading import DevelopmentReading
from rondom.plan.reading import Audience


def development_plan_pdf(reading: DevelopmentReading, audience: Audience, dress: PrintAs = AS_IT_IS) -> bytes:
    """The OPP as a tagged PDF, A4 upright. `reading` already lacks what this reader may not see."""
    sheet = sheet_for(audience, reading.address, safe.one_line(reading.child.first_name), dress)
    foot = " ".join(part for part in (reading.readers, reading.retention) if part)
    head = f"{development_plan.document_title(reading, sheet)} · {development_plan.version_line(reading)}"
    edges = edges_of(sheet, head, foot or reading.school)
    with ONE_AT_A_TIME:
        blocks = development_plan.blocks(reading, sheet)
        return page.print_pages(blocks, edges, metadata(_("Ontwikkelingsperspectief"), reading.school))
