"""What Vandaag points at: dossiers whose time is over, and what is behind us today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.meetings.actions import close_meeting, plan_meeting
from rondom.meetings.model import MeetingKind
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
