"""One date around another: "eind groep 5", "rond mei 2024", "voor de zomer van 2023", "tussen mei en juli"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from rondom.timeline import calendar_dates, child_dates, named_times, relative_dates
from rondom.timeline.calendar_dates import week_span
from rondom.timeline.date_words import HOLIDAYS, MONTHS, ORDINALS, SEASONS, Read, either
from rondom.timeline.spans import Context, Misread, Precision, Span, part, shift, widen

_FORMS = (*relative_dates.FORMS, *calendar_dates.FORMS, *child_dates.FORMS, *named_times.FORMS)
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
_NAMED = rf"(?:{either(MONTHS)}|{either(SEASONS)}|{either(HOLIDAYS)}|{'|'.join(named_times.FEASTS)})"
_OF_YEAR = (
    re.compile(r"(?P<rest>.+?) (?:van |in )?(?P<which>dit|vorig|afgelopen|volgend|komend) jaar"),
    re.compile(r"(?P<which>dit|vorig|afgelopen|volgend|komend) jaar (?:in )?(?P<rest>.+)"),
)
_WITHIN = re.compile(
    rf"(?P<rest>(?:(?:begin|half|midden|medio|einde?|rond|na|voor) (?:de )?)?{_NAMED}) (?:in |van |uit |tijdens )?(?:het )?"
    r"(?P<year>(?:groep|gr|klas|schooljaar|sj|brugklas|kleuter|\d{2,4}[-/]\d{2,4}).*)"
)
_SUMMER_AFTER = re.compile(
    r"(?P<rest>zomer|zomervakantie) (?:na|tussen) (?P<year>(?:groep|klas) ?\d)(?: en (?:groep |klas )?\d)?"
)
_SWITCH = re.compile(r"overgang (?:van )?(?P<rest>.+?) naar (?:groep |klas )?\d")
_FEW = re.compile(
    rf"(?P<which>laatste|{either(ORDINALS)}) (?P<unit>dagen|week|weken|maand|maanden)(?: van| in)?{_THE} (?P<rest>.+)"
)
_WEEK_OF = re.compile(r"(?P<unit>week|weekend) van (?P<rest>.+)")
PERIOD = (
    re.compile(r"van (?P<a>.+?) (?:tot en met|tot aan|tot|t/m|naar|-) (?P<b>.+)"),
    re.compile(r"(?P<a>.+?)(?: tot en met | tot aan | tot | t/m | - )(?P<b>.+)"),
    re.compile(r"(?P<a>\D+'?\d\d|\D+\d{4})-(?P<b>[a-z].+)"),
)
"""Something with a start and an end."""
_BETWEEN = (
    re.compile(r"tussen (?P<a>.+?) en (?P<b>.+)"),
    re.compile(r"(?P<a>.+?) of (?P<b>.+)"),
    re.compile(r"(?P<a>[^\d/]+) ?/ ?(?P<b>[^\d/]+ .+)"),
    re.compile(r"(?P<a>[^\d/]+\d[^/]*?) ?/ ?(?P<b>[^\d/][^/]*)"),
)
_YEARLESS = re.compile(rf"(?:\w+ )?(?:\d{{1,2}} )?{_NAMED}|\d{{1,2}}[-/]\d{{1,2}}")
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
    if re.fullmatch(r"\d{1,2}(?:,5)?", first):
        return re.sub(r"\d+(?:,5)?", first, second, count=1), second
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
    if second.span[1] < first.span[0] and yearless(*pair):
        first = Read(a_year_earlier(first.span), first.precision, first.moves)
    if second.span[1] < first.span[0]:
        return Misread("date-reversed", proposal=f"{pair[1]} - {pair[0]}")
    span = (min(first.span[0], second.span[0]), max(first.span[1], second.span[1]))
    return Read(span, Precision.RANGE, first.moves or second.moves)


def yearless(first: str, second: str) -> bool:
    """Whether both sides leave out the year: of "november tot mei" the start then lies in the year before."""
    return bool(_YEARLESS.fullmatch(first) and _YEARLESS.fullmatch(second))


def a_year_earlier(span: Span) -> Span:
    """The same days, months or season a year before; whole months stay whole."""
    after = shift(span[1] + timedelta(1), -12) - timedelta(1)
    return shift(span[0], -12), after


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


def _of_year(text: str, context: Context, _inside: bool) -> Read | Misread | None:
    """ "Zomer vorig jaar", "vorig jaar mei"."""
    step = {"dit": 0, "vorig": -1, "afgelopen": -1, "volgend": 1, "komend": 1}
    for pattern in _OF_YEAR:
        if match := pattern.fullmatch(text):
            found = read(f"{match['rest']} {context.today.year + step[match['which']]}", context, True)
            if isinstance(found, Read):
                return Read(found.span, found.precision, moves=True)
    return None


def _within(text: str, context: Context, _inside: bool) -> Read | Misread | None:
    """ "Januari in groep 3", "kerst groep 5": the one that begins in that school year."""
    match = _WITHIN.fullmatch(text)
    whole = read(match["year"], context, True) if match else None
    if match is None or not isinstance(whole, Read):
        return whole
    for year in range(whole.span[0].year, whole.span[1].year + 2):
        found = read(f"{match['rest']} {year}", context, True)
        if isinstance(found, Read) and whole.span[0] <= found.span[0] <= whole.span[1]:
            return Read(found.span, found.precision, whole.moves)
    return None


def _summer_after(text: str, context: Context, _inside: bool) -> Read | Misread | None:
    match = _SUMMER_AFTER.fullmatch(text)
    whole = read(match["year"], context, True) if match else None
    if match is None or not isinstance(whole, Read):
        return whole
    return read(f"{match['rest']} {whole.span[1].year}", context, True)


def _switch(_match: re.Match[str], whole: Read, _context: Context) -> Read:
    """Two months before and after the change."""
    change = whole.span[1] + timedelta(1)
    return Read((shift(change, -2), shift(change, 2) - timedelta(1)), Precision.ABOUT, whole.moves)


def _few(match: re.Match[str], whole: Read, _context: Context) -> Read:
    """ "Eerste weken": four weeks, "eerste maanden": three months; "derde week": from day 15. Never beyond the whole."""
    first, last = whole.span
    unit, place = match["unit"], ORDINALS.get(match["which"], 0)
    count = {"dagen": 7, "week": 7, "weken": 28}.get(unit)
    if count:
        start = first + timedelta(count * (place - 1)) if place else last - timedelta(count - 1)
        end = start + timedelta(count - 1)
    else:
        months = 1 if unit == "maand" else 3
        start = shift(first, months * (place - 1)) if place else shift(last + timedelta(1), -months)
        end = shift(start, months) - timedelta(1)
    if start > last:
        return Read((last, last), whole.precision, whole.moves)
    precision = Precision.WEEK if unit == "week" else Precision.RANGE
    return Read((max(first, start), min(last, end)), precision, whole.moves)


def _week_of(match: re.Match[str], whole: Read, _context: Context) -> Read:
    """The week around a day, or its Saturday and Sunday."""
    first, last = week_span(whole.span[0])[0], week_span(whole.span[1])[1]
    if match["unit"] == "weekend":
        return Read((last - timedelta(1), last), Precision.RANGE, whole.moves)
    return Read((first, last), Precision.WEEK, whole.moves)


Compound = Callable[[str, Context, bool], Read | Misread | None]
_COMPOUNDS: tuple[Compound, ...] = (
    _of_year,
    _within,
    _summer_after,
    _stretch,
    _around(_WEEK_OF, _week_of),
    _around(_FEW, _few),
    _around(_SWITCH, _switch),
    _around(_PART, _a_part),
    _around(_ABOUT, _wider),
    _around(_NEAR, _beside),
    _around(_SIDE, _one_side),
    _around(_SAT, _as_it_is),
    _around(_FILLER, _as_it_is),
)
