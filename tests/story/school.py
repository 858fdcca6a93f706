"""The school of the story: an EDEXML file with plainly invented children, all named after plants."""

from __future__ import annotations

from tests.exchange.files import edex, group, in_group, pupil, staff

NEVER_READ = ("123456782", "Ruritanie")
"""A number and a land of birth that are in the file and must never come in."""

_UILEN = (
    "Fien Watermunt",
    "Daan Duizendblad",
    "Yara Zonnedauw",
    "Ilyas Kamperfoelie",
    "Noor Hondsdraf",
    "Bo Dotterbloem",
)
_SPECHTEN = ("Mats Vogelkers", "Sude Lavas", "Okke Wederik", "Liv Akelei", "Ravi Bijvoet", "Tess Guichelheil")
NAMES = (*_UILEN, *_SPECHTEN, "Watermunt", "Duizendblad", "Waterlelie")
"""Names that may stand nowhere but in the vault and on paper."""


def edexml() -> bytes:
    """Two groups of six children, and their two teachers."""
    children = [_child(at, name, "g5", "5", "2017") for at, name in enumerate(_UILEN)]
    children += [_child(at + 50, name, "g6", "6", "2016") for at, name in enumerate(_SPECHTEN)]
    teachers = [_teacher("L1", "Wim", "Waterlelie", "g5"), _teacher("L2", "Ine", "Speenkruid", "g6")]
    return edex(children, [group("g5", "De Uilen", "5"), group("g6", "De Spechten", "6")], teachers).encode()


def _child(at: int, name: str, group_key: str, year: str, born: str) -> str:
    first, last = name.split(" ")
    number, land = NEVER_READ
    return pupil(
        f"{100 + at}", in_group(group_key), eckid=f"https://ketenid.example/{at:04}", achternaam=last, roepnaam=first,
        geboortedatum=f"{born}-04-{at % 28 + 1:02}", geslacht="2" if at % 2 else "1", jaargroep=year, bsn=number, land=land,
    )  # fmt: skip


def _teacher(key: str, first: str, last: str, group_key: str) -> str:
    return staff(key, "<rol>LRK</rol>", f"<groepen>{in_group(group_key)}</groepen>", achternaam=last, roepnaam=first)
