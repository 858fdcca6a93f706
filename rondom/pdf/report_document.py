"""The report of a talk as PDF/UA, A4: for professionals and, in plain Dutch, for parents."""

from __future__ import annotations

from rondom.language import _
from rondom.pdf import page, safe
from rondom.pdf.documents import ONE_AT_A_TIME, edges_of, metadata
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.sections import report
from rondom.pdf.sections.sheet import sheet_for
from rondom.plan.reading import Audience
from rondom.plan.report import ReportReading


def report_pdf(reading: ReportReading, audience: Audience, dress: PrintAs = AS_IT_IS) -> bytes:
    """`reading` already lacks what this reader may not see. The child has no report: it has its own plan."""
    plan = reading.plan
    reader = Audience.PARENTS if audience is Audience.CHILD else audience
    sheet = sheet_for(reader, plan.address, safe.one_line(plan.child.first_name), dress)
    kept = "" if sheet.language else plan.retention  # two languages fill the line; the last page says it as well
    foot = " ".join(part for part in (plan.readers, kept) if part) or plan.school
    edges = edges_of(sheet, report.head_line(reading, sheet), foot)
    with ONE_AT_A_TIME:
        return page.print_pages(report.blocks(reading, sheet), edges, metadata(_("Gespreksverslag"), plan.school))
