"""The one place that writes the heads of actions. What may pass the guards of the journal is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import apsw

from rondom import clock
from rondom.vault.chain import Part, genesis, link
from rondom.vault.hybrid_clock import HybridClock
from rondom.vault.ids import new_id
from rondom.vault.store import Session, telling


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
class Action:
    """An action that runs, and what became of it."""

    sentence: str
    kind: str
    reverses: int | None = None
    key: str = field(default_factory=new_id)
    seq: int = 0
    head: tuple[str | int | None, ...] = ()
    before: bytes = b""
    """The chain up to here."""
    change: Change | None = None
    """None as long as it runs, and when it changed nothing."""


_LAST = "SELECT seq, chain FROM journal_action ORDER BY seq DESC LIMIT 1"
_OPEN = (
    "INSERT INTO journal_action(seq, id, hlc, device, at, actor_id, actor, kind, reverses, sentence) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CELLS = 'SELECT pupil_id, id, tbl, "row", col, before, after FROM journal_cell WHERE action = ? ORDER BY id'
_PART = "INSERT INTO journal_part(action, pupil_id, salt, digest) VALUES (?, ?, ?, ?)"


class Seam:
    """Opens and closes actions on one connection. Belongs to its vault."""

    def __init__(self, connection: apsw.Connection, device: str) -> None:
        self._run = connection.execute
        """Past SQLAlchemy: these few statements come with every key press that is kept."""
        self._device = device
        self._running: int | None = None
        self._sealing = False
        self._destroying: str | None = None
        self._clock = HybridClock(_last_moment(connection))
        free = apsw.SQLITE_INNOCUOUS  # triggers may call it
        connection.create_scalar_function("journal_seq", lambda *_: self._running, 0, flags=free)
        connection.create_scalar_function("journal_seals", lambda *_: self._sealing, 0, flags=free)
        connection.create_scalar_function("journal_destroys", lambda *_: self._destroying, 0, flags=free)

    @property
    def is_running(self) -> bool:
        return self._running is not None

    def open(self, session: Session, action: Action, actor: Actor) -> None:
        """From here on the triggers write under this action. Raises EnvironmentProblem."""
        session.connection()  # begins the transaction
        moment = clock.utc_now()
        with telling(), self._seals():
            last, before = self._run(_LAST).fetchone() or (0, None)
            action.seq, action.before = int(last) + 1, bytes(before or genesis(int(last)))
            tick = self._clock.tick(int(moment.timestamp() * 1000))
            who = (actor.id, actor.name, action.kind, action.reverses)
            action.head = (action.seq, action.key, tick, self._device, moment.isoformat(), *who)
            self._running = action.seq
            self._run(_OPEN, (*action.head, action.sentence))

    def close(self, session: Session, action: Action, about: str | None = None) -> None:
        """Seal what the action did. Without any change it leaves no trace, unless it was a look at child `about`.

        Raises EnvironmentProblem.
        """
        session.flush()
        with telling(), self._seals():
            tables, parts = self._parts(action, about)
            if not parts:
                self._run("DELETE FROM journal_action WHERE seq = ?", (action.seq,))
                return
            digests = {pupil: part.digest for pupil, part in parts.items()}
            for pupil, digest in digests.items():
                self._run(_PART, (action.seq, pupil, parts[pupil].salt, digest))
            chain = link(action.before, action.head, digests)
            self._run("UPDATE journal_action SET chain = ? WHERE seq = ?", (chain, action.seq))
        action.change = Change(tables, frozenset(pupil for pupil in parts if pupil), action.sentence)

    def _parts(self, action: Action, about: str | None) -> tuple[frozenset[str], dict[str, Part]]:
        """The tables that were touched, and what was done to each child; the key is empty for nobody's."""
        tables = set()
        parts = {} if about is None else {about: Part.new(action.sentence)}
        for pupil, *cell in self._run(_CELLS, (action.seq,)):
            part = parts.get(pupil or "")
            if part is None:
                part = parts[pupil or ""] = Part.new(action.sentence)
            part.add(cell)
            tables.add(cell[1])
        return frozenset(tables), parts

    def end(self) -> None:
        """Nothing passes any more, however the action ended."""
        self._running, self._destroying, self._sealing = None, None, False

    @contextmanager
    def destroying(self, pupil_id: str) -> Iterator[None]:
        """Within the running action, what the journal holds of this child may go."""
        self._destroying = pupil_id
        try:
            yield
        finally:
            self._destroying = None

    @contextmanager
    def _seals(self) -> Iterator[None]:
        self._sealing = True
        try:
            yield
        finally:
            self._sealing = False


def erase(session: Session, pupil_id: str) -> None:
    """Take what the journal holds of one child away: cells, salts, and sentences of actions that were about no one else.

    Heads and digests stay. Only within `Seam.destroying`.
    """
    run = session.connection().exec_driver_sql
    run(
        "DELETE FROM journal_cell WHERE action IN (SELECT action FROM journal_part WHERE pupil_id = ? UNION SELECT ?) "
        "AND pupil_id = ?",
        (pupil_id, _running(session), pupil_id),
    )
    run("UPDATE journal_part SET salt = NULL WHERE pupil_id = ? AND salt IS NOT NULL", (pupil_id,))
    run(
        "UPDATE journal_action SET sentence = '' WHERE sentence <> '' "
        "AND seq IN (SELECT action FROM journal_part WHERE pupil_id = ?) "
        "AND NOT EXISTS (SELECT 1 FROM journal_part p WHERE p.action = seq AND p.pupil_id <> ? "
        "AND (p.salt IS NOT NULL OR p.digest IS NULL))",
        (pupil_id, pupil_id),
    )


def _running(session: Session) -> int:
    return int(session.connection().exec_driver_sql("SELECT journal_seq()").scalar_one())


def _last_moment(connection: apsw.Connection) -> str:
    """The last row of one device has its last moment: no need to look at all of them."""
    row = connection.execute("SELECT hlc FROM journal_action ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row and _MOMENT.fullmatch(str(row[0])) else ""


_MOMENT = re.compile(r"\d{14}\.\d{6}")
"""What a hand has written over it must not keep the vault from opening."""
