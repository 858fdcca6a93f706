from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom import clock
from rondom.dossier.actions import change_pupil
from rondom.timeline.actions import add_event, edge_values, remove_event
from rondom.timeline.model import EventData, EventKind
from rondom.timeline.queries import EventDetail, event_details, life
from rondom.timeline.school_lane import SchoolOffer, follow_administration, school_offers, take_offer
from rondom.timeline.spans import Precision, VagueDate
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees

SINCE, LEFT = date(2020, 8, 24), date(2026, 2, 1)


def known(vault: Vault, mees: Mees, **values: object) -> tuple[SchoolOffer, ...]:
    with vault.write("Administratie") as session:
        change_pupil(session, mees.id, **values)
    with vault.read() as session:
        return school_offers(session, mees.id)


def events(vault: Vault, mees: Mees) -> tuple[EventDetail, ...]:
    with vault.read() as session:
        return event_details(session, mees.id)


@pytest.fixture(autouse=True)
def in_march() -> None:
    clock.freeze(datetime(2026, 3, 12, 10, 15))


def test_nothing_known_is_nothing_offered(vault: Vault, mees: Mees) -> None:
    assert known(vault, mees, enrolled_on=None, left_on=LEFT) == ()
    assert known(vault, mees, enrolled_on=LEFT, left_on=SINCE) == ()  # left before coming


def test_one_click_puts_the_school_on_the_timeline_and_then_nothing_is_offered(vault: Vault, mees: Mees) -> None:
    (offer,) = known(vault, mees, enrolled_on=SINCE)
    assert offer.sentence == "Volgens de administratie: op De Regenwulp sinds 24 augustus 2020."
    with vault.read() as session:
        assert life(session, mees.id, TODAY).offers == (offer,)
    with vault.write("Uit de administratie") as session:
        take_offer(session, mees.id, offer)
    (made,) = events(vault, mees)
    assert (made.title, made.lane, made.kind, made.topic) == ("De Regenwulp", "school", EventKind.PERIOD, "schoolstart")
    assert (made.when, made.text) == ("sinds 24 augustus 2020", "Groep 6, juf Marloes (12 maart 2026).")
    assert (made.told_by, made.told_side) == ("de administratie van school", "school")
    assert known(vault, mees, enrolled_on=SINCE) == ()
    vault.undo()
    vault.undo()
    assert events(vault, mees) == ()


def test_who_comes_later_comes_from_another_school(vault: Vault, mees: Mees) -> None:
    (offer,) = known(vault, mees, enrolled_on=date(2023, 9, 1))
    assert offer.topic == "schoolwissel"


def test_what_someone_typed_about_the_same_time_is_left_alone(vault: Vault, mees: Mees) -> None:
    with vault.write("Getypt") as session:
        year = VagueDate("schooljaar 2020-2021", date(2020, 8, 1), date(2021, 7, 31), Precision.SCHOOL_YEAR)
        data = EventData(title="Bij ons", lane="school", kind=EventKind.PERIOD, **edge_values("start", year))
        typed = add_event(session, mees.id, data)
    assert known(vault, mees, enrolled_on=SINCE) == ()
    (offer,) = known(vault, mees, enrolled_on=SINCE, left_on=LEFT)
    assert (offer.event_id, offer.sentence) == (typed, "Volgens de administratie: van Bij ons af op 1 februari 2026.")
    with vault.write("Uit de administratie") as session:
        take_offer(session, mees.id, offer)
    (made,) = events(vault, mees)
    assert made.start is not None
    assert made.end is not None
    assert (made.start.said, made.end.span) == ("schooljaar 2020-2021", (LEFT, LEFT))
    assert known(vault, mees, enrolled_on=SINCE, left_on=LEFT) == ()


def test_who_left_gets_the_whole_stay(vault: Vault, mees: Mees) -> None:
    (offer,) = known(vault, mees, enrolled_on=SINCE, left_on=LEFT)
    assert offer.sentence == "Volgens de administratie: op De Regenwulp van 24 augustus 2020 tot 1 februari 2026."
    with vault.write("Ingelezen") as session:
        assert follow_administration(session, [mees.id]) == 1
        assert follow_administration(session, [mees.id]) == 0
    assert events(vault, mees)[0].when == "van 24 augustus 2020 tot 1 februari 2026"


DAYS = st.none() | st.dates(date(2010, 1, 1), date(2027, 1, 1))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAYS, DAYS, DAYS, st.lists(st.dates(date(2010, 1, 1), date(2026, 1, 1)), max_size=2))
def test_whatever_the_administration_says_taking_the_offer_is_enough(
    vault: Vault, mees: Mees, born: date | None, since: date | None, left: date | None, typed: list[date]
) -> None:
    with vault.write("Van alles") as session:
        for one in event_details(session, mees.id):
            remove_event(session, one.id)
        change_pupil(session, mees.id, birth_date=born, enrolled_on=since, left_on=left)
        for start in typed:
            when = edge_values("start", VagueDate(start.isoformat(), start, start, Precision.DAY))
            add_event(session, mees.id, EventData(title="Getypt", lane="school", kind=EventKind.PERIOD, **when))
        taken = follow_administration(session, [mees.id])
        assert taken <= 1
        assert school_offers(session, mees.id) == ()
        assert len(event_details(session, mees.id)) in (len(typed), len(typed) + taken)
