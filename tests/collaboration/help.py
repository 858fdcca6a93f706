"""A made-up stretch of help that is over, in a real vault."""

from __future__ import annotations

from datetime import date

from rondom.timeline.actions import add_event
from rondom.timeline.model import EventData, EventKind
from rondom.vault.store import Session


def add_help(
    session: Session,
    pupil_id: str,
    ends: tuple[date, date] | None = (date(2025, 7, 4), date(2025, 7, 4)),
    **values: object,
) -> str:
    """Speltherapie from September 2024, to `ends`; other fields of the event in `values`."""
    fields: dict[str, object] = {
        "title": "Speltherapie", "lane": "zorg", "kind": EventKind.TRAJECTORY,
        "start_said": "september 2024", "start_earliest": date(2024, 9, 1), "start_latest": date(2024, 9, 30),
    }  # fmt: skip
    if ends is not None:
        fields |= {"end_said": "tot dan", "end_earliest": ends[0], "end_latest": ends[1]}
    return add_event(session, pupil_id, EventData(**{**fields, **values}))
