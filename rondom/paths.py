"""Where files are, and how they are written. Nothing else in Rondom chooses a folder."""

from __future__ import annotations

import errno
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rondom.errors import EnvironmentProblem

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

OWNER_ONLY = 0o077
"""The umask of every process: files are for their owner alone."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def config_dir() -> Path:
    """Settings of this machine (window, recent vaults, theme). Made when it is missing."""
    return _made(
        Path(override) / "config" if (override := os.environ.get("RONDOM_HOME")) else _platform().user_config_path
    )


def state_dir() -> Path:
    """Crash notes and automatic backups of this machine."""
    return _made(
        Path(override) / "state" if (override := os.environ.get("RONDOM_HOME")) else _platform().user_data_path
    )


def crash_log() -> Path:
    """Where the interpreter writes the places of a hard crash: names of functions and lines, never what they held."""
    return state_dir() / "crash.txt"


def open_crash_log() -> TextIO:
    """A fresh crash log, to be kept open as long as the program runs."""
    return crash_log().open("w", encoding="utf-8")


def documents_dir() -> Path:
    """Where a dialog starts. Never made by us."""
    return Path(override) if (override := os.environ.get("RONDOM_HOME")) else _platform().user_documents_path


def removable_roots() -> list[Path]:
    """Where sticks and other disks appear on this system, those that are there now. May wait for a slow disk."""
    if sys.platform == "win32":
        return [Path(f"{letter}:\\") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if os.path.isdir(f"{letter}:\\")]  # noqa: PTH112
    above = [Path("/Volumes")] if sys.platform == "darwin" else [Path("/mnt"), *_per_user("/media", "/run/media")]
    return [root for folder in above for root in _folders_in(folder)]


def _per_user(*tops: str) -> list[Path]:
    """`/media` itself and the folders of the users in it: systems differ in this."""
    return [folder for top in tops for folder in (Path(top), *_folders_in(Path(top)))]


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.is_dir())
    except OSError:
        return []


def resource(*parts: str) -> Path:
    """A shipped file: inside the package when installed, beside it in a clone, in the bundle when frozen."""
    return _resources().joinpath(*parts)


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside the target, flush to disk, then replace: the old file or the new one, never half.

    Raises OSError; the half-written neighbour is removed.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def write_file(path: Path, content: bytes) -> None:
    """`write_atomically` for a place a person chose. Raises EnvironmentProblem "file-unwritable" or "disk-full"."""
    try:
        write_atomically(path, content)
    except OSError as error:
        raise EnvironmentProblem("disk-full" if error.errno == errno.ENOSPC else "file-unwritable") from None


@contextmanager
def all_or_none() -> Iterator[Callable[[Path, bytes], None]]:
    """A `write_file` of which nothing stays when what is done around it does not end well; what stood there comes back.

    Around a `vault.write` that notes what goes out: what cannot be noted does not stay outside.
    """
    before: dict[Path, bytes | None] = {}

    def write(path: Path, content: bytes) -> None:
        stood = _standing_at(path)
        write_file(path, content)
        before.setdefault(path, stood)

    try:
        yield write
    except BaseException:
        for path, stood in before.items():
            _put_back(path, stood)
        raise


def _standing_at(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _put_back(path: Path, stood: bytes | None) -> None:
    with suppress(OSError):
        if stood is None:
            path.unlink(missing_ok=True)
        else:
            write_atomically(path, stood)


def file_words(text: str) -> str:
    """Text as part of the name of a file, without the signs that one of the systems forbids."""
    return " ".join(_FORBIDDEN.sub(" ", text).split()).strip(". ")


def free_place(folder: Path, name: str) -> Path:
    """A place in `folder` where nothing stands yet: "Plan 1.pdf", else "Plan 1 (2).pdf".

    Names of files tell no child, so papers of two children can be called the same: one never takes the place of the other.
    """
    place, stem, number = folder / name, Path(name), 2
    while place.exists():
        place = folder / f"{stem.stem} ({number}){stem.suffix}"
        number += 1
    return place


def flush_folder(folder: Path) -> None:
    """Make a rename durable. Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@cache
def _resources() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle) / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def _platform() -> PlatformDirs:
    from platformdirs import PlatformDirs

    return PlatformDirs("rondom", appauthor=False)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
