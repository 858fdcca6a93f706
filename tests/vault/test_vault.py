"""The write seam, the journal, undo and redo, on a real vault file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from rondom import clock
from rondom.dossier.actions import add_caregiver, add_pupil, change_pupil, set_address
from rondom.dossier.model import CaregiverData, Pupil, PupilData
from rondom.dossier.queries import caregiver_rows, pupil_head, pupil_rows
from rondom.errors import Bug, EnvironmentProblem, Problem, UserProblem
from rondom.opening import create, unlock, unlock_with_code
from rondom.privacy.logbook import LogFilter, entries
from rondom.vault.health import check
from rondom.vault.keys import KdfParameters
from rondom.vault.records import remove
from rondom.vault.vault import Change, Vault

QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "vier gewone woorden samen"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.rondom"


@pytest.fixture
def vault(path: Path):
    made = create(path, PASSWORD, "De Proefschool", "Ib Proef", QUICK).vault
    yield made
    made.close()


def add_child(vault: Vault, name: str = "Proef") -> str:
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name=name, last_name="Kind", birth_date=date(2016, 6, 14)))


def names(vault: Vault) -> list[str]:
    with vault.read() as session:
        return [row.name for row in pupil_rows(session, clock.today())]


def test_a_change_is_there_after_closing_and_opening(vault: Vault, path: Path) -> None:
    add_child(vault, "Zoë")
    vault.close()
    again = unlock(path, PASSWORD)
    assert names(again) == ["Zoë Kind"]
    again.close()


def test_the_recovery_code_opens_the_vault(path: Path) -> None:
    made = create(path, PASSWORD, "S", "I", QUICK)
    made.vault.close()
    opened = unlock_with_code(path, made.recovery_code.lower().replace("-", " "))
    opened.change_password("een heel ander wachtwoord")
    opened.close()
    with pytest.raises(UserProblem, match="vault-wrong-password"):
        unlock(path, PASSWORD)
    unlock(path, "een heel ander wachtwoord").close()


def test_a_short_password_is_refused(path: Path) -> None:
    with pytest.raises(UserProblem, match="password-short"):
        create(path, "kort", "S", "I", QUICK)
    assert not path.exists()


def test_an_error_inside_keeps_nothing(vault: Vault) -> None:
    with pytest.raises(RuntimeError), vault.write("Half") as session:
        add_pupil(session, PupilData(first_name="Half"))
        raise RuntimeError
    assert names(vault) == []
    assert vault.undo_sentence is None


def test_a_statement_outside_the_seam_is_refused(vault: Vault) -> None:
    with pytest.raises(Problem), vault.read() as session:
        session.execute(text("INSERT INTO ring(id, number, name) VALUES ('x', 1, 'x')"))
    with vault.read() as session:
        assert session.execute(text("SELECT count(*) FROM ring WHERE id = 'x'")).scalar() == 0


def test_every_changed_cell_is_in_the_journal(vault: Vault) -> None:
    child = add_child(vault)
    with vault.write("Naam veranderd") as session:
        change_pupil(session, child, first_name="Anders", last_name="Kind")
    with vault.read() as session:
        cells = session.execute(
            text('SELECT tbl, col, before, after FROM journal_cell WHERE "row" = :row ORDER BY id'), {"row": child}
        ).all()
    assert cells[0][:2] == ("pupil", None)
    assert cells[1:] == [("pupil", "first_name", "Proef", "Anders")]


def test_undo_and_redo_walk_across_actions(vault: Vault) -> None:
    child = add_child(vault)
    with vault.write("Verzorger toegevoegd") as session:
        mother = add_caregiver(session, child, CaregiverData(name="Moeder", relation="moeder"))
        set_address(session, child, mother, street="Laan 1", secret=True)
    with vault.write("Leerling verwijderd") as session:
        remove(session, Pupil, child)
    assert names(vault) == []
    assert vault.undo() == "Leerling verwijderd"
    with vault.read() as session:
        assert [(c.name, c.address_secret) for c in caregiver_rows(session, child)] == [("Moeder", True)]
    assert vault.undo() == "Verzorger toegevoegd"
    assert vault.undo() == "Leerling toegevoegd"
    assert vault.undo() is None
    assert [vault.redo(), vault.redo(), vault.redo()] == [
        "Leerling toegevoegd",
        "Verzorger toegevoegd",
        "Leerling verwijderd",
    ]
    assert vault.undo() == "Leerling verwijderd"
    assert names(vault) == ["Proef Kind"]
    assert check(vault).rows > 0


def test_typing_in_one_field_is_one_step_of_undo(vault: Vault) -> None:
    child = add_child(vault)
    for words in ("Hoe", "Hoe gaat", "Hoe gaat het?"):
        with vault.write("Vraag veranderd", merge=f"question:{child}") as session:
            change_pupil(session, child, question=words)
    vault.undo()
    with vault.read() as session:
        assert pupil_head(session, child, clock.today()).question == ""
    vault.redo()
    with vault.read() as session:
        assert pupil_head(session, child, clock.today()).question == "Hoe gaat het?"


def test_a_new_change_ends_redo(vault: Vault) -> None:
    add_child(vault, "Een")
    vault.undo()
    add_child(vault, "Twee")
    assert vault.redo() is None
    assert names(vault) == ["Twee Kind"]


def test_a_commit_tells_which_tables_and_which_child(vault: Vault) -> None:
    heard: list[Change] = []
    stop = vault.subscribe(heard.append)
    child = add_child(vault)
    with vault.write("Vraag veranderd") as session:
        change_pupil(session, child, question="?")
    with vault.write("Niets") as session:
        change_pupil(session, child, question="?")
    stop()
    add_child(vault)
    assert heard == [
        Change(frozenset({"pupil"}), frozenset({child}), "Leerling toegevoegd"),
        Change(frozenset({"pupil"}), frozenset({child}), "Vraag veranderd"),
    ]


def test_the_logboek_says_who_did_what(vault: Vault) -> None:
    child = add_child(vault)
    add_child(vault, "Ander")
    vault.undo()
    with vault.read() as session:
        mine = [(entry.who, entry.sentence) for entry in entries(session, LogFilter(pupil_id=child))]
        everything = [entry.sentence for entry in entries(session)]
    assert mine == [("Ib Proef", "Leerling toegevoegd")]
    assert everything[:2] == ["Ongedaan gemaakt: Leerling toegevoegd", "Leerling toegevoegd"]


def test_writing_inside_writing_is_a_bug(vault: Vault) -> None:
    with pytest.raises(Bug), vault.write("Een"), vault.write("Twee"):
        pass


@pytest.mark.parametrize(
    "words", ["👩‍👧 Ægir", "שלום", "<b>vet</b> & zo", "x" * 100_000, "regel\nregel\ttab", "'; DROP TABLE pupil"]
)
def test_any_text_is_kept_exactly(vault: Vault, words: str) -> None:
    child = add_child(vault)
    with vault.write("Vraag veranderd") as session:
        change_pupil(session, child, question=words)
    vault.undo()
    vault.redo()
    with vault.read() as session:
        assert pupil_head(session, child, clock.today()).question == words


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("question", "a\x00b", "text-nul"),
        ("first_name", "x" * 501, "text-too-long"),
        ("level", 12, "field-invalid"),
        ("birth_date", "31 april", "field-invalid"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(vault: Vault, field: str, value: object, code: str) -> None:
    child = add_child(vault)
    with pytest.raises(UserProblem) as caught, vault.write("Veranderd") as session:
        change_pupil(session, child, **{field: value})
    assert caught.value.code == code
    assert str(value) not in str(caught.value.values)


def test_a_file_taken_away_is_noticed_before_writing(vault: Vault, path: Path) -> None:
    add_child(vault)
    aside = path.rename(path.with_name("weg.rondom"))
    with pytest.raises(EnvironmentProblem, match="vault-taken-away"), vault.write("Nog een"):
        pass
    aside.rename(path)
    add_child(vault, "Weer")
    assert len(names(vault)) == 2


def test_a_replaced_file_is_noticed_before_writing(vault: Vault, path: Path) -> None:
    other = path.with_name("ander.rondom")
    vault.backup(other)
    other.replace(path)
    with pytest.raises(EnvironmentProblem, match="vault-swapped"), vault.write("Nog een"):
        pass


def test_a_backup_opens_with_the_same_password_and_holds_everything(vault: Vault, tmp_path: Path) -> None:
    add_child(vault)
    report = vault.backup(tmp_path / "kopie.rondom")
    assert report.rows["pupil"] == 1
    assert vault.fact("last_backup").endswith("kopie.rondom")
    copy = unlock(tmp_path / "kopie.rondom", PASSWORD)
    assert names(copy) == ["Proef Kind"]
    copy.close()


def test_a_second_opening_is_told_who_has_it(vault: Vault, path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="vault-in-use") as caught:
        unlock(path, PASSWORD)
    assert caught.value.values["since"]
