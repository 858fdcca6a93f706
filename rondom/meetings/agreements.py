"""What was agreed, wherever it was made: for lists, Vandaag and the next meeting. Writing them: `table.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import case, func, or_, select

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name
from rondom.language import _, plural, relative
from rondom.meetings.model import Agreement, AgreementMove, AgreementState, Meeting, MeetingState
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement, wherever it was made."""

    id: str
    meeting_id: str
    pupil_id: str
    pupil_name: str
    meeting_title: str
    who: str
    perspective: str
    what: str
    sign: str
    due_said: str
    due_on: date | None
    state: AgreementState
    done_on: date | None
    reason: str
    days_late: int
    """0 when it is in time, done, or has no day."""
    moved: int = 0
    """How often it got another moment."""

    @property
    def moved_words(self) -> str:
        """2 keer verzet; empty when it never was."""
        return plural(self.moved, "{n} keer verzet", "{n} keer verzet") if self.moved else ""

    def when_words(self, today: date) -> str:
        """5 dagen te laat; vandaag; vr 13 maart; elke maandag"""
        if self.state is AgreementState.DONE:
            return _("gedaan")
        if self.days_late:
            return plural(self.days_late, "{n} dag te laat", "{n} dagen te laat")
        return relative(self.due_on, today) if self.due_on else self.due_said


class Counts(NamedTuple):
    """Agreements of one child."""

    open: int
    late: int


def open_agreements(
    session: Session, today: date, pupil_id: str | None = None, done_since: date | None = None
) -> list[AgreementRow]:
    """What is still to be done, the latest first, without a day last. Of one child, or of all that are at school.

    With `done_since` also what was done from that day on, at the end. Cancelled meetings do not count.
    """
    a, m, p = columns(Agreement), columns(Meeting), columns(Pupil)
    wanted = a.state == AgreementState.OPEN
    if done_since:
        wanted = or_(wanted, (a.state == AgreementState.DONE) & (a.done_on >= done_since))
    chosen = (
        chosen_agreements()
        .where(wanted, written(), m.state != MeetingState.CANCELLED)
        .order_by(a.state == AgreementState.DONE, a.due_on.is_(None), a.due_on, a.id)
    )
    chosen = chosen.where(a.pupil_id == pupil_id) if pupil_id else chosen.where(p.left_on.is_(None))
    return [agreement_of(row, today) for row in session.execute(chosen)]


def agreements_of(session: Session, meeting_id: str, today: date) -> tuple[AgreementRow, ...]:
    """What was agreed at one meeting, whatever became of it, as it stands in the plan."""
    a = columns(Agreement)
    chosen = chosen_agreements().where(a.meeting_id == meeting_id).order_by(a.position, a.id)
    return tuple(agreement_of(row, today) for row in session.execute(chosen))


def written() -> Any:
    """Someone wrote who or what. A row that was left empty is no agreement: nobody has to do it."""
    a = columns(Agreement)
    return or_(func.trim(a.what) != "", func.trim(a.who) != "")


def chosen_agreements() -> Any:
    """The columns `agreement_of` wants, still without a choice of which."""
    a, m, p, moved = columns(Agreement), columns(Meeting), columns(Pupil), columns(AgreementMove)
    times = select(func.count()).where(moved.agreement_id == a.id).scalar_subquery()
    return (
        select(a.id, a.meeting_id, a.pupil_id, p.first_name, p.prefix, p.last_name, m.title, a.who, a.perspective,
               a.what, a.sign, a.due_said, a.due_on, a.state, a.done_on, a.reason, times.label("moved"))
        .join_from(Agreement, Meeting, a.meeting_id == m.id)
        .join(Pupil, a.pupil_id == p.id)
    )  # fmt: skip


def agreement_of(row: Any, today: date) -> AgreementRow:
    state = AgreementState(row.state)
    late = (today - row.due_on).days if row.due_on and state is AgreementState.OPEN else 0
    return AgreementRow(
        id=row.id,
        meeting_id=row.meeting_id,
        pupil_id=row.pupil_id,
        pupil_name=full_name(row.first_name, row.prefix, row.last_name),
        meeting_title=row.title,
        who=row.who,
        perspective=row.perspective,
        what=row.what,
        sign=row.sign,
        due_said=row.due_said,
        due_on=row.due_on,
        state=state,
        done_on=row.done_on,
        reason=row.reason,
        days_late=max(0, late),
        moved=row.moved,
    )


def agreement_counts(session: Session, today: date) -> dict[str, Counts]:
    """Open and late agreements per child, in one query. Children without any are not in it."""
    a, m = columns(Agreement), columns(Meeting)
    late = func.sum(case((a.due_on < today, 1), else_=0))
    chosen = (
        select(a.pupil_id, func.count(), late)
        .join_from(Agreement, Meeting, a.meeting_id == m.id)
        .where(a.state == AgreementState.OPEN, written(), m.state != MeetingState.CANCELLED)
        .group_by(a.pupil_id)
    )
    return {pupil: Counts(int(count), int(late_)) for pupil, count, late_ in session.execute(chosen)}
