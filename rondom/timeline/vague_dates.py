"""Any words about time -> an interval, or a reason why not; and back into words. Vague stays vague.

Rules that a reader may wonder about:
- A school year runs from 1 August to 31 July. "2022/2023" and "2022-2023", written together, are a school year;
  "2022 - 2023" are two years.
- Winter 2023 began in December 2022. Holidays span the three regions. "begin", "half" and "eind" are a quarter, a half
  and a quarter of what follows; of a short stretch thirds.
- A group that was done twice is the whole of both years; "groep 4 tweede keer" is the second. "Januari in groep 3" is
  the one in that school year.
- Without a year the last one that has begun is meant; with a weekday the last one that falls on it, and "november tot
  mei" begins in the year before it ends. A full date on another weekday than was said is asked about. '24 is a year up
  to ten ahead of now, else of the last century.
- "rond" is half the stretch wider on either side, a week at least. "voor" runs from birth (else three years back), "na"
  to today (else a year on), "net voor" and "net na" are two months.
- An age or a groep of someone else ("toen zijn zusje 4 was") is refused: only those of the child are known.
- What depends on the day of speaking ("gisteren") is kept as the date it meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from rondom.dossier.names import age_on
from rondom.language import _, capital, day, day_month, month
from rondom.timeline.calendar_dates import season_span
from rondom.timeline.child_dates import someone_else
from rondom.timeline.compound_dates import PERIOD, a_year_earlier, read, sides, yearless
from rondom.timeline.date_words import VOCABULARY, Read, clean
from rondom.timeline.spans import Context, Misread, Precision, Span, VagueDate, shift, whole_months
from rondom.timeline.wordings import usual

__all__ = [
    "Context",
    "Misread",
    "Period",
    "Precision",
    "VagueDate",
    "age_told",
    "describe",
    "joined",
    "parse",
    "parse_period",
    "read_back",
    "read_period",
    "show",
    "suggestions",
    "when_told",
]

_YEARS_AHEAD = 10
_FIRST_YEAR = 1900
_ONGOING = re.compile(
    r"(?:sinds|sedert|vanaf) (.+?)(?: tot (?:nu|heden|vandaag))?"
    r"|(?:van )?(.+?) ?(?:-|tot|t/m) ?(?:nu|heden|vandaag|\.\.\.)|(.*\w.*?) ?-"
)
_UNTIL = re.compile(r"(?:tot en met|t/m|tot) (.+)")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Period:
    """A start and an end that are each vague. No `start`: only an end was said. `ongoing`: it goes on."""

    start: VagueDate | None
    until: VagueDate | None = None
    ongoing: bool = False


def parse(text: str, context: Context) -> VagueDate | Misread:
    """One moment, as vague as it was said; of a period ("mei - juli 2024") the whole stretch. Never raises."""
    found = _moment(text, context)
    return found if isinstance(found, VagueDate) else _with_proposal(found, text, context)


def parse_period(text: str, context: Context) -> Period | Misread:
    """A start and an end apart: "mei '24 - nov '24", "sinds groep 4", "tot juli 2023"; else only a start."""
    found = read_period(text, context)
    return found if isinstance(found, Period) else _with_proposal(found, text, context)


def read_period(text: str, context: Context) -> Period | Misread:
    """As `parse_period`, but a word that no date knows is not put right: for who tries many runs of words."""
    try:
        return _a_period(text, context)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        return Misread("date-far-past")


def _moment(text: str, context: Context, plain: str = "") -> VagueDate | Misread:
    """`plain` is the text in the usual words, for who has it already."""
    cleaned = "" if plain else clean(text)
    if not (plain or cleaned):
        return Misread("date-empty")
    if len(cleaned) > _LONGEST:
        return Misread("date-unknown")
    if someone_else(cleaned or clean(text), context):
        return Misread("date-someone-else", {"name": context.name})
    try:
        found = read(plain or usual(cleaned), context)
    except (ValueError, OverflowError):
        return Misread("date-far-past")
    if isinstance(found, Misread):
        return found
    first, last = found.span
    if first > last:
        return Misread("date-reversed")
    if first.year > context.today.year + _YEARS_AHEAD:
        return Misread("date-far-future", proposal=_figures_swapped(text, context))
    if first.year < _FIRST_YEAR:
        return Misread("date-far-past", proposal=_figures_swapped(text, context))
    said = describe(found.span) if found.moves else " ".join(text.split())
    return VagueDate(said, first, last, found.precision)


def _a_period(text: str, context: Context) -> Period | Misread:
    plain = clean(text)
    plain = usual(plain) if len(plain) <= _LONGEST else ""
    if match := _ONGOING.fullmatch(plain):
        start = _moment(next(part for part in match.groups() if part), context)
        return start if isinstance(start, Misread) else Period(start, ongoing=True)
    if match := _UNTIL.fullmatch(plain):
        until = _moment(match[1], context)
        return until if isinstance(until, Misread) else Period(None, until)
    if pair := sides(plain, context, PERIOD):
        return _both_sides(*pair, context)
    start = _moment(text, context, plain)
    return start if isinstance(start, Misread) else Period(start)


def _both_sides(first: str, second: str, context: Context) -> Period | Misread:
    start, until = _moment(first, context), _moment(second, context)
    if isinstance(start, Misread):
        return start
    if isinstance(until, Misread):
        return until
    if until.latest < start.earliest and yearless(first, second):
        span = a_year_earlier(start.span)
        start = VagueDate(describe(span), *span, start.precision)
    if until.latest < start.earliest:
        return Misread("date-reversed", proposal=f"{until.said} - {start.said}")
    return Period(start, until)


def joined(start: VagueDate, until: VagueDate) -> VagueDate:
    """Somewhere in the stretch from one to the other, in words that are read as that stretch."""
    span = min(start.earliest, until.earliest), max(start.latest, until.latest)
    return start if start.span == span else VagueDate(describe(span), *span, Precision.RANGE)


def _with_proposal(misread: Misread, text: str, context: Context) -> Misread:
    """A misspelled word put right, when the whole can be read then."""
    text = clean(text)
    if misread.code != "date-unknown" or misread.proposal or len(text) > _LONGEST:
        return misread
    words = [_nearest(word) if word.isalpha() and len(word) > 2 else word for word in text.split()]
    proposal = " ".join(words)
    readable = proposal != text and isinstance(read(proposal, context), Read)
    return Misread(misread.code, misread.values, proposal) if readable else misread


def _figures_swapped(text: str, context: Context) -> str:
    """ "2204" was meant as 2024: the text with two neighbouring figures of its year the other way round."""
    year = re.search(r"\d{4}", text)
    for at in range(3) if year else ():
        figures = list(year[0]) if year else []
        figures[at], figures[at + 1] = figures[at + 1], figures[at]
        proposal = text.replace(year[0] if year else "", "".join(figures), 1).strip()
        if abs(int("".join(figures)) - context.today.year) < 30 and isinstance(parse(proposal, context), VagueDate):
            return proposal
    return ""


def _nearest(word: str) -> str:
    close = get_close_matches(word, VOCABULARY, n=1, cutoff=0.75)
    return close[0] if close else word


# -- showing --------------------------------------------------------------------------------------------------------


def show(vague: VagueDate) -> str:
    """What stands in the field: what was said, or else the interval in words. Both are read as the same interval."""
    return vague.said or describe(vague.span)


def describe(span: Span) -> str:
    """An interval in the shortest words that are read as exactly that interval."""
    first, last = span
    if first == last:
        return day(first)
    if first.weekday() == 0 and last - first == timedelta(6):
        return _("week van {day}").format(day=day(first))
    months = whole_months(span)
    if months == 1:
        return f"{month(first.month)} {first.year}"
    if months == 3 and first.month % 3 == 0:
        return _season_name(span)
    if months == 12 and first.month == 8:
        return _("schooljaar {first}-{last}").format(first=first.year, last=last.year)
    if months == 12 and first.month == 1:
        return str(first.year)
    if months:
        ends = f"{month(first.month)} {first.year}", f"{month(last.month)} {last.year}"
    else:
        ends = day(first), day(last)
    return _("tussen {first} en {last}").format(first=ends[0], last=ends[1])


def _season_name(span: Span) -> str:
    if span[0].month == 12:
        return _("winter {first}-{last}").format(first=span[0].year, last=span[1].year)
    names = {3: _("voorjaar"), 6: _("zomer"), 9: _("najaar")}
    return f"{names[span[0].month]} {span[0].year}"


def read_back(vague: VagueDate, birth: date | None, name: str, today: date | None = None) -> str:
    """ "Tussen augustus 2022 en juli 2023. Mees was 6 of 7." The age only when the birth date is known.

    With `today` what has still to come is said as such: "Mees is dan 10."
    """
    when = f"{capital(when_told(vague.span))}."
    if birth is None:
        return when
    coming = today is not None and vague.earliest > today
    return f"{when} {capital(age_told(vague.span, birth, name or _('het kind'), coming))}"


def when_told(span: Span) -> str:
    """ "in mei 2024", "op 12 maart 2024", "tussen augustus 2022 en juli 2023"."""
    first, last = span
    if first == last:
        return _("op {day}").format(day=day(first))
    months = whole_months(span)
    if months == 1:
        return _("in {month} {year}").format(month=month(first.month), year=first.year)
    if months == 12 and first.month == 1:
        return _("in {year}").format(year=first.year)
    if months:
        start, end = f"{month(first.month)} {first.year}", f"{month(last.month)} {last.year}"
        start = month(first.month) if first.year == last.year else start
    else:
        start, end = (day_month(first) if first.year == last.year else day(first)), day(last)
        start = str(first.day) if (first.year, first.month) == (last.year, last.month) else start
    return _("tussen {first} en {last}").format(first=start, last=end)


def age_told(span: Span, birth: date, who: str, coming: bool) -> str:
    """How old the child was in that time, in a sentence of its own."""
    first, last = age_on(birth, span[0]), age_on(birth, span[1])
    if last < 0:
        return _("Dat was voor de geboorte van {name}.").format(name=who)
    if span == (birth, birth):
        return _("{name} werd toen geboren.").format(name=who)
    if span[0] < birth:
        return _("{name} werd in die tijd geboren.").format(name=who)
    if coming:
        return _("{name} is dan {ages}.").format(name=who, ages=_ages_told(first, last))
    return _("{name} was {ages}.").format(name=who, ages=_ages_told(first, last))


def _ages_told(first: int, last: int) -> str:
    if last == 0:
        return _("nog geen jaar")
    if first == 0:
        return _("{age} of jonger").format(age=last)
    if last - first > 2:
        return _("tussen {first} en {last} jaar").format(first=first, last=last)
    some = ", ".join(str(age) for age in range(first, last))
    return _("{some} of {last}").format(some=some, last=last) if some else str(last)


# -- suggesting -----------------------------------------------------------------------------------------------------


def suggestions(prefix: str, context: Context, limit: int = 6) -> list[str]:
    """A few things one may want to say, for the list under the field: all of them can be read."""
    plain = clean(prefix)
    found = [one for one in _candidates(context) if plain in clean(one)]
    found.sort(key=lambda one: not clean(one).startswith(plain))
    return found[:limit]


def _candidates(context: Context) -> list[str]:
    """What is near in time first."""
    today = context.today
    groups = [year.name for year in reversed(context.school_years()) if year.first <= today]
    parts = [f"{which} {group}" for group in groups[:3] for which in ("begin", "eind")]
    firsts = [shift(today.replace(day=1), -back) for back in range(12)]
    months = [f"{month(first.month)} {first.year}" for first in firsts]
    seasons = _seasons(today)
    years = [str(today.year - back) for back in range(6)]
    near = ["vandaag", "gisteren", "vorige week", *groups[:2], months[1], *seasons[:2]]
    return list(dict.fromkeys([*near, *groups, *parts, *months, *seasons, *_ages(context), *years]))


def _seasons(today: date) -> list[str]:
    """The last ones that have begun, newest first."""
    pairs = [(year, name) for year in (today.year, today.year - 1) for name in ("najaar", "zomer", "voorjaar")]
    return [f"{name} {year}" for year, name in pairs if season_span(name, year)[0] <= today]


def _ages(context: Context) -> list[str]:
    if context.birth is None:
        return []
    who = context.name or "het kind"
    return [f"toen {who} {age} was" for age in range(age_on(context.birth, context.today), 0, -1)]
