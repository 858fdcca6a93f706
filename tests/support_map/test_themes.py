"""Themes on a card: known ones by key, those of the school as typed; and which a question gives away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.support_map.themes import THEMES, joined_themes, split_themes, theme_key, theme_name, themes_in


def test_keys_and_names_are_read_alike_and_own_words_stay() -> None:
    assert split_themes("geld, Pesten en vriendschap; moestuin") == ("geld", "pesten", "moestuin")
    assert theme_name("geld") == "Geld en schulden" and theme_name("moestuin") == "moestuin"
    assert theme_key("GELD EN  schulden") == "geld" and theme_key(" Moestuin ") == "Moestuin"


def test_a_card_keeps_known_themes_first_and_each_once() -> None:
    assert joined_themes(["moestuin", "veiligheid", "geld", "geld"]) == "geld,veiligheid,moestuin"
    assert joined_themes(["a, b"]) == "a  b"


@pytest.mark.parametrize(
    ("question", "themes"),
    [
        ("hulp bij schulden", ("geld",)),
        ("hij wordt gepest", ("pesten",)),
        ("ze pesten hem", ("pesten",)),
        ("Ouders gaan scheiden", ("opvoeden", "scheiding")),
        ("een mantelzorger thuis", ("opvoeden", "zorgen-voor")),
        ("wie", ()),
        ("", ()),
    ],
)
def test_a_question_gives_themes_away_by_its_words_only(question: str, themes: tuple[str, ...]) -> None:
    assert themes_in(question) == themes


@given(st.lists(st.sampled_from([*THEMES, "moestuin", "Fietsles"]), unique=True))
def test_what_is_kept_reads_back_the_same(keys: list[str]) -> None:
    assert set(split_themes(joined_themes(keys))) == set(keys)
    assert joined_themes(split_themes(joined_themes(keys))) == joined_themes(keys)
