"""A look inside copies with one password, and putting one back: nothing that stood there is lost, and the copy is proven."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from rondom import clock
from rondom.contents import contents
from rondom.dossier.actions import add_note, add_pupil
from rondom.dossier.model import NoteData, PupilData
from rondom.errors import Problem
from rondom.opening import create, unlock, unlock_with_code
from rondom.vault import container, header, keyring, keys, looking, migrate
from rondom.vault.backups import Copy, back_up, copies, look_inside, look_inside_with_code, restore
from rondom.vault.copies import copy_at
from rondom.vault.header import HEADER_BYTES
from rondom.vault.placing import journal_of
from rondom.vault.vault import Vault
from tests.mees import PASSWORD, QUICK, TODAY, new_vault
from tests.vault.contents import content

NOON = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)
NEWER = "een heel ander wachtwoord"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(NOON)
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def guesses(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The salt of every derivation of a key from here on."""
    made: list[bytes] = []
    real = keys._password_key

    def counted(password: str, salt: bytes, kdf: keys.KdfParameters) -> bytes:
        made.append(salt)
        return real(password, salt, kdf)

    monkeypatch.setattr(keys, "_password_key", counted)
    return made


def add_child(vault: Vault, name: str = "Mees") -> str:
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name=name, last_name="Proef"))


def days_of(vault: Vault, number: int) -> tuple[Copy, ...]:
    """A copy on each day, each with one child more."""
    for day in range(number):
        clock.freeze(NOON + timedelta(days=day))
        add_child(vault)
        back_up(vault, "close")
    return copies(vault.vault_id)


def problem(path: Path, password: str = PASSWORD) -> str:
    [inside] = look_inside([copy_at(path)], password)
    assert inside.contents is None and inside.problem is not None
    return inside.problem.code


# -- looking -------------------------------------------------------------------------------------------------


def test_each_copy_shows_what_is_in_it(vault: Vault) -> None:
    child = add_child(vault)
    with vault.write("Notitie toegevoegd") as session:
        add_note(session, child, NoteData(written_on=TODAY, text="Een notitie."))
    days_of(vault, 3)
    with vault.read() as session:
        now = contents(session)
    insides = look_inside(copies(vault.vault_id), PASSWORD)
    assert [inside.contents.pupils for inside in insides if inside.contents] == [4, 3, 2]
    assert insides[0].contents == now
    assert now.last_change == (NOON + timedelta(days=2)).astimezone()
    assert (now.notes, now.events, now.meetings) == (1, 0, 0)
    assert now.sentence == "4 kinderen en 0 gebeurtenissen"
    assert now.full_sentence == "4 kinderen, 0 gebeurtenissen, 0 overleggen en 1 notitie"


def test_one_derivation_for_all_copies_with_the_same_slot(vault: Vault, guesses: list[bytes]) -> None:
    made = days_of(vault, 5)
    assert all(inside.contents for inside in look_inside(made, PASSWORD))
    assert len(guesses) == 1


def test_one_derivation_for_each_slot_that_differs(vault: Vault, guesses: list[bytes]) -> None:
    days_of(vault, 2)
    keyring.give_password(vault, vault.actor.id, NEWER)
    clock.freeze(NOON + timedelta(days=5))
    back_up(vault, "close")
    made = copies(vault.vault_id)
    guesses.clear()
    for password, fresh in ((NEWER, [False, True, True]), (PASSWORD, [True, False, False])):
        insides = look_inside(made, password)
        assert all(inside.contents for inside in insides), "the seed of one copy opens the others"
        assert [inside.earlier_password for inside in insides] == fresh
    assert len(guesses) == 4 and len(set(guesses)) == 2


def test_a_wrong_password_is_told_for_each_and_costs_one_derivation(vault: Vault, guesses: list[bytes]) -> None:
    made = days_of(vault, 3)
    insides = look_inside(made, "niet het goede wachtwoord")
    assert [inside.problem.code for inside in insides if inside.problem] == ["vault-wrong-password"] * 3
    assert len(guesses) == 1


def test_a_password_that_is_newer_than_all_copies_is_found_in_the_vault(vault: Vault) -> None:
    made = days_of(vault, 2)
    keyring.give_password(vault, vault.actor.id, NEWER)
    vault.close()
    assert not any(inside.contents for inside in look_inside(made, NEWER))
    insides = look_inside(made, NEWER, vault.path)
    assert all(inside.contents and inside.earlier_password for inside in insides)


def test_the_code_opens_a_copy_without_a_header(vault: Vault) -> None:
    [made] = days_of(vault, 1)
    with made.path.open("r+b") as file:
        file.write(bytes(HEADER_BYTES))
    [inside] = look_inside_with_code([made], vault.recovery_code())
    assert inside.contents is not None and inside.contents.pupils == 1


def test_looking_leaves_every_copy_as_it_was(vault: Vault) -> None:
    made = days_of(vault, 2)
    folder = made[0].path.parent
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    look_inside(made, PASSWORD)
    look_inside(made, "niet het goede wachtwoord")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_copies_of_several_vaults_are_told_apart(vault: Vault, tmp_path: Path) -> None:
    other = create(tmp_path / "ander.rondom", NEWER, "Ander", "Ib Proef", QUICK).vault
    both = [*days_of(vault, 1), back_up(other, "close")]
    other.close()
    insides = look_inside(both, NEWER)
    assert [inside.contents is None for inside in insides] == [True, False]


def test_what_cannot_be_read_says_why(vault: Vault, tmp_path: Path) -> None:
    [made] = days_of(vault, 1)
    whole = made.path.read_bytes()
    cases = {
        "vault-not-a-vault": b"niets van dat alles" * 10_000,
        "vault-damaged": whole[:-5000],
    }
    for code, bytes_ in cases.items():
        odd = tmp_path / f"{code}.rondom"
        odd.write_bytes(bytes_)
        assert problem(odd) == code
    flipped = tmp_path / "omgevallen.rondom"
    flipped.write_bytes(whole[: HEADER_BYTES + 100] + b"\0" * 8 + whole[HEADER_BYTES + 108 :])
    assert problem(flipped) == "vault-damaged"
    made.path.unlink()
    assert look_inside([made], PASSWORD)[0].problem.code == "vault-missing"  # type: ignore[union-attr]


def test_a_copy_of_a_later_rondom_says_so(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    [made] = days_of(vault, 1)
    monkeypatch.setattr(migrate, "SCHEMA", migrate.SCHEMA - 1)
    assert problem(made.path) == "vault-newer"


def test_a_copy_that_someone_works_in_says_who(vault: Vault) -> None:
    [made] = days_of(vault, 1)
    opened = unlock(made.path, PASSWORD)
    assert problem(made.path) == "vault-in-use"
    add_child(opened)
    opened.close()


# -- restoring -----------------------------------------------------------------------------------------------


def refused(copy: Copy, target: Path, password: str = PASSWORD) -> str:
    with pytest.raises(Problem) as caught:
        restore(copy, target, password)
    return caught.value.code


def children(path: Path, password: str = PASSWORD) -> int:
    opened = unlock(path, password)
    try:
        with opened.read() as session:
            return int(session.execute(text("SELECT count(*) FROM pupil")).scalar_one())
    finally:
        opened.close()


def test_restoring_where_nothing_stands(vault: Vault, tmp_path: Path) -> None:
    [made] = days_of(vault, 1)
    before = content(vault)
    target = tmp_path / "terug.rondom"
    restored = restore(made, target, PASSWORD)
    assert (restored.path, restored.aside) == (target, None)
    assert restored.contents is not None and restored.contents.pupils == 1
    opened = unlock(target, PASSWORD)
    assert content(opened) == before
    opened.close()
    assert made.path.exists()


def test_what_stood_there_is_kept_under_a_clear_name(vault: Vault) -> None:
    made = days_of(vault, 3)
    vault.close()
    now = vault.path.read_bytes()
    clock.freeze(datetime(2026, 5, 20, 16, 3))
    restored = restore(made[-1], vault.path, PASSWORD)
    assert restored.aside is not None and restored.aside.name == "school, opzij gezet 2026-05-20 16.03.rondom"
    assert restored.aside.read_bytes() == now
    assert (children(vault.path), children(restored.aside)) == (1, 3)
    again = restore(made[0], vault.path, PASSWORD)
    assert again.aside is not None and again.aside.name == "school, opzij gezet 2026-05-20 16.03 (2).rondom"
    assert children(vault.path) == 3


def test_a_journal_of_a_crash_stays_with_the_file_it_belongs_to(vault: Vault) -> None:
    """Played back into the restored file it would ruin that one; without it the old file would be half."""
    made = days_of(vault, 1)
    vault.close()
    journal_of(vault.path).write_bytes(b"unfinished")
    restored = restore(made[0], vault.path, PASSWORD)
    assert restored.aside is not None
    assert not journal_of(vault.path).exists()
    assert journal_of(restored.aside).read_bytes() == b"unfinished"


def test_where_a_file_cannot_have_two_names_it_is_moved(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    made = days_of(vault, 1)
    vault.close()

    def no_links(*_names: object) -> None:
        raise OSError("a stick has no links")

    monkeypatch.setattr(os, "link", no_links)
    restored = restore(made[0], vault.path, PASSWORD)
    assert restored.aside is not None and children(restored.aside) == children(vault.path) == 1


def test_a_damaged_copy_is_not_put_back(vault: Vault) -> None:
    """Also when the damage is in a page that no look would read."""
    made = days_of(vault, 1)[0]
    vault.close()
    now = vault.path.read_bytes()
    for place in range(HEADER_BYTES + 2000, made.size, 16 * 4096):
        bytes_ = bytearray(made.path.read_bytes())
        bytes_[place] ^= 1
        damaged = made.path.with_name("stuk.rondom")
        damaged.write_bytes(bytes_)
        assert refused(copy_at(damaged), vault.path) == "vault-damaged"
    assert vault.path.read_bytes() == now
    assert [path.name for path in vault.path.parent.iterdir()] == [vault.path.name]


@pytest.mark.parametrize("cut", [0, 100, HEADER_BYTES, HEADER_BYTES + 4096 + 1])
def test_without_a_password_a_cut_copy_is_still_refused(vault: Vault, cut: int) -> None:
    made = days_of(vault, 1)[0]
    vault.close()
    now = vault.path.read_bytes()
    made.path.write_bytes(made.path.read_bytes()[:cut])
    assert refused(made, vault.path, "") in {"vault-damaged", "vault-not-a-vault"}
    assert vault.path.read_bytes() == now


def test_an_open_vault_is_not_replaced(vault: Vault) -> None:
    made = days_of(vault, 1)[0]
    assert refused(made, vault.path) == "vault-in-use"
    add_child(vault)
    assert refused(copy_at(vault.path), vault.path.with_name("terug.rondom")) == "vault-in-use"
    assert refused(made, made.path) == "vault-exists"


def test_a_wrong_password_puts_nothing_back(vault: Vault, tmp_path: Path) -> None:
    made = days_of(vault, 1)[0]
    assert refused(made, tmp_path / "terug.rondom", "niet het goede") == "vault-wrong-password"
    assert not (tmp_path / "terug.rondom").exists()


def test_the_password_of_today_proves_a_copy_that_opens_with_an_earlier_one(vault: Vault) -> None:
    made = days_of(vault, 1)[0]
    keyring.give_password(vault, vault.actor.id, NEWER)
    vault.close()
    restored = restore(made, vault.path, NEWER)
    assert restored.contents is not None and restored.contents.pupils == 1
    assert children(vault.path, PASSWORD) == 1
    assert restored.aside is not None and children(restored.aside, NEWER) == 1


def test_with_the_code_a_copy_without_header_is_put_back(vault: Vault, tmp_path: Path) -> None:
    made = days_of(vault, 1)[0]
    code = vault.recovery_code()
    with made.path.open("r+b") as file:
        file.write(bytes(HEADER_BYTES))
    restored = restore(made, tmp_path / "terug.rondom", code=code)
    assert restored.contents is not None and restored.contents.pupils == 1
    unlock_with_code(restored.path, code).close()


def test_a_full_disk_leaves_what_stood_there(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    made = days_of(vault, 1)[0]
    vault.close()
    now = vault.path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(made, vault.path) == "disk-full"
    assert vault.path.read_bytes() == now
    assert [path.name for path in vault.path.parent.iterdir()] == [vault.path.name]


def test_a_copy_of_an_earlier_shape_can_be_looked_into_and_put_back(vault: Vault, tmp_path: Path) -> None:
    """Its tables are those of then; opening it brings it up to date."""
    made = days_of(vault, 1)[0]
    opened = container.open_with_password(made.path, PASSWORD)
    opened.connection.execute("DROP TABLE destruction; PRAGMA user_version = 1")
    opened.close()
    [inside] = look_inside([copy_at(made.path)], PASSWORD)
    assert inside.contents is not None and inside.contents.pupils == 1
    assert restore(made, tmp_path / "terug.rondom", PASSWORD).contents == inside.contents


def test_a_ring_without_the_password_knows_nothing(vault: Vault) -> None:
    made = days_of(vault, 1)[0]
    ring = looking.KeyRing("niet het goede")
    ring.learn([made.path])
    assert not ring.knows(made.vault_id)


# -- what a review found -------------------------------------------------------------------------------------


def test_a_slot_that_asks_for_absurd_work_hides_no_other(vault: Vault) -> None:
    """As at opening: it must not keep out whoever has another."""
    add_child(vault)
    made = back_up(vault, "close")
    found = header.read(made.path.read_bytes()[: 2 * header.COPY_BYTES]).header
    absurd = replace(found.slots[0], owner="hostile", kdf=keys.KdfParameters(2**30, 1000, 200))
    with made.path.open("r+b") as file:
        file.write(header.pack_area(found.with_slots((absurd, *found.slots))))
    [inside] = look_inside([made], PASSWORD)
    assert inside.problem is None and inside.contents is not None
    assert problem(made.path, "niet het goede wachtwoord") == "vault-damaged"


def test_a_vault_that_lost_its_name_on_the_way_gets_it_back(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that gives a file no two names, and on which the copy cannot be put in place."""
    made = back_up(vault, "close")
    vault.close()
    before = vault.path.read_bytes()
    real = Path.replace

    def refused(*_arguments: object) -> None:
        raise OSError(95, "refused")

    def held(self: Path, target: Path) -> Path:
        if target == vault.path and self.name.endswith(".new"):
            raise PermissionError(13, "held")
        return real(self, target)

    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Problem, match="file-unwritable"):
        restore(made, vault.path, PASSWORD)
    assert vault.path.read_bytes() == before
    assert sorted(path.name for path in vault.path.parent.iterdir() if path.suffix == ".rondom") == [vault.path.name]


def test_no_crash_while_restoring_parts_an_old_file_from_its_journal(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each step, whichever name the old file has, the journal that makes it whole stands beside it."""
    made = back_up(vault, "close")
    vault.close()
    old, journal = vault.path.stat().st_ino, b"what was there before"
    journal_of(vault.path).write_bytes(journal)
    torn: list[str] = []

    def look() -> None:
        for path in vault.path.parent.glob("*.rondom"):
            if path.stat().st_ino == old:
                beside = journal_of(path)
                if not beside.exists() or beside.read_bytes() != journal:
                    torn.append(path.name)

    def watched(name: str) -> None:
        real = getattr(Path, name)

        def step(self: Path, *arguments: object, **named: object) -> object:
            answer = real(self, *arguments, **named)
            look()
            return answer

        monkeypatch.setattr(Path, name, step)

    for name in ("replace", "rename", "unlink"):
        watched(name)
    restored = restore(made, vault.path, PASSWORD)
    assert torn == []
    assert restored.aside is not None and journal_of(restored.aside).read_bytes() == journal
    assert not journal_of(vault.path).exists()
    unlock(vault.path, PASSWORD).close()
