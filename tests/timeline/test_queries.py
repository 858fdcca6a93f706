from __future__ import annotations

from datetime import date

import pytest

from rondom.timeline.actions import add_event, add_line, edge_values, hide_in_meeting, set_view
from rondom.timeline.entry import propose
from rondom.timeline.layout import layout
from rondom.timeline.marks import Curve, frame_for
from rondom.timeline.model import EventData, EventKind
from rondom.timeline.queries import event_marks, event_rows, timeline_context
from rondom.timeline.vague_dates import VagueDate, parse
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees
from tests.timeline.life import measure


def add(vault: Vault, mees: Mees, title: str, kind: str = "moment", lane: str = "kind", **said: str) -> str:
    with vault.write("Gebeurtenis toegevoegd") as session:
        context = timeline_context(session, mees.id, TODAY)
        values: dict[str, object] = {}
        for edge, text in said.items():
            when = parse(text, context)
            assert isinstance(when, VagueDate)
            values |= edge_values(edge, when)
        return add_event(session, mees.id, EventData(title=title, kind=EventKind(kind), lane=lane, **values))


SENTENCES = [
    (("Bril", "moment"), {"start": "12-10-2022"}, "Bril: 12 oktober 2022."),
    (("verhuisd", "moment"), {"start": "ergens in groep 3"}, "Verhuisd: ergens in groep 3."),
    (("Verhuisd", "moment"), {"start": "2021"}, "Verhuisd: 2021."),
    (("Verhuisd", "moment"), {}, "Verhuisd."),
    (("Bij papa", "period"), {"start": "sinds januari 2024"}, "Bij papa: sinds januari 2024."),
    (("Slaapt slecht", "period"), {"start": "groep 4", "end": "groep 4"}, "Slaapt slecht: groep 4."),
    (
        ("SMW", "trajectory"),
        {"start": "mei '24", "end": "1-11-2024"},
        "SMW: van mei '24 tot 1 november 2024.",
    ),
    (("Onderzoek", "trajectory"), {"applied": "maart 2024"}, "Onderzoek: aangemeld: maart 2024."),
]


@pytest.mark.parametrize(("what", "said", "expected"), SENTENCES)
def test_an_event_in_a_sentence(
    vault: Vault, mees: Mees, what: tuple[str, str], said: dict[str, str], expected: str
) -> None:
    add(vault, mees, *what, **said)
    with vault.read() as session:
        assert [row.sentence for row in event_rows(session, mees.id)] == [expected]
        assert [mark.sentence for mark in event_marks(session, mees.id)] == [expected]


def test_the_list_is_in_order_of_time_with_the_undated_last(vault: Vault, mees: Mees) -> None:
    add(vault, mees, "Zonder datum")
    add(vault, mees, "Later", start="mei 2024")
    add(vault, mees, "Wacht", "trajectory", "zorg", applied="april 2024")
    add(vault, mees, "Eerder", start="groep 3")
    with vault.read() as session:
        rows = event_rows(session, mees.id)
    assert [row.title for row in rows] == ["Eerder", "Wacht", "Later", "Zonder datum"]


def test_in_a_meeting_what_is_hidden_does_not_exist(vault: Vault, mees: Mees) -> None:
    add(vault, mees, "Bril", start="2022")
    hidden = add(vault, mees, "Ruzie", start="2023")
    with vault.write("Verborgen") as session:
        hide_in_meeting(session, hidden, True)
    with vault.read() as session:
        assert [mark.private for mark in event_marks(session, mees.id)] == [False, True]
        assert [mark.label for mark in event_marks(session, mees.id, hidden_too=False)] == ["Bril"]
        assert [row.title for row in event_rows(session, mees.id, hidden_too=False)] == ["Bril"]


def test_a_trajectory_carries_what_each_perspective_said(vault: Vault, mees: Mees) -> None:
    event = add(
        vault, mees, "Speltherapie", "trajectory", "zorg", start="sept 2024", end="juli 2025", applied="mrt 2024"
    )
    with vault.write("Blikken toegevoegd") as session:
        set_view(session, event, "school", 2, -1)
        set_view(session, event, "child", 0, -2)
        set_view(session, event, "child", 2, 2)
        set_view(session, event, "coach", 0, None, "Nog niet gevraagd, wel iets gezegd.")
    with vault.read() as session:
        mark = event_marks(session, mees.id)[0]
    assert mark.curves == (Curve("child", (-2, None, 2)), Curve("school", (None, None, -1)))
    assert mark.applied == (date(2024, 3, 1), date(2024, 3, 31))


def test_a_moment_keeps_no_end_and_no_curves(vault: Vault, mees: Mees) -> None:
    event = add(vault, mees, "Bril", start="2022", end="2023")
    with vault.write("Blik toegevoegd") as session:
        set_view(session, event, "child", 0, 1)
    with vault.read() as session:
        mark = event_marks(session, mees.id)[0]
    assert (mark.end, mark.curves) == (None, ())


def test_another_child_is_not_seen(vault: Vault, mees: Mees) -> None:
    add(vault, mees, "Bril", start="2022")
    with vault.read() as session:
        assert event_marks(session, "iemand-anders") == []


def test_from_typed_lines_to_a_drawing(vault: Vault, mees: Mees) -> None:
    lines = ("Bril oktober 2022", "ouders gaan uit elkaar ergens in groep 3", "speltherapie sept 2024 tot juli 2025",
             "voetbal met Sami sinds september 2024", "driehoek 12 april 2026", "slaapt slecht")  # fmt: skip
    with vault.write("Regels") as session:
        context = timeline_context(session, mees.id, TODAY)
        for line in lines:
            add_line(session, mees.id, propose(line, context))
        marks = event_marks(session, mees.id)
    scene = layout(marks, frame_for(marks, TODAY, 15, 0.5, context.birth, context.school_years()), measure)
    assert len(scene.spots) == 5
    assert {spot.group for spot in scene.spots} == {"kind", "gezin", "zorg", "hielp", "overleg"}
