"""The start window: opening, making, the recovery code, and what is said when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.opening import create, unlock
from rondom.vault.keys import KdfParameters
from rondom.vault.vault import Vault
from ui.messages import Messages
from ui.settings_file import Recent
from ui.theme import Theme
from ui.unlock.window import UnlockWindow

QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "vier gewone woorden samen"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "De Proefschool.rondom"


@pytest.fixture
def code(path: Path) -> str:
    made = create(path, PASSWORD, "De Proefschool", "Ib Proef", QUICK)
    made.vault.close()
    return made.recovery_code


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, messages: Messages, path: Path) -> Iterator[UnlockWindow]:
    recent = (Recent(path, "De Proefschool", clock.now()),)
    made = UnlockWindow(theme, messages, recent)
    qtbot.addWidget(made)
    made.show()
    opened: list[Vault] = []
    made.opened.connect(opened.append)
    made.got = opened  # type: ignore[attr-defined]
    yield made
    for vault in opened:
        vault.close()
    made.close()


def opened(window: UnlockWindow) -> list[Vault]:
    return window.got  # type: ignore[attr-defined]


def type_password(qtbot: QtBot, window: UnlockWindow, words: str) -> None:
    qtbot.keyClicks(window.open_page.password, words)
    qtbot.keyClick(window.open_page.password, Qt.Key.Key_Return)


def test_the_password_opens_the_vault(qtbot: QtBot, window: UnlockWindow, code: str, path: Path) -> None:
    type_password(qtbot, window, PASSWORD)
    qtbot.waitUntil(lambda: bool(opened(window)), timeout=10_000)
    assert opened(window)[0].path == path
    assert window.open_page.password.text() == ""


def test_a_wrong_password_is_told_in_words(qtbot: QtBot, window: UnlockWindow, code: str) -> None:
    type_password(qtbot, window, "niet het goede wachtwoord")
    qtbot.waitUntil(lambda: "Het wachtwoord klopt niet" in window.open_page.error(), timeout=10_000)
    assert not opened(window)
    assert window.open_page.isEnabled()


def test_the_recovery_code_opens_and_asks_a_new_password(
    qtbot: QtBot, window: UnlockWindow, code: str, path: Path
) -> None:
    window.open_page.code_asked.emit(path)
    page = window.code_page
    qtbot.keyClicks(page.code, code.replace("-", " ").lower())
    qtbot.keyClicks(page.password, "een heel nieuw wachtwoord")
    qtbot.mouseClick(window.findChild(type(window.create_page._make), "code.open"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened(window)), timeout=10_000)
    opened(window).pop().close()
    unlock(path, "een heel nieuw wachtwoord").close()


def test_a_slip_in_the_code_is_told_before_trying(qtbot: QtBot, window: UnlockWindow, code: str, path: Path) -> None:
    window.open_page.code_asked.emit(path)
    wrong = ("X" if code[0] != "X" else "Y") + code[1:]
    window.code_page.code_asked.emit(path, wrong, "een heel nieuw wachtwoord")
    qtbot.waitUntil(lambda: "tikfout" in window.code_page.error(), timeout=10_000)


def test_a_new_vault_shows_its_code_until_it_is_typed_over(
    qtbot: QtBot, window: UnlockWindow, messages: Messages, tmp_path: Path
) -> None:
    target = tmp_path / "nieuw"
    target.mkdir()
    page, sheet = window.create_page, window.sheet_page
    messages.answer_next(target)
    page._choose_folder()
    for field, words in (
        (page.school, "De Kievit"),
        (page.name, "Ib Proef"),
        (page.password, PASSWORD),
        (page.again, PASSWORD),
    ):
        qtbot.keyClicks(field, words)
    page._ask()
    qtbot.waitUntil(lambda: bool(sheet.code), timeout=30_000)
    code, blad = sheet.code, tmp_path / "blad.pdf"
    messages.answer_next(blad)
    window.sheet_page.save_asked.emit()
    assert blad.read_bytes().startswith(b"%PDF")
    qtbot.keyClicks(sheet.last, "0000" if code[-4:] != "0000" else "1111")
    qtbot.keyClick(sheet.last, Qt.Key.Key_Return)
    assert not opened(window)
    sheet.last.clear()
    qtbot.keyClicks(sheet.last, code[-4:].lower())
    qtbot.keyClick(sheet.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened(window)), timeout=5_000)
    assert opened(window)[0].path == target / "De Kievit.rondom"
    assert sheet.code == ""


@pytest.mark.parametrize(("school", "name", "first", "again"), [
    ("", "Ib", PASSWORD, PASSWORD), ("School", "", PASSWORD, PASSWORD), ("School", "Ib", PASSWORD, "iets anders dan dat"),
])  # fmt: skip
def test_a_new_vault_needs_names_and_the_same_password_twice(
    window: UnlockWindow, school: str, name: str, first: str, again: str
) -> None:
    asked: list[object] = []
    window.create_page.create_asked.connect(lambda *values: asked.append(values))
    page = window.create_page
    for field, words in ((page.school, school), (page.name, name), (page.password, first), (page.again, again)):
        field.setText(words)
    page._ask()
    assert not asked


def test_a_backup_is_put_back_beside_the_vault(
    qtbot: QtBot, window: UnlockWindow, messages: Messages, code: str, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "terug.rondom"
    messages.answer_next(path, target)
    window.open_page.restore_asked.emit()
    assert target.read_bytes() == path.read_bytes()
    assert window.open_page.chosen() == target
    type_password(qtbot, window, PASSWORD)
    qtbot.waitUntil(lambda: bool(opened(window)), timeout=10_000)
    assert opened(window)[0].path == target
