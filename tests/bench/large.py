"""A school of any size, in a real vault: every dossier with its events in one action, as an import would bring them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.opening import create
from rondom.timeline.model import Event, EventData
from rondom.vault.base import columns
from rondom.vault.ids import new_id
from rondom.vault.keys import KdfParameters
from rondom.vault.vault import Vault

QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "een zin van vier woorden"
EVENTS_PER_DOSSIER = 50
_NAMES = [column.name for column in columns(Event)]
_INSERT = f"INSERT INTO event ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"


def school(path: Path, dossiers: int) -> str:
    """Makes the vault, closes it and returns its code: opening with that takes no key stretching."""
    made = create(path, PASSWORD, "Meetschool", "Meter", QUICK)
    for number in range(dossiers):
        add_dossier(made.vault, number)
    made.vault.close()
    return made.recovery_code


def add_dossier(vault: Vault, number: int) -> str:
    """One child with its events. Returns its id."""
    birth = date(2014, 1 + number % 12, 1 + number % 28)
    with vault.write("Leerling ingelezen") as session:
        pupil = add_pupil(
            session, PupilData(first_name=f"Meting{number}", last_name=f"Proef{number % 97}", birth_date=birth)
        )
        session.connection().exec_driver_sql(_INSERT, [_event(pupil, place) for place in range(EVENTS_PER_DOSSIER)])
    return pupil


def _event(pupil: str, place: int) -> tuple[object, ...]:
    words = f"Gebeurtenis {place}: verhuisd en begonnen in een andere groep, met hulp van oma en de buren."
    values = EventData(title=f"Verhuizing {place}", text=words, start_said="voorjaar 2023").model_dump(mode="json")
    return tuple(new_id() if name == "id" else pupil if name == "pupil_id" else values[name] for name in _NAMES)
