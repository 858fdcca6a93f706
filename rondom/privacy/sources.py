"""Where the rules come from: the law or text behind each, what it says in plain words, and the day it was looked up.

The content stands in `resources/templates/rechtsregels.toml`, so that who knows the law can read and correct it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from rondom.language import _, day
from rondom.paths import resource


@dataclass(frozen=True, slots=True)
class Source:
    """One rule. All but `key` and `looked_up` are Dutch for the screen."""

    key: str
    title: str
    law: str
    """Which law and article, or whose explanation."""
    says: str
    seen: str
    """What was read: a text of law with its date, an explanation, or nothing but own knowledge."""
    looked_up: date

    @property
    def told(self) -> str:
        """ "Burgerlijk Wetboek 1:251. Nagezocht op 23 november 2026." """
        return _("{law}. Nagezocht op {day}.").format(law=self.law, day=day(self.looked_up))


@cache
def sources() -> tuple[Source, ...]:
    """All of them, in the order in which they are shown."""
    held = tomllib.loads(resource("templates", "rechtsregels.toml").read_text("utf-8"))
    return tuple(Source(key, **values) for key, values in held.items())


def source(key: str) -> Source | None:
    """None for an empty key, or one that an older Rondom knew."""
    return next((one for one in sources() if one.key == key), None)
