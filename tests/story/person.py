"""Someone at the keyboard: sees only what is on the screen, clicks where it is, types into what has the focus."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from ui.app import Program
from ui.meetings.table import TableWindow
from ui.timeline.folding import Folding
from ui.widgets import KeptChoice, RowList

PATIENCE_MS = 20_000
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PICTURES = os.environ.get("RONDOM_STORY_PICTURES", "")
"""A folder for pictures of the story; empty makes none."""
W = TypeVar("W", bound=QWidget)


class Person:
    """Drives one Program. Names are object names; words are what stands on the screen."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._pictures = 0

    # -- what is on the screen -------------------------------------------------------------------------------

    @property
    def window(self) -> QWidget:
        """What is on top: a dialog, the meeting, the main window, or the start window."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return modal
        main = self.main_window
        tables = [one for one in QApplication.topLevelWidgets() if isinstance(one, TableWindow) and one.isVisible()]
        return tables[0] if tables else main or self.program.unlock

    @property
    def main_window(self) -> QWidget | None:
        """The window on the open vault; None while it is locked."""
        workplace = self.program.workplace
        here = workplace is not None and isValid(workplace.window) and workplace.window.isVisible()
        return workplace.window if here else None

    def look(self, name: str, kind: type[W] = QWidget) -> W | None:  # type: ignore[assignment]
        """The one with this name, if it shows now."""
        found = [one for one in self.window.findChildren(kind, name) if one.isVisible()]
        assert len(found) < 2, f"{name} is there {len(found)} times"
        return found[0] if found else None

    def see(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """Wait until it shows and can be used."""
        self.wait(lambda: (one := self.look(name, kind)) is not None and one.isEnabled(), f"{name} in {self.window}")
        found = self.look(name, kind)
        assert found is not None
        return found

    def words(self) -> str:
        """Everything that can be read in the window on top, in labels, buttons, fields and lists."""
        said: list[str] = []
        for one in self.window.findChildren(QWidget):
            if not one.isVisible():
                continue
            if isinstance(one, RowList):
                said += [f"{row.text} {row.detail} {row.side} {row.end}" for row in one.rows()]
            elif isinstance(one, QPlainTextEdit):
                said.append(one.toPlainText())
            elif isinstance(one, QLabel | QLineEdit):
                said.append(one.text())
            elif isinstance(text := getattr(one, "text", None), Callable):  # type: ignore[arg-type]
                said.append(str(text()))
        return "\n".join(said)

    def picture(self, name: str) -> None:
        if PICTURES:
            self.settle()
            self._keep_picture(name)

    def keep_picture(self, name: str) -> None:
        """In the middle of something that waits: without settling first."""
        if PICTURES:
            self._keep_picture(name)

    def keep(self, name: str, content: bytes) -> None:
        """A paper beside the pictures."""
        if PICTURES:
            (Path(PICTURES) / name).write_bytes(content)

    def _keep_picture(self, name: str) -> None:
        if PICTURES:
            self._pictures += 1
            self.window.grab().save(str(Path(PICTURES) / f"{self._pictures:02}-{name}.png"))

    # -- waiting ---------------------------------------------------------------------------------------------

    def wait(self, true: Callable[[], object], what: str = "") -> None:
        clock = QElapsedTimer()
        clock.start()
        while not true():
            if clock.elapsed() > PATIENCE_MS:
                self._keep_picture("te-lang-gewacht")
                raise AssertionError(f"still waiting for {what or true}")
            QCoreApplication.processEvents()
            time.sleep(0.001)  # lets the other threads of the program have their turn; QTest.qWait does not

    def wait_for(self, found: Callable[[], W | None]) -> W:
        """Until it is there."""
        self.wait(lambda: found() is not None)
        one = found()
        assert one is not None
        return one

    def settle(self) -> None:
        """Until the vault and the worker have answered all that was asked, and what was asked because of it."""
        for _round in range(3):
            QCoreApplication.processEvents()
            workplace = self.program.workplace
            if workplace is not None and self.main_window:
                answers: list[object] = []
                workplace.tasks.read(workplace, lambda _session: True, answers.append)
                workplace.tasks.work(workplace, lambda: True, answers.append)
                self.wait(lambda answers=answers: len(answers) == 2, "the vault")
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # -- the mouse -------------------------------------------------------------------------------------------

    def click(self, name: str) -> None:
        self.click_on(self.see(name))

    def click_on(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Scroll to it and click; whatever lies on top there would take the click instead."""
        at = self._reach(widget, place or widget.rect().center())
        self._unasked(lambda: QTest.mouseClick(widget, LEFT, NONE, at), widget.objectName())
        self.settle()

    def _unasked(self, act: Callable[[], object], what: str) -> None:
        """A question that nobody expects would wait for ever: after a while it is turned down, and told."""
        asked: list[str] = []
        watch = QTimer()
        watch.setSingleShot(True)
        watch.timeout.connect(lambda: asked.append(self._turn_down()))
        watch.start(PATIENCE_MS)
        act()
        watch.stop()
        assert not asked, f"{what} asks: {asked}"

    def _turn_down(self) -> str:
        """Away with what waits for an answer; what it asks."""
        asked = self.words()
        shown = QApplication.activePopupWidget() or self.window
        shown.close()
        return asked

    def click_row(self, name: str, *words: str) -> None:
        """The first line of a list that says these words."""
        rows = self.see(name, RowList)

        def found() -> list[int]:
            spoken = [f"{one.text} {one.sentence()}" for one in rows.rows()]
            return [at for at, said in enumerate(spoken) if all(word in said for word in words)]

        self.wait(found, f"{words} in {name}")
        index = rows.model().index(found()[0], 0)
        rows.scrollTo(index)
        middle = self._reach(rows.viewport(), rows.visualRect(index).center(), rows.visualRect(index).height())
        QTest.mouseClick(rows.viewport(), LEFT, NONE, middle)
        self.settle()

    def click_tab(self, words: str) -> None:
        bar = self.see("dossier.tabs.bar", QTabBar)
        at = next(at for at in range(bar.count()) if bar.tabText(at) == words)
        QTest.mouseClick(bar, LEFT, NONE, self._reach(bar, bar.tabRect(at).center()))
        self.settle()

    def pick(self, name: str, words: str) -> None:
        """A line of the menu behind a button."""
        button = self.see(name)
        self.during(lambda: self.click_on(button), lambda: self._choose(words), QMenu)
        self.settle()

    def pick_deep(self, name: str, *words: str) -> None:
        """The same, through menus in menus."""
        button = self.see(name)
        self.during(lambda: self.click_on(button), lambda: [self._choose(one) for one in words], QMenu)
        self.settle()

    def open_part(self, name: str) -> None:
        """A part of a page that may be folded, by its heading."""
        if not self._folding(name).is_open():
            self.click(name)
        assert self._folding(name).is_open()

    def _folding(self, name: str) -> Folding:
        above = self.see(name).parentWidget()
        while not isinstance(above, Folding):
            assert above is not None
            above = above.parentWidget()
        return above

    def _choose(self, words: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text().split("\t")[0] == words)
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def during(self, begin: Callable[[], object], do: Callable[[], object], kind: type[QWidget] = QDialog) -> None:
        """`begin` opens a menu or dialog and waits for it; `do` is what the person does there."""
        wrong: list[Exception] = []

        def act() -> None:
            shown = QApplication.activePopupWidget() if kind is QMenu else QApplication.activeModalWidget()
            if shown is None:
                QTimer.singleShot(2, act)
                return
            try:
                do()
            except Exception as error:  # noqa: BLE001 - raised below, outside Qt
                wrong.append(error)
                shown.close()

        QTimer.singleShot(0, act)
        begin()
        if wrong:
            raise wrong[0]

    def _reach(self, widget: QWidget, at: QPoint, high: int = 0) -> QPoint:
        """The place to click, in sight. Fails when something else lies there."""
        area = widget.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea) and (inside := area.widget()) is not None:
                place = widget.mapTo(inside, at)
                area.ensureVisible(place.x(), place.y(), 8, min(high or widget.height(), 400) // 2 + 8)
            area = area.parentWidget()
        QCoreApplication.processEvents()
        window = widget.window()
        if not window.isActiveWindow():  # a desktop does this when a dialog over it closes
            window.activateWindow()
            self.wait(window.isActiveWindow, "the window")
        place = widget.mapTo(window, at)
        hit = window.childAt(place)
        assert QRect(QPoint(0, 0), window.size()).contains(place), f"{widget.objectName()} lies outside the window"
        under = hit is not None and (hit is widget or widget.isAncestorOf(hit))
        assert under, f"{hit} {hit.objectName() if hit else ''} lies over {widget.objectName() or widget}"
        return at

    # -- the keyboard ----------------------------------------------------------------------------------------

    def keys(self, words: str) -> None:
        """Type into what has the focus."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        for sign in words:
            if sign.isascii():
                QTest.keyClick(target, sign)
            else:  # QTest knows no others and would crash
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QCoreApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_unknown, NONE, sign))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        target = QApplication.focusWidget() or self.window
        self._unasked(lambda: QTest.keyClick(target, key, modifier), key.name)
        self.settle()

    def type(self, name: str, words: str) -> None:
        """Click in a field, and type."""
        field = self.see(name)
        self.click_on(field.viewport() if isinstance(field, QAbstractScrollArea) else field)
        assert QApplication.focusWidget() is field, f"{name} does not take the focus"
        self.keys(words)

    def enter(self, name: str, words: str) -> None:
        """Type, and Enter."""
        self.type(name, words)
        self.press(Qt.Key.Key_Return)

    def replace(self, name: str, words: str) -> None:
        """Type over what is there."""
        self.type(name, "")
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.keys(words)

    def paste(self, words: str) -> None:
        """From the clipboard into what has the focus."""
        QApplication.clipboard().setText(words)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def choose(self, name: str, words: str) -> None:
        """In a field with a list: type the beginning of the word."""
        field = self.see(name, KeptChoice)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.keys(words)
        assert field.currentText() == words, f"{name} shows {field.currentText()}"
        self.settle()
