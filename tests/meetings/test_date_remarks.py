"""What is told about the day of a meeting: sentences that are true, and never the name of another child."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from rondom.dossier.actions import add_pupil, change_caregiver, change_pupil
from rondom.dossier.model import PupilData
from rondom.meetings import actions, sittings
from rondom.meetings.date_remarks import date_remarks, day_remarks
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import Attendance, AttendeeData, MeetingKind
from rondom.school.actions import change_school
from rondom.support_map.actions import add_partner
from rondom.support_map.model import PartnerData, PartnerPerson, PersonData
from rondom.vault.records import add
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

CHAIR = "Ellen Boterbloem"


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Gepland") as session:
        return actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "", CHAIR)


def told(vault: Vault, meeting: str, today: date = TODAY) -> list[str]:
    with vault.read() as session:
        return [one.text for one in date_remarks(session, meeting, today)]


def move(vault: Vault, meeting: str, moment: datetime, timed: bool = True) -> None:
    with vault.write("Verzet") as session:
        actions.set_moment(session, meeting, moment, timed)


def test_a_good_day_says_nothing(vault: Vault, meeting: str) -> None:
    assert told(vault, meeting) == []


@pytest.mark.parametrize(
    ("on", "texts"),
    [
        (date(2026, 2, 20), ["Vrijdag 20 februari is al geweest.", "Vrijdag 20 februari valt in de voorjaarsvakantie."]),
        (date(2026, 3, 14), ["14 maart is een zaterdag."]),
        (date(2026, 3, 15), ["15 maart is een zondag."]),
        (date(2026, 12, 21), ["Maandag 21 december valt in de kerstvakantie."]),
    ],
)  # fmt: skip
def test_the_day_itself(on: date, texts: list[str]) -> None:
    assert [one.text for one in day_remarks("midden", on, TODAY)] == texts


def test_without_a_region_there_are_no_holidays_and_far_ahead_it_says_so() -> None:
    assert day_remarks("", date(2026, 12, 21), TODAY) == ()
    (far,) = day_remarks("midden", date(2041, 4, 3), TODAY)
    assert far.text.startswith("Rondom kent de schoolvakanties tot en met ")


def test_the_region_of_the_school_counts(vault: Vault, meeting: str) -> None:
    move(vault, meeting, datetime(2026, 12, 21, 9, 0))
    assert told(vault, meeting) == []
    with vault.write("Regio") as session:
        change_school(session, holiday_region="midden")
    assert told(vault, meeting) == ["Maandag 21 december valt in de kerstvakantie."]


def test_who_does_not_work_that_day_is_told_by_the_map(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Kaart") as session:
        add_partner(session, PartnerData(name="Gezinscoach", person="hatice  kievit", days="ma,wo"))
        card = add_partner(session, PartnerData(name="Leerplicht"))
        add(session, PartnerPerson, PersonData(name="Marloes Grutto", days="do"), partner_id=card)
    assert told(vault, meeting) == [
        "Hatice werkt hier op maandag en woensdag. Donderdag 12 maart hoort daar niet bij.",
    ]  # fmt: skip
    with vault.read() as session:
        hatice = next(one for one in meeting_detail(session, meeting, TODAY).attendees if one.short == "Hatice")
    with vault.write("Komt niet") as session:
        actions.change_attendee(session, hatice.id, attendance=Attendance.NOT_COMING)
    assert told(vault, meeting) == []


def test_two_meetings_at_one_time(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Ander kind") as session:
        other = add_pupil(session, PupilData(first_name="Jasmijn", last_name="Wulp"))
        actions.plan_meeting(session, other, MeetingKind.CHILD_TALK, START + timedelta(minutes=45), TODAY, chair=CHAIR)
        actions.plan_meeting(session, mees.id, MeetingKind.CHILD_TALK, START.replace(hour=9), TODAY)
    texts = told(vault, meeting)
    assert texts == [
        "Op die dag is er om 9.15 uur al een kindgesprek voor dit kind.",
        "Ellen zit om 14.00 uur al in een ander overleg.",
    ]
    assert not any("Jasmijn" in one for one in texts)
    move(vault, meeting, START, timed=False)
    assert told(vault, meeting) == ["Op die dag is er om 9.15 uur al een kindgesprek voor dit kind."]


def test_right_after_each_other_is_no_clash(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Ander kind") as session:
        other = add_pupil(session, PupilData(first_name="Jasmijn"))
        actions.plan_meeting(session, other, MeetingKind.TRIAD, START + timedelta(minutes=50), TODAY, chair=CHAIR)
        actions.plan_meeting(session, other, MeetingKind.TRIAD, START - timedelta(minutes=50), TODAY, chair=CHAIR)
        off = actions.plan_meeting(session, other, MeetingKind.TRIAD, START, TODAY, chair=CHAIR)
        actions.cancel_meeting(session, off)
    assert told(vault, meeting) == []


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2014, 3, 20), "Mees wordt 12 op 20 maart 2026, voor dit overleg. Vanaf dan beslist Mees mee."),
        (date(2010, 4, 9), "Mees wordt 16 op 9 april 2026, voor dit overleg. Vanaf dan beslist Mees zelf, ook of ouders erbij zijn."),
        (date(2008, 3, 13), "Mees wordt 18 op 13 maart 2026, voor dit overleg. Vanaf dan is Mees volwassen en nodigt zelf ouders uit."),
        (date(2014, 3, 12), ""),
        (date(2014, 4, 10), ""),
    ],
)  # fmt: skip
def test_a_birthday_before_the_meeting(vault: Vault, mees: Mees, meeting: str, born: date, words: str) -> None:
    with vault.write("Jarig") as session:
        change_pupil(session, mees.id, birth_date=born)
    move(vault, meeting, datetime(2026, 4, 9, 9, 0))
    assert [one for one in told(vault, meeting) if "wordt" in one] == ([words] if words else [])


def test_each_of_two_talks_is_looked_at(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Twee gesprekken") as session:
        change_caregiver(session, mees.father, apart=True)
        _first, second = sittings.plan_sittings(session, meeting)
        sittings.change_sitting(session, second, starts_at=datetime(2026, 3, 14, 10, 0))
        actions.add_attendee(session, meeting, AttendeeData(name="Oma", perspective="parent"))
    assert told(vault, meeting) == ["Met vader: 14 maart is een zaterdag."]


def test_nothing_is_told_of_a_meeting_without_a_day_or_called_off(vault: Vault, mees: Mees, meeting: str) -> None:
    move(vault, meeting, datetime(2026, 3, 14, 9, 0))
    with vault.write("Afgezegd") as session:
        actions.cancel_meeting(session, meeting)
        empty = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, None, TODAY)
    assert told(vault, meeting) == told(vault, empty) == []
