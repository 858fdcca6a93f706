"""How a sheet tells which child something is about: by first name, by letters, or not at all.

A paper that hangs on a wall is read by everybody who passes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from sqlalchemy import select

from rondom.dossier.model import Caregiver, Pupil
from rondom.dossier.names import name_words, names_in
from rondom.dossier.secret_places import gives_away, secret_places
from rondom.meetings.model import Attendee
from rondom.meetings.planner import ON_A_WALL, Entry
from rondom.vault.base import columns
from rondom.vault.store import Session


class Names(StrEnum):
    """How a sheet tells which child it is about."""

    FIRST = "first"
    INITIALS = "initials"
    NONE = "none"


def distinguished(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Two children called Sem on one sheet are Sem V. and Sem B."""
    called: dict[str, set[str]] = {}
    letters: dict[str, str] = {}
    for one in entries:
        called.setdefault(one.child, set()).add(one.pupil_id)
        letters[one.pupil_id] = max(letters.get(one.pupil_id, ""), one.letters, key=len)
    return tuple(
        replace(one, child=f"{one.child} {letters[one.pupil_id][1]}." if _alike(one, called, letters) else one.child,
                letters=letters[one.pupil_id])
        for one in entries
    )  # fmt: skip


def _alike(one: Entry, called: Mapping[str, set[str]], letters: Mapping[str, str]) -> bool:
    return len(called[one.child]) > 1 and len(letters[one.pupil_id]) > 1


def told(session: Session, entries: Sequence[Entry], names: Names) -> tuple[Entry, ...]:
    """The same for a sheet that tells children in this way.

    Without first names the words of people go too: what was agreed, with whom, a kind of meeting that the school named
    itself ("Gesprek met Veilig Thuis"), and a room that is called after the family.
    """
    entries = _without_secrets(session, entries)
    if names is Names.FIRST:
        return tuple(entries)
    known = _people(session, {one.pupil_id for one in entries if one.room})
    return tuple(
        replace(
            one,
            what=one.plain or one.what,
            child=one.letters if names is Names.INITIALS else "",
            detail="",
            room="" if names_in(one.room, known.get(one.pupil_id, ())) else one.room,
        )
        for one in entries
        if one.kind in ON_A_WALL
    )


def _without_secrets(session: Session, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Without a room that is somebody's secret address."""
    secret = secret_places(session, {one.pupil_id for one in entries if one.room})
    return tuple(
        replace(one, room="") if gives_away(one.room, secret.get(one.pupil_id, ())) else one for one in entries
    )


_COLLEAGUES = "school"
"""The side of the table whose rooms may be told: "Kamer van Ellen"."""


def _people(session: Session, pupil_ids: set[str]) -> dict[str, set[str]]:
    """Every word of the names of these children, their family and who else is at their table, folded."""
    p, c, a = columns(Pupil), columns(Caregiver), columns(Attendee)
    ids = list(pupil_ids)
    found: dict[str, set[str]] = {}
    for chosen in (
        select(p.id, p.first_name).where(p.id.in_(ids)),
        select(p.id, p.last_name).where(p.id.in_(ids)),
        select(c.pupil_id, c.name).where(c.pupil_id.in_(ids)),
        select(a.pupil_id, a.name).where(a.pupil_id.in_(ids), a.perspective != _COLLEAGUES),
    ):
        for pupil, name in session.execute(chosen):
            found.setdefault(pupil, set()).update(name_words(name))
    return found
