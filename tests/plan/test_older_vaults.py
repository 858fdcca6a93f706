"""The meetings of a vault of an older Rondom: they open, read, print and go on, with what was kept then as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from rondom.meetings import actions, running, table
from rondom.meetings.agreements import open_agreements
from rondom.meetings.calls import around_to_call, note_call
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.last_time import last_time
from rondom.meetings.model import Meeting, MeetingKind, MeetingState
from rondom.meetings.queries import coming_meetings, meeting_rows
from rondom.meetings.reviews import last_plans
from rondom.meetings.strengths import strengths_of
from rondom.opening import unlock
from rondom.pdf.documents import plan_pdf
from rondom.pdf.meeting_papers import paper_pdf
from rondom.plan.actions import fix_plan, new_version
from rondom.plan.packet import packet, reading_for
from rondom.plan.queries import kept_reading, plan_reading, version_rows
from rondom.plan.reading import Audience
from rondom.plan.sharing import for_reader, plan_parts, plan_readers
from rondom.vault.base import columns
from rondom.vault.vault import Vault
from tests.architecture.source import ROOT
from tests.mees import TODAY

STORED = sorted((ROOT / "tests" / "vaults").glob("schema-*.rondom"))
LATER = date(2026, 6, 4)


@pytest.fixture(params=STORED, ids=[one.stem for one in STORED])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Vault]:
    shutil.copy(request.param, tmp_path / "oud.rondom")
    vault = unlock(tmp_path / "oud.rondom", "een wachtwoord voor de proef")
    yield vault
    vault.close()


def meetings(vault: Vault) -> list[MeetingDetail]:
    m = columns(Meeting)
    with vault.read() as session:
        ids = session.execute(select(m.id).order_by(m.state)).scalars().all()
        return [meeting_detail(session, one, TODAY) for one in ids]


def closed_and_planned(vault: Vault) -> tuple[MeetingDetail, MeetingDetail]:
    closed, planned = meetings(vault)
    assert (closed.head.state, planned.head.state) == (MeetingState.CLOSED, MeetingState.PLANNED)
    return closed, planned


def test_they_open_with_all_that_was_written(older: Vault) -> None:
    closed, planned = closed_and_planned(older)
    assert closed.head.timed
    assert (closed.head.called, closed.sittings, closed.held) == ("", (), ())
    assert len(closed.contributions) == 2
    assert [one.recognised.value for one in closed.contributions] != ["unknown", "unknown"]
    assert all(one.text for one in closed.goals)
    assert planned.steps
    with older.read() as session:
        assert len(meeting_rows(session, closed.head.pupil_id)) == 2
        assert [one.meeting.id for one in coming_meetings(session, TODAY, 365)] == [planned.head.id]
        assert [one.meeting_id for one in last_plans(session, TODAY)] == [closed.head.id]
        assert strengths_of(session, closed.head.pupil_id)
        assert last_time(session, planned.head.id, TODAY).before is not None
        assert open_agreements(session, TODAY) == [], "the only one was done"


def test_the_plan_reads_as_it_was_fixed_and_prints_for_everyone(older: Vault) -> None:
    closed, _planned = closed_and_planned(older)
    with older.read() as session:
        kept = kept_reading(session, closed.head.id, 1)
        assert kept.concerns
        assert kept.concerns[0].recognised.value != "unknown"
        assert (kept.signatures, kept.views, kept.sittings) == ((), (), ())
        for reader in plan_readers(session, closed.head.id, TODAY):
            plan = plan_reading(session, closed.head.id, today=TODAY)
            mine = for_reader(plan, reader, plan_parts(session, closed.head.id, reader, TODAY, plan))
            for audience in Audience:
                assert plan_pdf(mine, audience).startswith(b"%PDF")


def test_the_papers_of_the_next_meeting_print(older: Vault) -> None:
    _closed, planned = closed_and_planned(older)
    with older.read() as session:
        wanted = packet(session, planned, TODAY)
        assert wanted
        for one in wanted:
            assert paper_pdf(one, reading_for(session, planned, one, TODAY)).startswith(b"%PDF")


def test_work_goes_on_where_it_was(older: Vault) -> None:
    closed, planned = closed_and_planned(older)
    pupil = closed.head.pupil_id
    with older.write("Verder gewerkt") as session:
        new_version(session, closed.head.id, "een naam was verkeerd", LATER)
        assert fix_plan(session, closed.head.id, LATER) == 2
        running.start_meeting(session, planned.head.id)
        table.add_agreement(session, planned.head.id, LATER, "Ellen", "Belt", "school", "vrijdag")
        fix_plan(session, planned.head.id, LATER)
        note_call(session, pupil, LATER, around_to_call(session, pupil, LATER)[:1], "vraag", "antwoord")
        review = actions.plan_meeting(session, pupil, MeetingKind.REVIEW, datetime(2026, 6, 10, 13, 15), LATER)
        assert [one.what for one in last_time(session, review, LATER).open] == ["Belt"]
        assert [row.number for row in version_rows(session, pupil, closed.head.id)] == [2, 1]
    assert older.undo()
    closed, planned = closed_and_planned(older)
