"""The plan of a child by name, as the command line prints it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.errors import UserProblem
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.meetings.model import GoalData, MeetingKind
from rondom.pdf.plan_of_pupil import latest_plan_pdf, meetings_with_plan
from rondom.plan.actions import fix_plan
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees, add_mees, new_vault
from tests.pdf.reading_back import text


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Mees") as session:
        return add_mees(session)


def hold(vault: Vault, mees: Mees, days: int, goal: str) -> str:
    """A closed driehoek so many days from the first."""
    with vault.write("Driehoek") as session:
        meeting = meetings.plan_meeting(session, mees.id, MeetingKind.TRIAD, START + timedelta(days), TODAY)
        running.start_meeting(session, meeting)
        table.add_goal(session, meeting, GoalData(text=goal))
        fix_plan(session, meeting, TODAY)
    return meeting


@pytest.mark.parametrize("name", ["Mees Veenpluis", "mees  veenpluis", "veenpl", "MEES"])
def test_a_part_of_the_name_is_enough(vault: Vault, mees: Mees, name: str) -> None:
    hold(vault, mees, 0, "Rustig naar binnen.")
    with vault.read() as session:
        printed = latest_plan_pdf(session, name)
    assert printed.pages >= 1
    assert "Plan Mees Veenpluis" in text(printed.content)
    assert "Rustig naar binnen." in text(printed.content)


def test_the_newest_meeting_counts_and_parents_get_plain_words(vault: Vault, mees: Mees) -> None:
    hold(vault, mees, 0, "Nieuw doel.")
    hold(vault, mees, -100, "Oud doel.")
    with vault.read() as session:
        said = text(latest_plan_pdf(session, "mees", Audience.PARENTS).content)
    assert "Nieuw doel." in said
    assert "Oud doel." not in said
    assert "Het plan voor Mees" in said


def test_a_planned_meeting_is_no_plan_until_something_was_agreed(vault: Vault, mees: Mees) -> None:
    with vault.write("Gepland") as session:
        meeting = meetings.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        assert meetings_with_plan(session, mees.id) == []
        with pytest.raises(UserProblem, match="plan-missing"):
            latest_plan_pdf(session, "mees")
        table.add_goal(session, meeting, GoalData(text="Rustig naar binnen."))
        assert [line.meeting.id for line in meetings_with_plan(session, mees.id)] == [meeting]
        meetings.cancel_meeting(session, meeting)
        assert meetings_with_plan(session, mees.id) == []


def test_a_name_that_is_nobody_or_more_than_one(vault: Vault, mees: Mees) -> None:
    with vault.write("Nog een Mees") as session:
        add_pupil(session, PupilData(first_name="Mees", last_name="Zandoog"))
        for nobody in ("Noah", "", "  "):
            with pytest.raises(UserProblem, match="pupil-not-found"):
                latest_plan_pdf(session, nobody)
        with pytest.raises(UserProblem, match="pupil-ambiguous") as problem:
            latest_plan_pdf(session, "mees")
    assert problem.value.values == {"count": 2}


def test_a_whole_name_wins_from_a_longer_one(vault: Vault, mees: Mees) -> None:
    hold(vault, mees, 0, "Rustig naar binnen.")
    with vault.write("Bijna dezelfde") as session:
        add_pupil(session, PupilData(first_name="Mees Veenpluis", last_name="Junior"))
        assert "Plan Mees Veenpluis" in text(latest_plan_pdf(session, "Mees Veenpluis").content)
