"""A small vault of one or two people, made once: making one takes half a second."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rondom.opening import create
from rondom.school.actions import add_user
from rondom.school.model import UserData
from rondom.vault import keyring
from rondom.vault.vault import Vault
from tests.mees import QUICK

ANJA, BRAM, NEW = "het wachtwoord van anja", "het wachtwoord van bram", "een heel nieuw wachtwoord"


def put(path: Path, bram: bool = True) -> str:
    """A closed vault at `path`: founded by Anja, with or without Bram who has a password too. Returns its code."""
    content, code = _made(bram)
    path.write_bytes(content)
    return code


def colleague(vault: Vault, name: str, role: str = "") -> str:
    """Someone without a password. Returns the id."""
    with vault.write("Collega toegevoegd", final=True) as session:
        return add_user(session, UserData(name=name, role=role))


@cache
def _made(bram: bool) -> tuple[bytes, str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "school.rondom"
        made = create(path, ANJA, "De Regenwulp", "Anja", QUICK)
        if bram:
            keyring.give_password(made.vault, colleague(made.vault, "Bram", "directeur"), BRAM)
        made.vault.close()
        return path.read_bytes(), made.recovery_code
