"""What protected, what helped, what stood in the way: a catalogue in plain words, and linking one to an event.

Protective: the ten that the Netherlands Youth Institute (NJi) names as the strongest, in own words. Enabling and
hindering: what can work for or against help, for each of the seven keys of good collaboration, for this child (case) and
in how things are arranged (policy). Nothing here is counted into a score, and hindering is never called a risk.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from rondom.dossier.life_words import FACTOR_WORDS
from rondom.errors import UserProblem
from rondom.timeline.model import Event, EventFactor, FactorData, FactorEffect
from rondom.vault.base import columns
from rondom.vault.records import add, remove
from rondom.vault.store import Session

CASE, POLICY = "case", "policy"


@dataclass(frozen=True, slots=True)
class Factor:
    """`seat` is the number (1-7) of the key of collaboration it belongs to, 0 for a protective factor.

    `level` is "case" for the work around this child, "policy" for how things are arranged, "" for a protective factor.
    """

    key: str
    effect: FactorEffect
    name: str
    seat: int = 0
    level: str = ""


def _protective(key: str) -> Factor:
    return Factor(key, FactorEffect.PROTECTIVE, FACTOR_WORDS[key])


def _pair(seat: int, level: str, key: str) -> tuple[Factor, Factor]:
    """The same matter from its two sides."""
    enabling, hindering = f"{key}-wel", f"{key}-niet"
    return (
        Factor(enabling, FactorEffect.ENABLING, FACTOR_WORDS[enabling], seat, level),
        Factor(hindering, FactorEffect.HINDERING, FACTOR_WORDS[hindering], seat, level),
    )


FACTORS: dict[str, Factor] = {
    factor.key: factor
    for factor in (
        _protective("binding"),
        _protective("meedoen"),
        _protective("normen"),
        _protective("waardering"),
        _protective("steun"),
        _protective("vrije-tijd"),
        _protective("vaardig"),
        _protective("denken"),
        _protective("leren"),
        _protective("zelfbeeld"),
        *_pair(1, CASE, "vast-gezicht"),
        *_pair(1, POLICY, "tijd-relatie"),
        *_pair(2, CASE, "breed-gekeken"),
        *_pair(2, POLICY, "kind-centraal"),
        *_pair(3, CASE, "passende-kennis"),
        *_pair(3, POLICY, "samen-leren"),
        *_pair(4, CASE, "ruimte-handelen"),
        *_pair(4, POLICY, "vertrouwen"),
        *_pair(5, CASE, "op-maat"),
        *_pair(5, POLICY, "aanbod"),
        *_pair(6, CASE, "een-plan"),
        *_pair(6, POLICY, "potjes"),
        *_pair(7, CASE, "rust-thuis"),
        *_pair(7, POLICY, "bestaan"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor of one event. `factor` is a key of `FACTORS`, or empty for own words in `text`."""

    id: str
    effect: FactorEffect
    factor: str
    text: str

    @property
    def words(self) -> str:
        """Own words first; then what the catalogue says."""
        known = FACTORS.get(self.factor)
        return self.text or (known.name if known else self.factor)


def factors_for(effect: FactorEffect, level: str | None = None) -> tuple[Factor, ...]:
    """What the catalogue offers of one sort, in its order; with `level` only of "", "case" or "policy"."""
    return tuple(one for one in FACTORS.values() if one.effect is effect and level in (None, one.level))


def set_factor(session: Session, event_id: str, effect: FactorEffect, factor: str = "", text: str = "") -> str:
    """Link a factor to an event and return the id of the link; the same one twice stays one.

    Raises UserProblem "gone" without such an event, "factor-no-words" when nothing is said, "field-invalid" for a key that is
    not in the catalogue with this effect.
    """
    pupil_id = session.execute(select(columns(Event).pupil_id).where(columns(Event).id == event_id)).scalar()
    if pupil_id is None:
        raise UserProblem("gone")
    if not factor and not text.strip():
        raise UserProblem("factor-no-words")
    if factor and (factor not in FACTORS or FACTORS[factor].effect is not effect):
        raise UserProblem("field-invalid", field="event_factor.factor")
    c = columns(EventFactor)
    same = (c.event_id == event_id, c.effect == effect, c.factor == factor, c.text == text.strip())
    found: str | None = session.execute(select(c.id).where(*same)).scalar()
    data = FactorData(effect=effect, factor=factor, text=text.strip())
    return found or add(session, EventFactor, data, event_id=event_id, pupil_id=pupil_id)


def remove_factor(session: Session, factor_id: str) -> None:
    """Raises UserProblem "gone"."""
    remove(session, EventFactor, factor_id)
