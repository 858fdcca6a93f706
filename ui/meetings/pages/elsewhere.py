"""What was said in another of several talks: folded away until someone asks for it. It is one plan all the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rondom.language import _, plural
from rondom.meetings.detail import ContributionRow, MeetingDetail
from ui.meetings.fields import words
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD, Theme
from ui.widgets import LaneMark, button, column, refill, row


class Elsewhere(QWidget):
    """“3 regels uit het gesprek met vader” with a way to see them. Folds again when another talk begins."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, self._sitting = theme, ""
        self._shown: tuple[ContributionRow, ...] = ()
        self.more = button("", "link", theme, "eye-off", name=name, on=self._turn)
        self._box = QVBoxLayout()
        self._box.setSpacing(theme.px(0.2))
        self._rows = QWidget()
        self._rows.setLayout(self._box)
        self._rows.hide()
        self.setLayout(column(theme.px(0.3), row(self.more, None), self._rows))
        self.hide()

    def show_said(self, said: Sequence[ContributionRow], detail: MeetingDetail) -> None:
        now = detail.sitting.id if detail.sitting else ""
        said = tuple(one for one in said if one.text.strip())
        if now != self._sitting:
            self._sitting = now
            self._rows.hide()
        if said != self._shown:
            self._shown = said
            refill(self._box, [self._line(one) for one in said])
        self.setVisible(bool(said))
        titles = {one.id: one.title for one in detail.sittings}
        names = list(dict.fromkeys(titles.get(one.sitting_id, "") for one in said))
        count = plural(len(said), "{n} regel", "{n} regels")
        where = ", ".join(name[:1].lower() + name[1:] for name in names if name)
        told = _("{count} uit het gesprek {which}") if where else _("{count} uit een ander gesprek")
        self.more.setText(told.format(count=count, which=where))

    @property
    def open(self) -> bool:
        return not self._rows.isHidden()

    def _turn(self) -> None:
        self._rows.setVisible(not self.open)

    def _line(self, one: ContributionRow) -> QWidget:
        made = QWidget()
        who = words(self.theme, one.said_by, 1.0, SEMIBOLD)
        inner = row(
            LaneMark(self.theme, lane_of(one.perspective), 0.8), who, words(self.theme, one.text, 1.0, wrap=True),
            gap=self.theme.px(0.4),
        )  # fmt: skip
        inner.setStretch(2, 1)
        made.setLayout(inner)
        return made
