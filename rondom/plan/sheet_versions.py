"""The three versions of the child's own sheet. Needs no database: it is known where the page is made."""

from __future__ import annotations

from enum import StrEnum

from rondom.language import _

YOUNG_FROM, OLDER_FROM = 8, 12
"""The ages from which another sheet is proposed. From 12 the three houses are no longer proposed; they can be chosen."""


class SheetVersion(StrEnum):
    """The child's own sheet comes in three: what fits is a matter of age, and of what a child can do and likes."""

    FIRST = "first"
    YOUNG = "young"
    OLDER = "older"

    @classmethod
    def at(cls, age: int | None) -> SheetVersion:
        """The version that is proposed; for an unknown age the middle one."""
        if age is None or YOUNG_FROM <= age < OLDER_FROM:
            return cls.YOUNG
        return cls.FIRST if age < YOUNG_FROM else cls.OLDER

    @property
    def word(self) -> str:
        return _WORDS[self.value]

    @property
    def ages(self) -> str:
        """Where it is clear already that it is about a sheet."""
        return _AGES[self.value]


_WORDS = {
    "first": _("Blad 4 tot 7 jaar"),
    "young": _("Blad 8 tot 11 jaar"),
    "older": _("Blad 12 jaar en ouder"),
}
_AGES = {
    "first": _("4 tot 7 jaar"),
    "young": _("8 tot 11 jaar"),
    "older": _("12 jaar en ouder"),
}
