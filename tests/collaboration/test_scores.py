"""Four questions after a meeting: everyone for themselves, and over the years without anybody's name."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.collaboration.scores import (
    FEWEST,
    FEWEST_OF_A_SIDE,
    QUESTIONS,
    Given,
    Period,
    answered,
    period_of,
    put_score,
    remove_score,
    score_years,
    years_of,
)
from rondom.errors import UserProblem
from rondom.meetings.actions import plan_meeting
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import MeetingKind
from rondom.plan.actions import fix_plan
from rondom.vault.vault import Vault
from tests.mees import TODAY, add_mees

Ids = dict[str, str]


@pytest.fixture
def table(vault: Vault) -> Ids:
    """A driehoek in March with six people, closed."""
    with vault.write("Driehoek") as session:
        mees = add_mees(session)
        made = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 12, 13, 15), TODAY)
        people = {one.short: one.id for one in meeting_detail(session, made, TODAY).attendees}
        fix_plan(session, made, TODAY)
        return {"meeting": made, "pupil": mees.id, **people}


def test_from_a_meeting_one_reads_only_who_answered(vault: Vault, table: Ids) -> None:
    with vault.write("Vragen beantwoord") as session:
        put_score(session, table["Sanne"], heard=8, goal_clear=None, who_does_what=0, right_group=10)
        assert answered(session, table["meeting"]) == {table["Sanne"]}
        put_score(session, table["Sanne"], heard=3)
        assert answered(session, table["meeting"]) == {table["Sanne"]}
        put_score(session, table["Ruben"])
        assert answered(session, table["meeting"]) == {table["Sanne"]}
        remove_score(session, table["Sanne"])
        assert answered(session, table["meeting"]) == frozenset()


def test_answering_again_takes_the_place_of_the_first(vault: Vault, table: Ids) -> None:
    people = [table[name] for name in ("Sanne", "Ruben", "Mees", "Marloes", "Hatice")]
    with vault.write("Vragen beantwoord") as session:
        for one in people:
            put_score(session, one, heard=2)
        put_score(session, people[0], heard=9)
        (column,) = score_years(session, TODAY).questions[0].columns
    assert sorted(dot.value for dot in column.dots) == [2, 2, 2, 2, 9]


def test_an_answer_is_a_number_from_nought_to_ten_of_someone_who_was_there(vault: Vault, table: Ids) -> None:
    for wrong in (11, -1):
        with pytest.raises(UserProblem, match="field-invalid"), vault.write("x") as session:
            put_score(session, table["Sanne"], heard=wrong)
    with pytest.raises(UserProblem, match="gone"), vault.write("x") as session:
        put_score(session, "nobody", heard=3)


def test_too_few_answers_are_not_shown(vault: Vault, table: Ids) -> None:
    names = ("Sanne", "Ruben", "Mees", "Marloes")
    with vault.write("Vragen beantwoord") as session:
        for name in names:
            put_score(session, table[name], heard=7, remark="Mees mocht weinig zeggen.")
        years = score_years(session, TODAY)
        assert years.meetings == 1
        assert [(one.answers, one.dots) for one in years.questions[0].columns] == [(4, ())]
        assert years.remarks == ()
        put_score(session, table["Hatice"], heard=7, remark="Fijn dat  Sanne er was.")
        years = score_years(session, TODAY)
    assert len(years.questions[0].columns[0].dots) == FEWEST
    assert [text for _period, text in years.remarks].count("[naam] mocht weinig zeggen.") == 4
    assert all("Sanne" not in text and "Mees" not in text for _period, text in years.remarks)
    assert years.questions[1].columns[0].dots == ()


def test_a_vault_without_answers_shows_nothing(vault: Vault) -> None:
    with vault.read() as session:
        assert score_years(session, TODAY).empty


@pytest.mark.parametrize(
    ("on", "period", "words"),
    [
        (date(2025, 8, 1), Period(2025, 0), "najaar 2025"),
        (date(2026, 1, 31), Period(2025, 0), "najaar 2025"),
        (date(2026, 2, 1), Period(2025, 1), "voorjaar 2026"),
        (date(2026, 7, 31), Period(2025, 1), "voorjaar 2026"),
    ],
)
def test_a_school_year_has_two_halves(on: date, period: Period, words: str) -> None:
    assert (period_of(on), period.words) == (period, words)


def test_two_of_a_side_stay_without_a_mark() -> None:
    """Five answers: three of school, two of parents."""
    one = period_of(TODAY)
    said = [
        Given(one, "m", side, (value, None, None, None)) for value, side in enumerate(("school",) * 3 + ("parent",) * 2)
    ]
    (column,) = years_of(said, 6).questions[0].columns
    assert [dot.side for dot in column.dots] == ["school", "school", "school", "", ""]
    (column,) = years_of(said[1:], 6).questions[0].columns
    assert column.dots == ()


people = st.lists(
    st.builds(
        Given,
        st.dates(date(2020, 1, 1), date(2026, 7, 1)).map(period_of),
        st.sampled_from("abcd"),
        st.sampled_from(("child", "parent", "school", "coach")),
        st.tuples(*[st.none() | st.integers(0, 10)] * len(QUESTIONS)),
        st.sampled_from(("", "fijn")),
    ),
    max_size=60,
)


@given(people)
def test_every_answer_is_a_dot_or_its_column_is_empty_and_no_dot_points_to_one_person(given_: list[Given]) -> None:
    years = years_of(given_, 6)
    assert all(len(one.columns) <= 6 for one in years.questions)
    for at, question in enumerate(years.questions):
        for column in question.columns:
            said = [one for one in given_ if one.period == column.period and one.values[at] is not None]
            assert column.answers == len(said)
            assert sorted(dot.value for dot in column.dots) == (
                sorted(one.values[at] for one in said) if len(said) >= FEWEST else []
            )
            sides = [dot.side for dot in column.dots if dot.side]
            assert all(sides.count(side) >= FEWEST_OF_A_SIDE for side in sides)
