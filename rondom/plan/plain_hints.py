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
_SHORTENED = re.compile(r"\b(?:[A-Za-tv-z]|(?i:bijv|bv|dhr|dr|drs|evt|incl|mevr|mw|o\.a|t/m|vgl))$")
_SHORTENED_INSIDE = re.compile(r"\b(?:blz|ca|enz|etc|max|min|nr|tel)$", re.IGNORECASE)
"""These also end a sentence, and one of them is a name: what follows tells."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends. A line is never longer than one sentence; "bijv." and an initial end none."""
    start = 0
    for found in _ENDS.finditer(text):
        if found[0] != "\n" and _goes_on(text, start, found):
            continue
        yield from _trimmed(text, start, found.start() if found[0] == "\n" else found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _goes_on(text: str, start: int, point: re.Match[str]) -> bool:
    """Whether this point belongs to something shortened: "bijv.", an initial; "u." ends a sentence."""
    before = max(start, point.start() - 8), point.start()
    if _SHORTENED.search(text, *before):
        return True
    return bool(_SHORTENED_INSIDE.search(text, *before)) and not text[point.end() :].lstrip()[:1].isupper()


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
    "i.c.m.": "samen met", "i.i.g.": "in elk geval", "i.o.m.": "samen met", "i.p.v.": "in plaats van", "i.v.m.": "vanwege",
    "incl.": "met", "lln.": "leerlingen", "lk.": "leerkracht", "ll.": "leerling", "m.b.t.": "over", "m.b.v.": "met", "m.i.v.": "vanaf",
    "m.n.": "vooral", "m.u.v.": "behalve", "max.": "hoogstens", "mevr.": "mevrouw", "mi.": "volgens mij", "min.": "ten minste", "mw.": "mevrouw",
    "n.a.v.": "vanwege", "n.o.t.k.": "wordt nog afgesproken", "n.v.t.": "geldt hier niet", "nl.": "namelijk", "o.a.": "onder andere", "o.b.v.": "op basis van",
    "o.g.v.": "vanwege", "o.l.v.": "geleid door", "p.m.": "vult u later in", "p/w": "per week", "s.v.p.": "alstublieft", "t.a.v.": "over",
    "t.b.v.": "voor", "t.g.v.": "door", "t.n.v.": "op naam van", "t.o.v.": "vergeleken met", "t.z.t.": "later", "tel.": "telefoon",
    "v.a.": "vanaf", "vgl.": "vergelijk", "wk.": "week", "z.o.z.": "kijk op de achterkant", "z.s.m.": "zo snel mogelijk", "zgn.": "zogenoemd",
}  # fmt: skip
_ALSO_WITHOUT_DOTS = frozenset(
    ("adhv", "bijv", "dmv", "evt", "ipv", "ivm", "iom", "iig", "lln", "mbt", "mbv", "miv", "mw", "nav", "nvt", "oa", "obv", "svp", "tav",
     "tbv", "tgv", "tov", "tzt", "zsm", "enz", "etc", "dhr", "mevr", "icm")
)  # fmt: skip

_OLD = {
    "aangaande": "over", "alsmede": "en", "alsook": "en", "alvorens": "voordat", "bovengenoemde": "deze",
    "bovenstaande": "dit", "conform": "volgens", "daar": "", "danwel": "of", "derhalve": "daarom", "desalniettemin": "toch",
    "desgewenst": "als u wilt", "dienaangaande": "daarover", "dient te": "moet", "dienen te": "moeten", "diende te": "moest",
    "doch": "maar", "doorgaans": "meestal", "echter": "maar", "geenszins": "niet", "gaarne": "graag", "gedurende": "tijdens",
    "geschieden": "gebeuren", "heden": "nu", "hetgeen": "wat", "hetwelk": "wat", "hieromtrent": "hierover", "hiertoe": "hiervoor", "immer": "altijd",
    "indien": "als", "ingevolge": "door", "inzake": "over", "jegens": "tegen", "jongstleden": "", "krachtens": "volgens", "middels": "met",
    "mits": "alleen als", "momenteel": "nu", "naar aanleiding van": "vanwege", "nadien": "daarna", "nimmer": "nooit", "nochtans": "toch", "nopens": "over",
    "omtrent": "over", "onderhavige": "deze", "ondanks het feit dat": "hoewel", "reeds": "al", "schrijven": "", "te allen tijde": "altijd",
    "te zijner tijd": "later", "ten aanzien van": "over", "ten behoeve van": "voor", "ten einde": "om", "teneinde": "om", "ten gevolge van": "door",
    "ten opzichte van": "vergeleken met", "ten tijde van": "tijdens", "tevens": "ook", "thans": "nu", "tot op heden": "tot nu toe", "uiterlijk": "",
    "vanuit": "", "vermits": "omdat", "verzoeken": "vragen", "voornemens": "van plan", "voorts": "ook", "voorafgaand aan": "voor",
    "vooralsnog": "voorlopig", "waarbij": "", "welke": "", "wederom": "weer", "wegens": "door", "woonachtig": "", "zodoende": "zo", "zorg dragen": "zorgen",
    "zorgdragen": "zorgen", "zulks": "dit", "zijdens": "van", "aanvang": "begin", "aanvangen": "beginnen",
    "bewerkstelligen": "zorgen voor", "continuering": "doorgaan", "dusdanig": "zo", "met betrekking tot": "over", "in het kader van": "voor",
    "met ingang van": "vanaf", "in verband met": "vanwege", "door middel van": "met", "aan de hand van": "met", "in samenspraak met": "samen met",
    "alhoewel": "hoewel", "edoch": "maar", "ofschoon": "hoewel", "mitsdien": "daarom", "desbetreffende": "deze",
}  # fmt: skip
_OLD_WORDS = {word: plain for word, plain in _OLD.items() if plain}
"""Without those that also have an everyday meaning."""
_ELSEWHERE = frozenset(("echter",))
"""What is plainer comes at another place in the sentence: told, and not put there by one key."""

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
        if found[0].casefold() in _WITH_A_NUMBER:
            plain = _beside_a_number(text, found, plain)
            if not plain:
                continue
        told = _("Schrijf de afkorting uit: {plain}.").format(plain=plain)
        yield Hint(found.start(), found.end(), HintKind.ABBREVIATION, told, plain)


_WITH_A_NUMBER = frozenset(("max.", "min."))


def _beside_a_number(text: str, found: re.Match[str], plain: str) -> str:
    """Max. 3 keer, 20 min.; without a number "Max." is a boy."""
    if text[found.end() :].lstrip()[:1].isdigit():
        return plain
    behind = text[: found.start()].rstrip()[-1:].isdigit()
    return _("minuten") if behind and found[0].casefold() == "min." else ""


def _old_words(text: str) -> Iterator[Hint]:
    for found in _old_pattern().finditer(text):
        plain = _OLD_WORDS.get(" ".join(found[0].casefold().split()), "")
        told = _("Gewoner is: {plain}.").format(plain=plain)
        ready = "" if found[0].casefold() in _ELSEWHERE else plain
        yield Hint(found.start(), found.end(), HintKind.OLD_WORD, told, ready)


def _numbers(text: str) -> Iterator[Hint]:
    for found in _numbers_pattern().finditer(text):
        digits = str(_number_words()[found[0].casefold()])
        yield Hint(
            found.start(), found.end(), HintKind.NUMBER, _("Een cijfer leest sneller: {n}.").format(n=digits), digits
        )


# -- who does it ----------------------------------------------------------------------------------------------

_APART = "aan|achter|af|bij|binnen|door|goed|in|klaar|los|mee|na|neer|om|onder|op|over|samen|tegen|terug|thuis|toe|uit|vast|voor|voort|weg"
_DONE = (
    rf"(?:(?:{_APART})?ge\w{{2,}}(?:d|t|en)|(?:be|her|ont|ver|over|onder)\w{{3,}}(?:d|t)"
    r"|genomen|gedaan|gezien|besproken|vastgelegd)"
)
_NOT_DONE = frozenset(
    ("gewoon", "gezond", "geen", "geld", "gebied", "gezin", "gesprek", "geduld", "gevoelig", "geleden", "genoeg", "gemakkelijk", "gelukkig",
     "verdriet", "verschillend", "bekend", "bereid", "betekent", "verhaal", "beent", "gedicht", "gelijk", "gewend", "getallen", "gevallen",
     "gebit", "gebed", "gebaren", "gebouwen", "gedachten", "geluid", "gemeen", "gesprekken", "gevecht", "gewicht", "gezicht", "gezinnen",
     "beroemd", "bevriend", "bezorgd", "gefrustreerd", "geïnteresseerd", "geïrriteerd", "gemotiveerd", "gespannen", "overstuur", "vermoeid", "verliefd",
     "verward", "geboren")
)  # fmt: skip
"""Things, and how someone is."""
_HURT = ("gepest", "geplaagd", "geslagen", "geschopt", "geduwd", "uitgescholden", "buitengesloten", "uitgelachen", "genegeerd", "bedreigd",
         "mishandeld", "misbruikt")  # fmt: skip
"""Who did that to a child is not asked: the name of another child does not belong in this plan."""
_TURNS = frozenset(
    ("als", "dan", "dat", "die", "doordat", "en", "maar", "of", "omdat", "terwijl", "toen", "want", "wanneer", "zodat", "zodra")
)  # fmt: skip
"""With these another part of the sentence begins."""
_PASSIVE = re.compile(
    rf"\b(?:word|wordt|worden|werd|werden)\b(?P<between>(?:\s+[^\s.,!?;:\n]+){{0,6}}?\s+)(?P<done>{_DONE})\b",
    re.IGNORECASE,
)


def _passives(text: str) -> Iterator[Hint]:
    """ "Er wordt geoefend": it is not said who does it. With "door juf Marloes" it is."""
    for found in _PASSIVE.finditer(text):
        rest = text[found.end() : found.end() + 4].casefold()
        done, between = found["done"].casefold(), frozenset(found["between"].casefold().split())
        if _is_no_deed(done) or "door" in between or between & _TURNS or rest == " doo":
            continue
        yield Hint(found.start(), found.end(), HintKind.PASSIVE, _("Wie doet dit? Schrijf het erbij."))


def _is_no_deed(done: str) -> bool:
    return done in _NOT_DONE or done.endswith(("heid", *_HURT))
