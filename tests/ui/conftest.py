"""What tests of the window may count on: one theme, a real vault, a desk, and a way to wait for the database thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rondom.opening import create, unlock
from rondom.vault.keys import KdfParameters
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.tasks import Tasks
from ui.theme import Theme

QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "vier gewone woorden samen"


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Iterator[Theme]:
    """At the end nothing lies on the clipboard: Qt would destroy what Python put there when there is no Python any more."""
    yield Theme(qapp)
    QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def no_window_stays(qapp: QApplication) -> Iterator[None]:
    """A style sheet goes to every widget there is: windows of earlier tests would make the last ones very slow."""
    yield
    for window in qapp.topLevelWidgets():
        if window.parent() is None:
            window.hide()
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(one_theme: Theme) -> Iterator[Theme]:
    """Light, 100 %, without motion."""
    one_theme.motion = False
    one_theme.apply("light", 1.0)
    yield one_theme
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A real vault of a new school. `tasks` closes it; a test without `tasks` closes it itself."""
    path = tmp_path / "school.rondom"
    path.write_bytes(_new_vault())
    return unlock(path, PASSWORD)


@cache
def _new_vault() -> bytes:
    """Made once: making takes ten times as long as copying and opening."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "school.rondom"
        create(path, PASSWORD, "De Proefschool", "Ib Proef", QUICK).vault.close()
        return path.read_bytes()


@pytest.fixture
def tasks(qapp: QApplication, vault: Vault) -> Iterator[Tasks]:
    made = Tasks(vault)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def messages(theme: Theme) -> Messages:
    return Messages(theme)


@pytest.fixture
def places() -> list[Place]:
    """Where the screen under test asked to go."""
    return []


@pytest.fixture
def desk(theme: Theme, tasks: Tasks, messages: Messages, places: list[Place], vault: Vault) -> Desk:
    """What a screen gets. A problem that nobody takes is shown by `messages`, as in the window."""
    tasks.problem.connect(messages.show)
    return Desk(theme, tasks, messages, places.append, vault.actor.name)


@pytest.fixture
def settle(qtbot: QtBot, tasks: Tasks) -> Callable[[], None]:
    """Wait until every read and write asked so far has answered, and the screens have drawn those answers."""

    def wait() -> None:
        for _round in range(3):
            answered: list[object] = []
            QCoreApplication.processEvents()
            tasks.read(tasks, lambda _session: True, answered.append)
            qtbot.waitUntil(lambda answered=answered: bool(answered))
            QCoreApplication.processEvents()

    return wait
