"""One open vault: the only way in for every change, and the only one who tells what changed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import apsw
from sqlalchemy import select, text

from rondom import clock
from rondom.errors import Bug, EnvironmentProblem, Problem
from rondom.language import _
from rondom.vault import anchor, container
from rondom.vault.journal import ACTION, PART
from rondom.vault.reversal import reverse
from rondom.vault.seam import Action, Seam, erase
from rondom.vault.seam import Actor as Actor
from rondom.vault.seam import Change as Change
from rondom.vault.search_index import scrub
from rondom.vault.store import Session as Session
from rondom.vault.store import engine_on, looking, transaction

MERGE_SECONDS = 60
"""Typing in one field within this time is one step of undo."""
LOOK = timedelta(minutes=15)
"""The same look within this time is one line in the journal."""
SWEEP = "sweep"
"""Fact: a dossier was destroyed, and the pages have not been written anew since."""
_SET_FACT = text("INSERT OR REPLACE INTO vault_fact(key, value) VALUES (:key, :value)")


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
        self.actor = actor
        self.throwaway = False
        """The Voorbeeldschool: its folder goes away with it."""
        self._device = device
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._listeners: list[Callable[[Change], None]] = []
        self.take_up(opened)

    def take_up(self, opened: container.Opened) -> None:
        """Work with this file: at the start, and when the vault has got a new key or another place (see `keyring`)."""
        self.path: Path = opened.path
        self.vault_id: str = opened.vault_id
        self.read_only: bool = opened.read_only
        self._opened = opened
        self._engine = engine_on(opened.connection, opened.read_only)
        self._looking = looking(self._engine)
        self._seam = Seam(opened.connection, self._device)

    # -- reading and writing ---------------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A look at the vault. Every statement that would change something is refused, in every table.

        Raises EnvironmentProblem "vault-let-go" when it was closed, by whoever called or by a new key that failed at the end.
        """
        connection = self._opened.connection
        try:
            connection.pragma("query_only", True)
        except apsw.ConnectionClosedError:
            raise EnvironmentProblem("vault-let-go") from None
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
        action = Action(sentence, "do")
        with self._act(action) as session:
            yield session
        if action.change is None:
            return
        if not final:
            self._remember(sentence, action.seq, merge)
        self._redo.clear()
        self._announce(action.change)

    def see(self, sentence: str, pupil_id: str, kind: str = "see") -> bool:
        """Write down that someone looked at, printed or exported something ("see", "print", "export") of a child.

        No step of undo and no news for screens. The same look by the same person is written once in 15 minutes, what goes on
        paper or in a file every time; nothing in a vault that can only be read. Returns whether it was written: a full disk
        keeps nobody from reading.
        """
        if self.read_only or (kind == "see" and self._seen_lately(sentence, pupil_id, kind)):
            return False
        action = Action(sentence, kind)
        try:
            with self._act(action, about=pupil_id):
                pass
        except EnvironmentProblem:
            return False
        return True

    @contextmanager
    def destroy(self, sentence: str, pupil_id: str) -> Iterator[Session]:
        """Remove a dossier for good. The caller removes its rows and leaves the proof; here the journal forgets the child.

        Nothing before this moment can be taken back any more. Raises EnvironmentProblem as `write` does.
        """
        action = Action(sentence, "destroy")
        with self._act(action) as session, self._seam.destroying(pupil_id):
            yield session
            session.flush()
            erase(session, pupil_id)
            session.execute(_SET_FACT, {"key": SWEEP, "value": "1"})
        self.forget_undo()
        self.sweep()
        if action.change is not None:
            self._announce(replace(action.change, pupils=action.change.pupils | {pupil_id}))

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
        action = Action(words.format(what=step.sentence), kind, step.actions[-1])
        with self._act(action) as session:
            for seq in reversed(step.actions):
                reverse(session, seq)
        source.pop()
        if action.change is not None:
            target.append(_Step(step.sentence, [action.seq]))
            self._announce(action.change)
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
        """From now on `new` is the password of whoever is at the keyboard; those of others stay.

        Raises the problems of `keyring.give_password`. Copies made before keep the old password.
        """
        from rondom.vault.keyring import give_password  # late: it knows this class

        give_password(self, self.actor.id, new)

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
            session.execute(_SET_FACT, {"key": key, "value": value})

    def sweep(self) -> None:
        """Write all pages anew after a destruction: SQLite leaves scraps of rows in the free room of pages it once
        rearranged, also with `secure_delete`. When that fails (a full disk) it is done at closing.
        """
        with suppress(apsw.Error, Problem):
            if self.fact(SWEEP):
                scrub(self._opened.connection)
                self._opened.connection.execute("VACUUM")
                self.set_fact(SWEEP, "")

    def close(self, noted: bool = True) -> None:
        """Close the file, forget the keys, take the note away that says it is open. Not `noted`: nobody worked in it, and
        this computer goes on knowing what it knew of this vault.
        """
        if not self.throwaway and not self.read_only:
            self.sweep()
            with suppress(apsw.Error):  # a full disk: then at the next closing; and closing twice is fine
                if self._opened.connection.total_changes():
                    scrub(self._opened.connection)
            if noted:
                anchor.note(self)
        self._engine.dispose()
        self._opened.close()
        if self.throwaway:
            shutil.rmtree(self.path.parent, ignore_errors=True)

    # -- the seam --------------------------------------------------------------------------------------------

    @contextmanager
    def _act(self, action: Action, about: str | None = None) -> Iterator[Session]:
        if self._seam.is_running:
            raise Bug("unexpected", detail="write inside write")
        if self.read_only:
            raise EnvironmentProblem("vault-read-only")
        container.check_place(self._opened)
        try:
            with transaction(self._engine) as session:
                self._seam.open(session, action, self.actor)
                yield session
                self._seam.close(session, action, about)
        except EnvironmentProblem:
            if action.change is None or not self._is_kept(action):
                raise
        finally:
            self._seam.end()

    def _is_kept(self, action: Action) -> bool:
        """Whether an action is in the vault although its commit failed: the disk broke when all that was left to do was
        putting SQLite's journal away. Told that it failed, a person would type it again.
        """
        try:
            with self.read() as session:
                kept = session.execute(select(ACTION.c.id).where(ACTION.c.seq == action.seq)).scalar()
                return kept == action.key
        except Problem:
            return False

    def _seen_lately(self, sentence: str, pupil_id: str, kind: str) -> bool:
        """A clock that was set back hides nothing: only what is near the present counts."""
        now = clock.utc_now()
        same = (ACTION.c.kind == kind, ACTION.c.sentence == sentence, ACTION.c.actor_id == self.actor.id)
        chosen = select(ACTION.c.at).join(PART, PART.c.action == ACTION.c.seq).where(PART.c.pupil_id == pupil_id, *same)
        with self.read() as session:
            last = session.execute(chosen.order_by(ACTION.c.seq.desc()).limit(1)).scalar()
        return last is not None and abs(now - datetime.fromisoformat(last)) < LOOK

    def _announce(self, change: Change) -> None:
        for listener in list(self._listeners):
            listener(change)
