"""What a paper of a timeline says: everything but what is hidden, and of the years that were asked."""

from __future__ import annotations

from datetime import date

import pytest

from rondom.errors import UserProblem
from rondom.timeline.actions import add_event
from rondom.timeline.lanes import fold_lane, rename_lane
from rondom.timeline.model import EventData
from rondom.timeline.sheets import TimelineReading, of_years, timeline_reading, without
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees
from tests.timeline.paper_life import HIDDEN, fill


@pytest.fixture
def reading(vault: Vault, mees: Mees) -> TimelineReading:
    with vault.write("Tijdlijn") as session:
        fill(session, mees.id)
    with vault.read() as session:
        return timeline_reading(session, mees.id, TODAY)


def titles(reading: TimelineReading) -> list[str]:
    return [event.title for event in reading.events]


def test_everything_in_order_of_time_and_nothing_that_is_hidden(reading: TimelineReading) -> None:
    assert titles(reading) == [
        "Woensdag bij oma", "Oren geopereerd", "Ouders uit elkaar", "Speltherapie", "Andere juf", "Ooit bij tante gewoond",
    ]  # fmt: skip
    assert HIDDEN not in repr(reading)
    assert "Buurvrouw" not in repr(reading)
    assert {mark.key for mark in reading.marks} == {event.id for event in reading.events}


def test_the_lines_on_top_say_who_told_and_until_when(reading: TimelineReading) -> None:
    assert reading.title == "Tijdlijn van Mees Veenpluis"
    assert reading.subtitle == "Verteld door Sanne en juf Marloes, bijgewerkt tot 12 maart 2026"


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        (date(2024, 8, 1), None, ["Woensdag bij oma", "Speltherapie", "Andere juf"]),
        (None, date(2021, 7, 31), ["Woensdag bij oma", "Oren geopereerd"]),
        (date(2022, 8, 1), date(2023, 7, 31), ["Woensdag bij oma", "Ouders uit elkaar"]),
        (date(2024, 5, 1), date(2024, 5, 31), ["Woensdag bij oma", "Speltherapie"]),
        (date(2026, 1, 1), None, ["Woensdag bij oma"]),
        (None, date(2019, 1, 1), []),
    ],
)
def test_of_some_years_only_what_touches_them(
    reading: TimelineReading, first: date | None, last: date | None, left: list[str]
) -> None:
    """Help that was asked for counts from the asking; what has no date is on a whole timeline only."""
    made = of_years(reading, first, last)
    assert titles(made) == left
    assert len(made.marks) == len(left)
    assert not made.omitted


def test_the_years_are_named(reading: TimelineReading) -> None:
    assert of_years(reading, None, None) is reading
    assert "vanaf 1 augustus 2024" in of_years(reading, date(2024, 8, 1), None).subtitle
    both = of_years(reading, date(2022, 8, 1), date(2023, 7, 31))
    assert both.years == "van 1 augustus 2022 tot en met 31 juli 2023"


def test_lanes_and_topics_that_may_not_go_are_gone(reading: TimelineReading) -> None:
    made = without(reading, {"gezin", "zorg", "wonen"}, {"ziekte"}, views=True)
    assert titles(made) == ["Woensdag bij oma", "Andere juf"]
    assert made.omitted
    assert "Sanne" not in made.subtitle
    assert [lane.key for lane in made.lanes] == ["kind", "school", "steun", "overleg", "hielp"]


def test_without_views_the_events_stay(reading: TimelineReading) -> None:
    made = without(reading, (), (), views=True)
    assert titles(made) == titles(reading)
    assert made.omitted
    assert not any(event.views or event.appraisals for event in made.events)
    assert not any(mark.curves for mark in made.marks)


def test_a_lane_that_may_not_go_is_gone_also_when_it_is_empty(reading: TimelineReading) -> None:
    made = without(reading, {"overleg"}, {"diagnose"}, views=False)
    assert "overleg" not in {lane.key for lane in made.lanes}
    assert not made.omitted
    assert made.events == reading.events
    assert without(reading, (), (), views=False) == reading


def test_paper_opens_folded_lanes_and_uses_their_names(vault: Vault, mees: Mees) -> None:
    with vault.write("Banen") as session:
        fold_lane(session, "gezin", True)
        rename_lane(session, "gezin", "Thuis")
    with vault.read() as session:
        made = timeline_reading(session, mees.id, TODAY)
    assert not any(lane.folded for lane in made.lanes)
    assert "Thuis" in {lane.name for lane in made.lanes}


def test_nobody_has_no_timeline(vault: Vault) -> None:
    with vault.read() as session, pytest.raises(UserProblem, match="gone"):
        timeline_reading(session, "niemand", TODAY)


def test_what_nobody_gave_a_topic_is_known_by_its_title(vault: Vault, mees: Mees) -> None:
    with vault.write("Voorbeeld") as session:
        day = date(2024, 3, 12)
        for title in ("Diagnose adhd", "Nieuwe fiets"):
            data = EventData(lane="kind", title=title, start_earliest=day, start_latest=day)
            add_event(session, mees.id, data)
    with vault.read() as session:
        made = without(timeline_reading(session, mees.id, TODAY), (), {"diagnose"}, views=False)
    assert (titles(made), made.omitted) == (["Nieuwe fiets"], True)
    assert "adhd" not in repr(made)
