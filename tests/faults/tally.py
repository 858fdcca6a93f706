"""What the fault tests of this run did and found, told at the end of the run by `conftest.py`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts of one run. The last three have to stay zero; whoever counts there also fails its test."""

    kills: Counter[str] = field(default_factory=Counter)
    """Per deed that was under way."""
    confirmed: int = 0
    """Deeds that said they were kept, and were looked for after a death."""
    found: int = 0
    flips: int = 0
    noticed: int = 0
    """Flips that were refused, told, or mended from the other copy."""
    harmless: int = 0
    """Flips in bytes that nobody reads; everything was read and was right."""
    cuts: int = 0
    full: int = 0
    """Moments at which the disk was full or broke."""
    lost: int = 0
    unopenable: int = 0
    undetected: int = 0

    def lines(self) -> list[str]:
        """Nothing when no fault test ran."""
        if not (self.kills or self.flips or self.full):
            return []
        kinds = ", ".join(f"{name} {count}" for name, count in sorted(self.kills.items()))
        return [
            f"commits confirmed / found     {self.confirmed} / {self.found}, lost {self.lost}",
            f"kills                         {sum(self.kills.values())} ({kinds})",
            f"unopenable                    {self.unopenable}",
            f"flips / noticed / harmless    {self.flips} / {self.noticed} / {self.harmless}, undetected {self.undetected}",
            f"truncations                   {self.cuts}",
            f"moments of a full or bad disk {self.full}",
        ]


TALLY = Tally()
