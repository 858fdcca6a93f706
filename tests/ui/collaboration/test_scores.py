"""Samenwerking shows what was answered after meetings: every answer a dot, too few answers not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QLabel

from rondom import clock
from rondom.collaboration.scores import Column, Dot, Period, put_score
from rondom.meetings.actions import plan_meeting
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import MeetingKind
from rondom.vault.vault import Vault
from tests.mees import TODAY, add_mees
from tests.ui.meetings.hands import get, has
from ui.collaboration.scores import dot_places
from ui.collaboration.screen import CollaborationScreen
from ui.desk import Desk
from ui.tasks import Tasks

Settle = Callable[[], None]


@pytest.fixture
def people(vault: Vault) -> list[str]:
    """Six at one table in March."""
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    with vault.write("Voorbeeld") as session:
        mees = add_mees(session)
        made = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 12, 13, 15), TODAY)
        return [one.id for one in meeting_detail(session, made, TODAY).attendees]


@pytest.fixture
def screen(desk: Desk, people: list[str], settle: Settle) -> Iterator[CollaborationScreen]:
    made = CollaborationScreen(desk)
    made.resize(1400, 900)
    made.show()
    made.refresh()
    settle()
    yield made
    made.close()


def answer(tasks: Tasks, people: list[str], value: int, settle: Settle) -> None:
    def write(session) -> None:
        for at, one in enumerate(people):
            put_score(session, one, heard=value, remark="Sanne mocht meer zeggen." if not at else "")

    tasks.write(tasks, "Vragen beantwoord", write)
    settle()


def texts(screen: CollaborationScreen) -> list[str]:
    return [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]


def test_nothing_is_shown_before_anyone_answered(screen: CollaborationScreen) -> None:
    assert "Na het gesprek" not in texts(screen)
    assert not has(screen, "scores.heard")


def test_four_answers_are_too_few_and_five_are_dots(
    screen: CollaborationScreen, people: list[str], tasks: Tasks, settle: Settle
) -> None:
    answer(tasks, people[:4], 7, settle)
    assert get(screen, "scores.heard").accessibleName() == (
        "Voelde u zich gehoord? voorjaar 2026: te weinig antwoorden om te tonen."
    )
    assert "“[naam] mocht meer zeggen.”" not in texts(screen)
    answer(tasks, people[:5], 7, settle)
    assert get(screen, "scores.heard").accessibleName() == "Voelde u zich gehoord? voorjaar 2026: 7, 7, 7, 7, 7."
    assert "“[naam] mocht meer zeggen.”" in texts(screen)
    assert get(screen, "scores.goal_clear").accessibleName().endswith("te weinig antwoorden om te tonen.")


def test_answers_of_the_same_value_stand_side_by_side_inside_their_column() -> None:
    many = Column(Period(2025, 1), 40, (*[Dot(8)] * 39, Dot(10, "parent")))
    box = QRectF(100, 20, 60, 100)
    places = dot_places(many, box, 15)
    assert len(places) == 40
    assert all(box.left() <= spot.x() <= box.right() for spot, _role, _shape in places)
    assert len({(spot.x(), spot.y()) for spot, _role, _shape in places}) == 40
    assert sorted({spot.y() for spot, _role, _shape in places}) == [20.0, 40.0]
    assert {(role, shape) for _spot, role, shape in places} == {("ink-muted", "dot"), ("lane-gezin", "square")}
