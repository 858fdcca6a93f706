"""The passwords of an open file: giving one, taking one away, and writing that down so that no crash locks anyone out.

Every change is one write of the header, and the header is written in two copies, one after the other (FORMAT.md). Until
the first copy is on the disk the old passwords open the file, from then on the new ones; there is no moment in which
neither or both do.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

import apsw

from rondom.errors import EnvironmentProblem, UserProblem
from rondom.vault import header, keys
from rondom.vault.container import Opened, check_place, reading_of
from rondom.vault.header import Header
from rondom.vault.keys import KdfParameters, Slot
from rondom.vault.placing import problems


def give(
    opened: Opened,
    password: str,
    owner: str = "",
    instead_of: Collection[str] = (),
    parameters: KdfParameters | None = None,
) -> None:
    """From now on `password` opens the file for `owner`, in place of the slots that `owner` and `instead_of` had.

    Raises UserProblem "vault-slots-full" or "password-shared", and the problems of `write`.
    """
    check_writable(opened)
    mine = [slot for slot in opened.header.slots if slot.owner in {owner, *instead_of}]
    others = [slot for slot in opened.header.slots if slot not in mine]
    _check_own(opened, others, password)
    new = keys.make_slot(opened.vault_id, bytes(opened.seed), password, parameters or work_of(opened, mine), owner)
    write(opened, _with(opened.header.slots, mine, new))
    if opened.slot is None or opened.slot in mine:
        opened.slot = new


def take(opened: Opened, owners: Collection[str]) -> None:
    """The passwords of these owners no longer open the file. Raises UserProblem "last-password", and as `write`."""
    check_writable(opened)
    left = tuple(slot for slot in opened.header.slots if slot.owner not in owners)
    if len(left) == len(opened.header.slots):
        return
    if not left:
        raise UserProblem("last-password")
    write(opened, left)


def write(opened: Opened, slots: tuple[Slot, ...]) -> None:
    """Other slots from now on: the header copy that does not count goes first, then the other.

    With the first copy in the file the change is made. When only the second cannot be written, the old slots still stand
    in a copy that no longer counts; the next opening writes it over.
    Raises EnvironmentProblem "vault-read-only", "vault-swapped", "vault-taken-away", "disk-trouble" or "disk-full"; the
    old passwords then still open the file.
    """
    check_writable(opened)
    check_place(opened)
    following = opened.header.with_slots(slots)
    copy = header.pack(following)
    with problems(opened.path):
        reading = reading_of(opened.file)
        first, second = reading.places_to_write() if reading else (0, 1)
        try:
            opened.file.write_header_copy(first, copy)
        except apsw.Error:
            if _is_taken_back(opened, first, following):
                raise
        opened.header = following
        with suppress(apsw.Error):
            opened.file.write_header_copy(second, copy)


def work_of(opened: Opened, slots: Collection[Slot] = ()) -> KdfParameters:
    """How hard a new password is to guess: as hard as the one it replaces, or as the one that opened the file."""
    known = next(iter(slots), None) or opened.slot
    return known.kdf if known else keys.calibrate()


def check_writable(opened: Opened) -> None:
    """Raises EnvironmentProblem "vault-read-only"."""
    if opened.read_only:
        raise EnvironmentProblem("vault-read-only")


def _with(slots: tuple[Slot, ...], mine: Collection[Slot], new: Slot) -> tuple[Slot, ...]:
    """`new` on the place of the first of `mine`, or at the end."""
    if not mine:
        return (*slots, new)
    first = next(iter(mine))
    return tuple(new if slot == first else slot for slot in slots if slot == first or slot not in mine)


def _check_own(opened: Opened, others: Collection[Slot], password: str) -> None:
    """Two people with one password could not be told apart when they come in. Takes the work of a guess per slot."""
    try:
        keys.open_one_of(opened.vault_id, others, password)
    except (UserProblem, EnvironmentProblem):
        return
    raise UserProblem("password-shared")


def _is_taken_back(opened: Opened, place: int, following: Header) -> bool:
    """A write that failed may have reached the file all the same, so what stood there is put back. Only when that fails
    too and the new copy is what the file says, the change is made: told otherwise, a person would use the old password.
    """
    with suppress(apsw.Error):
        opened.file.write_header_copy(place, header.pack(opened.header))
    with suppress(apsw.Error):
        reading = reading_of(opened.file)
        return reading is None or reading.header != following
    return True
