"""The tab Kring through the real window parts: drawing and list in step, bonds that keep themselves, one click to the table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import change_caregiver, set_address
from rondom.dossier.model import Bond, Calls
from rondom.dossier.ties import CHILD, TieRow, set_tie, tie_rows
from rondom.meetings.actions import add_attendee, plan_meeting
from rondom.meetings.attendees import attendee_rows
from rondom.meetings.model import AttendeeData, MeetingKind
from rondom.meetings.running import close_meeting, start_meeting
from rondom.privacy.queries import disclosure_rows
from rondom.scene import Spot
from rondom.vault.vault import Vault
from tests.mees import Mees, add_mees
from ui.desk import Desk, Place
from ui.dossier.kring_editor import BondForm
from ui.dossier.kring_paper import KringPaper
from ui.dossier.kring_rows import GUEST, TIE
from ui.dossier.kring_tab import KringTab
from ui.plan.getter_row import GetterRow
from ui.widgets import KeptChoice

Settle = Callable[[], None]


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Leerling toegevoegd") as session:
        return add_mees(session)


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, mees: Mees, settle: Settle) -> KringTab:
    made = KringTab(desk)
    qtbot.addWidget(made)
    made.resize(1300, 720)
    made.visit(Place("dossier", mees.id, "kring"))
    made.show()
    settle()
    return made


def ties(vault: Vault, pupil: str) -> tuple[TieRow, ...]:
    with vault.read() as session:
        return tie_rows(session, pupil)


def choose(field: KeptChoice, value: str) -> None:
    field.setCurrentIndex(field.findData(value))
    field.flush()


def middle(spot: Spot) -> QPoint:
    return QPoint(round(spot.x + spot.w / 2), round(spot.y + spot.h / 2))


def bond(tab: KringTab, other: str) -> BondForm:
    assert tab._form is not None
    found = tab._form.form(other)
    assert found is not None
    return found


def test_drawing_and_list_say_the_same(tab: KringTab, mees: Mees) -> None:
    people = [row.key for row in tab.rows.rows() if not row.heading]
    assert {spot.key for spot in tab.view.scene.spots} == set(people)
    assert [row.text for row in tab.rows.rows() if row.heading] == ["Gezin", "Klas", "Zorg en hulp"]
    assert "Sanne Klaproos" in tab.view.scene.spot(mees.mother).text  # type: ignore[union-attr]
    assert tab.view.isVisible() and tab.rows.isVisible() and not tab.mode.isVisible()


def test_a_click_in_the_drawing_opens_the_bonds_and_chooses_in_the_list(
    qtbot: QtBot, tab: KringTab, mees: Mees, settle: Settle
) -> None:
    spot = tab.view.scene.spot(mees.coach)
    assert spot is not None
    qtbot.mouseClick(tab.view, Qt.MouseButton.LeftButton, pos=middle(spot))
    settle()
    assert tab.editor.isVisible() and tab.rows.value() == mees.coach
    qtbot.keyClick(tab.editor, Qt.Key.Key_Escape)
    settle()
    assert not tab.editor.isVisible() and tab.view.value() == "" and tab.rows.isVisible()


def test_arrows_walk_over_everyone(qtbot: QtBot, tab: KringTab, settle: Settle) -> None:
    tab.view.setFocus()
    seen = set()
    qtbot.keyClick(tab.view, Qt.Key.Key_Right)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right):
        seen.add(tab.view.value())
        qtbot.keyClick(tab.view, key)
    seen.add(tab.view.value())
    settle()
    assert seen == {spot.key for spot in tab.view.scene.spots}


def test_a_bond_is_filled_in_and_drawn(qtbot: QtBot, tab: KringTab, vault: Vault, mees: Mees, settle: Settle) -> None:
    tab.choose(mees.mother)
    settle()
    form = bond(tab, CHILD)
    choose(form.bond, Bond.SUPPORTIVE.value)
    qtbot.keyClicks(form.frequency, "elke dag")
    choose(form.speaks, "one")
    tab.flush()
    settle()
    [tie] = ties(vault, mees.id)
    assert (tie.bond, tie.frequency, tie.speaker) == (Bond.SUPPORTIVE, "elke dag", mees.mother)
    assert tie.id in (tab.view.places.ways if tab.view.places else {})
    assert "Mees: steunend, elke dag, Sanne spreekt voor Mees" in tab.view.scene.spot(mees.mother).text  # type: ignore[union-attr]
    choose(form.speaks, "other")
    settle()
    assert ties(vault, mees.id)[0].speaker == CHILD


def test_a_bond_with_another_opens_and_keeps_who_calls(tab: KringTab, vault: Vault, mees: Mees, settle: Settle) -> None:
    tab.choose(mees.coach)
    settle()
    assert tab._form is not None
    choose(tab._form.more, mees.mother)
    settle()
    form = bond(tab, mees.mother)
    assert form.isVisible() and not bond(tab, CHILD).isVisible()
    choose(form.calls, Calls.ONE.value)
    settle()
    [tie] = ties(vault, mees.id)
    assert tie.seen_from(mees.coach).calls is Calls.ONE
    assert mees.mother not in [tab._form.more.itemData(at) for at in range(tab._form.more.count())]
    tab._open_row(f"{TIE}{tie.id}")
    settle()
    assert bond(tab, mees.mother if tab.view.value() == mees.coach else mees.coach).isVisible()


def test_a_bond_goes_and_undo_brings_it_back(
    qtbot: QtBot, tab: KringTab, desk: Desk, vault: Vault, mees: Mees, settle: Settle
) -> None:
    with vault.write("Band veranderd") as session:
        set_tie(session, mees.id, mees.mother, mees.father, bond=Bond.STRAINED, said_by="Sanne")
    settle()
    tab.refresh()
    tab.choose(mees.father)
    settle()
    before = ties(vault, mees.id)
    assert tab._form is not None
    tab._form.show_bond(mees.mother)
    qtbot.mouseClick(bond(tab, mees.mother).remove, Qt.MouseButton.LeftButton)
    settle()
    assert ties(vault, mees.id) == ()
    desk.tasks.undo()
    settle()
    assert ties(vault, mees.id) == before


def test_one_click_puts_someone_at_the_coming_meeting(
    qtbot: QtBot, tab: KringTab, vault: Vault, mees: Mees, settle: Settle
) -> None:
    today = clock.today()
    at = datetime.combine(today + timedelta(7), datetime.min.time()).replace(hour=10)
    with vault.write("Overleg gepland") as session:
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, at, today)
    settle()
    tab.choose(mees.alliance)
    settle()
    assert tab._form is not None and tab._form.invite.isEnabled()
    qtbot.mouseClick(tab._form.invite, Qt.MouseButton.LeftButton)
    settle()
    assert not tab._form.invite.isEnabled() and "Staat bij" in tab._form.invite.text()
    with vault.read() as session:
        names = [one.name for one in attendee_rows(session, {meeting: today})[meeting]]
    assert names.count("Tom Rietkraag") == 1


def test_without_a_meeting_a_driehoek_is_planned_with_this_person(
    qtbot: QtBot, tab: KringTab, places: list[Place], vault: Vault, mees: Mees, settle: Settle
) -> None:
    tab.choose(mees.alliance)
    settle()
    assert tab._form is not None
    qtbot.mouseClick(tab._form.invite, Qt.MouseButton.LeftButton)
    settle()
    assert places[-1].tab == "meetings"
    with vault.read() as session:
        names = [one.name for one in attendee_rows(session, {places[-1].key: clock.today()})[places[-1].key]]
    assert "Tom Rietkraag" in names and "Sanne Klaproos" in names


def test_who_sat_at_the_table_can_come_into_the_kring(tab: KringTab, vault: Vault, mees: Mees, settle: Settle) -> None:
    today = clock.today()
    at = datetime.combine(today - timedelta(7), datetime.min.time()).replace(hour=10)
    with vault.write("Overleg gepland") as session:
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, at, today)
        add_attendee(session, meeting, AttendeeData(name="Wil Zomertaling", role="wijkteam", perspective="other"))
        start_meeting(session, meeting)
        close_meeting(session, meeting, today)
    settle()
    guest = next(row for row in tab.rows.rows() if row.key.startswith(GUEST))
    assert guest.text == "Wil Zomertaling"
    tab._open_row(guest.key)
    settle()
    assert not [row for row in tab.rows.rows() if row.key.startswith(GUEST)]
    key = next(row.key for row in tab.rows.rows() if row.text == "Wil Zomertaling")
    assert tab.view.value() == key and tab.editor.isVisible()


def test_no_address_and_no_secret_number_is_ever_here(tab: KringTab, vault: Vault, mees: Mees, settle: Settle) -> None:
    with vault.write("Adres veranderd") as session:
        change_caregiver(session, mees.mother, phone="06 11 22 33 44", phone_secret=True)
        set_address(
            session, mees.id, mees.mother, street="Geheimpad 1", postcode="0000 ZZ", place="Nergenshuizen", secret=True
        )
    settle()
    tab.choose(mees.mother)
    settle()
    facts = repr(tab._facts)
    assert "Sanne Klaproos" in facts and "Geheimpad" not in facts and "06 11 22 33 44" not in facts


def test_a_narrow_window_shows_drawing_or_list(tab: KringTab, settle: Settle) -> None:
    tab.resize(tab.theme.px(50), tab.theme.px(40))
    settle()
    assert tab.view.isVisible() and not tab.rows.isVisible() and tab.mode.isVisible()
    tab._other_mode()
    assert tab.rows.isVisible() and not tab.view.isVisible()


def test_another_child_starts_afresh(tab: KringTab, vault: Vault, mees: Mees, settle: Settle) -> None:
    with vault.write("Leerling toegevoegd") as session:
        other = add_mees(session)
    tab.choose(mees.mother)
    settle()
    tab.visit(Place("dossier", other.id, "kring"))
    settle()
    assert tab.view.value() == "" and not tab.editor.isVisible()
    assert {spot.key for spot in tab.view.scene.spots} >= {other.mother}


# -- on paper -------------------------------------------------------------------------------------------------


def test_the_paper_goes_out_only_to_someone_and_is_written_down(
    qtbot: QtBot,
    tab: KringTab,
    vault: Vault,
    mees: Mees,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with vault.write("Band veranderd") as session:
        set_tie(session, mees.id, mees.mother, mees.father, bond=Bond.STRAINED)
    tab.to_paper()
    assert tab.paper is not None
    paper = tab.paper
    wait_for_paper(qtbot, paper, settle)
    assert paper.isVisible() and not paper.panel.save.isEnabled()
    choose_getter(paper, mees.mother)
    wait_for_paper(qtbot, paper, settle)
    assert paper.asked()[0].copy_for == "Sanne Klaproos"
    assert "gespannen" not in repr(paper.asked()[0].kring)
    paper.bonds.setChecked(True)
    wait_for_paper(qtbot, paper, settle)
    assert "gespannen" in repr(paper.asked()[0].kring)
    target = tmp_path / "Kring.pdf"
    monkeypatch.setattr(tab.desk.messages, "save_file", lambda *_args: target)
    qtbot.mouseClick(paper.panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    settle()
    with vault.read() as session:
        [note] = disclosure_rows(session, mees.id)
    assert note.recipient.startswith("Sanne Klaproos") and "hoe het tussen mensen is" in note.document
    choose_getter(paper, mees.teacher)
    wait_for_paper(qtbot, paper, settle)
    assert not paper.bonds.isChecked() and "gespannen" not in repr(paper.asked()[0].kring)


def test_who_may_not_read_it_gets_no_paper(
    qtbot: QtBot, tab: KringTab, mees: Mees, places: list[Place], settle: Settle
) -> None:
    tab.to_paper()
    assert tab.paper is not None
    wait_for_paper(qtbot, tab.paper, settle)
    choose_getter(tab.paper, mees.coach)
    wait_for_paper(qtbot, tab.paper, settle)
    assert not tab.paper.panel.save.isEnabled() and tab.paper.getter() is None
    tab.paper._ask()
    assert places[-1].tab == "consent"
    qtbot.keyClick(tab.paper, Qt.Key.Key_Escape)
    assert tab.view.isVisible()


def choose_getter(paper: KringPaper, key: str) -> None:
    row = next(one for one in paper.panel.findChildren(GetterRow) if one.getter.reader.key == key)
    row.click()


def wait_for_paper(qtbot: QtBot, paper: KringPaper, settle: Settle) -> None:
    settle()
    qtbot.waitUntil(lambda: paper.preview.paper is not None, timeout=10_000)
    settle()


def test_another_size_finds_new_places(qtbot: QtBot, tab: KringTab) -> None:
    before = tab.view.places
    tab.resize(tab.width() + 200, tab.height() + 100)
    qtbot.waitUntil(lambda: tab.view.places is not before)
    assert tab.view.places is not None and tab.view.places.size == (tab.view.width(), tab.view.height())
