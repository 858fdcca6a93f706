"""Bijlagen: chosen, dropped and pasted; looked at from memory, changed, removed and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.attachments import PDF, AttachmentRow, attachment_rows, content_of, keep
from rondom.dossier.model import AttachmentKind, PupilData
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.privacy.actions import record_disclosure
from rondom.vault.vault import Vault
from tests.dossier.test_pdf_files import hostile
from tests.dossier.test_pictures import photo
from ui.desk import Desk, Place
from ui.dossier.attachment_view import AttachmentView
from ui.dossier.attachments import AttachmentsTab
from ui.messages import Messages
from ui.tasks import Tasks
from ui.widgets import KeptChoice, KeptLine

Settle = Callable[[], None]


@pytest.fixture
def pupil(vault: Vault) -> str:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name="Proef"))


@pytest.fixture
def meeting(vault: Vault, pupil: str) -> str:
    with vault.write("Overleg gepland") as session:
        return plan_meeting(session, pupil, MeetingKind.TRIAD, datetime(2026, 3, 20, 13, 15), clock.today())


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, pupil: str, meeting: str, settle: Settle) -> AttachmentsTab:
    made = AttachmentsTab(desk)
    qtbot.addWidget(made)
    made.visit(Place("dossier", pupil, "attachments"))
    made.resize(1300, 800)
    made.show()
    settle()
    return made


def files(vault: Vault, pupil: str) -> list[AttachmentRow]:
    with vault.read() as session:
        return attachment_rows(session, pupil)


def write_photo(folder: Path, name: str = "Tekening_van_de_toren.jpg") -> Path:
    path = folder / name
    path.write_bytes(photo())
    return path


def add(tab: AttachmentsTab, messages: Messages, qtbot: QtBot, path: Path, count: int = 1) -> None:
    messages.answer_next(path)
    tab.add()
    qtbot.waitUntil(lambda: len([one for one in tab.rows.rows() if not one.heading]) == count, timeout=10_000)


def press(tab: AttachmentsTab, name: str) -> None:
    made = tab.findChild(QPushButton, name)
    assert made is not None, name
    made.click()


def test_a_photo_is_brought_in_without_what_it_tells(
    tab: AttachmentsTab, messages: Messages, qtbot: QtBot, vault: Vault, pupil: str, tmp_path: Path, settle: Settle
) -> None:
    assert tab.empty.isVisible()
    path = write_photo(tmp_path)
    add(tab, messages, qtbot, path)
    (one,) = files(vault, pupil)
    assert (one.title, one.kind) == ("Tekening van de toren", AttachmentKind.DRAWING)
    with vault.read() as session:
        assert b"Telefoonmerk" not in content_of(session, one.id)
    assert path.exists(), "the file of the person stays where it was"
    assert tab.editor.isVisible(), "what was added opens, to name it"
    settle()
    qtbot.waitUntil(lambda: one.id in tab._look.pictures)
    picture = tab.findChild(QLabel, "attachment.picture")
    qtbot.waitUntil(lambda: not picture.pixmap().isNull())


def test_it_gets_a_name_a_kind_and_a_meeting(
    tab: AttachmentsTab,
    messages: Messages,
    qtbot: QtBot,
    vault: Vault,
    pupil: str,
    meeting: str,
    tmp_path: Path,
    settle: Settle,
) -> None:
    add(tab, messages, qtbot, write_photo(tmp_path, "IMG_0001.JPG"))
    assert files(vault, pupil)[0].kind is AttachmentKind.OTHER
    title, kind, where = (
        tab.editor.findChild(KeptLine, "attachment.title"),
        tab.editor.findChild(KeptChoice, "attachment.kind"),
        tab.editor.findChild(KeptChoice, "attachment.meeting"),
    )
    title.selectAll()
    QTest.keyClicks(title, "Een toren met Sami")
    title.flush()
    kind.setCurrentIndex(kind.findData(AttachmentKind.DRAWING.value))
    kind.activated.emit(kind.currentIndex())
    where.setCurrentIndex(where.findData(meeting))
    where.activated.emit(where.currentIndex())
    settle()
    (one,) = files(vault, pupil)
    assert (one.title, one.kind, one.meeting_id) == ("Een toren met Sami", AttachmentKind.DRAWING, meeting)
    assert "Driehoek" in tab.rows.rows()[0].detail


def test_the_whole_file_shows_in_place_of_the_list_and_leaves_no_copy(
    tab: AttachmentsTab, messages: Messages, qtbot: QtBot, tmp_path: Path, settle: Settle
) -> None:
    source = tmp_path / "brief.pdf"
    source.write_bytes(hostile())
    add(tab, messages, qtbot, source)
    before = set(tmp_path.rglob("*"))
    press(tab, "attachment.look")
    qtbot.waitUntil(lambda: tab.view.preview.paper is not None)
    assert tab.view.isVisible() and not tab.rows.isVisible()
    assert len(tab.view.preview.paper.sizes) == 2
    assert set(tmp_path.rglob("*")) == before, "nothing on the disk"
    QTest.keyClick(tab, Qt.Key.Key_Escape)
    assert tab.rows.isVisible() and tab.view.preview.paper is None


def test_what_cannot_be_kept_is_told_and_the_others_go_on(
    tab: AttachmentsTab, messages: Messages, qtbot: QtBot, vault: Vault, pupil: str, tmp_path: Path
) -> None:
    wrong, good = tmp_path / "brief.docx", write_photo(tmp_path)
    wrong.write_bytes(b"PK\x03\x04")
    messages.answer_next(True)
    tab.bring([wrong, tmp_path / "weg.pdf", good])
    qtbot.waitUntil(lambda: len(tab.rows.rows()) == 1, timeout=10_000)
    told = " ".join(messages.said)
    assert "attachment-kind" in told and "file-unreadable" in told
    assert [one.title for one in files(vault, pupil)] == ["Tekening van de toren"]


def test_files_can_be_dropped_and_a_picture_pasted(
    tab: AttachmentsTab, qtbot: QtBot, vault: Vault, pupil: str, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_photo(tmp_path, name))) for name in ("een.jpg", "twee.jpg")])
    tab.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    qtbot.waitUntil(lambda: len(tab.rows.rows()) == 2, timeout=10_000)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(tab, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(tab.rows.rows()) == 3, timeout=10_000)
    assert {one.title for one in files(vault, pupil)} == {"een", "twee", "Geplakt"}


def test_removed_and_back_with_undo(
    tab: AttachmentsTab,
    messages: Messages,
    qtbot: QtBot,
    tasks: Tasks,
    vault: Vault,
    pupil: str,
    tmp_path: Path,
    settle: Settle,
) -> None:
    add(tab, messages, qtbot, write_photo(tmp_path))
    press(tab, "attachment.remove")
    settle()
    assert files(vault, pupil) == [] and tab.empty.isVisible() and not tab.editor.isVisible()
    tasks.undo()
    settle()
    assert len(files(vault, pupil)) == 1


def test_what_went_out_stands_apart_and_cannot_be_changed(
    tab: AttachmentsTab, messages: Messages, vault: Vault, pupil: str, settle: Settle, tasks: Tasks, qtbot: QtBot
) -> None:
    tasks.write(tab, "Gedeeld", lambda session: keep(
        session, pupil, "Plan, versie 1", AttachmentKind.SENT_COPY, PDF, hostile(), clock.today()))  # fmt: skip
    qtbot.waitUntil(lambda: len(tab.rows.rows()) == 2)
    heading, sent = tab.rows.rows()
    assert heading.heading and sent.text == "Plan, versie 1"
    tab.rows.opened.emit(sent.key)
    settle()
    assert (
        tab.editor.findChild(KeptLine, "attachment.title") is None
        or not tab.editor.findChild(KeptLine, "attachment.title").isVisible()
    )
    assert tab.editor.findChild(QPushButton, "attachment.remove") is None
    messages.answer_next(True)
    tab.rows.removed.emit(sent.key)
    settle()
    assert len(files(vault, pupil)) == 1
    assert "attachment-sent" in messages.said


def test_what_went_out_says_to_whom(
    tab: AttachmentsTab, pupil: str, settle: Settle, tasks: Tasks, qtbot: QtBot
) -> None:
    """Both parents got the same paper: the rows must not look the same."""
    for name in ("Sanne Klaproos, moeder", "Ruben Veenpluis, vader"):
        tasks.write(tab, "Gedeeld", lambda session, name=name: record_disclosure(
            session, pupil, name, "overleg", "heeft gezag", "Plan, versie 1", hostile(), 1, "Ib Proef", way="print"))  # fmt: skip
    qtbot.waitUntil(lambda: len(tab.rows.rows()) == 3)
    told = sorted(one.detail for one in tab.rows.rows()[1:])
    assert told == [
        "Kopie van wat uitging · aan Ruben Veenpluis, vader",
        "Kopie van wat uitging · aan Sanne Klaproos, moeder",
    ]


def test_without_files_the_head_stays_on_top_and_the_empty_place_can_scroll(tab: AttachmentsTab, qtbot: QtBot) -> None:
    p = tab.theme.px
    title = next(one for one in tab.findChildren(QLabel) if one.text() == "Bijlagen")
    assert tab.empty.isVisible() and title.mapTo(tab, title.rect().topLeft()).y() < p(3)
    assert tab.empty.mapTo(tab, tab.empty.rect().topLeft()).y() < p(8)
    tab.resize(p(39), p(12))
    assert tab.empty.height() >= tab.empty.minimumSizeHint().height()


def test_beside_the_proof_no_word_of_the_title_is_cut(desk: Desk, qtbot: QtBot) -> None:
    """Of what went out, in a narrow window."""
    view = AttachmentView(desk)
    qtbot.addWidget(view)
    view._show_title("Hatice Kievit, gezinscoach, 12 maart 2026")
    view._prove(b"", "")
    view.resize(desk.theme.px(39), desk.theme.px(20))
    view.show()
    for name in ("attachment.view.title", "attachment.view.proof"):
        words = view.findChild(QLabel, name)
        assert words.text() and words.width() >= words.sizeHint().width()


def test_who_is_sent_to_another_file_sees_that_one_and_not_the_one_that_was_open(
    tab: AttachmentsTab, vault: Vault, pupil: str, messages: Messages, qtbot: QtBot, tmp_path: Path, settle: Settle
) -> None:
    for name in ("een.pdf", "twee.pdf"):
        (tmp_path / name).write_bytes(hostile())
    add(tab, messages, qtbot, tmp_path / "een.pdf")
    add(tab, messages, qtbot, tmp_path / "twee.pdf", count=2)
    press(tab, "attachment.look")
    qtbot.waitUntil(lambda: tab.view.preview.paper is not None)
    other = next(one.id for one in files(vault, pupil) if one.id != tab._open)
    tab.visit(Place("dossier", pupil, "attachments", other))
    settle()
    assert tab.rows.isVisible() and tab.editor.isVisible() and tab._open == other
    assert tab.view.preview.paper is None
