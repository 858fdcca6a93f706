"""Aan tafel: the timeline full screen, for a beamer and everyone in the room, outside a meeting as well."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from rondom.language import _
from rondom.sentences import Sentence
from rondom.vault.vault import Change
from ui.desk import Desk
from ui.shell.capture import FOR_OTHERS
from ui.timeline.life_page import LifePage
from ui.widgets import Banner, FocusRing, Toast, column, flush_all
from ui.widgets.blank import BlankPage


class TimelineAtTable(QWidget):
    """Opens with `open_now`. Its owner is the tab it was opened from: a vault that is locked takes this window along.

    `meeting_id` is empty: there is no meeting, so a search finds nothing more than it would elsewhere.
    """

    meeting_id = ""

    def __init__(self, desk: Desk, pupil_id: str, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.desk = desk
        self.setWindowTitle(_("Tijdlijn aan tafel – Rondom"))
        self.setObjectName("timeline.table")
        self.setAccessibleName(_("Tijdlijn aan tafel"))
        self.setProperty(FOR_OTHERS, True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = LifePage(desk)
        self.theme = self.page.theme
        self._dress()
        self._banner = Banner(self.theme, closable=True)
        self._banner.hide()
        talk = QWidget()
        body = column(self._banner, self.page)
        body.setStretch(1, 1)
        talk.setLayout(body)
        self._blank = BlankPage(self.theme, _("Scherm leeg. Een toets brengt de tijdlijn terug."))
        self._blank.woken.connect(self.blank)
        self._outer = QStackedLayout(self)
        for part in (talk, self._blank):
            self._outer.addWidget(part)
        self._talk = talk
        self._toast = Toast(self.theme, self)
        self._toast.undo.connect(self._undo)
        self._ring = FocusRing(self, self.theme)
        self._listen()
        self._keys()
        self.setMinimumSize(desk.theme.px(30), desk.theme.px(20))
        self.page.show_child(pupil_id)

    def _listen(self) -> None:
        self.page.asked.connect(lambda what: self.blank() if what == "blank" else self.close())
        self.theme.changed.connect(self._dress)
        self.desk.tasks.changed.connect(self._on_change)
        self.desk.messages.banner_asked.connect(self._on_problem)
        self.desk.messages.toast_asked.connect(self._on_toast)

    def _keys(self) -> None:
        pairs: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F11", self._toggle_full), ("Esc", self.step_back), ("B", self.blank), ("F8", self.page.view.setFocus),
            ("Ctrl+Z", self._undo), ("Ctrl+Y", self._redo), ("Ctrl+Shift+Z", self._redo),
        )  # fmt: skip
        for keys, act in pairs:
            QShortcut(QKeySequence(keys), self, act)

    def _dress(self) -> None:
        self.setFont(self.theme.font())
        self.setStyleSheet(self.theme.style_sheet())
        self.setAutoFillBackground(True)

    # what the keys do

    def open_now(self) -> None:
        self.showFullScreen()
        self.page.view.setFocus()

    def blank(self) -> None:
        """Nothing on the screen but a calm ring; the same key, any key or a click brings it back."""
        if self._outer.currentWidget() is self._blank:
            self._outer.setCurrentWidget(self._talk)
            self.page.view.setFocus()
        else:
            self._outer.setCurrentWidget(self._blank)
            self._blank.setFocus()

    def step_back(self) -> None:
        """Out of the empty screen, out of what is chosen, else back to the work view."""
        if self._outer.currentWidget() is self._blank:
            self.blank()
        elif not self.page.step_back():
            self.close()

    def _toggle_full(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _undo(self) -> None:
        flush_all(self)
        self.desk.tasks.undo(lambda what: self._say(_("Ongedaan gemaakt: {what}"), what))

    def _redo(self) -> None:
        self.desk.tasks.redo(lambda what: self._say(_("Opnieuw gedaan: {what}"), what))

    def _say(self, told: str, what: str | None) -> None:
        if what:
            self.desk.messages.toast(told.format(what=what))

    # what happens elsewhere

    def _on_change(self, change: Change) -> None:
        """Something is on disk: what was told of before is over."""
        self._toast.outlive(change.sentence)
        if not self.desk.tasks.failing:
            self._banner.hide()

    def _on_problem(self, problem: Sentence) -> None:
        if self.isVisible():
            self._banner.say(problem.happened, f"{problem.means} {problem.todo}".strip(), closable=True)
            self._banner.show()

    def _on_toast(self, text: str, undo: bool) -> None:
        if self.isVisible():
            self._toast.say(text, undo)

    # the window itself

    def closeEvent(self, event: QCloseEvent) -> None:
        self.page.forget()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))
