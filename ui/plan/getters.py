"""Who could get a paper, with what of it may go, for what, and in which language and to which address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from rondom.dossier.queries import caregiver_rows
from rondom.dossier.secret_places import SecretPlace
from rondom.language import _, listed
from rondom.pdf.tongues import tongue_of
from rondom.plan.envelopes import own_address
from rondom.plan.reading import Audience, Perspective, PlanReading
from rondom.plan.sharing import ADDRESS, PartRow, PlanReader, for_reader
from rondom.plan.shielding import COVERED, of_others, places_told, secret_row, shielded
from rondom.privacy.deciding import part_of
from rondom.privacy.rules import Light, LightStatus, Part, ReaderKind
from rondom.vault.vault import Session

_AUDIENCE_OF = {Perspective.PARENT: Audience.PARENTS, Perspective.CHILD: Audience.CHILD}
AnyReading = TypeVar("AnyReading")
TOGETHER = "together"
"""Key of the row for all who hold gezag at once."""


@dataclass(frozen=True, slots=True)
class Getter:
    """Someone who could get the plan, with what may go."""

    reader: PlanReader
    parts: tuple[PartRow, ...]
    purpose: str
    """For what, as the register of verstrekkingen keeps it."""
    language: str = ""
    """Key of the language of the fixed words on this copy, as was filled in with this person; "" for Dutch."""
    address: tuple[str, ...] = ()
    """Name and own address, a line each, for the window of an envelope."""
    copies: tuple[Getter, ...] = ()
    """Several at once, each with a copy of one's own."""
    hidden: tuple[SecretPlace, ...] = field(default=(), repr=False)
    """Secret addresses and numbers of others that stand in what someone wrote."""

    @property
    def each(self) -> tuple[Getter, ...]:
        """One by one who gets a copy."""
        return self.copies or (self,)

    @property
    def family(self) -> bool:
        """Parents and others who care for the child: for them there are other languages."""
        return self.reader.kind is ReaderKind.CAREGIVER

    @property
    def said(self) -> str:
        """Hatice Kievit, gezinscoach"""
        return ", ".join(part for part in (self.reader.name, self.reader.role) if part)

    @property
    def may_get(self) -> bool:
        """Whether anything may go at all."""
        may = self.reader.light.status in (LightStatus.MAY, LightStatus.PARTLY)
        return may and any(one.goes for one in self.parts if one.key != ADDRESS)

    @property
    def stays(self) -> frozenset[str]:
        """Keys of what stays behind; not the secret address of another, which stands on nobody's copy."""
        return frozenset(one.key for one in self.parts if not one.goes and one.key != COVERED)

    @property
    def audience(self) -> Audience:
        """The reading that usually fits."""
        return _AUDIENCE_OF.get(self.reader.perspective, Audience.PROFESSIONAL)

    def copy(self, reading: PlanReading) -> PlanReading:
        """The plan with this name and address on it, without what may not go."""
        made = self.cover(for_reader(reading, self.reader, self.parts))
        return replace(made, address_block=self.address)

    def cover(self, reading: AnyReading) -> AnyReading:
        """The same with a bar over the secret addresses of others."""
        return shielded(reading, self.hidden)


@dataclass(frozen=True, slots=True)
class Note:
    """What the register of verstrekkingen keeps of one paper."""

    recipient: str
    purpose: str
    basis: str
    document: str


def getters_of(
    session: Session,
    pupil_id: str,
    made: Iterable[tuple[PlanReader, Sequence[PartRow]]],
    purpose: Callable[[ReaderKind], str],
    address: bool = False,
    reading: object = None,
) -> tuple[Getter, ...]:
    """Readers with their rows as the assistant shows them, and one row more for all who hold gezag.

    `purpose` tells for what it goes to who needs no permission; who reads by one gets it for the purpose of that one. With
    `address` the paper has a place for the own address of a caregiver. `reading` is what stands on the paper: it is looked
    through for secret addresses.
    """
    told = places_told(session, pupil_id, reading)
    tongues = {one.id: tongue_of(one.language) for one in caregiver_rows(session, pupil_id)}
    found = []
    for reader, rows in made:
        lines, row = own_address(session, reader) if address else ((), None)
        parts = (*rows, row) if row is not None else tuple(rows)
        hidden = of_others(told, reader.key.partition("#")[0])
        parts = (secret_row(hidden), *parts) if hidden else parts
        why = reader.purpose or purpose(reader.kind)
        found.append(Getter(reader, parts, why, tongues.get(reader.key, ""), lines, (), hidden))
    return tuple(_with_all_parents(found))


def _with_all_parents(getters: list[Getter]) -> list[Getter]:
    """Same text to both parents: one row that makes a copy for each, when each may have the same."""
    holders = [one for one in getters if one.reader.kind is ReaderKind.CAREGIVER and one.reader.custody == "yes"]
    may = all(one.may_get and one.reader.light.status is LightStatus.MAY for one in holders)
    if len(holders) < 2 or not may or len({one.stays for one in holders}) > 1:
        return getters
    parents = len(holders) == 2 and all(part_of(one.reader.role) is Part.PARENT for one in holders)
    short = listed([one.reader.short for one in holders])
    reason = _("Ieder een eigen exemplaar, met de eigen naam en het eigen adres.")
    reader = PlanReader(
        TOGETHER,
        _("Beide ouders") if parents else _("Iedereen met gezag"),
        short,
        _("elk een eigen exemplaar"),
        Perspective.PARENT,
        "yes",
        ReaderKind.CAREGIVER,
        Light(LightStatus.MAY, reason, holders[0].reader.light.basis),
    )
    rows = [row for row in holders[0].parts if row.key not in (ADDRESS, COVERED)]
    if hidden := [place for one in holders for place in one.hidden]:
        rows.insert(0, secret_row(hidden))
    together = replace(
        holders[0], reader=reader, parts=tuple(rows), language="", address=(), copies=tuple(holders), hidden=()
    )
    return [together, *getters]
