"""The words of professionals and what parents call the same, at level B1.

The list stands in `resources/words/vaktaal.txt`, so that who knows a better word can write it there. The lens looks for the left
side while someone types, and offers the right one; the parents' plan explains them at its end. Nothing here replaces anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rondom.language import _
from rondom.paths import resource


@dataclass(frozen=True, slots=True)
class Word:
    """`jargon` in the singular; `plain` holds {child} where the name of the child comes. `forms` have plain words of their own."""

    jargon: str
    plain: str
    forms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Jargon:
    """A word in a text that parents may not know, and what to say instead."""

    start: int
    end: int
    said: str
    plain: str


@cache
def all_words() -> tuple[Word, ...]:
    """The list, in the order of the file."""
    text = resource("words", "vaktaal.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(_word(line) for line in lines if line and not line.startswith("#"))


def plain_words(jargon: str, child: str = "") -> str:
    """What parents call this; empty when it is no jargon we know."""
    found = _table().get(jargon.casefold())
    return _filled(found, child) if found else ""


def jargon_in(text: str, child: str = "") -> list[Jargon]:
    """Every word of the list that stands in a text, in order, plurals and other forms too."""
    found = []
    for match in _pattern().finditer(text):
        known = _known(match[0])
        if known:
            found.append(Jargon(match.start(), match.end(), match[0], _filled(_table()[known], child)))
    return found


def explained(texts: Iterable[str], child: str = "") -> tuple[tuple[str, str], ...]:
    """The jargon in these texts, each once with its plain words, by alphabet: for the end of a parents' plan.

    A word is called as the list calls it, whatever form stood in the text.
    """
    found: dict[str, str] = {}
    for text in texts:
        for one in jargon_in(text):
            head = _heads()[_known(one.said)]
            found[head.jargon] = _filled(head.plain, child)
    return tuple(sorted(found.items(), key=lambda pair: pair[0].casefold()))


def _filled(plain: str, child: str) -> str:
    return plain.replace("{child}", child or _("het kind"))


def _word(line: str) -> Word:
    (jargon, plain), *forms = (_pair(part) for part in line.split(";"))
    return Word(jargon, plain, tuple(forms))


def _pair(part: str) -> tuple[str, str]:
    left, _sign, right = part.partition("=")
    return left.strip(), right.strip()


@cache
def _table() -> dict[str, str]:
    """What to say, by jargon and by every form, in small letters."""
    own = {word.jargon.casefold(): word.plain for word in all_words()}
    return {form.casefold(): plain for word in all_words() for form, plain in word.forms} | own


@cache
def _heads() -> dict[str, Word]:
    """The entry that a form belongs to."""
    forms = {form.casefold(): word for word in all_words() for form, _plain in word.forms}
    return forms | {word.jargon.casefold(): word for word in all_words()}


@cache
def _pattern() -> re.Pattern[str]:
    """The longest first, so that "aanleiding en hulpvraag" is one thing. A hyphen makes another word of it."""
    longest = sorted(_table(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?:'?s|n|en|e)?(?![\w-])", re.IGNORECASE)


def _known(said: str) -> str:
    """The entry of the table that this is a form of. Abbreviations are told in capitals only: "rt" in a text is no RT."""
    for one in (said, *_singulars(said)):
        small = one.casefold()
        if small in _table():
            return small if not _abbreviation(small) or one[: len(small)].isupper() or "'" in one else ""
    return ""


def _abbreviation(small: str) -> bool:
    return _heads()[small].jargon.isupper() and len(small) <= 4


def _singulars(said: str) -> list[str]:
    return [said[: -len(end)] for end in ("'s", "en", "s", "n", "e") if said.casefold().endswith(end)]
