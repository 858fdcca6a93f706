"""What helps and what makes it hard: said with what goes well and with worries, and apart in the plan."""

from __future__ import annotations

import pytest

from rondom.errors import UserProblem
from rondom.meetings import actions, running, table
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.factors import count_as_factor, with_factor
from rondom.meetings.model import ContributionKind, MeetingKind, Recognised
from rondom.meetings.recognition import recognise
from rondom.plan.actions import fix_plan
from rondom.plan.queries import plan_reading
from rondom.plan.reading import PlanReading
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

STRENGTH, CONCERN, WISH = ContributionKind.STRENGTH, ContributionKind.CONCERN, ContributionKind.WISH


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Driehoek") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "beneden", "Ellen")
        running.start_meeting(session, made)
        table.add_contribution(session, made, STRENGTH, "bouwt graag", "child", "")
        table.add_contribution(session, made, STRENGTH, "oma is een vaste plek", "parent", "")
        table.add_contribution(session, made, CONCERN, "drukke binnenkomst", "school", "")
        table.add_contribution(session, made, WISH, "rust", "parent", "")
    return made


def look(vault: Vault, meeting: str) -> MeetingDetail:
    with vault.read() as session:
        return meeting_detail(session, meeting, TODAY)


def plan(vault: Vault, meeting: str) -> PlanReading:
    with vault.read() as session:
        return plan_reading(session, meeting, today=TODAY)


def count(vault: Vault, contribution: str, factor: bool = True) -> None:
    with vault.write("Bij de factoren") as session:
        count_as_factor(session, contribution, factor)


def test_the_plan_lists_factors_apart(vault: Vault, meeting: str) -> None:
    assert plan(vault, meeting).enabling == ()
    count(vault, look(vault, meeting).of(STRENGTH)[1].id)
    count(vault, look(vault, meeting).of(CONCERN)[0].id)
    after = plan(vault, meeting)
    assert [one.text for one in after.strengths] == ["bouwt graag"]
    assert [one.text for one in after.enabling] == ["oma is een vaste plek"]
    assert [one.text for one in after.hindering] == ["drukke binnenkomst"]
    assert after.concerns == ()


def test_who_does_not_see_a_worry_too_stays_on_paper_when_it_is_a_factor(vault: Vault, meeting: str) -> None:
    detail = look(vault, meeting)
    worry, person = detail.of(CONCERN)[0], detail.attendees[0]
    with vault.write("Antwoord") as session:
        recognise(session, worry.id, person.id, Recognised.NO)
    count(vault, worry.id)
    made = plan(vault, meeting)
    assert [one.text for one in made.hindering] == ["drukke binnenkomst"]
    ((view,),) = [one.views for one in made.concerns]
    assert view.answer.value == "no", "a view is never lost"


def test_at_the_table_it_keeps_its_place_and_comes_back(vault: Vault, meeting: str) -> None:
    first = look(vault, meeting).of(STRENGTH)[0]
    count(vault, first.id)
    together = look(vault, meeting).of_any(with_factor(STRENGTH))
    assert [one.text for one in together] == ["bouwt graag", "oma is een vaste plek"]
    count(vault, first.id, factor=False)
    assert look(vault, meeting).of(STRENGTH)[0] == first


def test_it_can_be_undone(vault: Vault, meeting: str) -> None:
    first = look(vault, meeting).of(STRENGTH)[0]
    count(vault, first.id)
    vault.undo()
    assert look(vault, meeting).of(STRENGTH)[0] == first


def test_only_what_goes_well_and_worries_and_only_while_the_meeting_is_open(vault: Vault, meeting: str) -> None:
    with pytest.raises(UserProblem, match="no-factor"):
        count(vault, look(vault, meeting).of(WISH)[0].id)
    with pytest.raises(UserProblem, match="gone"):
        count(vault, "weg")
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
    with pytest.raises(UserProblem, match="meeting-closed"):
        count(vault, look(vault, meeting).of(STRENGTH)[0].id)
