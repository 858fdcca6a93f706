"""What a vault holds after action 1, 2, 3 …: always the same, so that whoever looks afterwards knows what must be there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from sqlalchemy import text

from rondom import clock
from rondom.dossier.actions import add_note, add_pupil, change_pupil, remove_note
from rondom.dossier.model import NoteData, PupilData
from rondom.dossier.queries import note_rows, pupil_rows
from rondom.school.actions import add_user
from rondom.school.model import UserData
from rondom.vault.store import Session
from tests.mees import TODAY

GUEST = "Een gast die niets achterlaat. "


@dataclass(frozen=True)
class State:
    """What has to stand in the vault after action `number`."""

    number: int = 0
    notes: frozenset[str] = frozenset()


@cache
def state(number: int) -> State:
    if number == 0:
        return State()
    before = state(number - 1)
    return State(number, (before.notes - gone(before)) | new(number))


def new(number: int) -> frozenset[str]:
    chance = Random(number)
    return frozenset(f"{number}.{place} " * chance.randrange(1, 400) for place in range(chance.randrange(8)))


def gone(state: State) -> frozenset[str]:
    """Every seventh time half of what is there."""
    return frozenset(sorted(state.notes)[::2]) if state.number % 7 == 6 else frozenset()


def found(session: Session) -> State:
    """What stands in the vault. In plain SQL: a process that has just started is quicker with it."""
    driver = session.connection()
    number = driver.execute(text("SELECT question FROM pupil WHERE first_name = 'Mees'")).scalar_one()
    return State(
        int(number or 0),
        frozenset(
            driver.execute(
                text("SELECT text FROM note JOIN pupil ON pupil.id = pupil_id WHERE first_name = 'Mees'")
            ).scalars()
        ),
    )


def begin(session: Session) -> None:
    """One child, and a colleague who may get a password."""
    add_user(session, UserData(name="Wim Waterlelie"))
    add_pupil(session, PupilData(first_name="Mees"))


def take(session: Session, number: int) -> None:
    """Action `number`, in one transaction, where the vault is at the one before."""
    child = next(one for one in pupil_rows(session, clock.today()) if one.name.startswith("Mees"))
    leaving = gone(state(number - 1))
    for note in note_rows(session, child.id) if leaving else ():
        if note.text in leaving:
            remove_note(session, note.id)
    for words in sorted(new(number)):
        add_note(session, child.id, NoteData(written_on=TODAY, text=words))
    change_pupil(session, child.id, question=str(number))


def receive_guest(session: Session) -> str:
    """A second child, who will be destroyed. Returns its id."""
    guest = add_pupil(session, PupilData(first_name="Gast"))
    for _turn in range(3):
        add_note(session, guest, NoteData(written_on=TODAY, text=GUEST * 100))
    return guest


def guests(session: Session) -> tuple[int, int, bool]:
    """How many there are, how many there were, and whether the journal still knows what was written about them."""
    driver = session.connection()
    there = driver.execute(text("SELECT count(*) FROM pupil WHERE first_name = 'Gast'")).scalar_one()
    gone_ones = driver.execute(text("SELECT count(*) FROM destruction")).scalar_one()
    known = driver.execute(text("SELECT count(*) FROM journal_cell WHERE after LIKE :words"), {"words": f"%{GUEST}%"})
    return int(there), int(gone_ones), bool(known.scalar_one())
