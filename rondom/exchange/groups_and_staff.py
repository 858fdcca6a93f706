"""Recognising groups and staff of a file among those in the vault. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rondom.dossier.names import full_name
from rondom.exchange.edex_file import PARENT_ROLE, EdexFile, EdexGroup, EdexPupil, EdexStaff
from rondom.exchange.names import fold
from rondom.exchange.preview import Changed, FieldChange, KnownGroup, KnownStaff, NewGroup, NewStaff
from rondom.language import _, listed

STAFF_FIELDS = ("name", "role", "email", "external_key")
TEACHING = frozenset({"LRK"})
NAMES = frozenset({"first_name", "given_names", "last_name", "name", "teacher"})

_ROLES = {
    "ADJ": "adjunct-directeur",
    "ADM": "administratie",
    "CON": "conciërge",
    "DIR": "directeur",
    "ICT": "ICT-coördinator",
    "IB": "intern begeleider",
    "KLA": "klassenassistent",
    "LRK": "leerkracht",
    "LOS": "leraarondersteuner",
    "LOC": "locatieleider",
    "OWA": "onderwijsassistent",
    "OUD": "ouder",
    "RT": "remedial teacher",
    "SMW": "schoolmaatschappelijk werker",
    "STA": "stagiair",
    "TAL": "toetsleider",
    "VAK": "vakleerkracht",
}


@dataclass(slots=True)
class GroupMatches:
    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    new: list[NewGroup] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    guessed: bool = False


def place(pupil: EdexPupil) -> str:
    """Key of the group someone sits in: the own group, or the only combined one when there is no own group."""
    if pupil.group_key or len(pupil.combined_keys) != 1:
        return pupil.group_key
    return pupil.combined_keys[0]


def match_groups(file: EdexFile, known: Sequence[KnownGroup]) -> GroupMatches:
    """Only groups that pupils sit in. A group is the same by name, else by its lasting key."""
    used = {place(pupil) for pupil in file.pupils if not pupil.historic}
    teachers = _teachers(file.staff)
    matches, taken = GroupMatches(guessed=file.guessed_letters), set[str]()
    filled = [group for group in file.groups if group.key in used]
    for group in sorted(filled, key=lambda one: -max((_likeness(one, there) for there in known), default=0)):
        there = _same_group(group, (one for one in known if one.id not in taken))
        matches.names[group.key] = group.name
        years, teacher = ",".join(group.year_groups), teachers.get(group.key, "")
        new = NewGroup(group.key, group.name, years, teacher, group.stable_key)
        if there is None:
            matches.new.append(new)
            continue
        taken.add(there.id)
        matches.ids[group.key] = there.id
        _note_change(matches, there, new)
    return matches


def _same_group(group: EdexGroup, known: Iterable[KnownGroup]) -> KnownGroup | None:
    best = max(known, key=lambda there: _likeness(group, there), default=None)
    return best if best is not None and _likeness(group, best) else None


def _likeness(group: EdexGroup, there: KnownGroup) -> int:
    """The name weighs more than the key: many programs number their groups anew every year."""
    same_key = bool(group.stable_key) and group.stable_key == there.external_key
    return 2 * (fold(group.name) == fold(there.name)) + same_key


def _note_change(matches: GroupMatches, there: KnownGroup, new: NewGroup) -> None:
    names = ("name", "year_groups", "teacher", "external_key")
    changes = differences(there, new, names, there.by_hand, matches.guessed)
    if changes:
        matches.changed.append(Changed(there.id, there.name, changes))


def differences(
    old: object, new: object, names: Iterable[str], by_hand: frozenset[str], guessed: bool
) -> tuple[FieldChange, ...]:
    """Fields the file fills otherwise. What the file leaves empty is no difference. `guessed`: so were its letters."""
    found = []
    for name in names:
        was, becomes = getattr(old, name), getattr(new, name)
        if becomes and becomes != was:
            odd = name in NAMES and spoilt(was, becomes, guessed)
            found.append(FieldChange(name, was, becomes, name in by_hand, odd))
    return tuple(found)


def spoilt(old: str, new: str, guessed: bool) -> bool:
    """Zoë → Zoe, or letters from an encoding that was guessed: the name in the vault is likely the better one."""
    if guessed and not (old.isascii() and new.isascii()):
        return True
    return fold(old) == fold(new) and _accents(new) < _accents(old)


def _accents(name: str) -> int:
    return sum(not sign.isascii() for sign in name)


def _teachers(staff: Iterable[EdexStaff]) -> Mapping[str, str]:
    """Group key → names of who teaches it. Who has no role at all in the file counts as teacher."""
    found: dict[str, list[str]] = {}
    for person in staff:
        if not person.roles or TEACHING & set(person.roles):
            for key in person.group_keys:
                found.setdefault(key, []).append(staff_name(person))
    return {key: listed(names) for key, names in found.items()}


def staff_name(person: EdexStaff) -> str:
    initials = ".".join(person.initials.replace(".", "")) + "." if person.initials else ""
    return full_name(person.first_name or initials, person.prefix, person.last_name)


def staff_role(person: EdexStaff) -> str:
    """In words. A code that is not on the list stays as it is."""
    return ", ".join(dict.fromkeys(_(_ROLES.get(role, role)) for role in person.roles))


def match_staff(file: EdexFile, known: Sequence[KnownStaff]) -> tuple[tuple[NewStaff, ...], tuple[Changed, ...]]:
    """By lasting key when the name agrees, else by name. Parents who help at school are not ticked from the start."""
    by_key = {person.external_key: person for person in known if person.external_key}
    by_name = {fold(person.name): person for person in known}
    new, changed, seen = list[NewStaff](), list[Changed](), set[str]()
    for row, person in enumerate(file.staff):
        name = staff_name(person)
        mark = person.key or fold(name)
        if mark in seen:
            continue
        seen.add(mark)
        line = NewStaff(row, name, staff_role(person), person.email, person.key, PARENT_ROLE not in person.roles)
        there = _same_person(by_key.get(person.key), person) or by_name.get(fold(name))
        if there is None:
            new.append(line)
        elif changes := differences(there, line, STAFF_FIELDS, there.by_hand, file.guessed_letters):
            changed.append(Changed(there.id, there.name, changes))
    return tuple(new), tuple(changed)


def _same_person(there: KnownStaff | None, person: EdexStaff) -> KnownStaff | None:
    """A key is believed only when first or last name agrees: keys start again in another program."""
    if there is None:
        return None
    last = person.last_name.split(" ")[-1]
    words = {fold(word) for word in there.name.split()}
    return there if {fold(person.first_name), fold(last)} & words else None
