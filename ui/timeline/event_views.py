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
        self.quotes: dict[tuple[str, int], KeptText] = {}
        self._quoted: dict[tuple[str, int], QWidget] = {}
        """The words with what stands before them. Of a later moment they are there once someone said something, or is
        busy with that moment.
        """
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
        for key, quote in self.quotes.items():
            view = self._said.get(key)
            quote.show_value(view.quote if view else "")
            self._quoted[key].setHidden(self._quoted[key].isHidden() and not quote.toPlainText())

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
        quotes = [self._quote(one, moment) for moment in self._moments]
        who = [PersonMark(theme, one.shape, one.role, 1.0), name]
        if len(impacts) == 1:
            return column(row(*who, None, impacts[0], gap=p(0.5)), p(0.2), quotes[0])
        steps = [column(label(word, "caption", "muted"), impact) for word, impact in zip(MOMENTS, impacts, strict=True)]
        asked = row(steps[0], None, steps[1], None, steps[2])
        return column(row(*who, None, gap=p(0.5)), p(0.15), asked, p(0.2), *quotes)

    def _quote(self, one: Perspective, moment: int) -> QWidget:
        """What this person says of that moment, in own words."""
        theme = self._desk.theme
        first = moment == 0
        made = self.quotes[one.key, moment] = KeptText(
            theme,
            "",
            f"event.quote.{one.key}" + ("" if first else f".{moment}"),
            _("In eigen woorden"),
            lines=1,
            most=6,
        )
        made.setProperty("bare", "true")
        made.setFont(theme.font(italic=True))
        spoken = _("{who} zegt").format(who=one.name)
        made.setAccessibleName(spoken if first else f"{spoken}, {MOMENTS[moment]}")
        made.kept.connect(partial(self._keep_quote, one.key, moment))
        if len(self._moments) == 1:
            self._quoted[one.key, moment] = made
            return made
        p = theme.px
        when = label(MOMENTS[moment], "caption", "muted")
        when.setFixedWidth(p(5))
        inner = row(column(p(0.75), when, None), made)
        inner.setStretch(1, 1)
        holder = self._quoted[one.key, moment] = QWidget()
        holder.setLayout(inner)
        if not first:
            holder.hide()  # never shown before it has a place: it would be a window of its own
        return holder

    def _impact(self, one: Perspective, moment: int) -> Impact:
        made = Impact(self._desk.theme, one, f"event.impact.{one.key}.{moment}")
        if len(self._moments) > 1:
            made.setAccessibleDescription(MOMENTS[moment])
        made.chosen.connect(partial(self._keep_impact, one.key, moment))
        made.touched.connect(lambda: self._quoted[one.key, moment].show())
        self.impacts[one.key, moment] = made
        return made

    # -- keeping ---------------------------------------------------------------------------------------------

    def _keep_impact(self, key: str, moment: int, impact: int | None) -> None:
        quote = self.quotes[key, moment].toPlainText()
        words = _("Kijk van {who} veranderd").format(who=PERSPECTIVES[key].name)
        self._write(words, lambda session: set_view(session, self._event_id, key, moment, impact, quote))

    def _keep_quote(self, key: str, moment: int, quote: str) -> None:
        def failed(problem: Problem) -> None:
            """What could not be written stays in its field and is tried again."""
            self.quotes[key, moment].not_kept()
            self._desk.messages.show(problem)

        impact = self.impacts[key, moment].value()
        self._desk.tasks.write(
            self,
            _("Woorden van {who} veranderd").format(who=PERSPECTIVES[key].name),
            lambda session: set_view(session, self._event_id, key, moment, impact, quote),
            failed=failed,
            merge=f"quote:{self._event_id}:{key}:{moment}",
        )

    def _write(self, words: str, action: Callable[[Session], object]) -> None:
        self._desk.tasks.write(self, words, action)
