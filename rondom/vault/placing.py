"""A file is made beside its place, and put there only when it is whole. What goes wrong comes out in words."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from rondom.errors import Bug, EnvironmentProblem, Problem
from rondom.paths import flush_folder
from rondom.vault import lock_note
from rondom.vault.causes import cause_of


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """An empty file in the folder of the target, for its owner alone; gone again when it was not put in place."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    except OSError as error:
        raise problem_of(error, target) from None
    os.close(handle)
    new = Path(name)
    try:
        yield new
    finally:
        for left in (new, journal_of(new)):
            with suppress(OSError):  # held by something else for a moment: the next opening sweeps it
                left.unlink(missing_ok=True)


def put_in_place(new: Path, target: Path) -> None:
    """A journal left by what stood there before would be played back into the new file, so it goes first."""
    journal_of(target).unlink(missing_ok=True)
    new.replace(target)
    flush_folder(target.parent)


def sweep(target: Path) -> None:
    """Take away what a crash left `beside` this file: a new file, or its note. Only for whoever has it locked: then nobody
    is making one.
    """
    left = re.compile(rf"\.{re.escape(target.name)}(\.lock)?\.[a-z0-9_]{{8}}\.new(-journal)?")
    with suppress(OSError):
        for path in [path for path in target.parent.iterdir() if left.fullmatch(path.name)]:
            path.unlink(missing_ok=True)


def resolved(path: Path) -> Path:
    """The file itself, past all links. Raises EnvironmentProblem "file-unreadable" when they run in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise EnvironmentProblem("file-unreadable") from None


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


# -- problems ----------------------------------------------------------------------------------------------------


@contextmanager
def problems(path: Path) -> Iterator[None]:
    """What SQLite or the system says, as a problem a person can be told."""
    try:
        yield
    except (apsw.Error, OSError, UnicodeEncodeError) as error:
        raise problem_of(error, path) from None


def problem_of(error: apsw.Error | OSError | UnicodeEncodeError, path: Path) -> Problem:
    if isinstance(error, UnicodeEncodeError):  # POSIX allows names that are no text; SQLite does not
        return EnvironmentProblem("file-unwritable")
    if isinstance(error, OSError):
        return EnvironmentProblem("disk-full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "file-unwritable")
    if isinstance(error, (apsw.BusyError, apsw.LockedError)):
        return lock_note.in_use(path)
    code = int(getattr(error, "extendedresult", 0))  # apsw sets it on errors that come from SQLite
    cause = cause_of(code)
    return EnvironmentProblem(cause) if cause else Bug("unexpected", detail=f"{type(error).__name__} {code}")
