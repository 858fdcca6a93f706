"""One row added, changed or removed: what is refused, and that a refusal never repeats what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.dossier.model import (
    Address,
    AddressData,
    Caregiver,
    CaregiverData,
    Custody,
    Note,
    Pupil,
    PupilData,
)
from rondom.errors import Bug, Problem, UserProblem
from rondom.vault import records
from rondom.vault.base import columns
from rondom.vault.fields import LINE_LIMIT, TEXT_LIMIT
from rondom.vault.vault import Vault
from tests.mees import new_vault
from tests.vault.contents import content


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


def add_pupil(vault: Vault, **values: Any) -> str:
    with vault.write("Leerling toegevoegd") as session:
        return records.add(session, Pupil, PupilData(first_name="Mees", **values))


def value(vault: Vault, name: str, key: str) -> Any:
    with vault.read() as session:
        return session.execute(records.select(columns(Pupil)[name]).where(columns(Pupil).id == key)).scalar_one()


def test_a_change_of_nothing_is_no_change(vault: Vault) -> None:
    child = add_pupil(vault)
    before = content(vault)
    with vault.write("Niets") as session:
        records.change(session, Pupil, child, {})
    assert content(vault) == before
    assert vault.undo_sentence == "Leerling toegevoegd"


@pytest.mark.parametrize("action", [
    lambda session: records.change(session, Pupil, "weg", {"first_name": "Kanarie"}),
    lambda session: records.change(session, Pupil, "weg", {}),
    lambda session: records.remove(session, Pupil, "weg"),
    lambda session: records.add(session, Caregiver, CaregiverData(name="Kanarie"), pupil_id="weg"),
    lambda session: records.change(session, Pupil, "", {"level": 3}),
])  # fmt: skip
def test_what_is_no_longer_there_is_gone(vault: Vault, action: Any) -> None:
    before = content(vault)
    with pytest.raises(UserProblem, match="gone") as caught, vault.write("Te laat") as session:
        action(session)
    assert "Kanarie" not in repr(caught.value) + str(caught.value.values)
    assert content(vault) == before
    assert vault.undo_sentence is None


def test_a_second_address_of_one_caregiver_is_a_bug_without_content(vault: Vault) -> None:
    child = add_pupil(vault)
    with vault.write("Verzorger") as session:
        mother = records.add(session, Caregiver, CaregiverData(name="Moeder"), pupil_id=child)
        records.add(session, Address, AddressData(street="Een"), pupil_id=child, caregiver_id=mother)
    with pytest.raises(Bug) as caught, vault.write("Nog een") as session:
        records.add(session, Address, AddressData(street="Kanarie 2"), pupil_id=child, caregiver_id=mother)
    assert "Kanarie" not in str(caught.value.values)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_positions_follow_each_other_per_child(vault: Vault) -> None:
    one, other = add_pupil(vault), add_pupil(vault)
    with vault.write("Verzorgers") as session:
        for child in (one, one, other):
            place = records.next_position(session, Caregiver, pupil_id=child)
            records.add(session, Caregiver, CaregiverData(name="x", position=place), pupil_id=child)
        known = columns(Caregiver)
        rows = session.execute(records.select(known.pupil_id, known.position).order_by(known.id)).all()
    assert rows == [(one, 0), (one, 1), (other, 0)]


def test_what_comes_as_text_is_kept_as_what_it_means() -> None:
    values = {"birth_date": "2016-06-14", "level": "3", "followed": "true", "first_name": " Zoë "}
    expected = {"birth_date": date(2016, 6, 14), "level": 3, "followed": True, "first_name": " Zoë "}
    assert records.validated(Pupil, values) == expected
    assert records.validated(Caregiver, {"custody": "yes"}) == {"custody": Custody.YES}
    assert records.validated(Note, {"written_on": date(2026, 3, 12)}) == {"written_on": date(2026, 3, 12)}


@pytest.mark.parametrize(("table", "values", "code"), [
    (Pupil, {"level": 10}, "field-invalid"),
    (Pupil, {"level": -1}, "field-invalid"),
    (Pupil, {"level": None}, "field-invalid"),
    (Pupil, {"first_name": None}, "field-invalid"),
    (Pupil, {"birth_date": "gisteren Kanarie"}, "field-invalid"),
    (Pupil, {"first_name": "Kanarie\ud800"}, "field-invalid"),
    (Pupil, {"first_name": "Kanarie\0"}, "text-nul"),
    (Pupil, {"last_name": "K" * (LINE_LIMIT + 1)}, "text-too-long"),
    (Pupil, {"question": "K" * (TEXT_LIMIT + 1)}, "text-too-long"),
    (Caregiver, {"custody": "Kanarie"}, "field-invalid"),
    (Note, {"written_on": None}, "field-invalid"),
])  # fmt: skip
def test_what_cannot_be_is_refused_without_repeating_it(table: Any, values: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem) as caught:
        records.validated(table, values)
    assert caught.value.code == code
    assert not {"Kanarie", "KKK"} & set(str(caught.value.values))
    assert caught.value.__suppress_context__


def test_one_wrong_field_keeps_the_right_ones_out_too(vault: Vault) -> None:
    child = add_pupil(vault)
    with pytest.raises(UserProblem), vault.write("Half") as session:
        records.change(session, Pupil, child, {"first_name": "Anders", "level": 77})
    assert value(vault, "first_name", child) == "Mees"


NO_NUL = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=80)


@settings(max_examples=20)
@given(words=st.lists(NO_NUL, min_size=1, max_size=8))
def test_any_text_comes_back_as_it_was_and_so_does_its_history(words: list[str], shared: Vault) -> None:
    child = add_pupil(shared)
    for one in words:
        with shared.write("Vraag veranderd") as session:
            records.change(session, Pupil, child, {"question": one, "first_name": one})
        assert (value(shared, "question", child), value(shared, "first_name", child)) == (one, one)
    with shared.write("Weg") as session:
        records.remove(session, Pupil, child)
    shared.undo()
    assert (value(shared, "question", child), value(shared, "first_name", child)) == (words[-1], words[-1])
    while shared.undo():
        pass


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    with new_vault(tmp_path_factory.mktemp("records")) as made:
        yield made
