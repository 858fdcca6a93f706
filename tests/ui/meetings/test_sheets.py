"""Preparation sheets: real PDFs, names that say nothing, and a line in the register."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import change_caregiver
from rondom.errors import EnvironmentProblem
from rondom.meetings.detail import MeetingDetail
from rondom.paths import write_atomically
from rondom.pdf.documents import page_count
from rondom.plan.packet import PaperKind, Wanted, packet
from rondom.privacy.logbook import Entry, KindGroup, LogFilter, entries
from rondom.privacy.queries import ConsentRow, DisclosureRow, consent_rows, disclosure_rows
from rondom.privacy.rules import Stance
from tests.mees import TODAY, Mees
from tests.ui.meetings.hands import get, press
from ui.meetings.sheets import SheetsDialog
from ui.meetings.tab import MeetingsTab
from ui.messages import Messages
from ui.plan.sealing import Sealed
from ui.tasks import Tasks

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]
Papers = Callable[[], tuple[Wanted, ...]]
PAPERS = 9
"""Letter and sheet for both parents, two for the child, a sheet for two of school, one form for two parents."""


@pytest.fixture
def papers(tasks: Tasks, look: Look, qtbot: QtBot) -> Papers:
    """What may be made for this meeting now."""

    def ask() -> tuple[Wanted, ...]:
        detail, found = look(), list[tuple[Wanted, ...]]()
        tasks.read(tasks, lambda session: packet(session, detail, TODAY), found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return ask


@pytest.fixture
def disclosed(tasks: Tasks, mees: Mees, qtbot: QtBot) -> Callable[[], list[DisclosureRow]]:
    def ask() -> list[DisclosureRow]:
        found: list[list[DisclosureRow]] = []
        tasks.read(tasks, lambda session: disclosure_rows(session, mees.id), found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return ask


def test_sheets_are_saved_and_written_down(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, disclosed: Callable[[], list[DisclosureRow]], look: Look,
    qtbot: QtBot,
) -> None:  # fmt: skip
    folder = tmp_path / "bladen"
    folder.mkdir()
    messages.answer_next(True, folder)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: len(disclosed()) == PAPERS, timeout=20_000)
    names = sorted(one.name for one in folder.iterdir())
    assert names == [
        "Drie huizen driehoek 2026-03-12 kind.pdf",
        "Toestemming driehoek 2026-03-12.pdf",
        "Uitnodiging driehoek 2026-03-12 ouder 2.pdf",
        "Uitnodiging driehoek 2026-03-12 ouder.pdf",
        "Voorbereiding driehoek 2026-03-12 kind.pdf",
        "Voorbereiding driehoek 2026-03-12 ouder 2.pdf",
        "Voorbereiding driehoek 2026-03-12 ouder.pdf",
        "Voorbereiding driehoek 2026-03-12 school 2.pdf",
        "Voorbereiding driehoek 2026-03-12 school.pdf",
    ]
    assert all(one.read_bytes().startswith(b"%PDF") for one in folder.iterdir())
    assert {one.recipient for one in disclosed()} == {
        "Sanne Klaproos", "Ruben Veenpluis", "Mees", "Marloes Grutto", "Ib Proef", "Sanne Klaproos en Ruben Veenpluis",
    }  # fmt: skip
    assert {one.document for one in disclosed()} == {
        "Uitnodiging Driehoek 1", "Voorbereidingsblad Driehoek 1", "Drie huizen, Driehoek 1",
        "Toestemmingsformulier voor Hatice Kievit",
    }  # fmt: skip
    assert next(part for part in look().ready if part.key == "sheets").ready


def test_what_went_out_stays_written_and_is_an_export_in_the_logboek(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, disclosed: Callable[[], list[DisclosureRow]],
    tasks: Tasks, qtbot: QtBot,
) -> None:  # fmt: skip
    messages.answer_next(True, tmp_path)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: len(disclosed()) == PAPERS, timeout=20_000)
    undone: list[str | None] = []
    tasks.undo(undone.append)
    qtbot.waitUntil(lambda: bool(undone))
    assert undone != ["Papieren voor een overleg gemaakt"]
    assert len(disclosed()) == PAPERS
    told: list[tuple[Entry, ...]] = []
    tasks.read(tasks, lambda session: entries(session, LogFilter(group=KindGroup.OUT)), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [(one.sentence, one.kind) for one in told[0]] == [("Papieren voor een overleg bewaard als PDF", "export")]


def test_who_may_not_read_gets_no_sheet_but_may_be_asked_about(
    prepared: MeetingsTab, look: Look, papers: Papers
) -> None:
    detail, wanted = look(), papers()
    dialog = SheetsDialog(prepared.desk, detail, wanted, prepared)
    hatice = [one.short for one in detail.attendees].index("Hatice")
    assert not get(dialog, f"sheets.{hatice}").isEnabled()
    assert "Hatice Kievit" not in [one.name for one in dialog.chosen()]
    assert [one.form.recipient for one in dialog.chosen() if one.form] == ["Hatice Kievit"]
    for place in range(len(detail.attendees)):
        get(dialog, f"sheets.{place}").setChecked(False)
    assert [one.kind for one in dialog.chosen()] == [PaperKind.PERMISSION]
    get(dialog, f"sheets.paper.{len(wanted) - 1}").setChecked(False)
    assert not get(dialog, "sheets.save").isEnabled() and not get(dialog, "sheets.print").isEnabled()
    dialog.deleteLater()


def test_one_paper_of_one_person_can_be_left_out(prepared: MeetingsTab, look: Look, papers: Papers) -> None:
    wanted = papers()
    dialog = SheetsDialog(prepared.desk, look(), wanted, prepared)
    letter = next(place for place, one in enumerate(wanted) if one.kind is PaperKind.INVITATION)
    before = len(dialog.chosen())
    get(dialog, f"sheets.paper.{letter}").click()
    assert len(dialog.chosen()) == before - 1
    assert wanted[letter] not in dialog.chosen()
    assert get(dialog, "sheets.save").text() == f"{before - 1} papieren opslaan"
    dialog.deleteLater()


def test_a_printed_form_is_a_question_in_the_register(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, tasks: Tasks, mees: Mees, disclosed: Callable[[], list[DisclosureRow]],
    qtbot: QtBot,
) -> None:  # fmt: skip
    messages.answer_next(True, tmp_path)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: len(disclosed()) == PAPERS, timeout=20_000)
    found: list[list[ConsentRow]] = []
    tasks.read(tasks, lambda session: consent_rows(session, mees.id, TODAY), found.append)
    qtbot.waitUntil(lambda: bool(found))
    (asked,) = found[0]
    assert (asked.recipient, asked.data_kinds) == ("Hatice Kievit", ("school", "welbevinden"))
    assert [(one.who, one.asked, one.stance) for one in asked.answers] == [
        ("Sanne", True, Stance.ASKED),
        ("Ruben", True, Stance.ASKED),
    ]
    assert any("Toestemming" in said for said in messages.said)


def test_the_whole_packet_goes_to_the_printer_in_one_go(
    prepared: MeetingsTab, messages: Messages, monkeypatch: pytest.MonkeyPatch, disclosed: Callable[[], list[DisclosureRow]],
    qtbot: QtBot,
) -> None:  # fmt: skip
    """The printer is not here; everything up to it is."""
    printed: list[tuple[bytes, bytes]] = []

    def take(_parent: QWidget, content: bytes, both_sides: Callable[[], bytes]) -> bool:
        printed.append((content, both_sides()))
        return True

    def choose(dialog: SheetsDialog) -> bool:
        dialog.printing = True
        return True

    monkeypatch.setattr("ui.meetings.papers.print_pdf", take)
    monkeypatch.setattr(messages, "run", choose)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: len(disclosed()) == PAPERS, timeout=20_000)
    ((one_side, both_sides),) = printed
    assert page_count(one_side) == sum(one.pages for one in disclosed())
    assert page_count(both_sides) == sum(one.pages + one.pages % 2 for one in disclosed())


def test_the_register_is_one_click_away(prepared: MeetingsTab, look: Look, papers: Papers) -> None:
    dialog = SheetsDialog(prepared.desk, look(), papers(), prepared)
    get(dialog, "sheets.register").click()
    assert dialog.to_register and not dialog.printing
    dialog.deleteLater()


def test_a_folder_that_is_not_there_is_told(
    prepared: MeetingsTab,
    messages: Messages,
    tmp_path: Path,
    qtbot: QtBot,
    disclosed: Callable[[], list[DisclosureRow]],
) -> None:
    messages.use_banner(True)
    messages.answer_next(True, tmp_path / "weg")
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: "file-unwritable" in messages.said, timeout=20_000)
    assert disclosed() == []


def test_a_disk_that_fills_up_half_way_leaves_nothing_behind(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, disclosed: Callable[[], list[DisclosureRow]], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """No file that nobody noted, and no note of a file that is not there."""
    folder = tmp_path / "bladen"
    folder.mkdir()
    written: list[Path] = []

    def write(path: Path, content: bytes) -> None:
        if path.parent == folder and len(written) == 3:
            raise OSError(errno.ENOSPC, "full")
        written.append(path)
        write_atomically(path, content)

    monkeypatch.setattr("rondom.paths.write_atomically", write)
    messages.answer_next(True, folder)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: "disk-full" in messages.said, timeout=20_000)
    assert len(written) == 3
    assert list(folder.iterdir()) == []
    assert disclosed() == []


def test_what_cannot_be_noted_does_not_go(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, disclosed: Callable[[], list[DisclosureRow]], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise EnvironmentProblem("disk-full")

    monkeypatch.setattr("rondom.plan.packet.record_disclosure", refuse)
    messages.answer_next(True, tmp_path)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: "disk-full" in messages.said, timeout=20_000)
    assert list(tmp_path.glob("*.pdf")) == []
    assert disclosed() == []


def test_for_the_mail_each_person_has_words_of_their_own(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, disclosed: Callable[[], list[DisclosureRow]], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    cards: list[tuple[str, Sealed]] = []

    def tell(_owner: object, _desk: object, files: list[str], sealed: list[Sealed]) -> None:
        cards.extend(zip(files, sealed, strict=True))

    def choose(dialog: SheetsDialog) -> bool:
        dialog.mail.setChecked(True)
        assert not get(dialog, "sheets.print").isEnabled()
        return True

    monkeypatch.setattr("ui.meetings.papers.tell_phrases", tell)
    monkeypatch.setattr(messages, "run", choose)
    messages.answer_next(tmp_path)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: len(disclosed()) == PAPERS and bool(cards), timeout=20_000)
    assert {one.way for one in disclosed()} == {"mail"}
    files = sorted(one.name for one in tmp_path.glob("*.pdf"))
    assert files == [f"Document 2026-03-12 {at}.pdf" for at in range(1, PAPERS + 1)]
    assert {one.short for _names, one in cards} == {one.recipient for one in disclosed()}
    assert len({one.phrase for _names, one in cards}) == len(cards)
    for names, one in cards:
        for name in names.replace(" en ", ", ").split(", "):
            with pytest.raises(pikepdf.PasswordError):
                pikepdf.open(tmp_path / name)
            with pikepdf.open(tmp_path / name, password=one.phrase) as opened:
                assert len(opened.pages)
            files.remove(name)
    assert files == []


def test_going_back_makes_nothing(
    prepared: MeetingsTab, messages: Messages, settle: Settle, disclosed: Callable[[], list[DisclosureRow]]
) -> None:
    messages.answer_next(True, None)
    press(prepared, "meeting.sheets")
    settle()
    QTest.qWait(10)
    assert disclosed() == []


def test_who_got_papers_before_is_told_and_not_given_them_twice(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, look: Look, papers: Papers,
    disclosed: Callable[[], list[DisclosureRow]], qtbot: QtBot,
) -> None:  # fmt: skip
    messages.answer_next(True, tmp_path)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: len(disclosed()) == PAPERS, timeout=20_000)
    dialog = SheetsDialog(prepared.desk, look(), papers(), prepared)
    assert dialog.chosen() == []
    assert not get(dialog, "sheets.save").isEnabled()
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert "moeder, kreeg papieren op 12 maart" in said
    dialog.deleteLater()


def test_a_parent_gets_the_fixed_words_in_their_own_language_too(
    prepared: MeetingsTab, look: Look, papers: Papers, messages: Messages, mees: Mees, tasks: Tasks, tmp_path: Path,
    disclosed: Callable[[], list[DisclosureRow]], qtbot: QtBot,
) -> None:  # fmt: skip
    plain = SheetsDialog(prepared.desk, look(), papers(), prepared)
    assert get(plain, "sheets.language").isHidden() and get(plain, "sheets.language_note").isHidden()
    done: list[None] = []
    tasks.write(tasks, "Taal", lambda session: change_caregiver(session, mees.mother, language="Arabisch"), done.append)
    qtbot.waitUntil(lambda: bool(done))
    dialog = SheetsDialog(prepared.desk, look(), papers(), prepared)
    own = get(dialog, "sheets.language")
    assert own.isChecked() and "Arabisch" in own.text()
    assert not get(dialog, "sheets.language_note").isHidden()
    assert {one.speaks for one in dialog.chosen() if one.name == "Sanne Klaproos"} == {"Arabisch"}
    own.click()
    assert get(dialog, "sheets.language_note").isHidden()
    assert {one.speaks for one in dialog.chosen()} == {""}
    for one in (plain, dialog):
        one.deleteLater()
    messages.answer_next(True, tmp_path)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: len(disclosed()) == PAPERS, timeout=20_000)
    letters = ["ar" in _languages(one) for one in sorted(tmp_path.glob("Uitnodiging*.pdf"))]
    assert sorted(letters) == [False, True]


def _languages(file: Path) -> set[str]:
    with pikepdf.open(file) as document:
        return {str(one.Lang) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one}
