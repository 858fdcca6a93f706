"""The lens on jargon, and u or je."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.plan.jargon import all_words
from rondom.plan.reading import FormOfAddress, Part
from rondom.plan.wording import addressed, jargon_in, part_title, plain_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Aanleiding en hulpvraag bespreken", [("Aanleiding en hulpvraag", "waarom we praten")]),
        ("De hulpvragen en het OPP.", [("hulpvragen", "waar hulp bij nodig is"), ("OPP", "plan voor de schooltijd")]),
        ("twee interventies", [("interventies", "wat we doen om te helpen")]),
        ("evaluatie van de onderwijsbehoeften", [("evaluatie", "moment om te kijken of het werkt"),
                                                 ("onderwijsbehoeften", "wat Mees nodig heeft om te leren")]),
        ("Mees loopt rustig naar binnen. Hij stopt.", []),
    ],
)  # fmt: skip
def test_jargon_is_found_where_it_stands(text: str, found: list[tuple[str, str]]) -> None:
    seen = jargon_in(text, "Mees")
    assert [(one.said, one.plain) for one in seen] == found
    assert all(text[one.start : one.end] == one.said for one in seen)


def test_every_word_finds_itself() -> None:
    for word in all_words():
        (found,) = jargon_in(f"Over {word.jargon}.", "Mees")
        assert found.said == word.jargon
        assert found.plain == plain_words(word.jargon, "Mees") != ""
        assert "{" not in found.plain


@given(st.text(max_size=60))
def test_any_text_is_no_error(text: str) -> None:
    for one in jargon_in(text):
        assert text[one.start : one.end] == one.said


def test_names_and_address() -> None:
    assert {part_title(part, "Mees") for part in Part} >= {"Stem van Mees", "Wat gaat goed"}
    assert plain_words("fiets") == ""
    assert addressed("u", "je", FormOfAddress.INFORMAL) == "je"
