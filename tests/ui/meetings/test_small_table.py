"""At the table on a small beamer: nothing is cut off, whatever the step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QLabel, QPushButton

from rondom.dossier.actions import change_caregiver
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import GoalData, MeetingKind
from rondom.meetings.running import close_meeting
from rondom.meetings.sittings import plan_sittings
from rondom.meetings.table import add_agreement, add_goal
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees
from tests.ui.meetings.hands import get
from ui.meetings.steps import end_beside
from ui.meetings.tab import MeetingsTab
from ui.meetings.table import TableWindow
from ui.widgets import Row, Scroll

Settle = Callable[[], None]
BEFORE = START - timedelta(60)


@pytest.fixture
def table(vault: Vault, mees: Mees, tab: MeetingsTab, settle: Settle) -> TableWindow:
    """An evaluation of a goal with all its levels, in a window of 1280 by 720."""
    with vault.write("Voorbeeld") as session:
        made = plan_meeting(session, mees.id, MeetingKind.TRIAD, BEFORE, TODAY)
        add_agreement(session, made, TODAY, "Hatice Kievit", "Gaat mee naar de gemeente", "coach", "20 maart")
        goal = GoalData(
            text="Elke week iets vertellen in een kleine kring", now="in een groepje van drie", then="in een kring van acht",
            level_part="in een kring van vijf", level_more="in de hele kring, met een plaat erbij", level_most="in de hele kring",
            sign="Zij steekt zelf haar hand op, en dan mag zij als eerste",
        )  # fmt: skip
        add_goal(session, made, goal)
        close_meeting(session, made, BEFORE.date())
        review = plan_meeting(session, mees.id, MeetingKind.REVIEW, START, TODAY, chair="Ib Proef")
    tab.show_meeting(review)
    settle()
    tab.sit_down()
    settle()
    assert tab.table is not None
    tab.table.showNormal()
    tab.table.resize(1280, 720)
    settle()
    return tab.table


def too_wide(table: TableWindow) -> int:
    """How much of the page of this step lies beyond the edge."""
    page = table.page()
    assert page is not None
    scroll = next(one for one in table.findChildren(Scroll) if one.widget() is page)
    return page.width() - scroll.viewport().width()


def test_no_step_is_wider_than_the_screen(table: TableWindow, settle: Settle) -> None:
    assert table.detail is not None
    over: dict[str, int] = {}
    for step in table.detail.steps:
        table.go_to(step.id)
        settle()
        if too_wide(table) > 0:
            over[step.key] = too_wide(table)
    assert over == {}


@pytest.mark.parametrize("key", ["goals_back", "welcome"])
def test_the_clock_and_the_step_are_read_whole(table: TableWindow, settle: Settle, key: str) -> None:
    assert table.detail is not None
    table.go_to(next(step.id for step in table.detail.steps if step.key == key))
    settle()
    left: QLabel = get(table, "table.left")
    text = left.text() if not left.wordWrap() else max(left.text().split(), key=len)
    assert left.isVisible() and left.height() >= left.heightForWidth(left.width())
    assert left.width() >= QFontMetricsF(left.font()).horizontalAdvance(text)
    assert left.mapTo(table.side, left.rect().topRight()).x() <= table.side.width()


def test_the_foot_shows_its_words_whole(table: TableWindow, settle: Settle) -> None:
    """Also beside a step with a long name; what does not fit goes, its key stays."""
    for name in ("Welkom", "Wat er sinds de zomer anders is gegaan", "Waarom we praten"):
        table.foot.show_names("", name)
        settle()
        cut = [one.text() for one in table.foot.findChildren(QPushButton) if one.isVisible() and one.width() < one.sizeHint().width()]  # fmt: skip
        assert cut == []
        assert get(table.foot, "table.next").text() == name


def test_a_step_is_named_before_its_minutes_have_a_unit() -> None:
    size = QFontMetricsF(QFont())
    step = Row("x", "Doel voor doel", end="12 min")
    assert end_beside(size, step, 1000.0) == "12 min"
    assert end_beside(size, step, size.horizontalAdvance("Doel voor doel 12")) == "12"


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_the_way_to_the_other_talk_does_not_lie_over_the_steps(
    vault: Vault, mees: Mees, tab: MeetingsTab, settle: Settle, size: tuple[int, int]
) -> None:
    with vault.write("Voorbeeld") as session:
        made = plan_meeting(session, mees.id, MeetingKind.CONFERENCE, START, TODAY, chair="Ib Proef")
        change_caregiver(session, mees.mother, apart=True)
        plan_sittings(session, made)
    tab.show_meeting(made)
    settle()
    tab.sit_down()
    settle()
    table = tab.table
    assert table is not None
    table.showNormal()
    table.resize(*size)
    settle()
    side = table.side
    add, talk = get(table, "table.add_step"), get(table, "table.next_talk")
    assert talk.isVisible() and talk.text().startswith("Verder met")
    assert side.list.geometry().bottom() <= add.mapTo(side, add.rect().topLeft()).y()
    assert talk.mapTo(side, talk.rect().bottomLeft()).y() <= side.ring.geometry().top()
