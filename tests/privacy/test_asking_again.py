"""A new question beside an old answer: who said no keeps saying no until the new answer, and a yes covers what was asked then."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rondom.privacy.actions import ask_consent, give_consent, refuse_consent, withdraw_consent
from rondom.privacy.after_printing import papers_out
from rondom.privacy.answers import AGAINST, Answer, Stance, stance, standing
from rondom.privacy.model import ConsentState
from rondom.privacy.queries import child_facts, consent_rows, data_kinds_for
from rondom.privacy.rules import LightStatus, consent_light
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees

COACH, PURPOSE = "Hatice Kievit", "Hulp afstemmen"


def ask(
    session: Session, mees: Mees, on: date | None = None, kinds: tuple[str, ...] = ("school",), **more
) -> list[str]:
    return ask_consent(session, mees.id, COACH, PURPOSE, TODAY, data_kinds=kinds, on=on, **more)


def status(session: Session, mees: Mees, on: date = TODAY) -> tuple[LightStatus, str]:
    (row,) = consent_rows(session, mees.id, on)
    return row.light.status, row.light.reason


def test_asking_someone_who_said_no_again_opens_nothing(vault: Vault, mees: Mees) -> None:
    with vault.write("Toestemming") as session:
        mother, father = ask(session, mees)
        give_consent(session, mother, TODAY)
        refuse_consent(session, father, TODAY)
        (again,) = ask(session, mees)
        assert status(session, mees) == (LightStatus.MAY_NOT, "Ruben zei nee op 12 maart 2026.")
        assert data_kinds_for(session, mees.id, COACH, TODAY) == ()
        (row,) = consent_rows(session, mees.id, TODAY)
        assert [(one.who, one.stance, one.consent_id) for one in row.answers][1] == ("Ruben", Stance.ASKED, again)
        give_consent(session, again, TODAY)
        assert status(session, mees)[0] is LightStatus.MAY


def test_asking_again_after_withdrawing_opens_nothing_and_the_paper_is_still_told(vault: Vault, mees: Mees) -> None:
    with vault.write("Toestemming") as session:
        mother, father = ask(session, mees)
        for one in (mother, father):
            give_consent(session, one, TODAY)
        withdraw_consent(session, mother, TODAY)
        ask(session, mees)
        assert status(session, mees) == (LightStatus.MAY_NOT, "Sanne trok de toestemming in op 12 maart 2026.")
        assert papers_out(session, mees.id, TODAY) == ()  # nothing was printed


def test_a_yes_that_ends_before_the_day_of_the_meeting_is_asked_again_and_holds_until_then(
    vault: Vault, mees: Mees
) -> None:
    until, meeting = TODAY + timedelta(10), TODAY + timedelta(20)
    with vault.write("Toestemming") as session:
        for one in ask(session, mees, valid_until=until):
            give_consent(session, one, TODAY)
        again = ask(session, mees, on=meeting, valid_until=meeting)
        assert len(again) == 2
        assert ask(session, mees, on=meeting, valid_until=meeting) == []
        assert status(session, mees)[0] is LightStatus.MAY, "today the first yes still holds"
        assert status(session, mees, meeting)[0] is LightStatus.ASK_FIRST
        for one in again:
            give_consent(session, one, TODAY)
        assert status(session, mees, meeting)[0] is LightStatus.MAY


def test_a_yes_is_for_the_kinds_of_data_that_were_asked_then(vault: Vault, mees: Mees) -> None:
    """Both said yes to school only. Asked for home too, Ruben said yes first."""
    with vault.write("Toestemming") as session:
        for one in ask(session, mees):
            give_consent(session, one, TODAY)
        assert ask(session, mees) == []
        mother, father = ask(session, mees, kinds=("school", "thuis"))
        give_consent(session, father, TODAY)
        assert status(session, mees)[0] is LightStatus.MAY
        assert data_kinds_for(session, mees.id, COACH, TODAY) == ("school",)
        give_consent(session, mother, TODAY)
        assert data_kinds_for(session, mees.id, COACH, TODAY) == ("school", "thuis")


_days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
_answers = st.lists(
    st.builds(
        Answer,
        st.integers(0, 99).map(lambda number: f"{number:02d}"),
        st.just(COACH),
        st.just(PURPOSE),
        st.just("m"),
        st.sampled_from(ConsentState),
        st.none() | _days,
        st.none() | _days,
        st.none() | _days,
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)


@given(_answers, _days)
def test_a_question_alone_changes_nothing_that_was_said(answers: list[Answer], on: date) -> None:
    before = standing(answers, on).get("m")
    after = standing([*answers, Answer("zz", COACH, PURPOSE, "m")], on)["m"]
    if before is not None and stance(before, on) in (Stance.GIVEN, *AGAINST):
        assert after == before
    else:
        assert stance(after, on) is Stance.ASKED


def test_the_rule_is_the_one_of_the_light(vault: Vault, mees: Mees) -> None:
    with vault.read() as session:
        child = child_facts(session, mees.id)
    said = [Answer("1", COACH, PURPOSE, key, ConsentState.REFUSED) for key in (mees.mother, mees.father)]
    asked = [Answer("2", COACH, PURPOSE, key) for key in (mees.mother, mees.father)]
    assert consent_light(child, [*said, *asked], TODAY).status is LightStatus.MAY_NOT
