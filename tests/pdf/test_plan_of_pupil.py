"""The plan of a child by name, as the command line prints it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from rondom.__main__ import main
from rondom.dossier.actions import add_pupil
from rondom.dossier.attachments import content_of
from rondom.dossier.model import PupilData
from rondom.errors import UserProblem
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.meetings.model import GoalData, MeetingKind
from rondom.opening import unlock
from rondom.pdf.plan_of_pupil import latest_plan_pdf, meetings_with_plan
from rondom.plan.actions import fix_plan
from rondom.plan.reading import Audience
from rondom.privacy.queries import disclosure_rows
from rondom.vault.vault import Vault
from tests.mees import PASSWORD, START, TODAY, Mees, add_mees, new_vault
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


def test_the_command_line_writes_down_what_it_gave_and_to_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RONDOM_PASSWORD", PASSWORD)
    with new_vault(tmp_path) as vault:
        with vault.write("Mees") as session:
            mees = add_mees(session)
        hold(vault, mees, 0, "Rustig naar binnen.")
    target = tmp_path / "plan.pdf"
    assert main(["print", str(tmp_path / "school.rondom"), "Mees", str(target)]) == 0
    vault = unlock(tmp_path / "school.rondom", PASSWORD)
    try:
        with vault.read() as session:
            (row,) = disclosure_rows(session, mees.id)
            assert content_of(session, row.copy_id) == target.read_bytes()
        assert (row.recipient, row.way, row.document) == (vault.actor.name, "file", "Plan bewaard als PDF")
    finally:
        vault.close()
    assert main(["print", str(tmp_path / "school.rondom"), "Mees", str(tmp_path / "nergens" / "plan.pdf")]) == 1
    vault = unlock(tmp_path / "school.rondom", PASSWORD)
    try:
        with vault.read() as session:
            assert len(disclosure_rows(session, mees.id)) == 1, "what was not written did not go out"
    finally:
        vault.close()
