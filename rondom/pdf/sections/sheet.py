"""For whom a sheet is, and what that means for its words and sizes."""

from __future__ import annotations

from dataclasses import dataclass

from rondom.pdf import styles, words
from rondom.pdf.styles import Look
from rondom.plan.reading import Audience, FormOfAddress


@dataclass(frozen=True, slots=True)
class Sheet:
    audience: Audience
    look: Look
    address: FormOfAddress
    child: str
    """First name."""

    @property
    def plain(self) -> bool:
        """In plain Dutch, for parents."""
        return self.audience is Audience.PARENTS

    def title(self, key: str) -> str:
        """What this reader calls a part, see `rondom.pdf.words`."""
        return words.title(key, self.audience, self.address, self.child)

    def choose(self, professional: str, plain: str) -> str:
        return plain if self.plain else professional

    def choose_size(self, professional: float, plain: float) -> float:
        return plain if self.plain else professional


def sheet_for(audience: Audience, address: FormOfAddress, child: str) -> Sheet:
    look = styles.parents() if audience is Audience.PARENTS else styles.professional()
    return Sheet(audience, look, address, child)
