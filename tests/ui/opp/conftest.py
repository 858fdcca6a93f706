"""Mees with a plan that was fixed, and no OPP yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.meetings.model import ContributionKind, MeetingKind
from rondom.opening import create
from rondom.plan.actions import fix_plan
from rondom.vault.vault import Vault
from tests.mees import QUICK, START, TODAY, Mees, add_mees
from ui.desk import Desk, Place
from ui.opp.tab import OppTab


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """In the place of the empty school of the other windows; `tasks` closes it."""
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    return create(
        tmp_path / "school.rondom", "vier gewone woorden samen", "De Regenwulp", "Ellen Boterbloem", QUICK
    ).vault


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Mees") as session:
        made = add_mees(session)
        meeting = meetings.plan_meeting(session, made.id, MeetingKind.TRIAD, START, TODAY)
        running.start_meeting(session, meeting)
        table.add_contribution(session, meeting, ContributionKind.ENABLING, "Oma Riet op woensdag", "parent")
        table.add_agreement(session, meeting, TODAY, "Marloes", "Vaste startplek.", "school", "elke maandag")
        fix_plan(session, meeting, TODAY)
    vault.forget_undo()
    return made


@pytest.fixture
def tab(desk: Desk, mees: Mees, qtbot: QtBot, settle: Callable[[], None]) -> Iterator[OppTab]:
    made = OppTab(desk)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.visit(Place("dossier", mees.id, "opp"))
    made.show()
    settle()
    yield made
    made.close()
