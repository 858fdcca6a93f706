"""Zo ziet ieder het: four people side by side, each with a place from zwaar to goed and their own words. Never merged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel, QWidget

from rondom.dossier.perspectives import PERSPECTIVES, Perspective
from rondom.errors import Problem
from rondom.language import _
from rondom.timeline.actions import set_view
from rondom.timeline.model import EventKind
from rondom.timeline.queries import EventDetail, ViewRow
from rondom.timeline.spans import Context
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.timeline.impact import Impact
from ui.widgets import KeptText, PersonMark, column, label, line, row
from ui.widgets.outline import Part

MOMENTS = (_("begin"), _("halverwege"), _("einde"))


class EventViews(QWidget):
    """Help is asked about at its start, half-way and at the end; all else once."""

    def __init__(self, desk: Desk, event_id: str, kind: EventKind) -> None:
        super().__init__()
        self._desk, self._event_id = desk, event_id
        self._moments = range(3) if kind is EventKind.TRAJECTORY else range(1)
        self._said: dict[tuple[str, int], ViewRow] = {}
        self.impacts: dict[tuple[str, int], Impact] = {}
        self.quotes: dict[str, KeptText] = {}
        self._names: dict[str, QLabel] = {}
        parts: list[Part] = [self._head()]
        for one in PERSPECTIVES.values():
            parts += [line(), self._block(one)]
        self.setLayout(column(*parts, gap=desk.theme.px(0.45)))

    def show_values(self, event: EventDetail, context: Context) -> None:
        self._said = {(view.perspective, view.moment): view for view in event.views}
        if context.name:
            self._names["child"].setText(context.name)
        for key, impact in self.impacts.items():
            view = self._said.get(key)
            impact.show_value(view.impact if view else None)
        for who, quote in self.quotes.items():
            first = self._said.get((who, 0))
            quote.show_value(first.quote if first else "")

    # -- parts -----------------------------------------------------------------------------------------------

    def _head(self) -> Part:
        p = self._desk.theme.px
        word = label(_("Zo ziet ieder het"), "small-strong", "muted")
        if len(self._moments) > 1:
            return row(word, None, label(_("van zwaar naar goed"), "small", "muted"))
        return row(word, None, label(_("zwaar"), "small", "muted"), p(2.6), label(_("goed"), "small", "muted"))

    def _block(self, one: Perspective) -> Part:
        theme, p = self._desk.theme, self._desk.theme.px
        name = self._names[one.key] = label(one.name, "strong")
        impacts = [self._impact(one, moment) for moment in self._moments]
        quote = self.quotes[one.key] = KeptText(
            theme, "", f"event.quote.{one.key}", _("In eigen woorden"), lines=1, most=6
        )
        quote.setProperty("bare", "true")
        quote.setFont(theme.font(italic=True))
        quote.setAccessibleName(_("{who} zegt").format(who=one.name))
        quote.kept.connect(partial(self._keep_quote, one.key))
        who = [PersonMark(theme, one.shape, one.role, 1.0), name]
        if len(impacts) == 1:
            return column(row(*who, None, impacts[0], gap=p(0.5)), p(0.2), quote)
        steps = [column(label(word, "caption", "muted"), impact) for word, impact in zip(MOMENTS, impacts, strict=True)]
        asked = row(steps[0], None, steps[1], None, steps[2])
        return column(row(*who, None, gap=p(0.5)), p(0.15), asked, p(0.2), quote)

    def _impact(self, one: Perspective, moment: int) -> Impact:
        made = Impact(self._desk.theme, one, f"event.impact.{one.key}.{moment}")
        if len(self._moments) > 1:
            made.setAccessibleDescription(MOMENTS[moment])
        made.chosen.connect(partial(self._keep_impact, one.key, moment))
        self.impacts[one.key, moment] = made
        return made

    # -- keeping ---------------------------------------------------------------------------------------------

    def _keep_impact(self, key: str, moment: int, impact: int | None) -> None:
        known = self._said.get((key, moment))
        quote = self.quotes[key].toPlainText() if moment == 0 else known.quote if known else ""
        words = _("Kijk van {who} veranderd").format(who=PERSPECTIVES[key].name)
        self._write(words, lambda session: set_view(session, self._event_id, key, moment, impact, quote))

    def _keep_quote(self, key: str, quote: str) -> None:
        def failed(problem: Problem) -> None:
            """What could not be written stays in its field and is tried again."""
            self.quotes[key].not_kept()
            self._desk.messages.show(problem)

        impact = self.impacts[key, 0].value()
        self._desk.tasks.write(
            self,
            _("Woorden van {who} veranderd").format(who=PERSPECTIVES[key].name),
            lambda session: set_view(session, self._event_id, key, 0, impact, quote),
            failed=failed,
            merge=f"quote:{self._event_id}:{key}",
        )

    def _write(self, words: str, action: Callable[[Session], object]) -> None:
        self._desk.tasks.write(self, words, action)
