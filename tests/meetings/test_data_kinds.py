"""Which kind of data a line is: by who said it, unless someone chose; the most guarded one when several said the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from rondom.errors import UserProblem
from rondom.meetings import actions, running, table
from rondom.meetings.data_kinds import HEALTH, HOME, SCHOOL, WELLBEING, choose_kind, kind_of, most_guarded
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import Contribution, ContributionKind, MeetingKind
from rondom.plan.actions import fix_plan
from rondom.plan.keeping import from_json, to_json
from rondom.plan.queries import kept_reading, plan_reading
from rondom.vault.base import columns
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, add_mees, new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def meeting(vault: Vault) -> str:
    with vault.write("Driehoek") as session:
        mees = add_mees(session)
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "beneden", "Ellen")
        running.start_meeting(session, made)
        for side in ("parent", "child", "school", "coach", "other"):
            table.add_contribution(session, made, ContributionKind.STRENGTH, f"van {side}", side, "")
        table.add_contribution(session, made, ContributionKind.CONCERN, "Slaapt slecht", "school", "Marloes")
        table.add_contribution(session, made, ContributionKind.CONCERN, "slaapt slecht", "parent", "Sanne")
    return made


def look(vault: Vault, meeting: str) -> MeetingDetail:
    with vault.read() as session:
        return meeting_detail(session, meeting, TODAY)


def test_who_said_it_tells_what_it_is_about(vault: Vault, meeting: str) -> None:
    strengths = look(vault, meeting).of(ContributionKind.STRENGTH)
    assert [kind_of(one) for one in strengths] == [HOME, WELLBEING, SCHOOL, SCHOOL, SCHOOL]
    with vault.read() as session:
        plan = plan_reading(session, meeting, today=TODAY)
    assert [one.kind for one in plan.strengths] == [HOME, WELLBEING, SCHOOL, SCHOOL, SCHOOL]
    assert [one.kind for one in plan.concerns] == [HOME], "what school and a parent both said is guarded as home"


def test_what_someone_chose_goes_before_and_can_be_taken_back(vault: Vault, meeting: str) -> None:
    line = look(vault, meeting).of(ContributionKind.STRENGTH)[0].id
    with vault.write("Gekozen") as session:
        choose_kind(session, line, HEALTH)
    assert kind_of(look(vault, meeting).of(ContributionKind.STRENGTH)[0]) == HEALTH
    with vault.write("Toch niet") as session:
        choose_kind(session, line, "")
    assert kind_of(look(vault, meeting).of(ContributionKind.STRENGTH)[0]) == HOME


def test_only_the_four_kinds_can_be_chosen_and_not_in_a_closed_meeting(vault: Vault, meeting: str) -> None:
    line = look(vault, meeting).of(ContributionKind.STRENGTH)[0].id
    with pytest.raises(UserProblem, match="data-kind-unknown"), vault.write("Fout") as session:
        choose_kind(session, line, "geloof")
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
    with pytest.raises(UserProblem, match="meeting-closed"), vault.write("Te laat") as session:
        choose_kind(session, line, HEALTH)


def test_a_fixed_plan_keeps_its_kinds_and_one_of_before_has_none(vault: Vault, meeting: str) -> None:
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
    with vault.read() as session:
        kept = kept_reading(session, meeting, 1)
    assert [one.kind for one in kept.strengths] == [HOME, WELLBEING, SCHOOL, SCHOOL, SCHOOL]
    before = to_json(kept).replace(',"kind":"thuis"', "").replace(',"kind":"school"', "").replace(
        ',"kind":"welbevinden"', ""
    )  # fmt: skip
    assert [one.kind for one in from_json(before).strengths] == [""] * 5


def test_a_kind_that_this_version_does_not_know_is_guarded_most(vault: Vault, meeting: str) -> None:
    with vault.write("Van later") as session:
        newer = columns(Contribution).text == "Slaapt slecht"
        session.execute(update(Contribution).where(newer).values(data_kind="iets nieuws"))
    with vault.read() as session:
        assert [one.kind for one in plan_reading(session, meeting, today=TODAY).concerns] == ["iets nieuws"]
    assert sorted([HEALTH, SCHOOL, "iets nieuws", HOME, WELLBEING], key=most_guarded) == [
        SCHOOL, WELLBEING, HOME, HEALTH, "iets nieuws",
    ]  # fmt: skip
