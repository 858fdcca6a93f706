"""Aan tafel: one meeting full screen, for a beamer and everyone in the room. Nothing of other children can be here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QStackedLayout, QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import MeetingState
from rondom.plan.actions import fix_plan
from rondom.sentences import Sentence
from rondom.vault.vault import Change
from ui.desk import Desk, Place
from ui.meetings.fields import bare_style, leave_field, typed_in, words
from ui.meetings.foot import TableFoot, button_style
from ui.meetings.jargon_lens import TAKE_KEY, JargonLens
from ui.meetings.overlays import BLANK, DONE, KEYS, KRING, PARKED, PEOPLE, TIMELINE, DonePage, Overlays
from ui.meetings.pages.book import page_for
from ui.meetings.pages.closing import ClosingPage, may_close
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.parked_line import ParkedLine
from ui.meetings.rest import RestHidden
from ui.meetings.running import Running, coming_step, wall_time
from ui.meetings.steps import TableSide, step_names
from ui.meetings.talks import NEXT, OVER, ask_next_talk, ask_to_leave, next_talk
from ui.shell.capture import FOR_OTHERS
from ui.soon import soon
from ui.theme import SEMIBOLD
from ui.theme.large import LEAST_HIGH, LEAST_WIDE, LargeTheme
from ui.widgets import Banner, FocusRing, Scroll, Toast, column, flush_all, row
from ui.widgets.reading_order import first_in, focus_beside

TABLES = frozenset({
    "meeting", "attendee", "agenda_step", "contribution", "recognition", "goal", "goal_outcome", "goal_score", "agreement",
    "agreement_move", "sitting", "signature", "reservation", "meeting_score", "consent", "pupil", "caregiver",
})  # fmt: skip
TICK_MS = 1000


class TableWindow(QWidget):
    """Opens with `open_now`, at the step where the meeting was left. Everything is kept while it is typed.

    Its owner is the tab it was opened from: a vault that is locked takes this window along.
    """

    def __init__(self, desk: Desk, meeting_id: str, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.desk, self.meeting_id = desk, meeting_id
        self.theme = LargeTheme(desk.theme, self)
        self.detail: MeetingDetail | None = None
        self._shown = ""
        """Id of the step whose page is on the screen."""
        self._sits_down = False  # just now: of several talks the one that comes next begins
        self._pages: dict[str, tuple[Scroll, TablePage]] = {}
        self.running = Running(desk, meeting_id, self)
        self.rest = RestHidden(owner)
        self.lens = JargonLens(self, self.theme, lambda: self.detail.pupil.first_name if self.detail else "")
        self.setWindowTitle(_("Aan tafel – Rondom"))
        self.setObjectName("table")
        self.setProperty(FOR_OTHERS, True)
        self.setAccessibleName(_("Aan tafel"))
        self._outer = QStackedLayout(self)
        self._build()
        self._keys()
        desk.tasks.changed.connect(self._on_change)
        desk.tasks.saving.connect(self._on_saving)
        desk.messages.banner_asked.connect(self._on_problem)
        desk.messages.toast_asked.connect(self._on_toast)
        self.theme.changed.connect(self._dress)
        self.setMinimumSize(desk.theme.px(LEAST_WIDE), desk.theme.px(LEAST_HIGH))
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    # building

    def _build(self) -> None:
        """Everything that has a size in em; made again when the window asks for another size."""
        p = self.theme.px
        self._dress()
        self.side = TableSide(self.theme)
        self.side.asked.connect(self.go_to)
        self.side.added.connect(self._add_step)
        self.side.skipped.connect(self.skip)
        self.side.moved.connect(self.running.move)
        self.side.removed.connect(self.running.remove)
        self.side.next_talk_asked.connect(self._next_talk)
        self.foot = TableFoot(self.theme)
        self.foot.asked.connect(self._on_foot)
        self._heading = words(self.theme, "", 2.02, SEMIBOLD, wrap=True, name="table.heading")
        self._banner = Banner(self.theme, closable=True)
        self._banner.hide()
        self._parked = ParkedLine(self.theme)
        self._parked.asked.connect(partial(self.turn, PARKED))
        self._stack = QStackedLayout()
        main = QWidget()
        body = column(
            self._banner, self._heading, p(0.55), self._parked, self._stack, margins=(p(2.0), p(1.15), p(1.6), 0)
        )  # fmt: skip
        body.setStretch(4, 1)
        inner = column(body, row(self.foot, margins=(p(2.0), p(0.2), p(1.6), p(0.75))))
        inner.setStretch(0, 1)
        main.setLayout(inner)
        self._nothing = QWidget()
        self._stack.addWidget(self._nothing)  # now that it has a window: what stands in no window opens one
        self._talk = QWidget()
        both = row(self.side, main)
        both.setStretch(1, 1)
        self._talk.setLayout(both)
        self._outer.addWidget(self._talk)
        self._table = TableDesk(self.desk, self.theme, self.meeting_id, self._go_to_key)
        self.over = Overlays(self._table, self._outer, self._talk, self)
        self._toast = Toast(self.theme, self)
        self._toast.undo.connect(self._undo)
        self._ring = FocusRing(self, self.theme)

    def _dress(self) -> None:
        self.setFont(self.theme.font())
        self.setStyleSheet(self.theme.style_sheet() + bare_style(self.theme) + button_style(self.theme))
        self.setAutoFillBackground(True)

    def _rebuild(self) -> None:
        """Another text size: layouts made in pixels are made again, at the same step."""
        flush_all(self)
        over = self.over.forget()
        for part in (self._talk, self._toast, self._ring):
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._pages, self._shown = {}, ""
        self.lens.dress_again()
        self._build()
        if self.detail is not None:
            self._show(self.detail)
        if over and over != DONE:
            self.over.turn(over)

    def _keys(self) -> None:
        pairs: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+PgDown", self.next), ("Ctrl+PgUp", self.previous), ("F11", self._toggle_full), ("F8", self._leave_field),
            ("Esc", self.ask_to_leave), ("Ctrl+Z", self._undo), ("Ctrl+Y", self._redo), ("Ctrl+Shift+Z", self._redo),
            (TAKE_KEY, self.lens.take), (f"Shift+{TAKE_KEY}", self._turn_lens), ("H", self.hide_rest),
        )  # fmt: skip
        for keys, action in pairs:
            QShortcut(QKeySequence(keys), self, action)
        over = {"B": BLANK, "T": TIMELINE, "K": KRING, "P": PARKED, "A": PEOPLE, "F1": KEYS}
        for keys, what in over.items():
            QShortcut(QKeySequence(keys), self, partial(self.turn, what))
        arrows: tuple[tuple[str, Callable[[], object]], ...] = (("Right", self.next), ("Left", self.previous))
        self._arrows = [QShortcut(QKeySequence(keys), self, action) for keys, action in arrows]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """In a row of choices and on what lies over the talk the arrows belong to what has the focus."""
        choosing = isinstance(now, QPushButton) and now.group() is not None
        for one in self._arrows:
            one.setEnabled(not choosing and not self.over.shown)
        soon(self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The field that is typed in stays on the screen while rows come above it."""
        focus, shown = self.focusWidget(), self._pages.get(self._shown)
        if shown and focus is not None and shown[1].isAncestorOf(focus):
            bottom = focus.mapTo(shown[1], QPoint(0, focus.height())).y()
            shown[0].ensureVisible(0, bottom, 0, self.theme.px(2.2))

    # holding the meeting

    def open_now(self) -> None:
        """Begin, or go on where it was left; full screen."""
        self.running.restart()
        self._sits_down = True
        self._shown = ""
        self._stack.setCurrentWidget(self._nothing)  # what was there may be of a talk with someone else
        self.showFullScreen()
        self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        meeting, today = self.meeting_id, clock.today()
        self.desk.tasks.read(self, lambda session: meeting_detail(session, meeting, today), self._show)

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def go_to(self, step_id: str) -> None:
        """To any step; what is jumped over is skipped."""
        if self.detail is None or step_id == self._shown or self.detail.head.closed:
            return
        self._keep_page()
        self.running.go(step_id)
        self._open_page(step_id)

    def skip(self, step_id: str) -> None:
        """Not today; the one that goes on makes way for the next."""
        steps = self.detail.steps if self.detail else ()
        on_to = (coming_step(steps, step_id, 1) or coming_step(steps, step_id, -1)) if step_id == self._shown else ""
        self._keep_page()
        self.running.skip(step_id, on_to)
        if on_to:
            self._open_page(on_to)

    def keep_time(self) -> None:
        """Book what the step took so far, before the window goes."""
        flush_all(self)
        if self.isVisible() and self.detail and self.detail.head.state is MeetingState.ONGOING:
            self.running.book()

    def page(self) -> TablePage | None:
        """The page of the step that goes on."""
        found = self._pages.get(self._shown)
        return found[1] if found else None

    def _keep_page(self) -> None:
        """What is typed in this step; the other pages kept theirs when they went from the screen."""
        page = self.page()
        if page is not None:
            flush_all(page)

    def _step(self, by: int) -> None:
        steps = self.detail.steps if self.detail else ()
        to = coming_step(steps, self._shown, by)
        if to:
            self.go_to(to)
        elif by > 0 and self._ends_here():
            self._ask_to_close()

    def _ends_here(self) -> bool:
        """On the last step of a meeting that has no step for closing."""
        steps = self.detail.steps if self.detail else ()
        return not any(step.key == "close" for step in steps) and (not steps or steps[-1].id == self._shown)

    def _ask_to_close(self) -> None:
        missing = self.detail.missing if self.detail else ()
        if may_close(self.desk, missing):
            self._close_meeting()

    def _go_to_key(self, key: str) -> None:
        found = [step.id for step in self.detail.steps if step.key == key] if self.detail else []
        if found:
            self.go_to(found[0])

    def _show(self, detail: MeetingDetail) -> None:
        if detail.head.state is MeetingState.PLANNED:
            self.running.begin(self.refresh, self._not_begun)
            return
        earlier, self.detail = self.detail, detail
        if detail.head.closed:
            self._show_done(detail)
            return
        if self.over.shown == DONE:
            self.over.off()
        sits_down, self._sits_down = self._sits_down, False
        coming = next_talk(detail) if sits_down and detail.sitting is None else None
        if coming is not None:  # between two talks: nothing shows before the words of the first are folded away
            self.running.start_talk(coming.id, self.refresh)
            return
        current = next((step.id for step in detail.steps if step.current), detail.steps[0].id if detail.steps else "")
        if current != self._shown:
            self.running.restart()
            self._open_page(current)
        elif (page := self.page()) is not None and (page.looks_further or detail != earlier or page.detail is None):
            page.show_detail(detail)
            soon(self, self._keep_in_sight)
        self.over.show_detail(detail)
        self._show_around()

    def _show_done(self, detail: MeetingDetail) -> None:
        self._timer.stop()
        if self.over.shown != DONE:
            page = DonePage(self.theme)
            page.asked.connect(self._on_done)
            self.over.put(DONE, page)
            page.show_detail(detail)
            self._outer.setCurrentWidget(page)
            page.setFocus()

    def _open_page(self, step_id: str) -> None:
        assert self.detail is not None
        step = next((one for one in self.detail.steps if one.id == step_id), None)
        if step is None:
            return
        self._shown = step_id
        if step_id not in self._pages:
            page = page_for(self._table, step)
            if isinstance(page, ClosingPage):
                page.closed.connect(self._close_meeting)
            self._pages[step_id] = (Scroll(page), page)
            self._pages[step_id][0].verticalScrollBar().rangeChanged.connect(lambda *_range: self._keep_in_sight())
            self._stack.addWidget(self._pages[step_id][0])
        scroll, page = self._pages[step_id]
        page.show_detail(self.detail)
        self._stack.setCurrentWidget(scroll)
        if not self.over.shown:
            self.setFocus()
        self._show_around()

    def _show_around(self) -> None:
        """Side, heading and foot of the step that shows."""
        assert self.detail is not None
        step = next((one for one in self.detail.steps if one.id == self._shown), None)
        self.side.show_detail(self.detail, self._shown)
        self._heading.setText((step.heading if step else "") or _("Nieuwe stap"))
        self._parked.show_detail(self.detail, step.key if step else "")
        before, after = step_names(self.detail.steps, self._shown)
        self.foot.show_names(before, _("Afsluiten") if self._ends_here() else after)
        self._tick()

    def _tick(self) -> None:
        if self.detail is not None:
            self.side.show_clock(self.detail.clock(wall_time(), self.running.seconds()))
            if self.detail.head.state is MeetingState.ONGOING and not typed_in(self):
                self.running.book_now_and_then()

    def _add_step(self, after: str) -> None:
        """A step of one's own behind that step, or behind this one, and on to it when it comes next."""
        assert self.detail is not None
        behind = after or self._shown
        place = next((at for at, step in enumerate(self.detail.steps) if step.id == behind), -1) + 1
        self.running.add(place, partial(self._added, behind == self._shown))

    def _added(self, go: bool, step_id: str) -> None:
        meeting, today = self.meeting_id, clock.today()

        def show(detail: MeetingDetail) -> None:
            self._show(detail)
            if not go:
                return
            self.go_to(step_id)
            page = self.page()
            field = page.first_field() if page else None
            if field is not None:
                field.setFocus()

        self.desk.tasks.read(self, lambda session: meeting_detail(session, meeting, today), show)

    def _close_meeting(self) -> None:
        """Fixed from now on; but with another talk still to come the plan stays open for it."""
        flush_all(self)
        coming = next_talk(self.detail) if self.detail else None
        if coming is not None and self.detail is not None and not ask_next_talk(self.desk, coming):
            return
        self.keep_time()
        meeting, today = self.meeting_id, clock.today()
        self.desk.tasks.write(
            self, _("Overleg afgesloten"), lambda session: fix_plan(session, meeting, today), lambda _number: self.refresh()
        )  # fmt: skip

    def _next_talk(self) -> None:
        """The other talk, from its first step; what was written stays."""
        coming = next_talk(self.detail) if self.detail else None
        if coming is not None:
            flush_all(self)
            self.running.start_talk(coming.id, self.refresh)

    # what lies over it

    def turn(self, what: str) -> None:
        """Timeline, kring, parking list …: on, or back to the talk."""
        if self.detail is not None and not self.detail.head.closed:
            self.over.turn(what)

    def blank(self) -> None:
        """Nothing on the screen but a calm ring; the same key, any key or a click brings back what was there."""
        self.turn(BLANK)

    def timeline(self) -> None:
        self.turn(TIMELINE)

    def hide_rest(self) -> None:
        """The other windows of the program go out of sight, or come back."""
        hidden = self.rest.turn()
        self.activateWindow()
        told = _("De rest van Rondom is verborgen. Met H komt het terug.")
        self.desk.messages.toast(told if hidden else _("De rest van Rondom is er weer."))

    def ask_to_leave(self) -> None:
        """Esc: out of what lies over the meeting, else out of the meeting after one question."""
        if self.over.shown == DONE:
            self.close()
        elif not self.over.step_back():
            how = ask_to_leave(self.desk, self.theme, self.detail, self)
            if how == NEXT:
                self._next_talk()
            elif how:
                self._leave(how == OVER)

    def _leave(self, over: bool) -> None:
        """`over`: this one of several talks is done."""
        if over:
            flush_all(self)
            self.running.end_talk()
        self.close()

    def _on_foot(self, what: str) -> None:
        ways = {"next": self.next, "previous": self.previous}
        if what in ways:
            ways[what]()
        else:
            self.turn(what)

    def _on_done(self, what: str) -> None:
        assert self.detail is not None
        self.close()
        tab = "plan" if what == "plan" else "meetings"
        self.desk.open(Place("dossier", self.detail.head.pupil_id, tab, self.meeting_id))

    def _leave_field(self) -> None:
        if leave_field(self):
            self.setFocus()

    def _turn_lens(self) -> None:
        on = self.lens.turn()
        self.desk.messages.toast(_("Vaktaal wordt onderstreept.") if on else _("Vaktaal wordt niet onderstreept."))

    def _toggle_full(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    # what happens elsewhere

    def _on_saving(self, saving: bool) -> None:
        self.foot.show_saving(saving)

    def _on_change(self, change: Change) -> None:
        """Something is on disk: what was told of before is over."""
        self._toast.outlive(change.sentence)
        if not self.desk.tasks.failing:
            self._banner.hide()
        pupil = self.detail.head.pupil_id if self.detail else ""
        if self.isVisible() and TABLES & change.tables and (not change.pupils or pupil in change.pupils):
            self.refresh()

    def _not_begun(self, problem: Problem) -> None:
        self.close()
        self.desk.messages.show(problem)

    def _on_problem(self, problem: Sentence) -> None:
        if self.isVisible():
            self._banner.say(problem.happened, f"{problem.means} {problem.todo}".strip(), closable=True)
            self._banner.show()

    def _on_toast(self, text: str, undo: bool) -> None:
        if self.isVisible():
            self._toast.say(text, undo)

    def _undo(self) -> None:
        flush_all(self)
        self.desk.tasks.undo(lambda what: self._say(_("Ongedaan gemaakt: {what}"), what))

    def _redo(self) -> None:
        flush_all(self)
        self.desk.tasks.redo(lambda what: self._say(_("Opnieuw gedaan: {what}"), what))

    def _say(self, told: str, what: str | None) -> None:
        if what:
            self.desk.messages.toast(told.format(what=what))

    # the window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.theme.fit(self.size()):
            soon(self, self._rebuild)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """As one reads, and first to what is talked about: the page, the foot, then the steps at the side."""
        now, main = self.focusWidget(), self._stack.parentWidget()
        if now is None or now is self or not self.isAncestorOf(now):
            start = first_in(main, forward) if main is not None and not self.over.shown else None
            if start is not None:
                start.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            now = self
        return focus_beside(self, now, forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            flush_all(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_time()
        self._timer.stop()
        self.rest.show()
        super().closeEvent(event)
