"""What an EDEXML file says, as values. Absent text is an empty string, an absent date is None.

There is no place here for a BSN, origin, weight, postcode, photo or user name: they are not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

HISTORIC = "H"
"""Jaargroep of a pupil who left."""
COMBINED = "C"
"""Jaargroep of a group whose pupils each have their own."""
PARENT_ROLE = "OUD"


@dataclass(frozen=True, slots=True)
class EdexSchool:
    year: str = ""
    """"2025-2026"; empty when the file does not say."""
    brin: str = ""
    """Six signs at most: 99XX or 99XX01."""
    name: str = ""
    reference_date: date | None = None
    version: str = ""
    """As the file says: 1.03, 2.0, 2.1."""


@dataclass(frozen=True, slots=True)
class EdexGroup:
    key: str
    name: str
    year_group: str = ""
    """Empty for a combination."""
    combined: bool = False
    year_groups: tuple[str, ...] = ()
    """Every year group found in it, in order."""

    @property
    def stable_key(self) -> str:
        """The key to recognise this group by next time; keys with # are made up anew for every file."""
        return stable(self.key)


@dataclass(frozen=True, slots=True)
class EdexPupil:
    key: str = ""
    """Empty when the file has none that lasts."""
    eckid: str = ""
    first_name: str = ""
    given_names: str = ""
    prefix: str = ""
    last_name: str = ""
    initials: str = ""
    birth_date: date | None = None
    gender: str = ""
    """m, v or x (not specified); empty when unknown."""
    year_group: str = ""
    """1 to 8, 11 to 16; also B, D, 0 (before school), S, V (special), N (other)."""
    group_key: str = ""
    combined_keys: tuple[str, ...] = ()
    email: str = ""
    enrolled_on: date | None = None
    left_on: date | None = None
    historic: bool = False
    """The file says this pupil left (jaargroep H)."""

    def has_left(self, today: date) -> bool:
        return self.historic or (self.left_on is not None and self.left_on <= today)


@dataclass(frozen=True, slots=True)
class EdexStaff:
    key: str = ""
    eckid: str = ""
    first_name: str = ""
    prefix: str = ""
    last_name: str = ""
    initials: str = ""
    email: str = ""
    roles: tuple[str, ...] = ()
    """Codes (LRK, IB …) and free descriptions, as they stand. They say what someone does, never what someone may."""
    group_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ignored:
    """How many values were seen and left out on purpose."""

    personal_numbers: int = 0
    origin: int = 0
    weight: int = 0

    @property
    def total(self) -> int:
        return self.personal_numbers + self.origin + self.weight


@dataclass(frozen=True, slots=True)
class Note:
    """One kind of repair made while reading: a code (see `notes.py`), how often, and a word to fill in."""

    code: str
    count: int = 1
    what: str = ""
    """Never a child's data: an encoding, the name of a group."""


@dataclass(frozen=True, slots=True)
class EdexFile:
    school: EdexSchool
    groups: tuple[EdexGroup, ...]
    pupils: tuple[EdexPupil, ...]
    staff: tuple[EdexStaff, ...]
    ignored: Ignored
    notes: tuple[Note, ...] = ()

    @property
    def guessed_letters(self) -> bool:
        """The encoding was repaired, so letters with accents may be wrong."""
        return any(note.code == "encoding-repaired" for note in self.notes)


def stable(key: str) -> str:
    """A key that lasts, or an empty string."""
    return "" if key.startswith("#") else key
