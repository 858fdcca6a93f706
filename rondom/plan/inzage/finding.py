"""Where in a text someone else stands: names, telephone numbers, addresses. Pure.

A whole name is sure. A first or last name alone is doubtful: it may be somebody else, or an ordinary word. Both are covered
until a person looks; only a word that is an ordinary one where it stands is left until someone covers it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rondom.dossier.secret_places import address_patterns
from rondom.language import _
from rondom.plan.inzage.people import (
    PREFIXES,
    Secret,
    Stranger,
    Surroundings,
    figures,
    plain,
    together,
    words_of_name,
)

PERSON, PHONE, MAIL, PLACE, OWN = "person", "phone", "mail", "place", "own"
"""Kinds of what is covered. OWN: someone's own facts or answers, a whole field."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text that is about someone else."""

    start: int
    end: int
    key: str
    """The same for every place that is decided on at once."""
    kind: str
    words: str
    """What it is called in the list: the name, the number."""
    reason: str
    sure: bool
    covered: bool = True
    """As long as nobody decides otherwise."""
    fixed: bool = False


_LETTERS = "(?:[^\\W\\d_][\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x02]*)+"
"""With accents that stand apart and with what cannot be seen: a hyphen that may break a word, as PDFs have too."""
_WORD = re.compile(rf"{_LETTERS}(?:[-'’]{_LETTERS})*\.?")
_PHONE = re.compile(r"(?<![\w])(?:(?:\+|00)?\(?\d|0\d{1,3}\s?/\s?\d)[\d\s().\-–]{6,18}\d(?!\w)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_POSTCODE = re.compile(r"(?<!\w)\d{4}(?:\s?[A-Z]{2}|[a-z]{2})(?!\w)")
"""With small letters only in one piece: "2026 om" is no postcode."""
_STREET = re.compile(
    r"\b[A-Z][\w'’-]+(?:straat|laan|weg|plein|kade|gracht|dijk|hof|pad|singel|plantsoen)\s+\d+\s?[a-zA-Z]?\b"
)
_SENTENCE_END = re.compile(r"(?:^|[.!?:\n\"“‘(]\s*)$")
_WORDS_TOO = """
    roos wil linde storm sterre fleur lente zon mei hoop vos dag jet bo an do mer mees lot pien ster vlinder iris jasmijn
    merel robin wolf beer leeuw bos berg zee rivier groot klein lang kort wit zwart bruin groen jong oud rijk vrij stil snel
    goed best boer bakker visser meester jager schipper kok timmer koning prins graaf hertog dijk veld molen brug kerk huis
    haan hoek horst noord oost zuid west duin post page joy grace april may sky river lily olive can deniz su nur
"""
_ALSO_WORDS = frozenset(_WORDS_TOO.split())
"""First and last names that are ordinary words too."""
_LEAST = 3
"""Letters of a name alone in small letters; a shorter one counts only with a capital."""


class Finder:
    """Looks names up by word, so that a school of two thousand children takes no longer than a small one."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._whole: dict[str, list[tuple[tuple[str, ...], Stranger]]] = defaultdict(list)
        self._first: dict[str, Stranger] = {}
        self._firsts: dict[str, list[tuple[tuple[str, ...], Stranger]]] = defaultdict(list)
        self._last: dict[str, Stranger] = {}
        self._initials: dict[str, set[str]] = defaultdict(set)
        for one in around.strangers:
            self._take(one)
        for found in (*self._whole.values(), *self._firsts.values()):
            found.sort(key=lambda pair: -len(pair[0]))
        self._known: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in around.known_names:
            if len(name) > 1:
                self._known[name[0]].append(name)
        self._places = [one for secret in around.secrets for one in _Place.of(secret)]

    def _take(self, one: Stranger) -> None:
        called, apart = (*one.first, *one.prefix, *one.last), _apart(one)
        orders = {
            called,
            (*one.last, *one.first, *one.prefix),
            (*one.prefix, *one.last, *one.first),
            (*one.first, *one.last),
            (*apart, *one.prefix, *one.last),
            (*apart, *one.last),
        }
        if len(called) > 1 and called not in self._around.known_names:
            for words in orders:
                self._whole[words[0]].append((words, one))
        if one.first:
            self._initials[one.first[0]] |= {word[0] for word in one.last[:1]}
            self._take_first(one)
        for word in one.last:
            for part in (word, *word.split("-")):
                if part not in PREFIXES:
                    self._last.setdefault(part, one)

    def _take_first(self, one: Stranger) -> None:
        """Anne-Fleur, Anne Fleur, or only Anne: a double name is written in every way."""
        apart = _apart(one)
        for word in dict.fromkeys((one.first[0], "-".join(apart), *apart[:1])):
            self._first.setdefault(word, one)
        if len(apart) > 1:
            self._firsts[apart[0]].append((apart, one))

    def spans(self, text: str) -> list[Span]:
        """All places in the order of the text, none overlapping; what is fixed or longer goes first."""
        found = [*self._secrets(text), *self._names(text)]
        found.sort(key=lambda one: (not one.fixed, not one.sure, one.start - one.end))
        kept: list[Span] = []
        for one in found:
            if all(one.end <= other.start or one.start >= other.end for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda one: one.start)

    # -- names -------------------------------------------------------------------------------------------------

    def _names(self, text: str) -> Iterable[Span]:
        words = list(_WORD.finditer(text))
        folded = [plain(one.group()) for one in words]
        at = 0
        while at < len(words):
            if used := self._known_at(text, words, folded, at):
                at += used
                continue
            found = self._whole_at(text, words, folded, at) or self._alone_at(text, words, folded, at)
            if found is None:
                at += 1
                continue
            span, used = found
            yield span
            at += used

    def _known_at(self, text: str, words: Sequence[re.Match[str]], folded: Sequence[str], at: int) -> int:
        """How many words the whole name of someone around the child takes here: nobody else is meant."""
        for name in self._known.get(folded[at], ()):
            if _same(folded[at : at + len(name)], name) and _together(text, words, at, len(name)):
                return len(name)
        return 0

    def _whole_at(
        self, text: str, words: Sequence[re.Match[str]], folded: Sequence[str], at: int
    ) -> tuple[Span, int] | None:
        for wanted, one in self._whole.get(_stem(folded[at], self._whole), ()):
            if _same(folded[at : at + len(wanted)], wanted) and _together(text, words, at, len(wanted)):
                last = words[at + len(wanted) - 1]
                return _span(
                    text, words[at].start(), last.end(), f"whole:{plain(one.name)}", one.name, one.who, True
                ), len(wanted)
        first = _stem(folded[at], self._initials)
        if at + 1 < len(words) and first in self._initials and _close(text, words[at], words[at + 1]):
            letter = folded[at + 1].rstrip(".")
            if len(letter) == 1 and letter in self._initials[first] and first not in self._around.own:
                name = text[words[at].start() : words[at + 1].end()]
                who = self._first[first].who if first in self._first else ""
                return _span(text, words[at].start(), words[at + 1].end(), f"whole:{plain(name)}", name, who, True), 2
        return None

    def _alone_at(
        self, text: str, words: Sequence[re.Match[str]], folded: Sequence[str], at: int
    ) -> tuple[Span, int] | None:
        for wanted, one in self._firsts.get(folded[at], ()):
            if _same(folded[at : at + len(wanted)], wanted) and _together(text, words, at, len(wanted)):
                end, called = words[at + len(wanted) - 1].end(), " ".join(wanted)
                reason, shown = _FIRST.format(name=one.name, who=one.who), text[words[at].start() : end].rstrip(".")
                start, covered = words[at].start(), not set(wanted) <= self._around.known
                return Span(start, start + len(shown), f"first:{called}", PERSON, shown, reason, False, covered), len(
                    wanted
                )
        for known, what in ((self._first, "first"), (self._last, "last")):
            name = _stem(folded[at].rstrip("."), known)
            if name not in known or name in self._around.own:
                continue
            found = self._alone(text, words[at], name, known[name], what)
            if found is not None:
                return found, 1
        return None

    def _alone(self, text: str, word: re.Match[str], name: str, one: Stranger, what: str) -> Span | None:
        shown = word.group()
        capital, ordinary = shown[0].isupper(), name in _ALSO_WORDS
        if not capital and (ordinary or what == "last" or len(name) < _LEAST):
            return None
        opens = bool(_SENTENCE_END.search(text[max(0, word.start() - 3) : word.start()]))
        left = (ordinary and opens) or name in self._around.known
        reason = {"first": _FIRST, "last": _LAST}[what].format(name=one.name, who=one.who)
        key = f"{what}:{name}" + (":opens" if ordinary and opens else "")
        end = word.end() - (1 if shown.endswith(".") else 0)
        return Span(word.start(), end, key, PERSON, shown.rstrip("."), reason, False, not left)

    # -- how to reach someone ------------------------------------------------------------------------------------

    def _secrets(self, text: str) -> Iterable[Span]:
        for place in self._places:
            yield from place.spans(text)
        for found in _PHONE.finditer(text):
            numbers = figures(found.group())
            if numbers and not numbers & self._around.open_numbers:
                mine = [one for one in self._around.secrets if one.kind == "phone" and one.words in numbers]
                yield _reach(found, PHONE, bool(mine), any(one.fixed for one in mine))
        for found in _MAIL.finditer(text):
            said = found.group().casefold()
            if said not in self._around.open_mail:
                mine = [one for one in self._around.secrets if one.kind == "mail" and one.words == said]
                yield _reach(found, MAIL, bool(mine), any(one.fixed for one in mine))
        for pattern in (_POSTCODE, _STREET):
            for found in pattern.finditer(text):
                if together(found.group()) not in self._around.open_places:
                    yield _reach(found, PLACE, False, False)


_FIRST, _LAST = _("voornaam van {name}, {who}"), _("achternaam van {name}, {who}")
_REACH = {
    PHONE: _("telefoonnummer van iemand anders"),
    MAIL: _("e-mailadres van iemand anders"),
    PLACE: _("adres van iemand anders"),
}
_HIDDEN = {PHONE: _("geheim nummer"), MAIL: _("geheim e-mailadres"), PLACE: _("geheim adres")}


@dataclass(frozen=True, slots=True)
class _Place:
    """An address as it can be found in a text: the street with its number and the postcode, the street alone, a town.

    A street alone that is an ordinary word too (School, Dorp) is covered, but a person may say that it is no street here.
    """

    pattern: re.Pattern[str]
    fixed: bool
    reason: str = ""
    """Only of what a person has to look at."""

    @classmethod
    def of(cls, secret: Secret) -> list[_Place]:
        if secret.kind == "town":
            return [cls(_bounded(re.escape(secret.words)), False, _("plaats van een geheim adres"))]
        if secret.kind != "place":
            return []
        known = address_patterns(secret.words)
        found = [cls(_bounded(known.exact), secret.fixed)] if known.exact else []
        if not known.alone:
            return found
        unsure = "" if known.sure else _("straat van een adres")
        return [*found, cls(_bounded(known.alone), secret.fixed and known.sure, unsure)]

    def spans(self, text: str) -> Iterable[Span]:
        for found in self.pattern.finditer(text):
            if self.reason:
                key, words = f"town:{plain(found.group())}", found.group()
                yield Span(found.start(), found.end(), key, PLACE, words, self.reason, False)
            else:
                yield _reach(found, PLACE, True, self.fixed)


def _apart(one: Stranger) -> tuple[str, ...]:
    return tuple(part for word in one.first for part in word.split("-") if part)


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _reach(found: re.Match[str], kind: str, sure: bool, fixed: bool) -> Span:
    words = " ".join(found.group().split())
    reason = (_HIDDEN if fixed else _REACH)[kind]
    return Span(found.start(), found.end(), f"{kind}:{plain(words)}", kind, words, reason, sure, True, fixed)


def _span(text: str, start: int, end: int, key: str, words: str, reason: str, sure: bool) -> Span:
    """Without a full stop that ends the sentence."""
    if text[end - 1] == "." and end - start > 2 and not text[end - 2].isupper():
        end -= 1
    return Span(start, end, key, PERSON, words, reason, sure)


def _close(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Only white space between them, or the comma of a list."""
    return text[one.end() : other.start()].strip() in ("", ",")


def _together(text: str, words: Sequence[re.Match[str]], at: int, count: int) -> bool:
    return all(_close(text, words[n], words[n + 1]) for n in range(at, at + count - 1))


def _same(said: Sequence[str], wanted: Sequence[str]) -> bool:
    return (
        len(said) == len(wanted)
        and tuple(said[:-1]) == tuple(wanted[:-1])
        and said[-1].rstrip(".") in _forms(wanted[-1])
    )


def _forms(name: str) -> tuple[str, ...]:
    return name, f"{name}s", f"{name}'s", f"{name}'"


def _stem(word: str, known: object) -> str:
    """The name in a word: noor of noors and noor's, and of noor-achtig; the word itself when it is no name."""
    assert hasattr(known, "__contains__")
    tries = [
        word.rstrip("."),
        word.rstrip(".").removesuffix("'s"),
        word.rstrip(".").removesuffix("s"),
        word.split("-")[0],
    ]
    return next((one for one in tries if one and one in known), word)


def added_spans(text: str, added: Iterable[str]) -> Iterable[Span]:
    """Words that the person who prints covers on top, as they typed them, whatever the case."""
    for words in added:
        if len("".join(words_of_name(words))) < 2:
            continue
        for found in _bounded(r"\s+".join(map(re.escape, words.split()))).finditer(text):
            yield Span(found.start(), found.end(), f"added:{plain(words)}", PERSON, words, "", True)
