"""Who gets the plan, and which parts of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete

from rondom.dossier.actions import add_caregiver, change_caregiver, change_pupil, set_address
from rondom.dossier.model import CaregiverData, Custody
from rondom.meetings import actions, table
from rondom.meetings.attendees import attendee_rows
from rondom.meetings.data_kinds import HEALTH, SCHOOL, choose_kind
from rondom.meetings.model import Approval, AttendeeData, ContributionKind, GoalData, MeetingKind
from rondom.pdf.documents import plan_pdf
from rondom.plan.envelopes import own_address
from rondom.plan.lines import kind_of_line, without_lines
from rondom.plan.queries import plan_reading
from rondom.plan.reading import (
    Attendee,
    Audience,
    Child,
    Concern,
    GoalReview,
    GoalScore,
    Happened,
    Kring,
    Part,
    Person,
    PersonView,
    Perspective,
    PlanReading,
    Recognised,
    Remark,
)
from rondom.plan.sharing import DATA_KINDS, PlanReader, for_reader, part_light, parts_for, plan_parts, plan_readers
from rondom.privacy.actions import ask_consent, give_consent, withdraw_consent
from rondom.privacy.model import Consent
from rondom.privacy.rules import Light, LightStatus, ReaderKind
from rondom.timeline.actions import add_event
from rondom.timeline.model import EventData
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees
from tests.pdf.examples import PLAN
from tests.pdf.reading_back import letters, text


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
        plan = plan_reading(session, meeting, today=TODAY)
        return {row.key: row.light.status for row in plan_parts(session, meeting, reader, TODAY, plan)}


def copy_of(vault: Vault, meeting: str, short: str) -> PlanReading:
    """The plan for this person, without what may not go."""
    with vault.read() as session:
        reader = next(one for one in plan_readers(session, meeting, TODAY) if one.short == short)
        plan = plan_reading(session, meeting, today=TODAY)
        return for_reader(plan, reader, plan_parts(session, meeting, reader, TODAY, plan))


def consent(vault: Vault, mees: Mees, kinds: tuple[str, ...], both: bool) -> None:
    with vault.write("Toestemming") as session:
        mother, father = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY, data_kinds=kinds)
        give_consent(session, mother, TODAY)
        if both:
            give_consent(session, father, TODAY)


def test_both_parents_the_child_then_others_then_staff(vault: Vault, meeting: str) -> None:
    found = readers(vault, meeting)
    assert list(found) == ["Sanne", "Ruben", "Mees", "Hatice", "Marloes", "Ellen"]
    assert [one.light.word for one in found.values()] == ["Mag", "Mag", "Mag", "Vraag eerst", "Mag", "Mag"]


def test_a_parent_with_gezag_gets_everything(vault: Vault, meeting: str) -> None:
    assert set(lights(vault, meeting, "Ruben").values()) == {LightStatus.MAY}


def test_a_parent_without_gezag_gets_important_facts(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Gezag") as session:
        change_caregiver(session, mees.father, custody=Custody.NO)
    assert lights(vault, meeting, "Ruben") == {
        "request": LightStatus.ASK_FIRST, "voice": LightStatus.ASK_FIRST, "home": LightStatus.ASK_FIRST,
        "happened": LightStatus.ASK_FIRST, "kring": LightStatus.ASK_FIRST, "goals": LightStatus.MAY,
        "further": LightStatus.ASK_FIRST, "approvals": LightStatus.MAY,
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
    copy = copy_of(vault, meeting, "Hatice")
    assert (copy.copy_for, copy.copy_short) == ("Hatice Kievit", "Hatice")
    assert (copy.voice, copy.happened) == (None, Happened())
    assert copy.kring == Kring()
    assert copy.omitted == {Part.VOICE, Part.TIMELINE, Part.KRING, Part.CONCERNS, Part.NOTES, Part.PARKED}
    assert (copy.reason, len(copy.goals)) == ("Te laat.", 1)
    for hidden in ("Verhuisd", "Buik boos", "Buikpijn"):
        assert hidden not in repr(copy)


def test_every_part_can_be_left_out(vault: Vault, meeting: str) -> None:
    with vault.read() as session:
        reading = plan_reading(session, meeting, today=TODAY)
        reader = next(one for one in plan_readers(session, meeting, TODAY) if one.short == "Sanne")
        rows = plan_parts(session, meeting, reader, TODAY, reading)
    assert replace(for_reader(reading, reader, rows), copy_for="", copy_short="") == reading
    for away in rows:
        copy = for_reader(reading, reader, [row for row in rows if row is not away])
        assert copy.omitted, away.key
        assert replace(copy, copy_for="", copy_short="", omitted=frozenset()) != reading
    nothing = for_reader(reading, reader, [])
    assert nothing.people == reading.people
    assert nothing.omitted == {part for row in rows for part in row.parts} - {Part.LAST_TIME, Part.AGREEMENTS} | {
        Part.CONCERNS
    }


def test_lines_of_one_part_go_by_their_own_kind(vault: Vault, mees: Mees, meeting: str) -> None:
    """What the teacher sees goes with school, what a mother tells with home; the paper says that something is missing."""
    with vault.write("Zorgen") as session:
        table.add_contribution(session, meeting, ContributionKind.CONCERN, "Stil in de kring", "school", "Marloes")
        table.add_contribution(session, meeting, ContributionKind.STRENGTH, "Helpt zijn zusje", "parent", "Sanne")
        told = table.add_contribution(session, meeting, ContributionKind.STRENGTH, "Slaapt beter", "school", "Marloes")
        choose_kind(session, told, HEALTH)
    consent(vault, mees, ("school",), both=True)
    copy = copy_of(vault, meeting, "Hatice")
    assert [one.text for one in copy.concerns] == ["Stil in de kring"]
    assert copy.strengths == ()
    assert copy.thinned == {Part.CONCERNS}
    paper = letters(text(plan_pdf(copy, Audience.PROFESSIONAL)))
    assert "Stilindekring" in paper and letters("Een deel van het plan staat niet op dit blad.") in paper
    assert "Buikpijn" not in paper
    assert Part.STRENGTHS in copy.omitted
    with vault.read() as session:
        reader = next(one for one in plan_readers(session, meeting, TODAY) if one.short == "Hatice")
        plan = plan_reading(session, meeting, today=TODAY)
        rows = {row.key: row for row in plan_parts(session, meeting, reader, TODAY, plan)}
    assert (rows["home"].lines, rows["health"].lines, rows["request"].lines) == (2, 1, 1)
    assert rows["home"].light.reason == "Hiervoor is geen toestemming gegeven: thuis."
    assert rows["request"].goes and not rows["health"].goes


def test_a_plan_of_before_has_kinds_by_who_said_it(vault: Vault, meeting: str) -> None:
    old = Remark("Hij slaapt slecht", Perspective.PARENT)
    seen = Concern("Ruzie", (Person("Marloes", Perspective.SCHOOL),))
    strange = Remark("Iets", Perspective.SCHOOL, kind="geheim")
    assert [kind_of_line(one) for one in (old, seen, strange, Concern("Leeg"))] == [
        "thuis",
        "school",
        "thuis",
        "school",
    ]


@given(st.sets(st.sampled_from(DATA_KINDS)), st.lists(st.sampled_from((*DATA_KINDS, "")), max_size=6))
def test_no_line_goes_to_who_may_not_have_its_kind(granted: set[str], kinds: list[str]) -> None:
    lines = tuple(Remark(f"regel {at}", Perspective.SCHOOL, kind=kind) for at, kind in enumerate(kinds))
    reading = PlanReading(Child("Mees"), "De Regenwulp", TODAY, strengths=lines, wishes=lines)
    copy = without_lines(reading, set(DATA_KINDS) - granted)
    assert all((one.kind or "school") in granted for one in (*copy.strengths, *copy.wishes))
    gone = len(lines) - len(copy.strengths)
    assert (Part.STRENGTHS in copy.omitted) == (gone > 0 and not copy.strengths)
    assert (Part.STRENGTHS in copy.thinned) == (gone > 0 and bool(copy.strengths))


NOTED = PlanReading(
    Child("Mees"),
    "De Regenwulp",
    TODAY,
    concerns=(
        Concern(
            "moe op school",
            (Person("Marloes", Perspective.SCHOOL),),
            views=(
                PersonView("Sanne", Perspective.PARENT, Recognised.YES, "thuis slaapt hij slecht"),
                PersonView("Tom", Perspective.SCHOOL, Recognised.NO, "in de klas niet"),
            ),
            kind="school",
        ),
    ),
    reviews=(GoalReview("op tijd", (GoalScore("Sanne", Perspective.PARENT, "een stap", "het is druk thuis"),)),),
)
"""What a parent added, and no other line about home."""


def _reader(kind: ReaderKind, granted: bool = False) -> PlanReader:
    may = Light(LightStatus.MAY, "mag", "grond", granted=granted)
    return PlanReader("k", "Naam", "Naam", "rol", Perspective.OTHER, "yes", kind, may)


@pytest.mark.parametrize("kind", [ReaderKind.CAREGIVER, ReaderKind.PUPIL, ReaderKind.STAFF])
@pytest.mark.parametrize("plan", [NOTED, PLAN], ids=["notes", "whole plan"])
def test_who_may_read_all_gets_all_of_it(kind: ReaderKind, plan: PlanReading) -> None:
    """Also what a parent added to the words of others, when nothing else is said about home."""
    reader = _reader(kind)
    made = for_reader(plan, reader, parts_for(plan, reader, ()))
    assert made == replace(plan, copy_for="Naam", copy_short="Naam")


def test_what_a_parent_added_goes_with_what_is_said_of_home() -> None:
    reader = _reader(ReaderKind.OUTSIDER, granted=True)
    rows = parts_for(NOTED, reader, (SCHOOL,))
    assert [(row.key, row.goes, row.lines) for row in rows] == [
        ("request", True, 1),
        ("home", False, 2),
        ("goals", True, 0),
    ]
    made = for_reader(NOTED, reader, rows)
    assert [one.note for one in made.concerns[0].views] == ["", "in de klas niet"]
    assert [one.note for one in made.reviews[0].scores] == [""]
    assert made.thinned == {Part.CONCERNS, Part.LAST_TIME}
    told = text(plan_pdf(made, Audience.PROFESSIONAL))
    assert "slaapt" not in told and "druk thuis" not in told and "in de klas niet" in told


def test_why_somebody_does_not_agree_goes_with_what_is_said_of_home(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Akkoord") as session:
        sanne = next(one for one in attendee_rows(session, {meeting: TODAY})[meeting] if one.short == "Sanne")
        table.record_approval(session, sanne.id, Approval.DISAGREED, "Thuis is het rustig.")
    consent(vault, mees, ("school", "welbevinden"), both=True)
    copy = copy_of(vault, meeting, "Hatice")
    assert "rustig" not in repr(copy)
    assert [one.approval.value for one in copy.approvals if one.name.startswith("Sanne")] == ["disagreed"]
    assert Part.APPROVALS in copy.thinned
    assert "rustig" in repr(copy_of(vault, meeting, "Ruben"))


def test_a_permission_opens_only_what_it_was_for(vault: Vault, mees: Mees, meeting: str) -> None:
    """Two purposes never add up: who shares chooses for which of them it is."""
    with vault.write("Toestemmingen") as session:
        for purpose, kinds in (("hulp afstemmen", ("school",)), ("vervoer regelen", ("thuis",))):
            for one in ask_consent(session, mees.id, "Hatice Kievit", purpose, TODAY, data_kinds=kinds):
                give_consent(session, one, TODAY)
    with vault.read() as session:
        mine = [one for one in plan_readers(session, meeting, TODAY) if one.short == "Hatice"]
        plan = plan_reading(session, meeting, today=TODAY)
        going = [{row.key for row in plan_parts(session, meeting, one, TODAY, plan) if row.goes} for one in mine]
    assert [one.purpose for one in mine] == ["hulp afstemmen", "vervoer regelen"]
    assert len({one.key for one in mine}) == 2
    assert mine[0].role == "gezinscoach, voor hulp afstemmen"
    assert "request" in going[0] and not {"home", "happened"} & going[0]
    assert {"home", "happened"} <= going[1] and "request" not in going[1]


def test_only_the_purpose_that_still_holds_is_left(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Toestemmingen") as session:
        asked = {
            purpose: ask_consent(session, mees.id, "Hatice Kievit", purpose, TODAY, data_kinds=("school",))
            for purpose in ("hulp afstemmen", "vervoer regelen")
        }
        for one in (*asked["hulp afstemmen"], *asked["vervoer regelen"]):
            give_consent(session, one, TODAY)
        withdraw_consent(session, asked["hulp afstemmen"][0], TODAY)
    with vault.read() as session:
        (hatice,) = [one for one in plan_readers(session, meeting, TODAY) if one.short == "Hatice"]
    assert (hatice.purpose, hatice.role) == ("vervoer regelen", "gezinscoach")


@pytest.mark.parametrize("secret", [False, True])
def test_an_address_stands_on_ones_own_copy_only(vault: Vault, mees: Mees, meeting: str, secret: bool) -> None:
    with vault.write("Adres") as session:
        set_address(
            session,
            mees.id,
            mees.father,
            street="Geheimpad 7",
            postcode="0000 AB",
            place="Nergenshuizen",
            secret=secret,
        )
    with vault.read() as session:
        found = {one.short: own_address(session, one) for one in plan_readers(session, meeting, TODAY)}
    lines, row = found.pop("Ruben")
    assert lines == ("Ruben Veenpluis", "Geheimpad 7", "0000 AB Nergenshuizen")
    assert row is not None and row.light.reason.startswith("Geheim adres" if secret else "Het eigen adres")
    assert set(found.values()) == {((), None)}


def test_what_was_parked_can_be_about_anything_so_it_takes_home_and_health(
    vault: Vault, mees: Mees, meeting: str
) -> None:
    with vault.write("Geparkeerd") as session:
        table.add_contribution(session, meeting, ContributionKind.PARKED, "De schulden van oom Bas", "other")
    for kinds in (("school", "welbevinden"), ("school", "thuis"), ("school", "gezondheid")):
        consent(vault, mees, kinds, both=True)
        copy = copy_of(vault, meeting, "Hatice")
        assert "schulden" not in repr(copy)
        assert Part.PARKED in copy.omitted
        with vault.write("Weer weg") as session:
            session.execute(delete(Consent))
    consent(vault, mees, ("thuis", "gezondheid"), both=True)
    assert "schulden" in repr(copy_of(vault, meeting, "Hatice"))


def test_the_list_of_who_gets_what_promises_nobody_more_than_they_get(vault: Vault, mees: Mees, meeting: str) -> None:
    """With a permission for school alone the list said that the partner gets everything."""

    def what() -> str:
        with vault.read() as session:
            plan = plan_reading(session, meeting, today=TODAY)
        return next(one.gets for one in plan.recipients if one.name == "Hatice Kievit")

    consent(vault, mees, ("school",), both=True)
    assert what() == "een deel"
    consent(vault, mees, ("school", "welbevinden", "thuis"), both=True)
    assert what() == "een deel"
    consent(vault, mees, DATA_KINDS, both=True)
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


@pytest.mark.parametrize(
    ("title", "lane", "topic"),
    [("Gebroken been", "kind", "ziekte"), ("Diagnose ADHD", "school", ""), ("Wachtlijst", "zorg", "")],
)
def test_an_illness_in_what_happened_takes_a_permission_for_health(
    vault: Vault, mees: Mees, meeting: str, title: str, lane: str, topic: str
) -> None:
    consent(vault, mees, ("school", "thuis"), both=True)
    assert lights(vault, meeting, "Hatice")["happened"] is LightStatus.MAY
    with vault.write("Ziek") as session:
        data = EventData(title=title, lane=lane, topic=topic, start_earliest=TODAY, start_latest=TODAY)
        add_event(session, mees.id, data)
    assert lights(vault, meeting, "Hatice")["happened"] is LightStatus.MAY_NOT
    assert title not in repr(copy_of(vault, meeting, "Hatice"))
    assert lights(vault, meeting, "Sanne")["happened"] is LightStatus.MAY
    consent(vault, mees, ("school", "thuis", "gezondheid"), both=True)
    assert title in repr(copy_of(vault, meeting, "Hatice"))


def test_of_a_plan_of_before_nobody_knows_so_it_takes_both() -> None:
    reader = PlanReader("h", "Hatice", "Hatice", "coach", Perspective.COACH, "", ReaderKind.OUTSIDER,
                        Light(LightStatus.MAY, "ja", granted=True))  # fmt: skip
    for kinds, goes in ((("thuis",), False), (("thuis", "gezondheid"), True)):
        assert {row.key: row.goes for row in parts_for(PLAN, reader, kinds)}["happened"] is goes


def test_why_a_parent_did_not_come_goes_with_what_is_said_of_home() -> None:
    people = (
        Attendee("Ruben", perspective=Perspective.PARENT, present=False, remark="zit vast"),
        Attendee("Hatice", perspective=Perspective.COACH, present=False, remark="andere afspraak"),
    )
    plan = PlanReading(child=Child("Mees"), school="De Regenwulp", made_on=TODAY, people=people)
    reader = PlanReader("h", "Hatice", "Hatice", "coach", Perspective.COACH, "", ReaderKind.OUTSIDER,
                        Light(LightStatus.MAY, "ja", granted=True))  # fmt: skip
    rows = parts_for(plan, reader, ("school",))
    assert [(row.key, row.lines) for row in rows if not row.goes] == [("home", 1)]
    copy = for_reader(plan, reader, rows)
    assert [one.remark for one in copy.people] == ["", "andere afspraak"]
    assert copy.thinned == {Part.PEOPLE}
    assert "zit vast" not in text(plan_pdf(copy, Audience.PROFESSIONAL))
    assert for_reader(plan, reader, parts_for(plan, reader, ("school", "thuis"))).people == people
