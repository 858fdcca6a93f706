"""One typed line becomes who, what and when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.meetings.agreement_line import Person, names_in, read_line

TODAY = date(2026, 3, 12)
TABLE = [
    Person("Sanne Klaproos", "moeder", "parent"),
    Person("Mees", "kind", "child"),
    Person("Marloes Grutto", "leerkracht", "school"),
    Person("Hatice Kievit", "gezinscoach", "coach"),
]

CASES = [
    ("moeder belt SMW voor vrijdag", "Sanne Klaproos", "Belt SMW", "voor vrijdag 13 maart", date(2026, 3, 13)),
    ("Mama zet zondag samen de tas klaar", "Sanne Klaproos", "Zet zondag samen de tas klaar", "", None),
    ("juf Marloes: laat Mees bouwen elke maandag", "Marloes Grutto", "Laat Mees bouwen", "elke maandag", None),
    ("Hatice belt papa en leest dit plan voor", "Hatice Kievit", "Belt papa en leest dit plan voor", "", None),
    ("sanne klaproos belt eind maart", "Sanne Klaproos", "Belt", "eind maart", date(2026, 3, 31)),
    ("Mees tekent op vrijdag hoe de week was", "Mees", "Tekent op vrijdag hoe de week was", "", None),
    ("oma haalt op", "", "Oma haalt op", "", None),
    ("Mees doet het zo", "Mees", "Doet het zo", "", None),
    ("Sanne vrijdag", "Sanne Klaproos", "Vrijdag", "", None),
    ("", "", "", "", None),
    ("moeder en juf bellen SMW voor vrijdag", "Sanne Klaproos en Marloes Grutto", "Bellen SMW",
     "voor vrijdag 13 maart", date(2026, 3, 13)),
    ("Sanne, Hatice en juf Marloes kijken elke week", "Sanne Klaproos, Hatice Kievit en Marloes Grutto", "Kijken",
     "elke week", None),
    ("Mees, tekent hoe het was", "Mees", "Tekent hoe het was", "", None),
    ("Mees en oma bakken koek", "Mees", "En oma bakken koek", "", None),
    ("Hatice & Mees: samen fietsen", "Hatice Kievit en Mees", "Samen fietsen", "", None),
    ("de gezinscoach belt", "Hatice Kievit", "Belt", "", None),
    ("ouders lezen voor elke avond", "Sanne Klaproos", "Lezen voor", "elke avond", None),
    ("iedereen leest het plan", "Iedereen", "Leest het plan", "", None),
    ("moeder en mama bellen", "Sanne Klaproos", "Bellen", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "who", "what", "said", "on"), CASES)
def test_a_line(line: str, who: str, what: str, said: str, on: date | None) -> None:
    found = read_line(line, TABLE, TODAY)
    assert (found.who, found.what, found.due.said, found.due.on) == (who, what, said, on)


@given(
    st.lists(
        st.sampled_from(
            [
                "moeder",
                "Mees",
                "belt",
                "maandag",
                "voor",
                "elke",
                "week",
                "juf",
                "Marloes",
                "20",
                "maart",
                "zo",
                "oma",
                "en",
                "belt,",
            ]
        ),
        max_size=7,
    )
)
def test_no_word_that_was_typed_gets_lost(words: list[str]) -> None:
    found = read_line(" ".join(words), TABLE, TODAY)
    kept = f"{found.who} {found.what} {found.due.said}".casefold()
    for word in words:
        named = word in ("moeder", "juf", "Marloes", "en") and found.who
        assert named or word.casefold() in kept


SIDES = [
    ("moeder belt", "parent"),
    ("moeder en vader bellen", "parent"),
    ("moeder en juf bellen", "other"),
    ("iedereen belt", "other"),
    ("oma belt", ""),
]


@pytest.mark.parametrize(("line", "side"), SIDES)
def test_people_of_several_sides_have_the_side_of_everyone(line: str, side: str) -> None:
    people = [*TABLE, Person("Ruben Veenpluis", "vader", "parent")]
    assert read_line(line, people, TODAY).perspective == side


@given(st.lists(st.sampled_from(TABLE), min_size=1, max_size=4, unique_by=lambda one: one.name))
def test_any_number_of_people_reads_the_same_in_any_spelling(people: list[Person]) -> None:
    names = [one.name for one in people]
    line = f"{', '.join(names[:-1])} en {names[-1]} bellen" if len(names) > 1 else f"{names[0]} bellen"
    found = read_line(line, TABLE, TODAY)
    assert names_in(found.who) == names
    assert found.what == "Bellen"
    first = read_line(line.replace(" en ", " & "), TABLE, TODAY)
    assert first == found
