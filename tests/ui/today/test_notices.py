"""What Vandaag points at: dossiers whose time is over, and what is behind us today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil, change_pupil
from rondom.dossier.model import PupilData
from rondom.meetings.actions import cancel_meeting, change_meeting, plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.meetings.running import close_meeting, start_meeting
from rondom.meetings.unfinished import unfinished
from rondom.privacy.actions import ask_consent, give_consent, refuse_consent
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, add_mees
from ui.desk import Desk, Place
from ui.today.screen import TodayScreen


def test_a_dossier_that_was_kept_long_enough_is_told_and_opens_where_it_can_be_destroyed(
    desk: Desk, vault: Vault, places: list[Place], qtbot: QtBot, settle: Callable[[], None]
) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    with vault.write("Leerlingen toegevoegd") as session:
        oldest = add_pupil(session, PupilData(first_name="Mees", left_on=date(2023, 7, 14)))
        add_pupil(session, PupilData(first_name="Yara", left_on=date(2024, 3, 1)))
        add_pupil(session, PupilData(first_name="Lars", left_on=date(2024, 3, 13)))
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle()
    words = " | ".join(one.text() for one in screen.findChildren(QLabel))
    assert "Bewaartermijn is voorbij" in words
    assert "Mees ging van school op 14 juli 2023. En nog 1 dossier." in words
    next(one for one in screen.findChildren(QPushButton) if one.objectName() == "today.notice.0").click()
    assert places == [Place("dossier", oldest, "log")]


def test_a_meeting_that_was_closed_today_is_told_as_done(
    desk: Desk, vault: Vault, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    with vault.write("Overleggen gepland") as session:
        mees = add_mees(session)
        one = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        other = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    for closed, words in ((one, "Nog één overleg vandaag."), (other, "De 2 overleggen van vandaag zijn klaar.")):
        desk.tasks.write(screen, "Overleg gesloten", partial(close_meeting, meeting_id=closed, today=TODAY))
        settle()
        assert words in " ".join(one.text() for one in screen.findChildren(QLabel))


def test_a_child_that_was_not_told_back_is_told_in_one_click_and_a_plan_without_the_child_leads_on(
    desk: Desk, vault: Vault, places: list[Place], qtbot: QtBot, settle: Callable[[], None]
) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    with vault.write("Overleggen gehouden") as session:
        mees = add_mees(session)
        spoke = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 2, 3, 9), TODAY)
        change_meeting(session, spoke, voice_words="Ik wil buiten spelen")
        close_meeting(session, spoke, date(2026, 2, 3))
        yara = add_pupil(session, PupilData(first_name="Yara", birth_date=date(2016, 5, 1)))
        silent = plan_meeting(session, yara, MeetingKind.TRIAD, datetime(2026, 2, 4, 9), TODAY)
        close_meeting(session, silent, date(2026, 2, 4))
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle()
    words = " | ".join(one.text() for one in screen.findChildren(QLabel))
    assert "Nog niet terugverteld aan Mees Veenpluis" in words
    assert "In het plan van Yara staat geen stem van het kind" in words
    buttons = {one.text(): one for one in screen.findChildren(QPushButton) if "today.notice." in one.objectName()}
    buttons["Bekijk"].click()
    assert places == [Place("dossier", yara, "meetings", silent)]
    buttons["Is verteld"].click()
    settle()
    words = " | ".join(one.text() for one in screen.findChildren(QLabel))
    assert "terugverteld" not in words
    desk.tasks.undo()
    settle()
    assert "terugverteld" in " | ".join(one.text() for one in screen.findChildren(QLabel))


def test_many_notices_leave_room_and_are_all_one_click_away(
    desk: Desk, vault: Vault, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    with vault.write("Leerlingen toegevoegd") as session:
        for at in range(9):
            add_pupil(session, PupilData(first_name=f"Kind {at}", birth_date=date(2014, 3, 13 + at)))
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle()

    def shown() -> int:
        found = screen.findChildren(QPushButton)
        return sum("today.notice." in one.objectName() for one in found)

    assert shown() == 6
    next(one for one in screen.findChildren(QPushButton) if one.objectName() == "today.notices.more").click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shown() == 9


def test_a_meeting_of_which_only_the_day_is_known_is_told_as_a_day(
    desk: Desk, vault: Vault, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    with vault.write("Overleg gepland") as session:
        mees = add_mees(session)
        plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 12), TODAY, timed=False)
        plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 17), TODAY, timed=False)
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle()
    words = [one.text() for one in screen.findChildren(QLabel)]
    assert "Vandaag" in words
    assert "tijd nog niet bekend" in words
    assert "di 17 maart" in words
    assert not any("0.00" in one for one in words)


def test_a_question_for_permission_that_nobody_answered_is_told_after_two_weeks(
    desk: Desk, vault: Vault, places: list[Place], qtbot: QtBot, settle: Callable[[], None]
) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    with vault.write("Gevraagd") as session:
        mees = add_mees(session)
        mother, father = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", date(2026, 2, 26))
        give_consent(session, mother, date(2026, 2, 27))
        ask_consent(session, mees.id, "Tom Rietkraag", "meedenken", date(2026, 2, 27))
        no, _other = ask_consent(session, mees.id, "Jeugdarts", "onderzoek", date(2026, 1, 5))
        refuse_consent(session, no, date(2026, 1, 9))
        gone = add_pupil(session, PupilData(first_name="Lars", birth_date=date(2009, 3, 1)))
        ask_consent(session, gone, "Hatice Kievit", "afstemmen", date(2026, 1, 5))
        change_pupil(session, gone, left_on=date(2026, 2, 1))
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle()
    words = [one.text() for one in screen.findChildren(QLabel)]
    assert [one for one in words if one.startswith("Nog geen antwoord")] == ["Nog geen antwoord van Ruben"]
    assert "Mees Veenpluis, Hatice. Om toestemming gevraagd op 26 februari." in words
    next(one for one in screen.findChildren(QPushButton) if one.objectName() == "today.notice.0").click()
    assert places == [Place("dossier", mees.id, "consent")]
    desk.tasks.write(screen, "Antwoord", partial(give_consent, consent_id=father, on=TODAY))
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [one for one in screen.findChildren(QLabel) if one.text().startswith("Nog geen antwoord")]


def test_a_meeting_that_was_begun_and_left_is_not_lost_the_next_day(
    desk: Desk, vault: Vault, places: list[Place], qtbot: QtBot, settle: Callable[[], None]
) -> None:
    """The laptop died, or everyone went home: tomorrow it is still there, in one click."""
    clock.freeze(datetime(2026, 3, 13, 9, 0))
    with vault.write("Overleggen gepland") as session:
        mees = add_mees(session)
        begun = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        start_meeting(session, begun)
        passed = plan_meeting(session, mees.id, MeetingKind.CONFERENCE, START - timedelta(1), TODAY)
        plan_meeting(session, mees.id, MeetingKind.TRIAD, START + timedelta(1), TODAY)
        closed = plan_meeting(session, mees.id, MeetingKind.TRIAD, START - timedelta(7), TODAY)
        close_meeting(session, closed, TODAY)
        called_off = plan_meeting(session, mees.id, MeetingKind.TRIAD, START - timedelta(8), TODAY)
        cancel_meeting(session, called_off)
        assert [one.meeting_id for one in unfinished(session, date(2026, 3, 13))] == [begun, passed]
        assert unfinished(session, date(2026, 3, 11)) == []
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle()
    words = " | ".join(one.text() for one in screen.findChildren(QLabel))
    assert "Mees Veenpluis, Driehoek 1 van 12 maart. Wat er staat is bewaard." in words
    assert "Is dit overleg geweest?" in words
    next(one for one in screen.findChildren(QPushButton) if one.text() == "Verder").click()
    assert places == [Place("dossier", mees.id, "meetings", begun)]
