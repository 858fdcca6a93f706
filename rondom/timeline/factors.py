"""What protected, what helped, what stood in the way: a catalogue in plain words, and linking one to an event.

Protective: the ten that the Netherlands Youth Institute (NJi) names as the strongest, in own words. Enabling and
hindering: what can work for or against help, for each of the seven keys of good collaboration, for this child (case) and
in how things are arranged (policy). Nothing here is counted into a score, and hindering is never called a risk.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.language import _
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


def _protective(key: str, name: str) -> Factor:
    return Factor(key, FactorEffect.PROTECTIVE, name)


def _pair(seat: int, level: str, key: str, enabling: str, hindering: str) -> tuple[Factor, Factor]:
    """The same matter from its two sides."""
    return (
        Factor(f"{key}-wel", FactorEffect.ENABLING, enabling, seat, level),
        Factor(f"{key}-niet", FactorEffect.HINDERING, hindering, seat, level),
    )


FACTORS: dict[str, Factor] = {
    factor.key: factor
    for factor in (
        _protective("binding", _("hoort erbij, thuis of in een groep")),
        _protective("meedoen", _("kan meedoen en meebeslissen")),
        _protective("normen", _("leeft met goede afspraken en voorbeelden")),
        _protective("waardering", _("wordt gezien en gewaardeerd")),
        _protective("steun", _("heeft een volwassene om op te bouwen")),
        _protective("vrije-tijd", _("heeft een fijne vrije tijd, zoals sport of een club")),
        _protective("vaardig", _("kan omgaan met anderen en met gevoelens")),
        _protective("denken", _("kan goed nadenken en oplossingen bedenken")),
        _protective("leren", _("heeft zin in school en leren")),
        _protective("zelfbeeld", _("heeft vertrouwen in zichzelf")),
        *_pair(1, CASE, "vast-gezicht", _("een vast gezicht voor kind en ouders"), _("steeds iemand anders")),
        *_pair(1, POLICY, "tijd-relatie", _("tijd om elkaar te leren kennen"), _("te weinig tijd om elkaar te leren kennen")),
        *_pair(2, CASE, "breed-gekeken", _("eerst samen breed gekeken"), _("te snel een oplossing gekozen")),
        *_pair(2, POLICY, "kind-centraal", _("de vraag van het kind was het begin"), _("de regels waren het begin")),
        *_pair(3, CASE, "passende-kennis", _("de hulpverlener had de goede kennis"), _("kennis die nodig was, ontbrak")),
        *_pair(3, POLICY, "samen-leren", _("school en hulp leerden van elkaar"), _("geen tijd om van elkaar te leren")),
        *_pair(4, CASE, "ruimte-handelen", _("er mocht iets extra’s of iets anders"), _("er was geen ruimte om iets anders te doen")),
        *_pair(4, POLICY, "vertrouwen", _("professionals mochten zelf beslissen"), _("eerst veel formulieren en toestemming")),
        *_pair(5, CASE, "op-maat", _("hulp op maat"), _("de hulp paste niet bij de vraag")),
        *_pair(5, POLICY, "aanbod", _("hulp was dichtbij en snel te krijgen"), _("hulp was er niet, of met een lange wachttijd")),
        *_pair(6, CASE, "een-plan", _("school, ouders en hulp hadden samen een plan"), _("ieder had een eigen plan")),
        *_pair(6, POLICY, "potjes", _("geld en regels sloten op elkaar aan"), _("geld en regels sloten niet op elkaar aan")),
        *_pair(7, CASE, "rust-thuis", _("eerst werd geld of wonen opgelost"), _("zorgen over geld of wonen bleven")),
        *_pair(7, POLICY, "bestaan", _("er was hulp bij geld en wonen"), _("hulp bij geld en wonen was niet te vinden")),
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
