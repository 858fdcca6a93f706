"""Many lines pasted at once: each is a proposal of its own, changed or left out before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom import clock
from rondom.language import _, plural
from rondom.timeline.entry import Proposal
from rondom.timeline.spans import Context
from ui.theme import Theme
from ui.timeline.proposal_chips import ProposalChips
from ui.widgets import Scroll, button, column, label, line, row, tool

AT_ONCE = 20
"""Lines that are shown together; what is over comes when these are on the timeline."""


class PastedLines(QWidget):
    """`changed` when a line became another one, or was left out."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self.setObjectName(name)
        self._context = Context(None, clock.today())
        self._lanes: Mapping[str, str] | None = None
        self._rows: list[_Pasted] = []
        self._later: tuple[str, ...] = ()
        self._count = label("", "strong", wrap=True, name=f"{name}.count")
        none = button(_("Alles weglaten"), "quiet", name=f"{name}.none", on=lambda: self._leave_out(None))
        self._list = column(None)
        scroll = Scroll(self._list)
        scroll.setMinimumHeight(p(9))
        head = row(self._count, none, gap=p(0.6))
        head.setStretch(0, 1)
        self.setLayout(column(head, scroll, gap=p(0.4)))

    def show_context(self, context: Context, lanes: Mapping[str, str] | None) -> None:
        self._context, self._lanes = context, lanes
        for one in self._rows:
            one.chips.show_context(context, lanes)

    def show_lines(self, lines: Sequence[str]) -> None:
        """These lines, in place of the ones there were."""
        for one in self._rows:
            self._list.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._later = tuple(lines[AT_ONCE:])
        self._rows = [self._made(text, at) for at, text in enumerate(lines[:AT_ONCE])]
        self._tell()

    def texts(self) -> tuple[str, ...]:
        """The lines that are left, those that come later included."""
        return (*(one.line.text() for one in self._rows), *self._later)

    def later(self) -> tuple[str, ...]:
        return self._later

    def proposals(self) -> tuple[Proposal, ...]:
        """Of the lines that are shown."""
        return tuple(one.chips.proposal for one in self._rows if one.chips.proposal.title)

    def _made(self, text: str, at: int) -> _Pasted:
        made = _Pasted(self.theme, f"{self.objectName()}.{at}", text, self._context, self._lanes)
        made.chips.changed.connect(self.changed)
        made.line.textChanged.connect(lambda _text: self.changed.emit())
        made.leave.clicked.connect(lambda: self._leave_out(made))
        self._list.insertWidget(at, made)
        return made

    def _leave_out(self, one: _Pasted | None) -> None:
        keep = [] if one is None else [row for row in self._rows if row is not one]
        for gone in self._rows:
            if gone not in keep:
                self._list.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self._rows = keep
        if one is None:
            self._later = ()
        elif not keep and self._later:
            self.show_lines(self._later)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        told = plural(len(self._rows), "{n} regel geplakt.", "{n} regels geplakt.")
        if self._later:
            told += " " + plural(len(self._later), "Daarna komt er nog {n}.", "Daarna komen er nog {n}.")
        self._count.setText(told)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self._rows:
            self._rows[0].line.setFocus(reason)


class _Pasted(QWidget):
    """One pasted line, to be typed on, with its chips."""

    def __init__(self, theme: Theme, name: str, text: str, context: Context, lanes: Mapping[str, str] | None) -> None:
        super().__init__()
        p = theme.px
        self.chips = ProposalChips(theme, name, strip=False)
        self.chips.show_context(context, lanes)
        self.line = QLineEdit()
        self.line.setMaxLength(max(len(text), self.line.maxLength()))  # never cut what was pasted
        self.line.setText(text)
        self.line.setObjectName(name)
        self.line.setAccessibleName(_("Regel"))
        self.line.setCursorPosition(0)
        self.chips.show_line(text)
        self.line.textChanged.connect(self.chips.show_line)
        self.chips.line_changed.connect(self.line.setText)
        self.leave = tool(theme, "x", _("Deze regel weglaten"), key=f"{name}.leave")
        top = row(self.line, self.leave, gap=p(0.4))
        self.setLayout(column(top, self.chips, p(0.2), line(), gap=p(0.3), margins=(0, p(0.3), p(0.6), 0)))
