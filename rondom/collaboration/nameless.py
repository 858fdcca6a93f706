"""Words about one child, without the names by which others would know it: for what a whole team reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rondom.dossier.queries import caregiver_rows, contact_rows, pupil_head, pupil_rows
from rondom.language import _
from rondom.vault.store import Session

_FAMILY = {"child", "parent", "network"}
"""Contacts on these sides belong to the child's own people; a professional is named by who writes about the work."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Names:
    """`phrases` are taken out as they stand, the longest first; `words` are first names, found in one look each."""

    phrases: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


def first_names(session: Session, today: date) -> frozenset[str]:
    """Of every child of the school: a friend may be in the story too."""
    return frozenset(row.name.split(" ", 1)[0] for row in pupil_rows(session, today))


def names_around(session: Session, pupil_id: str, today: date, everyone: frozenset[str] = frozenset()) -> Names:
    """The names of this child, who cares for it and its own network; `everyone` are first names of other children.

    A last name with a prefix is only known with that prefix: "meer tijd" is nobody's name, "van der Meer" is.
    """
    child = pupil_head(session, pupil_id, today)
    whole = [one.name for one in caregiver_rows(session, pupil_id)]
    whole += [one.name for one in contact_rows(session, pupil_id) if one.perspective in _FAMILY]
    last = f"{child.prefix} {child.last_name}".strip()
    own = {child.first_name, child.given_names, last, child.name}
    return gathered([*own, *whole, *(part for name in whole for part in name.split(" ", 1))], everyone)


def gathered(names: Iterable[str], words: frozenset[str] = frozenset()) -> Names:
    known = sorted({name for name in names if len(name) >= _SHORTEST}, key=lambda name: (-len(name), name))
    return Names(tuple(known), words)


def nameless(text: str, names: Names) -> str:
    """The same words with [naam] for each name, as a whole word and in the same case of letters.

    So a child that is called Roos leaves every other rose in its place; a colleague of that name is lost too.
    """
    hidden = _("[naam]")
    if names.phrases:
        found = rf"(?<!\w)(?:{'|'.join(map(re.escape, names.phrases))})(?!\w)"
        text = re.sub(rf"{found}(?:\s+{found})*", lambda _found: hidden, text)
    return _WORD.sub(lambda found: hidden if found[0] in names.words else found[0], text)
