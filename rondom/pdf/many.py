"""Plans of many children, for the school's own people: of which there is one, what stands in it, and what the files are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rondom import clock
from rondom.dossier.queries import pupil_rows
from rondom.language import _, day
from rondom.paths import file_words
from rondom.pdf.plan_of_pupil import meetings_with_plan, plan_for_nobody
from rondom.plan.reading import PlanReading
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class PlanOf:
    """A child with the newest plan. `meeting_id` "" when there is none yet."""

    pupil_id: str
    name: str
    meeting_id: str = ""
    title: str = ""
    """Driehoek 3, 12 maart 2026"""


@dataclass(frozen=True, slots=True)
class MadePlan:
    plan: PlanOf
    content: bytes
    pages: int = 0


def plans_of(session: Session, pupil_ids: Sequence[str], today: date) -> tuple[PlanOf, ...]:
    """In the order of the names asked for; children that are gone are left out."""
    known = {row.id: row.name for row in pupil_rows(session, today)}
    return tuple(_plan_of(session, one, known[one]) for one in pupil_ids if one in known)


def reading_of(session: Session, plan: PlanOf) -> PlanReading:
    """The newest plan with nobody's name on it. Raises UserProblem "gone"."""
    return plan_for_nobody(session, plan.pupil_id, plan.meeting_id)


def file_names(plans: Sequence[PlanOf], school: str, today: date | None = None) -> list[str]:
    """Plan 01 De Regenwulp 2026-03-12.pdf: numbered in the order of the list, without the name of a child."""
    on = (today or clock.today()).isoformat()
    digits = max(2, len(str(len(plans))))
    after = " ".join(part for part in (file_words(school), on) if part)
    return [f"{_('Plan')} {number:0{digits}} {after}.pdf" for number in range(1, len(plans) + 1)]


def _plan_of(session: Session, pupil_id: str, name: str) -> PlanOf:
    found = meetings_with_plan(session, pupil_id)
    if not found:
        return PlanOf(pupil_id, name)
    meeting = found[0].meeting
    on = day(meeting.starts_at.date()) if meeting.starts_at else ""
    return PlanOf(pupil_id, name, meeting.id, ", ".join(part for part in (meeting.title, on) if part))
