"""The tab bar of a dossier: Qt's own for keys and screen readers, our drawing, and “Meer” for what does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabBar, QWidget

from rondom.language import _
from ui.theme import SEMIBOLD, Theme
from ui.widgets.outline import row
from ui.widgets.words import button


class TabBar(QTabBar):
    """Short underline and a count in a pill, which a style sheet cannot draw. A tab is known by its key."""

    def __init__(self, theme: Theme, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.theme = theme
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setExpanding(False)  # else Qt stretches the tabs over all the width
        self.keys = [key for key, _word in tabs]
        for _key, word in tabs:
            at = self.addTab(word)
            self.setTabData(at, 0)
            self.setAccessibleTabName(at, word)

    def show_count(self, key: str, count: int) -> None:
        at = self.keys.index(key)
        if self.tabData(at) != count:
            self.setTabData(at, count)
            self.setAccessibleTabName(at, f"{self.tabText(at)}, {count}" if count else self.tabText(at))
            self.setTabText(at, self.tabText(at))  # asks for the size again

    def tabSizeHint(self, index: int) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.tabText(index)) * 1.03 + self.theme.px(1.5)
        return QSize(round(wide) + (self.theme.px(1.6) if self.tabData(index) else 0), self.theme.px(2.75))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            if self.isTabVisible(index):
                self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme, em = self.theme, self.theme.em
        box, chosen = QRectF(self.tabRect(index)), index == self.currentIndex()
        inner = box.adjusted(0.7 * em, 0, -0.5 * em, 0)
        painter.setFont(theme.font(1, SEMIBOLD) if chosen else theme.font())
        painter.setPen(theme.color("ink" if chosen else "ink-muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.tabText(index))
        if chosen:
            path = QPainterPath()
            path.addRoundedRect(QRectF(box.left() + 0.55 * em, box.bottom() - 3, box.width() - 1.1 * em, 6), 3, 3)
            painter.fillPath(path, theme.color("accent"))
        if self.tabData(index):
            self._paint_count(painter, inner, str(self.tabData(index)))

    def _paint_count(self, painter: QPainter, inner: QRectF, words: str) -> None:
        em = self.theme.em
        pill = QRectF(inner.right() - 1.45 * em, inner.center().y() - 0.6 * em, 1.25 * em, 1.2 * em)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("surface-sunken"))
        painter.drawRoundedRect(pill, 0.6 * em, 0.6 * em)
        painter.setFont(self.theme.font(0.8))
        painter.setPen(self.theme.color("ink-muted"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


class Tabs(QWidget):
    """A `TabBar` that folds tabs from the right into a menu “Meer”. `chosen(key)`; the chosen tab always shows."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, tabs: Sequence[tuple[str, str]], name: str = "tabs") -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName(name)
        self.bar = TabBar(theme, tabs)
        self.bar.setObjectName(f"{name}.bar")
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more = button(_("Meer"), "quiet", theme, "chevron-down", name=f"{name}.more")
        menu = QMenu(self.more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.more.setMenu(menu)
        self.more.hide()
        inner = row(self.bar, self.more)
        inner.setStretch(0, 1)
        self.setLayout(inner)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bar.currentChanged.connect(self._on_current)

    def value(self) -> str:
        return self.bar.keys[self.bar.currentIndex()]

    def show_value(self, key: str) -> None:
        """Choose a tab by key; an unknown key chooses the first."""
        self.bar.setCurrentIndex(self.bar.keys.index(key) if key in self.bar.keys else 0)

    def show_count(self, key: str, count: int) -> None:
        self.bar.show_count(key, count)
        self._fold()

    def step(self, by: int) -> None:
        """To the next or the previous tab, around the end."""
        self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def minimumSizeHint(self) -> QSize:
        """Tabs fold, so they must not hold the window open."""
        return QSize(self.theme.px(12), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _on_current(self, at: int) -> None:
        self._fold()
        self.chosen.emit(self.bar.keys[at])

    def _fold(self) -> None:
        wide = [self.bar.tabSizeHint(at).width() for at in range(self.bar.count())]
        fits = sum(wide) <= self.width()
        room = self.width() - (0 if fits else self.more.sizeHint().width() + wide[self.bar.currentIndex()])
        for at, need in enumerate(wide):
            chosen = at == self.bar.currentIndex()
            room -= 0 if chosen and not fits else need
            self.bar.setTabVisible(at, room >= 0 or chosen)
        self.more.setVisible(not fits)
        self.bar.setElideMode(self.bar.elideMode())  # Qt forgets to place a current tab that was hidden until now

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for at in range(self.bar.count()):
            if not self.bar.isTabVisible(at):
                menu.addAction(self.bar.tabText(at)).triggered.connect(partial(self.bar.setCurrentIndex, at))
