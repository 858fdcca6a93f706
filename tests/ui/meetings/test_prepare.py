"""Planning and preparing a meeting, on a real vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import change_pupil
from rondom.meetings.actions import change_attendee
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import Attendance, MeetingKind, MeetingState
from rondom.meetings.queries import meeting_rows
from rondom.privacy.queries import ConsentRow, consent_rows
from rondom.privacy.rules import LightStatus
from rondom.school.actions import add_user
from rondom.school.model import UserData
from rondom.vault.vault import Session
from tests.mees import TODAY, Mees
from tests.ui.meetings.hands import get, has, press, type_line, write_in
from ui.desk import Desk, Place
from ui.meetings.prepare import PreparePage
from ui.meetings.tab import MeetingsTab
from ui.messages import Messages
from ui.tasks import Tasks

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]


def short(detail: MeetingDetail) -> dict[str, str]:
    return {one.short: one.id for one in detail.attendees}


def place_of(detail: MeetingDetail, name: str) -> int:
    return [one.short for one in detail.attendees].index(name)


def test_an_empty_dossier_offers_the_first_driehoek(tab: MeetingsTab, settle: Settle) -> None:
    assert has(tab, "meetings.empty")
    press(tab, "meetings.empty.verb")
    settle()
    assert get(tab, "meeting.title").text() == "Driehoek 1 voorbereiden"
    assert has(tab, "meeting.purpose")
    press(tab, "meeting.list")
    settle()
    assert [one.text for one in get(tab, "meetings.rows").rows()] == ["Gepland", "Driehoek 1"]


def test_a_new_meeting_has_the_agenda_of_its_kind(tab: MeetingsTab, settle: Settle) -> None:
    tab.list.planned.emit(MeetingKind.CONFERENCE.value)
    settle()
    assert get(tab, "meeting.title").text() == "MDO 1 voorbereiden"
    assert get(tab, "agenda.total").text() == "75 min"


def test_who_plans_the_meeting_leads_it(tab: MeetingsTab, settle: Settle, tasks: Tasks, mees: Mees) -> None:
    """Also when a colleague comes first in the alphabet."""
    tasks.write(tab, "Collega toegevoegd", lambda session: add_user(session, UserData(name="Anna Vooraan")))
    settle()
    tab.list.planned.emit(MeetingKind.TRIAD.value)
    found: list[MeetingDetail] = []

    def look(session: Session) -> MeetingDetail:
        return meeting_detail(session, meeting_rows(session, mees.id)[0].meeting.id, TODAY)

    settle()
    tasks.read(tab, look, found.append)
    settle()
    assert [one.name for one in found[0].attendees if "voorzitter" in one.role] == ["Ib Proef"]


def test_day_time_room_and_purpose_are_kept(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    write_in(get(prepared, "meeting.date"), "20 maart")
    write_in(get(prepared, "meeting.time"), "14.30")
    write_in(get(prepared, "meeting.room"), "lokaal 4")
    write_in(get(prepared, "meeting.purpose"), "we samen één plan hebben")
    settle()
    head = look().head
    assert (head.starts_at, head.room, head.purpose) == (
        datetime(2026, 3, 20, 14, 30), "lokaal 4", "we samen één plan hebben",
    )  # fmt: skip
    assert get(prepared, "meeting.date").text() == "20 maart 2026"
    assert get(prepared, "meeting.until").text() == "20 maart, tot 15.20 uur"


def test_a_day_that_is_no_day_changes_nothing(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    write_in(get(prepared, "meeting.date"), "31 april")
    settle()
    assert look().head.starts_at == datetime(2026, 3, 12, 13, 15)
    assert get(prepared, "meeting.date").text() == "31 april", "the words stay, to be mended"
    assert "geen dag" in get(prepared, "meeting.misread").text()


def test_a_time_that_is_no_time_changes_nothing_and_is_told(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    write_in(get(prepared, "meeting.time"), "na de gym")
    settle()
    assert look().head.starts_at == datetime(2026, 3, 12, 13, 15)
    assert get(prepared, "meeting.time").text() == "na de gym"
    assert "geen tijd" in get(prepared, "meeting.misread").text()
    write_in(get(prepared, "meeting.room"), "lokaal 4")
    settle()
    assert get(prepared, "meeting.time").text() == "na de gym", "nothing else takes the words away"
    write_in(get(prepared, "meeting.time"), "half drie")
    settle()
    assert look().head.starts_at == datetime(2026, 3, 12, 14, 30)
    assert get(prepared, "meeting.misread").isHidden()


def test_someone_can_be_invited_and_taken_off(
    prepared: MeetingsTab, settle: Settle, look: Look, messages: Messages
) -> None:
    press(prepared, "meeting.invite")
    get(prepared, "meeting.invite.name").setText("Tom")
    get(prepared, "meeting.invite.name").textEdited.emit("Tom")
    QTest.keyClick(get(prepared, "meeting.invite.name"), Qt.Key.Key_Return)
    settle()
    added = look().attendees[-1]
    assert (added.name, added.role, added.light.status) == (
        "Tom Rietkraag",
        "samenwerkingsverband",
        LightStatus.ASK_FIRST,
    )
    assert not has(prepared, "meeting.invite.name")
    prepared._page.people._on_asked("remove", added.id)
    settle()
    assert "Tom" not in short(look())
    assert "Tom van de lijst gehaald" in messages.said


def test_someone_new_gets_a_name_and_then_a_role(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    press(prepared, "meeting.invite")
    type_line(get(prepared, "meeting.invite.name"), "Oma Riet")
    settle()
    assert look().attendees[-1].name == "Oma Riet"
    write_in(get(prepared, "person.role"), "oma")
    settle()
    assert look().attendees[-1].role == "oma"


def test_coming_or_not(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    ruben = place_of(look(), "Ruben")
    menu = get(prepared, f"meeting.person.{ruben}.attendance").menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "Komt niet").trigger()
    settle()
    assert look().attendees[ruben].attendance is Attendance.NOT_COMING
    assert get(prepared, f"meeting.person.{ruben}.attendance").text() == "komt niet"


@pytest.fixture
def look_at_consents(tasks: Tasks, mees: Mees, qtbot: QtBot) -> Callable[[], list[ConsentRow]]:
    """The questions for permission as they stand in the vault now."""

    def ask() -> list[ConsentRow]:
        found: list[list[ConsentRow]] = []
        tasks.read(tasks, lambda session: consent_rows(session, mees.id, TODAY), found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return ask


def test_permission_is_asked_and_written_down(
    prepared: MeetingsTab, settle: Settle, look: Look, look_at_consents: Callable[[], list[ConsentRow]]
) -> None:
    hatice = place_of(look(), "Hatice")
    assert look().attendees[hatice].light.status is LightStatus.ASK_FIRST
    press(prepared, f"meeting.person.{hatice}.ask")
    settle()
    press(prepared, "permission.kind.school")
    press(prepared, "permission.kind.thuis")
    press(prepared, "permission.ask")
    settle()
    (asked,) = look_at_consents()
    assert (asked.recipient, asked.data_kinds) == ("Hatice Kievit", ("school", "thuis"))
    write_in(get(prepared, "permission.0.date"), "2 maart")
    press(prepared, "permission.0.yes")
    settle()
    light = look().attendees[hatice].light
    assert (light.status, light.reason) == (LightStatus.PARTLY, "Sanne (2 maart) zei ja, Ruben nog niet.")
    assert get(prepared, f"meeting.person.{hatice}.ask").text() == "Ruben vragen"
    press(prepared, "permission.1.no")
    settle()
    assert look().attendees[hatice].light.status is LightStatus.MAY_NOT


def test_a_question_names_what_may_be_read(
    prepared: MeetingsTab, settle: Settle, look: Look, look_at_consents: Callable[[], list[ConsentRow]]
) -> None:
    """A permission without kinds of data would open nothing."""
    press(prepared, f"meeting.person.{place_of(look(), 'Hatice')}.ask")
    settle()
    press(prepared, "permission.ask")
    settle()
    assert look_at_consents() == []
    assert "Kies ten minste één soort." in [one.text() for one in prepared.findChildren(QLabel) if one.isVisible()]


def test_who_turns_12_before_the_meeting_is_asked_too(
    prepared: MeetingsTab, settle: Settle, look: Look, look_at_consents: Callable[[], list[ConsentRow]], mees: Mees
) -> None:
    """START is the day of the meeting; on the day of asking Mees is still 11."""
    clock.freeze(datetime(2026, 3, 2, 9, 0))
    prepared.desk.tasks.write(
        prepared, "Geboortedatum", lambda session: change_pupil(session, mees.id, birth_date=date(2014, 3, 5))
    )
    settle()
    press(prepared, f"meeting.person.{place_of(look(), 'Hatice')}.ask")
    settle()
    press(prepared, "permission.kind.school")
    press(prepared, "permission.ask")
    settle()
    (row,) = look_at_consents()
    assert [(one.who, one.asked) for one in row.answers] == [("Sanne", True), ("Ruben", True), ("Mees", True)]


def test_a_wrong_day_writes_no_answer(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    hatice = place_of(look(), "Hatice")
    press(prepared, f"meeting.person.{hatice}.ask")
    settle()
    press(prepared, "permission.kind.school")
    press(prepared, "permission.ask")
    settle()
    write_in(get(prepared, "permission.0.date"), "eens")
    press(prepared, "permission.0.yes")
    settle()
    assert look().attendees[hatice].light.status is LightStatus.ASK_FIRST


def test_the_agenda_can_be_changed(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    write_in(get(prepared, "agenda.0.title"), "Even landen")
    write_in(get(prepared, "agenda.0.minutes"), "10")
    write_in(get(prepared, "agenda.1.lead"), "Mees")
    settle()
    steps = look().steps
    assert (steps[0].title, steps[0].minutes, steps[1].lead) == ("Even landen", 10, "Mees")
    assert steps[1].starts_at == datetime(2026, 3, 12, 13, 25)
    assert look().head.minutes == 55
    assert get(prepared, "agenda.total").text() == "55 min"


def test_minutes_that_are_no_number_change_nothing(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    for words in ("veel", "-5", "9999"):
        write_in(get(prepared, "agenda.0.minutes"), words)
    settle()
    assert look().steps[0].minutes == 5


def test_steps_move_come_and_go(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    first, second = look().steps[:2]
    QTest.keyClick(get(prepared, "agenda.0.title"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert [one.id for one in look().steps[:2]] == [second.id, first.id]
    press(prepared, "agenda.add")
    settle()
    added = len(look().steps) - 1
    assert get(prepared, f"agenda.{added}.title").hasFocus()
    write_in(get(prepared, f"agenda.{added}.title"), "Foto maken")
    settle()
    assert look().steps[added].title == "Foto maken"
    menu = get(prepared, f"agenda.{added}.more").menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "Weghalen").trigger()
    settle()
    assert "Foto maken" not in [one.title for one in look().steps]


def test_another_template(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    menu = get(prepared, "agenda.template").menu()
    next(one for one in menu.actions() if one.text() == "Evaluatie").trigger()
    settle()
    assert look().head.kind is MeetingKind.REVIEW
    assert get(prepared, "meeting.title").text() == "Evaluatie 1 voorbereiden"


def test_the_voice_of_the_child(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    write_in(get(prepared, "voice.words"), "Op maandag is mijn buik boos.")
    write_in(get(prepared, "voice.on"), "5 maart")
    write_in(get(prepared, "voice.audience"), "Iedereen aan tafel")
    write_in(get(prepared, "voice.followup"), "Eerst bouwen")
    settle()
    head = look().head
    assert (head.voice_words, head.voice_on, head.voice_audience, head.voice_followup) == (
        "Op maandag is mijn buik boos.", date(2026, 3, 5), "Iedereen aan tafel", "Eerst bouwen",
    )  # fmt: skip
    assert "Vertel het Mees terug voor 19 maart." in prepared._page.voice._reminder.text()
    write_in(get(prepared, "voice.told"), "vandaag")
    settle()
    assert look().head.voice_told_on == date(2026, 3, 12)
    assert not prepared._page.voice._remind.isVisible()


def test_what_is_typed_survives_a_change_elsewhere(
    prepared: MeetingsTab, desk: Desk, settle: Settle, look: Look, qtbot: QtBot
) -> None:
    field = get(prepared, "meeting.purpose")
    field.setFocus()
    QTest.keyClicks(field, "we sam")
    person = look().attendees[0].id
    desk.tasks.write(prepared, "x", lambda session: change_attendee(session, person, remark="later"))
    settle()
    assert field is get(prepared, "meeting.purpose")
    assert field.hasFocus()
    QTest.keyClicks(field, "en")
    assert field.toPlainText() == "we samen"


def test_typing_is_kept_after_two_seconds(prepared: MeetingsTab, look: Look, qtbot: QtBot) -> None:
    field = get(prepared, "meeting.purpose")
    field.setFocus()
    QTest.keyClicks(field, "samen")
    qtbot.waitUntil(lambda: look().head.purpose == "samen", timeout=4000)
    assert field.hasFocus()


def test_in_a_narrow_window_the_columns_are_tabs(prepared: MeetingsTab, settle: Settle) -> None:
    page = prepared._page
    assert isinstance(page, PreparePage)
    assert page.people.isVisible() and page.voice.isVisible() and not page.tabs.isVisible()
    prepared.resize(900, 700)
    settle()
    assert page.people.isVisible() and not page.voice.isVisible()
    press(page, "meeting.tabs.voice")
    assert page.voice.isVisible() and not page.people.isVisible()


def test_a_meeting_that_is_called_off_can_be_planned_again(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    menu = get(prepared, "meeting.more").menu()
    next(one for one in menu.actions() if one.text() == "Overleg afzeggen").trigger()
    settle()
    assert look().head.state is MeetingState.CANCELLED
    assert not get(prepared, "meeting.table").isVisible()
    press(prepared, "banner.verb")
    settle()
    assert look().head.state is MeetingState.PLANNED


def test_a_meeting_that_was_undone_shows_the_list(tab: MeetingsTab, settle: Settle, desk: Desk) -> None:
    tab.make_new("meeting")
    settle()
    desk.tasks.undo()
    settle()
    assert tab.list.isVisible()


def test_unknown_gezag_leads_to_the_people(
    tab: MeetingsTab, settle: Settle, desk: Desk, mees: Mees, meeting: str, places: list[Place]
) -> None:
    from rondom.dossier.actions import change_caregiver

    desk.tasks.write(tab, "x", lambda session: change_caregiver(session, mees.father, custody="unknown"))
    tab.show_meeting(meeting)
    settle()
    press(tab, "meeting.person.1.ask")
    assert places == [Place("dossier", mees.id, "people", mees.father)]
