"""How long help was waited for, in the same words everywhere: in the drawing, in the list, in a question and on paper.

Vague times give the shortest and the longest it can have been, never one number that nobody knows.
"""

from __future__ import annotations

from datetime import date

from rondom.language import _, plural
from rondom.timeline.spans import Span

_WEEKS_FROM = 14
"""Days from which a wait is told in weeks."""


def waits_now(start: Span | None, today: date) -> bool:
    """Whether it still has to begin."""
    return start is None or start[0] > today


def wait_time(applied: Span, start: Span | None, today: date) -> str:
    """From the asking to the start, or to today while it lasts: "28 weken", "22 tot 30 weken", "12 dagen"."""
    first, last = (today, today) if start is None or waits_now(start, today) else start
    return _stretch(max(0, (first - applied[1]).days), max(0, (last - applied[0]).days))


def wait_words(applied: Span, start: Span | None, today: date) -> str:
    """ "28 weken gewacht", "22 tot 30 weken gewacht", "wacht nu 12 weken"."""
    told = _("wacht nu {time}") if waits_now(start, today) else _("{time} gewacht")
    return told.format(time=wait_time(applied, start, today))


def wait_label(applied: Span, start: Span | None, today: date) -> str:
    """The words in the drawing: "28 weken wachten"; while it lasts, also when a start is planned, "wacht nu 12 weken"."""
    told = _("wacht nu {time}") if waits_now(start, today) else _("{time} wachten")
    return told.format(time=wait_time(applied, start, today))


def _stretch(fewest: int, most: int) -> str:
    """Days in words."""
    if most < _WEEKS_FROM:
        return plural(most, "{n} dag", "{n} dagen")
    weeks = plural(most // 7, "{n} week", "{n} weken")
    return weeks if fewest // 7 == most // 7 else _("{fewest} tot {most}").format(fewest=fewest // 7, most=weeks)
