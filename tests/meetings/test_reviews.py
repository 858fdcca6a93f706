"""The day on which is looked whether a plan works comes back until someone has looked."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from rondom.dossier.actions import change_pupil
from rondom.meetings import actions, running
from rondom.meetings.model import MeetingKind
from rondom.meetings.reviews import open_reviews
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

REVIEW = date(2026, 6, 4)


def plan(vault: Vault, pupil: str, at: datetime, kind: MeetingKind = MeetingKind.TRIAD) -> str:
    with vault.write("Overleg gepland") as session:
        return actions.plan_meeting(session, pupil, kind, at, TODAY)


def close(vault: Vault, meeting: str, review: date | None = None) -> None:
    with vault.write("Overleg afgesloten") as session:
        actions.change_meeting(session, meeting, review_on=review)
        running.close_meeting(session, meeting, TODAY)


@pytest.fixture
def closed(vault: Vault, mees: Mees) -> str:
    meeting = plan(vault, mees.id, START)
    close(vault, meeting, REVIEW)
    return meeting


def test_a_closed_plan_comes_back_on_its_day(vault: Vault, mees: Mees, closed: str) -> None:
    with vault.read() as session:
        (review,) = open_reviews(session, TODAY)
        (late,) = open_reviews(session, REVIEW + timedelta(3))
    assert (review.meeting_id, review.pupil_id, review.pupil_name) == (closed, mees.id, "Mees Veenpluis")
    assert (review.meeting_title, review.on, review.days_late) == ("Driehoek 1", REVIEW, 0)
    assert review.when_words(TODAY) == "4 juni"
    assert late.when_words(REVIEW + timedelta(3)) == "3 dagen te laat"


def test_an_open_meeting_has_nothing_to_look_back_on(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees.id, START)
    with vault.write("Datum") as session:
        actions.change_meeting(session, meeting, review_on=REVIEW)
        assert open_reviews(session, TODAY) == []


def test_a_planned_meeting_is_where_it_will_be_looked_at(vault: Vault, mees: Mees, closed: str) -> None:
    planned = plan(vault, mees.id, datetime(2026, 6, 11, 14, 0), MeetingKind.REVIEW)
    with vault.read() as session:
        (review,) = open_reviews(session, REVIEW + timedelta(7))
        (forgotten,) = open_reviews(session, REVIEW + timedelta(8))
    assert (review.planned_id, review.days_late) == (planned, 0)
    assert (forgotten.planned_id, forgotten.days_late) == ("", 8)


@pytest.mark.parametrize(
    ("kind", "left"), [(MeetingKind.REVIEW, 0), (MeetingKind.TRIAD, 0), (MeetingKind.CHILD_TALK, 1)]
)
def test_after_the_next_meeting_it_was_looked_at_but_a_talk_with_the_child_is_none(
    vault: Vault, mees: Mees, closed: str, kind: MeetingKind, left: int
) -> None:
    close(vault, plan(vault, mees.id, START + timedelta(60), kind))
    with vault.read() as session:
        assert len(open_reviews(session, TODAY)) == left


def test_the_last_plan_counts_and_who_left_does_not(vault: Vault, mees: Mees, closed: str) -> None:
    second = plan(vault, mees.id, START + timedelta(60))
    close(vault, second, date(2026, 9, 1))
    with vault.write("Van school") as session:
        assert [one.meeting_id for one in open_reviews(session, TODAY)] == [second]
        change_pupil(session, mees.id, left_on=TODAY)
        assert open_reviews(session, TODAY) == []
