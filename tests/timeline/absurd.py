"""Timelines that nobody should have and that must stay readable all the same: for tests and for figures."""

from __future__ import annotations

from datetime import date, timedelta

from rondom.timeline.lanes import LANES
from rondom.timeline.marks import Curve, EventMark

BIRTH, TODAY = date(2014, 6, 14), date(2026, 3, 12)

LONG = "Hij vertelde het in de kring en iedereen werd stil. " * 97
"""5,000 characters and some."""
RIGHT_TO_LEFT = (
    "انتقلت العائلة إلى بيت الجدة",
    "אמא חזרה לעבוד",
    "Bezoek van عائشة uit Meknès",
    "\u202eomgekeerd\u202c en door",
)
NASTY = (
    LONG, "W" * 500, "i" * 500, *RIGHT_TO_LEFT, "🎈🏠👩‍👩‍👧", "a\u0301e\u0301" * 40, "regel een\nregel twee\ttab", "<b>vet</b> & \"zo\"",
    "=SOM(A1:A9)", " ", "\u200b", "ﷺ" * 30, "Zalgo" + "\u0336\u0489" * 60,
)  # fmt: skip
"""Titles that are too long, too wide, from right to left, empty to the eye, or look like markup."""


def crowd(count: int) -> list[EventMark]:
    """Spread over twelve years and eight lanes, one in four a period; the same every time."""
    lanes, days = list(LANES), (TODAY - BIRTH).days
    found = []
    for at in range(count):
        first = BIRTH + timedelta(at * 7919 % days)
        last = first + timedelta(30 + at % 200)
        period = at % 4 == 0
        found.append(
            EventMark(
                f"e{at}",
                lanes[at % len(lanes)],
                "period" if period else "moment",
                f"Gebeurtenis {at}",
                (first, first),
                (last, last) if period else None,
            )
        )
    return found


def one_day(count: int = 400, on: date = date(2024, 3, 12)) -> list[EventMark]:
    """All in one lane and on one day: moments, periods and help by turns."""
    kinds = ("moment", "moment", "period", "trajectory")
    return [
        EventMark(
            f"d{at}",
            "kind",
            kinds[at % 4],
            f"Op die dag {at}",
            (on, on),
            (on, on) if at % 4 > 1 else None,
            curves=(Curve("child", (0, 1, 2)),) if at % 4 == 3 else (),
        )
        for at in range(count)
    ]


def nasty() -> list[EventMark]:
    """Every title that is hard to draw, as a moment and as a period, half a year after each other."""
    found = []
    for at, title in enumerate(NASTY):
        first = date(2018, 1, 10) + timedelta(182 * at)
        lane = list(LANES)[at % len(LANES)]
        found.append(EventMark(f"m{at}", lane, "moment", title, (first, first)))
        found.append(EventMark(f"p{at}", lane, "period", title, (first, first), (first + timedelta(90),) * 2))
    return found


def stretched() -> list[EventMark]:
    """Times at the edge of what can be: before birth, a century long, ended on the day it began, vaguer than a life."""
    return [
        EventMark("voor", "gezin", "moment", "Ouders leren elkaar kennen", (date(1998, 5, 1), date(1998, 5, 31))),
        EventMark("zwanger", "kind", "period", "Zwangerschap", (date(2013, 9, 20),) * 2, (BIRTH, BIRTH)),
        EventMark("eeuw", "wonen", "period", "Het huis van overgrootvader", (date(1925, 1, 1), date(1935, 12, 31)), (TODAY, TODAY)),
        EventMark("dag", "zorg", "trajectory", "Gesprek", (TODAY, TODAY), (TODAY, TODAY), (TODAY, TODAY)),
        EventMark("vaag", "hielp", "moment", "Ooit", (BIRTH, date(2034, 6, 14))),
        EventMark("zonder", "school", "moment", "Zonder datum", None),
        EventMark("schrikkel", "kind", "moment", "Op 29 februari", (date(2020, 2, 29),) * 2),
    ]  # fmt: skip
