"""Who is at the keyboard after opening, and trying the code on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.errors import Bug, UserProblem
from rondom.opening import (
    NewVault,
    asks_again,
    become,
    check_it_is_me,
    check_password,
    code_tried,
    create,
    look_in_copies,
    people,
    try_code,
    unlock,
    unlock_with_code,
)
from rondom.school.actions import change_user, remove_user
from rondom.vault import attempts, backups, container, keyring
from rondom.vault.vault import Vault
from tests.mees import QUICK
from tests.vault.two_people import ANJA, BRAM, NEW, colleague, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.rondom"


@pytest.fixture
def made(path: Path) -> Iterator[NewVault]:
    made = create(path, ANJA, "De Regenwulp", "Anja", QUICK)
    yield made
    made.vault.close()


@pytest.fixture
def code(path: Path) -> str:
    """The code of a closed vault with Anja and Bram."""
    return put(path)


def who(vault: Vault) -> list[tuple[str, bool, bool]]:
    return [(one.name, one.has_password, one.is_me) for one in people(vault)]


def test_the_first_slot_bears_the_id_of_the_founder(made: NewVault) -> None:
    vault = made.vault
    assert [slot.owner for slot in vault._opened.header.slots] == [vault.actor.id]
    assert who(vault) == [("Anja", True, True)]


def test_the_journal_names_whoever_opened_it(code: str, path: Path) -> None:
    vault = unlock(path, BRAM)
    colleague(vault, "Cees")
    with vault.read() as session:
        last = session.connection().exec_driver_sql(
            "SELECT actor, actor_id FROM journal_action ORDER BY seq DESC LIMIT 1"
        ).one()  # fmt: skip
    assert tuple(last) == ("Bram", vault.actor.id)
    assert who(vault) == [("Anja", True, False), ("Bram", True, True), ("Cees", False, False)]
    vault.close()


def test_after_the_code_only_the_chosen_person_gets_another_password(code: str, path: Path) -> None:
    vault = unlock_with_code(path, code)
    assert vault.actor.id == ""
    bram = next(one for one in people(vault) if one.name == "Bram")
    become(vault, bram.id)
    assert vault.actor.name == "Bram"
    keyring.give_password(vault, bram.id, NEW)
    assert who(vault) == [("Anja", True, False), ("Bram", True, True)]
    with vault.read() as session:
        sentences = session.connection().exec_driver_sql(
            "SELECT actor, sentence FROM journal_action ORDER BY seq DESC LIMIT 2"
        ).all()  # fmt: skip
    assert [tuple(one) for one in sentences] == [
        ("Bram", "Eigen wachtwoord gekozen"),
        ("Bram", "Geopend met de herstelcode"),
    ]
    vault.close()
    for password, name in ((ANJA, "Anja"), (NEW, "Bram")):
        vault = unlock(path, password)
        assert vault.actor.name == name
        vault.close()
    with pytest.raises(UserProblem, match="vault-wrong-password"):
        unlock(path, BRAM)


def test_where_one_person_works_the_code_is_theirs(made: NewVault, path: Path) -> None:
    made.vault.close()
    vault = unlock_with_code(path, made.recovery_code)
    assert vault.actor.name == "Anja"
    vault.change_password(NEW)
    vault.close()
    unlock(path, NEW).close()
    with pytest.raises(UserProblem, match="vault-wrong-password"):
        unlock(path, ANJA)


def test_after_a_lost_header_the_code_and_a_person_heal_it(code: str, path: Path) -> None:
    path.write_bytes(bytes(container.HEADER_BYTES) + path.read_bytes()[container.HEADER_BYTES :])
    vault = unlock_with_code(path, code)
    assert who(vault) == [("Anja", False, False), ("Bram", False, False)]
    anja = people(vault)[0].id
    become(vault, anja)
    keyring.give_password(vault, anja, NEW)
    vault.close()
    vault = unlock(path, NEW)
    assert who(vault) == [("Anja", True, True), ("Bram", False, False)]
    vault.close()


def test_with_a_password_one_is_who_one_is(code: str, path: Path) -> None:
    vault = unlock(path, BRAM)
    anja = people(vault)[0].id
    with pytest.raises(Bug):
        become(vault, anja)
    become(vault, vault.actor.id)
    vault.close()


def test_nobody_can_become_someone_who_is_not_there(code: str, path: Path) -> None:
    vault = unlock_with_code(path, code)
    with pytest.raises(UserProblem, match="gone"):
        become(vault, "niemand")
    vault.close()


def test_a_password_without_a_person_is_nobody_elses(code: str, path: Path) -> None:
    vault = unlock(path, ANJA)
    bram = people(vault)[1].id
    with vault.write("Collega weggehaald", final=True) as session:
        remove_user(session, bram)
    vault.close()
    vault = unlock(path, BRAM)
    assert (vault.actor.id, vault.actor.name) == (bram, "onbekend")
    assert who(vault) == [("Anja", True, False)]
    vault.close()


def test_a_colleague_gets_another_name_and_goes(made: NewVault) -> None:
    vault = made.vault
    bram = colleague(vault, "Bram")
    with vault.write("Collega gewijzigd", final=True) as session:
        change_user(session, bram, name="Bram de Wit", role="directeur")
    assert [(one.name, one.role) for one in people(vault)][1] == ("Bram de Wit", "directeur")
    with vault.write("Collega weggehaald", final=True) as session:
        remove_user(session, bram)
    assert who(vault) == [("Anja", True, True)]
    with pytest.raises(UserProblem, match="gone"), vault.write("Collega weggehaald", final=True) as session:
        remove_user(session, bram)


# -- the code on paper -----------------------------------------------------------------------------------------------


def test_the_day_on_which_the_code_was_tried_is_kept(made: NewVault, path: Path) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    vault = made.vault
    assert code_tried(vault) is None
    assert not try_code(vault, "0000-0000-0000-0000-0000-0000-016D")
    with pytest.raises(UserProblem, match="vault-code-typo"):
        try_code(vault, "0000")
    assert code_tried(vault) is None
    assert try_code(vault, made.recovery_code)
    vault.close()
    vault = unlock(path, ANJA)
    assert code_tried(vault) == date(2026, 3, 12)
    vault.close()


def test_a_new_code_was_never_tried(made: NewVault) -> None:
    vault = made.vault
    assert try_code(vault, made.recovery_code)
    code = keyring.new_key(vault, NEW)
    assert code_tried(vault) is None
    assert not try_code(vault, made.recovery_code)
    assert try_code(vault, code)
    assert code_tried(vault) == clock.today()


def test_ten_signs_are_enough_however_they_are_typed() -> None:
    check_password("éééééééééé")
    with pytest.raises(UserProblem, match="password-short"):
        check_password("e\u0301" * 9)


# -- the same password again, at an open vault -------------------------------------------------------------------


def test_what_is_dear_asks_who_it_is(code: str, path: Path) -> None:
    vault = unlock(path, ANJA)
    assert asks_again(vault)
    check_it_is_me(vault, ANJA)
    with pytest.raises(UserProblem, match="password-not-yours"):
        check_it_is_me(vault, NEW)
    vault.close()


def test_guessing_at_an_open_vault_has_to_wait_as_at_the_door(code: str, path: Path) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    vault = unlock(path, ANJA)
    for _try in range(attempts.FREE + 1):
        with pytest.raises(UserProblem, match="password-not-yours"):
            check_it_is_me(vault, NEW)
    with pytest.raises(UserProblem, match="wait-first"):
        check_it_is_me(vault, ANJA)
    vault.close()
    with pytest.raises(UserProblem, match="wait-first"):
        unlock(path, ANJA)
    clock.freeze(datetime(2026, 3, 12, 9, 1))
    vault = unlock(path, ANJA)
    check_it_is_me(vault, ANJA)
    vault.close()


def test_who_came_in_with_the_code_has_no_password_to_ask(code: str, path: Path) -> None:
    vault = unlock_with_code(path, code)
    become(vault, min(keyring.owners(vault)))
    assert not asks_again(vault)
    vault.change_password(NEW)
    assert asks_again(vault)
    vault.throwaway = True
    assert not asks_again(vault), "nobody knows the password of the Voorbeeldschool"
    vault.throwaway = False
    vault.close()


def test_guessing_at_the_copies_has_to_wait_too(code: str, path: Path) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    vault = unlock(path, ANJA)
    copy = backups.back_up(vault, "close")
    vault.close()
    for _try in range(attempts.FREE + 1):
        [inside] = look_in_copies((copy,), NEW, path)
        assert inside.contents is None
    with pytest.raises(UserProblem, match="wait-first"):
        look_in_copies((copy,), ANJA, path)
    with pytest.raises(UserProblem, match="wait-first"):
        unlock(path, ANJA)
    clock.freeze(datetime(2026, 3, 12, 9, 1))
    [inside] = look_in_copies((copy,), ANJA, path)
    assert inside.contents is not None
    assert attempts.wait_for(path) == 0


def test_a_copy_that_opens_does_not_make_up_for_guessing_at_the_vault(code: str, path: Path) -> None:
    """Someone who left knows an old password: that must not give them new guesses at the one of today."""
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    vault = unlock(path, ANJA)
    copy = backups.back_up(vault, "close")
    vault.change_password(NEW)
    vault.close()
    for _try in range(attempts.FREE):
        attempts.failed(path)
    look_in_copies((copy,), ANJA, path)
    attempts.failed(path)
    assert attempts.wait_for(path) == attempts.FIRST


def test_copies_of_no_vault_that_is_known_here_are_guessed_at_one_by_one(code: str, path: Path) -> None:
    assert look_in_copies((), ANJA, None) == []
    vault = unlock(path, ANJA)
    copy = backups.back_up(vault, "close")
    vault.close()
    for _try in range(attempts.FREE + 1):
        look_in_copies((copy,), NEW, None)
    with pytest.raises(UserProblem, match="wait-first"):
        look_in_copies((copy,), NEW, None)
