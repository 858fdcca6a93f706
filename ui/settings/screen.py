"""Instellingen: an index at the left and one page at a time. Each page is a screen of its own, made when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QWidget

from rondom.language import _
from ui.desk import Desk, Place
from ui.logbook.screen import SchoolLogbook
from ui.screen import Screen
from ui.settings.copies import CopiesSection
from ui.settings.file import FileSection
from ui.settings.keeping import KeepingSection
from ui.settings.lock import LockSection
from ui.settings.look import LookSection
from ui.settings.people import PeopleSection
from ui.settings.school import SchoolSection
from ui.settings.section import Section
from ui.settings.sheet import SheetSection, code_is_tried
from ui.widgets import RowList, Tabs, column, label, line, row
from ui.widgets.rows import Index, Row, RowDelegate, RowState

if TYPE_CHECKING:
    from ui.app import Program

SECTIONS: tuple[tuple[str, str, str, Callable[[Desk, Program], Screen]], ...] = (
    ("school", SchoolSection.title, "school", SchoolSection),
    ("people", PeopleSection.title, "users", PeopleSection),
    ("security", LockSection.title, "lock", LockSection),
    ("sheet", SheetSection.title, "file-text", SheetSection),
    ("copies", CopiesSection.title, "archive-restore", CopiesSection),
    ("vault", FileSection.title, "folder-lock", FileSection),
    ("keep", KeepingSection.title, "hourglass", KeepingSection),
    ("log", _("Logboek"), "history", lambda desk, _program: SchoolLogbook(desk)),
    ("look", LookSection.title, "palette", LookSection),
)
NARROW = 62.0
"""Under this width in em the index becomes tabs above the page."""
INDEX = 15.0


class IndexDelegate(RowDelegate):
    """Rows of a table of contents: no hairlines in between."""

    def paint_ground(self, painter: QPainter, view: RowState, index: Index) -> None:
        theme, rect = self.theme, QRectF(view.rect)
        if view.chosen or view.hovered:
            painter.fillRect(rect, theme.color("selected" if view.chosen else "hover"))
        if view.chosen:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.color("accent"))


class SettingsScreen(Screen):
    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk)
        self._program, p = program, self.theme.px
        self._made: dict[str, Screen] = {}
        self._tried = True
        self._key = SECTIONS[0][0]
        delegate = IndexDelegate(self.theme, 0.9)
        self.index = RowList(self.theme, "settings.index", spoken=_("Instellingen"), delegate=delegate)
        self.index.chosen.connect(self._show)
        self.tabs = Tabs(self.theme, [(key, word) for key, word, _icon, _make in SECTIONS], "settings.tabs")
        self.tabs.chosen.connect(self._show)
        self._side, self._top = QWidget(), QWidget()
        self._side.setLayout(row(column(label(_("Instellingen"), "title"), p(0.9), self.index, margins=(p(1.5), p(1.5), 0, p(1))), line(vertical=True)))  # fmt: skip
        self._side.setFixedWidth(p(INDEX + 1.5))
        self._top.setLayout(column(label(_("Instellingen"), "page"), p(0.3), self.tabs, line(), margins=(p(1.1), p(0.9), p(1.1), 0)))  # fmt: skip
        pages = QWidget()
        self._stack = QStackedLayout(pages)
        self._outer = QHBoxLayout()
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        for one in (self._side, self._top, pages):
            self._outer.addWidget(one)
        self._outer.setStretch(2, 1)
        self.setLayout(self._outer)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self.tabs.step(by))
        self._show_index()

    # -- where we are ----------------------------------------------------------------------------------------

    def visit(self, place: Place) -> None:
        """`tab` is the key of a page; without one, the page that was last open."""
        super().visit(place)
        self._show(place.tab or self._key)
        self.refresh_soon()

    def place_key(self) -> tuple[str, str]:
        return self._key, ""

    def parts(self) -> list[QWidget]:
        return [self.index if self._side.isVisible() else self.tabs, self._stack.currentWidget() or self]

    def current(self) -> Screen:
        return self._made[self._key]

    def refresh(self) -> None:
        """The index says what still has to be done."""
        self.desk.tasks.look(self, code_is_tried, self._mark)

    def _mark(self, tried: bool) -> None:
        self._tried = tried
        self._show_index()
        self.tabs.show_count("sheet", 0 if tried else 1)

    def _show_index(self) -> None:
        todo = {"sheet": _("proberen")} if not self._tried else {}
        self.index.show_rows([
            Row(key, word, end=todo.get(key, ""), end_tone="caution", icon=icon, strong=key == self._key)
            for key, word, icon, _make in SECTIONS
        ])  # fmt: skip

    def _show(self, key: str) -> None:
        known = {name: make for name, _word, _icon, make in SECTIONS}
        if key not in known:
            return
        if key not in self._made:
            made = self._made[key] = known[key](self.desk, self._program)
            if isinstance(made, Section):
                made.marked.connect(self.refresh)
            self._stack.addWidget(made)
        before = self._stack.currentWidget()
        if isinstance(before, Screen) and before is not self._made[key]:
            before.flush()
        self._key = key
        self._stack.setCurrentWidget(self._made[key])
        for one in (self.index, self.tabs):
            one.blockSignals(True)
        self._show_index()
        self.index.choose(key)
        self.tabs.show_value(key)
        for one in (self.index, self.tabs):
            one.blockSignals(False)

    # -- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.theme.folded or self.width() < self.theme.px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._outer.setDirection(direction)
        self._side.setVisible(not narrow)
        self._top.setVisible(narrow)
