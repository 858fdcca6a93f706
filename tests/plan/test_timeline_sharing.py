"""Who gets the timeline, and which lanes of it."""

from __future__ import annotations

from datetime import date

import pytest

from rondom.dossier.actions import add_contact, change_caregiver, change_contact
from rondom.dossier.model import ContactData, Custody
from rondom.plan.reading import Perspective
from rondom.plan.sharing import PlanReader
from rondom.plan.timeline_sharing import may_have_picture, timeline_for, timeline_parts, timeline_readers
from rondom.privacy.actions import ask_consent, give_consent
from rondom.privacy.rules import LightStatus, ReaderKind
from rondom.timeline.sheets import TimelineReading, timeline_reading
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees
from tests.timeline.paper_life import fill


@pytest.fixture(autouse=True)
def life(vault: Vault, mees: Mees) -> None:
    with vault.write("Tijdlijn") as session:
        fill(session, mees.id)
        change_contact(session, mees.coach, organisation="CJG Duinveen")


def consent(vault: Vault, mees: Mees, *kinds: str) -> None:
    with vault.write("Toestemming") as session:
        for one in ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY, data_kinds=kinds):
            give_consent(session, one, TODAY)


def reader(vault: Vault, mees: Mees, short: str, on: date = TODAY) -> PlanReader:
    with vault.read() as session:
        return next(one for one in timeline_readers(session, mees.id, on) if one.short == short)


def lights(vault: Vault, mees: Mees, short: str) -> dict[str, LightStatus]:
    with vault.read() as session:
        return {
            one.key: one.light.status for one in timeline_parts(session, mees.id, reader(vault, mees, short), TODAY)
        }


def copy(vault: Vault, mees: Mees, short: str) -> TimelineReading:
    who = reader(vault, mees, short)
    with vault.read() as session:
        rows = timeline_parts(session, mees.id, who, TODAY)
        return timeline_for(timeline_reading(session, mees.id, TODAY), who, rows)


def titles(reading: TimelineReading) -> set[str]:
    return {event.title for event in reading.events}


def test_parents_then_the_child_then_others_and_staff_last(vault: Vault, mees: Mees) -> None:
    with vault.read() as session:
        found = timeline_readers(session, mees.id, TODAY)
    assert [one.short for one in found] == ["Sanne", "Ruben", "Mees", "Hatice", "Tom", "Marloes"]
    assert [one.kind for one in found[:3]] == [ReaderKind.CAREGIVER, ReaderKind.CAREGIVER, ReaderKind.PUPIL]
    assert found[2].perspective is Perspective.CHILD


def test_each_purpose_opens_its_own_lanes_and_they_never_add_up(vault: Vault, mees: Mees) -> None:
    with vault.write("Toestemmingen") as session:
        for purpose, kinds in (("afstemmen", ("school",)), ("hulp thuis", ("thuis",))):
            for one in ask_consent(session, mees.id, "Hatice Kievit", purpose, TODAY, data_kinds=kinds):
                give_consent(session, one, TODAY)
    with vault.read() as session:
        mine = [one for one in timeline_readers(session, mees.id, TODAY) if one.short == "Hatice"]
        going = [{row.key for row in timeline_parts(session, mees.id, one, TODAY) if row.goes} for one in mine]
    assert [one.purpose for one in mine] == ["afstemmen", "hulp thuis"]
    assert going == [{"school"}, {"thuis"}]


@pytest.mark.parametrize(
    ("role", "side"), [("klasgenoot", "school"), ("vriend", "child"), ("broertje", "parent"), ("maatje", "other")]
)
def test_another_child_is_no_reader_unless_asked_for(vault: Vault, mees: Mees, role: str, side: str) -> None:
    with vault.write("Sami") as session:
        add_contact(session, mees.id, ContactData(name="Sami Zeewolde", role=role, perspective=side))

    def offered() -> bool:
        with vault.read() as session:
            return "Sami" in [one.short for one in timeline_readers(session, mees.id, TODAY)]

    assert not offered()
    with vault.write("Gevraagd") as session:
        ask_consent(session, mees.id, "Sami Zeewolde", "samen spelen", TODAY)
    assert offered()
    assert LightStatus.MAY not in lights(vault, mees, "Sami").values(), (
        "asked is not granted, whichever side was filled in"
    )


def test_a_friend_of_a_parent_is_no_child(vault: Vault, mees: Mees) -> None:
    with vault.write("Karel") as session:
        add_contact(
            session, mees.id, ContactData(name="Karel Zeewolde", role="vriend van moeder", perspective="parent")
        )
    with vault.read() as session:
        assert "Karel" in [one.short for one in timeline_readers(session, mees.id, TODAY)]


def test_who_died_is_not_asked(vault: Vault, mees: Mees) -> None:
    with vault.write("Overleden") as session:
        change_caregiver(session, mees.father, deceased=True)
    with vault.read() as session:
        assert "Ruben" not in [one.short for one in timeline_readers(session, mees.id, TODAY)]


@pytest.mark.parametrize("short", ["Sanne", "Mees", "Marloes"])
def test_a_parent_the_child_and_own_staff_get_all_of_it(vault: Vault, mees: Mees, short: str) -> None:
    assert set(lights(vault, mees, short).values()) == {LightStatus.MAY}
    made = copy(vault, mees, short)
    assert len(made.events) == 6
    assert not made.omitted
    assert made.copy_for


def test_a_parent_without_gezag_gets_no_timeline(vault: Vault, mees: Mees) -> None:
    with vault.write("Gezag") as session:
        change_caregiver(session, mees.father, custody=Custody.NO)
    assert LightStatus.MAY not in lights(vault, mees, "Ruben").values()


def test_without_permission_nothing_goes_outside(vault: Vault, mees: Mees) -> None:
    assert set(lights(vault, mees, "Hatice").values()) == {LightStatus.ASK_FIRST}


def test_only_the_lanes_of_what_was_granted(vault: Vault, mees: Mees) -> None:
    consent(vault, mees, "school", "welbevinden")
    found = lights(vault, mees, "Hatice")
    assert {key for key, one in found.items() if one is LightStatus.MAY} == {"school", "welbevinden", "views"}
    made = copy(vault, mees, "Hatice")
    assert titles(made) == {"Andere juf", "Woensdag bij oma"}  # an operation is health, in whichever lane it stands
    assert made.omitted
    assert {mark.key for mark in made.marks} == {event.id for event in made.events}
    assert {lane.key for lane in made.lanes} == {"kind", "school", "steun", "overleg", "hielp"}


def test_with_health_granted_illness_goes_and_without_wellbeing_no_views(vault: Vault, mees: Mees) -> None:
    consent(vault, mees, "gezondheid", "thuis")
    made = copy(vault, mees, "Hatice")
    assert titles(made) == {"Ouders uit elkaar", "Speltherapie", "Ooit bij tante gewoond"}
    assert not any(event.views or event.appraisals for event in made.events)
    assert not any(mark.curves for mark in made.marks)


@pytest.mark.parametrize(
    ("short", "may"), [("Sanne", True), ("Mees", True), ("Marloes", False), ("Hatice", False), ("Ruben", False)]
)
def test_a_loose_picture_is_for_the_family_that_may_read_all(vault: Vault, mees: Mees, short: str, may: bool) -> None:
    consent(vault, mees, "school", "welbevinden", "thuis", "gezondheid")
    with vault.write("Gezag") as session:
        change_caregiver(session, mees.father, custody=Custody.NO)
    who = reader(vault, mees, short)
    with vault.read() as session:
        assert may_have_picture(who, timeline_parts(session, mees.id, who, TODAY)) is may


def test_from_sixteen_parents_first_ask_the_pupil(vault: Vault, mees: Mees) -> None:
    later = date(2032, 9, 1)
    assert reader(vault, mees, "Sanne", later).light.status is LightStatus.ASK_FIRST
    assert reader(vault, mees, "Mees", later).light.status is LightStatus.MAY
