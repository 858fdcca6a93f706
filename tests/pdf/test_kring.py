"""The kring on paper, read back from the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rondom.dossier.circles import Circle
from rondom.dossier.model import Bond, Calls
from rondom.dossier.ties import CHILD, TieRow
from rondom.pdf.documents import page_count, plan_pdf
from rondom.pdf.kring_document import kring_pdf
from rondom.plan.kring import KringPage, page_for
from rondom.plan.reading import Audience, Kring, KringMember, Part
from rondom.support_map.kring import RING_OF, KringPerson, kring_places
from rondom.support_map.kring_scene import kring_scene
from tests.pdf.examples import PLAN
from tests.pdf.reading_back import drawn_outside, fonts, letters, page_texts, structure, text


def person(key: str, name: str, role: str, circle: Circle, custody: str = "") -> KringPerson:
    return KringPerson(key, name.split()[0], role, "parent", RING_OF[circle], circle, custody, name)


PAGE = KringPage(
    "Mees",
    "De Regenwulp",
    date(2026, 3, 12),
    (
        person("a", "Sanne Klaproos", "moeder", Circle.FAMILY, "yes"),
        person("b", "Ruben Veenpluis", "vader", Circle.FAMILY, "no"),
        person("c", "Riet Klaproos", "oma", Circle.NETWORK),
        person("d", "Hatice Kievit", "gezinscoach", Circle.CARE),
    ),
    (
        TieRow("1", CHILD, "a", Bond.SUPPORTIVE, "elke dag"),
        TieRow("2", "a", "b", Bond.STRAINED, "per app"),
        TieRow("3", "c", CHILD, Bond.SUPPORTIVE, "", Calls.ONE, "c"),
    ),
)


def crowd(count: int) -> KringPage:
    people = tuple(person(str(at), f"Naam{at} <b>&</b>", "rol " * 6, list(Circle)[at % 5]) for at in range(count))
    ties = tuple(TieRow(f"t{at}", CHILD, str(at), Bond.MIXED, "vaak") for at in range(count))
    return replace(PAGE, people=people, ties=ties)


def test_the_page_says_who_there_are_and_for_whom_it_is() -> None:
    made = kring_pdf(page_for(PAGE, "Hatice Kievit"))
    said = text(made)
    for words in (
        "Rondom Mees",
        "Voor Hatice Kievit",
        "Sanne Klaproos, moeder, gezag",
        "vader, geen gezag",
        "Eigen netwerk",
    ):
        assert letters(words) in letters(said), words
    assert "steunend" not in said and "gespannen" not in said and "per app" not in said
    assert page_count(made) == 1 and not drawn_outside(made)


def test_by_choice_the_lines_and_their_words_are_there() -> None:
    said = text(kring_pdf(page_for(PAGE, "Sanne Klaproos", bonds=True)))
    for words in ("Sanne en Ruben: gespannen, per app", "Riet en Mees: steunend", "spreekt voor"):
        assert letters(words) in letters(said), words


def test_the_page_is_tagged_and_the_drawing_has_words() -> None:
    made = kring_pdf(page_for(PAGE, "Hatice Kievit", bonds=True))
    figures = [node for node in structure(made).walk() if node.role == "Figure"]
    assert len(figures) == 2 and all(node.alt for node in figures)
    assert "Sanne moeder, gezag" in figures[0].alt
    assert all(fonts(made).values())


@pytest.mark.parametrize("count", [0, 1, 12, 60])
def test_nobody_and_many_both_print(count: int) -> None:
    made = kring_pdf(page_for(crowd(count), "", bonds=True))
    said = letters(text(made))
    assert not drawn_outside(made)
    assert all(letters(f"Naam{at} <b>&</b>") in said for at in range(count))


@pytest.mark.parametrize("audience", [Audience.PROFESSIONAL, Audience.PARENTS])
def test_the_plan_has_the_kring_unless_it_may_not_go(audience: Audience) -> None:
    kring = Kring((KringMember("Riet Klaproos", "oma", "Eigen netwerk", "network"),), ("Riet en Mees: elke woensdag",))
    places = kring_places("Mees", PAGE.people, (320.0, 250.0), 9.6, lambda words, size, _bold: len(words) * size / 2)
    drawn = replace(kring, scene=kring_scene(places))
    for known in (kring, drawn):
        said = letters(text(plan_pdf(replace(PLAN, kring=known), audience)))
        assert letters("Riet Klaproos, oma") in said and letters("Riet en Mees: elke woensdag") in said
    without = text(plan_pdf(replace(PLAN, kring=Kring(), omitted=frozenset({Part.KRING})), audience))
    assert "Eigen netwerk" not in without and "Riet en Mees" not in without
    assert "Eigen netwerk" not in text(plan_pdf(PLAN, audience))


def test_who_they_are_stands_on_the_page_of_the_drawing() -> None:
    """Also when the list beside it is higher than the drawing, wherever on the page it begins."""
    people = tuple(KringMember(f"Naam{at} Klaproos", "oma", f"Kring {at // 4}", "network") for at in range(20))
    places = kring_places("Mees", PAGE.people, (320.0, 250.0), 9.6, lambda words, size, _bold: len(words) * size / 2)
    kring = Kring(people, scene=kring_scene(places))
    for lines in range(28, 44, 4):
        plan = replace(PLAN, kring=kring, reason="\n".join(["Een regel."] * lines))
        pages = [one for one in page_texts(plan_pdf(plan, Audience.PROFESSIONAL)) if "Klaproos, oma" in one]
        assert len(pages) == 1 and "Rondom Mees" in pages[0]
