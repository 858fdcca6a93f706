"""Making, opening and putting back a vault: what the start screen, the command line and the tests call."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rondom.errors import UserProblem
from rondom.language import _
from rondom.school.actions import found_school
from rondom.school.queries import users
from rondom.support_map.founding import found_rings
from rondom.vault import unlocking
from rondom.vault.keys import KdfParameters
from rondom.vault.vault import Actor, Vault

SHORTEST_PASSWORD = 10


@dataclass(frozen=True, slots=True)
class NewVault:
    vault: Vault
    recovery_code: str
    """To be printed and kept apart: it opens the file when the password is lost."""


def create(
    path: Path, password: str, school_name: str, user_name: str, parameters: KdfParameters | None = None
) -> NewVault:
    """A new vault with its school. `parameters` of the key stretching are measured on this machine when left out.

    Raises UserProblem "password-short" or "vault-exists", EnvironmentProblem when the folder cannot be written.
    """
    check_password(password)
    vault = unlocking.make(path, password, parameters)
    try:
        _found(vault, school_name, user_name)
    except BaseException:
        vault.close()
        path.unlink(missing_ok=True)
        raise
    return NewVault(vault, vault.recovery_code())


def unlock(path: Path, password: str) -> Vault:
    """Open with a password. Raises the problems of `unlocking.unlock`."""
    return _with_actor(unlocking.unlock(path, password))


def unlock_with_code(path: Path, code: str) -> Vault:
    """Open with the recovery code; the caller asks for a new password next."""
    return _with_actor(unlocking.unlock_with_code(path, code))


def default_school() -> str:
    """The name of a school until someone gives it one."""
    return _("Onze school")


def default_user() -> str:
    return _("Intern begeleider")


def check_password(password: str) -> None:
    """Raises UserProblem "password-short". No other rules: length is what helps."""
    if len(password) < SHORTEST_PASSWORD:
        raise UserProblem("password-short")


def _with_actor(vault: Vault) -> Vault:
    try:
        with vault.read() as session:
            people = users(session)
        if people:
            vault.actor = Actor(people[0].id, people[0].name)
        elif not vault.read_only:  # its making was cut short
            _found(vault, default_school(), default_user())
    except BaseException:
        vault.close()
        raise
    return vault


def _found(vault: Vault, school_name: str, user_name: str) -> None:
    with vault.write(_("Kluis gemaakt")) as session:
        user = found_school(session, school_name, user_name)
        found_rings(session)
    vault.actor = Actor(user, user_name)
    vault.forget_undo()
