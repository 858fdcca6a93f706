"""Looking back, goal by goal: how far each finds it, what worked, what was in the way, and what now.

What people answer stands beside each other, each for themselves. It is never added up and there is no average: a mother who
says "een stap" and a teacher who says "meer" do not make "zoals gehoopt" (domain.md §4: each view keeps its place).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.language import _, capital, relative
from rondom.meetings.goals import GoalRow, goal_columns, goal_of
from rondom.meetings.last_time import last_time
from rondom.meetings.model import (
    Goal,
    GoalData,
    GoalOutcome,
    GoalOutcomeData,
    GoalScore,
    GoalScoreData,
    Meeting,
    NextForGoal,
)
from rondom.meetings.open_meeting import changeable
from rondom.meetings.table import add_goal, looked_back_on, remove_goal
from rondom.vault.base import columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session

SCORES: tuple[tuple[int, str], ...] = (
    (-2, _("zoals het was")),
    (-1, _("een stap")),
    (0, _("zoals gehoopt")),
    (1, _("meer")),
    (2, _("veel meer")),
)
"""Goal attainment in words; the numbers are only to keep."""
NEXT: dict[NextForGoal, str] = {
    NextForGoal.REACHED: _("Bereikt"),
    NextForGoal.GO_ON: _("We gaan door"),
    NextForGoal.CHANGE: _("We veranderen het"),
    NextForGoal.STOP: _("We stoppen ermee"),
}
GOES_ON = (NextForGoal.GO_ON, NextForGoal.CHANGE)
_COPIED = ("text", "now", "then", "sign", "setting", "until", "level_part", "level_more", "level_most")


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """How far one person finds that a goal was reached."""

    id: str
    attendee_id: str
    perspective: str
    said_by: str
    score: int | None
    """None: does not know."""
    note: str

    @property
    def words(self) -> str:
        """zoals gehoopt; weet ik niet"""
        return _("weet ik niet") if self.score is None else dict(SCORES)[self.score]


@dataclass(frozen=True, slots=True)
class GoalReview:
    """One goal, looked back on at one meeting."""

    goal: GoalRow
    meeting_id: str
    """Where it was looked back on."""
    on: date | None
    """The day of that meeting."""
    worked: str = ""
    hindered: str = ""
    next: NextForGoal = NextForGoal.UNDECIDED
    next_words: str = ""
    scores: tuple[ScoreRow, ...] = ()
    carried_id: str = ""
    """The goal of that meeting that goes on with it; empty when there is none."""

    @property
    def empty(self) -> bool:
        """Nobody said anything yet."""
        return (
            not (self.scores or self.worked or self.hindered or self.next_words) and self.next is NextForGoal.UNDECIDED
        )

    @property
    def next_name(self) -> str:
        return NEXT.get(self.next, "")

    @property
    def score_words(self) -> str:
        """Sanne: een stap. Marloes: zoals gehoopt. Each for themselves."""
        return " ".join(_("{name}: {words}.").format(name=one.said_by, words=one.words) for one in self.scores)

    def told(self, today: date) -> str:
        """In one line for the dossier: "12 juni · Sanne: een stap. We gaan door."; empty when nobody said anything."""
        parts = [self.score_words, f"{self.next_name}." if self.next_name else ""]
        words = " ".join(part for part in parts if part)
        return f"{capital(relative(self.on, today))} · {words}" if words and self.on else words


# -- reading --------------------------------------------------------------------------------------------------


def goals_back(session: Session, meeting_id: str, today: date) -> tuple[GoalReview, ...]:
    """Every open goal of the plan before, with what was said of it at this meeting. Raises UserProblem "gone"."""
    found = {one.goal.id: one for one in goal_reviews(session, meeting_id)}
    wanted = [one.goal for one in last_time(session, meeting_id, today).goals]
    on = _day_of(session, meeting_id)
    reviews = [found.get(goal.id) or GoalReview(goal, meeting_id, on) for goal in wanted]
    asked = {goal.id for goal in wanted}
    return (*reviews, *(one for key, one in found.items() if key not in asked))


def goal_reviews(session: Session, meeting_id: str) -> tuple[GoalReview, ...]:
    """The goals that were looked back on at this meeting, for its plan; only those of which something was said."""
    outcome, score = columns(GoalOutcome), columns(GoalScore)
    found = _reviews(session, outcome.meeting_id == meeting_id, score.meeting_id == meeting_id)
    return tuple(one for one in found if not one.empty)


def last_review(session: Session, goal_id: str) -> GoalReview | None:
    """What was said the last time someone looked back on this goal, or on the one it goes on with; None when nobody did."""
    g, outcome, score = columns(Goal), columns(GoalOutcome), columns(GoalScore)
    before = session.execute(select(g.from_goal_id).where(g.id == goal_id)).scalar()
    for one in (goal_id, before):
        found = _reviews(session, outcome.goal_id == one, score.goal_id == one) if one else []
        said = [review for review in found if not review.empty]
        if said:
            return max(said, key=lambda review: (review.on or date.min, review.meeting_id))
    return None


def _reviews(session: Session, of_outcome: Any, of_score: Any) -> list[GoalReview]:
    """Put together per goal and meeting."""
    o, s = columns(GoalOutcome), columns(GoalScore)
    said = select(o.goal_id, o.meeting_id, o.worked, o.hindered, o.next, o.next_words).where(of_outcome)
    outcomes = {(row.goal_id, row.meeting_id): row for row in session.execute(said)}
    given = select(s.goal_id, s.meeting_id, s.id, s.attendee_id, s.perspective, s.said_by, s.score, s.note).where(
        of_score
    )
    scores: dict[tuple[str, str], list[ScoreRow]] = defaultdict(list)
    for row in session.execute(given.order_by(s.position, s.id)):
        scores[row.goal_id, row.meeting_id].append(
            ScoreRow(row.id, row.attendee_id or "", row.perspective, row.said_by, row.score, row.note)
        )
    pairs = sorted({*outcomes, *scores})
    goals = _goals(session, {goal for goal, _meeting in pairs})
    days = {meeting: _day_of(session, meeting) for _goal, meeting in pairs}
    carried = _carried(session, [goal for goal, _meeting in pairs])
    made = []
    for pair in pairs:
        goal, meeting = pair
        outcome = outcomes.get(pair)
        review = GoalReview(
            goals[goal], meeting, days[meeting], scores=tuple(scores[pair]), carried_id=carried.get(pair, "")
        )
        made.append(review if outcome is None else _with(review, outcome))
    order = list(goals)
    return sorted(made, key=lambda one: order.index(one.goal.id))


def _with(review: GoalReview, row: Any) -> GoalReview:
    return replace(
        review, worked=row.worked, hindered=row.hindered, next=NextForGoal(row.next), next_words=row.next_words
    )


def _goals(session: Session, ids: set[str]) -> dict[str, GoalRow]:
    """In the order of their plan."""
    g = columns(Goal)
    rows = session.execute(select(*goal_columns()).where(g.id.in_(ids)).order_by(g.meeting_id, g.position, g.id))
    return {row.id: goal_of(row) for row in rows}


def _carried(session: Session, goal_ids: Sequence[str]) -> dict[tuple[str, str], str]:
    g = columns(Goal)
    chosen = select(g.from_goal_id, g.meeting_id, g.id).where(g.from_goal_id.in_(goal_ids))
    return {(str(old), str(meeting)): str(new) for old, meeting, new in session.execute(chosen)}


def _day_of(session: Session, meeting_id: str) -> date | None:
    m = columns(Meeting)
    row = session.execute(select(m.starts_at, m.closed_on).where(m.id == meeting_id)).first()
    if row is None:
        raise UserProblem("gone")
    on: date | None = row.starts_at.date() if row.starts_at else row.closed_on
    return on


# -- writing --------------------------------------------------------------------------------------------------


def set_score(
    session: Session, meeting_id: str, goal_id: str, attendee_id: str, said_by: str, perspective: str, score: int | None
) -> str:
    """How far this person finds it; a second answer takes the place of the first. Returns the id.

    Raises UserProblem "meeting-closed" or "gone".
    """
    data = GoalScoreData(perspective=perspective, said_by=said_by, score=score)
    s, pupil_id = columns(GoalScore), changeable(session, meeting_id).pupil_id
    same = (s.meeting_id == meeting_id, s.goal_id == goal_id, s.attendee_id == attendee_id)
    known = session.execute(select(s.id).where(*same)).scalar()
    if known is not None:
        change(session, GoalScore, known, {"score": score, "said_by": said_by, "perspective": perspective})
        return str(known)
    data.position = next_position(session, GoalScore, meeting_id=meeting_id, goal_id=goal_id)
    return add(
        session, GoalScore, data, pupil_id=pupil_id, meeting_id=meeting_id, goal_id=goal_id, attendee_id=attendee_id
    )


def remove_score(session: Session, meeting_id: str, goal_id: str, attendee_id: str) -> None:
    """Nothing was asked after all. Nothing there is no problem."""
    changeable(session, meeting_id)
    s = columns(GoalScore)
    same = (s.meeting_id == meeting_id, s.goal_id == goal_id, s.attendee_id == attendee_id)
    for known in session.execute(select(s.id).where(*same)).scalars().all():
        remove(session, GoalScore, known)


def change_outcome(session: Session, meeting_id: str, goal_id: str, **values: Any) -> None:
    """Write `worked`, `hindered` or `next_words`. What happens with the goal: `choose_next`. Raises "meeting-closed"."""
    _put(session, meeting_id, goal_id, {name: value for name, value in values.items() if name != "next"})


def choose_next(session: Session, meeting_id: str, goal_id: str, what: NextForGoal) -> None:
    """What happens with the goal. When it goes on, or changes, it stands among the goals of this meeting: never typed again.

    Chosen otherwise, it goes away there, unless someone wrote something in it since.
    Raises UserProblem "goals-full" when this meeting has three others already.
    """
    _put(session, meeting_id, goal_id, {"next": what})
    if what in GOES_ON:
        carry_goal(session, meeting_id, goal_id)
    else:
        _take_back(session, meeting_id, goal_id)


def carry_goal(session: Session, meeting_id: str, goal_id: str) -> str:
    """A goal of an earlier plan is a goal of this meeting too, with all its words; twice is once. Returns the id.

    Raises UserProblem "goals-full", "meeting-closed" or "gone".
    """
    known = _carried(session, [goal_id]).get((goal_id, meeting_id))
    if known:
        return known
    old = _goals(session, {goal_id}).get(goal_id)
    if old is None:
        raise UserProblem("gone")
    made = add_goal(session, meeting_id, GoalData(**{name: getattr(old, name) for name in _COPIED}))
    change(session, Goal, made, {"from_goal_id": goal_id})
    return made


def _take_back(session: Session, meeting_id: str, goal_id: str) -> None:
    carried = _carried(session, [goal_id]).get((goal_id, meeting_id))
    if carried is None or looked_back_on(session, carried):
        return
    goals = _goals(session, {goal_id, carried})
    if all(getattr(goals[goal_id], name) == getattr(goals[carried], name) for name in _COPIED):
        remove_goal(session, carried)


def _put(session: Session, meeting_id: str, goal_id: str, values: dict[str, Any]) -> None:
    pupil_id, o = changeable(session, meeting_id).pupil_id, columns(GoalOutcome)
    known = session.execute(select(o.id).where(o.meeting_id == meeting_id, o.goal_id == goal_id)).scalar()
    if known is not None:
        change(session, GoalOutcome, known, values)
        return
    if goal_id not in _goals(session, {goal_id}):
        raise UserProblem("gone")
    data = GoalOutcomeData(**values)
    add(session, GoalOutcome, data, pupil_id=pupil_id, meeting_id=meeting_id, goal_id=goal_id)
