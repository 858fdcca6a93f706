"""The OPP on the screen: begun, typed, filled with a click, copied, fixed, renewed, and given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_strength
from rondom.dossier.model import StrengthData
from rondom.plan.development_fields import DevelopmentRow
from rondom.plan.development_plan import (
    change_development_plan,
    development_rows,
    fix_development_plan,
    start_development_plan,
)
from rondom.privacy.queries import DisclosureRow, disclosure_rows
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees
from ui.desk import Place
from ui.opp.form import OppForm
from ui.opp.tab import PAPER, OppTab
from ui.plan.getter_row import GetterRow
from ui.plan.raster import page_texts
from ui.tasks import Tasks
from ui.widgets import KeptLine, KeptText, Segments, Switch
from ui.widgets.clipboard import is_ours

Settle = Callable[[], None]
FULL = {
    "destination": "vmbo-t", "grounds": "Hij haalt in.", "enabling": "Bouwen", "hindering": "Drukte", "support": "Rekenen",
    "child_heard_on": date(2026, 3, 1), "consulted_on": date(2026, 3, 5), "agreed_on": date(2026, 3, 10),
    "agreed_by": "Sanne Klaproos, Ruben Veenpluis", "support_from": date(2026, 2, 2), "review_on": date(2026, 12, 1),
}  # fmt: skip


def rows_of(tasks: Tasks, pupil: str, settle: Settle) -> list[DevelopmentRow]:
    found: list[list[DevelopmentRow]] = []
    tasks.read(tasks, lambda session: development_rows(session, pupil), found.append)
    settle()
    return found[-1]


def write(tasks: Tasks, settle: Settle, action: Callable[[Session], object]) -> None:
    tasks.write(tasks, "OPP", action)
    settle()


@pytest.fixture
def full(tab: OppTab, tasks: Tasks, mees: Mees, settle: Settle) -> OppTab:
    """With everything in it that has to be there."""

    def fill(session: Session) -> None:
        plan = start_development_plan(session, mees.id, TODAY)
        change_development_plan(session, plan, **FULL)

    write(tasks, settle, fill)
    return tab


def form_of(tab: OppTab) -> OppForm:
    assert tab.form is not None
    return tab.form


def press(tab: QWidget, name: str, qtbot: QtBot, settle: Settle) -> None:
    found = tab.findChild(QPushButton, name) or tab.findChild(QToolButton, name)
    assert found is not None, name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    settle()


def type_in(tab: OppTab, key: str, words: str, settle: Settle) -> None:
    control = form_of(tab).parts[key].control
    if isinstance(control, KeptLine):
        control.setText(words)
    else:
        control.setPlainText(words)
    control.flush()
    settle()


def test_it_begins_with_one_click_and_what_is_typed_is_kept(
    tab: OppTab, tasks: Tasks, mees: Mees, qtbot: QtBot, settle: Settle
) -> None:
    assert tab.empty.isVisible()
    press(tab, "opp.empty.verb", qtbot, settle)
    assert form_of(tab).isVisible()
    type_in(tab, "destination", "vmbo-t, met begeleiding", settle)
    type_in(tab, "support", "Rekenen in een groepje.\nElke week.", settle)
    row = rows_of(tasks, mees.id, settle)[0]
    assert (row.destination, row.support) == ("vmbo-t, met begeleiding", "Rekenen in een groepje.\nElke week.")


def test_what_is_missing_is_told_and_leads_to_its_field(
    full: OppTab, tasks: Tasks, mees: Mees, qtbot: QtBot, settle: Settle
) -> None:
    assert full.side.fix.isEnabled()
    assert full.side.findChild(QLabel, "opp.complete") is not None
    type_in(full, "support", " ", settle)
    assert not full.side.fix.isEnabled()
    must = full.side.findChild(QLabel, "opp.must")
    assert must is not None
    assert must.text() == "Nog 1 ding nodig"
    full.activateWindow()
    press(full, "opp.lack.0", qtbot, settle)
    assert full.focusWidget() is form_of(full).parts["support"].control


def test_what_is_known_is_taken_over_under_what_was_typed(
    full: OppTab, tasks: Tasks, mees: Mees, qtbot: QtBot, settle: Settle
) -> None:
    part = form_of(full).parts["support"]
    control = part.control
    assert isinstance(control, KeptText)
    control.setPlainText("Nog niet bewaard")
    press(full, "opp.offers.support", qtbot, settle)
    press(full, "opp.take.support.0", qtbot, settle)
    row = rows_of(tasks, mees.id, settle)[0]
    assert row.support == "Nog niet bewaard\nMarloes: Vaste startplek, elke maandag."
    assert control.toPlainText() == row.support
    assert full.findChild(QToolButton, "opp.take.support.0") is None


def test_all_that_is_known_is_taken_in_one_step(
    full: OppTab, tasks: Tasks, mees: Mees, qtbot: QtBot, settle: Settle
) -> None:
    press(full, "opp.offers.enabling", qtbot, settle)
    assert full.findChild(QPushButton, "opp.take_all.enabling") is None  # there is one thing only
    write(tasks, settle, lambda session: add_strength(session, mees.id, StrengthData(text="Legt goed uit")))
    press(full, "opp.take_all.enabling", qtbot, settle)
    row = rows_of(tasks, mees.id, settle)[0]
    assert row.enabling == "Bouwen\nOma Riet op woensdag\nLegt goed uit"
    tasks.vault(tasks, lambda vault: vault.undo())
    settle()
    assert rows_of(tasks, mees.id, settle)[0].enabling == "Bouwen"


def test_one_field_and_everything_go_to_the_clipboard_without_marks(full: OppTab, qtbot: QtBot, settle: Settle) -> None:
    from PySide6.QtGui import QGuiApplication

    press(full, "opp.copy.support", qtbot, settle)
    board = QGuiApplication.clipboard()
    assert board.text() == "Rekenen"
    assert is_ours()
    press(full, "opp.copy_all", qtbot, settle)
    assert "Handelingsdeel\nRekenen\n" in board.text()
    assert board.text().startswith("Uitstroombestemming\nvmbo-t")


def test_a_yes_is_one_click_and_dated_today(
    full: OppTab, tasks: Tasks, mees: Mees, qtbot: QtBot, settle: Settle
) -> None:
    plan = rows_of(tasks, mees.id, settle)[0].id
    write(tasks, settle, lambda s: change_development_plan(s, plan, agreed_by="Sanne Klaproos", agreed_on=None))
    assert form_of(full).agreed_by.text() == "Sanne Klaproos"
    press(full, "opp.agree.0", qtbot, settle)
    row = rows_of(tasks, mees.id, settle)[0]
    assert (row.agreed_by, row.agreed_on) == ("Sanne Klaproos, Ruben Veenpluis", TODAY)
    assert full.findChild(QPushButton, "opp.agree.0") is None


def test_days_are_read_as_they_are_said(full: OppTab, tasks: Tasks, mees: Mees, settle: Settle) -> None:
    line = form_of(full).days["review_on"]
    line.setText("4 juni")
    line.flush()
    settle()
    assert rows_of(tasks, mees.id, settle)[0].review_on == date(2026, 6, 4)
    line.setText("ooit eens")
    line.flush()
    settle()
    assert rows_of(tasks, mees.id, settle)[0].review_on == date(2026, 6, 4)
    assert line.text() == "ooit eens"
    line.setText("")
    line.flush()
    settle()
    assert rows_of(tasks, mees.id, settle)[0].review_on is None


def test_fixed_it_cannot_be_typed_in_and_a_next_version_can(
    full: OppTab, tasks: Tasks, mees: Mees, qtbot: QtBot, settle: Settle
) -> None:
    press(full, "opp.fix", qtbot, settle)
    assert form_of(full).parts["support"].control.isReadOnly()
    assert not full.side.fix.isVisible()
    assert full.version.text() == "Versie 1 van 12 maart 2026"
    press(full, "opp.renew", qtbot, settle)
    assert not form_of(full).parts["support"].control.isReadOnly()
    assert "evaluation" in form_of(full).parts
    assert [one.number for one in rows_of(tasks, mees.id, settle)] == [2, 1]
    press(full, "opp.remove", qtbot, settle)
    assert [one.number for one in rows_of(tasks, mees.id, settle)] == [1]
    assert form_of(full).fixed


def test_a_version_and_a_field_can_be_asked_for(full: OppTab, tasks: Tasks, mees: Mees, settle: Settle) -> None:
    plan = rows_of(tasks, mees.id, settle)[0].id
    full.visit(Place("dossier", mees.id, "opp", plan))
    settle()
    assert full.place_key() == ("opp", plan)
    full.activateWindow()
    full.visit(Place("dossier", mees.id, "opp", "consulted_on"))
    settle()
    assert full.focusWidget() is form_of(full).days["consulted_on"]


def test_nothing_of_one_child_stays_for_another(full: OppTab, mees: Mees, settle: Settle) -> None:
    full.visit(Place("dossier", "0" * 32, "opp"))
    assert full.form is None
    assert full.paper.preview.paper is None


def test_ctrl_p_leads_to_the_paper_and_on_to_who_gets_it(full: OppTab, qtbot: QtBot) -> None:
    full.activateWindow()
    full.to_paper.setFocus()
    for _press in range(2):
        qtbot.keyClick(full.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: full.paper.preview.paper is not None)
    assert full.paper.panel.isVisible() and full.focusWidget().objectName() == "opp.paper.recipient.0"


def test_the_paper_is_given_and_written_down(
    full: OppTab,
    tasks: Tasks,
    mees: Mees,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full.visit(Place("dossier", mees.id, "opp", PAPER))
    settle()
    qtbot.waitUntil(lambda: full.paper.preview.paper is not None)
    assert full.place_key() == ("opp", PAPER)
    row = next(one for one in full.findChildren(GetterRow) if one.getter.reader.name == "Sanne Klaproos")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(full.paper.panel.save.isEnabled)
    from pathlib import Path

    target = Path(str(tmp_path)) / "opp.pdf"
    monkeypatch.setattr(full.desk.messages, "save_file", lambda *_args: target)
    qtbot.mouseClick(full.paper.panel.save, Qt.MouseButton.LeftButton)
    found: list[list[DisclosureRow]] = []

    def noted() -> bool:
        tasks.read(tasks, lambda session: disclosure_rows(session, mees.id), found.append)
        settle()
        return bool(found[-1])

    qtbot.waitUntil(noted)
    assert found[-1][0].recipient == "Sanne Klaproos, moeder"
    assert found[-1][0].document.startswith("OPP, versie 1, concept, voor ouders")
    assert target.read_bytes().startswith(b"%PDF")
    assert "Mees" not in target.name


@pytest.mark.parametrize(
    ("name", "chosen"), [("Mees Veenpluis", "parents"), ("Marloes Grutto", "professional"), ("Beide ouders", "parents")]
)
def test_everyone_gets_the_words_that_fit(
    full: OppTab, mees: Mees, qtbot: QtBot, settle: Settle, name: str, chosen: str
) -> None:
    full.visit(Place("dossier", mees.id, "opp", PAPER))
    settle()
    qtbot.waitUntil(lambda: full.paper.preview.paper is not None)
    row = next(one for one in full.findChildren(GetterRow) if one.getter.reader.name == name)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(full.paper.panel.save.isEnabled)
    audience = full.findChild(Segments, "opp.paper.audience")
    assert audience is not None
    assert audience.value() == chosen


def test_the_handelingsdeel_alone_is_one_switch(full: OppTab, mees: Mees, qtbot: QtBot, settle: Settle) -> None:
    full.visit(Place("dossier", mees.id, "opp", PAPER))
    settle()
    qtbot.waitUntil(lambda: full.paper.preview.paper is not None)
    whole = full.paper.preview.paper
    apart = full.findChild(Switch, "opp.paper.apart")
    assert apart is not None
    apart.click()
    qtbot.waitUntil(lambda: full.paper.preview.paper is not whole)
    made = full.paper.preview.paper
    assert made is not None
    told = " ".join(page_texts(made.content))
    assert "Rekenen" in told
    assert "vmbo-t" not in told


def test_the_signed_sheet_is_kept_with_the_files(
    full: OppTab, mees: Mees, places: list[Place], qtbot: QtBot, settle: Settle
) -> None:
    press(full, "opp.scan", qtbot, settle)
    assert places == [Place("dossier", mees.id, "attachments")]


def test_narrow_what_is_missing_stands_above_the_fields(full: OppTab, settle: Settle) -> None:
    wide = full.side.mapTo(full, full.side.rect().topLeft()).x()
    full.resize(700, 800)
    settle()
    assert full.side.isVisible()
    assert full.side.mapTo(full, full.side.rect().topLeft()).x() < wide
    full.resize(1300, 800)
    settle()
    assert full.side.mapTo(full, full.side.rect().topLeft()).x() == wide


def test_fixed_in_another_window_is_seen_here(full: OppTab, tasks: Tasks, mees: Mees, settle: Settle) -> None:
    plan = rows_of(tasks, mees.id, settle)[0].id
    write(tasks, settle, lambda session: fix_development_plan(session, plan, TODAY))
    assert form_of(full).fixed


def test_vaktaal_is_explained_beside_the_field(full: OppTab, vault: Vault, settle: Settle) -> None:
    type_in(full, "grounds", "Zijn werkhouding en leerrendement.", settle)
    beside = form_of(full).parts["grounds"].beside
    told = [one.text() for one in beside.findChildren(QLabel)]
    assert "werkhouding: hoe Mees werkt" in told


def test_underlining_can_be_put_off_and_says_so(full: OppTab, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(full.desk.messages, "toast", lambda words, **_more: said.append(words))
    field = form_of(full).parts["grounds"].control
    field.setFocus()
    for _time in range(2):
        QTest.keyClick(field, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert said == ["Vaktaal wordt niet onderstreept.", "Vaktaal wordt onderstreept."]
