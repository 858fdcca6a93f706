"""The only place that asks what time it is, so that tests, the Voorbeeldschool and pictures can hold it still."""

from __future__ import annotations

from datetime import UTC, date, datetime

_frozen: datetime | None = None


def freeze(moment: datetime | None) -> None:
    """Hold the clock at `moment` (aware; a naive one counts as local), or let it run again with None."""
    global _frozen
    _frozen = moment.astimezone() if moment is not None else None


def now() -> datetime:
    """Local time, aware of its zone."""
    return _frozen if _frozen is not None else datetime.now().astimezone()


def utc_now() -> datetime:
    return now().astimezone(UTC)


def today() -> date:
    return now().date()
