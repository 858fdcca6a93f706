"""One typed line becomes who, what and when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.meetings.agreement_line import Person, read_line

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
]


@pytest.mark.parametrize(("line", "who", "what", "said", "on"), CASES)
def test_a_line(line: str, who: str, what: str, said: str, on: date | None) -> None:
    found = read_line(line, TABLE, TODAY)
    assert (found.who, found.what, found.due.said, found.due.on) == (who, what, said, on)


@given(
    st.lists(
        st.sampled_from(
            ["moeder", "Mees", "belt", "maandag", "voor", "elke", "week", "juf", "Marloes", "20", "maart", "zo", "oma"]
        ),
        max_size=7,
    )
)
def test_no_word_that_was_typed_gets_lost(words: list[str]) -> None:
    found = read_line(" ".join(words), TABLE, TODAY)
    kept = f"{found.who} {found.what} {found.due.said}".casefold()
    for word in words:
        named = word in ("moeder", "juf", "Marloes") and found.who
        assert named or word.casefold() in kept
