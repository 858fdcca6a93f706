"""The map of the Voorbeeldschool: its partners with everything on their cards, and the way of every line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from rondom.support_map.actions import add_line, add_partner, change_line, change_partner, replace_partner
from rondom.support_map.model import LinkDirection, LinkKind, Need, PartnerData, PersonData
from rondom.support_map.people import add_person
from rondom.vault.store import Session

Content = Mapping[str, Any]
_OWN = ("checked", "steps", "people", "replaced_by")
"""What is no column of a card."""
_CHECKED = -15
"""Days ago, for who stands in the school every day."""


def fill_map(session: Session, content: Content, today: date, by: str) -> dict[str, str]:
    """Everyone on the map; the ids by name. `by` checked the cards."""
    ids: dict[str, str] = {}
    for one in content["partners"]:
        ids[one["name"]] = _partner(session, one, today, by)
    for one in content["partners"]:
        if "replaced_by" in one:
            replace_partner(session, ids[one["name"]], ids[one["replaced_by"]])
    for link in content["links"]:
        _line(session, link, ids, today)
    return ids


def _partner(session: Session, one: Content, today: date, by: str) -> str:
    values = {key: value for key, value in one.items() if key not in _OWN}
    values |= {need: Need(one[need]) for need in ("referral", "form") if need in one}
    checked = today + timedelta(one.get("checked", _CHECKED))
    if "waiting_weeks" in one:
        values["waiting_on"] = checked
    steps = _dated(one.get("steps", ()), today)
    if steps:
        values["step"], values["step_on"] = steps[0]
    key = add_partner(session, PartnerData(**values, checked_on=checked, checked_by=by))
    for step, since in steps[1:]:
        change_partner(session, key, step=step, step_on=since)
    for person in one.get("people", ()):
        add_person(session, key, PersonData(**person))
    return key


def _line(session: Session, link: Content, ids: Mapping[str, str], today: date) -> None:
    first, second = (ids[name] for name in link["between"])
    (step, since), *later = _dated(link["steps"], today)
    values: dict[str, Any] = {"kind": LinkKind(link["kind"]), "step_on": since}
    if "direction" in link:
        values["direction"] = LinkDirection(link["direction"])
    if "last_contact" in link:
        values["last_contact"] = today + timedelta(link["last_contact"])
    key = add_line(session, first, second, step, link["frequency"], **values)
    for step, since in later:
        change_line(session, key, step=step, step_on=since)


def _dated(steps: Sequence[Sequence[int]], today: date) -> list[tuple[int, date]]:
    return [(step, today + timedelta(days)) for step, days in steps]
