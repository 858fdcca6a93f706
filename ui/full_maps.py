"""Made-up maps with so many people, for pictures and for trying out: the same every time. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from rondom.support_map.defaults import roles
from rondom.support_map.layout import MapLink
from rondom.support_map.queries import PartnerRow, SupportMap, as_node, months_between

PLACES = ("Noord", "Zuid", "Oost", "West", "de Brink", "het Veen", "de Haven", "de Linde")
PEOPLE = ("Tom Rietkraag", "", "Anna Waterhoen", "Ineke van der Zonnedauw", "", "Bram Sluis")
LINES_EACH = 2


def full_map(known: SupportMap, count: int, today: date) -> SupportMap:
    """`known` with the usual functions of its sector, in as many places as it takes to come to `count`."""
    rows = tuple(_rows(known, count, today))
    return replace(known, rows=rows, nodes=tuple(map(as_node, rows)), links=tuple(_links(rows)))


def _rows(known: SupportMap, count: int, today: date) -> Iterator[PartnerRow]:
    usual = roles(known.sector)
    for at in range(count):
        role, turn = usual[at * 7 % len(usual)], at // len(usual)
        name = f"{role.name} {_place(turn)}".strip()
        own = role.ring in (1, 2)
        checked = None if own else today - timedelta(days=at * 37 % 260)
        months = months_between(checked, today) if checked else 0
        yield PartnerRow(
            id=f"{at:032}", name=name, person=PEOPLE[at % len(PEOPLE)], organisation="", ring=role.ring, icon=role.icon,
            phone=f"06 00 00 {at // 100:02} {at % 100:02}", email="", days=(), call_first=False, replacement="",
            replacement_phone="", offer="", audience="", route="", languages="", checked_by="", waiting_on=None,
            waiting_weeks=None if own or at % 9 else 14, step=None if own else at % 4 + 1, checked_on=checked,
            months=months, stale=months >= 6,
        )  # fmt: skip


def _place(turn: int) -> str:
    """The first of every function is there without a place."""
    if turn == 0:
        return ""
    again, at = divmod(turn - 1, len(PLACES))
    return f"{PLACES[at]} {again + 1}" if again else PLACES[at]


def _links(rows: tuple[PartnerRow, ...]) -> Iterator[MapLink]:
    """Mostly with the school's own people, as in a real school."""
    own = [row.id for row in rows if row.own_team]
    found: Mapping[tuple[str, str], int] = {
        (row.id, own[(at * 5 + more * 3) % len(own)]): (at + more) % 4 + 1
        for at, row in enumerate(rows)
        for more in range(LINES_EACH)
        if own
    }
    return (MapLink(a, b, step) for (a, b), step in found.items() if a != b)
