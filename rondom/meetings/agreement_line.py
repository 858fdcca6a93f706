"""One typed line as an agreement: "moeder belt SMW voor vrijdag" is who, what and when. Only a proposal; a person decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rondom.language import capital
from rondom.meetings.due_dates import Due, parse_due

_TITLES = ("juf", "meester", "mevrouw", "meneer", "de")
_SAME = {"mama": "moeder", "mam": "moeder", "papa": "vader", "pap": "vader", "ib": "intern begeleider",
         "ib'er": "intern begeleider", "coach": "gezinscoach", "juf": "leerkracht", "meester": "leerkracht"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at the table who can be named."""

    name: str
    role: str = ""
    perspective: str = "school"


@dataclass(frozen=True, slots=True)
class Proposal:
    who: str
    """The name as it stands at the table; empty when nobody was recognised."""
    perspective: str
    what: str
    due: Due


def read_line(line: str, people: Sequence[Person], today: date) -> Proposal:
    """Who, what and when in one line. What is not recognised stays in `what`, so nothing typed gets lost."""
    words = line.split()
    person, used = _who(words, people)
    rest, due = _when(words[used:], today)
    what = capital(" ".join(rest)).rstrip()
    return Proposal(person.name if person else "", person.perspective if person else "", what, due)


def _who(words: Sequence[str], people: Sequence[Person]) -> tuple[Person | None, int]:
    """The person named at the beginning, and how many words that took. The longest name wins."""
    for count in range(min(4, len(words)), 0, -1):
        said = " ".join(words[:count]).casefold().rstrip(":,")
        for person in people:
            if said in _names(person):
                return person, count
    return None, 0


def _names(person: Person) -> set[str]:
    """Everything this person may be called: whole name, first name, role, juf Marloes, mama."""
    name, role = person.name.casefold(), person.role.casefold()
    first = name.split(" ", 1)[0]
    calls = {name, first, role} - {""}
    calls |= {f"{title} {first}" for title in _TITLES}
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
