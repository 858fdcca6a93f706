"""A process that does nothing but write, to be killed: `python -m tests.faults.writer`.

From stdin it reads lines: a number, and the name of a vault. For each it starts a child that goes on where the vault is, and
prints the child's number; the child prints the number of every action that was kept; after its death comes "done".
With a number above 0 the child dies by itself, when it asks that many things of the disk in one action.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from rondom import clock
from rondom.dossier.actions import add_note, add_pupil, change_pupil, remove_note
from rondom.dossier.model import NoteData, PupilData
from rondom.dossier.queries import note_rows, pupil_head, pupil_rows
from rondom.opening import unlock
from rondom.vault import file_layer
from rondom.vault.store import Session
from tests.faults.bad_disk import NAME, Disk, Layer
from tests.mees import PASSWORD, TODAY


@dataclass(frozen=True)
class State:
    """What has to stand in the vault after action `number`."""

    number: int = 0
    notes: frozenset[str] = frozenset()


def states() -> Iterator[State]:
    """State after state, always the same ones."""
    state = State()
    while True:
        yield state
        state = State(state.number + 1, (state.notes - gone(state)) | new(state.number + 1))


def new(number: int) -> frozenset[str]:
    chance = Random(number)
    return frozenset(f"{number}.{place} " * chance.randrange(1, 400) for place in range(chance.randrange(8)))


def gone(state: State) -> frozenset[str]:
    """Every seventh time half of what is there."""
    return frozenset(sorted(state.notes)[::2]) if state.number % 7 == 6 else frozenset()


def found(session: Session) -> State:
    """What stands in the vault."""
    [child] = pupil_rows(session, clock.today())
    notes = note_rows(session, child.id)
    number = pupil_head(session, child.id, clock.today()).question
    return State(int(number or 0), frozenset(note.text for note in notes))


def begin(session: Session) -> None:
    add_pupil(session, PupilData(first_name="Mees"))


def take(session: Session, state: State) -> int:
    """The next action, in one transaction. Returns its number."""
    [child] = pupil_rows(session, clock.today())
    number = state.number + 1
    leaving = gone(state)
    for note in note_rows(session, child.id):
        if note.text in leaving:
            remove_note(session, note.id)
    for words in sorted(new(number)):
        add_note(session, child.id, NoteData(written_on=TODAY, text=words))
    change_pupil(session, child.id, question=str(number))
    return number


def write_on(path: Path, die_at: int) -> None:
    disk = Disk()
    layer = Layer(disk, file_layer.BASE)
    file_layer.BASE = NAME
    vault = unlock(path, PASSWORD)
    while layer:
        if die_at:
            disk.kill(die_at)
        with vault.write("Verder") as session:
            number = take(session, found(session))
        os.write(1, f"{number}\n".encode())


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                die_at, _, path = line.strip().partition(" ")
                write_on(Path(path), int(die_at))
            finally:
                os._exit(1)
        os.write(1, f"{child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"done\n")


if __name__ == "__main__":
    main()
