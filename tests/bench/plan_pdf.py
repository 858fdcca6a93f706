"""A plan of six pages, tagged and laid out, against the same lines of text put on bare pages with ReportLab alone, and
against other ways of making a PDF where those are installed.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from rondom.pdf import fonts, styles
from rondom.pdf.documents import page_count, plan_pdf
from rondom.plan.reading import (
    Agreement,
    Attendee,
    Audience,
    Child,
    ChildVoice,
    Concern,
    FollowUp,
    Goal,
    Happened,
    Person,
    Perspective,
    PlanReading,
    Recognised,
    Remark,
)
from tests.bench import Figure, other_engines
from ui.plan.told import told_of

RUNS = 25
GOAL = 4.0
SENTENCE = "Elke maandag kijken ze samen wat er goed ging en wat lastig was. "
SIDES = (Perspective.CHILD, Perspective.PARENT, Perspective.SCHOOL, Perspective.COACH)
PLAN = PlanReading(
    child=Child("Mees", "Mees Veenpluis", date(2016, 6, 14), "groep 6"),
    school="De Regenwulp",
    made_on=date(2026, 3, 12),
    people=tuple(Attendee(f"Naam Achternaam{n}", "rol", SIDES[n % 4]) for n in range(8)),
    reason=SENTENCE * 8,
    voice=ChildVoice(SENTENCE * 3, what_we_did=SENTENCE * 2),
    strengths=tuple(Remark(SENTENCE, SIDES[n % 4], "Sanne") for n in range(8)),
    enabling=tuple(Remark(SENTENCE, SIDES[n % 4]) for n in range(8)),
    hindering=tuple(Remark(SENTENCE, SIDES[n % 4]) for n in range(8)),
    happened=Happened(tuple(SENTENCE for _ in range(14))),
    concerns=tuple(Concern(SENTENCE * 2, (Person("Sanne", SIDES[n % 4]),), Recognised.YES, "allen") for n in range(16)),
    wishes=tuple(Remark(SENTENCE, SIDES[n % 4], "Sanne") for n in range(8)),
    goals=tuple(Goal(SENTENCE, "1 van de 4", "3 van de 4", SENTENCE) for _ in range(3)),
    agreements=tuple(Agreement("Sanne", SENTENCE * 2, SIDES[n % 4], "elke week", None, SENTENCE) for n in range(26)),
    follow_up=FollowUp("Ellen", "06 00 00 90 12", SENTENCE * 2, date(2026, 6, 4)),
)


def measure() -> list[Figure]:
    plan = plan_pdf(PLAN, Audience.PROFESSIONAL)
    lines = lines_of(plan)
    tagged, bare = in_turn(
        lambda: plan_pdf(replace(PLAN), Audience.PROFESSIONAL),
        lambda: bare_pages(lines),
    )
    note = f"{page_count(plan)} pages, {len(plan) // 1024} kB; {tagged:.0f} ms against {bare:.0f} ms, median of {RUNS}"
    told = told_of(plan)
    weasy, about_weasy = other_engines.weasyprint(told)
    office, about_office = other_engines.libreoffice(told)
    return [
        Figure("plan as tagged PDF, against its text on bare pages", tagged / bare, "×", GOAL, note),
        against("the same through WeasyPrint as PDF/UA", weasy, tagged, 5.0, about_weasy),
        against("the same through LibreOffice from docx", office, tagged, 10.0, about_office),
    ]


def against(name: str, other: float, ours: float, times: float, note: str) -> Figure:
    """Ours as a part of theirs; at most one in so many `times`. Only to be known when theirs is not here."""
    here = other == other
    told = f"{note}; {other / ours:.1f} times ours of {ours:.0f} ms" if here else note
    return Figure(f"plan as tagged PDF, as a part of {name}", ours / other, "", 1 / times if here else None, told)


def lines_of(pdf: bytes) -> list[list[str]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range().splitlines() for page in document]


def bare_pages(pages: list[list[str]]) -> bytes:
    """No layout, no structure: what drawing, embedding and packing cost anyhow."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=styles.PAGE, pageCompression=1)
    for lines in pages:
        canvas.setFont(fonts.REGULAR, 10.2)
        for index, line in enumerate(lines):
            canvas.drawString(styles.SIDE, styles.PAGE[1] - 40 - index * 10, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def in_turn(*builders: Callable[[], object]) -> list[float]:
    """Median milliseconds of each, run alternately so that a busy machine hurts them alike."""
    taken: list[list[float]] = [[] for _ in builders]
    for _run in range(RUNS):
        for builder, times in zip(builders, taken, strict=True):
            before = time.perf_counter()
            builder()
            times.append((time.perf_counter() - before) * 1000)
    return [statistics.median(times) for times in taken]
