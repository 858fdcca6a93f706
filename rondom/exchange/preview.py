"""What an import would do, as values: every line of it is a proposal that a person ticks or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rondom.exchange.edex_file import EdexFile, EdexPupil

Value = str | date | int | None


@dataclass(frozen=True, slots=True)
class KnownPupil:
    """A child that is in the vault already."""

    id: str
    first_name: str = ""
    given_names: str = ""
    prefix: str = ""
    last_name: str = ""
    birth_date: date | None = None
    gender: str = ""
    year_group: str = ""
    group_id: str = ""
    group: str = ""
    """Name of the group."""
    eckid: str = ""
    external_key: str = ""
    enrolled_on: date | None = None
    left_on: date | None = None
    by_hand: frozenset[str] = frozenset()
    """Fields that a person filled or changed, and no import since."""


@dataclass(frozen=True, slots=True)
class KnownGroup:
    id: str
    name: str
    year_groups: str = ""
    teacher: str = ""
    external_key: str = ""
    by_hand: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownStaff:
    id: str
    name: str
    role: str = ""
    email: str = ""
    external_key: str = ""
    by_hand: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    """Column of the table, or "group" for the group of a pupil."""
    old: Value
    new: Value
    by_hand: bool = False
    spoilt: bool = False
    """The file may have lost accents, or its encoding was guessed."""

    @property
    def suggested(self) -> bool:
        """Ticked from the start: it fills something empty, or overwrites well what no person typed."""
        return self.old in ("", None) or not (self.by_hand or self.spoilt)


class Doubt(StrEnum):
    """Why Rondom asks instead of choosing."""

    SHARED_KEY = "shared-key"
    """Two children in the file have the same key."""
    TWICE_IN_FILE = "twice-in-file"
    """Two children in the file have the same name and birth date."""
    SEVERAL_KNOWN = "several-known"
    OTHER_CHILD = "other-child"
    """The key belongs to a child with another name and birth date."""
    ALREADY_MATCHED = "already-matched"
    """Another child in the file was recognised as the same one."""
    NO_BIRTH_DATE = "no-birth-date"
    BIRTH_DATE = "birth-date"
    FIRST_NAME = "first-name"
    LAST_NAME = "last-name"


@dataclass(frozen=True, slots=True)
class NewPupil:
    row: int
    """Place in `EdexFile.pupils`."""
    pupil: EdexPupil
    group: str


@dataclass(frozen=True, slots=True)
class ChangedPupil:
    id: str
    name: str
    row: int
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class GonePupil:
    """Known, at school, and no longer in the file. The proposal is "van school"; nothing is ever removed."""

    id: str
    name: str
    group: str
    left_on: date
    stated: bool
    """The file itself says so; otherwise the child is only missing from it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    id: str
    name: str
    birth_date: date | None
    group: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class DoubtfulPupil:
    row: int
    pupil: EdexPupil
    group: str
    reason: Doubt
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class NewGroup:
    key: str
    """Key in the file."""
    name: str
    year_groups: str
    teacher: str
    external_key: str


@dataclass(frozen=True, slots=True)
class NewStaff:
    row: int
    name: str
    role: str
    email: str
    external_key: str
    suggested: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A group or a member of staff with proposals."""

    id: str
    name: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    file: EdexFile
    new: tuple[NewPupil, ...] = ()
    changed: tuple[ChangedPupil, ...] = ()
    unchanged: tuple[str, ...] = ()
    """Ids of pupils of whom the file says nothing new."""
    gone: tuple[GonePupil, ...] = ()
    doubtful: tuple[DoubtfulPupil, ...] = ()
    new_groups: tuple[NewGroup, ...] = ()
    """Made only when a chosen pupil is in one."""
    changed_groups: tuple[Changed, ...] = ()
    new_staff: tuple[NewStaff, ...] = ()
    changed_staff: tuple[Changed, ...] = ()
    group_ids: Mapping[str, str] = field(default_factory=dict)
    """Key in the file → id of the group in the vault."""
    former: int = 0
    """Pupils in the file who left and are not known here: never proposed."""
    other_school: bool = False
    """The BRIN of the file is not that of this school."""
    seems_partial: bool = False
    """So many are missing that the file is hardly of the whole school."""

    @property
    def nothing_to_do(self) -> bool:
        return not (
            self.new
            or self.changed
            or self.gone
            or self.doubtful
            or self.changed_groups
            or self.new_staff
            or self.changed_staff
        )


NEW = "new"
"""Answer to a doubt: another child, add it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What was ticked. What is not named here does not happen."""

    new: frozenset[int] = frozenset()
    """Rows of `ImportPreview.new`."""
    changed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Pupil id → fields."""
    gone: frozenset[str] = frozenset()
    doubtful: Mapping[int, str] = field(default_factory=dict)
    """Row → id of the same child, or NEW."""
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    new_staff: frozenset[int] = frozenset()
    staff: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def pupils(self) -> int:
        """Children for whom something would happen."""
        return (
            len(self.new) + sum(1 for fields in self.changed.values() if fields) + len(self.gone) + len(self.doubtful)
        )

    @property
    def anything(self) -> bool:
        return bool(self.pupils or any(self.groups.values()) or self.new_staff or any(self.staff.values()))


def suggested(preview: ImportPreview) -> Choices:
    """How the boxes stand at first. Doubts wait for an answer; who is only missing stays at school.

    Of a file of another school nothing is ticked: its children would all come in with one press.
    """
    if preview.other_school:
        return Choices()
    return Choices(
        new=frozenset(one.row for one in preview.new),
        changed=_suggested(preview.changed),
        gone=frozenset(one.id for one in preview.gone if one.stated),
        groups=_suggested(preview.changed_groups),
        new_staff=frozenset(one.row for one in preview.new_staff if one.suggested),
        staff=_suggested(preview.changed_staff),
    )


def _suggested(changed: Iterable[ChangedPupil | Changed]) -> dict[str, frozenset[str]]:
    fields = {one.id: frozenset(change.field for change in one.changes if change.suggested) for one in changed}
    return {id_: names for id_, names in fields.items() if names}
