"""Two talks, one plan, at the table: which talk goes on, and the way to the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import MeetingState
from rondom.meetings.sitting_rows import SittingRow
from ui.desk import Desk
from ui.theme import Theme
from ui.widgets import Dialog, button, column, label


def next_talk(detail: MeetingDetail) -> SittingRow | None:
    """The first talk that is still to be held."""
    return next((one for one in detail.sittings if one.state is MeetingState.PLANNED), None)


def talk_words(detail: MeetingDetail) -> str:
    """met moeder, gesprek 1 van 2; "" when everybody sits at one table"""
    now = detail.sitting
    if now is None:
        return ""
    at = [one.id for one in detail.sittings].index(now.id) + 1
    told = _("gesprek {n} van {total}").format(n=at, total=len(detail.sittings))
    return ", ".join(part for part in (now.title, told) if part)


def after_talk(coming: SittingRow) -> str:
    """Verder met vader"""
    return _("Verder {who}").format(who=coming.title[:1].lower() + coming.title[1:])


LEAVE, OVER, NEXT = "leave", "over", "next"


class LeaveDialog(Dialog):
    """Van tafel gaan? `how` is what was meant: only leave; this talk is done; or on to the other talk that is still to come."""

    def __init__(self, theme: Theme, coming: SittingRow | None, parent: QWidget) -> None:
        self.how = LEAVE
        kept = _("Alles is bewaard. U gaat later verder bij dezelfde stap.")
        ways = []
        if coming is not None:
            done = button(_("Dit gesprek is klaar"), "link", name="leave.done", on=partial(self._leave, OVER))
            on = button(after_talk(coming), "link", name="leave.next", on=partial(self._leave, NEXT))
            ways = [
                label(_("Of is dit gesprek klaar? Het andere begint weer bij de eerste stap."), wrap=True),
                done,
                on,
            ]
        super().__init__(
            theme, _("Van tafel gaan?"), _("Van tafel"), parent=parent, body=kept, back=_("Verder praten"),
            content=column(*ways, gap=theme.px(0.1)) if ways else None,
        )  # fmt: skip

    def _leave(self, how: str) -> None:
        self.how = how
        self.accept()


def ask_to_leave(desk: Desk, theme: Theme, detail: MeetingDetail | None, parent: QWidget) -> str:
    """LEAVE, OVER or NEXT as in `LeaveDialog`; "" to go on talking."""
    dialog = LeaveDialog(theme, next_talk(detail) if detail and detail.sitting else None, parent)
    meant = dialog.how if desk.messages.run(dialog) else ""
    dialog.deleteLater()
    return meant


def ask_next_talk(desk: Desk, coming: SittingRow) -> bool:
    """Closing fixes the plan for everyone, and someone has not been heard yet: only when that is meant."""
    which = coming.title[:1].lower() + coming.title[1:]
    body = _("Er is nog een gesprek: {which}. Pas daarna is het plan van iedereen.").format(which=which)
    return desk.messages.confirm(_("Toch nu al afsluiten?"), body, _("Afsluiten"))
