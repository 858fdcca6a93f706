"""Who gets this plan, and which parts of it: a light per reader and per part, always with the reason.

What may not go is left out as a whole part. The paper says that something is missing, never what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rondom.dossier.names import short_name
from rondom.dossier.queries import CaregiverRow, PupilHead, caregiver_rows, pupil_head
from rondom.language import _, folded
from rondom.meetings.attendees import attendee_rows
from rondom.meetings.data_kinds import HEALTH, HOME, KINDS, SCHOOL, WELLBEING
from rondom.meetings.detail import meeting_head
from rondom.plan.gets import AGREEMENTS, NOTHING
from rondom.plan.lines import LINED, count_lines, tells_reasons, without_lines, without_reasons
from rondom.plan.may_hear import may_hear
from rondom.plan.purposes import each_purpose
from rondom.plan.reading import FollowUp, Happened, Kring, Part, Perspective, PlanReading
from rondom.plan.wording import part_title
from rondom.privacy.lights import narrowest
from rondom.privacy.queries import answers_of, child_facts, data_kinds_for
from rondom.privacy.rules import (
    FROM_OUTSIDE,
    Light,
    LightStatus,
    Reader,
    ReaderKind,
    keeps_nothing,
    light,
)
from rondom.vault.store import Session

PUPIL = "pupil"
"""Key of the child itself among the readers."""
DATA_KINDS = tuple(key for key, _word in KINDS)
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
    purpose: str = ""
    """Of the permission this person reads by: see `rondom.plan.purposes`."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row of the share assistant: some parts of the plan that go or stay together."""

    key: str
    title: str
    parts: frozenset[Part]
    light: Light
    kinds: frozenset[str] = frozenset()
    """The kinds of lines that go or stay with it, in the parts that are made of lines."""
    lines: int = 0
    """How many of those there are."""

    @property
    def goes(self) -> bool:
        return self.light.status is LightStatus.MAY


_ALWAYS = frozenset({Part.PEOPLE})
GUARDED = (HOME, HEALTH)
"""Of words that can be about anything: both of the kinds that are guarded most have to be permitted."""
ADDRESS = "address"
"""Key of the row that says whether someone's own address stands on the copy. It is no part of the plan."""


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    parts: tuple[Part, ...]
    kind: str
    """The kind of data; none: it belongs to the task of everyone who may read at all."""
    lined: bool = False
    """The lines of this kind, wherever they stand, go with it."""


_ROWS = (
    _Row("request", (Part.REQUEST,), SCHOOL, lined=True),
    _Row("voice", (Part.VOICE,), WELLBEING, lined=True),
    _Row("home", (), HOME, lined=True),
    _Row("health", (), HEALTH, lined=True),
    _Row("happened", (Part.TIMELINE,), HOME),
    _Row("kring", (Part.KRING,), HOME),
    _Row("goals", (Part.LAST_TIME, Part.GOALS, Part.AGREEMENTS, Part.FOLLOW_UP), ""),
    _Row("further", (Part.NOTES, Part.PARKED), HOME),
    _Row("approvals", (Part.APPROVALS,), ""),
    _Row("views", (Part.VIEWS,), HOME),
)
"""The reasons and reservations of who agreed or did not, and a zienswijze, go with what is said of home. What was parked and said
further can be about anything, an illness too: see `GUARDED`."""


def plan_readers(session: Session, meeting_id: str, today: date) -> list[PlanReader]:
    """Both parents whether they came or not, the child, then everyone at the table; own staff last."""
    head = meeting_head(session, meeting_id)
    child, answers = child_facts(session, head.pupil_id), answers_of(session, head.pupil_id)
    found = [
        caregiver_reader(one, light(child, Reader(ReaderKind.CAREGIVER, one.name, one.id), answers, today))
        for one in caregiver_rows(session, head.pupil_id)
        if not one.deceased
    ]
    pupil = pupil_head(session, head.pupil_id, today)
    found.append(pupil_reader(pupil, light(child, Reader(ReaderKind.PUPIL, pupil.name), answers, today)))
    chosen: dict[str, str] = {}
    for other in attendee_rows(session, {meeting_id: today}).get(meeting_id, []):
        if not other.caregiver_id and other.perspective != "child":
            chosen[other.id] = other.consent_id
            side = Perspective(other.perspective)
            found.append(
                PlanReader(
                    other.id, other.name, other.short, other.role, side, "", other.reader_kind, other.light, other.gets
                )
            )
    found = each_purpose(session, head.pupil_id, found, today, chosen)
    return sorted(found, key=lambda one: one.kind is ReaderKind.STAFF)


def caregiver_reader(one: CaregiverRow, shown: Light) -> PlanReader:
    """A parent, or who cares for the child in their place."""
    return PlanReader(
        one.id, one.name, short_name(one.name), one.relation, Perspective.PARENT, one.custody.value, ReaderKind.CAREGIVER,
        shown,
    )  # fmt: skip


def pupil_reader(head: PupilHead, shown: Light) -> PlanReader:
    """The child itself."""
    return PlanReader(
        PUPIL, head.name, head.first_name, _("leerling"), Perspective.CHILD, "", ReaderKind.PUPIL, shown
    )  # fmt: skip


def plan_parts(
    session: Session, meeting_id: str, reader: PlanReader, today: date, reading: PlanReading
) -> list[PartRow]:
    """What of this plan may go to this reader, row by row: only rows of which something stands in it, and the agreements."""
    head = meeting_head(session, meeting_id)
    return parts_for(reading, reader, granted_to(session, head.pupil_id, reader, today), head.voice_audience)


def granted_to(session: Session, pupil_id: str, reader: PlanReader, today: date) -> tuple[str, ...]:
    """The kinds of data someone may have by permission, for the purpose of that permission; () for who needs none."""
    return data_kinds_for(session, pupil_id, reader.name, today, reader.purpose) if by_permission(reader) else ()


def parts_for(
    reading: PlanReading, reader: PlanReader, granted: Iterable[str], voice_audience: str = ""
) -> list[PartRow]:
    """`plan_parts` of values that are known already."""
    name, granted = reading.child.first_name, tuple(granted)
    titles = {
        "request": _("Aanleiding, factoren en zorgen"),
        "voice": part_title(Part.VOICE, name),
        "home": _("Wat over thuis is gezegd"),
        "health": _("Wat over gezondheid is gezegd"),
        "happened": part_title(Part.TIMELINE, name),
        "kring": part_title(Part.KRING, name),
        "goals": _("Doel en afspraken"),
        "further": _("Verder besproken en bewaard"),
        "approvals": _("Wie het ermee eens is"),
        "views": _("Redenen en zienswijze"),
    }
    lines = count_lines(reading)
    return [
        PartRow(
            row.key,
            titles[row.key],
            frozenset(row.parts),
            _agreed(reader, row.key) or narrowest(
                [part_light(reader, kind, granted, voice_audience, row.key == "voice") for kind in _kinds(reading, row)]
            ),
            frozenset({row.kind}) if row.lined else frozenset(),
            lines[row.kind] if row.lined else 0,
        )
        for row in _ROWS
        if row.key == "goals" or _in(reading, row, lines)
    ]  # fmt: skip


def _kinds(reading: PlanReading, row: _Row) -> tuple[str, ...]:
    """The kinds of data of a row: all of them have to be permitted."""
    if Part.TIMELINE in row.parts:
        return reading.happened.kinds or GUARDED
    return GUARDED if Part.NOTES in row.parts else (row.kind,)


def _in(reading: PlanReading, row: _Row, lines: Mapping[str, int]) -> bool:
    """Whether something of this row stands in the plan. `lines` counts those of each kind."""
    if row.lined and lines.get(row.kind):
        return True
    if row.key == "views":
        return tells_reasons(reading)
    return any(_has(reading, part) for part in row.parts)


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
    found = _outsider_light(whole, kind, [folded(one) for one in granted]) if by_permission(reader) else whole
    if not voice or not audience.strip() or found.status is not LightStatus.MAY:
        return found
    return _voice_light(found, reader, audience)


def _voice_light(found: Light, reader: PlanReader, audience: str) -> Light:
    """What a child said goes to whom it named. It can always be asked again."""
    family = reader.kind is ReaderKind.CAREGIVER
    if reader.kind is ReaderKind.PUPIL or may_hear(audience, reader.name, reader.role, family):
        told = _("Wie mag dit horen: {who}").format(who=audience)
        return found if by_permission(reader) else replace(found, reason=told)
    reason = _("Het kind zei wie dit mag horen: {who}. Vraag het kind eerst.").format(who=audience.strip().rstrip("."))
    return Light(LightStatus.ASK_FIRST, reason, source="gehoord")


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
    lines = count_lines(reading)
    return frozenset(kind for row in _ROWS if row.kind and _in(reading, row, lines) for kind in _kinds(reading, row))


def left_out(rows: Iterable[PartRow]) -> frozenset[Part]:
    """The parts that stay behind by these lights."""
    return frozenset(part for row in rows if not row.goes for part in row.parts)


def for_reader(reading: PlanReading, reader: PlanReader, rows: Iterable[PartRow]) -> PlanReading:
    """The copy of one reader: their name on it, and only what these rows say may go.

    What no row speaks of does not go either. A part that was empty is not called missing.
    """
    going = [row for row in rows if row.goes]
    parts = frozenset(part for row in going for part in row.parts) | _ALWAYS | LINED
    kinds = frozenset(kind for row in going for kind in row.kinds)
    if Part.VIEWS not in parts:
        reading = without_reasons(reading)
    filled = frozenset(part for part in _EMPTY.keys() - parts if _has(reading, part))
    emptied = {name: empty for part in filled for name, empty in _EMPTY[part].items()}
    made = without_lines(replace(reading, **emptied), frozenset(DATA_KINDS) - kinds)
    return replace(made, omitted=made.omitted | filled, copy_for=reader.name, copy_short=reader.short)


def for_nobody(reading: PlanReading, voice_audience: str) -> PlanReading:
    """With no name on it: without what a child said to some only."""
    if may_hear(voice_audience, "", "", False) or not _has(reading, Part.VOICE):
        return reading
    return replace(reading, omitted=reading.omitted | {Part.VOICE}, **_EMPTY[Part.VOICE])


_EMPTY: dict[Part, dict[str, Any]] = {
    Part.PEOPLE: {"people": ()},
    Part.REQUEST: {"reason": "", "question": ""},
    Part.VOICE: {"voice": None, "drawn": (), "drawings": ()},
    Part.TIMELINE: {"happened": Happened()},
    Part.KRING: {"kring": Kring()},
    Part.LAST_TIME: {"reviews": (), "running": ()},
    Part.GOALS: {"goals": ()},
    Part.AGREEMENTS: {"agreements": ()},
    Part.FOLLOW_UP: {"follow_up": FollowUp()},
    Part.NOTES: {"notes": ()},
    Part.PARKED: {"parked": ()},
    Part.APPROVALS: {"approvals": (), "signatures": ()},
    Part.VIEWS: {"views": ()},
}
"""Which fields a part is made of, and what they are when it is left out; of the parts that are made of lines see `lines`."""


def _has(reading: PlanReading, part: Part) -> bool:
    return any(getattr(reading, name) != empty for name, empty in _EMPTY[part].items())
