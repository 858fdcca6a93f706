"""A drawing of the child, put with a meeting under its words, stands in the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.attachments import drawings_of, rename, take_away
from rondom.meetings.actions import change_meeting, plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.pdf.scene_painter import measure
from rondom.plan.queries import plan_reading
from rondom.vault.vault import Vault
from tests.dossier.test_pictures import photo
from tests.mees import TODAY, Mees, add_mees
from ui.desk import Desk, Place
from ui.meetings.drawings import VoiceDrawings
from ui.messages import Messages
from ui.tasks import Tasks

Settle = Callable[[], None]


@pytest.fixture
def mees(vault: Vault) -> Mees:
    clock.freeze(datetime(2026, 3, 12, 9))
    with vault.write("Mees") as session:
        return add_mees(session)


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Overleg gepland") as session:
        made = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 20, 13), TODAY)
        change_meeting(session, made, voice_words="Ik bouw graag.")
    return made


@pytest.fixture
def part(desk: Desk, mees: Mees, meeting: str, qtbot: QtBot, settle: Settle) -> VoiceDrawings:
    made = VoiceDrawings(desk, meeting)
    qtbot.addWidget(made)
    made.show_pupil(mees.id)
    made.resize(400, 200)
    made.show()
    settle()
    return made


def small(part: VoiceDrawings) -> list[QToolButton]:
    return part.findChildren(QToolButton, "voice.drawing.small")


def test_a_drawing_shows_opens_and_stands_in_the_plan(
    part: VoiceDrawings, messages: Messages, vault: Vault, mees: Mees, meeting: str, tmp_path: Path, qtbot: QtBot,
    tasks: Tasks, settle: Settle, places: list[Place],
) -> None:  # fmt: skip
    path = tmp_path / "scan.jpg"
    path.write_bytes(photo())
    messages.answer_next(path)
    part.findChild(QPushButton, "voice.drawing").click()
    qtbot.waitUntil(lambda: len(small(part)) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: not small(part)[0].icon().isNull())
    with vault.read() as session:
        (one,) = drawings_of(session, meeting)
        (drawn,) = plan_reading(session, meeting, measure=measure).drawings
    assert drawn.content.startswith(b"\xff\xd8") and b"Telefoonmerk" not in drawn.content
    tasks.write(part, "Naam", lambda session: rename(session, one.id, "Een toren"))
    settle()
    qtbot.waitUntil(lambda: "Een toren" in small(part)[0].accessibleName())
    small(part)[0].click()
    assert places == [Place("dossier", mees.id, "attachments", one.id)]
    tasks.write(part, "Weg", lambda session: take_away(session, one.id))
    settle()
    qtbot.waitUntil(lambda: small(part) == [])
    assert part.findChild(QPushButton, "voice.drawing").isVisible()


def test_files_can_be_dropped_here(part: VoiceDrawings, tmp_path: Path, qtbot: QtBot) -> None:
    data, names = QMimeData(), ("een.jpg", "twee.jpg")
    for name in names:
        (tmp_path / name).write_bytes(photo())
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    part.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    qtbot.waitUntil(lambda: len(small(part)) == 2, timeout=10_000)
