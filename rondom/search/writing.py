"""Searching what was written: the rows that hold every word that was typed, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rondom.dossier.names import full_name
from rondom.language import _, relative
from rondom.search.excerpts import around, whole
from rondom.search.hits import Group, Heading, Hit, Marked
from rondom.search.places import SPOTS, Spot
from rondom.vault.search_index import WORDS
from rondom.vault.search_look import Cut, all_of, beginning_with, is_word, matching, of_child, one_of, starts
from rondom.vault.store import Session

SHORT = 4
"""The index keeps the beginnings of words up to so many letters; a longer one is looked up word by word."""
MOST_WORDS = 128
"""With more words than this that begin with what was typed, the index puts them together by itself."""
LEAST = 2
"""A single letter finds names only."""
OVERSIGHT = 3
"""So many times the rows that are shown are looked at, as some may not be shown at a table."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for: `words` are folded; `splits` says which words may be a child's name instead."""

    words: tuple[str, ...]
    splits: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    """(the words that stay, ids of the children whom the other words name)"""
    only_child: str = ""
    """Rows of this child only; set while people sit at the table."""


def written(
    session: Session, cut: Cut, sought: Sought, today: date, limit: int, spots: Sequence[Spot] = SPOTS
) -> list[Group]:
    """Groups of rows that hold all words, or the words that stay when the others are a child's name."""
    expression = _expression(session, sought)
    if not expression:
        return []
    asked = [
        (spot.source, _for_child(spot, expression, sought.only_child))
        for spot in spots
        if spot.at_table or not sought.only_child
    ]
    ids = matching(session, asked, (limit + 1) * (OVERSIGHT if sought.only_child else 1))
    groups: dict[Heading, list[tuple[str, Hit]]] = {}
    for spot in spots:
        if some := ids.get(spot.source.number):
            groups.setdefault(spot.heading, []).extend(_hits(session, cut, spot, some, sought, today))
    return [_group(heading, found, limit) for heading, found in groups.items() if found]


def _for_child(spot: Spot, expression: str, child: str) -> str:
    return all_of((expression, of_child(child))) if child and spot.source.child else expression


def _group(heading: Heading, found: list[tuple[str, Hit]], limit: int) -> Group:
    """What is about the latest day first; what has no day last."""
    newest = [hit for _on, hit in sorted(found, key=lambda one: one[0], reverse=True)]
    return Group(heading, tuple(newest[:limit]), len(newest) > limit)


def _expression(session: Session, sought: Sought) -> str:
    """Empty when nothing can hold it."""
    known: dict[str, str] = {}
    parts = [_all(session, sought.words, known)]
    for rest, children in sought.splits:
        kept = _all(session, rest, known)
        parts.append(all_of((kept, one_of([of_child(child) for child in children]))) if kept else "")
    some = [part for part in parts if part]
    return one_of(some) if some else ""


def _all(session: Session, words: Sequence[str], known: dict[str, str]) -> str:
    """Every word, or a word that begins with it. Single letters are left out: they would find everything."""
    long = [word for word in words if len(word) >= LEAST]
    for word in long:
        if word not in known:
            known[word] = _beginning(session, word)
    parts = [known[word] for word in long]
    return all_of(parts) if parts and all(parts) else ""


def _beginning(session: Session, word: str) -> str:
    """Looked up word by word, SQLite stops at the first rows; put together by itself, it first gathers all of them."""
    if len(word) <= SHORT:
        return starts(word)
    found = beginning_with(session, WORDS, word, MOST_WORDS + 1)
    if len(found) > MOST_WORDS:
        return starts(word)
    return one_of([is_word(one) for one in found]) if found else ""


def _hits(
    session: Session, cut: Cut, spot: Spot, ids: Sequence[str], sought: Sought, today: date
) -> list[tuple[str, Hit]]:
    """In the order of `ids`, each with its day in ISO 8601, empty when it has none."""
    rows = session.connection().exec_driver_sql(spot.statement(len(ids)), tuple(ids)).all()
    by_id = {row[0]: row for row in rows}
    found = [_hit(cut, spot, by_id[id_], sought, today) for id_ in ids if id_ in by_id]
    return [(on, hit) for on, hit in found if not (sought.only_child and hit.hidden)]


def _hit(cut: Cut, spot: Spot, found: Sequence[Any], sought: Sought, today: date) -> tuple[str, Hit]:
    id_, row, pupil_id, first, prefix, last, title, on, hidden, *texts = found
    child, on = full_name(first, prefix, last), str(on or "")[:10]
    told = [one for one in sought.words if any(token.word.startswith(one) for token in cut(child))]
    excerpt, shown = _excerpt(cut, spot, texts, sought.words, told, bool(hidden), title)
    when = relative(date.fromisoformat(on), today) if on else ""
    heading = title if spot.title_alone else " – ".join(part for part in (child, title) if part)
    hit = Hit(
        kind=spot.kind,
        row_id=row,
        title=whole(cut, heading, sought.words),
        excerpt=excerpt,
        detail=child if spot.title_alone else when,
        pupil_id=pupil_id,
        part_id=id_ if id_ != row else "",
        hidden=not shown,
    )
    return on, hit


def _excerpt(
    cut: Cut, spot: Spot, texts: Sequence[Any], words: Sequence[str], told: Sequence[str], hidden: bool, title: str
) -> tuple[Marked, bool]:
    """The part to show, and whether it may be shown. Words that stand in the title only need no excerpt."""
    if hidden:
        return Marked(), False
    values = {column: str(text or "") for column, text in zip(spot.source.columns, texts, strict=True)}
    best = Marked()
    for column, text in values.items():
        if text and text != title and column not in spot.never_shown:
            found = around(cut, text, words, told)
            if found is not None and len(found.marks) > len(best.marks):
                line = _(spot.told.get(column, "{" + column + "}")).format(**values)
                best = around(cut, line, words, told) or found
    if best.marks:
        return best, True
    return Marked(), not any(around(cut, values[column], words) for column in spot.never_shown)
