"""After some wrong passwords the next try has to wait. It slows down whoever sits at this desk, not who took the file.

What is remembered per file: how often it went wrong, and when last. It stands in the folder of this machine, so that
starting again does not help; the place of a file only as a hash. Setting the clock back does not help either: the wait then
starts anew. Nobody is ever kept out for longer than LONGEST; the recovery code needs no waiting, it cannot be guessed.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path
from typing import Any

from rondom import clock
from rondom.paths import state_dir, write_atomically

FREE = 3
"""So many wrong passwords cost nothing: fingers slip."""
FIRST = 5
LONGEST = 300
"""Seconds: what the fourth wrong password costs, and the most. In between it doubles."""
FORGOTTEN_AFTER = 24 * 3600
"""Seconds without a wrong password, after which counting starts again."""
_MOST_FILES = 40
_MOST_BYTES = 64 * 1024
_one_at_a_time = threading.Lock()
_unwritten: dict[str, Any] = {}
"""What could not be written down, on a machine that lets nothing be kept: as long as this program runs."""


@dataclass(frozen=True, slots=True)
class Tries:
    """`wrong` passwords in a row, the last one at `last` (seconds since 1970), and the person who came in last."""

    wrong: int = 0
    last: float = 0.0
    person: str = ""


def wait_for(path: Path) -> int:
    """Whole seconds until the next password may be tried for this vault; 0 when it may be tried now."""
    with _one_at_a_time:
        book = _read()
        tries = _of(book, path)
        now, wait = _now(), seconds_after(tries.wrong)
        if not wait:
            return 0
        if now < tries.last:
            _note(book, path, Tries(tries.wrong, now, tries.person))
            return wait
        return max(0, ceil(tries.last + wait - now))


def failed(path: Path) -> None:
    """A wrong password was tried."""
    with _one_at_a_time:
        book = _read()
        tries, now = _of(book, path), _now()
        before = 0 if now - tries.last > FORGOTTEN_AFTER else tries.wrong
        _note(book, path, Tries(before + 1, now, tries.person))


def succeeded(path: Path, person: str = "") -> None:
    """Someone came in; `person` is the id of whose password it was."""
    with _one_at_a_time:
        book = _read()
        tries = _of(book, path)
        now = Tries(0, 0.0, person or tries.person)
        if now != tries:
            _note(book, path, now)


def last_person(path: Path) -> str:
    """The id of whose password opened this vault last on this machine. Empty when it is not known."""
    with _one_at_a_time:
        return _of(_read(), path).person


def seconds_after(wrong: int) -> int:
    """How long to wait after so many wrong passwords in a row."""
    over = wrong - FREE
    return 0 if over <= 0 else int(min(LONGEST, FIRST * 2 ** min(over - 1, 16)))


# -- the book --------------------------------------------------------------------------------------------------------


def _read() -> dict[str, Any]:
    """The salt and the files. Anything odd in it counts as nothing."""
    global _unwritten
    if _unwritten:
        return _unwritten
    with suppress(OSError, ValueError, RecursionError):
        with _place().open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
        if isinstance(found, dict) and isinstance(found.get("salt"), str) and isinstance(found.get("files"), dict):
            return found
    return {"salt": secrets.token_hex(16), "files": {}}


def _of(book: dict[str, Any], path: Path) -> Tries:
    found = book["files"].get(_key(book, path))
    try:
        tries = Tries(int(found["wrong"]), float(found["last"]), str(found["person"])[:64])
    except (KeyError, TypeError, ValueError, OverflowError):
        return Tries()
    return tries if tries.wrong >= 0 and 0 <= tries.last < float("inf") else Tries()


def _note(book: dict[str, Any], path: Path, tries: Tries) -> None:
    """Write it down; the files tried longest ago go when there are many."""
    global _unwritten
    files = book["files"]
    files.pop(_key(book, path), None)
    files[_key(book, path)] = asdict(tries)
    for old in list(files)[:-_MOST_FILES]:
        del files[old]
    try:
        write_atomically(_place(), json.dumps(book).encode("ascii"))
        _unwritten = {}
    except OSError:
        _unwritten = book


def _key(book: dict[str, Any], path: Path) -> str:
    """A name for a file that does not tell where it is or what it is called."""
    full = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(book["salt"].encode() + os.fsencode(full)).hexdigest()[:32]


def _place() -> Path:
    return state_dir() / "pogingen.json"


def _now() -> float:
    return clock.utc_now().timestamp()
