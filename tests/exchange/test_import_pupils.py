"""Reading the same school into a real vault, and what happens to what people typed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.dossier.actions import add_pupil, change_pupil
from rondom.dossier.model import Pupil, PupilData
from rondom.errors import UserProblem
from rondom.exchange.edexml import read
from rondom.exchange.import_pupils import (
    IMPORT_SENTENCE,
    ImportResult,
    apply,
    known_groups,
    known_pupils,
    known_staff,
    preview,
)
from rondom.exchange.preview import NEW, Choices, Doubt, ImportPreview, KnownPupil, suggested
from rondom.opening import create
from rondom.timeline.actions import remove_event
from rondom.timeline.queries import EventRow, event_rows
from rondom.vault.keys import KdfParameters
from rondom.vault.records import remove
from rondom.vault.vault import Vault
from tests.exchange.files import edex, group, in_group, pupil, school_of, small


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(datetime(2025, 9, 15, 10))
    made = create(
        tmp_path / "school.rondom", "vier gewone woorden samen", "De Proefschool", "Ib Proef", KdfParameters(8192, 1, 1)
    )
    yield made.vault
    made.vault.close()


def look(vault: Vault, content: str) -> ImportPreview:
    with vault.read() as session:
        return preview(session, read(content.encode()))


def bring_in(vault: Vault, content: str, choices: Choices | None = None) -> ImportResult:
    seen = look(vault, content)
    with vault.write(IMPORT_SENTENCE) as session:
        return apply(session, seen, suggested(seen) if choices is None else choices)


def pupils(vault: Vault) -> dict[str, KnownPupil]:
    with vault.read() as session:
        return {one.first_name: one for one in known_pupils(session)}


def test_first_import_then_nothing_new(vault: Vault) -> None:
    assert bring_in(vault, small()) == ImportResult(new=2, groups=1, staff=1)
    fenna = pupils(vault)["Fenna"]
    assert (fenna.prefix, fenna.last_name, fenna.group, fenna.external_key) == ("van der", "Linde", "De Uilen", "101")
    again = look(vault, small())
    assert again.nothing_to_do
    assert len(again.unchanged) == 2
    with vault.read() as session:
        assert [(one.name, one.year_groups, one.teacher) for one in known_groups(session)] == [
            ("De Uilen", "5", "Ine Tak")
        ]
        assert [(one.name, one.role) for one in known_staff(session)] == [("Ine Tak", "leerkracht")]


def test_a_whole_school_twice_and_after_the_summer(vault: Vault) -> None:
    assert bring_in(vault, school_of(300)).new == 300
    assert look(vault, school_of(300)).nothing_to_do
    moved = look(vault, school_of(290, moved=120))
    assert (len(moved.new), len(moved.changed), len(moved.gone), len(moved.doubtful)) == (0, 120, 10, 0)
    assert {change.field for line in moved.changed for change in line.changes} <= {"group", "year_group"}
    assert bring_in(vault, school_of(290, moved=120)).changed == 120
    assert len(pupils_at(vault, "Groep 1A")) == len([n for n in range(290) if (n + (n < 120)) % 32 == 0]) + len(
        [n for n in range(290, 300) if n % 32 == 0]
    )


def pupils_at(vault: Vault, name: str) -> list[KnownPupil]:
    with vault.read() as session:
        return [one for one in known_pupils(session) if one.group == name]


def test_only_what_is_ticked_happens(vault: Vault) -> None:
    seen = look(vault, small())
    result = bring_in(vault, small(), Choices(new=frozenset({seen.new[1].row})))
    assert result == ImportResult(new=1, groups=1)
    assert set(pupils(vault)) == {"Tobe"}
    changed = small().replace("Okafor", "Okafor-Smit").replace(">5<", ">6<")
    bring_in(vault, changed, Choices(changed={pupils(vault)["Tobe"].id: frozenset({"year_group"})}))
    tobe = pupils(vault)["Tobe"]
    assert (tobe.last_name, tobe.year_group) == ("Okafor", "6")


def test_nothing_ticked_changes_nothing(vault: Vault) -> None:
    assert bring_in(vault, small(), Choices()) == ImportResult()
    assert pupils(vault) == {}


def test_what_a_person_changed_is_only_overwritten_when_ticked(vault: Vault) -> None:
    bring_in(vault, small())
    tobe = pupils(vault)["Tobe"].id
    with vault.write("Naam veranderd") as session:
        change_pupil(session, tobe, first_name="Tobi")
    seen = look(vault, small())
    assert [(one.field, one.old, one.new, one.by_hand) for one in seen.changed[0].changes] == [
        ("first_name", "Tobi", "Tobe", True)
    ]
    assert bring_in(vault, small()) == ImportResult()
    assert "Tobi" in pupils(vault)
    bring_in(vault, small(), Choices(changed={tobe: frozenset({"first_name"})}))
    assert "Tobe" in pupils(vault)
    assert "first_name" not in pupils(vault)["Tobe"].by_hand


def test_a_child_made_by_hand_is_recognised_and_completed(vault: Vault) -> None:
    with vault.write("Leerling toegevoegd") as session:
        add_pupil(
            session,
            PupilData(first_name="fenna", last_name="van der linde", birth_date=clock.today().replace(2016, 3, 9)),
        )
    assert bring_in(vault, small()) == ImportResult(new=1, changed=1, groups=1, staff=1)
    fenna = pupils(vault)["fenna"]
    assert (fenna.external_key, fenna.group, fenna.last_name) == ("101", "De Uilen", "van der linde")


def test_one_undo_takes_the_whole_import_back(vault: Vault) -> None:
    bring_in(vault, small())
    assert vault.undo() == IMPORT_SENTENCE
    assert pupils(vault) == {}
    assert vault.redo() == IMPORT_SENTENCE
    assert look(vault, small()).nothing_to_do
    assert pupils(vault)["Tobe"].by_hand == frozenset()


def test_undo_brings_back_what_counted_as_typed(vault: Vault) -> None:
    bring_in(vault, small())
    tobe = pupils(vault)["Tobe"].id
    with vault.write("Naam veranderd") as session:
        change_pupil(session, tobe, first_name="Tobi")
    moved = small().replace(">5<", ">6<")
    bring_in(vault, moved, Choices(changed={tobe: frozenset({"first_name", "year_group"})}))
    assert pupils(vault)["Tobe"].by_hand == frozenset()
    vault.undo()
    assert pupils(vault)["Tobi"].by_hand == {"first_name"}
    assert suggested(look(vault, moved)).changed[tobe] == {"year_group"}
    vault.undo()
    assert pupils(vault)["Tobe"].by_hand == frozenset()
    vault.redo()
    assert pupils(vault)["Tobi"].by_hand == {"first_name"}


def test_gone_means_left_and_never_removed(vault: Vault) -> None:
    bring_in(vault, small())
    file = edex([pupil("101", in_group("g5"), eckid="https://ketenid.example/aaa", roepnaam="Fenna", achternaam="Linde",
                       voorvoegsel="van der", geboortedatum="2016-03-09", jaargroep="5")], [group("g5", "De Uilen", "5")])  # fmt: skip
    assert bring_in(vault, file) == ImportResult()
    tobe = pupils(vault)["Tobe"].id
    assert bring_in(vault, file, Choices(gone=frozenset({tobe}))) == ImportResult(gone=1)
    assert pupils(vault)["Tobe"].left_on == clock.today()
    assert bring_in(vault, small()).changed == 1
    assert pupils(vault)["Tobe"].left_on is None


def test_a_doubt_is_answered_with_the_same_another_or_nobody(vault: Vault) -> None:
    bring_in(vault, small())
    typo = (
        small()
        .replace('eckid="https://ketenid.example/bbb"', "")
        .replace('key="102"', 'key="#1"')
        .replace("2015-11-30", "2015-11-03")
    )
    line = look(vault, typo).doubtful[0]
    assert (line.reason, [one.name for one in line.candidates]) == (Doubt.BIRTH_DATE, ["Tobe Okafor"])
    tobe = pupils(vault)["Tobe"].id
    assert bring_in(vault, typo) == ImportResult()
    assert bring_in(vault, typo, Choices(doubtful={line.row: tobe})) == ImportResult(changed=1)
    assert str(pupils(vault)["Tobe"].birth_date) == "2015-11-03"
    vault.undo()
    assert bring_in(vault, typo, Choices(doubtful={line.row: NEW})) == ImportResult(new=1)
    with vault.read() as session:
        assert sum(one.first_name == "Tobe" for one in known_pupils(session)) == 2


def test_a_problem_halfway_keeps_nothing(vault: Vault) -> None:
    bring_in(vault, small())
    seen = look(vault, small().replace(">5<", ">6<").replace("Ine", "Ina"))
    extra = look(vault, school_of(40))
    both = replace(
        extra, changed=seen.changed, file=replace(extra.file, pupils=(*seen.file.pupils, *extra.file.pupils))
    )
    with vault.write("Leerling verwijderd") as session:
        remove(session, Pupil, seen.changed[1].id)
    before = pupils(vault)
    with pytest.raises(UserProblem, match="import-outdated"), vault.write(IMPORT_SENTENCE) as session:
        apply(session, both, suggested(both))
    assert pupils(vault) == before
    with vault.read() as session:
        assert len(known_groups(session)) == 1
        assert len(known_staff(session)) == 1
    assert vault.undo_sentence == "Leerling verwijderd"


def test_a_value_that_cannot_be_kept_stops_the_import(vault: Vault) -> None:
    seen = look(vault, small())
    spoilt = replace(seen.file.pupils[1], last_name="x" * 600)
    bad = replace(seen, file=replace(seen.file, pupils=(seen.file.pupils[0], spoilt)))
    with pytest.raises(UserProblem, match="text-too-long"), vault.write(IMPORT_SENTENCE) as session:
        apply(session, bad, suggested(bad))
    assert pupils(vault) == {}


def test_two_doubts_cannot_be_the_same_child(vault: Vault) -> None:
    bring_in(vault, small())
    tobe = pupils(vault)["Tobe"].id
    twice = edex(
        [
            pupil("#1", roepnaam="Tobe", achternaam="Okafor"),
            pupil("#2", roepnaam="Tobe", achternaam="Okafor", geslacht="1"),
        ]
    )
    rows = [line.row for line in look(vault, twice).doubtful]
    assert len(rows) == 2
    with pytest.raises(UserProblem, match="import-same-child-twice"):
        bring_in(vault, twice, Choices(doubtful=dict.fromkeys(rows, tobe)))


def test_the_first_file_tells_which_school_and_another_is_noticed(vault: Vault) -> None:
    assert not look(vault, small()).other_school
    bring_in(vault, small())
    assert not look(vault, small()).other_school
    assert look(vault, small(brin="11BB")).other_school
    assert bring_in(vault, small(brin="11BB").replace("Fenna", "Fen")) == ImportResult()


def stays(vault: Vault, name: str) -> list[EventRow]:
    child = pupils(vault)[name].id
    with vault.read() as session:
        return event_rows(session, child)


def test_a_new_child_has_its_school_on_the_timeline_and_leaving_ends_it(vault: Vault) -> None:
    one, two = (pupil(key, in_group("g5"), roepnaam=name, geboortedatum="2016-03-09", instroomdatum="2020-08-24")
                for key, name in (("1", "Fenna"), ("2", "Tobe")))  # fmt: skip
    groups = [group("g5", "De Uilen", "5")]
    bring_in(vault, edex([one, two, pupil("3", in_group("g5"), roepnaam="Yara")], groups))
    assert [row.sentence for row in stays(vault, "Fenna")] == [
        "De Proefschool: sinds 24 augustus 2020. Verteld door de administratie van school."
    ]
    assert stays(vault, "Yara") == []
    (unwanted,) = stays(vault, "Tobe")
    with vault.write("Weg") as session:
        remove_event(session, unwanted.id)
    known = pupils(vault)
    file = edex([pupil("3", in_group("g5"), roepnaam="Yara")], groups)
    bring_in(vault, file, Choices(gone=frozenset({known["Fenna"].id, known["Tobe"].id})))
    assert stays(vault, "Fenna")[0].end_latest is not None
    assert stays(vault, "Tobe") == []
    vault.undo()
    assert stays(vault, "Fenna")[0].end_latest is None
