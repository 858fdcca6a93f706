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
    return tuple(Word(*own[:2], tuple(form[:2] for form in forms)) for own, *forms in _entries())


@cache
def _entries() -> tuple[tuple[tuple[str, str, str], ...], ...]:
    """Of every line the word and its other forms, each with its plain words and its sign."""
    text = resource("words", "vaktaal.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(tuple(map(_piece, line.split(";"))) for line in lines if line and not line.startswith("#"))


_SIGN = re.compile(r"\((?P<sign>[^)]*)\)\s*")


def _piece(part: str) -> tuple[str, str, str]:
    left, _sign, right = (one.strip() for one in part.partition("="))
    sign = _SIGN.match(right)
    return left, right[sign.end() :] if sign else right, sign["sign"] if sign else ""


@cache
def _signs() -> dict[str, str]:
    pieces = [piece for entry in _entries() for piece in entry]
    bent = {form: sign for (jargon, _plain, sign), *_forms in _entries() for form in _bent(jargon)}
    return bent | {jargon.casefold(): sign for jargon, _plain, sign in pieces}


def sign_of(one: Jargon) -> str:
    """How the plain words of this stand in a sentence, as the head of the list explains it: de, het, with a *, "-", "?" or ""."""
    return _signs()[_known(one.said)]


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


@cache
def _table() -> dict[str, str]:
    """What to say, by jargon and by every form, in small letters."""
    own = {word.jargon.casefold(): word.plain for word in all_words()}
    bent = {form: word.plain for word in all_words() for form in _bent(word.jargon)}
    return bent | {form.casefold(): plain for word in all_words() for form, plain in word.forms} | own


@cache
def _heads() -> dict[str, Word]:
    """The entry that a form belongs to."""
    bent = {form: word for word in all_words() for form in _bent(word.jargon)}
    forms = {form.casefold(): word for word in all_words() for form, _plain in word.forms}
    return bent | forms | {word.jargon.casefold(): word for word in all_words()}


_LONG_VOWEL = re.compile(r"(?:(aa|ee|oo|uu)|(ie))([bcdfgklmnprst])$")
_SHORT_VOWEL = re.compile(r"(?<![aeiou])[aeiou]([bcdfgklmnprst])$")
_VOICED = {"f": "v", "s": "z"}


def _bent(jargon: str) -> list[str]:
    """Forms in which the last syllable is written otherwise: hulpvragen, structurele, preventieve, handelingsplannen.

    Some of them are no words; nobody writes those.
    """
    small = jargon.casefold()
    if jargon.isupper():
        return []
    if found := _LONG_VOWEL.search(small):
        stem = small[: found.start()] + (found[2] or found[1][0])
        return [f"{stem}{_VOICED.get(found[3], found[3])}{end}" for end in ("e", "en")]
    if found := _SHORT_VOWEL.search(small):
        return [f"{small}{found[1]}{end}" for end in ("e", "en")]
    return []


@cache
def _pattern() -> re.Pattern[str]:
    """The longest first, so that "aanleiding en hulpvraag" is one thing. A hyphen makes another word of it, and in an address it is none."""
    longest = sorted(_table(), key=len, reverse=True)
    words = "|".join(map(re.escape, longest))
    return re.compile(rf"(?<![\w@-])(?<!\w\.)(?:{words})(?:'?s|n|en|e)?(?![\w@-]|\.\w)", re.IGNORECASE)


_ALSO_WORDS = frozenset(("amk", "ass", "poh", "rt", "sbo", "so", "sot", "tos", "vso", "zat"))
"""Abbreviations that are a word, a name or half a word in small letters: in capitals only. An "opp" is an OPP."""


def _known(said: str) -> str:
    """The entry of the table that this is a form of."""
    for one in (said, *_singulars(said)):
        small = one.casefold()
        if small in _table():
            return small if small not in _ALSO_WORDS or one.isupper() else ""
    return ""


def _singulars(said: str) -> list[str]:
    return [said[: -len(end)] for end in ("'s", "en", "s", "n", "e") if said.casefold().endswith(end)]
