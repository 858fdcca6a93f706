"""Telephone numbers as people write them: shown in one way, never made into another number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.phone_numbers import digits, doubt, numbers, shown

WRITTEN = [
    ("0612345678", "06 12 34 56 78"),
    ("06-12345678", "06 12 34 56 78"),
    ("06 - 12 34 56 78", "06 12 34 56 78"),
    ("06.12.34.56.78", "06 12 34 56 78"),
    ("+31612345678", "06 12 34 56 78"),
    ("+31 6 1234 5678", "06 12 34 56 78"),
    ("+31 (0)6 12345678", "06 12 34 56 78"),
    ("0031 6 12345678", "06 12 34 56 78"),
    ("0701234567", "070 123 45 67"),
    ("(070) 123 45 67", "070 123 45 67"),
    ("0031(0)70-1234567", "070 123 45 67"),
    ("0174-123456", "0174 12 34 56"),
    ("(0174) 12 34 56", "0174 12 34 56"),
    ("088-1234567", "088 123 45 67"),
    ("08002000", "0800 2000"),
    ("0900 1234567", "0900 123 45 67"),
    ("14070", "14 070"),
    ("140174", "14 0174"),
    ("112", "112"),
    ("116111", "116 111"),
    ("070 1234567 / 06 12345678", "070 123 45 67 / 06 12 34 56 78"),
    ("0701234567 of 0612345678", "070 123 45 67 of 06 12 34 56 78"),
    ("0701234567 toestel 12", "070 123 45 67 toestel 12"),
    ("0701234567 (ma, di)", "070 123 45 67 (ma, di)"),
    ("06-12345678 vraag naar Lot", "06 12 34 56 78 vraag naar Lot"),
]


@pytest.mark.parametrize(("written", "seen"), WRITTEN)
def test_every_dutch_notation_is_shown_in_one_way(written: str, seen: str) -> None:
    assert shown(written) == seen
    assert not doubt(written)


@pytest.mark.parametrize(
    "odd", ["+32 475 12 34 56", "bel de balie", "06 1234", "12345", "", "  ", "0612345678901", "06 12 x"]
)
def test_what_it_does_not_know_stays_as_it_was_typed(odd: str) -> None:
    assert shown(odd) == odd.strip()


@pytest.mark.parametrize(("short", "count"), [("06 1234567", 9), ("070 12345", 8), ("06 123456789", 11)])
def test_a_number_with_a_figure_too_few_or_too_many_is_asked_about(short: str, count: int) -> None:
    assert f"{count} cijfers" in doubt(short)


def test_what_one_dials_is_the_first_number_from_here() -> None:
    assert digits("+31 (0)70-123 45 67 / 06 1") == "0701234567"
    assert digits("+32 475 12 34 56") == "+32475123456" and digits("geen") == ""


@given(st.text("0123456789()-. /abctoestelof", max_size=24))
def test_showing_never_loses_or_invents_a_figure(text: str) -> None:
    seen = shown(text)
    assert shown(seen) == seen
    if "0031" not in text.replace("(", "").replace(")", "").replace(" ", "").replace("-", "").replace(".", ""):
        assert [sign for sign in seen if sign.isdigit()] == [sign for sign in text if sign.isdigit()]


@given(
    st.integers(0, 99_999_999),
    st.sampled_from(["06{:08d}", "06-{:08d}", "+316{:08d}", "00316{:08d}", "+31(0)6 {:08d}"]),
)
def test_a_mobile_number_reads_the_same_however_it_is_written(number: int, form: str) -> None:
    assert digits(form.format(number)) == f"06{number:08d}"
    assert shown(form.format(number)).replace(" ", "") == f"06{number:08d}"


@pytest.mark.parametrize(
    "text",
    ["070-1234567", "+31 70 123 45 67", "0031701234567", "+31(0)70 1234567", "(070) 123 45 67", "070.123.45.67",
     "31701234567", "tel. 070-1234567", "070-1234567 (alleen ma)", "070 1234567 toestel 12"],
)  # fmt: skip
def test_every_notation_of_one_number_is_one_number(text: str) -> None:
    assert numbers(text) == {"0701234567"}


def test_two_numbers_in_one_cell_are_two() -> None:
    assert numbers("070-1234567 of 06-12345678") == {"0701234567", "0612345678"}
    assert numbers("toestel 12") == numbers("14 070") == numbers("") == set()
