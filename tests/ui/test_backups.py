"""Copies by themselves: a stick that appears gets the newest, one that hangs holds up nobody, and the end waits for it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.errors import EnvironmentProblem
from rondom.opening import unlock
from rondom.paths import state_dir
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.vault import keyring, second
from rondom.vault.backups import Copy, SecondPlace, choose_second_place, copies, second_place
from rondom.vault.vault import Vault
from tests.mees import PASSWORD
from ui.backups import Backups, Found
from ui.tasks import Tasks


class Told:
    """Everything the signals said."""

    def __init__(self, backups: Backups) -> None:
        self.brought: list[Copy] = []
        self.seen: list[bool] = []
        self.trouble: list[str] = []
        self.copied: list[Copy] = []
        backups.brought.connect(self.brought.append)
        backups.seen.connect(self.seen.append)
        backups.trouble.connect(lambda problem: self.trouble.append(problem.code))
        backups.copied.connect(self.copied.append)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def chosen(vault: Vault, stick: Path) -> Path:
    choose_second_place(vault, stick)
    return stick


@pytest.fixture
def backups(tasks: Tasks) -> Iterator[Backups]:
    made = Backups(tasks)
    yield made
    made.deleteLater()


@pytest.fixture
def told(backups: Backups) -> Told:
    return Told(backups)


@pytest.fixture
def started(backups: Backups, told: Told, settle: Callable[[], None]) -> Told:
    backups.start()
    settle()
    return told


def on(stick: Path, vault: Vault) -> tuple[Copy, ...]:
    return second.standing_at(stick, vault.vault_id)


def add_child(qtbot: QtBot, tasks: Tasks) -> str:
    made: list[str] = []
    tasks.write(
        tasks,
        "Leerling toegevoegd",
        lambda session: add_pupil(session, PupilData(first_name="Zoë", last_name="Proef")),
        made.append,
    )
    qtbot.waitUntil(lambda: bool(made))
    return made[0]


def test_a_stick_that_is_there_gets_the_newest_copy(
    qtbot: QtBot, vault: Vault, chosen: Path, backups: Backups, started: Told
) -> None:
    backups.look()
    qtbot.waitUntil(lambda: len(started.brought) == 1)
    assert started.seen == [True] and started.trouble == [] and backups.present
    assert on(chosen, vault) == (started.brought[0],)
    opened = unlock(started.brought[0].path, "vier gewone woorden samen")
    opened.close()


def test_a_stick_that_appears_later_is_picked_up_and_missed_when_it_goes(
    qtbot: QtBot, vault: Vault, chosen: Path, backups: Backups, started: Told
) -> None:
    out = chosen.rename(chosen.with_name("uit"))
    backups.look()
    qtbot.waitUntil(lambda: backups._aside is None)
    assert started.seen == []
    out.rename(chosen)
    backups.look()
    qtbot.waitUntil(lambda: len(started.brought) == 1)
    chosen.rename(out)
    backups.look()
    qtbot.waitUntil(lambda: started.seen == [True, False])
    assert started.trouble == []


def test_by_itself_after_a_moment(
    qtbot: QtBot, vault: Vault, chosen: Path, backups: Backups, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.backups.FIRST_LOOK_MS", 1)
    backups.start()
    qtbot.waitUntil(lambda: len(told.brought) == 1)


def test_a_stick_that_is_up_to_date_is_left_alone(
    qtbot: QtBot, vault: Vault, chosen: Path, backups: Backups, started: Told, settle: Callable[[], None]
) -> None:
    backups.look()
    qtbot.waitUntil(lambda: len(started.brought) == 1)
    settle()
    backups.bring()
    settle()
    assert len(started.brought) == 1 and len(on(chosen, vault)) == 1


def test_a_second_place_that_is_chosen_while_working_is_used(
    qtbot: QtBot, vault: Vault, stick: Path, tasks: Tasks, backups: Backups, started: Told, settle: Callable[[], None]
) -> None:
    tasks.vault(tasks, lambda vault: choose_second_place(vault, stick))
    settle()
    backups.look()
    qtbot.waitUntil(lambda: len(started.brought) == 1)


def test_trouble_is_told_once_and_the_work_goes_on(
    qtbot: QtBot,
    vault: Vault,
    chosen: Path,
    tasks: Tasks,
    backups: Backups,
    started: Told,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_errand: object) -> Copy:
        raise EnvironmentProblem("second-place-full")

    monkeypatch.setattr("rondom.vault.backups.carry", full)
    for _look in range(3):
        backups.look()
        qtbot.waitUntil(lambda: backups._aside is None and not backups._bringing)
        settle()
    assert started.trouble == ["second-place-full"]
    assert not tasks.failing and add_child(qtbot, tasks)


def test_pulled_out_half_way_is_told_and_tried_again_when_it_is_back(
    qtbot: QtBot, vault: Vault, chosen: Path, backups: Backups, started: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = chosen.with_name("uit")
    real = os.posix_fadvise

    def pulled(*arguments: int) -> None:
        if chosen.exists() and not out.exists():
            chosen.rename(out)
        real(*arguments)

    monkeypatch.setattr(os, "posix_fadvise", pulled)
    backups.look()
    qtbot.waitUntil(lambda: started.trouble == ["second-place-gone"])
    assert started.seen == [True, False] and on(out, vault) == ()
    monkeypatch.setattr(os, "posix_fadvise", real)
    out.rename(chosen)
    backups.look()
    qtbot.waitUntil(lambda: len(started.brought) == 1)
    assert len(on(chosen, vault)) == 1


def test_a_stick_that_hangs_holds_up_neither_the_vault_nor_the_end(
    qtbot: QtBot,
    vault: Vault,
    chosen: Path,
    tasks: Tasks,
    backups: Backups,
    started: Told,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release, hanging = threading.Event(), threading.Event()

    def hang(*_place: object) -> None:
        hanging.set()
        release.wait(30)

    with monkeypatch.context() as patch:
        patch.setattr("rondom.vault.second.find", hang)
        backups.look()
        assert hanging.wait(10)
        backups.look()  # no second thread
        add_child(qtbot, tasks)
        assert tasks.drain() is None
        patch.setattr("ui.backups.LONGEST_END_SECONDS", 0.0)
        patch.setattr("rondom.vault.backups.second.find", lambda *_place: None)
        backups.before_leaving(lock=False)
        tasks.close()
    assert len(copies(vault.vault_id)) >= 1
    release.set()


def test_a_destroyed_dossier_goes_from_all_copies_at_once(
    qtbot: QtBot, vault: Vault, chosen: Path, tasks: Tasks, backups: Backups, started: Told, settle: Callable[[], None]
) -> None:
    child = add_child(qtbot, tasks)
    backups.look()
    qtbot.waitUntil(lambda: len(started.brought) == 1)
    settle()
    old = copies(vault.vault_id)
    assert len(old) == 2
    tasks.vault(tasks, lambda vault: destroy_dossier(vault, child, DestructionReason.REQUEST))
    qtbot.waitUntil(lambda: len(started.brought) == 2)
    left = copies(vault.vault_id)
    assert len(left) == 2 and not set(left) & set(old)
    assert len(started.copied) == 1


# -- what changes while a stick is busy ----------------------------------------------------------------------


class Held:
    """The first write to the stick waits until `go` is set; `busy` says that it has come so far."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.busy, self.go = threading.Event(), threading.Event()
        real = second.copy_bytes

        def slow(source: Path, new: Path) -> None:
            first = not self.busy.is_set()
            self.busy.set()
            if first:
                self.go.wait(20)
            real(source, new)

        patch.setattr(second, "copy_bytes", slow)


def test_a_dossier_destroyed_while_a_copy_is_on_its_way_does_not_stay_on_the_stick(
    qtbot: QtBot,
    vault: Vault,
    chosen: Path,
    tasks: Tasks,
    backups: Backups,
    started: Told,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    child = add_child(qtbot, tasks)
    held = Held(monkeypatch)
    backups.look()
    qtbot.waitUntil(held.busy.is_set)
    tasks.vault(tasks, lambda vault: destroy_dossier(vault, child, DestructionReason.REQUEST))
    qtbot.waitUntil(lambda: len(started.copied) == 1)
    settle()
    held.go.set()
    qtbot.waitUntil(lambda: bool(started.brought))
    assert started.trouble == []
    assert [copy.path.name for copy in on(chosen, vault)] == [started.copied[0].path.name]


def test_a_place_that_was_given_up_during_a_look_gets_nothing_more(
    qtbot: QtBot,
    vault: Vault,
    chosen: Path,
    tasks: Tasks,
    backups: Backups,
    started: Told,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looking, go, real = threading.Event(), threading.Event(), second.find

    def slow(vault_id: str, folder: Path) -> Path | None:
        looking.set()
        go.wait(20)
        return real(vault_id, folder)

    monkeypatch.setattr("rondom.vault.second.find", slow)
    backups.look()
    qtbot.waitUntil(looking.is_set)
    tasks.vault(tasks, lambda vault: choose_second_place(vault, None))
    settle()
    go.set()
    qtbot.waitUntil(lambda: backups._aside is None)
    settle()
    assert on(chosen, vault) == () and not backups.present and started.seen == []


def test_after_a_new_key_the_place_is_looked_for_under_the_new_id(
    qtbot: QtBot, vault: Vault, chosen: Path, tasks: Tasks, backups: Backups, started: Told, settle: Callable[[], None]
) -> None:
    backups.look()
    qtbot.waitUntil(lambda: len(started.brought) == 1)
    tasks.vault(tasks, lambda vault: keyring.new_key(vault, "een heel ander wachtwoord"))
    settle()
    assert backups._vault_id == vault.vault_id
    backups.look()
    qtbot.waitUntil(lambda: len(started.brought) == 2)
    assert started.brought[1].vault_id == vault.vault_id and started.seen == [True]


# -- the end -------------------------------------------------------------------------------------------------


def test_the_end_makes_a_copy_in_both_places(vault: Vault, chosen: Path, tasks: Tasks, backups: Backups) -> None:
    backups.before_leaving(lock=False)
    tasks.close()
    assert [copy.second for copy in copies(vault.vault_id)] == [False, True]


def test_locking_does_not_wait_for_a_stick(vault: Vault, chosen: Path, tasks: Tasks, backups: Backups) -> None:
    backups.before_leaving(lock=True)
    tasks.close()
    assert [copy.second for copy in copies(vault.vault_id)] == [False]


def test_nothing_changed_no_copy(vault: Vault, tasks: Tasks) -> None:
    for _time in range(2):
        Backups(tasks).before_leaving(lock=True)
    tasks.close()
    assert len(copies(vault.vault_id)) == 1


def test_a_copy_that_failed_at_the_end_is_told_at_the_next_start(
    qtbot: QtBot, vault: Vault, tasks: Tasks, backups: Backups
) -> None:
    blocked = state_dir() / "reservekopieen"
    blocked.write_bytes(b"a file where the folder should be")
    backups.before_leaving(lock=False)
    assert tasks.close() is None
    assert told_at_the_start(qtbot, vault.path) == ["backup-last-failed"]
    blocked.unlink()
    assert told_at_the_start(qtbot, vault.path) == ["backup-last-failed"], "until there is a copy again"
    assert told_at_the_start(qtbot, vault.path) == []


def told_at_the_start(qtbot: QtBot, path: Path) -> list[str]:
    """And then the vault is closed, with its copy of the end."""
    tasks = Tasks(unlock(path, PASSWORD))
    backups = Backups(tasks, tasks)
    told, began = Told(backups), list[object]()
    backups.start()
    tasks.look(tasks, lambda _vault: True, began.append)
    qtbot.waitUntil(lambda: bool(began))
    backups.before_leaving(lock=True)
    tasks.close()
    return told.trouble


@pytest.mark.parametrize("kind", ["throwaway", "read only"])
def test_neither_for_the_voorbeeldschool_nor_for_what_may_only_be_read(
    vault: Vault, chosen: Path, tasks: Tasks, kind: str
) -> None:
    vault.read_only = kind == "read only"
    backups = Backups(tasks, throwaway=kind == "throwaway")
    backups.start()
    backups.look()
    backups.bring()
    backups.before_leaving(lock=False)
    vault.read_only = False
    tasks.close()
    assert copies(vault.vault_id) == ()


def test_what_a_thread_says_after_the_window_is_gone_reaches_nobody(
    qtbot: QtBot, vault: Vault, chosen: Path, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()
    real = second.find

    def slow(vault_id: str, folder: Path) -> Path | None:
        release.wait(10)
        return real(vault_id, folder)

    monkeypatch.setattr("rondom.vault.second.find", slow)
    backups = Backups(tasks)
    backups._begin(Found(vault.vault_id, chosen, False))
    backups.look()
    aside = backups._aside
    assert aside is not None
    backups.setParent(None)
    backups.deleteLater()
    qtbot.wait(1)
    release.set()
    aside.join(10)
    assert aside.answer == chosen


def test_where_the_second_place_is_can_be_asked(vault: Vault, chosen: Path, tasks: Tasks, qtbot: QtBot) -> None:
    found: list[SecondPlace] = []
    tasks.look(tasks, second_place, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].present and found[0].folder == chosen
