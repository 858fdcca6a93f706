"""Several people, each with a password of their own: giving, taking, a new key, another place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.errors import Bug, EnvironmentProblem, Problem, UserProblem
from rondom.opening import create, unlock, unlock_with_code
from rondom.paths import state_dir
from rondom.school.actions import remove_user
from rondom.vault import anchor, backups, container, copies, keyring, keys, lock_note, recovery, slots
from rondom.vault.chain import verify
from rondom.vault.vault import Change, Vault
from tests.mees import QUICK
from tests.vault.contents import content, is_sound
from tests.vault.two_people import ANJA, BRAM, NEW, colleague, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.rondom"


@pytest.fixture
def vault(path: Path) -> Iterator[Vault]:
    put(path, bram=False)
    opened = unlock(path, ANJA)
    yield opened
    opened.close()


@pytest.fixture
def bram(vault: Vault) -> str:
    """A colleague with a password."""
    who = colleague(vault, "Bram")
    keyring.give_password(vault, who, BRAM)
    return who


def pupil(vault: Vault, name: str) -> None:
    with vault.write("Leerling toegevoegd") as session:
        add_pupil(session, PupilData(first_name=name))


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(Problem) as caught:
        action()
    return caught.value.code


def comes_in(path: Path, password: str) -> str:
    """The name of whoever the journal will know, or why it does not open."""
    try:
        vault = container.open_with_password(path, password)
    except Problem as problem:
        return problem.code
    vault.close()
    again = unlock(path, password)
    name = again.actor.name
    again.close()
    return name


def sentences(vault: Vault) -> list[tuple[str, str]]:
    with vault.read() as session:
        run = session.connection().exec_driver_sql
        return [(row[0], row[1]) for row in run("SELECT actor, sentence FROM journal_action WHERE kind = 'key'")]


# -- giving and taking -------------------------------------------------------------------------------------------


def test_each_password_brings_in_its_own_person(vault: Vault, bram: str, path: Path) -> None:
    assert keyring.owners(vault) == {vault.actor.id, bram}
    vault.close()
    assert (comes_in(path, ANJA), comes_in(path, BRAM)) == ("Anja", "Bram")


def test_a_new_password_for_one_leaves_those_of_others(vault: Vault, bram: str, path: Path) -> None:
    keyring.give_password(vault, bram, NEW)
    assert keyring.opened_by(vault) == vault.actor.id
    vault.close()
    assert (comes_in(path, ANJA), comes_in(path, BRAM), comes_in(path, NEW)) == (
        "Anja",
        "vault-wrong-password",
        "Bram",
    )


def test_changing_ones_own_password(vault: Vault, bram: str, path: Path) -> None:
    vault.change_password(NEW)
    vault.change_password("en nog een ander wachtwoord")
    vault.close()
    found = [comes_in(path, one) for one in (ANJA, NEW, "en nog een ander wachtwoord", BRAM)]
    assert found == ["vault-wrong-password", "vault-wrong-password", "Anja", "Bram"]


def test_a_password_that_was_taken_no_longer_opens(vault: Vault, bram: str, path: Path) -> None:
    keyring.take_password(vault, bram)
    keyring.take_password(vault, bram)
    assert keyring.owners(vault) == {vault.actor.id}
    with vault.write("Collega weggehaald", final=True) as session:
        remove_user(session, bram)
    vault.close()
    assert (comes_in(path, ANJA), comes_in(path, BRAM)) == ("Anja", "vault-wrong-password")


def test_the_last_password_stays(vault: Vault, bram: str, path: Path) -> None:
    keyring.take_password(vault, bram)
    assert code_of(lambda: keyring.take_password(vault, vault.actor.id)) == "last-password"
    vault.close()
    assert comes_in(path, ANJA) == "Anja"


def test_a_password_of_someone_who_is_gone_does_not_count_as_the_last(vault: Vault, bram: str) -> None:
    with vault.write("Collega weggehaald", final=True) as session:
        remove_user(session, bram)
    assert code_of(lambda: keyring.take_password(vault, vault.actor.id)) == "last-password"
    keyring.take_password(vault, bram)
    assert keyring.owners(vault) == {vault.actor.id}


def test_two_people_never_have_the_same_password(vault: Vault, bram: str, path: Path) -> None:
    assert code_of(lambda: keyring.give_password(vault, bram, ANJA)) == "password-shared"
    keyring.give_password(vault, bram, BRAM)
    vault.close()
    assert (comes_in(path, ANJA), comes_in(path, BRAM)) == ("Anja", "Bram")


def test_ten_passwords_and_no_more(vault: Vault, path: Path) -> None:
    for number in range(9):
        keyring.give_password(vault, colleague(vault, f"Collega {number}"), f"wachtwoord nummer {number}")
    last = colleague(vault, "Te veel")
    assert code_of(lambda: keyring.give_password(vault, last, NEW)) == "vault-slots-full"
    keyring.give_password(vault, vault.actor.id, NEW)
    vault.close()
    assert (comes_in(path, NEW), comes_in(path, "wachtwoord nummer 8")) == ("Anja", "Collega 8")


def test_a_password_for_nobody_is_refused(vault: Vault) -> None:
    assert code_of(lambda: keyring.give_password(vault, "iemand", NEW)) == "gone"
    assert code_of(lambda: keyring.give_password(vault, "", NEW)) == "gone"


def test_the_journal_knows_who_changed_a_password(vault: Vault, bram: str, path: Path) -> None:
    vault.close()
    as_bram = unlock(path, BRAM)
    as_bram.change_password("een ander wachtwoord van bram")
    anja = keyring.founder(as_bram)
    keyring.give_password(as_bram, anja, NEW)
    keyring.take_password(as_bram, anja)
    assert sentences(as_bram) == [
        ("Anja", "Wachtwoord gekozen voor Bram"),
        ("Bram", "Eigen wachtwoord gekozen"),
        ("Bram", "Wachtwoord gekozen voor Anja"),
        ("Bram", "Wachtwoord weggehaald van Anja"),
    ]
    assert as_bram.undo_sentence is None
    assert is_sound(as_bram)
    as_bram.close()


def test_no_password_changes_within_a_write(vault: Vault, path: Path) -> None:
    with pytest.raises(Bug), vault.write("Iets"):
        keyring.give_password(vault, vault.actor.id, NEW)
    with pytest.raises(Bug), vault.write("Iets"):
        keyring.new_key(vault, NEW)
    vault.close()
    assert comes_in(path, ANJA) == "Anja"


# -- a vault from before -----------------------------------------------------------------------------------------


@pytest.fixture
def nameless(vault: Vault, path: Path) -> Path:
    """A vault as it was made before there were more people: its slot names nobody."""
    slots.give(vault._opened, ANJA, "", (vault.actor.id,), QUICK)
    assert [slot.owner for slot in vault._opened.header.slots] == [""]
    vault.close()
    return path


def test_a_slot_without_a_name_is_the_founders(nameless: Path) -> None:
    vault = unlock(nameless, ANJA)
    aafje = colleague(vault, "Aafje")  # before Anja in the alphabet
    keyring.give_password(vault, aafje, BRAM)
    assert vault.actor.name == "Anja"
    assert keyring.owners(vault) == {vault.actor.id, aafje}
    vault.close()
    assert (comes_in(nameless, ANJA), comes_in(nameless, BRAM)) == ("Anja", "Aafje")


def test_a_slot_without_a_name_goes_when_the_founder_gets_another_password(nameless: Path) -> None:
    vault = unlock(nameless, ANJA)
    keyring.give_password(vault, colleague(vault, "Bram"), BRAM)
    vault.close()
    vault = unlock(nameless, BRAM)
    keyring.give_password(vault, keyring.founder(vault), NEW)
    vault.close()
    found = [comes_in(nameless, one) for one in (ANJA, BRAM, NEW)]
    assert found == ["vault-wrong-password", "Bram", "Anja"]


def test_a_slot_without_a_name_can_be_taken(nameless: Path) -> None:
    vault = unlock(nameless, ANJA)
    bram = colleague(vault, "Bram")
    keyring.give_password(vault, bram, BRAM)
    keyring.take_password(vault, vault.actor.id)
    assert keyring.owners(vault) == {bram}
    vault.close()
    assert comes_in(nameless, ANJA) == "vault-wrong-password"


# -- a new key ---------------------------------------------------------------------------------------------------


def test_a_new_key_ends_all_old_passwords_and_the_old_code(vault: Vault, bram: str, path: Path) -> None:
    pupil(vault, "Mees")
    before, old_id, old_code, old_bytes = content(vault), vault.vault_id, vault.recovery_code(), path.stat().st_ino
    code = keyring.new_key(vault, NEW)
    assert (content(vault), vault.path) == (before, path)
    assert vault.vault_id not in {old_id, ""}
    assert path.stat().st_ino != old_bytes
    assert vault.recovery_code() == code != old_code
    assert keyring.owners(vault) == {vault.actor.id}
    vault.close()
    found = [comes_in(path, one) for one in (ANJA, BRAM, NEW)]
    assert found == ["vault-wrong-password", "vault-wrong-password", "Anja"]
    assert code_of(lambda: unlock_with_code(path, old_code)) == "vault-wrong-code"
    again = unlock_with_code(path, code)
    assert content(again) == before
    again.close()
    path.write_bytes(bytes(container.HEADER_BYTES) + path.read_bytes()[container.HEADER_BYTES :])
    unlock_with_code(path, code).close()
    assert code_of(lambda: unlock_with_code(path, old_code)) == "vault-wrong-code"


def test_after_a_new_key_the_open_vault_goes_on(vault: Vault, path: Path) -> None:
    pupil(vault, "Mees")
    heard = []
    vault.subscribe(heard.append)
    keyring.new_key(vault, NEW)
    assert vault.undo() is None
    pupil(vault, "Noor")
    assert [change.sentence for change in heard] == ["Nieuwe sleutel gemaakt", "Leerling toegevoegd"]
    assert vault.undo() == "Leerling toegevoegd"
    assert vault.redo() == "Leerling toegevoegd"
    with vault.read() as session:
        assert verify(session).whole
    assert is_sound(vault)
    assert lock_note.read(path) is not None
    assert code_of(lambda: container.open_with_password(path, NEW)) == "vault-in-use"
    keyring.new_key(vault, "en daarna nog een nieuwe")
    pupil(vault, "Bo")
    after = content(vault)
    vault.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    again = unlock(path, "en daarna nog een nieuwe")
    assert content(again) == after
    again.close()


def test_no_page_of_the_new_file_was_ever_under_the_old_key(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a crash would leave behind must not open with the old code either."""
    old, seen = bytes(vault._opened.seed), []
    real = container.write_area

    def looked_at(new: Path, content: object) -> None:
        shutil.copy(new, path.with_name("gevonden.rondom"))
        seen.append(new)
        real(new, content)  # type: ignore[arg-type]

    monkeypatch.setattr(container, "write_area", looked_at)
    keyring.new_key(vault, NEW)
    assert seen
    assert code_of(lambda: container.open_with_seed(path.with_name("gevonden.rondom"), old)) == "vault-wrong-code"


@pytest.mark.parametrize("name", ["een naam met spaties.rondom", "a%20b#c?key=x&y.rondom", "kluis 'é\" 学校.rondom"])
def test_a_new_key_in_a_place_with_an_odd_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    vault = create(path, ANJA, "De Regenwulp", "Anja", QUICK).vault
    keyring.new_key(vault, NEW)
    vault.close()
    assert (comes_in(path, ANJA), comes_in(path, NEW)) == ("vault-wrong-password", "Anja")
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_copies_from_before_a_new_key_stay_copies_of_this_vault(vault: Vault) -> None:
    old_id = vault.vault_id
    keyring.new_key(vault, NEW)
    assert old_id in copies.ids_of(vault.vault_id)


def test_the_old_file_put_back_after_a_new_key_is_seen(vault: Vault, path: Path) -> None:
    pupil(vault, "Mees")
    vault.close()
    old = path.read_bytes()
    vault = unlock(path, ANJA)
    assert not anchor.older_than_here(vault)
    keyring.new_key(vault, NEW)
    assert not anchor.older_than_here(vault)
    vault.close()
    vault = unlock(path, NEW)
    assert not anchor.older_than_here(vault)
    vault.close()
    path.write_bytes(old)
    vault = unlock(path, ANJA)
    assert anchor.older_than_here(vault)
    vault.close()


def test_a_new_key_after_the_recovery_code(vault: Vault, bram: str, path: Path) -> None:
    code = vault.recovery_code()
    vault.close()
    vault = unlock_with_code(path, code)
    with pytest.raises(Bug):
        keyring.new_key(vault, NEW)  # whose would it be?
    vault.close()
    assert comes_in(path, BRAM) == "Bram"


# -- another place -----------------------------------------------------------------------------------------------


def test_a_moved_vault_goes_on_in_its_new_place(vault: Vault, bram: str, path: Path, tmp_path: Path) -> None:
    pupil(vault, "Mees")
    target = tmp_path / "veilig" / "andere naam.rondom"
    target.parent.mkdir()
    before, old_id = content(vault), vault.vault_id
    keyring.move(vault, target)
    assert (vault.path, vault.vault_id, content(vault)) == (target, old_id, before)
    assert [file.name for file in tmp_path.iterdir()] == ["veilig"]
    assert lock_note.read(target) is not None
    assert vault.undo() == "Leerling toegevoegd"
    assert vault.redo() == "Leerling toegevoegd"
    assert keyring.opened_by(vault) == vault.actor.id
    vault.change_password(NEW)
    vault.close()
    assert (comes_in(target, NEW), comes_in(target, BRAM)) == ("Anja", "Bram")


def test_a_vault_never_moves_over_something_else(vault: Vault, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander.rondom"
    other.write_bytes(b"van iemand anders")
    link = tmp_path / "link.rondom"
    link.symlink_to(tmp_path / "nergens.rondom")
    for target in (other, path, link):
        assert code_of(lambda one=target: keyring.move(vault, one)) == "vault-exists"
    assert code_of(lambda: keyring.move(vault, tmp_path / "weg" / "a.rondom")) == "file-unwritable"
    assert other.read_bytes() == b"van iemand anders"
    pupil(vault, "Mees")
    assert vault.path == path


def test_the_voorbeeldschool_is_never_moved(vault: Vault, tmp_path: Path) -> None:
    """Closing it would throw away the folder it was moved to."""
    vault.throwaway = True
    with pytest.raises(Bug):
        keyring.move(vault, tmp_path / "a.rondom")
    vault.throwaway = False


# -- reading only ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_where_nothing_may_be_written_nothing_changes(
    vault: Vault, bram: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    monkeypatch.setattr(container, "_is_closed_to_writing", lambda _folder: True)
    looking = unlock(path, ANJA)
    assert looking.read_only
    before = path.read_bytes()
    for change in (
        lambda: keyring.give_password(looking, bram, NEW),
        lambda: keyring.take_password(looking, bram),
        lambda: keyring.new_key(looking, NEW),
        lambda: keyring.move(looking, path.with_name("elders.rondom")),
    ):
        with pytest.raises(EnvironmentProblem, match="vault-read-only"):
            change()
    assert keyring.owners(looking) == {looking.actor.id, bram}
    looking.close()
    assert path.read_bytes() == before


# -- the code ----------------------------------------------------------------------------------------------------


def test_the_code_fits_or_not(vault: Vault) -> None:
    code = vault.recovery_code()
    assert keyring.code_fits(vault, code.lower().replace("-", " "))
    assert not keyring.code_fits(vault, "0000-0000-0000-0000-0000-0000-016D")
    with pytest.raises(UserProblem, match="vault-code-typo"):
        keyring.code_fits(vault, code[:-1])


# -- a hostile header --------------------------------------------------------------------------------------------


def test_one_absurd_slot_keeps_nobody_else_out(vault: Vault, bram: str, path: Path) -> None:
    mine, brams = vault._opened.header.slots
    absurd = replace(mine, kdf=keys.KdfParameters(2**31 - 1, 10, 8))
    slots.write(vault._opened, (absurd, brams))
    vault.close()
    assert (comes_in(path, BRAM), comes_in(path, ANJA)) == ("Bram", "vault-damaged")


def test_a_header_of_another_vault_counts_as_lost(vault: Vault, path: Path, tmp_path: Path) -> None:
    """Its generation may be the higher one: the first password written must count all the same."""
    code = vault.recovery_code()
    vault.close()
    other = create(tmp_path / "ander.rondom", BRAM, "Ander", "Bram", QUICK).vault
    for number in range(3):
        other.change_password(f"wachtwoord nummer {number}")
    other.close()
    foreign = (tmp_path / "ander.rondom").read_bytes()[: container.HEADER_BYTES]
    path.write_bytes(foreign + path.read_bytes()[container.HEADER_BYTES :])
    again = unlock_with_code(path, code)
    assert keyring.owners(again) == frozenset()
    again.change_password(NEW)
    again.close()
    assert comes_in(path, NEW) == "Anja"
    assert comes_in(path, "wachtwoord nummer 2") == "vault-wrong-password"


def test_the_clock_of_the_journal_goes_on_after_a_new_key(vault: Vault) -> None:
    pupil(vault, "Mees")
    keyring.new_key(vault, NEW)
    clock.shift(timedelta(days=-3))
    pupil(vault, "Noor")
    with vault.read() as session:
        moments = session.connection().exec_driver_sql("SELECT hlc FROM journal_action ORDER BY seq").scalars().all()
    assert moments == sorted(moments)


# -- is it really the one who came in ----------------------------------------------------------------------------


def test_only_the_password_of_whoever_is_at_the_keyboard_is_theirs(vault: Vault, bram: str) -> None:
    assert keyring.is_mine(vault, ANJA)
    assert not keyring.is_mine(vault, BRAM)
    assert not keyring.is_mine(vault, "")
    vault.change_password(NEW)
    assert keyring.is_mine(vault, NEW) and not keyring.is_mine(vault, ANJA)


def test_a_slot_of_an_older_rondom_is_the_founders(vault: Vault, bram: str) -> None:
    slots.give(vault._opened, NEW, "", {vault.actor.id})
    assert keyring.is_mine(vault, NEW)


# -- what a computer has to know of a new key --------------------------------------------------------------------


def forgets(vault_id: str) -> None:
    """As after a crash right behind the new key, or on a computer where it was not made."""
    (copies.shelf(vault_id) / "eerder.txt").unlink()


def test_copies_from_before_a_new_key_are_found_again_after_a_crash(vault: Vault, path: Path) -> None:
    first = backups.back_up(vault, "close")
    keyring.new_key(vault, NEW)
    second = backups.back_up(vault, "close")
    keyring.new_key(vault, BRAM)
    vault.close()
    forgets(vault.vault_id)
    forgets(second.vault_id)
    assert backups.copies(vault.vault_id) == ()
    unlock(path, BRAM).close()
    assert {copy.vault_id for copy in backups.copies(vault.vault_id)} == {first.vault_id, second.vault_id}


def test_an_old_file_that_comes_back_shows_also_where_the_new_key_was_not_made(
    vault: Vault, path: Path, tmp_path: Path
) -> None:
    pupil(vault, "Mees")
    old_id = vault.vault_id
    old = vault.backup(tmp_path / "oud.rondom").path
    anchor.note(vault)
    here = state_dir() / anchor.FOLDER / f"{old_id}.json"
    known = here.read_bytes()
    keyring.new_key(vault, NEW)
    vault.close()
    here.write_bytes(known)
    forgets(vault.vault_id)
    unlock(path, NEW).close()
    back = unlock(old, ANJA)
    assert anchor.older_than_here(back)
    back.close(noted=False)


def test_whoever_listens_hears_of_a_new_key(vault: Vault) -> None:
    heard: list[Change] = []
    vault.subscribe(heard.append)
    keyring.new_key(vault, NEW)
    assert [change.tables for change in heard] == [{keyring.KEY}]


def test_a_vault_that_was_let_go_says_so_and_gives_no_code_of_nothing(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone else was first to open the new file. An all-zero code on paper would open nothing, ever."""

    def taken(*_arguments: object) -> container.Opened:
        raise EnvironmentProblem("vault-in-use", who="Iemand", computer="een computer", since="nu")

    with monkeypatch.context() as patch:
        patch.setattr(container, "open_with_seed", taken)
        assert code_of(lambda: keyring.new_key(vault, NEW)) == "vault-let-go"
    asked: list[Callable[[], object]] = [
        lambda: vault.fact("x"),
        lambda: backups.back_up(vault, "close"),
        lambda: backups.is_due(vault),
        vault.recovery_code,
        lambda: keyring.code_fits(vault, recovery.code_of(bytes(16))),
        lambda: keyring.is_mine(vault, NEW),
    ]
    assert [code_of(one) for one in asked] == ["vault-let-go"] * len(asked)
