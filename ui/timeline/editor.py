"""One event beside the drawing: what, when, who tells it, and how each of four people sees it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.errors import Problem, UserProblem
from rondom.language import _
from rondom.timeline.actions import change_event, hide_in_meeting, set_time, set_view
from rondom.timeline.lanes import LANES
from rondom.timeline.model import EventKind, Nature
from rondom.timeline.queries import EventDetail
from rondom.timeline.spans import Context, VagueDate
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.tasks import Failed
from ui.timeline.impact import Impact
from ui.timeline.when_field import WhenField
from ui.widgets import (
    Field,
    KeptChoice,
    KeptLine,
    KeptSwitch,
    KeptText,
    LaneMark,
    PersonMark,
    Segments,
    column,
    flow,
    label,
    line,
    row,
)
from ui.widgets.autosave import Kept
from ui.widgets.outline import Part

KINDS = (
    (EventKind.MOMENT.value, _("Moment")),
    (EventKind.PERIOD.value, _("Periode")),
    (EventKind.TRAJECTORY.value, _("Hulp")),
)
NATURES = (
    (Nature.FACT.value, _("feit")),
    (Nature.EXPERIENCE.value, _("ervaring")),
    (Nature.INTERPRETATION.value, _("uitleg")),
)
MOMENTS = (_("begin"), _("halverwege"), _("einde"))


class EventEditor(QWidget):
    """Everything of one event; what is typed is kept. Made again for another event or another kind."""

    def __init__(self, desk: Desk, event: EventDetail) -> None:
        super().__init__()
        self._desk, self.event_id, self.kind = desk, event.id, event.kind
        theme, p = desk.theme, desk.theme.px
        self.title = KeptLine(event.title, "event.title")
        self._keep(self.title, "title")
        self.lane = KeptChoice(theme, [(lane.key, lane.name) for lane in LANES.values()], event.lane, "event.lane")
        self._keep(self.lane, "lane")
        self._mark = LaneMark(theme, event.lane)
        self.kinds = Segments(theme, KINDS, event.kind.value, "event.kind")
        self.kinds.chosen.connect(lambda key: self._change("kind", EventKind(key)))
        self.start = self._when(_("Wanneer") if event.kind is EventKind.MOMENT else _("Van"), "start")
        self.end, self.applied = self._when(_("Tot (leeg: gaat door)"), "end"), self._when(_("Aangemeld"), "applied")
        if event.kind is EventKind.MOMENT:  # never shown before it has a place: it would be a window of its own
            self.end.hide()
        if event.kind is not EventKind.TRAJECTORY:
            self.applied.hide()
        self.told = KeptLine(event.told_by, "event.told_by")
        self._keep(self.told, "told_by")
        self.nature = Segments(theme, NATURES, event.nature.value, "event.nature")
        self.nature.chosen.connect(lambda key: self._change("nature", Nature(key)))
        self.text = KeptText(theme, event.text, "event.text", _("Wat er verder over te vertellen is"), lines=2, most=8)
        self._keep(self.text, "text")
        self.shown = KeptSwitch(theme, _("Tonen in dit overleg"), not event.private, "event.shown")
        keep(
            desk,
            self,
            self.shown,
            _("Gebeurtenis getoond of verborgen"),
            lambda session, value: hide_in_meeting(session, self.event_id, not value),
        )
        self._impacts: dict[tuple[str, int], Impact] = {}
        self._quotes: dict[str, KeptText] = {}
        told = flow(
            theme.folded,
            Field(theme, _("Wie vertelt dit"), self.told),
            Field(theme, _("Dit is een"), self.nature),
            gap=p(0.8),
        )
        self.setLayout(column(
            row(self._mark, self.lane, None, gap=p(0.5)), Field(theme, _("Wat gebeurde er"), self.title), self.kinds,
            self.applied, self.start, self.end, told, *self._views(), Field(theme, _("Toelichting"), self.text), self.shown, gap=p(0.85),
        ))  # fmt: skip

    def show_values(self, event: EventDetail, context: Context) -> None:
        """What the vault holds now; what is being typed stays."""
        role = LANES[event.lane].role
        self.title.show_value(event.title)
        self.lane.show_value(event.lane)
        self._mark.show_lane(event.lane)
        self.told.show_value(event.told_by)
        self.nature.show_value(event.nature.value)
        self.text.show_value(event.text)
        self.shown.show_value(not event.private)
        for field, when in ((self.start, event.start), (self.end, event.end), (self.applied, event.applied)):
            field.show_value(when, context, role)
        said = {(view.perspective, view.moment): view for view in event.views}
        for key, impact in self._impacts.items():
            view = said.get(key)
            impact.show_value(view.impact if view else None)
        for side, quote in self._quotes.items():
            first = said.get((side, 0))
            quote.show_value(first.quote if first else "")

    # -- parts -----------------------------------------------------------------------------------------------

    def _when(self, word: str, edge: str) -> WhenField:
        made = WhenField(self._desk.theme, word, f"event.{edge}")

        def failed(problem: Problem) -> None:
            """A date that cannot be is told once; one that did not reach the disk is offered again."""
            if isinstance(problem, UserProblem):
                self._desk.messages.show(problem)
            else:
                self._offer_again(made, problem)

        def write(when: VagueDate | None) -> None:
            self._write(
                _("Datum veranderd"),
                lambda session: set_time(session, self.event_id, edge, when),
                merge=f"event:{self.event_id}:{edge}",
                failed=failed,
            )

        made.kept.connect(write)
        return made

    def _views(self) -> list[Part]:
        """One block per person; a help trajectory is asked at its start, half-way and at the end."""
        theme, p = self._desk.theme, self._desk.theme.px
        head = row(
            label(_("Zo ziet ieder het"), "small-strong", "muted"),
            None,
            label(_("zwaar"), "small", "muted"),
            p(2.6),
            label(_("goed"), "small", "muted"),
        )
        parts: list[Part] = [head]
        moments = range(3) if self.kind is EventKind.TRAJECTORY else range(1)
        for side in PERSPECTIVES.values():
            impacts: list[Part] = []
            for moment in moments:
                impact = self._impacts[side.key, moment] = Impact(theme, side, f"event.impact.{side.key}.{moment}")
                impact.chosen.connect(partial(self._keep_impact, side.key, moment))
                word = label(MOMENTS[moment], "small", "muted") if len(moments) > 1 else label("")
                impacts.append(row(None, word, impact, gap=p(0.5)))
            quote = self._quotes[side.key] = KeptText(
                theme, "", f"event.quote.{side.key}", _("In eigen woorden"), lines=1, most=5
            )
            quote.setAccessibleName(_("{who} zegt").format(who=side.name))
            quote.kept.connect(partial(self._keep_quote, side.key))
            who = row(PersonMark(theme, side.shape, side.role, 1.0), label(side.name, "strong"), None, gap=p(0.5))
            first = impacts[0] if len(moments) == 1 else None
            top = row(who, first) if first is not None else who
            parts += [line(), column(top, *(impacts if first is None else []), p(0.25), quote)]
        return parts

    # -- keeping ---------------------------------------------------------------------------------------------

    def _keep(self, field: KeptLine | KeptText | KeptChoice, name: str) -> None:
        def write(session: Session, value: str) -> None:
            _change(session, self.event_id, name, value)

        keep(self._desk, self, field, _("Gebeurtenis veranderd"), write, merge=f"event:{self.event_id}:{name}")

    def _write(
        self, words: str, action: Callable[[Session], object], merge: str = "", failed: Failed | None = None
    ) -> None:
        self._desk.tasks.write(self, words, action, failed=failed, merge=merge)

    def _offer_again(self, field: Kept, problem: Problem) -> None:
        """What could not be written stays in its field and is tried again."""
        field.not_kept()
        self._desk.messages.show(problem)

    def _change(self, name: str, value: object) -> None:
        self._write(_("Gebeurtenis veranderd"), lambda session: _change(session, self.event_id, name, value))

    def _keep_impact(self, side: str, moment: int, impact: int | None) -> None:
        quote = self._quotes[side].toPlainText() if moment == 0 else ""
        self._write(
            _("Kijk van {who} veranderd").format(who=PERSPECTIVES[side].name),
            lambda session: set_view(session, self.event_id, side, moment, impact, quote),
        )

    def _keep_quote(self, side: str, quote: str) -> None:
        impact = self._impacts[side, 0].value()
        self._write(
            _("Woorden van {who} veranderd").format(who=PERSPECTIVES[side].name),
            lambda session: set_view(session, self.event_id, side, 0, impact, quote),
            merge=f"quote:{self.event_id}:{side}",
            failed=partial(self._offer_again, self._quotes[side]),
        )


def _change(session: Session, key: str, name: str, value: object) -> None:
    change_event(session, key, **{name: value})
