"""Where someone stands around a child: at home, in the own network, in the class, in the school, or in care."""

from __future__ import annotations

import re
from enum import StrEnum

from rondom.language import _, folded


class Circle(StrEnum):
    """From near to far, in the order of the list beside a kring."""

    FAMILY = "family"
    NETWORK = "network"
    CLASS = "class"
    SCHOOL = "school"
    CARE = "care"


CIRCLES: dict[Circle, str] = {
    Circle.FAMILY: _("Gezin"),
    Circle.NETWORK: _("Eigen netwerk"),
    Circle.CLASS: _("Klas"),
    Circle.SCHOOL: _("School"),
    Circle.CARE: _("Zorg en hulp"),
}

_AT_HOME = re.compile(r"\b(half|stief|pleeg)?-?(broer|broertje|zus|zusje|ouder|vader|moeder)\b")
_OWN = re.compile(
    r"\b(oma|opa|tante|oom|nicht|neef|peet\w*|buur\w*|vriend\w*|oppas\w*|gastouder|trainer|coach van de club|leider"
    r"|voetbal\w*|sport\w*|scouting|imam|dominee|pastoor)\b"
)
_CLASSMATE = re.compile(r"klasgeno\w+")
_IN_CLASS = re.compile(
    r"(leerkracht|leraar|lerares|docent|\bjuf\b|\bmeester\b|mentor|onderwijsassistent|klassenassistent|\bduo\b|maatje|\bklas)"
)


def circle_of(perspective: str, role: str) -> Circle:
    """Of someone who is not a caregiver: by the side of the table that was filled in, and within it by the role.

    A role that says nothing keeps the usual one of that side: own network, school, care.
    """
    said = folded(role)
    if _CLASSMATE.search(said):
        return Circle.CLASS
    match perspective:
        case "parent":
            return Circle.FAMILY if _AT_HOME.search(said) else Circle.NETWORK
        case "child" | "network":
            return Circle.NETWORK
        case "school":
            return Circle.CLASS if _IN_CLASS.search(said) else Circle.SCHOOL
        case "other" if _OWN.search(said):
            return Circle.NETWORK
    return Circle.CARE


_YOUNG = re.compile(r"klasgeno|vriend|broer|zus|neefje|nichtje|maatje")
_GROWN = re.compile(
    r"schoon(?:broer|zus)|\b(?:van|bij) (?:(?:de|zijn|haar|hun) )?(?:(?:groot|stief)?(?:ouder|moeder|vader)|mama|papa|oma|opa|familie|gezin)"
)


def is_child(role: str, perspective: str) -> bool:
    """Whether someone around the child is, or may well be, a child too: a classmate, a friend, a brother. Not a friend of mother."""
    said = folded(role)
    if _GROWN.search(said):
        return False
    return bool(_YOUNG.search(said)) or (perspective == "child" and circle_of(perspective, role) is Circle.NETWORK)
