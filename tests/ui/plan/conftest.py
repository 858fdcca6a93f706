"""Mees after a driehoek that is closed: a plan to look at and to give away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import change_contact, set_address
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.meetings.model import ContributionKind, GoalData, MeetingKind
from rondom.opening import create, unlock
from rondom.plan.actions import fix_plan
from rondom.privacy.actions import ask_consent, give_consent
from rondom.privacy.queries import DisclosureRow, disclosure_rows
from rondom.vault.vault import Vault
from tests.mees import QUICK, START, TODAY, Mees, add_mees
from ui.desk import Desk, Place
from ui.plan.tab import PlanTab
from ui.tasks import Tasks

SECRET = "Geheimpad 7"
NOW = datetime(2026, 3, 12, 14, 20)
PASSWORD = "vier gewone woorden samen"


@dataclass
class Told:
    """The child, the meeting, and the ids of the questions about Hatice: mother, father."""

    mees: Mees
    meeting: str
    asked: list[str]


Settle = Callable[[], None]
Register = Callable[[int], list[DisclosureRow]]


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """With Mees in it, in the place of the empty school of the other windows; `tasks` closes it."""
    clock.freeze(NOW)
    path = tmp_path / "school.rondom"
    path.write_bytes(_school_with_mees()[0])
    return unlock(path, PASSWORD)


@pytest.fixture
def told(vault: Vault) -> Told:
    return deepcopy(_school_with_mees()[1])


@pytest.fixture
def tab(desk: Desk, told: Told, qtbot: QtBot, settle: Settle) -> Iterator[PlanTab]:
    """The plan of Mees, on the screen."""
    made = PlanTab(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.visit(Place("dossier", told.mees.id, "plan"))
    made.show()
    settle()
    qtbot.waitUntil(lambda: made.preview.paper is not None)
    yield made
    made.close()


@pytest.fixture
def register(tasks: Tasks, told: Told, qtbot: QtBot, settle: Settle) -> Register:
    """The verstrekkingen, as soon as so many stand there; asked on the thread of the vault."""

    def wait(count: int) -> list[DisclosureRow]:
        found: list[list[DisclosureRow]] = []

        def there() -> bool:
            tasks.read(tasks, lambda session: disclosure_rows(session, told.mees.id), found.append)
            settle()
            return len(found[-1]) == count

        qtbot.waitUntil(there)
        return found[-1]

    return wait


@cache
def _school_with_mees() -> tuple[bytes, Told]:
    """Made once: making and filling takes far longer than copying and opening."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "school.rondom"
        vault = create(path, PASSWORD, "De Regenwulp", "Ellen Boterbloem", QUICK).vault
        told = _fill(vault)
        vault.close()
        return path.read_bytes(), told


def _fill(vault: Vault) -> Told:
    with vault.write("Mees") as session:
        mees = add_mees(session)
        change_contact(session, mees.coach, organisation="CJG Duinveen")
        change_contact(session, mees.alliance, organisation="SWV Duinstreek")
        set_address(
            session, mees.id, mees.father, street=SECRET, postcode="0000 AB", place="Nergenshuizen", secret=True
        )
        asked = ask_consent(
            session,
            mees.id,
            "Hatice Kievit",
            "Hulp afstemmen",
            TODAY,
            "CJG Duinveen",
            ("school", "thuis"),
            date(2026, 9, 1),
        )
        give_consent(session, asked[0], date(2026, 3, 2))
        meeting = meetings.plan_meeting(
            session, mees.id, MeetingKind.TRIAD, START, TODAY, "Spreekkamer", "Ellen Boterbloem"
        )
        meetings.change_meeting(
            session, meeting, voice_words="Op maandag is mijn buik boos.", review_on=date(2026, 6, 4)
        )
        running.start_meeting(session, meeting)
        table.add_contribution(session, meeting, ContributionKind.STRENGTH, "bouwt graag, samen met Sami", "child")
        table.add_goal(session, meeting, GoalData(text="Mees loopt op maandag rustig naar binnen."))
        table.add_agreement(session, meeting, TODAY, "Sanne", "Zet zondag de tas klaar.", "parent", "elke zondag")
        fix_plan(session, meeting, TODAY)
    return Told(mees, meeting, asked)
