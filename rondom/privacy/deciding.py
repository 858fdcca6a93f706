"""Who decides about sharing what is known of a child: by gezag and by age. Pure; the sources stand in `sources`.

Unknown is an answer of its own everywhere: without gezag or age nobody decides, and the outcome is "Vraag eerst".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rondom.dossier.model import Custody
from rondom.dossier.names import age_on, short_name
from rondom.language import _, folded, listed
from rondom.privacy.ages import DECIDES_FROM, HEARD_FROM, OF_AGE

BY_PUPIL = "leerling"
"""Stands as `decided_by` (and as key of a decider) when the pupil itself was asked."""


_PARENT_OR_FAMILY = re.compile(
    r"(?P<parent>\b(?:moeder|vader|ouder|mama|papa)\b)|\b(?:stief|bonus|plus)|\b(?:groot|over)(?:ouder|moeder|vader)"
    r"|\b(?:oma|opa|oom|tante|nicht|neef|partner|vriend|vriendin)\b|\b(?:half|schoon)?(?:broer|zus)"
)
"""In a word for a relation, in small letters and without hyphens. What comes first counts: "vriend van moeder"."""


class Part(StrEnum):
    """What a caregiver is for the law, as far as the word for the relation tells."""

    PARENT = "parent"
    FOSTER = "foster"
    """Pleegouder: cares from day to day; gezag only when a judge gave it."""
    GUARDIAN = "guardian"
    """Voogd: holds gezag instead of the parents."""
    SUPERVISOR = "supervisor"
    """Gezinsvoogd: watches over a child under supervision. The parents keep their gezag."""
    FAMILY = "family"
    """Stepparent, grandmother: close to the child, and no parent for the law."""


@dataclass(frozen=True, slots=True)
class Guardian:
    """A caregiver, as far as deciding goes."""

    id: str
    name: str
    relation: str = ""
    custody: Custody = Custody.UNKNOWN
    deceased: bool = False

    @property
    def part(self) -> Part:
        return part_of(self.relation)

    @property
    def called(self) -> str:
        """Sanne; without a name moeder."""
        return short_name(self.name) or self.relation or _("deze verzorger")


@dataclass(frozen=True, slots=True)
class Child:
    """What deciding depends on."""

    name: str
    birth_date: date | None
    guardians: tuple[Guardian, ...] = ()

    @property
    def said(self) -> str:
        return self.name or _("dit kind")

    @property
    def living(self) -> tuple[Guardian, ...]:
        return tuple(one for one in self.guardians if not one.deceased)

    @property
    def holders(self) -> tuple[Guardian, ...]:
        """Who holds gezag, as far as was filled in."""
        return tuple(one for one in self.living if one.custody is Custody.YES)


class Phase(StrEnum):
    """Who decides, by age."""

    UNKNOWN = "unknown"
    PARENTS = "parents"
    PARENTS_AND_PUPIL = "parents_and_pupil"
    PUPIL = "pupil"


@dataclass(frozen=True, slots=True)
class Decider:
    key: str
    name: str


def part_of(relation: str) -> Part:
    """From the word for the relation: "pleegmoeder", "voogd", "gezinsvoogd of jeugdbeschermer"."""
    words = folded(relation).replace("-", "")
    if any(one in words for one in ("gezinsvoogd", "jeugdbescherm")):
        return Part.SUPERVISOR
    if "voogd" in words:
        return Part.GUARDIAN
    if "pleeg" in words:
        return Part.FOSTER
    found = _PARENT_OR_FAMILY.search(words)
    return Part.PARENT if found is None or found["parent"] else Part.FAMILY


def phase(birth_date: date | None, on: date) -> Phase:
    """Who decides on this day: under 12 the parents, 12-15 parents and child, from 16 the pupil."""
    if birth_date is None or birth_date > on:
        return Phase.UNKNOWN
    age = age_on(birth_date, on)
    if age >= DECIDES_FROM:
        return Phase.PUPIL
    return Phase.PARENTS_AND_PUPIL if age >= HEARD_FROM else Phase.PARENTS


def of_age(birth_date: date | None, on: date) -> bool:
    """From 18 there is no gezag any more."""
    return birth_date is not None and birth_date <= on and age_on(birth_date, on) >= OF_AGE


def deciders(child: Child, on: date) -> tuple[Decider, ...]:
    """Everyone whose yes is needed to share with someone outside the school. Empty when that is not known."""
    now = phase(child.birth_date, on)
    pupil = Decider(BY_PUPIL, child.said)
    if now is Phase.PUPIL:
        return (pupil,)
    holders = tuple(Decider(one.id, one.called) for one in child.holders)
    if not holders or now is Phase.UNKNOWN:
        return ()
    return (*holders, pupil) if now is Phase.PARENTS_AND_PUPIL else holders


def doubtful(child: Child, on: date) -> list[Decider]:
    """Caregivers who may turn out to decide: while that is open, a yes of the others is not yet a full yes."""
    if phase(child.birth_date, on) is Phase.PUPIL:
        return []
    return [Decider(one.id, one.called) for one in child.living if one.custody is Custody.UNKNOWN]


def who_decides(child: Child, on: date) -> str:
    """One or two sentences above the list of permissions."""
    now = phase(child.birth_date, on)
    if now is Phase.UNKNOWN:
        return _("De geboortedatum ontbreekt. Daarom is niet te zeggen wie beslist.")
    assert child.birth_date is not None
    age = age_on(child.birth_date, on)
    if now is Phase.PUPIL:
        told = _("{child} is {age} en beslist zelf.").format(child=child.said, age=age)
        grown = _("Vanaf 18 jaar heeft niemand meer gezag.")
        return f"{told} {grown}" if of_age(child.birth_date, on) else told
    if not child.holders:
        return _nobody_holds(child)
    names = listed([one.called for one in child.holders])
    have = _("{names} heeft gezag.") if len(child.holders) == 1 else _("{names} hebben gezag.")
    told = have.format(names=names)
    if now is Phase.PARENTS_AND_PUPIL:
        return f"{told} " + _("{child} is {age} en beslist mee.").format(child=child.said, age=age)
    later = _("Vanaf 12 jaar beslist {child} mee.").format(child=child.said)
    return f"{told} " + _("{child} is {age} en wordt gehoord.").format(child=child.said, age=age) + f" {later}"


def _nobody_holds(child: Child) -> str:
    """Gezag does not pass to a parent who had none by itself: a judge decides."""
    late = [one.called for one in child.guardians if one.deceased and one.custody is Custody.YES]
    if late and all(one.custody is Custody.NO for one in child.living):
        return _("{names} had gezag en is overleden. Vraag na wie nu gezag heeft.").format(names=listed(late))
    return _("Nog niet ingevuld is wie gezag heeft. Vul dat eerst in.")


def custody_remarks(child: Child, on: date) -> tuple[str, ...]:
    """What does not fit in what was filled in about gezag: a sentence each, to look into. Never a bar."""
    if phase(child.birth_date, on) is Phase.PUPIL:
        return ()
    found = []
    for one in child.living:
        if one.part is Part.GUARDIAN and one.custody is not Custody.YES:
            found.append(_("{name} is voogd. Een voogd heeft gezag. Kijk na of dat klopt.").format(name=one.called))
        if one.part is Part.SUPERVISOR and one.custody is Custody.YES:
            text = _("{name} is gezinsvoogd. De ouders houden dan hun gezag. Kijk na wie beslist.")
            found.append(text.format(name=one.called))
        if one.part is Part.FOSTER and one.custody is Custody.UNKNOWN:
            text = _("{name} is pleegouder en heeft meestal geen gezag. Vraag na wie het heeft.")
            found.append(text.format(name=one.called))
    guardian = any(one.part is Part.GUARDIAN for one in child.holders)
    parents = [one.called for one in child.holders if one.part is Part.PARENT]
    if guardian and parents:
        text = _("Naast een voogd heeft een ouder geen gezag. Kijk na of {names} nog beslist.")
        found.append(text.format(names=listed(parents)))
    return tuple(found)
