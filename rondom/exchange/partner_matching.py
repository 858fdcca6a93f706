"""Comparing a list of partners with the map: who is new, who is there already, and who may be. Pure; it decides nothing.

A partner is the same by the key of the file it came from, or by function and organisation. A number, an address or a
name that only comes near is a proposal: a person says whether it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from rondom.exchange.groups_and_staff import spoilt
from rondom.exchange.names import fold
from rondom.exchange.partner_preview import (
    ADDED,
    IN_FILE,
    MANY,
    PERSON,
    ChangedPartner,
    DoubtfulPartner,
    KnownPartner,
    KnownPerson,
    NewPartner,
    PartnerCandidate,
    PartnerDoubt,
    PartnerPreview,
)
from rondom.exchange.partner_table import FilePartner, FilePerson, PartnerFile
from rondom.exchange.partner_values import Value, own_key
from rondom.exchange.preview import FieldChange
from rondom.phone_numbers import numbers
from rondom.support_map.defaults import OWN_RINGS

ALIKE_FROM = 88.0
"""From here two names of functions may be a typing error apart (0 to 100)."""
_ONE_PERSON = ("person", "phone", "email", "days", "call_first")
"""Fields of a card that belong to whoever stands on it."""
_LETTERS = frozenset({"name", "person", "organisation"})


def compare(file: PartnerFile, known: Sequence[KnownPartner]) -> PartnerPreview:
    """Everything the file would change, as proposals."""
    return _Comparison(file, known).preview()


@dataclass(slots=True)
class _Answer:
    sure: KnownPartner | None = None
    doubt: PartnerDoubt | None = None
    candidates: tuple[KnownPartner, ...] = ()


class _Comparison:
    def __init__(self, file: PartnerFile, known: Sequence[KnownPartner]) -> None:
        self.file = file
        self._guessed = any(remark.code == "letters-guessed" for remark in file.remarks)
        self._identity = _Identity(known)
        self._new: list[NewPartner] = []
        self._changed: list[ChangedPartner] = []
        self._unchanged: list[str] = []
        self._doubtful: list[DoubtfulPartner] = []
        self._repeated = 0
        self._stopped: list[str] = []

    def preview(self) -> PartnerPreview:
        taken: set[str] = set()
        seen: set[Hashable] = set()
        earlier: dict[Hashable, int] = {}
        for place, partner in enumerate(self.file.partners):
            mark = _everything(partner)
            if mark in seen:
                self._repeated += 1
                continue
            seen.add(mark)
            answer = self._identity.answer(partner)
            if answer.sure is not None and answer.sure.id in taken:
                answer = _Answer(doubt=PartnerDoubt.ALREADY_MATCHED, candidates=(answer.sure,))
            if answer.sure is not None:
                taken.add(answer.sure.id)
                self._stopped += [answer.sure.text("name")] if partner.stopped else []
                self._same(place, partner, answer.sure)
            elif answer.doubt is not None:
                candidates = tuple(self._candidate(partner, one) for one in answer.candidates)
                self._doubtful.append(DoubtfulPartner(place, partner, answer.doubt, candidates))
            else:
                self._not_known(place, partner, earlier)
        few = len(self._new) <= MANY
        new = tuple(replace(one, suggested=few and not one.partner.stopped) for one in self._new)
        return PartnerPreview(
            self.file,
            new,
            tuple(self._changed),
            tuple(self._unchanged),
            tuple(self._doubtful),
            self._repeated,
            tuple(self._stopped),
        )

    def _not_known(self, place: int, partner: FilePartner, earlier: dict[Hashable, int]) -> None:
        """New, unless the same function of the same organisation stood in the file before: then it may be one partner."""
        mark = _function(partner)
        if mark in earlier:
            first = self.file.partners[earlier[mark]]
            candidate = PartnerCandidate(f"{IN_FILE}{earlier[mark]}", first.text("name"), _detail(first))
            self._doubtful.append(DoubtfulPartner(place, partner, PartnerDoubt.TWICE_IN_FILE, (candidate,)))
        else:
            earlier[mark] = place
            self._new.append(NewPartner(place, partner, True))

    def _same(self, place: int, partner: FilePartner, known: KnownPartner) -> None:
        changes = differences(partner, known, self._guessed)
        if changes:
            self._changed.append(ChangedPartner(known.id, known.text("name"), place, changes))
        else:
            self._unchanged.append(known.id)

    def _candidate(self, partner: FilePartner, known: KnownPartner) -> PartnerCandidate:
        return PartnerCandidate(
            known.id, known.text("name"), _detail(known), differences(partner, known, self._guessed)
        )


class _Identity:
    """Who is who."""

    def __init__(self, known: Sequence[KnownPartner]) -> None:
        self._by_key = _index(known, lambda one: [one.text("external_id")])
        self._own = {own_key(one.id): one for one in known}
        self._by_function = _index(known, lambda one: [_function(one)])
        self._by_name = _index(known, lambda one: [fold(one.text("name"))])
        self._by_phone = _index(known, _phones)
        self._by_email = _index(known, lambda one: [one.text("email").casefold()])
        self._by_organisation = _index(known, lambda one: [fold(one.text("organisation"))])

    def answer(self, partner: FilePartner) -> _Answer:
        return self._by_file_key(partner) or self._by_words(partner) or self._near(partner)

    def _by_file_key(self, partner: FilePartner) -> _Answer | None:
        key = partner.text("external_id")
        if key in self._own:
            return _Answer(sure=self._own[key])
        same = self._by_key.get(key, [])
        if not same:
            return None
        if len(same) > 1:
            return _Answer(doubt=PartnerDoubt.SEVERAL, candidates=tuple(same))
        if _agree(partner, same[0]):
            return _Answer(sure=same[0])
        return _Answer(doubt=PartnerDoubt.OTHER_KEY, candidates=(same[0],))

    def _by_words(self, partner: FilePartner) -> _Answer | None:
        """The same function and organisation; or a card that holds no more than the name of the function."""
        same = self._by_function.get(_function(partner), [])
        bare = [one for one in self._by_name.get(fold(partner.text("name")), []) if _is_bare(one)]
        same = same or (bare if len(bare) == 1 else [])
        fitting = [one for one in same if _person_fits(partner, one)]
        if len(fitting) == 1:
            return _Answer(sure=fitting[0])
        if len(fitting) > 1:
            return _Answer(doubt=PartnerDoubt.SEVERAL, candidates=tuple(fitting))
        return _Answer(doubt=PartnerDoubt.OTHER_PERSON, candidates=tuple(same)) if same else None

    def _near(self, partner: FilePartner) -> _Answer:
        for doubt, near in self._steps(partner):
            if near:
                return _Answer(doubt=doubt, candidates=tuple({one.id: one for one in near}.values()))
        return _Answer()

    def _steps(self, partner: FilePartner) -> Iterable[tuple[PartnerDoubt, list[KnownPartner]]]:
        named = self._by_name.get(fold(partner.text("name")), [])
        organisation = fold(partner.text("organisation"))
        yield PartnerDoubt.SAME_NAME, [one for one in named if not (organisation and fold(one.text("organisation")))]
        yield PartnerDoubt.SAME_PHONE, [one for key in _phones(partner) for one in self._by_phone.get(key, [])]
        yield PartnerDoubt.SAME_EMAIL, self._by_email.get(partner.text("email").casefold(), [])
        colleagues = self._by_organisation.get(organisation, [])
        yield PartnerDoubt.ALIKE, [one for one in colleagues if _alike(partner.text("name"), one.text("name"))]


Anyone = FilePartner | KnownPartner


def _index(
    known: Iterable[KnownPartner], keys: Callable[[KnownPartner], Iterable[Hashable]]
) -> dict[Hashable, list[KnownPartner]]:
    """Without those that have no such key."""
    found: dict[Hashable, list[KnownPartner]] = {}
    for one in known:
        for key in keys(one):
            if key:
                found.setdefault(key, []).append(one)
    return found


def _function(one: Anyone) -> Hashable:
    return fold(one.text("name")), fold(one.text("organisation"))


def _everything(partner: FilePartner) -> Hashable:
    return frozenset(partner.values.items()), partner.people


def _phones(one: Anyone) -> frozenset[str]:
    """Of the card and of the people on it."""
    return frozenset().union(numbers(one.text("phone")), *(numbers(person.phone) for person in one.people))


def _agree(partner: FilePartner, known: KnownPartner) -> bool:
    """Enough is the same to believe a key."""
    if fold(partner.text("name")) == fold(known.text("name")) or _phones(partner) & _phones(known):
        return True
    ours, theirs = fold(partner.text("organisation")), fold(known.text("organisation"))
    return bool(ours and ours == theirs) or _alike(partner.text("name"), known.text("name"))


def _alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(one.casefold(), other.casefold(), score_cutoff=ALIKE_FROM) > 0


def _is_bare(known: KnownPartner) -> bool:
    """A usual function that was put on the map and not filled in yet."""
    return not any(known.text(name) for name in ("person", "organisation", "phone", "email"))


def _person_fits(partner: FilePartner, known: KnownPartner) -> bool:
    ours, theirs = fold(partner.text("person")), fold(known.text("person"))
    there = {fold(person.name) for person in known.people} - {""}
    return not ours or not theirs or ours == theirs or ours in there


def differences(partner: FilePartner, known: KnownPartner, guessed: bool = False) -> tuple[FieldChange, ...]:
    """What the file says otherwise. What it leaves empty is no difference; somebody else is one more person."""
    theirs, ours = fold(known.text("person")), fold(partner.text("person"))
    other = bool(theirs and ours and theirs != ours)
    found = [
        FieldChange(name, known.values.get(name), value, name in known.by_hand, _spoilt(name, known, value, guessed))
        for name, value in partner.values.items()
        if not (other and name in _ONE_PERSON) and _differs(name, known, value)
    ]
    people = [*partner.people, *([as_person(partner)] if other else [])]
    for place, person in enumerate(people):
        found += _person_changes(place, person, known)
    return tuple(found)


def as_person(partner: FilePartner) -> FilePerson:
    """Who stands on the card of the file, as one more person of another card."""
    return FilePerson(
        partner.text("person"),
        "",
        partner.text("phone"),
        partner.text("email"),
        partner.text("days"),
        bool(partner.values.get("call_first")),
    )


def people_of(partner: FilePartner) -> tuple[FilePerson, ...]:
    """The people by the places that `ADDED` names: those of the file, then whoever stands on its card."""
    return (*partner.people, as_person(partner))


def _differs(name: str, known: KnownPartner, value: Value) -> bool:
    was = known.values.get(name)
    if was == value or (name == "external_id" and value == own_key(known.id)):
        return False
    if name == "step" and known.values.get("ring") in OWN_RINGS:
        return False  # one's own team has no line to the school
    if name in ("phone", "replacement_phone"):
        return numbers(str(was or "")) != numbers(str(value)) or not numbers(str(value))
    return " ".join(str(was or "").split()) != " ".join(str(value).split())


def _spoilt(name: str, known: KnownPartner, value: Value, guessed: bool) -> bool:
    return name in _LETTERS and spoilt(known.text(name), str(value), guessed)


def _person_changes(place: int, person: FilePerson, known: KnownPartner) -> Iterable[FieldChange]:
    if not person.anyone or _on_card(person, known):
        return
    there = next((one for one in known.people if _same_person(person, one)), None)
    if there is None:
        yield FieldChange(f"{ADDED}{place}", None, person_words(person))
        return
    for name in ("role", "phone", "email", "days"):
        was, becomes = getattr(there, name), getattr(person, name)
        same = numbers(was) == numbers(becomes) if name == "phone" else was == becomes
        if becomes and not same:
            yield FieldChange(f"{PERSON}{there.id}|{name}", was, becomes)


def _on_card(person: FilePerson, known: KnownPartner) -> bool:
    on_card = fold(known.text("person"))
    if person.name and on_card:
        return fold(person.name) == on_card
    return not person.name and bool(numbers(person.phone) & numbers(known.text("phone")))


def _same_person(person: FilePerson, known: KnownPerson) -> bool:
    if person.name and known.name:
        return fold(person.name) == fold(known.name)
    return bool(numbers(person.phone) & numbers(known.phone)) or (
        not person.name and not known.name and fold(person.role) == fold(known.role)
    )


def person_words(person: FilePerson) -> str:
    return ", ".join(part for part in (person.name, person.role, person.phone, person.email) if part)


def _detail(one: Anyone) -> str:
    """By which a person tells two cards with the same name apart."""
    return ", ".join(part for part in (one.text("person"), one.text("organisation"), one.text("phone")) if part)
