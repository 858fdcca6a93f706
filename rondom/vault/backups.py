"""Copies that are made by themselves: when, how they are proven, which ones stay, and the second place.

Every copy is a vault: encrypted with the same key, opened with the password and the code that were in force when it was
made. It gets its name only after it was opened, checked and counted.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from rondom import clock
from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.language import _
from rondom.vault import container, expiry, second
from rondom.vault.copies import Copy as Copy
from rondom.vault.copies import (
    all_on_this_machine,
    free_path,
    header_of,
    looks_whole,
    made,
    newest_first,
    on_this_machine,
    shelf,
    take_up,
)
from rondom.vault.copies import copy_at as copy_at
from rondom.vault.looking import Inside as Inside
from rondom.vault.looking import look_inside as look_inside
from rondom.vault.looking import look_inside_with_code as look_inside_with_code
from rondom.vault.placing import resolved
from rondom.vault.restoring import restore as restore
from rondom.vault.rotation import Keep as Keep
from rondom.vault.rotation import kept as kept
from rondom.vault.second import Errand as Errand
from rondom.vault.second import SecondPlace as SecondPlace
from rondom.vault.second import carry as carry
from rondom.vault.tidying import Rule, clear_leftovers, tidy_folder

if TYPE_CHECKING:
    from rondom.vault.vault import Vault

_LAST, _STATE, _NEWEST, _SECOND = "last_backup", "copied_state", "copied_as", "second_copy"
"""Facts of a vault: moment and path of the last copy, what the vault held when the last one on this machine was made, the
name of that one, and the moment of the newest copy elsewhere.
"""
_NEARLY_ALL = Keep(60, 60, 60)
"""Keeps someone who tries a failing update again and again from filling the disk, and nothing more."""
LONGEST_FOLDER = 500
"""Signs in a path that the vault can keep."""


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When the last proven copy was made (local time), and where it was put."""

    at: datetime
    place: str


# -- finding ---------------------------------------------------------------------------------------------------------


def copies(vault_id: str) -> tuple[Copy, ...]:
    """Newest first, of both places. The second may be a slow stick: not for the thread of a window."""
    return newest_first([*on_this_machine(vault_id), *second.standing_there(vault_id)])


def copies_beside(path: Path) -> tuple[Copy, ...]:
    """Of a vault that is still locked, known by the id in its header; of all vaults when the header is lost."""
    found = header_of(path)
    if found is not None:
        return tuple(copy for copy in copies(found.vault_id) if copy.path != path)
    return all_on_this_machine()


def last_backup(vault: Vault) -> LastBackup | None:
    """The last proven copy that was made from this vault, wherever it was put."""
    at, _bar, place = vault.fact(_LAST).partition("|")
    return LastBackup(datetime.fromisoformat(at).astimezone(), place) if at else None


# -- making ----------------------------------------------------------------------------------------------------------


def is_due(vault: Vault) -> bool:
    """Whether something was changed, or a password, since the last copy on this machine; or there is none."""
    return vault.fact(_STATE) != _state_of(vault) or not on_this_machine(vault.vault_id)


def back_up(vault: Vault, why: str) -> Copy:
    """A proven copy on this machine, and the ones that had their time go. `why`: "close", "import", "migration", "hand".
    One of the Voorbeeldschool stands beside it, and is thrown away with it.

    Raises EnvironmentProblem "disk-full", "file-unwritable", "disk-trouble" or "backup-failed"; all copies are then as
    they were.
    """
    folder = vault.path.parent if vault.throwaway else made(shelf(vault.vault_id))
    clear_leftovers(folder)
    with vault.read() as session:
        destroyed = expiry.destructions(session)
    state, now = _state_of(vault), clock.now()
    mark = destroyed[-1].mark if destroyed else ""
    report = vault.backup(free_path(folder, vault.path.stem, now, why, mark))
    with suppress(EnvironmentProblem):
        vault.set_fact(_NEWEST, report.path.name)
        vault.set_fact(_STATE, state)
    copy = copy_at(report.path)
    with suppress(Problem):
        _tidy(vault, copy.at)
    return copy


def back_up_before_import(vault: Vault) -> Copy | None:
    """The copy to go back to when what is read in turns out to be wrong; none of the Voorbeeldschool."""
    return None if vault.throwaway else back_up(vault, "import")


def back_up_before_migration(opened: container.Opened) -> Copy:
    """The same, for a vault whose tables cannot be trusted to have the shape we know, so its own rule is not asked."""
    folder = made(shelf(opened.vault_id))
    report = container.copy_to(opened, free_path(folder, opened.path.stem, clock.now(), "migration"))
    made_now = copy_at(report.path)
    rule = Rule(_NEARLY_ALL, (), opened.file.identity(), max(clock.now(), made_now.at))
    tidy_folder([copy for copy in on_this_machine(opened.vault_id) if copy.why == "migration"], rule)
    return made_now


def tidy(vault: Vault) -> int:
    """Let go of the copies on this machine that had their time, or that hold what was destroyed. Returns how many."""
    return _tidy(vault, clock.now())


def _tidy(vault: Vault, now: datetime) -> int:
    """`now`: at least the moment of the copy just made, which is a little later than the clock when its name was taken: what
    counts as made under a wrong clock may go, and that one may not.
    """
    known = _rule(vault)
    rule = replace(known, now=max(known.now, now))
    take_up(vault.vault_id, rule.live)
    return tidy_folder(on_this_machine(vault.vault_id), rule)


# -- the second place ------------------------------------------------------------------------------------------------


def choose_second_place(vault: Vault, folder: Path | None) -> SecondPlace:
    """From now on copies go to `folder` too, whenever it is there; None for nowhere. Nothing is copied yet.

    Raises UserProblem "second-place-same" (the vault itself stands there), "second-place-long", EnvironmentProblem
    "file-unreadable", "second-place-closed", "second-place-full", "second-place-gone" or the problems of writing.
    """
    words = str(folder) if folder else ""
    if folder is not None:
        _check_second_place(vault, folder)
        second.mark(folder, vault.vault_id)
    with vault.write(_("Tweede plek voor reservekopieën gekozen")) as session:
        session.execute(text("UPDATE school SET backup_folder = :folder"), {"folder": words})
    second.remember(vault.vault_id, folder)
    return second_place(vault)


def chosen_folder(vault: Vault) -> Path | None:
    """The second place as someone chose it, wherever it is now."""
    with vault.read() as session:
        words = str(session.execute(text("SELECT backup_folder FROM school")).scalar() or "")
    return Path(words) if words else None


def second_place(vault: Vault) -> SecondPlace:
    """The place, whether it is there now, and its newest copy. It may have to wait for a disk, a few seconds at most."""
    folder = chosen_folder(vault)
    found = second.find_soon(vault.vault_id, folder) if folder else None
    there = second.standing_at(found, vault.vault_id) if found else ()
    last = there[0].at if there else _noted(vault)
    return SecondPlace(folder, found, last if folder else None)


def prepare_errand(vault: Vault, base: Path) -> Errand | None:
    """What has to be brought to the second place, found at `base`; None when the newest copy is there already.

    Makes a fresh copy on this machine first when one is due. Raises the problems of `back_up`.
    """
    newest = back_up(vault, "close") if is_due(vault) else _made_last(vault)
    there = second.standing_at(base, vault.vault_id)
    if any(_is_same(copy, newest) and looks_whole(copy) for copy in there):
        return None
    return Errand(newest, base, _rule(vault))


def note_second_copy(vault: Vault, copy: Copy) -> None:
    """Remember when the newest copy elsewhere was made, for when the stick is away. Never fails."""
    with suppress(Problem):
        vault.set_fact(_SECOND, copy.at.isoformat())
    second.remember(vault.vault_id, chosen_folder(vault))


def fill_second_place(vault: Vault) -> Copy | None:
    """Bring the newest copy to the second place, when that is there and has not got it. All in one go; `ui.backups` does
    the same in steps, so that a slow stick does not hold up the vault.

    Raises the problems of `back_up` and of `carry`.
    """
    folder = chosen_folder(vault)
    base = second.find_soon(vault.vault_id, folder) if folder else None
    errand = prepare_errand(vault, base) if base else None
    if errand is None:
        return None
    copy = carry(errand)
    note_second_copy(vault, copy)
    return copy


def _check_second_place(vault: Vault, folder: Path) -> None:
    if len(str(folder)) > LONGEST_FOLDER:
        raise UserProblem("second-place-long", limit=LONGEST_FOLDER)
    real = resolved(folder)
    if real == vault.path.parent or real.is_relative_to(shelf(vault.vault_id).parent.resolve()):
        raise UserProblem("second-place-same")


def _made_last(vault: Vault) -> Copy:
    """Of the copies on this machine. Not by the moments in their names: a clock that once stood wrong would for years make
    an older copy the newest.
    """
    name, found = vault.fact(_NEWEST), on_this_machine(vault.vault_id)
    return next((copy for copy in found if copy.path.name == name and copy.vault_id == vault.vault_id), found[0])


def _is_same(there: Copy, here: Copy) -> bool:
    """The name alone does not tell: a copy from before a new key may be of the same second."""
    return (there.path.name, there.size, there.vault_id) == (here.path.name, here.size, here.vault_id)


def _noted(vault: Vault) -> datetime | None:
    words = vault.fact(_SECOND)
    return datetime.fromisoformat(words).astimezone() if words else None


# -- the vault as values ---------------------------------------------------------------------------------------------


def _state_of(vault: Vault) -> str:
    """Differs when an action was done, or a password changed, or the key."""
    with vault.read() as session:
        last = session.execute(text("SELECT max(seq) FROM journal_action")).scalar()
    return f"{vault.vault_id}.{last or 0}.{vault._opened.header.generation}"


def _rule(vault: Vault) -> Rule:
    with vault.read() as session:
        numbers = session.execute(text("SELECT copies_daily, copies_weekly, copies_monthly FROM school")).first()
        destroyed = expiry.destructions(session)
    keep = Keep(*numbers) if numbers else Keep()
    return Rule(keep, destroyed, vault._opened.file.identity(), clock.now())
