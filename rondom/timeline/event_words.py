"""One event in words: when it was, and a sentence that stands alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rondom.language import _, capital
from rondom.timeline.model import EventKind, Nature
from rondom.timeline.spans import Precision, Span, VagueDate, whole_months
from rondom.timeline.vague_dates import describe

NATURE_WORDS: dict[Nature, str] = {
    Nature.FACT: _("feit"),
    Nature.EXPERIENCE: _("ervaring"),
    Nature.INTERPRETATION: _("uitleg"),
}


def span_of(row: Any, edge: str) -> Span | None:
    """One of the times of an event, start, end or applied, as an interval."""
    earliest, latest = getattr(row, f"{edge}_earliest"), getattr(row, f"{edge}_latest")
    return (earliest, latest) if earliest and latest else None


def vague_of(row: Any, edge: str) -> VagueDate | None:
    """The same with what was said."""
    span = span_of(row, edge)
    return VagueDate(getattr(row, f"{edge}_said"), *span, _precision(span)) if span else None


def when_words(row: Any) -> str:
    """ "12 maart 2024", "ergens in groep 3", "sinds januari 2024", "van mei 2024 tot november 2024"; "" without a date."""
    start = _words(row, "start")
    end = "" if row.kind == EventKind.MOMENT else _words(row, "end")
    if not (start or end):
        applied = _words(row, "applied")
        return _("aangemeld: {when}").format(when=applied) if applied else ""
    if row.kind == EventKind.MOMENT:
        return start
    if not end:
        return (_("vanaf {start}") if row.planned else _("sinds {start}")).format(start=start)
    if start == end:
        return start
    return _("van {start} tot {end}").format(start=start, end=end) if start else _("tot {end}").format(end=end)


def sentence(row: Any, when: str) -> str:
    """One event in a sentence that stands alone: for who listens to the drawing, and for the list on paper."""
    told = capital(row.title) + (f": {when}." if when else ".")
    extra: Iterable[str] = (
        _("Gepland.") if row.planned else "",
        _("Verteld door {who}.").format(who=row.told_by) if row.told_by else "",
    )
    return " ".join(part for part in (told, *extra) if part)


def _precision(span: Span) -> Precision:
    if span[0] == span[1]:
        return Precision.DAY
    return {1: Precision.MONTH, 3: Precision.SEASON, 12: Precision.YEAR}.get(whole_months(span), Precision.RANGE)


def _words(row: Any, edge: str) -> str:
    """What was said, when it is words; figures become a date in words. "sinds" and "in" are said by the sentence already."""
    span = span_of(row, edge)
    if span is None:
        return ""
    said: str = getattr(row, f"{edge}_said").strip()
    led = ("sinds ", "vanaf ", "tot ", *(() if row.kind == EventKind.MOMENT else ("in ", "op ", "van ")))
    for before in led:
        said = said[len(before) :] if said.casefold().startswith(before) else said
    return said if any(letter.isalpha() for letter in said) else describe(span)
