"""Dates that hang on the child: school years, groups, ages."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rondom.dossier.names import birthday
from rondom.timeline.date_words import COUNT, ORDINALS, Form, Read, either, full_year, number
from rondom.timeline.school_years import LAST_PRIMARY, SchoolYear, school_year, start_year
from rondom.timeline.spans import Context, Misread, Precision, Span, age_span, shift

STAGES = {"baby": (0, 1), "dreumes": (1, 2), "peuter": (2, 4), "kleuter": (4, 6), "tiener": (12, 18)}
"""From which birthday to the day before which."""


_CHILD = frozenset(
    (
        *("hij", "zij", "ze", "ie", "ik", "het", "de", "kind", "mijn", "onze", "ons"),
        *("zoon", "zoontje", "dochter", "dochtertje", "jongen", "meisje"),
        *("bijna", "net", "pas", "al", "nog"),
    )
)
"""Words for the child itself, and small words beside it."""
_WAS = re.compile(
    rf"(?:.* )?toen (?P<who>(?:[a-zà-ÿ'-]{{2,20}} ){{1,3}}?)(?:{COUNT}|in|naar)\b.* (?:was|werd|zat|ging|kwam|begon)"
    rf"|(?:voordat|nadat|voor|na|sinds|vanaf|totdat|tot) (?P<other>[a-zà-ÿ'-]{{2,20}} )\d{{1,2}}(?: jaar)? (?:was|werd)"
)


def someone_else(text: str, context: Context) -> bool:
    """ "Toen zijn zusje 4 was": whether a cleaned text tells the age or the groep of someone else, which nobody knows here."""
    if not context.name or not (match := _WAS.fullmatch(text)):
        return False
    named = {*context.name.casefold().split(), "zijn", "haar"}
    words = (match["who"] or match["other"]).split()
    return any(word not in _CHILD and word not in named for word in words) or words[-1] in ("zijn", "haar")


def _two_years(match: re.Match[str], context: Context) -> Read | Misread:
    """Two years in a row, written together, are a school year; others are those years."""
    first, second = full_year(match["year"], context.today), full_year(match["next"], context.today)
    if second == first + 1:
        return Read(school_year(first), Precision.SCHOOL_YEAR)
    if second < first:
        return Misread("date-reversed", proposal=f"{second}-{first}")
    if match["word"]:
        return Misread("date-unknown", proposal=f"schooljaar {first}-{first + 1}")
    return Read((date(first, 1, 1), date(second, 12, 31)), Precision.RANGE)


def _school_year(match: re.Match[str], context: Context) -> Read | Misread:
    return Read(school_year(full_year(match["year"], context.today)), Precision.SCHOOL_YEAR)


def _school_year_near(match: re.Match[str], context: Context) -> Read | Misread:
    step = {"dit": 0, "vorig": -1, "afgelopen": -1, "volgend": 1, "komend": 1}[match["which"]]
    return Read(school_year(start_year(context.today) + step), Precision.SCHOOL_YEAR, moves=True)


def _groups(match: re.Match[str], context: Context) -> Read | Misread:
    first = number(match["count"])
    last = number(match["last"]) if match["last"] else first
    if not (1 <= first <= LAST_PRIMARY and 1 <= last <= LAST_PRIMARY):
        return Misread("date-no-such-group", proposal=_other_group(first, last))
    if which := match.groupdict().get("time"):
        return _time_in(first, ORDINALS[which], context)
    return _years_of(first, last, context)


def _other_group(first: int, last: int) -> str:
    """ "Groep 9" is the first year after primary school, "groep 34" is 3 and 4 together."""
    if first != last:
        return ""
    if first < 1:
        return "groep 1"
    if LAST_PRIMARY < first <= LAST_PRIMARY + 6:
        return f"klas {first - LAST_PRIMARY}"
    one, two = divmod(first, 10)
    return f"groep {one}/{two}" if two == one + 1 <= LAST_PRIMARY else ""


def _time_in(group: int, which: int, context: Context) -> Read | Misread:
    """The first or second time in a group that was done twice."""
    years = [year for year in context.school_years() if year.number == group]
    if not years:
        return Misread("date-no-group")
    if which > len(years):
        return Misread("date-not-twice", {"group": years[0].name}, proposal=years[0].name)
    return Read((years[which - 1].first, years[which - 1].last), Precision.SCHOOL_YEAR)


def _classes(match: re.Match[str], context: Context) -> Read | Misread:
    found = match.groupdict()
    klas = ORDINALS[found["ordinal"]] if found["ordinal"] else 1 if found["first"] else number(found["count"])
    if not 1 <= klas <= 6:
        return Misread("date-no-such-class", proposal=f"groep {klas}" if klas in (7, 8) else "")
    return _years_of(LAST_PRIMARY + klas, LAST_PRIMARY + klas, context)


def _nursery(_match: re.Match[str], context: Context) -> Read | Misread:
    return _years_of(1, 2, context)


def _years_of(first: int, last: int, context: Context) -> Read | Misread:
    years: dict[int, list[SchoolYear]] = {}
    for year in context.school_years():
        years.setdefault(year.number, []).append(year)
    if first not in years or last not in years:
        return Misread("date-no-group")
    if first > last:
        return Misread("date-reversed", proposal=f"groep {last}-{first}")
    return Read((years[first][0].first, years[last][-1].last), Precision.SCHOOL_YEAR)


def _age(match: re.Match[str], context: Context) -> Read | Misread:
    if context.birth is None:
        return Misread("date-no-birth")
    found = match.groupdict()
    age = ORDINALS[found["ordinal"]] if found.get("ordinal") else number(found["count"])
    if found.get("half"):
        return Read(_half_year(context.birth, age), Precision.AGE)
    return Read(age_span(context.birth, age), Precision.AGE)


def _near_age(match: re.Match[str], context: Context) -> Read | Misread:
    """ "Bijna 5": the three months before the birthday; "net 5": the three months from it."""
    if context.birth is None:
        return Misread("date-no-birth")
    day = birthday(context.birth, number(match["count"]))
    if match["near"] == "bijna":
        return Read((shift(day, -3), day - timedelta(1)), Precision.AGE)
    return Read((day, shift(day, 3) - timedelta(1)), Precision.AGE)


def _birthday(match: re.Match[str], context: Context) -> Read | Misread:
    if context.birth is None:
        return Misread("date-no-birth")
    found = match.groupdict()
    day = birthday(context.birth, ORDINALS[found["ordinal"]] if found["ordinal"] else number(found["count"]))
    return Read((day, day), Precision.DAY)


def _year_of_life(match: re.Match[str], context: Context) -> Read | Misread:
    """The first year of a life is the year before the first birthday."""
    if context.birth is None:
        return Misread("date-no-birth")
    found = match.groupdict()
    year = ORDINALS[found["ordinal"]] if found["ordinal"] else number(found["count"])
    return Read(age_span(context.birth, year - 1), Precision.AGE)


def _first_year(_match: re.Match[str], context: Context) -> Read | Misread:
    return Read(age_span(context.birth, 0), Precision.AGE) if context.birth else Misread("date-no-birth")


def _half_year(birth: date, age: int) -> Span:
    """Six and a half: from three months before to three months after the half-way day."""
    middle = shift(birthday(birth, age), 6)
    return shift(middle, -3), shift(middle, 3)


def _months_old(match: re.Match[str], context: Context) -> Read | Misread:
    if context.birth is None:
        return Misread("date-no-birth")
    months = number(match["count"]) + 12 * int(match.groupdict().get("years") or 0)
    return Read((shift(context.birth, months), shift(context.birth, months + 1) - timedelta(1)), Precision.AGE)


def _weeks_old(match: re.Match[str], context: Context) -> Read | Misread:
    if context.birth is None:
        return Misread("date-no-birth")
    first = context.birth + timedelta(7 * number(match["count"]))
    return Read((first, first + timedelta(6)), Precision.AGE)


def _stage(match: re.Match[str], context: Context) -> Read | Misread:
    if context.birth is None:
        return Misread("date-no-birth")
    first, until = STAGES[match["stage"]]
    return Read((birthday(context.birth, first), birthday(context.birth, until) - timedelta(1)), Precision.AGE)


def _birth(match: re.Match[str], context: Context) -> Read | Misread:
    who = match.groupdict().get("of")
    if who and who not in ("hem", "haar", context.name.casefold()):  # another child
        return Misread("date-unknown")
    if context.birth is None:
        return Misread("date-no-birth")
    if match.groupdict().get("before") or match.groupdict().get("mother"):
        return Read((shift(context.birth, -9), context.birth - timedelta(1)), Precision.AGE)
    return Read((context.birth, context.birth), Precision.DAY)


_WHO = r"(?:[a-zà-ÿ'-]{2,20} ){0,3}"
_ORDINAL = rf"(?:(?P<ordinal>{either(ORDINALS)})|{COUNT}(?:e|ste|de))"
_NEAR = r"(?P<near>bijna|net|pas)"
_SCHOOL_YEARS = r"(?P<year>(?:19|20)\d\d|'?\d\d)[-/](?P<next>(?:19|20)\d\d|'?\d\d)"

FORMS: tuple[Form, ...] = (
    (re.compile(rf"(?:het )?(?P<word>schooljaar |sj |cursus(?:jaar )?)?{_SCHOOL_YEARS}"), _two_years),
    (re.compile(r"(?:het )?schooljaar (?P<year>(?:19|20)\d\d|'\d\d)"), _school_year),
    (re.compile(r"(?:het )?(?P<which>dit|vorig|afgelopen|volgend|komend) schooljaar"), _school_year_near),
    (re.compile(rf"(?:de |voor de )?(?P<time>eerste|tweede|derde) keer (?:in )?groep {COUNT}(?P<last>)"), _groups),
    (re.compile(rf"groep {COUNT}(?P<last>) (?:voor )?(?:de )?(?P<time>eerste|tweede|derde) keer"), _groups),
    (re.compile(rf"(?:groep|gr) ?{COUNT}(?: ?(?:-|/|en|of|t/m|tot en met|tot) ?(?:groep )?(?P<last>\d))?"), _groups),
    (
        re.compile(
            rf"(?:klas|leerjaar) {COUNT}|(?:de )?(?P<first>brugklas)|(?:de )?(?P<ordinal>{either(ORDINALS)}) klas"
        ),
        _classes,
    ),
    (re.compile(r"(?:de )?(?:kleuters|kleutergroep|kleuterklas|onderbouw)"), _nursery),
    (re.compile(rf"toen (?:[a-zà-ÿ'-]{{2,20}} ){{1,2}}{_NEAR} {COUNT}(?: jaar)?(?: oud)? (?:was|werd)"), _near_age),
    (re.compile(rf"{_NEAR} {COUNT} jaar(?: oud)?"), _near_age),
    (re.compile(rf"(?:op )?(?:(?:zijn|haar|de|diens) )?{_ORDINAL} verjaardag"), _birthday),
    (re.compile(rf"(?:in )?(?:(?:zijn|haar|het|diens) )?{_ORDINAL} levensjaar"), _year_of_life),
    (re.compile(r"(?:in )?(?:zijn|haar|het) (?:aller)?eerste jaar"), _first_year),
    (re.compile(rf"toen {_WHO}{COUNT}(?P<half>[,.]5|enhalf|½)?(?: jaar)?(?: (?:was|werd|oud was))"), _age),
    (re.compile(rf"{COUNT}(?P<half>[,.]5|enhalf|½)? jaar(?: oud)?"), _age),
    (re.compile(rf"(?:op |in )?(?:zijn|haar|diens|hun) {_ORDINAL}(?: jaar)?"), _age),
    (re.compile(rf"op {COUNT}[- ]?jarige leeftijd"), _age),
    (re.compile(rf"(?:op )?(?P<years>\d{{1,2}}) jaar en {COUNT} maanden?(?: oud)?"), _months_old),
    (re.compile(rf"(?:toen {_WHO})?{COUNT} weken oud(?: was)?"), _weeks_old),
    (re.compile(rf"(?:toen {_WHO})?{COUNT} maanden(?: oud)?(?: was)?"), _months_old),
    (re.compile(rf"(?:als |toen {_WHO}(?:een )?)(?P<stage>{'|'.join(STAGES)})(?: was)?"), _stage),
    (re.compile(r"toen .{0,30}?(?P<mother>zwanger) was van (?P<of>\S+)"), _birth),
    (re.compile(r"(?:bij )?(?:de |zijn |haar )?(?:(?P<before>zwangerschap)|geboorte)"), _birth),
)
