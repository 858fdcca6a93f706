"""Everything Rondom does with a vault file, one deed at a time. Each says what will be before it begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from rondom import clock
from rondom.dossier.queries import pupil_rows
from rondom.privacy.model import DestructionReason
from rondom.privacy.retention import destroy_dossier
from rondom.school.queries import users
from rondom.vault import backups, keyring
from rondom.vault.vault import Vault
from tests.faults.states import receive_guest, take
from tests.faults.world import FACT, UNKNOWN, World

START = datetime(2026, 3, 12, 13, 15)


@dataclass
class Bench:
    """A vault at work. `say` is called with the world that will be, before anything is done."""

    vault: Vault
    folder: Path
    world: World
    say: Callable[[World], None]
    chance: Random

    def will(self, world: World) -> None:
        self.say(world)
        self.world = world

    def colleague(self) -> str:
        """The id of the one who is not at the keyboard."""
        with self.vault.read() as session:
            return next(one.id for one in users(session) if one.id != self.vault.actor.id)

    def word(self) -> str:
        return f"wachtwoord nummer {self.chance.randrange(10**9)}"


def write(bench: Bench) -> None:
    """A clock that goes back in between must not matter: every action has its own idea of what time it is."""
    clock.freeze(START + timedelta(days=bench.chance.randrange(-400, 400)))
    number = bench.world.number + 1
    bench.will(replace(bench.world, number=number))
    with bench.vault.write("Verder") as session:
        take(session, number)


def undo(bench: Bench) -> None:
    if bench.vault.undo_sentence is None:
        write(bench)
    bench.will(replace(bench.world, number=bench.world.number - 1))
    assert bench.vault.undo() == "Verder"


def redo(bench: Bench) -> None:
    if bench.vault.redo_sentence is None:
        undo(bench)
    bench.will(replace(bench.world, number=bench.world.number + 1))
    assert bench.vault.redo() == "Verder"


def fact(bench: Bench) -> None:
    value = bench.word()
    bench.will(replace(bench.world, fact=value))
    bench.vault.set_fact(FACT, value)


def password(bench: Bench) -> None:
    value = bench.word()
    bench.will(replace(bench.world, password=value))
    bench.vault.change_password(value)


def backup(bench: Bench) -> None:
    """Over an earlier copy of the same name, as a person does on a stick."""
    name = f"kopie-{bench.chance.randrange(3)}.rondom"
    bench.will(bench.world.with_copy(name))
    bench.vault.backup(bench.folder / name)


def back_up(bench: Bench) -> None:
    """Among the copies of this machine, where the ones that had their time go."""
    bench.will(bench.world)
    backups.back_up(bench.vault, "hand")


def give(bench: Bench) -> None:
    """A colleague gets a password, or another one."""
    value = bench.word()
    bench.will(replace(bench.world, colleague=value))
    keyring.give_password(bench.vault, bench.colleague(), value)


def take_away(bench: Bench) -> None:
    if not bench.world.colleague:
        give(bench)
    bench.will(replace(bench.world, colleague=""))
    keyring.take_password(bench.vault, bench.colleague())


def key(bench: Bench) -> None:
    """Everything encrypted anew; the old passwords and the old code then fail."""
    value = bench.word()
    bench.will(replace(bench.world, password=value, colleague="", code=UNKNOWN))
    bench.world = replace(bench.world, code=keyring.new_key(bench.vault, value))


def move(bench: Bench) -> None:
    """To a folder beside, and back."""
    here = bench.world.file
    there = "elders/school.rondom" if here == "school.rondom" else "school.rondom"
    (bench.folder / there).parent.mkdir(exist_ok=True)
    bench.will(replace(bench.world, file=there))
    keyring.move(bench.vault, bench.folder / there)


def guest(bench: Bench) -> None:
    """A child whose dossier will be destroyed."""
    bench.will(replace(bench.world, guests=bench.world.guests + 1))
    with bench.vault.write("Gast", final=True) as session:
        receive_guest(session)


def destroy(bench: Bench) -> None:
    """A dossier, with all that the journal holds of it; and the pages are written anew."""
    if not bench.world.guests:
        guest(bench)
    with bench.vault.read() as session:
        one = next(one.id for one in pupil_rows(session, clock.today()) if one.name.startswith("Gast"))
    bench.will(replace(bench.world, guests=bench.world.guests - 1, destroyed=bench.world.destroyed + 1))
    destroy_dossier(bench.vault, one, DestructionReason.REQUEST)


DEEDS: Mapping[str, Callable[[Bench], None]] = {
    deed.__name__: deed for deed in (write, undo, redo, fact, password, give, take_away, key, move, backup, back_up, guest, destroy)
}  # fmt: skip
