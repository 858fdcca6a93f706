"""The way from help on a timeline to looking back on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.collaboration.queries import may_look_back
from rondom.language import _
from rondom.timeline.queries import EventDetail
from ui.desk import Desk, Place
from ui.widgets import button, row


class ReviewOffer(QWidget):
    """A button beside help that is over. `show_event` shows or hides it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place = Place("review")
        self.button = button(
            _("Terugkijken op deze hulp"), theme=desk.theme, icon="history", name="event.review", on=self.open
        )
        self.setLayout(row(self.button, None))
        self.setVisible(False)

    def show_event(self, event: EventDetail) -> None:
        self._place = Place("review", event.pupil_id, key=event.id)
        self.setVisible(may_look_back(event, clock.today()))

    def open(self) -> None:
        self._desk.open(self._place)
