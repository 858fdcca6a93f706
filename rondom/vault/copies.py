"""The copies of a vault as files: where they stand, what they are called, and how they go.

On this machine every vault has a folder of its own, named by its id, so two vaults with the same file name never share
copies. What earlier versions left in other folders is found by the id in its header and taken up.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw

from rondom.errors import EnvironmentProblem, Problem
from rondom.paths import state_dir, write_atomically
from rondom.vault import file_layer, header
from rondom.vault.header import HEADER_BYTES, Header
from rondom.vault.pages import PAGE_BYTES

SUFFIX = ".rondom"
WHYS = {"close": "sluiten", "import": "inlezen", "migration": "bijwerken", "hand": "zelf"}
"""Why a copy was made → the word in its name."""
_EARLIER_IDS = "eerder.txt"
"""In the folder of a vault: the ids it had before it got a new key, one on a line."""
_NAME = re.compile(r".+ (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)Z ([a-z]+)(?: ([0-9a-f]{8}))?\.rondom")
_EARLIER_NAMES = (
    (re.compile(r".+ (\d{4}-\d\d-\d\d \d\d\.\d\d)\.rondom"), "%Y-%m-%d %H.%M", "close"),
    (re.compile(r".+-(\d{8}-\d{6})-vorm-\d+\.rondom"), "%Y%m%d-%H%M%S", "migration"),
)
"""As earlier versions named them, in local time."""
_ID = re.compile(r"[0-9a-f]{32}")
_STEM_BYTES = 120


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a vault. `at` is when it was made (local time), `size` is in bytes, `second` says that it stands at the
    second place and not on this machine.
    """

    path: Path
    at: datetime
    size: int
    vault_id: str
    second: bool = False
    why: str = ""
    """One of WHYS; empty when the name does not tell."""
    mark: str = ""
    """The last destruction of a dossier that the copy knows of; see `expiry`."""


# -- places ----------------------------------------------------------------------------------------------------------


def shelf(vault_id: str) -> Path:
    """The folder on this machine with the copies of one vault; it may not be there yet."""
    return state_dir() / "reservekopieen" / vault_id


def made(folder: Path) -> Path:
    """The folder, there. Raises EnvironmentProblem "file-unwritable"."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise EnvironmentProblem("file-unwritable") from None
    return folder


def continue_as(earlier: Iterable[str], new_id: str) -> None:
    """The vault that had the ids `earlier`, newest first, has a new key, and so a new id: its copies stay those of `new_id`.

    They keep the old key and the old passwords, and go by rotation as any other. Raises EnvironmentProblem
    "file-unwritable".
    """
    ids = dict.fromkeys(one for old in (*earlier, new_id) for one in ids_of(old) if one != new_id)
    try:
        write_atomically(made(shelf(new_id)) / _EARLIER_IDS, "".join(f"{one}\n" for one in ids).encode("ascii"))
    except OSError:
        raise EnvironmentProblem("file-unwritable") from None


def ids_of(vault_id: str) -> tuple[str, ...]:
    """The id of a vault, and the ids it had before it got a new key, newest first."""
    with suppress(OSError, UnicodeDecodeError):
        lines = (shelf(vault_id) / _EARLIER_IDS).read_text("ascii").split()
        return (vault_id, *(one for one in lines if _ID.fullmatch(one) and one != vault_id))
    return (vault_id,)


def known_ids() -> tuple[str, ...]:
    """Of every vault with copies on this machine, in a folder of its own."""
    return tuple(sorted(one.name for one in _listed(state_dir() / "reservekopieen") if _ID.fullmatch(one.name)))


def on_this_machine(vault_id: str) -> tuple[Copy, ...]:
    """Newest first, with those from before a new key and those of earlier versions."""
    ids = ids_of(vault_id)
    found = [copy for one in ids for copy in standing_in(shelf(one), one)]
    return newest_first([*found, *(copy for copy in _of_earlier_versions() if copy.vault_id in ids)])


def all_on_this_machine() -> tuple[Copy, ...]:
    """Of all vaults: for a file whose header is lost, so that nobody can tell which it was."""
    found = [copy for one in known_ids() for copy in standing_in(shelf(one), one)]
    return newest_first([*found, *_of_earlier_versions()])


def standing_in(folder: Path, vault_id: str, second: bool = False) -> tuple[Copy, ...]:
    """The copies in the folder of one vault, newest first. A folder that is not there is empty."""
    return newest_first(copy for path in _listed(folder) if (copy := _read_name(path, vault_id, second)) is not None)


def newest_first(found: Iterable[Copy]) -> tuple[Copy, ...]:
    """The one on this machine before the same one elsewhere."""
    return tuple(sorted(found, key=lambda copy: (copy.at, not copy.second, copy.path.name), reverse=True))


def copy_at(path: Path) -> Copy:
    """Any vault file, taken as a copy: for one that a person points at. Made when it was last written, if its name does
    not tell. Raises EnvironmentProblem "vault-missing".
    """
    found = header_of(path)
    vault_id = found.vault_id if found else ""
    copy = _read_name(path, vault_id) or _read_earlier_name(path, vault_id) or _as_written(path, vault_id)
    if copy is None:
        raise EnvironmentProblem("vault-missing")
    return copy


# -- names -----------------------------------------------------------------------------------------------------------


def name_for(stem: str, at: datetime, why: str, mark: str = "") -> str:
    """What a copy is called. The moment is in UTC: an hour that comes twice in autumn stays in order."""
    last = f" {mark}" if mark else ""
    return f"{_plain(stem)} {at:%Y-%m-%d %H.%M.%S}Z {WHYS[why]}{last}{SUFFIX}"


def _plain(stem: str) -> str:
    """Without signs that a stick refuses, and short enough for one."""
    signs = "".join("-" if sign in '<>:"/\\|?*' or not sign.isprintable() else sign for sign in stem)
    cut = signs.encode("utf-8", "replace")[:_STEM_BYTES].decode("utf-8", "ignore").strip(" .")
    return cut or "kluis"


def _read_name(path: Path, vault_id: str, second: bool = False) -> Copy | None:
    parts = _NAME.fullmatch(path.name)
    if parts is None:
        return None
    why = next((key for key, word in WHYS.items() if word == parts[2]), "")
    at = _moment(f"{parts[1]}+0000", "%Y-%m-%d %H.%M.%S%z")
    return _copy(path, at, vault_id, second, why, parts[3] or "") if at else None


def _read_earlier_name(path: Path, vault_id: str) -> Copy | None:
    for pattern, form, why in _EARLIER_NAMES:
        if (parts := pattern.fullmatch(path.name)) and (at := _moment(parts[1], form)):
            return _copy(path, at, vault_id, False, why, "")
    return None


def _as_written(path: Path, vault_id: str) -> Copy | None:
    with suppress(OSError, OverflowError, ValueError):
        return _copy(path, datetime.fromtimestamp(path.stat().st_mtime).astimezone(), vault_id, False, "", "")
    return None


def _copy(path: Path, at: datetime, vault_id: str, second: bool, why: str, mark: str) -> Copy | None:
    """None for what is no ordinary file: a folder or a link is not ours to take as a copy."""
    with suppress(OSError):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode):
            return Copy(path, at, status.st_size, vault_id, second, why, mark)
    return None


def _moment(words: str, form: str) -> datetime | None:
    with suppress(ValueError, OverflowError, OSError):
        return datetime.strptime(words, form).astimezone()
    return None


# -- earlier versions ------------------------------------------------------------------------------------------------


def take_up(vault_id: str, live: tuple[int, int]) -> None:
    """Bring what earlier versions left in shared folders to the folder of their vault. What cannot be moved stays there,
    and is still found. Never touches the vault that is open (`live`, its device and number).
    """
    for copy in _of_earlier_versions():
        if copy.vault_id not in ids_of(vault_id):
            continue
        with suppress(OSError, Problem):
            if file_layer.identity_of(copy.path) != live and not is_open_somewhere(copy.path):
                copy.path.rename(_free(made(shelf(copy.vault_id)), copy))


def _free(folder: Path, copy: Copy) -> Path:
    stem = copy.path.stem
    for pattern, _form, _why in _EARLIER_NAMES:
        if parts := pattern.fullmatch(copy.path.name):
            stem = copy.path.name[: parts.start(1)].rstrip(" -")
    return free_path(folder, stem, copy.at, copy.why or "close")


def free_path(folder: Path, stem: str, at: datetime, why: str, mark: str = "") -> Path:
    """A name that is not taken: a second later when it is."""
    moment = at.astimezone(UTC)
    while os.path.lexists(path := folder / name_for(stem, moment, why, mark)):
        moment += timedelta(seconds=1)
    return path


def _of_earlier_versions() -> Iterator[Copy]:
    for folder in (state_dir() / "reservekopieen", state_dir() / "voor-bijwerken"):
        for path in _listed(folder):
            copy = _read_earlier_name(path, "")
            found = header_of(path) if copy is not None else None
            if copy is not None and found is not None:
                yield Copy(path, copy.at, copy.size, found.vault_id, False, copy.why)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


# -- one file --------------------------------------------------------------------------------------------------------


def header_of(path: Path) -> Header | None:
    """What stands in front, or None when it cannot be read. Goes through the layer of the vault: see `file_layer` on why
    nothing else may open a file that could be in use.
    """
    with suppress(OSError, UnicodeEncodeError, apsw.Error, Problem):
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        connection, file = file_layer.connect(path, read_only=True)
        try:
            return header.read(file.read_header()).header
        finally:
            connection.close(True)
    return None


def looks_whole(copy: Copy) -> bool:
    """Whether the file has its header and whole pages behind it. Its pages are proven when it is made and when it is
    opened; this only keeps an empty or cut file from counting as a copy.
    """
    pages, rest = divmod(copy.size - HEADER_BYTES, PAGE_BYTES)
    if pages < 1 or rest:
        return False
    found = header_of(copy.path)
    return found is not None and found.vault_id == copy.vault_id


def is_open_somewhere(path: Path) -> bool:
    """Whether someone works in this file right now, here or in another program. Raises apsw.Error, OSError."""
    connection, file = file_layer.connect(path)
    try:
        return file.is_locked_elsewhere()
    finally:
        connection.close(True)
