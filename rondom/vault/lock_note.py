"""A note beside an open vault that says who has it open, where and since when, for whoever tries to open it too.

The note is only for people. The lock itself is SQLite's; a note left behind by a crash never keeps anyone out.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import platform
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rondom import clock
from rondom.errors import EnvironmentProblem
from rondom.language import _, day, hour
from rondom.paths import write_atomically

_MOST_BYTES = 4096
_MOST_SIGNS = 80
_OURS = secrets.token_hex(16)
"""Marks the notes of this process: it only takes its own away."""


@dataclass(frozen=True, slots=True)
class LockNote:
    """What a note says. Empty texts and None where it does not say, or says something odd."""

    who: str
    computer: str
    since: datetime | None


def note_path(vault: Path) -> Path:
    """`school.rondom` has its note in `school.rondom.lock`."""
    return vault.with_name(vault.name + ".lock")


def write(vault: Path, who: str = "") -> None:
    """Say that this process has the vault open. `who` is a colleague's name; without one, the name of the account.

    Never fails: where no note can be written, the vault is still open.
    """
    note = {
        "who": who or _account(),
        "computer": platform.node(),
        "since": clock.now().isoformat(timespec="seconds"),
        "opening": _OURS,
    }
    with contextlib.suppress(OSError):
        write_atomically(note_path(vault), json.dumps(note, ensure_ascii=False).encode("utf-8", "replace"))


def remove(vault: Path) -> None:
    """Take our note away, before the file itself is let go. Someone else's stays. Never fails."""
    with contextlib.suppress(OSError):
        if _fields(note_path(vault)).get("opening") == _OURS:
            note_path(vault).unlink()


def read(vault: Path) -> LockNote | None:
    """The note beside a vault, or None when there is none to read. Anyone may have written it: it is only shown."""
    fields = _fields(note_path(vault))
    if not fields:
        return None
    return LockNote(_plain(fields.get("who")), _plain(fields.get("computer")), _moment(fields.get("since")))


def in_use(vault: Path) -> EnvironmentProblem:
    """The problem to raise when the vault is open elsewhere, with what the note tells."""
    note = read(vault) or LockNote("", "", None)
    return EnvironmentProblem(
        "vault-in-use",
        who=note.who or _("Iemand"),
        computer=note.computer or _("een computer"),
        since=f"{day(note.since)}, {hour(note.since)}" if note.since else _("een onbekend moment"),
    )


def _fields(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            raw = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _plain(raw: object) -> str:
    """One short line without control signs."""
    if not isinstance(raw, str):
        return ""
    return "".join(sign for sign in raw if sign.isprintable())[:_MOST_SIGNS].strip()


def _moment(raw: object) -> datetime | None:
    try:
        return datetime.fromisoformat(raw).astimezone() if isinstance(raw, str) else None
    except (ValueError, OverflowError, OSError):
        return None


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
