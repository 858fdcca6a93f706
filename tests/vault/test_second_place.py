"""The second place: a stick that comes and goes, is full, may only be read, or is pulled out half-way."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.errors import EnvironmentProblem, UserProblem
from rondom.opening import create, unlock
from rondom.paths import state_dir
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.school.actions import change_school
from rondom.vault import backups, keyring, second
from rondom.vault.backups import back_up, choose_second_place, fill_second_place, second_place
from rondom.vault.header import HEADER_BYTES
from rondom.vault.vault import Vault
from tests.mees import PASSWORD, QUICK, new_vault
from tests.vault.contents import content

NOON = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(NOON)
    (tmp_path / "werk").mkdir()
    with new_vault(tmp_path / "werk") as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def add_child(vault: Vault, name: str = "Mees") -> str:
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name=name, last_name="Proef"))


def pull_out(stick: Path) -> Path:
    return stick.rename(stick.with_name("uit"))


def files_on(stick: Path) -> list[str]:
    return sorted(path.name for path in stick.rglob("*") if path.is_file() and path.name != second.MARKER)


# -- choosing and coming and going ---------------------------------------------------------------------------


def test_a_chosen_place_gets_the_newest_copy_and_it_opens(vault: Vault, stick: Path) -> None:
    add_child(vault)
    place = choose_second_place(vault, stick)
    assert (place.folder, place.present, place.last) == (stick, True, None)
    copy = fill_second_place(vault)
    assert copy is not None and copy.second and copy.path.is_relative_to(stick)
    assert second_place(vault).last == NOON
    assert [one.second for one in backups.copies(vault.vault_id)] == [False, True]
    before = content(vault)
    opened = unlock(copy.path, PASSWORD)
    assert content(opened) == before
    opened.close()


def test_what_is_there_already_is_not_brought_again(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    assert fill_second_place(vault) is not None
    assert fill_second_place(vault) is None
    add_child(vault)
    clock.freeze(NOON + timedelta(hours=1))
    assert fill_second_place(vault) is not None
    assert len(files_on(stick)) == 2


def test_without_a_second_place_nothing_happens(vault: Vault) -> None:
    assert fill_second_place(vault) is None
    place = second_place(vault)
    assert (place.folder, place.present, place.last) == (None, False, None)


def test_the_place_can_be_given_up(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    fill_second_place(vault)
    place = choose_second_place(vault, None)
    assert (place.folder, place.last) == (None, None)
    add_child(vault)
    assert fill_second_place(vault) is None


def test_a_stick_that_is_away_is_told_and_remembered(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    fill_second_place(vault)
    out = pull_out(stick)
    assert fill_second_place(vault) is None
    place = second_place(vault)
    assert (place.present, place.last) == (False, NOON)
    out.rename(stick)
    assert second_place(vault).present


def test_the_empty_folder_where_a_stick_was_is_not_that_stick(vault: Vault, stick: Path) -> None:
    """Some systems leave it behind; a copy there would stand on the same disk as the vault."""
    choose_second_place(vault, stick)
    pull_out(stick)
    stick.mkdir()
    assert fill_second_place(vault) is None
    assert files_on(stick) == []


def test_a_stick_with_another_letter_is_recognised(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = tmp_path / "media"
    (media / "STICK" / "school" / "kopie").mkdir(parents=True)
    (media / "ANDERE").mkdir()
    monkeypatch.setattr(second, "removable_roots", lambda: sorted(media.iterdir()))
    chosen = media / "STICK" / "school" / "kopie"
    choose_second_place(vault, chosen)
    (media / "STICK").rename(media / "STICK1")
    copy = fill_second_place(vault)
    assert copy is not None and copy.path.is_relative_to(media / "STICK1" / "school" / "kopie")
    assert second_place(vault).found == media / "STICK1" / "school" / "kopie"
    assert not chosen.exists()


def test_a_locked_vault_finds_the_copies_on_the_stick(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    there = fill_second_place(vault)
    vault.close()
    shutil.rmtree(state_dir() / "reservekopieen" / vault.vault_id, ignore_errors=True)
    assert backups.copies_beside(vault.path) == ()  # a new computer does not know where to look
    second.remember(vault.vault_id, stick)
    assert backups.copies_beside(vault.path) == (there,)


def test_two_vaults_share_a_stick_and_no_copy(vault: Vault, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "ander").mkdir()
    other = create(tmp_path / "ander" / "school.rondom", PASSWORD, "Ander", "Ib Proef", QUICK).vault
    try:
        for one in (vault, other):
            choose_second_place(one, stick)
            fill_second_place(one)
        mine, theirs = second.standing_at(stick, vault.vault_id), second.standing_at(stick, other.vault_id)
        assert len(mine) == len(theirs) == 1 and mine[0].path.parent != theirs[0].path.parent
    finally:
        other.close()


def test_after_a_new_key_the_stick_is_still_known(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    first = fill_second_place(vault)
    keyring.new_key(vault, "een heel ander wachtwoord")
    clock.freeze(NOON + timedelta(hours=1))
    then = fill_second_place(vault)
    assert second_place(vault).present
    assert second.standing_at(stick, vault.vault_id) == (then, first)


@pytest.mark.parametrize("where", ["vault", "copies"])
def test_the_place_of_the_vault_or_its_copies_is_no_second_place(vault: Vault, where: str) -> None:
    back_up(vault, "close")
    folder = vault.path.parent if where == "vault" else state_dir() / "reservekopieen"
    with pytest.raises(UserProblem, match="second-place-same"):
        choose_second_place(vault, folder)
    assert second_place(vault).folder is None


def test_a_place_that_does_not_fit_in_the_vault_is_refused(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="second-place-long"):
        choose_second_place(vault, tmp_path / ("map/" * 200))


def test_a_place_that_is_not_there_is_not_made(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="second-place-gone"):
        choose_second_place(vault, tmp_path / "nergens")
    assert not (tmp_path / "nergens").exists()


def test_choosing_can_be_undone(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    vault.undo()
    assert second_place(vault).folder is None


def test_a_disk_that_does_not_answer_counts_as_away(vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose_second_place(vault, stick)
    release, asked = threading.Event(), list[Path]()

    def hang(folder: Path, _vault_id: str) -> bool:
        asked.append(folder)
        release.wait(30)
        return False

    with monkeypatch.context() as patch:
        patch.setattr(second, "PATIENCE", 0.05)
        patch.setattr(second, "_is_marked", hang)
        for _time in range(3):
            assert not second_place(vault).present
        assert fill_second_place(vault) is None
        assert len(asked) == 1, "no second question behind one that hangs"
        release.set()
        second._hanging[stick].join(10)
    assert second_place(vault).present


@given(st.lists(st.sampled_from(["school", "kopie", "a b", "é"]), max_size=3), st.sampled_from(["STICK", "USB"]))
def test_the_same_way_down_is_tried_on_every_stick(parts: list[str], name: str) -> None:
    media = PurePosixPath("/media/ellen")
    chosen = media.joinpath(name, *parts)
    tried = list(second.places(chosen, lambda: [media / "A", media / "B"]))  # type: ignore[arg-type]
    assert tried == [chosen, media.joinpath("A", *parts), media.joinpath("B", *parts)]


def test_letters_of_windows() -> None:
    roots = [PureWindowsPath("D:\\"), PureWindowsPath("E:\\")]
    tried = list(second.places(PureWindowsPath("F:\\kopie\\school"), lambda: roots))  # type: ignore[arg-type]
    assert [str(one) for one in tried] == ["F:\\kopie\\school", "D:\\kopie\\school", "E:\\kopie\\school"]


def test_the_marker_tells_a_person_what_the_folder_is(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    words = (second.folder_of(stick, vault.vault_id) / second.MARKER).read_text("utf-8")
    assert vault.vault_id in words and "versleuteld" in words


# -- the same rule there -------------------------------------------------------------------------------------


def test_copies_there_go_by_the_numbers_of_the_school(vault: Vault, stick: Path) -> None:
    with vault.write("Instelling veranderd") as session:
        change_school(session, copies_daily=4, copies_weekly=0, copies_monthly=0)
    choose_second_place(vault, stick)
    for day in range(7):
        clock.freeze(NOON + timedelta(days=day))
        add_child(vault)
        fill_second_place(vault)
    assert len(files_on(stick)) == 4
    assert len(backups.copies(vault.vault_id)) == 8


def test_a_destroyed_dossier_goes_from_the_stick_when_it_appears(vault: Vault, stick: Path) -> None:
    child = add_child(vault)
    choose_second_place(vault, stick)
    old = fill_second_place(vault)
    out = pull_out(stick)
    destroy_dossier(vault, child, DestructionReason.REQUEST)
    clock.freeze(NOON + timedelta(days=1))
    back_up(vault, "close")
    out.rename(stick)
    made = fill_second_place(vault)
    assert made is not None and old is not None
    assert files_on(stick) == [made.path.name]
    assert not old.path.exists()


# -- a stick that fails --------------------------------------------------------------------------------------


def refused(vault: Vault) -> str:
    with pytest.raises(EnvironmentProblem) as caught:
        fill_second_place(vault)
    return caught.value.code


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of a file is POSIX")
def test_a_full_stick_keeps_what_it_had_and_nothing_half(vault: Vault, stick: Path) -> None:
    import resource

    choose_second_place(vault, stick)
    first = fill_second_place(vault)
    add_child(vault)
    clock.freeze(NOON + timedelta(hours=1))
    newest = back_up(vault, "close")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (newest.size // 2, hard))
    try:
        errand = backups.prepare_errand(vault, stick)
        assert errand is not None
        with pytest.raises(EnvironmentProblem, match="second-place-full"):
            backups.carry(errand)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert first is not None and files_on(stick) == [first.path.name]
    assert fill_second_place(vault) is not None


def test_too_little_room_is_seen_before_anything_is_written(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_second_place(vault, stick)
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    assert refused(vault) == "second-place-full"
    assert files_on(stick) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_stick_with_its_switch_on_is_told(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    folder = second.folder_of(stick, vault.vault_id)
    folder.chmod(0o500)
    try:
        assert refused(vault) == "second-place-closed"
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "code"),
    [("EROFS", "second-place-closed"), ("EACCES", "second-place-closed"), ("EIO", "second-place-gone")],
)
def test_what_a_stick_says_becomes_words(stick: Path, number: str, code: str) -> None:
    import errno

    with pytest.raises(EnvironmentProblem, match=code), second._in_words(stick):
        raise OSError(getattr(errno, number), "the stick")


def half_way(monkeypatch: pytest.MonkeyPatch, fault: Callable[[], Any]) -> None:
    """`fault` happens when the first block has been written."""
    real, done = os.fsync, []

    def fsync(handle: int) -> None:
        if not done:
            done.append(fault())
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def test_pulled_out_half_way_leaves_nothing_half_and_is_told(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_second_place(vault, stick)
    first = fill_second_place(vault)
    add_child(vault)
    clock.freeze(NOON + timedelta(hours=1))
    newest = back_up(vault, "close")
    before = content(vault)
    with monkeypatch.context() as fault:
        half_way(fault, lambda: pull_out(stick))
        assert refused(vault) == "second-place-gone"
    assert not stick.exists(), "no copy is made on the disk under the stick"
    out = stick.with_name("uit")
    assert first is not None
    named = [name for name in files_on(out) if not name.startswith(".")]
    assert named == [first.path.name]
    assert newest.path.exists() and content(vault) == before
    out.rename(stick)
    copy = fill_second_place(vault)
    assert copy is not None and copy.path.name == newest.path.name
    assert files_on(stick) == sorted([first.path.name, copy.path.name]), "what was half is cleared away"


def test_a_stick_that_was_swapped_half_way_gets_nothing(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_second_place(vault, stick)

    def swap() -> None:
        pull_out(stick)
        second.folder_of(stick, vault.vault_id).mkdir(parents=True)

    back_up(vault, "close")
    half_way(monkeypatch, swap)
    assert refused(vault) == "second-place-gone"
    assert files_on(stick) == []


def test_a_stick_that_does_not_keep_what_it_was_given_is_found_out(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cheap sticks say that all is well and keep something else."""
    choose_second_place(vault, stick)
    newest = back_up(vault, "close")
    folder = second.folder_of(stick, vault.vault_id)

    def flip() -> None:
        [new] = folder.glob(".*.new")
        with new.open("r+b") as file:
            file.seek(newest.size // 2)
            file.write(b"\0\1\2\3")

    half_way(monkeypatch, flip)
    assert refused(vault) == "backup-failed"
    assert files_on(stick) == []


# -- what only looks as if it were there ---------------------------------------------------------------------


LATER = NOON + timedelta(days=1500)


@pytest.mark.parametrize(("first", "then"), [(LATER, NOON), (NOON, datetime(2000, 1, 1, tzinfo=UTC))])
def test_a_clock_that_was_wrong_once_does_not_keep_the_newest_copy_away(
    vault: Vault, stick: Path, first: datetime, then: datetime
) -> None:
    """The newest is what was made last, whatever the names say of the moment."""
    choose_second_place(vault, stick)
    clock.freeze(first)
    add_child(vault)
    assert fill_second_place(vault) is not None
    clock.freeze(then)
    add_child(vault, "Fleur")
    at_the_end = back_up(vault, "close")
    brought = fill_second_place(vault)
    assert brought is not None and brought.path.name == at_the_end.path.name
    assert fill_second_place(vault) is None


def test_a_damaged_file_on_the_stick_does_not_count_as_the_copy(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    there = fill_second_place(vault)
    assert there is not None
    with there.path.open("r+b") as file:
        file.write(bytes(HEADER_BYTES))
    assert fill_second_place(vault) == there
    unlock(there.path, PASSWORD).close()


def test_a_stick_that_goes_before_the_copy_is_brought_leaves_its_empty_folder_empty(vault: Vault, stick: Path) -> None:
    choose_second_place(vault, stick)
    errand = backups.prepare_errand(vault, stick)
    assert errand is not None
    pull_out(stick)
    stick.mkdir()
    with pytest.raises(EnvironmentProblem, match="second-place-gone"):
        second.carry(errand)
    assert list(stick.iterdir()) == []


def test_two_errands_at_once_do_not_take_away_each_others_work(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_second_place(vault, stick)
    errand = backups.prepare_errand(vault, stick)
    assert errand is not None
    writing, release, answers = threading.Event(), threading.Event(), list[object]()
    real = os.posix_fadvise

    def slow(*arguments: int) -> None:
        if threading.current_thread().name == "first":
            writing.set()
            release.wait(20)
        real(*arguments)

    def bring() -> None:
        try:
            answers.append(second.carry(errand).path)
        except EnvironmentProblem as problem:
            answers.append(problem.code)

    monkeypatch.setattr(os, "posix_fadvise", slow)
    first, other = (threading.Thread(target=bring, name=name) for name in ("first", "second"))
    first.start()
    assert writing.wait(20)
    other.start()
    other.join(1)
    release.set()
    first.join(20)
    other.join(20)
    there = second.standing_at(stick, vault.vault_id)[0].path
    assert answers == [there, there]
    unlock(there, PASSWORD).close()


def test_a_folder_that_runs_in_a_circle_is_refused_in_words(vault: Vault, tmp_path: Path) -> None:
    circle = tmp_path / "rond"
    circle.symlink_to(circle)
    with pytest.raises(EnvironmentProblem, match="file-unreadable"):
        choose_second_place(vault, circle / "kopie")
