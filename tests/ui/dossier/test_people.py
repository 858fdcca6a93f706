"""Betrokkenen: caregivers with gezag, the address kept apart, and what is typed is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from rondom.dossier.actions import add_caregiver, add_pupil
from rondom.dossier.model import CaregiverData, Custody, PupilData
from rondom.dossier.queries import address_of, caregiver_rows, contact_rows
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.dossier.caregiver_form import CaregiverForm
from ui.dossier.people import PeopleTab
from ui.widgets import KeptChoice

Settle = Callable[[], None]


@pytest.fixture
def pupil(vault: Vault) -> str:
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name="Proef", last_name="Kind"))


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, pupil: str, settle: Settle) -> PeopleTab:
    made = PeopleTab(desk)
    qtbot.addWidget(made)
    made.visit(Place("dossier", pupil, "people"))
    made.resize(1200, 800)
    made.show()
    settle()
    return made


def field(tab: QWidget, name: str) -> QWidget:
    found = tab.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_a_caregiver_is_made_and_typed_in(
    qtbot: QtBot, tab: PeopleTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    assert tab.empty.isVisible()
    tab.make_new("caregiver")
    settle()
    form = tab.findChild(CaregiverForm)
    assert form is not None
    form.name.setText("Zoë <b>El</b> & 👩‍👧")  # QTest cannot type letters beyond the basic plane
    form.custody.setCurrentIndex(form.custody.findData(Custody.YES.value))
    form.custody.flush()
    qtbot.keyClicks(form.street, "Laan 1")
    qtbot.mouseClick(form.secret, Qt.MouseButton.LeftButton)
    tab.flush()
    settle()
    with vault.read() as session:
        (one,) = caregiver_rows(session, pupil)
        assert (one.name, one.custody, one.address_secret) == ("Zoë <b>El</b> & 👩‍👧", Custody.YES, True)
        assert address_of(session, one.id).street == "Laan 1"
    assert [row.end for row in tab.rows.rows() if not row.heading] == ["geheim adres"]


def test_someone_else_gets_a_side_of_the_table(
    qtbot: QtBot, tab: PeopleTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    tab.make_new("contact")
    settle()
    qtbot.keyClicks(field(tab, "contact.name"), "Hatice Kievit")
    qtbot.keyClicks(field(tab, "contact.role"), "gezinscoach")
    tab.flush()
    settle()
    with vault.read() as session:
        assert [(one.name, one.role) for one in contact_rows(session, pupil)] == [("Hatice Kievit", "gezinscoach")]


def test_choosing_another_person_never_mixes_what_is_typed(
    qtbot: QtBot, tab: PeopleTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    for _turn in range(2):
        tab.make_new("caregiver")
        settle()
    first, second = (row.key for row in tab.rows.rows() if not row.heading)
    tab._show_person(first)
    settle()
    qtbot.keyClicks(field(tab, "caregiver.name"), "Eerste")
    tab._show_person(second)
    settle()
    qtbot.keyClicks(field(tab, "caregiver.name"), "Tweede")
    tab.flush()
    settle()
    with vault.read() as session:
        assert [one.name for one in caregiver_rows(session, pupil)] == ["Eerste", "Tweede"]


def test_a_relation_in_other_words_is_shown_and_stays(tab: PeopleTab, vault: Vault, pupil: str, settle: Settle) -> None:
    with vault.write("Verzorger toegevoegd") as session:
        add_caregiver(session, pupil, CaregiverData(name="Proef Pleegmoeder", relation="pleegmoeder en tante"))
    settle()
    tab._show_person(next(row.key for row in tab.rows.rows() if not row.heading))
    settle()
    relation = field(tab, "caregiver.relation")
    assert isinstance(relation, KeptChoice)
    assert relation.currentText() == "pleegmoeder en tante"


def test_removing_can_be_taken_back(tab: PeopleTab, vault: Vault, pupil: str, desk: Desk, settle: Settle) -> None:
    tab.make_new("caregiver")
    settle()
    key = next(row.key for row in tab.rows.rows() if not row.heading)
    tab._remove(key)
    settle()
    with vault.read() as session:
        assert not caregiver_rows(session, pupil)
    desk.tasks.undo()
    settle()
    with vault.read() as session:
        assert [one.id for one in caregiver_rows(session, pupil)] == [key]


def test_a_list_of_names_reads_no_address(tab: PeopleTab, vault: Vault, pupil: str, settle: Settle) -> None:
    """The query of the list does not touch the columns in which an address stands."""
    with vault.read() as session:
        plan = session.execute(text("SELECT sql FROM sqlite_schema WHERE name = 'address'")).scalar()
        assert "street" in str(plan)
    assert "street" not in caregiver_rows.__code__.co_names
