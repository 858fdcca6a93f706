"""Which part of a text to show in a list of hits, with the words that were typed marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rondom.search.hits import Marked
from rondom.vault.search_look import Cut, Token

WIDTH = 92
"""Characters of an excerpt; a line of the palette shows hardly more."""
BEFORE = 28
"""Characters before the first word that was looked for."""
EARLY = 60
"""A word that stands so near the beginning is shown with it."""
CHUNK = 4000
"""A long text is read in pieces of so many characters, until one holds a word."""
CUT = "…"


def whole(cut: Cut, text: str, starts: Sequence[str]) -> Marked:
    """The text as it is, on one line, with every word marked that begins with one of `starts`."""
    line = _one_line(text)
    return Marked(line, tuple((one.start, one.end) for one in _found(cut, line, starts)))


def around(cut: Cut, text: str, starts: Sequence[str], told: Sequence[str] = ()) -> Marked | None:
    """The part of the text where most of the words stand together; None when it holds none of them.

    Words that were `told` already, such as the child's name in the title, do not say which part.
    """
    for start in range(0, max(1, len(text)), CHUNK):
        piece = _one_line(text[start : start + CHUNK + WIDTH])
        found = _found(cut, piece, starts)
        if found:
            return _window(piece, found, [one for one in starts if one not in told] or starts, cut_before=start > 0)
    return None


def _found(cut: Cut, text: str, starts: Sequence[str]) -> list[Token]:
    wanted = tuple(starts)
    return [one for one in cut(text) if wanted and one.word.startswith(wanted)]


def _window(text: str, found: Sequence[Token], starts: Sequence[str], cut_before: bool) -> Marked:
    first = max(
        found, key=lambda one: (_kinds_from(one, found, starts), one.word.startswith(tuple(starts)), -one.start)
    )
    left = 0 if first.end <= EARLY else _word_start(text, max(0, first.start - BEFORE))
    right = max(first.end, _word_end(text, left + WIDTH))
    front = CUT if left > 0 or cut_before else ""
    back = CUT if right < len(text) else ""
    shift = len(front) - left
    marks = tuple((one.start + shift, one.end + shift) for one in found if left <= one.start and one.end <= right)
    return Marked(front + text[left:right].rstrip() + back, marks)


def _kinds_from(first: Token, found: Sequence[Token], starts: Sequence[str]) -> int:
    """How many of the typed words stand within one excerpt that begins here."""
    near = [one.word for one in found if first.start <= one.start < first.start + WIDTH - BEFORE]
    return sum(1 for start in starts if any(word.startswith(start) for word in near))


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at)
    return at if space < 0 or space - at > BEFORE else space + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, at - BEFORE), at)
    return at if space < 0 else space


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
