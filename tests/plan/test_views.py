"""A zienswijze, signatures and answers that come after a plan was fixed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.meetings import table
from rondom.meetings.actions import change_attendee, plan_meeting, remove_attendee
from rondom.meetings.agreements import open_agreements
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import Approval, Attendance, MeetingKind, MeetingState
from rondom.meetings.signatures import sign_on_paper
from rondom.plan.actions import call_off, fix_plan, new_version
from rondom.plan.keeping import fingerprint
from rondom.plan.model import PlanVersion
from rondom.plan.queries import kept_reading, plan_reading, version_now
from rondom.plan.reading import Perspective
from rondom.plan.sharing import plan_parts, plan_readers
from rondom.plan.views import add_view, remove_view, view_rows
from rondom.privacy.rules import LightStatus
from rondom.vault.base import columns
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

LATER = date(2026, 3, 20)
WORDS = "Ik zie het anders.\nBij mij thuis slaapt hij wel."


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Driehoek") as session:
        made = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        table.add_agreement(session, made, TODAY, "Hatice Kievit", "Belt vader.", "coach", "voor 20 maart")
        return made


def person(vault: Vault, meeting: str, short: str) -> str:
    with vault.read() as session:
        return next(one.id for one in meeting_detail(session, meeting, TODAY).attendees if one.short == short)


def test_it_is_added_in_own_words_and_the_plan_stays_as_it_was(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
        before = kept_reading(session, meeting, 1)
    with vault.write("Zienswijze toegevoegd") as session:
        add_view(session, meeting, 1, "Ruben Veenpluis", WORDS, LATER, "parent", mees.father)
    with vault.read() as session:
        (view,) = plan_reading(session, meeting).views
        assert (view.who, view.text, view.on, view.perspective) == (
            "Ruben Veenpluis", WORDS, LATER, Perspective.PARENT,
        )  # fmt: skip
        assert kept_reading(session, meeting, 1) == before
        v = columns(PlanVersion)
        content, kept = session.execute(select(v.content, v.sha256)).one()
        assert fingerprint(content) == kept
        assert "anders" not in content


def test_it_belongs_to_one_version(vault: Vault, meeting: str) -> None:
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
        first = add_view(session, meeting, 1, "Ruben", WORDS, LATER)
        new_version(session, meeting, "vader ook gesproken", LATER)
        assert plan_reading(session, meeting).views == ()
        fix_plan(session, meeting, LATER)
        add_view(session, meeting, 2, "Sanne", "Nu klopt het.", LATER)
        assert [one.who for one in plan_reading(session, meeting, 1).views] == ["Ruben"]
        assert [one.who for one in plan_reading(session, meeting).views] == ["Sanne"]
        remove_view(session, first)
        assert [one.who for one in view_rows(session, meeting)] == ["Sanne"]


def test_only_words_of_someone_about_a_plan_that_is_there(vault: Vault, meeting: str) -> None:
    with pytest.raises(UserProblem, match="gone"), vault.write("x") as session:
        add_view(session, meeting, 1, "Ruben", WORDS, LATER)
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
    for who, text in (("Ruben", " \n"), (" ", WORDS)):
        with pytest.raises(UserProblem, match="view-empty"), vault.write("x") as session:
            add_view(session, meeting, 1, who, text, LATER)


def test_a_signature_comes_with_its_own_version(vault: Vault, meeting: str) -> None:
    mother = person(vault, meeting, "Sanne")
    with vault.write("Gesloten") as session:
        assert version_now(session, meeting) == 1
        fix_plan(session, meeting, TODAY)
        assert version_now(session, meeting) == 1
        sign_on_paper(session, mother, 1, LATER)
        new_version(session, meeting, "vader ook gesproken", LATER)
        assert version_now(session, meeting) == 2
        assert plan_reading(session, meeting).signatures == ()
        (signed,) = plan_reading(session, meeting, 1).signatures
    assert (signed.name, signed.on, signed.key) == ("Sanne Klaproos", LATER, mother)


def test_a_new_version_asks_everyone_again_unless_only_an_answer_came_in(vault: Vault, meeting: str) -> None:
    mother = person(vault, meeting, "Sanne")
    with vault.write("Gesloten") as session:
        table.record_approval(session, mother, Approval.DISAGREED, "De zondag ontbreekt.")
        fix_plan(session, meeting, TODAY)
        new_version(session, meeting, "zondag erbij", TODAY)
        assert plan_reading(session, meeting).approvals[0].approval == "none"
        table.record_approval(session, mother, Approval.AGREED)
        fix_plan(session, meeting, TODAY)
        new_version(session, meeting, "vader gaf later antwoord", LATER, ask_again=False)
        made = plan_reading(session, meeting)
        assert (made.approvals[0].approval, made.version, made.version_reason) == (
            "agreed", 3, "vader gaf later antwoord",
        )  # fmt: skip
        kept = kept_reading(session, meeting, 1).approvals[0]
        assert (kept.approval, kept.reason) == ("disagreed", "De zondag ontbreekt.")


def test_what_was_agreed_about_who_gets_what_is_what_goes(vault: Vault, meeting: str) -> None:
    teacher = person(vault, meeting, "Marloes")
    with vault.write("Alleen de afspraken") as session:
        change_attendee(session, teacher, gets="agreements")
        plan = plan_reading(session, meeting)
        assert [one.gets for one in plan.recipients if one.name == "Marloes Grutto"] == ["de afspraken"]
        reader = next(one for one in plan_readers(session, meeting, TODAY) if one.short == "Marloes")
        parts = {
            one.key: one
            for one in plan_parts(session, meeting, reader, TODAY, plan_reading(session, meeting, today=TODAY))
        }
        assert [key for key, one in parts.items() if one.goes] == ["goals"]
        assert parts["approvals"].light.reason == "Afgesproken: Marloes krijgt de afspraken."
        change_attendee(session, teacher, gets="nothing")
        assert "Marloes Grutto" not in [one.name for one in plan_reading(session, meeting).recipients]
        reader = next(one for one in plan_readers(session, meeting, TODAY) if one.short == "Marloes")
        assert not any(
            one.goes for one in plan_parts(session, meeting, reader, TODAY, plan_reading(session, meeting, today=TODAY))
        )


def test_a_parent_with_gezag_gets_all_of_it_whatever_was_filled_in(vault: Vault, meeting: str) -> None:
    father = person(vault, meeting, "Ruben")
    with vault.write("Niets voor vader") as session:
        change_attendee(session, father, gets="nothing", attendance=Attendance.NOT_COMING)
        assert ("Ruben Veenpluis", "alles") in [
            (one.name, one.gets) for one in plan_reading(session, meeting).recipients
        ]
        reader = next(one for one in plan_readers(session, meeting, TODAY) if one.short == "Ruben")
        assert reader.light.status is LightStatus.MAY
        assert all(
            one.goes for one in plan_parts(session, meeting, reader, TODAY, plan_reading(session, meeting, today=TODAY))
        )


def test_who_signed_a_version_stays_on_the_list_of_the_next(vault: Vault, meeting: str) -> None:
    father, mother = person(vault, meeting, "Ruben"), person(vault, meeting, "Sanne")
    with vault.write("Getekend") as session:
        sign_on_paper(session, father, 1, TODAY)
        fix_plan(session, meeting, TODAY)
        new_version(session, meeting, "een fout", LATER)
        with pytest.raises(UserProblem, match="attendee-signed"):
            remove_attendee(session, father)
        remove_attendee(session, mother)
    with vault.read() as session:
        assert [one.name for one in plan_reading(session, meeting, version=1).signatures] == ["Ruben Veenpluis"]


def test_a_meeting_with_a_plan_is_not_called_off_while_a_next_version_is_written(vault: Vault, meeting: str) -> None:
    with vault.write("Nieuwe versie") as session:
        fix_plan(session, meeting, TODAY)
        new_version(session, meeting, "een fout", LATER)
        with pytest.raises(UserProblem, match="plan-stands"):
            call_off(session, meeting)
        assert [one.what for one in open_agreements(session, TODAY)] == ["Belt vader."]
        fix_plan(session, meeting, LATER)
        with pytest.raises(UserProblem, match="meeting-closed"):
            call_off(session, meeting)


def test_a_meeting_without_a_plan_is_called_off(vault: Vault, meeting: str) -> None:
    with vault.write("Afgezegd") as session:
        call_off(session, meeting)
        assert meeting_detail(session, meeting, TODAY).head.state is MeetingState.CANCELLED
