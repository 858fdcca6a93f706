"""Plans of many children in a row, for the school's own people: one at a time, so that a hundred need no more memory than one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rondom import clock
from rondom.dossier.queries import pupil_rows
from rondom.language import _, day
from rondom.pdf.documents import plan_pdf
from rondom.pdf.plan_of_pupil import drawn_plan, meetings_with_plan
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.plan.reading import Audience, PlanReading
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


def plans_of(session: Session, pupil_ids: Sequence[str], today: date) -> tuple[PlanOf, ...]:
    """In the order of the names asked for; children that are gone are left out."""
    known = {row.id: row.name for row in pupil_rows(session, today)}
    return tuple(_plan_of(session, one, known[one]) for one in pupil_ids if one in known)


def many_plans(
    session: Session, plans: Iterable[PlanOf], audience: Audience, dress: PrintAs = AS_IT_IS
) -> Iterator[MadePlan]:
    """Each plan as it is made; who takes no more stops the rest. Children without a plan are passed over."""
    for one in plans:
        if one.meeting_id:
            yield MadePlan(one, plan_pdf(reading_of(session, one), audience, dress))


def reading_of(session: Session, plan: PlanOf) -> PlanReading:
    """The whole newest plan, with nobody's name on it. Raises UserProblem "gone"."""
    return drawn_plan(session, plan.meeting_id)


def file_names(plans: Sequence[PlanOf], school: str, today: date | None = None) -> list[str]:
    """Plan 01 De Regenwulp 2026-03-12.pdf: numbered in the order of the list, without the name of a child."""
    on = (today or clock.today()).isoformat()
    kept = " ".join("".join(sign if sign.isalnum() or sign in "-_." else " " for sign in school).split()).strip(". ")
    digits = max(2, len(str(len(plans))))
    parts = (f"{_('Plan')} {{n:0{digits}}}", kept, on)
    pattern = " ".join(part for part in parts if part)
    return [f"{pattern.format(n=number)}.pdf" for number in range(1, len(plans) + 1)]


def _plan_of(session: Session, pupil_id: str, name: str) -> PlanOf:
    found = meetings_with_plan(session, pupil_id)
    if not found:
        return PlanOf(pupil_id, name)
    meeting = found[0].meeting
    on = day(meeting.starts_at.date()) if meeting.starts_at else ""
    return PlanOf(pupil_id, name, meeting.id, ", ".join(part for part in (meeting.title, on) if part))
