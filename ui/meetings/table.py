"""Aan tafel: one meeting full screen, for a beamer and everyone in the room. Nothing of other children can be here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QStackedLayout, QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _
from rondom.meetings.actions import add_step, book_time, go_to_step, move_step, start_meeting
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import MeetingState
from rondom.plan.actions import fix_plan
from rondom.sentences import Sentence
from rondom.vault.vault import Change, Session
from ui.desk import Desk, Place
from ui.meetings.fields import bare_style, leave_field, words
from ui.meetings.foot import TableFoot
from ui.meetings.overlays import DonePage, TimelinePage, blank_page
from ui.meetings.pages.book import page_for
from ui.meetings.pages.closing import ClosingPage, may_close
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.steps import TableSide, step_names
from ui.shell.capture import FOR_OTHERS
from ui.theme import SEMIBOLD
from ui.theme.large import LEAST_HIGH, LEAST_WIDE, LargeTheme
from ui.widgets import Banner, Dialog, FocusRing, Scroll, Toast, column, flush_all, row

TABLES = frozenset(
    {"meeting", "attendee", "agenda_step", "contribution", "goal", "agreement", "consent", "pupil", "caregiver"}
)
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
        self._time_was_on = False
        """Where the empty screen goes back to."""
        self._since = clock.now()
        self._pages: dict[str, tuple[Scroll, TablePage]] = {}
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
        self.foot = TableFoot(self.theme)
        self.foot.asked.connect(self._on_foot)
        self._heading = words(self.theme, "", 2.02, SEMIBOLD, wrap=True, name="table.heading")
        self._banner = Banner(self.theme, closable=True)
        self._banner.hide()
        self._stack = QStackedLayout()
        main = QWidget()
        body = column(self._banner, self._heading, p(0.55), self._stack, margins=(p(2.0), p(1.15), p(1.6), 0))
        body.setStretch(3, 1)
        inner = column(body, row(self.foot, margins=(p(2.0), p(0.2), p(1.6), p(0.75))))
        inner.setStretch(0, 1)
        main.setLayout(inner)
        self._talk = QWidget()
        both = row(self.side, main)
        both.setStretch(1, 1)
        self._talk.setLayout(both)
        self._blank = blank_page(self.theme)
        self._blank.woken.connect(self.blank)
        self._time = TimelinePage(self.desk)
        self._time.left.connect(self.timeline)
        self._time.asked.connect(lambda what: self.blank() if what == "blank" else None)
        self._done = DonePage(self.theme)
        self._done.asked.connect(self._on_done)
        for part in (self._talk, self._blank, self._time, self._done):
            self._outer.addWidget(part)
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
        time_was_on = self._outer.currentWidget() is self._time
        for part in (self._talk, self._blank, self._time, self._done, self._toast, self._ring):
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._pages, self._shown = {}, ""
        self._build()
        if self.detail is not None:
            self._show(self.detail)
        if time_was_on:
            self.timeline()

    def _keys(self) -> None:
        pairs: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+PgDown", self.next), ("Ctrl+PgUp", self.previous), ("F11", self._toggle_full), ("F8", self._leave_field),
            ("Esc", self.ask_to_leave), ("Ctrl+Z", self._undo), ("Ctrl+Y", self._redo), ("Ctrl+Shift+Z", self._redo),
            ("B", self.blank), ("T", self.timeline),
        )  # fmt: skip
        for keys, action in pairs:
            QShortcut(QKeySequence(keys), self, action)
        arrows: tuple[tuple[str, Callable[[], object]], ...] = (("Right", self.next), ("Left", self.previous))
        self._arrows = [QShortcut(QKeySequence(keys), self, action) for keys, action in arrows]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """In a row of choices and on the timeline the arrows belong to what has the focus."""
        choosing = isinstance(now, QPushButton) and now.group() is not None
        for one in self._arrows:
            one.setEnabled(not choosing and self._outer.currentWidget() is self._talk)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The field that is typed in stays on the screen while rows come above it."""
        focus, shown = self.focusWidget(), self._pages.get(self._shown)
        if shown and focus is not None and shown[1].isAncestorOf(focus):
            bottom = focus.mapTo(shown[1], QPoint(0, focus.height())).y()
            shown[0].ensureVisible(0, bottom, 0, self.theme.px(2.2))

    # holding the meeting

    def open_now(self) -> None:
        """Begin, or go on where it was left; full screen."""
        self._since = clock.now()
        meeting = self.meeting_id
        self.showFullScreen()
        self._timer.start()
        if self.detail is None or self.detail.head.state is MeetingState.PLANNED:
            self.desk.tasks.write(
                self, _("Overleg begonnen"), lambda session: start_meeting(session, meeting), lambda _none: self.refresh(),
                lambda problem: self._not_begun(problem),
            )  # fmt: skip
        else:
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
        flush_all(self._talk)
        meeting, seconds = self.meeting_id, self.running_seconds()
        self._since = clock.now()
        self.desk.tasks.write(
            self, _("Andere stap"), lambda session: go_to_step(session, meeting, step_id, seconds), merge=f"step:{meeting}"
        )  # fmt: skip
        self._open_page(step_id)

    def keep_time(self) -> None:
        """Book what the step took so far, before the window goes."""
        flush_all(self)
        meeting, seconds = self.meeting_id, self.running_seconds()
        if self.isVisible() and self.detail and self.detail.head.state is MeetingState.ONGOING and seconds > 0:
            self._since = clock.now()
            self.desk.tasks.write(
                self, _("Tijd van de stap bijgehouden"), lambda session: book_time(session, meeting, seconds),
                merge=f"step:{meeting}",
            )  # fmt: skip

    def running_seconds(self) -> int:
        """Since this step was opened, or last booked."""
        return max(0, int((clock.now() - self._since).total_seconds()))

    def page(self) -> TablePage | None:
        """The page that is on the screen."""
        found = self._pages.get(self._shown)
        return found[1] if found else None

    def _step(self, by: int) -> None:
        steps = self.detail.steps if self.detail else ()
        at = next((place for place, step in enumerate(steps) if step.id == self._shown), 0) + by
        if 0 <= at < len(steps):
            self.go_to(steps[at].id)
        elif at >= len(steps) and self._ends_here():
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
        self.detail = detail
        if detail.head.closed:
            self._timer.stop()
            self._done.show_detail(detail)
            self._outer.setCurrentWidget(self._done)
            return
        if self._outer.currentWidget() is self._done:
            self._outer.setCurrentWidget(self._talk)
        current = next((step.id for step in detail.steps if step.current), detail.steps[0].id if detail.steps else "")
        if current != self._shown:
            self._since = clock.now()
            self._open_page(current)
        elif (page := self.page()) is not None:
            page.show_detail(detail)
            QTimer.singleShot(0, self, self._keep_in_sight)
        self._show_around()

    def _open_page(self, step_id: str) -> None:
        assert self.detail is not None
        step = next((one for one in self.detail.steps if one.id == step_id), None)
        if step is None:
            return
        self._shown = step_id
        if step_id not in self._pages:
            table = TableDesk(self.desk, self.theme, self.meeting_id, self._go_to_key)
            page = page_for(table, step)
            if isinstance(page, ClosingPage):
                page.closed.connect(self._close_meeting)
            self._pages[step_id] = (Scroll(page), page)
            self._pages[step_id][0].verticalScrollBar().rangeChanged.connect(lambda *_range: self._keep_in_sight())
            self._stack.addWidget(self._pages[step_id][0])
        scroll, page = self._pages[step_id]
        page.show_detail(self.detail)
        self._stack.setCurrentWidget(scroll)
        self.setFocus()
        self._show_around()

    def _show_around(self) -> None:
        """Side, heading and foot of the step that shows."""
        assert self.detail is not None
        step = next((one for one in self.detail.steps if one.id == self._shown), None)
        self.side.show_detail(self.detail, self._shown)
        self._heading.setText((step.heading if step else "") or _("Nieuwe stap"))
        before, after = step_names(self.detail.steps, self._shown)
        self.foot.show_names(before, _("Afsluiten") if self._ends_here() else after)
        self._tick()

    def _tick(self) -> None:
        if self.detail is not None:
            self.side.show_clock(self.detail.clock(_local(clock.now()), self.running_seconds()))

    def _add_step(self) -> None:
        """A step of one's own after this one, and on to it."""
        assert self.detail is not None
        meeting = self.meeting_id
        after = next((at for at, step in enumerate(self.detail.steps) if step.id == self._shown), 0) + 1

        def add(session: Session) -> str:
            made = add_step(session, meeting, "", 5)
            move_step(session, made, after)
            return made

        self.desk.tasks.write(self, _("Stap toegevoegd"), add, self._added)

    def _added(self, step_id: str) -> None:
        meeting, today = self.meeting_id, clock.today()

        def show(detail: MeetingDetail) -> None:
            self._show(detail)
            self.go_to(step_id)
            page = self.page()
            field = page.first_field() if page else None
            if field is not None:
                field.setFocus()

        self.desk.tasks.read(self, lambda session: meeting_detail(session, meeting, today), show)

    def _close_meeting(self) -> None:
        flush_all(self)
        self.keep_time()
        meeting, today = self.meeting_id, clock.today()
        self.desk.tasks.write(
            self, _("Overleg afgesloten"), lambda session: fix_plan(session, meeting, today), lambda _number: self.refresh()
        )  # fmt: skip

    # overlays

    def blank(self) -> None:
        """Nothing on the screen but a calm ring; the same key, any key or a click brings back what was there."""
        if self._outer.currentWidget() is self._blank:
            self._outer.setCurrentWidget(self._time if self._time_was_on else self._talk)
            (self._time.view if self._time_was_on else self).setFocus()
        else:
            flush_all(self)
            self._time_was_on = self._outer.currentWidget() is self._time
            self._outer.setCurrentWidget(self._blank)
            self._blank.setFocus()

    def timeline(self) -> None:
        if self._outer.currentWidget() is self._time:
            self._outer.setCurrentWidget(self._talk)
            self.setFocus()
        elif self.detail is not None and self._outer.currentWidget() is self._talk:
            self._time.show_child(self.detail.pupil.id)
            self._outer.setCurrentWidget(self._time)
            self._time.view.setFocus()

    def ask_to_leave(self) -> None:
        """Esc: out of what lies over the meeting, else out of the meeting after one question."""
        shown = self._outer.currentWidget()
        if shown is self._blank:
            self.blank()
        elif shown is self._time:
            if not self._time.step_back():
                self.timeline()
        elif shown is self._done:
            self.close()
        else:
            dialog = Dialog(
                self.theme, _("Van tafel gaan?"), _("Van tafel"), parent=self,
                body=_("Alles is bewaard. U gaat later verder bij dezelfde stap."), back=_("Verder praten"),
            )  # fmt: skip
            leave = self.desk.messages.run(dialog)
            dialog.deleteLater()
            if leave:
                self.close()

    def _on_foot(self, what: str) -> None:
        {"next": self.next, "previous": self.previous, "blank": self.blank, "timeline": self.timeline}[what]()

    def _on_done(self, what: str) -> None:
        assert self.detail is not None
        self.close()
        tab = "plan" if what == "plan" else "meetings"
        self.desk.open(Place("dossier", self.detail.head.pupil_id, tab, self.meeting_id))

    def _leave_field(self) -> None:
        if leave_field(self):
            self.setFocus()

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
            QTimer.singleShot(0, self, self._rebuild)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            flush_all(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_time()
        self._timer.stop()
        super().closeEvent(event)


def button_style(theme: LargeTheme) -> str:
    """Buttons and choices as large as the rest; the keys in the foot are quiet, only the way on is dark."""
    muted, ink = theme.color("ink-muted").name(), theme.color("ink").name()
    body, small = theme.px(1.0), theme.px(0.8)
    return f"""
    QPushButton, QComboBox {{ font-size: {body}px; }}
    QPushButton[foot="quiet"] {{ color: {muted}; font-weight: 400; font-size: {small}px; padding: 0; }}
    QPushButton[foot="next"] {{ color: {ink}; font-size: {small}px; padding: 0; }}
    """


def _local(moment: datetime) -> datetime:
    """As the clock on the wall of the school says it."""
    return moment.replace(tzinfo=None)
