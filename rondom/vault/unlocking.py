"""From a file and a secret to an open vault: the right key, the right shape, and a note that says who has it open."""

from __future__ import annotations

import secrets
from pathlib import Path

from rondom.errors import EnvironmentProblem
from rondom.language import _
from rondom.vault import container, migrate
from rondom.vault.backups import back_up_before_migration
from rondom.vault.journal import FACTS
from rondom.vault.keys import KdfParameters
from rondom.vault.placing import problems
from rondom.vault.store import engine_on, transaction
from rondom.vault.vault import Actor, Vault


def make(path: Path, password: str, parameters: KdfParameters | None = None, owner: str = "") -> Vault:
    """A new, empty vault; `owner` is the id of whose password it is.

    Raises UserProblem "vault-exists", EnvironmentProblem when it cannot be written.
    """
    opened = container.create_file(path, password, parameters, owner)
    try:
        migrate.upgrade(opened.connection)
        return _vault(opened)
    except BaseException:
        opened.close()
        path.unlink(missing_ok=True)
        raise


def unlock(path: Path, password: str, first: str = "") -> Vault:
    """Open with a password. That of the person with id `first` is tried before the others: each try takes a while.

    Raises UserProblem "vault-wrong-password", "vault-not-a-vault" or "vault-newer", EnvironmentProblem
    "vault-damaged", "vault-missing", "vault-in-use" or "migration-failed"; for a vault of an earlier shape also
    "vault-read-only", "file-unwritable" or "disk-full".
    """
    return _in_shape(container.open_with_password(path, password, first))


def unlock_with_code(path: Path, code: str) -> Vault:
    """Open with the code on paper, also when the head of the file is gone. Problems as for `unlock`."""
    return _in_shape(container.open_with_code(path, code))


def _in_shape(opened: container.Opened) -> Vault:
    try:
        with problems(opened.path):
            if not migrate.is_current(opened.connection):
                _bring_up_to_date(opened)
            return _vault(opened)
    except BaseException:
        opened.close()
        raise


def _bring_up_to_date(opened: container.Opened) -> None:
    """A verified copy first: when the steps fail, nothing is lost and someone can go back."""
    if opened.read_only:
        raise EnvironmentProblem("vault-read-only")
    back_up_before_migration(opened)
    migrate.upgrade(opened.connection)


def _vault(opened: container.Opened) -> Vault:
    return Vault(opened, Actor("", _("onbekend")), _device(opened))


def _device(opened: container.Opened) -> str:
    """A random name for this copy on this computer; a merge of two vaults tells their changes apart by it."""
    with transaction(engine_on(opened.connection, opened.read_only)) as session:
        known = session.execute(FACTS.select().where(FACTS.c.key == "device")).first()
        if known is not None or opened.read_only:
            return str(known.value) if known is not None else ""
        device = secrets.token_hex(8)
        session.execute(FACTS.insert().values(key="device", value=device))
        return device
