"""Hints for plain Dutch in free text: where a sentence is long, a word is old, an abbreviation stands, nobody does anything.

Pure, and only looking: a hint is a range in the text with a sentence about it. What someone wrote is never changed. The measures
are those of level B1: sentences of about fifteen words, numbers as digits, no abbreviations, and say who does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rondom.language import _
from rondom.plan.jargon import jargon_in

LONG, TOO_LONG = 15, 20
"""Words. From the first on a sentence is long, from the second on it is too long."""
MOST = 40
"""Hints in one text; who gets more than that reads none of them."""


class HintKind(StrEnum):
    SENTENCE = "sentence"
    ABBREVIATION = "abbreviation"
    OLD_WORD = "old_word"
    PASSIVE = "passive"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Hint:
    """About `text[start:end]`. `told` is a sentence for the screen; `plain` what could stand there instead, empty when unknown."""

    start: int
    end: int
    kind: HintKind
    told: str
    plain: str = ""


def hints_in(text: str) -> list[Hint]:
    """At most MOST, in the order of the text. Words that the jargon list knows are left to that list."""
    found = sorted(_all(text), key=lambda one: (one.start, -one.end))
    jargon = [(one.start, one.end) for one in jargon_in(text)] if found else []
    kept = [one for one in found if one.kind is HintKind.SENTENCE or not _within(one, jargon)]
    return kept[:MOST]


def _all(text: str) -> Iterator[Hint]:
    yield from _sentences(text)
    yield from _abbreviations(text)
    yield from _old_words(text)
    yield from _passives(text)
    yield from _numbers(text)


def _within(one: Hint, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in ranges)


# -- sentences ------------------------------------------------------------------------------------------------

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_ENDS = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n")
_SHORTENED = re.compile(
    r"(?:\b[A-Za-z]|\b(?:bijv|blz|ca|dhr|enz|evt|incl|max|mevr|min|nr|o\.a|resp|tel|t/m|vgl))$", re.IGNORECASE
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends. A line is never longer than one sentence; "bijv." and an initial end none."""
    start = 0
    for found in _ENDS.finditer(text):
        if found[0] != "\n" and _SHORTENED.search(text, max(start, found.start() - 8), found.start()):
            continue
        yield from _trimmed(text, start, found.start() if found[0] == "\n" else found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _sentences(text: str) -> Iterator[Hint]:
    for start, end in sentences(text):
        count = sum(1 for _found in _WORD.finditer(text, start, end))
        if count > TOO_LONG:
            told = _("Deze zin heeft {n} woorden. Maak er twee van.").format(n=count)
        elif count > LONG:
            told = _("Deze zin heeft {n} woorden. Tot vijftien leest rustiger.").format(n=count)
        else:
            continue
        yield Hint(start, end, HintKind.SENTENCE, told)


# -- words ----------------------------------------------------------------------------------------------------

_ABBREVIATIONS = {
    "a.d.h.v.": "met", "a.g.v.": "door", "b.g.g.": "als er niemand opneemt", "bijv.": "bijvoorbeeld", "bv.": "bijvoorbeeld", "ca.": "ongeveer",
    "cf.": "zoals", "d.d.": "van", "d.m.v.": "met", "d.w.z.": "dat betekent", "dhr.": "meneer", "e.a.": "en anderen", "e.d.": "en zo",
    "e.e.a.": "dit alles", "enz.": "en zo verder", "etc.": "en zo verder", "evt.": "misschien", "excl.": "zonder", "gem.": "gemiddeld",
    "i.c.m.": "samen met", "i.i.g.": "in elk geval", "i.o.m.": "samen met", "i.o.": "samen met", "i.p.v.": "in plaats van", "i.v.m.": "vanwege",
    "incl.": "met", "lln.": "leerlingen", "lk.": "leerkracht", "ll.": "leerling", "m.b.t.": "over", "m.b.v.": "met", "m.i.v.": "vanaf",
    "m.n.": "vooral", "m.u.v.": "behalve", "max.": "hoogstens", "mevr.": "mevrouw", "mi.": "volgens mij", "min.": "ten minste", "mw.": "mevrouw",
    "n.a.v.": "door", "n.o.t.k.": "wordt nog afgesproken", "n.v.t.": "geldt hier niet", "nl.": "namelijk", "o.a.": "onder andere", "o.b.v.": "door",
    "o.g.v.": "door", "o.l.v.": "geleid door", "p.m.": "vult u later in", "p/w": "per week", "resp.": "of", "s.v.p.": "alstublieft", "t.a.v.": "over",
    "t.b.v.": "voor", "t.g.v.": "door", "t.n.v.": "op naam van", "t.o.v.": "vergeleken met", "t.z.t.": "later", "tel.": "telefoon",
    "v.a.": "vanaf", "vgl.": "vergelijk", "wk.": "week", "z.o.z.": "kijk op de achterkant", "z.s.m.": "zo snel mogelijk", "zgn.": "zogenoemd",
}  # fmt: skip
_ALSO_WITHOUT_DOTS = frozenset(
    ("adhv", "bijv", "dmv", "evt", "ipv", "ivm", "iom", "iig", "lln", "mbt", "mbv", "miv", "mn", "mw", "nav", "nvt", "oa", "obv", "svp", "tav",
     "tbv", "tgv", "tov", "tzt", "zsm", "enz", "etc", "dhr", "mevr", "ed", "ea", "icm")
)  # fmt: skip

_OLD = {
    "aangaande": "over", "aldus": "zo", "alsmede": "en", "alsook": "en", "alvorens": "voordat", "betreffende": "over", "bovengenoemde": "deze",
    "bovenstaande": "dit", "conform": "volgens", "daar": "", "danwel": "of", "dan wel": "of", "derhalve": "daarom", "desalniettemin": "toch",
    "desgewenst": "als u wilt", "dienaangaande": "daarover", "dient te": "moet", "dienen te": "moeten", "diende te": "moest",
    "doch": "maar", "doorgaans": "meestal", "echter": "maar", "geenszins": "niet", "gaarne": "graag", "gedurende": "tijdens",
    "geschieden": "gebeuren", "heden": "nu", "hetgeen": "wat", "hetwelk": "wat", "hieromtrent": "hierover", "hiertoe": "hiervoor", "immer": "altijd",
    "indien": "als", "ingevolge": "door", "inzake": "over", "jegens": "tegen", "jongstleden": "", "krachtens": "volgens", "middels": "met",
    "mits": "als", "momenteel": "nu", "naar aanleiding van": "door", "nadien": "daarna", "nimmer": "nooit", "nochtans": "toch", "nopens": "over",
    "omtrent": "over", "onderhavige": "deze", "ondanks het feit dat": "al", "op basis van": "door", "reeds": "al", "schrijven": "", "te allen tijde": "altijd",
    "te zijner tijd": "later", "ten aanzien van": "over", "ten behoeve van": "voor", "ten einde": "om", "teneinde": "om", "ten gevolge van": "door",
    "ten opzichte van": "vergeleken met", "ten tijde van": "tijdens", "tevens": "ook", "thans": "nu", "tot op heden": "tot nu toe", "uiterlijk": "",
    "vanuit": "", "vermits": "omdat", "verzoeken": "vragen", "voornemens": "van plan", "voorts": "ook", "voorafgaand aan": "voor",
    "vooralsnog": "nu nog", "waarbij": "", "welke": "", "wederom": "weer", "wegens": "door", "woonachtig": "", "zodoende": "zo", "zorg dragen": "zorgen",
    "zorgdragen": "zorgen", "zulks": "dit", "zijdens": "van", "aanvang": "begin", "aanvangen": "beginnen", "achten": "vinden", "acht": "",
    "bewerkstelligen": "zorgen voor", "continuering": "doorgaan", "dusdanig": "zo", "met betrekking tot": "over", "in het kader van": "voor",
    "met ingang van": "vanaf", "in verband met": "vanwege", "door middel van": "met", "aan de hand van": "met", "in samenspraak met": "samen met",
    "woonachtig te": "woont in", "alhoewel": "hoewel", "edoch": "maar", "ofschoon": "hoewel", "mitsdien": "daarom", "desbetreffende": "deze",
}  # fmt: skip
_OLD_WORDS = {word: plain for word, plain in _OLD.items() if plain}
"""Without those that also have an everyday meaning."""

_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_UNITS = r"(?:keer|maal|minuten|minuut|uren|uur|dagen|weken|maanden|jaar|lessen|kinderen|leerlingen|euro|procent|punten|woorden|bladzijden)"


@cache
def _number_words() -> dict[str, int]:
    """From twee to negenennegentig, as they are written."""
    found = {word: at + 1 for at, word in enumerate(_ONES)} | {word: at + 10 for at, word in enumerate(_TEENS)}
    for ten, word in enumerate(_TENS, 2):
        found[word] = ten * 10
        for one, small in enumerate(_ONES, 1):
            join = "ën" if small in ("twee", "drie") else "en"
            found[f"{small}{join}{word}"] = ten * 10 + one
    found.pop("een")
    return found | {"honderd": 100}


@cache
def _numbers_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_number_words(), key=len, reverse=True))
    return re.compile(rf"\b({words})(?=\s+(?:\w+\s+)?{_UNITS}\b)", re.IGNORECASE)


@cache
def _abbreviation_pattern() -> re.Pattern[str]:
    dotted = "|".join(re.escape(one) for one in sorted(_ABBREVIATIONS, key=len, reverse=True))
    bare = "|".join(sorted(_ALSO_WITHOUT_DOTS, key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:(?:{dotted})(?!\w)|(?:{bare})(?![\w.]))", re.IGNORECASE)


@cache
def _old_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(_OLD_WORDS, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _abbreviations(text: str) -> Iterator[Hint]:
    bare = {key.replace(".", "").replace("/", ""): plain for key, plain in _ABBREVIATIONS.items()}
    for found in _abbreviation_pattern().finditer(text):
        plain = bare.get(found[0].replace(".", "").replace("/", "").casefold(), "")
        told = _("Schrijf de afkorting uit: {plain}.").format(plain=plain)
        yield Hint(found.start(), found.end(), HintKind.ABBREVIATION, told, plain)


def _old_words(text: str) -> Iterator[Hint]:
    for found in _old_pattern().finditer(text):
        plain = _OLD_WORDS.get(" ".join(found[0].casefold().split()), "")
        yield Hint(found.start(), found.end(), HintKind.OLD_WORD, _("Gewoner is: {plain}.").format(plain=plain), plain)


def _numbers(text: str) -> Iterator[Hint]:
    for found in _numbers_pattern().finditer(text):
        digits = str(_number_words()[found[0].casefold()])
        yield Hint(
            found.start(), found.end(), HintKind.NUMBER, _("Een cijfer leest sneller: {n}.").format(n=digits), digits
        )


# -- who does it ----------------------------------------------------------------------------------------------

_DONE = r"(?:ge\w{2,}(?:d|t|en)|(?:be|her|ont|ver|over|onder)\w{3,}(?:d|t)|\w{2,}ge\w{2,}(?:d|t|en)|genomen|gedaan|gezien|besproken|vastgelegd)"
_NOT_DONE = frozenset(
    ("gewoon", "gezond", "geen", "geld", "gebied", "gezin", "gesprek", "geduld", "gevoelig", "geleden", "genoeg", "gemakkelijk", "gelukkig",
     "verdriet", "verschillend", "bekend", "bereid", "betekent", "verhaal", "beent", "gedicht", "gelijk", "gewend", "getallen", "gevallen")
)  # fmt: skip
_PASSIVE = re.compile(
    rf"\b(?:word|wordt|worden|werd|werden)\b(?P<between>(?:\s+[^\s.!?;:\n]+){{0,6}}?\s+)(?P<done>{_DONE})\b",
    re.IGNORECASE,
)


def _passives(text: str) -> Iterator[Hint]:
    """ "Er wordt geoefend": it is not said who does it. With "door juf Marloes" it is."""
    for found in _PASSIVE.finditer(text):
        rest = text[found.end() : found.end() + 4].casefold()
        if found["done"].casefold() in _NOT_DONE or " door " in found["between"].casefold() + " " or rest == " doo":
            continue
        yield Hint(found.start(), found.end(), HintKind.PASSIVE, _("Wie doet dit? Schrijf het erbij."))
