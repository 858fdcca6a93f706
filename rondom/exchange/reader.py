"""Elements of an EDEXML file to values. Order is free; what is missing stays empty; every repair is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rondom.exchange import fields
from rondom.exchange.edex_file import COMBINED, HISTORIC, EdexGroup, EdexPupil, EdexSchool, EdexStaff, stable
from rondom.exchange.names import clean, split_turned
from rondom.exchange.xml_safety import Element

KEY_LIMIT = 256
_PER_YEAR = re.compile(r"(?P<base>.+)_lj_(?P<year>\d{1,2}|[BD])$", re.IGNORECASE)
"""One program writes a combination class as one `groep` per year, with keys such as 7_lj_5 and 7_lj_6."""


@dataclass(slots=True)
class Groups:
    """Groups of the file under the key by which pupils and staff point at them."""

    by_key: dict[str, EdexGroup] = field(default_factory=dict)
    alias: dict[str, str] = field(default_factory=dict)
    """Key in the file → key of the group it became, where those differ."""
    year_of: dict[str, str] = field(default_factory=dict)
    """Key in the file → year group it stands for: what a pupil without jaargroep gets."""

    def resolve(self, key: str) -> str:
        return self.alias.get(key, key)


def read_school(root: Element, tally: Counter[str]) -> EdexSchool:
    school = root.first("school") or Element("school", {})
    year = fields.read_school_year(school.value("schooljaar"))
    return EdexSchool(
        year=year,
        brin=fields.read_brin(school.value("brincode"), school.value("dependancecode")),
        name=clean(school.value("naam")),
        reference_date=fields.read_date(school.value("peildatum"), tally),
        version=clean(school.value("xsdversie"), 16),
    )


def read_groups(root: Element, tally: Counter[str]) -> Groups:
    groups = Groups()
    for parent in root.all("groepen"):
        for element in parent.all("groep", "samengestelde_groep"):
            _add_group(groups, element, tally)
    return groups


def _add_group(groups: Groups, element: Element, tally: Counter[str]) -> None:
    key, name = _key(element), clean(element.value("naam"), 64)
    key = key or name
    if not key or key in groups.by_key:
        tally["group-twice" if key else "group-nameless"] += 1
        return
    year = fields.read_year_group(element.value("jaargroep"), tally)
    per_year = _PER_YEAR.match(key)
    if per_year is not None:
        _add_per_year(groups, key, per_year, name, year)
        return
    combined = element.name == "samengestelde_groep" or year == COMBINED
    groups.by_key[key] = EdexGroup(key, name or key.lstrip("#"), "" if combined else year, combined)
    groups.year_of[key] = "" if combined else year


def _add_per_year(groups: Groups, key: str, per_year: re.Match[str], name: str, year: str) -> None:
    """Joins it with the other years of the same class."""
    base = per_year["base"]
    year = year if year not in ("", COMBINED) else per_year["year"].upper()
    groups.alias[key], groups.year_of[key] = base, year
    there = groups.by_key.get(base)
    if there is None:
        groups.by_key[base] = EdexGroup(base, name or base, year)
    else:
        groups.by_key[base] = replace(there, name=_common_name(there.name, name), year_group="", combined=True)


def _common_name(one: str, other: str) -> str:
    """ "5/6 De Uilen (gr 5)" and "5/6 De Uilen (gr 6)" → "5/6 De Uilen": what both begin with, cut at a whole word."""
    if one == other or not other:
        return one
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    shared = one[:length]
    whole = shared if length in (len(one), len(other)) else shared.rpartition(" ")[0]
    whole = re.sub(r"[\s(\[,;:-]+(?:(?:groep|gr|jaar|lj|jg)\.?)?[\s(]*$", "", whole, flags=re.IGNORECASE)
    return whole or one


def read_pupils(root: Element, groups: Groups, tally: Counter[str]) -> list[EdexPupil]:
    found = [_pupil(element, groups, tally) for parent in root.all("leerlingen") for element in parent.all("leerling")]
    named = [pupil for pupil in found if pupil.first_name or pupil.last_name]
    tally["pupil-nameless"] += len(found) - len(named)
    return _once(_without_number_keys(named, tally), tally)


def _pupil(element: Element, groups: Groups, tally: Counter[str]) -> EdexPupil:
    group_key, year = _group_and_year(element, groups, tally)
    given = clean(element.value("voornamen"))
    initials = clean(element.value("voorletters-1"), 20)
    prefix, last = split_turned(clean(element.value("voorvoegsel"), 40), clean(element.value("achternaam")))
    return EdexPupil(
        key=_stable_key(element, tally),
        eckid=clean(element.attributes.get("eckid", ""), KEY_LIMIT),
        first_name=_first_name(element, given, initials, tally),
        given_names=given,
        prefix=prefix,
        last_name=last,
        initials=initials,
        birth_date=fields.read_birth_date(element.value("geboortedatum"), tally),
        gender=fields.read_gender(element.value("geslacht")),
        year_group="" if year == HISTORIC else year,
        group_key=group_key,
        combined_keys=_combined_keys(element, groups),
        email=fields.read_email(element.value("emailadres")),
        enrolled_on=fields.read_date(element.value("instroomdatum"), tally),
        left_on=fields.read_date(element.value("uitstroomdatum"), tally),
        historic=year == HISTORIC,
    )


def _first_name(element: Element, given: str, initials: str, tally: Counter[str]) -> str:
    """The roepnaam; where it is missing the first of the given names, or else the initials."""
    called = clean(element.value("roepnaam"))
    if called:
        return called
    tally["first-name-borrowed"] += 1
    return given.split(" ")[0] if given else ".".join(initials.replace(".", "")) + ("." if initials else "")


def _group_and_year(element: Element, groups: Groups, tally: Counter[str]) -> tuple[str, str]:
    """A pupil has a group, a year, both or neither; 1.03 gives one of the two."""
    raw = next((key for child in element.all("groep") if (key := _reference(child))), "")
    key = _known_key(raw, groups, tally) if raw else ""
    year = fields.read_year_group(element.value("jaargroep"), tally)
    if year in ("", COMBINED):
        year = groups.year_of.get(raw, "") or groups.year_of.get(key, "")
    return key, year


def _combined_keys(element: Element, groups: Groups) -> tuple[str, ...]:
    found = (
        _reference(child)
        for parent in element.all("samengestelde_groepen")
        for child in parent.all("samengestelde_groep")
    )
    return tuple(dict.fromkeys(groups.resolve(key) for key in found if groups.resolve(key) in groups.by_key))


def _known_key(raw: str, groups: Groups, tally: Counter[str]) -> str:
    """The key of the group meant: by key, else by name. A group that is nowhere described is named after its key."""
    key = groups.resolve(raw)
    if key in groups.by_key:
        return key
    named = next((group.key for group in groups.by_key.values() if group.name == raw), "")
    if named or raw.startswith("#"):
        return named
    tally["group-undescribed"] += 1
    groups.by_key[raw] = EdexGroup(raw, raw)
    return raw


def read_staff(root: Element, groups: Groups) -> list[EdexStaff]:
    found = (_staff(element, groups) for parent in root.all("leerkrachten") for element in parent.all("leerkracht"))
    return [person for person in found if person.first_name or person.last_name or person.initials]


def _staff(element: Element, groups: Groups) -> EdexStaff:
    references = [child for parent in element.all("groepen") for child in parent.all("groep", "samengestelde_groep")]
    prefix, last = split_turned(clean(element.value("voorvoegsel"), 40), clean(element.value("achternaam")))
    keys = (groups.resolve(_reference(reference)) for reference in references)
    return EdexStaff(
        key=_bare_key(element),
        eckid=clean(element.attributes.get("eckid", ""), KEY_LIMIT),
        first_name=clean(element.value("roepnaam") or element.value("voornamen")),
        prefix=prefix,
        last_name=last,
        initials=clean(element.value("voorletters-1"), 20),
        email=fields.read_email(element.value("emailadres")),
        roles=_roles([element, *references]),
        group_keys=tuple(dict.fromkeys(key for key in keys if key in groups.by_key)),
    )


def _roles(elements: Iterable[Element]) -> tuple[str, ...]:
    """Of the person and of each of its groups, once each."""
    texts = (clean(role.text, 64) for element in elements for role in element.all("rol", "rolomschrijving"))
    return tuple(dict.fromkeys(text for text in texts if text))


def with_year_groups(groups: Mapping[str, EdexGroup], pupils: Iterable[EdexPupil]) -> tuple[EdexGroup, ...]:
    """Groups with the years of the pupils in them. A group nobody is in keeps its own year."""
    years: dict[str, set[str]] = {}
    for pupil in pupils:
        for key in (pupil.group_key, *pupil.combined_keys):
            if key and pupil.year_group:
                years.setdefault(key, set()).add(pupil.year_group)
    return tuple(_with_years(group, years.get(group.key, set())) for group in groups.values())


def _with_years(group: EdexGroup, years: set[str]) -> EdexGroup:
    found = fields.in_order(years or ({group.year_group} - {""}))
    return replace(group, year_groups=found)


def _without_number_keys(pupils: list[EdexPupil], tally: Counter[str]) -> list[EdexPupil]:
    """When every nine-digit key passes the elfproef, they are BSNs and go no further."""
    nine = [pupil.key for pupil in pupils if len(pupil.key) == 9 and pupil.key.isdigit()]
    if not nine or not all(fields.is_personal_number(key) for key in nine):
        return pupils
    tally["personal-number-key"] += len(nine)
    return [replace(pupil, key="") if fields.is_personal_number(pupil.key) else pupil for pupil in pupils]


def _once(pupils: list[EdexPupil], tally: Counter[str]) -> list[EdexPupil]:
    """The same child written twice with the same key counts once; the same key on two children stays, to be judged."""
    kept: list[EdexPupil] = []
    seen: set[object] = set()
    for pupil in pupils:
        who = (pupil.eckid, pupil.key, pupil.first_name, pupil.last_name, pupil.birth_date)
        mark: object = who if pupil.eckid or pupil.key else pupil
        if mark in seen:
            tally["pupil-twice"] += 1
        else:
            kept.append(pupil)
        seen.add(mark)
    return kept


def _key(element: Element) -> str:
    return clean(element.attributes.get("key", ""), KEY_LIMIT)


def _bare_key(element: Element) -> str:
    return stable(_key(element))


def _stable_key(element: Element, tally: Counter[str]) -> str:
    key = _key(element)
    tally["key-unstable"] += key.startswith("#")
    return stable(key)


def _reference(element: Element) -> str:
    """Which group is meant: the key, or in old files the text."""
    return _key(element) or clean(element.text, KEY_LIMIT)
