"""Everything one can do with two meetings of a child, in any order: never a half thing, never a changed plan, and all of it undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from rondom.collaboration.scores import put_score
from rondom.dossier.actions import change_caregiver, remove_caregiver, remove_contact
from rondom.errors import UserProblem
from rondom.meetings import (
    actions,
    looking_back,
    presence,
    recognition,
    reservations,
    running,
    signatures,
    sittings,
    table,
)
from rondom.meetings.calls import around_to_call, note_call
from rondom.meetings.detail import meeting_detail
from rondom.meetings.last_time import last_time
from rondom.meetings.model import (
    Approval,
    AttendeeData,
    ContributionKind,
    GoalData,
    MeetingKind,
    MeetingState,
    NextForGoal,
    Recognised,
)
from rondom.meetings.own_templates import save_as_template
from rondom.meetings.parked import parked_before, take_along
from rondom.plan.actions import call_off, fix_plan, new_version
from rondom.plan.queries import kept_reading, plan_reading, version_now, version_rows
from rondom.plan.views import add_view
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees, add_mees, new_vault
from tests.vault.contents import content, is_sound, replayed

LATER = START + timedelta(60)
MANY = list(Recognised), list(Approval), list(NextForGoal)


class Turn(NamedTuple):
    """One thing that is done: at the first or the second meeting, with which rows, and some words."""

    what: int
    second: bool
    one: int
    other: int
    words: str


class Table:
    """Two meetings of one child, and what can be done there."""

    def __init__(self, session: Session, mees: Mees) -> None:
        self.mees = mees
        change_caregiver(session, mees.father, apart=True)
        self.first = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, chair="Ellen Boterbloem")
        self.second = actions.plan_meeting(session, mees.id, MeetingKind.REVIEW, LATER, TODAY)
        table.add_goal(session, self.first, GoalData(text="Rustig naar binnen", now="1 van de 4"))
        table.add_contribution(session, self.first, ContributionKind.CONCERN, "Slaapt laat", "parent", "Sanne")

    def do(self, session: Session, turn: Turn) -> None:
        where = self.second if turn.second else self.first
        ways = self.ways(session, where, turn)
        ways[turn.what % len(ways)]()

    def ways(self, session: Session, where: str, turn: Turn) -> list[Callable[[], Any]]:
        def row(name: str, number: int, meeting: str = where) -> str:
            found = session.execute(text(f'SELECT id FROM "{name}" WHERE meeting_id = :m ORDER BY id'), {"m": meeting})
            ids = list(found.scalars())
            return ids[number % len(ids)] if ids else "gone"

        s, m, words, mees = session, where, turn.words, self.mees
        person, said = row("attendee", turn.one), row("contribution", turn.other)
        step, talk, goal = row("agenda_step", turn.one), row("sitting", turn.one), row("goal", turn.other)
        old_goal, agreement = row("goal", turn.other, self.first), row("agreement", turn.other)
        answers, approvals, nexts = MANY
        kinds = list(ContributionKind)
        return [
            lambda: running.start_meeting(s, m),
            lambda: running.go_to_step(s, m, step, turn.other),
            lambda: actions.move_step(s, step, turn.other),
            lambda: actions.remove_step(s, step),
            lambda: actions.add_step(s, m, words),
            lambda: table.skip_step(s, step),
            lambda: actions.stretch_agenda(s, m, 1.5),
            lambda: sittings.plan_sittings(s, m),
            lambda: sittings.add_sitting(s, m, words),
            lambda: sittings.start_sitting(s, m, talk),
            lambda: sittings.end_sitting(s, m),
            lambda: sittings.change_sitting(s, talk, starts_at=START + timedelta(turn.other)),
            lambda: sittings.remove_sitting(s, talk),
            lambda: sittings.one_talk_again(s, m),
            lambda: sittings.put_in_sitting(s, person, talk),
            lambda: actions.add_attendee(s, m, AttendeeData(name=words)),
            lambda: actions.remove_attendee(s, person),
            lambda: presence.arrive(s, person, START + timedelta(minutes=turn.other)),
            lambda: presence.leave(s, person, START + timedelta(minutes=turn.other)),
            lambda: table.add_contribution(s, m, kinds[turn.one % len(kinds)], words, "parent", words),
            lambda: table.remove_contribution(s, said),
            lambda: table.concern_from_parked(s, said),
            lambda: table.agreement_from_parked(s, said, [], TODAY),
            lambda: [take_along(s, m, one.text) for one in parked_before(s, m)],
            lambda: recognition.recognise(s, said, person, answers[turn.other % len(answers)]),
            lambda: recognition.tell_recognition(s, said, person, words),
            lambda: table.add_goal(s, m, GoalData(text=words)),
            lambda: table.remove_goal(s, goal),
            lambda: table.add_agreement(s, m, TODAY, words, words, "parent", "vrijdag"),
            lambda: table.mark_done(s, agreement, TODAY),
            lambda: table.drop_agreement(s, agreement, words),
            lambda: table.postpone_agreement(s, agreement, "volgende week", words, TODAY),
            lambda: table.remove_agreement(s, agreement),
            lambda: table.record_approval(s, person, approvals[turn.other % len(approvals)], words),
            lambda: reservations.reserve(s, person, goal_id=goal, reason=words),
            lambda: reservations.reserve(s, person, agreement_id=agreement, reason=words),
            lambda: signatures.sign_on_paper(s, person, version_now(s, m), TODAY),
            lambda: put_score(s, person, heard=turn.other % 11, remark=words),
            lambda: looking_back.set_score(s, m, old_goal, person, words, "parent", turn.one % 5 - 2),
            lambda: looking_back.change_outcome(s, m, old_goal, worked=words),
            lambda: looking_back.choose_next(s, m, old_goal, nexts[turn.one % len(nexts)]),
            lambda: save_as_template(s, m, words),
            lambda: note_call(s, mees.id, TODAY, around_to_call(s, mees.id, TODAY)[:1], words, words, words, LATER),
            lambda: remove_caregiver(s, mees.father),
            lambda: remove_contact(s, mees.coach),
            lambda: call_off(s, m),
            lambda: actions.plan_again(s, m, LATER),
            lambda: fix_plan(s, m, TODAY),
            lambda: new_version(s, m, words, TODAY, ask_again=bool(turn.one % 2)),
            lambda: add_view(s, m, 1, words, words, TODAY),
        ]

    def look(self, session: Session) -> dict[tuple[str, int], tuple[str, int]]:
        """Everything a screen reads, and what must be so. Returns what each fixed version says and how many signed it."""
        fixed = {}
        for key in (self.first, self.second):
            seen = meeting_detail(session, key, TODAY)
            assert 0 <= seen.head.current_step < max(1, len(seen.steps))
            assert sum(one.state is MeetingState.ONGOING for one in seen.sittings) <= (not seen.head.closed)
            plan = plan_reading(session, key, today=TODAY)
            assert {one.title for one in plan.sittings} <= {one.title for one in seen.sittings} or seen.head.closed
            last_time(session, key, TODAY)
            looking_back.goals_back(session, key, TODAY)
            parked_before(session, key)
            for row in version_rows(session, self.mees.id, key):
                if row.fixed:
                    reading = plan_reading(session, key, row.number, TODAY)
                    kept = repr(kept_reading(session, key, row.number))
                    fixed[key, row.number] = (kept, len(reading.signatures))
        return fixed


TURNS = st.lists(
    st.builds(
        Turn,
        st.integers(0, 49), st.booleans(), st.integers(0, 8), st.integers(0, 8), st.sampled_from(("", "Fien", "de gymtas")),
    ),
    min_size=5, max_size=25,
)  # fmt: skip


def one_by_one(vault: Vault, at: Table, turns: list[Turn]) -> None:
    fixed: dict[tuple[str, int], tuple[str, int]] = {}
    for turn in turns:
        before = content(vault)
        try:
            with vault.write("Gedaan") as session:
                at.do(session, turn)
        except UserProblem:
            assert content(vault) == before
        with vault.read() as session:
            now = at.look(session)
        for key, (kept, signed) in fixed.items():
            assert now[key][0] == kept
            assert now[key][1] >= signed
        fixed = now


def walk(turns: list[Turn]) -> None:
    with TemporaryDirectory() as folder, new_vault(Path(folder)) as vault:
        empty = content(vault)
        with vault.write("Begin") as session:
            at = Table(session, add_mees(session))
        one_by_one(vault, at, turns)
        end = content(vault)
        undone = 0
        while vault.undo():
            undone += 1
        assert content(vault) == empty
        while vault.redo():
            undone -= 1
        assert undone == 0
        assert content(vault) == end
        assert is_sound(vault)
        assert replayed(vault, empty) == end


CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@settings(CALM, max_examples=6)
@given(TURNS)
def test_whatever_is_done_a_plan_stays_and_all_is_undone(turns: list[Turn]) -> None:
    walk(turns)


@pytest.mark.slow
@settings(CALM, max_examples=100)
@given(TURNS)
def test_the_same_for_long(turns: list[Turn]) -> None:
    walk(turns)
