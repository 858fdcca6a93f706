"""School holidays per region, behind a timeline. Years that are not in `resources/templates/schoolvakanties.toml` draw nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from rondom.language import _
from rondom.paths import resource
from rondom.timeline.spans import Span

REGIONS: dict[str, str] = {"noord": _("Noord"), "midden": _("Midden"), "zuid": _("Zuid")}
NAMES: dict[str, str] = {
    "herfst": _("herfstvakantie"),
    "kerst": _("kerstvakantie"),
    "voorjaar": _("voorjaarsvakantie"),
    "mei": _("meivakantie"),
    "zomer": _("zomervakantie"),
}


@dataclass(frozen=True, slots=True)
class Holiday:
    """First and last day, both free; a weekend before or after it is part of it, as the ministry writes it."""

    name: str
    first: date
    last: date


def holidays(region: str) -> tuple[Holiday, ...]:
    """All that are known for noord, midden or zuid, in order of time; none for another word."""
    return _known().get(region, ())


def holiday_spans(region: str) -> tuple[Span, ...]:
    """The same as intervals, for the drawing."""
    return tuple((holiday.first, holiday.last) for holiday in holidays(region))


def known_until(region: str) -> date | None:
    """The last day of the last holiday that is known; None for an unknown region."""
    return max((holiday.last for holiday in holidays(region)), default=None)


@cache
def _known() -> dict[str, tuple[Holiday, ...]]:
    held = tomllib.loads(resource("templates", "schoolvakanties.toml").read_text("utf-8"))
    found: dict[str, list[Holiday]] = {region: [] for region in REGIONS}
    for year in held["year"]:
        for kind, name in NAMES.items():
            for region, (first, last) in year.get(kind, {}).items():
                for one in REGIONS if region == "all" else (region,):
                    found[one].append(Holiday(name, first, last))
    return {region: tuple(sorted(rows, key=lambda one: one.first)) for region, rows in found.items()}
