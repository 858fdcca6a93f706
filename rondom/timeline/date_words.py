"""The words of Dutch dates, how they are cleaned before reading, and what a single form gives back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rondom.timeline.spans import Context, Misread, Precision, Span


@dataclass(frozen=True, slots=True)
class Read:
    """What one form gives. `moves`: on another day the same words mean something else, so they are not kept."""

    span: Span
    precision: Precision
    moves: bool = False


Form = tuple[re.Pattern[str], Callable[[re.Match[str], Context], Read | Misread]]


def _numbered(*words: str) -> dict[str, int]:
    """Every word with the place of its line, from 1."""
    return {word: place for place, line in enumerate(words, 1) for word in line.split()}


MONTHS = _numbered(
    "januari jan",
    "februari feb febr",
    "maart mrt",
    "april apr",
    "mei",
    "juni jun",
    "juli jul",
    "augustus aug",
    "september sept sep",
    "oktober okt",
    "november nov",
    "december dec",
)
WEEKDAYS = {"maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6}
SEASONS = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9, "winter": 12}
"""First month. Winter is named after its January, as weather people do: winter 2023 began in December 2022."""
HOLIDAYS = {
    "herfstvakantie": ((10, 8), (10, 31)),
    "kerstvakantie": ((12, 18), (1, 8)),
    "voorjaarsvakantie": ((2, 8), (3, 5)),
    "krokusvakantie": ((2, 8), (3, 5)),
    "meivakantie": ((4, 18), (5, 12)),
    "zomervakantie": ((7, 5), (9, 3)),
    "kerst": ((12, 24), (12, 26)),
    "sinterklaas": ((12, 5), (12, 5)),
}
"""(month, day) of the first and last day on which it can fall; the three regions and the years differ."""
NUMBERS = _numbered(
    "een één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
)
ORDINALS = _numbered(
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
)
_EXTRA = (
    "groep klas brugklas schooljaar vandaag gisteren eergisteren morgen week maand vorige afgelopen geleden begin eind"
    " sinds vanaf tussen ongeveer rond geboorte peuter kleuter"
)
VOCABULARY = (*MONTHS, *WEEKDAYS, *SEASONS, *HOLIDAYS, *ORDINALS, *_EXTRA.split())


def either(words: dict[str, int] | dict[str, tuple[tuple[int, int], tuple[int, int]]]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


YEAR = r"(?P<year>[1-9]\d{3}|'?\d\d)"
LONG_YEAR = r"(?P<year>[1-9]\d{3}|'\d\d)"
MONTH = rf"(?P<month>{either(MONTHS)})"
COUNT = rf"(?P<count>\d{{1,2}}|{either(NUMBERS)})"


def clean(text: str) -> str:
    """Small letters, plain quotes and dashes, single spaces, no closing punctuation."""
    plain = unicodedata.normalize("NFKC", text.replace("½", ",5")).casefold()
    plain = re.sub("[’‘`´]", "'", plain)
    plain = re.sub("[–—−]", "-", plain)
    plain = re.sub(rf"\b({either(MONTHS)}|gr|ca)\.", r"\1", plain)
    return re.sub(r"\s+", " ", plain).strip(" .,;:?")


def full_year(written: str, today: date) -> int:
    """Two figures are a year up to ten years ahead of now, else one of the last century."""
    figures = written.strip("'")
    if len(figures) == 4:
        return int(figures)
    short = int(figures)
    return 2000 + short if short <= today.year % 100 + 10 else 1900 + short


def number(written: str) -> int:
    return NUMBERS[written] if written in NUMBERS else int(written)
