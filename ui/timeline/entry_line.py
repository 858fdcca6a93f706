"""The line to type in, and under it what that will become. Nothing is written before it was shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.timeline.proposals import lines_of
from rondom.timeline.spans import Context
from ui.theme import Theme
from ui.timeline.proposal_band import ProposalBand
from ui.widgets import GlyphLine

ONCE_MS = 1500
"""As long as the same line is not taken twice."""

LONGEST = 1_000_000
"""Characters; a field of Qt would cut a long paste at 32,767 without a word."""


class EntryLine(GlyphLine):
    """`added(tuple of Proposal)` when Enter takes what `band` shows; `written()` then takes it out of the line.

    `band` floats under the line, over the widget given to `float_over`, as long as someone is busy in either. Nothing
    typed is lost: who goes to another child finds the line again on coming back, and what was typed since Enter stays.
    """

    added = Signal(tuple)

    def __init__(self, theme: Theme, name: str = "timeline.entry") -> None:
        super().__init__(theme, "plus", _("Wat gebeurde er? En wanneer ongeveer?"), ("N",), name, "accent")
        self.setMaxLength(LONGEST)
        self.band = ProposalBand(theme, name, self)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._accept)
        self.band.add.clicked.connect(self._accept)
        self.band.accepted.connect(self._accept)
        self.band.left.connect(self.setFocus)
        self.band.chips.line_changed.connect(self._put_line)
        self._child = ""
        self._unfinished: dict[str, str] = {}
        self._sent: tuple[str, str] | None = None

    def float_over(self, host: QWidget) -> None:
        """The part of the screen that the band may lie over: the drawing does not move while someone types."""
        self.band.float_over(host)

    def for_child(self, pupil_id: str) -> None:
        """Another child: its own line, as it was left."""
        if pupil_id == self._child:
            return
        self._unfinished[self._child] = self._all_typed()
        self._child = pupil_id
        self.band.many.show_lines(())
        self.setText(self._unfinished.pop(pupil_id, ""))

    def show_context(self, context: Context, lanes: Mapping[str, str] | None = None) -> None:
        """What is known of the child, and the names of the lanes at this school."""
        self.band.chips.show_context(context, lanes)
        self.band.many.show_context(context, lanes)
        self.band.show_state()

    def written(self) -> None:
        """What was accepted is in the vault: room for the next."""
        child, text = self._sent or (self._child, self._all_typed())
        self._sent = None
        if child != self._child:
            if self._unfinished.get(child) == text:
                del self._unfinished[child]
        elif self.band.many.texts():
            self.band.many.show_lines(self.band.many.later())
            self.band.show_state()
        elif self.text().startswith(text):
            self.setText(self.text()[len(text) :].lstrip())

    def _all_typed(self) -> str:
        return "\n".join(self.band.many.texts()) or self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.text().strip():
            self.band.show_again()
            self.band.chips.lane.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.band.isVisible():
            self.band.put_away()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        lines = lines_of(text)
        if len(lines) > 1:  # pasted: each line is an event
            self.band.many.show_lines((*self.band.many.texts(), *lines))
            self.clear()
            self.band.many.setFocus()
            return
        if "\n" in text or "\r" in text:  # one line, pasted with its end
            self.setText(" ".join(text.split()))
            return
        self.band.chips.show_line(text.strip())
        self.band.show_again()

    def _put_line(self, text: str) -> None:
        self.setText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        """Once: Enter pressed twice is one event. When writing failed, the next Enter tries again."""
        proposals, typed = self.band.proposals(), (self._child, self._all_typed())
        if proposals and typed != self._sent:
            self._sent = typed
            QTimer.singleShot(ONCE_MS, self, self._may_again)
            self.added.emit(proposals)

    def _may_again(self) -> None:
        self._sent = None
