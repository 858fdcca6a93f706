"""From the line to type in to an event on the timeline, and from an event without a date to its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from rondom.language import _, plural
from rondom.timeline.actions import add_line
from rondom.timeline.entry import Proposal
from ui.timeline.editor import EventEditor

if TYPE_CHECKING:
    from ui.timeline.tab import TimelineTab


class Adding(QObject):
    """Hooks the line to type in and the names of what has no date yet into the tab."""

    def __init__(self, tab: TimelineTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._added = ""
        """What was typed, to be chosen as soon as it is drawn, where an open editor would cover the line to type in."""
        self._asked = ""
        """The event whose date someone wants to tell."""
        tab.entry.added.connect(self.add)
        tab.undated.asked.connect(self.ask_when)

    def add(self, proposals: tuple[Proposal, ...]) -> None:
        """All of them in one step of undo; the last one is shown."""
        tab, pupil = self._tab, self._tab.pupil_id
        words = (
            _("Gebeurtenis toegevoegd")
            if len(proposals) == 1
            else plural(len(proposals), "{n} gebeurtenis toegevoegd", "{n} gebeurtenissen toegevoegd")
        )

        def made(keys: list[str]) -> None:
            tab.entry.written()
            if tab.editor_covers and all(one.when for one in proposals):
                self._added = keys[-1]
                tab.show_added("")
            else:
                tab.show_added(keys[-1])

        tab.desk.tasks.write(tab, words, lambda session: [add_line(session, pupil, one) for one in proposals], made)

    def show_life(self) -> None:
        """The life was read again: what was just typed may be in it."""
        if self._added and any(one.id == self._added for one in self._tab.life.rows):
            added, self._added = self._added, ""
            self._tab.choose((added,))

    def ask_when(self, key: str) -> None:
        """Open an event without a date, with the cursor where its date goes."""
        self._asked = key
        self._tab.open(key)
        self.show_event(self._tab.form)

    def show_event(self, form: EventEditor | None) -> None:
        if form is not None and self._asked and form.event_id == self._asked:
            self._asked = ""
            form.start.line.setFocus(Qt.FocusReason.OtherFocusReason)
