"""The rings a new vault starts with. Their names are data: every region has its own."""

from __future__ import annotations

from rondom.language import _
from rondom.support_map.model import Ring, RingData
from rondom.vault.records import add
from rondom.vault.store import Session


def ring_names() -> tuple[str, ...]:
    """From the child outward; the last is the sector beside the rings."""
    return (_("Klas"), _("Schoolteam"), _("Om de school"), _("Specialisten"), _("Veiligheid"), _("Bestaanszekerheid"))


def found_rings(session: Session) -> None:
    for number, name in enumerate(ring_names(), start=1):
        add(session, Ring, RingData(number=number, name=name))
