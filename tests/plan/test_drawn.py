"""Which drawings of the child belong to a plan: those that were there when it was fixed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pikepdf import Dictionary
from sqlalchemy import text as statement

from rondom.dossier.attachments import keep, put_with_meeting, rename, take_away
from rondom.dossier.model import AttachmentKind
from rondom.dossier.pictures import pictures_in
from rondom.meetings import actions, running
from rondom.meetings.model import MeetingKind
from rondom.pdf.documents import plan_pdf
from rondom.pdf.report_document import report_pdf
from rondom.pdf.scene_painter import measure
from rondom.plan.actions import fix_plan, new_version
from rondom.plan.queries import plan_reading
from rondom.plan.reading import Audience, Part, PlanReading
from rondom.plan.report import report_reading
from rondom.plan.sharing import for_reader, plan_parts, plan_readers
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.dossier.test_pictures import photo
from tests.mees import START, TODAY, Mees
from tests.pdf.reading_back import open_pdf, text

TOWER, CAT = (pictures_in(photo(width))[0].content for width in (300, 310))


def hold(vault: Vault, mees: Mees, words: str = "Ik bouw graag.") -> str:
    with vault.write("Gehouden") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        running.start_meeting(session, made)
        actions.change_meeting(session, made, voice_words=words)
    return made


def draw(vault: Vault, mees: Mees, meeting: str | None, title: str, content: bytes = TOWER) -> str:
    with vault.write("Tekening") as session:
        return keep(session, mees.id, title, AttachmentKind.DRAWING, "image/jpeg", content, TODAY, meeting)


def do(vault: Vault, what: Callable[[Session], object]) -> None:
    with vault.write("Gedaan") as session:
        what(session)


def read(vault: Vault, meeting: str, version: int | None = None) -> PlanReading:
    with vault.read() as session:
        return plan_reading(session, meeting, version, TODAY, measure)


def titles(vault: Vault, meeting: str, version: int | None = None) -> list[str]:
    plan = read(vault, meeting, version)
    with vault.read() as session:
        assert report_reading(session, meeting, version, TODAY).plan.drawings == plan.drawings
    return [one.title for one in plan.drawings]


def test_what_is_drawn_later_comes_in_the_next_version(vault: Vault, mees: Mees) -> None:
    meeting = hold(vault, mees)
    first = draw(vault, mees, meeting, "Een toren")
    do(vault, lambda session: fix_plan(session, meeting, TODAY))
    before = plan_pdf(read(vault, meeting), Audience.CHILD)
    draw(vault, mees, meeting, "Een kat", CAT)
    do(vault, lambda session: rename(session, first, "Een kasteel"))
    assert titles(vault, meeting) == ["Een toren"], "the paper of a fixed plan stays what it was"
    assert text(plan_pdf(read(vault, meeting), Audience.CHILD)) == text(before)
    do(vault, lambda session: new_version(session, meeting, "Een tekening erbij", TODAY))
    assert titles(vault, meeting) == ["Een kasteel", "Een kat"]
    assert titles(vault, meeting, 1) == ["Een toren"]


def test_a_drawing_that_only_moved_still_belongs_to_the_plan(vault: Vault, mees: Mees) -> None:
    meeting = hold(vault, mees)
    drawing = draw(vault, mees, meeting, "Een toren")
    do(vault, lambda session: fix_plan(session, meeting, TODAY))
    do(vault, lambda session: put_with_meeting(session, drawing, None))
    (kept,) = read(vault, meeting).drawings
    assert (kept.title, kept.content) == ("Een toren", TOWER)


def test_what_was_taken_away_is_said_to_be(vault: Vault, mees: Mees) -> None:
    meeting = hold(vault, mees)
    drawing = draw(vault, mees, meeting, "Een toren")
    do(vault, lambda session: fix_plan(session, meeting, TODAY))
    do(vault, lambda session: take_away(session, drawing))
    for audience in Audience:
        told = text(plan_pdf(read(vault, meeting), audience))
        assert "Hier hoorde een tekening bij: Een toren. Die is later weggehaald." in told, audience


@pytest.mark.parametrize("audience", Audience)
def test_a_child_that_only_drew_is_heard(vault: Vault, mees: Mees, audience: Audience) -> None:
    meeting = hold(vault, mees, "")
    draw(vault, mees, meeting, "Een toren")
    plan = read(vault, meeting)
    made = plan_pdf(plan, audience)
    assert b"/Figure" in made and TOWER[-200:] in made
    with vault.read() as session:
        report = report_reading(session, meeting, today=TODAY)
    if audience is not Audience.CHILD:
        assert TOWER[-200:] in report_pdf(report, audience)
    else:
        assert "Dit tekende jij" in text(made)


def test_a_reader_who_may_not_have_the_voice_gets_no_drawing(vault: Vault, mees: Mees) -> None:
    meeting = hold(vault, mees, "")
    draw(vault, mees, meeting, "Een toren")
    plan = read(vault, meeting)
    with vault.read() as session:
        reader = plan_readers(session, meeting, TODAY)[0]
        rows = plan_parts(session, meeting, reader, TODAY, plan)
    assert any(Part.VOICE in row.parts for row in rows), "a row to say who gets it"
    made = for_reader(plan, reader, [row for row in rows if Part.VOICE not in row.parts])
    assert Part.VOICE in made.omitted
    assert (made.drawn, made.drawings) == ((), ())
    assert TOWER[-200:] not in plan_pdf(made, Audience.CHILD)


def test_a_drawing_that_was_damaged_does_not_stop_the_plan(vault: Vault, mees: Mees) -> None:
    """After a rescue a file may have lost its end, and says so in words behind what is left."""
    meeting = hold(vault, mees)
    toren, _kat = draw(vault, mees, meeting, "Een toren"), draw(vault, mees, meeting, "Een kat", CAT)
    cut = "UPDATE attachment SET content = substr(content, 1, 2001) || '\n[Hier is tekst verloren gegaan.]' WHERE id = :id"
    do(vault, lambda session: session.execute(statement(cut), {"id": toren}))
    plan = read(vault, meeting)
    for audience in Audience:
        made = plan_pdf(plan, audience)
        assert "Een toren. Die kan niet worden afgedrukt." in text(made), audience
        assert "Een kat" in "".join(alts(made)), audience


def alts(pdf: bytes) -> list[str]:
    with open_pdf(pdf) as document:
        return [str(one.Alt) for one in document.objects if isinstance(one, Dictionary) and "/Alt" in one]
