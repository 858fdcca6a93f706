"""The ways out of the house: a copy for each parent, a locked file for the mail, and nothing that may not go any more."""

from __future__ import annotations

import errno
import hashlib
import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from rondom.dossier.actions import change_caregiver
from rondom.dossier.attachments import content_of
from rondom.paths import write_atomically
from rondom.privacy.actions import ask_consent, give_consent, withdraw_consent
from rondom.privacy.queries import DisclosureRow, disclosure_rows
from rondom.vault.vault import Session, Vault
from tests.mees import TODAY
from tests.ui.plan.conftest import SECRET, Register, Settle, Told
from ui.desk import Desk
from ui.messages import Messages
from ui.plan.getter_row import GetterRow
from ui.plan.outgoing import still_may
from ui.plan.raster import page_texts
from ui.plan.sealing import PhraseDialog, Sealed
from ui.plan.share import Getter, sharing
from ui.plan.tab import PlanTab
from ui.tasks import Tasks


@pytest.fixture
def phrases(monkeypatch: pytest.MonkeyPatch) -> list[Sealed]:
    """What the dialog told; it is not shown."""
    heard: list[Sealed] = []

    def tell(_owner: object, _desk: object, _files: object, sealed: list[Sealed]) -> None:
        heard.extend(sealed)

    monkeypatch.setattr("ui.plan.outgoing.tell_phrases", tell)
    return heard


def choose(tab: PlanTab, name: str, qtbot: QtBot) -> None:
    row = next(row for row in tab.findChildren(GetterRow) if row.getter.reader.name == name)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(tab.panel.save.isEnabled)


def kept(vault: Vault, row: DisclosureRow) -> bytes:
    with vault.read() as session:
        return content_of(session, row.copy_id)


def test_what_went_out_is_kept_byte_for_byte(
    tab: PlanTab, register: Register, messages: Messages, vault: Vault, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Sanne Klaproos", qtbot)
    messages.answer_next(tmp_path / "plan.pdf")
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    assert row.way == "file"
    assert kept(vault, row) == (tmp_path / "plan.pdf").read_bytes()
    messages.answer_next(tmp_path / "nog eens.pdf")
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    again, _first = register(2)
    assert again.copy_id == row.copy_id, "the same paper is kept once"


def test_both_parents_each_get_a_copy_of_their_own(
    tab: PlanTab, register: Register, messages: Messages, vault: Vault, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Beide ouders", qtbot)
    shown = tab.preview.text()
    assert "Voor Sanne Klaproos" in shown and "Voor Ruben Veenpluis" in shown
    messages.answer_next(tmp_path)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    rows = register(2)
    assert sorted(one.recipient for one in rows) == ["Ruben Veenpluis, vader", "Sanne Klaproos, moeder"]
    files = sorted(one.name for one in tmp_path.glob("*.pdf"))
    assert files == ["Plan De Regenwulp 2026-03-12 ouder 1.pdf", "Plan De Regenwulp 2026-03-12 ouder 2.pdf"]
    told = ["\n".join(page_texts((tmp_path / name).read_bytes())) for name in files]
    assert [("Voor Sanne" in one, "Voor Ruben" in one, SECRET in one) for one in told] == [
        (True, False, False), (False, True, True),
    ]  # fmt: skip
    assert {hashlib.sha256(kept(vault, one)).hexdigest() for one in rows} == {one.sha256 for one in rows}
    assert len({one.sha256 for one in rows}) == 2
    qtbot.waitUntil(lambda: "Plan voor Sanne en Ruben bewaard en genoteerd" in messages.said)


def test_copies_never_take_the_place_of_what_is_in_the_folder(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    """The name says no child, so the plan of another child of that day may be called the same."""
    other = tmp_path / "Plan De Regenwulp 2026-03-12 ouder 2.pdf"
    other.write_bytes(b"%PDF- of another child")
    choose(tab, "Beide ouders", qtbot)
    messages.answer_next(tmp_path)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    register(2)
    assert other.read_bytes() == b"%PDF- of another child"
    assert sorted(one.name for one in tmp_path.glob("*.pdf") if one != other) == [
        "Plan De Regenwulp 2026-03-12 ouder 1.pdf", "Plan De Regenwulp 2026-03-12 ouder 2 (2).pdf",
    ]  # fmt: skip


def test_without_gezag_of_one_there_is_no_row_for_both(
    tab: PlanTab, told: Told, tasks: Tasks, qtbot: QtBot, settle: Settle
) -> None:
    def names() -> list[str]:
        return [row.getter.reader.name for row in tab.findChildren(GetterRow)]

    assert "Beide ouders" in names()
    tasks.write(tab, "Gezag", lambda session: change_caregiver(session, told.mees.father, custody="no"))
    settle()
    qtbot.waitUntil(lambda: "Beide ouders" not in names())


def test_for_the_mail_it_opens_with_the_words_only(
    tab: PlanTab, register: Register, messages: Messages, vault: Vault, qtbot: QtBot, tmp_path: Path,
    phrases: list[Sealed],
) -> None:  # fmt: skip
    choose(tab, "Sanne Klaproos", qtbot)
    target = tmp_path / "document.pdf"
    messages.answer_next(target)
    qtbot.mouseClick(tab.panel.mail, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    qtbot.waitUntil(lambda: bool(phrases))
    assert (row.way, row.document.rsplit(", ", 1)[1]) == ("mail", "versleuteld voor de mail")
    readable = kept(vault, row)
    assert row.sha256 == hashlib.sha256(readable).hexdigest(), "of the paper one can read"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    with pikepdf.open(target, password=phrases[0].phrase) as opened:
        unlocked = io.BytesIO()
        opened.save(unlocked)
    assert page_texts(unlocked.getvalue()) == page_texts(readable)


def test_the_name_of_a_file_for_the_mail_says_nothing(
    tab: PlanTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def ask(_parent: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(path).name)
        return "", ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", ask)
    choose(tab, "Sanne Klaproos", qtbot)
    qtbot.mouseClick(tab.panel.mail, Qt.MouseButton.LeftButton)
    assert offered == ["Document 2026-03-12.pdf"]
    assert tab.panel.mail.isEnabled(), "who goes back can try again"


def test_both_parents_get_words_of_their_own(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path, phrases: list[Sealed]
) -> None:
    choose(tab, "Beide ouders", qtbot)
    messages.answer_next(tmp_path)
    qtbot.mouseClick(tab.panel.mail, Qt.MouseButton.LeftButton)
    register(2)
    qtbot.waitUntil(lambda: len(phrases) == 2)
    first, second = (tmp_path / f"Document 2026-03-12 {at}.pdf" for at in (1, 2))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(first, password=phrases[1].phrase)
    for file, one in ((first, phrases[0]), (second, phrases[1])):
        with pikepdf.open(file, password=one.phrase) as opened:
            assert len(opened.pages) > 0


def test_the_words_stand_nowhere_in_the_vault(
    tab: PlanTab, register: Register, messages: Messages, vault: Vault, qtbot: QtBot, tmp_path: Path,
    phrases: list[Sealed],
) -> None:  # fmt: skip
    choose(tab, "Sanne Klaproos", qtbot)
    messages.answer_next(tmp_path / "document.pdf")
    qtbot.mouseClick(tab.panel.mail, Qt.MouseButton.LeftButton)
    register(1)
    qtbot.waitUntil(lambda: bool(phrases))
    with vault.read() as session:
        for table in ("journal_action", "journal_cell", "disclosure", "attachment"):
            rows = session.execute(text(f"SELECT * FROM {table}")).all()
            assert rows, table
            assert not any(phrases[0].phrase in repr(row) for row in rows), table
    assert phrases[0].phrase not in repr(phrases)


def test_a_permission_that_was_withdrawn_stops_it_at_the_last_moment(
    tab: PlanTab, told: Told, vault: Vault, register: Register, messages: Messages, qtbot: QtBot, settle: Settle,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """While the question where the file goes stands open, somebody takes the permission back."""
    tab.desk.tasks.write(tab, "Ja", lambda session: give_consent(session, told.asked[1], TODAY))
    settle()
    choose(tab, "Hatice Kievit", qtbot)
    target = tmp_path / "plan.pdf"

    def ask(*_args: object) -> Path:
        tab.desk.tasks.write(tab, "Nee", lambda session: withdraw_consent(session, told.asked[1], date(2026, 3, 12)))
        return target

    monkeypatch.setattr(messages, "save_file", ask)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "sharing-stopped" in messages.said)
    assert not target.exists()
    assert register(0) == []
    qtbot.waitUntil(tab.panel.ask.isVisible)


def test_less_may_go_than_was_shown(
    tab: PlanTab, told: Told, register: Register, messages: Messages, qtbot: QtBot, settle: Settle, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Hatice may still read something, but not all of what lies on the screen: then it does not go."""
    tab.desk.tasks.write(tab, "Ja", lambda session: give_consent(session, told.asked[1], TODAY))
    settle()
    choose(tab, "Sanne Klaproos", qtbot)
    target = tmp_path / "plan.pdf"

    def ask(*_args: object) -> Path:
        no = {"custody": "no"}
        tab.desk.tasks.write(tab, "Gezag", lambda session: change_caregiver(session, told.mees.mother, **no))
        return target

    monkeypatch.setattr(messages, "save_file", ask)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "sharing-stopped" in messages.said)
    assert not target.exists()
    assert register(0) == []


def test_another_purpose_is_not_what_was_shown(told: Told, vault: Vault) -> None:
    """Of two permissions the one that was chosen ends: the other does not take its place at the last moment."""
    with vault.write("Ja") as session:
        give_consent(session, told.asked[1], TODAY)
        for one in ask_consent(
            session, told.mees.id, "Hatice Kievit", "Vervoer regelen", TODAY, "", ("school", "thuis")
        ):
            give_consent(session, one, TODAY)

    def getters(session: Session) -> tuple[Getter, ...]:
        return sharing(session, told.mees.id, told.meeting, 1).getters

    with vault.read() as session:
        first, second = (one for one in getters(session) if one.reader.name == "Hatice Kievit")
        assert still_may(getters, first, session) and still_may(getters, second, session)
    with vault.write("Nee") as session:
        withdraw_consent(session, told.asked[1], TODAY)
        assert not still_may(getters, first, session)


def test_a_full_disk_leaves_nothing_behind(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of two copies does not fit: then the first does not stay, and nothing is written down."""
    written: list[Path] = []

    def write(path: Path, content: bytes) -> None:
        if written and path.parent == tmp_path:
            raise OSError(errno.ENOSPC, "full")
        written.append(path)
        write_atomically(path, content)

    choose(tab, "Beide ouders", qtbot)
    messages.answer_next(tmp_path)
    monkeypatch.setattr("rondom.paths.write_atomically", write)
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "disk-full" in messages.said)
    assert [one for one in written if one.parent == tmp_path]
    assert not list(tmp_path.glob("Plan*"))
    assert register(0) == []
    qtbot.waitUntil(tab.panel.save.isEnabled)


def test_a_second_click_does_nothing_until_the_first_has_ended(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Sanne Klaproos", qtbot)
    messages.answer_next(tmp_path / "een.pdf", tmp_path / "twee.pdf")
    tab.panel.saved.emit()
    assert not tab.panel.save.isEnabled()
    tab.panel.saved.emit()
    tab.panel.mailed.emit()
    register(1)
    qtbot.waitUntil(tab.panel.save.isEnabled)
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["een.pdf"]


def test_a_lock_in_the_middle_leaves_all_or_nothing(
    tab: PlanTab, told: Told, tasks: Tasks, messages: Messages, vault: Vault, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Sanne Klaproos", qtbot)
    target = tmp_path / "plan.pdf"
    messages.answer_next(target)
    seen: list[list[DisclosureRow]] = []

    def look() -> None:
        with vault.read() as session:
            seen.append(disclosure_rows(session, told.mees.id))

    tab.panel.saved.emit()
    tasks.drain()
    look()
    tasks.close()
    assert target.exists() and len(seen[0]) == 1


def test_the_gespreksverslag_goes_the_same_way(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    tab.kind.show_value("report")
    tab.refresh()
    choose(tab, "Sanne Klaproos", qtbot)
    qtbot.waitUntil(lambda: tab.preview.paper is not None and "verslag" in tab.preview.text().lower())
    messages.answer_next(tmp_path / "verslag.pdf")
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    assert row.document == "Gespreksverslag Driehoek 1, versie 1, voor ouders, pdf"
    assert messages.said[-1] == "Gespreksverslag voor Sanne bewaard en genoteerd"
    assert tab.panel.findChild(QLabel, "plan.question").text() == "Wie krijgt dit verslag?"


def test_the_child_has_no_report_and_the_register_does_not_say_so(tab: PlanTab, qtbot: QtBot) -> None:
    choose(tab, "Mees Veenpluis", qtbot)
    assert tab.audience.value() == "child" and tab.audience.button("child").isVisible()
    tab.kind.show_value("report")
    tab.refresh()
    qtbot.waitUntil(lambda: tab.panel.save.isEnabled() and "verslag" in tab.preview.text().lower())
    assert tab.audience.value() == "parents" and not tab.audience.button("child").isVisible()
    ready = tab._ready()
    assert ready is not None and "voor ouders" in ready.copies[0].document
    tab.kind.show_value("plan")
    tab.refresh()
    qtbot.waitUntil(lambda: tab.panel.save.isEnabled() and "Jouw plan" in tab.preview.text())
    assert tab.audience.value() == "child", "what fits the child again"


def test_another_sheet_can_be_chosen_for_the_child(tab: PlanTab, told: Told, qtbot: QtBot) -> None:
    assert not tab.child_sheet.isVisible()
    choose(tab, "Mees Veenpluis", qtbot)
    assert tab.child_sheet.isVisible() and "Hoe vind je dit plan?" not in tab.preview.text()
    assert tab.child_sheet.currentText() == "8 tot 11 jaar", "what fits Mees, who is nine, in so many words"
    tab.child_sheet.show_value("first")
    tab.child_sheet.kept.emit("first")
    qtbot.waitUntil(lambda: tab.panel.save.isEnabled() and "Hoe vind je dit plan?" in tab.preview.text())
    choose(tab, "Sanne Klaproos", qtbot)
    assert not tab.child_sheet.isVisible()
    tab.refresh()
    choose(tab, "Mees Veenpluis", qtbot)
    assert tab.child_sheet.value() == "first", "what was chosen stays chosen for this child"


def test_what_stays_is_said_beside_the_button_too(tab: PlanTab, qtbot: QtBot) -> None:
    """In a low window the list of parts lies out of sight when the button is not."""
    choose(tab, "Hatice Kievit", qtbot)
    told = tab.panel.findChild(QLabel, "plan.told").text()
    assert "blijven weg. Komt in de lijst met verstrekkingen" in told
    choose(tab, "Sanne Klaproos", qtbot)
    assert tab.panel.findChild(QLabel, "plan.told").text().startswith("Komt in de lijst")


def test_the_child_gets_its_own_plan(
    tab: PlanTab, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(tab, "Mees Veenpluis", qtbot)
    assert tab.audience.value() == "child"
    messages.answer_next(tmp_path / "plan.pdf")
    qtbot.mouseClick(tab.panel.save, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    assert "voor het kind" in row.document


def test_who_speaks_another_language_gets_it_proposed(
    tab: PlanTab, told: Told, tasks: Tasks, qtbot: QtBot, settle: Settle
) -> None:
    tasks.write(tab, "Taal", lambda session: change_caregiver(session, told.mees.mother, language="Turks"))
    settle()
    choose(tab, "Sanne Klaproos", qtbot)
    assert tab.dress.language.value() == "tr"
    choose(tab, "Ruben Veenpluis", qtbot)
    assert tab.dress.language.value() == ""
    choose(tab, "Beide ouders", qtbot)
    assert tab.dress.language.value() == "own"
    assert [one[2].language for one in tab._making.made.wanted] == ["tr", ""]
    choose(tab, "Marloes Grutto", qtbot)
    assert not tab.dress.language.isVisible()


def test_large_letters_are_another_paper(tab: PlanTab, qtbot: QtBot) -> None:
    choose(tab, "Sanne Klaproos", qtbot)
    before = tab.preview.paper
    qtbot.mouseClick(tab.dress.large, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.preview.paper is not before and tab.panel.save.isEnabled())
    assert before is not None
    assert len(tab.preview.paper.sizes) > len(before.sizes)


def test_enter_does_not_close_the_words_and_closing_forgets_them(desk: Desk, qtbot: QtBot) -> None:
    made = PhraseDialog(desk.theme, ["Document.pdf"], [Sealed("Sanne", b"", "molen-hagel-cello-duin-regenjas")], None)
    qtbot.addWidget(made)
    made.show()
    assert made.phrases[0].text() == "molen-hagel-cello-duin-regenjas"
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert made.isVisible()
    qtbot.mouseClick(made.copies[0], Qt.MouseButton.LeftButton)
    assert made.copies[0].text() == "Gekopieerd"
    qtbot.mouseClick(made.verb, Qt.MouseButton.LeftButton)
    assert made.result() == QDialog.DialogCode.Accepted.value
    made.forget()
    assert made.phrases[0].text() == ""


def test_the_words_do_not_stay_on_the_clipboard(desk: Desk, qtbot: QtBot) -> None:
    board, sealed = QGuiApplication.clipboard(), [Sealed("Sanne", b"", "molen-hagel-cello-duin-regenjas")]
    made = PhraseDialog(desk.theme, ["Document.pdf"], sealed, None)
    qtbot.addWidget(made)
    qtbot.mouseClick(made.copies[0], Qt.MouseButton.LeftButton)
    assert board.text() == sealed[0].phrase
    made.forget()
    assert board.text() == ""
    again = PhraseDialog(desk.theme, ["Document.pdf"], sealed, None)
    qtbot.addWidget(again)
    qtbot.mouseClick(again.copies[0], Qt.MouseButton.LeftButton)
    board.setText("iets van een ander programma")
    again.forget()
    assert board.text() == "iets van een ander programma"


def test_what_goes_for_one_reason_is_said_once(tab: PlanTab, qtbot: QtBot) -> None:
    def told() -> list[str]:
        return [one.text() for one in tab.panel.findChildren(QLabel) if one.isVisible()]

    choose(tab, "Marloes Grutto", qtbot)
    assert "Alles gaat mee" in told() and "Doel en afspraken" not in told()
    choose(tab, "Hatice Kievit", qtbot)
    assert "Doel en afspraken" in told(), "where something stays, every row has its own light"
