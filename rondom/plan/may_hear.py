"""Whom a child named when it was asked who may hear its words: "mama en de juf", "alleen juf Marloes", "iedereen". Pure.

It is free text, so only what is clear keeps the words from someone; the rest is shown beside the light for a person to judge.
"""

from __future__ import annotations

import re

from rondom.language import folded

_WORD = re.compile(r"[^\W\d_]+")
_EVERYONE = frozenset({"iedereen", "allemaal", "allebei", "beiden"})
_ONLY = frozenset({"alleen", "enkel", "slechts", "uitsluitend"})
_NOT = frozenset({"niet", "geen", "behalve", "nooit"})
_MOTHER = frozenset({"moeder", "mama", "mam", "mamma"})
_FATHER = frozenset({"vader", "papa", "pap", "pappa"})
_PARENTS = frozenset({"ouder", "ouders", "thuis", "gezin"})
_SCHOOL = frozenset({"juf", "meester", "leerkracht", "mentor", "school"})
_SMALL = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "een", "en"})


def may_hear(said: str, name: str, role: str, parent: bool) -> bool:
    """Whether this reader is among those the child named, as far as that is clear. `parent`: one of those who care for it."""
    words = _words(said)
    refused = words[next((at for at, word in enumerate(words) if word in _NOT), len(words)) :]
    called = _called(name, role, parent)
    if called & set(refused):
        return False
    named = set(words) - set(refused)
    if not words or named & (_EVERYONE | called):
        return True
    return not (named & _ONLY or (parent and named & (_MOTHER | _FATHER)))


def _called(name: str, role: str, parent: bool) -> set[str]:
    called = {word for word in (*_words(name), *_words(role)) if word not in _SMALL}
    for alike in (_MOTHER, _FATHER, _SCHOOL):
        if called & alike - {"school"}:
            called |= alike
    return called | (_PARENTS if parent else frozenset())


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))
