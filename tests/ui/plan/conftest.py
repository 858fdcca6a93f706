"""Mees after a driehoek that is closed: a plan to look at and to give away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.dossier.actions import change_contact, set_address
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.meetings.model import ContributionKind, GoalData, MeetingKind
from rondom.opening import create
from rondom.plan.actions import fix_plan
from rondom.privacy.actions import ask_consent, give_consent
from rondom.vault.vault import Vault
from tests.mees import QUICK, START, TODAY, Mees, add_mees

SECRET = "Geheimpad 7"


@dataclass
class Told:
    """The child, the meeting, and the ids of the questions about Hatice: mother, father."""

    mees: Mees
    meeting: str
    asked: list[str]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """In the place of the empty school of the other windows; `tasks` closes it."""
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    made = create(tmp_path / "school.rondom", "vier gewone woorden samen", "De Regenwulp", "Ellen Boterbloem", QUICK)
    return made.vault


@pytest.fixture
def told(vault: Vault) -> Told:
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
    vault.forget_undo()
    return Told(mees, meeting, asked)
