"""A phone call that was noted: to read, to put a slip of the pen right, and to see what became of what was agreed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom import clock
from rondom.language import _, capital
from rondom.meetings.calls import Call, add_call_agreement, change_call, read_agreement, remove_call
from rondom.vault.vault import Session
from ui.agreements import agreement_row, ask_what_became, tick_agreement
from ui.keeping import keep
from ui.meetings.fields import WordsField
from ui.meetings.words import lane_of
from ui.screen import Screen
from ui.widgets import (
    Field,
    LaneMark,
    Scroll,
    Wrapping,
    box,
    button,
    column,
    flow,
    label,
    line,
    refill,
    row,
    tool,
)
from ui.widgets.outline import Part
from ui.widgets.wrapped_rows import WrappedList

COLUMN = 44.0
"""em: longer lines are hard to read."""


class CallPage(QWidget):
    """`asked`: list. Made for one call; `show_call` never takes what is being typed."""

    asked = Signal(str)

    def __init__(self, screen: Screen, meeting_id: str) -> None:
        super().__init__()
        self._screen, self._id, self.theme = screen, meeting_id, screen.theme
        self._call: Call | None = None
        theme, p = screen.theme, screen.theme.px
        back = tool(theme, "arrow-left", _("Alle overleggen"), key="meeting.list", on=lambda: self.asked.emit("list"))
        self._title = label("", "page", wrap=True, name="call.title")
        self._when = label("", tone="muted", wrap=True)
        away = button(_("Verwijder"), "quiet", theme, "trash-2", name="call.remove", on=self._remove)
        words = column(row(back, self._title, gap=p(0.4)), row(p(2.6), self._when))
        head = flow(theme.folded, words, row(None, away), gap=p(1), margins=(p(1.0), p(0.9), p(1.9), p(0.9)))
        head.setStretch(0, 1)
        self._people = column()
        self.why = WordsField(theme, "call.why", _("Waarover ging het"), most=6)
        self.said = WordsField(theme, "call.said", _("Wat is gezegd"), lines=3, most=20)
        for field, name in ((self.why, "why"), (self.said, "said")):
            keep(
                screen.desk,
                self,
                field,
                _("Telefoongesprek verbeterd"),
                self._changes(name),
                f"call:{meeting_id}:{name}",
            )
        self.rows = WrappedList(theme, "call.agreements", spoken=_("Afspraken"), inset=0.2)
        self.rows.ticked.connect(lambda key, done: tick_agreement(screen, key, done))
        self.rows.opened.connect(self._ask_here)
        self.rows.menu_asked.connect(self._ask_what_became)
        self.more = QLineEdit()
        self.more.setObjectName("call.more")
        self.more.setPlaceholderText(_("Nog een afspraak: wie doet wat, en wanneer? En Enter."))
        self.more.setAccessibleName(_("Nog een afspraak"))
        self.more.returnPressed.connect(self._add)
        self._proposal = label("", "small", "muted", wrap=True)
        self.more.textChanged.connect(self._propose)
        inner = QWidget()
        inner.setLayout(column(
            self._people, p(1.0), Field(theme, _("Waarover ging het"), self.why), p(0.9),
            Field(theme, _("Wat is gezegd"), self.said), p(1.2), label(_("Afspraken"), "section"), p(0.3), self.rows, p(0.4),
            self.more, p(0.2), self._proposal, None,
        ))  # fmt: skip
        inner.setMaximumWidth(p(COLUMN))
        body = row(inner, None, margins=(p(3.6), p(1.2), p(1.9), p(1.2)))
        scroll = Scroll(column(head, line(), body) if theme.folded else body)
        above: list[Part] = [] if theme.folded else [head, line()]
        outer = column(*above, scroll)
        outer.setStretch(len(above), 1)
        self.setLayout(outer)

    def show_call(self, call: Call) -> None:
        self._call, today = call, clock.today()
        self._title.setText(_("Gebeld met {names}").format(names=call.names))
        self._when.setText(capital(call.when_words(today)))
        marks = [
            box(row(LaneMark(self.theme, lane_of(one.perspective), 0.9), label(self._named(one.name, one.role)), gap=self.theme.px(0.4)))
            for one in call.people
        ]  # fmt: skip
        refill(self._people, [Wrapping(marks, gap=self.theme.px(1.2), line_gap=self.theme.px(0.3))])
        self.why.show_value(call.why)
        self.said.show_value(call.said)
        self.rows.show_rows([agreement_row(one, side=one.who) for one in call.agreements])
        self.rows.setVisible(bool(call.agreements))
        self._propose()

    def show_part(self, row_id: str) -> bool:
        """Choose one agreement; False when it is not here."""
        return self.rows.choose(row_id)

    @staticmethod
    def _named(name: str, role: str) -> str:
        return ", ".join(part for part in (name, role) if part)

    def _changes(self, name: str) -> Callable[[Session, str], None]:
        return lambda session, value: change_call(session, self._id, **{name: value})

    def _propose(self) -> None:
        """How the line is understood: who, what, when."""
        text = self.more.text().strip()
        if not text or self._call is None:
            self._proposal.setText("")
            return
        found = read_agreement(text, self._call.people, self._screen.desk.me, clock.today())
        when = capital(found.due.said) if found.due.known else _("geen dag")
        self._proposal.setText(
            _("{who} · {what} · {when}").format(who=found.who or _("Wie?"), what=found.what, when=when)
        )

    def _add(self) -> None:
        text, today, me = self.more.text().strip(), clock.today(), self._screen.desk.me
        if not text:
            return
        self.more.clear()

        def write(session: Session) -> str:
            return add_call_agreement(session, self._id, text, me, today)

        self._screen.desk.tasks.write(self, _("Afspraak opgeschreven"), write)

    def _ask_here(self, key: str) -> None:
        """Enter or a click on the words: what became of it, at the row."""
        self._ask_what_became(key, self.rows.place_of_menu())

    def _ask_what_became(self, key: str, place: QPoint) -> None:
        found = [one for one in self._call.agreements if one.id == key] if self._call else []
        if found:
            ask_what_became(self._screen, found[0], place)

    def _remove(self) -> None:
        words = _("Telefoongesprek verwijderd")
        self._screen.desk.tasks.write(
            self._screen, words, lambda session: remove_call(session, self._id),
            lambda _none: self._screen.desk.messages.toast(words, undo=True),
        )  # fmt: skip
