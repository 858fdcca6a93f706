"""The words of professionals and what parents call the same, at level B1; and the choice between u and je.

The lens on jargon looks for the left column while someone types, and offers the right one. It proposes, it never replaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rondom.language import _, marked
from rondom.plan.reading import FormOfAddress, Part


@dataclass(frozen=True, slots=True)
class Word:
    """`jargon` in the singular; `plain` holds {child} where the name of the child comes."""

    jargon: str
    plain: str


WORDS: tuple[Word, ...] = (
    Word(marked("aanleiding en hulpvraag"), marked("waarom we praten")),
    Word(marked("hulpvraag"), marked("de vraag")),
    Word(marked("bevorderende factoren"), marked("dit helpt")),
    Word(marked("belemmerende factoren"), marked("dit maakt het moeilijk")),
    Word(marked("ondersteuningsbehoefte"), marked("dit heeft {child} nodig")),
    Word(marked("onderwijsbehoefte"), marked("dit heeft {child} nodig om te leren")),
    Word(marked("handelingsdeel"), marked("dit gaan we doen")),
    Word(marked("interventie"), marked("wat we doen")),
    Word(marked("uitstroombestemming"), marked("naar welke school later")),
    Word(marked("uitstroomperspectief"), marked("naar welke school later")),
    Word(marked("ontwikkelingsperspectief"), marked("plan voor de schooltijd")),
    Word(marked("procesregisseur"), marked("deze persoon let op het plan")),
    Word(marked("casusregisseur"), marked("deze persoon let op het plan")),
    Word(marked("evaluatie"), marked("dan kijken we of het werkt")),
    Word(marked("evalueren"), marked("kijken of het werkt")),
    Word(marked("toestemming gegevensdeling"), marked("wie mag dit lezen")),
    Word(marked("zienswijze"), marked("wat u ervan vindt")),
    Word(marked("arrangement"), marked("extra hulp op school")),
    Word(marked("toelaatbaarheidsverklaring"), marked("toestemming voor speciaal onderwijs")),
    Word(marked("TLV"), marked("toestemming voor speciaal onderwijs")),
    Word(marked("OPP"), marked("plan voor de schooltijd")),
    Word(marked("bewaartermijn"), marked("zo lang bewaren we dit")),
    Word(marked("bestaanszekerheid"), marked("geld, werk en wonen")),
    Word(marked("didactisch"), marked("hoe we lesgeven")),
    Word(marked("pedagogisch"), marked("hoe we met {child} omgaan")),
    Word(marked("executieve functies"), marked("plannen, beginnen en volhouden")),
    Word(marked("cognitief"), marked("denken en leren")),
    Word(marked("sociaal-emotioneel"), marked("omgaan met anderen en met gevoelens")),
    Word(marked("monitoren"), marked("bijhouden")),
    Word(marked("consulteren"), marked("om raad vragen")),
    Word(marked("signaleren"), marked("zien")),
    Word(marked("thuiszitter"), marked("kind dat niet naar school gaat")),
    Word(marked("MDO"), marked("groot overleg")),
    Word(marked("SWV"), marked("scholen die samen extra hulp regelen")),
    Word(marked("samenwerkingsverband"), marked("scholen die samen extra hulp regelen")),
    Word(marked("SMW"), marked("maatschappelijk werk op school")),
    Word(marked("problematiek"), marked("wat er moeilijk is")),
    Word(marked("gedragsproblematiek"), marked("moeilijk gedrag")),
    Word(marked("externaliserend"), marked("gedrag dat anderen merken")),
    Word(marked("internaliserend"), marked("gedrag dat naar binnen gaat")),
    Word(marked("prikkelverwerking"), marked("omgaan met geluid, licht en drukte")),
    Word(marked("taakaanpak"), marked("hoe {child} aan een taak begint")),
    Word(marked("werkhouding"), marked("hoe {child} werkt")),
    Word(marked("zelfregulatie"), marked("zichzelf rustig krijgen")),
    Word(marked("zelfredzaamheid"), marked("zelf doen wat kan")),
    Word(marked("weerbaarheid"), marked("voor zichzelf opkomen")),
    Word(marked("draagkracht"), marked("wat iemand aankan")),
    Word(marked("draaglast"), marked("wat iemand te dragen heeft")),
    Word(marked("handelingsverlegen"), marked("niet weten hoe verder")),
    Word(marked("observatie"), marked("kijken in de klas")),
    Word(marked("observeren"), marked("kijken")),
    Word(marked("basisondersteuning"), marked("hulp die elke school geeft")),
    Word(marked("ambulante begeleiding"), marked("iemand die op school komt helpen")),
    Word(marked("indicatie"), marked("besluit dat hulp mag")),
    Word(marked("beschikking"), marked("brief met het besluit")),
    Word(marked("afstemmen"), marked("samen afspreken")),
    Word(marked("afstemming"), marked("samen afspreken")),
    Word(marked("implementeren"), marked("gaan doen")),
    Word(marked("faciliteren"), marked("mogelijk maken")),
    Word(marked("stagneren"), marked("niet verder komen")),
    Word(marked("discrepantie"), marked("verschil")),
    Word(marked("comorbiditeit"), marked("meer dan één ding tegelijk")),
    Word(marked("leerrendement"), marked("wat {child} heeft geleerd")),
    Word(marked("differentiatie"), marked("werk op maat")),
)
"""From the language of plans to the language of the kitchen table."""

PART_TITLES: dict[Part, str] = {
    Part.PEOPLE: marked("Wie erbij waren"),
    Part.REQUEST: marked("Aanleiding en hulpvraag"),
    Part.VOICE: marked("Stem van {child}"),
    Part.STRENGTHS: marked("Wat gaat goed"),
    Part.FACTORS: marked("Wat helpt en wat het moeilijk maakt"),
    Part.TIMELINE: marked("Wat er gebeurde"),
    Part.KRING: marked("Rondom {child}"),
    Part.CONCERNS: marked("Zorgen"),
    Part.WISHES: marked("Wensen"),
    Part.LAST_TIME: marked("Sinds de vorige keer"),
    Part.GOALS: marked("Doel"),
    Part.AGREEMENTS: marked("Afspraken"),
    Part.FOLLOW_UP: marked("Wie let erop, wanneer kijken we"),
    Part.NOTES: marked("Verder besproken"),
    Part.PARKED: marked("Bewaard voor later"),
    Part.APPROVALS: marked("Akkoord"),
    Part.VIEWS: marked("Zienswijze"),
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
