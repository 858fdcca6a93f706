"""Who may ask for everything about a child, and until when the school has time. Pure but for the readers.

General Data Protection Regulation (AVG) article 12(3): within one month; two more when it is complex, if that is said within
the first. Article 15: the copy. Under 16 who holds gezag asks in the name of the child, from 16 the pupil (UAVG article 5).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from rondom.dossier.model import NoteData, NoteKind
from rondom.dossier.queries import caregiver_rows, pupil_head
from rondom.language import _, day
from rondom.plan.sharing import PlanReader, caregiver_reader, pupil_reader
from rondom.privacy.deciding import Child, Phase, phase
from rondom.privacy.queries import answers_of, child_facts
from rondom.privacy.rules import Light, LightStatus, Reader, ReaderKind, light
from rondom.vault.store import Session

MONTHS, EXTRA_MONTHS = 1, 2


def due_on(asked_on: date, extended: bool = False) -> date:
    """The last day. Asked on 31 January: 28 or 29 February, for there is no 31st."""
    months = MONTHS + (EXTRA_MONTHS if extended else 0)
    year, month = divmod(asked_on.year * 12 + asked_on.month - 1 + months, 12)
    return date(year, month + 1, min(asked_on.day, monthrange(year, month + 1)[1]))


def due_words(asked_on: date, today: date, extended: bool = False) -> str:
    """Uiterlijk 12 april 2026, nog 30 dagen."""
    last = due_on(asked_on, extended)
    left = (last - today).days
    if left < 0:
        return _("Moest uiterlijk {day}. Geef het alsnog, en zeg waarom het later werd.").format(day=day(last))
    if left == 0:
        return _("Uiterlijk vandaag.")
    return _("Uiterlijk {day}, nog {n} {days}.").format(
        day=day(last), n=left, days=_("dag") if left == 1 else _("dagen")
    )


def request_note(asked_on: date, extended: bool, who: str, author: str, today: date) -> NoteData:
    """That it was asked, and the last day, to keep with the child: a packet takes days to look over. `who` "" is not known yet."""
    told = (
        _("{who} vroeg op {asked} om inzage. Geef het uiterlijk {last}.")
        if who
        else _("Op {asked} is om inzage gevraagd. Geef het uiterlijk {last}.")
    )
    words = told.format(who=who, asked=day(asked_on), last=day(due_on(asked_on, extended)))
    return NoteData(written_on=today, kind=NoteKind.NOTE, author=author, text=words)


def purpose(asked_on: date) -> str:
    """What the register of verstrekkingen says."""
    return _("inzage, gevraagd op {day}").format(day=day(asked_on))


def inzage_readers(session: Session, pupil_id: str, today: date) -> list[PlanReader]:
    """Those who could ask: everyone who cares for the child, and the child."""
    child, answers = child_facts(session, pupil_id), answers_of(session, pupil_id)
    found = [
        caregiver_reader(
            one,
            caregiver_light(child, light(child, Reader(ReaderKind.CAREGIVER, one.name, one.id), answers, today), today),
        )
        for one in caregiver_rows(session, pupil_id)
        if not one.deceased and one.name
    ]
    own = pupil_reader(pupil_head(session, pupil_id, today), pupil_light(child, today))
    return sorted([*found, own], key=lambda one: one.light.status is not LightStatus.MAY)


def caregiver_light(child: Child, usual: Light, on: date) -> Light:
    """What one may read of a plan is not yet a right to all of it: that is for who holds gezag, and until the child is 16."""
    if phase(child.birth_date, on) is Phase.PUPIL:
        reason = _("Vanaf 16 jaar vraagt {child} zelf om inzage. Een ouder kan dat met een machtiging van {child}.")
        return Light(LightStatus.MAY_NOT, reason.format(child=child.said), source="inzage")
    if usual.status is LightStatus.MAY:
        reason = _("Heeft gezag en vraagt dit namens {child}.").format(child=child.said)
        return replace(usual, reason=reason, basis=_("recht op inzage, heeft gezag"), source="inzage")
    if usual.status is LightStatus.ASK_FIRST:
        return usual
    reason = _("Heeft geen gezag. Recht op inzage van het hele dossier hoort bij gezag.")
    return Light(LightStatus.MAY_NOT, reason, source="inzage")


def pupil_light(child: Child, on: date) -> Light:
    """The pupil itself: from 16 alone, before that through who holds gezag."""
    match phase(child.birth_date, on):
        case Phase.PUPIL:
            reason = _("Is 16 jaar of ouder en vraagt dit zelf.")
            return Light(LightStatus.MAY, reason, _("recht op inzage, 16 jaar of ouder"), "inzage")
        case Phase.UNKNOWN:
            return Light(LightStatus.ASK_FIRST, _("De geboortedatum ontbreekt nog."), source="inzage")
    reason = _("Tot 16 jaar vraagt een ouder met gezag dit. Kijk gerust samen met {child} mee.").format(
        child=child.said
    )
    return Light(LightStatus.MAY_NOT, reason, source="inzage")
