"""Whose names may not stand in a packet, and whose may: everybody else in the vault against the people of this child.

Other pupils and those who care for them are third persons. Professionals stay, by name and function: what they did for the
child is about the child. So do the child's own family and network, by name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import text

from rondom.dossier.circles import Circle, circle_of, is_child
from rondom.dossier.names import full_name
from rondom.language import _
from rondom.meetings.siblings import siblings
from rondom.vault.store import Session

_SMALL = "van von de der den het 't ’t 's ’s te ten ter la le les el al ben bin ibn da di do dos du op in aan bij over uit zu"
PREFIXES = frozenset(_SMALL.split())
"""Words before a last name; they are nobody's name."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """Someone whose name is covered. The words are folded; `who` says on the screen why."""

    name: str
    first: tuple[str, ...]
    last: tuple[str, ...]
    """Without its prefix."""
    prefix: tuple[str, ...]
    who: str


@dataclass(frozen=True, slots=True)
class Secret:
    """Where or how someone can be reached, as it could stand in a text."""

    kind: str
    """place, phone or mail."""
    words: str
    owner: str
    fixed: bool
    """Secret: nobody can uncover it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that deciding what to cover depends on, for one child and one reader."""

    strangers: tuple[Stranger, ...] = ()
    own: frozenset[str] = frozenset()
    """Folded words of the names of the child and those who care for it: these always stand."""
    known: frozenset[str] = frozenset()
    """The same of everybody around the child: it may be them who is meant, so a person looks."""
    known_names: frozenset[tuple[str, ...]] = frozenset()
    """Their whole names, so that a namesake is not covered for sure."""
    secrets: tuple[Secret, ...] = ()
    open_numbers: frozenset[str] = frozenset()
    """Figures of telephone numbers that may be read: of the reader, of professionals, of the school."""
    open_mail: frozenset[str] = frozenset()
    open_places: frozenset[str] = frozenset()
    """Folded, without white space: the street and postcode of the reader, of the school and of who works with the child."""
    reader_id: str = ""
    reader_called: frozenset[str] = frozenset()
    """How the child may name the reader: mama, moeder, sanne."""
    others: frozenset[str] = frozenset()
    """Ids of caregivers and people of the own network other than the reader: how to reach them is theirs."""
    own_attendees: frozenset[str] = frozenset()
    """Ids at the tables of the reader, whose own answers may be read."""


_ALIKE = str.maketrans(
    {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "’": "'", "ʼ": "'", "´": "'", "`": "'"}
)
"""Letters that are not taken apart, as someone without them on the keyboard writes them."""


def plain(word: str) -> str:
    """For comparing names: small letters without accents, and without what cannot be seen."""
    if word.isascii():
        return word.lower().replace("`", "'")
    seen = (
        sign
        for sign in unicodedata.normalize("NFKD", word.translate(_ALIKE))
        if unicodedata.category(sign) not in _NOT_SEEN
    )
    return "".join(seen).casefold().translate(_ALIKE)


_NOT_SEEN = frozenset({"Mn", "Cf", "Cc", "Cn"})


def words_of_name(name: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in name.replace(",", " ").split())


def surroundings(session: Session, pupil_id: str, reader_id: str) -> Surroundings:
    """`reader_id` is the id of a caregiver, or PUPIL. Raises UserProblem "gone"."""
    around = _around(session, pupil_id)
    names = frozenset(words for name in around if (words := words_of_name(name)))
    people = _reachable(session, pupil_id, reader_id)
    return Surroundings(
        strangers=tuple(_strangers(session, pupil_id)),
        own=_parts(_FAMILY, session, pupil_id),
        known=frozenset(word for words in names for word in words if word not in PREFIXES),
        known_names=names,
        secrets=tuple(people.secrets),
        open_numbers=frozenset(people.numbers),
        open_mail=frozenset(people.mail),
        open_places=frozenset(people.places),
        reader_id=reader_id,
        reader_called=_called(session, reader_id),
        others=frozenset(people.others),
        own_attendees=_own_attendees(session, pupil_id, reader_id),
    )


_OTHERS = """SELECT first_name, prefix, last_name, given_names, id FROM pupil WHERE id <> :pupil"""
_THEIR_PARENTS = """SELECT DISTINCT c.name FROM caregiver c WHERE c.pupil_id <> :pupil AND trim(c.name) <> ''
AND lower(c.name) NOT IN (SELECT lower(name) FROM caregiver WHERE pupil_id = :pupil)"""
_THEIR_PEOPLE = """SELECT DISTINCT c.name, c.role, c.perspective FROM contact c WHERE c.pupil_id <> :pupil
AND lower(c.name) NOT IN (SELECT lower(name) FROM contact WHERE pupil_id = :pupil)"""
_CALLED_BEFORE = """SELECT DISTINCT col, before FROM journal_cell WHERE tbl = 'pupil' AND col IN ('first_name', 'last_name')
AND pupil_id <> :pupil AND trim(before) <> ''"""
_FRIENDS = """SELECT name, role, perspective FROM contact WHERE pupil_id = :pupil"""


def _strangers(session: Session, pupil_id: str) -> Iterable[Stranger]:
    for name, role, perspective in session.execute(text(_FRIENDS), {"pupil": pupil_id}):
        if is_child(role, perspective):
            yield from _of_one_name(name, _("ander kind: {role}").format(role=role or _("vriend")))
    family = {one.id for one in siblings(session, pupil_id)}
    for first, prefix, last, given, id_ in session.execute(text(_OTHERS), {"pupil": pupil_id}):
        who = _("broer of zus, zelf leerling hier") if id_ in family else _("andere leerling")
        name = full_name(first, prefix, last)
        if name:
            yield Stranger(name, words_of_name(first), words_of_name(last), words_of_name(prefix), who)
        if given and words_of_name(given) != words_of_name(first):
            yield Stranger(name, words_of_name(given), words_of_name(last), words_of_name(prefix), who)
    for (name,) in session.execute(text(_THEIR_PARENTS), {"pupil": pupil_id}):
        yield from _of_one_name(name, _("ouder van een andere leerling"))
    for name, role, perspective in session.execute(text(_THEIR_PEOPLE), {"pupil": pupil_id}):
        if is_child(role, perspective) or circle_of(perspective, role) in (Circle.FAMILY, Circle.NETWORK):
            yield from _of_one_name(name, _("iemand uit de omgeving van een andere leerling"))
    for column, name in session.execute(text(_CALLED_BEFORE), {"pupil": pupil_id}):
        if words := words_of_name(str(name)):
            first, last = (words, ()) if column == "first_name" else ((), words)
            yield Stranger(str(name), first, last, (), _("vroegere naam van een andere leerling"))


_CALLED = "oma opa tante oom mama papa moeder vader buurvrouw buurman meneer mevrouw mevr dhr juf juffrouw meester fam familie"
_SPOKEN = frozenset(_CALLED.split())
"""What someone is called with, before the name or instead of it: it says nothing about who it is."""


def _of_one_name(name: str, who: str) -> Iterable[Stranger]:
    """Nobody for what is no name: "oma"."""
    words = tuple(word for word in words_of_name(name) if word.strip(".") not in _SPOKEN)
    if words:
        last = tuple(word for word in words[1:] if word not in PREFIXES)
        prefix = tuple(word for word in words[1:] if word in PREFIXES)
        yield Stranger(" ".join(name.split()), words[:1], last, prefix, who)


_AROUND = """
SELECT trim(first_name || ' ' || prefix || ' ' || last_name) FROM pupil WHERE id = :pupil
UNION SELECT given_names FROM pupil WHERE id = :pupil
UNION SELECT name FROM caregiver WHERE pupil_id = :pupil
UNION SELECT name FROM attendee WHERE pupil_id = :pupil
UNION SELECT name FROM staff UNION SELECT name FROM member UNION SELECT teacher FROM base_group
UNION SELECT person FROM partner UNION SELECT replacement FROM partner UNION SELECT name FROM partner_person
"""


_FAMILY = """
SELECT trim(first_name || ' ' || prefix || ' ' || last_name) FROM pupil WHERE id = :pupil
UNION SELECT given_names FROM pupil WHERE id = :pupil UNION SELECT name FROM caregiver WHERE pupil_id = :pupil
"""


def _parts(statement: str, session: Session, pupil_id: str) -> frozenset[str]:
    names = session.execute(text(statement), {"pupil": pupil_id}).scalars()
    return frozenset(word for name in names if name for word in words_of_name(name) if word not in PREFIXES)


def _around(session: Session, pupil_id: str) -> list[str]:
    """Everyone whose name may stand: the child, its family, who works with it. Not the children among its contacts."""
    found = [str(name) for name in session.execute(text(_AROUND), {"pupil": pupil_id}).scalars() if name]
    friends = session.execute(text(_FRIENDS), {"pupil": pupil_id})
    return [*found, *(name for name, role, side in friends if not is_child(role, side))]


_PARENT_WORDS = {"moeder": ("mama", "mam", "mamma"), "vader": ("papa", "pap", "pappa")}


def _called(session: Session, reader_id: str) -> frozenset[str]:
    found = session.execute(text("SELECT name, relation FROM caregiver WHERE id = :id"), {"id": reader_id}).first()
    if found is None:
        return frozenset()
    said = {*words_of_name(found[0]), *words_of_name(found[1])} - PREFIXES
    return frozenset(said.union(*(_PARENT_WORDS.get(word, ()) for word in said)))


class _Reachable:
    """How people can be reached: what of it may be read, and what not."""

    def __init__(self) -> None:
        self.secrets: list[Secret] = []
        self.numbers: set[str] = set()
        self.mail: set[str] = set()
        self.places: set[str] = set()
        self.others: set[str] = set()

    def open(self, phone: str, mail: str = "") -> None:
        self.numbers |= figures(phone)
        if mail.strip():
            self.mail.add(mail.strip().casefold())

    def close(self, owner: str, phone: str, mail: str, fixed: bool) -> None:
        self.others.add(owner)
        self.secrets += [Secret("phone", one, owner, fixed) for one in sorted(figures(phone))]
        if mail.strip():
            self.secrets.append(Secret("mail", mail.strip().casefold(), owner, fixed))


def figures(text_: str) -> set[str]:
    """The last nine figures of every number in a text: with or without +31, spaces and dashes the same.

    A stroke stands between two numbers, or behind the first figures of one: 06/11223344.
    """
    found: list[str] = []
    for part in text_.replace(";", ",").split(","):
        numbers = ["".join(filter(str.isdigit, one)) for one in part.split("/")]
        found += numbers if all(len(one) >= 9 for one in numbers) else ["".join(numbers)]
    return {one[-9:] for one in found if len(one) >= 9}


_CAREGIVERS = """SELECT c.id, c.phone, c.phone_secret, c.email, a.street, a.postcode, a.place, a.secret
FROM caregiver c LEFT JOIN address a ON a.caregiver_id = c.id WHERE c.pupil_id = :pupil"""
_CONTACTS = "SELECT id, phone, email, role, perspective FROM contact WHERE pupil_id = :pupil"
_WORKING = """SELECT phone, email, '' FROM staff UNION SELECT phone, email, address FROM partner
UNION SELECT replacement_phone, '', '' FROM partner UNION SELECT phone, email, '' FROM partner_person
UNION SELECT '', '', place FROM school UNION SELECT '', '', postal_address FROM school"""


def _reachable(session: Session, pupil_id: str, reader_id: str) -> _Reachable:
    found = _Reachable()
    for id_, phone, hidden, mail, street, postcode, place, secret in session.execute(
        text(_CAREGIVERS), {"pupil": pupil_id}
    ):
        if id_ == reader_id:
            found.open(phone, mail)
            found.places |= {together(part) for part in (street, postcode, place) if part}
            continue
        found.close(id_, phone, mail, bool(hidden))
        kept = Secret("place", " ".join(part for part in (street, postcode) if part), id_, bool(secret))
        found.secrets += [kept] if kept.words else []
        if secret and place:
            found.secrets.append(Secret("town", place, id_, False))
    for id_, phone, mail, role, side in session.execute(text(_CONTACTS), {"pupil": pupil_id}):
        private = circle_of(side, role) in (Circle.FAMILY, Circle.NETWORK) or is_child(role, side)
        if private:
            found.close(id_, phone, mail, False)
        else:
            found.open(phone, mail)
    for phone, mail, place in session.execute(text(_WORKING)):
        found.open(phone or "", mail or "")
        found.places |= {together(part) for part in (place or "").replace(",", "\n").splitlines() if part.strip()}
    towns = found.places
    found.secrets = [one for one in found.secrets if one.kind != "town" or together(one.words) not in towns]
    return found


def together(words: str) -> str:
    """For comparing addresses: folded, without white space."""
    return plain("".join(words.split()))


def _own_attendees(session: Session, pupil_id: str, reader_id: str) -> frozenset[str]:
    """Where the reader sat at the table, and where the child did."""
    chosen = text(
        "SELECT id FROM attendee WHERE pupil_id = :pupil AND (caregiver_id = :reader OR perspective = 'child')"
    )
    return frozenset(session.execute(chosen, {"pupil": pupil_id, "reader": reader_id}).scalars())
