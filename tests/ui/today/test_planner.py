"""The week and the school year in the window: seeing, walking, going there, and the sheet on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.meetings.actions import change_meeting, plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.meetings.table import add_agreement
from rondom.privacy.logbook import LogFilter, entries
from rondom.school.actions import change_school
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees, add_mees
from ui.desk import PART, Desk, Place
from ui.messages import Messages
from ui.tasks import Tasks
from ui.today.planner import PlannerScreen
from ui.today.planner_paper import PlannerPaper
from ui.today.week import WeekScreen
from ui.today.year import YearScreen

Settle = Callable[[], None]
Kind = TypeVar("Kind", bound=PlannerScreen)


class Known:
    """Ids of what stands in the week."""

    mees: Mees
    first: str
    second: str
    agreement: str


@pytest.fixture
def known(vault: Vault) -> Known:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    made = Known()
    with vault.write("Week") as session:
        made.mees = add_mees(session)
        change_school(session, holiday_region="midden")
        made.first = plan_meeting(session, made.mees.id, MeetingKind.TRIAD, START, TODAY, "kamer 4")
        made.second = plan_meeting(session, made.mees.id, MeetingKind.REVIEW, START + timedelta(1), TODAY)
        plan_meeting(session, made.mees.id, MeetingKind.TRIAD, START + timedelta(7), TODAY)
        made.agreement = add_agreement(
            session, made.first, TODAY, who="juf", what="belt de bibliotheek", due="10 maart"
        )
    vault.forget_undo()
    return made


@pytest.fixture
def week(desk: Desk, known: Known, settle: Settle) -> Iterator[WeekScreen]:
    yield from shown(WeekScreen(desk), Place("week"), settle)


@pytest.fixture
def year(desk: Desk, known: Known, settle: Settle) -> Iterator[YearScreen]:
    yield from shown(YearScreen(desk), Place("year"), settle)


def shown(screen: Kind, place: Place, settle: Settle) -> Iterator[Kind]:
    screen.resize(1350, 820)
    screen.visit(place)
    screen.show()
    settle()
    yield screen
    screen.close()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def at(screen: PlannerScreen, key: str) -> QPoint:
    spot = screen.scene.spot(key)
    assert spot is not None
    return screen.view.spot_box(spot).center()


def test_the_week_shows_what_stands_in_it(week: WeekScreen, known: Known) -> None:
    assert week.title.text() == "Week 11"
    assert week.summary.text() == "9 tot en met 13 maart 2026. 2 overleggen en 1 afspraak."
    assert [spot.text for spot in week.scene.spots] == [
        "Dinsdag 10 maart: belt de bibliotheek, Mees, juf.",
        "Donderdag 12 maart, 13.15 tot 14.05 uur: Driehoek, Mees, kamer 4.",
        week.scene.spots[2].text,
    ]
    assert week.scene.spots[2].text.startswith("Vrijdag 13 maart, 13.15 tot")


def test_a_click_goes_there(week: WeekScreen, known: Known, places: list[Place]) -> None:
    for key in (f"meeting:{known.first}", f"agreement:{known.agreement}"):
        QTest.mouseClick(week.view, Qt.MouseButton.LeftButton, pos=at(week, key))
    mees = known.mees.id
    assert places == [
        Place("dossier", mees, "meetings", known.first),
        Place("dossier", mees, "meetings", f"{known.first}{PART}{known.agreement}"),
    ]


def test_the_keyboard_alone_walks_and_opens(week: WeekScreen, known: Known, places: list[Place]) -> None:
    week.view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(week.view, key)
    assert week.view.value() == f"meeting:{known.first}"
    assert week.list.value() == f"meeting:{known.first}", "the list follows"
    QTest.keyClick(week.view, Qt.Key.Key_Return)
    assert places == [Place("dossier", known.mees.id, "meetings", known.first)]


def test_another_week_and_back_to_now(week: WeekScreen, settle: Settle) -> None:
    QTest.keyClick(week.view, Qt.Key.Key_PageDown)
    settle()
    assert (week.title.text(), len(week.scene.spots)) == ("Week 12", 1)
    assert week.place_key() == ("", "2026-03-16")
    week.before.click()
    week.before.click()
    settle()
    assert (week.title.text(), len(week.scene.spots)) == ("Week 10", 0)
    assert week.summary.text().endswith("Er staat niets in deze week.")
    QTest.keyClick(week.view, Qt.Key.Key_Home)
    settle()
    assert week.title.text() == "Week 11"


def test_what_changes_is_seen_at_once(week: WeekScreen, desk: Desk, known: Known, settle: Settle) -> None:
    moved = partial(change_meeting, meeting_id=known.first, starts_at=datetime(2026, 3, 11, 10, 0))
    desk.tasks.write(week, "Overleg verzet", moved)
    settle()
    assert "Woensdag 11 maart, 10.00 tot 10.50 uur: Driehoek, Mees, kamer 4." in [one.text for one in week.scene.spots]


def test_the_list_says_the_same_in_words(week: WeekScreen, known: Known, places: list[Place]) -> None:
    QTest.keyClick(week, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert week.list.isVisible() and not week.view.isVisible()
    rows = [week.list.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(week.list.model().rowCount())]  # fmt: skip
    assert rows[:2] == ["Dinsdag 10 maart", "Dinsdag 10 maart: belt de bibliotheek, Mees, juf."]
    week.list.opened.emit(f"meeting:{known.second}")
    assert places == [Place("dossier", known.mees.id, "meetings", known.second)]


def test_side_by_side_only_where_there_is_room(week: WeekScreen, settle: Settle) -> None:
    week.ways.button("both").click()
    assert week.list.isVisible() and week.view.isVisible()
    week.resize(700, 700)
    settle()
    assert week.view.isVisible() and not week.list.isVisible()
    assert not week.ways.button("both").isVisible()
    assert all(spot.x + spot.w <= week.view.width() for spot in week.scene.spots)


def test_a_screen_reader_walks_the_drawing(week: WeekScreen) -> None:
    face = QAccessible.queryAccessibleInterface(week.view)
    assert "Week 11" in week.view.accessibleName()
    assert face is not None


def test_the_year_shows_the_months_and_goes_to_a_day(year: YearScreen, known: Known, places: list[Place]) -> None:
    assert year.title.text() == "Schooljaar 2025-2026"
    assert year.told.text() == "Schoolvakanties van regio Midden."
    QTest.mouseClick(year.view, Qt.MouseButton.LeftButton, pos=at(year, f"meeting:{known.first}"))
    assert places == [Place("dossier", known.mees.id, "meetings", known.first)]


def test_several_things_on_a_day_are_a_menu(
    year: YearScreen, desk: Desk, known: Known, places: list[Place], settle: Settle
) -> None:
    more = partial(
        plan_meeting, pupil_id=known.mees.id, kind=MeetingKind.CONFERENCE, starts_at=START.replace(hour=9), today=TODAY
    )
    desk.tasks.write(year, "Overleg gepland", more)
    settle()
    day = year.scene.spot("2026-03-12")
    assert day is not None and len(day.members) == 2
    menu = year.menu_of(day.keys)
    assert [action.text() for action in menu.actions()] == ["9.15 MDO, Mees", "13.15 Driehoek, Mees"]
    menu.actions()[1].trigger()
    assert places == [Place("dossier", known.mees.id, "meetings", known.first)]
    menu.close()


def test_the_year_walks_by_month_and_by_day(year: YearScreen, known: Known) -> None:
    year.view.setFocus()
    QTest.keyClick(year.view, Qt.Key.Key_Right)
    assert year.view.value() == f"meeting:{known.first}"
    QTest.keyClick(year.view, Qt.Key.Key_Right)
    assert year.view.value() == f"meeting:{known.second}"
    QTest.keyClick(year.view, Qt.Key.Key_Down)
    assert year.view.value() == f"meeting:{known.second}", "no other month has anything"


def test_from_the_year_to_the_week_one_looks_at_and_back(
    year: YearScreen, week: WeekScreen, known: Known, places: list[Place], settle: Settle
) -> None:
    year.view.choose(f"meeting:{known.second}")
    year.other.button("week").click()
    week.other.button("year").click()
    assert places == [Place("week", key="2026-03-13"), Place("year", key="2025")]
    year.after.click()
    settle()
    assert year.title.text() == "Schooljaar 2026-2027"
    year.visit(places[1])
    settle()
    assert year.title.text() == "Schooljaar 2025-2026"
    assert year.other.value() == "year"


def test_pointing_says_what_it_is(week: WeekScreen, known: Known, qtbot: QtBot) -> None:

    place = at(week, f"meeting:{known.first}")
    QTest.mouseMove(week.view, place)
    assert week.view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QCoreApplication.sendEvent(week.view, QHelpEvent(QEvent.Type.ToolTip, place, week.view.mapToGlobal(place)))
    assert QToolTip.text() == "Donderdag 12 maart, 13.15 tot 14.05 uur: Driehoek, Mees, kamer 4."
    QToolTip.hideText()


# -- paper -----------------------------------------------------------------------------------------------------


def paper_of(screen: PlannerScreen, qtbot: QtBot) -> PlannerPaper:
    screen.open_paper()
    made = screen.paper
    assert made is not None
    qtbot.waitUntil(lambda: made.preview.paper is not None and made.choices.save.isEnabled())
    return made


def again(paper: PlannerPaper, change: Callable[[], object], qtbot: QtBot) -> None:
    before = paper.preview.paper
    change()
    qtbot.waitUntil(lambda: paper.preview.paper is not before and paper.choices.save.isEnabled())


def test_the_sheet_is_shown_as_it_will_be_and_for_whom(week: WeekScreen, qtbot: QtBot) -> None:
    paper = paper_of(week, qtbot)
    choices = paper.choices
    assert "Mees" in paper.preview.text() and "bibliotheek" not in paper.preview.text()
    assert choices.care.title() == "Met voornamen"
    again(paper, lambda: choices.words.setChecked(True), qtbot)
    assert "bibliotheek" in paper.preview.text()
    again(paper, lambda: choices.names.button("none").click(), qtbot)
    assert not [word for word in ("Mees", "MV", "bibliotheek") if word in paper.preview.text()]
    assert "Driehoek" in paper.preview.text()
    assert not choices.words.isEnabled()
    assert choices.care.title() == "Zonder namen"
    paper.choices.closed.emit()
    assert not choices.isVisible() and paper.options.isVisible(), "with little room the choices lie over the sheet"
    paper.options.click()
    assert choices.isVisible() and not paper.options.isVisible()
    QTest.keyClick(paper, Qt.Key.Key_Escape)
    assert week.paper is None and week.view.isVisible()


def test_what_is_kept_is_written_in_the_logboek(
    year: YearScreen, messages: Messages, tasks: Tasks, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, settle: Settle,
) -> None:  # fmt: skip
    paper = paper_of(year, qtbot)
    again(paper, lambda: paper.choices.size_ and paper.choices.size_.button("a3").click(), qtbot)
    asked: list[str] = []

    def choose(_title: str, name: str, _filter: str) -> Path:
        asked.append(name)
        return tmp_path / name

    monkeypatch.setattr(messages, "save_file", choose)
    paper.choices.save.click()
    settle()
    assert asked == ["Schooljaar 2025-2026.pdf"], "no child in the name of a file"
    assert paper.preview.paper is not None
    assert (tmp_path / asked[0]).read_bytes() == paper.preview.paper.content
    found: list[list[str]] = []
    tasks.read(tasks, lambda session: [one.sentence for one in entries(session, LogFilter())], found.append)
    settle()
    assert "Schooljaar bewaard als PDF" in found[0]


def test_vandaag_leads_to_both(desk: Desk, known: Known, places: list[Place], settle: Settle, qtbot: QtBot) -> None:
    from ui.today.screen import TodayScreen

    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle()
    for name in ("today.week", "today.year"):
        next(one for one in screen.findChildren(QPushButton) if one.objectName() == name).click()
    assert places == [Place("week"), Place("year")]


def test_a_day_in_the_key_of_a_place_is_the_week_of_that_day(week: WeekScreen, settle: Settle) -> None:
    week.visit(Place("week", key=date(2026, 4, 2).isoformat()))
    settle()
    assert week.summary.text().startswith("30 maart tot en met 3 april 2026.")
    week.visit(Place("week"))
    settle()
    assert week.title.text() == "Week 11", "from Vandaag it is the week of now"
