"""Signing a plan, on paper or on the screen."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.errors import UserProblem
from rondom.meetings.actions import plan_meeting
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import MeetingKind, SignatureWay
from rondom.meetings.signatures import (
    remove_signature,
    sign_on_paper,
    sign_on_screen,
    signature_rows,
)
from rondom.meetings.strokes import strokes_of, strokes_text
from rondom.plan.actions import fix_plan, new_version
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

DRAWN = (((0.1, 0.5), (0.2, 0.4), (0.4, 0.6)), ((0.5, 0.5), (0.9, 0.5)))
LATER = date(2026, 3, 16)


@pytest.fixture
def people(vault: Vault, mees: Mees) -> dict[str, str]:
    """Ids by short name, and the id of the meeting as "meeting"."""
    with vault.write("Driehoek") as session:
        made = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        return {"meeting": made, **{one.short: one.id for one in meeting_detail(session, made, TODAY).attendees}}


def test_what_was_drawn_reads_back(vault: Vault, people: dict[str, str]) -> None:
    with vault.write("Getekend") as session:
        sign_on_screen(session, people["Sanne"], 1, DRAWN, TODAY)
        sign_on_paper(session, people["Ruben"], 1, TODAY)
    with vault.read() as session:
        mother, father = signature_rows(session, people["meeting"], 1)
    assert (mother.name, mother.way, mother.strokes) == ("Sanne Klaproos", SignatureWay.SCREEN, DRAWN)
    assert (father.way, father.strokes, father.signed_on) == (SignatureWay.PAPER, (), TODAY)


def test_a_person_signs_a_version_once(vault: Vault, people: dict[str, str]) -> None:
    with vault.write("Getekend") as session:
        sign_on_screen(session, people["Sanne"], 1, DRAWN, TODAY)
        sign_on_paper(session, people["Sanne"], 1, LATER)
        sign_on_paper(session, people["Sanne"], 2, LATER)
        assert [(one.version, one.way) for one in signature_rows(session, people["meeting"])] == [
            (1, SignatureWay.PAPER), (2, SignatureWay.PAPER),
        ]  # fmt: skip
        remove_signature(session, people["Sanne"], 1)
        remove_signature(session, people["Sanne"], 1)
        assert [one.version for one in signature_rows(session, people["meeting"])] == [2]


def test_a_paper_comes_back_after_the_meeting_was_closed(vault: Vault, people: dict[str, str]) -> None:
    with vault.write("Gesloten") as session:
        fix_plan(session, people["meeting"], TODAY)
    with vault.write("Papier terug") as session:
        sign_on_paper(session, people["Sanne"], 1, LATER)
        assert [one.signed_on for one in signature_rows(session, people["meeting"])] == [LATER]
        new_version(session, people["meeting"], "vader ook gesproken", LATER)
        assert signature_rows(session, people["meeting"], 2) == []


def test_nothing_drawn_is_no_signature(vault: Vault, people: dict[str, str]) -> None:
    for nothing in ((), ((),), (((0.5, 0.5),),)):
        with pytest.raises(UserProblem, match="signature-empty"), vault.write("x") as session:
            sign_on_screen(session, people["Sanne"], 1, nothing, TODAY)
    with pytest.raises(UserProblem, match="gone"), vault.write("x") as session:
        sign_on_paper(session, "nobody", 1, TODAY)


coordinate = st.floats(-2, 3) | st.just(float("nan"))


@given(st.lists(st.lists(st.tuples(coordinate, coordinate), max_size=30), max_size=6))
def test_lines_stay_on_the_field_and_read_back(strokes: list[list[tuple[float, float]]]) -> None:
    text = strokes_text(strokes)
    kept = strokes_of(text)
    assert all(0 <= value <= 1 for stroke in kept for point in stroke for value in point)
    assert strokes_of(strokes_text(kept)) == kept
    assert json.loads(text) == [[list(point) for point in stroke] for stroke in kept]


def test_a_line_keeps_its_ends_and_a_scribble_stays_small() -> None:
    line = [(at / 5000, 0.5) for at in range(5001)]
    ((first, *_between, last),) = strokes_of(strokes_text([line]))
    assert (first, last) == ((0.0, 0.5), (1.0, 0.5))
    scribble = [[(at % 100 / 100, at % 97 / 97) for at in range(50_000)] for _time in range(3)]
    assert len(strokes_text(scribble)) < 60_000


@pytest.mark.parametrize("text", ["", "x", "{}", "[1]", '[["a","b"]]', "[[[0.1]]]", "[[[0.1,0.2]]]", "null"])
def test_a_damaged_drawing_is_no_drawing(text: str) -> None:
    assert strokes_of(text) == ()
