"""The words of professionals and what parents call the same, at level B1; and the choice between u and je.

The lens on jargon looks for the left column while someone types, and offers the right one. It proposes, it never replaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rondom.language import _
from rondom.plan.reading import FormOfAddress, Part


@dataclass(frozen=True, slots=True)
class Word:
    """`jargon` in the singular; `plain` holds {child} where the name of the child comes."""

    jargon: str
    plain: str


def _n(text: str) -> str:
    """Marks a text for translation; it is translated where it is shown."""
    return text


WORDS: tuple[Word, ...] = (
    Word(_n("aanleiding en hulpvraag"), _n("waarom we praten")),
    Word(_n("hulpvraag"), _n("de vraag")),
    Word(_n("bevorderende factoren"), _n("dit helpt")),
    Word(_n("belemmerende factoren"), _n("dit maakt het moeilijk")),
    Word(_n("ondersteuningsbehoefte"), _n("dit heeft {child} nodig")),
    Word(_n("onderwijsbehoefte"), _n("dit heeft {child} nodig om te leren")),
    Word(_n("handelingsdeel"), _n("dit gaan we doen")),
    Word(_n("interventie"), _n("wat we doen")),
    Word(_n("uitstroombestemming"), _n("naar welke school later")),
    Word(_n("uitstroomperspectief"), _n("naar welke school later")),
    Word(_n("ontwikkelingsperspectief"), _n("plan voor de schooltijd")),
    Word(_n("procesregisseur"), _n("deze persoon let op het plan")),
    Word(_n("casusregisseur"), _n("deze persoon let op het plan")),
    Word(_n("evaluatie"), _n("dan kijken we of het werkt")),
    Word(_n("evalueren"), _n("kijken of het werkt")),
    Word(_n("toestemming gegevensdeling"), _n("wie mag dit lezen")),
    Word(_n("zienswijze"), _n("wat u ervan vindt")),
    Word(_n("arrangement"), _n("extra hulp op school")),
    Word(_n("toelaatbaarheidsverklaring"), _n("toestemming voor speciaal onderwijs")),
    Word(_n("TLV"), _n("toestemming voor speciaal onderwijs")),
    Word(_n("OPP"), _n("plan voor de schooltijd")),
    Word(_n("bewaartermijn"), _n("zo lang bewaren we dit")),
    Word(_n("bestaanszekerheid"), _n("geld, werk en wonen")),
    Word(_n("didactisch"), _n("hoe we lesgeven")),
    Word(_n("pedagogisch"), _n("hoe we met {child} omgaan")),
    Word(_n("executieve functies"), _n("plannen, beginnen en volhouden")),
    Word(_n("cognitief"), _n("denken en leren")),
    Word(_n("sociaal-emotioneel"), _n("omgaan met anderen en met gevoelens")),
    Word(_n("monitoren"), _n("bijhouden")),
    Word(_n("consulteren"), _n("om raad vragen")),
    Word(_n("signaleren"), _n("zien")),
    Word(_n("thuiszitter"), _n("kind dat niet naar school gaat")),
)
"""From the language of plans to the language of the kitchen table."""

PART_TITLES: dict[Part, str] = {
    Part.PEOPLE: _n("Wie erbij waren"),
    Part.REQUEST: _n("Aanleiding en hulpvraag"),
    Part.VOICE: _n("Stem van {child}"),
    Part.STRENGTHS: _n("Wat gaat goed"),
    Part.FACTORS: _n("Wat helpt en wat het moeilijk maakt"),
    Part.TIMELINE: _n("Wat er gebeurde"),
    Part.CONCERNS: _n("Zorgen"),
    Part.WISHES: _n("Wensen"),
    Part.GOALS: _n("Doel"),
    Part.AGREEMENTS: _n("Afspraken"),
    Part.FOLLOW_UP: _n("Wie let erop, wanneer kijken we"),
    Part.APPROVALS: _n("Akkoord"),
    Part.VIEWS: _n("Zienswijze"),
}
"""What the parts are called where someone chooses who gets what."""


@dataclass(frozen=True, slots=True)
class Jargon:
    """A word in a text that parents may not know, and what to say instead."""

    start: int
    end: int
    said: str
    plain: str


def part_title(part: Part, child: str) -> str:
    return _(PART_TITLES[part]).format(child=child)


def plain_words(jargon: str, child: str = "") -> str:
    """What parents call this; empty when it is no jargon we know."""
    found = _table().get(jargon.casefold())
    return _(found).format(child=child or _("het kind")) if found else ""


def jargon_in(text: str, child: str = "") -> list[Jargon]:
    """Every word of the table that stands in a text, in order, plurals too."""
    found = []
    for match in _pattern().finditer(text):
        said = match[0]
        known = next(word for word in (said, *_singulars(said)) if word.casefold() in _table())
        found.append(Jargon(match.start(), match.end(), said, plain_words(known, child)))
    return found


def addressed(formal: str, informal: str, address: FormOfAddress) -> str:
    """The text with u or the text with je, as the school has chosen."""
    return formal if address is FormOfAddress.FORMAL else informal


@cache
def _table() -> dict[str, str]:
    return {word.jargon.casefold(): word.plain for word in WORDS}


@cache
def _pattern() -> re.Pattern[str]:
    """The longest first, so that "aanleiding en hulpvraag" is one thing."""
    longest = sorted(_table(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?:s|n|en|e)?\b", re.IGNORECASE)


def _singulars(said: str) -> list[str]:
    return [said[: -len(end)] for end in ("en", "s", "n", "e") if said.casefold().endswith(end)]
