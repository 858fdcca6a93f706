"""One date around another: "eind groep 5", "rond mei 2024", "voor de zomer van 2023", "tussen mei en juli"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from rondom.timeline import calendar_dates, child_dates, relative_dates
from rondom.timeline.date_words import Read
from rondom.timeline.spans import Context, Misread, Precision, part, shift, widen

_FORMS = (*relative_dates.FORMS, *calendar_dates.FORMS, *child_dates.FORMS)
_PARTS = {
    "begin": "begin",
    "vroeg in": "begin",
    "half": "half",
    "midden": "half",
    "halverwege": "half",
    "medio": "half",
    "eind": "eind",
    "einde": "eind",
    "laat in": "eind",
    "eerste helft": "first",
    "tweede helft": "second",
}
_THE = r"(?: (?:de|het))?"
_PART = re.compile(rf"(?:in )?(?:de |het )?(?P<which>{'|'.join(_PARTS)})(?: (?:van|in))?{_THE} (?P<rest>.+)")
_ABOUT = re.compile(rf"(?:zo )?(?:rond|rondom|ongeveer|omstreeks|circa|ca|±|~)(?: in)?{_THE} ?(?P<rest>.+)")
_NEAR = re.compile(rf"(?:kort|vlak|net|even) (?P<side>voor|na){_THE} (?P<rest>.+)")
_SIDE = re.compile(rf"(?P<side>voor|vóór|na|tot){_THE} (?P<rest>.+)")
_SAT = re.compile(r"toen (?:[a-zà-ÿ'-]{2,20} ){0,3}(?:in|naar) (?P<rest>.+?) (?:zat|was|ging|kwam|begon)")
_FILLER = re.compile(
    r"(?:waarschijnlijk|misschien|volgens mij|in de loop van|gedurende|tijdens|bij|ergens in|ergens|in|op|de|het|sinds"
    rf"|sedert|vanaf|van){_THE} (?P<rest>.+)"
)
PERIOD = (
    re.compile(r"van (?P<a>.+?) (?:tot en met|tot aan|tot|t/m|naar|-) (?P<b>.+)"),
    re.compile(r"(?P<a>.+?)(?: tot en met | tot aan | tot | t/m | - )(?P<b>.+)"),
    re.compile(r"(?P<a>\D+'?\d\d|\D+\d{4})-(?P<b>\D.+)"),
)
"""Something with a start and an end."""
_BETWEEN = (
    re.compile(r"tussen (?P<a>.+?) en (?P<b>.+)"),
    re.compile(r"(?P<a>.+?) of (?P<b>.+)"),
    re.compile(r"(?P<a>[^\d/]+) ?/ ?(?P<b>[^\d/]+ .+)"),
)
_YEAR_AT_END = re.compile(r".*?((?: (?:19|20|21)\d\d)|(?: ?'\d\d))")


def read(text: str, context: Context, inside: bool = False) -> Read | Misread:
    """A cleaned text as an interval. `inside` a stretch there is no other stretch, which also keeps reading short.

    A form that fits but names something impossible keeps its reason, so that it can be said.
    """
    reason: Misread | None = None
    for pattern, form in _FORMS:
        if match := pattern.fullmatch(text):
            found = form(match, context)
            if isinstance(found, Read):
                return found
            reason = reason or found
    return reason or _read_compound(text, context, inside)


def _read_compound(text: str, context: Context, inside: bool) -> Read | Misread:
    reason: Misread | None = None
    for compound in _COMPOUNDS:
        found = compound(text, context, inside)
        if isinstance(found, Read):
            return found
        if found and found.code != "date-unknown":
            reason = reason or found
    return reason or Misread("date-unknown")


def sides(text: str, context: Context, patterns: tuple[re.Pattern[str], ...]) -> tuple[str, str] | None:
    """The two ends of a stretch, each completed with what it shares with the other; None when it is no stretch."""
    for pattern in patterns:
        if match := pattern.fullmatch(text):
            first, second = _completed(match["a"].strip(), match["b"].strip(), context)
            if isinstance(read(first, context, True), Read) or isinstance(read(second, context, True), Read):
                return first, second
    return None


def _completed(first: str, second: str, context: Context) -> tuple[str, str]:
    """ "12 tot 15 maart 2024", "3 en 5 jaar", "groep 3 tot 5", "mei tot november 2024": each gets what it lacks."""
    if first.isdigit() and len(first) < 3:
        return re.sub(r"\d+", first, second, count=1), second
    if second.isdigit() and len(second) < 3:
        return first, re.sub(r"\d+(?!.*\d)", second, first, count=1)
    year = _YEAR_AT_END.fullmatch(second)
    if year and not _YEAR_AT_END.fullmatch(first):
        with_year = f"{first} {year[1].strip()}"
        return (with_year if isinstance(read(with_year, context, True), Read) else first), second
    return first, second


def _stretch(text: str, context: Context, inside: bool) -> Read | Misread | None:
    pair = None if inside else sides(text, context, (*_BETWEEN, *PERIOD))
    if pair is None:
        return None
    first, second = read(pair[0], context, True), read(pair[1], context, True)
    if isinstance(first, Misread):
        return first
    if isinstance(second, Misread):
        return second
    if second.span[1] < first.span[0]:
        return Misread("date-reversed", proposal=f"{pair[1]} - {pair[0]}")
    span = (min(first.span[0], second.span[0]), max(first.span[1], second.span[1]))
    return Read(span, Precision.RANGE, first.moves or second.moves)


def _around(pattern: re.Pattern[str], change: Callable[[re.Match[str], Read, Context], Read]) -> Compound:
    """A compound that reads the `rest` of its pattern and then changes the interval."""

    def compound(text: str, context: Context, inside: bool) -> Read | Misread | None:
        if not (match := pattern.fullmatch(text)):
            return None
        whole = read(match["rest"], context, inside)
        return whole if isinstance(whole, Misread) else change(match, whole, context)

    return compound


def _as_it_is(_match: re.Match[str], whole: Read, _context: Context) -> Read:
    return whole


def _a_part(match: re.Match[str], whole: Read, _context: Context) -> Read:
    return Read(part(whole.span, _PARTS[match["which"]]), whole.precision, whole.moves)


def _wider(_match: re.Match[str], whole: Read, _context: Context) -> Read:
    return Read(widen(whole.span), Precision.ABOUT, whole.moves)


def _beside(match: re.Match[str], whole: Read, _context: Context) -> Read:
    first, last = whole.span
    if match["side"] == "voor":
        return Read((shift(first, -2), first - timedelta(1)), Precision.ABOUT, whole.moves)
    return Read((last + timedelta(1), shift(last, 2)), Precision.ABOUT, whole.moves)


def _one_side(match: re.Match[str], whole: Read, context: Context) -> Read:
    if match["side"] == "na":
        first = whole.span[1] + timedelta(1)
        last = context.today if first <= context.today else shift(first, 12)
        return Read((first, last), Precision.AFTER, whole.moves)
    last = whole.span[1] if match["side"] == "tot" else whole.span[0] - timedelta(1)
    first = context.birth if context.birth and context.birth <= last else shift(last, -36)
    return Read((first, last), Precision.BEFORE, whole.moves)


Compound = Callable[[str, Context, bool], Read | Misread | None]
_COMPOUNDS: tuple[Compound, ...] = (
    _stretch,
    _around(_PART, _a_part),
    _around(_ABOUT, _wider),
    _around(_NEAR, _beside),
    _around(_SIDE, _one_side),
    _around(_SAT, _as_it_is),
    _around(_FILLER, _as_it_is),
)
