"""Asking, answering and taking back on the screen, and the register below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil, change_caregiver
from rondom.dossier.model import Custody, PupilData
from rondom.pdf.documents import plan_pdf
from rondom.plan.reading import Audience
from rondom.privacy.actions import record_disclosure
from rondom.privacy.queries import ConsentRow, consent_rows
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees, add_mees
from tests.pdf.examples import PLAN
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.privacy.asking import AskDialog, school_year_end
from ui.privacy.facts import Known
from ui.privacy.tab import ConsentTab
from ui.privacy.year import strip_around
from ui.tasks import Tasks
from ui.theme import Theme

Settle = Callable[[], None]


@pytest.fixture
def mees(vault: Vault) -> Mees:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    with vault.write("Mees") as session:
        made = add_mees(session)
        record_disclosure(
            session, made.id, "Sanne Klaproos, moeder", "verslag", "heeft gezag", "Plan Driehoek 1, versie 1, pdf", b"%PDF", 2,
            "Ellen Boterbloem",
        )  # fmt: skip
    return made


@pytest.fixture
def tab(desk: Desk, mees: Mees, qtbot: QtBot, settle: Settle) -> Iterator[ConsentTab]:
    made = ConsentTab(desk)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.visit(Place("dossier", mees.id, "consent"))
    made.show()
    settle()
    yield made
    made.close()


@pytest.fixture
def rows(tasks: Tasks, mees: Mees, settle: Settle) -> Callable[[], list[ConsentRow]]:
    """What the vault holds, asked on its own thread."""

    def read() -> list[ConsentRow]:
        found: list[list[ConsentRow]] = []
        tasks.read(tasks, lambda session: consent_rows(session, mees.id, TODAY), found.append)
        settle()
        return found[0]

    return read


def ask(tab: ConsentTab, monkeypatch: pytest.MonkeyPatch, settle: Settle, name: str = "Hatice Kievit") -> None:
    """Open the dialog with its button, fill it in as a person would, and press the verb."""

    def fill(dialog: AskDialog) -> int:
        dialog.findChild(QLineEdit, "consent.who.line").setText(name)
        dialog.findChild(QLineEdit, "consent.purpose.line").setText("Hulp afstemmen")
        dialog.findChild(QPushButton, "consent.kind.school").setChecked(True)
        dialog.findChild(QLineEdit, "consent.until").setText("1 september 2026")
        dialog.verb.click()
        return dialog.result()

    monkeypatch.setattr(AskDialog, "exec", fill)
    tab.ask_for("")
    settle()


def press(tab: ConsentTab, name: str, settle: Settle) -> None:
    made = tab.editor.findChild(QPushButton, name)
    assert made is not None, name
    made.click()
    settle()


def light(tab: ConsentTab) -> str:
    return tab.rows.rows()[0].spoken


def test_asked_given_and_taken_back(
    tab: ConsentTab,
    messages: Messages,
    rows: Callable[[], list[ConsentRow]],
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    assert tab.empty.isVisible()
    assert tab._decides.text().startswith("Sanne en Ruben hebben gezag.")
    ask(tab, monkeypatch, settle)
    assert tab.editor.isVisible(), "who was asked opens at once, to write the answers down"
    assert "Vraag eerst" in light(tab)
    press(tab, "consent.yes.0", settle)
    assert "Deels" in light(tab)
    assert "Sanne (12 maart) zei ja, Ruben nog niet." in light(tab)
    press(tab, "consent.yes.1", settle)
    assert "Mag. tot en met 1 september" in light(tab)
    messages.answer_next(True)
    press(tab, "consent.withdraw.0", settle)
    assert "Toestemming van Sanne intrekken?" in messages.said
    assert "Mag niet. ingetrokken 12 maart" in light(tab)
    (row,) = rows()
    assert row.withdrawn_on == TODAY
    assert row.data_kinds == ("school",)
    press(tab, "consent.again", settle)
    assert "Mag niet. opnieuw gevraagd 12 maart" in light(tab), "asking opens nothing"


def test_taking_back_can_be_thought_over_and_undone(
    tab: ConsentTab, messages: Messages, tasks: Tasks, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    ask(tab, monkeypatch, settle)
    press(tab, "consent.yes.0", settle)
    press(tab, "consent.yes.1", settle)
    messages.answer_next(False)
    press(tab, "consent.withdraw.0", settle)
    assert "Mag. " in light(tab)
    messages.answer_next(True)
    press(tab, "consent.withdraw.0", settle)
    assert "Mag niet" in light(tab)
    undone: list[object] = []
    tasks.undo(undone.append)
    settle()
    assert undone == ["Toestemming ingetrokken"], messages.said
    assert "Mag. " in light(tab)


def test_an_answer_has_the_day_that_was_filled_in(
    tab: ConsentTab, rows: Callable[[], list[ConsentRow]], monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    ask(tab, monkeypatch, settle)
    assert tab._form is not None
    tab._form.on.setText("14 maart 2026")
    press(tab, "consent.no.0", settle)
    assert tab._form._on_field.error == "Schrijf een dag tot en met vandaag."
    tab._form.on.setText("2 maart")
    press(tab, "consent.no.0", settle)
    (row,) = rows()
    assert row.light.reason == "Sanne zei nee op 2 maart 2026."


def test_a_remark_stays_when_an_answer_is_written_down(
    tab: ConsentTab, rows: Callable[[], list[ConsentRow]], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, settle: Settle
) -> None:
    ask(tab, monkeypatch, settle)
    assert tab._form is not None
    qtbot.keyClicks(tab._form.remark, "Gezegd aan de telefoon.")
    tab.flush()
    settle()
    press(tab, "consent.no.1", settle)
    (row,) = rows()
    assert row.remark == "Gezegd aan de telefoon."


def test_opened_for_someone_it_goes_to_the_row_or_to_the_question(
    tab: ConsentTab, mees: Mees, messages: Messages, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    ask(tab, monkeypatch, settle)
    tab.editor.leave()
    tab.visit(Place("dossier", mees.id, "consent", "Hatice Kievit"))
    settle()
    assert tab.editor.isVisible()
    messages.answer_next(False)
    tab.visit(Place("dossier", mees.id, "consent", "Tom Rietkraag"))
    settle()
    assert messages.said[-1] == "Waarvoor vraagt u toestemming?"


def test_nobody_can_be_asked_when_gezag_is_not_known(
    tab: ConsentTab, mees: Mees, tasks: Tasks, messages: Messages, qtbot: QtBot, settle: Settle
) -> None:
    def unknown(session: object) -> None:
        for one in (mees.mother, mees.father):
            change_caregiver(session, one, custody=Custody.UNKNOWN)

    tasks.write(tasks, "Gezag onbekend", unknown)
    settle()
    messages.use_banner(True)
    qtbot.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    assert messages.said == ["consent-nobody-decides"]


def test_the_register_tells_what_left_the_house(tab: ConsentTab, qtbot: QtBot) -> None:
    (row,) = tab.given.rows()
    assert (
        row.spoken == "12 maart 2026, Sanne Klaproos, moeder, Plan Driehoek 1, versie 1, pdf, heeft gezag, 2 bladzijden"
    )
    tab.given.setFocus()
    tab.given.choose(row.key)
    qtbot.keyClick(tab.given, Qt.Key.Key_Return)
    words = [part.text() for part in tab.editor.findChildren(QLabel)]
    assert "12 maart 2026, 14.20 uur" in words
    assert "Ellen Boterbloem" in words


@pytest.mark.parametrize("width", [1300, 900, 500])
def test_rows_are_drawn_in_every_width(
    tab: ConsentTab, monkeypatch: pytest.MonkeyPatch, settle: Settle, width: int
) -> None:
    ask(tab, monkeypatch, settle)
    press(tab, "consent.yes.0", settle)
    tab.resize(width, 700)
    settle()
    assert tab.width() == width, "nothing holds the window open"
    assert tab.rows.isVisible() or width < 800
    picture = tab.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 5) for y in range(0, picture.height(), 5)}) > 10


def test_the_dialog_asks_for_what_is_missing(theme: Theme, qtbot: QtBot) -> None:
    known = [Known("Bram Sluis", "smw", "Welzijn Duinveen")]
    dialog = AskDialog(theme, known, ["Sanne Klaproos", "Ruben Veenpluis"], TODAY, "Bram Sluis")
    qtbot.addWidget(dialog)
    assert dialog.organisation == "Welzijn Duinveen"
    assert dialog.findChild(QLabel, "consent.asked").text() == "Gevraagd wordt: Sanne Klaproos en Ruben Veenpluis."
    dialog.findChild(QLineEdit, "consent.until").setText("31 april")
    dialog.verb.click()
    assert dialog.result() == 0
    assert dialog._purpose_field.error == "Vul in waarvoor het is."
    assert dialog._kinds_field.error == "Kies ten minste één soort."
    assert dialog._until_field.error
    dialog.close()


@pytest.mark.parametrize(
    ("today", "until"), [(date(2026, 3, 12), date(2026, 7, 31)), (date(2026, 7, 10), date(2027, 7, 31))]
)
def test_a_permission_ends_with_the_school_year(today: date, until: date) -> None:
    assert school_year_end(today) == until


def test_no_month_is_named_under_the_word_for_today() -> None:
    for today in (date(2026, month, day) for month in range(1, 13) for day in (1, 15, 28)):
        strip = strip_around(today)
        now = strip.place(today)
        assert 0.4 < now < 0.6
        assert all(place + 0.08 < now - 0.08 or place > now + 0.08 for place, _name in strip.named(today))
        assert len(strip.named(today)) >= 4


def test_escape_closes_what_stands_beside(
    tab: ConsentTab, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, settle: Settle
) -> None:
    ask(tab, monkeypatch, settle)
    qtbot.keySequence(tab.editor, QKeySequence(Qt.Key.Key_Escape))
    assert tab.editor.isHidden()
    assert tab.rows.hasFocus() or not tab.isActiveWindow()


def test_an_answer_may_come_later_and_the_day_of_asking_is_told(
    tab: ConsentTab,
    rows: Callable[[], list[ConsentRow]],
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    ask(tab, monkeypatch, settle)
    assert "gevraagd 12 maart" in light(tab)
    assert "gevraagd op 12 maart 2026, nog niet geantwoord" in said(tab)
    press(tab, "consent.later.1", settle)
    (row,) = rows()
    assert row.remark == "Ruben antwoordt later (12 maart)."
    assert [one.asked_on for one in row.answers] == [TODAY, TODAY]
    assert "Burgerlijk Wetboek 1:245 en 1:251" in said(tab), "the rule behind the light"


def test_paper_that_is_still_out_is_told_when_a_permission_is_taken_back(
    tab: ConsentTab,
    tasks: Tasks,
    mees: Mees,
    messages: Messages,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    ask(tab, monkeypatch, settle)
    for at in (0, 1):
        press(tab, f"consent.yes.{at}", settle)
    tasks.write(
        tasks, "Plan gegeven",
        lambda session: record_disclosure(
            session, mees.id, "Hatice Kievit, gezinscoach", "afstemmen", "toestemming", "Plan versie 2", b"%PDF", 2
        ),
    )  # fmt: skip
    settle()
    assert not tab._notes.isVisible()
    messages.answer_next(True)
    press(tab, "consent.withdraw.0", settle)
    assert tab._notes.isVisible()
    assert "Sanne trok de toestemming in op 12 maart 2026." in told(tab)
    assert "Hatice Kievit heeft nog: Plan versie 2." in told(tab)


def test_gezag_that_does_not_fit_and_the_rules_behind_it(
    tab: ConsentTab, tasks: Tasks, mees: Mees, settle: Settle
) -> None:
    tasks.write(
        tasks, "Verzorger veranderd",
        lambda session: change_caregiver(session, mees.father, relation="gezinsvoogd"),
    )  # fmt: skip
    settle()
    assert "Ruben is gezinsvoogd. De ouders houden dan hun gezag." in told(tab)
    made = tab.findChild(QPushButton, "consent.rules")
    made.click()
    settle()
    assert "Nagezocht op 23 november 2026." in said(tab)
    assert "Een ouder zonder gezag" in said(tab)


def said(tab: ConsentTab) -> str:
    """All words in the place beside the list."""
    return " | ".join(one.text() for one in tab.editor.findChildren(QLabel))


def told(tab: ConsentTab) -> str:
    """All words above the list."""
    return " | ".join(one.text() for one in tab._notes.findChildren(QLabel))


def look_at_what_went_out(tab: ConsentTab, settle: Settle) -> None:
    tab.given.opened.emit(tab.given.rows()[0].key)
    press(tab, "given.look", settle)
    assert tab._view is not None and tab._view.isVisible()


@pytest.fixture
def given(tab: ConsentTab, tasks: Tasks, mees: Mees, settle: Settle) -> None:
    """A paper that went out and was kept."""
    tasks.write(
        tasks, "Plan gegeven",
        lambda session: record_disclosure(
            session, mees.id, "Ruben Veenpluis, vader", "verslag", "heeft gezag", "Plan Driehoek 1, versie 1, pdf",
            plan_pdf(PLAN, Audience.PARENTS), 2, way="print",
        ),
    )  # fmt: skip
    settle()


@pytest.mark.usefixtures("given")
def test_what_went_out_of_one_child_does_not_stay_in_front_at_another(
    tab: ConsentTab, tasks: Tasks, qtbot: QtBot, settle: Settle
) -> None:
    look_at_what_went_out(tab, settle)
    qtbot.waitUntil(lambda: tab._view is not None and tab._view.preview.paper is not None)
    assert tab._view is not None
    made: list[str] = []
    tasks.write(tasks, "Leerling toegevoegd", lambda s: add_pupil(s, PupilData(first_name="Proef")), made.append)
    settle()
    tab.visit(Place("dossier", made[0], "consent"))
    settle()
    assert tab._scroll.isVisible() and not tab._view.isVisible()
    assert tab._view.preview.paper is None, "nor in memory"


@pytest.mark.usefixtures("given")
def test_who_is_sent_to_someone_sees_the_list_and_not_the_paper_that_was_open(
    tab: ConsentTab, messages: Messages, mees: Mees, settle: Settle
) -> None:
    look_at_what_went_out(tab, settle)
    messages.answer_next(False)
    tab.visit(Place("dossier", mees.id, "consent", "Hatice Kievit"))
    settle()
    assert tab._scroll.isVisible()
    tab.give_inzage()
    settle()
    page = tab.inzage_page
    assert page is not None and page.isVisible()
    messages.answer_next(False)
    tab.visit(Place("dossier", mees.id, "consent", "Hatice Kievit"))
    settle()
    assert tab._scroll.isVisible()
    tab.give_inzage()
    assert tab.inzage_page is page and page.isVisible(), "what was decided there is still there"


@pytest.mark.usefixtures("given")
def test_escape_goes_back_from_what_went_out(tab: ConsentTab, qtbot: QtBot, settle: Settle) -> None:
    look_at_what_went_out(tab, settle)
    assert tab._view is not None
    qtbot.keyClick(tab._view.preview.view, Qt.Key.Key_Escape)
    assert tab._scroll.isVisible() and tab.editor.isVisible()


@pytest.mark.usefixtures("given")
def test_a_long_title_is_cut_with_dots_and_told_in_full(tab: ConsentTab, settle: Settle) -> None:
    look_at_what_went_out(tab, settle)
    view = tab._view
    assert view is not None
    assert view._title.text() == "Ruben Veenpluis, vader, 12 maart 2026"
    view._show_title("Een heel lange naam van een tekening " * 5)
    assert view._title.text().endswith("…") and view._title.toolTip().startswith("Een heel lange naam")


@pytest.mark.usefixtures("given")
def test_the_register_says_how_it_went_out(tab: ConsentTab) -> None:
    newest, before = tab.given.rows()
    assert newest.spoken.endswith("heeft gezag, op papier")
    assert before.spoken.endswith("heeft gezag, 2 bladzijden"), "of then only how much it was is known"
