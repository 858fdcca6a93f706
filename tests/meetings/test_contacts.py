"""When two on the map last sat at one table: from closed meetings, by card or by name, without the child."""

from __future__ import annotations

from datetime import date, datetime

from rondom.meetings.actions import add_attendee, plan_meeting
from rondom.meetings.contacts import last_contacts
from rondom.meetings.model import Attendance, AttendeeData, MeetingKind
from rondom.meetings.running import close_meeting
from rondom.support_map.actions import add_partner
from rondom.support_map.model import PartnerData, PersonData
from rondom.support_map.people import add_person
from rondom.vault.vault import Vault
from tests.mees import Mees

COACH, TEACHER, IB = "Hatice Kievit", "Marloes Grutto", "Ellen Boterbloem"


def put(vault: Vault, name: str, person: str = "") -> str:
    with vault.write("Partner") as session:
        return add_partner(session, PartnerData(name=name, person=person))


def meet(vault: Vault, mees: Mees, day: date, *who: tuple[str, str | None, Attendance], closed: bool = True) -> None:
    with vault.write("Overleg") as session:
        at = datetime(day.year, day.month, day.day, 13, 15)
        meeting = plan_meeting(session, mees.id, MeetingKind.CHILD_TALK, at, day)
        for name, partner, attendance in who:
            add_attendee(session, meeting, AttendeeData(name=name, attendance=attendance), partner_id=partner)
        if closed:
            close_meeting(session, meeting, day)


def contacts(vault: Vault) -> dict[tuple[str, str], date]:
    with vault.read() as session:
        return last_contacts(session)


def pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def test_the_last_meeting_counts_by_card_and_by_name(vault: Vault, mees: Mees) -> None:
    coach, teacher = put(vault, "Gezinscoach", COACH), put(vault, "Leerkracht", TEACHER)
    there = Attendance.PRESENT
    meet(vault, mees, date(2026, 1, 8), (COACH, coach, there), (TEACHER, None, there))
    assert contacts(vault) == {pair(coach, teacher): date(2026, 1, 8)}
    meet(vault, mees, date(2026, 2, 5), ("hatice  kievit", None, there), (TEACHER, teacher, there))
    meet(vault, mees, date(2025, 2, 5), (COACH, coach, there), (TEACHER, teacher, there))
    assert contacts(vault) == {pair(coach, teacher): date(2026, 2, 5)}


def test_who_was_away_or_a_meeting_to_come_does_not_count(vault: Vault, mees: Mees) -> None:
    coach, teacher = put(vault, "Gezinscoach", COACH), put(vault, "Leerkracht", TEACHER)
    meet(vault, mees, date(2026, 1, 8), (COACH, coach, Attendance.ABSENT), (TEACHER, teacher, Attendance.PRESENT))
    meet(
        vault,
        mees,
        date(2026, 3, 20),
        (COACH, coach, Attendance.COMING),
        (TEACHER, teacher, Attendance.COMING),
        closed=False,
    )
    assert contacts(vault) == {}


def test_one_of_the_other_people_of_a_partner_counts_for_it(vault: Vault, mees: Mees) -> None:
    coach, teacher = put(vault, "Gezinscoach", COACH), put(vault, "Leerkracht", TEACHER)
    with vault.write("Mens") as session:
        add_person(session, coach, PersonData(name="Lot Tapuit"))
    meet(vault, mees, date(2026, 1, 8), ("Lot Tapuit", None, Attendance.PRESENT), (TEACHER, None, Attendance.PRESENT))
    assert contacts(vault) == {pair(coach, teacher): date(2026, 1, 8)}


def test_who_has_two_cards_met_with_both(vault: Vault, mees: Mees) -> None:
    coach = put(vault, "Gezinscoach", COACH)
    ib, trusted = put(vault, "Intern begeleider", IB), put(vault, "Aandachtsfunctionaris", IB)
    meet(vault, mees, date(2026, 1, 8), (COACH, coach, Attendance.PRESENT), (IB, None, Attendance.PRESENT))
    assert {pair(coach, ib), pair(coach, trusted)} <= set(contacts(vault))
