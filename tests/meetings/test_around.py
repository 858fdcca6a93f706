"""The kring from dossier and meetings together: who sat at the table, who did not come, and who may come in."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from rondom.dossier.actions import add_contact, remove_contact
from rondom.dossier.model import ContactData
from rondom.errors import UserProblem
from rondom.meetings.actions import add_attendee, change_attendee, plan_meeting
from rondom.meetings.around import AtTable, KringFacts, invite, kring_facts, let_go, take_in
from rondom.meetings.attendees import attendee_rows
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import Attendance, AttendeeData, MeetingKind
from rondom.meetings.running import close_meeting, start_meeting
from rondom.privacy.rules import LightStatus
from rondom.support_map.actions import add_partner
from rondom.support_map.model import PartnerData
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees


def held(vault: Vault, mees: Mees, days: int, *guests: AttendeeData, away: str = "", **links: str | None) -> str:
    """A closed driehoek of so many days ago."""
    with vault.write("Overleg gehouden") as session:
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START - timedelta(days), TODAY)
        for guest in guests:
            add_attendee(session, meeting, guest, **links)
        for one in attendee_rows(session, {meeting: TODAY})[meeting]:
            if one.name == away:
                change_attendee(session, one.id, attendance=Attendance.NOT_COMING)
        start_meeting(session, meeting)
        close_meeting(session, meeting, TODAY)
    return meeting


def facts(vault: Vault, mees: Mees) -> KringFacts:
    with vault.read() as session:
        return kring_facts(session, mees.id, TODAY)


def test_who_sat_how_often_and_when_last(vault: Vault, mees: Mees) -> None:
    held(vault, mees, 40)
    held(vault, mees, 10, away="Ruben Veenpluis")
    known = facts(vault, mees)
    assert known.sat[mees.mother] == AtTable(2, (START - timedelta(10)).date())
    assert known.sat[mees.father] == AtTable(1, (START - timedelta(40)).date())
    assert mees.alliance not in known.sat and not known.guests


def test_a_planned_meeting_is_no_meeting_yet(vault: Vault, mees: Mees) -> None:
    with vault.write("Overleg gepland") as session:
        plan_meeting(session, mees.id, MeetingKind.TRIAD, START + timedelta(3), TODAY)
    known = facts(vault, mees)
    assert known.sat == {} and known.coming is not None
    assert known.asked == {mees.mother, mees.father, mees.teacher, mees.coach}


def test_someone_typed_at_the_table_is_known_by_name(vault: Vault, mees: Mees) -> None:
    held(vault, mees, 10, AttendeeData(name="tom rietkraag", perspective="other"))
    assert facts(vault, mees).sat[mees.alliance].times == 1


def test_a_stranger_at_the_table_is_offered_once_and_comes_in(vault: Vault, mees: Mees) -> None:
    with vault.write("Partner toegevoegd") as session:
        partner = add_partner(session, PartnerData(name="Wijkteam", organisation="Gemeente Duinveen"))
    stranger = AttendeeData(name="Wil Zomertaling", role="wijkteam", perspective="other")
    held(vault, mees, 40, stranger, partner_id=partner)
    held(vault, mees, 10, stranger, partner_id=partner)
    [guest] = facts(vault, mees).guests
    assert (guest.name, guest.organisation, guest.sat.times) == ("Wil Zomertaling", "Gemeente Duinveen", 2)
    with vault.write("Betrokkene toegevoegd") as session:
        key = take_in(session, mees.id, guest)
    known = facts(vault, mees)
    assert not known.guests and known.sat[key].times == 2
    with vault.write("Betrokkene verwijderd") as session:
        remove_contact(session, key)
    assert [one.name for one in facts(vault, mees).guests] == ["Wil Zomertaling"]


def test_an_invitation_is_given_once(vault: Vault, mees: Mees) -> None:
    with vault.write("Overleg gepland") as session:
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, None, TODAY)
    for key in (mees.alliance, mees.alliance, mees.mother):
        with vault.write("Uitgenodigd") as session:
            invite(session, meeting, mees.id, key)
    with vault.read() as session:
        names = [one.name for one in attendee_rows(session, {meeting: TODAY})[meeting]]
    assert names.count("Tom Rietkraag") == names.count("Sanne Klaproos") == 1


def test_only_someone_of_the_kring_can_be_invited(vault: Vault, mees: Mees) -> None:
    with vault.write("Overleg gepland") as session:
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 4, 1, 10), TODAY)
    with pytest.raises(UserProblem, match="gone"), vault.write("Uitgenodigd") as session:
        invite(session, meeting, mees.id, "nobody")


def test_who_is_of_another_school_does_not_become_ours_by_going_out_of_the_kring(vault: Vault, mees: Mees) -> None:
    """The link of a chair is let go with the contact; what may be read must not grow by that, also of a plan that was fixed."""
    with vault.write("Kring") as session:
        other = ContactData(name="Anna Ander", role="leerkracht", organisation="De Overkant", perspective="school")
        anna = add_contact(session, mees.id, other)
        own = ContactData(name="Nel Netten", role="leerkracht", organisation="de  regenwulp", perspective="school")
        nel = add_contact(session, mees.id, own)
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        before = {one.name: one.light.status for one in meeting_detail(session, meeting, TODAY).attendees}
        close_meeting(session, meeting, TODAY)
        let_go(session, anna)
        let_go(session, nel)
        after = {one.name: one.light.status for one in meeting_detail(session, meeting, TODAY).attendees}
    assert after == before
    assert after["Anna Ander"] is LightStatus.ASK_FIRST
    assert after["Nel Netten"] is LightStatus.MAY
    with vault.write("Weg") as session, pytest.raises(UserProblem, match="gone"):
        let_go(session, anna)
