"""The kring as a list: everyone in their circle, the bonds between people, and who sat at the table without being in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rondom.dossier.circles import CIRCLES
from rondom.dossier.perspectives import side
from rondom.dossier.ties import TieRow, tie_words, ties_of
from rondom.language import _, plural, relative
from rondom.meetings.around import AtTable, KringFacts
from rondom.support_map.kring import KringPerson, short_names
from ui.widgets import Row

TIE, GUEST = "tie:", "guest:"
"""Before the key of a row that is no person."""


def kring_rows(facts: KringFacts, today: date) -> list[Row]:
    return [*_people(facts, today), *_bonds(facts), *_guests(facts, today)]


def names_of(facts: KringFacts) -> dict[str, str]:
    """How everyone is called in a sentence, by key."""
    return short_names(facts.child, facts.people)


def sat_words(sat: AtTable | None, today: date) -> str:
    """3 keer aan tafel, laatst 12 maart"""
    if sat is None or sat.last is None:
        return ""
    times = plural(sat.times, "{n} keer aan tafel", "{n} keer aan tafel")
    return _("{times}, laatst {day}").format(times=times, day=relative(sat.last, today))


def _people(facts: KringFacts, today: date) -> Iterator[Row]:
    names = names_of(facts)
    for circle, words in CIRCLES.items():
        there = [one for one in facts.people if one.circle is circle]
        if there:
            yield Row("", words, heading=True)
        for one in there:
            yield _person(one, facts, names, today)


def _person(one: KringPerson, facts: KringFacts, names: dict[str, str], today: date) -> Row:
    name, bonds = one.full_name or _("Naam nog leeg"), ties_of(facts.ties, one.key)
    told = [_said(tie, names) for tie in bonds]
    spoken = [name, one.words, *(words for words in told if words), sat_words(facts.sat.get(one.key), today)]
    return Row(
        one.key, name, one.words, lane=side(one.perspective).lane, strong=True,
        spoken=". ".join(part for part in spoken if part),
    )  # fmt: skip


def _said(tie: TieRow, names: dict[str, str]) -> str:
    words = tie_words(tie, names)
    return _("met {name}: {words}").format(name=names.get(tie.other, ""), words=words) if words else ""


def _bonds(facts: KringFacts) -> Iterator[Row]:
    names = names_of(facts)
    known = [tie for tie in facts.ties if tie.ends <= names.keys()]
    if known:
        yield Row("", _("Banden"), heading=True)
    for tie in known:
        who = _("{one} en {other}").format(one=names[tie.one], other=names[tie.other])
        yield Row(f"{TIE}{tie.id}", who, tie_words(tie, names) or _("nog niets ingevuld"))


def _guests(facts: KringFacts, today: date) -> Iterator[Row]:
    if facts.guests:
        yield Row("", _("Zat aan tafel, nog niet in de kring"), heading=True)
    for guest in facts.guests:
        yield Row(
            f"{GUEST}{guest.attendee_id}", guest.name, guest.role, icon="plus",
            spoken=_("{name} in de kring zetten. {sat}").format(name=guest.name, sat=sat_words(guest.sat, today)),
        )  # fmt: skip


def tie_with(ties: Iterable[TieRow], one: str, other: str) -> TieRow:
    """The bond between these two as seen from `one`; an empty one when nothing is known yet."""
    return next((tie.seen_from(one) for tie in ties if tie.ends == {one, other}), TieRow("", one, other))
