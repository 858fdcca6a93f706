"""Who gets the plan, and which parts of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rondom.dossier.actions import add_caregiver, change_caregiver, change_pupil
from rondom.dossier.model import CaregiverData, Custody
from rondom.meetings import actions, table
from rondom.meetings.model import AttendeeData, ContributionKind, GoalData, MeetingKind
from rondom.plan.queries import plan_reading
from rondom.plan.reading import Happened, Kring, Part, Perspective
from rondom.plan.sharing import PlanReader, for_reader, left_out, part_light, plan_parts, plan_readers
from rondom.privacy.actions import ask_consent, give_consent
from rondom.privacy.rules import Light, LightStatus, ReaderKind
from rondom.timeline.actions import add_event
from rondom.timeline.model import EventData
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Driehoek") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, chair="Ellen Boterbloem")
        actions.change_meeting(session, made, reason="Te laat.", voice_words="Buik boos.", voice_audience="iedereen")
        table.add_contribution(session, made, ContributionKind.CONCERN, "Buikpijn", "parent", "Sanne")
        table.add_goal(session, made, GoalData(text="Rustig naar binnen"))
        table.add_contribution(session, made, ContributionKind.PARKED, "De vakantie", "other")
        actions.change_step(session, actions.add_step(session, made, "Over de pauze", 5), note="Druk op het plein.")
        add_event(session, mees.id, EventData(title="Verhuisd", start_earliest=TODAY, start_latest=TODAY))
    return made


def readers(vault: Vault, meeting: str) -> dict[str, PlanReader]:
    with vault.read() as session:
        return {one.short: one for one in plan_readers(session, meeting, TODAY)}


def lights(vault: Vault, meeting: str, short: str) -> dict[str, LightStatus]:
    with vault.read() as session:
        reader = next(one for one in plan_readers(session, meeting, TODAY) if one.short == short)
        return {row.key: row.light.status for row in plan_parts(session, meeting, reader, TODAY)}


def consent(vault: Vault, mees: Mees, kinds: tuple[str, ...], both: bool) -> None:
    with vault.write("Toestemming") as session:
        mother, father = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY, data_kinds=kinds)
        give_consent(session, mother, TODAY)
        if both:
            give_consent(session, father, TODAY)


def test_both_parents_then_others_then_staff_and_never_the_child(vault: Vault, meeting: str) -> None:
    found = readers(vault, meeting)
    assert list(found) == ["Sanne", "Ruben", "Hatice", "Marloes", "Ellen"]
    assert [one.light.word for one in found.values()] == ["Mag", "Mag", "Vraag eerst", "Mag", "Mag"]


def test_a_parent_with_gezag_gets_everything(vault: Vault, meeting: str) -> None:
    assert set(lights(vault, meeting, "Ruben").values()) == {LightStatus.MAY}


def test_a_parent_without_gezag_gets_important_facts(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Gezag") as session:
        change_caregiver(session, mees.father, custody=Custody.NO)
    assert lights(vault, meeting, "Ruben") == {
        "request": LightStatus.ASK_FIRST, "voice": LightStatus.ASK_FIRST, "happened": LightStatus.ASK_FIRST,
        "kring": LightStatus.ASK_FIRST, "goals": LightStatus.MAY, "further": LightStatus.ASK_FIRST,
        "approvals": LightStatus.MAY,
    }  # fmt: skip


def test_without_permission_nothing_goes(vault: Vault, meeting: str) -> None:
    assert set(lights(vault, meeting, "Hatice").values()) == {LightStatus.ASK_FIRST}


def test_half_a_permission_keeps_home_closed(vault: Vault, mees: Mees, meeting: str) -> None:
    consent(vault, mees, ("school", "welbevinden", "thuis"), both=False)
    found = lights(vault, meeting, "Hatice")
    assert found["happened"] is found["kring"] is LightStatus.ASK_FIRST
    assert {found[key] for key in ("request", "voice", "goals", "approvals")} == {LightStatus.MAY}


def test_a_kind_of_data_that_was_not_named_stays(vault: Vault, mees: Mees, meeting: str) -> None:
    consent(vault, mees, ("school",), both=True)
    found = lights(vault, meeting, "Hatice")
    assert (found["request"], found["voice"], found["happened"]) == (
        LightStatus.MAY, LightStatus.MAY_NOT, LightStatus.MAY_NOT,
    )  # fmt: skip


def test_the_copy_lacks_what_may_not_go_and_says_so(vault: Vault, mees: Mees, meeting: str) -> None:
    consent(vault, mees, ("school",), both=True)
    with vault.read() as session:
        reader = next(one for one in plan_readers(session, meeting, TODAY) if one.short == "Hatice")
        omitted = left_out(plan_parts(session, meeting, reader, TODAY))
        copy = for_reader(plan_reading(session, meeting, today=TODAY), reader, omitted)
    assert (copy.copy_for, copy.copy_short) == ("Hatice Kievit", "Hatice")
    assert (copy.voice, copy.happened) == (None, Happened())
    assert copy.kring == Kring()
    assert copy.omitted == {Part.VOICE, Part.TIMELINE, Part.KRING, Part.NOTES, Part.PARKED}
    assert (copy.reason, len(copy.concerns), len(copy.goals)) == ("Te laat.", 1, 1)
    assert "Verhuisd" not in repr(copy)
    assert "Buik boos" not in repr(copy)


def test_every_part_can_be_left_out(vault: Vault, meeting: str) -> None:
    with vault.read() as session:
        reading = plan_reading(session, meeting, today=TODAY)
    reader = readers(vault, meeting)["Sanne"]
    for part in set(Part) - {Part.PEOPLE}:
        copy = for_reader(reading, reader, [part])
        assert (copy.omitted == {part}) == (replace(copy, copy_for="", copy_short="", omitted=frozenset()) != reading)
    assert for_reader(reading, reader, [Part.PEOPLE]).people == reading.people
    assert for_reader(reading, reader, list(Part)).omitted >= {Part.REQUEST, Part.VOICE, Part.CONCERNS, Part.GOALS}


def test_what_was_parked_can_be_about_anything_so_it_goes_with_what_is_said_of_home(
    vault: Vault, mees: Mees, meeting: str
) -> None:
    with vault.write("Geparkeerd") as session:
        table.add_contribution(session, meeting, ContributionKind.PARKED, "De schulden van oom Bas", "other")
    consent(vault, mees, ("school", "welbevinden"), both=True)
    with vault.read() as session:
        reader = next(one for one in plan_readers(session, meeting, TODAY) if one.short == "Hatice")
        copy = for_reader(
            plan_reading(session, meeting, today=TODAY), reader, left_out(plan_parts(session, meeting, reader, TODAY))
        )
    assert "schulden" not in repr(copy)
    assert Part.PARKED in copy.omitted


def test_the_list_of_who_gets_what_promises_nobody_more_than_they_get(vault: Vault, mees: Mees, meeting: str) -> None:
    """With a permission for school alone the list said that the partner gets everything."""

    def what() -> str:
        with vault.read() as session:
            plan = plan_reading(session, meeting, today=TODAY)
        return next(one.gets for one in plan.recipients if one.name == "Hatice Kievit")

    consent(vault, mees, ("school",), both=True)
    assert what() == "een deel"
    consent(vault, mees, ("school", "welbevinden", "thuis"), both=True)
    assert what() == "alles"


def test_the_voice_says_who_may_hear_it() -> None:
    sanne = PlanReader(
        "1", "Sanne", "Sanne", "moeder", Perspective.PARENT, "yes", ReaderKind.CAREGIVER,
        Light(LightStatus.MAY, "Heeft gezag. Leest alles over Mees.", "heeft gezag"),
    )  # fmt: skip
    assert part_light(sanne, "welbevinden", (), "alleen mama", voice=True).reason == "Wie mag dit horen: alleen mama"
    assert part_light(sanne, "school", (), "alleen mama").reason.startswith("Heeft gezag")


def test_a_stepfather_without_gezag_gets_what_was_permitted_and_no_more(vault: Vault, mees: Mees, meeting: str) -> None:
    """The right to important facts on request is one of parents; who holds gezag decides about the rest of the family."""
    with vault.write("Gezin") as session:
        step = CaregiverData(name="Piet Grutto", relation="stiefvader", custody=Custody.NO)
        add_caregiver(session, mees.id, step)
    assert set(lights(vault, meeting, "Piet").values()) == {LightStatus.MAY_NOT}
    with vault.write("Toestemming") as session:
        for one in ask_consent(session, mees.id, "Piet Grutto", "samen opvoeden", TODAY, data_kinds=("school",)):
            give_consent(session, one, TODAY)
    found = lights(vault, meeting, "Piet")
    assert {key for key, status in found.items() if status is LightStatus.MAY} == {"request", "goals", "approvals"}


def test_a_parent_reads_what_a_pupil_of_16_permitted_and_no_more(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Zestien") as session:
        change_pupil(session, mees.id, birth_date=date(2009, 6, 14))
    assert set(lights(vault, meeting, "Sanne").values()) == {LightStatus.ASK_FIRST}
    with vault.write("Toestemming") as session:
        (own,) = ask_consent(session, mees.id, "Sanne Klaproos", "meelezen", TODAY, data_kinds=("school",))
        give_consent(session, own, TODAY)
    found = lights(vault, meeting, "Sanne")
    assert (found["request"], found["happened"], found["voice"]) == (
        LightStatus.MAY, LightStatus.MAY_NOT, LightStatus.MAY_NOT,
    )  # fmt: skip


def test_who_came_along_gets_no_part_of_the_plan(vault: Vault, mees: Mees) -> None:
    with vault.write("Tante") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, chair="Ellen Boterbloem")
        actions.add_attendee(session, made, AttendeeData(name="Roos Klaproos", role="tante", perspective="parent"))
    assert set(lights(vault, made, "Roos").values()) == {LightStatus.MAY_NOT}
