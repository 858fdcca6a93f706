"""What a process said it had kept, and whether that is what stands on the disk after its death."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeVar

from rondom.errors import Problem
from rondom.vault import chain, container
from rondom.vault.unlocking import unlock
from rondom.vault.vault import Vault
from tests.faults.states import State, found, guests, state
from tests.faults.tally import TALLY
from tests.mees import PASSWORD

T = TypeVar("T")
FACT = "proef"
UNKNOWN = "?"
"""A recovery code that only its maker knows yet."""


@dataclass(frozen=True)
class World:
    """Everything that was told to be kept. `file` and `copies` (name, number of the action, password) are in one folder."""

    number: int = 0
    password: str = PASSWORD
    colleague: str = ""
    """The other password that opens the vault; empty when there is none."""
    code: str = UNKNOWN
    file: str = "school.rondom"
    fact: str = ""
    guests: int = 0
    """Children that are there for a while, and those that were destroyed."""
    destroyed: int = 0
    copies: tuple[tuple[str, int, str], ...] = ()

    def with_copy(self, name: str) -> World:
        rest = tuple(copy for copy in self.copies if copy[0] != name)
        return replace(self, copies=(*rest, (name, self.number, self.password)))


def as_json(world: World) -> dict[str, object]:
    return asdict(world)


def from_json(raw: dict[str, object]) -> World:
    copies = raw.pop("copies")
    assert isinstance(copies, list | tuple)
    return World(**raw, copies=tuple((str(name), int(number), str(word)) for name, number, word in copies))  # type: ignore[arg-type]


def settle(folder: Path, kept: World, under_way: World | None, confirmed: int = 0) -> World:
    """The world as the dead left it: all that was said to be kept, and what was under way as a whole or not at all.

    `confirmed`: how many deeds were told to be kept, for the figures.
    """
    TALLY.confirmed += confirmed
    wholes = [kept] if under_way is None else [under_way, kept]
    touched = set(wholes[0].copies) ^ set(kept.copies)
    for whole in wholes:
        settled = _fits(folder, whole)
        old = any(_still_opens(folder, settled, other) for other in wholes) if settled else False
        if settled and not old and are_copies(folder, touched & set(whole.copies)):
            TALLY.found += confirmed
            return _one_file(folder, settled, wholes)
    opened = any(_opens(folder, whole) for whole in wholes)
    TALLY.lost += 1 if opened else 0
    TALLY.unopenable += 0 if opened else 1
    raise AssertionError(f"{'lost' if opened else 'unopenable'}: {describe(folder, wholes)}")


def describe(folder: Path, wholes: list[World]) -> str:
    there = sorted(f"{one.name} {one.stat().st_size}" for one in folder.rglob("*") if one.is_file())
    stands = []
    for whole in wholes:
        try:
            stands.append(str(_look(folder / whole.file, whole.password, lambda vault: numbered(vault).number)))
        except Problem as problem:
            stands.append(problem.code)
    return f"stands {stands}, told {[replace(one, code='') for one in wholes]}, files {there}"


def numbered(vault: Vault) -> State:
    with vault.read() as session:
        return found(session)


def _opens(folder: Path, whole: World) -> bool:
    with suppress(Problem):
        return _look(folder / whole.file, whole.password, lambda _vault: True)
    return False


def _fits(folder: Path, whole: World) -> World | None:
    """The whole with its code filled in, when all of it is there."""
    path = folder / whole.file
    try:
        code = _look(path, whole.password, lambda vault: _code_of(vault, whole))
        if code is None:
            return None
        if whole.colleague:
            container.open_with_password(path, whole.colleague).close()
        if whole.code == UNKNOWN:  # new, or looked for for the first time
            container.open_with_code(path, code).close()
    except Problem:
        return None
    return replace(whole, code=code)


def _code_of(vault: Vault, whole: World) -> str | None:
    """The recovery code, when the vault holds exactly what is in this whole and is sound."""
    right = numbered(vault) == state(whole.number) and vault.fact(FACT) == whole.fact and is_sound(vault)
    with vault.read() as session:
        right &= guests(session) == (whole.guests, whole.destroyed, whole.guests > 0)
    code = vault.recovery_code()
    return code if right and whole.code in (code, UNKNOWN) else None


def is_sound(vault: Vault) -> bool:
    """Every page, every index, every key to another row, and the chain of the journal."""
    with vault.read() as session:
        driver = session.connection()
        whole = driver.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        return whole and not driver.exec_driver_sql("PRAGMA foreign_key_check").all() and chain.verify(session).whole


def are_copies(folder: Path, copies: Iterable[tuple[str, int, str]]) -> bool:
    """Whether these are vaults that hold what the vault held when they were made."""
    for name, number, password in copies:
        try:
            if _look(folder / name, password, numbered) != state(number):
                return False
        except Problem:
            return False
    return True


def _still_opens(folder: Path, settled: World, other: World) -> bool:
    """Of two passwords or codes, the old and the new, exactly one counts."""
    path = folder / settled.file
    for secret in {other.password, other.colleague} - {settled.password, settled.colleague, ""}:
        with suppress(Problem):
            container.open_with_password(path, secret).close()
            return True
    if other.code not in (settled.code, UNKNOWN):
        with suppress(Problem):
            container.open_with_code(path, other.code).close()
            return True
    return False


def _one_file(folder: Path, settled: World, wholes: list[World]) -> World:
    """After a move that was cut short there may be two whole files; the work goes on in one of them."""
    for other in wholes:
        if other.file != settled.file:
            (folder / other.file).unlink(missing_ok=True)
    return settled


def _look(path: Path, password: str, at: Callable[[Vault], T]) -> T:
    vault = unlock(path, password)
    try:
        return at(vault)
    finally:
        vault.close()
