"""Reviews in words, and everything the school learned from them per key and level. No number weighs anything here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rondom.collaboration.keys import KEYS, NO_KEY, Key
from rondom.collaboration.model import Fit, PointEffect, PointLevel
from rondom.collaboration.queries import Point, Review
from rondom.language import _

FIT_WORDS: dict[Fit, str] = {
    Fit.FITTING: _("Paste"),
    Fit.PARTLY: _("Paste deels"),
    Fit.NOT: _("Paste niet"),
    Fit.UNKNOWN: _("Weten we niet"),
}
EFFECT_WORDS: dict[PointEffect, str] = {
    PointEffect.HELPED: _("Wat hielp"),
    PointEffect.HINDERED: _("Wat zat in de weg"),
}
LEVEL_WORDS: dict[PointLevel, str] = {
    PointLevel.CASE: _("Rond het kind"),
    PointLevel.POLICY: _("In beleid en afspraken"),
}
"""Case level and policy level (*uitvoerend* and *beleidsniveau*), in words that a parent reads too."""


@dataclass(frozen=True, slots=True)
class Learned:
    """One point with the review it comes from, which has no name of a child."""

    review_id: str
    point: Point


@dataclass(frozen=True, slots=True)
class KeyPage:
    """What was learned about one key; `key` is None for what is about none of the seven."""

    key: Key | None
    learned: tuple[Learned, ...]

    def listed(self, effect: PointEffect, level: PointLevel) -> tuple[Learned, ...]:
        return tuple(one for one in self.learned if one.point.effect is effect and one.point.level is level)


def by_key(found: Iterable[Review]) -> tuple[KeyPage, ...]:
    """The seven keys in their order, also those about which nothing was said; last what has no key, when there is any."""
    per_key: dict[int, list[Learned]] = {}
    for review in found:
        for point in review.points:
            if point.text.strip():
                per_key.setdefault(point.key if point.key in KEYS else NO_KEY, []).append(Learned(review.id, point))
    pages = [KeyPage(key, tuple(per_key.get(key.number, ()))) for key in KEYS.values()]
    loose = per_key.get(NO_KEY)
    return (*pages, KeyPage(None, tuple(loose))) if loose else tuple(pages)
