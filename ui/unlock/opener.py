"""Opens and makes vaults beside the window. The database is imported here, in the thread, after the first frame."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from rondom.errors import Bug, Problem

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from rondom.opening import NewVault
    from rondom.vault.vault import Vault


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

    def warm_up(self) -> None:
        """Load the database code while the password is being typed. A window that went again needs nothing."""
        if not self._closed:
            self._thread.submit(_load)

    def unlock(
        self, path: Path, password: str, done: Callable[[Vault], object], failed: Callable[[Problem], object]
    ) -> None:
        def job() -> Vault:
            from rondom.opening import unlock

            return unlock(path, password)

        self.run(job, done, failed)

    def unlock_with_code(
        self, path: Path, code: str, password: str, done: Callable[[Vault], object], failed: Callable[[Problem], object]
    ) -> None:
        """Open with the paper code and give the vault a new password at once."""

        def job() -> Vault:
            from rondom.opening import check_password, unlock_with_code

            check_password(password)
            vault = unlock_with_code(path, code)
            vault.change_password(password)
            return vault

        self.run(job, done, failed)

    def create(
        self, path: Path, password: str, school: str, name: str,
        done: Callable[[NewVault], object], failed: Callable[[Problem], object],
    ) -> None:  # fmt: skip
        def job() -> NewVault:
            from rondom.opening import create

            return create(path, password, school, name)

        self.run(job, done, failed)

    def demo(self, done: Callable[[Vault], object], failed: Callable[[Problem], object]) -> None:
        """The Voorbeeldschool, in a folder that goes away when it is closed."""

        def job() -> Vault:
            from rondom.demo import open_demo

            return open_demo()

        self.run(job, done, failed)

    def run(self, job: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Problem], object]) -> None:
        def work() -> None:
            try:
                answer = job()
            except Problem as problem:
                self._arrived.emit(lambda problem=problem: failed(problem))
            except Exception as error:  # noqa: BLE001 - the window must hear of it, whatever it was
                bug = Bug("unexpected", kind=type(error).__name__)
                self._arrived.emit(lambda: failed(bug))
            else:
                self._arrived.emit(lambda: done(answer))

        self._thread.submit(work)

    def close(self) -> None:
        self._closed = True
        self._thread.shutdown(wait=True)


def _load() -> None:
    """Imports only; what they bring is used later, from the same thread."""
    from importlib import import_module

    from rondom.vault.container import harden_process

    harden_process()
    for name in ("rondom.opening", "rondom.plan.queries"):
        import_module(name)
