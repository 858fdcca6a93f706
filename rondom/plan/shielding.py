"""Secret addresses and numbers on paper: covered on every copy but that of whose they are, wherever someone wrote them down.

In the vault the words stay as they are. On paper a bar stands in their place, and who shares is told so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from rondom.dossier.secret_places import SecretPlace, secret_numbers, secret_places
from rondom.language import _
from rondom.plan.sharing import PartRow
from rondom.privacy.rules import Light, LightStatus
from rondom.scene import Scene
from rondom.vault.store import Session

HIDDEN, HIDDEN_NUMBER = _("[geheim adres]"), _("[geheim nummer]")
COVERED = "covered"
"""Key of the row that says so in the share assistant. It is no part of a paper."""

AnyReading = TypeVar("AnyReading")


def places_told(session: Session, pupil_id: str, reading: object) -> tuple[SecretPlace, ...]:
    """The secret addresses and numbers around this child that stand somewhere in this reading."""
    return tuple(one for one in _secrets(session, pupil_id) if shielded(reading, (one,)) is not reading)


def of_others(places: Iterable[SecretPlace], reader: str) -> tuple[SecretPlace, ...]:
    """Without the own address of this reader; and of who lives at the same one."""
    places = tuple(places)
    own = {(one.street, one.postcode, one.number) for one in places if one.caregiver_id == reader}
    return tuple(one for one in places if (one.street, one.postcode, one.number) not in own)


def shielded(reading: AnyReading, places: Iterable[SecretPlace]) -> AnyReading:
    """The same reading with a bar over these addresses; itself when none stands in it.

    A drawing of what was covered goes too: its words are cut in pieces.
    """
    made: AnyReading = _shielded(reading, tuple(places))
    return made


def shielded_for(session: Session, pupil_id: str, reading: AnyReading, reader: str) -> AnyReading:
    """For the caregiver with this id; "" is somebody else."""
    return shielded(reading, of_others(_secrets(session, pupil_id), reader))


def _secrets(session: Session, pupil_id: str) -> tuple[SecretPlace, ...]:
    places = secret_places(session, [pupil_id]).get(pupil_id, ())
    return (*places, *secret_numbers(session, pupil_id))


def shielded_for_nobody(session: Session, pupil_id: str, reading: AnyReading) -> AnyReading:
    """For a paper with no name on it, which may come into anybody's hands."""
    return shielded_for(session, pupil_id, reading, "")


def secret_row(hidden: Iterable[SecretPlace]) -> PartRow:
    """What the share assistant says of it."""
    if all(one.number for one in hidden):
        title, told = _("Geheim nummer in de tekst"), _("Het staat alleen op het papier van wie het heeft.")
        bar = HIDDEN_NUMBER
    else:
        title, told = _("Geheim adres in de tekst"), _("Het staat alleen op het papier van wie er woont.")
        bar = HIDDEN
    reason = f"{told} " + _("Op dit exemplaar staat: {bar}.").format(bar=bar)
    return PartRow(COVERED, title, frozenset(), Light(LightStatus.MAY_NOT, reason, source="geheim_adres"))


def _shielded(value: Any, places: tuple[SecretPlace, ...]) -> Any:
    if not places or isinstance(value, Enum):
        return value
    if isinstance(value, str):
        told = value
        for one in places:
            told = one.covered(told, HIDDEN_NUMBER if one.number else HIDDEN)
        return value if told == value else told
    if isinstance(value, tuple):
        made = tuple(_shielded(one, places) for one in value)
        return value if all(new is old for new, old in zip(made, value, strict=True)) else made
    if is_dataclass(value) and not isinstance(value, type):
        return _with_fields(value, places)
    return value


def _with_fields(value: Any, places: tuple[SecretPlace, ...]) -> Any:
    held = {one.name: getattr(value, one.name) for one in fields(value)}
    new = {
        name: made
        for name, old in held.items()
        if not isinstance(old, Scene) and (made := _shielded(old, places)) is not old
    }
    if not new:
        return value
    return replace(value, **new, **{name: None for name, old in held.items() if isinstance(old, Scene)})
