"""Words, dates and numbers as a Dutch school writes them. Dutch is the source language of `_()`."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from rondom.paths import resource

LOCALE = "nl_NL"
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def _load() -> gettext.NullTranslations:
    """From its place: `gettext.translation` would first load the names of all languages, and a start waits for that."""
    try:
        with resource("locale", LOCALE, "LC_MESSAGES", "rondom.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()


_catalogue = _load()


def _(text: str) -> str:
    """The text in the language of the screen; the Dutch source when there is no translation."""
    return _catalogue.gettext(text)


def marked(text: str) -> str:
    """Marks a text of a table for translation; it is translated where it is shown."""
    return text


def plural(count: int, one: str, many: str, **values: str) -> str:
    """`plural(2, "{n} kind", "{n} kinderen")` is "2 kinderen"; small numbers stay digits, as in plain Dutch."""
    return _catalogue.ngettext(one, many, count).format(n=count, **values)


def month(number: int) -> str:
    return _(_MONTHS[number - 1])


def day(value: date) -> str:
    """12 maart 2026"""
    return f"{value.day} {month(value.month)} {value.year}"


def day_month(value: date) -> str:
    """12 maart"""
    return f"{value.day} {month(value.month)}"


def short_day(value: date) -> str:
    """vr 13 maart"""
    return f"{_(_DAYS[value.weekday()])[:2]} {day_month(value)}"


def weekday(value: date) -> str:
    """donderdag 12 maart"""
    return f"{_(_DAYS[value.weekday()])} {day_month(value)}"


def hour(value: datetime) -> str:
    """13.15 uur"""
    return f"{clock_time(value)} {_('uur')}"


def clock_time(value: datetime | time) -> str:
    """13.15"""
    return f"{value.hour}.{value.minute:02d}"


def relative(value: date, today: date) -> str:
    """vandaag, morgen, gisteren; within a week vr 13 maart; this year 9 april; else 9 april 2027."""
    near = {today: _("vandaag"), today + timedelta(1): _("morgen"), today - timedelta(1): _("gisteren")}
    if value in near:
        return near[value]
    if abs((value - today).days) < 7:
        return short_day(value)
    return day_month(value) if value.year == today.year else day(value)


def listed(names: Sequence[str]) -> str:
    """Sanne, Ruben en Mees"""
    if len(names) < 2:
        return "".join(names)
    return _("{first} en {last}").format(first=", ".join(names[:-1]), last=names[-1])


def folded(text: str) -> str:
    """For comparing names and purposes as people mean them: without case and double spaces. Accents count."""
    return " ".join(text.split()).casefold()


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
