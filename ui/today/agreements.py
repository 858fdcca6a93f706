"""What was agreed, on Vandaag: late, today, coming; of everybody or of one person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, folded, plural
from rondom.meetings.agreements import AgreementRow
from rondom.meetings.attention import When, Work, by_when, of_person, people_of
from rondom.meetings.reviews import ReviewRow
from ui.agreements import agreement_row, ask_what_became, tick_agreement
from ui.desk import Place
from ui.meetings.call import ask_for_call
from ui.screen import Screen
from ui.widgets import Card, KeptChoice, column, label, row
from ui.widgets.notices import EmptyState
from ui.widgets.rows import Row, RowList

AT_FIRST = 6
"""Rows of what is not urgent; the rest comes with one click. Rows in a card are all made, so ten years must not be there."""
MORE = "#more:"


class AgreementsPart(QWidget):
    """The heading with the choice of whose, the rows in their parts, or that there are none."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen, theme, p = screen, screen.theme, screen.theme.px
        self._agreements: Sequence[AgreementRow] = ()
        self._reviews: Sequence[ReviewRow] = ()
        self._places: dict[str, Place] = {}
        self._open: dict[str, AgreementRow] = {}
        self._whole: set[When] = set()
        self.who = KeptChoice(theme, (("", _("Van iedereen")),), "", "today.who")
        self.who.setAccessibleName(_("Van wie"))
        self.who.kept.connect(lambda _name: self._show())
        self.rows = RowList(theme, "today.agreements", spoken=_("Afspraken"), inset=1.6, whole=True)
        self.rows.ticked.connect(lambda key, done: tick_agreement(screen, key, done))
        self.rows.opened.connect(self._opened)
        self.rows.menu_asked.connect(self._ask_what_became)
        self._card = Card(theme)
        self._card.setLayout(column(self.rows, margins=self._card.inner(0.05, 0.05, 0.05, 0.05)))
        self._nothing = EmptyState(
            theme, _("Geen open afspraken"), _("Afspraken uit een overleg of een telefoongesprek staan hier vanzelf."),
            _("Telefoongesprek noteren"), name="today.empty",
        )  # fmt: skip
        self._nothing.acted.connect(lambda: ask_for_call(screen))
        head = row(label(_("Afspraken"), "section"), None, self.who)
        self.setLayout(column(head, p(0.5), self._card, self._nothing))

    def show_work(self, agreements: Sequence[AgreementRow], reviews: Sequence[ReviewRow]) -> None:
        self._agreements, self._reviews = agreements, reviews
        self._offer_people()
        self._show()

    def _offer_people(self) -> None:
        """Me first; then who has most to do. One person alone is no choice."""
        people, me = people_of(self._agreements), folded(self._screen.desk.me)
        mine = [(name, _("Van mij ({n})").format(n=n)) for name, n in people if folded(name) == me]
        others = [(name, f"{name} ({n})") for name, n in people if folded(name) != me]
        chosen = self.who.value()
        self.who.show_options([("", _("Van iedereen")), *mine, *others])
        self.who.show_value(chosen if any(folded(name) == folded(chosen) for name, _n in people) else "")
        self.who.setVisible(len(people) > 1)

    def _show(self) -> None:
        name = self.who.value()
        agreements = of_person(self._agreements, name)
        reviews = () if name else self._reviews
        self._open = {one.id: one for one in agreements}
        self._places = {one.id: _place(one.pupil_id, one.meeting_id) for one in agreements}
        self._places |= {one.meeting_id: _place(one.pupil_id, one.planned_id or one.meeting_id) for one in reviews}
        parts = by_when([*agreements, *reviews], clock.today())
        rows: list[Row] = []
        for when, work in parts:
            if len(parts) > 1 or when is When.LATE:
                rows.append(Row("", when.word, heading=True))
            rows += self._section(when, work)
        self.rows.show_rows(rows)
        self._card.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _section(self, when: When, work: Sequence[Work]) -> list[Row]:
        urgent = when in (When.LATE, When.TODAY) or when in self._whole
        shown = work if urgent or len(work) <= AT_FIRST + 1 else work[:AT_FIRST]
        rows = [_review(one) if isinstance(one, ReviewRow) else _agreement(one) for one in shown]
        rest = len(work) - len(shown)
        if rest:
            rows.append(Row(f"{MORE}{when.value}", plural(rest, "Nog {n} tonen", "Nog {n} tonen"), icon="chevron-down"))
        return rows

    def _opened(self, key: str) -> None:
        if key.startswith(MORE):
            self._whole.add(When(key.removeprefix(MORE)))
            self._show()
        else:
            self._screen.desk.open(self._places[key])

    def _ask_what_became(self, key: str, place: QPoint) -> None:
        if key in self._open:
            ask_what_became(self._screen, self._open[key], place)


def _agreement(one: AgreementRow) -> Row:
    return agreement_row(one, detail=one.who, side=one.pupil_name)


def _review(one: ReviewRow) -> Row:
    """A day on which it is looked whether a plan works, among the agreements: it is one."""
    late = bool(one.days_late)
    return Row(
        one.meeting_id, _("Kijken of het plan werkt"), _("overleg gepland") if one.planned_id else one.meeting_title,
        side=one.pupil_name, end=one.when_words(clock.today()), end_tone="danger" if late else "ink-muted",
        end_icon="clock" if late else "", icon="calendar-check",
    )  # fmt: skip


def _place(pupil_id: str, meeting_id: str) -> Place:
    return Place("dossier", pupil_id, "meetings", meeting_id)
