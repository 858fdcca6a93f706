"""The editor of one event: who tells it, how each looks at it, what played a part, and the five questions about help."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_caregiver, add_pupil
from rondom.dossier.model import CaregiverData, PupilData
from rondom.support_map.actions import add_partner
from rondom.support_map.model import PartnerData
from rondom.timeline.actions import add_event, change_event, set_view
from rondom.timeline.factors import FACTORS
from rondom.timeline.lanes import rename_lane
from rondom.timeline.model import AppraisalQuestion, EventData, EventKind
from rondom.timeline.queries import EventDetail, event_detail, timeline_context
from rondom.timeline.spans import Context
from rondom.timeline.topics import TOPICS
from rondom.vault.vault import Vault
from ui.desk import Desk
from ui.theme import Theme
from ui.timeline.editor import EventEditor

Settle = Callable[[], None]
Show = Callable[[], EventDetail]


@pytest.fixture
def pupil(vault: Vault) -> str:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    with vault.write("Leerling toegevoegd") as session:
        made = add_pupil(session, PupilData(first_name="Mees", birth_date=date(2016, 6, 14), year_group="6"))
        add_caregiver(session, made, CaregiverData(name="Sanne Klaproos", relation="moeder"))
        add_partner(session, PartnerData(name="Jeugd-GGZ", organisation="De Brug", ring=4, waiting_weeks=26))
    return made


@pytest.fixture
def event(vault: Vault, pupil: str) -> str:
    asked, begun = date(2024, 3, 1), date(2024, 9, 16)
    with vault.write("Hulp toegevoegd") as session:
        data = EventData(
            title="Speltherapie", lane="zorg", kind=EventKind.TRAJECTORY,
            applied_said="1 maart 2024", applied_earliest=asked, applied_latest=asked,
            start_said="16 september 2024", start_earliest=begun, start_latest=begun,
        )  # fmt: skip
        return add_event(session, pupil, data)


def read(vault: Vault, event: str) -> EventDetail:
    with vault.read() as session:
        return event_detail(session, event)


@pytest.fixture
def form(qtbot: QtBot, desk: Desk, vault: Vault, event: str, settle: Settle) -> EventEditor:
    made = EventEditor(desk, read(vault, event))
    qtbot.addWidget(made)
    made.resize(desk.theme.px(23), desk.theme.px(90))
    made.show()
    settle()
    return made


@pytest.fixture
def again(form: EventEditor, vault: Vault, event: str, pupil: str, settle: Settle) -> Show:
    """What the vault holds now, after the form was told, as the tab does after every change."""

    def show() -> EventDetail:
        settle()
        held = read(vault, event)
        with vault.read() as session:
            form.show_values(held, timeline_context(session, held.pupil_id, clock.today()))
        settle()
        return held

    show()
    return show


def choose(menu: QMenu, *words: str) -> None:
    """Click through a menu by its words."""
    menu.aboutToShow.emit()
    for word in words[:-1]:
        inner = next(action for action in menu.actions() if action.text() == word).menu()
        assert isinstance(inner, QMenu)
        menu = inner
    next(action for action in menu.actions() if action.text() == words[-1]).trigger()


def test_who_tells_it_brings_the_side_of_the_table_along(qtbot: QtBot, form: EventEditor, again: Show) -> None:
    qtbot.keyClicks(form.teller.line, "sanne klaproos")
    form.teller.flush()
    held = again()
    assert (held.told_by, held.told_side) == ("sanne klaproos", "parent")
    form.teller.line.selectAll()
    qtbot.keyClicks(form.teller.line, "de buurvrouw")
    form.teller.flush()
    held = again()
    assert (held.told_by, held.told_side) == ("de buurvrouw", "")
    form.teller.tell_from("network")
    assert again().told_side == "network"
    assert "Eigen netwerk" in form.teller.choose_side.accessibleName()


def test_lane_and_kind_of_happening_are_chosen_from_chips(
    form: EventEditor, again: Show, vault: Vault, settle: Settle
) -> None:
    choose(form.topic.menu(), TOPICS["hulp"].name)
    assert again().topic == "hulp"
    choose(form.topic.menu(), "Andere soorten", TOPICS["verzuim"].name)
    assert again().topic == "verzuim"
    assert form.topic.text() == TOPICS["verzuim"].name
    choose(form.topic.menu(), "Geen soort")
    choose(form.lane.menu(), "Ondersteuning op school")
    held = again()
    assert (held.topic, held.lane) == ("", "steun")


def test_a_lane_has_the_name_the_school_gave_it(
    qtbot: QtBot, desk: Desk, vault: Vault, event: str, settle: Settle
) -> None:
    with vault.write("Baan hernoemd") as session:
        rename_lane(session, "zorg", "Hulp buiten school")
    made = EventEditor(desk, read(vault, event))
    qtbot.addWidget(made)
    settle()
    assert made.lane.text() == "Hulp buiten school"


def test_what_played_a_part_comes_from_a_list_or_in_own_words_and_can_come_back(
    qtbot: QtBot, form: EventEditor, again: Show, desk: Desk, settle: Settle
) -> None:
    choose(form.factors.menu(), "Dit beschermt", FACTORS["steun"].name)
    choose(form.factors.menu(), "Dit zat in de weg", "In eigen woorden")
    qtbot.keyClicks(form.factors.own, "de taxi kwam te laat")
    qtbot.keyClick(form.factors.own, Qt.Key.Key_Return)
    held = again()
    assert [one.words for one in held.factors] == [FACTORS["steun"].name, "de taxi kwam te laat"]
    assert form.factors.own.text() == ""
    form.findChild(QWidget, f"event.factor.{held.factors[0].id}").click()  # type: ignore[attr-defined]
    assert [one.words for one in again().factors] == ["de taxi kwam te laat"]
    desk.tasks.undo()
    assert len(again().factors) == 2


def test_one_person_answers_with_one_key_and_nobody_answers_for_another(
    qtbot: QtBot, form: EventEditor, again: Show
) -> None:
    form.help.questions.folding.head.click()
    child, parent = (form.help.questions.answers["on_time", who] for who in ("child", "parent"))  # type: ignore[index]
    qtbot.keyClicks(child, "n")
    qtbot.keyClicks(parent, "d")
    assert [(one.perspective, one.answer) for one in again().appraisals] == [("child", "no"), ("parent", "partly")]
    assert "Kind: nee" in child.accessibleName()
    qtbot.keyClick(child, Qt.Key.Key_Delete)
    assert [one.perspective for one in again().appraisals] == ["parent"]
    assert "nog niet gevraagd" in child.accessibleName()


def test_words_without_an_answer_are_kept(qtbot: QtBot, form: EventEditor, again: Show) -> None:
    form.help.questions.folding.head.click()
    place = ("helped", "school")
    choose(form.help.questions.answers[place].choices(), "Toelichting")  # type: ignore[index]
    note = form.help.questions.notes[place]  # type: ignore[index]
    assert not note.isHidden()
    qtbot.keyClicks(note, "Dat weten we pas later.")
    note.flush()
    (one,) = again().appraisals
    assert (one.answer, one.note) == ("unknown", "Dat weten we pas later.")


def test_help_from_the_map_names_who_gives_it_and_how_long_was_waited(
    qtbot: QtBot, form: EventEditor, again: Show
) -> None:
    qtbot.keyClicks(form.help.provider.line, "jeugd-ggz, de brug")
    form.help.provider.line.flush()
    held = again()
    assert held.provider_id
    assert form.findChild(QWidget, "event.wait").text() == "28 weken gewacht"  # type: ignore[attr-defined]
    assert "26 weken" in form.help.provider.about.text()
    form.help.provider.line.selectAll()
    qtbot.keyClicks(form.help.provider.line, "een coach uit Delft")
    form.help.provider.line.flush()
    held = again()
    assert (held.provider, held.provider_id) == ("een coach uit Delft", None)


def test_words_at_the_end_of_help_stay_when_the_place_on_the_scale_changes(
    form: EventEditor, again: Show, vault: Vault, event: str
) -> None:
    with vault.write("Gezegd") as session:
        set_view(session, event, "child", 2, 1, "Nu mocht ik weer bouwen.")
    again()
    form.views.impacts["child", 2]._choose(2)
    said = {(view.perspective, view.moment): view for view in again().views}
    assert (said["child", 2].impact, said["child", 2].quote) == (2, "Nu mocht ik weer bouwen.")


def test_what_folds_away_is_kept_first(qtbot: QtBot, form: EventEditor, again: Show) -> None:
    more = form.findChild(QWidget, "event.more")
    assert isinstance(more, QWidget)
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert form.text.isVisible()
    form.text.setPlainText("Elke dinsdag, een uur.")
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert not form.text.isVisible()
    assert "dicht" in more.accessibleName()
    assert again().text == "Elke dinsdag, een uur."


def test_a_moment_is_not_asked_about_as_help(
    qtbot: QtBot, desk: Desk, vault: Vault, pupil: str, settle: Settle
) -> None:
    with vault.write("Moment") as session:
        moment = add_event(session, pupil, EventData(title="Bril"))
    made = EventEditor(desk, read(vault, moment))
    qtbot.addWidget(made)
    made.show()
    settle()
    assert made.help is None
    assert list(made.times.fields) == ["start"]
    assert set(made.views.impacts) == {(who, 0) for who in ("child", "parent", "school", "coach")}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_the_side_editor(
    qtbot: QtBot, theme: Theme, form: EventEditor, again: Show, desk: Desk, vault: Vault, event: str, scale: float
) -> None:
    theme.apply("light", scale)
    held, context = again(), timeline_context_of(vault, event)
    made = EventEditor(desk, held)
    qtbot.addWidget(made)
    made.show_values(held, context)
    assert made.minimumSizeHint().width() <= theme.px(26 - 2.8)


def timeline_context_of(vault: Vault, event: str) -> Context:
    held = read(vault, event)
    with vault.read() as session:
        return timeline_context(session, held.pupil_id, clock.today())


def test_words_of_every_moment_of_help_are_seen_and_can_be_written(
    form: EventEditor, vault: Vault, event: str, again: Show
) -> None:
    """What was said half-way and at the end stands there too; a moment nobody spoke of takes no room."""
    with vault.write("Kijk") as session:
        set_view(session, event, "child", 1, 0, "Het zand was op.")
    form.show_values(again(), timeline_context_of(vault, event))
    quotes = form.views.quotes
    assert quotes["child", 1].isVisible()
    assert quotes["child", 1].toPlainText() == "Het zand was op."
    assert not quotes["parent", 2].isVisible()
    form.views.impacts["parent", 2]._choose(2)
    assert quotes["parent", 2].isVisible()
    quotes["parent", 2].setPlainText("Hij slaapt weer.")
    quotes["parent", 2].flush()
    said = {(view.perspective, view.moment): view for view in again().views}
    assert (said["parent", 2].impact, said["parent", 2].quote) == (2, "Hij slaapt weer.")
    assert said["child", 1].quote == "Het zand was op."


def test_a_long_answer_about_help_is_read_whole(form: EventEditor, again: Show) -> None:
    """It goes on at the next line, and an Enter in it is a space."""
    place = (AppraisalQuestion.ALIGNED, "school")
    form.help.questions.folding.show_open(True)  # type: ignore[union-attr]
    note = form.help.questions._note(place)  # type: ignore[union-attr]
    low = note.height()
    note.setPlainText("We hoorden pas na de zomer wat er was gedaan.\nEn toen " + "pas veel later " * 6)
    assert note.height() > low
    note.flush()
    (said,) = again().appraisals
    assert said.note.startswith("We hoorden pas na de zomer wat er was gedaan. En toen pas")


def test_help_that_is_over_offers_to_look_back_at_the_top(form: EventEditor, vault: Vault, event: str) -> None:
    review = form.help.review  # type: ignore[union-attr]
    assert not review.isVisible()
    with vault.write("Einde") as session:
        change_event(session, event, end_said="2025", end_earliest=date(2025, 1, 1), end_latest=date(2025, 6, 30))
    form.show_values(read(vault, event), timeline_context_of(vault, event))
    assert review.isVisible()
    assert review.y() < form.times.y()
