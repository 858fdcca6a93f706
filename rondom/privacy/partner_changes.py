"""What changed on the cards of the map since a day, in sentences: what one looks over before saying "klopt nog"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from rondom.language import _, day
from rondom.phone_numbers import shown
from rondom.privacy.row_changes import ADDED, CHANGED, RowChange, row_changes
from rondom.support_map.lines import line_ends
from rondom.support_map.people import partner_of_people
from rondom.support_map.queries import partner_names
from rondom.support_map.themes import split_themes, theme_name
from rondom.vault.store import Session

_QUIET = (
    "checked_on",
    "checked_by",
    "placed_angle",
    "placed_depth",
    "step_on",
    "waiting_on",
    "external_id",
    "position",
)
"""Who looked a card over, or where it lies on the map, is no change of the card."""
_PHONES = ("phone", "replacement_phone")


def partner_changes(session: Session, since: date) -> dict[str, tuple[str, ...]]:
    """Sentences by card, in the order in which things happened. Of someone who is gone nothing is told: there is no card."""
    told = _Told(session)
    for one in row_changes(session, ("partner", "partner_person", "partner_link"), since, _QUIET):
        told.take(one)
    return {card: tuple(dict.fromkeys(words)) for card, words in told.by_card.items()}


class _Told:
    def __init__(self, session: Session) -> None:
        self._names = partner_names(session)
        self._ends = line_ends(session)
        self._people = partner_of_people(session)
        self.by_card: dict[str, list[str]] = defaultdict(list)

    def take(self, one: RowChange) -> None:
        {"partner": self._card, "partner_person": self._person, "partner_link": self._line}[one.table](one)

    def _say(self, card: str, words: str) -> None:
        if card in self._names:
            self.by_card[card].append(words)

    def _card(self, one: RowChange) -> None:
        if one.kind == ADDED:
            self._say(one.row, _("Nieuw op de kaart."))
        elif one.kind == CHANGED:
            self._say(one.row, _field(one))

    def _person(self, one: RowChange) -> None:
        if one.kind == CHANGED:
            card, name = self._people.get(one.row, ("", ""))
            self._say(card, _("{name}: {change}").format(name=name or _("iemand"), change=_field(one)))
            return
        card, name = str(_of(one.whole, "partner_id")), str(_of(one.whole, "name"))
        if one.kind == ADDED:
            card, name = self._people.get(one.row, (card, name))
        words = _("{name} kwam erbij.") if one.kind == ADDED else _("{name} staat er niet meer op.")
        self._say(card, words.format(name=name or _("Iemand")))

    def _line(self, one: RowChange) -> None:
        whole = (str(_of(one.whole, "from_id")), str(_of(one.whole, "to_id")))
        first, second = self._ends.get(one.row, whole)
        for here, there in ((first, second), (second, first)):
            name = self._names.get(there, "")
            if not name:
                continue
            if one.kind == CHANGED:
                self._say(here, _("Lijn met {name}: {change}").format(name=name, change=_field(one)))
            else:
                words = _("Lijn met {name} erbij.") if one.kind == ADDED else _("Lijn met {name} weg.")
                self._say(here, words.format(name=name))


def _of(whole: Mapping[str, Any] | None, column: str) -> Any:
    return (whole or {}).get(column) or ""


def _field(one: RowChange) -> str:
    """ "telefoon: 070 123 45 67 → 06 12 34 56 78"."""
    before, after = _words(one.column, one.before), _words(one.column, one.after)
    if one.column == "icon" or (before == after):
        return _("{field} veranderd").format(field=one.field)
    return f"{one.field}: {before or _('leeg')} → {after or _('leeg')}"


def _words(column: str, words: str) -> str:
    if column == "themes":
        return ", ".join(theme_name(key) for key in split_themes(words))
    return shown(words) if column in _PHONES else words


def since_last_year(today: date) -> date:
    """The same day a year ago; 1 March for 29 February."""
    try:
        return today.replace(year=today.year - 1)
    except ValueError:
        return date(today.year - 1, 3, 1)


def heading(since: date) -> str:
    return _("Veranderd sinds {day}").format(day=day(since))
