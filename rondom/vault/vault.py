"""One open vault: the only way in for every change, and the only one who tells what changed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import apsw
from sqlalchemy import func, insert, select, text

from rondom import clock
from rondom.errors import Bug, EnvironmentProblem, Problem
from rondom.language import _
from rondom.vault import container
from rondom.vault.hybrid_clock import HybridClock
from rondom.vault.ids import new_id
from rondom.vault.journal import ACTION, CELL, TOUCHED
from rondom.vault.reversal import reverse
from rondom.vault.store import Session as Session
from rondom.vault.store import engine_on, looking, transaction

MERGE_SECONDS = 60
"""Typing in one field within this time is one step of undo."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is at the keyboard."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a committed action touched. Screens refresh from this and from nothing else."""

    tables: frozenset[str]
    pupils: frozenset[str]
    sentence: str


@dataclass(slots=True)
class _Step:
    """One step of undo: an action, or several that were typed into one field."""

    sentence: str
    actions: list[int]
    merge: str = ""
    last: float = field(default_factory=time.monotonic)


class Vault:
    """An open vault. Belongs to one thread; everything else gets plain values from it."""

    def __init__(self, opened: container.Opened, actor: Actor, device: str) -> None:
        self.path: Path = opened.path
        self.vault_id: str = opened.vault_id
        self.read_only: bool = opened.read_only
        self.actor = actor
        self.throwaway = False
        """The Voorbeeldschool: its folder goes away with it."""
        self._opened = opened
        self._device = device
        self._engine = engine_on(opened.connection, opened.read_only)
        self._looking = looking(self._engine)
        self._seq: int | None = None
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._listeners: list[Callable[[Change], None]] = []
        opened.connection.create_scalar_function("journal_seq", lambda *_: self._seq, 0, flags=apsw.SQLITE_INNOCUOUS)
        self._clock = HybridClock(self._last_moment())

    # -- reading and writing ---------------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A look at the vault. Every statement that would change something is refused, in every table."""
        connection = self._opened.connection
        connection.pragma("query_only", True)
        try:
            with transaction(self._looking) as session:
                yield session
        except EnvironmentProblem as problem:
            if problem.code == "vault-read-only" and not self.read_only:
                raise Bug("unexpected", detail="write inside read") from None
            raise
        finally:
            connection.pragma("query_only", False)

    @contextmanager
    def write(self, sentence: str, merge: str = "", final: bool = False) -> Iterator[Session]:
        """One change, in one transaction, under one sentence a person would say.

        Actions with the same `merge` key within a minute are one step of undo (typing in one field). What is `final`
        happened in the world as well (a paper left the house), so undo passes over it.
        Raises EnvironmentProblem when the file cannot be written; nothing of the change is then kept.
        """
        with self._act(sentence, "do") as (session, done):
            yield session
        if done.change is None:
            return
        if not final:
            self._remember(sentence, done.seq, merge)
        self._redo.clear()
        self._announce(done.change)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` after every commit, on the thread of the vault. Returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- undo ------------------------------------------------------------------------------------------------

    @property
    def undo_sentence(self) -> str | None:
        return self._undo[-1].sentence if self._undo else None

    @property
    def redo_sentence(self) -> str | None:
        return self._redo[-1].sentence if self._redo else None

    def undo(self) -> str | None:
        """Take the last step of this session back. Returns its sentence, or None when there is none."""
        return self._turn_back(self._undo, self._redo, _("Ongedaan gemaakt: {what}"), "undo")

    def redo(self) -> str | None:
        """Do the last undone step again. Returns its sentence, or None when there is none."""
        return self._turn_back(self._redo, self._undo, _("Opnieuw gedaan: {what}"), "redo")

    def forget_undo(self) -> None:
        """Nothing before this moment can be taken back: founding, and locking."""
        self._undo.clear()
        self._redo.clear()

    def _turn_back(self, source: list[_Step], target: list[_Step], words: str, kind: str) -> str | None:
        if not source:
            return None
        step = source[-1]
        with self._act(words.format(what=step.sentence), kind, step.actions[-1]) as (session, done):
            for seq in reversed(step.actions):
                reverse(session, seq)
        source.pop()
        if done.change is not None:
            target.append(_Step(step.sentence, [done.seq]))
            self._announce(done.change)
        return step.sentence

    def _remember(self, sentence: str, seq: int, merge: str) -> None:
        last = self._undo[-1] if self._undo else None
        if merge and last and last.merge == merge and time.monotonic() - last.last < MERGE_SECONDS:
            last.actions.append(seq)
            last.last = time.monotonic()
        else:
            self._undo.append(_Step(sentence, [seq], merge))

    # -- care ------------------------------------------------------------------------------------------------

    def backup(self, target: Path) -> container.CopyReport:
        """A copy beside or elsewhere, proven by opening it and counting. The copy is a vault too.

        Raises EnvironmentProblem; a copy that is not whole is removed. A vault that can no longer be written, because
        its disk is full or its file is gone, can still be saved elsewhere.
        """
        report = container.copy_to(self._opened, target)
        with suppress(EnvironmentProblem):
            self.set_fact("last_backup", f"{clock.utc_now().isoformat()}|{target}")
        return report

    def change_password(self, new: str) -> None:
        """From now on `new` opens this file. Copies made before keep the old password."""
        container.rewrap(self._opened, new)

    def recovery_code(self) -> str:
        """The code on paper. It opens the file even when the head of the file is gone."""
        return container.recovery_code(self._opened)

    def fact(self, key: str) -> str:
        """What the vault knows about itself; empty when it does not."""
        with self.read() as session:
            found = session.execute(text("SELECT value FROM vault_fact WHERE key = :key"), {"key": key}).scalar()
        return str(found) if found is not None else ""

    def set_fact(self, key: str, value: str) -> None:
        container.check_place(self._opened)
        with transaction(self._engine) as session:
            session.execute(
                text("INSERT OR REPLACE INTO vault_fact(key, value) VALUES (:key, :value)"),
                {"key": key, "value": value},
            )

    def close(self) -> None:
        """Close the file, forget the keys, take the note away that says it is open."""
        self._engine.dispose()
        self._opened.close()
        if self.throwaway:
            shutil.rmtree(self.path.parent, ignore_errors=True)

    # -- the seam --------------------------------------------------------------------------------------------

    @contextmanager
    def _act(self, sentence: str, kind: str, reverses: int | None = None) -> Iterator[tuple[Session, _Done]]:
        if self._seq is not None:
            raise Bug("unexpected", detail="write inside write")
        if self.read_only:
            raise EnvironmentProblem("vault-read-only")
        container.check_place(self._opened)
        done = _Done()
        try:
            with transaction(self._engine) as session:
                done.seq = self._seq = self._open_action(session, done.key, sentence, kind, reverses)
                yield session, done
                session.flush()
                done.change = self._close_action(session, done.seq, sentence)
        except EnvironmentProblem:
            if done.change is None or not self._is_kept(done.key):
                raise
        finally:
            self._seq = None

    def _is_kept(self, key: str) -> bool:
        """Whether an action is in the vault although its commit failed: the disk broke when all that was left to do was
        putting SQLite's journal away. Told that it failed, a person would type it again.
        """
        try:
            with self.read() as session:
                return session.execute(select(ACTION.c.seq).where(ACTION.c.id == key)).first() is not None
        except Problem:
            return False

    def _open_action(self, session: Session, key: str, sentence: str, kind: str, reverses: int | None) -> int:
        moment = clock.utc_now()
        result = session.execute(
            insert(ACTION).values(
                id=key,
                hlc=self._clock.tick(int(moment.timestamp() * 1000)),
                device=self._device,
                at=moment.isoformat(),
                actor=self.actor.name,
                sentence=sentence,
                kind=kind,
                reverses=reverses,
            )
        )
        return int(result.inserted_primary_key[0])  # type: ignore[attr-defined]  # an INSERT answers with its key

    def _close_action(self, session: Session, seq: int, sentence: str) -> Change | None:
        """What was touched; an action that changed nothing leaves no trace."""
        mine = CELL.c.action == seq
        tables = frozenset(session.execute(select(CELL.c.tbl).where(mine).distinct()).scalars())
        if not tables:
            session.execute(ACTION.delete().where(ACTION.c.seq == seq))
            return None
        pupils = frozenset(
            session.execute(select(CELL.c.pupil_id).where(mine, CELL.c.pupil_id.is_not(None)).distinct()).scalars()
        )
        if pupils:
            session.execute(insert(TOUCHED), [{"action": seq, "pupil_id": pupil} for pupil in sorted(pupils)])
        return Change(tables, pupils, sentence)

    def _announce(self, change: Change) -> None:
        for listener in list(self._listeners):
            listener(change)

    def _last_moment(self) -> str:
        with self.read() as session:
            return session.execute(select(func.max(ACTION.c.hlc))).scalar() or ""


@dataclass(slots=True)
class _Done:
    key: str = field(default_factory=new_id)
    seq: int = 0
    change: Change | None = None
