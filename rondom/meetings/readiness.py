"""What is ready before a meeting, and what is still open before it closes. Pure: values in, sentences out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rondom.language import _, capital, listed
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.model import AgreementState, Approval, Attendance, MeetingKind
from rondom.privacy.readers import KEEPS_NOTHING
from rondom.privacy.rules import Child, LightStatus


@dataclass(frozen=True, slots=True)
class ReadyPart:
    """One of the five things to have before a meeting. `label` says what is there, or what to do."""

    key: str
    """purpose, agenda, voice, permission or sheets."""
    label: str
    ready: bool


@dataclass(frozen=True, slots=True)
class Preparation:
    """What counts for being ready."""

    kind: MeetingKind
    purpose: str
    steps: int
    voice: str
    sheets_out: bool
    attendees: Sequence[AttendeeRow]
    child: Child
    declined: bool = False
    """The child was asked and did not want to say anything."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not filled in yet. A reminder, never a bar. `step` is the key of the step to go to."""

    key: str
    text: str
    step: str


@dataclass(frozen=True, slots=True)
class Written:
    """What counts for closing. Agreements are (who, what, when as said, state)."""

    kind: MeetingKind
    begun: bool
    voice: str
    goals: int
    agreements: Sequence[tuple[str, str, str, AgreementState]]
    process_lead: str
    review: bool
    attendees: Sequence[AttendeeRow]
    child: str
    declined: bool = False
    """The child was asked and did not want to say anything."""


def preparation_document(title: str) -> str:
    """What the sheets of a meeting are called in the register of verstrekkingen; by it the sheets count as given."""
    return _("Voorbereidingsblad {meeting}").format(meeting=title)


def ready_parts(facts: Preparation) -> tuple[ReadyPart, ...]:
    """Purpose, agenda, the child's voice, permission, sheets. A talk with the child alone needs no voice before."""
    named = facts.child.said
    purpose = (_("Doel"), _("Doel opschrijven"))
    agenda = (_("Agenda"), _("Agenda maken"))
    voice = (_("Stem van {child}").format(child=named), _("Stem van {child} ontbreekt").format(child=named))
    sheets = (_("Bladen"), _("Bladen afdrukken"))
    parts = [
        _part("purpose", purpose, bool(facts.purpose.strip())),
        _part("agenda", agenda, facts.steps > 0),
    ]
    if facts.kind is not MeetingKind.CHILD_TALK:
        parts.append(_part("voice", voice, facts.declined or bool(facts.voice.strip())))
    parts.append(_permission(facts))
    parts.append(_part("sheets", sheets, facts.sheets_out))
    return tuple(parts)


def _part(key: str, labels: tuple[str, str], ready: bool) -> ReadyPart:
    return ReadyPart(key, labels[0] if ready else labels[1], ready)


def _permission(facts: Preparation) -> ReadyPart:
    """Ready when everyone who comes may read along; parents without gezag come with their own part."""
    closed = [one for one in facts.attendees if not one.away and _needs_asking(one)]
    if not closed:
        return ReadyPart("permission", _("Toestemming"), True)
    refused = [one for one in closed if one.light.status is LightStatus.MAY_NOT]
    if refused:
        names = listed([one.short for one in refused])
        return ReadyPart("permission", _("Geen toestemming voor {names}").format(names=names), False)
    relations = {one.id: one.relation for one in facts.child.guardians}
    waiting = {who.key: who.name for one in closed for who in one.waiting}
    if len(waiting) == 1:
        ((key, name),) = waiting.items()
        who = capital(relations.get(key) or name)
        return ReadyPart("permission", _("{who} om toestemming vragen").format(who=who), False)
    return ReadyPart("permission", _("Toestemming vragen"), False)


def _needs_asking(one: AttendeeRow) -> bool:
    if one.caregiver_id:
        return one.light.status is LightStatus.ASK_FIRST
    if one.reader_kind in KEEPS_NOTHING:  # hears what is said, and reads nothing
        return one.light.status in (LightStatus.ASK_FIRST, LightStatus.MAY_NOT)
    return one.light.status is not LightStatus.MAY


def missing_before_close(facts: Written) -> tuple[Missing, ...]:
    """What a good plan has and this one has not yet. Closing is possible all the same."""
    found = []
    if facts.kind is not MeetingKind.CHILD_TALK:
        if not facts.voice.strip() and not facts.declined:
            text = _("De woorden van {child} staan er nog niet in.").format(child=facts.child)
            found.append(Missing("voice", text, "voice"))
        if not facts.goals:
            found.append(Missing("goal", _("Er is nog geen doel."), "agreements"))
        found += _missing_agreements(facts.agreements)
        if not facts.process_lead.strip():
            found.append(Missing("lead", _("Er staat nog niet wie op het plan let."), "lead"))
        if not facts.review:
            found.append(Missing("review", _("Er is nog geen datum om te kijken of het werkt."), "lead"))
    if facts.begun:
        found += _missing_presence(facts.attendees)
    return (*found, *_missing_people(facts.attendees))


def _missing_agreements(agreements: Sequence[tuple[str, str, str, AgreementState]]) -> list[Missing]:
    open_ = [one for one in agreements if one[3] is not AgreementState.DROPPED]
    if not open_:
        return [Missing("agreement", _("Er is nog geen afspraak."), "agreements")]
    found = []
    if any(not who.strip() for who, _what, _due, _state in open_):
        found.append(Missing("who", _("Bij een afspraak staat nog niet wie het doet."), "agreements"))
    if any(not due.strip() for _who, _what, due, _state in open_):
        found.append(Missing("when", _("Bij een afspraak staat nog niet wanneer."), "agreements"))
    return found


def _missing_presence(attendees: Sequence[AttendeeRow]) -> list[Missing]:
    unknown = [one.short for one in attendees if one.attendance is Attendance.INVITED]
    if not unknown:
        return []
    text = _("Nog niet ingevuld wie er was: {names}.").format(names=listed(unknown))
    return [Missing("presence", text, "welcome")]


def _missing_people(attendees: Sequence[AttendeeRow]) -> list[Missing]:
    present = [one for one in attendees if not one.away and one.perspective != "child" and not one.interprets]
    silent = [one.short for one in present if one.approval is Approval.NONE]
    if not silent:
        return []
    text = _("Nog niet gevraagd of dit klopt: {names}.").format(names=listed(silent))
    return [Missing("approval", text, "close")]
