"""A secret address that someone said at the table: on the copy of who lives there, and on nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import set_address
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.meetings.model import GoalData, MeetingKind
from rondom.pdf.print_as import PrintAs
from rondom.plan.development_plan import change_development_plan, start_development_plan
from rondom.plan.reading import Audience
from rondom.plan.shielding import COVERED, HIDDEN
from rondom.timeline.actions import add_event
from rondom.timeline.model import EventData
from rondom.vault.vault import Session, Vault
from tests.mees import TODAY
from tests.ui.plan.conftest import SECRET, Told
from ui.desk import Desk, Place
from ui.opp.paper import copy_for, known
from ui.plan.getter_row import GetterRow
from ui.plan.getters import Getter
from ui.plan.outgoing import still_may
from ui.plan.raster import page_texts
from ui.plan.share import PlanPaper, paper_pdf, sharing
from ui.plan.tab import PlanTab
from ui.timeline.share import Asked
from ui.timeline.share import sharing as timeline_sharing

WORDS = f"Vader woont nu op {SECRET}, dat mag moeder niet weten."
Settle = Callable[[], None]


@pytest.fixture
def said(told: Told, vault: Vault) -> Told:
    """A second talk, at which it was said."""
    with vault.write("Driehoek") as session:
        meeting = meetings.plan_meeting(
            session, told.mees.id, MeetingKind.TRIAD, datetime(2026, 3, 12, 15, 0), TODAY, f"bij vader, {SECRET}"
        )
        meetings.change_meeting(session, meeting, reason=WORDS)
        running.start_meeting(session, meeting)
        table.add_goal(session, meeting, GoalData(text="Rustig naar binnen"))
        add_event(session, told.mees.id, EventData(title=WORDS, start_earliest=TODAY, start_latest=TODAY))
        change_development_plan(session, start_development_plan(session, told.mees.id, TODAY), needs=WORDS)
    return Told(told.mees, meeting, told.asked)


def by_name(getters: tuple[Getter, ...]) -> dict[str, Getter]:
    return {one.reader.name: one for one in getters}


@pytest.mark.parametrize("paper", PlanPaper)
def test_each_copy_of_plan_and_report(said: Told, vault: Vault, paper: PlanPaper) -> None:
    with vault.read() as session:
        found = sharing(session, said.mees.id, said.meeting, None, paper)
    for name, getter in by_name(found.getters).items():
        for one in getter.each if getter.may_get else ():
            printed = "\n".join(page_texts(paper_pdf((found.copy(one), Audience.PROFESSIONAL, PrintAs()))))
            lives_there = one.reader.key == said.mees.father
            assert (SECRET in printed) is lives_there, (name, one.reader.name)
            assert ("geheim adres" in printed) is (not lives_there), (name, one.reader.name)
    assert "Beide ouders" in by_name(found.getters)


def test_it_is_told_and_kept_in_the_register(said: Told, vault: Vault) -> None:
    with vault.read() as session:
        found = sharing(session, said.mees.id, said.meeting, None)
    getters = by_name(found.getters)
    for name, told in (("Sanne Klaproos", True), ("Ruben Veenpluis", False), ("Beide ouders", True)):
        rows = [one for one in getters[name].parts if one.key == COVERED]
        assert bool(rows) is told, name
        assert all(HIDDEN in one.light.reason and not one.goes for one in rows)
    mother = getters["Sanne Klaproos"]
    assert "zonder Geheim adres in de tekst" in found.document(mother, found.copy(mother), mother.audience)


def test_timeline_and_opp_too(said: Told, vault: Vault) -> None:
    with vault.read() as session:
        life, opp = timeline_sharing(session, said.mees.id), known(session, said.mees.id)
    assert life.reading is not None
    for getters, copy in (
        (life.getters, lambda getter: Asked().copy(life.reading, getter)),
        (opp.getters, lambda getter: copy_for(opp.reading, getter)),
    ):
        for getter in getters:
            for one in getter.each if getter.may_get else ():
                assert (WORDS in repr(copy(one))) is (one.reader.key == said.mees.father), one.reader.name


def test_an_address_that_becomes_secret_stops_what_was_shown(said: Told, vault: Vault) -> None:
    def getters(session: Session) -> tuple[Getter, ...]:
        return sharing(session, said.mees.id, said.meeting, None).getters

    with vault.write("Niet geheim") as session:
        set_address(session, said.mees.id, said.mees.father, secret=False)
    with vault.read() as session:
        shown = by_name(getters(session))["Sanne Klaproos"]
        assert still_may(getters, shown, session)
    with vault.write("Geheim") as session:
        set_address(session, said.mees.id, said.mees.father, secret=True)
    with vault.read() as session:
        assert not still_may(getters, shown, session)


def test_who_shares_sees_it(said: Told, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
    tab = PlanTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1200, 800)
    tab.visit(Place("dossier", said.mees.id, "plan"))
    tab.show()
    settle()
    qtbot.waitUntil(lambda: bool(tab.findChildren(GetterRow)))
    row = next(row for row in tab.findChildren(GetterRow) if row.getter.reader.name == "Sanne Klaproos")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(tab.panel.save.isEnabled)
    labels = [one.text() for one in tab.panel.findChildren(QLabel) if one.isVisible()]
    assert labels.index("Geheim adres in de tekst") < labels.index("Al het andere gaat mee")
    assert SECRET not in tab.preview.text() and "geheim adres" in tab.preview.text()
    tab.close()


@pytest.mark.parametrize(
    ("audience", "both", "mother"),
    [("iedereen", True, True), ("alleen mama", False, True), ("alleen juf Marloes", True, False)],
)
def test_what_the_child_said_goes_to_whom_it_named(
    said: Told, vault: Vault, audience: str, both: bool, mother: bool
) -> None:
    with vault.write("Stem") as session:
        meetings.change_meeting(
            session, said.meeting, voice_words="Ik durf niet naar zwemles.", voice_audience=audience
        )
    with vault.read() as session:
        found = sharing(session, said.mees.id, said.meeting, None)
    getters = by_name(found.getters)
    assert ("Beide ouders" in getters) is both
    assert ("zwemles" in repr(found.copy(getters["Sanne Klaproos"]))) is mother
    for one in getters["Beide ouders"].each if both else ():
        assert ("zwemles" in repr(found.copy(one))) is mother
