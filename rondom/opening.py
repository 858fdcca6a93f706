"""Making, opening and putting back a vault: what the start screen, the command line and the tests call."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rondom import clock
from rondom.errors import Bug, EnvironmentProblem, UserProblem
from rondom.language import _
from rondom.meetings import model as _meetings  # noqa: F401  # files of a child point at a meeting: the table must be known
from rondom.school.actions import found_school
from rondom.school.queries import users
from rondom.strength import SHORTEST, length
from rondom.support_map.founding import found_rings
from rondom.vault import attempts, keyring, unlocking
from rondom.vault.copies import Copy
from rondom.vault.ids import new_id
from rondom.vault.keys import KdfParameters
from rondom.vault.looking import Inside, look_inside
from rondom.vault.vault import Actor, Vault

CODE_TRIED = "code_tried"
"""Vault fact: the vault id and the day on which someone typed the code from the paper. A new key makes it void."""


@dataclass(frozen=True, slots=True)
class NewVault:
    vault: Vault
    recovery_code: str
    """To be printed and kept apart: it opens the file when the password is lost."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who works in this vault."""

    id: str
    name: str
    role: str
    has_password: bool
    is_me: bool


def create(
    path: Path, password: str, school_name: str, user_name: str, parameters: KdfParameters | None = None
) -> NewVault:
    """A new vault with its school. `parameters` of the key stretching are measured on this machine when left out.

    Raises UserProblem "password-short" or "vault-exists", EnvironmentProblem when the folder cannot be written.
    """
    check_password(password)
    user = new_id()
    vault = unlocking.make(path, password, parameters, user)
    try:
        _found(vault, school_name, user_name, user)
    except BaseException:
        vault.close()
        path.unlink(missing_ok=True)
        raise
    return NewVault(vault, vault.recovery_code())


def unlock(path: Path, password: str) -> Vault:
    """Open with a password; whose it is, is at the keyboard.

    Raises the problems of `unlocking.unlock`, and UserProblem "wait-first" when too many wrong ones were tried.
    """
    if seconds := attempts.wait_for(path):
        raise UserProblem("wait-first", seconds=seconds)
    try:
        vault = unlocking.unlock(path, password, attempts.last_person(path))
    except UserProblem as problem:
        if problem.code == "vault-wrong-password":
            attempts.failed(path)
        raise
    vault = _with_actor(vault)
    attempts.succeeded(path, vault.actor.id)
    return vault


def look_in_copies(copies: Sequence[Copy], password: str, vault: Path | None) -> list[Inside]:
    """What is in each of these copies of `vault`; None for a file that someone pointed at.

    Guessing here counts as guessing at the vault. That a copy opens makes up for nothing: it may be with a password of
    long ago. Raises UserProblem "wait-first" when too many wrong ones were tried.
    """
    door = vault or next((copy.path for copy in copies), None)
    if door is None:
        return []
    if seconds := attempts.wait_for(door):
        raise UserProblem("wait-first", seconds=seconds)
    insides = look_inside(copies, password, vault)
    wrong = [one for one in insides if one.problem is not None and one.problem.code == "vault-wrong-password"]
    if wrong and not any(one.contents for one in insides):
        attempts.failed(door)
    return insides


def asks_again(vault: Vault) -> bool:
    """Whether what is dear asks for the password once more. Not where nobody knows it: in the Voorbeeldschool, and of
    someone who came in with the recovery code and has none yet.
    """
    return not vault.throwaway and bool(keyring.opened_by(vault))


def check_it_is_me(vault: Vault, password: str) -> None:
    """Before what a passer-by at an open vault must not do: the recovery code, and who can open it.

    Raises UserProblem "password-not-yours" or "wait-first", EnvironmentProblem "memory-short".
    """
    if seconds := attempts.wait_for(vault.path):
        raise UserProblem("wait-first", seconds=seconds)
    if not keyring.is_mine(vault, password):
        attempts.failed(vault.path)
        raise UserProblem("password-not-yours")
    attempts.succeeded(vault.path, vault.actor.id)


def unlock_with_code(path: Path, code: str) -> Vault:
    """Open with the recovery code, which belongs to nobody: the caller asks who it is (`become`) and for a new password.
    Where only one person works, it is that one.
    """
    vault = _with_actor(unlocking.unlock_with_code(path, code))
    attempts.succeeded(path)
    return vault


def become(vault: Vault, user_id: str) -> None:
    """After the recovery code: this person is at the keyboard. Raises UserProblem "gone"."""
    if keyring.opened_by(vault) not in ("", user_id):
        raise Bug("unexpected", detail="someone else is at the keyboard")
    with vault.read() as session:
        found = next((one for one in users(session) if one.id == user_id), None)
    if found is None:
        raise UserProblem("gone")
    vault.actor = Actor(found.id, found.name)
    keyring.note_code_used(vault)


def people(vault: Vault) -> tuple[Person, ...]:
    """Everyone who works here, by name."""
    owners = keyring.owners(vault)
    with vault.read() as session:
        found = users(session)
    return tuple(Person(one.id, one.name, one.role, one.id in owners, one.id == vault.actor.id) for one in found)


def code_tried(vault: Vault) -> date | None:
    """The day on which the code on paper was last typed and found right; None for a code that was never tried."""
    vault_id, _space, day = vault.fact(CODE_TRIED).partition(" ")
    with suppress(ValueError):
        return date.fromisoformat(day) if vault_id == vault.vault_id else None
    return None


def try_code(vault: Vault, code: str) -> bool:
    """Whether this is the code of this vault; if so, today is noted. Raises UserProblem "vault-code-typo"."""
    fits = keyring.code_fits(vault, code)
    if fits:
        with suppress(EnvironmentProblem):  # the code is right, whether or not that can be written down
            vault.set_fact(CODE_TRIED, f"{vault.vault_id} {clock.today().isoformat()}")
    return fits


def default_school() -> str:
    """The name of a school until someone gives it one."""
    return _("Onze school")


def default_user() -> str:
    return _("Intern begeleider")


def check_password(password: str) -> None:
    """Raises UserProblem "password-short". No other rules: length is what helps."""
    if length(password) < SHORTEST:
        raise UserProblem("password-short")


def _with_actor(vault: Vault) -> Vault:
    try:
        with vault.read() as session:
            names = {one.id: one.name for one in users(session)}
        keyring.tell_this_computer(vault)
        mine = keyring.opened_by(vault)
        if not names and not vault.read_only:  # its making was cut short
            _found(vault, default_school(), default_user(), mine)
        elif mine or len(names) == 1:
            me = mine or next(iter(names))
            vault.actor = Actor(me, names.get(me, vault.actor.name))
    except BaseException:
        vault.close()
        raise
    return vault


def _found(vault: Vault, school_name: str, user_name: str, user_id: str) -> None:
    with vault.write(_("Kluis gemaakt")) as session:
        user = found_school(session, school_name, user_name, user_id)
        found_rings(session)
    vault.actor = Actor(user, user_name)
    vault.forget_undo()
