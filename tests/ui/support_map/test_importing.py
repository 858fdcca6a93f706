"""The dialogs that bring a list of partners in and keep one, on a real vault and through the real screen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from rondom.exchange.import_partners import known_partners
from rondom.exchange.partner_files import read
from rondom.exchange.partner_preview import KnownPartner
from rondom.exchange.preview import NEW
from rondom.privacy.logbook import LogFilter, entries
from rondom.support_map.actions import add_partner
from rondom.support_map.model import PartnerData
from tests.exchange.partner_lists import as_csv, as_xlsx, page, service
from ui.desk import Desk
from ui.support_map.exporting import ExportDialog
from ui.support_map.importing import PartnerImport
from ui.support_map.screen import SupportMapScreen
from ui.widgets import Banner

Settle = Callable[[], None]


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, settle: Settle) -> Iterator[Callable[[bytes | Path | None], PartnerImport]]:
    dialogs: list[PartnerImport] = []

    def show(content: bytes | Path | None) -> PartnerImport:
        dialog = PartnerImport(desk, content)
        dialogs.append(dialog)
        dialog.show()
        settle()
        qtbot.waitUntil(lambda: content is None or dialog.page is not None or dialog.problem.isVisible())
        return dialog

    yield show
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()


def cards(desk: Desk, settle: Settle) -> dict[str, KnownPartner]:
    found: list[list[KnownPartner]] = []
    desk.tasks.read(desk.tasks, known_partners, found.append)
    settle()
    return {one.text("name"): one for one in found[0]}


def put(desk: Desk, settle: Settle, **values: object) -> None:
    desk.tasks.write(desk.tasks, "Partner erbij", lambda session: add_partner(session, PartnerData(**values)))
    settle()


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def bring_in(qtbot: QtBot, dialog: PartnerImport, settle: Settle) -> None:
    click(qtbot, dialog.verb)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    settle()


def words(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_a_chosen_list_is_previewed_and_brought_in(qtbot, desk, settle, shown, tmp_path) -> None:
    path = tmp_path / "partners.xlsx"
    path.write_bytes(as_xlsx([("Gezinscoach", "CJG", "Anna", "070 1"), ("Tolk", "", "", "")]))
    desk.messages.answer_next(path)
    dialog = shown(None)
    click(qtbot, dialog.choose.button)
    qtbot.waitUntil(lambda: dialog.page is not None)
    assert dialog.verb.text() == "2 partners inlezen"
    assert words(dialog, "import.summary") == "2 partners in het bestand · Excel"
    assert [(row.text, row.detail, row.end) for row in dialog.page.lists["new"].list.rows()] == [
        ("Gezinscoach", "Anna, CJG, 070 1", "Om de school"),
        ("Tolk", "", "Om de school"),
    ]
    assert cards(desk, settle) == {}
    bring_in(qtbot, dialog, settle)
    assert set(cards(desk, settle)) == {"Gezinscoach", "Tolk"}
    assert "2 partners erbij" in desk.messages.said


def test_going_back_brings_nothing_in(qtbot, desk, settle, shown) -> None:
    click(qtbot, shown(as_csv().encode()).back)
    assert cards(desk, settle) == {}


def test_a_list_without_headings_says_what_to_do_and_another_can_follow(qtbot, shown) -> None:
    dialog = shown(b"Aap;Noot\n1;2\n")
    assert dialog.problem.title() == "Rondom herkent de kolommen niet."
    assert dialog.choose.isVisible()
    dialog.take(as_csv().encode())
    qtbot.waitUntil(lambda: dialog.page is not None)
    assert not dialog.problem.isVisible()


def test_rows_that_could_not_be_read_are_told_with_their_number(qtbot, shown) -> None:
    dialog = shown(b"Functie;Telefoon\nA;612345678\n;070 1\n")
    assert words(dialog, "import.summary") == "1 partner in het bestand · CSV · 1 rij niet te lezen"
    more = dialog.findChild(QWidget, "import.notes.show")
    assert more.text() == "2 opmerkingen over het bestand"
    notes = dialog.findChild(QLabel, "import.notes")
    assert not notes.isVisible()
    click(qtbot, more)
    assert notes.isVisible()
    assert notes.text().splitlines() == [
        "Regel 2: bij “Telefoon” was de nul vooraan weg. Die staat er weer voor.",
        "Regel 3: geen functie, organisatie of persoon. Niet gelezen.",
    ]


def test_changes_stand_with_old_and_new_and_hand_work_is_not_ticked(qtbot, desk, settle, shown) -> None:
    put(desk, settle, name="Gezinscoach", organisation="CJG", phone="070 1234567")
    dialog = shown(as_csv((("Gezinscoach", "CJG", "Anna", "06 12345678"),)).encode())
    part = dialog.page.lists["changed"]
    assert dialog.page.shown_section() == "changed"
    assert [(row.text, row.detail, row.ticked, row.end) for row in part.list.rows()] == [
        ("Gezinscoach", "Persoon: leeg → Anna", True, ""),
        ("", "Telefoon: 070 1234567 → 06 12345678", False, "met de hand ingevuld"),
    ]
    bring_in(qtbot, dialog, settle)
    one = cards(desk, settle)["Gezinscoach"]
    assert (one.text("person"), one.text("phone")) == ("Anna", "070 1234567")


def test_a_doubt_is_answered_in_a_menu_or_as_rondom_proposes(qtbot, desk, settle, shown) -> None:
    put(desk, settle, name="Gezinscoach", phone="070 1234567")
    put(desk, settle, name="Wijkteam", phone="06 12345678")
    rows = (("Gezinscoach", "CJG", "", ""), ("Balie", "", "", "06-12345678"))
    dialog = shown(as_csv(rows).encode())
    part = dialog.page.lists["doubt"]
    assert not dialog.verb.isEnabled()
    key = part.list.rows()[0].key
    part.list.choose(key)
    qtbot.keyClick(part.list, Qt.Key.Key_Return)
    menu = part.findChild(QMenu, "import.answers")
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        "Regel 2: Gezinscoach, CJG",
        "Samenvoegen met Gezinscoach, 070 1234567",
        "Nieuwe partner",
        "Overslaan",
    ]
    menu.close()
    part.answer(key, NEW)
    assert dialog.verb.text() == "1 partner inlezen"
    click(qtbot, part.propose)
    assert [row.end for row in part.list.rows()] == ["nieuwe partner", "nieuwe partner"]
    part.answer(key, dialog.page.picks.answers(key)[0][0])
    bring_in(qtbot, dialog, settle)
    assert cards(desk, settle)["Gezinscoach"].text("organisation") == "CJG"
    assert set(cards(desk, settle)) == {"Gezinscoach", "Wijkteam", "Balie"}


def test_of_a_sociale_kaart_one_looks_up_whom_the_school_uses(qtbot, desk, settle, shown) -> None:
    services = [service(n, name=f"Dienst {n}", phones=[], contacts=[]) for n in range(1, 91)]
    dialog = shown(page(*services))
    assert [banner.title() for banner in dialog.page.findChildren(Banner)] == ["Dit is een lange lijst"]
    assert not dialog.verb.isEnabled()
    part = dialog.page.lists["new"]
    qtbot.keyClicks(part.findChild(QLineEdit, "import.new.search"), "dienst 7")
    assert [row.text for row in part.list.rows()] == ["Dienst 7", *(f"Dienst {n}" for n in range(70, 80))]
    click(qtbot, part.all)
    assert dialog.verb.text() == "11 partners inlezen"
    part.search.clear()
    assert part.all.checkState() == Qt.CheckState.PartiallyChecked
    bring_in(qtbot, dialog, settle)
    assert len(cards(desk, settle)) == 11


def test_nothing_new_is_said_calmly(qtbot, desk, settle, shown) -> None:
    bring_in(qtbot, shown(as_csv().encode()), settle)
    dialog = shown(as_csv().encode())
    assert not dialog.verb.isVisible()
    assert "2 kloppen al" in words(dialog, "import.summary")


def test_a_partner_that_stopped_is_told_and_stays(qtbot, desk, settle, shown) -> None:
    bring_in(qtbot, shown(page(service())), settle)
    dialog = shown(page(service(status="defunct")))
    titles = [banner.title() for banner in dialog.page.findChildren(Banner)]
    assert titles == ["1 partner op uw kaart is gestopt, zegt het bestand"]
    assert set(cards(desk, settle)) == {"Speltherapie"}


def test_undo_takes_the_import_back(qtbot, desk, settle, shown) -> None:
    bring_in(qtbot, shown(as_csv().encode()), settle)
    desk.tasks.undo()
    settle()
    assert cards(desk, settle) == {}


# -- keeping a list -----------------------------------------------------------------------------------------------


@pytest.fixture
def export(qtbot: QtBot, desk: Desk, settle: Settle) -> Iterator[ExportDialog]:
    put(desk, settle, name="Gezinscoach", person="Anna", phone="070 1234567")
    put(desk, settle, name="Voedselbank", phone="070 7654321", ring=6)
    put(desk, settle, name="Leerkracht", ring=1)
    dialog = ExportDialog(desk)
    dialog.show()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def keep(qtbot: QtBot, desk: Desk, settle: Settle, dialog: ExportDialog, path: Path) -> bytes:
    desk.messages.answer_next(path)
    click(qtbot, dialog.verb)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    settle()
    return path.read_bytes()


def test_a_list_is_kept_without_names_unless_asked(qtbot, desk, settle, export, tmp_path) -> None:
    assert export.care.title() == "Alleen functies en organisaties"
    content = keep(qtbot, desk, settle, export, tmp_path / "kaart.xlsx")
    found = {one.text("name"): (one.text("person"), one.text("phone")) for one in read(content).partners}
    assert found == {"Gezinscoach": ("", ""), "Voedselbank": ("", "070 7654321")}
    assert "2 partners bewaard" in desk.messages.said


def test_with_names_it_is_said_and_the_logboek_knows(qtbot, desk, settle, export, tmp_path) -> None:
    click(qtbot, export.people)
    click(qtbot, export.own_team)
    click(qtbot, export.kind.button("json"))
    assert export.care.title() == "In deze lijst staan namen en telefoonnummers van mensen"
    found = json.loads(keep(qtbot, desk, settle, export, tmp_path / "kaart.json"))
    assert [one["name"] for one in found["contents"]] == ["Leerkracht", "Gezinscoach", "Voedselbank"]
    told: list[list[str]] = []
    desk.tasks.read(desk.tasks, lambda session: [one.sentence for one in entries(session, LogFilter())], told.append)
    settle()
    assert told[0][0] == "Lijst met partners bewaard"


def test_going_back_in_the_choice_of_a_place_keeps_the_dialog(qtbot, desk, settle, export, tmp_path) -> None:
    desk.messages.answer_next(None)
    click(qtbot, export.verb)
    settle()
    assert export.isVisible()
    assert export.verb.isEnabled()
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_place_that_cannot_be_written_is_told(qtbot, desk, settle, export, tmp_path) -> None:
    desk.messages.answer_next(tmp_path / "weg" / "kaart.xlsx")
    click(qtbot, export.verb)
    settle()
    assert "file-unwritable" in desk.messages.said
    assert export.isVisible()
    assert export.verb.isEnabled()


# -- from the screen ----------------------------------------------------------------------------------------------


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, settle: Settle) -> SupportMapScreen:
    made = SupportMapScreen(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.refresh()
    settle()
    return made


def test_both_stand_behind_the_three_dots(qtbot, desk, settle, screen) -> None:
    menu = screen.more.menu()
    for name, kind in (("map.import", PartnerImport), ("map.export", ExportDialog)):
        menu.findChild(QAction, name).trigger()
        dialog = screen.findChild(kind)
        qtbot.waitUntil(dialog.isVisible)
        dialog.reject()


def test_an_empty_map_can_begin_with_a_list(qtbot, screen) -> None:
    click(qtbot, screen.findChild(QWidget, "map.empty.import"))
    qtbot.waitUntil(lambda: screen.findChild(PartnerImport) is not None)
    screen.findChild(PartnerImport).reject()


def test_a_dropped_list_opens_the_preview(qtbot, screen, tmp_path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(as_csv().encode())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    screen.dropEvent(drop)
    dialog = screen.findChild(PartnerImport)
    qtbot.waitUntil(lambda: dialog.page is not None)
    assert dialog.verb.text() == "2 partners inlezen"
    dialog.reject()
