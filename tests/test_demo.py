"""The Voorbeeldschool on any day of the year: it can be made, and its child Mees shows all that a timeline can hold."""

from __future__ import annotations

from datetime import datetime

import pytest

from rondom import clock
from rondom.collaboration.queries import review_of, reviews
from rondom.demo import open_demo
from rondom.dossier.circles import Circle
from rondom.dossier.model import Bond, Calls
from rondom.dossier.queries import pupil_rows
from rondom.meetings.around import kring_facts
from rondom.meetings.queries import meeting_rows
from rondom.timeline.model import FactorEffect
from rondom.timeline.queries import event_details
from rondom.timeline.topics import ABSENCE, TOPICS


@pytest.mark.parametrize("at", [datetime(2026, 8, 1, 9), datetime(2028, 2, 29, 9)])
def test_mees_shows_all_that_a_timeline_can_hold(at: datetime) -> None:
    clock.freeze(at)
    vault = open_demo()
    try:
        with vault.read() as session:
            mees = next(row.id for row in pupil_rows(session, clock.today()) if row.name == "Mees Veenpluis")
            events = {one.title: one for one in event_details(session, mees)}
            meetings = sorted(line.meeting.title for line in meeting_rows(session, mees))
            therapy = review_of(session, events["Speltherapie"].id)
            told = reviews(session, clock.today())
    finally:
        vault.close()
    assert {one.topic for one in events.values()} <= {"", *TOPICS}
    assert events["Vaak ziek gemeld"].topic == ABSENCE
    assert {one.told_side for one in events.values()} >= {"", "parent"}
    assert any(one.private for one in events.values())
    assert {row.effect for one in events.values() for row in one.factors} == set(FactorEffect)
    assert {row.perspective for row in events["Speltherapie"].appraisals} == {"child", "parent", "school"}
    assert events["Speltherapie"].provider_id
    assert therapy is not None
    assert len(therapy.points) == 6
    assert all("Mees" not in point.text for one in told for point in one.points)
    assert meetings == ["Driehoek 2", "Driehoek 3"]
    assert {"Driehoek 1", *meetings} <= set(events)
    for one in events.values():
        assert one.planned or one.start is None or one.start.earliest <= clock.today(), one.title


def test_mees_has_a_kring_with_every_sort_of_bond() -> None:
    vault = open_demo()
    try:
        with vault.read() as session:
            mees = next(row.id for row in pupil_rows(session, clock.today()) if row.name == "Mees Veenpluis")
            known = kring_facts(session, mees, clock.today())
    finally:
        vault.close()
    assert {tie.bond for tie in known.ties} == set(Bond)
    assert {one.circle for one in known.people} >= set(Circle) - {Circle.SCHOOL}
    assert any(tie.speaker is not None for tie in known.ties) and any(tie.calls is Calls.BOTH for tie in known.ties)
    assert known.coming is not None and known.sat
