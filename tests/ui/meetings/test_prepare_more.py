"""Preparing in ten minutes: own templates, two talks, an interpreter, a day without a time, twins, and a child that kept silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from rondom.dossier.actions import add_caregiver, add_pupil, change_caregiver
from rondom.dossier.model import CaregiverData, PupilData
from rondom.meetings.actions import change_attendee, change_meeting
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import Attendance, MeetingState
from rondom.meetings.own_templates import OwnTemplate, own_templates
from rondom.meetings.running import start_meeting
from rondom.school.actions import add_staff, change_school
from rondom.school.model import StaffData
from rondom.vault.vault import Session
from tests.mees import Mees
from tests.ui.meetings.hands import get, has, press, write_in
from ui.desk import Place
from ui.meetings.own_templates import NameDialog, TemplatesDialog
from ui.meetings.tab import MeetingsTab
from ui.meetings.telling import TellDialog
from ui.messages import Messages
from ui.tasks import Tasks
from ui.widgets import Dialog

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]
Write = Callable[[Callable[[Session], object]], None]


@pytest.fixture
def write(tasks: Tasks, prepared: MeetingsTab, settle: Settle) -> Write:
    def do(action: Callable[[Session], object]) -> None:
        tasks.write(prepared, "Voorbeeld", action)
        settle()

    return do


@pytest.fixture
def look_at_own(tasks: Tasks, settle: Settle) -> Callable[[], tuple[OwnTemplate, ...]]:
    def ask() -> tuple[OwnTemplate, ...]:
        found: list[tuple[OwnTemplate, ...]] = []
        tasks.read(tasks, own_templates, found.append)
        settle()
        return found[0]

    return ask


def choose(menu: Any, word: str) -> None:
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == word).trigger()


def in_dialog(messages: Messages, monkeypatch: pytest.MonkeyPatch, do: Callable[[Any], bool]) -> None:
    """What a person does in the next dialog; the answer is whether the verb was pressed."""

    def run(dialog: Dialog) -> bool:
        messages.said.append(dialog.windowTitle())
        return do(dialog)

    monkeypatch.setattr(messages, "run", run)


# -- a day without a time -------------------------------------------------------------------------------------


def test_a_day_alone_stays_a_day(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    write_in(get(prepared, "meeting.date"), "")
    settle()
    assert look().head.starts_at is None
    write_in(get(prepared, "meeting.date"), "20 maart")
    settle()
    assert (look().head.starts_at, look().head.timed) == (datetime(2026, 3, 20), False)
    assert get(prepared, "meeting.time").text() == "", "nobody chose nine o'clock"
    assert get(prepared, "meeting.until").text() == "20 maart, nog geen tijd"
    write_in(get(prepared, "meeting.time"), "half drie")
    settle()
    assert (look().head.starts_at, look().head.timed) == (datetime(2026, 3, 20, 14, 30), True)
    write_in(get(prepared, "meeting.time"), "")
    settle()
    assert (look().head.starts_at, look().head.timed) == (datetime(2026, 3, 20), False)


def test_the_day_is_looked_at(prepared: MeetingsTab, settle: Settle, write: Write) -> None:
    assert not has(prepared, "meeting.remarks")
    write(lambda session: change_school(session, holiday_region="midden"))
    write_in(get(prepared, "meeting.date"), "26 december")
    settle()
    assert get(prepared, "meeting.remarks").text() == (
        "26 december is een zaterdag. Zaterdag 26 december valt in de kerstvakantie."
    )
    write_in(get(prepared, "meeting.date"), "20 maart")
    settle()
    assert not has(prepared, "meeting.remarks")


# -- moved, called off ----------------------------------------------------------------------------------------


def test_who_said_yes_hears_that_it_moved_and_is_asked_again(
    prepared: MeetingsTab, settle: Settle, look: Look, write: Write, messages: Messages, mees: Mees,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    sanne = look().attendees[0]
    write(lambda session: change_attendee(session, sanne.id, attendance=Attendance.COMING))
    write(lambda session: change_caregiver(session, mees.mother, phone="0600001234"))
    write_in(get(prepared, "meeting.date"), "20 maart")
    settle()
    words = [one.text() for one in prepared._page.head._banner.findChildren(QLabel)]
    assert "Dit overleg is verzet" in words
    assert "Vertel het aan Sanne, Ruben, Mees, Marloes en Hatice." in words
    numbers: list[str] = []

    def tell(dialog: Any) -> bool:
        assert isinstance(dialog, TellDialog)
        numbers.append(get(dialog, "tell.0").text())
        return True

    in_dialog(messages, monkeypatch, tell)
    press(prepared, "banner.verb")
    settle()
    assert numbers == ["06 00 00 12 34"]
    assert look().attendees[0].attendance is Attendance.INVITED
    assert prepared._page.head._banner.isHidden()


def test_moving_what_nobody_knows_of_needs_no_telling(prepared: MeetingsTab, settle: Settle) -> None:
    write_in(get(prepared, "meeting.date"), "20 maart")
    settle()
    assert prepared._page.head._banner.isHidden()


def test_who_must_hear_that_it_is_called_off(prepared: MeetingsTab, settle: Settle, look: Look) -> None:
    choose(get(prepared, "meeting.more").menu(), "Overleg afzeggen")
    settle()
    assert look().head.state is MeetingState.CANCELLED
    words = [one.text() for one in prepared._page.head._banner.findChildren(QLabel)]
    assert "Het blijft in het dossier staan. Vertel het aan Sanne, Ruben, Mees, Marloes en Hatice." in words


# -- own templates --------------------------------------------------------------------------------------------


@pytest.fixture
def startgesprek(
    prepared: MeetingsTab, settle: Settle, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> MeetingsTab:
    def name(dialog: Any) -> bool:
        assert isinstance(dialog, NameDialog)
        assert not dialog.verb.isEnabled()
        dialog.name.setText("Startgesprek")
        return bool(dialog.verb.isEnabled())

    write_in(get(prepared, "agenda.0.title"), "Mees laat zijn klas zien")
    settle()
    in_dialog(messages, monkeypatch, name)
    choose(get(prepared, "agenda.template").menu(), "Bewaar deze agenda als eigen sjabloon")
    settle()
    return prepared


def test_an_agenda_is_kept_and_used_for_a_new_meeting(
    startgesprek: MeetingsTab, settle: Settle, look_at_own: Callable[[], tuple[OwnTemplate, ...]]
) -> None:
    (own,) = look_at_own()
    assert (own.name, own.steps[0].title) == ("Startgesprek", "{child} laat zijn klas zien")
    press(startgesprek, "meeting.list")
    settle()
    menu = startgesprek.list._menu
    next(one for one in menu.actions() if one.text() == "Startgesprek, 50 minuten").trigger()
    settle()
    assert get(startgesprek, "meeting.title").text() == "Startgesprek 1 voorbereiden"
    assert get(startgesprek, "agenda.0.title").text() == "Mees laat zijn klas zien"
    assert get(startgesprek, "agenda.template").text() == "Startgesprek"


def test_a_planned_meeting_takes_an_own_agenda(startgesprek: MeetingsTab, settle: Settle, look: Look) -> None:
    menu = get(startgesprek, "agenda.template").menu()
    choose(menu, "Evaluatie")
    settle()
    choose(menu, "Startgesprek")
    settle()
    assert (look().head.called, look().steps[0].title) == ("Startgesprek", "Mees laat zijn klas zien")


def test_a_template_is_renamed_changed_and_taken_away(
    startgesprek: MeetingsTab, settle: Settle, messages: Messages, monkeypatch: pytest.MonkeyPatch,
    look_at_own: Callable[[], tuple[OwnTemplate, ...]],
) -> None:  # fmt: skip
    seen: list[str] = []

    def change(dialog: Any) -> bool:
        assert isinstance(dialog, TemplatesDialog)
        dialog.show()
        write_in(get(dialog, "templates.name"), "Kennismaking")
        write_in(get(dialog, "template.1.lead"), "voorzitter")
        write_in(get(dialog, "template.1.minutes"), "12")
        settle()
        press(dialog, "templates.add")
        settle()
        added = len(dialog.chosen.steps) - 1
        write_in(get(dialog, f"template.{added}.title"), "Afscheid van [naam]")
        settle()
        choose(get(dialog, f"template.{added}.more").menu(), "Omhoog")
        choose(get(dialog, "template.0.more").menu(), "Weghalen")
        settle()
        seen.append(get(dialog, "templates.told").text())
        dialog.done(1)
        return True

    in_dialog(messages, monkeypatch, change)
    choose(get(startgesprek, "agenda.template").menu(), "Eigen sjablonen aanpassen")
    settle()
    (own,) = look_at_own()
    assert (own.name, own.steps[0].lead, own.steps[0].minutes) == ("Kennismaking", "chair", 12)
    assert seen == ["59 minuten. Werkt als de driehoek. Waar [naam] staat, komt de voornaam van het kind."]
    assert own.steps[-2].title == "Afscheid van {child}"

    def take_away(dialog: Any) -> bool:
        press(dialog, "templates.remove")
        settle()
        assert dialog.chosen is None
        return True

    in_dialog(messages, monkeypatch, take_away)
    choose(get(startgesprek, "agenda.template").menu(), "Eigen sjablonen aanpassen")
    settle()
    assert look_at_own() == ()


# -- two talks ------------------------------------------------------------------------------------------------


def test_a_parent_who_wants_a_talk_apart_gets_one(
    prepared: MeetingsTab, settle: Settle, look: Look, write: Write, mees: Mees
) -> None:
    assert not has(prepared, "hint.talks")
    prepared._page.open_person(look().attendees[1].id)
    settle()
    press(prepared, "person.apart")
    settle()
    press(prepared, "hint.talks")
    settle()
    assert [one.title for one in look().sittings] == ["Met moeder", "Met vader"]
    assert not has(prepared, "hint.talks")
    assert get(prepared, "talk.1.title").text() == "Met vader"
    write_in(get(prepared, "talk.1.date"), "19 maart")
    write_in(get(prepared, "talk.1.time"), "8.30")
    write_in(get(prepared, "talk.1.room"), "bij vader thuis")
    settle()
    second = look().sittings[1]
    assert (second.starts_at, second.room) == (datetime(2026, 3, 19, 8, 30), "bij vader thuis")
    assert look().head.starts_at == datetime(2026, 3, 12, 13, 15)
    press(prepared, "talks.one")
    settle()
    assert look().sittings == ()
    assert not has(prepared, "talks.one")


def test_after_the_first_talk_the_meeting_waits_for_the_second(
    prepared: MeetingsTab, settle: Settle, look: Look, write: Write, mees: Mees, meeting: str
) -> None:
    write(lambda session: change_caregiver(session, mees.father, apart=True))
    press(prepared, "hint.talks")
    settle()
    write_in(get(prepared, "talk.1.date"), "19 maart")
    settle()
    assert not has(prepared, "talk.0.done")
    write(lambda session: start_meeting(session, meeting))
    press(prepared, "talk.0.done")
    settle()
    assert [one.state for one in look().sittings] == [MeetingState.CLOSED, MeetingState.PLANNED]
    assert look().head.starts_at == datetime(2026, 3, 19, 14, 15)
    assert not has(prepared, "talks.one"), "what was held is held"


def test_who_comes_to_which_talk_is_chosen_on_the_person(
    prepared: MeetingsTab, settle: Settle, look: Look, write: Write, mees: Mees
) -> None:
    write(lambda session: change_caregiver(session, mees.father, apart=True))
    press(prepared, "hint.talks")
    settle()
    marloes = next(one for one in look().attendees if one.short == "Marloes")
    prepared._page.open_person(marloes.id)
    settle()
    talk = get(prepared, "person.talk")
    assert [talk.itemText(at) for at in range(talk.count())] == ["Alle gesprekken", "Met moeder", "Met vader"]
    talk.setCurrentIndex(2)
    talk.activated.emit(2)
    settle()
    now = {one.short: one.sitting_id for one in look().attendees}
    assert now["Marloes"] == look().sittings[1].id == now["Ruben"]
    assert now["Hatice"] == ""


# -- an interpreter -------------------------------------------------------------------------------------------


def test_a_parent_who_needs_an_interpreter(
    prepared: MeetingsTab, settle: Settle, look: Look, write: Write, mees: Mees
) -> None:
    write(lambda session: change_caregiver(session, mees.mother, interpreter=True, language="Arabisch"))
    press(prepared, "hint.interpreter:0")
    settle()
    tolk = look().attendees[-1]
    assert (tolk.name, tolk.interprets, tolk.gets) == ("Tolk Arabisch", "Arabisch", "nothing")
    assert not has(prepared, "hint.interpreter:0")
    place = len(look().attendees) - 1
    assert not has(prepared, f"meeting.person.{place}.ask"), "there is no paper to ask permission for"
    assert get(prepared, "hint.longer").text() == "Neem 75 minuten"
    press(prepared, "hint.longer")
    settle()
    assert 73 <= look().head.minutes <= 77
    assert not has(prepared, "hint.longer")
    prepared._page.open_person(tolk.id)
    settle()
    assert has(prepared, "person.interprets")


# -- brothers and sisters -------------------------------------------------------------------------------------


def test_a_twin_gets_a_meeting_of_her_own(
    prepared: MeetingsTab, settle: Settle, look: Look, write: Write, places: list[Place]
) -> None:
    made: list[str] = []

    def add(session: Session) -> None:
        made.append(add_pupil(session, PupilData(first_name="Fien", last_name="Veenpluis")))
        add_caregiver(session, made[0], CaregiverData(name="Sanne Klaproos", relation="moeder"))

    write(add)
    prepared.refresh()
    settle()
    link = f"hint.sibling:{made[0]}"
    assert get(prepared, link).text() == "Ook voor Fien plannen, om 14.10 uur"
    press(prepared, link)
    settle()
    assert get(prepared, link).text() == "Naar dat overleg"
    press(prepared, link)
    assert places[-1].pupil_id == made[0]
    assert [word for word in (look().head.purpose, look().head.title) if "Fien" in word] == []


# -- the voice ------------------------------------------------------------------------------------------------


def test_a_child_may_keep_silent(prepared: MeetingsTab, settle: Settle, look: Look, meeting: str, write: Write) -> None:
    assert "recht" in get(prepared, "voice.right").text()
    press(prepared, "voice.declined")
    settle()
    assert look().head.voice_declined
    assert [part.ready for part in look().ready if part.key == "voice"] == [True]
    press(prepared, "voice.declined")
    settle()
    write(lambda session: change_meeting(session, meeting, voice_words="Mijn buik."))
    assert not has(prepared, "voice.declined")


# -- who could come -------------------------------------------------------------------------------------------


def test_the_reason_of_the_light_stands_under_the_names(prepared: MeetingsTab, settle: Settle, write: Write) -> None:
    write(lambda session: add_staff(session, StaffData(name="Ellen Boterbloem", role="intern begeleider")))
    prepared.refresh()
    settle()
    press(prepared, "meeting.invite")
    reason = get(prepared, "meeting.invite.reason")
    assert reason.text() == "Tom Rietkraag: Er is nog geen toestemming."
    rows = get(prepared, "meeting.invite.rows")
    rows.choose(next(row.key for row in rows.rows() if row.text == "Ellen Boterbloem"))
    assert reason.text() == "Ellen Boterbloem: Werkt op school met Mees."
    field = get(prepared, "meeting.invite.name")
    field.setText("Niemand Hier")
    field.textEdited.emit("Niemand Hier")
    assert reason.isHidden()
