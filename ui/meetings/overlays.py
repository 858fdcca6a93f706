"""What lies over a meeting: an empty screen, the timeline, and the word that it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.dossier.queries import PupilHead
from rondom.language import _, day
from rondom.meetings.detail import MeetingDetail
from rondom.timeline.marks import EventMark
from rondom.timeline.queries import event_marks
from rondom.timeline.school_years import school_years, year_group_number
from ui.desk import Desk
from ui.meetings.fields import words
from ui.theme import SEMIBOLD, Theme
from ui.timeline.view import TimelineView
from ui.widgets import Glyph, Logo, button, column, key_cap, row


class BlankPage(QWidget):
    """Nothing to read. `woken` on a key or a click."""

    woken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("table.empty")
        self.setAccessibleName(_("Scherm leeg. Een toets brengt het overleg terug."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(None, row(None, Logo(theme, 4.5), None), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.woken.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.woken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface"))


class TimelinePage(QWidget):
    """The timeline as everyone may see it: what is not for this meeting is not even asked from the vault."""

    left = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.theme, self._desk, p = theme, desk, theme.px
        self._title = words(theme, "", 1.5, SEMIBOLD)
        self.view = TimelineView(theme, "table.timeline.view")
        back = button(_("Terug naar het overleg"), "quiet", name="table.timeline.back", on=self.left.emit)
        head = row(self._title, None, key_cap("T"), back, gap=p(0.3))
        outer = column(head, p(0.5), self.view, margins=(p(1.4), p(0.8), p(1.4), p(0.8)))
        outer.setStretch(2, 1)
        self.setLayout(outer)

    def show_child(self, pupil: PupilHead) -> None:
        self._title.setText(_("De tijdlijn van {child}").format(child=pupil.first_name))

        def show(marks: list[EventMark]) -> None:
            today = clock.today()
            groups = school_years(pupil.birth_date, today, year_group_number(pupil.year_group))
            self.view.set_events(marks, today, pupil.birth_date, groups)

        self._desk.tasks.read(self, lambda session: event_marks(session, pupil.id, hidden_too=False), show)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))


class DonePage(QWidget):
    """The plan stands. `asked`: plan or dossier."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._review = words(theme, "", 1.0, tone="muted", name="table.done.review")
        plan = button(
            _("Plan bekijken en afdrukken"),
            "primary",
            theme,
            "file-text",
            name="table.plan",
            on=partial(self.asked.emit, "plan"),
        )
        back = button(_("Terug naar het dossier"), "", name="table.done", on=partial(self.asked.emit, "dossier"))
        self.setLayout(column(
            None, row(None, Glyph(theme, "circle-check", "success", 2.6), None), p(0.6),
            row(None, words(theme, _("Het plan staat vast"), 2.02, SEMIBOLD), None), p(0.3), row(None, self._review, None), p(1.2),
            row(None, back, plan, None, gap=p(0.6)), None,
        ))  # fmt: skip

    def show_detail(self, detail: MeetingDetail) -> None:
        on = detail.head.review_on
        told = _("We kijken op {day} of het werkt.").format(day=day(on)) if on else _("Dank u wel.")
        self._review.setText(told)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface-raised"))
