"""Someone who interprets: hears everything, keeps nothing, and makes a talk longer. Pure; the source stands in `sources`."""

from __future__ import annotations

from collections.abc import Iterable

from rondom.dossier.names import short_name
from rondom.language import _, folded
from rondom.privacy.lights import Light, LightStatus

_LONGER, _ROUND = 1.5, 5


def interpreter_light() -> Light:
    """Deels: the words are heard and forgotten; no paper goes along."""
    reason = _("Tolkt: hoort alles, houdt het geheim en krijgt geen papier mee.")
    return Light(LightStatus.PARTLY, reason, _("tolk, krijgt niets mee"), "tolk")


def minutes_with_interpreter(minutes: int) -> int:
    """Everything is said twice: half as long again, in whole fives."""
    longer = minutes * _LONGER
    return int(-(-longer // _ROUND) * _ROUND)


def interpreter_remark(name: str, child: str, family: Iterable[str]) -> str:
    """A sentence when a child, or someone of the family, would interpret; else empty. `family` are full names."""
    wanted = folded(name)
    if wanted and wanted in (folded(child), folded(short_name(child))):
        return _("{child} tolkt niet voor de eigen ouders. Vraag iemand van buiten.").format(child=child)
    if wanted and wanted in {folded(one) for one in family}:
        told = _("{name} hoort bij de familie. Een tolk van buiten vertaalt vrijer.")
        return told.format(name=short_name(name))
    return ""
