"""How a document is printed, apart from what it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintAs:
    """The same document in another dress. Nothing of what it says depends on it."""

    large: bool = False
    """In letters of 18 points, for who sees little."""
    language: str = ""
    """Beside the Dutch the fixed words in this language too (en, tr, ar, uk, pl); "" for Dutch alone."""


AS_IT_IS = PrintAs()
