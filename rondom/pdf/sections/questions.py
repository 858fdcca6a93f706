"""The usual questions to think about before a meeting, for a reader who got none of their own. Strengths come first."""

from __future__ import annotations

from rondom.language import _
from rondom.plan.reading import FormOfAddress, Perspective

_CHILD = ("Dit gaat goed", "Dit vind ik moeilijk", "Dit wil ik graag")
_PARENT = {
    FormOfAddress.FORMAL: (
        "Wat gaat goed, thuis en op school?",
        "Waar maakt u zich zorgen over? Sinds wanneer?",
        "Wat heeft al eens geholpen?",
        "Wat wilt u dat er verandert?",
    ),
    FormOfAddress.INFORMAL: (
        "Wat gaat goed, thuis en op school?",
        "Waar maak je je zorgen over? Sinds wanneer?",
        "Wat heeft al eens geholpen?",
        "Wat wil je dat er verandert?",
    ),
}
_SCHOOL = (
    "Wat gaat goed in de klas? Wanneer ziet u dat?",
    "Welke zorg wilt u noemen? Wat zag u precies?",
    "Wat heeft u geprobeerd, en wat hielp?",
    "Wat kunt u zelf doen na dit gesprek?",
)
_COACH = (
    "Wat gaat goed in dit gezin?",
    "Wat is er al gedaan, en paste dat bij de vraag?",
    "Wat kan er snel, en waar moet op gewacht worden?",
    "Wat kunt u zelf doen na dit gesprek?",
)


def usual(reader: Perspective, address: FormOfAddress) -> list[str]:
    """Questions for this side of the table."""
    own = {Perspective.CHILD: _CHILD, Perspective.PARENT: _PARENT[address], Perspective.SCHOOL: _SCHOOL}
    texts: tuple[str, ...] = own.get(reader, _COACH)
    return [_(text) for text in texts]
