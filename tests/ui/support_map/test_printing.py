"""The papers of the map in the window: what is chosen is what is seen, kept and written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.pdf.support_map_document import MapPaper
from rondom.privacy.logbook import LogFilter, entries
from rondom.support_map.actions import change_partner
from rondom.support_map.guide import guide_texts, proposed_apply
from rondom.vault.vault import Vault
from tests.support_map.paper_school import PEOPLE, fill_map
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.plan.raster import page_sizes
from ui.support_map.printing import MapPaperPage
from ui.support_map.screen import SupportMapScreen
from ui.tasks import Tasks

Settle = Callable[[], None]


@pytest.fixture
def ids(vault: Vault) -> Iterator[dict[str, str]]:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    with vault.write("Kaart") as session:
        made = fill_map(session)
    vault.forget_undo()
    yield made
    clock.freeze(None)


@pytest.fixture
def screen(desk: Desk, ids: dict[str, str], qtbot: QtBot, settle: Settle) -> Iterator[SupportMapScreen]:
    made = SupportMapScreen(desk)
    qtbot.addWidget(made)
    made.resize(1400, 850)
    made.show()
    settle()
    yield made
    made.close()


@pytest.fixture
def page(screen: SupportMapScreen, qtbot: QtBot, settle: Settle) -> MapPaperPage:
    screen.papers.open()
    made = screen.papers.page
    assert made is not None
    settle()
    qtbot.waitUntil(lambda: made.preview.paper is not None)
    return made


def again(page: MapPaperPage, change: Callable[[], object], qtbot: QtBot) -> None:
    """Do something that makes another paper, and wait for it."""
    before = page.preview.paper
    change()
    qtbot.waitUntil(lambda: page.preview.paper is not before and page.panel.save.isEnabled())


def looks(tasks: Tasks, settle: Settle) -> list[str]:
    """What was exported or printed, from the logboek."""
    found: list[list[str]] = []
    tasks.read(tasks, lambda session: [one.sentence for one in entries(session, LogFilter())], found.append)
    settle()
    return found[0]


def test_the_menu_opens_the_paper_in_the_place_of_the_map(screen: SupportMapScreen, settle: Settle) -> None:
    action = screen.findChild(QAction, "map.print")
    assert action is not None
    assert screen.view.isVisible()
    action.trigger()
    settle()
    page = screen.papers.page
    assert page is not None
    assert page.isVisible()
    assert not screen.view.isVisible()
    assert screen.parts() == page.parts()


def test_esc_goes_back_to_the_map(screen: SupportMapScreen, page: MapPaperPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert screen.papers.page is None
    assert screen.view.isVisible()


def test_a_letter_on_the_paper_does_nothing_to_the_map(
    screen: SupportMapScreen, page: MapPaperPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert screen.beside.shown() is None


def test_whoever_goes_to_a_partner_leaves_the_paper(
    screen: SupportMapScreen, page: MapPaperPage, ids: dict[str, str], settle: Settle
) -> None:
    screen.visit(Place("support_map", key=ids["Gezinscoach"]))
    settle()
    assert screen.papers.page is None
    assert screen.panel.isVisible()


def test_each_paper_is_shown_as_chosen(page: MapPaperPage, qtbot: QtBot) -> None:
    assert "Hatice Kievit" in page.preview.text()
    again(page, lambda: page.panel.choose(MapPaper.A3), qtbot)
    assert page.preview.paper is not None
    assert round(page_sizes(page.preview.paper.content)[0].height()) == 1191
    again(page, lambda: qtbot.mouseClick(page.panel.kind.button("guide"), Qt.MouseButton.LeftButton), qtbot)
    assert "Wie helpt rond uw kind" in page.preview.text()
    again(page, lambda: qtbot.mouseClick(page.panel.kind.button("phones"), Qt.MouseButton.LeftButton), qtbot)
    assert "Wie bel ik" in page.preview.text()


def test_the_guide_begins_without_names_and_the_wall_with(page: MapPaperPage, qtbot: QtBot) -> None:
    again(page, lambda: page.panel.choose(MapPaper.GUIDE), qtbot)
    assert not [name for name in PEOPLE if name in page.preview.text()]
    assert page.panel.care.title() == "Alleen functies"
    again(page, lambda: page.panel.names.setChecked(True), qtbot)
    assert "Ellen Boterbloem" in page.preview.text()
    assert page.panel.care.title() == "Met namen, voor iedereen te lezen"
    again(page, lambda: page.panel.choose(MapPaper.A4), qtbot)
    assert page.panel.named()
    again(page, lambda: page.panel.choose(MapPaper.GUIDE), qtbot)
    assert page.panel.named(), "the choice for this paper is remembered"


def test_numbers_can_stay_away(page: MapPaperPage, qtbot: QtBot) -> None:
    assert "06 12 34 56 78" in page.preview.text()
    again(page, lambda: page.panel.numbers.setChecked(False), qtbot)
    assert "06 12 34 56 78" not in page.preview.text()
    again(page, lambda: page.panel.choose(MapPaper.PHONES), qtbot)
    assert "06 12 34 56 78" in page.preview.text(), "a list of numbers has numbers"


def test_old_cards_are_told_before_printing(page: MapPaperPage) -> None:
    assert page.panel.stale.text().startswith("1 kaart is lang niet gecontroleerd.")


def test_what_changes_on_the_map_changes_on_the_paper(
    page: MapPaperPage, tasks: Tasks, ids: dict[str, str], qtbot: QtBot
) -> None:
    def rename() -> None:
        tasks.write(tasks, "Naam", lambda session: change_partner(session, ids["Gezinscoach"], person="Bo Ree"))

    again(page, rename, qtbot)
    assert "Bo Ree" in page.preview.text()
    assert "Hatice Kievit" not in page.preview.text()


def test_saving_writes_what_was_shown_and_says_so_in_the_logboek(
    page: MapPaperPage, messages: Messages, tasks: Tasks, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "kaart.pdf"
    messages.answer_next(target)
    qtbot.mouseClick(page.panel.save, Qt.MouseButton.LeftButton)
    settle()
    assert page.preview.paper is not None
    assert target.read_bytes() == page.preview.paper.content
    assert "Kaart bewaard als PDF" in looks(tasks, settle)


def test_printing_is_written_down(
    page: MapPaperPage, tasks: Tasks, settle: Settle, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "afdruk.pdf"

    def choose_file(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", choose_file)
    again(page, lambda: page.panel.choose(MapPaper.A3), qtbot)
    qtbot.mouseClick(page.panel.print, Qt.MouseButton.LeftButton)
    settle()
    assert "Kaart afgedrukt" in looks(tasks, settle)
    sheet = page_sizes(target.read_bytes())[0]
    assert sheet.height() > sheet.width() > 800, "A3 upright"


def test_going_back_from_the_printer_writes_nothing_down(
    page: MapPaperPage, tasks: Tasks, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected.value)
    qtbot.mouseClick(page.panel.print, Qt.MouseButton.LeftButton)
    assert "Kaart afgedrukt" not in looks(tasks, settle)


def test_a_folder_that_cannot_be_written_is_told_and_not_written_down(
    page: MapPaperPage, messages: Messages, tasks: Tasks, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    messages.answer_next(tmp_path / "bestaat niet" / "kaart.pdf")
    qtbot.mouseClick(page.panel.save, Qt.MouseButton.LeftButton)
    settle()
    assert "Kaart bewaard als PDF" not in looks(tasks, settle)


def test_words_for_parents_keep_themselves_and_stand_on_the_paper(
    page: MapPaperPage, tasks: Tasks, settle: Settle, qtbot: QtBot
) -> None:
    again(page, lambda: page.panel.choose(MapPaper.GUIDE), qtbot)
    words = page.panel.words
    assert words.intro.isVisible()
    assert words.offers[1].toPlainText() == "Extra uitleg in een klein groepje."
    words.intro.setPlainText("Wij kijken eerst samen.")
    again(page, words.intro.flush, qtbot)
    assert "Wij kijken eerst samen." in page.preview.text()
    words.offers[3].setPlainText("De gezinscoach denkt mee.")
    again(page, words.offers[3].flush, qtbot)
    assert "De gezinscoach denkt mee." in page.preview.text()
    assert words.findChild(type(words.intro), "map.guide.level.3") is words.offers[3]


def test_the_proposal_can_be_the_beginning(page: MapPaperPage, tasks: Tasks, settle: Settle, qtbot: QtBot) -> None:
    again(page, lambda: page.panel.choose(MapPaper.GUIDE), qtbot)
    qtbot.mouseClick(page.panel.words.take_apply, Qt.MouseButton.LeftButton)
    settle()
    assert not page.panel.words.take_apply.isVisible()
    kept: list[str] = []
    tasks.read(tasks, lambda session: guide_texts(session).own_apply, kept.append)
    settle()
    assert kept == [proposed_apply("po")]


def test_in_a_narrow_window_the_choices_lie_over_the_paper_and_can_go(page: MapPaperPage, qtbot: QtBot) -> None:
    page.resize(700, 600)
    assert page.panel.isVisible()
    assert not page.options.isVisible()
    qtbot.mouseClick(page.findChild(type(page.back), "map.paper.close"), Qt.MouseButton.LeftButton)
    assert not page.panel.isVisible()
    qtbot.mouseClick(page.options, Qt.MouseButton.LeftButton)
    assert page.panel.isVisible()


def test_asking_again_goes_to_the_choices(screen: SupportMapScreen, page: MapPaperPage, qtbot: QtBot) -> None:
    page.panel.closed.emit()
    assert not page.panel.isVisible()
    screen.papers.open()
    assert screen.papers.page is page
    assert page.panel.isVisible()
