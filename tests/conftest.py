"""What every test may count on: its own folder, a running clock, no display, and silence unless it says otherwise."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import hypothesis
import pytest

from rondom import clock
from rondom.paths import OWNER_ONLY

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.umask(OWNER_ONLY)

# A slow machine is no reason to fail; and a failure must come back on the next run.
hypothesis.settings.register_profile("rondom", deadline=None, derandomize=True)
hypothesis.settings.load_profile("rondom")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also run the long fault tests")


WALKS_THROUGH_MEMORY = "ui/locking/"
"""These look at everything that Python holds, each of them several times: first of all, while that is still little."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: WALKS_THROUGH_MEMORY not in item.path.as_posix())
    if config.getoption("--slow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="long; runs with --slow"))


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, crash notes and backups of this test, far from those of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("RONDOM_HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "xdg"))
    monkeypatch.delenv("RONDOM_PASSWORD", raising=False)
    for bus in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):  # their screen lock must not lock our windows
        monkeypatch.setenv(bus, f"unix:path={home}/no-bus")


@pytest.fixture(autouse=True)
def running_clock() -> Iterator[None]:
    yield
    clock.freeze(None)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style of the program, not that of the system the tests run on."""
    from ui.theme import STYLE

    return ["rondom", *STYLE]


@dataclass
class LogWatch(logging.Handler):
    """Collects warnings and errors. One that no `expect` announced fails the test; so does one that stays away."""

    expected: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    __hash__ = logging.Handler.__hash__

    def expect(self, pattern: str) -> None:
        """This test makes Rondom log a line that matches `pattern` (a regular expression, searched)."""
        self.expected.append(pattern)

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def complaints(self) -> list[str]:
        surprising = [line for line in self.records if not any(re.search(one, line) for one in self.expected)]
        absent = [one for one in self.expected if not any(re.search(one, line) for line in self.records)]
        return [f"unexpected: {line}" for line in surprising] + [f"expected but never logged: {one}" for one in absent]


@pytest.fixture(autouse=True)
def log_watch() -> Iterator[LogWatch]:
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    if complaints := watch.complaints():
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """A window that is still open after its test would receive the events of the next one."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} {window.objectName()!r} {window.windowTitle()!r}" for window in left]
    for window in left:
        window.close()
        window.deleteLater()
    if names:
        pytest.fail(f"windows left open: {', '.join(names)}", pytrace=False)
