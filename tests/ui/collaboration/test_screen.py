"""Samenwerking: what was learned per key, without names, and one review beside it to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from rondom import clock
from rondom.collaboration.actions import add_point, change_review, remove_review, start_review
from rondom.collaboration.keys import KEYS
from rondom.collaboration.model import CaseReview, PointEffect, PointLevel
from rondom.timeline.actions import remove_event
from rondom.vault.base import columns
from rondom.vault.vault import Vault
from tests.collaboration.help import add_help
from tests.mees import TODAY, add_mees
from ui.collaboration.screen import CollaborationScreen
from ui.desk import Desk, Place
from ui.widgets import Scroll

Settle = Callable[[], None]


@pytest.fixture
def review(vault: Vault) -> str:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    with vault.write("Mees toegevoegd") as session:
        mees = add_mees(session)
        made = start_review(session, add_help(session, mees.id), TODAY)
        change_review(session, made, lesson="Mees <b>eerder</b> vragen")
        add_point(session, made, PointEffect.HELPED, PointLevel.CASE, "Sanne kwam kijken", 6)
        add_point(session, made, PointEffect.HINDERED, PointLevel.POLICY, "Wachtlijst", 5)
        add_point(session, made, PointEffect.HELPED, PointLevel.CASE, "Zand", 0)
    return made


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, settle: Settle) -> CollaborationScreen:
    made = CollaborationScreen(desk)
    qtbot.addWidget(made)
    made.visit(Place("collaboration"))
    made.resize(1340, 820)
    made.show()
    settle()
    return made


def words(root: QWidget) -> list[str]:
    return [one.text() for one in root.findChildren(QLabel) if one.isVisible() and one.text()]


def test_without_reviews_it_says_how_to_begin(screen: CollaborationScreen) -> None:
    told = words(screen)
    assert screen.empty.isVisible()
    assert {key.name for key in KEYS.values()} <= set(told)


def test_points_stand_under_their_key_without_names(review: str, screen: CollaborationScreen) -> None:
    told = words(screen)
    places = {
        one: told.index(one)
        for one in ("Dekkend aanbod en maatwerk", "Wachtlijst", "Ontschotten", "[naam] kwam kijken", "Zand")
    }
    assert sorted(places, key=lambda one: places[one]) == list(places)
    assert not any("Mees" in one or "Sanne" in one for one in told)
    assert "Bij nog geen sleutel" in told


def test_a_review_opens_beside_it_to_read_only(
    review: str, screen: CollaborationScreen, vault: Vault, settle: Settle
) -> None:
    screen.rows.opened.emit(review)
    told = words(screen.editor)
    assert "[naam] <b>eerder</b> vragen" in told
    assert "6 Ontschotten" in told
    assert not screen.editor.findChildren(QLineEdit)
    assert not screen.editor.findChildren(QPlainTextEdit)
    screen.editor.leave()
    assert not screen.editor.isVisible()


def test_a_review_that_goes_leaves_the_screen(
    review: str, screen: CollaborationScreen, desk: Desk, settle: Settle
) -> None:
    screen.rows.opened.emit(review)
    desk.tasks.write(screen, "Terugblik verwijderd", lambda session: remove_review(session, review))
    settle()
    assert not screen.editor.isVisible()
    assert screen.empty.isVisible()
    assert "Wachtlijst" not in words(screen)


@pytest.mark.parametrize("size", [(1340, 820), (700, 820)])
def test_it_folds_when_there_is_no_room(
    review: str, screen: CollaborationScreen, settle: Settle, size: tuple[int, int]
) -> None:
    screen.resize(*size)
    settle()
    right, keys = screen._right.geometry(), screen._keys.geometry()
    beside = right.left() >= keys.right()
    assert beside == (size[0] > 1000)


def test_a_review_of_help_that_left_its_timeline_can_be_removed_here(
    qtbot: QtBot, review: str, screen: CollaborationScreen, desk: Desk, vault: Vault, settle: Settle
) -> None:
    """No dossier leads to it any more; as long as one does, it is changed and removed there."""
    screen.rows.opened.emit(review)
    assert screen.editor.findChild(QPushButton, "collaboration.remove") is None
    with vault.read() as session:
        event = session.execute(select(columns(CaseReview).event_id)).scalar()
    desk.tasks.write(screen, "Gebeurtenis verwijderd", lambda session: remove_event(session, event))
    settle()
    screen.rows.opened.emit(review)
    away = screen.editor.findChild(QPushButton, "collaboration.remove")
    assert away is not None
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    settle()
    assert screen.empty.isVisible()
    assert not screen.editor.isVisible()


@pytest.mark.parametrize("wide", [720, 1040, 1192, 1260])
def test_nothing_stands_beyond_the_edge_of_the_window(
    review: str, screen: CollaborationScreen, settle: Settle, wide: int
) -> None:
    screen.resize(wide, 640)
    settle()
    (page,) = (one for one in screen.findChildren(Scroll) if one.isVisible() and one is not screen.editor)
    assert page.widget() is not None
    assert page.horizontalScrollBar().maximum() == 0
