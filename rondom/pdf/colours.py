"""The colours of paper: the light roles of the theme, on white."""

from __future__ import annotations

import tomllib
from functools import cache

from reportlab.lib.colors import Color, HexColor

from rondom.paths import resource


@cache
def colour(role: str) -> Color:
    """The colour of a role, as on a light screen; KeyError for a role that the theme does not have."""
    return HexColor(_roles()[role])


@cache
def _roles() -> dict[str, str]:
    with resource("themes", "rondom.toml").open("rb") as file:
        roles: dict[str, str] = tomllib.load(file)["light"]
    return roles
