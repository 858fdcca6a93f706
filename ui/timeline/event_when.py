"""When it was: one time for a moment, a begin and an end for what lasted, and when help was asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from rondom.errors import Problem, UserProblem
from rondom.language import _
from rondom.timeline.actions import set_time
from rondom.timeline.event_words import wait_words
from rondom.timeline.lanes import LANES
from rondom.timeline.model import EventKind
from rondom.timeline.queries import EventDetail
from rondom.timeline.spans import Context, VagueDate
from ui.desk import Desk
from ui.timeline.when_field import WhenField
from ui.widgets import Glyph, box, column, label, row


class EventTimes(QWidget):
    """What cannot be is told once, and the old time stays."""

    def __init__(self, desk: Desk, event_id: str, kind: EventKind) -> None:
        super().__init__()
        self._desk, self._event_id = desk, event_id
        p = desk.theme.px
        moment, help_given = kind is EventKind.MOMENT, kind is EventKind.TRAJECTORY
        self.applied = self._field(_("Gevraagd of aangemeld"), "applied")
        self.start = self._field(_("Wanneer") if moment else _("Begin"), "start")
        self.end = self._field(_("Einde (leeg: gaat door)"), "end")
        self._wait = label("", "small", wrap=True, name="event.wait")
        inner = row(Glyph(desk.theme, "hourglass", "ink-muted", 1.0), self._wait, gap=p(0.5))
        inner.setStretch(1, 1)
        inner.setContentsMargins(p(0.6), p(0.35), p(0.6), p(0.35))
        self._waiting = box(inner, "well")
        if moment:  # never shown before it has a place: it would be a window of its own
            self.end.hide()
        if not help_given:
            self.applied.hide()
        self._waiting.hide()
        self.setLayout(column(self.applied, self._waiting, self.start, self.end, gap=p(0.7)))

    def show_values(self, event: EventDetail, context: Context) -> None:
        role = LANES[event.lane].role if event.lane in LANES else LANES["kind"].role
        for field, when in ((self.start, event.start), (self.end, event.end), (self.applied, event.applied)):
            field.show_value(when, context, role)
        waits = event.kind is EventKind.TRAJECTORY and event.applied is not None
        if event.applied is not None and waits:
            start = event.start.span if event.start else None
            self._wait.setText(wait_words(event.applied.span, start, context.today))
        self._waiting.setVisible(waits)

    def _field(self, word: str, edge: str) -> WhenField:
        made = WhenField(self._desk.theme, word, f"event.{edge}")
        made.kept.connect(partial(self._write, made, edge))
        return made

    def _write(self, field: WhenField, edge: str, when: VagueDate | None) -> None:
        def failed(problem: Problem) -> None:
            """A date that cannot be is told once; one that did not reach the disk is offered again."""
            if not isinstance(problem, UserProblem):
                field.not_kept()
            self._desk.messages.show(problem)

        self._desk.tasks.write(
            self,
            _("Datum veranderd"),
            lambda session: set_time(session, self._event_id, edge, when),
            failed=failed,
            merge=f"event:{self._event_id}:{edge}",
        )
