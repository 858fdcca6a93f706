"""Let op: what changes who decides, what ends, what is still to be told. Each with one button to where it is dealt with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from rondom import clock
from rondom.language import _, plural
from rondom.meetings.actions import tell_back
from rondom.meetings.attention import Notice, Topic, first_of
from rondom.vault.vault import Session
from ui.desk import Place
from ui.screen import Screen
from ui.widgets import Card, Glyph, button, column, label, line, refill, row
from ui.widgets.outline import Part

LOOKS = {
    Topic.PAPER_OUT: ("file-text", "caution"),
    Topic.CONSENT_ENDS: ("shield-alert", "caution"),
    Topic.NOT_ANSWERED: ("mail", "caution"),
    Topic.NOT_CLOSED: ("presentation", "caution"),
    Topic.OPP: ("graduation-cap", "caution"),
    Topic.BIRTHDAY: ("cake", "caution"),
    Topic.NOT_TOLD: ("ear", "warm"),
    Topic.NOT_HEARD: ("message-circle", "warm"),
    Topic.CUSTODY: ("users-round", "ink-muted"),
    Topic.KEPT: ("hourglass", "caution"),
}
"""Icon and colour."""


class NoticeCard(Card):
    """The first few; the rest after one click, and it stays open until another day. Hidden when there is nothing."""

    changed = Signal()
    """It got more or fewer rows."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen.theme)
        self._screen, self._all = screen, False
        self._found: tuple[Notice, ...] = ()
        self._told: tuple[tuple[Notice, ...], bool] | None = None
        self._body = column()
        self.setLayout(column(self._body, margins=self.inner(1.33, 0.95, 1.33, 0.4)))
        self.hide()

    def show_notices(self, found: tuple[Notice, ...]) -> None:
        if (found, self._all) == self._told:
            return
        self._told, self._found = (found, self._all), found
        shown = found if self._all else first_of(found)
        p = self.theme.px
        parts: list[Part] = [label(_("Let op"), "section"), p(0.6)]
        for at, one in enumerate(shown):
            parts += [line(), self._row(one, at)]
        if len(found) > len(shown):
            rest = len(found) - len(shown)
            more = button(
                plural(rest, "Nog {n} tonen", "Nog {n} tonen"), "link", name="today.notices.more", on=self._show_all
            )
            parts += [line(), p(0.4), row(more, None), p(0.4)]
        refill(self._body, parts if found else [])
        self.setVisible(bool(found))

    def _row(self, one: Notice, at: int) -> Part:
        theme, p = self.theme, self.theme.px
        icon, role = LOOKS[one.topic]
        link = button(one.verb, "link", name=f"today.notice.{at}", on=partial(self._act, one))
        link.setAccessibleDescription(one.what)
        words = column(label(one.what, "strong", wrap=True), label(one.why, "small", "muted", wrap=True), gap=p(0.05))
        mark = column(p(0.1), Glyph(theme, icon, role, 1.33), None)
        inner = row(mark, words, column(link, None), gap=p(0.8), margins=(0, p(0.75), 0, p(0.75)))
        inner.setStretch(1, 1)
        return inner

    def _show_all(self) -> None:
        self._all = True
        self.show_notices(self._found)
        self.changed.emit()

    def _act(self, one: Notice) -> None:
        """To the place; telling back happens away from the program, so here it is only written down."""
        if one.topic is not Topic.NOT_TOLD:
            self._screen.desk.open(Place("dossier", one.pupil_id, one.tab, one.key))
            return
        desk, meeting, today = self._screen.desk, one.key, clock.today()
        words = _("Terugverteld aan het kind")

        def write(session: Session) -> None:
            tell_back(session, meeting, today)

        desk.tasks.write(self._screen, words, write, lambda _none: desk.messages.toast(words, undo=True))
