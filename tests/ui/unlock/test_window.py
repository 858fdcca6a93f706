"""The start window: opening with a password, waiting after wrong ones, going back, and closing in between."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from rondom.opening import unlock
from rondom.vault import attempts
from tests.ui.unlock.entrance import PASSWORD, Entrance


def test_the_password_opens_the_vault(entrance: Entrance, code: str, path: Path) -> None:
    entrance.enter(PASSWORD)
    assert entrance.vault().path == path
    assert entrance.window.open_page.password.text() == ""


def test_a_wrong_password_is_told_in_words(entrance: Entrance, code: str) -> None:
    entrance.enter("niet het goede wachtwoord")
    entrance.reads("Het wachtwoord klopt niet")
    assert not entrance.opened
    assert entrance.window.open_page.isEnabled()


def wrong_ones(path: Path, count: int) -> None:
    for _one in range(count):
        attempts.failed(path)


def test_after_some_wrong_passwords_the_next_has_to_wait(entrance: Entrance, code: str, path: Path) -> None:
    wrong_ones(path, attempts.FREE)
    entrance.enter("niet het goede wachtwoord")
    entrance.reads(f"Over {attempts.FIRST} seconden kunt u het weer proberen.")
    assert not entrance.window.findChild(QPushButton, "unlock.open").isEnabled()
    entrance.enter(PASSWORD)
    assert entrance.window.open_page.password.text() == PASSWORD, "what is typed while waiting stays"
    assert not entrance.opened


def test_the_seconds_count_down_and_then_one_may_try(entrance: Entrance, code: str, path: Path) -> None:
    page = entrance.window.open_page
    page.show_problem("De kluis gaat niet open.", 2)
    assert page.error().endswith("Over 2 seconden kunt u het weer proberen.")
    page._count_down()
    assert page.error().endswith("Over 1 seconde kunt u het weer proberen.")
    page._count_down()
    assert page.error() == "De kluis gaat niet open."
    entrance.enter(PASSWORD)
    assert entrance.vault().path == path


def test_waiting_goes_on_after_the_program_was_started_again(entrance: Entrance, code: str, path: Path) -> None:
    """The start window of a new process knows nothing; what is written down on this machine does."""
    wrong_ones(path, attempts.FREE + 3)
    entrance.enter(PASSWORD)
    entrance.reads("seconden kunt u het weer proberen")
    assert not entrance.opened


def test_a_page_that_is_left_by_esc_gives_the_start_again(entrance: Entrance, code: str, path: Path) -> None:
    for way in ("unlock.create", "unlock.code", "unlock.restore"):
        entrance.click(way)
        entrance.qtbot.waitUntil(lambda: entrance.window.current() is not entrance.window.open_page)
        entrance.qtbot.waitUntil(lambda: entrance.window.current().isEnabled())
        entrance.qtbot.keyClick(entrance.window, Qt.Key.Key_Escape)
        assert entrance.window.current() is entrance.window.open_page
    assert entrance.window.open_page.chosen() == path


def test_a_window_that_is_closed_while_the_vault_waits_closes_the_vault(
    entrance: Entrance, code: str, path: Path
) -> None:
    entrance.click("unlock.code")
    entrance.type("code.code", code)
    entrance.click("code.open")
    entrance.see("who.password")
    entrance.window.close()
    unlock(path, PASSWORD).close()


def test_a_window_that_is_closed_while_the_vault_opens_closes_the_vault(
    entrance: Entrance, code: str, path: Path
) -> None:
    entrance.enter(PASSWORD)
    entrance.window.close()
    entrance.qtbot.wait(50)
    assert not entrance.opened
    unlock(path, PASSWORD).close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_of_the_start_can_be_reached_by_tab(entrance: Entrance, code: str, scale: float) -> None:
    entrance.window.theme.apply("light", scale)
    entrance.window.activateWindow()
    names = set()
    for _stop in range(12):
        focus = entrance.window.focusWidget()
        names.add(focus.objectName())
        entrance.qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert {"unlock.password", "unlock.open", "unlock.code", "unlock.restore", "unlock.recent.0"} <= names
