"""Comparing a file with the vault: who is new, changed, gone, or not certainly anyone. Pure, and it decides nothing.

A child is the same by ECK iD, else by lasting key, else by name and birth date. A key is believed only when the person
agrees: after a change of program the same number can be another child.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rondom import clock
from rondom.dossier.names import full_name
from rondom.exchange.edex_file import EdexFile, EdexPupil
from rondom.exchange.groups_and_staff import GroupMatches, differences, match_groups, match_staff, place
from rondom.exchange.names import fold, fold_last
from rondom.exchange.preview import (
    Candidate,
    ChangedPupil,
    Doubt,
    DoubtfulPupil,
    FieldChange,
    GonePupil,
    ImportPreview,
    KnownGroup,
    KnownPupil,
    KnownStaff,
    NewPupil,
)

FIELDS = (
    "first_name",
    "given_names",
    "prefix",
    "last_name",
    "birth_date",
    "gender",
    "year_group",
    "eckid",
    "external_key",
    "enrolled_on",
)
"""Fields compared one to one; `group` and `left_on` have rules of their own."""

PARTIAL_FROM = 10
"""Below so many missing children a file may well be whole."""

Person = EdexPupil | KnownPupil


@dataclass(frozen=True, slots=True)
class _Answer:
    """Who a pupil of the file is: one sure child, or a doubt with candidates, or (neither) nobody known."""

    sure: KnownPupil | None = None
    doubt: Doubt | None = None
    candidates: tuple[KnownPupil, ...] = ()

    @property
    def everyone(self) -> tuple[KnownPupil, ...]:
        return (self.sure,) if self.sure else self.candidates


@dataclass(slots=True)
class _Lines:
    """The preview while it is being made."""

    new: list[NewPupil] = field(default_factory=list)
    changed: list[ChangedPupil] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    gone: list[GonePupil] = field(default_factory=list)
    doubtful: list[DoubtfulPupil] = field(default_factory=list)
    former: int = 0


def compare(
    file: EdexFile,
    known: Sequence[KnownPupil],
    groups: Sequence[KnownGroup] = (),
    staff: Sequence[KnownStaff] = (),
    brin: str = "",
    today: date | None = None,
) -> ImportPreview:
    """Everything the file would change, as proposals. `brin` is that of the school in the vault, if known."""
    comparison = _Comparison(file, known, match_groups(file, groups), today or clock.today())
    lines = comparison.lines()
    new_staff, changed_staff = match_staff(file, staff)
    missing = sum(not one.stated for one in lines.gone)
    at_school = sum(one.left_on is None for one in known)
    return ImportPreview(
        file,
        tuple(lines.new),
        tuple(lines.changed),
        tuple(lines.unchanged),
        tuple(lines.gone),
        tuple(lines.doubtful),
        tuple(comparison.groups.new),
        tuple(comparison.groups.changed),
        new_staff,
        changed_staff,
        comparison.groups.ids,
        former=lines.former,
        other_school=bool(brin and file.school.brin and fold(brin)[:4] != fold(file.school.brin)[:4]),
        seems_partial=missing >= PARTIAL_FROM and missing * 3 > at_school,
    )


class _Comparison:
    """One file against one vault."""

    def __init__(self, file: EdexFile, known: Sequence[KnownPupil], groups: GroupMatches, today: date) -> None:
        self.file = file
        self.known = known
        self.groups = groups
        self.today = today
        self._identity = _Identity(file, known)

    def lines(self) -> _Lines:
        """Pupils at school come before those who left, so that an old record never takes a child from its new one."""
        lines, met = _Lines(), set[str]()
        answers = self._identity.answers(
            sorted(enumerate(self.file.pupils), key=lambda one: one[1].has_left(self.today))
        )
        for row, pupil, answer in answers:
            left = pupil.has_left(self.today)
            met.update(one.id for one in answer.everyone if answer.sure or not left)
            self._add(lines, row, pupil, answer, left)
        lines.gone.extend(self._missing(one) for one in self.known if one.id not in met and self._at_school(one))
        for part in (lines.new, lines.doubtful):
            part.sort(key=lambda line: line.row)
        return lines

    def _add(self, lines: _Lines, row: int, pupil: EdexPupil, answer: _Answer, left: bool) -> None:
        if answer.sure is not None:
            self._add_sure(lines, row, pupil, answer.sure, left)
        elif left:
            lines.former += 1
        elif answer.doubt is not None:
            candidates = tuple(self._candidate(one, pupil) for one in answer.candidates)
            lines.doubtful.append(DoubtfulPupil(row, pupil, self._group(pupil), answer.doubt, candidates))
        else:
            lines.new.append(NewPupil(row, pupil, self._group(pupil)))

    def _add_sure(self, lines: _Lines, row: int, pupil: EdexPupil, known: KnownPupil, left: bool) -> None:
        if left:
            if self._at_school(known):
                lines.gone.append(self._left(known, pupil))
            else:
                lines.unchanged.append(known.id)
        elif changes := self._changes(known, pupil):
            lines.changed.append(ChangedPupil(known.id, _name(known), row, changes))
        else:
            lines.unchanged.append(known.id)

    def _changes(self, known: KnownPupil, pupil: EdexPupil) -> tuple[FieldChange, ...]:
        changes = [*differences(known, _Columns(pupil), FIELDS, known.by_hand, self.file.guessed_letters)]
        key = place(pupil)
        if key and self.groups.ids.get(key) != known.group_id:
            changes.append(FieldChange("group", known.group, self._group(pupil), "group_id" in known.by_hand))
        if pupil.left_on != known.left_on and (pupil.left_on or not self._at_school(known)):
            changes.append(FieldChange("left_on", known.left_on, pupil.left_on, "left_on" in known.by_hand))
        return tuple(changes)

    def _candidate(self, known: KnownPupil, pupil: EdexPupil) -> Candidate:
        return Candidate(known.id, _name(known), known.birth_date, known.group, self._changes(known, pupil))

    def _group(self, pupil: EdexPupil) -> str:
        return self.groups.names.get(place(pupil), "")

    def _at_school(self, known: KnownPupil) -> bool:
        return known.left_on is None or known.left_on > self.today

    def _left(self, known: KnownPupil, pupil: EdexPupil) -> GonePupil:
        day = pupil.left_on if pupil.left_on and pupil.left_on <= self.today else self._last_day()
        return GonePupil(known.id, _name(known), known.group, day, stated=True)

    def _missing(self, known: KnownPupil) -> GonePupil:
        return GonePupil(known.id, _name(known), known.group, self._last_day(), stated=False)

    def _last_day(self) -> date:
        stated = self.file.school.reference_date
        return stated if stated and stated <= self.today else self.today


class _Columns:
    """A pupil of the file under the names of the columns."""

    def __init__(self, pupil: EdexPupil) -> None:
        for name in FIELDS:
            setattr(self, name, getattr(pupil, "key" if name == "external_key" else name))


class _Identity:
    """Who is who."""

    def __init__(self, file: EdexFile, known: Sequence[KnownPupil]) -> None:
        self._by_eckid = _index(known, lambda one: one.eckid)
        self._by_key = _index(known, lambda one: one.external_key)
        self._by_person = _index(known, _person)
        self._nearness = _Nearness(known)
        here = [pupil for pupil in file.pupils if not pupil.historic]
        self._eckids = Counter(pupil.eckid for pupil in here if pupil.eckid)
        self._keys = Counter(pupil.key for pupil in here if pupil.key)
        self._people = Counter(person for pupil in here if (person := _person(pupil)) is not None)

    def answers(self, pupils: Iterable[tuple[int, EdexPupil]]) -> list[tuple[int, EdexPupil, _Answer]]:
        """First whom a key or the whole name tells; then, among children nobody was recognised as, who comes near."""
        taken: set[str] = set()
        answers = [(row, pupil, self._free(self._direct(pupil), taken)) for row, pupil in pupils]
        return [
            (row, pupil, answer if answer.sure or answer.doubt else self._nearness.answer(pupil, taken))
            for row, pupil, answer in answers
        ]

    def _free(self, answer: _Answer, taken: set[str]) -> _Answer:
        """One child of the vault is one child of the file."""
        if answer.sure is None:
            return answer
        if answer.sure.id in taken:
            return _Answer(doubt=Doubt.ALREADY_MATCHED, candidates=(answer.sure,))
        taken.add(answer.sure.id)
        return answer

    def _direct(self, pupil: EdexPupil) -> _Answer:
        by_id = self._by_eckid.get(pupil.eckid) or self._by_key.get(pupil.key) or []
        by_person = self._by_person.get(_person(pupil), [])
        everyone = tuple({one.id: one for one in (*by_id, *by_person)}.values())
        if self._eckids[pupil.eckid] > 1 or (not pupil.eckid and self._keys[pupil.key] > 1):
            return _Answer(doubt=Doubt.SHARED_KEY, candidates=everyone)
        if self._people[_person(pupil)] > 1 and not by_id:
            return _Answer(doubt=Doubt.TWICE_IN_FILE, candidates=everyone)
        return _by_id(pupil, by_id, by_person, everyone) if by_id else _by_person(by_person, everyone)


def _by_id(
    pupil: EdexPupil,
    by_id: list[KnownPupil],
    by_person: list[KnownPupil],
    everyone: tuple[KnownPupil, ...],
) -> _Answer:
    exact = [one for one in by_id if one in by_person]
    if len(exact) == 1 or (not by_person and len(by_id) == 1 and _agree(pupil, by_id[0])):
        return _Answer(sure=exact[0] if exact else by_id[0])
    several = len(by_id) > 1 and not by_person
    return _Answer(doubt=Doubt.SEVERAL_KNOWN if several else Doubt.OTHER_CHILD, candidates=everyone)


def _by_person(by_person: list[KnownPupil], everyone: tuple[KnownPupil, ...]) -> _Answer:
    if len(by_person) > 1:
        return _Answer(doubt=Doubt.SEVERAL_KNOWN, candidates=everyone)
    return _Answer(sure=by_person[0] if by_person else None)


class _Nearness:
    """Children who are almost the same: a name or a date was corrected, or it is somebody else after all."""

    def __init__(self, known: Sequence[KnownPupil]) -> None:
        self._by_name = _index(known, _name_key)
        self._by_birth_last = _index(known, lambda one: _with_birth(one, _last(one)))
        self._by_birth_first = _index(known, lambda one: _with_birth(one, fold(one.first_name)))

    def answer(self, pupil: EdexPupil, taken: set[str]) -> _Answer:
        for doubt, near in self._steps(pupil):
            free = tuple(one for one in near if one.id not in taken and not _different_eckid(pupil, one))
            if free:
                return _Answer(doubt=doubt, candidates=free)
        return _Answer()

    def _steps(self, pupil: EdexPupil) -> Iterable[tuple[Doubt, list[KnownPupil]]]:
        same_name = self._by_name.get(_name_key(pupil), [])
        yield Doubt.NO_BIRTH_DATE, [one for one in same_name if not (one.birth_date and pupil.birth_date)]
        yield Doubt.BIRTH_DATE, same_name
        same_family = self._by_birth_last.get(_with_birth(pupil, _last(pupil)), [])
        yield Doubt.FIRST_NAME, [one for one in same_family if _first_names_alike(one, pupil)]
        yield Doubt.LAST_NAME, self._by_birth_first.get(_with_birth(pupil, fold(pupil.first_name)), [])


def _first_names_alike(one: Person, other: Person) -> bool:
    """Wim and Willem, or a roepnaam that stands among the given names. Twins differ in more."""
    a, b = _first_words(one), _first_words(other)
    return bool(a & b) or fold(one.first_name)[:2] == fold(other.first_name)[:2]


def _first_words(person: Person) -> set[str]:
    return {fold(word) for word in (*person.first_name.split(), *person.given_names.split())} - {""}


def _different_eckid(pupil: EdexPupil, known: KnownPupil) -> bool:
    return bool(pupil.eckid and known.eckid and pupil.eckid != known.eckid)


def _agree(pupil: EdexPupil, known: KnownPupil) -> bool:
    """Enough of the person is the same to believe the key: the whole name, or the birth date and one name.

    The birth date alone is too little: in a school of 800 with new numbers, chance would join two children.
    """
    if _name_key(pupil) == _name_key(known):
        return True
    same_day = pupil.birth_date is not None and pupil.birth_date == known.birth_date
    return same_day and (_last(pupil) == _last(known) or _first_names_alike(pupil, known))


def _person(person: Person) -> Hashable | None:
    """Name and birth date, folded; None when there is no birth date, which is too little to go by."""
    return _with_birth(person, _name_key(person))


def _name_key(person: Person) -> tuple[str, str]:
    return fold(person.first_name), _last(person)


def _last(person: Person) -> str:
    return fold_last(person.prefix, person.last_name)


def _with_birth(person: Person, name: Hashable) -> Hashable | None:
    return (person.birth_date, name) if person.birth_date else None


def _name(known: KnownPupil) -> str:
    return full_name(known.first_name, known.prefix, known.last_name)


def _index(
    known: Iterable[KnownPupil], key: Callable[[KnownPupil], Hashable | None]
) -> dict[Hashable, list[KnownPupil]]:
    """Without the children who have no such key."""
    found: dict[Hashable, list[KnownPupil]] = {}
    for one in known:
        if value := key(one):
            found.setdefault(value, []).append(one)
    return found
