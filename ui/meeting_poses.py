"""Meetings for `ui.shots`: every step at the table, what comes on call, the dialogs of closing, and all papers as they leave the
printer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from rondom import clock
from rondom.demo_days import Days
from rondom.demo_meetings import fill_talk
from rondom.language import _
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.planner_names import Names
from rondom.meetings.presence import arrive, stay_away
from rondom.meetings.running import go_to_step
from rondom.meetings.week import week_sheet
from rondom.meetings.year import year_sheet
from rondom.pdf.documents import preparation_pdf
from rondom.pdf.meeting_papers import paper_pdf
from rondom.pdf.week_document import week_pdf
from rondom.pdf.year_document import YearPaper, year_pdf
from rondom.plan.packet import Wanted, packet, reading_for
from rondom.plan.preparing import preparation_of
from rondom.plan.reading import Perspective
from rondom.timeline.school_years import start_year
from rondom.vault.store import Session
from ui.meetings.overlays import KEYS, KRING, PARKED, TIMELINE
from ui.meetings.pages.questions import Asked, QuestionsDialog
from ui.meetings.pages.signing import SignDialog
from ui.plan.raster import page_sizes, rasterise
from ui.theme import Theme
from ui.timeline_poses import DPI

if TYPE_CHECKING:
    from ui.meetings.table import TableWindow
    from ui.workplace import Workplace

ON_CALL = {"tijdlijn": TIMELINE, "kring": KRING, "geparkeerd": PARKED, "toetsen": KEYS}
"""What comes on the screen at the table by one key, by the name of the picture."""
CHILD_AGES = (5, 9, 13)
"""One for each version of the sheet for the child."""
_PAGES = 2


HALF_WAY = {
    "strengths": [
        ["child", "Ik heb een brug gebouwd die blijft staan."], ["child", "Sami speelt met mij."],
        ["parent", "Hij vertelt weer na het eten."], ["school", "Hij vraagt hulp als een som niet lukt."],
        ["coach", "Jullie appen elkaar over de tas."],
    ],
    "concerns": [
        ["parent:Sanne", "Op maandag huilt hij nog bij het hek.", "unknown", "", {"Ruben": ["partly", "Bij mij is het de zondagavond."], "Marloes": ["yes"], "Mees": ["yes"]}],
        ["school:Marloes", "In de kring zegt hij niets meer.", "unknown", "", {"Sanne": ["no", "Thuis praat hij volop."], "Ruben": ["yes"]}],
        ["child:Mees", "Ik weet niet wie mij ophaalt.", "unknown", "", {"Sanne": ["yes"], "Ruben": ["yes"], "Marloes": ["partly", "Op woensdag wisselt het."]}],
    ],
    "wishes": [
        ["child", "Dat papa ook komt kijken."], ["parent", "Een zondag zonder ruzie over de tas."],
        ["school", "Dat hij in de kring weer meedoet."], ["coach", "Eén weekplan in twee huizen."],
    ],
    "parked": [["parent", "Wie gaat mee op kamp?"]],
    "goals": [{"text": "Mees weet elke dag wie hem ophaalt.", "now": "2 van de 5 dagen", "then": "elke dag", "level_part": "4 van de 5 dagen", "sign": "Hij vraagt het niet meer.", "setting": "school en thuis", "days": 56}],
    "agreements": [
        {"who": "Sanne", "perspective": "parent", "what": "Hangt het weekplan op in beide huizen.", "sign": "Mees wijst het aan.", "days": 4},
        {"who": "juf Marloes", "perspective": "school", "what": "Laat Mees op maandag eerst bouwen.", "sign": "Hij loopt zelf naar binnen.", "days": 4},
        {"who": "Ruben", "perspective": "parent", "what": "Belt op zondag om zeven uur.", "due": "elke zondag"},
    ],
}  # fmt: skip
"""What has been said by half-time in the talk that is photographed. Plainly invented, like the school."""
LATE, LATE_MINUTES = "Ruben", 4


def talk_half_way(session: Session, meeting: str) -> None:
    """The talk as it stands on the pictures; one comes in late. Nothing when it was filled before."""
    detail, at = meeting_detail(session, meeting, clock.today()), clock.now().replace(tzinfo=None)
    if detail.contributions:
        return
    fill_talk(session, meeting, HALF_WAY, Days(clock.today()), at)
    came = next(one.id for one in detail.attendees if one.short == LATE)
    stay_away(session, came)
    go_to_step(session, meeting, detail.steps[1].id, LATE_MINUTES * 60)
    arrive(session, came, at)
    go_to_step(session, meeting, detail.steps[0].id)


def at_step(step: int, filled: bool = False) -> Callable[[Workplace], QWidget]:
    """That step at the table that is open; `filled` with what was said half-way."""

    def pose(workplace: Workplace) -> QWidget:
        window, _detail = _table()
        if filled:
            meeting = window.meeting_id
            workplace.tasks.write(window, _("Aan tafel geschreven"), lambda session: talk_half_way(session, meeting))
            workplace.tasks.settle()
            window.refresh()
            workplace.tasks.settle()
        window, detail = _table()
        window.go_to(detail.steps[min(step, len(detail.steps) - 1)].id)
        return window

    return pose


def on_call(what: str) -> Callable[[Workplace], QWidget]:
    def pose(_workplace: Workplace) -> QWidget:
        window, _detail = _table()
        window.turn(what)
        return window

    return pose


def pressed(name: str) -> Callable[[Workplace], None]:
    """The button with that name, pressed."""

    def pose(workplace: Workplace) -> None:
        found = (one for one in workplace.window.findChildren(QPushButton, name) if one.isVisible())
        made = next(found, None)
        if made is None:
            raise LookupError(name)
        made.click()

    return pose


def closing_dialogs(theme: Theme) -> Iterator[tuple[str, QDialog]]:
    """Of an invented table: the four questions handed round, one of them, and a signature on the screen."""
    people = (
        ("Sanne", "parent", False),
        ("Ruben", "parent", False),
        ("Mees", "child", True),
        ("Marloes", "school", False),
    )
    asked = [Asked(name, name, side, informal, name == "Ruben") for name, side, informal in people]
    yield "vragen-wie", QuestionsDialog(theme, asked)
    one = QuestionsDialog(theme, asked)
    one.begin("Sanne")
    yield "vragen", one
    yield "tekenen", SignDialog(theme, "Sanne Klaproos", "Plan Driehoek 3, versie 1")


def _table() -> tuple[TableWindow, MeetingDetail]:
    from ui.meetings.table import TableWindow

    open_ = (one for one in QApplication.topLevelWidgets() if isinstance(one, TableWindow) and one.isVisible())
    window = next(open_, None)
    if window is None or window.detail is None:
        raise LookupError("table")
    return window, window.detail


# -- on paper -------------------------------------------------------------------------------------------------


def meeting_papers(session: Session, meetings: dict[str, str]) -> Iterator[tuple[str, QImage]]:
    """(name, picture) of the whole packet of these meetings, by the first word of the name."""
    for name, meeting in meetings.items():
        detail = meeting_detail(session, meeting, clock.today())
        for number, wanted in enumerate(packet(session, detail, clock.today()), 1):
            content = paper_pdf(wanted, reading_for(session, detail, wanted, clock.today()))
            yield from _pages(f"papier-{name}-{number:02}-{_word(wanted)}", content)


def child_papers(session: Session, meeting: str) -> Iterator[tuple[str, QImage]]:
    """The sheet for the child in its three versions."""
    detail = meeting_detail(session, meeting, clock.today())
    child = next(one for one in detail.attendees if one.perspective == "child")
    made = preparation_of(session, detail, child, clock.today())
    for age in CHILD_AGES:
        yield from _pages(f"papier-kind-{age}", preparation_pdf(replace(made, age=age), Perspective.CHILD))


def planner_papers(session: Session) -> Iterator[tuple[str, QImage]]:
    """The week and the school year for the wall: the week without names, the year with initials."""
    today = clock.today()
    yield from _pages("papier-week", week_pdf(week_sheet(session, today, today, Names.NONE, False)))
    year = year_sheet(session, start_year(today), today, Names.INITIALS)
    for paper in YearPaper:
        yield from _pages(f"papier-jaar-{paper.value}", year_pdf(year, paper))


def _word(wanted: Wanted) -> str:
    side = "" if wanted.form is not None else f"-{wanted.perspective}"
    return f"{wanted.kind.value}{side}"


def _pages(name: str, content: bytes) -> Iterator[tuple[str, QImage]]:
    for page in range(min(_PAGES, len(page_sizes(content)))):
        yield f"{name}-{page + 1}", rasterise(content, page, DPI)
