"""What lists and Vandaag show of meetings and agreements."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event

from rondom.dossier.actions import add_pupil, add_strength, change_pupil
from rondom.dossier.model import PupilData, StrengthData
from rondom.meetings import actions, running, table
from rondom.meetings.agreements import agreement_counts, open_agreements
from rondom.meetings.attendees import invitable
from rondom.meetings.goals import current_goal
from rondom.meetings.last_time import something_open
from rondom.meetings.model import Attendance, ContributionKind, GoalData, MeetingKind
from rondom.meetings.planner import entries_between
from rondom.meetings.queries import coming_meetings, meeting_rows, next_meeting, next_meetings, sheets_out
from rondom.meetings.readiness import preparation_document
from rondom.meetings.strengths import strengths_of
from rondom.privacy.actions import ask_consent, give_consent, record_disclosure
from rondom.privacy.queries import lights
from rondom.support_map.model import Partner, PartnerData
from rondom.vault.records import add
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees


def plan(vault: Vault, pupil: str, at: datetime | None = START, kind: MeetingKind = MeetingKind.TRIAD, **more) -> str:
    with vault.write("Overleg gepland") as session:
        return actions.plan_meeting(session, pupil, kind, at, TODAY, **more)


def test_the_next_meeting_is_the_first_that_is_still_to_come(vault: Vault, mees: Mees) -> None:
    plan(vault, mees.id, START - timedelta(1))
    later, soon = plan(vault, mees.id, START + timedelta(9)), plan(vault, mees.id)
    plan(vault, mees.id, None)
    with vault.read() as session:
        found = next_meeting(session, mees.id, TODAY)
        assert found
        assert found.id == soon
        assert found.when_words(TODAY) == "Driehoek, vandaag 13.15 uur"
        assert found.words(TODAY) == "vandaag 13.15 driehoek"
        assert next_meetings(session, TODAY) == {mees.id: found}
    with vault.write("Afgezegd") as session:
        actions.cancel_meeting(session, soon)
        found = next_meeting(session, mees.id, TODAY)
    assert found
    assert (found.id, found.words(TODAY)) == (later, "21 maart driehoek")


def test_meetings_of_a_child_stand_in_order(vault: Vault, mees: Mees) -> None:
    old, older = plan(vault, mees.id, START - timedelta(30)), plan(vault, mees.id, START - timedelta(60))
    with vault.write("Gesloten") as session:
        table.add_goal(session, old, GoalData(text="Eerste"))
        table.add_goal(session, old, GoalData(text="Tweede"))
        done = table.add_agreement(session, old, TODAY, what="a")
        table.add_agreement(session, old, TODAY, what="b")
        table.mark_done(session, done, TODAY)
        for one in (old, older):
            running.close_meeting(session, one, TODAY)
    last, soon = plan(vault, mees.id, START + timedelta(2)), plan(vault, mees.id)
    with vault.read() as session:
        lines = meeting_rows(session, mees.id)
    assert [line.meeting.id for line in lines] == [soon, last, old, older]
    assert (lines[2].goal, lines[2].agreements, lines[2].open) == ("Eerste", 2, 1)


def test_vandaag_says_what_is_ready(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees.id, purpose="we een plan voor de maandag hebben")
    with vault.write("Toestemming") as session:
        mother, father = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY)
        give_consent(session, mother, TODAY)
        (coming,) = coming_meetings(session, TODAY)
    assert (coming.pupil_name, coming.group) == ("Mees Veenpluis", "6")
    assert [(part.label, part.ready) for part in coming.ready] == [
        ("Doel", True),
        ("Agenda", True),
        ("Stem van Mees ontbreekt", False),
        ("Vader om toestemming vragen", False),
        ("Bladen afdrukken", False),
    ]
    assert (coming.ready_words, coming.first_open) == ("2 van 5 klaar", coming.ready[2])
    with vault.write("Klaar") as session:
        give_consent(session, father, TODAY)
        actions.change_meeting(session, meeting, voice_words="Op maandag is mijn buik boos.")
        sheet = preparation_document("Driehoek 1")
        record_disclosure(session, mees.id, "Sanne Klaproos", "voorbereiden", "heeft gezag", sheet, b"pdf")
        (coming,) = coming_meetings(session, TODAY)
    assert (coming.ready_words, coming.first_open) == ("5 van 5 klaar", None)


def test_who_does_not_come_needs_no_permission(vault: Vault, mees: Mees) -> None:
    plan(vault, mees.id)
    with vault.write("Komt niet") as session:
        (coming,) = coming_meetings(session, TODAY)
        hatice = next(one for one in coming.attendees if one.short == "Hatice")
        actions.change_attendee(session, hatice.id, attendance=Attendance.NOT_COMING)
        (coming,) = coming_meetings(session, TODAY)
    assert next(part for part in coming.ready if part.key == "permission").ready
    assert "Hatice" not in [one.short for one in coming.attendees]


@pytest.mark.parametrize(("days", "count"), [(0, 1), (6, 2), (7, 3), (14, 3)])
def test_only_the_days_that_were_asked_for(vault: Vault, mees: Mees, days: int, count: int) -> None:
    for later in (0, 6, 7, 15):
        plan(vault, mees.id, START + timedelta(later))
    plan(vault, mees.id, START - timedelta(1))
    with vault.read() as session:
        assert len(coming_meetings(session, TODAY, days)) == count


def test_agreements_are_sorted_by_how_late_they_are(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees.id)
    early = date(2026, 3, 1)
    with vault.write("Afspraken") as session:
        for what, due in [("c", "elke maandag"), ("b", "13 maart"), ("a", "7 maart"), ("d", "12 maart")]:
            table.add_agreement(session, meeting, early, "Ellen", what, due=due)
        done = table.add_agreement(session, meeting, early, "Ellen", "e", due="2 maart")
        table.mark_done(session, done, TODAY)
        rows = open_agreements(session, TODAY)
        assert [(row.what, row.days_late) for row in rows] == [("a", 5), ("d", 0), ("b", 0), ("c", 0)]
        assert [row.when_words(TODAY) for row in rows] == ["5 dagen te laat", "vandaag", "morgen", "elke maandag"]
        assert rows[0].pupil_name == "Mees Veenpluis"
        assert [row.what for row in open_agreements(session, TODAY, mees.id, TODAY)][-1] == "e"
        assert agreement_counts(session, TODAY) == {mees.id: (4, 1)}
        assert open_agreements(session, TODAY, "someone else") == []
        actions.cancel_meeting(session, meeting)
        assert open_agreements(session, TODAY) == []
        assert agreement_counts(session, TODAY) == {}


def test_agreements_of_a_child_that_left_do_not_stand_on_vandaag(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees.id)
    with vault.write("Vertrokken") as session:
        table.add_agreement(session, meeting, TODAY, "Ellen", "Bellen", due="morgen")
        change_pupil(session, mees.id, left_on=TODAY)
        assert open_agreements(session, TODAY) == []
        assert len(open_agreements(session, TODAY, mees.id)) == 1


def test_strengths_come_from_everywhere_once(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees.id)
    with vault.write("Krachten") as session:
        add_strength(session, mees.id, StrengthData(text="Bouwt graag", said_on=date(2026, 1, 5)))
        table.add_contribution(session, meeting, ContributionKind.STRENGTH, "bouwt graag ", "child", "Mees")
        table.add_contribution(session, meeting, ContributionKind.STRENGTH, "legt goed uit", "school", "Marloes")
        table.add_contribution(session, meeting, ContributionKind.CONCERN, "buikpijn", "parent", "Sanne")
        found = strengths_of(session, mees.id)
    assert [(one.text.strip(), one.said_on) for one in found] == [("bouwt graag", TODAY), ("legt goed uit", TODAY)]


def test_the_current_goal_is_that_of_the_last_meeting_that_set_one(vault: Vault, mees: Mees) -> None:
    old, new = plan(vault, mees.id, START - timedelta(90)), plan(vault, mees.id)
    with vault.write("Doel") as session:
        assert current_goal(session, mees.id) is None
        table.add_goal(session, old, GoalData(text="Oud"))
        found = current_goal(session, mees.id)
        assert found
        assert found.text == "Oud"
        table.add_goal(session, new, GoalData(text="Nieuw", now="1 van de 4"))
        found = current_goal(session, mees.id)
    assert found
    assert (found.text, found.now) == ("Nieuw", "1 van de 4")


def test_who_can_be_invited_with_a_light(vault: Vault, mees: Mees) -> None:
    with vault.write("Kaart") as session:
        add(session, Partner, PartnerData(name="Jeugdarts", person="Dr. Bloem", ring=3))
        add(session, Partner, PartnerData(name="Directeur", ring=2))
        found = {one.name: one for one in invitable(session, mees.id, ["sanne klaproos"], TODAY)}
    assert "Sanne Klaproos" not in found
    assert (found["Dr. Bloem"].light.word, found["Dr. Bloem"].role) == ("Vraag eerst", "Jeugdarts")
    assert found["Directeur"].light.word == "Mag"
    assert found["Ruben Veenpluis"].links["caregiver_id"] == mees.father
    assert found["Ellen Boterbloem"].light.word == "Mag"


def test_the_list_of_a_large_school_takes_a_fixed_number_of_queries(vault: Vault, mees: Mees) -> None:
    with vault.write("Leerlingen") as session:
        for number in range(40):
            pupil = add_pupil(session, PupilData(first_name=f"Kind {number}", birth_date=date(2016, 1, 1)))
            if number % 4 == 0:
                meeting = actions.plan_meeting(session, pupil, MeetingKind.TRIAD, START, TODAY)
                table.add_agreement(session, meeting, TODAY, what="Bellen", due="10 maart")
    asked: list[str] = []
    with vault.read() as session:
        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
        assert len(next_meetings(session, TODAY)) == 10
        assert {counts.late for counts in agreement_counts(session, TODAY).values()} == {1}
        assert len(lights(session, TODAY)) == 41
        before = len(asked)
        assert len(coming_meetings(session, TODAY)) == 10
    assert before == 6, "BEGIN and five questions"
    assert len(asked) - before <= 12


def test_a_line_that_was_left_empty_is_no_agreement(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees.id)
    with vault.write("Leeg") as session:
        table.add_agreement(session, meeting, TODAY, " ", "", "parent", "nu")
        running.close_meeting(session, meeting, TODAY)
    with vault.read() as session:
        assert open_agreements(session, TODAY) == []
        assert agreement_counts(session, TODAY) == {}
        assert not something_open(session, mees.id, START + timedelta(60))
        assert meeting_rows(session, mees.id)[0].agreements == 0
        assert entries_between(session, TODAY, TODAY + timedelta(30), TODAY, agreements=True)[1:] == ()


def test_the_first_goal_of_a_meeting_is_the_first_with_words(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees.id)
    with vault.write("Doelen") as session:
        table.add_goal(session, meeting, GoalData())
        table.add_goal(session, meeting, GoalData(text="Lezen"))
    with vault.read() as session:
        assert meeting_rows(session, mees.id)[0].goal == "Lezen"


def test_the_same_strength_of_two_people_stands_there_for_both(vault: Vault, mees: Mees) -> None:
    meeting = plan(vault, mees.id)
    with vault.write("Sterk") as session:
        for side, who in (
            ("parent", "Sanne"),
            ("parent", "Ruben"),
            ("school", "Marloes"),
            ("school", ""),
            ("parent", "Sanne"),
        ):
            table.add_contribution(session, meeting, ContributionKind.STRENGTH, "Bouwt  graag", side, who)
    with vault.read() as session:
        found = [(one.perspective, one.said_by) for one in strengths_of(session, mees.id)]
    assert found == [("parent", "Sanne"), ("parent", "Ruben"), ("school", "Marloes")]


@pytest.mark.parametrize(
    ("document", "out"),
    [("Voorbereidingsblad Driehoek 1", True), ("voorbereidingsblad driehoek 1, ouder", True),
     ("Voorbereidingsblad Driehoek 10", False), ("Plan Driehoek 1", False)],
)  # fmt: skip
def test_the_sheet_of_the_tenth_is_not_that_of_the_first(document: str, out: bool) -> None:
    assert sheets_out("Driehoek 1", [document]) is out
