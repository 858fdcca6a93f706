"""Whose address may stand on a copy: the own one of who gets it, and nobody else's. A secret one goes no further."""

from __future__ import annotations

from rondom.dossier.queries import address_of
from rondom.language import _
from rondom.plan.sharing import ADDRESS, PartRow, PlanReader
from rondom.privacy.rules import Light, LightStatus, Reader, ReaderKind, may_see_address
from rondom.vault.store import Session


def own_address(session: Session, reader: PlanReader) -> tuple[tuple[str, ...], PartRow | None]:
    """Name, street and place of a caregiver for the window of an envelope, with the row that says so; nothing for others."""
    if reader.kind is not ReaderKind.CAREGIVER:
        return (), None
    known = address_of(session, reader.key)
    street, place = known.street.strip(), " ".join(part for part in (known.postcode, known.place) if part.strip())
    if not (street or place):
        return (), None
    if not may_see_address(known.secret, reader.key, Reader(reader.kind, reader.name, reader.key)):
        return (), None
    reason = _("Het eigen adres, voor de envelop.")
    source = ""
    if known.secret:
        reason, source = _("Geheim adres. Het staat op dit exemplaar en op geen ander."), "geheim_adres"
    row = PartRow(ADDRESS, _("Adres op het blad"), frozenset(), Light(LightStatus.MAY, reason, source=source))
    return tuple(line for line in (reader.name, street, place) if line), row
