"""Terugkijken op deze hulp: answers side by side, points that keep themselves, undo, and what happens when the help goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.collaboration.model import Fit, PointEffect, PointLevel
from rondom.collaboration.queries import Review, review_of
from rondom.privacy.logbook import KindGroup, LogFilter, entries
from rondom.timeline.actions import change_event, remove_event, set_view
from rondom.timeline.appraisal import set_appraisal
from rondom.timeline.model import AppraisalAnswer, AppraisalQuestion
from rondom.timeline.queries import event_detail
from rondom.vault.vault import Vault
from tests.collaboration.help import add_help
from tests.mees import Mees, add_mees
from ui.collaboration.answers import AnswerTable
from ui.collaboration.offer import ReviewOffer
from ui.collaboration.review import ReviewScreen
from ui.desk import Desk, Place
from ui.unkept import unkept_under
from ui.widgets import KeptChoice

Settle = Callable[[], None]
HELPED, CASE = PointEffect.HELPED, PointLevel.CASE


@pytest.fixture
def mees(vault: Vault) -> Mees:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    with vault.write("Mees toegevoegd") as session:
        return add_mees(session)


@pytest.fixture
def therapy(vault: Vault, mees: Mees) -> str:
    with vault.write("Hulp toegevoegd") as session:
        event = add_help(session, mees.id, provider="De Vuurtoren")
        answers = (
            ("child", AppraisalQuestion.HELPED, AppraisalAnswer.YES, "Ik droom weer."),
            ("school", AppraisalQuestion.HELPED, AppraisalAnswer.NO, ""),
            ("parent", AppraisalQuestion.ON_TIME, AppraisalAnswer.UNKNOWN, ""),
        )
        for side, question, answer, note in answers:
            set_appraisal(session, event, side, question, answer, note)
        set_view(session, event, "child", 0, -1, "We speelden met <zand>.")
        return event


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, mees: Mees, therapy: str, settle: Settle) -> ReviewScreen:
    made = ReviewScreen(desk)
    qtbot.addWidget(made)
    made.visit(Place("review", mees.id, key=therapy))
    made.resize(1340, 820)
    made.show()
    settle()
    return made


@pytest.fixture
def begun(screen: ReviewScreen, settle: Settle) -> ReviewScreen:
    screen.begin()
    settle()
    return screen


def words(root: QWidget) -> list[str]:
    return [one.text() for one in root.findChildren(QLabel) if one.isVisible() and one.text()]


def kept(vault: Vault, event: str) -> Review:
    with vault.read() as session:
        found = review_of(session, event)
    assert found is not None
    return found


def say(qtbot: QtBot, screen: ReviewScreen, name: str, text: str, settle: Settle) -> None:
    field = screen.findChild(QLineEdit, name)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()


def test_answers_stand_side_by_side_as_they_were_given(screen: ReviewScreen) -> None:
    table = screen.findChild(AnswerTable)
    told = words(table)
    assert told.count("niet gevraagd") == 5 * 4 - 3
    assert [one for one in told if one in ("Ja", "Deels", "Nee", "Weet niet")] == ["Weet niet", "Ja", "Nee"]
    assert "Ik droom weer." in told
    assert "“We speelden met <zand>.”" in told


def test_looking_back_is_looking_in_a_dossier(screen: ReviewScreen, vault: Vault) -> None:
    with vault.read() as session:
        looks = entries(session, LogFilter(group=KindGroup.SEEN))
    assert [(one.sentence, one.children) for one in looks] == [("Dossier bekeken", ("Mees Veenpluis",))]


def test_it_says_which_help_and_whose(screen: ReviewScreen) -> None:
    told = words(screen)
    assert "Terugkijken op Speltherapie" in told
    assert any("Mees" in one and "De Vuurtoren" in one and "september 2024" in one for one in told)


def test_looking_writes_nothing_until_someone_begins(
    screen: ReviewScreen, vault: Vault, therapy: str, settle: Settle
) -> None:
    with vault.read() as session:
        assert review_of(session, therapy) is None
    screen.findChild(QPushButton, "review.begin.verb").click()
    settle()
    assert kept(vault, therapy).reviewed_on == date(2026, 3, 12)
    assert screen.findChild(QPlainTextEdit, "review.lesson").isVisible()


def test_help_that_goes_on_has_nothing_to_begin(
    screen: ReviewScreen, vault: Vault, therapy: str, desk: Desk, settle: Settle
) -> None:
    desk.tasks.write(
        screen, "Datum veranderd",
        lambda session: change_event(session, therapy, end_said="", end_earliest=None, end_latest=None),
    )  # fmt: skip
    settle()
    assert screen.findChild(QPushButton, "review.begin.verb") is None
    assert any("“Tot”" in one for one in words(screen))


def test_points_are_added_with_enter_and_keep_their_key(
    qtbot: QtBot, begun: ReviewScreen, vault: Vault, therapy: str, settle: Settle
) -> None:
    say(qtbot, begun, "review.helped.case.new", "De juf kwam meespelen", settle)
    say(qtbot, begun, "review.hindered.policy.new", "Wachtlijst van een half jaar", settle)
    (first,) = kept(vault, therapy).listed(HELPED, CASE)
    key = begun.findChild(KeptChoice, f"review.key.{first.id}")
    key.setCurrentIndex(key.findData("6"))
    key.activated.emit(key.currentIndex())
    text = begun.findChild(QPlainTextEdit, f"review.point.{first.id}")
    text.setFocus()
    text.setPlainText("De juf kwam <b>echt</b> meespelen")
    begun.flush()
    settle()
    points = kept(vault, therapy).points
    assert [(one.text, one.key) for one in points] == [
        ("De juf kwam <b>echt</b> meespelen", 6),
        ("Wachtlijst van een half jaar", 0),
    ]
    assert begun.findChild(QLineEdit, "review.helped.case.new").text() == ""


def test_what_is_often_said_is_offered_and_brings_its_key(
    qtbot: QtBot, begun: ReviewScreen, vault: Vault, therapy: str, settle: Settle
) -> None:
    entry = begun.findChild(QLineEdit, "review.hindered.policy.new")
    qtbot.keyClicks(entry, "wachttijd")
    assert entry.completer().currentCompletion() == "Hulp was er niet, of met een lange wachttijd"
    entry.setText(entry.completer().currentCompletion())
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    settle()
    assert [one.key for one in kept(vault, therapy).points] == [5]


def test_the_cross_takes_a_point_away_and_undo_brings_it_back(
    qtbot: QtBot, begun: ReviewScreen, vault: Vault, therapy: str, desk: Desk, settle: Settle
) -> None:
    say(qtbot, begun, "review.helped.case.new", "Zand", settle)
    (point,) = kept(vault, therapy).points
    begun.findChild(QWidget, f"review.remove.{point.id}").click()
    settle()
    assert kept(vault, therapy).points == ()
    assert (
        begun.findChild(QPlainTextEdit, f"review.point.{point.id}") is None
        or not begun._form.lists[HELPED, CASE].lines()
    )
    desk.tasks.undo()
    settle()
    assert kept(vault, therapy).points == (point,)
    assert begun._form.lists[HELPED, CASE].lines()[0].words.toPlainText() == "Zand"


def test_words_are_kept_when_the_screen_is_left(
    begun: ReviewScreen, vault: Vault, therapy: str, settle: Settle
) -> None:
    begun._form.fit.button("partly").click()
    begun.findChild(QPlainTextEdit, "review.fit_text").setPlainText("Kind: fijn.\nSchool: lastig op dinsdag.")
    begun.findChild(QPlainTextEdit, "review.lesson").setPlainText("Eerder bellen")
    begun.flush()
    settle()
    found = kept(vault, therapy)
    assert (found.fit, found.fit_text, found.lesson) == (
        Fit.PARTLY,
        "Kind: fijn.\nSchool: lastig op dinsdag.",
        "Eerder bellen",
    )


@pytest.mark.parametrize(
    ("typed", "on"), [("5 maart", date(2026, 3, 5)), ("eergisterenochtend", date(2026, 3, 12)), ("", None)]
)
def test_a_day_that_is_no_day_keeps_the_old_one_and_stays_in_sight(
    begun: ReviewScreen, vault: Vault, therapy: str, settle: Settle, typed: str, on: date | None
) -> None:
    field = begun._form.on
    field.setText(typed)
    field.editingFinished.emit()
    settle()
    assert kept(vault, therapy).reviewed_on == on
    if on == date(2026, 3, 12):
        assert field.text() == typed
        assert "Schrijf een dag, bijvoorbeeld 5 maart." in words(begun)


def test_a_refused_text_is_found_again_after_locking(
    begun: ReviewScreen, mees: Mees, therapy: str, settle: Settle
) -> None:
    begun.findChild(QLineEdit, "review.helped.case.new").setText("nog niet af")
    begun.findChild(QLineEdit, "review.helped.case.new").setModified(True)
    assert [one.text for one in unkept_under(begun, Place("review", mees.id, key=therapy))] == ["nog niet af"]


def test_a_removed_review_and_removed_help_come_back_with_undo(
    qtbot: QtBot, begun: ReviewScreen, vault: Vault, therapy: str, desk: Desk, settle: Settle
) -> None:
    say(qtbot, begun, "review.helped.case.new", "Zand", settle)
    begun.remove.click()
    settle()
    assert begun.findChild(QPushButton, "review.begin.verb").isVisible()
    desk.tasks.undo()
    settle()
    assert [one.text for one in kept(vault, therapy).points] == ["Zand"]
    desk.tasks.write(begun, "Gebeurtenis verwijderd", lambda session: remove_event(session, therapy))
    settle()
    assert "Deze hulp staat niet meer op de tijdlijn" in words(begun)
    desk.tasks.undo()
    settle()
    assert begun._form is not None
    assert [one.text for one in kept(vault, therapy).points] == ["Zand"]


def test_the_next_help_shows_nothing_of_the_last(
    qtbot: QtBot, begun: ReviewScreen, vault: Vault, mees: Mees, settle: Settle
) -> None:
    say(qtbot, begun, "review.helped.case.new", "Zand", settle)
    with vault.write("Hulp toegevoegd") as session:
        other = add_help(session, mees.id, title="Rustplek")
    begun.visit(Place("review", mees.id, key=other))
    settle()
    told = words(begun)
    assert "Terugkijken op Rustplek" in told
    assert "Ik droom weer." not in told
    assert begun.place_key() == ("", other)


@pytest.mark.parametrize(("mode", "scale", "size"), [("dark", 1.0, (1340, 820)), ("light", 2.0, (1080, 820))])
def test_it_fits_its_width_in_every_look(
    begun: ReviewScreen, qtbot: QtBot, mees: Mees, therapy: str, desk: Desk, settle: Settle, mode: str, scale: float,
    size: tuple[int, int],
) -> None:  # fmt: skip
    desk.theme.apply(mode, scale)
    made = ReviewScreen(desk)
    qtbot.addWidget(made)
    made.visit(Place("review", mees.id, key=therapy))
    made.resize(*size)
    made.show()
    settle()
    bar = made._scroll.horizontalScrollBar()
    assert bar.maximum() == 0
    assert made.findChild(AnswerTable).width() <= made.width()


def test_the_offer_stands_beside_help_that_is_over_only(
    qtbot: QtBot, desk: Desk, vault: Vault, mees: Mees, therapy: str, places: list[Place]
) -> None:
    offer = ReviewOffer(desk)
    qtbot.addWidget(offer)
    with vault.read() as session:
        over = event_detail(session, therapy)
    with vault.write("Hulp toegevoegd") as session:
        going = event_detail(session, add_help(session, mees.id, None))
    offer.show_event(going)
    assert offer.isHidden()
    offer.show_event(over)
    assert not offer.isHidden()
    offer.button.click()
    assert places == [Place("review", mees.id, key=therapy)]
