"""All meetings of one child, what is still to come first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from rondom import clock
from rondom.language import _, plural
from rondom.meetings.model import MeetingKind
from rondom.meetings.own_templates import OwnTemplate
from rondom.meetings.queries import COMING, MeetingLine
from rondom.meetings.templates import plannable
from ui.meetings.words import date_words, state_words
from ui.theme import Theme
from ui.widgets import EmptyState, RowList, button, column, label, row
from ui.widgets.rows import Row

OWN = "own:"


class MeetingList(QWidget):
    """`opened(id)`, `planned(kind)` or `OWN` with the id of an agenda of the school's own, `call_asked()`."""

    opened = Signal(str)
    planned = Signal(str)
    call_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        p = theme.px
        self.rows = RowList(theme, "meetings.rows", spoken=_("Overleggen"), inset=0.3)
        self.rows.opened.connect(self.opened)
        self.empty = EmptyState(
            theme, _("Nog geen overleg"), _("Een driehoek is ouder, school en gezinscoach aan één tafel. Samen maakt u één plan."),
            _("Driehoek plannen"), name="meetings.empty",
        )  # fmt: skip
        self.empty.acted.connect(lambda: self.planned.emit(MeetingKind.TRIAD.value))
        self._new = button(_("Overleg"), "", theme, "plus", name="meeting.new")
        self._menu = QMenu(self._new)
        self._new.setMenu(self._menu)
        self.show_own(())
        self._call = button(_("Gebeld"), "", theme, "phone", name="meeting.call", on=self.call_asked.emit)
        head = row(label(_("Overleggen"), "page"), None, self._call, self._new, gap=p(0.53))
        body = column(head, p(0.9), self.empty, self.rows, margins=(p(1.9), p(1.4), p(1.9), p(1)))
        body.setStretch(3, 1)
        self.setLayout(body)

    def show_own(self, own: Sequence[OwnTemplate]) -> None:
        """The kinds to plan, and the agendas of the school's own below them."""
        self._menu.clear()
        kinds = [(kind.value, one.name, one.minutes) for kind, one in plannable().items()]
        for key, name, minutes in (*kinds, *((f"{OWN}{one.id}", one.name, one.minutes) for one in own)):
            if key.startswith(OWN) and not self._menu.actions()[-1].objectName().startswith(f"meeting.new.{OWN}"):
                self._menu.addSeparator()
            action = self._menu.addAction(_("{name}, {n} minuten").format(name=name, n=minutes))
            action.setObjectName(f"meeting.new.{key}")
            action.triggered.connect(partial(self.planned.emit, key))

    def show_lines(self, lines: Sequence[MeetingLine]) -> None:
        self.empty.setVisible(not lines)
        self.rows.setVisible(bool(lines))
        coming = [one for one in lines if one.meeting.state in COMING]
        been = [one for one in lines if one.meeting.state not in COMING]
        rows: list[Row] = []
        for word, some in ((_("Gepland"), coming), (_("Geweest"), been)):
            if some:
                rows.append(Row("", word, heading=True))
                rows += [_row(one) for one in some]
        self.rows.show_rows(rows)


def _row(line: MeetingLine) -> Row:
    meeting, now = line.meeting, clock.today()
    word, tone, icon = state_words(meeting, now)
    open_ = plural(line.open, "{n} afspraak open", "{n} afspraken open") if line.open else ""
    called = meeting.kind is MeetingKind.CALL
    about = line.why if called else line.goal or meeting.purpose
    if called:
        word, icon = "", ""
    return Row(
        meeting.id, meeting.title, about, side=date_words(meeting, now), end=open_ or word,
        end_tone="ink-muted" if open_ else tone, end_icon="" if open_ else icon, lane="" if called else "overleg",
        icon="phone" if called else "", strong=True,
        spoken=", ".join(part for part in (meeting.title, date_words(meeting, now), word, open_, about) if part),
    )  # fmt: skip
