"""When an agreement is due, in the words of the table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.meetings.due_dates import Due, parse_due

TODAY = date(2026, 3, 12)
"""A Thursday."""

CASES = [
    ("vrijdag", "vrijdag 13 maart", date(2026, 3, 13)),
    ("donderdag", "donderdag 19 maart", date(2026, 3, 19)),
    ("vr", "vrijdag 13 maart", date(2026, 3, 13)),
    ("volgende vrijdag", "vrijdag 20 maart", date(2026, 3, 20)),
    ("vrijdag over een week", "vrijdag 20 maart", date(2026, 3, 20)),
    ("voor vrijdag", "voor vrijdag 13 maart", date(2026, 3, 13)),
    ("voor 20 maart", "voor 20 maart", date(2026, 3, 20)),
    ("Vóór 20 mrt.", "vóór 20 maart", date(2026, 3, 20)),
    ("uiterlijk op 20-3", "uiterlijk op 20 maart", date(2026, 3, 20)),
    ("20/3/26", "20 maart", date(2026, 3, 20)),
    ("vr 20 maart 2026", "vrijdag 20 maart", date(2026, 3, 20)),
    ("vrijdag", "vrijdag 13 maart", date(2026, 3, 13)),
    ("10 maart", "10 maart", date(2026, 3, 10)),
    ("10 januari", "10 januari", date(2027, 1, 10)),
    ("12 maart 2027", "12 maart 2027", date(2027, 3, 12)),
    ("29 februari", "29 februari", date(2028, 2, 29)),
    ("vandaag", "donderdag 12 maart", TODAY),
    ("morgen", "vrijdag 13 maart", date(2026, 3, 13)),
    ("volgende week", "in de week van 16 maart", date(2026, 3, 20)),
    ("in de week van 18 maart", "in de week van 16 maart", date(2026, 3, 20)),
    ("over twee weken", "donderdag 26 maart", date(2026, 3, 26)),
    ("over 3 dagen", "zondag 15 maart", date(2026, 3, 15)),
    ("over een maand", "zondag 12 april", date(2026, 4, 12)),
    ("volgende maand", "april", date(2026, 4, 30)),
    ("eind maart", "eind maart", date(2026, 3, 31)),
    ("half april", "half april", date(2026, 4, 15)),
    ("begin juni 2027", "begin juni 2027", date(2027, 6, 10)),
    ("in juni", "in juni", date(2026, 6, 30)),
    ("voor volgende week", "voor de week van 16 maart", date(2026, 3, 20)),
    ("elke maandag", "elke maandag", None),
    ("Iedere dinsdag en donderdag.", "Iedere dinsdag en donderdag", None),
    ("twee keer per week", "twee keer per week", None),
    ("vanaf 15 maart", "vanaf 15 maart", None),
    ("vanaf volgende week", "vanaf de week van 16 maart", None),
]


@pytest.mark.parametrize(("typed", "said", "on"), CASES)
def test_what_people_say(typed: str, said: str, on: date | None) -> None:
    assert parse_due(typed, TODAY) == Due(said, on, known=True)


@pytest.mark.parametrize(
    "typed", ["na de vakantie", "31 februari", "30 30", "zo snel mogelijk", "20 maart 1066", "maandje"]
)
def test_what_cannot_be_read_is_kept_without_a_day(typed: str) -> None:
    assert parse_due(f"  {typed} ", TODAY) == Due(typed, None, known=False)


def test_nothing_is_nothing() -> None:
    assert parse_due("  ", TODAY) == Due("", None, known=False)


_words = st.lists(
    st.sampled_from(
        [
            "voor",
            "vóór",
            "op",
            "tot",
            "uiterlijk",
            "in",
            "vanaf",
            "elke",
            "vrijdag",
            "maandag",
            "vr",
            "zo",
            "volgende",
            "week",
            "weken",
            "maand",
            "over",
            "twee",
            "een",
            "3",
            "20",
            "31",
            "maart",
            "februari",
            "mei",
            "eind",
            "half",
            "de",
            "van",
            "morgen",
            "20-3",
            "29/2",
            "2028",
            "2031",
            "deze",
            "dag",
            "en",
            "keer",
            "per",
        ]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
_days = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(_words | st.text(max_size=30), _days)
def test_read_shown_and_read_again_is_the_same(text: str, today: date) -> None:
    due = parse_due(text, today)
    assert parse_due(due.said, today) == due


@given(_words, _days)
def test_a_known_day_is_not_long_past(text: str, today: date) -> None:
    due = parse_due(text, today)
    if due.on and not any(year in text for year in ("2028", "2031")):
        assert (today - due.on).days <= 31
    if due.on is not None:
        assert due.known


@given(_days, _days)
def test_every_day_can_be_typed(on: date, today: date) -> None:
    for text in (f"{on.day}-{on.month}-{on.year}", f"voor {on.day}/{on.month}/{on.year % 100}"):
        assert parse_due(text, today).on == on
