"""Opens and makes vaults beside the window. The database is imported here, in the thread, after the first frame."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from rondom.errors import Problem, bug_of

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from rondom.vault.vault import Vault

T = TypeVar("T")
CLOUD_ACCEPTED = "cloud_accepted"
"""Vault fact: the service of which someone said that the vault may stay there."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An open vault, and what should be told before the work begins."""

    vault: Vault
    older: bool = False
    """This file is an earlier state than what was open on this machine before."""
    cloud: str = ""
    """The service that carries its folder to the internet; "" when none, or when someone accepted it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why it did not open, and after how many seconds the next try is taken."""

    problem: Problem
    wait: int = 0


class Opener(QObject):
    """One thread. The answer comes back on the GUI thread: `done(value)` or `failed(problem)`."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._arrived.connect(lambda deliver: deliver(), Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # late: the first frame does not wait for it

        return ThreadPoolExecutor(1, "opener")

    @property
    def running(self) -> bool:
        """False once the window is going."""
        return not self._closed

    def warm_up(self) -> None:
        """Load the database code while the password is being typed. A window that went again needs nothing."""
        if not self._closed:
            self._thread.submit(_load)

    def run(self, job: Callable[[], T], done: Callable[[T], object], failed: Callable[[Problem], object]) -> None:
        """`job` on the thread. A window that is going asks for nothing more."""

        def work() -> None:
            answer: Any = None
            fault: Problem | None = None
            try:
                answer = job()
            except Problem as problem:
                fault = problem
            except Exception as error:  # noqa: BLE001 - the window must hear of it, whatever it was
                fault = bug_of(error)
            self._arrived.emit(lambda: failed(fault) if fault is not None else done(answer))

        if not self._closed:
            self._thread.submit(work)

    def close(self) -> None:
        self._closed = True
        self._thread.shutdown(wait=True)


# -- jobs: what the thread does ---------------------------------------------------------------------------------------


def open_vault(path: Path, password: str) -> Arrival | Refusal:
    """A refusal is an answer: it says how long to wait."""
    from rondom.opening import unlock
    from rondom.vault.attempts import wait_for

    try:
        return arrived(unlock(path, password))
    except Problem as problem:
        return Refusal(problem, wait_for(path))


def arrived(vault: Vault) -> Arrival:
    """What there is to tell of a vault that was just opened."""
    from rondom.vault.anchor import older_than_here
    from rondom.vault.cloud import cloud_of

    if vault.throwaway:
        return Arrival(vault)
    cloud = cloud_of(vault.path, os.environ)
    accepted = bool(cloud) and vault.fact(CLOUD_ACCEPTED) == cloud
    return Arrival(vault, older_than_here(vault), "" if accepted else cloud)


def open_demo() -> Arrival:
    """The Voorbeeldschool, in a folder that goes away when it is closed."""
    from rondom.demo import open_demo as opened

    return Arrival(opened())


def _load() -> None:
    """Imports only; what they bring is used later, from the same thread."""
    from importlib import import_module

    from rondom.vault.container import harden_process

    harden_process()
    for name in ("rondom.opening", "rondom.plan.queries"):
        import_module(name)
