"""What someone finds who types a few letters: who, and what was written, the right one first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.dossier.actions import add_caregiver, add_contact, add_note, add_pupil, add_strength, change_pupil
from rondom.dossier.model import CaregiverData, ContactData, NoteData, PupilData, StrengthData
from rondom.meetings.actions import change_meeting, plan_meeting
from rondom.meetings.model import ContributionKind, GoalData, MeetingKind
from rondom.meetings.table import add_agreement, add_contribution, add_goal
from rondom.privacy.actions import ask_consent
from rondom.search.excerpts import WIDTH, around
from rondom.search.hits import Heading, Kind
from rondom.search.queries import find
from rondom.support_map.actions import add_partner
from rondom.support_map.model import PartnerData
from rondom.timeline.actions import add_event, hide_in_meeting, set_view
from rondom.timeline.model import EventData
from rondom.vault.search_look import cutter
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees
from tests.search.conftest import Ask, marked


def pupil(vault: Vault, first: str, last: str, prefix: str = "", **values: object) -> str:
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name=first, prefix=prefix, last_name=last, **values))


def note(vault: Vault, child: str, words: str, on: date = TODAY) -> str:
    with vault.write("Notitie toegevoegd") as session:
        return add_note(session, child, NoteData(written_on=on, text=words))


# -- names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["Mees", "mees", "me", "VEENP", "mees veenpluis", "veenpluis, mees", "véénpluis mëes"]
)
def test_a_child_is_found_by_any_part_of_the_name_in_any_order(ask: Ask, mees: Mees, typed: str) -> None:
    assert "Mees Veenpluis" in ask(typed).titles(Heading.PUPILS)


def test_accents_count_neither_way(vault: Vault, ask: Ask) -> None:
    pupil(vault, "Zoë", "Ünlü")
    for typed in ("zoe", "Zoë", "zoë", "unl", "ünlü zoe"):
        assert ask(typed).titles(Heading.PUPILS) == ["Zoë Ünlü"], typed


@pytest.mark.parametrize("typed", ["mb", "mvdb", "MvdB", "m.b.", "m b", "m v d b"])
def test_initials_find_a_child(vault: Vault, ask: Ask, typed: str) -> None:
    pupil(vault, "Milou", "Berg", "van der")
    pupil(vault, "Bas", "Vaandel")
    assert ask(typed).titles(Heading.PUPILS)[:1] == ["Milou van der Berg"]


@pytest.mark.parametrize(
    "typed", ["klapros", "klapproos", "kalproos", "klaprous", "klap roos".replace(" ", "o"), "sanen klaproos"]
)
def test_a_slip_of_the_pen_still_finds_the_name(ask: Ask, mees: Mees, typed: str) -> None:
    assert "Sanne Klaproos" in ask(typed).titles(Heading.ALIKE)


def test_a_name_that_is_right_brings_no_guesses(ask: Ask, mees: Mees) -> None:
    assert Heading.ALIKE not in ask("klaproos").headings


def test_a_word_that_stands_in_a_note_is_not_taken_for_a_name(vault: Vault, ask: Ask, mees: Mees) -> None:
    note(vault, mees.id, "Hij mist oma.")
    pupil(vault, "Ömer", "Vink")
    assert ask("oma").headings == [Heading.NOTES]


def test_the_name_comes_before_notes_about_it(vault: Vault, ask: Ask, mees: Mees) -> None:
    for number in range(8):
        note(vault, mees.id, f"Mees telde tot {number}.")
    found = ask("mees")
    assert found.headings[:2] == [Heading.PUPILS, Heading.NOTES]
    assert found.titles(Heading.PUPILS) == ["Mees Veenpluis"]


def test_whole_words_come_first_and_who_left_comes_last(vault: Vault, ask: Ask) -> None:
    pupil(vault, "Janneke", "Akker")
    pupil(vault, "Jan", "Zand", left_on=date(2025, 7, 1))
    pupil(vault, "Jan", "Wilg")
    pupil(vault, "Bo", "Jan")
    assert ask("jan").titles(Heading.PUPILS) == ["Jan Wilg", "Bo Jan", "Janneke Akker", "Jan Zand"]
    assert [hit.detail for hit in ask("jan zand").under(Heading.PUPILS)] == ["uitgeschreven"]


def test_parents_and_others_say_whose_they_are(ask: Ask, mees: Mees) -> None:
    [mother] = ask("sanne").under(Heading.PEOPLE)
    [coach] = ask("hatice").under(Heading.PEOPLE)
    assert (mother.kind, mother.row_id, mother.pupil_id) == (Kind.CAREGIVER, mees.mother, mees.id)
    assert mother.detail == "moeder van Mees Veenpluis"
    assert (coach.kind, coach.row_id) == (Kind.CONTACT, mees.coach)


def test_what_someone_does_finds_them_too(ask: Ask, mees: Mees) -> None:
    assert [hit.row_id for hit in ask("gezinsc").under(Heading.PEOPLE)] == [mees.coach]


def test_partners_are_found_by_function_person_and_what_they_offer(vault: Vault, ask: Ask) -> None:
    with vault.write("Partner") as session:
        key = add_partner(
            session, PartnerData(name="Leerplicht", person="Inge Spreeuw", ring=4, offer="Denkt mee over verzuim.")
        )
    for typed in ("leerpl", "spreeuw inge", "verzuim"):
        assert [hit.row_id for hit in ask(typed).under(Heading.PARTNERS)] == [key], typed


def test_secret_numbers_and_addresses_are_not_found_and_not_shown(vault: Vault, ask: Ask, mees: Mees) -> None:
    with vault.write("Ouder") as session:
        data = CaregiverData(
            name="Wil Zwijger", relation="moeder", phone="06 98765432", phone_secret=True, email="wil@zwijg.nl"
        )
        add_caregiver(session, mees.id, data)
        add_contact(session, mees.id, ContactData(name="Kim Zwijger", phone="06 98765432"))
    assert not ask("98765432").hits.groups
    assert not ask("zwijg.nl").under(Heading.NOTES)
    assert "9876" not in ask("zwijger").words
    assert "zwijg.nl" not in ask("zwijger").words


# -- what was written ----------------------------------------------------------------------------------------


def fill(vault: Vault, mees: Mees) -> dict[str, str]:
    """One row of every kind, all with the same word; gives the row each of them should open."""
    with vault.write("Alles") as session:
        change_pupil(session, mees.id, question="Hoe komt de kikker weer thuis?")
        one = add_note(session, mees.id, NoteData(written_on=TODAY, text="Hij tekent een kikker."))
        strength = add_strength(session, mees.id, StrengthData(text="Vangt elke kikker."))
        event = add_event(session, mees.id, EventData(title="De kikker"))
        view = add_event(session, mees.id, EventData(title="Het kamp"))
        set_view(session, view, "child", 0, 1, quote="Daar zat een kikker.")
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        change_meeting(session, meeting, purpose="we de kikker begrijpen")
        add_contribution(session, meeting, ContributionKind.CONCERN, "De kikker is ziek.", "parent")
        add_goal(session, meeting, GoalData(text="De kikker springt."))
        add_agreement(session, meeting, TODAY, "Ruben", "Kikker naar de dokter", "parent", "morgen", "")
        ask_consent(session, mees.id, "Tom Rietkraag", "kikker", TODAY, "", (), None)
    return {"note": one, "strength": strength, "event": event, "view": view, "meeting": meeting, "question": mees.id}


def test_everything_is_found_and_says_which_row_to_open(vault: Vault, ask: Ask, mees: Mees) -> None:
    rows = fill(vault, mees)
    found = ask("kikk")
    opens = {(hit.kind.value, hit.row_id) for group in found.hits.groups for hit in group.hits}
    assert opens >= {
        ("note", rows["note"]), ("strength", rows["strength"]), ("event", rows["event"]), ("event", rows["view"]),
        ("meeting", rows["meeting"]), ("agreement", rows["meeting"]), ("goal", rows["meeting"]), ("question", mees.id),
    }  # fmt: skip
    assert Heading.CONSENTS in found.headings
    assert all(hit.pupil_id == mees.id for group in found.hits.groups for hit in group.hits)
    parts = [hit.part_id for hit in found.under(Heading.AGREEMENTS) + found.under(Heading.GOALS)[:1]]
    assert all(parts)


def test_the_words_that_were_typed_are_marked_where_they_stand(vault: Vault, ask: Ask, mees: Mees) -> None:
    note(vault, mees.id, "Op de fíétstocht zag hij\ntwee fietsen en een vis.")
    assert ask("fiets vis").excerpts(Heading.NOTES) == ["Op de [fíétstocht] zag hij twee [fietsen] en een [vis]."]


def test_all_words_have_to_be_there_in_any_order(vault: Vault, ask: Ask, mees: Mees) -> None:
    one = note(vault, mees.id, "Maandag had hij buikpijn.")
    note(vault, mees.id, "Dinsdag had hij buikpijn.")
    assert [hit.row_id for hit in ask("buikp maan").under(Heading.NOTES)] == [one]


def test_a_childs_name_may_stand_for_whose_note_it_is(vault: Vault, ask: Ask, mees: Mees) -> None:
    other = pupil(vault, "Saar", "Merel")
    mine = note(vault, mees.id, "Had buikpijn.")
    note(vault, other, "Had buikpijn.")
    for typed in ("mees buikpijn", "buikpijn mees", "mees veenpluis buik", "buik veen"):
        assert [hit.row_id for hit in ask(typed).under(Heading.NOTES)] == [mine], typed


def test_long_words_are_found_from_their_beginning_as_one_types(vault: Vault, ask: Ask, mees: Mees) -> None:
    one = note(vault, mees.id, "Met de handelingsplannen.")
    word = "handelingsplannen"
    for letters in range(2, len(word) + 1):
        assert [hit.row_id for hit in ask(word[:letters]).under(Heading.NOTES)] == [one], word[:letters]
    assert not ask("handelingsplannenx").hits.groups


def test_a_word_with_very_many_endings_is_found_as_well(vault: Vault, ask: Ask, mees: Mees) -> None:
    """More words begin so than are looked up one by one."""
    with vault.write("Notities") as session:
        for number in range(150):
            words = f"school{chr(97 + number // 26)}{chr(97 + number % 26)}"
            add_note(session, mees.id, NoteData(written_on=TODAY, text=words))
    assert len(ask("school", limit=200).under(Heading.NOTES)) == 150


def test_the_newest_come_first_and_it_says_when_there_are_more(vault: Vault, ask: Ask, mees: Mees) -> None:
    for day in range(1, 8):
        note(vault, mees.id, "regen", date(2026, 1, day))
    [group] = ask("regen").hits.groups
    assert [hit.detail for hit in group.hits] == ["7 januari", "6 januari", "5 januari", "4 januari", "3 januari"]
    assert group.more


@pytest.mark.parametrize("typed", ["", "   ", "!?", '"', "'", "*", "--", "(", "\ue000", "😀"])
def test_nothing_to_look_for_finds_nothing(ask: Ask, mees: Mees, typed: str) -> None:
    assert not ask(typed).hits.groups


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_whatever_is_typed_there_is_an_answer(vault: Vault, typed: str) -> None:
    with vault.read() as session:
        find(session, typed, TODAY)


@pytest.mark.parametrize("typed", ['mees" OR "x', "mees AND NOT x", "words:mees", "NEAR(mees)", "{mees}", "mees*"])
def test_signs_of_the_query_language_are_only_signs(ask: Ask, mees: Mees, typed: str) -> None:
    ask(typed)
    assert ask("mees*").titles(Heading.PUPILS) == ["Mees Veenpluis"]


# -- excerpts ------------------------------------------------------------------------------------------------


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ab é\n😀w", max_size=400), st.text(alphabet="ab é\n😀w", max_size=400))
def test_an_excerpt_is_short_and_its_marks_are_words_that_were_typed(vault: Vault, before: str, after: str) -> None:
    with vault.read() as session:
        found = around(cutter(session), f"{before} Zóékwoord {after}", ["zoek"])
    assert found is not None
    assert "\n" not in found.text
    assert len(found.text) <= WIDTH + len("Zóékwoord") + 4
    assert [found.text[start:end] for start, end in found.marks] == ["Zóékwoord"]


def test_an_excerpt_is_taken_where_the_words_stand_together(vault: Vault) -> None:
    words = "De fiets stond er. " + "En toen nog wat. " * 40 + "De fiets van oma was weg. " + "Einde. " * 30
    with vault.read() as session:
        found = around(cutter(session), words, ["fiets", "oma"])
    assert found is not None
    assert "[fiets] van [oma]" in marked(found.text, found.marks)
    assert found.text.startswith("…")
    assert found.text.endswith("…")


def test_a_word_far_into_a_very_long_text_is_found(vault: Vault) -> None:
    with vault.read() as session:
        found = around(cutter(session), "bla " * 20_000 + "schat" + " bla" * 2000, ["schat"])
        assert found is not None
        assert "schat" in found.text
        assert around(cutter(session), "bla " * 100, ["schat"]) is None


# -- with others looking on ----------------------------------------------------------------------------------


def test_what_is_not_for_this_meeting_is_found_without_its_text(vault: Vault, ask: Ask, mees: Mees) -> None:
    with vault.write("Gebeurtenis") as session:
        key = add_event(session, mees.id, EventData(title="Thuis", text="Geheim van de familie: kikkers."))
        hide_in_meeting(session, key, True)
    [hit] = ask("kikkers").under(Heading.EVENTS)
    assert (hit.row_id, hit.hidden, hit.excerpt.text) == (key, True, "")
    assert "familie" not in ask("kikkers").words


def test_a_childs_own_words_are_found_but_not_put_in_a_list(vault: Vault, ask: Ask, mees: Mees) -> None:
    with vault.write("Overleg") as session:
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        change_meeting(session, meeting, voice_words="Ik droom van kikkers.")
    [hit] = ask("kikkers").under(Heading.MEETINGS)
    assert (hit.row_id, hit.hidden) == (meeting, True)
    assert "droom" not in ask("kikkers").words


def test_at_the_table_only_this_child_and_what_the_meeting_may_show(vault: Vault, ask: Ask, mees: Mees) -> None:
    rows = fill(vault, mees)
    other = pupil(vault, "Mees", "Wulp")
    with vault.write("Meer") as session:
        add_note(session, other, NoteData(written_on=TODAY, text="kikker van een ander"))
        elsewhere = plan_meeting(session, other, MeetingKind.TRIAD, START, TODAY)
        change_meeting(session, elsewhere, purpose="kikker van een ander")
        add_caregiver(session, other, CaregiverData(name="Kikkert", relation="vader"))
        hidden = add_event(session, mees.id, EventData(title="Verborgen kikker"))
        hide_in_meeting(session, hidden, True)
        change_meeting(session, rows["meeting"], voice_words="stille kikker")
    at_desk, at_table = ask("kikk"), ask("kikk", at_table=rows["meeting"])
    assert "ander" in at_desk.words
    assert "Kikkert" in at_desk.words
    for word in ("ander", "Kikkert", "Wulp", "Verborgen", "stille"):
        assert word not in at_table.words, word
    assert Heading.NOTES not in at_table.headings
    assert Heading.CONSENTS not in at_table.headings
    assert rows["event"] in [hit.row_id for hit in at_table.under(Heading.EVENTS)]
    assert ask("mees", at_table=rows["meeting"]).titles(Heading.PUPILS) == ["Mees Veenpluis"]
    assert not ask("kikk", at_table="weg").hits.groups
