"""The timeline on paper in the window: for whom, of which years, and what is written down when it leaves the house."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import change_caregiver, change_contact
from rondom.dossier.model import Custody
from rondom.privacy.logbook import Entry, KindGroup, LogFilter, entries
from rondom.privacy.queries import DisclosureRow, disclosure_rows
from rondom.timeline.actions import add_event, hide_in_meeting
from rondom.timeline.model import EventData
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees, add_mees
from tests.timeline.paper_life import HIDDEN, fill
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.plan.getter_row import GetterRow
from ui.plan.raster import page_sizes, page_texts
from ui.tasks import Tasks
from ui.timeline.share import days_of, year_choices
from ui.timeline.share_page import SharePage
from ui.timeline.tab import TimelineTab
from ui.widgets import Banner, Scroll

Settle = Callable[[], None]
Register = Callable[[int], list[DisclosureRow]]


@pytest.fixture
def mees(vault: Vault) -> Mees:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    with vault.write("Mees") as session:
        made = add_mees(session)
        change_contact(session, made.coach, organisation="CJG Duinveen")
        made.others = fill(session, made.id)
    vault.forget_undo()
    return made


@pytest.fixture
def page(desk: Desk, mees: Mees, qtbot: QtBot, settle: Settle) -> Iterator[SharePage]:
    made = SharePage(desk)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.show_pupil(mees.id)
    settle()
    qtbot.waitUntil(lambda: made.preview.paper is not None)
    yield made
    made.close()


@pytest.fixture
def register(tasks: Tasks, mees: Mees, qtbot: QtBot, settle: Settle) -> Register:
    """The verstrekkingen, as soon as so many stand there; asked on the thread of the vault."""

    def wait(count: int) -> list[DisclosureRow]:
        found: list[list[DisclosureRow]] = []

        def there() -> bool:
            tasks.read(tasks, lambda session: disclosure_rows(session, mees.id), found.append)
            settle()
            return len(found[-1]) == count

        qtbot.waitUntil(there)
        return found[-1]

    return wait


def choose(page: SharePage, name: str, qtbot: QtBot) -> None:
    """Choose someone, and wait for their own copy when they may have one."""
    row = next(one for one in page.findChildren(GetterRow) if one.getter.reader.name == name)
    before = page.preview.paper
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    if row.getter.may_get:
        qtbot.waitUntil(lambda: page.panel.save.isEnabled() and page.preview.paper is not before)


def again(page: SharePage, change: Callable[[], object], qtbot: QtBot) -> None:
    """Do something that makes another paper, and wait for it."""
    before = page.preview.paper
    change()
    qtbot.waitUntil(lambda: page.preview.paper is not before)


def pick(page: SharePage, which: str, key: str) -> None:
    field = page.since if which == "since" else page.until
    field.setCurrentIndex(field.findData(key))
    field.flush()


def test_it_shows_the_sheet_and_the_list_without_what_is_hidden(page: SharePage) -> None:
    assert "Tijdlijn van Mees Veenpluis" in page.preview.text()
    assert "Speltherapie" in page.preview.text()
    assert HIDDEN not in page.preview.text()
    assert not page.panel.save.isEnabled()
    assert page.panel.save.toolTip() == "Kies eerst wie de tijdlijn krijgt."


def test_saving_writes_the_bytes_whose_fingerprint_is_kept(
    page: SharePage, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, "Sanne Klaproos", qtbot)
    again(page, lambda: qtbot.mouseClick(page.sheet.button("a3"), Qt.MouseButton.LeftButton), qtbot)
    target = tmp_path / "tijdlijn.pdf"
    messages.answer_next(target)
    qtbot.waitUntil(page.panel.save.isEnabled)
    qtbot.mouseClick(page.panel.save, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    content = target.read_bytes()
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert (row.recipient, row.basis) == ("Sanne Klaproos, moeder", "heeft gezag")
    assert row.document == "Tijdlijn, A3, pdf"
    assert row.pages == len(page_sizes(content))
    assert round(page_sizes(content)[0].width()) == 1191
    assert "Voor Sanne Klaproos" in "\n".join(page_texts(content))
    qtbot.waitUntil(lambda: "Tijdlijn voor Sanne bewaard en genoteerd" in messages.said)


def test_some_years_only(page: SharePage, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page, "Sanne Klaproos", qtbot)
    again(page, lambda: pick(page, "since", "2024"), qtbot)
    again(page, lambda: pick(page, "until", "2024"), qtbot)
    assert "Andere juf" in page.preview.text()
    assert "Oren geopereerd" not in page.preview.text()
    messages.answer_next(tmp_path / "jaar.pdf")
    qtbot.waitUntil(page.panel.save.isEnabled)
    qtbot.mouseClick(page.panel.save, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    assert row.document == "Tijdlijn, A4, van 1 augustus 2024 tot en met 31 juli 2025, pdf"


def test_the_choice_of_years_names_the_groups(page: SharePage) -> None:
    assert page.known.reading is not None
    choices = year_choices(page.known.reading)
    assert choices[0] == ("2020", "groep 1, 2020-2021")
    assert choices[-1] == ("2025", "groep 6, 2025-2026")
    assert days_of("", "") == (None, None)
    assert days_of("2024", "2022") == (date(2022, 8, 1), date(2025, 7, 31))  # in whichever order
    assert days_of("2024", "") == (date(2024, 8, 1), None)
    assert days_of("", "2024") == (None, date(2025, 7, 31))


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_picture_for_the_family_is_written_down_too(
    kind: str, page: SharePage, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, "Mees Veenpluis", qtbot)
    qtbot.waitUntil(page.picture.isEnabled)
    target = tmp_path / f"tijdlijn.{kind}"
    messages.answer_next(target)
    page.picture.menu().findChild(QAction, f"timeline.paper.{kind}").trigger()
    (row,) = register(1)
    content = target.read_bytes()
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert (row.recipient, row.document, row.pages) == ("Mees Veenpluis, leerling", f"Tijdlijn, A4, {kind}", 1)
    if kind == "png":
        image = QImage.fromData(content)
        assert (image.width(), image.height()) == (3508, 2480)
        assert round(image.dotsPerMeterX() * 0.0254) == 300
        assert image.text("Title") == "Tijdlijn – De Proefschool"
        assert "Mees" not in image.text("Description")
    else:
        root = ElementTree.fromstring(content)
        words = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
        assert {"Speltherapie", "Voor Mees Veenpluis"} <= set(words)
        assert HIDDEN not in content.decode("utf-8")


@pytest.mark.parametrize("name", ["Marloes Grutto", "Hatice Kievit"])
def test_no_picture_for_others(page: SharePage, qtbot: QtBot, name: str) -> None:
    choose(page, name, qtbot)
    assert not page.picture.isEnabled()
    assert "ouders die alles mogen lezen" in page.picture.toolTip()


def test_without_permission_there_is_only_the_way_to_ask(page: SharePage, places: list[Place], qtbot: QtBot) -> None:
    choose(page, "Hatice Kievit", qtbot)
    assert not page.panel.save.isVisible()
    assert not page.panel.print.isEnabled()
    qtbot.mouseClick(page.panel.ask, Qt.MouseButton.LeftButton)
    assert places[-1].tab == "consent"
    assert places[-1].key == "Hatice Kievit"


def test_a_parent_without_gezag_gets_facts_on_request_and_no_timeline(
    page: SharePage, mees: Mees, tasks: Tasks, places: list[Place], qtbot: QtBot, settle: Settle
) -> None:
    tasks.write(tasks, "Gezag", lambda session: change_caregiver(session, mees.father, custody=Custody.NO))
    settle()
    choose(page, "Ruben Veenpluis", qtbot)
    banner = page.findChild(Banner, "timeline.paper.refusal")
    assert "Ruben krijgt de tijdlijn niet." in banner.accessibleName() + "".join(
        one.text() for one in banner.findChildren(QLabel)
    )
    assert page.panel.ask.text() == "Gezag bekijken"
    qtbot.mouseClick(page.panel.ask, Qt.MouseButton.LeftButton)
    assert (places[-1].tab, places[-1].key) == ("people", mees.father)


def test_printing_is_written_down_in_the_register_and_the_logboek(
    page: SharePage, register: Register, tasks: Tasks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "afdruk.pdf"

    def choose_file(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", choose_file)
    choose(page, "Sanne Klaproos", qtbot)
    qtbot.mouseClick(page.panel.print, Qt.MouseButton.LeftButton)
    (row,) = register(1)
    assert row.document == "Tijdlijn, A4, op papier"
    sheet = page_sizes(target.read_bytes())[0]
    assert sheet.width() > sheet.height()
    told: list[tuple[Entry, ...]] = []
    tasks.read(tasks, lambda session: entries(session, LogFilter(group=KindGroup.OUT)), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "Tijdlijn afgedrukt" in [one.sentence for one in told[0]]


def test_going_back_from_the_file_dialog_writes_nothing_down(
    page: SharePage, register: Register, messages: Messages, qtbot: QtBot
) -> None:
    choose(page, "Sanne Klaproos", qtbot)
    messages.answer_next(None)
    qtbot.mouseClick(page.panel.save, Qt.MouseButton.LeftButton)
    assert register(0) == []


def test_a_folder_that_cannot_be_written_writes_nothing_down(
    page: SharePage, register: Register, messages: Messages, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, "Sanne Klaproos", qtbot)
    qtbot.waitUntil(page.picture.isEnabled)
    messages.answer_next(tmp_path / "nergens" / "tijdlijn.svg")
    page.picture.menu().findChild(QAction, "timeline.paper.svg").trigger()
    qtbot.waitUntil(lambda: "file-unwritable" in messages.said)
    assert register(0) == []


def test_what_is_hidden_meanwhile_goes_from_the_paper(page: SharePage, mees: Mees, tasks: Tasks, qtbot: QtBot) -> None:
    assert "Andere juf" in page.preview.text()
    tasks.write(tasks, "Verborgen", lambda session: hide_in_meeting(session, mees.others["juf"], True))
    qtbot.waitUntil(lambda: "Andere juf" not in page.preview.text())


def test_the_tab_opens_it_and_esc_brings_the_timeline_back(
    desk: Desk, mees: Mees, qtbot: QtBot, settle: Settle
) -> None:
    tab = TimelineTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1300, 800)
    tab.visit(Place("dossier", mees.id, "timeline"))
    tab.show()
    settle()
    tab.bar.share_asked.emit()
    settle()
    page = tab.sharing.page
    assert page is not None
    assert not tab.view.isVisible()
    qtbot.waitUntil(lambda: "Speltherapie" in page.preview.text())
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert tab.sharing.page is None
    assert tab.view.isVisible()
    tab.close()


def test_another_child_takes_the_paper_away(desk: Desk, mees: Mees, tasks: Tasks, qtbot: QtBot, settle: Settle) -> None:
    from rondom.dossier.actions import add_pupil
    from rondom.dossier.model import PupilData

    other: list[str] = []
    tasks.write(tasks, "Noor", lambda session: add_pupil(session, PupilData(first_name="Noor")), other.append)
    qtbot.waitUntil(lambda: bool(other))
    day = {"start_earliest": TODAY, "start_latest": TODAY}
    tasks.write(tasks, "Feest", lambda session: add_event(session, other[0], EventData(title="Feest", **day)))
    tab = TimelineTab(desk)
    qtbot.addWidget(tab)
    tab.visit(Place("dossier", mees.id, "timeline"))
    tab.show()
    settle()
    tab.sharing.open()
    settle()
    tab.visit(Place("dossier", other[0], "timeline"))
    settle()
    assert tab.sharing.page is None
    assert [one.title for one in tab.life.rows] == ["Feest"]
    tab.close()


def test_in_a_low_window_there_is_room_to_choose_who_gets_it(page: SharePage, qtbot: QtBot, settle: Settle) -> None:
    """The buttons scroll along with the people, and come back to the foot in a higher window."""
    page.resize(700, 330)
    page.to_panel()
    settle()
    row = page.findChildren(GetterRow)[0]
    area = page.panel.findChild(Scroll)
    assert area.height() > page.height() * 0.9
    assert page.panel.save.window() is page.window()
    assert area.isAncestorOf(page.panel.save)
    assert area.widget().height() >= row.height() + page.panel.save.height()
    page.resize(700, 800)
    settle()
    assert not area.isAncestorOf(page.panel.save)
    assert page.panel.save.isVisible()
