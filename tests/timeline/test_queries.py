from __future__ import annotations

from datetime import date

import pytest

from rondom.dossier.actions import add_contact
from rondom.dossier.model import ContactData
from rondom.errors import UserProblem
from rondom.school.actions import change_school
from rondom.timeline.actions import (
    add_event,
    add_line,
    change_event,
    edge_values,
    hide_in_meeting,
    set_teller,
    set_view,
)
from rondom.timeline.entry import propose
from rondom.timeline.lanes import rename_lane
from rondom.timeline.layout import layout
from rondom.timeline.marks import Curve, frame_for
from rondom.timeline.model import EventData, EventKind
from rondom.timeline.people import tellers
from rondom.timeline.queries import event_details, event_marks, event_rows, life, timeline_context
from rondom.timeline.vague_dates import VagueDate, parse
from rondom.timeline.waiting import wait_label, wait_words
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


def test_a_moment_has_no_end_and_one_place_on_the_scale_for_everyone_who_looks(vault: Vault, mees: Mees) -> None:
    event = add(vault, mees, "Bril", start="2022", end="2023")
    with vault.write("Blik toegevoegd") as session:
        set_view(session, event, "child", 0, 1)
        set_view(session, event, "child", 2, -2)
        set_view(session, event, "parent", 0, -1)
    with vault.read() as session:
        mark = event_marks(session, mees.id)[0]
    assert mark.end is None
    assert mark.curves == (Curve("child", (1, None, None)), Curve("parent", (-1, None, None)))


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


def test_a_whole_life_in_one_look(vault: Vault, mees: Mees) -> None:
    shown, hidden = add(vault, mees, "Bril", lane="zorg", start="2022"), add(vault, mees, "Ruzie", start="2023")
    with vault.write("Zo ziet ieder het") as session:
        set_view(session, shown, "parent", 0, 1)
        set_view(session, shown, "child", 0, None, "Nu zie ik het bord.")
        set_teller(session, shown, "Sanne", "parent")
        rename_lane(session, "zorg", "Hulp")
        hide_in_meeting(session, hidden, True)
        change_school(session, show_changes=False)
    with vault.read() as session:
        found, meeting = life(session, mees.id, TODAY), life(session, mees.id, TODAY, hidden_too=False)
        assert list(found.marks) == event_marks(session, mees.id)
        assert list(found.rows) == event_rows(session, mees.id)
        assert found.context == timeline_context(session, mees.id, TODAY)
        assert [one.id for one in event_details(session, mees.id, hidden_too=False)] == [shown]
    row = found.rows[0]
    assert (row.lane_name, row.told_by, row.told_side, row.asked) == ("Hulp", "Sanne", "parent", ("child", "parent"))
    assert (found.show_changes, found.groups[5].name) == (False, "groep 6")
    assert [lane.name for lane in found.lanes if lane.key == "zorg"] == ["Hulp"]
    assert [mark.label for mark in meeting.marks] == [one.title for one in meeting.rows] == ["Bril"]
    with pytest.raises(UserProblem, match="gone"), vault.read() as session:
        life(session, "nergens", TODAY)


def test_a_group_done_twice_moves_the_groups_before_it(vault: Vault, mees: Mees) -> None:
    event = add(vault, mees, "Groep 4 nog een keer", lane="school", start="juni 2023")
    with vault.write("Soort") as session:
        change_event(session, event, topic="doublure")
    with vault.read() as session:
        groups = life(session, mees.id, TODAY).groups
    names = {group.first.year: group.name for group in groups}
    assert names[2025] == "groep 6"
    assert names[2022] == names[2023] == "groep 4"


def test_everyone_around_the_child_can_tell_each_once(vault: Vault, mees: Mees) -> None:
    with vault.write("Nog een keer") as session:
        add_contact(session, mees.id, ContactData(name="juf Marloes", role="leerkracht", perspective="school"))
    with vault.read() as session:
        found = tellers(session, mees.id)
    assert [(one.name, one.side) for one in found[:3]] == [
        ("Mees", "child"), ("Sanne Klaproos", "parent"), ("Ruben Veenpluis", "parent")
    ]  # fmt: skip
    assert [one.name for one in found].count("juf Marloes") == 1
    assert {"Hatice Kievit": "coach", "Tom Rietkraag": "other"}.items() <= {one.name: one.side for one in found}.items()


MARCH = (date(2024, 3, 1), date(2024, 3, 31))
WAITS = [
    ((date(2024, 3, 1), date(2024, 3, 1)), (date(2024, 9, 16), date(2024, 9, 16)), "28 weken gewacht"),
    (MARCH, (date(2024, 9, 1), date(2024, 9, 30)), "22 tot 30 weken gewacht"),
    (MARCH, None, "wacht nu 101 tot 105 weken"),
    ((date(2026, 3, 5), date(2026, 3, 5)), None, "wacht nu 7 dagen"),
    (MARCH, (date(2026, 5, 1), date(2026, 5, 1)), "wacht nu 101 tot 105 weken"),
    ((date(2024, 3, 1), date(2024, 3, 1)), (date(2024, 3, 2), date(2024, 3, 2)), "1 dag gewacht"),
    (MARCH, MARCH, "0 tot 4 weken gewacht"),
]


@pytest.mark.parametrize(("applied", "start", "words"), WAITS)
def test_waiting_in_words(applied: tuple[date, date], start: tuple[date, date] | None, words: str) -> None:
    assert wait_words(applied, start, TODAY) == words
    assert wait_label(applied, start, TODAY) == words.replace("gewacht", "wachten")


def test_of_what_only_the_end_is_known_is_drawn_and_listed_there(vault: Vault, mees: Mees) -> None:
    with vault.write("Gebeurtenis toegevoegd") as session:
        context = timeline_context(session, mees.id, TODAY)
        key = add_line(session, mees.id, propose("speltherapie tot juli 2023", context))
        add_line(session, mees.id, propose("bril oktober 2024", context))
        add_line(session, mees.id, propose("ooit gevallen", context))
    with vault.read() as session:
        found = life(session, mees.id, TODAY)
        listed = [one.title for one in event_details(session, mees.id)]
    mark = next(one for one in found.marks if one.key == key)
    assert (mark.start, mark.began, mark.since) == ((date(2016, 6, 14), date(2023, 7, 1)), None, False)
    assert [row.title for row in found.rows] == listed == ["Speltherapie", "Bril", "Ooit gevallen"]
    assert found.rows[0].when == "tot juli 2023"


def test_planned_help_is_not_told_as_if_it_went_on(vault: Vault, mees: Mees) -> None:
    with vault.write("Gebeurtenis toegevoegd") as session:
        context = timeline_context(session, mees.id, TODAY)
        add_line(session, mees.id, propose("over 3 maanden start logopedie", context))
        add_line(session, mees.id, propose("gepest sinds in groep 5", context))
    with vault.read() as session:
        told = [row.when for row in event_rows(session, mees.id)]
    assert told == ["sinds groep 5", "vanaf juni 2026"]
