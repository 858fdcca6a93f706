"""The timeline as it lies on the table, in large words: in a window of its own and over a meeting.

What is not for this meeting is not asked from the vault, so that no part of this page can show it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _
from rondom.timeline.actions import add_line
from rondom.timeline.at_table import LifeAtTable, event_at_table, life_at_table
from rondom.timeline.entry import Proposal
from rondom.timeline.queries import EventDetail
from rondom.vault.vault import Change, Session
from ui.desk import Desk
from ui.theme.large import RoomTheme
from ui.timeline.entry_line import EntryLine
from ui.timeline.noticing_panel import show_question
from ui.timeline.told_large import ToldLarge
from ui.timeline.view import TimelineView
from ui.widgets import button, column, key_cap, label, row
from ui.widgets.wrapping import Wrapping

TABLES = frozenset({"event", "event_view", "pupil", "lane_setting", "school", "group"})
NARROW = 34.0
"""em of the large type; in less the line to type in stands under the title."""

LEAST = 5.5
"""em: so high stays the drawing when there is much to say below it."""


class LifePage(QWidget):
    """`show_child` reads a life; `asked`: blank or back. Arrows walk; the chosen event stands large below the drawing."""

    asked = Signal(str)

    def __init__(self, desk: Desk, name: str = "table.timeline") -> None:
        super().__init__()
        self.desk, self.theme = desk, RoomTheme(desk.theme, self)
        self._name, self.pupil_id = name, ""
        self._shown: LifeAtTable | None = None
        self._place = -1
        """Which question stands below; -1 is none."""
        self._turned: set[str] = set()
        """Lanes that were opened or folded here, for as long as this page stands."""
        self.setObjectName(f"{name}.page")
        self._build()
        desk.tasks.changed.connect(self._on_change)
        self.theme.changed.connect(self._dress)
        for keys, act in (("N", self.make_new), ("W", self.next_question)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build(self) -> None:
        p, theme = self.theme.px, self.theme
        self._dress()
        self._title = label("", "card", name=f"{self._name}.title")
        self.entry = EntryLine(theme, f"{self._name}.entry")
        self.entry.added.connect(self._add)
        self.view = TimelineView(theme, f"{self._name}.view", can_change=False)
        self.view.setMinimumHeight(p(LEAST))
        self.view.chosen.connect(self._choose)
        self.view.heads.folded.connect(self._turn_lane)
        self.told = ToldLarge(theme)
        self.told.next_asked.connect(self.next_question)
        self._head = row(self._title, self.entry, gap=p(1.2), margins=(p(0.9), p(0.5), p(0.9), p(0.4)))
        self._head.setStretch(1, 1)
        outer = column(self._head, self.view, self.told, self._foot())
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.entry.float_over(self)

    def _foot(self) -> QWidget:
        p, made = self.theme.px, QWidget()
        parts = [
            self._key("N", _("Erbij zetten"), self.make_new, "new"),
            self._key("W", _("Wat valt op?"), self.next_question, "questions"),
            self._key("B", _("Scherm leeg"), partial(self.asked.emit, "blank"), "blank"),
            self._told_keys("← →", _("bladeren")),
            self._told_keys("+ −", _("groter, kleiner")),
            self._key("Esc", _("Terug"), partial(self.asked.emit, "back"), "back"),
        ]
        made.setLayout(Wrapping(parts, p(0.9), p(0.1)))
        made.setContentsMargins(p(0.9), p(0.2), p(0.9), p(0.3))
        return made

    def _key(self, cap: str, words: str, act: Callable[[], object], what: str) -> QWidget:
        made = QWidget()
        on = button(words, "quiet", name=f"{self._name}.{what}", on=act)
        on.setProperty("foot", "quiet")
        made.setLayout(row(key_cap(cap), on, gap=self.theme.px(0.25)))
        return made

    def _told_keys(self, cap: str, words: str) -> QWidget:
        made, said = QWidget(), label(words)
        said.setProperty("foot", "quiet")
        made.setLayout(row(key_cap(cap), said, gap=self.theme.px(0.35)))
        return made

    def _dress(self) -> None:
        """Plain words in the large size too: they have it from the program, which is smaller."""
        ink, size = self.theme.color("ink-muted").name(), round(self.theme.em)
        plain = f"QLabel, QPushButton, QLineEdit, QComboBox, QPlainTextEdit {{ font-size: {size}px; }}"
        quiet = f"""
        QPushButton[foot="quiet"] {{ color: {ink}; font-weight: 400; padding: 0; font-size: {round(0.8 * size)}px; }}
        QLabel[foot="quiet"] {{ color: {ink}; font-size: {round(0.8 * size)}px; }}
        """
        self.setFont(self.theme.font())
        self.setStyleSheet(plain + self.theme.style_sheet() + quiet)

    # showing

    def show_child(self, pupil_id: str) -> None:
        """From the vault again, without a choice."""
        if pupil_id != self.pupil_id:
            self.forget()
        self.pupil_id = pupil_id
        self.entry.for_child(pupil_id)
        self.refresh()

    def forget(self) -> None:
        """No word of this child stays on the page."""
        self.pupil_id, self._shown, self._place = "", None, -1
        self._turned.clear()
        self.view.set_events((), clock.today())
        self.told.forget()
        self.entry.for_child("")
        self._title.setText("")

    def refresh(self) -> None:
        pupil, today = self.pupil_id, clock.today()

        def show(found: LifeAtTable) -> None:
            if pupil == self.pupil_id:
                self._show(found)

        self.desk.tasks.read(self, lambda session: life_at_table(session, pupil, today), show)

    def _show(self, found: LifeAtTable) -> None:
        self._shown, life = found, found.life
        self._title.setText(_("De tijdlijn van {child}").format(child=life.context.name))
        names = {lane.key: lane.name for lane in life.lanes}
        self.entry.show_context(life.context, names)
        self._draw()
        if self._place >= 0:
            self._show_question(min(self._place, len(found.questions) - 1))
        elif self.view.value():
            self._choose(self.view.value())
        else:
            self.told.forget()

    def _draw(self) -> None:
        assert self._shown is not None
        life = self._shown.life
        lanes = [replace(one, folded=one.folded ^ (one.key in self._turned)) for one in self._shown.lanes]
        self.view.set_events(
            life.marks, life.context.today, life.context.birth, life.groups, tuple(lanes), life.holidays,
            life.show_changes, life.context.name,
        )  # fmt: skip

    def _turn_lane(self, key: str, _folded: bool) -> None:
        """Open or folded here only: the arrangement of the school stays."""
        self._turned ^= {key}
        self._draw()

    # choosing

    def _choose(self, key: str) -> None:
        self._place = -1
        if not key:
            self.told.forget()
            return

        def show(found: EventDetail | None) -> None:
            if found is not None and self._shown is not None and self.view.value() == found.id:
                self.told.show_event(found, self._shown.life.context.name)
                self._keep_in_sight()

        self.desk.tasks.read(self, lambda session: event_at_table(session, key), show)

    def next_question(self) -> None:
        """The next question of Wat valt op?; after the last one none."""
        if self._shown is not None:
            self._show_question(self._place + 1)

    def _show_question(self, place: int) -> None:
        assert self._shown is not None
        questions = self._shown.questions
        if not 0 <= place < len(questions):
            self._place = -1
            self.view.choose("")
            self.told.forget()
            if not questions:
                self.desk.messages.toast(_("Er valt nu niets op."))
            return
        self._place = place
        one = questions[place]
        self.told.show_question(one, place + 1, len(questions))
        show_question(self.view, one)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """The words below took room from the drawing."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.view.show_chosen()

    # typing

    def make_new(self) -> None:
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, proposals: tuple[Proposal, ...]) -> None:
        pupil = self.pupil_id

        def write(session: Session) -> str:
            return [add_line(session, pupil, one) for one in proposals][-1]

        self.desk.tasks.write(self, _("Gebeurtenis toegevoegd"), write, self._added)

    def _added(self, key: str) -> None:
        self.entry.written()
        self.view.setFocus()
        pupil, today = self.pupil_id, clock.today()

        def show(found: LifeAtTable) -> None:
            if pupil == self.pupil_id:
                self._place = -1
                self._show(found)
                self.view.choose(key)
                self._choose(key)

        self.desk.tasks.read(self, lambda session: life_at_table(session, pupil, today), show)

    def step_back(self) -> bool:
        """Esc: out of the line to type in, or away with what stands below; False when there was nothing of it."""
        focus = self.window().focusWidget()
        if focus is not None and (focus is self.entry or self.entry.band.isAncestorOf(focus)):
            self.view.setFocus()
        elif self.told.isVisible():
            self._place = -1
            self.view.choose("")
            self.told.forget()
        else:
            return False
        return True

    # what happens elsewhere

    def _on_change(self, change: Change) -> None:
        mine = not change.pupils or self.pupil_id in change.pupils
        if self._shown is not None and self.isVisible() and mine and TABLES & change.tables:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(NARROW)
        way = self._head.Direction.TopToBottom if narrow else self._head.Direction.LeftToRight
        self._head.setDirection(way)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))
