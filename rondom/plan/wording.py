"""What the parts of a plan are called, the words that parents may not know, and the choice between u and je."""

from __future__ import annotations

from rondom.language import _, marked
from rondom.plan.jargon import Jargon as Jargon
from rondom.plan.jargon import explained as explained
from rondom.plan.jargon import jargon_in as jargon_in
from rondom.plan.jargon import plain_words as plain_words
from rondom.plan.reading import FormOfAddress, Part

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


def part_title(part: Part, child: str) -> str:
    return _(PART_TITLES[part]).format(child=child)


def addressed(formal: str, informal: str, address: FormOfAddress) -> str:
    """The text with u or the text with je, as the school has chosen."""
    return formal if address is FormOfAddress.FORMAL else informal
