"""When it was: one time for a moment, a begin and an end for what lasted, and when help was asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from rondom.errors import Problem, UserProblem
from rondom.language import _
from rondom.timeline.actions import set_time
from rondom.timeline.lanes import LANES
from rondom.timeline.model import EventKind
from rondom.timeline.queries import EventDetail
from rondom.timeline.spans import Context, VagueDate
from rondom.timeline.waiting import wait_words
from ui.desk import Desk
from ui.timeline.when_field import WhenField
from ui.widgets import Glyph, box, column, label, row
from ui.widgets.outline import Part


class EventTimes(QWidget):
    """What cannot be is told once, and the old time stays."""

    def __init__(self, desk: Desk, event_id: str, kind: EventKind) -> None:
        super().__init__()
        self._desk, self._event_id = desk, event_id
        p = desk.theme.px
        moment, help_given = kind is EventKind.MOMENT, kind is EventKind.TRAJECTORY
        self.fields: dict[str, WhenField] = {}
        """By edge: those that this kind of event has."""
        before: list[Part] = []
        if help_given:
            before = [self._field(_("Gevraagd of aangemeld"), "applied"), self._wait()]
        start = self._field(_("Wanneer") if moment else _("Begin"), "start")
        after: list[Part] = [] if moment else [self._field(_("Einde (leeg: gaat door)"), "end")]
        self.setLayout(column(*before, start, *after, gap=p(0.7)))

    def show_values(self, event: EventDetail, context: Context) -> None:
        role = LANES[event.lane].role if event.lane in LANES else LANES["kind"].role
        for edge, when in (("applied", event.applied), ("start", event.start), ("end", event.end)):
            if edge in self.fields:
                self.fields[edge].show_value(when, context, role)
        if "applied" in self.fields:
            self._show_wait(event, context)

    def _show_wait(self, event: EventDetail, context: Context) -> None:
        if event.applied is not None:
            start = event.start.span if event.start else None
            self._wait_words.setText(wait_words(event.applied.span, start, context.today))
        self._waiting.setVisible(event.applied is not None)

    def _wait(self) -> QWidget:
        p = self._desk.theme.px
        self._wait_words = label("", "small", wrap=True, name="event.wait")
        inner = row(Glyph(self._desk.theme, "hourglass", "ink-muted", 1.0), self._wait_words, gap=p(0.5))
        inner.setStretch(1, 1)
        inner.setContentsMargins(p(0.6), p(0.35), p(0.6), p(0.35))
        self._waiting = box(inner, "well")
        self._waiting.hide()
        return self._waiting

    def _field(self, word: str, edge: str) -> WhenField:
        made = self.fields[edge] = WhenField(self._desk.theme, word, f"event.{edge}")
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
