"""Akkoord, behalve: agreeing with all but one point."""

from __future__ import annotations

import pytest

from rondom.errors import UserProblem
from rondom.meetings import table
from rondom.meetings.actions import plan_meeting
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import Approval, GoalData, MeetingKind
from rondom.meetings.reservations import (
    change_reservation,
    remove_reservation,
    reservation_rows,
    reserve,
)
from rondom.plan.actions import fix_plan, new_version
from rondom.plan.queries import kept_reading, plan_reading
from rondom.plan.reading import Reservation
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees


@pytest.fixture
def ids(vault: Vault, mees: Mees) -> dict[str, str]:
    """Of the meeting, of one goal, of one agreement, and of the people by short name."""
    with vault.write("Driehoek") as session:
        made = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        goal = table.add_goal(session, made, GoalData(text="Mees loopt rustig\nnaar binnen."))
        agreed = table.add_agreement(session, made, TODAY, "Hatice Kievit", "Belt vader.", "coach", "voor 20 maart")
        people = {one.short: one.id for one in meeting_detail(session, made, TODAY).attendees}
        table.record_approval(session, people["Sanne"], Approval.AGREED)
        return {"meeting": made, "goal": goal, "agreement": agreed, **people}


def test_the_point_stands_in_the_plan_with_its_reason(vault: Vault, ids: dict[str, str]) -> None:
    with vault.write("Voorbehoud") as session:
        reserve(session, ids["Sanne"], agreement_id=ids["agreement"])
        (made,) = reservation_rows(session, ids["meeting"])
        change_reservation(session, made.id, "Dat doe ik liever zelf.")
        reserve(session, ids["Sanne"], goal_id=ids["goal"], reason="Te vroeg.")
        mother = plan_reading(session, ids["meeting"], today=TODAY).approvals[0]
    assert mother.reservations == (
        Reservation("Hatice Kievit: Belt vader.", "Dat doe ik liever zelf."),
        Reservation("Mees loopt rustig naar binnen.", "Te vroeg."),
    )


def test_the_same_point_is_reserved_once_and_can_be_taken_back(vault: Vault, ids: dict[str, str]) -> None:
    with vault.write("Voorbehoud") as session:
        first = reserve(session, ids["Sanne"], goal_id=ids["goal"], reason="Te vroeg.")
        assert reserve(session, ids["Sanne"], goal_id=ids["goal"]) == first
        assert reserve(session, ids["Ruben"], goal_id=ids["goal"]) != first
        assert [one.reason for one in reservation_rows(session, ids["meeting"])] == ["Te vroeg.", ""]
        remove_reservation(session, first)
        assert [one.attendee_id for one in reservation_rows(session, ids["meeting"])] == [ids["Ruben"]]


def test_it_belongs_to_an_akkoord_only(vault: Vault, ids: dict[str, str]) -> None:
    with vault.write("Toch niet") as session:
        reserve(session, ids["Sanne"], goal_id=ids["goal"])
        table.record_approval(session, ids["Sanne"], Approval.SEEN)
        assert plan_reading(session, ids["meeting"], today=TODAY).approvals[0].reservations == ()
        table.record_approval(session, ids["Sanne"], Approval.AGREED)
        assert len(plan_reading(session, ids["meeting"], today=TODAY).approvals[0].reservations) == 1


def test_a_point_that_got_other_words_is_asked_again(vault: Vault, ids: dict[str, str]) -> None:
    with vault.write("Aangepast") as session:
        reserve(session, ids["Sanne"], agreement_id=ids["agreement"])
        reserve(session, ids["Sanne"], goal_id=ids["goal"])
        table.change_agreement(session, ids["agreement"], what="Mailt vader.")
        call, goal = reservation_rows(session, ids["meeting"])
        assert (call.changed, goal.changed) == (True, False)
        reserve(session, ids["Sanne"], agreement_id=ids["agreement"])
        assert next((one.about, one.changed) for one in reservation_rows(session, ids["meeting"])) == (
            "Hatice Kievit: Mailt vader.", False,
        )  # fmt: skip
        table.remove_goal(session, ids["goal"])
        _call, goal = reservation_rows(session, ids["meeting"])
        assert (goal.about, goal.changed, goal.point_id) == ("Mees loopt rustig naar binnen.", True, "")


def test_what_was_reserved_stays_with_the_version_it_was_said_of(vault: Vault, ids: dict[str, str]) -> None:
    with vault.write("Gesloten") as session:
        reserve(session, ids["Sanne"], goal_id=ids["goal"])
        fix_plan(session, ids["meeting"], TODAY)
    with pytest.raises(UserProblem, match="meeting-closed"), vault.write("x") as session:
        reserve(session, ids["Ruben"], goal_id=ids["goal"])
    with vault.write("Nieuwe versie") as session:
        new_version(session, ids["meeting"], "doel aangepast", TODAY)
        assert reservation_rows(session, ids["meeting"]) == []
        assert len(kept_reading(session, ids["meeting"], 1).approvals[0].reservations) == 1


def test_what_is_not_there_cannot_be_reserved(vault: Vault, ids: dict[str, str]) -> None:
    for point in ({"goal_id": "none"}, {"agreement_id": "none"}, {}):
        with pytest.raises(UserProblem, match="gone"), vault.write("x") as session:
            reserve(session, ids["Sanne"], **point)
