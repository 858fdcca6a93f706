"""Copies on this machine: made, proven, found again, taken up from earlier versions, and gone when their time has come."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.errors import EnvironmentProblem, Problem
from rondom.opening import create, unlock
from rondom.paths import state_dir
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.school.actions import change_school
from rondom.vault import backups, copies, keyring, tidying
from rondom.vault.backups import Copy, back_up, is_due, last_backup, tidy
from rondom.vault.expiry import Destroyed, may_stay
from rondom.vault.header import HEADER_BYTES
from rondom.vault.vault import Vault
from tests.architecture.source import ROOT
from tests.mees import PASSWORD, QUICK, new_vault
from tests.vault.contents import content

NOON = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(NOON)
    with new_vault(tmp_path) as made:
        yield made


def add_child(vault: Vault, name: str = "Mees") -> str:
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name=name, last_name="Proef"))


def at(moment: datetime) -> None:
    clock.freeze(moment)


def children_in(path: Path) -> list[str]:
    """Looked at from a second name, so that the copy stays as it is."""
    other = path.with_name(f"kijk-{path.name}")
    shutil.copyfile(path, other)
    opened = unlock(other, PASSWORD)
    try:
        with opened.read() as session:
            return list(session.execute(text("SELECT first_name FROM pupil ORDER BY first_name")).scalars())
    finally:
        opened.close()
        other.unlink()


# -- making --------------------------------------------------------------------------------------------------


def test_a_copy_opens_and_holds_everything(vault: Vault) -> None:
    add_child(vault)
    made = back_up(vault, "close")
    assert made.path.parent == state_dir() / "reservekopieen" / vault.vault_id
    assert (made.at, made.why, made.vault_id, made.second) == (NOON, "close", vault.vault_id, False)
    assert made.size == made.path.stat().st_size
    before = content(vault)
    kept = unlock(made.path, PASSWORD)
    assert content(kept) == before
    kept.close()
    assert backups.copies(vault.vault_id) == (made,)


def test_a_copy_is_due_after_a_change_and_not_before(vault: Vault) -> None:
    assert is_due(vault)
    back_up(vault, "close")
    assert not is_due(vault)
    add_child(vault)
    assert is_due(vault)
    back_up(vault, "hand")
    assert not is_due(vault)


def test_a_copy_is_due_after_a_new_password_or_key_and_when_the_copies_are_gone(vault: Vault) -> None:
    back_up(vault, "close")
    keyring.give_password(vault, vault.actor.id, "een heel ander wachtwoord")
    assert is_due(vault)
    back_up(vault, "close")
    keyring.new_key(vault, "nog een ander wachtwoord")
    assert is_due(vault)
    back_up(vault, "close")
    shutil.rmtree(state_dir() / "reservekopieen")
    assert is_due(vault)


def test_a_change_without_a_copy_is_still_due_after_a_restart(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault:
        back_up(vault, "close")
        add_child(vault)
        path = vault.path
    again = unlock(path, PASSWORD)
    assert is_due(again)
    again.close()


def test_what_is_in_the_copy_counts_not_the_note_that_it_was_made(vault: Vault) -> None:
    made = back_up(vault, "hand")
    last = last_backup(vault)
    assert last is not None and (last.at, last.place) == (NOON, str(made.path))


def test_two_copies_in_one_second_are_two(vault: Vault) -> None:
    first, second = back_up(vault, "close"), back_up(vault, "close")
    assert second.at == first.at + timedelta(seconds=1)
    assert first.path.exists() and second.path.exists()


def test_a_vault_with_an_odd_name_gets_copies_that_any_stick_can_keep(tmp_path: Path) -> None:
    path = tmp_path / f"{'Ä' * 100} a:b?.rondom"
    vault = create(path, PASSWORD, "De Regenwulp", "Ib Proef", QUICK).vault
    try:
        made = back_up(vault, "close")
        assert not set('<>:"/\\|?*') & set(made.path.name)
        assert len(made.path.name.encode()) < 200
        assert backups.copies(vault.vault_id) == (made,)
    finally:
        vault.close()


@pytest.mark.skipif(os.name != "posix", reason="a folder that may not be written")
def test_no_place_for_copies_is_told_and_nothing_is_lost(vault: Vault) -> None:
    (state_dir() / "reservekopieen").write_bytes(b"a file where the folder should be")
    with pytest.raises(EnvironmentProblem, match="file-unwritable"):
        back_up(vault, "close")
    assert is_due(vault)


def test_what_a_kill_left_of_a_copy_is_cleared_away(vault: Vault) -> None:
    folder = copies.made(copies.shelf(vault.vault_id))
    left = folder / ".school 2026-05-13 10.00.00Z sluiten.rondom.abcdefgh.new"
    left.write_bytes(b"half")
    made = back_up(vault, "close")
    assert list(folder.iterdir()) == [made.path]


def test_a_copy_of_the_voorbeeldschool_goes_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "weg"
    folder.mkdir()
    with new_vault(folder) as vault:
        vault.throwaway = True
        made = back_up(vault, "hand")
        assert made.path.parent == folder
    assert not folder.exists() and not (state_dir() / "reservekopieen").exists()


MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(st.text(max_size=80), MOMENTS, st.sampled_from(sorted(copies.WHYS)), st.sampled_from(["", "0a1b2c3d"]))
def test_a_name_says_again_what_went_into_it(stem: str, moment: datetime, why: str, mark: str) -> None:
    moment = moment.replace(microsecond=0)
    name = copies.name_for(stem, moment, why, mark)
    assert len(name.encode()) <= 200 and not set('<>:"/\\|?*\0\n') & set(name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(b"")
        [copy] = copies.standing_in(Path(folder), "id")
    assert (copy.at, copy.why, copy.mark) == (moment, why, mark)


marks = st.sampled_from(["", "aaaaaaaa", "bbbbbbbb", "cccccccc"])


@given(st.lists(st.tuples(st.sampled_from(["aaaaaaaa", "bbbbbbbb"]), MOMENTS), max_size=3), marks, MOMENTS)
def test_which_copies_may_stay_after_destructions(known: list[tuple[str, datetime]], mark: str, made: datetime) -> None:
    destroyed = [Destroyed(*one) for one in known]
    stays = may_stay(Copy(Path("x"), made, 0, "", mark=mark), destroyed)
    if not known or mark == known[-1][0]:
        assert stays
    elif not mark or mark in dict(known):
        assert not stays, "made before the last destruction, whatever its moment says"
    else:
        assert stays == (made >= known[-1][1])


# -- two vaults ----------------------------------------------------------------------------------------------


def test_two_vaults_with_the_same_file_name_never_share_copies(tmp_path: Path) -> None:
    found: list[tuple[Copy, ...]] = []
    for school in ("Noord", "Zuid"):
        folder = tmp_path / school
        folder.mkdir()
        vault = create(folder / "school.rondom", PASSWORD, school, "Ib Proef", QUICK).vault
        with vault.write("Instelling veranderd") as session:
            change_school(session, copies_daily=1, copies_weekly=0, copies_monthly=0)
        for day in range(6):
            at(NOON + timedelta(days=day))
            back_up(vault, "close")
        found.append(backups.copies(vault.vault_id))
        vault.close()
    north, south = found
    assert len(north) == len(south) == tidying.SPARE
    assert {copy.vault_id for copy in north} != {copy.vault_id for copy in south}
    assert all(copy.path.exists() for copy in (*north, *south))


def test_a_locked_vault_finds_its_copies_by_its_header_and_all_when_that_is_lost(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault:
        mine, path = back_up(vault, "close"), vault.path
    other = create(tmp_path / "ander.rondom", PASSWORD, "Ander", "Ib Proef", QUICK).vault
    theirs = back_up(other, "close")
    other.close()
    assert backups.copies_beside(path) == (mine,)
    with path.open("r+b") as file:
        file.write(bytes(HEADER_BYTES))
    assert set(backups.copies_beside(path)) == {mine, theirs}
    path.unlink()
    assert set(backups.copies_beside(path)) == {mine, theirs}


def test_after_a_new_key_the_earlier_copies_are_still_found(vault: Vault) -> None:
    old_id = vault.vault_id
    first = back_up(vault, "close")
    keyring.new_key(vault, "een heel ander wachtwoord")
    at(NOON + timedelta(hours=1))
    second = back_up(vault, "close")
    keyring.new_key(vault, "nog een ander wachtwoord")
    assert backups.copies(vault.vault_id) == (second, first)
    assert copies.ids_of(vault.vault_id) == (vault.vault_id, second.vault_id, old_id)


# -- earlier versions ----------------------------------------------------------------------------------------


def earlier_copies(vault: Vault) -> list[Path]:
    flat, before = state_dir() / "reservekopieen", state_dir() / "voor-bijwerken"
    flat.mkdir(exist_ok=True)
    before.mkdir(exist_ok=True)
    places = [
        flat / "school 2026-05-01 16.03.rondom",
        flat / "De Proefschool 2026-05-02 09.00.rondom",
        before / "school-20260503-101112-vorm-1.rondom",
    ]
    for place in places:
        vault.backup(place)
    return places


def test_copies_of_earlier_versions_are_found_and_taken_up(vault: Vault) -> None:
    places = earlier_copies(vault)
    local = [datetime(2026, 5, 3, 10, 11, 12), datetime(2026, 5, 2, 9, 0), datetime(2026, 5, 1, 16, 3)]
    found = backups.copies(vault.vault_id)
    assert [copy.at for copy in found] == [moment.astimezone() for moment in local]
    assert [copy.why for copy in found] == ["migration", "close", "close"]
    sizes = {copy.at: copy.size for copy in found}
    tidy(vault)
    assert not any(place.exists() for place in places)
    taken = backups.copies(vault.vault_id)
    assert {copy.at: copy.size for copy in taken} == sizes
    assert {copy.path.parent for copy in taken} == {copies.shelf(vault.vault_id)}
    assert [copy.path.name.split(" 20")[0] for copy in taken] == ["school", "De Proefschool", "school"]


def test_copies_of_earlier_versions_of_another_vault_and_strange_files_stay_where_they_are(
    vault: Vault, tmp_path: Path
) -> None:
    other = create(tmp_path / "ander.rondom", PASSWORD, "Ander", "Ib Proef", QUICK).vault
    places = earlier_copies(other)
    other.close()
    flat = state_dir() / "reservekopieen"
    strange = [flat / "school 2026-04-01 10.00.rondom", flat / "vakantie.rondom"]
    for path in strange:
        path.write_bytes(b"no vault at all")
    back_up(vault, "close")
    assert all(place.exists() for place in (*places, *strange))
    assert len(backups.copies(vault.vault_id)) == 1


def test_someone_who_works_in_a_copy_keeps_that_file(vault: Vault) -> None:
    """A copy in the old shared folder was opened as a vault, and then the program made a copy by itself."""
    [place, *_rest] = earlier_copies(vault)
    vault.close()
    opened = unlock(place, PASSWORD)
    try:
        add_child(opened)
        back_up(opened, "close")
        tidy(opened)
        assert opened.path == place and place.exists()
        with opened.read() as session:
            assert session.execute(text("SELECT count(*) FROM pupil")).scalar() == 1
    finally:
        opened.close()


# -- which ones go -------------------------------------------------------------------------------------------


def days_of(vault: Vault, days: range) -> None:
    for day in days:
        at(NOON + timedelta(days=day))
        back_up(vault, "close")


def test_the_numbers_of_the_school_decide(vault: Vault) -> None:
    with vault.write("Instelling veranderd") as session:
        change_school(session, copies_daily=4, copies_weekly=0, copies_monthly=0)
    days_of(vault, range(8))
    ages = [(NOON + timedelta(days=7) - copy.at).days for copy in backups.copies(vault.vault_id)]
    assert ages == [0, 1, 2, 3]


def test_the_copy_from_before_an_import_outlives_those_of_the_same_day(vault: Vault) -> None:
    before = back_up(vault, "import")
    for hour in range(1, 8):
        at(NOON + timedelta(hours=hour))
        back_up(vault, "close")
    left = backups.copies(vault.vault_id)
    assert before in left
    assert len(left) == 1 + tidying.SPARE


@pytest.mark.parametrize("shift", [timedelta(days=-3000), timedelta(days=3000)], ids=["back", "forward"])
def test_a_clock_that_stands_wrong_for_a_while_costs_nothing(vault: Vault, shift: timedelta) -> None:
    """At most it takes the place of one day, as any copy does."""
    days_of(vault, range(9))
    before = set(backups.copies(vault.vault_id))
    at(NOON + timedelta(days=8) + shift)
    wrong = back_up(vault, "close")
    assert {*before, wrong} == set(backups.copies(vault.vault_id))
    at(NOON + timedelta(days=9))
    add_child(vault, "Noor")
    last = back_up(vault, "close")
    left = backups.copies(vault.vault_id)
    assert last in left and wrong in left
    assert children_in(last.path) == ["Noor"]


def test_a_cut_or_empty_file_does_not_count_and_nothing_goes_for_it(vault: Vault) -> None:
    with vault.write("Instelling veranderd") as session:
        change_school(session, copies_daily=1, copies_weekly=0, copies_monthly=0)
    good = back_up(vault, "close")
    folder = good.path.parent
    broken = [
        folder / copies.name_for("school", NOON + timedelta(days=day), "close") for day in range(1, tidying.SPARE + 3)
    ]
    broken[0].write_bytes(b"")
    for path in broken[1:]:
        path.write_bytes(good.path.read_bytes()[:-100])
    at(NOON + timedelta(days=9))
    assert tidy(vault) == 0
    assert good.path.exists() and all(path.exists() for path in broken)


def test_an_open_copy_is_left_alone(vault: Vault) -> None:
    with vault.write("Instelling veranderd") as session:
        change_school(session, copies_daily=1, copies_weekly=0, copies_monthly=0)
    oldest = back_up(vault, "close")
    looking = unlock(oldest.path, PASSWORD)
    days_of(vault, range(1, 6))
    assert oldest.path.exists()
    looking.close()
    assert tidy(vault) == 1
    assert not oldest.path.exists()


@pytest.mark.skipif(os.name != "posix", reason="looks on through a file that goes")
def test_a_copy_that_goes_loses_its_slots_first(vault: Vault) -> None:
    """Whoever finds the blocks back has no slot to try passwords on."""
    made = back_up(vault, "close")
    seen = made.path.with_name("blocks")
    os.link(made.path, seen)
    assert tidying.remove(made)
    assert seen.read_bytes()[:16] != bytes(16), "a file with a second name is not ours to wipe"
    made = back_up(vault, "close")
    with made.path.open("rb") as handle:
        assert tidying.remove(made)
        assert handle.read(HEADER_BYTES) == bytes(HEADER_BYTES)
        assert handle.read(4096) != bytes(4096)


def test_a_kill_while_a_copy_goes_leaves_no_half_copy_under_its_name(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(vault, "close")

    def killed(_handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", killed)
        with pytest.raises(KeyboardInterrupt):
            tidying.remove(made)
    assert backups.copies(vault.vault_id) == ()
    assert list(made.path.parent.iterdir()) != []
    after = back_up(vault, "close")
    assert list(made.path.parent.iterdir()) == [after.path]


# -- destruction ---------------------------------------------------------------------------------------------


def test_copies_from_before_a_destruction_go_when_a_newer_one_stands(vault: Vault) -> None:
    child = add_child(vault)
    old = [back_up(vault, why) for why in ("close", "import", "hand")]
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    assert tidy(vault) == 0, "nothing goes before a copy without that child is there"
    at(NOON + timedelta(hours=1))
    made = back_up(vault, "close")
    assert backups.copies(vault.vault_id) == (made,)
    assert not any(copy.path.exists() for copy in old)
    assert children_in(made.path) == []


def test_the_clock_does_not_decide_which_copy_is_from_before_a_destruction(vault: Vault) -> None:
    child = add_child(vault)
    at(NOON + timedelta(days=400))
    ahead = back_up(vault, "close")
    at(NOON)
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    at(NOON - timedelta(days=400))
    after = back_up(vault, "close")
    assert backups.copies(vault.vault_id) == (after,)
    assert not ahead.path.exists()
    add_child(vault, "Noor")
    assert tidy(vault) == 0 and after.path.exists()


@pytest.mark.skipif(os.name != "posix", reason="looks on through a file that goes")
def test_every_page_of_a_copy_with_a_destroyed_dossier_is_overwritten(vault: Vault) -> None:
    child = add_child(vault)
    old = back_up(vault, "close")
    with old.path.open("rb") as handle:
        destroy_dossier(vault, child, DestructionReason.RETENTION)
        back_up(vault, "close")
        assert handle.read() == bytes(old.size)


def test_after_restoring_an_older_copy_the_newer_ones_stay(vault: Vault, tmp_path: Path) -> None:
    """The restored vault does not know of the destruction; the copies that do hold less, not more."""
    child = add_child(vault)
    first = back_up(vault, "close")
    aside = tmp_path / "eerste.rondom"
    shutil.copyfile(first.path, aside)
    destroy_dossier(vault, child, DestructionReason.RETENTION)
    at(NOON + timedelta(days=1))
    newer = back_up(vault, "close")
    vault.close()
    again = unlock(aside, PASSWORD)
    at(NOON + timedelta(days=2))
    made = back_up(again, "close")
    again.close()
    assert backups.copies(again.vault_id) == (made, newer)


# -- two programs --------------------------------------------------------------------------------------------

BACK_UP = """
import sys
from pathlib import Path
from rondom.__main__ import main
sys.exit(main(["backup", sys.argv[1], sys.argv[2]]))
"""


def test_a_copy_by_another_program_while_the_vault_is_open_is_refused_in_words(vault: Vault, tmp_path: Path) -> None:
    target = tmp_path / "kopie.rondom"
    done = subprocess.run(
        [sys.executable, "-c", BACK_UP, str(vault.path), str(target)],
        env={**os.environ, "RONDOM_PASSWORD": PASSWORD},
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1
    assert "Deze kluis is al open." in done.stderr and "Traceback" not in done.stderr
    assert not target.exists()


def test_looking_in_the_open_vault_itself_is_refused_in_words(vault: Vault) -> None:
    [inside] = backups.look_inside([copies.copy_at(vault.path)], PASSWORD)
    assert isinstance(inside.problem, Problem) and inside.problem.code == "vault-in-use"
    add_child(vault)  # and the lock is still ours
