"""A phone call in two lines, and one more that may be an agreement."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from rondom.errors import UserProblem
from rondom.meetings import actions, calls, running
from rondom.meetings.agreements import open_agreements
from rondom.meetings.around import kring_facts
from rondom.meetings.model import MeetingKind, MeetingState
from rondom.meetings.queries import held_on, meeting_rows
from rondom.meetings.reviews import open_reviews
from rondom.meetings.table import mark_done
from rondom.pdf.plan_of_pupil import meetings_with_plan
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

ME = "Ellen Boterbloem"
AT = datetime(2026, 3, 12, 8, 40)


def around(vault: Vault, mees: Mees) -> dict[str, calls.CallPerson]:
    with vault.read() as session:
        return {one.name: one for one in calls.around_to_call(session, mees.id, TODAY)}


def note(vault: Vault, mees: Mees, *names: str, agreement: str = "", at: datetime | None = AT) -> str:
    people = around(vault, mees)
    with vault.write("Telefoongesprek genoteerd") as session:
        return calls.note_call(
            session, mees.id, TODAY, [people[name] for name in names], "Hoe het maandag ging",
            "Hij ging zelf naar binnen.", agreement, at, ME,
        )  # fmt: skip


def seen(vault: Vault, call: str) -> calls.Call:
    with vault.read() as session:
        return calls.call(session, call, TODAY)


def test_two_lines_are_enough(vault: Vault, mees: Mees) -> None:
    one = seen(vault, note(vault, mees, "Sanne Klaproos", "Hatice Kievit"))
    assert (one.why, one.said) == ("Hoe het maandag ging", "Hij ging zelf naar binnen.")
    assert (one.names, one.when_words(TODAY)) == ("Sanne Klaproos en Hatice Kievit", "vandaag 8.40 uur")
    assert [person.caregiver_id for person in one.people] == [mees.mother, ""]
    with vault.read() as session:
        (line,) = meeting_rows(session, mees.id)
    assert (line.meeting.title, line.meeting.kind_name) == ("Gebeld met Sanne en Hatice", "Telefoongesprek")
    assert line.meeting.state is MeetingState.CLOSED


def test_a_call_of_which_only_the_day_is_known(vault: Vault, mees: Mees) -> None:
    one = seen(vault, note(vault, mees, "Sanne Klaproos", at=None))
    assert (one.timed, one.when_words(TODAY)) == (False, "vandaag")


@pytest.mark.parametrize(
    ("line", "who", "what", "due"),
    [
        ("moeder belt de club voor vrijdag", "Sanne Klaproos", "Belt de club", date(2026, 3, 13)),
        ("ik bel de leerplicht morgen", ME, "Bel de leerplicht", date(2026, 3, 13)),
        ("Ik regel een fiets", ME, "Regel een fiets", None),
        ("nog eens bellen", "", "Nog eens bellen", None),
    ],
)
def test_one_line_may_be_an_agreement(
    vault: Vault, mees: Mees, line: str, who: str, what: str, due: date | None
) -> None:
    note(vault, mees, "Sanne Klaproos", agreement=line)
    with vault.read() as session:
        (one,) = open_agreements(session, TODAY)
    assert (one.who, one.what, one.due_on) == (who, what, due)


def test_what_was_agreed_can_be_added_and_ticked_later(vault: Vault, mees: Mees) -> None:
    call = note(vault, mees, "Sanne Klaproos")
    with vault.write("Afspraak") as session:
        made = calls.add_call_agreement(session, call, "Sanne belt zaterdag", ME, TODAY)
        mark_done(session, made, TODAY)
    assert [one.state for one in seen(vault, call).agreements] == ["done"]


def test_a_slip_of_the_pen_is_put_right_and_a_wrong_child_taken_away(vault: Vault, mees: Mees) -> None:
    call = note(vault, mees, "Sanne Klaproos", agreement="ik bel terug")
    with vault.write("Verbeterd") as session:
        calls.change_call(session, call, why="Hoe het dinsdag ging", said="Goed.")
    assert (seen(vault, call).why, seen(vault, call).said) == ("Hoe het dinsdag ging", "Goed.")
    with vault.write("Weg") as session:
        calls.remove_call(session, call)
        assert open_agreements(session, TODAY) == []
    with pytest.raises(UserProblem, match="gone"):
        seen(vault, call)


def test_a_plan_is_no_call(vault: Vault, mees: Mees) -> None:
    with vault.write("Driehoek") as session:
        plan = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        running.close_meeting(session, plan, TODAY)
    for act in (calls.remove_call, lambda session, one: calls.change_call(session, one, said="anders")):
        with pytest.raises(UserProblem, match="gone"), vault.write("Mag niet") as session:
            act(session, plan)


@pytest.mark.parametrize(("names", "why", "said"), [((), "a", "b"), (("Sanne Klaproos",), " ", "")])
def test_an_empty_call_is_not_kept(vault: Vault, mees: Mees, names: tuple[str, ...], why: str, said: str) -> None:
    people = around(vault, mees)
    with pytest.raises(UserProblem, match="call-empty"), vault.write("Leeg") as session:
        calls.note_call(session, mees.id, TODAY, [people[name] for name in names], why, said)


def test_a_call_is_no_meeting_at_a_table(vault: Vault, mees: Mees) -> None:
    note(vault, mees, "Sanne Klaproos", "Hatice Kievit")
    with vault.read() as session:
        assert held_on(session, TODAY) == 0
        assert open_reviews(session, TODAY) == []
        assert meetings_with_plan(session, mees.id) == []
        assert kring_facts(session, mees.id, TODAY).sat == {}


def test_who_cannot_be_told_is_shown_with_the_reason(vault: Vault, mees: Mees) -> None:
    people = around(vault, mees)
    mother, alliance = people["Sanne Klaproos"].light, people["Tom Rietkraag"].light
    assert mother
    assert alliance
    assert mother.status is not alliance.status
    assert mother.reason != alliance.reason
