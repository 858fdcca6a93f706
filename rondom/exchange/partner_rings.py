"""Where on the map a partner of a file belongs: as the file says, else by the name of the function, else around the school."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from rondom.exchange.names import fold
from rondom.exchange.partner_table import HEADINGS, FilePartner, PartnerFile, Remark
from rondom.support_map.defaults import ring_names, roles

USUAL = 3
"""Om de school."""
_SAFETY = "veiligthuis jeugdbescherming kinderbescherming huiselijkgeweld crisisdienst politie"
_LIVING = """
    schuldhulp schulden budget leergeld voedselbank kledingbank woonloket huisvesting bijstand uitkering minima inkomen
    jeugdfonds daklo
"""
_SPECIALISTS = """
    ggz psycholo psychiat logoped dyslexie orthopedago therap huisarts kinderarts samenwerkingsverband
    autisme behandel jeugdhulp
"""
_WORDS = ((5, _SAFETY.split()), (6, _LIVING.split()), (4, _SPECIALISTS.split()))
"""Parts of the name of a function or an organisation, folded. What is wrong here is one drag on the map."""


def settle_rings(file: PartnerFile, names: Mapping[int, str]) -> PartnerFile:
    """Every partner with the number of its ring. `names`: as this school calls the rings. A ring that no one knows is told."""
    known = {fold(name): ring for ring, name in (*ring_names().items(), *names.items())}
    remarks = list(file.remarks)
    partners = []
    for one in file.partners:
        ring = _named(one.text("ring"), known)
        if not ring and one.text("ring"):
            remarks.append(Remark("ring-unread", one.row, HEADINGS["ring"]))
        values = {name: value for name, value in one.values.items() if name != "ring"}
        partners.append(replace(one, values={**values, **({"ring": ring} if ring else {})}))
    return replace(file, partners=tuple(partners), remarks=tuple(remarks))


def ring_of(one: FilePartner) -> int:
    """Where a new partner comes: where the file says, else where such a function usually is."""
    stated = one.values.get("ring")
    return stated if isinstance(stated, int) else _guessed(one)


def _named(text: str, known: Mapping[str, int]) -> int:
    bare = fold(text)
    if bare in known:
        return known[bare]
    digits = bare.removeprefix("ring")
    return int(digits) if digits in ("1", "2", "3", "4", "5", "6") else 0


def _guessed(one: FilePartner) -> int:
    name, organisation = fold(one.text("name")), fold(one.text("organisation"))
    if name in _usual():
        return _usual()[name]
    for words in (name, organisation):
        for ring, parts in _WORDS:
            if any(part in words for part in parts):
                return ring
    return USUAL


@cache
def _usual() -> dict[str, int]:
    return {fold(role.name): role.ring for sector in ("po", "vo") for role in roles(sector)}
