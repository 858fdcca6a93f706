"""Wie kan hierbij helpen? From the school's own cards, and from nothing else: who fits, and how one gets there.

It sorts cards; it says nothing about a child. What a card does not say is told as such and never counts against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rondom.language import _, folded
from rondom.support_map.card_words import ages_words, route_words, themes_words, waiting_words
from rondom.support_map.queries import PartnerRow, for_age, for_level
from rondom.support_map.themes import THEMES, theme_name, themes_in

_SMALL_WORDS = """
aan als bij dan dat de deze die dit door een en er geen haar had heb heeft het hij hoe hulp iemand iets ik in is je jong
kan kind kinderen leerling met mijn moet na naar niet nog of om ons ook op over te tot uit van veel voor waar wat we wel
wie wil wordt zich zij zijn zo helpt helpen
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that find nobody."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One partner who may help. `why` are sentences: what on the card fits the question."""

    partner: PartnerRow
    why: tuple[str, ...] = ()
    found: int = 0
    """In how many ways the card fits: more comes first."""

    @property
    def route(self) -> str:
        return route_words(self.partner) or _("Hoe u aanmeldt, staat niet op het kaartje. Bel en vraag het.")

    @property
    def waiting(self) -> str:
        return waiting_words(self.partner) or _("niet bekend")


def helpers_for(
    rows: Sequence[PartnerRow], age: int | None = None, theme: str = "", level: int | None = None, words: str = ""
) -> tuple[Answer, ...]:
    """Who on the map may help, the best fitting first; of those the one who is reached soonest.

    A theme is found by what the card says of it, else by its words in name, offer or audience. `words` may be a whole
    question. Asking for nothing gives nobody. Cards in whose place another came are left out.
    """
    sought = _words(words)
    wanted = dict.fromkeys([theme] if theme else themes_in(words))
    if not sought and not wanted and age is None and level is None:
        return ()
    answers = [
        answer
        for row in rows
        if not row.replaced and for_age(row, age) and for_level(row, level)
        if (answer := _answer(row, tuple(wanted), bool(theme), sought, age)) is not None
    ]
    return tuple(sorted(answers, key=_order))


def _answer(
    row: PartnerRow, themes: Sequence[str], must: bool, sought: Sequence[str], age: int | None
) -> Answer | None:
    said = [why for theme in themes if (why := _fits_theme(row, theme))]
    if must and not said:
        return None
    told = _text(row)
    found = [word for word in sought if word in told]
    if (sought or themes) and not said and not found:
        return None
    if must and sought and not found and not any(theme in themes for theme in themes_in(" ".join(sought))):
        return None
    reasons = list(dict.fromkeys(said))
    if found and not said:
        reasons.append(_("Op het kaartje staat: {words}.").format(words=", ".join(found)))
    if age is not None and (ages := ages_words(row)):
        reasons.append(_("Voor {ages}.").format(ages=ages))
    return Answer(row, tuple(reasons), len(said) * 2 + len(found))


def _fits_theme(row: PartnerRow, theme: str) -> str:
    """Why this card fits a theme; empty when it does not."""
    if theme in row.themes:
        return _("Helpt bij: {theme}.").format(theme=theme_name(theme).lower())
    known = THEMES.get(theme)
    if row.themes or known is None:
        return ""
    told = re.findall(r"[^\W\d_]+", folded(" ".join((row.name, row.offer, row.audience))))
    hit = next((word for word in told if any(word.startswith(start) for start in known.words)), "")
    return _("Op het kaartje staat: {words}.").format(words=hit) if hit else ""


def _words(question: str) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+", folded(question))
    return tuple(dict.fromkeys(word for word in found if len(word) > 2 and word not in _SMALL))


def _text(row: PartnerRow) -> str:
    parts = (
        row.name,
        row.person,
        row.organisation,
        row.offer,
        row.audience,
        row.route,
        row.languages,
        themes_words(row),
    )
    return folded(" ".join(parts))


def _order(answer: Answer) -> tuple[object, ...]:
    """Fits best, shortest wait (unknown after known), shortest line, nearest to the child, by name."""
    one = answer.partner
    wait = one.waiting_weeks if one.waiting_weeks is not None else 10_000
    return -answer.found, 0 if one.own_team else wait, -(one.step or 5), one.ring, one.name.casefold(), one.id
