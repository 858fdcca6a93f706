"""Which part of a text to show in a list of hits, with the words that were typed marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rondom.search.hits import Marked
from rondom.vault.search_look import Token, tokens
from rondom.vault.store import Session

WIDTH = 110
"""Characters of an excerpt; a line of the palette shows no more."""
BEFORE = 28
"""Characters before the first word that was looked for."""
CHUNK = 4000
"""A long text is read in pieces of so many characters, until one holds a word."""
CUT = "…"


def whole(session: Session, text: str, starts: Sequence[str]) -> Marked:
    """The text as it is, on one line, with every word marked that begins with one of `starts`."""
    line = _one_line(text)
    return Marked(line, tuple((one.start, one.end) for one in _found(session, line, starts)))


def around(session: Session, text: str, starts: Sequence[str]) -> Marked | None:
    """The part of the text where most of the words stand together; None when it holds none of them."""
    for start in range(0, max(1, len(text)), CHUNK):
        piece = _one_line(text[start : start + CHUNK + WIDTH])
        found = _found(session, piece, starts)
        if found:
            return _window(piece, found, starts, cut_before=start > 0)
    return None


def _found(session: Session, text: str, starts: Sequence[str]) -> list[Token]:
    wanted = tuple(starts)
    return [one for one in tokens(session, text) if wanted and one.word.startswith(wanted)]


def _window(text: str, found: Sequence[Token], starts: Sequence[str], cut_before: bool) -> Marked:
    first = max(found, key=lambda one: (_kinds_from(one, found, starts), -one.start))
    left = 0 if first.end <= WIDTH else _word_start(text, max(0, first.start - BEFORE))
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
