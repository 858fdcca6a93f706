"""The plan on the screen, who may have it, and what is written down when it leaves the house."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.plan.actions import fix_plan, new_version
from rondom.privacy.actions import give_consent, refuse_consent
from rondom.privacy.logbook import Entry, KindGroup, LogFilter, entries
from rondom.vault.vault import Vault
from tests.mees import TODAY
from tests.ui.plan.conftest import SECRET, Register, Settle, Told
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.plan.getter_row import GetterRow
from ui.plan.raster import page_sizes, page_texts
from ui.plan.tab import PlanTab
from ui.tasks import Tasks
from ui.widgets import Banner


def row_of(tab: PlanTab, name: str) -> GetterRow:
    return next(row for row in tab.findChildren(GetterRow) if row.getter.reader.name == name)


def choose(tab: PlanTab, name: str, qtbot: QtBot) -> None:
    """Choose someone, and wait for their own copy when they may have one."""
    before = tab.preview.paper
    qtbot.mouseClick(row_of(tab, name), Qt.MouseButton.LeftButton)
    if row_of(tab, name).getter.may_get:
        qtbot.waitUntil(lambda: tab.panel.save.isEnabled() and tab.preview.paper is not before)


def test_the_preview_shows_the_plan_and_reads_it_as_text(tab: PlanTab, qtbot: QtBot) -> None:
    assert "Plan Mees Veenpluis" in tab.preview.text()
    assert "Zet zondag de tas klaar." in tab.preview.text()
    qtbot.waitUntil(tab.preview.view.sharp)
    picture = tab.preview.view.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}) > 20
    assert "bladzijde 1 van" in tab.preview.view.accessibleName()
    qtbot.mouseClick(tab.preview.as_text, Qt.MouseButton.LeftButton)
    assert tab.preview.words.isVisible()
    assert not tab.preview.view.isVisible()
    assert tab.preview.words.isReadOnly()


def test_for_parents_it_says_the_same_in_plain_words(tab: PlanTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.audience.button("parents"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Het plan voor Mees" in tab.preview.text())


def test_saving_writes_the_bytes_whose_fingerprint_is_kept(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Sanne Klaproos", qtbot)
    target = tmp_path / "plan.pdf"
    messages.answer_next(target)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    content = target.read_bytes()
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert (row.recipient, row.basis) == ("Sanne Klaproos, moeder", "heeft gezag")
    assert row.document == "Plan Driehoek 1, versie 1, voor ouders, pdf"
    assert row.pages == len(page_sizes(content))
    assert row.made_by == "Ellen Boterbloem"
    assert "Voor Sanne Klaproos" in "\n".join(page_texts(content))
    qtbot.waitUntil(lambda: "Plan voor Sanne bewaard en genoteerd" in messages.said)


def test_the_name_of_the_file_names_the_school_and_no_child(
    tab: PlanTab, messages: Messages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered: list[str] = []

    def ask(_parent: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(path).name)
        return "", ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", ask)
    choose(tab, "Sanne Klaproos", qtbot)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    assert offered == ["Plan De Regenwulp 2026-03-12.pdf"]


def test_going_back_from_the_file_dialog_writes_nothing_down(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot
) -> None:
    choose(tab, "Sanne Klaproos", qtbot)
    messages.answer_next(None)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    assert register(0) == []


def test_a_folder_that_cannot_be_written_writes_nothing_down(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Sanne Klaproos", qtbot)
    messages.answer_next(tmp_path / "nergens" / "plan.pdf")
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "file-unwritable" in messages.said)
    assert register(0) == []


def test_what_cannot_be_written_down_does_not_stay_outside(
    tab: PlanTab, vault: Vault, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Sanne Klaproos", qtbot)
    target = tmp_path / "plan.pdf"
    vault.read_only = True
    messages.answer_next(target)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "vault-read-only" in messages.said)
    assert not target.exists()


def test_without_permission_it_is_refused_in_words(tab: PlanTab, places: list[Place], told: Told, qtbot: QtBot) -> None:
    choose(tab, "Tom Rietkraag", qtbot)
    refusal = tab.panel.findChild(Banner, "plan.refusal")
    assert refusal.title() == "Tom mag dit plan nog niet lezen. Er is nog geen toestemming."
    assert not tab.panel.save.isVisible()
    assert not tab.panel.print.isEnabled()
    assert tab.panel.print.toolTip() == "Zo gaat er niets de deur uit."
    assert "Voor Tom" not in tab.preview.text()
    qtbot.mouseClick(tab.panel.ask, Qt.MouseButton.LeftButton)
    assert places == [Place("dossier", told.mees.id, "consent", "Tom Rietkraag")]


def test_half_a_permission_leaves_parts_out_and_says_so(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Hatice Kievit", qtbot)
    paper = tab.preview.text()
    assert "Op maandag is mijn buik boos." not in paper, "for welbevinden nobody gave permission"
    assert "Zet zondag de tas klaar." in paper
    assert "niet op dit blad" in paper
    assert tab.panel.findChild(QLabel, "plan.goes").text() == "Dit gaat naar Hatice"
    target = tmp_path / "plan.pdf"
    messages.answer_next(target)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    assert "zonder Stem van Mees" in row.document
    assert row.purpose == "Hulp afstemmen"
    assert row.basis == "toestemming Sanne, 2 maart 2026"


def test_a_permission_that_is_refused_meanwhile_closes_the_button(
    tab: PlanTab, told: Told, tasks: Tasks, qtbot: QtBot, settle: Settle
) -> None:
    choose(tab, "Hatice Kievit", qtbot)
    tasks.write(tab, "Geweigerd", lambda session: refuse_consent(session, told.asked[1], TODAY))
    settle()
    qtbot.waitUntil(lambda: not tab.panel.save.isVisible())
    assert "Voor Hatice" not in tab.preview.text() or not tab.panel.print.isEnabled()
    assert row_of(tab, "Hatice Kievit").accessibleName().startswith("Hatice Kievit, gezinscoach. Mag niet.")


def test_a_full_permission_opens_more(tab: PlanTab, told: Told, tasks: Tasks, qtbot: QtBot, settle: Settle) -> None:
    assert row_of(tab, "Hatice Kievit").getter.reader.light.word == "Deels"
    tasks.write(tab, "Gegeven", lambda session: give_consent(session, told.asked[1], TODAY))
    settle()
    qtbot.waitUntil(lambda: row_of(tab, "Hatice Kievit").getter.reader.light.word == "Mag")


def test_a_secret_address_is_on_its_own_copy_only(tab: PlanTab, qtbot: QtBot) -> None:
    for row in [row for row in tab.findChildren(GetterRow) if row.getter.may_get]:
        getter = row.getter
        choose(tab, getter.reader.name, qtbot)
        assert tab._making.made is not None
        for one, content in zip(getter.each, tab._making.made.contents, strict=True):
            told = "\n".join(page_texts(content))
            assert (SECRET in told) == ("Nergenshuizen" in told) == (one.reader.name == "Ruben Veenpluis")


def test_printing_writes_it_down(
    tab: PlanTab, register: Register, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "afdruk.pdf"

    def choose_file(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", choose_file)
    choose(tab, "Sanne Klaproos", qtbot)
    assert tab.preview.paper is not None
    shown = tab.preview.paper
    qtbot.mouseClick(tab.panel.print, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    assert row.document.endswith(", op papier")
    assert row.sha256 == hashlib.sha256(shown.content).hexdigest()
    assert len(page_sizes(target.read_bytes())) == len(shown.sizes)


def test_what_was_saved_and_printed_is_in_the_logboek(
    tab: PlanTab, register: Register, messages: Messages, tasks: Tasks, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("ui.plan.outgoing.print_pdf", lambda *_: True)
    messages.answer_next(tmp_path / "plan.pdf")
    choose(tab, "Sanne Klaproos", qtbot)
    for number, out in enumerate((tab.panel.save, tab.panel.print), 1):
        qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
        register(number)
    told: list[tuple[Entry, ...]] = []
    tasks.read(tasks, lambda session: entries(session, LogFilter(group=KindGroup.OUT)), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [(one.kind, one.sentence) for one in told[0]] == [
        ("print", "Plan afgedrukt"), ("export", "Plan bewaard als PDF"),
    ]  # fmt: skip


def test_the_paper_follows_what_is_written(
    tab: PlanTab, told: Told, tasks: Tasks, qtbot: QtBot, settle: Settle
) -> None:
    """A version that was opened again is shown as it is now; the fixed one stays in the menu as it was."""

    def open_again(session: object) -> None:
        new_version(session, told.meeting, "Er kwam een afspraak bij.", TODAY)
        table.add_agreement(session, told.meeting, TODAY, "Hatice", "Belt de vader van Mees.", "coach", "vrijdag")

    tasks.write(tab, "Nieuwe versie", open_again)
    settle()
    qtbot.waitUntil(lambda: "Belt de vader van Mees." in tab.preview.text())
    assert tab.version.isVisible()
    assert [action.text() for action in tab.version.menu().actions()] == [
        "Driehoek 1, nog niet vastgesteld", "Driehoek 1, versie 1 van 12 maart 2026",
    ]  # fmt: skip
    tab.version.menu().actions()[1].trigger()
    settle()
    qtbot.waitUntil(lambda: "Belt de vader van Mees." not in tab.preview.text())
    tasks.write(tab, "Vastgesteld", lambda session: fix_plan(session, told.meeting, TODAY))
    settle()
    assert len(tab.version.menu().actions()) == 2


def test_everything_can_be_done_with_the_keyboard(tab: PlanTab, qtbot: QtBot) -> None:
    first = tab.findChild(GetterRow, "plan.recipient.0")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert tab.panel.value() == first.getter.reader.key
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert tab.panel.value() == tab.findChild(GetterRow, "plan.recipient.1").getter.reader.key


def test_the_keyboard_walks_from_the_choices_to_the_paper_and_to_the_question(tab: PlanTab, qtbot: QtBot) -> None:
    tab.activateWindow()
    tab.kind.setFocus()
    walked = []
    for _step in range(12):
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
        walked.append(tab.focusWidget().objectName())
    expected = ["plan.audience.professional", "plan.preview.text", "plan.preview.pages", "plan.recipient.0"]
    assert [one for one in walked if one in expected][:4] == expected


def test_after_saving_the_keyboard_is_where_it_was(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Sanne Klaproos", qtbot)
    tab.activateWindow()
    tab.panel.save.setFocus()
    messages.answer_next(tmp_path / "plan.pdf")
    qtbot.keyClick(tab.panel.save, Qt.Key.Key_Space)
    register(1)
    qtbot.waitUntil(lambda: not tab.panel.busy)
    assert tab.panel.save.hasFocus()


def test_in_a_narrow_window_it_goes_in_steps(tab: PlanTab, qtbot: QtBot) -> None:
    tab.resize(700, 700)
    assert tab.preview.isVisible()
    assert not tab.panel.isVisible()
    qtbot.mouseClick(tab.share, Qt.MouseButton.LeftButton)
    assert tab.panel.isVisible()
    assert not tab.preview.isVisible()
    qtbot.mouseClick(tab.panel.back, Qt.MouseButton.LeftButton)
    assert tab.preview.isVisible()


def test_in_a_low_window_nothing_is_squeezed_and_there_is_paper(tab: PlanTab, qtbot: QtBot) -> None:
    """As at 1280 by 720 with letters twice as large."""
    p = tab.theme.px
    choose(tab, "Mees Veenpluis", qtbot)
    tab.resize(p(39), p(12.5))
    QCoreApplication.processEvents()
    tools = tab.preview.tools
    seen = [tab.audience, tab.child_sheet, tools.count, tools.zoom, tools.search, tools.as_text, tab.share]
    shown = [one for one in seen if one.isVisible()]
    assert shown == seen and not tab.kind.isVisible(), "there is no room for both, and the child has no report"
    assert [one.objectName() for one in shown if one.height() < one.sizeHint().height()] == []
    assert [
        one.objectName()
        for one in shown
        if not tab.rect().contains(QRect(one.mapTo(tab, one.rect().topLeft()), one.size()))
    ] == []
    assert tab.child_sheet.width() >= tab.child_sheet.fontMetrics().horizontalAdvance("8 tot 11 jaar") + p(2.4)
    for one in (tools.as_text, tab.audience, tab.share):
        assert one.width() >= one.sizeHint().width(), "no word is cut"
    assert tab.preview.view.height() >= p(5.5)
    tab.preview.open_find()
    QCoreApplication.processEvents()
    assert [one.objectName() for one in shown if one.height() < one.sizeHint().height()] == []
    tab.preview.close_find()
    tab.resize(p(39), p(40))
    assert tab.share.isVisible() and tab.share.mapTo(tab, tab.share.rect().center()).y() > p(30), (
        "below the paper again"
    )


def test_escape_goes_from_the_question_back_to_the_paper(tab: PlanTab, qtbot: QtBot) -> None:
    tab.resize(700, 700)
    qtbot.mouseClick(tab.share, Qt.MouseButton.LeftButton)
    qtbot.keyClick(tab.findChild(GetterRow, "plan.recipient.0"), Qt.Key.Key_Escape)
    assert tab.preview.isVisible() and not tab.panel.isVisible()


def test_another_child_leaves_nothing_behind(tab: PlanTab, tasks: Tasks, qtbot: QtBot, settle: Settle) -> None:
    made: list[str] = []
    tasks.write(tasks, "Noah", lambda session: add_pupil(session, PupilData(first_name="Noah")), made.append)
    settle()
    choose(tab, "Sanne Klaproos", qtbot)
    tab.visit(Place("dossier", made[0], "plan"))
    assert tab.preview.text() == ""
    assert tab.preview.view.pages() == 0
    settle()
    assert tab.empty.isVisible()
    assert tab.panel.getter() is None


def test_without_a_meeting_it_says_where_a_plan_comes_from(
    desk: Desk, vault: Vault, told: Told, places: list[Place], qtbot: QtBot, settle: Settle
) -> None:
    with vault.write("Weg") as session:
        running.reopen_meeting(session, told.meeting)
        meetings.cancel_meeting(session, told.meeting)
    tab = PlanTab(desk)
    qtbot.addWidget(tab)
    tab.visit(Place("dossier", told.mees.id, "plan"))
    tab.show()
    settle()
    assert tab.empty.isVisible()
    assert "Een plan komt uit een overleg." in [part.text() for part in tab.empty.findChildren(QLabel)]
    qtbot.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    assert places == [Place("dossier", told.mees.id, "meetings")]
    tab.close()


def test_going_from_child_to_child_and_back_keeps_working(
    tab: PlanTab, told: Told, tasks: Tasks, qtbot: QtBot, settle: Settle
) -> None:
    """The list of people is made anew each time; nothing in it may be of a list that is gone."""
    made: list[str] = []
    tasks.write(tasks, "Noah", lambda session: add_pupil(session, PupilData(first_name="Noah")), made.append)
    settle()
    for _round in range(3):
        for pupil in (made[0], told.mees.id):
            tab.visit(Place("dossier", pupil, "plan"))
            settle()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert row_of(tab, "Sanne Klaproos").isVisible()
