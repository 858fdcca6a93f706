"""A stretch of a life in the words people have for it: a season, a groep, a year."""

from __future__ import annotations

from datetime import date, timedelta

from rondom.language import _, marked, month
from rondom.timeline.calendar_dates import season_span
from rondom.timeline.spans import Context, Span

_OVER = timedelta(31)
"""So far a stretch may run over the edges of the season it is named after."""


def in_words(span: Span, context: Context) -> str:
    """ "in de winter van 2024", "in groep 3", "in 2024", "tussen oktober 2023 en april 2024"."""
    first, last = span
    if season := _season(span):
        return season
    years = context.school_years()
    if (year := next((one for one in years if one.first <= first and last <= one.last), None)) is not None:
        return _("in {group}").format(group=year.name)
    if first.year == last.year:
        return _("in {year}").format(year=first.year)
    return _("tussen {first} en {last}").format(first=_month(first), last=_month(last))


def _season(span: Span) -> str:
    """The season it lies in, give or take a month; "" when it is longer. Winter 2024 began in December 2023."""
    middle = span[0] + (span[1] - span[0]) / 2
    year = middle.year + 1 if middle.month == 12 else middle.year
    name, told = _SEASONS[middle.month % 12 // 3]
    first, last = season_span(name, year)
    fits = first - _OVER <= span[0] and span[1] <= last + _OVER
    return _(told).format(year=year) if fits else ""


_SEASONS = (
    ("winter", marked("in de winter van {year}")),
    ("voorjaar", marked("in het voorjaar van {year}")),
    ("zomer", marked("in de zomer van {year}")),
    ("najaar", marked("in het najaar van {year}")),
)


def _month(day: date) -> str:
    return f"{month(day.month)} {day.year}"
