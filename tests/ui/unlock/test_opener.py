"""The thread behind the start window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.unlock.opener import Opener


def test_a_window_that_closed_before_its_first_moment_loads_nothing(qapp: QApplication) -> None:
    opener = Opener()
    opener.close()
    opener.warm_up()
