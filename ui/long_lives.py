"""Made-up lives with very many events, for pictures and for trying out: the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from rondom.timeline.actions import add_event, set_view
from rondom.timeline.model import EventData, EventKind, Nature
from rondom.timeline.topics import topic_of
from rondom.timeline.vague_dates import describe
from rondom.vault.vault import Session

MOMENTS: dict[str, tuple[str, ...]] = {
    "kind": (
        "Griep",
        "Buisjes",
        "Leerde fietsen",
        "Gebroken arm",
        "Zwemdiploma A",
        "Eerste keer logeren",
        "Bril",
        "Las zelf een boek",
    ),
    "gezin": (
        "Opa in het ziekenhuis",
        "Tante komt logeren",
        "Papa weer thuis",
        "Hond erbij",
        "Neef geboren",
        "Oma jarig",
    ),
    "wonen": (
        "Huur te laat",
        "Eigen kamer",
        "Wasmachine stuk",
        "Leergeld aangevraagd",
        "Fiets gestolen",
        "Nieuwe buren",
    ),
    "school": (
        "Schoolreis",
        "Spreekbeurt over bruggen",
        "Andere plek in de klas",
        "Rapport",
        "Schoolfoto",
        "Toets gemaakt",
    ),
    "steun": ("Gesprek met de juf", "Maatje op het plein", "Nieuw weekrooster", "Rekenkaart", "Plek bij het raam"),
    "zorg": ("Kinderarts", "Huisbezoek gezinscoach", "Onderzoek", "Brief van de huisarts", "Controle"),
    "overleg": ("Oudergesprek", "Driehoek", "Kindgesprek", "MDO", "Telefoon met de coach", "Evaluatie"),
    "hielp": (
        "Samen gekookt",
        "Brug gebouwd met Sami",
        "Dag met opa",
        "Compliment van de juf",
        "Zelf gevraagd om rust",
    ),
}
PERIODS: dict[str, tuple[str, ...]] = {
    "kind": ("Slaapt slecht", "Bang in het donker", "Vaak buikpijn", "Bouwt elke dag"),
    "gezin": ("Mama met nachtdienst", "Papa werkt ver weg", "Opa ziek", "Om de week bij papa"),
    "wonen": ("Papa zonder werk", "Schuldhulp", "Bij oma wonen", "Verbouwing"),
    "school": ("Ziek gemeld", "Vaak te laat", "Invaljuf", "Nieuwe juf"),
    "steun": ("Leesgroep", "Rustplek", "Plusuur", "Bouwhoek"),
    "zorg": ("Logopedie", "Speltherapie", "Fysio", "Gezinscoach"),
    "overleg": ("Elke week even bellen", "Schriftje heen en weer", "Vaste vrijdag"),
    "hielp": ("Woensdag bij oma", "Voetbal", "Muziekles", "Een vaste plek"),
}
_STRIDE = 7919
"""A prime, so that events spread over the years without a pattern that shows."""


def add_long_life(session: Session, pupil_id: str, birth: date, today: date, count: int) -> None:
    """`count` events from birth to today in all lanes: days, months and school years; moments, periods and help."""
    for at, data in enumerate(long_life(birth, today, count)):
        event = add_event(session, pupil_id, data)
        if data.kind is EventKind.TRAJECTORY:
            for side, values in (("child", (-1, 1, 2)), ("parent", (0, 1, 1)), ("school", (1, 0, -1)))[: 1 + at % 3]:
                for moment, impact in enumerate(values):
                    set_view(session, event, side, moment, impact)


def long_life(birth: date, today: date, count: int) -> Iterator[EventData]:
    """The events, none of them in a vault."""
    lanes = list(MOMENTS)
    for at in range(count):
        lane = lanes[(at * 5 + at // 8) % len(lanes)]
        first = birth + timedelta(at * _STRIDE % max(1, (today - birth).days))
        yield _event(at, lane, first, today)


def _event(at: int, lane: str, first: date, today: date) -> EventData:
    help_given = lane == "zorg" and at % 4 == 1
    kind = EventKind.TRAJECTORY if help_given else EventKind.PERIOD if at % 5 == 0 else EventKind.MOMENT
    titles = (MOMENTS if kind is EventKind.MOMENT else PERIODS)[lane]
    title = titles[at // len(MOMENTS) % len(titles)]
    start = _about(first, at)
    values: dict[str, Any] = {
        "start_said": describe(start), "start_earliest": start[0], "start_latest": start[1],
    }  # fmt: skip
    if kind is not EventKind.MOMENT:
        last = start[1] + timedelta(20 + at % 190)
        if last < today:
            values |= {"end_said": describe((last, last)), "end_earliest": last, "end_latest": last}
    if kind is EventKind.TRAJECTORY:
        asked = first - timedelta(30 + at % 120)
        values |= {"applied_said": describe((asked, asked)), "applied_earliest": asked, "applied_latest": asked}
    return EventData(
        lane=lane, title=title, kind=kind, topic=topic_of(title), private=at % 41 == 7,
        nature=Nature.EXPERIENCE if at % 3 == 0 else Nature.FACT, **values,
    )  # fmt: skip


def _about(first: date, at: int) -> tuple[date, date]:
    """One in four as vague as a month, one in fourteen as a season of three months."""
    if at % 14 == 3:
        return first.replace(day=1), first.replace(day=1) + timedelta(89)
    if at % 4 == 2:
        month = first.replace(day=1)
        return month, (month + timedelta(31)).replace(day=1) - timedelta(1)
    return first, first
