"""One typed line as an agreement: "moeder belt SMW voor vrijdag" is who, what and when. Only a proposal; a person decides.

Several people may be named: "moeder en juf bellen", "Sanne, Hatice en meester Tom kijken". What is not recognised stays in
`what`, in the words in which it was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rondom.language import _, capital, listed
from rondom.meetings.due_dates import Due, parse_due

_TITLES = ("juf", "meester", "mevrouw", "meneer", "de", "mijn")
_SAME = {"mama": "moeder", "mam": "moeder", "papa": "vader", "pap": "vader", "ib": "intern begeleider",
         "ib'er": "intern begeleider", "coach": "gezinscoach", "juf": "leerkracht", "meester": "leerkracht"}  # fmt: skip
_ALL = {"iedereen", "allemaal", "allen", "we", "wij", "wij allemaal", "we allemaal"}
_PARENTS = {"ouders", "de ouders", "beide ouders"}
_AND = {"en", "&", "+"}
_MIXED = "other"
"""The side of an agreement that people of several sides make together."""
_MOST_WORDS = 4
"""A name, with its title."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at the table who can be named."""

    name: str
    role: str = ""
    perspective: str = "school"


@dataclass(frozen=True, slots=True)
class Proposal:
    who: str
    """Names as they stand at the table, "Sanne Klaproos en Marloes Grutto"; empty when nobody was recognised."""
    perspective: str
    """Their side; "other" when they are of several."""
    what: str
    due: Due


def read_line(line: str, people: Sequence[Person], today: date) -> Proposal:
    """Who, what and when in one line. What is not recognised stays in `what`, so nothing typed gets lost."""
    words = line.split()
    named, used = _named(words, people)
    rest, due = _when(words[used:], today)
    what = capital(" ".join(rest)).rstrip()
    return Proposal(*_together(named), what, due)


def names_in(who: str) -> list[str]:
    """The single names of an agreement: "Sanne, Hatice en Tom" are three."""
    return [name.strip() for part in who.split(", ") for name in part.split(f" {_('en')} ") if name.strip()]


def _together(named: Sequence[Person]) -> tuple[str, str]:
    """Their names and their side."""
    sides = {one.perspective for one in named}
    side = named[0].perspective if len(sides) == 1 else _MIXED if sides else ""
    return listed([one.name for one in named]), side


def _named(words: Sequence[str], people: Sequence[Person]) -> tuple[list[Person], int]:
    """Everyone named at the beginning, each once, and how many words that took."""
    named: list[Person] = []
    at = used = 0
    while at >= 0:
        found, count = _who(words[at:], people)
        if not count:
            break
        named.extend(one for one in found if one not in named)
        used = at + count
        at = _next_name(words, used)
    return named, used


def _next_name(words: Sequence[str], used: int) -> int:
    """Where another name may begin: behind "en" or behind a comma; -1 when no more are named."""
    if used < len(words) and words[used].casefold() in _AND:
        return used + 1
    return used if words[used - 1].endswith(",") else -1


def _who(words: Sequence[str], people: Sequence[Person]) -> tuple[list[Person], int]:
    """The person, or all of them, named at the beginning, and how many words that took. The longest name wins."""
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        said = " ".join(words[:count]).casefold().rstrip(":,")
        if said in _ALL and people:
            return [Person(capital(_("iedereen")), "", _MIXED)], count
        parents = [one for one in people if one.perspective == "parent"]
        if said in _PARENTS and parents:
            return parents, count
        for person in people:
            if said in _names(person):
                return [person], count
    return [], 0


def _names(person: Person) -> set[str]:
    """Everything this person may be called: whole name, first name, role, juf Marloes, mama."""
    name, role = person.name.casefold(), person.role.casefold()
    first = name.split(" ", 1)[0]
    calls = {name, first, role} - {""}
    calls |= {f"{title} {one}" for title in _TITLES for one in (first, role)}
    calls |= {short for short, long in _SAME.items() if long == role}
    return calls - {f"{title} " for title in _TITLES}


def _when(words: Sequence[str], today: date) -> tuple[Sequence[str], Due]:
    """The longest end of the line that is a moment. Something to do must be left over; "zo" and "ma" are no Sunday here."""
    for start in range(1, len(words)):
        end = " ".join(words[start:])
        due = parse_due(end, today)
        if due.known and len(end) > 2:
            return words[:start], due
    return words, Due("", None, known=False)
