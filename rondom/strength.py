"""How hard a password is to guess, in Dutch. Advice only: the one rule is its length.

zxcvbn estimates how many guesses someone needs who tries words, names, dates and patterns first. It knows English; a list
of Dutch words of our own (`resources/words/nl.txt`, the most used first) makes it see that "Voetbal2024" is no secret.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rondom.language import _
from rondom.paths import resource

SHORTEST = 10
"""Signs. The only rule."""
_LOOKED_AT = 32
"""Signs. What has so many is strong or repeats itself, and 72 signs of punctuation would take five seconds."""
_MOST_WORDS = 8
"""Of one name."""
_DUTCH = "dutch"


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` from 0 (guessed at once) to 4 (out of reach), one sentence, and what would help."""

    score: int
    sentence: str
    hints: tuple[str, ...] = ()


def length(password: str) -> int:
    """Signs as a person counts them: é is one, however it was typed."""
    return len(unicodedata.normalize("NFC", password))


def judge(password: str, known: Sequence[str] = ()) -> Strength:
    """`known` are names that are easy to guess here: of the school, the place, the person. Takes some
    thousandths of a second, for a row of odd signs some tenths; the first time a little more.
    """
    if not password:
        return Strength(0, _("Een zin van vier woorden is sterk en makkelijk te onthouden."))
    found = _estimate(unicodedata.normalize("NFC", password)[:_LOOKED_AT], known)
    score = int(found["score"])
    if length(password) < SHORTEST:
        short = _("Nog {n} tekens erbij.").format(n=SHORTEST - length(password))
        return Strength(min(score, 1), short, _hints(found["sequence"], score))
    return Strength(score, _sentences()[score], _hints(found["sequence"], score))


def _sentences() -> tuple[str, str, str, str, str]:
    return (
        _("Dit wachtwoord is meteen te raden."),
        _("Dit wachtwoord is snel te raden."),
        _("Dit wachtwoord is matig."),
        _("Dit is een goed wachtwoord."),
        _("Dit is een sterk wachtwoord."),
    )


# -- the estimate ----------------------------------------------------------------------------------------------------


def _estimate(password: str, known: Sequence[str]) -> Mapping[str, Any]:
    from zxcvbn import matching, zxcvbn

    _teach_dutch()
    try:
        return zxcvbn(password, user_inputs=list(_parts(known)))
    finally:
        matching.RANKED_DICTIONARIES.pop("user_inputs", None)  # it would keep the names


def _parts(known: Sequence[str]) -> Iterator[str]:
    """The words of a name, and each row of them written as one."""
    for name in known:
        words = re.findall(r"\w+", unicodedata.normalize("NFC", name).lower())[:_MOST_WORDS]
        rows = ("".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1))
        yield from (row for row in rows if len(row) > 2)


@cache
def _teach_dutch() -> None:
    from zxcvbn import matching

    lines = resource("words", "nl.txt").read_text("utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    matching.add_frequency_lists({_DUTCH: list(dict.fromkeys(words))})
    matching.REGEXEN["recent_year"] = re.compile(r"19\d\d|20[0-4]\d")  # as it comes, the years end with 2019


# -- what would help -------------------------------------------------------------------------------------------------


def _hints(sequence: Sequence[Mapping[str, Any]], score: int) -> tuple[str, ...]:
    """What makes it easy, by its longest part, and then the way out. Nothing to say of a good one."""
    if score >= 3:
        return ()
    parts = sorted(sequence, key=lambda part: -len(part["token"]))
    easy = next((hint for part in parts if (hint := _of_part(part))), "")
    more = _("Zet er een of twee gewone woorden bij die niets met elkaar te maken hebben.")
    return (easy, more) if easy else (more,)


def _of_part(part: Mapping[str, Any]) -> str:
    pattern = str(part["pattern"])
    if pattern == "dictionary":
        return _of_word(part)
    if pattern == "regex":
        return _("Jaartallen zijn makkelijk te raden.")
    hints = {
        "spatial": _("Toetsen die naast elkaar liggen, zijn makkelijk te raden."),
        "repeat": _("Hetzelfde nog eens typen helpt bijna niet."),
        "sequence": _("Rijtjes zoals abc of 123 zijn makkelijk te raden."),
        "date": _("Datums zijn makkelijk te raden."),
    }
    return hints.get(pattern, "")


def _of_word(part: Mapping[str, Any]) -> str:
    name = str(part["dictionary_name"])
    if name == "user_inputs":
        return _("De naam van uw school of van uzelf raadt iemand als eerste.")
    if part.get("l33t"):
        return _("Een 3 voor een e of een @ voor een a houdt niemand tegen.")
    if part.get("reversed"):
        return _("Achterstevoren typen helpt bijna niet.")
    if name == "passwords":
        return _("Dit lijkt op een wachtwoord dat veel mensen gebruiken.")
    if name in {"surnames", "male_names", "female_names"}:
        return _("Namen zijn makkelijk te raden.")
    return _("Bekende woorden zijn makkelijk te raden, ook met een cijfer erachter.")
