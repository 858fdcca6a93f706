"""Who gets which paper before a meeting, and what must never stand on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from rondom import clock
from rondom.dossier.actions import add_caregiver, change_caregiver, change_pupil, set_address
from rondom.dossier.model import CaregiverData, Custody
from rondom.errors import UserProblem
from rondom.exchange.calendar_file import calendar_entries
from rondom.meetings import actions
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import Attendance, AttendeeData, MeetingKind
from rondom.meetings.sittings import change_sitting, plan_sittings
from rondom.plan.invitations import InterpreterReading, InvitationReading
from rondom.plan.packet import (
    PaperKind,
    Reading,
    Wanted,
    document_name,
    file_names,
    packet,
    reading_for,
    record_paper,
    still_may,
)
from rondom.plan.permission_form import PermissionForm, kind_words, write_down_asked
from rondom.plan.preparing import preparation_reading
from rondom.plan.sheet_versions import SheetVersion
from rondom.privacy.actions import ask_consent, give_consent, refuse_consent
from rondom.privacy.model import Consent
from rondom.privacy.queries import consent_rows
from rondom.privacy.rules import LightStatus
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees
from tests.pdf.examples import texts

SECRET = ("Verborgenlaan 12", "9999 ZZ", "Nergenshuizen")


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Gepland") as session:
        return actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "beneden", "Ellen Boterbloem")


def detail_of(session: Session, meeting: str, today: date = TODAY) -> MeetingDetail:
    return meeting_detail(session, meeting, today)


def all_papers(session: Session, meeting: str, today: date = TODAY) -> list[tuple[Wanted, Reading]]:
    detail = detail_of(session, meeting, today)
    return [(one, reading_for(session, detail, one, today)) for one in packet(session, detail, today)]


def kinds_of(papers: list[tuple[Wanted, Reading]], name: str) -> list[PaperKind]:
    return [one.kind for one, _reading in papers if one.name == name]


def forms_of(session: Session, meeting: str, today: date = TODAY) -> list[PermissionForm]:
    return [one.form for one in packet(session, detail_of(session, meeting, today), today) if one.form is not None]


def test_everyone_who_may_read_gets_papers_and_the_rest_is_asked_about(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.read() as session:
        papers = all_papers(session, meeting)
    assert kinds_of(papers, "Sanne Klaproos") == [PaperKind.INVITATION, PaperKind.SHEET]
    assert [(one.kind, one.version) for one, _reading in papers if one.name == "Mees" and one.proposed] == [
        (PaperKind.SHEET, SheetVersion.YOUNG),
        (PaperKind.HOUSES, None),
    ]
    assert kinds_of(papers, "Hatice Kievit") == []
    assert kinds_of(papers, "Sanne Klaproos en Ruben Veenpluis") == [PaperKind.PERMISSION]
    letters = {one.name: one.proposed for one, _reading in papers if one.kind is PaperKind.INVITATION}
    assert letters["Sanne Klaproos"] and not letters["Marloes Grutto"], "a colleague is asked in the corridor"
    assert all(one.basis for one, _reading in papers)


def test_with_permission_a_partner_gets_papers_and_no_form_is_needed(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Toestemming") as session:
        for one in ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY):
            give_consent(session, one, TODAY)
        papers = all_papers(session, meeting)
        assert forms_of(session, meeting) == []
    assert kinds_of(papers, "Hatice Kievit") == [PaperKind.INVITATION, PaperKind.SHEET]


def test_a_paper_that_was_chosen_before_somebody_said_no_does_not_go(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Toestemming") as session:
        asked = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY)
        for one in asked:
            give_consent(session, one, TODAY)
        detail = detail_of(session, meeting)
        chosen = packet(session, detail, TODAY)
        assert still_may(session, detail, chosen, TODAY)
        refuse_consent(session, asked[0], TODAY)
        assert not still_may(session, detail, chosen, TODAY)
        assert still_may(session, detail, [one for one in chosen if one.name == "Sanne Klaproos"], TODAY)


def test_who_said_no_is_not_asked_again_on_paper(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Nee") as session:
        first, _second = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY)
        refuse_consent(session, first, TODAY)
        assert forms_of(session, meeting) == []


def test_who_does_not_come_gets_nothing(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Komt niet") as session:
        people = {one.short: one.id for one in detail_of(session, meeting).attendees}
        actions.change_attendee(session, people["Marloes"], attendance=Attendance.NOT_COMING)
        assert kinds_of(all_papers(session, meeting), "Marloes Grutto") == []


def test_a_secret_address_stands_on_its_own_letter_only(vault: Vault, mees: Mees, meeting: str) -> None:
    street, postcode, town = SECRET
    with vault.write("Adres") as session:
        set_address(session, mees.id, mees.mother, street=street, postcode=postcode, place=town, secret=True)
        papers = all_papers(session, meeting)
    for wanted, reading in papers:
        said = " ".join(texts(reading))
        own = wanted.kind is PaperKind.INVITATION and wanted.name == "Sanne Klaproos"
        assert [word in said for word in SECRET] == [own] * 3, f"{wanted.kind} of {wanted.name}"


@pytest.mark.parametrize("room", ["bij Sanne thuis, Verborgenlaan 12", "verborgenlaan", "9999ZZ 12, eerste bel"])
def test_a_secret_address_typed_as_the_place_stands_on_its_own_letter_only(
    vault: Vault, mees: Mees, meeting: str, room: str
) -> None:
    street, postcode, town = SECRET
    with vault.write("Adres") as session:
        set_address(session, mees.id, mees.mother, street=street, postcode=postcode, place=town, secret=True)
        actions.change_meeting(session, meeting, room=room)
        papers = all_papers(session, meeting)
    letters = [(one, reading) for one, reading in papers if isinstance(reading, InvitationReading)]
    assert {one.name: room in texts(reading) for one, reading in letters} == {
        one.name: one.name == "Sanne Klaproos" for one, _reading in letters
    }
    assert not [one.name for one, reading in papers if room in texts(reading) and one.name != "Sanne Klaproos"]
    assert all(reading.preparation.room for _one, reading in letters), "the others read that they will hear it"


def test_an_address_that_is_no_secret_may_be_the_place(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Adres") as session:
        set_address(session, mees.id, mees.mother, street="Wilgenpad 7", postcode="2566 AB", place="Den Haag")
        actions.change_meeting(session, meeting, room="Wilgenpad 7")
        papers = all_papers(session, meeting)
    assert all(r.preparation.room == "Wilgenpad 7" for _one, r in papers if isinstance(r, InvitationReading))


def test_a_day_without_a_time_invents_none(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Dag") as session:
        actions.set_moment(session, meeting, START, timed=False)
        papers = dict(all_papers(session, meeting))
    letters = [one for one in papers.values() if isinstance(one, InvitationReading)]
    assert {(one.preparation.on, one.preparation.start) for one in letters} == {(TODAY, None)}


# -- interpreter ----------------------------------------------------------------------------------------------


def with_interpreter(session: Session, mees: Mees, room: str = "beneden") -> str:
    change_caregiver(session, mees.mother, language="Arabisch", interpreter=True)
    return actions.plan_meeting(
        session, mees.id, MeetingKind.TRIAD, START, TODAY, room, "Ellen Boterbloem", "rust voor Mees"
    )


def test_the_paper_of_an_interpreter_holds_no_word_about_the_child(vault: Vault, mees: Mees) -> None:
    with vault.write("Tolk") as session:
        made = with_interpreter(session, mees)
        papers = all_papers(session, made)
    (found,) = [reading for _wanted, reading in papers if isinstance(reading, InterpreterReading)]
    said = " ".join(texts(found))
    for word in ("Mees", "Veenpluis", "Sanne", "Klaproos", "Ruben", "Marloes", "rust"):
        assert word not in said
    assert (found.language, found.on, found.start, found.room) == ("Arabisch", TODAY, time(13, 15), "beneden")
    (wanted,) = [one for one, _reading in papers if one.kind is PaperKind.INTERPRETER]
    assert wanted.proposed
    assert wanted.basis == "zonder gegevens over de leerling"


def test_a_room_that_names_the_family_is_not_told_to_an_interpreter(vault: Vault, mees: Mees) -> None:
    with vault.write("Tolk") as session:
        made = with_interpreter(session, mees, "thuis bij Sanne")
        papers = all_papers(session, made)
    assert [reading.room for _wanted, reading in papers if isinstance(reading, InterpreterReading)] == [""]


def test_no_permission_is_asked_for_an_interpreter(vault: Vault, mees: Mees) -> None:
    with vault.write("Tolk") as session:
        made = with_interpreter(session, mees)
        assert [one.recipient for one in forms_of(session, made)] == ["Hatice Kievit"]
        letters = [one for _w, one in all_papers(session, made) if isinstance(one, InvitationReading) and one.family]
    languages = {one.preparation.copy_for: one.preparation.interpreter for one in letters}
    assert languages == {"Sanne Klaproos": "Arabisch", "Ruben Veenpluis": ""}, "the father may still ask for his own"
    assert any("vertaalt" in line for one in letters for line in one.preparation.permission)


# -- two talks ------------------------------------------------------------------------------------------------


def test_a_parent_reads_nothing_of_the_other_parents_talk(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Apart") as session:
        change_caregiver(session, mees.father, apart=True)
        first, second = plan_sittings(session, meeting)
        for talk, room in ((first, "kamer één"), (second, "kamer twee")):
            change_sitting(session, talk, room=room)
        people = {one.short: one.id for one in detail_of(session, meeting).attendees}
        mother = preparation_reading(session, meeting, people["Sanne"], TODAY)
        father = preparation_reading(session, meeting, people["Ruben"], TODAY)
        chair = preparation_reading(session, meeting, people["Ellen"], TODAY)
    assert {mother.room, father.room} == {"kamer één", "kamer twee"}
    assert mother.start != father.start
    assert "Ruben Veenpluis" not in [one.name for one in mother.people]
    assert "Sanne Klaproos" not in [one.name for one in father.people]
    assert mother.apart and not mother.talks and not father.talks
    assert father.room not in " ".join(texts(mother))
    assert len(chair.talks) == 2
    assert all(room in " ".join(chair.talks) for room in ("kamer één", "kamer twee"))


def test_a_talk_without_a_place_of_its_own_does_not_get_that_of_the_other(
    vault: Vault, mees: Mees, meeting: str
) -> None:
    """The meeting shows the place of the talk that comes next; it was taken for the other talk too."""
    with vault.write("Apart") as session:
        change_caregiver(session, mees.father, apart=True)
        for talk, room in zip(plan_sittings(session, meeting), ("bij moeder thuis", ""), strict=True):
            change_sitting(session, talk, room=room)
        people = {one.short: one.id for one in detail_of(session, meeting).attendees}
        father = preparation_reading(session, meeting, people["Ruben"], TODAY)
        chair = preparation_reading(session, meeting, people["Ellen"], TODAY)
        entries = calendar_entries(session, detail_of(session, meeting))
    assert father.room == ""
    assert sum("moeder thuis" in one for one in chair.talks) == 1
    assert [one.room for one in entries] == ["bij moeder thuis", ""]


def test_the_agenda_of_a_talk_names_no_parent_of_the_other_talk(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Apart") as session:
        change_caregiver(session, mees.father, apart=True)
        plan_sittings(session, meeting)
        people = {one.short: one.id for one in detail_of(session, meeting).attendees}
        leads = {
            who: [step.lead for step in preparation_reading(session, meeting, people[who], TODAY).agenda]
            for who in ("Sanne", "Ruben", "Ellen")
        }
    assert "Sanne" in leads["Sanne"]
    assert "Ruben" in leads["Ruben"]
    assert "Sanne" not in leads["Ruben"]
    assert len(leads["Ruben"]) == len(leads["Sanne"])
    assert [one for one in leads["Ruben"] if one != "Ruben"] == [one for one in leads["Sanne"] if one != "Sanne"]


def test_the_place_of_both_talks_is_told_without_a_secret_address(vault: Vault, mees: Mees, meeting: str) -> None:
    street, postcode, town = SECRET
    with vault.write("Apart") as session:
        set_address(session, mees.id, mees.mother, street=street, postcode=postcode, place=town, secret=True)
        change_caregiver(session, mees.father, apart=True)
        first, second = plan_sittings(session, meeting)
        change_sitting(session, first, room=f"bij moeder, {street}")
        change_sitting(session, second, room="kamer twee")
        people = {one.short: one.id for one in detail_of(session, meeting).attendees}
        mother = preparation_reading(session, meeting, people["Sanne"], TODAY)
        coach = preparation_reading(session, meeting, people["Marloes"], TODAY)
    assert mother.room == f"bij moeder, {street}"
    assert street not in " ".join(texts(coach))
    assert "kamer twee" in " ".join(coach.talks)


def test_parents_who_are_apart_each_sign_a_paper_of_their_own(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Apart") as session:
        change_caregiver(session, mees.father, apart=True)
        forms = forms_of(session, meeting)
    assert [(one.copy_for, [sign.name for sign in one.signers], one.others) for one in forms] == [
        ("Sanne Klaproos", ["Sanne Klaproos"], 1),
        ("Ruben Veenpluis", ["Ruben Veenpluis"], 1),
    ]
    assert "Ruben" not in " ".join(texts(replace(forms[0], contact="")))


# -- who signs ------------------------------------------------------------------------------------------------


def signers(session: Session, meeting: str, today: date = TODAY) -> list[str]:
    (form,) = forms_of(session, meeting, today)
    return [one.name for one in form.signers]


def test_a_parent_without_gezag_does_not_sign(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Geen gezag") as session:
        change_caregiver(session, mees.father, custody=Custody.NO)
        assert signers(session, meeting) == ["Sanne Klaproos"]


def test_who_has_died_does_not_sign(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Overleden") as session:
        change_caregiver(session, mees.father, deceased=True)
        assert signers(session, meeting) == ["Sanne Klaproos"]


def test_without_anyone_who_can_decide_there_is_no_form(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Onbekend") as session:
        change_caregiver(session, mees.mother, custody=Custody.UNKNOWN)
        change_caregiver(session, mees.father, custody=Custody.UNKNOWN)
        assert forms_of(session, meeting) == []


@pytest.mark.parametrize(
    ("born", "names"),
    [
        (date(2014, 3, 13), ["Sanne Klaproos", "Ruben Veenpluis"]),
        (date(2014, 3, 12), ["Sanne Klaproos", "Ruben Veenpluis", "Mees Veenpluis"]),
        (date(2010, 3, 12), ["Mees Veenpluis"]),
    ],
)
def test_who_signs_follows_the_age_on_the_day_of_the_meeting(
    vault: Vault, mees: Mees, meeting: str, born: date, names: list[str]
) -> None:
    """Asked a month before; the child turns 12 or 16 on the very day."""
    asked = date(2026, 2, 10)
    with vault.write("Geboren") as session:
        change_pupil(session, mees.id, birth_date=born)
        assert signers(session, meeting, asked) == names
        (form,) = forms_of(session, meeting, asked)
        assert len(write_down_asked(session, mees.id, form, asked)) == len(names)
        (row,) = consent_rows(session, mees.id, TODAY)
        assert [one.asked for one in row.answers] == [True] * len(names)
    assert (form.pupil_decides, form.pupil_agrees) == (len(names) == 1, len(names) == 3)


def test_a_printed_form_is_asked_once_on_the_day_it_was_printed(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Gevraagd") as session:
        (form,) = forms_of(session, meeting)
        made = write_down_asked(session, mees.id, form, TODAY)
        assert write_down_asked(session, mees.id, form, TODAY) == [], "who was asked gets no second question"
        found = [session.get(Consent, one) for one in made]
        assert [one.asked_on for one in found if one] == [TODAY, TODAY]
        (row,) = consent_rows(session, mees.id, TODAY)
        assert row.light.status is LightStatus.ASK_FIRST
        again = forms_of(session, meeting)
    assert again == [form], "the same form can be printed again as long as nobody answered"


def test_a_form_asks_what_was_asked_before(vault: Vault, mees: Mees, meeting: str) -> None:
    until = date(2026, 6, 1)
    with vault.write("Gevraagd") as session:
        ask_consent(session, mees.id, "Hatice Kievit", "Hulp afstemmen", TODAY, "Stichting Kantel", ("thuis",), until)
        (form,) = forms_of(session, meeting)
    assert (form.purpose, form.kinds, form.until, form.organisation) == (
        "Hulp afstemmen",
        ("thuis",),
        until,
        "Stichting Kantel",
    )
    assert kind_words(form) == ("hoe het thuis gaat",)


# -- names ----------------------------------------------------------------------------------------------------


def test_names_of_files_and_documents(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.read() as session:
        detail = detail_of(session, meeting)
        wanted = packet(session, detail, TODAY)
    names = file_names(detail, wanted)
    assert len(set(names)) == len(names)
    assert not [name for name in names if "Mees" in name or "Klaproos" in name]
    assert {document_name(one, "Driehoek 1") for one in wanted} == {
        "Uitnodiging Driehoek 1",
        "Voorbereidingsblad Driehoek 1",
        "Drie huizen, Driehoek 1",
        "Toestemmingsformulier voor Hatice Kievit",
    }


def test_a_schools_own_name_with_the_child_in_it_stays_out_of_file_names(
    vault: Vault, mees: Mees, meeting: str
) -> None:
    with vault.write("Eigen naam") as session:
        actions.change_meeting(session, meeting, called="Startgesprek: Mees/thuis", article="het")
        detail = detail_of(session, meeting)
        names = file_names(detail, packet(session, detail, TODAY))
    assert not [name for name in names if "mees" in name.lower()]


def test_the_paper_of_someone_who_is_gone_cannot_be_made(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.read() as session:
        detail = detail_of(session, meeting)
        gone = Wanted(PaperKind.SHEET, "nobody", "", "school")
        with pytest.raises(UserProblem, match="gone"):
            reading_for(session, detail, gone, TODAY)


def test_a_guest_without_a_name_is_not_asked_about(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Gast") as session:
        actions.add_attendee(session, meeting, AttendeeData(name="", role="gast", perspective="other"))
        assert [one.recipient for one in forms_of(session, meeting)] == ["Hatice Kievit"]


def test_a_meeting_without_a_day_gives_letters_without_one(vault: Vault, mees: Mees) -> None:
    with vault.write("Gepland") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.CONFERENCE, None, TODAY)
        letters = [one for _wanted, one in all_papers(session, made) if isinstance(one, InvitationReading)]
    assert letters
    assert {(one.preparation.on, one.written_on) for one in letters} == {(None, TODAY)}


# -- given before ---------------------------------------------------------------------------------------------


def give_all(vault: Vault, meeting: str) -> None:
    """Every proposed paper goes out, as the screen does it; and a minute goes by."""
    clock.freeze(clock.now() + timedelta(minutes=1))
    with vault.write("Papieren") as session:
        detail = detail_of(session, meeting)
        for one in packet(session, detail, TODAY):
            if one.proposed:
                record_paper(session, detail, one, b"paper", 1, "Ellen Boterbloem", clock.now())


def proposed(vault: Vault, meeting: str) -> set[tuple[str, PaperKind]]:
    with vault.read() as session:
        return {(one.name, one.kind) for one in packet(session, detail_of(session, meeting), TODAY) if one.proposed}


def test_what_was_given_is_not_proposed_again_but_for_who_came_later(vault: Vault, mees: Mees, meeting: str) -> None:
    give_all(vault, meeting)
    assert proposed(vault, meeting) == set()
    with vault.write("Uitgenodigd") as session:
        actions.add_attendee(session, meeting, AttendeeData(name="Bert Iep", role="rt", perspective="school"))
        given = [
            one.given for one in packet(session, detail_of(session, meeting), TODAY) if one.name == "Sanne Klaproos"
        ]
    assert proposed(vault, meeting) == {("Bert Iep", PaperKind.SHEET)}
    assert given == [clock.today()] * 2


def test_after_another_day_the_papers_with_a_day_are_proposed_again(vault: Vault, mees: Mees, meeting: str) -> None:
    before = proposed(vault, meeting)
    give_all(vault, meeting)
    clock.freeze(clock.now() + timedelta(minutes=1))
    with vault.write("Verzet") as session:
        actions.set_moment(session, meeting, datetime(2026, 3, 19, 9, 0), timed=True)
    again = proposed(vault, meeting)
    assert again == {one for one in before if one[1] not in (PaperKind.HOUSES, PaperKind.PERMISSION)}
    give_all(vault, meeting)
    assert proposed(vault, meeting) == set()


def test_another_purpose_makes_no_paper_old(vault: Vault, mees: Mees, meeting: str) -> None:
    give_all(vault, meeting)
    with vault.write("Doel") as session:
        actions.change_meeting(session, meeting, purpose="een plan voor de maandag")
    assert proposed(vault, meeting) == set()


@pytest.mark.parametrize(
    ("age", "version"), [(4, "first"), (7, "first"), (8, "young"), (11, "young"), (12, "older"), (None, "young")]
)
def test_the_sheet_of_the_child_fits_the_age_unless_another_is_chosen(
    vault: Vault, mees: Mees, meeting: str, age: int | None, version: str
) -> None:
    born = None if age is None else date(TODAY.year - age, TODAY.month, TODAY.day)
    with vault.write("Geboren") as session:
        change_pupil(session, mees.id, birth_date=born)
        papers = [one for one in all_papers(session, meeting) if one[0].version is not None]
    assert [wanted.version for wanted, _reading in papers] == list(SheetVersion), "all three can be chosen"
    assert [wanted.version for wanted, _reading in papers if wanted.proposed] == [version]
    assert [getattr(reading, "version", "") for _wanted, reading in papers] == list(SheetVersion)


def test_what_goes_out_today_goes_by_the_rules_of_today_too(vault: Vault, mees: Mees) -> None:
    """Mees turns 16 before the meeting and said yes; today his father still decides with him, and said no."""
    with vault.write("Zestien") as session:
        change_pupil(session, mees.id, birth_date=date(2010, 3, 14))
        later = START + timedelta(7)
        meeting = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, later, TODAY, "", "Ellen Boterbloem")
        mother, father, own = ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", TODAY)
        for one in (mother, own):
            give_consent(session, one, TODAY)
        refuse_consent(session, father, TODAY)
        on_the_day = {one.short: one.light.status for one in detail_of(session, meeting).attendees}
        before, after = all_papers(session, meeting), all_papers(session, meeting, date(2026, 3, 14))
    assert on_the_day["Hatice"] is LightStatus.MAY
    assert kinds_of(before, "Hatice Kievit") == []
    assert kinds_of(after, "Hatice Kievit") == [PaperKind.INVITATION, PaperKind.SHEET]
    assert kinds_of(before, "Sanne Klaproos") == [], "on the day Mees decides what his mother reads"


def test_a_permission_that_ended_is_asked_for_a_new_time(vault: Vault, mees: Mees, meeting: str) -> None:
    ended = date(2026, 1, 31)
    with vault.write("Afgelopen") as session:
        for one in ask_consent(session, mees.id, "Hatice Kievit", "afstemmen", date(2025, 9, 1), valid_until=ended):
            give_consent(session, one, date(2025, 9, 1))
        (form,) = [one for one in forms_of(session, meeting) if one.recipient == "Hatice Kievit"]
        assert form.until == date(2026, 7, 31)
        for one in write_down_asked(session, mees.id, form, TODAY):
            give_consent(session, one, TODAY)
        here = {one.short: one.light.status for one in detail_of(session, meeting).attendees}
    assert here["Hatice"] is LightStatus.MAY


def test_a_grandmother_without_gezag_gets_no_paper_from_school(vault: Vault, mees: Mees) -> None:
    with vault.write("Oma") as session:
        add_caregiver(session, mees.id, CaregiverData(name="Roos Klaproos", relation="oma", custody=Custody.NO))
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "", "Ellen Boterbloem")
        papers = all_papers(session, made)
        (light,) = [one.light for one in detail_of(session, made).attendees if one.short == "Roos"]
    assert kinds_of(papers, "Roos Klaproos") == []
    assert (light.word, light.source) == ("Deels", "meegenomen")


def test_papers_for_a_parent_know_what_that_parent_speaks(vault: Vault, mees: Mees, meeting: str) -> None:
    """Only their own, and the form that they sign too: the other parent reads the Dutch beside it."""
    with vault.write("Taal") as session:
        change_caregiver(session, mees.mother, language="Turks")
    with vault.read() as session:
        made = packet(session, detail_of(session, meeting), TODAY)
    spoken = {(one.kind, one.name) for one in made if one.speaks}
    assert {kind for kind, _name in spoken} == {PaperKind.INVITATION, PaperKind.SHEET, PaperKind.PERMISSION}
    assert {name for _kind, name in spoken} == {"Sanne Klaproos", "Sanne Klaproos en Ruben Veenpluis"}
    with vault.write("Taal") as session:
        change_caregiver(session, mees.father, language="Pools")
    with vault.read() as session:
        made = packet(session, detail_of(session, meeting), TODAY)
    assert {one.speaks for one in made if one.form is not None} == {""}, "two languages beside the Dutch do not fit"
    assert {one.speaks for one in made if one.name == "Ruben Veenpluis"} == {"Pools"}
