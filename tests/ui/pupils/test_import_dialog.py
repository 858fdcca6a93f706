"""The dialog that brings in a school, on a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import change_pupil
from rondom.exchange.import_pupils import known_pupils
from rondom.exchange.preview import NEW, KnownPupil
from rondom.paths import state_dir
from rondom.vault.backups import copies, look_inside
from rondom.vault.vault import Vault
from tests.exchange.files import edex, group, in_group, pupil, school_of, small
from tests.mees import PASSWORD
from ui.desk import Desk
from ui.pupils.import_dialog import ImportDialog, dropped_file, open_import
from ui.widgets import Banner

Settle = Callable[[], None]


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, settle: Settle) -> Iterator[Callable[[bytes | Path | None], ImportDialog]]:
    dialogs: list[ImportDialog] = []

    def show(content: bytes | Path | None) -> ImportDialog:
        dialog = ImportDialog(desk, content)
        dialogs.append(dialog)
        dialog.show()
        settle()
        qtbot.waitUntil(lambda: content is None or dialog.page is not None or dialog.problem.isVisible())
        return dialog

    yield show
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()


def pupils(desk: Desk, settle: Settle) -> dict[str, KnownPupil]:
    found: list[list[KnownPupil]] = []
    desk.tasks.read(desk.tasks, known_pupils, found.append)
    settle()
    return {one.first_name: one for one in found[0]}


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def bring_in(qtbot: QtBot, dialog: ImportDialog, settle: Settle) -> None:
    click(qtbot, dialog.verb)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    settle()


def words(dialog: ImportDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_a_chosen_file_is_previewed_and_brought_in(qtbot, desk, settle, shown, tmp_path) -> None:
    path = tmp_path / "EDEX.XML"
    path.write_bytes(small().encode())
    desk.messages.answer_next(path)
    dialog = shown(None)
    assert not dialog.verb.isVisible()
    click(qtbot, dialog.choose.button)
    qtbot.waitUntil(lambda: dialog.page is not None)
    assert dialog.verb.text() == "2 leerlingen inlezen"
    assert words(dialog, "import.summary") == "2 leerlingen in het bestand · schooljaar 2025-2026"
    assert pupils(desk, settle) == {}
    bring_in(qtbot, dialog, settle)
    assert set(pupils(desk, settle)) == {"Fenna", "Tobe"}
    assert "2 leerlingen erbij" in desk.messages.said


def test_going_back_brings_nothing_in(qtbot, desk, settle, shown) -> None:
    dialog = shown(small().encode())
    click(qtbot, dialog.back)
    settle()
    assert pupils(desk, settle) == {}


def test_unticking_counts_down_and_leaves_out(qtbot, desk, settle, shown) -> None:
    dialog = shown(small().encode())
    rows = dialog.page.lists["new"].list
    rows.setCurrentIndex(rows.model().index(0, 0))
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert dialog.verb.text() == "1 leerling inlezen"
    assert dialog.page.lists["new"].all.checkState() == Qt.CheckState.PartiallyChecked
    bring_in(qtbot, dialog, settle)
    assert set(pupils(desk, settle)) == {"Tobe"}


def test_all_and_none(qtbot, shown) -> None:
    dialog = shown(school_of(200).encode())
    part = dialog.page.lists["new"]
    click(qtbot, part.all)
    assert part.all.checkState() == Qt.CheckState.Unchecked
    assert dialog.verb.text() == "Inlezen"
    assert dialog.verb.isEnabled()  # staff is still ticked
    click(qtbot, dialog.page.lists["school"].all)
    assert not dialog.verb.isEnabled()
    assert dialog.verb.toolTip() == "Vink eerst iets aan."
    click(qtbot, part.all)
    assert dialog.verb.text() == "200 leerlingen inlezen"


def test_a_broken_file_says_the_line_and_another_can_follow(qtbot, shown, tmp_path) -> None:
    dialog = shown(b"<EDEX>\n<leerlingen>\n</EDEX>")
    assert dialog.problem.title() == "Het bestand is niet heel. Het gaat mis op regel 3."
    assert dialog.choose.isVisible()
    dialog.take(small().encode())
    qtbot.waitUntil(lambda: dialog.page is not None)
    assert not dialog.problem.isVisible()


def test_a_file_that_went_away_is_told(shown, tmp_path) -> None:
    dialog = shown(tmp_path / "weg.xml")
    assert dialog.problem.title() == "Dit bestand kan niet gelezen worden."


def test_what_is_never_read_is_said(shown) -> None:
    dialog = shown(edex([pupil("1", roepnaam="Jip", bsn="123456782", land="XK")]).encode())
    said = words(dialog, "import.ignored")
    assert said == "Rondom leest geen BSN, herkomst of gewicht. Die stonden er 2 keer in en zijn overgeslagen."


def test_repairs_are_behind_a_link(qtbot, shown) -> None:
    dialog = shown(edex([pupil("#1", roepnaam="Jip")]).encode())
    notes = dialog.findChild(QLabel, "import.notes")
    assert not notes.isVisible()
    click(qtbot, dialog.findChild(QWidget, "import.notes.show"))
    assert notes.isVisible()
    assert notes.text().startswith("Eén leerling heeft een sleutel die elke keer verandert.")


def test_changes_stand_with_old_and_new_and_hand_work_is_not_ticked(qtbot, desk, settle, shown) -> None:
    bring_in(qtbot, shown(small().encode()), settle)
    tobe = pupils(desk, settle)["Tobe"].id
    desk.tasks.write(desk.tasks, "Naam veranderd", lambda session: change_pupil(session, tobe, first_name="Tobi"))
    settle()
    dialog = shown(small().replace("Okafor", "Okafor-Smit").encode())
    assert dialog.page.shown_section() == "changed"
    rows = dialog.page.lists["changed"].list.model().rows
    assert [(row.text, row.detail, row.ticked, row.end) for row in rows] == [
        ("Tobi Okafor", "Roepnaam: Tobi → Tobe", False, "met de hand ingevuld"),
        ("", "Achternaam: Okafor → Okafor-Smit", True, ""),
    ]
    assert rows[1].sentence() == "Tobi Okafor, Achternaam: Okafor → Okafor-Smit"
    bring_in(qtbot, dialog, settle)
    assert pupils(desk, settle)["Tobi"].last_name == "Okafor-Smit"


def test_who_is_missing_stays_until_ticked(qtbot, desk, settle, shown) -> None:
    bring_in(qtbot, shown(small().encode()), settle)
    only = pupil("101", in_group("g5"), eckid="https://ketenid.example/aaa", achternaam="Linde", voorvoegsel="van der",
                 roepnaam="Fenna", geboortedatum="2016-03-09", geslacht="2", jaargroep="5")  # fmt: skip
    dialog = shown(edex([only], [group("g5", "De Uilen", "5")]).encode())
    assert dialog.page.shown_section() == "gone"
    assert not dialog.verb.isEnabled()
    rows = dialog.page.lists["gone"].list
    rows.setCurrentIndex(rows.model().index(0, 0))
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert dialog.verb.text() == "1 leerling inlezen"
    bring_in(qtbot, dialog, settle)
    assert pupils(desk, settle)["Tobe"].left_on is not None
    assert "1 van school" in desk.messages.said


@pytest.mark.qt_log_ignore("raise|grabbing", extend=True)  # a menu asks for what a display without a screen lacks
def test_a_doubt_is_answered_in_a_menu(qtbot, desk, settle, shown) -> None:
    bring_in(qtbot, shown(small().encode()), settle)
    typo = (
        small()
        .replace('eckid="https://ketenid.example/bbb"', "")
        .replace('key="102"', 'key="#1"')
        .replace("2015-11-30", "2015-11-03")
    )
    dialog = shown(typo.encode())
    part = dialog.page.lists["doubt"]
    assert part.list.model().rows[0].end == "nog kiezen"
    part.list.setCurrentIndex(part.list.model().index(0, 0))
    qtbot.keyClick(part.list, Qt.Key.Key_Return)
    menu = part.findChild(QMenu, "import.answers")
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "In het bestand: Tobe Okafor, De Uilen, geboren 3 november 2015",
        "Dezelfde als Tobe Okafor, De Uilen, geboren 30 november 2015",
        "Nieuwe leerling",
        "Overslaan",
    ]
    menu.actions()[2].trigger()
    menu.close()
    assert part.list.model().rows[0].end == "dezelfde als Tobe Okafor"
    bring_in(qtbot, dialog, settle)
    assert pupils(desk, settle)["Tobe"].birth_date == date(2015, 11, 3)


def test_nothing_new_is_said_calmly(qtbot, settle, shown) -> None:
    bring_in(qtbot, shown(small().encode()), settle)
    dialog = shown(small().encode())
    assert not dialog.verb.isVisible()
    assert "2 kloppen al" in words(dialog, "import.summary")


def test_a_problem_while_writing_is_told_in_the_dialog(qtbot, desk, settle, shown) -> None:
    dialog = shown(small().encode())
    file = dialog.page.picks.preview.file
    spoilt = replace(file, pupils=(replace(file.pupils[0], last_name="x" * 600), file.pupils[1]))
    dialog.page.picks.preview = replace(dialog.page.picks.preview, file=spoilt)
    click(qtbot, dialog.verb)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.problem.title() == "Deze tekst is te lang voor dit vak."
    assert dialog.verb.isEnabled()
    assert pupils(desk, settle) == {}


def test_of_another_school_nothing_is_ticked(qtbot, settle, shown) -> None:
    bring_in(qtbot, shown(small().encode()), settle)
    dialog = shown(school_of(12).replace("00ZZ", "11BB").encode())
    banners = [banner.title() for banner in dialog.page.findChildren(Banner)]
    assert banners == ["Dit bestand is van een andere school"]
    assert not dialog.verb.isEnabled()


def test_undo_takes_the_import_back(qtbot, desk, settle, shown) -> None:
    bring_in(qtbot, shown(small().encode()), settle)
    desk.tasks.undo()
    assert pupils(desk, settle) == {}


def test_five_thousand_rows(qtbot, shown) -> None:
    dialog = shown(school_of(5000).encode())
    assert dialog.page.lists["new"].list.model().rowCount() == 5000
    assert dialog.verb.text() == "5000 leerlingen inlezen"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_fits_at_any_text_size(theme, settle, shown, scale: float) -> None:
    theme.apply("light", scale)
    dialog = shown(small().encode())
    dialog.resize(1200, 680)
    settle()
    dialog.page.show_section("gone")
    assert dialog.page.shown_section() == "gone"
    for part in (dialog.verb, dialog.back, dialog.other):
        assert dialog.rect().contains(part.geometry())
        assert part.width() >= part.sizeHint().width()


def mime(*urls: QUrl) -> QMimeData:
    made = QMimeData()
    made.setUrls(list(urls))
    return made


def test_only_one_file_of_this_computer_can_be_dropped(tmp_path: Path) -> None:
    path = tmp_path / "EDEX.XML"
    path.write_bytes(b"x")
    here = QUrl.fromLocalFile(str(path))
    assert dropped_file(mime(here)) == path
    assert dropped_file(mime(here, here)) is None
    assert dropped_file(mime(QUrl("https://example.invalid/EDEX.XML"))) is None
    assert dropped_file(mime(QUrl.fromLocalFile(str(tmp_path)))) is None
    assert dropped_file(QMimeData()) is None


def test_a_dropped_file_is_previewed(qtbot, shown, tmp_path) -> None:
    path = tmp_path / "EDEX.XML"
    path.write_bytes(small().encode())
    dialog = shown(None)
    data = mime(QUrl.fromLocalFile(str(path)))
    event = QDropEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialog.choose.dropEvent(event)
    qtbot.waitUntil(lambda: dialog.page is not None)
    assert dialog.page.picks.count("new") == 2


def test_it_opens_over_a_screen_and_lets_itself_go(qtbot, desk, settle) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    dialog = open_import(desk, around, small().encode())
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.waitUntil(lambda: dialog.page is not None)
    dialog.reject()
    qtbot.waitUntil(lambda: bool(gone))


def test_answers_to_doubts_without_widgets(qtbot, desk, settle, shown) -> None:
    two = edex([pupil("1", roepnaam="Jip"), pupil("1", roepnaam="Noor")])
    dialog = shown(two.encode())
    part = dialog.page.lists["doubt"]
    assert not dialog.verb.isEnabled()
    for key in ("doubt|0", "doubt|1"):
        part.answer(key, NEW)
    assert dialog.verb.text() == "2 leerlingen inlezen"
    bring_in(qtbot, dialog, settle)
    assert set(pupils(desk, settle)) == {"Jip", "Noor"}


def test_before_an_import_a_copy_is_made(
    qtbot: QtBot, shown: Callable[..., ImportDialog], desk: Desk, vault: Vault, settle: Settle
) -> None:
    bring_in(qtbot, shown(small().encode()), settle)
    assert pupils(desk, settle)
    [copy] = copies(vault.vault_id)
    assert copy.why == "import"
    [inside] = look_inside([copy], PASSWORD)
    assert inside.contents is not None and inside.contents.pupils == 0


def test_without_a_copy_nothing_is_brought_in(
    qtbot: QtBot, shown: Callable[..., ImportDialog], desk: Desk, settle: Settle
) -> None:
    (state_dir() / "reservekopieen").write_bytes(b"a file where the folder should be")
    dialog = shown(small().encode())
    click(qtbot, dialog.verb)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert pupils(desk, settle) == {}
    assert dialog.isVisible() and dialog.verb.isEnabled()
