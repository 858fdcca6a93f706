"""In which order the letters of a line stand when some of it is read from right to left (Unicode annex 9).

The levels come from python-bidi, which keeps to an older version of the annex: pairs of brackets are added here. And
one thing goes beyond it: a number that people write in groups ("06 12 34 56 78", "12-03-2026", "+31 6") stays one number, where the
annex would turn its groups around after an Arabic word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from unicodedata import bidirectional

_STRONG = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_RIGHT = {"R", "AL"}
_NUMBERS = {"EN", "AN"}
_JOINS = frozenset(" \u00a0-/.:,")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_MIRRORED = {**_PAIRS, **{close: opening for opening, close in _PAIRS.items()}, "<": ">", ">": "<", "≤": "≥", "≥": "≤"}


def needed(text: str) -> bool:
    """Whether anything in the text is written from right to left."""
    return _STRONG.search(text) is not None


def starts_right(text: str) -> bool:
    """Whether a paragraph is read from right to left: its first letter decides."""
    for sign in text:
        kind = bidirectional(sign)
        if kind in _RIGHT:
            return True
        if kind == "L":
            return False
    return False


def mirrored(text: str) -> str:
    """Brackets the other way round, for what is read from right to left."""
    return "".join(_MIRRORED.get(sign, sign) for sign in text)


def levels(line: str, right: bool) -> list[int]:
    """The level of every sign: odd is read from right to left. `right` is the direction of the paragraph."""
    from bidi.algorithm import (
        explicit_embed_and_overrides,
        get_embedding_levels,
        get_empty_storage,
        resolve_implicit_levels,
        resolve_neutral_types,
        resolve_weak_types,
    )

    if not line:
        return []
    base = int(right)
    storage: dict[str, Any] = get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    get_embedding_levels(line, storage)
    _settle_odd_ones(storage["chars"])
    _keep_numbers_whole(line, storage["chars"])
    explicit_embed_and_overrides(storage)
    resolve_weak_types(storage)
    _pair_brackets(line, storage["chars"], "LR"[base])
    resolve_neutral_types(storage, False)
    resolve_implicit_levels(storage, False)
    return [int(one["level"]) for one in storage["chars"]]


def visual(runs: Sequence[tuple[int, Any]]) -> list[tuple[int, Any]]:
    """Runs of one level, from reading order to the order in which they stand from left to right (rule L2)."""
    ordered = list(runs)
    for level in range(max((one[0] for one in ordered), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][0] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = max(end, start + 1)
    return ordered


def _settle_odd_ones(signs: list[dict[str, Any]]) -> None:
    """python-bidi drops what cannot be seen (a non-joiner in a Persian word); here it goes with the sign before it."""
    known = {"L", "R", "AL", "EN", "AN", "ES", "ET", "CS", "NSM", "WS", "S", "ON"}
    for one in signs:
        if one["type"] not in known:
            one["type"] = "NSM"


def _keep_numbers_whole(line: str, signs: list[dict[str, Any]]) -> None:
    """What joins two digits counts as a part of the number; a plus before one too."""
    for index, sign in enumerate(line):
        after = index + 1 < len(line) and line[index + 1].isdigit()
        if not after:
            continue
        before = index > 0 and line[index - 1].isdigit()
        if sign in _JOINS and before:
            signs[index]["type"] = "CS"
        elif sign == "+" and not before:
            signs[index]["type"] = "EN"


def _pair_brackets(line: str, signs: list[dict[str, Any]], base: str) -> None:
    """Rule N0: both brackets of a pair get one direction, that of what stands inside."""
    for start, end in _bracket_pairs(line):
        inside = {_direction(one) for one in signs[start + 1 : end]} - {""}
        if not inside:
            continue
        chosen = base
        if base not in inside:
            before = next((found for one in reversed(signs[:start]) if (found := _direction(one))), base)
            chosen = before if before in inside else base
        signs[start]["type"] = signs[end]["type"] = chosen


def _bracket_pairs(line: str) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found = []
    for index, sign in enumerate(line):
        if sign in _PAIRS:
            waiting.append((_PAIRS[sign], index))
        while sign in _PAIRS.values() and any(close == sign for close, _at in waiting):
            close, at = waiting.pop()
            if close == sign:
                found.append((at, index))
                break
    return sorted(found)


def _direction(sign: dict[str, Any]) -> str:
    kind = sign["type"]
    return "L" if kind == "L" else "R" if kind in _RIGHT or kind in _NUMBERS else ""
