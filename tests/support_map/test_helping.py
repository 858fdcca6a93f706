"""Wie kan hierbij helpen: only from the cards, best fit first, nobody shut out by what a card does not say."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rondom.support_map.helping import helpers_for
from rondom.support_map.model import Need
from rondom.support_map.queries import PartnerRow, fits
from rondom.support_map.themes import THEMES


def card(name: str, **values: object) -> PartnerRow:
    given_: dict[str, object] = {
        "id": name, "name": name, "person": "", "organisation": "", "ring": 3, "icon": "users", "phone": "", "email": "",
        "days": (), "call_first": False, "replacement": "", "replacement_phone": "", "offer": "", "audience": "",
        "route": "", "languages": "", "waiting_weeks": None, "waiting_on": None, "step": 1, "checked_on": None,
        "checked_by": "",
    }  # fmt: skip
    return PartnerRow(**(given_ | values))  # type: ignore[arg-type]


COACH = card("Gezinscoach", themes=("geld", "opvoeden"), waiting_weeks=2, waiting_on=date(2026, 1, 12), from_age=0,
             to_age=18, route="Bellen", languages="Turks")  # fmt: skip
DEBT = card("Schuldhulp", ring=6, offer="Helpt bij schulden", form=Need.NO, referral=Need.YES)
READING = card("Leesspecialist", ring=2, step=None, themes=("lezen",), from_age=6, to_age=13, levels=(1, 2))
OLD = card("Oude coach", themes=("geld",), replaced_by_id="Gezinscoach")
ROWS = (READING, DEBT, OLD, COACH)


def names(*found: object) -> list[str]:
    return [answer.partner.name for answer in found]  # type: ignore[attr-defined]


def test_a_theme_is_found_on_the_card_and_in_its_words() -> None:
    found = helpers_for(ROWS, theme="geld")
    assert names(*found) == ["Gezinscoach", "Schuldhulp"]
    assert found[0].why == ("Helpt bij: geld en schulden.",)
    assert found[1].why == ("Op het kaartje staat: schuldhulp.",)


def test_an_answer_says_the_way_and_the_wait() -> None:
    coach, debt = helpers_for(ROWS, theme="geld")
    assert (coach.route, coach.waiting) == ("Bellen", "2 weken, gevraagd op 12 januari 2026")
    assert (debt.route, debt.waiting) == ("Verwijzing nodig, geen formulier.", "niet bekend")
    assert helpers_for(ROWS, theme="lezen")[0].route.startswith("Hoe u aanmeldt, staat niet op het kaartje.")


def test_a_whole_question_may_be_asked() -> None:
    assert names(*helpers_for(ROWS, words="Wie helpt een gezin met schulden?"))[0] == "Gezinscoach"
    assert names(*helpers_for(ROWS, words="iemand die Turks spreekt")) == ["Gezinscoach"]


def test_age_and_level_shut_out_only_who_says_so() -> None:
    assert names(*helpers_for(ROWS, age=5, theme="lezen")) == []
    assert names(*helpers_for(ROWS, age=6, theme="lezen", level=2)) == ["Leesspecialist"]
    assert names(*helpers_for(ROWS, theme="lezen", level=3)) == []
    assert "Schuldhulp" in names(*helpers_for(ROWS, age=40))


def test_nothing_asked_gives_nobody() -> None:
    assert helpers_for(ROWS) == () and helpers_for(ROWS, words="wie kan er helpen") == ()


def test_who_was_replaced_is_never_an_answer() -> None:
    assert "Oude coach" not in names(*helpers_for(ROWS, theme="geld"))


_cards = st.lists(
    st.builds(
        lambda number, ages, theme, level, weeks, gone: card(
            f"P{number}", from_age=min(ages), to_age=max(ages), themes=(theme,) if theme else (), levels=level,
            waiting_weeks=weeks, replaced_by_id=gone,
        ),
        st.integers(0, 999), st.tuples(st.integers(0, 20), st.integers(0, 20)), st.sampled_from(["", *THEMES]),
        st.sampled_from([(), (1,), (2, 3)]), st.none() | st.integers(0, 60), st.sampled_from(["", "x"]),
    ),
    max_size=12, unique_by=lambda row: row.id,
)  # fmt: skip


@given(_cards, st.none() | st.integers(0, 20), st.sampled_from(["", *THEMES]), st.none() | st.integers(0, 4))
def test_answers_are_cards_of_the_school_that_fit(
    rows: list[PartnerRow], age: int | None, theme: str, level: int | None
) -> None:
    found = [answer.partner for answer in helpers_for(rows, age, theme, level)]
    assert len(set(found)) == len(found)
    assert all(row in rows and not row.replaced and fits(row, age, level, theme) for row in found)
    if theme:
        assert {row.id for row in found} == {
            row.id for row in rows if not row.replaced and fits(row, age, level, theme)
        }
    weeks = [row.waiting_weeks for row in found if row.waiting_weeks is not None]
    assert weeks == sorted(weeks)
