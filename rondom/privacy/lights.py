"""The traffic light of permission: a status, a reason in words, and the rule of law behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rondom.language import _


class LightStatus(StrEnum):
    MAY = "may"
    PARTLY = "partly"
    MAY_NOT = "may_not"
    ASK_FIRST = "ask_first"

    @property
    def word(self) -> str:
        """Mag, Deels, Mag niet, Vraag eerst."""
        return _(_WORDS[self.value])


_WORDS = {"may": "Mag", "partly": "Deels", "may_not": "Mag niet", "ask_first": "Vraag eerst"}


@dataclass(frozen=True, slots=True)
class Light:
    """The answer for one reader. `reason` is a Dutch sentence; `basis` is what the register of verstrekkingen keeps."""

    status: LightStatus
    reason: str
    basis: str = ""
    source: str = ""
    """Key of the rule in `rondom.privacy.sources`."""
    granted: bool = False
    """It rests on a permission, so it goes no further than the kinds of data that were named in it."""

    @property
    def word(self) -> str:
        return self.status.word


@dataclass(frozen=True, slots=True)
class ChildLight:
    """The light in the header of a dossier, over all partners that were asked about."""

    status: LightStatus
    open: int
    """Partners who may read something now."""
    total: int
    summary: str
    """"3 van 5 partners"."""

    @property
    def word(self) -> str:
        return self.status.word


def best(lights: Sequence[Light]) -> Light:
    """The widest of several lights of one reader, who may come for the purpose that was granted."""
    return min(lights, key=lambda one: _OPENNESS.index(one.status))


def narrowest(lights: Sequence[Light]) -> Light:
    """The closest of several lights of one reader, for whom it must be well on each of several days."""
    return max(lights, key=lambda one: _OPENNESS.index(one.status))


def together(lights: Sequence[LightStatus]) -> LightStatus:
    """One status for many partners: their own when all are the same, else how far the door is open."""
    if len(set(lights)) == 1:
        return lights[0]
    if LightStatus.MAY in lights or LightStatus.PARTLY in lights:
        return LightStatus.PARTLY
    return LightStatus.ASK_FIRST


_OPENNESS = (LightStatus.MAY, LightStatus.PARTLY, LightStatus.ASK_FIRST, LightStatus.MAY_NOT)
