"""The documents: which parts in which order for which reader.

ReportLab keeps fonts and counters for the whole process, so one document is made at a time. Everything happens in memory:
nothing readable touches the disk.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from rondom import clock
from rondom.language import _, day
from rondom.pdf import page, safe, styles, tongues
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.recovery_sheet import RecoverySheet
from rondom.pdf.sections import (
    action,
    child_plan,
    child_sheets,
    closing,
    kring,
    opening,
    plain_words,
    preparation,
    recovery,
    story,
)
from rondom.pdf.sections.closing import LeftOut
from rondom.pdf.sections.sheet import Sheet, sheet_for
from rondom.pdf.tagged.blocks import Block
from rondom.pdf.tagged.xmp import Metadata
from rondom.plan.preparation import PreparationReading
from rondom.plan.reading import Audience, Part, Perspective, PlanReading

ONE_AT_A_TIME = Lock()
BOTH = frozenset({Audience.PROFESSIONAL, Audience.PARENTS})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan and the readers it is made for. `part` is what a reader may be refused; None for what all get."""

    part: Part | None
    build: Callable[[PlanReading, Sheet], list[Block]]
    audiences: frozenset[Audience] = BOTH


PLAN: tuple[Section, ...] = (
    Section(None, opening.plan_opening),
    Section(Part.PEOPLE, opening.facts, frozenset({Audience.PROFESSIONAL})),
    Section(Part.REQUEST, story.request),
    Section(Part.VOICE, story.voice),
    Section(Part.STRENGTHS, story.strengths),
    Section(Part.FACTORS, story.factors),
    Section(Part.TIMELINE, story.happened, frozenset({Audience.PROFESSIONAL})),
    Section(Part.KRING, kring.in_plan, frozenset({Audience.PROFESSIONAL})),
    Section(Part.CONCERNS, story.concerns),
    Section(Part.WISHES, story.wishes),
    Section(Part.LAST_TIME, action.reviews),
    Section(Part.GOALS, action.goals),
    Section(Part.AGREEMENTS, action.agreements),
    Section(Part.FOLLOW_UP, action.follow_up),
    Section(Part.NOTES, action.notes),
    Section(Part.PARKED, action.parked),
    Section(Part.TIMELINE, story.happened, frozenset({Audience.PARENTS})),
    Section(Part.KRING, kring.in_plan, frozenset({Audience.PARENTS})),
    Section(Part.PEOPLE, opening.people_plain, frozenset({Audience.PARENTS})),
    Section(Part.APPROVALS, closing.approvals),
    Section(Part.VIEWS, closing.views),
    Section(None, closing.recipients),
    Section(None, plain_words.in_plan, frozenset({Audience.PARENTS})),
)
"""Parents read first what was said and what will be done; how it came about and who were there follows."""


def plan_pdf(reading: PlanReading, audience: Audience, dress: PrintAs = AS_IT_IS) -> bytes:
    """The plan as PDF/UA-1, A4. `reading` already lacks what this reader may not see."""
    sheet = sheet_for(audience, reading.address, safe.one_line(reading.child.first_name), dress)
    if audience is Audience.CHILD:
        made, title = child_plan.blocks(reading, dress), child_plan.title(reading)
        foot = " ".join(part for part in (_("Dit plan is van jou."), reading.school) if part)
    else:
        made, title = plan_blocks(reading, sheet), opening.plan_title(reading, sheet)
        foot = " ".join(part for part in (reading.readers, "" if sheet.language else reading.retention) if part)
        foot = foot or reading.school
    edges = edges_of(sheet, f"{title} · {opening.version_line(reading)}", foot)
    with ONE_AT_A_TIME:
        return page.print_pages(made, edges, metadata(_("Plan"), reading.school))


def edges_of(sheet: Sheet, head: str, foot: str) -> page.Edges:
    """Head and foot as large as this reader likes them."""
    size = styles.LARGE_EDGE if sheet.large else sheet.choose_size(8.55, 9.75)
    number = sheet.choose(_("Pagina {n} van {total}"), _("Bladzijde {n} van {total}"))
    also = tongues.recognised(foot, sheet.language)
    return page.Edges(
        head.replace("\n", " · "),
        f"{foot} · {also}" if also else foot,
        tongues.both(number, sheet.language, " · "),
        size,
    )


def preparation_pdf(reading: PreparationReading, reader: Perspective, dress: PrintAs = AS_IT_IS) -> bytes:
    """The preparation sheet for one side of the table: parent, school, coach or the child. A parent's in their language."""
    child = reader is Perspective.CHILD
    title = _("Jouw gesprek") if child else _("Voorbereiding")
    own = dress if reader is Perspective.PARENT else PrintAs(dress.large)
    made = child_sheets.blocks(reading, own) if child else preparation.blocks(reading, reader, own)
    edges = page.Edges(
        head=f"{tongues.both(title, own.language, ' · ')} · {safe.one_line(reading.child.first_name)}",
        foot=reading.school,
        page=tongues.both(_("Bladzijde {n} van {total}"), own.language, " · "),
        size=styles.LARGE_EDGE if own.large else 9.75,
    )
    with ONE_AT_A_TIME:
        return page.print_pages(made, edges, metadata(title, reading.school))


def recovery_sheet_pdf(sheet: RecoverySheet) -> bytes:
    """The paper with the recovery code, one page."""
    title = _("Herstelblad")
    edges = page.Edges(
        head=title,
        foot=_("Gemaakt op {day}. Bewaar dit blad als een sleutel.").format(day=day(sheet.made_on)),
        size=9.75,
    )
    with ONE_AT_A_TIME:
        return page.print_pages(recovery.blocks(sheet), edges, metadata(title, sheet.school))


def plan_blocks(reading: PlanReading, sheet: Sheet) -> list[Block]:
    """All parts for this reader; a row of parts that were refused, or that lack some lines, leaves one neutral line."""
    blocks: list[Block] = []
    owed = False
    for section in PLAN:
        if sheet.audience not in section.audiences:
            continue
        if section.part in reading.omitted:
            owed = True
            continue
        made = section.build(reading, sheet)
        thinned = section.part in reading.thinned
        if owed and made and not thinned:
            blocks.append(LeftOut(sheet))
            owed = False
        blocks += made
        owed = owed or thinned
    return [*blocks, LeftOut(sheet)] if owed else blocks


def page_count(pdf: bytes) -> int:
    """Number of pages of a document made here."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def metadata(title: str, school: str) -> Metadata:
    """The title names no child: it shows in window titles, recent lists, print queues and search indexes."""
    name = safe.one_line(school)
    return Metadata(title=f"{title} – {name}" if name else title, author=name, moment=clock.now())
