"""Who gets a timeline, and which part of it: a light per reader and per row, always with the reason.

A timeline is about home, health and wellbeing too, so someone from outside gets only the lanes of the kinds of data that
were granted. What may not go is left out whole; the paper says that something is missing, never what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from rondom.dossier.circles import is_child
from rondom.dossier.names import short_name
from rondom.dossier.queries import ContactRow, caregiver_rows, contact_rows, pupil_head
from rondom.language import _, folded
from rondom.meetings.data_kinds import HEALTH, HOME, SCHOOL, WELLBEING
from rondom.plan.lane_kinds import HEALTH_TOPICS, LANES_OF
from rondom.plan.purposes import each_purpose
from rondom.plan.reading import Perspective
from rondom.plan.sharing import PartRow, PlanReader, caregiver_reader, granted_to, part_light, pupil_reader
from rondom.privacy.queries import answers_of, child_facts
from rondom.privacy.rules import Answer, LightStatus, Reader, ReaderKind, groups, light
from rondom.school.queries import school_facts
from rondom.timeline.sheets import TimelineReading, without
from rondom.vault.store import Session

VIEWS, ILLNESS = "views", "health"
_KIND = {SCHOOL: SCHOOL, WELLBEING: WELLBEING, HOME: HOME, ILLNESS: HEALTH, VIEWS: WELLBEING}


def timeline_readers(session: Session, pupil_id: str, today: date) -> list[PlanReader]:
    """Parents, the child, then everyone around it; own staff last. Who has died gets nothing."""
    child, answers = child_facts(session, pupil_id), answers_of(session, pupil_id)
    school = school_facts(session).name
    found = [
        caregiver_reader(one, light(child, Reader(ReaderKind.CAREGIVER, one.name, one.id), answers, today))
        for one in caregiver_rows(session, pupil_id)
        if not one.deceased and one.name
    ]
    head = pupil_head(session, pupil_id, today)
    found.append(pupil_reader(head, light(child, Reader(ReaderKind.PUPIL, head.name), answers, today)))
    known = {folded(one.name) for one in found}
    for other in contact_rows(session, pupil_id):
        if not other.name or folded(other.name) in known or is_no_reader(other, answers):
            continue
        kind = kind_of_contact(other, school)
        shown = light(child, Reader(kind, other.name), answers, today)
        side = Perspective(other.perspective)
        found.append(PlanReader(other.id, other.name, short_name(other.name), other.role, side, "", kind, shown))
    found = each_purpose(session, pupil_id, found, today)
    return sorted(found, key=lambda one: one.kind is ReaderKind.STAFF)


def kind_of_contact(one: ContactRow, school: str) -> ReaderKind:
    """Own staff, or someone from outside: so is who works elsewhere, whichever side was filled in, and so is another child."""
    own = one.perspective == Perspective.SCHOOL and folded(one.organisation) in ("", folded(school))
    return ReaderKind.STAFF if own and not is_child(one.role, one.perspective) else ReaderKind.OUTSIDER


def is_no_reader(one: ContactRow, answers: Iterable[Answer]) -> bool:
    """A classmate, a friend or a brother is not offered a paper about another child, unless permission was asked for just that."""
    young = one.perspective == Perspective.CHILD or is_child(one.role, one.perspective)
    return young and not groups(answers, one.name)


def timeline_parts(session: Session, pupil_id: str, reader: PlanReader, today: date) -> list[PartRow]:
    """What of the timeline may go to this reader, row by row."""
    granted = granted_to(session, pupil_id, reader, today)
    titles = {
        SCHOOL: _("School, ondersteuning en overleg"),
        WELLBEING: _("Het kind, en wat hielp"),
        HOME: _("Gezin, wonen en geld"),
        ILLNESS: _("Jeugdhulp, zorg en gezondheid"),
        VIEWS: _("Hoe ieder het zag"),
    }
    return [PartRow(key, title, frozenset(), part_light(reader, _KIND[key], granted)) for key, title in titles.items()]


def timeline_for(reading: TimelineReading, reader: PlanReader, rows: Iterable[PartRow]) -> TimelineReading:
    """The copy of one reader, without what may not go."""
    away = {row.key for row in rows if not row.goes}
    kinds = {kind for key, kind in _KIND.items() if key in away and key != VIEWS}
    lanes = {lane for kind in kinds for lane in LANES_OF[kind]}
    topics = HEALTH_TOPICS if ILLNESS in away else frozenset()
    return replace(without(reading, lanes, topics, VIEWS in away), copy_for=reader.name)


def may_have_picture(reader: PlanReader, rows: Iterable[PartRow]) -> bool:
    """A loose picture is for the family, and only when nothing of it has to stay behind."""
    family = reader.kind in (ReaderKind.CAREGIVER, ReaderKind.PUPIL)
    return family and reader.light.status is LightStatus.MAY and all(row.goes for row in rows)
