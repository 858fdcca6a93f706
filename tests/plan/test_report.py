"""The report of a real talk: every kind of meeting, and nothing in it that the copy of a reader lacks."""

from __future__ import annotations

from datetime import date

import pytest

from rondom.meetings import actions, running, table
from rondom.meetings.calls import CallPerson, note_call
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import ContributionKind, GoalData, MeetingKind
from rondom.pdf.report_document import report_pdf
from rondom.plan.actions import fix_plan
from rondom.plan.queries import plan_reading
from rondom.plan.reading import Audience, Part
from rondom.plan.report import ReportReading, copy_of, report_reading
from rondom.plan.sharing import for_reader, left_out, plan_parts, plan_readers
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees
from tests.pdf.reading_back import text


def hold(vault: Vault, mees: Mees, kind: MeetingKind) -> str:
    with vault.write("Gehouden") as session:
        made = actions.plan_meeting(session, mees.id, kind, START, TODAY, "beneden", "Ellen Boterbloem")
        running.start_meeting(session, made)
        actions.change_meeting(
            session, made, reason="Mees komt te laat.", purpose="Ieder weet wat te doen.", voice_words="Mijn buik is boos.",
            voice_audience="mama", review_on=date(2026, 6, 4),
        )  # fmt: skip
        for what, words, side in (
            (ContributionKind.STRENGTH, "bouwt graag", "child"),
            (ContributionKind.CONCERN, "buikpijn op maandag", "parent"),
            (ContributionKind.WISH, "eerst bouwen", "child"),
            (ContributionKind.PARKED, "de gym", "other"),
        ):
            table.add_contribution(session, made, what, words, side, "")
        table.add_goal(session, made, GoalData(text="Rustig naar binnen."))
        table.add_agreement(session, made, TODAY, "Marloes", "Zet het bouwen klaar.", "school", "elke maandag")
        note = meeting_detail(session, made, TODAY).steps[0]
        actions.change_step(session, note.id, note="We spraken eerst over de vakantie.")
    return made


def read(vault: Vault, meeting: str) -> ReportReading:
    with vault.read() as session:
        return report_reading(session, meeting, today=TODAY)


@pytest.mark.parametrize(
    "kind", [MeetingKind.TRIAD, MeetingKind.CONFERENCE, MeetingKind.CHILD_TALK, MeetingKind.REVIEW]
)
def test_of_every_kind_of_talk_everything_is_told_once(vault: Vault, mees: Mees, kind: MeetingKind) -> None:
    report = read(vault, hold(vault, mees, kind))
    assert report.begins == START
    assert report.steps
    for audience in (Audience.PROFESSIONAL, Audience.PARENTS):
        said = text(report_pdf(report, audience))
        for words in (
            "Mees komt te laat.", "Ieder weet wat te doen.", "Mijn buik is boos.", "bouwt graag", "buikpijn op maandag",
            "eerst bouwen", "de gym", "Zet het bouwen klaar.", "We spraken eerst over de vakantie.",
        ):  # fmt: skip
            assert said.count(words) == 1, words


@pytest.mark.parametrize("audience", [Audience.PROFESSIONAL, Audience.PARENTS])
def test_a_talk_with_the_child_is_no_plan_to_sign(vault: Vault, mees: Mees, audience: Audience) -> None:
    """Nobody was asked to agree, nobody looks after a plan, and at that table it was not agreed who gets it."""
    with vault.write("Gehouden") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.CHILD_TALK, START, TODAY, "", "Ellen Boterbloem")
        running.start_meeting(session, made)
        actions.change_meeting(session, made, voice_words="Mijn buik is boos.", process_lead="Ellen Boterbloem")
    said = text(report_pdf(read(vault, made), audience))
    assert "Mijn buik is boos." in said
    for words in (
        "Handtekening",
        "let op het plan",
        "Procesregisseur",
        "Evaluatie",
        "Dan kijken we",
        "krijgt dit verslag",
        ": alles",
    ):
        assert words not in said, words


def test_of_a_closed_talk_it_tells_what_was_fixed(vault: Vault, mees: Mees) -> None:
    meeting = hold(vault, mees, MeetingKind.TRIAD)
    with vault.write("Gesloten") as session:
        fix_plan(session, meeting, TODAY)
    with vault.read() as session:
        assert read(vault, meeting).plan == plan_reading(session, meeting, today=TODAY)


def test_a_copy_has_no_more_than_the_plan_of_that_reader(vault: Vault, mees: Mees) -> None:
    meeting = hold(vault, mees, MeetingKind.TRIAD)
    report = read(vault, meeting)
    with vault.read() as session:
        outside = next(one for one in plan_readers(session, meeting, TODAY) if one.name == "Hatice Kievit")
        rows = plan_parts(session, meeting, outside, TODAY, report.plan)
    omitted = left_out(rows)
    assert Part.VOICE in omitted
    copy = copy_of(report, for_reader(report.plan, outside, rows))
    assert copy.may_hear == ""
    said = text(report_pdf(copy, Audience.PROFESSIONAL))
    for hidden in ("buik is boos", "mama", "eerst bouwen", "vakantie", "de gym"):
        assert hidden not in said
    if Part.REQUEST in omitted:
        assert "Ieder weet wat te doen." not in said


def test_a_call_is_why_what_was_said_and_what_was_agreed(vault: Vault, mees: Mees) -> None:
    with vault.write("Gebeld") as session:
        made = note_call(
            session, mees.id, TODAY, [CallPerson("Sanne Klaproos", "moeder", "parent")], "Mees is ziek.",
            "Hij heeft koorts.", "Marloes belt morgen terug", me="Ellen Boterbloem",
        )  # fmt: skip
    report = read(vault, made)
    assert (report.kind, report.plan.approvals, report.plan.question) == (MeetingKind.CALL, (), "")
    said = text(report_pdf(report, Audience.PROFESSIONAL))
    order = ["Sanne Klaproos", "Mees is ziek.", "Wat er is gezegd", "Hij heeft koorts.", "Marloes", "terug"]
    assert [said.index(words) for words in order] == sorted(said.index(words) for words in order)
    assert "Handtekening" not in said
