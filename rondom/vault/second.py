"""The second place: a folder elsewhere, such as on a stick, that is recognised when it appears, whatever letter it got.

In the folder someone chose stands one folder for each vault, with a marker that holds the id of the vault. No marker, no
copy: the empty folder where a stick is usually mounted is not that stick. Nothing here needs an open vault, so that it
can be done on a thread of its own: a stick that hangs holds up no one.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from threading import Lock, Thread

from rondom.errors import EnvironmentProblem, Problem
from rondom.language import _
from rondom.paths import flush_folder, removable_roots, write_atomically
from rondom.vault.copies import Copy, ids_of, made, newest_first, shelf, standing_in
from rondom.vault.placing import beside
from rondom.vault.restoring import copy_bytes
from rondom.vault.tidying import Rule, clear_leftovers, tidy_folder

MARKER = "rondom-kopieen.txt"
_FIRST_WORD = "rondom/copies/1"
_REMEMBERED = "tweede-plek.txt"
"""In the folder of a vault on this machine: where the second place was, for when the vault is locked."""
_ROOM = 1024 * 1024
"""Bytes to leave free."""
PATIENCE = 3.0
"""Seconds. A network disk that is away can keep a question hanging for minutes."""
LONGEST_CARRY = 60.0
"""Seconds to wait for another errand to end."""
_hanging: dict[Path, Thread] = {}
"""The last question about each folder: while one hangs, no other is put behind it."""
_carrying = Lock()
"""One errand at a time: each takes away what an earlier one seems to have left half done."""


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """`folder` is what someone chose, None when nobody did; `found` is where it is now, None when it is not there.
    `last` is when the newest copy there was made, as far as is known.
    """

    folder: Path | None
    found: Path | None
    last: datetime | None

    @property
    def present(self) -> bool:
        return self.found is not None


@dataclass(frozen=True, slots=True)
class Errand:
    """A proven copy on this machine, to be brought to the second place. Plain values, for any thread."""

    source: Copy
    base: Path
    rule: Rule


# -- finding ---------------------------------------------------------------------------------------------------------


def find(vault_id: str, folder: Path) -> Path | None:
    """Where the folder that someone chose is now: under its own name, or at the same spot of another stick or letter.

    May wait as long as a disk makes it wait. Never fails.
    """
    ids = ids_of(vault_id)
    for place in places(folder, removable_roots):
        if any(_is_marked(folder_of(place, one), one) for one in ids):
            return place
    return None


def find_soon(vault_id: str, folder: Path) -> Path | None:
    """The same, and not there when a disk does not answer within PATIENCE: for where others wait for the answer."""
    earlier = _hanging.get(folder)
    if earlier is not None and earlier.is_alive():
        return None
    answer: list[Path | None] = []
    thread = Thread(target=lambda: answer.append(find(vault_id, folder)), name="find second place", daemon=True)
    _hanging[folder] = thread
    thread.start()
    thread.join(PATIENCE)
    return answer[0] if answer else None


def places(folder: Path, roots: Callable[[], Iterable[Path]]) -> Iterator[Path]:
    """The folder itself, then the same way down from each of the roots where a stick can appear."""
    yield folder
    known = list(roots())
    for root in known:
        if (place := root / _way_down(folder, known)) != folder:
            yield place


def _way_down(folder: Path, roots: Iterable[Path]) -> PurePath:
    """From the top of a stick to the folder. The stick itself may be gone: it stood beside the ones that are there."""
    for root in roots:
        beside_it = root.parent
        if beside_it != root and folder.is_relative_to(beside_it):
            return PurePath(*folder.relative_to(beside_it).parts[1:])
    return PurePath(*folder.parts[1:])


def folder_of(base: Path, vault_id: str) -> Path:
    """The folder of one vault at a second place. Plain letters: not every stick keeps others."""
    return base / f"Rondom reservekopieen {vault_id[:8]}"


def standing_there(vault_id: str) -> tuple[Copy, ...]:
    """The copies at the second place, newest first; none when it is not there. For a vault that is still locked: the
    place is the one that was last used on this machine.
    """
    folder = remembered(vault_id)
    base = find_soon(vault_id, folder) if folder else None
    return standing_at(base, vault_id) if base else ()


def standing_at(base: Path, vault_id: str) -> tuple[Copy, ...]:
    return newest_first(
        copy for one in ids_of(vault_id) for copy in standing_in(folder_of(base, one), one, second=True)
    )


def remembered(vault_id: str) -> Path | None:
    for one in ids_of(vault_id):
        with suppress(OSError, UnicodeDecodeError):
            words = (shelf(one) / _REMEMBERED).read_text("utf-8").strip()
            return Path(words) if words else None
    return None


def remember(vault_id: str, folder: Path | None) -> None:
    """Note the place on this machine; None forgets it. Never fails: it is only for the start screen."""
    with suppress(OSError, Problem):
        words = str(folder) if folder else ""
        write_atomically(made(shelf(vault_id)) / _REMEMBERED, words.encode("utf-8", "replace"))


def mark(base: Path, vault_id: str) -> None:
    """Make the folder and its marker. Raises EnvironmentProblem "second-place-closed", "-full" or "-gone"."""
    folder = folder_of(base, vault_id)
    words = _(
        "In deze map staan reservekopieën van een kluis van Rondom. Ze zijn versleuteld.\n"
        "Rondom zet er nieuwe bij als deze stick of map er is. Laat dit bestand staan: daaraan herkent Rondom de plek."
    )
    with _in_words(base):
        folder.mkdir(exist_ok=True)
        write_atomically(folder / MARKER, f"{_FIRST_WORD} {vault_id}\n\n{words}\n".encode())


def _is_marked(folder: Path, vault_id: str) -> bool:
    with suppress(OSError, ValueError), (folder / MARKER).open("rb") as file:
        return file.readline(200).decode("ascii", "replace").split() == [_FIRST_WORD, vault_id]
    return False


# -- bringing --------------------------------------------------------------------------------------------------------


def carry(errand: Errand) -> Copy:
    """Bring the copy there: byte for byte the one that was proven, read back from the stick, and only then named.

    Then the copies there go by the same rule as here. Raises EnvironmentProblem "second-place-full",
    "second-place-closed" (may only be read), "second-place-gone" (pulled out, or still busy with another errand) or
    "backup-failed"; nothing half is left under the name of a copy.
    """
    if not _carrying.acquire(timeout=LONGEST_CARRY):
        raise EnvironmentProblem("second-place-gone")
    try:
        return _carry(errand)
    finally:
        _carrying.release()


def _carry(errand: Errand) -> Copy:
    source = errand.source
    folder = folder_of(errand.base, source.vault_id)
    _check_marked(errand.base, source.vault_id)
    clear_leftovers(folder)
    _make_room(errand)
    target = folder / source.path.name
    with _in_words(errand.base), beside(target) as new:
        copy_bytes(source.path, new)
        if not _is_marked(folder, source.vault_id):
            raise EnvironmentProblem("second-place-gone")
        new.replace(target)
        with suppress(OSError):
            flush_folder(folder)
    tidy_folder(standing_at(errand.base, source.vault_id), errand.rule)
    return _there(target, source)


def _check_marked(base: Path, vault_id: str) -> None:
    """After a new key the place still bears only the mark of the id before; that one is made anew. Without any mark it is
    not the place: the stick went, and what is left is the empty folder where it was.
    """
    if _is_marked(folder_of(base, vault_id), vault_id):
        return
    if not any(_is_marked(folder_of(base, one), one) for one in ids_of(vault_id)):
        raise EnvironmentProblem("second-place-gone")
    mark(base, vault_id)


def _there(target: Path, source: Copy) -> Copy:
    return Copy(target, source.at, source.size, source.vault_id, True, source.why, source.mark)


def _make_room(errand: Errand) -> None:
    """On a stick that is nearly full the copies that had their time go first; the newest there stays in any case."""
    needed = errand.source.size + _ROOM
    if _free(errand.base) < needed:
        tidy_folder(standing_at(errand.base, errand.source.vault_id), errand.rule)
    if _free(errand.base) < needed:
        raise EnvironmentProblem("second-place-full")


def _free(folder: Path) -> int:
    with _in_words(folder):
        return shutil.disk_usage(folder).free


@contextmanager
def _in_words(base: Path) -> Iterator[None]:
    """What goes wrong at the second place is told as such: the vault itself is not in danger."""
    try:
        yield
    except OSError as error:
        raise EnvironmentProblem(_code_of(error.errno or 0, base)) from None
    except EnvironmentProblem as problem:
        if problem.code in ("disk-full", "file-unwritable"):
            number = errno.ENOSPC if problem.code == "disk-full" else errno.EACCES
            raise EnvironmentProblem(_code_of(number, base)) from None
        raise


def _code_of(number: int, base: Path) -> str:
    if number in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "second-place-full"
    try:
        there = base.is_dir()
    except OSError:
        there = False
    closed = there and number in {errno.EROFS, errno.EACCES, errno.EPERM}
    return "second-place-closed" if closed else "second-place-gone"
