"""Names as files bring them: cleaned for keeping, folded for comparing. Folded text is never shown or kept."""

from __future__ import annotations

import re
import unicodedata

LIMIT = 200
"""Longest name EDEXML knows."""

_PREFIX_WORDS = """
    van de den der het 't 's ten ter te v d vd vdr v.d vander vande vanden el al ben ait da das do dos di del della
    du la le les los von zu zum zur af av op in bij onder over aan uit uijt voor tot
"""
PREFIXES = frozenset(_PREFIX_WORDS.split())
"""Words that can be a voorvoegsel. Used to recognise one inside a last name."""

_FLAT = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ə": "e",
    }
)
_INVISIBLE = frozenset({"Cf", "Cs", "Co", "Cn"})
_TURNED = re.compile(r"^(?P<name>[^,]+),\s*(?P<prefix>[^,]+)$")


def clean(text: str, limit: int = LIMIT) -> str:
    """One line as a person would read it: composed accents, single spaces, no control or direction characters."""
    composed = unicodedata.normalize("NFC", text.strip()[: limit * 8])
    visible = "".join(
        " " if unicodedata.category(sign) == "Cc" else sign
        for sign in composed
        if unicodedata.category(sign) not in _INVISIBLE
    )
    return " ".join(visible.split())[:limit].rstrip()


def fold(text: str) -> str:
    """For comparing: without case, accents, spaces and punctuation. Zoë = ZOE, El-Amrani = el amrani."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_FLAT))
    return "".join(sign for sign in plain if sign.isalnum())


def fold_last(prefix: str, last_name: str) -> str:
    """A last name for comparing, without voorvoegsel, wherever the file put it: "de Vries", "Vries, de" or apart."""
    words = " ".join(split_turned(prefix, last_name)[1].replace(".", " ").split()).split(" ")
    while len(words) > 1 and words[0].casefold().replace("’", "'") in PREFIXES:
        words.pop(0)
    return fold(" ".join(words))


def split_turned(prefix: str, last_name: str) -> tuple[str, str]:
    """("", "Vries, van de") → ("van de", "Vries"). Anything that is not clearly so stays as it is."""
    turned = _TURNED.match(last_name)
    if prefix or turned is None:
        return prefix, last_name
    words = turned["prefix"].casefold().replace("’", "'").split()
    if all(word.rstrip(".") in PREFIXES for word in words):
        return turned["prefix"].strip(), turned["name"].strip()
    return prefix, last_name
