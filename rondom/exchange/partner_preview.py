"""What bringing in a list of partners would do, as values: every line of it is a proposal that a person ticks or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rondom.exchange.partner_table import FilePartner, PartnerFile
from rondom.exchange.partner_values import Value
from rondom.exchange.preview import FieldChange
from rondom.support_map.defaults import ring_names

IN_FILE = "row:"
"""So begins the id of a candidate that stands in the same file; behind it its place there."""
ADDED = "add|"
"""So begins the field of a change that adds a person; behind it the place in `people` of the file."""
PERSON = "person|"
"""So begins the field of a change of a person who is there: person|id|column."""
MANY = 60
"""More new partners than this are not ticked from the start: a sociale kaart holds more than a school works with."""


class PartnerDoubt(StrEnum):
    """Why Rondom asks instead of choosing."""

    OTHER_KEY = "other-key"
    """The key belongs to a partner with another name, number and organisation."""
    OTHER_PERSON = "other-person"
    """The function is there, with somebody else in it."""
    SAME_NAME = "same-name"
    SAME_PHONE = "same-phone"
    SAME_EMAIL = "same-email"
    ALIKE = "alike"
    SEVERAL = "several"
    ALREADY_MATCHED = "already-matched"
    TWICE_IN_FILE = "twice-in-file"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    id: str
    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    days: str = ""


@dataclass(frozen=True, slots=True)
class KnownPartner:
    """A card that is on the map already. `values` holds what is filled, by the names of `PartnerData`."""

    id: str
    values: Mapping[str, Value]
    people: tuple[KnownPerson, ...] = ()
    by_hand: frozenset[str] = frozenset()

    def text(self, name: str) -> str:
        return str(self.values.get(name) or "")


@dataclass(frozen=True, slots=True)
class NewPartner:
    place: int
    """In `PartnerFile.partners`."""
    partner: FilePartner
    suggested: bool


@dataclass(frozen=True, slots=True)
class ChangedPartner:
    id: str
    name: str
    place: int
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class PartnerCandidate:
    id: str
    """Of a card, or `IN_FILE` and a place."""
    name: str
    detail: str
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class DoubtfulPartner:
    place: int
    partner: FilePartner
    reason: PartnerDoubt
    candidates: tuple[PartnerCandidate, ...]


@dataclass(frozen=True, slots=True)
class PartnerPreview:
    file: PartnerFile
    new: tuple[NewPartner, ...] = ()
    changed: tuple[ChangedPartner, ...] = ()
    unchanged: tuple[str, ...] = ()
    doubtful: tuple[DoubtfulPartner, ...] = ()
    repeated: int = 0
    """Rows that say the same as an earlier one."""
    stopped: tuple[str, ...] = ()
    """Names of cards on the map that are no longer offered, says the file. They stay: a person decides."""
    rings: Mapping[int, str] = field(default_factory=ring_names)
    """As this school calls them."""

    @property
    def nothing_to_do(self) -> bool:
        return not (self.new or self.changed or self.doubtful)


@dataclass(frozen=True, slots=True)
class PartnerChoices:
    """What was ticked. What is not named here does not happen."""

    new: frozenset[int] = frozenset()
    changed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Card id → fields."""
    doubtful: Mapping[int, str] = field(default_factory=dict)
    """Place → id of the candidate it is the same as, or `preview.NEW`."""

    @property
    def count(self) -> int:
        """Partners for whom something would happen."""
        return len(self.new) + sum(1 for fields in self.changed.values() if fields) + len(self.doubtful)


def suggested(preview: PartnerPreview) -> PartnerChoices:
    """How the boxes stand at first. Doubts wait for an answer."""
    ticked = {one.id: frozenset(change.field for change in one.changes if change.suggested) for one in preview.changed}
    return PartnerChoices(
        new=frozenset(one.place for one in preview.new if one.suggested),
        changed={id_: names for id_, names in ticked.items() if names},
    )
