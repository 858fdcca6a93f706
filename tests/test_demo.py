"""The Voorbeeldschool on any day of the year: it can be made, and its child Mees shows all that a timeline can hold."""

from __future__ import annotations

from datetime import datetime

import pytest

from rondom import clock
from rondom.collaboration.queries import review_of, reviews
from rondom.collaboration.scores import score_years
from rondom.demo import open_demo
from rondom.dossier.circles import Circle
from rondom.dossier.model import Bond, Calls
from rondom.dossier.queries import pupil_rows
from rondom.meetings.around import kring_facts
from rondom.meetings.detail import meeting_detail
from rondom.meetings.looking_back import goal_reviews
from rondom.meetings.model import NextForGoal
from rondom.meetings.queries import meeting_rows
from rondom.plan.queries import plan_reading
from rondom.privacy.after_printing import papers_out_everywhere
from rondom.privacy.queries import disclosure_rows
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
    assert meetings == ["Driehoek 2", "Driehoek 3", "Gebeld met Sanne", "Kindgesprek 1"]
    assert {"Driehoek 1", "Driehoek 2", "Driehoek 3"} <= set(events)
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


def test_the_meetings_show_all_that_a_meeting_can_hold() -> None:
    """Looked back on, agreed with all but one point, signed, scored, answered with a view; and two talks for one plan."""
    clock.freeze(datetime(2026, 3, 12, 9))
    vault = open_demo()
    today = clock.today()
    try:
        with vault.read() as session:
            ids = {row.name: row.id for row in pupil_rows(session, today)}
            of = {
                name: {line.meeting.title: line.meeting.id for line in meeting_rows(session, ids[name])}
                for name in ("Mees Veenpluis", "Noah Zilvermeeuw", "Sami Ooievaar")
            }
            noah, mees = of["Noah Zilvermeeuw"], of["Mees Veenpluis"]
            (review,) = goal_reviews(session, noah["Evaluatie 1"])
            plan = plan_reading(session, noah["Evaluatie 1"])
            first = plan_reading(session, mees["Driehoek 2"])
            talks = meeting_detail(session, of["Sami Ooievaar"]["MDO 1"], today).sittings
            day_only = meeting_detail(session, mees["Kindgesprek 1"], today).head
            years = score_years(session, today)
            (out,) = papers_out_everywhere(session, today)
            out_of_house = disclosure_rows(session, ids["Mees Veenpluis"])
    finally:
        vault.close()
    assert [one.score for one in review.scores] == [1, 0, -1, 0], "side by side, never averaged"
    assert (review.next, plan.goals[0].text) == (NextForGoal.GO_ON, review.goal.text)
    assert [one.about for person in plan.approvals for one in person.reservations] == [
        "Esther: Zondag om negen uur het licht uit"
    ]
    assert len(plan.signatures) == 2 and any(one.left for one in plan.people)
    assert {view.answer.value for concern in first.concerns for view in concern.views} >= {"yes", "partly", "no"}
    assert (first.goals[0].part, len(first.views)) == ("2 van de 4 keer", 1)
    assert [one.title for one in talks] == ["Met vader", "Met moeder"]
    assert not day_only.timed
    assert any(column.dots for question in years.questions for column in question.columns)
    assert (out.recipient, out.by) == ("Praktijk De Vuurtoren", "Esther")
    assert len(out_of_house) == 3
