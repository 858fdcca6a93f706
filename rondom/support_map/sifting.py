"""Showing whom one asks for. Who does not fit stays at the own place on the map, faint, so that nobody thinks it is gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rondom.language import folded
from rondom.support_map.layout import PartnerNode
from rondom.support_map.queries import PartnerRow, for_age, for_level
from rondom.support_map.themes import theme_name

OLDEST = 130
"""A larger number is no age."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is asked for. Empty asks nothing; of the ticked levels and themes any one is enough.

    What a card does not say is no limit, except the theme: who is sought for a theme must have it.
    """

    levels: frozenset[int] = frozenset()
    themes: frozenset[str] = frozenset()
    age: int | None = None
    words: str = ""
    """Typed: every word must be somewhere on the card."""

    @property
    def asks(self) -> bool:
        return self != Sieve()

    @property
    def count(self) -> int:
        """How many questions are asked beside the words."""
        return len(self.levels) + len(self.themes) + (self.age is not None)

    def keeps(self, row: PartnerRow) -> bool:
        return (
            for_age(row, self.age)
            and (not self.levels or any(for_level(row, level) for level in self.levels))
            and (not self.themes or not self.themes.isdisjoint(row.themes))
            and _has(row, folded(self.words).split())
        )


EVERYONE = Sieve()


def switched_level(sieve: Sieve, level: int) -> Sieve:
    """With this level ticked, or no longer."""
    return replace(sieve, levels=sieve.levels ^ {level})


def switched_theme(sieve: Sieve, theme: str) -> Sieve:
    return replace(sieve, themes=sieve.themes ^ {theme})


def kept(rows: Iterable[PartnerRow], sieve: Sieve) -> tuple[PartnerRow, ...]:
    """The cards that fit, in the same order."""
    return tuple(row for row in rows if sieve.keeps(row))


def dimmed(nodes: Sequence[PartnerNode], fitting: Iterable[PartnerRow]) -> tuple[PartnerNode, ...]:
    """Everyone, those who do not fit faint."""
    keys = {row.id for row in fitting}
    return tuple(node if node.key in keys else replace(node, dimmed=True) for node in nodes)


def age_of(text: str) -> int | None:
    """The age that was typed, also "9 jaar"; None for nothing. Raises ValueError for what is no age."""
    words = text.strip().casefold().removesuffix("jaar").strip()
    if not words:
        return None
    if not words.isascii() or not words.isdigit() or int(words[:4]) > OLDEST:
        raise ValueError(words)
    return int(words)


def _has(row: PartnerRow, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    themes = " ".join(theme_name(theme) for theme in row.themes)
    plain = row.phone.replace(" ", "").replace("-", "")
    there = folded(
        " ".join(
            (row.name, row.person, row.organisation, row.offer, row.languages, row.email, row.phone, plain, themes)
        )
    )
    return all(word in there for word in wanted)
