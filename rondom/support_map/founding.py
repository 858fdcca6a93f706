"""The rings a new vault starts with. Their names are data: every region has its own."""

from __future__ import annotations

from rondom.support_map.defaults import ring_names
from rondom.support_map.model import Ring, RingData
from rondom.vault.records import add
from rondom.vault.store import Session


def found_rings(session: Session) -> None:
    for number, name in ring_names().items():
        add(session, Ring, RingData(number=number, name=name))
