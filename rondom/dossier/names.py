"""How a child is called on screen and paper, and how old it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date


def full_name(first: str, prefix: str, last: str) -> str:
    """Mees van der Berg"""
    return " ".join(part for part in (first, prefix, last) if part)


def sort_name(first: str, prefix: str, last: str) -> str:
    """Berg, Mees van der: as Dutch lists are ordered, on the last name without its prefix."""
    behind = " ".join(part for part in (first, prefix) if part)
    return f"{last}, {behind}" if last else behind


def initials(first: str, last: str) -> str:
    """MB, for the disc."""
    return (first[:1] + last[:1]).upper()


def initials_of(name: str) -> str:
    """EB for Ellen de Bruin: the first letters of the first and the last word of a name in one piece."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def short_name(name: str) -> str:
    """The first name; the whole when it does not start with one: "mevrouw Klaproos"."""
    first = name.split(" ", 1)[0]
    return first if first[:1].isupper() and not first.endswith(".") else name


_BETWEEN = frozenset(
    [
        "aan",
        "bij",
        "de",
        "den",
        "der",
        "het",
        "in",
        "la",
        "le",
        "les",
        "op",
        "over",
        "'s",
        "'t",
        "’s",
        "’t",
        "te",
        "ten",
        "ter",
        "tot",
        "uit",
        "van",
        "von",
        "zu",
    ]
)
"""The small words before a last name; they are nobody's name."""
_WORD, _SHORT = re.compile(r"[^\W\d_]+"), 4


def name_words(name: str) -> list[str]:
    """The words of a name that tell who it is, for comparing: mees and berg of Mees van der Berg."""
    return [word for word in name.casefold().split() if word not in _BETWEEN]


def names_in(text: str, words: Iterable[str]) -> bool:
    """Whether a text has one of these words of a name in it: bij Sanne thuis, Sannes kamer.

    A short one counts only as a word of its own: a child called Mer is not in every kamer.
    """
    said = text.casefold()
    alone = {form for word in _WORD.findall(said) for form in (word, word.removesuffix("s"))}
    return any(word in said if len(word) > _SHORT else word in alone for word in words)


def age_on(birth: date, day: date) -> int:
    """Whole years; negative before birth."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def birthday(birth: date, age: int) -> date:
    """The day on which the child turns `age`. Born on 29 February: 1 March in other years, as the law counts."""
    try:
        return birth.replace(year=birth.year + age)
    except ValueError:
        return date(birth.year + age, 3, 1)
