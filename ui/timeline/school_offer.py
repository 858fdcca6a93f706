"""What the school's administration knows and the timeline does not show yet: one sentence, and one click to put it there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.timeline.school_lane import SchoolOffer, take_offer
from ui.desk import Desk
from ui.widgets import Glyph, box, button, column, label, row, tool


class SchoolOfferLine(QWidget):
    """Hidden when there is nothing to offer, and for the rest of this session once someone said no for a child."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pupil_id, self.offers = "", tuple[SchoolOffer, ...]()
        self._declined: set[str] = set()
        theme, p = desk.theme, desk.theme.px
        self.words = label("", wrap=True, name="timeline.offer")
        self.take = button(
            _("Op de tijdlijn zetten"), "quiet", theme, "plus", name="timeline.offer.take", on=self._take
        )
        self.away = tool(theme, "x", _("Niet nodig"), key="timeline.offer.away", on=self._decline)
        inner = row(Glyph(theme, "school", "info"), self.words, self.take, self.away, gap=p(0.6))
        inner.setStretch(1, 1)
        inner.setContentsMargins(p(0.8), p(0.25), p(0.4), p(0.25))
        banner = box(inner, "banner")
        banner.setProperty("tone", "info")
        self.setLayout(column(banner, margins=(p(0.93), 0, p(0.93), p(0.5))))
        self.hide()

    def show_offers(self, pupil_id: str, offers: Sequence[SchoolOffer]) -> None:
        self._pupil_id, self.offers = pupil_id, tuple(offers)
        self.words.setText(" ".join(offer.sentence for offer in offers))
        self.setVisible(bool(offers) and pupil_id not in self._declined)

    def _take(self) -> None:
        pupil, offers = self._pupil_id, self.offers
        words = _("Uit de administratie op de tijdlijn gezet")
        self._desk.tasks.write(
            self,
            words,
            lambda session: [take_offer(session, pupil, offer) for offer in offers],
            lambda _ids: self._desk.messages.toast(words, undo=True),
        )

    def _decline(self) -> None:
        self._declined.add(self._pupil_id)
        self.hide()
