"""Who may hear what a child said, as the child said it."""

from __future__ import annotations

import pytest

from rondom.plan.may_hear import may_hear
from rondom.plan.reading import Perspective
from rondom.plan.sharing import PlanReader, part_light
from rondom.privacy.rules import Light, LightStatus, ReaderKind

MOTHER, FATHER = ("Sanne Klaproos", "moeder", True), ("Ruben Veenpluis", "vader", True)
TEACHER, COACH = ("Marloes Grutto", "leerkracht", False), ("Hatice Kievit", "gezinscoach", False)


@pytest.mark.parametrize(
    ("said", "hear"),
    [
        ("", "mftc"),
        ("iedereen", "mftc"),
        ("Iedereen aan tafel, niet papa", "mtc"),
        ("alleen mama", "m"),
        ("Mama en de juf.", "mtc"),
        ("Alleen juf Marloes", "t"),
        ("alleen mijn ouders", "mf"),
        ("papa", "ftc"),
        ("niet mijn vader", "mtc"),
        ("mama, papa en Hatice", "mftc"),
        ("wie erbij was", "mftc"),
        ("alleen Hatice", "c"),
    ],
)
def test_who_was_named(said: str, hear: str) -> None:
    readers = {"m": MOTHER, "f": FATHER, "t": TEACHER, "c": COACH}
    assert "".join(key for key, reader in readers.items() if may_hear(said, *reader)) == hear


@pytest.mark.parametrize("kind", [ReaderKind.CAREGIVER, ReaderKind.STAFF, ReaderKind.OUTSIDER, ReaderKind.PUPIL])
def test_the_words_wait_for_the_child_to_say_so(kind: ReaderKind) -> None:
    reader = PlanReader("1", "Ruben", "Ruben", "vader", Perspective.PARENT, "", kind,
                        Light(LightStatus.MAY, "ja", "toestemming", granted=kind is ReaderKind.OUTSIDER))  # fmt: skip
    found = part_light(reader, "welbevinden", ("welbevinden",), "Alleen juf Marloes", voice=True)
    if kind is ReaderKind.PUPIL:
        assert found.status is LightStatus.MAY
    else:
        assert found.status is LightStatus.ASK_FIRST
        assert found.reason == "Het kind zei wie dit mag horen: Alleen juf Marloes. Vraag het kind eerst."
    assert part_light(reader, "welbevinden", ("welbevinden",), "Alleen juf Marloes").status is LightStatus.MAY
