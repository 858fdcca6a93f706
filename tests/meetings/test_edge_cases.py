"""The days that do not go by the book, each through a real vault and as far as the paper.

| What happens                             | Test here                                              | And on the screen |
|------------------------------------------|--------------------------------------------------------|---|
| Parents refuse one table                 | test_two_talks_make_one_plan_with_the_same_text        | tests/ui/meetings: test_a_parent_who_wants_a_talk_apart_gets_one, test_in_the_second_talk_… |
| One parent has no gezag                  | test_a_parent_without_gezag_gets_facts_and_no_voice    | tests/ui/meetings/test_closing.py: test_everyone_has_what_they_get_with_why |
| An address is secret                     | test_a_secret_address_stands_on_its_own_letter_only    | nothing of it is on a screen but the form of its owner |
| A foster parent cares, a voogd decides   | test_a_foster_parent_cares_and_a_voogd_decides         | tests/ui/privacy: test_gezag_that_does_not_fit_and_the_rules_behind_it |
| Gezag unknown, a parent who died         | test_gezag_that_nobody_filled_in_and_a_parent_who_died | tests/privacy/test_readers.py |
| The child turns 12, 16, 18 half-way      | test_who_decides_changes_between_planning_and_paper    | tests/ui/meetings: test_the_day_is_looked_at, test_who_turns_12_before_the_meeting_is_asked_too |
|                                          | test_who_turns_12_between_planning_and_the_meeting_is_asked_now | |
| Twins                                    | test_twins_have_two_dossiers_and_no_word_goes_across   | tests/ui/meetings: test_a_twin_gets_a_meeting_of_her_own |
| An interpreter                           | test_who_interprets_hears_all_and_keeps_nothing        | tests/ui/meetings: test_an_interpreter_sits_at_the_table_and_is_asked_nothing |
| A permission is withdrawn after printing | test_withdrawn_after_printing                          | tests/ui/privacy: test_paper_that_is_still_out_is_told_when_… |
| Agrees with all but one point            | test_agreed_with_all_but_one_point                     | tests/ui/meetings: test_someone_agrees_with_all_but_one_point; the story |
| The laptop dies in minute 31             |                                                        | tests/story/test_bad_days.py: a process that is really killed |
| Someone comes late, someone leaves angry | test_who_came_late_and_who_left_is_told_without_blame  | tests/ui/meetings: test_someone_comes_later_and_someone_goes |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from rondom import clock
from rondom.dossier.actions import add_caregiver, add_pupil, change_caregiver, change_pupil, set_address
from rondom.dossier.model import CaregiverData, Custody, PupilData
from rondom.meetings import actions, presence, running, sittings, table
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.date_remarks import date_remarks
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import Approval, Attendance, ContributionKind, GoalData, MeetingKind
from rondom.meetings.reservations import reserve
from rondom.meetings.siblings import plan_for_sibling
from rondom.pdf.documents import plan_pdf
from rondom.pdf.meeting_papers import interpreter_pdf, paper_pdf
from rondom.plan.actions import fix_plan
from rondom.plan.invitations import interpreter_reading
from rondom.plan.kring_sharing import kring_parts
from rondom.plan.packet import packet, reading_for
from rondom.plan.permission_form import write_down_asked
from rondom.plan.queries import plan_reading
from rondom.plan.reading import Audience, Part, PlanReading
from rondom.plan.sharing import PartRow, PlanReader, for_reader, left_out, plan_parts, plan_readers
from rondom.plan.timeline_sharing import timeline_parts, timeline_readers
from rondom.privacy.actions import ask_consent, give_consent, record_disclosure, withdraw_consent
from rondom.privacy.after_printing import papers_out
from rondom.privacy.queries import child_facts, disclosure_rows
from rondom.privacy.rules import LightStatus, who_decides
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees
from tests.pdf.reading_back import letters, text

CHAIR, COACH = "Ellen Boterbloem", "Hatice Kievit"
REASON = "Hoe wordt de ochtend rustig?"
VOICE = "Ik wil niet steeds uit de klas."
WORRY = "Hij heeft elke ochtend buikpijn."
GOAL = "Mees komt vier dagen rustig binnen"
STREET = "Wilgenlaan 12"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    clock.freeze(datetime(2026, 3, 12, 12, 0))
    yield
    clock.freeze(None)


def plan(session: Session, mees: Mees, at: datetime | None = START) -> str:
    meeting = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, at, TODAY, "spreekkamer", CHAIR)
    actions.change_meeting(session, meeting, reason=REASON, voice_words=VOICE)
    return meeting


def hold(session: Session, meeting: str) -> None:
    """What was said and agreed."""
    table.add_contribution(session, meeting, ContributionKind.CONCERN, WORRY, "parent", "Sanne")
    table.add_goal(session, meeting, GoalData(text=GOAL))
    table.add_agreement(session, meeting, TODAY, "Ruben", "belt de huisarts", "parent", "vrijdag")


def people(session: Session, meeting: str) -> dict[str, AttendeeRow]:
    return {one.short: one for one in meeting_detail(session, meeting, TODAY).attendees}


def reader_of(session: Session, meeting: str, short: str, on: date = TODAY) -> tuple[PlanReader, list[PartRow]]:
    reader = next(one for one in plan_readers(session, meeting, on) if one.short == short)
    return reader, plan_parts(session, meeting, reader, on, plan_reading(session, meeting, today=TODAY))


def copy(session: Session, meeting: str, short: str) -> PlanReading:
    """The plan for this person, without what may not go."""
    reader, rows = reader_of(session, meeting, short)
    return for_reader(plan_reading(session, meeting, today=TODAY), reader, rows)


def paper(session: Session, meeting: str, short: str) -> str:
    """What this person reads on it, without white space."""
    return letters(text(plan_pdf(copy(session, meeting, short), Audience.PARENTS)))


def others_of(session: Session, mees: Mees, short: str, on: date) -> list[PartRow]:
    """Every row of the tijdlijn and of the kring, for this person."""
    reader = next(one for one in timeline_readers(session, mees.id, on) if one.short == short)
    return [*timeline_parts(session, mees.id, reader, on), *kring_parts(session, mees.id, reader, on)]


# -- parents who refuse one table -----------------------------------------------------------------------------


def test_two_talks_make_one_plan_with_the_same_text(vault: Vault, mees: Mees) -> None:
    with vault.write("Twee gesprekken") as session:
        change_caregiver(session, mees.father, apart=True)
        meeting = plan(session, mees)
        mother, father = sittings.plan_sittings(session, meeting)
        sittings.start_sitting(session, meeting, mother)
        hold(session, meeting)
        sittings.end_sitting(session, meeting)
        sittings.start_sitting(session, meeting, father)
        said = "Bij mij slaapt hij goed."
        table.add_contribution(session, meeting, ContributionKind.STRENGTH, said, "parent", "Ruben")
        detail = meeting_detail(session, meeting, TODAY)
        assert WORRY in [one.text for one in detail.contributions], "nothing of the first talk is lost in the second"
        for one in detail.attendees:
            table.record_approval(session, one.id, Approval.AGREED)
        fix_plan(session, meeting, TODAY)
        papers = [paper(session, meeting, short) for short in ("Sanne", "Ruben")]
        one, other = (
            replace(copy(session, meeting, short), copy_for="", copy_short="") for short in ("Sanne", "Ruben")
        )
    for words in (REASON, VOICE, WORRY, said, GOAL, "belt de huisarts"):
        assert all(letters(words) in one for one in papers)
    assert one == other, "only the name of who gets it differs"
    assert not one.omitted


# -- gezag ----------------------------------------------------------------------------------------------------


def test_a_parent_without_gezag_gets_facts_and_no_voice(vault: Vault, mees: Mees) -> None:
    with vault.write("Zonder gezag") as session:
        change_caregiver(session, mees.father, custody=Custody.NO)
        meeting = plan(session, mees)
        hold(session, meeting)
        fix_plan(session, meeting, TODAY)
        father = people(session, meeting)["Ruben"]
        assert (father.light.status, father.light.source) == (LightStatus.PARTLY, "zonder_gezag")
        goes = {row.key: row.light.word for row in reader_of(session, meeting, "Ruben")[1]}
        read = {short: paper(session, meeting, short) for short in ("Sanne", "Ruben")}
        ids = ask_consent(session, mees.id, COACH, "afstemmen", TODAY)
    assert goes["goals"] == "Mag" and {goes[key] for key in ("request", "voice", "home")} == {"Vraag eerst"}
    assert letters(VOICE) in read["Sanne"] and letters(VOICE) not in read["Ruben"]
    assert letters("belt de huisarts") in read["Ruben"]
    assert len(ids) == 1, "who has no gezag is not asked for permission"


def test_a_foster_parent_cares_and_a_voogd_decides(vault: Vault, mees: Mees) -> None:
    with vault.write("Pleeggezin") as session:
        for one in (mees.mother, mees.father):
            change_caregiver(session, one, custody=Custody.NO)
        foster = CaregiverData(name="Tineke Wulp", relation="pleegmoeder", custody=Custody.NO)
        guardian = CaregiverData(name="Karin Zwaluw", relation="voogd", custody=Custody.YES)
        for one in (foster, guardian):
            add_caregiver(session, mees.id, one)
        meeting = plan(session, mees)
        hold(session, meeting)
        at_table = people(session, meeting)
        assert who_decides(child_facts(session, mees.id), TODAY).startswith("Karin heeft gezag.")
        (asked,) = ask_consent(session, mees.id, COACH, "afstemmen", TODAY)
        give_consent(session, asked, TODAY)
        assert people(session, meeting)["Hatice"].light.status is LightStatus.MAY
        fix_plan(session, meeting, TODAY)
        rows = {row.key: row.light for row in reader_of(session, meeting, "Tineke")[1]}
    assert at_table["Karin"].light.reason == "Is voogd en heeft gezag. Leest alles over Mees."
    assert at_table["Tineke"].light.reason.startswith("Is pleegouder, zonder gezag.")
    assert (rows["goals"].word, rows["goals"].reason) == ("Mag", "Nodig om elke dag te zorgen.")
    assert rows["voice"].word == "Vraag eerst"


def test_gezag_that_nobody_filled_in_and_a_parent_who_died(vault: Vault, mees: Mees) -> None:
    with vault.write("Onbekend") as session:
        change_caregiver(session, mees.father, custody=Custody.UNKNOWN)
        meeting = plan(session, mees)
        assert people(session, meeting)["Ruben"].light.status is LightStatus.ASK_FIRST
        (asked,) = ask_consent(session, mees.id, COACH, "afstemmen", TODAY)
        give_consent(session, asked, TODAY)
        light = people(session, meeting)["Hatice"].light
        assert (light.word, light.reason) == ("Deels", "Sanne (12 maart) zei ja, Ruben nog niet.")
        change_caregiver(session, mees.father, deceased=True)
        later = plan(session, mees)
        assert "Ruben" not in people(session, later), "who died is not invited"
        assert people(session, later)["Hatice"].light.word == "Mag"


# -- a secret address -----------------------------------------------------------------------------------------


def test_a_secret_address_stands_on_its_own_letter_only(vault: Vault, mees: Mees) -> None:
    with vault.write("Adressen") as session:
        set_address(session, mees.id, mees.mother, street=STREET, postcode="2500 AA", place="Den Haag", secret=True)
        set_address(session, mees.id, mees.father, street="Distelplein 4", postcode="2500 BB", place="Den Haag")
        meeting = plan(session, mees)
        hold(session, meeting)
        detail = meeting_detail(session, meeting, TODAY)
        for one in ask_consent(session, mees.id, COACH, "afstemmen", TODAY):
            give_consent(session, one, TODAY)
        detail = meeting_detail(session, meeting, TODAY)
        printed = [
            (wanted, letters(text(paper_pdf(wanted, reading_for(session, detail, wanted, TODAY)))))
            for wanted in packet(session, detail, TODAY)
        ]
        fix_plan(session, meeting, TODAY)
        plans = {short: paper(session, meeting, short) for short in ("Sanne", "Ruben")}
    own = [wanted.name for wanted, read in printed if letters(STREET) in read]
    assert own == ["Sanne Klaproos"], "her own invitation, and nothing else of the whole packet"
    assert len(printed) > 8
    for short, read in plans.items():
        assert letters(STREET) not in read and "2500AA" not in read, short


# -- birthdays ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("turns", "before", "after"),
    [
        (12, "Mag", "Deels"),
        (16, "Deels", "Vraag eerst"),
        (18, "Vraag eerst", "Vraag eerst"),
    ],
)
def test_who_decides_changes_between_planning_and_paper(
    vault: Vault, mees: Mees, turns: int, before: str, after: str
) -> None:
    """Asked and answered while planning; the birthday falls between the meeting and the day of printing."""
    birthday = date(2026, 3, 14)
    with vault.write("Jarig") as session:
        change_pupil(session, mees.id, birth_date=date(2026 - turns, 3, 14))
        ids = ask_consent(session, mees.id, COACH, "afstemmen", TODAY)
        for one in ids[: len(ids) if turns == 12 else 2 if turns == 16 else 0]:
            give_consent(session, one, TODAY)
        meeting = plan(session, mees)
        hold(session, meeting)
        on_the_day = people(session, meeting)["Hatice"].light.word
        told = [one.text for one in date_remarks(session, plan(session, mees, START + timedelta(7)), TODAY)]
        fix_plan(session, meeting, TODAY)
        coach, _rows = reader_of(session, meeting, "Hatice", birthday)
        mother, _rows = reader_of(session, meeting, "Sanne", birthday)
    assert on_the_day == before
    assert coach.light.word == after
    assert any(f"{turns}" in one for one in told), "a meeting after the birthday says so while it is planned"
    assert mother.light.word == ("Mag" if turns == 12 else "Vraag eerst")
    if turns == 18:
        assert mother.light.reason == "Mees is meerderjarig. Ouders lezen alleen mee als Mees dat wil."


def test_who_turns_12_between_planning_and_the_meeting_is_asked_now(vault: Vault, mees: Mees) -> None:
    """Today the parents decide; on the day of the meeting Mees decides with them, so the form has a line for him."""
    with vault.write("Jarig voor het gesprek") as session:
        change_pupil(session, mees.id, birth_date=date(2014, 3, 14))
        for one in ask_consent(session, mees.id, COACH, "afstemmen", TODAY, data_kinds=("school", "welbevinden")):
            give_consent(session, one, TODAY)
        meeting = plan(session, mees, START + timedelta(7))
        detail = meeting_detail(session, meeting, TODAY)
        assert (
            people(session, meeting)["Hatice"].light.reason
            == "Sanne (12 maart) en Ruben (12 maart) zeiden ja, Mees nog niet."
        )
        (form,) = [one.form for one in packet(session, detail, TODAY) if one.form and one.form.recipient == COACH]
        assert [one.name for one in form.signers] == ["Sanne Klaproos", "Ruben Veenpluis", "Mees Veenpluis"]
        (own,) = write_down_asked(session, mees.id, form, TODAY)
        give_consent(session, own, TODAY)
        assert people(session, meeting)["Hatice"].light.word == "Mag"


# -- twins ----------------------------------------------------------------------------------------------------


def test_twins_have_two_dossiers_and_no_word_goes_across(vault: Vault, mees: Mees) -> None:
    with vault.write("Tweeling") as session:
        fien = add_pupil(session, PupilData(first_name="Fien", last_name="Veenpluis", birth_date=date(2016, 6, 14)))
        add_caregiver(session, fien, CaregiverData(name="Sanne Klaproos", relation="moeder", custody=Custody.YES))
        meeting = plan(session, mees)
        hold(session, meeting)
        second = plan_for_sibling(session, meeting, fien, TODAY, CHAIR)
        detail = meeting_detail(session, second, TODAY)
    assert detail.head.pupil_id == fien
    assert detail.head.starts_at is not None and detail.head.starts_at >= START + timedelta(minutes=50)
    assert [one.short for one in detail.attendees] == ["Sanne", "Fien", "Ellen"]
    words = _words(detail)
    for said in (REASON, VOICE, WORRY, GOAL, "huisarts", "Mees", "Ruben"):
        assert said not in words


def _words(detail: MeetingDetail) -> str:
    return repr(detail)


# -- an interpreter -------------------------------------------------------------------------------------------


def test_who_interprets_hears_all_and_keeps_nothing(vault: Vault, mees: Mees) -> None:
    with vault.write("Tolk") as session:
        change_caregiver(session, mees.mother, language="Arabisch", interpreter=True)
        meeting = plan(session, mees)
        hold(session, meeting)
        detail = meeting_detail(session, meeting, TODAY)
        interpreter = next(one for one in detail.attendees if one.interprets)
        assert (interpreter.name, interpreter.light.source) == ("Tolk Arabisch", "tolk")
        sheet = letters(text(interpreter_pdf(interpreter_reading(session, detail, interpreter, TODAY))))
        assert interpreter.waiting == (), "nobody is asked for permission"
        assert not any("tolk" in one.label.lower() for one in detail.ready)
        actions.change_attendee(session, interpreter.id, gets="all")
        fix_plan(session, meeting, TODAY)
        _reader, rows = reader_of(session, meeting, interpreter.short)
        read = paper(session, meeting, interpreter.short)
    for said in ("Mees", "Veenpluis", "Klaproos", REASON, VOICE, WORRY):
        assert letters(said) not in sheet
    assert {row.light.word for row in rows} == {"Mag niet"}
    for said in (REASON, VOICE, WORRY, GOAL, "huisarts"):
        assert letters(said) not in read
    assert left_out(rows) >= {Part.VOICE, Part.GOALS, Part.AGREEMENTS}


# -- permission taken back ------------------------------------------------------------------------------------


def test_withdrawn_after_printing(vault: Vault, mees: Mees) -> None:
    """What went out stays in the register, someone is told to ask for it back, and nothing new goes."""
    kinds = ("school", "welbevinden", "thuis")
    with vault.write("Gedeeld") as session:
        both = ask_consent(session, mees.id, COACH, "afstemmen", TODAY, data_kinds=kinds)
        for one in both:
            give_consent(session, one, TODAY)
        meeting = plan(session, mees)
        hold(session, meeting)
        fix_plan(session, meeting, TODAY)
        reader, rows = reader_of(session, meeting, "Hatice")
        assert all(row.goes for row in rows)
        content = plan_pdf(for_reader(plan_reading(session, meeting), reader, rows), Audience.PROFESSIONAL)
        record_disclosure(
            session, mees.id, f"{COACH}, gezinscoach", "afstemmen", reader.light.basis, "Plan versie 1", content, 2
        )
    clock.freeze(datetime(2026, 3, 20, 9, 0))
    with vault.write("Ingetrokken") as session:
        withdraw_consent(session, both[1], date(2026, 3, 20))
        (out,) = papers_out(session, mees.id, date(2026, 3, 20))
        _reader, rows = reader_of(session, meeting, "Hatice", date(2026, 3, 20))
        (given,) = disclosure_rows(session, mees.id)
        rows += others_of(session, mees, "Hatice", date(2026, 3, 20))
        detail = meeting_detail(session, meeting, date(2026, 3, 20))
        papers = packet(session, detail, date(2026, 3, 20))
        sheet = reading_for(session, detail, next(one for one in papers if one.name == CHAIR), date(2026, 3, 20))
    assert out.told == "Ruben trok de toestemming in op 20 maart 2026."
    assert out.to_do.startswith("Hatice Kievit heeft nog: Plan versie 1.")
    assert {row.light.word for row in rows} == {"Mag niet"}, "no plan, no tijdlijn, no kring"
    assert COACH not in {one.name for one in papers}, "no letter, no sheet, and nobody is asked again by itself"
    assert COACH not in {one.form.recipient for one in papers if one.form is not None}
    assert "Hatice Kievit (gezinscoach) krijgt niets te lezen." in repr(sheet)
    assert (given.document, given.basis) == ("Plan versie 1", reader.light.basis)


# -- all but one point ----------------------------------------------------------------------------------------


def test_agreed_with_all_but_one_point(vault: Vault, mees: Mees) -> None:
    why = "Ik wil eerst zelf met hem praten."
    with vault.write("Voorbehoud") as session:
        meeting = plan(session, mees)
        hold(session, meeting)
        detail = meeting_detail(session, meeting, TODAY)
        mother = people(session, meeting)["Sanne"]
        table.record_approval(session, mother.id, Approval.AGREED)
        reserve(session, mother.id, agreement_id=detail.agreements[0].id, reason=why)
        fix_plan(session, meeting, TODAY)
        reading = plan_reading(session, meeting)
        papers = [paper(session, meeting, short) for short in ("Sanne", "Ruben")]
    (said,) = [one for one in reading.approvals if one.name == "Sanne Klaproos"]
    assert said.approval.value == "agreed"
    assert [(one.about, one.reason) for one in said.reservations] == [("Ruben: belt de huisarts", why)]
    for read in papers:
        assert letters(why) in read, "both parents read the same"
        assert letters("belt de huisarts") in read


# -- at the table ---------------------------------------------------------------------------------------------


def test_who_came_late_and_who_left_is_told_without_blame(vault: Vault, mees: Mees) -> None:
    with vault.write("Gesprek") as session:
        meeting = plan(session, mees)
        running.start_meeting(session, meeting)
        here = people(session, meeting)
        for short in ("Sanne", "Marloes"):
            actions.change_attendee(session, here[short].id, attendance=Attendance.PRESENT)
        steps = meeting_detail(session, meeting, TODAY).steps
        running.go_to_step(session, meeting, steps[2].id, 600)
        presence.arrive(session, here["Ruben"].id, datetime(2026, 3, 12, 13, 32))
        hold(session, meeting)
        presence.leave(session, here["Ruben"].id, datetime(2026, 3, 12, 13, 50))
        fix_plan(session, meeting, TODAY)
        father = people(session, meeting)["Ruben"]
        read = paper(session, meeting, "Sanne")
    assert presence.presence_words(father.came_at, father.left_at) == "kwam om 13.32 uur, ging om 13.50 uur"
    assert father.attendance is Attendance.PRESENT
    assert letters("belt de huisarts") in read, "what was agreed while he was there stays"
    assert "boos" not in read
