"""Figures: how long, how large, beside the goal. A file here has a function `measure` that returns a list of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `goal` is the most it may be, in the same unit; None when it is only to be known."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    note: str = ""

    @property
    def met(self) -> bool:
        return self.goal is None or self.value <= self.goal
