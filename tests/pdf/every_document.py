"""Every document the program can make, by a name that says which: of one child with every field filled, of the
Voorbeeldschool, and of texts that nobody expects. Whoever makes a new kind of document adds it here: the standards
(`test_standards.py`) and the hostile texts (`test_hostile.py`) are then held against it too.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from typing import Any

from PIL import Image

from rondom import clock
from rondom.demo import open_demo
from rondom.dossier.attachments import JPEG, PDF
from rondom.dossier.queries import pupil_rows
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.planner_names import Names
from rondom.meetings.queries import coming_meetings
from rondom.meetings.week import week_sheet
from rondom.meetings.year import year_sheet
from rondom.pdf.development_plan_document import development_plan_pdf
from rondom.pdf.documents import plan_pdf, preparation_pdf, recovery_sheet_pdf
from rondom.pdf.inzage_document import inzage_pdf
from rondom.pdf.inzage_of_pupil import Covers, Packet, inzage_facts
from rondom.pdf.kring_document import kring_pdf
from rondom.pdf.meeting_papers import interpreter_pdf, invitation_pdf, paper_pdf, permission_form_pdf, three_houses_pdf
from rondom.pdf.plan_of_pupil import drawn_plan, meetings_held, meetings_with_plan
from rondom.pdf.print_as import PrintAs
from rondom.pdf.report_document import report_pdf
from rondom.pdf.support_map_document import MapPaper, support_map_pdf
from rondom.pdf.timeline_document import TimelineSheet, timeline_pdf
from rondom.pdf.tongues import TONGUES
from rondom.pdf.week_document import week_pdf
from rondom.pdf.year_document import YearPaper, year_pdf
from rondom.plan.development_reading import handelingsdeel_of
from rondom.plan.inzage.reading import Enclosure, InzageReading
from rondom.plan.kring import kring_page, page_for
from rondom.plan.packet import packet, reading_for
from rondom.plan.permission_form import Signer
from rondom.plan.preparing import preparation_reading
from rondom.plan.reading import Audience, Part, Perspective, PlanReading
from rondom.plan.report import report_reading
from rondom.privacy.rules import BY_PUPIL
from rondom.support_map.sheets import MapReading, map_reading
from rondom.timeline.sheets import timeline_reading
from rondom.vault.store import Session
from tests.pdf.examples import CALL, EMPTY_PLAN, PLAN, PREPARATION, RECOVERY, REPORT, with_texts
from tests.pdf.opp import EMPTY_OPP, OPP, opp_with_texts
from tests.pdf.test_inzage import _many as inzage_of
from tests.pdf.test_kring import PAGE as KRING
from tests.pdf.test_kring import crowd as kring_crowd
from tests.pdf.test_meeting_papers import CHILD, FORM, INTERPRETER, LETTER
from tests.pdf.test_plain_words import DRAWN
from tests.pdf.test_support_map import crowd as map_crowd
from tests.pdf.test_timeline import crowd as timeline_crowd
from tests.pdf.test_week_and_year import WEEK, YEAR

Make = Callable[[], bytes]
NOON = datetime(2026, 3, 12, 12, 0)
TODAY = NOON.date()
HOSTILE = 'Ik & jij < 5 <b>jaar <img src="/etc/passwd"/> <a href="javascript:x">x</a> \u202egpj.exe \x00\x07 Łódź İzmir Їжак 😀 \ue000'

STORY = "Een heel lang verhaal over de maandag en wat wij samen doen. " * 90

PROFESSIONAL, PARENTS, OWN = Audience.PROFESSIONAL, Audience.PARENTS, Audience.CHILD
LARGE = PrintAs(large=True)
POSTED = replace(
    PLAN,
    address_block=("Sanne Klaproos", "Lepelaarstraat 12", "3512 AB Utrecht"),
    school_address=("Postbus 12", "3500 AA Utrecht"),
)
"""For the window of an envelope."""


def _nasty(reading: Any) -> Any:
    return with_texts(reading, lambda said: f"{said} {HOSTILE}")


def _long(reading: PlanReading) -> PlanReading:
    """With a page behind everything that is more than a name."""
    made: PlanReading = with_texts(reading, lambda said: f"{said} {STORY}" if len(said) > 24 else said)
    return made


def _nasty_map() -> MapReading:
    """Hostile in what people type; its other texts are names of icons and keys."""
    reading = map_crowd(12)
    helpers = tuple(replace(one, name=f"{one.name} {HOSTILE}", person=HOSTILE) for one in reading.helpers)
    nodes = tuple(replace(one, name=f"{one.name} {HOSTILE}", note=HOSTILE) for one in reading.nodes)
    return replace(reading, school=HOSTILE, helpers=helpers, nodes=nodes)


def _with_files(reading: InzageReading) -> InzageReading:
    """A drawing and a letter that go along, and one that is damaged."""
    drawing = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(drawing, "JPEG")
    letter = permission_form_pdf(FORM)
    files = (
        Enclosure("a", "Tekening", "tekening", JPEG, TODAY, drawing.getvalue()),
        Enclosure("b", "Brief", "brief", PDF, TODAY, letter, covered=frozenset({"Hatice"})),
        Enclosure("c", "Stuk", "brief", PDF, TODAY, letter[:200]),
    )
    return replace(reading, file=replace(reading.file, enclosures=files))


_EXAMPLES: dict[str, Make] = {
    "plan for professionals": lambda: plan_pdf(PLAN, PROFESSIONAL),
    "plan for parents": lambda: plan_pdf(PLAN, PARENTS),
    "plan with parts left out": lambda: plan_pdf(replace(PLAN, omitted=frozenset({Part.VOICE, Part.GOALS})), PARENTS),
    "plan with drawings and hard words": lambda: plan_pdf(DRAWN, PARENTS),
    "plan with drawings in large print": lambda: plan_pdf(DRAWN, PARENTS, PrintAs(large=True, language="uk")),
    "plan with drawings for a child": lambda: plan_pdf(DRAWN, OWN),
    "plan in large print": lambda: plan_pdf(PLAN, PROFESSIONAL, LARGE),
    "plan for parents in large print": lambda: plan_pdf(POSTED, PARENTS, LARGE),
    "plan for an envelope": lambda: plan_pdf(POSTED, PARENTS),
    "plan for a child of 5": lambda: plan_pdf(replace(PLAN, child_sheet="first"), OWN),
    "plan for a child of 9": lambda: plan_pdf(PLAN, OWN),
    "plan for a child of 14": lambda: plan_pdf(replace(PLAN, child_sheet="older"), OWN),
    "plan for a child in large print": lambda: plan_pdf(PLAN, OWN, LARGE),
    "plan for a child with nothing in it": lambda: plan_pdf(EMPTY_PLAN, OWN),
    "report": lambda: report_pdf(REPORT, PROFESSIONAL),
    "report for parents": lambda: report_pdf(REPORT, PARENTS),
    "report in large print": lambda: report_pdf(REPORT, PARENTS, LARGE),
    "report of a call": lambda: report_pdf(CALL, PROFESSIONAL),
    "plan with nothing in it": lambda: plan_pdf(EMPTY_PLAN, PROFESSIONAL),
    "plan for parents with nothing in it": lambda: plan_pdf(EMPTY_PLAN, PARENTS),
    "preparation of a parent": lambda: preparation_pdf(PREPARATION, Perspective.PARENT),
    "preparation of the school": lambda: preparation_pdf(PREPARATION, Perspective.SCHOOL),
    "preparation of a coach": lambda: preparation_pdf(PREPARATION, Perspective.COACH),
    "preparation of a child of 6": lambda: preparation_pdf(replace(CHILD, age=6), Perspective.CHILD),
    "preparation of a child of 9": lambda: preparation_pdf(replace(CHILD, age=9), Perspective.CHILD),
    "preparation of a child of 14": lambda: preparation_pdf(replace(CHILD, age=14), Perspective.CHILD),
    "invitation": lambda: invitation_pdf(LETTER),
    "invitation for a colleague": lambda: invitation_pdf(replace(LETTER, family=False)),
    "permission form": lambda: permission_form_pdf(FORM),
    "permission form of a pupil": lambda: permission_form_pdf(
        replace(FORM, pupil_decides=True, signers=(Signer(BY_PUPIL, "Mees Veenpluis"),)), LARGE
    ),
    "paper for the interpreter": lambda: interpreter_pdf(INTERPRETER),
    "paper for the interpreter in large print": lambda: interpreter_pdf(INTERPRETER, LARGE),
    "three houses": lambda: three_houses_pdf(CHILD),
    "invitation in large print": lambda: invitation_pdf(LETTER, LARGE),
    "names from right to left": lambda: plan_pdf(with_texts(PLAN, lambda said: f"{said} نور الهدى (10.30)"), PARENTS),
    "only letters from right to left": lambda: plan_pdf(
        with_texts(PLAN, lambda _said: "نور می‌خواهم שלום ێۆ"), PROFESSIONAL
    ),
    "recovery sheet": lambda: recovery_sheet_pdf(RECOVERY),
    "opp for professionals": lambda: development_plan_pdf(OPP, PROFESSIONAL),
    "opp for parents": lambda: development_plan_pdf(OPP, PARENTS),
    "opp in large print": lambda: development_plan_pdf(OPP, PARENTS, PrintAs(large=True)),
    "handelingsdeel apart": lambda: development_plan_pdf(handelingsdeel_of(OPP), PARENTS),
    "opp with nothing in it": lambda: development_plan_pdf(EMPTY_OPP, PROFESSIONAL),
    "opp with parts left out": lambda: development_plan_pdf(
        replace(OPP, omitted=frozenset({"enabling", "agreed"})), PARENTS
    ),
    "inzagepakket": lambda: inzage_pdf(inzage_of(20)),
    "inzagepakket in large print": lambda: inzage_pdf(inzage_of(20), LARGE),
    "inzagepakket with kept files": lambda: inzage_pdf(_with_files(inzage_of(2))),
    "kring": lambda: kring_pdf(KRING),
    "week": lambda: week_pdf(WEEK, listed=True),
    "year": lambda: year_pdf(YEAR),
    "year on A3": lambda: year_pdf(YEAR, YearPaper.A3),
    "year without its list": lambda: year_pdf(YEAR, listed=False),
}

_IN_TONGUES: dict[str, Callable[[PrintAs], bytes]] = {
    "plan for parents": lambda dress: plan_pdf(PLAN, PARENTS, dress),
    "report for parents": lambda dress: report_pdf(REPORT, PARENTS, dress),
    "invitation": lambda dress: invitation_pdf(LETTER, dress),
    "preparation of a parent": lambda dress: preparation_pdf(PREPARATION, Perspective.PARENT, dress),
    "permission form": lambda dress: permission_form_pdf(FORM, dress),
}
_TONGUES: dict[str, Make] = {
    f"{name} in {dress.language}{', large' if dress.large else ''}": partial(make, dress)
    for name, make in _IN_TONGUES.items()
    for dress in (*(PrintAs(language=one.key) for one in TONGUES), PrintAs(large=True, language="ar"))
}

_CROWDS: dict[str, Make] = {
    "kring of many": lambda: kring_pdf(kring_crowd(60)),
    **{
        f"map of many ({paper})": partial(lambda paper: support_map_pdf(map_crowd(60), paper), paper)
        for paper in MapPaper
    },
    "timeline of many": lambda: timeline_pdf(timeline_crowd(120)),
    "timeline of many without its list": lambda: timeline_pdf(timeline_crowd(30), listed=False),
    "plan of 40 attendees": lambda: plan_pdf(replace(PLAN, people=PLAN.people * 7), PROFESSIONAL),
    "plan of long stories for a child": lambda: plan_pdf(_long(PLAN), OWN),
    "plan with cells higher than a page": lambda: plan_pdf(
        replace(PLAN, agreements=(replace(PLAN.agreements[0], what="Elke maandag kijken we samen. " * 300),)), PARENTS
    ),
}

_HOSTILE: dict[str, Make] = {
    "hostile plan for professionals": lambda: plan_pdf(_nasty(PLAN), PROFESSIONAL),
    "hostile plan for parents": lambda: plan_pdf(_nasty(PLAN), PARENTS),
    "hostile plan for a child": lambda: plan_pdf(_nasty(replace(PLAN, child_sheet="first")), OWN),
    "hostile plan in large print": lambda: plan_pdf(_nasty(POSTED), PARENTS, LARGE),
    "hostile report": lambda: report_pdf(replace(REPORT, plan=_nasty(PLAN), purpose=HOSTILE, room=HOSTILE), PARENTS),
    "hostile opp": lambda: development_plan_pdf(opp_with_texts(lambda said: f"{said} {HOSTILE}"), PARENTS),
    "hostile preparation": lambda: preparation_pdf(_nasty(PREPARATION), Perspective.PARENT),
    "hostile preparation of a child": lambda: preparation_pdf(_nasty(CHILD), Perspective.CHILD),
    "hostile invitation": lambda: invitation_pdf(_nasty(LETTER)),
    "hostile permission form": lambda: permission_form_pdf(_nasty(FORM)),
    "hostile recovery sheet": lambda: recovery_sheet_pdf(replace(_nasty(RECOVERY), code=RECOVERY.code)),
    "hostile kring": lambda: kring_pdf(_nasty(KRING)),
    "hostile paper for the interpreter": lambda: interpreter_pdf(_nasty(INTERPRETER)),
    "hostile plan in two languages": lambda: plan_pdf(_nasty(POSTED), PARENTS, PrintAs(language="ar")),
    "hostile map": lambda: support_map_pdf(_nasty_map(), MapPaper.A4),
    "hostile week": lambda: week_pdf(_nasty(WEEK), listed=True),
}


# -- the Voorbeeldschool -------------------------------------------------------------------------------------------


@contextmanager
def voorbeeldschool() -> Iterator[Session]:
    """Open for reading, on the same day of every run."""
    clock.freeze(NOON)
    vault = open_demo()
    try:
        with vault.read() as session:
            yield session
    finally:
        vault.close()
        clock.freeze(None)


def _plan(session: Session, audience: Audience) -> bytes:
    return plan_pdf(drawn_plan(session, meetings_with_plan(session, _pupil(session))[0].meeting.id), audience)


def _report(session: Session, audience: Audience) -> bytes:
    line = meetings_held(session, _pupil(session))[0]
    return report_pdf(report_reading(session, line.meeting.id, today=TODAY), audience)


def _pupil(session: Session) -> str:
    """The first child with a meeting to come: it also has one behind it."""
    return coming_meetings(session, TODAY)[0].meeting.pupil_id


def _preparation(session: Session, side: Perspective) -> bytes:
    coming = coming_meetings(session, TODAY)[0]
    attendee = next(one for one in coming.attendees if one.perspective == side)
    return preparation_pdf(preparation_reading(session, coming.meeting.id, attendee.id), side)


def _detail(session: Session) -> MeetingDetail:
    return meeting_detail(session, coming_meetings(session, TODAY)[0].meeting.id, TODAY)


def _inzage(session: Session) -> bytes:
    asked = Packet(inzage_facts(session, _pupil(session), TODAY), name="Sanne", role="moeder", asked_on=TODAY)
    return inzage_pdf(Covers().reading(asked))


def _map(session: Session, paper: MapPaper) -> bytes:
    return support_map_pdf(map_reading(session, TODAY), paper)


_OF_SCHOOL: dict[str, Callable[[Session], bytes]] = {
    "plan for professionals": lambda session: _plan(session, PROFESSIONAL),
    "plan for parents": lambda session: _plan(session, PARENTS),
    "plan for the child": lambda session: _plan(session, OWN),
    "report": lambda session: _report(session, PROFESSIONAL),
    "report for parents": lambda session: _report(session, PARENTS),
    "timeline on A4": lambda session: timeline_pdf(timeline_reading(session, _pupil(session), TODAY)),
    "timeline on A3": lambda s: timeline_pdf(timeline_reading(s, _pupil(s), TODAY), TimelineSheet.A3),
    "kring": lambda session: kring_pdf(page_for(kring_page(session, _pupil(session), TODAY), "")),
    "preparation of a parent": lambda session: _preparation(session, Perspective.PARENT),
    "preparation of the child": lambda session: _preparation(session, Perspective.CHILD),
    "inzagepakket": _inzage,
    "map on A4": lambda session: _map(session, MapPaper.A4),
    "map on A3": lambda session: _map(session, MapPaper.A3),
    "pages for the schoolgids": lambda session: _map(session, MapPaper.GUIDE),
    "list of numbers": lambda session: _map(session, MapPaper.PHONES),
    "week": lambda session: week_pdf(week_sheet(session, TODAY, TODAY, Names.FIRST, True), True),
    "year": lambda session: year_pdf(year_sheet(session, 2025, TODAY, Names.NONE)),
}


def _every_plan(session: Session) -> Iterator[tuple[str, bytes]]:
    """The newest plan of every other child, for both readers."""
    for at, pupil in enumerate(pupil_rows(session, TODAY)):
        for line in meetings_with_plan(session, pupil.id)[:1]:
            for audience in (PROFESSIONAL, PARENTS):
                yield f"plan {at} ({audience})", plan_pdf(drawn_plan(session, line.meeting.id), audience)


def _every_paper(session: Session) -> Iterator[tuple[str, bytes]]:
    """All papers around the first meeting."""
    detail = _detail(session)
    for at, one in enumerate(packet(session, detail, TODAY)):
        yield f"paper {at} ({one.kind})", paper_pdf(one, reading_for(session, detail, one, TODAY))


@cache
def of_school() -> dict[str, bytes]:
    """All documents of the Voorbeeldschool, made once: opening it takes a few seconds."""
    with voorbeeldschool() as session:
        made = {name: make(session) for name, make in _OF_SCHOOL.items()}
        return {**made, **dict(_every_plan(session)), **dict(_every_paper(session))}


def _from_school(name: str) -> bytes:
    return of_school()[name]


EVERY: dict[str, Make] = {
    **_EXAMPLES,
    **_TONGUES,
    **_CROWDS,
    **_HOSTILE,
    **{f"school: {name}": partial(_from_school, name) for name in _OF_SCHOOL},
}
"""Name and how it is made. Each goes by itself; those of the school share one vault that is opened for the first."""


def every_made() -> Iterator[tuple[str, bytes]]:
    """All of `EVERY`, and all other plans and papers of the Voorbeeldschool; what is the same to the letter only once."""
    seen: set[bytes] = set()
    for name, make in EVERY.items():
        content = make()
        seen.add(content)
        yield name, content
    for name, content in of_school().items():
        if content not in seen:
            yield f"school: {name}", content
