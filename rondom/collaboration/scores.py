"""Four short questions after a meeting, and what they show over the years: every answer a dot, never an average.

Nobody sees what another answered: from a meeting one can only read who did answer. Over the years the dots stand together per
part of a school year, and only when there are enough of them that no dot points to a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from rondom.collaboration.model import MeetingScore, MeetingScoreData
from rondom.collaboration.nameless import first_names, nameless, names_around
from rondom.errors import UserProblem
from rondom.language import _
from rondom.meetings.model import Attendee, Meeting
from rondom.vault.base import columns
from rondom.vault.records import add
from rondom.vault.store import Session

FEWEST = 5
"""Fewer answers in one part of a school year are not shown: then a dot would have a name."""
FEWEST_OF_A_SIDE = 3
"""Of a side of the table with fewer answers the mark is not shown."""
PARTS = ((8, 1), (2, 7))
"""The two halves of a school year, by month."""


@dataclass(frozen=True, slots=True)
class ScoreQuestion:
    """One of the four. `key` is the column; `asked` with u, `asked_informal` with je."""

    key: str
    short: str
    asked: str
    asked_informal: str
    low: str
    high: str


QUESTIONS: tuple[ScoreQuestion, ...] = (
    ScoreQuestion(
        "heard", _("Gehoord"), _("Voelde u zich gehoord?"), _("Voelde jij je gehoord?"),
        _("helemaal niet"), _("helemaal wel"),
    ),
    ScoreQuestion(
        "goal_clear", _("Doel helder"), _("Is het doel helder voor u?"), _("Is het doel helder voor jou?"),
        _("helemaal niet"), _("helemaal wel"),
    ),
    ScoreQuestion(
        "who_does_what", _("Wie doet wat"), _("Weet u wie wat doet?"), _("Weet jij wie wat doet?"),
        _("helemaal niet"), _("helemaal wel"),
    ),
    ScoreQuestion(
        "right_group", _("De goede mensen"), _("Was dit de goede groep mensen?"), _("Was dit de goede groep mensen?"),
        _("helemaal niet"), _("helemaal wel"),
    ),
)  # fmt: skip


# -- answering ------------------------------------------------------------------------------------------------


def put_score(session: Session, attendee_id: str, **answers: Any) -> None:
    """What one person answered: a number from 0 to 10 by the key of a question, or None, and `remark`.

    Answered again it takes the place of what was there. Without any answer nothing is kept. Also after the meeting was closed.
    Raises UserProblem "gone".
    """
    a = columns(Attendee)
    row = session.execute(select(a.pupil_id, a.meeting_id).where(a.id == attendee_id)).first()
    if row is None:
        raise UserProblem("gone")
    remove_score(session, attendee_id)
    data = MeetingScoreData(**answers)
    if _given(data):
        add(session, MeetingScore, data, pupil_id=row.pupil_id, meeting_id=row.meeting_id, attendee_id=attendee_id)


def remove_score(session: Session, attendee_id: str) -> None:
    """Someone takes back what they answered. Without an answer there is nothing to remove."""
    session.execute(delete(MeetingScore).where(columns(MeetingScore).attendee_id == attendee_id))


def answered(session: Session, meeting_id: str) -> frozenset[str]:
    """Ids of who answered. What they answered is not for this table."""
    s = columns(MeetingScore)
    return frozenset(session.execute(select(s.attendee_id).where(s.meeting_id == meeting_id)).scalars())


def _given(data: MeetingScoreData) -> bool:
    return bool(data.remark.strip()) or any(getattr(data, one.key) is not None for one in QUESTIONS)


# -- over the years -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """Half a school year. They sort by time."""

    year: int
    """In which the school year began."""
    half: int
    """0: August to January. 1: February to July."""

    @property
    def words(self) -> str:
        """najaar 2025; voorjaar 2026"""
        return (
            _("najaar {year}").format(year=self.year)
            if not self.half
            else _("voorjaar {year}").format(year=self.year + 1)
        )


@dataclass(frozen=True, slots=True)
class Dot:
    """One answer. `side` is whose side of the table, "" when there are too few of that side."""

    value: int
    side: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The answers to one question in one period. Without `dots` there were too few to show."""

    period: Period
    answers: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class QuestionYears:
    question: ScoreQuestion
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ScoreYears:
    """What the whole school answered. `remarks` have no names, and come from periods that have enough of them."""

    questions: tuple[QuestionYears, ...] = ()
    remarks: tuple[tuple[Period, str], ...] = ()
    meetings: int = 0
    """After how many meetings somebody answered."""

    @property
    def empty(self) -> bool:
        return not self.meetings


@dataclass(frozen=True, slots=True)
class Given:
    """One person's answers, without the person."""

    period: Period
    meeting_id: str
    side: str
    values: tuple[int | None, ...]
    """In the order of `QUESTIONS`."""
    remark: str = ""


def score_years(session: Session, today: date, most: int = 6) -> ScoreYears:
    """The last `most` periods in which anyone answered."""
    given = _all(session, today)
    return years_of(given, most)


def years_of(given: Sequence[Given], most: int) -> ScoreYears:
    """The same from values. The dots of a column are in the order of their value, so that their order tells nothing."""
    periods = sorted({one.period for one in given}, key=lambda one: (one.year, one.half))[-most:]
    per_period = {period: [one for one in given if one.period == period] for period in periods}
    questions = tuple(
        QuestionYears(question, tuple(_column(period, per_period[period], at) for period in periods))
        for at, question in enumerate(QUESTIONS)
    )
    remarks = tuple(
        (period, text)
        for period in reversed(periods)
        if len(per_period[period]) >= FEWEST
        for text in sorted(one.remark.strip() for one in per_period[period] if one.remark.strip())
    )
    return ScoreYears(questions, remarks, len({one.meeting_id for one in given if one.period in per_period}))


def period_of(on: date) -> Period:
    year = on.year if on.month >= PARTS[0][0] else on.year - 1
    return Period(year, int(PARTS[1][0] <= on.month <= PARTS[1][1]))


def _column(period: Period, given: Iterable[Given], at: int) -> Column:
    said = [(one.values[at], one.side) for one in given if one.values[at] is not None]
    if len(said) < FEWEST:
        return Column(period, len(said), ())
    sides = Counter(side for _value, side in said)
    dots = [Dot(int(value or 0), side if sides[side] >= FEWEST_OF_A_SIDE else "") for value, side in said]
    return Column(period, len(said), tuple(sorted(dots, key=lambda one: (one.value, one.side))))


def _all(session: Session, today: date) -> list[Given]:
    s, m, a = columns(MeetingScore), columns(Meeting), columns(Attendee)
    chosen = (
        select(
            s.pupil_id,
            s.meeting_id,
            m.starts_at,
            m.closed_on,
            a.perspective,
            s.remark,
            *(s[one.key] for one in QUESTIONS),
        )
        .join_from(MeetingScore, Meeting, s.meeting_id == m.id)
        .join(Attendee, s.attendee_id == a.id)
    )
    rows = list(session.execute(chosen))
    everyone = first_names(session, today) if any(row.remark.strip() for row in rows) else frozenset()
    return [_one(session, row, today, everyone) for row in rows]


def _one(session: Session, row: Any, today: date, everyone: frozenset[str]) -> Given:
    on = row.starts_at.date() if row.starts_at else row.closed_on or today
    remark = row.remark
    if remark.strip():
        remark = nameless(remark, names_around(session, row.pupil_id, today, everyone))
    values = tuple(getattr(row, one.key) for one in QUESTIONS)
    return Given(period_of(on), row.meeting_id, row.perspective, values, remark)
