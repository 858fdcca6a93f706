"""Searching by name: children, who is around them, and partners. In any order, by initials, and with a typing mistake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rondom.dossier.names import full_name, initials, initials_of
from rondom.language import _, capital
from rondom.search.excerpts import whole
from rondom.search.hits import Group, Heading, Hit, Kind
from rondom.vault.search_index import SOURCES, Source
from rondom.vault.search_look import Cut, all_of, is_word, matching, one_of, starts, words_of_names
from rondom.vault.store import Session

MOST = 1000
"""Rows of one kind that are put in order; a single letter may begin more names than that."""
INITIALS = 4
"""Letters without a space that may be initials: mvdb for Mees van der Berg."""
SHORTEST_MISTAKE = 3
"""Shorter words are taken as they are: with one mistake they could be anything."""
SURE_MISTAKE = 5
"""From so many letters on a name may also look like a word that stands in a note."""
SOUND_ALIKE = ("ckqx", "fvw", "sz", "ijy", "gh", "td", "pb", "ao", "ue")
"""First letters that are heard as each other."""
ALIKE_WORDS = 12
"""So many words of names that look like what was typed are tried."""


@dataclass(frozen=True, slots=True)
class _Someone:
    """A row of one of the four kinds with a name."""

    id: str
    pupil_id: str
    name: str
    detail: str
    initials: str = ""
    followed: bool = False
    left: bool = False


_SOURCES = SOURCES[:4]
_PUPIL, _CAREGIVER, _CONTACT, _PARTNER = _SOURCES
_KINDS = {
    _PUPIL.number: (Kind.PUPIL, Heading.PUPILS),
    _CAREGIVER.number: (Kind.CAREGIVER, Heading.PEOPLE),
    _CONTACT.number: (Kind.CONTACT, Heading.PEOPLE),
    _PARTNER.number: (Kind.PARTNER, Heading.PARTNERS),
}
_ROWS = {
    _PUPIL.number: (
        "SELECT t.id, t.id, t.first_name, t.prefix, t.last_name, t.given_names, g.name, t.followed, t.left_on "
        "FROM pupil t LEFT JOIN base_group g ON g.id = t.group_id WHERE t.id IN "
    ),
    _CAREGIVER.number: (
        "SELECT t.id, t.pupil_id, p.first_name, p.prefix, p.last_name, t.name, t.relation "
        "FROM caregiver t JOIN pupil p ON p.id = t.pupil_id WHERE t.id IN "
    ),
    _CONTACT.number: (
        "SELECT t.id, t.pupil_id, p.first_name, p.prefix, p.last_name, t.name, t.role "
        "FROM contact t JOIN pupil p ON p.id = t.pupil_id WHERE t.id IN "
    ),
    _PARTNER.number: "SELECT t.id, '', t.name, t.person, t.organisation FROM partner t WHERE t.id IN ",
}


def named(
    session: Session, cut: Cut, words: Sequence[str], today: date, limit: int, only_child: str = ""
) -> list[Group]:
    """Groups of everyone of whom each word begins a part of the name; else whose initials these are."""
    return _groups(session, cut, all_of([starts(word) for word in words]), words, today, limit, only_child) or (
        _by_initials(session, cut, words, today, limit, only_child)
    )


def alike(
    session: Session, cut: Cut, words: Sequence[str], today: date, limit: int, only_child: str = ""
) -> Group | None:
    """Everyone whose name looks like what was typed, with a letter wrong, left out, too many or in the wrong place."""
    near = [_near(session, word) for word in words]
    if not words or not all(near):
        return None
    expression = all_of([one_of([starts(words[at]), *map(is_word, some)]) for at, some in enumerate(near)])
    marks = [one for some in near for one in some]
    groups = _groups(session, cut, expression, marks, today, limit, only_child)
    hits = [hit for group in groups for hit in group.hits]
    return Group(Heading.ALIKE, tuple(hits[:limit]), len(hits) > limit) if hits else None


def children_named(session: Session, words: Sequence[str], most: int) -> tuple[str, ...]:
    """Ids of children of whom each word begins a part of the name; none when there are more than `most`."""
    if not any(len(word) > 1 for word in words):
        return ()
    expression = all_of([starts(word) for word in words])
    found = matching(session, [(_PUPIL, expression)], most + 1).get(_PUPIL.number, ())
    return tuple(found) if len(found) <= most else ()


# -- finding -------------------------------------------------------------------------------------------------


def _groups(
    session: Session, cut: Cut, expression: str, words: Sequence[str], today: date, limit: int, only_child: str
) -> list[Group]:
    ids = matching(session, [(source, expression) for source in _SOURCES], MOST)
    groups: dict[Heading, list[tuple[Kind, _Someone]]] = {}
    for source in _SOURCES:
        kind, heading = _KINDS[source.number]
        found = _people(session, source, ids.get(source.number, ()), today)
        groups.setdefault(heading, []).extend((kind, one) for one in _of_child(found, only_child))
    return [_group(cut, heading, some, words, limit) for heading, some in groups.items() if some]


def _of_child(found: Iterable[_Someone], only_child: str) -> Iterable[_Someone]:
    """While people sit at the table there is one child; partners are of nobody."""
    return [one for one in found if not only_child or one.pupil_id in ("", only_child)]


def _group(
    cut: Cut, heading: Heading, some: Sequence[tuple[Kind, _Someone]], words: Sequence[str], limit: int
) -> Group:
    folded = {one.name: tuple(token.word for token in cut(one.name)) for _kind, one in some}
    best = sorted(some, key=lambda pair: _order(pair[1], folded[pair[1].name], words))[:limit]
    return Group(heading, tuple(_hit(cut, kind, one, words) for kind, one in best), len(some) > limit)


def _order(one: _Someone, name: Sequence[str], words: Sequence[str]) -> tuple[Any, ...]:
    """A child who is at school before one who left; whole words before beginnings; then as it was typed; then by name."""
    whole_words = sum(word in name for word in words)
    first = bool(name) and bool(words) and name[0].startswith(words[0])
    return (one.left, -whole_words, not first, not one.followed, name, one.detail)


def _hit(cut: Cut, kind: Kind, one: _Someone, words: Sequence[str]) -> Hit:
    return Hit(
        kind=kind,
        row_id=one.id,
        title=whole(cut, one.name, words),
        detail=one.detail,
        pupil_id=one.pupil_id,
        initials=one.initials,
    )


# -- initials ------------------------------------------------------------------------------------------------


def _by_initials(
    session: Session, cut: Cut, words: Sequence[str], today: date, limit: int, only_child: str
) -> list[Group]:
    """mvdb and m.b.: the letters begin the parts of the name in that order."""
    letters = "".join(words)
    if not (len(words) == 1 or all(len(word) == 1 for word in words)) or not 1 < len(letters) <= INITIALS:
        return []
    expression = all_of([starts(letter) for letter in dict.fromkeys(letters)])
    ids = matching(session, [(_PUPIL, expression)], MOST).get(_PUPIL.number, ())
    found = _people(session, _PUPIL, ids, today)
    fitting = [
        (Kind.PUPIL, one)
        for one in _of_child(found, only_child)
        if _spells(letters, [token.word for token in cut(one.name)])
    ]
    return [_group(cut, Heading.PUPILS, fitting, (), limit)] if fitting else []


def _spells(letters: str, name: Sequence[str]) -> bool:
    """mb and mvdb both spell Mees van der Berg: the first and the last letter are of the first and the last word."""
    if not name or letters[0] != name[0][0] or letters[-1] != name[-1][0]:
        return False
    rest = iter(word[0] for word in name)
    return all(letter in rest for letter in letters)


# -- mistakes ------------------------------------------------------------------------------------------------


def _near(session: Session, word: str) -> list[str]:
    """Words of names that could have been meant, the most alike first; also when the word is not finished yet."""
    if len(word) < SHORTEST_MISTAKE:
        return [word]
    from rapidfuzz import process  # late: a search without a mistake needs it not
    from rapidfuzz.distance import OSA

    known = words_of_names(session, _first_letters(word))
    mistakes = 1 if len(word) <= 5 else 2
    near: dict[str, int] = {}
    for length in (len(word), len(word) + 1, len(word) - 1):  # a letter left out, or one too many
        begins = [one[:length] for one in known]
        found = process.extract(word, begins, scorer=OSA.distance, score_cutoff=mistakes, limit=None)
        for _start, distance, at in found:
            cost = int(distance) * 10 + abs(len(known[at]) - len(word))
            near[known[at]] = min(cost, near.get(known[at], cost))
    return sorted(near, key=lambda one: (near[one], one))[:ALIKE_WORDS]


def _first_letters(word: str) -> str:
    """With which letters a word that was meant may begin: the first, one that sounds as it, or the second when the two
    changed places or the first is one too many.
    """
    alike = next((group for group in SOUND_ALIKE if word[0] in group), word[0])
    return "".join(dict.fromkeys(word[0] + alike + word[1]))


# -- reading -------------------------------------------------------------------------------------------------


def _people(session: Session, source: Source, ids: Sequence[str], today: date) -> list[_Someone]:
    if not ids:
        return []
    statement = f"{_ROWS[source.number]}({', '.join('?' * len(ids))})"
    rows = session.connection().exec_driver_sql(statement, tuple(ids)).all()
    read = {_PUPIL.number: _pupil, _PARTNER.number: _partner}.get(source.number, _around)
    return [read(row, today) for row in rows]


def _pupil(row: Sequence[Any], today: date) -> _Someone:
    id_, pupil_id, first, prefix, last, given, group, followed, left_on = row
    left = left_on is not None and date.fromisoformat(left_on) <= today
    in_group = _("groep {name}").format(name=group) if group and group[0].isdigit() else group or ""
    where = _("uitgeschreven") if left else in_group
    name = full_name(first or given, prefix, last)
    return _Someone(id_, pupil_id, name, where, initials(first or given, last), bool(followed), left)


def _around(row: Sequence[Any], _today: date) -> _Someone:
    """moeder van Mees Veenpluis; never an address or a number."""
    id_, pupil_id, first, prefix, last, name, what = row
    child = full_name(first, prefix, last)
    detail = _("{what} van {child}") if what else _("bij {child}")
    return _Someone(id_, pupil_id, name, detail.format(what=what, child=child), initials_of(name))


def _partner(row: Sequence[Any], _today: date) -> _Someone:
    id_, pupil_id, name, person, organisation = row
    detail = ", ".join(dict.fromkeys(part for part in (person, organisation) if part))
    return _Someone(id_, pupil_id, capital(name), detail)
