"""The fixed words of the papers for parents in their own language, beside the Dutch.

One catalogue per language, `resources/words/parents/KEY.toml`, keyed by the Dutch sentence. What people said is in none of
them and is never translated. Nobody who grew up with the language has read them yet: `Tongue.checked` says so, and so does
`UNCHECKED` on the screen beside the choice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from rondom.language import capital, clock_time, day, folded, marked, month, plural, weekday
from rondom.paths import resource
from rondom.pdf.tagged import bidi

Value = str | int | date | time
"""What can stand in a fixed sentence. The name of its place says how it is told: a day as {day} or with the day of the week
as {weekday}, or {Weekday} where a sentence begins; a length as {minutes}, years as {years}; all else as it is."""

DUTCH = ""
"""The key of Dutch alone."""

UNCHECKED = marked(
    "De vaste woorden in deze taal zijn nog niet nagekeken door iemand die de taal van huis uit spreekt."
)
"""Stands beside the choice of a language."""

_WEEKDAYS = ("weekday", "Weekday")
_HOLE = re.compile(r"\{(\w+)\}")
_HOLE_AND_STOP = re.compile(r"\{(\w+)\}(\.?)")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that the fixed words are kept in."""

    key: str
    """Of ISO 639-1, as it stands in `PrintAs.language` and in the document."""
    name: str
    """In Dutch."""
    own_name: str
    locale: str
    """For days and numbers, see Babel."""
    called: tuple[str, ...] = ()
    """Other words by which someone's language may have been written down."""
    right_to_left: bool = False

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl"."""
        return "rtl" if self.right_to_left else "ltr"

    @property
    def checked(self) -> bool:
        """Whether someone who grew up with this language has read all of it."""
        return bool(_catalogue(self.key)["checked_by"])


class InTwo(str):
    """A Dutch sentence and under it the same in another language, which whoever prints it can tag as such."""

    dutch: str
    own: str
    language: str

    @classmethod
    def of(cls, dutch: str, own: str, language: str) -> InTwo:
        made = cls(f"{dutch}\n{own}")
        made.dutch, made.own, made.language = dutch, own, language
        return made

    def each(self, changed: Callable[[str], str]) -> InTwo:
        """With both sentences changed: a full stop put behind them."""
        return InTwo.of(changed(self.dutch), changed(self.own), self.language)


TONGUES: tuple[Tongue, ...] = (
    Tongue("en", marked("Engels"), "English", "en_GB", ("english",)),
    Tongue("tr", marked("Turks"), "Türkçe", "tr", ("turkish", "türkçe", "turkce")),
    Tongue("ar", marked("Arabisch"), "العربية", "ar", ("arabic", "العربية", "syrisch"), True),
    Tongue("uk", marked("Oekraïens"), "Українська", "uk", ("oekraiens", "ukrainian", "українська")),
    Tongue("pl", marked("Pools"), "Polski", "pl", ("polish", "polski")),
)
_BY_KEY = {one.key: one for one in TONGUES}


def tongue(key: str) -> Tongue | None:
    """The language with this key; None for Dutch and for one that we do not have."""
    return _BY_KEY.get(key)


def tongue_of(said: str) -> str:
    """The key of the language that someone speaks, from free text: "Turks", "Arabisch (Syrië)", "thuis Pools"; else ""."""
    words = re.findall(r"\w+", folded(said))
    for word in words:
        for one in TONGUES:
            if word in (one.key, folded(one.name), *one.called):
                return one.key
    return DUTCH


def say(template: str, language: str = DUTCH, /, **values: Value) -> str:
    """A Dutch sentence with its values, in this language. "" when the catalogue does not have it: then Dutch stands alone.

    All values go in at once: one that looks like a place for another stays as it is.
    """
    spoken = _BY_KEY.get(language)
    told = template if spoken is None or _wordless(template) else str(words_of(language).get(template, ""))

    def filled(hole: re.Match[str]) -> str:
        if hole[1] not in values:
            return hole[0]
        value = _told(hole[1], values[hole[1]], spoken)
        # A day in Ukrainian ends with a full stop of its own ("2026 р.").
        ended = isinstance(values[hole[1]], date) and value.endswith(".")
        return value if ended else value + hole[2]

    return _begun(_HOLE_AND_STOP.sub(filled, told), spoken)


def both(template: str, language: str = DUTCH, between: str = "\n", /, **values: Value) -> str:
    """The Dutch and under it, or after `between`, the same in this language: for a label, the head of a column, a foot."""
    parts = (say(template, key, **values) for key in dict.fromkeys((DUTCH, language)))
    return between.join(dict.fromkeys(part for part in parts if part))


def recognised(dutch: str, language: str, typed: bool = False) -> str:
    """A finished Dutch sentence of our own in this language: for what another room has put together. "" when it is none.

    Values in it come along as they stand in the Dutch, but for a day, which is told anew. What people may have `typed`
    themselves ("Over de overblijf") is never taken for a sentence with places, but for that of a child's name.
    """
    for template, pattern in _patterns(language):
        if typed and places(template) - {"child"}:
            continue
        if (match := pattern.fullmatch(dutch)) is not None:
            return say(template, language, **{name: _value(name, said) for name, said in match.groupdict().items()})
    return ""


def words_of(language: str) -> dict[str, str]:
    """Everything that can be said in this language, by the Dutch sentence; empty for Dutch."""
    words: dict[str, str] = _catalogue(language)["words"] if language in _BY_KEY else {}
    return words


def places(template: str) -> set[str]:
    """The names of the places in a sentence that a value goes into."""
    return set(_HOLE.findall(template))


@cache
def _catalogue(language: str) -> dict[str, Any]:
    with resource("words", "parents", f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sentences as patterns, those with the most words first: "{name} zegt" fits much."""
    ordered = sorted(words_of(language), key=lambda one: len(_HOLE.sub("", one)), reverse=True)
    made = []
    for one in ordered:
        seen: set[str] = set()
        pieces = []
        for piece in re.split(r"(\{\w+\})", one):
            hole = _HOLE.fullmatch(piece)
            if hole is None:
                pieces.append(re.escape(piece))
            else:
                pieces.append(f"(?P={hole[1]})" if hole[1] in seen else f"(?P<{hole[1]}>{_fitting(one, hole[1])})")
                seen.add(hole[1])
        made.append((one, re.compile("".join(pieces), re.DOTALL)))
    return tuple(made)


def _fitting(template: str, name: str) -> str:
    """What fits a place. A name at the very end has no full stop: "Voor {name}" is not "Voor school en ouders. Bewaren …." """
    return r".*[^.!?]" if template.endswith(f"{{{name}}}") else ".+?"


def _value(name: str, said: str) -> Value:
    """A day that stands in a Dutch sentence as a day again; everything else as it was said."""
    words = said.split()
    if name not in ("day", *_WEEKDAYS) or len(words) < 3:
        return said
    months = {month(number): number for number in range(1, 13)}
    number, name_of_month, year = words[-3:]
    if not (number.isdigit() and year.isdigit() and name_of_month in months):
        return said
    try:
        return date(int(year), months[name_of_month], int(number))
    except ValueError:
        return said


def _wordless(template: str) -> bool:
    """Only places and signs: "{weekday}, {time}" is the same in every language."""
    return not any(sign.isalpha() for sign in _HOLE.sub("", template))


def _told(name: str, value: Value, spoken: Tongue | None) -> str:
    if isinstance(value, str):
        if spoken is None:
            return value
        if name == "names":
            return _joined(value, spoken)
        return _on_its_side(value, spoken)
    return _in_dutch(name, value) if spoken is None else _in(spoken.locale, name, value)


def _begun(told: str, spoken: Tongue | None) -> str:
    """What is read from the right begins there, also when its first word is a Latin name."""
    from_left = spoken is not None and spoken.right_to_left and bool(told) and not bidi.starts_right(told)
    return f"\u200f{told}" if from_left else told


def _joined(names: str, spoken: Tongue) -> str:
    """Names with the word for "en" that the language has between the last two."""
    from babel.lists import format_list

    apart = [_on_its_side(one, spoken) for one in re.split(r", | en ", names) if one]
    return str(format_list(apart, locale=spoken.locale)) if len(apart) > 1 else "".join(apart)


def _on_its_side(value: str, spoken: Tongue) -> str:
    """A name or a number between Arabic words keeps its own order, and what follows it goes on from the right."""
    return f"\u200e{value}\u200e\u200f" if spoken.right_to_left and value else value


def _in_dutch(name: str, value: date | time | int) -> str:
    if isinstance(value, date):
        long = f"{weekday(value)} {value.year}"
        return {"weekday": long, "Weekday": capital(long)}.get(name) or day(value)
    if isinstance(value, time):
        return clock_time(value)
    if name == "minutes":
        return plural(value, "{n} minuut", "{n} minuten")
    return plural(value, "{n} jaar", "{n} jaar") if name == "years" else str(value)


def _in(locale: str, name: str, value: date | time | int) -> str:
    """Days and lengths as the language writes them, with our digits; the clock has 24 hours."""
    from babel.dates import format_date
    from babel.units import format_unit

    if isinstance(value, date):
        told = str(format_date(value, "full" if name in _WEEKDAYS else "long", locale=locale))
        return capital(told) if name == "Weekday" else told
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02d}"
    units = {"minutes": "duration-minute", "years": "duration-year"}
    return str(format_unit(value, units[name], "long", locale=locale)) if name in units else str(value)
