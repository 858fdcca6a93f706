"""Two talks, one plan, at the table: which talk goes on, and the way to the next."""

from __future__ import annotations

from rondom.language import _
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import MeetingState
from rondom.meetings.sitting_rows import SittingRow
from ui.desk import Desk


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


def ask_next_talk(desk: Desk, coming: SittingRow) -> bool:
    """Closing fixes the plan for everyone, and someone has not been heard yet: only when that is meant."""
    which = coming.title[:1].lower() + coming.title[1:]
    body = _("Er is nog een gesprek: {which}. Pas daarna is het plan van iedereen.").format(which=which)
    return desk.messages.confirm(_("Toch nu al afsluiten?"), body, _("Afsluiten"))
