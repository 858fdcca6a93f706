"""The one database thread and one worker thread beside it. Results come back on the GUI thread as plain values."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from rondom.errors import Problem, UserProblem, bug_of
from ui.rubbish import Rubbish

if TYPE_CHECKING:  # importing the vault costs a third of a second; the window shows first
    from rondom.vault.store import Session
    from rondom.vault.vault import Change, Vault

ROUNDS = 5
"""How often an answer may ask for another write before `settle` stops waiting."""

T = TypeVar("T")
Done = Callable[[T], object]
Failed = Callable[[Problem], object]


class Tasks(QObject):
    """Owns an open vault until `close()`.

    Callbacks run on the GUI thread and are dropped when their owner was deleted. A problem that no `failed` takes
    goes out as `problem`; the window connects it to the message gateway.
    """

    changed = Signal(object)
    """A `Change` was committed."""
    saving = Signal(bool)
    """True from the first waiting write until the last one is on disk."""
    history = Signal(str, str)
    """What undo and redo would take back or repeat; "" when there is nothing."""
    problem = Signal(object)
    _arrived = Signal(object)

    def __init__(self, vault: Vault, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault, self._closed = vault, False
        self._writes, self._asked = 0, 0
        self._lost: Problem | None = None
        self._database = ThreadPoolExecutor(1, "database")
        self._worker = ThreadPoolExecutor(1, "worker")
        self._rubbish = Rubbish(self)
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._forget = vault.subscribe(self._announce)

    # what screens call

    def read(self, owner: QObject, query: Callable[[Session], T], done: Done[T], failed: Failed | None = None) -> None:
        """Run a query of a room and hand its values to `done`.

        When a write was asked before the answer arrives, the query runs again behind it: a screen never gets a picture
        from before something the person already did.
        """
        asked = self._asked

        def job() -> T:
            with self._vault.read() as session:
                return query(session)

        def fresh(answer: T) -> None:
            if asked == self._asked:
                done(answer)
            else:
                self.read(owner, query, done, failed)

        self._submit(self._database, owner, job, fresh, failed)

    def write(
        self,
        owner: QObject,
        sentence: str,
        action: Callable[[Session], T],
        done: Done[T] | None = None,
        failed: Failed | None = None,
        merge: str = "",
    ) -> None:
        """Run an action as one step of undo. `sentence` says what was done; `merge` joins typing in one field."""

        def job() -> T:
            with self._vault.write(sentence, merge) as session:
                return action(session)

        self._change(owner, job, done, failed)

    def work(self, owner: QObject, job: Callable[[], T], done: Done[T], failed: Failed | None = None) -> None:
        """Other long work (PDF, Argon2) that does not touch the vault."""
        self._submit(self._worker, owner, job, done, failed)

    def tell(self, owner: QObject, what: Callable[[], object]) -> None:
        """From a job that is going on: do this on the GUI thread, unless the owner was deleted by then."""
        self._arrived.emit(lambda: what() if isValid(owner) and not self._closed else None)

    def vault(
        self, owner: QObject, job: Callable[[Vault], T], done: Done[T] | None = None, failed: Failed | None = None
    ) -> None:
        """Work on the vault itself, on its own thread: backup, another password, export."""
        self._change(owner, lambda: job(self._vault), done, failed)

    def look(self, owner: QObject, job: Callable[[Vault], T], done: Done[T], failed: Failed | None = None) -> None:
        """Ask the vault itself something that changes nothing: who has a password, which copies there are."""
        self._submit(self._database, owner, lambda: job(self._vault), done, failed)

    def undo(self, done: Done[str | None] | None = None) -> None:
        """Take back the last change of this session; `done` gets its sentence, or None."""
        self._change(self, self._vault.undo, done, None)

    def redo(self, done: Done[str | None] | None = None) -> None:
        self._change(self, self._vault.redo, done, None)

    def close(self) -> Problem | None:
        """Let every waiting write finish, close the vault, join both threads. Nothing is delivered afterwards.

        Returns why the last write could not be kept, or None when everything is on disk.
        """
        if self._closed:
            return self._lost
        self._closed = True
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._forget()
        ending = self._database.submit(self._vault.close)
        self._database.shutdown(wait=True)
        self._rubbish.end()
        ending.result()
        return self._lost

    def drain(self) -> Problem | None:
        """Wait for every write that was asked. Returns why the last one could not be kept, or None."""
        if not self._closed:
            self._database.submit(lambda: None).result()
        return self._lost

    def settle(self) -> Problem | None:
        """Wait for every write, and let the screens hear how it went; nothing else of the window runs meanwhile.

        Returns why the last write could not be kept, or None.
        """
        for _round in range(ROUNDS):
            lost = self.drain()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
            if not self._writes:
                break
        return lost

    @property
    def failing(self) -> bool:
        """The last write did not reach the disk."""
        return self._lost is not None

    @property
    def read_only(self) -> bool:
        return self._vault.read_only

    @property
    def path(self) -> Path:
        """Where the vault stands; certain once it is closed."""
        return self._vault.path

    # the threads

    def _change(self, owner: QObject, job: Callable[[], T], done: Done[T] | None, failed: Failed | None) -> None:
        def run() -> None:
            answer, fault = _attempt(job)
            if not isinstance(fault, UserProblem):  # a person's slip is not a file that cannot be written
                self._lost = fault
            steps = (self._vault.undo_sentence or "", self._vault.redo_sentence or "")
            self._arrived.emit(lambda: self._written(steps))
            self._arrived.emit(lambda: self._deliver(owner, answer, fault, done or _nothing, failed, True))

        if self._closed:
            return
        self._asked += 1
        self._count(1)
        self._database.submit(run)

    @Slot(object)
    def _run(self, deliver: Callable[[], None]) -> None:
        """A method of this object and not a loose function: that is what makes Qt run it on the GUI thread."""
        deliver()

    def _written(self, steps: tuple[str, str]) -> None:
        self._count(-1)
        self.history.emit(*steps)

    def _count(self, step: int) -> None:
        was, self._writes = self._writes > 0, self._writes + step
        if was != (self._writes > 0):
            self.saving.emit(self._writes > 0)

    def _submit(
        self, threads: ThreadPoolExecutor, owner: QObject, job: Callable[[], T], done: Done[T], failed: Failed | None
    ) -> None:
        def run() -> None:
            answer, fault = _attempt(job)
            self._arrived.emit(lambda: self._deliver(owner, answer, fault, done, failed, False))

        if not self._closed:
            threads.submit(run)

    def _deliver(
        self, owner: QObject, answer: Any, fault: Problem | None, done: Done[Any], failed: Failed | None, write: bool
    ) -> None:
        if self._closed:
            return
        here = isValid(owner)
        if fault is None:
            if here:
                done(answer)
        elif here and failed is not None:
            failed(fault)
        elif here or write:  # the screen that wrote may be gone; the person must hear it all the same
            self.problem.emit(fault)

    def _announce(self, change: Change) -> None:
        """On the database thread: carried to the GUI thread, where screens live."""
        self._arrived.emit(lambda: self.changed.emit(change))


def _nothing(_answer: object) -> None:
    """For a write whose answer nobody waits for."""


def _attempt(job: Callable[[], T]) -> tuple[T | None, Problem | None]:
    try:
        return job(), None
    except Problem as problem:
        return None, problem
    except Exception as error:  # noqa: BLE001 - a thread must answer, whatever happened; the person sees a Bug
        return None, bug_of(error)
