from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.timeline.school_years import Repeat, SchoolYear, groups_of
from rondom.timeline.vague_dates import (
    Context,
    Misread,
    Period,
    Precision,
    VagueDate,
    describe,
    parse,
    parse_period,
    read_back,
    show,
    suggestions,
)

MEES = Context(birth=date(2016, 6, 14), today=date(2026, 3, 12), year_group_now=6, name="Mees")
"""A Thursday."""

READ = {
    # days
    "12 maart 2024": ("2024-03-12", "2024-03-12"),
    "12 mrt 2024": ("2024-03-12", "2024-03-12"),
    "12 mrt. '24": ("2024-03-12", "2024-03-12"),
    "12-3-2024": ("2024-03-12", "2024-03-12"),
    "12/03/24": ("2024-03-12", "2024-03-12"),
    "2024-03-12": ("2024-03-12", "2024-03-12"),
    "dinsdag 12 maart 2024": ("2024-03-12", "2024-03-12"),
    "op 12 maart 2024": ("2024-03-12", "2024-03-12"),
    "1e maart 2024": ("2024-03-01", "2024-03-01"),
    "29 februari 2024": ("2024-02-29", "2024-02-29"),
    "30 april": ("2025-04-30", "2025-04-30"),
    "12 maart": ("2026-03-12", "2026-03-12"),
    "3 april 1978": ("1978-04-03", "1978-04-03"),
    # months, weeks, seasons, years
    "maart 2024": ("2024-03-01", "2024-03-31"),
    "mrt '24": ("2024-03-01", "2024-03-31"),
    "mei 24": ("2024-05-01", "2024-05-31"),
    "3-2024": ("2024-03-01", "2024-03-31"),
    "2024-03": ("2024-03-01", "2024-03-31"),
    "in februari": ("2026-02-01", "2026-02-28"),
    "april": ("2025-04-01", "2025-04-30"),
    "week 12 2024": ("2024-03-18", "2024-03-24"),
    "de week van 2 maart 2026": ("2026-03-02", "2026-03-08"),
    "voorjaar 2023": ("2023-03-01", "2023-05-31"),
    "lente 2023": ("2023-03-01", "2023-05-31"),
    "de zomer van 2023": ("2023-06-01", "2023-08-31"),
    "herfst '21": ("2021-09-01", "2021-11-30"),
    "winter 2023": ("2022-12-01", "2023-02-28"),
    "winter 2022-2023": ("2022-12-01", "2023-02-28"),
    "zomervakantie 2023": ("2023-07-05", "2023-09-03"),
    "kerstvakantie 2024": ("2024-12-18", "2025-01-08"),
    "kerst 2023": ("2023-12-24", "2023-12-26"),
    "2021": ("2021-01-01", "2021-12-31"),
    "in 2021": ("2021-01-01", "2021-12-31"),
    "'98": ("1998-01-01", "1998-12-31"),
    # parts and surroundings
    "begin 2023": ("2023-01-01", "2023-03-31"),
    "half 2023": ("2023-04-01", "2023-09-30"),
    "eind 2023": ("2023-10-01", "2023-12-31"),
    "begin maart 2024": ("2024-03-01", "2024-03-10"),
    "eind maart 2024": ("2024-03-22", "2024-03-31"),
    "eerste helft van 2023": ("2023-01-01", "2023-06-30"),
    "rond mei 2024": ("2024-04-16", "2024-06-15"),
    "rond 12 maart 2024": ("2024-03-05", "2024-03-19"),
    "ongeveer 2021": ("2020-07-03", "2022-07-01"),
    "voor 2020": ("2016-06-14", "2019-12-31"),
    "na mei 2024": ("2024-06-01", "2026-03-12"),
    "net na de zomervakantie 2023": ("2023-09-04", "2023-11-03"),
    "vlak voor groep 3": ("2022-06-01", "2022-07-31"),
    "sinds mei 2024": ("2024-05-01", "2024-05-31"),
    # the child
    "schooljaar 2022-2023": ("2022-08-01", "2023-07-31"),
    "2022/2023": ("2022-08-01", "2023-07-31"),
    "2022-2023": ("2022-08-01", "2023-07-31"),
    "22/23": ("2022-08-01", "2023-07-31"),
    "dit schooljaar": ("2025-08-01", "2026-07-31"),
    "vorig schooljaar": ("2024-08-01", "2025-07-31"),
    "groep 3": ("2022-08-01", "2023-07-31"),
    "gr. 3": ("2022-08-01", "2023-07-31"),
    "ergens in groep 3": ("2022-08-01", "2023-07-31"),
    "groep drie": ("2022-08-01", "2023-07-31"),
    "begin groep 5": ("2024-08-01", "2024-10-31"),
    "eind groep 5": ("2025-05-01", "2025-07-31"),
    "tweede helft groep 3": ("2023-02-01", "2023-07-31"),
    "toen hij in groep 3 zat": ("2022-08-01", "2023-07-31"),
    "groep 3 of 4": ("2022-08-01", "2024-07-31"),
    "eind groep 3 of begin groep 4": ("2023-05-01", "2023-10-31"),
    "bij de kleuters": ("2020-08-01", "2022-07-31"),
    "brugklas": ("2028-08-01", "2029-07-31"),
    "toen hij 6 was": ("2022-06-14", "2023-06-13"),
    "toen ze zes was": ("2022-06-14", "2023-06-13"),
    "toen Mees 6 jaar was": ("2022-06-14", "2023-06-13"),
    "6 jaar": ("2022-06-14", "2023-06-13"),
    "op zijn zesde": ("2022-06-14", "2023-06-13"),
    "op haar 6e": ("2022-06-14", "2023-06-13"),
    "op 6-jarige leeftijd": ("2022-06-14", "2023-06-13"),
    "toen hij 6,5 was": ("2022-09-14", "2023-03-14"),
    "3 maanden oud": ("2016-09-14", "2016-10-13"),
    "als peuter": ("2018-06-14", "2020-06-13"),
    "bij de geboorte": ("2016-06-14", "2016-06-14"),
    "zwangerschap": ("2015-09-14", "2016-06-13"),
    # stretches
    "mei '24 – nov '24": ("2024-05-01", "2024-11-30"),
    "van mei 2024 tot november 2024": ("2024-05-01", "2024-11-30"),
    "mei tot november 2024": ("2024-05-01", "2024-11-30"),
    "tussen mei en november 2024": ("2024-05-01", "2024-11-30"),
    "12 tot 15 maart 2024": ("2024-03-12", "2024-03-15"),
    "maart of april 2024": ("2024-03-01", "2024-04-30"),
    "maart/april 2024": ("2024-03-01", "2024-04-30"),
    "tussen 3 en 5 jaar": ("2019-06-14", "2022-06-13"),
    "2022 - 2023": ("2022-01-01", "2023-12-31"),
    "2019-2022": ("2019-01-01", "2022-12-31"),
    # counted from today
    "vandaag": ("2026-03-12", "2026-03-12"),
    "gisteren": ("2026-03-11", "2026-03-11"),
    "maandag": ("2026-03-09", "2026-03-09"),
    "vorige donderdag": ("2026-03-05", "2026-03-05"),
    "vorige week": ("2026-03-02", "2026-03-08"),
    "vorige maand": ("2026-02-01", "2026-02-28"),
    "vorig jaar": ("2025-01-01", "2025-12-31"),
    "afgelopen zomer": ("2025-06-01", "2025-08-31"),
    "afgelopen winter": ("2025-12-01", "2026-02-28"),
    "afgelopen maart": ("2025-03-01", "2025-03-31"),
    "3 weken geleden": ("2026-02-16", "2026-02-22"),
    "twee maanden geleden": ("2026-01-01", "2026-01-31"),
    "2 jaar geleden": ("2023-12-01", "2024-06-30"),
    "over 3 weken": ("2026-03-30", "2026-04-05"),
}


@pytest.mark.parametrize(("said", "span"), READ.items())
def test_reads(said: str, span: tuple[str, str]) -> None:
    found = parse(said, MEES)
    assert isinstance(found, VagueDate), str(found)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == span


MISREAD = {
    "31 april": ("date-no-such-day", "April heeft 30 dagen. Bedoelt u 30 april?"),
    "31 april 2023": ("date-no-such-day", "April heeft 30 dagen. Bedoelt u 30 april 2023?"),
    "29 februari 2023": ("date-no-leap-year", "2023 is geen schrikkeljaar. Bedoelt u 28 februari 2023?"),
    "12-13-2024": ("date-no-such-month", "Een jaar heeft 12 maanden. Bedoelt u 13 december 2024?"),
    "dinsdag 12 maart 2025": ("date-other-weekday", "12 maart 2025 is een woensdag. Bedoelt u 12 maart 2025?"),
    "groep 9": ("date-no-such-group", "Een basisschool heeft groep 1 tot en met 8. Bedoelt u klas 1?"),
    "groep 34": ("date-no-such-group", "Een basisschool heeft groep 1 tot en met 8. Bedoelt u groep 3/4?"),
    "groep 0": ("date-no-such-group", "Een basisschool heeft groep 1 tot en met 8. Bedoelt u groep 1?"),
    "groep 77": ("date-no-such-group", "Een basisschool heeft groep 1 tot en met 8."),
    "klas 7": ("date-no-such-class", "De middelbare school heeft klas 1 tot en met 6. Bedoelt u groep 7?"),
    "tweede keer groep 4": ("date-not-twice", "groep 4 was maar één schooljaar. Bedoelt u groep 4?"),
    "klas 9": ("date-no-such-class", "De middelbare school heeft klas 1 tot en met 6."),
    "week 60 2024": ("date-no-such-week", "2024 heeft 52 weken. Bedoelt u week 52 2024?"),
    "nov 2024 - mei 2024": ("date-reversed", "Het einde ligt voor het begin. Bedoelt u mei 2024 - nov 2024?"),
    "maart 2099": ("date-far-future", "Dat ligt meer dan 10 jaar vooruit."),
    "2204": ("date-far-future", "Dat ligt meer dan 10 jaar vooruit. Bedoelt u 2024?"),
    "3 maart 0216": ("date-unknown", "Rondom leest hier geen datum in."),
    "1803": ("date-far-past", "Dat ligt te ver terug."),
    "febuari 2024": ("date-unknown", "Rondom leest hier geen datum in. Bedoelt u februari 2024?"),
    "een hele tijd": ("date-unknown", "Rondom leest hier geen datum in."),
    "  ": ("date-empty", "Er staat nog geen datum."),
}


@pytest.mark.parametrize(("said", "expected"), MISREAD.items())
def test_says_what_is_wrong_and_proposes(said: str, expected: tuple[str, str]) -> None:
    found = parse(said, MEES)
    assert isinstance(found, Misread)
    assert (found.code, str(found)) == expected
    if found.proposal:
        assert isinstance(parse(found.proposal, MEES), VagueDate)


def test_without_birth_date_or_group() -> None:
    nothing = Context(birth=None, today=MEES.today)
    assert parse("toen hij 6 was", nothing).code == "date-no-birth"  # type: ignore[union-attr]
    assert parse("groep 3", nothing).code == "date-no-group"  # type: ignore[union-attr]
    known = parse("groep 3", replace(nothing, year_group_now=6))
    assert isinstance(known, VagueDate)
    assert known.earliest == date(2022, 8, 1)


def test_a_year_done_twice_counts_back_from_the_group_of_now() -> None:
    found = parse("groep 3", replace(MEES, year_group_now=5))
    assert isinstance(found, VagueDate)
    assert found.earliest == date(2023, 8, 1)


def test_known_school_years_overrule() -> None:
    twice = (SchoolYear(3, date(2022, 8, 1), date(2023, 7, 31)), SchoolYear(3, date(2023, 8, 1), date(2024, 7, 31)))
    found = parse("groep 3", replace(MEES, groups=twice))
    assert isinstance(found, VagueDate)
    assert (found.earliest, found.latest) == (date(2022, 8, 1), date(2024, 7, 31))


def test_a_group_done_twice_can_be_told_apart() -> None:
    twice = groups_of(MEES.birth, MEES.today, 6, [Repeat("doublure", date(2023, 6, 1), date(2023, 6, 30))])
    for said, year in {"groep 4 eerste keer": 2022, "tweede keer groep 4": 2023, "eind groep 4": 2024}.items():
        found = parse(said, replace(MEES, groups=twice))
        assert isinstance(found, VagueDate)
        assert found.earliest.year == year


def test_the_last_29_february_there_was() -> None:
    found = parse("29 februari", MEES)
    assert isinstance(found, VagueDate)
    assert (found.said, found.earliest) == ("29 februari 2024", date(2024, 2, 29))


def test_a_weekday_chooses_the_year_that_was_left_out() -> None:
    found = parse("maandag 11 maart", MEES)
    assert isinstance(found, VagueDate)
    assert found.said == "11 maart 2024"


def test_two_days_without_a_year_follow_on_one_another() -> None:
    for said, first, last in (
        ("12 t/m 15 maart", date(2025, 3, 12), date(2025, 3, 15)),
        ("november tot mei", date(2024, 11, 1), date(2025, 5, 31)),
    ):
        found = parse_period(said, MEES)
        assert isinstance(found, Period)
        assert found.start is not None
        assert found.until is not None
        assert (found.start.earliest, found.until.latest) == (first, last)
        again = parse(found.start.said, MEES)
        assert isinstance(again, VagueDate)
        assert again.span == found.start.span


def test_what_depends_on_today_is_kept_as_what_it_meant() -> None:
    for said, kept in {
        "gisteren": "11 maart 2026",
        "vorige week": "week van 2 maart 2026",
        "april": "april 2025",
    }.items():
        found = parse(said, MEES)
        assert isinstance(found, VagueDate)
        assert found.said == kept


@pytest.mark.parametrize("said", READ)
def test_what_is_shown_is_read_as_the_same_later_too(said: str) -> None:
    found = parse(said, MEES)
    assert isinstance(found, VagueDate)
    next_year = replace(MEES, today=MEES.today + timedelta(300), year_group_now=7)
    again = parse(show(found), MEES if found.precision == Precision.AFTER else next_year)
    assert isinstance(again, VagueDate)
    assert again.span == found.span


@given(st.dates(date(1950, 1, 1), date(2034, 1, 1)), st.integers(0, 900))
def test_an_interval_in_words_is_read_as_that_interval(first: date, days: int) -> None:
    span = (first, first + timedelta(days))
    found = parse(describe(span), MEES)
    assert isinstance(found, VagueDate), describe(span)
    assert found.span == span


WORDS = st.sampled_from(
    [
        "groep",
        "maart",
        "3",
        "12",
        "31",
        "2024",
        "'24",
        "begin",
        "eind",
        "rond",
        "voor",
        "na",
        "tussen",
        "en",
        "of",
        "tot",
        "-",
        "/",
        "zomer",
        "toen",
        "hij",
        "was",
        "jaar",
        "week",
        "van",
        "0",
        "99",
    ]
)


@given(st.lists(WORDS | st.text(max_size=4), max_size=8).map(" ".join))
def test_never_raises_and_never_turns_time_around(text: str) -> None:
    found = parse(text, MEES)
    if isinstance(found, VagueDate):
        assert found.earliest <= found.latest
        assert read_back(found, MEES.birth, "Mees").endswith(".")
    else:
        assert str(found)
    parse_period(text, MEES)


@given(st.dates(date(1990, 1, 1), date(2033, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    for form in (f"{day.day}-{day.month}-{day.year}", day.isoformat(), describe((day, day))):
        assert parse(form, MEES) == VagueDate(form, day, day, Precision.DAY)


@pytest.mark.parametrize(
    ("said", "expected"),
    {
        "ergens in groep 3": "Tussen augustus 2022 en juli 2023. Mees was 6 of 7.",
        "12 maart 2024": "Op 12 maart 2024. Mees was 7.",
        "maart 2024": "In maart 2024. Mees was 7.",
        "2021": "In 2021. Mees was 4 of 5.",
        "voorjaar 2023": "Tussen maart en mei 2023. Mees was 6.",
        "12 tot 15 maart 2024": "Tussen 12 en 15 maart 2024. Mees was 7.",
        "voor 2020": "Tussen 14 juni 2016 en 31 december 2019. Mees was 3 of jonger.",
        "als baby": "Tussen 14 juni 2016 en 13 juni 2017. Mees was nog geen jaar.",
        "bij de geboorte": "Op 14 juni 2016. Mees werd toen geboren.",
        "2016": "In 2016. Mees werd in die tijd geboren.",
        "1978": "In 1978. Dat was voor de geboorte van Mees.",
        "zomer 2026": "Tussen juni en augustus 2026. Mees is dan 9 of 10.",
        "groep 1 - groep 5": "Tussen augustus 2020 en juli 2025. Mees was tussen 4 en 9 jaar.",
    }.items(),
)
def test_reads_back(said: str, expected: str) -> None:
    found = parse(said, MEES)
    assert isinstance(found, VagueDate)
    assert read_back(found, MEES.birth, "Mees", MEES.today) == expected


def test_reads_back_without_name_or_birth() -> None:
    found = parse("maart 2024", MEES)
    assert isinstance(found, VagueDate)
    assert read_back(found, None, "Mees") == "In maart 2024."
    assert read_back(found, MEES.birth, "") == "In maart 2024. Het kind was 7."


def test_periods() -> None:
    both = parse_period("mei '24 – nov '24", MEES)
    assert isinstance(both, Period)
    assert both.start is not None
    assert both.until is not None
    assert (both.start.earliest, both.until.latest, both.ongoing) == (date(2024, 5, 1), date(2024, 11, 30), False)
    since = parse_period("sinds groep 4", MEES)
    assert isinstance(since, Period)
    assert since.ongoing
    assert since.until is None
    until = parse_period("tot mei 2024", MEES)
    assert isinstance(until, Period)
    assert until.start is None
    assert until.until is not None
    assert parse_period("nov '24 - mei '24", MEES).code == "date-reversed"  # type: ignore[union-attr]
    assert parse_period("groep 4 - heden", MEES) == parse_period("sinds groep 4", MEES)


@pytest.mark.parametrize("prefix", ["", "gr", "toen", "zo", "20", "maart", "begin"])
def test_suggestions_can_all_be_read(prefix: str) -> None:
    found = suggestions(prefix, MEES)
    assert found
    assert len(found) <= 6
    for one in found:
        assert prefix in one
        assert isinstance(parse(one, MEES), VagueDate)


def test_suggestions_begin_with_what_is_near() -> None:
    assert suggestions("gr", MEES)[0] == "groep 6"
    assert suggestions("toen", MEES)[0] == "toen Mees 9 was"
    assert suggestions("", Context(None, MEES.today))[0] == "vandaag"
