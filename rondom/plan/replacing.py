"""Where plain words take the place of jargon in a sentence: what makes way for them, and when they would break it. Pure."""

from __future__ import annotations

import re

from rondom.plan.jargon import Jargon, sign_of

_CLAUSE = frozenset(
    ("hoe", "hoelang", "hoeveel", "iemand", "naar", "of", "om", "waar", "waaraan", "waarom", "wat", "welke", "wie")
)
"""Plain words that begin so have no article: "wat Mees nodig heeft"."""
_POINTS = "de|het|een|deze|dit|geen|mijn|jouw|je|uw|zijn|haar|hun|ons|onze|elke?|iedere?|welke?|twee|drie"
_BEFORE = re.compile(rf"(?<!\w)(?P<word>{_POINTS}|\d+)\s+(?P<adjective>(?!(?:{_POINTS})\s)\w+\s+)?$", re.IGNORECASE)
_OTHER = {"de": "het", "het": "de", "deze": "dit", "dit": "deze"}
_OF_HET = frozenset(("het", "dit"))


def to_replace(text: str, one: Jargon) -> Jargon | None:
    """What makes way for the plain words, the article too where that has to change; None where they would break the sentence."""
    sign = sign_of(one)
    if sign == "?":
        return None
    before = _BEFORE.search(text, 0, one.start)
    if before is None:
        return one
    said, adjective = before["word"].casefold(), (before["adjective"] or "").strip()
    gender, counted = sign.rstrip("*"), not sign.endswith("*")
    if one.plain.split()[0] in _CLAUSE or sign == "-":
        return None if adjective or said not in ("een", *_OTHER) else _with(text, before, one, "")
    if said in _OTHER and gender:
        right = said if (said in _OF_HET) == (gender == "het") else _OTHER[said]
        if adjective and right != said and not adjective.endswith("e"):
            return None
        return one if right == said else _with(text, before, one, f"{right} {adjective}".strip() + " ")
    if said == "een" and gender and not counted:
        return None if adjective else _with(text, before, one, "")
    if adjective and gender and adjective.endswith("e") != (gender == "de"):
        return None
    return one


def _with(text: str, before: re.Match[str], one: Jargon, front: str) -> Jargon:
    return Jargon(before.start(), one.end, text[before.start() : one.end], front + one.plain)


def fitting(one: Jargon) -> str:
    """The plain words, with a capital where the jargon had one and was no abbreviation."""
    return capital_as(one.said, one.plain)


def capital_as(said: str, plain: str) -> str:
    return plain[:1].upper() + plain[1:] if said[:1].isupper() and not said[:2].isupper() else plain
