"""What the dossier already says, for the fields of an OPP: every offer is taken with one click, and nothing is taken by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rondom.dossier.names import short_name
from rondom.dossier.queries import pupil_head
from rondom.language import _, day, folded
from rondom.meetings.detail import meeting_head
from rondom.meetings.strengths import strengths_of
from rondom.plan.development_fields import DevelopmentRow
from rondom.plan.development_plan import development_rows, stands_in
from rondom.plan.queries import current_plan, kept_reading
from rondom.plan.reading import Agreement, AgreementState, Goal, Perspective, PlanReading, Remark
from rondom.timeline.model import FactorEffect
from rondom.timeline.queries import event_rows
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class Offer:
    """Words for one field, and where they stand now: "Plan van 12 maart 2026"."""

    field: str
    text: str
    source: str


def offers_for(session: Session, pupil_id: str, one: DevelopmentRow, today: date) -> tuple[Offer, ...]:
    """All that could be taken over and does not stand in its field yet, in the order of the fields' own sources.

    From the plan that was fixed last, from what goes well, from the timeline (never what is not for a meeting), and what child
    and parents said of the version before.
    """
    found = [
        *_of_plan(session, pupil_id),
        *_of_strengths(session, pupil_id),
        *_of_timeline(session, pupil_id),
        *_of_before(session, pupil_id, one),
        *_of_question(session, pupil_id, today),
    ]
    return tuple(_new(found, one))


def _new(found: Iterable[Offer], one: DevelopmentRow) -> list[Offer]:
    """Each words once a field, and not what stands there."""
    once = {(offer.field, folded(offer.text)): offer for offer in reversed(list(found)) if offer.text.strip()}
    return [offer for offer in reversed(once.values()) if not stands_in(offer.text, one.text(offer.field))]


def _of_plan(session: Session, pupil_id: str) -> list[Offer]:
    row = current_plan(session, pupil_id)
    if row is None:
        return []
    told = _("{title}, plan van {day}").format(title=row.meeting_title, day=day(row.made_on))
    heard = meeting_head(session, row.meeting_id).voice_audience.strip()
    asked = f"{told}. {_('Wie mag dit horen: {who}').replace('{who}', heard)}" if heard else told
    return [
        replace(one, source=asked) if one.field == "child_view" else one
        for one in offers_of(kept_reading(session, row.meeting_id, row.number), told)
    ]


def offers_of(plan: PlanReading, source: str) -> list[Offer]:
    """What a fixed plan has for an OPP: goals and agreements are support, factors are factors, words of the child its view."""
    pairs = [
        *(("enabling", _remark(one)) for one in plan.enabling),
        *(("hindering", _remark(one)) for one in plan.hindering),
        *(("support", _goal(one)) for one in plan.goals),
        *(
            ("support", _agreement(one))
            for one in (*plan.agreements, *plan.running)
            if one.state is AgreementState.OPEN
        ),
        *((("child_view", plan.voice.words.strip()),) if plan.voice else ()),
        *(("parents_view", _said(one)) for one in plan.wishes if one.perspective is Perspective.PARENT),
        *(("parents_view", f"{short_name(one.who)}: {one.text.strip()}") for one in plan.views if one.text.strip()),
    ]
    return [Offer(key, text, source) for key, text in pairs]


def _remark(one: Remark) -> str:
    return one.text.strip()


def _said(one: Remark) -> str:
    """Moeder: Een ochtend zonder haast."""
    who = one.who.strip() or _("Ouders")
    return f"{who}: {one.text.strip()}" if one.text.strip() else ""


def _goal(one: Goal) -> str:
    """Doel: Mees loopt op maandag rustig naar binnen. Nu 1 van de 4 keer, straks 3 van de 4 keer."""
    if not one.text.strip():
        return ""
    now, then = one.now.strip(), one.then.strip()
    scale = (
        _("Nu {now}, straks {then}") if now and then else _("Nu {now}") if now else _("Straks {then}") if then else ""
    )
    sign = _("Hieraan merken we het: {sign}").replace("{sign}", one.sign.strip()) if one.sign.strip() else ""
    parts = (
        _("Doel: {text}").replace("{text}", one.text.strip()),
        scale.replace("{now}", now).replace("{then}", then),
        sign,
    )
    return " ".join(_ended(part) for part in parts if part)


def _agreement(one: Agreement) -> str:
    """Marloes: Een vaste startplek op maandag, 16 maart 2026."""
    what = one.what.strip().rstrip(".")
    when = one.due_said.strip() or (day(one.due) if one.due else "")
    told = ", ".join(part for part in (what, when) if part)
    return _ended(f"{one.who.strip()}: {told}" if one.who.strip() else told) if what else ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _of_strengths(session: Session, pupil_id: str) -> list[Offer]:
    """What goes well helps too; the newest few."""
    return [
        Offer("enabling", one.text.strip(), _("Wat gaat goed, {day}").format(day=day(one.said_on)) if one.said_on else _("Wat gaat goed"))
        for one in strengths_of(session, pupil_id)[:4]
    ]  # fmt: skip


def _of_timeline(session: Session, pupil_id: str) -> list[Offer]:
    field = {
        FactorEffect.PROTECTIVE: "enabling",
        FactorEffect.ENABLING: "enabling",
        FactorEffect.HINDERING: "hindering",
    }
    return [
        Offer(field[factor.effect], factor.words, _("Tijdlijn: {event}").replace("{event}", event.title))
        for event in event_rows(session, pupil_id, hidden_too=False)
        for factor in event.factors
    ]


def _of_before(session: Session, pupil_id: str, one: DevelopmentRow) -> list[Offer]:
    """What child and parents said the time before: to begin from, not to put in their mouths."""
    former = next((other for other in development_rows(session, pupil_id) if other.number < one.number), None)
    if former is None:
        return []
    source = _("OPP versie {n}").format(n=former.number)
    return [Offer(key, former.text(key).strip(), source) for key in ("child_view", "parents_view")]


def _of_question(session: Session, pupil_id: str, today: date) -> list[Offer]:
    asked = pupil_head(session, pupil_id, today).question.strip()
    return [Offer("needs", asked, _("De vraag in het dossier"))] if asked else []
