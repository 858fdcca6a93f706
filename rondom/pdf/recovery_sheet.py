"""What the paper with the recovery code shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The paper that opens a vault when every password is lost."""

    code: str
    """As it is shown: groups of four."""
    vault_name: str
    school: str
    made_on: date
