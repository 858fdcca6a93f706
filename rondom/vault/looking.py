"""A look inside copies, without opening them for work: nothing is written to them, and no note is put beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from rondom.contents import Contents, contents
from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.vault import file_layer, header, keys, lock_note, migrate, recovery
from rondom.vault.copies import Copy, header_of
from rondom.vault.file_layer import VaultFile
from rondom.vault.header import HEADER_BYTES, Header
from rondom.vault.keys import Seed, Slot
from rondom.vault.pages import PAGE_BYTES, is_whole, turn_key
from rondom.vault.placing import problems
from rondom.vault.store import engine_on, transaction


@dataclass(frozen=True, slots=True)
class Inside:
    """A copy and what is in it, or why that cannot be told. Exactly one of the two is None."""

    copy: Copy
    contents: Contents | None = None
    problem: Problem | None = None
    earlier_password: bool = False
    """It can be read with the key of another copy, but opens only with the password that was in force when it was made."""


def look_inside(copies: Sequence[Copy], password: str, vault: Path | None = None) -> list[Inside]:
    """What is in each copy, in the same order. One derivation of a key (about 0.7 s) for each slot that differs.

    The header of `vault`, whose copies they are, may know a password that is newer than all of them. Every page that is
    read proves itself; to have all pages proven is for `restore`.
    """
    ring = KeyRing(password)
    ring.learn([*([vault] if vault else []), *(copy.path for copy in copies)])
    return [_inside(copy, ring) for copy in copies]


def look_inside_with_code(copies: Sequence[Copy], code: str) -> list[Inside]:
    """The same with the code on paper; a copy needs no header for it. Raises UserProblem "vault-code-typo"."""
    ring = KeyRing("", recovery.seed_of(code))
    return [_inside(copy, ring) for copy in copies]


@dataclass(slots=True)
class KeyRing:
    """Keys found on the way: a password is tried on each different slot once, and a seed opens all copies of its vault."""

    password: str
    from_paper: Seed | None = None
    _tried: dict[tuple[str, Slot], Seed | None] = field(default_factory=dict)
    _seeds: dict[str, Seed] = field(default_factory=dict)

    def learn(self, files: Iterable[Path]) -> None:
        """Try the password on every slot there is, so that the order of the copies makes no difference."""
        for path in files:
            found = header_of(path)
            if found is not None:
                with suppress(Problem):  # what is wrong with it is told when this file is looked into
                    self._own_seed(found)

    def knows(self, vault_id: str) -> bool:
        return vault_id in self._seeds

    def seed_for(self, found: Header | None) -> tuple[Seed, bool]:
        """The seed, and whether the password opens this very copy. Raises UserProblem "vault-wrong-password"."""
        if self.from_paper is not None:
            return self.from_paper, True
        assert found is not None
        own = self._own_seed(found)
        if own is not None:
            return own, True
        if found.vault_id in self._seeds:
            return self._seeds[found.vault_id], False
        raise UserProblem("vault-wrong-password")

    def _own_seed(self, found: Header) -> Seed | None:
        """Slots that are known come first: they cost nothing. One that asks for absurd work is passed over; it is only
        told of when no other fits and no other copy gave the seed.
        """
        odd: EnvironmentProblem | None = None
        slots = sorted(found.slots, key=lambda slot: (found.vault_id, slot) not in self._tried)
        for slot in slots:
            try:
                seed = self._try(found.vault_id, slot)
            except EnvironmentProblem as problem:
                odd = odd or problem
                continue
            if seed is not None:
                self._seeds[found.vault_id] = seed
                return seed
        if odd is not None and not self.knows(found.vault_id):
            raise odd
        return None

    def _try(self, vault_id: str, slot: Slot) -> Seed | None:
        if (vault_id, slot) not in self._tried:
            try:
                self._tried[vault_id, slot] = keys.open_slot(vault_id, slot, self.password)
            except UserProblem:
                self._tried[vault_id, slot] = None
        return self._tried[vault_id, slot]


@contextmanager
def entered(path: Path) -> Iterator[tuple[apsw.Connection, VaultFile]]:
    """The file open for reading only, without a key. Raises EnvironmentProblem "vault-missing", "vault-in-use",
    "file-unreadable".
    """
    try:
        if not path.is_file():
            raise EnvironmentProblem("vault-missing")
    except OSError:
        raise EnvironmentProblem("file-unreadable") from None
    with problems(path):
        connection, file = file_layer.connect(path, read_only=True)
        try:
            if file.is_locked_elsewhere():
                raise lock_note.in_use(path)
            yield connection, file
        finally:
            connection.close(True)


def unlocked(connection: apsw.Connection, file: VaultFile, seed: Seed) -> None:
    """The key turned. Raises EnvironmentProblem "vault-damaged" when it does not fit or the file is cut short, UserProblem
    "vault-newer".
    """
    try:
        turn_key(connection, seed)
        whole = file.size() >= HEADER_BYTES + int(connection.pragma("page_count")) * PAGE_BYTES
    except (apsw.NotADBError, apsw.CorruptError):
        whole = False
    if not whole:
        raise EnvironmentProblem("vault-damaged")
    migrate.is_current(connection)


def prove(path: Path, ring: KeyRing) -> Contents:
    """Read every page of a copy. Raises EnvironmentProblem "vault-damaged" and the problems of opening."""
    with entered(path) as (connection, file):
        unlocked(connection, file, ring.seed_for(_header(file, ring))[0])
        if not is_whole(connection):
            raise EnvironmentProblem("vault-damaged")
        return _counted(connection)


def _inside(copy: Copy, ring: KeyRing) -> Inside:
    try:
        with entered(copy.path) as (connection, file):
            seed, own = ring.seed_for(_header(file, ring))
            unlocked(connection, file, seed)
            return Inside(copy, _counted(connection), None, not own)
    except Problem as problem:
        return Inside(copy, None, problem)


def _header(file: VaultFile, ring: KeyRing) -> Header | None:
    try:
        return header.read(file.read_header()).header
    except Problem:
        if ring.from_paper is None:
            raise
        return None


def _counted(connection: apsw.Connection) -> Contents:
    with transaction(engine_on(connection, read_only=True)) as session:
        return contents(session)
