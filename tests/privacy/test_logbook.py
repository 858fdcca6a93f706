"""The logboek: who did, saw and printed what, with what stood there before and after, in words, and never another's child."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom import clock
from rondom.dossier.actions import add_caregiver, add_note, add_pupil, change_pupil, set_address
from rondom.dossier.model import CaregiverData, Custody, NoteData, Pupil, PupilData
from rondom.privacy import logbook
from rondom.privacy.choice_words import CHOICES, VALUES
from rondom.privacy.field_words import _FIELDS, _OWN, _TABLES, HIDDEN, is_shown, value_words
from rondom.privacy.logbook import Entry, FieldChange, KindGroup, LogFilter, entries, people
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.school.actions import change_school
from rondom.vault.base import metadata
from rondom.vault.journal import OUTSIDE
from rondom.vault.records import remove
from rondom.vault.vault import Actor, Vault
from tests.architecture.source import ROOT
from tests.mees import new_vault

for model in (ROOT / "rondom").glob("*/model.py"):
    importlib.import_module(f"rondom.{model.parent.name}.model")

MORNING = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Vault, str, str]]:
    """Two children, two colleagues, three days."""
    with new_vault(tmp_path_factory.mktemp("logbook")) as vault:
        clock.freeze(MORNING)
        with vault.write("Leerlingen ingelezen") as session:
            mees = add_pupil(session, PupilData(first_name="Mees", last_name="Veenpluis", birth_date=date(2016, 6, 14)))
            fleur = add_pupil(session, PupilData(first_name="Fleur", prefix="van", last_name="Els", question="Hoe nu?"))
            change_school(session, place="Den Haag")
        clock.freeze(MORNING + timedelta(1))
        vault.actor = Actor("wim", "Wim Zwaluw")
        vault.see("Dossier bekeken", mees)
        with vault.write("Leerling veranderd") as session:
            change_pupil(session, mees, question='Zegt hij "50%_ja"?', followed=True)
        vault.undo()
        clock.freeze(MORNING + timedelta(2))
        with vault.write("Ouder toegevoegd") as session:
            parent = add_caregiver(session, mees, CaregiverData(name="Sanne", custody=Custody.YES, phone="06 12345678"))
            set_address(session, mees, parent, street="Geheimlaan 1", secret=True)
        vault.see("Plan afgedrukt", mees, "print")
        clock.freeze(None)
        yield vault, mees, fleur


def of(vault: Vault, **chosen: object) -> list[str]:
    with vault.read() as session:
        return [entry.sentence for entry in entries(session, LogFilter(**chosen))]  # type: ignore[arg-type]


def one(vault: Vault, sentence: str, **chosen: object) -> Entry:
    with vault.read() as session:
        [found] = [entry for entry in entries(session, LogFilter(**chosen)) if entry.sentence == sentence]  # type: ignore[arg-type]
    return found


def test_the_school_sees_everything_newest_first(told: tuple[Vault, str, str]) -> None:
    assert of(told[0]) == [
        "Plan afgedrukt", "Ouder toegevoegd", "Ongedaan gemaakt: Leerling veranderd", "Leerling veranderd",
        "Dossier bekeken", "Leerlingen ingelezen", "Kluis gemaakt",
    ]  # fmt: skip


def test_of_one_child_only_what_is_about_that_child(told: tuple[Vault, str, str]) -> None:
    vault, mees, fleur = told
    assert of(vault, pupil_id=fleur) == ["Leerlingen ingelezen"]
    entry = one(vault, "Leerlingen ingelezen", pupil_id=fleur)
    assert (entry.children, entry.children_count) == (("Fleur van Els",), 1)
    words = {change.after for change in entry.changes}
    assert {"Fleur", "van", "Els", "Hoe nu?"} <= words
    assert not words & {"Mees", "Veenpluis", "Den Haag", "14 juni 2016"}
    assert len(of(vault, pupil_id=mees)) == 6


def test_what_changed_is_told_in_words(told: tuple[Vault, str, str]) -> None:
    entry = one(told[0], "Leerling veranderd")
    assert (entry.who, entry.kind, entry.at) == ("Wim Zwaluw", "do", MORNING + timedelta(1))
    assert entry.children == ("Mees Veenpluis",)
    assert set(entry.changes) == {
        FieldChange("leerling", "hulpvraag", "", 'Zegt hij "50%_ja"?'),
        FieldChange("leerling", "gevolgd", "nee", "ja"),
    }
    whole = one(told[0], "Ouder toegevoegd").changes
    assert FieldChange("ouder of verzorger", "gezag", "", "ja") in whole
    assert FieldChange("ouder of verzorger", "naam", "", "Sanne") in whole
    assert not {change.field for change in whole} & {
        "id",
        "position",
        "tolk",
        "pupil_id",
    }  # "tolk": nobody filled that in


def test_an_address_and_a_number_are_never_in_a_list(told: tuple[Vault, str, str]) -> None:
    entry = one(told[0], "Ouder toegevoegd")
    assert FieldChange("adres", "straat", "", "niet getoond") in entry.changes
    assert FieldChange("ouder of verzorger", "telefoon", "", "niet getoond") in entry.changes
    assert "Geheimlaan" not in str(entry)
    assert "12345678" not in str(entry)


def test_looks_have_no_changes(told: tuple[Vault, str, str]) -> None:
    entry = one(told[0], "Dossier bekeken")
    assert (entry.kind, entry.changes, entry.children) == ("see", (), ("Mees Veenpluis",))


def test_filters_by_person_kind_and_day(told: tuple[Vault, str, str]) -> None:
    vault = told[0]
    with vault.read() as session:
        assert people(session) == ("Ellen Boterbloem", "Wim Zwaluw", "onbekend")
    assert of(vault, who="Ellen Boterbloem") == ["Leerlingen ingelezen"]
    assert of(vault, group=KindGroup.SEEN) == ["Dossier bekeken"]
    assert of(vault, group=KindGroup.OUT) == ["Plan afgedrukt"]
    assert of(vault, group=KindGroup.DESTROYED) == []
    assert len(of(vault, group=KindGroup.CHANGED)) == 5
    second = date(2026, 3, 13)
    assert of(vault, since=second, until=second) == [
        "Ongedaan gemaakt: Leerling veranderd", "Leerling veranderd", "Dossier bekeken",
    ]  # fmt: skip
    made = "Kluis gemaakt"  # at whatever moment the first of all tests needed a vault
    before = [one for one in of(vault, until=second) if one != made]
    assert before == [*of(vault, since=second, until=second), "Leerlingen ingelezen"]
    assert of(vault, since=second + timedelta(1), who="Wim Zwaluw", group=KindGroup.OUT) == ["Plan afgedrukt"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("veenpluis", ["Leerlingen ingelezen"]),
        ('"50%_ja"', ["Ongedaan gemaakt: Leerling veranderd", "Leerling veranderd"]),
        ("50%x", []),
        ("_ja", ["Ongedaan gemaakt: Leerling veranderd", "Leerling veranderd"]),
        ("afgedrukt", ["Plan afgedrukt"]),
        ("first_name", []),  # a name of a column is no word of a person
        ("den haag", ["Leerlingen ingelezen"]),
        ("  ", None),
    ],
)
def test_it_can_be_searched(told: tuple[Vault, str, str], words: str, found: list[str] | None) -> None:
    assert of(told[0], text=words) == (of(told[0]) if found is None else found)


def test_searching_in_one_child_looks_at_nothing_else(told: tuple[Vault, str, str]) -> None:
    vault, mees, fleur = told
    assert of(vault, pupil_id=mees, text="Hoe nu") == []
    assert of(vault, pupil_id=fleur, text="Hoe nu") == ["Leerlingen ingelezen"]
    assert of(vault, pupil_id=fleur, text="Den Haag") == []


@given(st.text(max_size=8))
def test_any_words_can_be_asked_for(words: str) -> None:
    """Quotes, per cents, backslashes: they are words, never a pattern."""
    where, values = logbook._conditions(LogFilter(text=words))
    assert words.strip() == "" or "words" in values
    assert words.strip() not in where or len(words.strip()) < 3


def test_page_by_page(told: tuple[Vault, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    vault = told[0]
    whole = of(vault)
    monkeypatch.setattr(logbook, "PAGE", 3)
    assert [of(vault, page=number) for number in range(4)] == [whole[:3], whole[3:6], whole[6:], []]


def test_of_a_large_import_is_told_how_much_more_there_is(vault: Vault) -> None:
    with vault.write("Leerlingen ingelezen") as session:
        for number in range(100):
            add_pupil(session, PupilData(first_name=f"Kind{number}"))
    entry = one(vault, "Leerlingen ingelezen")
    assert (len(entry.children), entry.children_count) == (logbook.MOST_CHILDREN, 100)
    assert len(entry.changes) == logbook.MOST_CHANGES
    assert len(entry.changes) + entry.changes_left_out >= 100


def test_a_removed_child_keeps_its_name_and_a_destroyed_one_has_none(vault: Vault) -> None:
    with vault.write("Leerlingen") as session:
        gone, destroyed = (add_pupil(session, PupilData(first_name=name)) for name in ("Weggehaald", "Vernietigd"))
    vault.see("Dossier bekeken", destroyed)
    with vault.write("Leerling verwijderd") as session:
        remove(session, Pupil, gone)
    destroy_dossier(vault, destroyed, DestructionReason.RETENTION)
    assert one(vault, "Leerlingen").children == ("Weggehaald", "vernietigd dossier")
    assert of(vault)[:3] == ["Dossier vernietigd", "Leerling verwijderd", "Hoorde bij een vernietigd dossier"]
    told = one(vault, "Dossier vernietigd")
    assert ("waarom", "bewaartermijn voorbij") in {(change.field, change.after) for change in told.changes}
    with vault.read() as session:
        assert "Vernietigd" not in {word for entry in entries(session) for word in entry.children}


def test_a_note_of_two_lines_is_one_field(vault: Vault) -> None:
    with vault.write("Leerling") as session:
        child = add_pupil(session, PupilData(first_name="Mees"))
    with vault.write("Notitie toegevoegd") as session:
        add_note(session, child, NoteData(written_on=date(2026, 1, 5), text="een\ntwee", author="Ellen"))
    assert set(one(vault, "Notitie toegevoegd").changes) == {
        FieldChange("notitie", "tekst", "", "een\ntwee"),
        FieldChange("notitie", "datum", "", "5 januari 2026"),
        FieldChange("notitie", "schrijver", "", "Ellen"),
        FieldChange("notitie", "soort", "", "notitie"),
    }


# -- words ---------------------------------------------------------------------------------------------------

TABLES = [table for table in metadata.tables.values() if table.name not in OUTSIDE]


def test_every_table_and_every_field_has_a_dutch_word() -> None:
    names = {column.name for table in TABLES for column in table.columns}
    assert {table.name for table in TABLES} - _TABLES.keys() == set()
    assert {name for name in names if is_shown(name)} - _FIELDS.keys() == set()
    assert _FIELDS.keys() - names == set()
    assert HIDDEN - names == set()


def test_every_choice_has_a_dutch_word() -> None:
    from enum import StrEnum

    from rondom.vault.base import Data

    def data_classes(start: type) -> Iterator[type]:
        for child in start.__subclasses__():
            yield child
            yield from data_classes(child)

    choices = {
        (name, member.value)
        for one in data_classes(Data)
        for name, field in one.model_fields.items()  # type: ignore[attr-defined]
        if isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum)
        for member in field.annotation
    }
    assert choices
    assert {name for name, _value in choices} <= CHOICES | {column for _table, column in _OWN}
    assert {value for _name, value in choices} - VALUES.keys() == set()


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary()))
def test_any_value_becomes_words(value: object) -> None:
    for table, column in (
        ("pupil", "birth_date"),
        ("note", "kind"),
        ("pupil", "followed"),
        ("address", "street"),
        *_OWN,
    ):
        words = value_words(table, column, value)
        assert isinstance(words, str)
        assert bool(words) == (value not in (None, "", b""))


def test_a_kept_file_of_another_kind_is_no_person() -> None:
    assert value_words("attachment", "kind", "other") == "iets anders"
    assert value_words("attachment", "kind", "drawing") == "tekening"


def test_a_day_is_written_as_people_write_it() -> None:
    assert value_words("note", "written_on", "2026-03-12") == "12 maart 2026"
    assert value_words("note", "text", "2026-13-99") == "2026-13-99"
