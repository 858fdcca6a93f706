"""What the week and the year on screen share: head with steps, the drawing, the same as a list, and the way to paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from rondom.language import _
from rondom.meetings.planner import Entry
from rondom.scene import Scene
from ui.desk import Desk, Place
from ui.screen import Screen
from ui.today.planner_rows import menu_words, place_of
from ui.today.planner_view import Layout, PlannerView
from ui.widgets import RowList, Scroll, Segments, Wrapping, announce, button, column, label, row, stack, tool
from ui.widgets.rows import Row

if TYPE_CHECKING:
    from ui.today.planner_paper import PlannerPaper

DRAWING, BOTH, LIST = "drawing", "both", "list"
_BESIDE = 74.0
"""Em of width from which the list has room beside the drawing."""
LIST_WIDE = 24.0
TABLES = frozenset({"meeting", "sitting", "agreement", "consent", "pupil", "caregiver", "school"})


class PlannerScreen(Screen):
    """One stretch of time. A subclass reads it, draws it, names its steps and its paper."""

    rail = "today"
    tables = TABLES
    name = ""
    """Of the screen, and the first word of what is in it."""
    rows = False
    """Whether the groups of the drawing lie under each other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        p = self.theme.px
        self._entries: Mapping[str, Entry] = {}
        self._paper: PlannerPaper | None = None
        self._band_shown = ""
        self.title = label("", "title", name=f"{self.name}.title", wrap=True)
        self.summary = label("", tone="muted", wrap=True, name=f"{self.name}.summary")
        self.told = label("", "small", "muted", wrap=True, name=f"{self.name}.told")
        self.view = PlannerView(self.theme, f"{self.name}.view", self.rows)
        self.view.opened.connect(self._open_spot)
        self.view.chosen.connect(self._choose_row)
        self.view.stepped.connect(lambda by: self.step(by) if by else self.to_now())
        self.list = RowList(self.theme, f"{self.name}.list", spoken=_("Alles in woorden"), inset=0.6)
        self.list.opened.connect(self._open_entry)
        self.list.chosen.connect(self.view.choose)
        self.ways = Segments(
            self.theme,
            ((DRAWING, _("Tekening")), (BOTH, _("Naast elkaar")), (LIST, _("Lijst"))),
            name=f"{self.name}.ways",
        )
        self.ways.chosen.connect(lambda _key: self._arrange())
        self._scroll = Scroll(self.view)
        self._scroll.viewport().installEventFilter(self)
        self._both = QHBoxLayout()
        stack(self._both, self._scroll, self.list, gap=p(1.2))
        self._both.setStretch(0, 1)
        self._page = QWidget()
        page = column(
            self._head(), p(0.3), self.summary, p(0.8), self._both, p(0.3), self.told,
            margins=(p(2.4), p(1.2), p(2.4), p(0.9)),
        )  # fmt: skip
        page.setStretch(4, 1)
        self._page.setLayout(page)
        self.setLayout(row(self._page))
        self._keys()
        self._arrange()

    def _head(self) -> QWidget:
        p, made = self.theme.px, QWidget()
        before, after, now = self.step_words()
        self.before = tool(self.theme, "chevron-left", before, key=f"{self.name}.before", on=lambda: self.step(-1))
        self.after = tool(self.theme, "chevron-right", after, key=f"{self.name}.after", on=lambda: self.step(1))
        self.now = button(now, "quiet", name=f"{self.name}.now", tip=_("Terug naar nu (Home)"), on=self.to_now)
        self.other = Segments(
            self.theme, (("week", _("Week")), ("year", _("Schooljaar"))), self.name, f"{self.name}.other"
        )
        self.other.chosen.connect(self._to_other)
        self.print = button(
            _("Afdrukken"), "", self.theme, "printer", name=f"{self.name}.print", tip=_("Afdrukken (Ctrl+P)"),
            on=self.open_paper,
        )  # fmt: skip
        steps = row(self.before, self.after, p(0.3), self.now, gap=p(0.1))
        if self.theme.folded:
            top = row(self.title, steps, gap=p(0.4))
            top.setStretch(0, 1)
            made.setLayout(column(top, Wrapping((self.ways, self.other, self.print), p(0.5), p(0.3)), gap=p(0.3)))
        else:
            made.setLayout(row(self.title, p(0.8), steps, None, row(self.ways, self.other, self.print, gap=p(0.6))))
        return made

    def _keys(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.open_paper)
        QShortcut(QKeySequence("Ctrl+L"), self, self._next_way)

    # for a subclass

    def step_words(self) -> tuple[str, str, str]:
        """Of the steps back, on, and to now."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """To another stretch of time, so many further."""
        raise NotImplementedError

    def to_now(self) -> None:
        """To the stretch that holds today."""
        raise NotImplementedError

    def place_of_other(self) -> Place:
        """The year of this week, or the week of this year that one was looking at."""
        raise NotImplementedError

    def make_paper(self) -> PlannerPaper:
        raise NotImplementedError

    def show_planned(
        self, title: str, summary: str, told: str, entries: Sequence[Entry], layout: Layout, rows: Sequence[Row]
    ) -> None:
        """Everything at once, so that drawing and list never differ."""
        self._entries = {one.key: one for one in entries}
        self.title.setText(title)
        self.summary.setText(summary)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.list.show_rows(rows)
        self.view.show_layout(layout)
        self._show_band()
        if self.isVisible():
            announce(self, f"{title}. {summary}")

    def band_of_now(self) -> str:
        """The group of the drawing that holds today; empty when none does, or all are in sight anyway."""
        return ""

    def _show_band(self) -> None:
        """Once for each stretch: after that the person scrolls."""
        stretch, wanted = self.title.text(), self.band_of_now()
        if stretch == self._band_shown:
            return
        self._band_shown = stretch
        self._scroll.verticalScrollBar().setValue(0)
        for key, top, high in self.view.scene.bands:
            if key == wanted:
                self._scroll.ensureVisible(0, round(top + high / 2), 0, round(1.5 * high))

    @property
    def scene(self) -> Scene:
        return self.view.scene

    # going there

    def _open_spot(self, key: str, at: QPoint) -> None:
        spot = self.view.scene.spot(key)
        keys = spot.keys if spot else (key,)
        if len(keys) == 1:
            self._open_entry(keys[0])
        else:
            self.menu_of(keys).popup(at)

    def menu_of(self, keys: Sequence[str]) -> QMenu:
        """What stands together, to choose from."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.name}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in keys:
            if (one := self._entries.get(key)) is not None:
                menu.addAction(menu_words(one), partial(self._open_entry, key))
        return menu

    def _open_entry(self, key: str) -> None:
        if (one := self._entries.get(key)) is not None:
            self.desk.open(place_of(one))

    def _choose_row(self, key: str) -> None:
        """The list follows the drawing."""
        spot = self.view.scene.spot(key)
        if spot is not None:
            self.list.blockSignals(True)
            self.list.choose(spot.keys[0])
            self.list.blockSignals(False)
            self._scroll.ensureVisible(round(spot.x + spot.w / 2), round(spot.y + spot.h / 2), 0, round(spot.h))

    def _to_other(self, key: str) -> None:
        self.other.show_value(self.name)
        if key != self.name:
            self.desk.open(self.place_of_other())

    # paper

    def open_paper(self) -> None:
        """The sheet as it will be, in the place of the drawing."""
        layout = self.layout()
        if self._paper is not None or layout is None:
            return
        self._page.hide()
        self._paper = paper = self.make_paper()
        paper.left.connect(self.close_paper)
        layout.addWidget(paper)
        paper.refresh()
        paper.take_focus()

    def close_paper(self) -> None:
        """Nothing of the paper stays in memory."""
        paper, self._paper = self._paper, None
        if paper is not None:
            paper.hide()
            paper.deleteLater()
            self._page.show()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def paper(self) -> PlannerPaper | None:
        """The paper while it is in sight."""
        return self._paper

    # room

    def parts(self) -> list[QWidget]:
        if self._paper is not None:
            return self._paper.parts()
        return [
            self._page,
            *([self.view] if self.view.isVisible() else []),
            *([self.list] if self.list.isVisible() else []),
        ]

    def _next_way(self) -> None:
        """Ctrl+L: the drawing or the list."""
        self.ways.show_value(LIST if self.ways.value() == DRAWING else DRAWING)
        self._arrange()
        (self.list if self.list.isVisible() else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side only where both are legible; else the list is one choice away."""
        wide = self.width() >= self.theme.px(_BESIDE)
        self.ways.button(BOTH).setVisible(wide)
        way = self.ways.value()
        if way == BOTH and not wide:
            way = DRAWING
            self.ways.show_value(DRAWING)
        self._scroll.setVisible(way != LIST)
        self.list.setVisible(way != DRAWING)
        self.list.setMaximumWidth(self.theme.px(LIST_WIDE) if way == BOTH else self.maximumWidth())
        self.list.setMinimumWidth(self.theme.px(LIST_WIDE) if way == BOTH else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The drawing fills what is in sight."""
        if event.type() == QEvent.Type.Resize:
            self.view.fill(self._scroll.viewport().height())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_PageUp: lambda: self.step(-1),
            Qt.Key.Key_PageDown: lambda: self.step(1),
            Qt.Key.Key_Home: self.to_now,
        }
        done = keys.get(Qt.Key(event.key()))
        if done is not None and self._paper is None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            done()
        else:
            super().keyPressEvent(event)
