"""How often a meeting moved, and when for the last time, as the journal tells it. For calendars, and for papers given before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from rondom.meetings.detail import MeetingDetail
from rondom.vault.store import Session

_MOMENT = ("starts_at", "timed", "minutes", "room", "state")
_CALLED_FOR = ("starts_at", "timed", "room")
_CHANGES = """SELECT a.seq, a.at, c.col FROM journal_action a JOIN journal_cell c ON c.action = a.seq
WHERE a.at >= :since AND c.tbl = :tbl AND c."row" = :row"""
_EVER = datetime.fromtimestamp(0, UTC)
"""A clock may have been set back between making a row and changing it, so the moment in its id bounds nothing."""


def times_moved(session: Session, table: str, key: str) -> int:
    """In how many actions the moment, the place or the state of a meeting or one of its talks changed."""
    return len({row.seq for row in _changes(session, table, key, _EVER) if row.col in _MOMENT})


def moved_since(session: Session, detail: MeetingDetail, since: datetime) -> bool:
    """Whether the meeting, or one of its talks, got another moment or place after `since` (aware)."""
    rows = [("meeting", detail.head.id), *(("sitting", one.id) for one in detail.sittings)]
    return any(row.col in _CALLED_FOR for table, key in rows for row in _changes(session, table, key, since))


def _changes(session: Session, table: str, key: str, since: datetime) -> list[Any]:
    """What was done since then to the row. Later is quicker: a journal of ten years is long."""
    values = {"since": since.astimezone(UTC).isoformat(), "tbl": table, "row": key}
    return list(session.execute(text(_CHANGES), values))
