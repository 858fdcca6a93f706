"""Whether these people may sit down together about this child: what to ask or to do first. Sentences, never a bar. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from rondom.dossier.model import Custody
from rondom.language import _, listed
from rondom.privacy.deciding import Child, Guardian, Phase, phase


@dataclass(frozen=True, slots=True)
class TableRemark:
    text: str
    source: str
    """Key of the rule in `rondom.privacy.sources`."""


def table_remarks(
    child: Child, on: date, coming: Collection[str], pupil_comes: bool, outsiders: bool
) -> tuple[TableRemark, ...]:
    """What goes with this company on this day. `coming` are ids of caregivers; `outsiders`: someone from outside the school."""
    now = phase(child.birth_date, on)
    here = [one for one in child.living if one.id in coming]
    if now is Phase.UNKNOWN:
        return ()
    if now is Phase.PUPIL:
        return _who_decides_alone(child, here, pupil_comes)
    found = []
    absent = [one.called for one in child.holders if one.id not in coming]
    if outsiders and child.holders and len(absent) == len(child.holders):
        found.append(_without_parents(child, now))
    elif absent and here:
        text = _("{names} heeft ook gezag en komt niet. Geef daarna dezelfde tekst.")
        more = _("{names} hebben ook gezag en komen niet. Geef daarna dezelfde tekst.")
        found.append(TableRemark((text if len(absent) == 1 else more).format(names=listed(absent)), "gezag"))
    return (*found, *_without_gezag(child, here))


def _without_parents(child: Child, now: Phase) -> TableRemark:
    names = listed([one.called for one in child.holders])
    if now is Phase.PARENTS_AND_PUPIL:
        text = _("Er komt niemand met gezag. Zonder ouders overleggen mag als {names} en {child} dat goedvinden.")
        return TableRemark(text.format(names=names, child=child.said), "mdo")
    text = _("Er komt niemand met gezag. Zonder ouders overleggen mag als {names} dat goedvindt.")
    return TableRemark(text.format(names=names), "mdo")


def _who_decides_alone(child: Child, here: list[Guardian], pupil_comes: bool) -> tuple[TableRemark, ...]:
    if here:
        text = _("{child} beslist zelf of ouders erbij zitten. Vraag het eerst.")
        return (TableRemark(text.format(child=child.said), "zestien"),)
    if not pupil_comes:
        text = _("{child} beslist zelf. Overleggen zonder {child} mag alleen als {child} dat goedvindt.")
        return (TableRemark(text.format(child=child.said), "zestien"),)
    return ()


def _without_gezag(child: Child, here: list[Guardian]) -> list[TableRemark]:
    """Whoever sits at the table hears everything, which is more than important facts on request."""
    if not child.holders:
        return []
    holders, found = listed([one.called for one in child.holders]), []
    for one in here:
        if one.custody is Custody.NO:
            text = _("{name} heeft geen gezag en hoort aan tafel alles. Vraag {holders} of dat goed is.")
            found.append(TableRemark(text.format(name=one.called, holders=holders), "zonder_gezag"))
        elif one.custody is Custody.UNKNOWN:
            text = _("Van {name} is niet ingevuld of er gezag is. Vraag dat voor het gesprek na.")
            found.append(TableRemark(text.format(name=one.called), "gezag"))
    return found
