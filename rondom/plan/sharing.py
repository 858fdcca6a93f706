"""Who gets this plan, and which parts of it: a light per reader and per part, always with the reason.

What may not go is left out as a whole part. The paper says that something is missing, never what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rondom.dossier.names import short_name
from rondom.dossier.queries import caregiver_rows, pupil_head
from rondom.language import _, folded
from rondom.meetings.attendees import attendee_rows
from rondom.meetings.detail import meeting_head
from rondom.plan.gets import AGREEMENTS, NOTHING
from rondom.plan.reading import FollowUp, Happened, Kring, Part, Perspective, PlanReading
from rondom.plan.wording import part_title
from rondom.privacy.queries import answers_of, child_facts, data_kinds_for
from rondom.privacy.rules import FROM_OUTSIDE, Light, LightStatus, Reader, ReaderKind, keeps_nothing, light
from rondom.vault.store import Session

SCHOOL, WELLBEING, HOME, HEALTH = "school", "welbevinden", "thuis", "gezondheid"
DATA_KINDS = (SCHOOL, WELLBEING, HOME, HEALTH)
"""The kinds of data a permission can name."""


@dataclass(frozen=True, slots=True)
class PlanReader:
    """Someone who could get the plan."""

    key: str
    name: str
    short: str
    role: str
    perspective: Perspective
    custody: str
    kind: ReaderKind
    light: Light
    gets: str = ""
    """What was agreed in the meeting that this person gets, see `rondom.plan.gets`."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row of the share assistant: some parts of the plan that go or stay together."""

    key: str
    title: str
    parts: frozenset[Part]
    light: Light

    @property
    def goes(self) -> bool:
        return self.light.status is LightStatus.MAY


_ALWAYS = frozenset({Part.PEOPLE})
_ROWS: tuple[tuple[str, tuple[Part, ...], str], ...] = (
    ("request", (Part.REQUEST, Part.STRENGTHS, Part.FACTORS, Part.CONCERNS), SCHOOL),
    ("voice", (Part.VOICE, Part.WISHES), WELLBEING),
    ("happened", (Part.TIMELINE,), HOME),
    ("kring", (Part.KRING,), HOME),
    ("goals", (Part.LAST_TIME, Part.GOALS, Part.AGREEMENTS, Part.FOLLOW_UP), ""),
    ("further", (Part.NOTES, Part.PARKED), HOME),
    ("approvals", (Part.APPROVALS, Part.VIEWS), ""),
)
"""Key, parts, and the kind of data they are; no kind: it belongs to the task of everyone who may read at all. What was parked
and said further can be about anything, so it goes with the kind that is guarded most."""


def plan_readers(session: Session, meeting_id: str, today: date) -> list[PlanReader]:
    """Both parents whether they came or not, then everyone at the table except the child; own staff last."""
    head = meeting_head(session, meeting_id)
    child, answers = child_facts(session, head.pupil_id), answers_of(session, head.pupil_id)
    found = [
        PlanReader(
            key=one.id,
            name=one.name,
            short=short_name(one.name),
            role=one.relation,
            perspective=Perspective.PARENT,
            custody=one.custody.value,
            kind=ReaderKind.CAREGIVER,
            light=light(child, Reader(ReaderKind.CAREGIVER, one.name, one.id), answers, today),
        )
        for one in caregiver_rows(session, head.pupil_id)
        if not one.deceased
    ]
    for other in attendee_rows(session, {meeting_id: today}).get(meeting_id, []):
        if not other.caregiver_id and other.perspective != "child":
            side = Perspective(other.perspective)
            found.append(
                PlanReader(
                    other.id, other.name, other.short, other.role, side, "", other.reader_kind, other.light, other.gets
                )
            )
    return sorted(found, key=lambda one: one.kind is ReaderKind.STAFF)


def plan_parts(session: Session, meeting_id: str, reader: PlanReader, today: date) -> list[PartRow]:
    """What of the plan may go to this reader, row by row."""
    head = meeting_head(session, meeting_id)
    name = pupil_head(session, head.pupil_id, today).first_name
    kinds = data_kinds_for(session, head.pupil_id, reader.name, today) if by_permission(reader) else ()
    titles = {
        "request": _("Aanleiding, factoren en zorgen"),
        "voice": part_title(Part.VOICE, name),
        "happened": part_title(Part.TIMELINE, name),
        "kring": part_title(Part.KRING, name),
        "goals": _("Doel en afspraken"),
        "further": _("Verder besproken en bewaard"),
        "approvals": _("Akkoord en zienswijze"),
    }
    return [
        PartRow(
            key,
            titles[key],
            frozenset(parts),
            _agreed(reader, key) or part_light(reader, kind, kinds, head.voice_audience, key == "voice"),
        )
        for key, parts, kind in _ROWS
    ]


def _agreed(reader: PlanReader, key: str) -> Light | None:
    """The light of a part that the meeting agreed not to give. What may not be given anyway is refused for that reason."""
    if reader.light.status not in (LightStatus.MAY, LightStatus.PARTLY):
        return None
    if reader.gets == NOTHING:
        return Light(LightStatus.MAY_NOT, _("Afgesproken: {name} krijgt dit plan niet.").format(name=reader.short))
    if reader.gets == AGREEMENTS and key != "goals":
        return Light(LightStatus.MAY_NOT, _("Afgesproken: {name} krijgt de afspraken.").format(name=reader.short))
    return None


def by_permission(reader: PlanReader) -> bool:
    """Whether it depends on the kinds of data of a permission: of who comes from outside, and of family that was granted it."""
    return reader.kind in FROM_OUTSIDE or reader.light.granted


def part_light(reader: PlanReader, kind: str, granted: Iterable[str], audience: str = "", voice: bool = False) -> Light:
    """The light of one part. Pure: `kind` of data of the part, and the kinds that were `granted` to an outsider."""
    whole = reader.light
    if whole.status in (LightStatus.ASK_FIRST, LightStatus.MAY_NOT):
        return whole
    if keeps_nothing(whole):
        return Light(LightStatus.MAY_NOT, whole.reason, source=whole.source)
    if reader.kind is ReaderKind.CAREGIVER and whole.status is LightStatus.PARTLY and not whole.granted:
        if not kind:
            return replace(whole, status=LightStatus.MAY, reason=_every_day(whole) or _("Belangrijk feit. Op verzoek."))
        return Light(
            LightStatus.ASK_FIRST, _("Zonder gezag alleen belangrijke feiten, op verzoek."), source=whole.source
        )
    if not by_permission(reader):
        told = _("Wie mag dit horen: {who}").format(who=audience) if voice and audience.strip() else whole.reason
        return replace(whole, reason=told)
    return _outsider_light(whole, kind, [folded(one) for one in granted])


def _every_day(whole: Light) -> str:
    """A foster parent needs what was agreed to care for the child, asked or not."""
    return _("Nodig om elke dag te zorgen.") if whole.source == "pleegouder" else ""


def _outsider_light(whole: Light, kind: str, granted: list[str]) -> Light:
    if not kind:
        return Light(LightStatus.MAY, _("Hoort bij het doel van de toestemming."), whole.basis)
    if kind not in granted:
        return Light(LightStatus.MAY_NOT, _("Hiervoor is geen toestemming gegeven: {kind}.").format(kind=kind))
    if whole.status is LightStatus.PARTLY and kind in (HOME, HEALTH):
        return Light(LightStatus.ASK_FIRST, whole.reason)
    return Light(LightStatus.MAY, whole.reason, whole.basis)


def kinds_in(reading: PlanReading) -> frozenset[str]:
    """The kinds of data that stand in this plan."""
    return frozenset(kind for _key, parts, kind in _ROWS if kind and any(_has(reading, part) for part in parts))


def left_out(rows: Iterable[PartRow]) -> frozenset[Part]:
    """The parts that stay behind by these lights."""
    return frozenset(part for row in rows if not row.goes for part in row.parts)


def for_reader(reading: PlanReading, reader: PlanReader, omitted: Iterable[Part]) -> PlanReading:
    """The copy of one reader: their name on it, and without what may not go. A part that was empty is not called missing."""
    filled = frozenset(part for part in set(omitted) - _ALWAYS if _has(reading, part))
    emptied = {name: empty for part in filled for name, empty in _EMPTY[part].items()}
    return replace(reading, **emptied, omitted=reading.omitted | filled, copy_for=reader.name, copy_short=reader.short)


_EMPTY: dict[Part, dict[str, Any]] = {
    Part.PEOPLE: {"people": ()},
    Part.REQUEST: {"reason": "", "question": ""},
    Part.VOICE: {"voice": None},
    Part.STRENGTHS: {"strengths": ()},
    Part.FACTORS: {"enabling": (), "hindering": ()},
    Part.TIMELINE: {"happened": Happened()},
    Part.KRING: {"kring": Kring()},
    Part.CONCERNS: {"concerns": ()},
    Part.WISHES: {"wishes": ()},
    Part.LAST_TIME: {"reviews": (), "running": ()},
    Part.GOALS: {"goals": ()},
    Part.AGREEMENTS: {"agreements": ()},
    Part.FOLLOW_UP: {"follow_up": FollowUp()},
    Part.NOTES: {"notes": ()},
    Part.PARKED: {"parked": ()},
    Part.APPROVALS: {"approvals": (), "signatures": ()},
    Part.VIEWS: {"views": ()},
}
"""Which fields a part is made of, and what they are when it is left out."""


def _has(reading: PlanReading, part: Part) -> bool:
    return any(getattr(reading, name) != empty for name, empty in _EMPTY[part].items())
