"""What was agreed about who gets the plan: all of it, only the agreements, or nothing. The permission light goes before."""

from __future__ import annotations

from rondom.language import _

BY_LIGHT, ALL, AGREEMENTS, NOTHING = "", "all", "agreements", "nothing"
"""The values of `Attendee.gets`."""


def gets_words(gets: str, by_light: str) -> str:
    """What stands behind a name; empty for nothing."""
    return {ALL: by_light, AGREEMENTS: _("de afspraken"), NOTHING: ""}.get(gets, by_light)
