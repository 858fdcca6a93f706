"""From preview to map: one transaction, only what was ticked; nobody is ever removed and nothing is ever emptied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom import clock
from rondom.exchange.hand_work import by_hand
from rondom.exchange.many_rows import check_there, insert_many, update_many
from rondom.exchange.partner_matching import as_person, compare, people_of
from rondom.exchange.partner_preview import (
    ADDED,
    IN_FILE,
    PERSON,
    ChangedPartner,
    KnownPartner,
    KnownPerson,
    PartnerCandidate,
    PartnerChoices,
    PartnerPreview,
)
from rondom.exchange.partner_rings import ring_of, settle_rings
from rondom.exchange.partner_table import COLUMNS, FilePartner, FilePerson, PartnerFile
from rondom.exchange.preview import NEW, FieldChange
from rondom.support_map.actions import change_partner
from rondom.support_map.defaults import OWN_RINGS, icon_for
from rondom.support_map.model import Need, Partner, PartnerPerson
from rondom.support_map.queries import ring_names
from rondom.support_map.steps import PARTNER, mark_step
from rondom.vault.base import columns
from rondom.vault.store import Session

IMPORT_PARTNERS_SENTENCE = "Partners ingelezen"
"""The sentence to write under. The journal tells by it what an import filled and what a person typed."""

FIELDS = tuple(column.name for column in COLUMNS)
Line = tuple[int, tuple[FieldChange, ...]]
"""A row of the file, by its place, and what it changes on one card."""
_PERSON_FIELDS = ("name", "role", "phone", "email", "days")


@dataclass(frozen=True, slots=True)
class PartnersResult:
    new: int = 0
    changed: int = 0
    people: int = 0
    """Persons added to cards, new ones and known ones."""


def known_partners(session: Session) -> list[KnownPartner]:
    """Every card on the map, as the comparison needs it."""
    people = _known_people(session)
    hand = by_hand(session, "partner", IMPORT_PARTNERS_SENTENCE)
    c = columns(Partner)
    rows = session.execute(select(c.id, *(c[name] for name in FIELDS)).order_by(c.id))
    return [KnownPartner(row.id, _filled(row), people.get(row.id, ()), hand.get(row.id, frozenset())) for row in rows]


def _filled(row: Any) -> dict[str, Any]:
    """What a card says. That nobody knows whether a form is needed is as good as empty."""
    values = {name: getattr(row, name) for name in FIELDS}
    values = {name: "" if value == Need.UNKNOWN else value for name, value in values.items()}
    return {name: value for name, value in values.items() if value or (value == 0 and not isinstance(value, bool))}


def _known_people(session: Session) -> dict[str, tuple[KnownPerson, ...]]:
    c = columns(PartnerPerson)
    rows = session.execute(select(c.partner_id, c.id, *(c[name] for name in _PERSON_FIELDS)).order_by(c.position, c.id))
    found: dict[str, list[KnownPerson]] = {}
    for partner_id, *values in rows:
        found.setdefault(partner_id, []).append(KnownPerson(*values))
    return {partner_id: tuple(people) for partner_id, people in found.items()}


def preview(session: Session, file: PartnerFile) -> PartnerPreview:
    """What `file` would change on this map."""
    rings = ring_names(session)
    return replace(compare(settle_rings(file, rings), known_partners(session)), rings=rings)


def apply(session: Session, preview: PartnerPreview, choices: PartnerChoices) -> PartnersResult:
    """Do what was ticked. Call inside `vault.write(IMPORT_PARTNERS_SENTENCE)`; any problem takes all of it back.

    Raises UserProblem "import-outdated" when a card of the preview is no longer there.
    """
    return _Import(session, preview, choices).run()


class _Import:
    def __init__(self, session: Session, preview: PartnerPreview, choices: PartnerChoices) -> None:
        self.session = session
        self.preview = preview
        self.choices = choices
        self._people: list[dict[str, Any]] = []
        self._positions: dict[str, int] = {}

    def run(self) -> PartnersResult:
        changes = self._changes()
        check_there(self.session, Partner, changes)
        new = self._make(self._new_partners())
        for id_, lines in changes.items():
            self._change(id_, lines)
        people = len(insert_many(self.session, PartnerPerson, self._people))
        return PartnersResult(new, len(changes), people)

    # -- new cards ------------------------------------------------------------------------------------------------

    def _new_partners(self) -> list[FilePartner]:
        """The new ones in the order of the file, each with the rows that were said to be the same."""
        partners = self.preview.file.partners
        asked = self.choices.doubtful
        ticked = {one.place for one in self.preview.new if one.place in self.choices.new}
        places = ticked | {one.place for one in self.preview.doubtful if asked.get(one.place) == NEW}
        joined: dict[int, list[int]] = {}
        for place, answer in sorted(asked.items()):
            if answer.startswith(IN_FILE):
                into = int(answer.removeprefix(IN_FILE))
                if into not in places:  # the row it belonged to is not brought in: then it stands for itself
                    places.add(place)
                else:
                    joined.setdefault(into, []).append(place)
        return [_merged(partners[place], [partners[one] for one in joined.get(place, [])]) for place in sorted(places)]

    def _make(self, partners: list[FilePartner]) -> int:
        ids = insert_many(self.session, Partner, [_card(one) for one in partners])
        for id_, one in zip(ids, partners, strict=True):
            self._positions[id_] = 0
            step, since = one.values.get("step"), one.values.get("step_on")
            if isinstance(step, int) and isinstance(since, date) and ring_of(one) not in OWN_RINGS:
                mark_step(self.session, PARTNER, id_, step, since)
            self._add_people(id_, one.people)
        return len(ids)

    def _add_people(self, partner_id: str, people: Iterable[FilePerson]) -> None:
        for person in people:
            position = self._next_position(partner_id)
            values = {name: getattr(person, name) for name in (*_PERSON_FIELDS, "call_first")}
            self._people.append({**values, "position": position, "partner_id": partner_id})

    def _next_position(self, partner_id: str) -> int:
        if partner_id not in self._positions:
            c = columns(PartnerPerson)
            known = self.session.execute(select(c.position).where(c.partner_id == partner_id)).scalars()
            self._positions[partner_id] = max(known, default=-1) + 1
        self._positions[partner_id] += 1
        return self._positions[partner_id] - 1

    # -- cards that are there -------------------------------------------------------------------------------------

    def _changes(self) -> dict[str, list[Line]]:
        """Card id → what to change, and from which row. Rows that were said to be the same card only fill what is empty."""
        found: dict[str, list[Line]] = {}
        for one in self.preview.changed:
            if ticked := _ticked(one, self.choices.changed.get(one.id, frozenset())):
                found[one.id] = [(one.place, ticked)]
        for place, candidate in self._recognised():
            filling = tuple(change for change in candidate.changes if change.old in ("", None))
            if filling:
                found.setdefault(candidate.id, []).append((place, filling))
        return found

    def _recognised(self) -> Iterable[tuple[int, PartnerCandidate]]:
        for one in self.preview.doubtful:
            answer = self.choices.doubtful.get(one.place, "")
            yield from ((one.place, it) for it in one.candidates if it.id == answer and not it.id.startswith(IN_FILE))

    def _change(self, id_: str, lines: list[Line]) -> None:
        """Writes them through the action of the map, which knows what belongs together. The first row to fill a field wins."""
        values: dict[str, Any] = {}
        persons: dict[str, dict[str, Any]] = {}
        for place, changes in lines:
            people = people_of(self.preview.file.partners[place])
            for one in changes:
                kind, _sign, rest = one.field.partition("|")
                if one.field.startswith(ADDED):
                    self._add_people(id_, [people[int(rest)]])
                elif one.field.startswith(PERSON):
                    person_id, _sign, name = rest.partition("|")
                    persons.setdefault(person_id, {}).setdefault(name, one.new)
                else:
                    values.setdefault(kind, one.new)
        update_many(self.session, PartnerPerson, persons)
        if values:
            change_partner(self.session, id_, **values)


def _ticked(line: ChangedPartner, fields: frozenset[str]) -> tuple[FieldChange, ...]:
    return tuple(change for change in line.changes if change.field in fields)


def _card(one: FilePartner) -> dict[str, Any]:
    """A new card. Nobody here has checked it, unless the file says when; who is outside the school starts at a distance."""
    ring = ring_of(one)
    values: dict[str, Any] = {**one.values, "ring": ring, "icon": icon_for(one.text("name"))}
    if ring in OWN_RINGS:
        values.pop("step", None)
        values.pop("step_on", None)
    else:
        values.setdefault("step", 1)
    if "waiting_weeks" in values:
        values.setdefault("waiting_on", values.get("checked_on") or clock.today())
    return values


def _merged(first: FilePartner, others: Iterable[FilePartner]) -> FilePartner:
    """One card of several rows: what the first leaves empty the others fill; who is somebody else stands below."""
    values: dict[str, Any] = dict(first.values)
    people: Mapping[FilePerson, None] = dict.fromkeys(first.people)
    for other in others:
        same = other.text("person") in ("", first.text("person")) or not first.text("person")
        known = other.values.items() if same else ((k, v) for k, v in other.values.items() if k not in _PERSON_OF_CARD)
        values = {**dict(known), **values}
        extra = [] if same else [as_person(other)]
        people = dict.fromkeys((*people, *other.people, *extra))
    return replace(first, values=values, people=tuple(people))


_PERSON_OF_CARD = frozenset({"person", "phone", "email", "days", "call_first"})
