"""After locking nothing of a child is on the screen, and nothing that we control keeps it in memory."""

from __future__ import annotations

import gc
import re

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from rondom.dossier.secret_places import SecretPlace
from tests.ui.locking.lockable import Lockable, child, holders_of
from ui.shell.leaving import forget_words


def ours() -> dict[int, QObject]:
    """Every window, screen, model and dialog that is made of our classes."""
    return {
        id(one): one for one in gc.get_objects() if isinstance(one, QObject) and type(one).__module__.startswith("ui.")
    }


def told_on_screen() -> str:
    """All words of all windows, seen or hidden."""
    windows = QApplication.topLevelWidgets()
    lines = [one.text() for window in windows for kind in (QLabel, QLineEdit) for one in window.findChildren(kind)]
    kinds = (QPlainTextEdit, QTextEdit)
    texts = [one.toPlainText() for window in windows for kind in kinds for one in window.findChildren(kind)]
    return "\n".join([*lines, *texts, *(window.windowTitle() for window in windows)])


STAY = ("ui.unlock", "ui.widgets", "ui.shell.session", "ui.messages", "ui.app")
"""The start window and the parts it is made of, and what lives as long as the program."""
TABS = ("overview", "timeline", "people", "kring", "meetings", "plan", "opp", "consent", "notes", "log")


def walk(desk: Lockable) -> None:
    """Every screen was open once."""
    for screen in ("today", "pupils", "support_map", "settings"):
        desk.open(screen)
    for tab in TABS:
        desk.open("dossier", tab)
    desk.open("dossier", "meetings", desk.meeting)
    desk.work.window.open_palette()
    desk.work.window.palette_.field.setText(child()[:5])
    desk.settle()


def test_nothing_of_a_child_stays_in_memory(desk_of: Lockable) -> None:
    gc.collect()
    before = set(ours())
    assert not holders_of(child())
    desk_of.enter()
    walk(desk_of)
    assert holders_of(child()), "the test would see it"
    assert child() in told_on_screen()
    desk_of.work.lock()
    assert desk_of.locked
    desk_of.rest()
    assert child() not in told_on_screen()
    assert not holders_of(child())
    left = {type(one).__module__ for key, one in ours().items() if key not in before}
    assert not [one for one in left if not one.startswith(STAY)], left


def test_what_is_told_at_the_bottom_is_forgotten_too(desk_of: Lockable) -> None:
    desk_of.enter().window.desk.messages.toast(f"{child()} wordt gevolgd")
    desk_of.work.lock()
    desk_of.rest()
    assert not holders_of(child())


def test_addresses_that_were_looked_for_in_texts_are_forgotten(qapp: QApplication) -> None:
    """Python keeps the patterns that were used last, and such a pattern is the address itself."""
    SecretPlace("vader", "", "", "Kanariepad 7 2491 AB")
    kept = re._cache  # type: ignore[attr-defined]
    assert "Kanariepad" in str(kept.keys()), "the test would see it"
    forget_words()
    assert "Kanariepad" not in str(kept.keys())


def test_locking_again_and_again_leaves_nothing_behind(desk_of: Lockable) -> None:
    """What each round would leave behind grows; the first round loads what stays."""
    counts = []
    for _round in range(3):
        desk_of.enter()
        desk_of.open("dossier", "overview")
        desk_of.work.lock()
        desk_of.rest()
        counts.append(len(ours()))
    assert counts[1] == counts[2]
