"""One search over everything. What a screen needs of it, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import text

from rondom.search.hits import Group, Heading, Hits
from rondom.search.people import SURE_MISTAKE, alike, children_named, named
from rondom.search.writing import Sought, written
from rondom.vault.search_index import CHILD
from rondom.vault.search_look import Cut, cutter
from rondom.vault.store import Session

LIMIT = 5
"""Hits per group."""
WORDS_MOST = 8
"""More words than that are not looked for; the first ones tell enough."""
NAMESAKES = 20
"""When words could be a child's name, and more children than this have it, they are not taken for a name."""
LONGEST = 200
"""Characters of what was typed that are read."""


def find(session: Session, typed: str, today: date, limit: int = LIMIT, at_table: str = "") -> Hits:
    """Everything that fits what was typed: who comes before what was written, and what looks alike comes last.

    Each word counts as the beginning of a word, without capitals and accents. Words may be in any order; some of them
    may be a child's name ("mees buikpijn"). `at_table` is the meeting that is held now, with others looking on: then
    only what that child's meeting may show is found, and nothing that is "niet voor dit overleg".
    """
    cut = cutter(session)
    words = words_of(cut, typed)
    if not words:
        return Hits()
    child = _child_at(session, at_table) if at_table else ""
    if at_table and not child:
        return Hits(words)
    names = named(session, cut, words, today, limit, child)
    sought = Sought(words, () if child else _splits(session, words), child)
    groups = _joined([*names, *written(session, cut, sought, today, limit)], limit)
    if not names and (not groups or max(map(len, words)) >= SURE_MISTAKE):
        guess = alike(session, cut, words, today, limit, child)
        groups = [*groups, guess] if guess is not None else groups
    return Hits(words, tuple(groups))


def words_of(cut: Cut, typed: str) -> tuple[str, ...]:
    """What was typed as words of the index, each once."""
    found = [one.word for one in cut(typed[:LONGEST].replace(CHILD, " "))]
    return tuple(dict.fromkeys(found))[:WORDS_MOST]


def _splits(session: Session, words: Sequence[str]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Ways to read the first or the last words as a child's name."""
    ways = [(words[:at], words[at:]) for at in range(1, len(words))]
    ways += [(words[at:], words[:at]) for at in range(1, len(words))]
    found = [(tuple(rest), children_named(session, name, NAMESAKES)) for name, rest in ways]
    return tuple((rest, children) for rest, children in found if children)


def _child_at(session: Session, meeting_id: str) -> str:
    found = session.execute(text("SELECT pupil_id FROM meeting WHERE id = :id"), {"id": meeting_id}).scalar()
    return str(found or "")


def _joined(groups: Sequence[Group], limit: int) -> list[Group]:
    """One group per heading, in the order of the headings; the same row once, as it was found first."""
    by_heading: dict[Heading, Group] = {}
    for group in groups:
        known = by_heading.get(group.heading)
        if known is None:
            by_heading[group.heading] = group
            continue
        rows = {hit.row_id for hit in known.hits}
        hits = (*known.hits, *(hit for hit in group.hits if hit.row_id not in rows))
        by_heading[group.heading] = replace(
            known, hits=hits[:limit], more=known.more or group.more or len(hits) > limit
        )
    return [by_heading[heading] for heading in Heading if heading in by_heading]
