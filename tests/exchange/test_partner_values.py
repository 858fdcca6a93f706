"""Single values of a partner list, as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom import clock
from rondom.exchange import partner_values as values


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("6", 6), ("6 weken", 6), ("1 week", 1), ("ongeveer 2 maanden", 9), ("3 mnd", 13), ("10 dagen", 1), ("geen", 0),
        ("direct", 0), ("", None), ("lang", None), ("900 weken", None),
    ],
)  # fmt: skip
def test_waiting_times(text: str, read: int | None) -> None:
    assert values.read_weeks(text)[0] == read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("4-12", 4, 12), ("4 tot 12 jaar", 4, 12), ("4 t/m 12", 4, 12), ("0 – 18 jaar", 0, 18), ("vanaf 12", 12, None),
        ("12+", 12, None), ("12 jaar en ouder", 12, None), ("tot en met 18", None, 18), ("6 jaar", 6, 6),
        ("alle leeftijden", None, None), ("", None, None),
    ],
)  # fmt: skip
def test_ages(text: str, first: int | None, last: int | None) -> None:
    assert values.read_ages(text) == (first, last, "")


@pytest.mark.parametrize("text", ["onbekend", "4-900", "kinderen"])
def test_ages_that_say_nothing_are_told(text: str) -> None:
    assert values.read_ages(text) == (None, None, "age-unread")


@pytest.mark.parametrize(
    ("text", "read", "remark"),
    [
        ("ma, do", "ma,do", ""), ("maandag en donderdag", "ma,do", ""), ("ma t/m do", "ma,di,wo,do", ""),
        ("Maandag - vrijdag", "ma,di,wo,do,vr", ""), ("dagelijks", "ma,di,wo,do,vr", ""), ("MO,TH", "ma,do", ""),
        ("vr, ma", "ma,vr", ""), ("di za", "di", ""), ("op afspraak", None, "days-unread"), ("di of soms", "di", "days-unread"),
    ],
)  # fmt: skip
def test_days(text: str, read: str | None, remark: str) -> None:
    assert values.read_days(text) == (read, remark)


@pytest.mark.parametrize(
    ("text", "read"),
    [("2026-03-12", date(2026, 3, 12)), ("12-3-2026", date(2026, 3, 12)), ("12/03/2026", date(2026, 3, 12)),
     ("2026-03-12T10:00:00Z", date(2026, 3, 12)), ("31-2-2026", None), ("vorige week", None), ("1-1-0001", None)],
)  # fmt: skip
def test_dates(text: str, read: date | None) -> None:
    assert values.read_date(text) == (read, "" if read else "date-unread")


def test_what_happened_is_not_still_to_come() -> None:
    clock.freeze(datetime(2026, 3, 12, 10))
    assert values.read_past_date("12-3-2026") == (date(2026, 3, 12), "")
    assert values.read_past_date("13-3-2026") == (None, "date-future")


@pytest.mark.parametrize(
    ("text", "read"),
    [("ja", "yes"), ("JA", "yes"), ("x", "yes"), ("nee", "no"), ("0", "no"), ("onbekend", None), ("", None)],
)
def test_needs(text: str, read: str | None) -> None:
    assert values.read_need(text) == (read, "")


def test_a_need_that_is_no_answer_is_told() -> None:
    assert values.read_need("soms") == (None, "yes-no-unread")


@pytest.mark.parametrize(
    ("text", "read"), [("1", 1), ("trede 3", 3), ("Partnerschap", 4), ("regelmatig", 2), ("7", None), ("13", None)]
)
def test_steps(text: str, read: int | None) -> None:
    assert values.read_step(text)[0] == read


@pytest.mark.parametrize(
    ("text", "read"), [("1,2", "1,2"), ("niveau 1 en 2", "1,2"), ("1-3", "1,2,3"), ("alle", None), ("basis", None)]
)
def test_levels(text: str, read: str | None) -> None:
    assert values.read_levels(text)[0] == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Geld en schulden; Pesten en vriendschap", "pesten,geld"),
        ("Bang, somber, onzeker", "gevoel"),
        ("geld, pesten", "pesten,geld"),
        ("Bang, somber, onzeker\nWonen", "gevoel,wonen"),
        ("schoolplein, geld", "geld,schoolplein"),
        (" ; ", None),
    ],
)
def test_themes(text: str, read: str | None) -> None:
    assert values.read_themes(text) == (read, "")


@pytest.mark.parametrize(
    ("text", "read", "remark"),
    [
        ("070 - 123 45 67", "070 - 123 45 67", ""),
        ("+31 (0)6 12 34 56 78", "+31 (0)6 12 34 56 78", ""),
        ("612345678", "0612345678", "phone-zero"),
        ("0612345678", "0612345678", ""),
        ("14070", "14070", ""),
        ("6.12345678E8", None, "phone-lost"),
        ("6,12E+08", None, "phone-lost"),
    ],
)
def test_a_phone_number_stays_as_it_is_written(text: str, read: str | None, remark: str) -> None:
    assert values.read_phone(text) == (read, remark)


@pytest.mark.parametrize(
    ("text", "shown", "remark"),
    [
        ('="0612345678"', "0612345678", ""),
        ("'=SOM(A1)", "=SOM(A1)", ""),
        ("'t Hof", "'t Hof", ""),
        ("=SOM(A1:A3)", "", "formula"),
        ("#N/B", "", "cell-error"),
        ("#REF!", "", "cell-error"),
        ("- geen", "- geen", ""),
        ("+31 6 12345678", "+31 6 12345678", ""),
    ],
)
def test_what_stands_in_a_cell(text: str, shown: str, remark: str) -> None:
    assert values.cell(text) == (shown, remark)


@given(st.text(max_size=60))
def test_no_text_becomes_a_sum_and_none_is_lost(text: str) -> None:
    kept = values.guarded(text)
    assert not kept.startswith(("=", "@", "\t", "\r", "-"))
    assert values.unguarded(kept) == text or values.unguarded(text) != text


@given(st.text(max_size=80))
def test_every_reader_answers_something(text: str) -> None:
    readers = (
        values.read_line, values.read_text, values.read_phone, values.read_email, values.read_age, values.read_weeks,
        values.read_need, values.read_yes, values.read_days, values.read_date, values.read_step, values.read_levels, values.read_themes,
    )  # fmt: skip
    for read in readers:
        value, remark = read(text)
        assert value is None or value != ""
        assert isinstance(remark, str)
    first, last, _remark = values.read_ages(text)
    assert all(age is None or 0 <= age <= values.OLDEST_AGE for age in (first, last))


def test_long_words_are_cut_and_told() -> None:
    read, remark = values.read_line("a" * 900)
    assert (len(str(read)), remark) == (500, "cut")
