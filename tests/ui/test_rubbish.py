"""What Python lost is taken away on the thread of the windows: taken away by another, a widget stops the whole program."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import rubbish
from ui.tasks import Tasks


class Circle:
    """Held by nobody but itself; tells which thread took it away."""

    seen: list[str] = []

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Circle.seen.append(threading.current_thread().name)


def much() -> list[list[int]]:
    """More than enough for Python to look for rubbish several times."""
    return [[number] for number in range(200_000)]


def test_the_worker_takes_nothing_away(tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Circle, "seen", [])
    gc.collect()
    for _lost in range(50):
        Circle()
    done: list[list[list[int]]] = []
    tasks.work(tasks, much, done.append)
    tasks.read(tasks, lambda _session: much(), done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    tasks._rubbish._timer.setInterval(0)
    qtbot.waitUntil(lambda: len(Circle.seen) == 50)
    assert set(Circle.seen) == {threading.main_thread().name}


def test_python_looks_for_itself_again_when_nobody_needs_it_otherwise() -> None:
    before = gc.isenabled()
    owner = QObject()
    two = [rubbish.Rubbish(owner), rubbish.Rubbish(owner)]
    for one in two:
        assert not gc.isenabled()
        one.end()
        one.end()
    assert gc.isenabled() == before


def test_a_vault_that_was_closed_needs_it_no_more(tasks: Tasks) -> None:
    assert not gc.isenabled()
    tasks.close()
    assert gc.isenabled()


@pytest.fixture
def soon_enough() -> Iterator[None]:
    """Python finds that enough was made when almost nothing was."""
    usual = gc.get_threshold()
    gc.set_threshold(1, 0, 0)
    yield
    gc.set_threshold(*usual)


@pytest.mark.usefixtures("soon_enough")
def test_old_rubbish_goes_too_but_not_at_every_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Circle, "seen", [])
    owner = QObject()
    here = rubbish.Rubbish(owner)
    old = [Circle()]
    gc.collect()  # what lives through this is old
    old.clear()
    for _second in range(rubbish.WHOLE - 1):
        here.look()
    assert not Circle.seen
    here.look()
    assert Circle.seen == [threading.main_thread().name]
    here.end()
