"""Moving events: vague stays as vague as it was, nothing changes order, and what cannot be is refused in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rondom import clock
from rondom.errors import UserProblem
from rondom.timeline.actions import add_event
from rondom.timeline.dragging import move_of, step_for
from rondom.timeline.marks import EventMark
from rondom.timeline.model import EventData, EventKind
from rondom.timeline.moving import (
    Step,
    move_edge,
    move_edge_by,
    move_events,
    moved,
    refusal,
    shifted,
    step_of,
    stepped,
    vaguest,
)
from rondom.timeline.queries import event_detail
from rondom.timeline.school_years import school_years
from rondom.timeline.spans import Context, Span, VagueDate, whole_months
from rondom.timeline.vague_dates import parse, show
from rondom.vault.vault import Vault
from tests.mees import Mees

BIRTH, TODAY = date(2016, 6, 14), date(2026, 3, 12)
MEES = Context(BIRTH, TODAY, 6, "Mees", school_years(BIRTH, TODAY, 6))


@pytest.fixture(autouse=True)
def today() -> None:
    clock.freeze(datetime(2026, 3, 12, 10, 15))


def read(words: str) -> VagueDate:
    found = parse(words, MEES)
    assert isinstance(found, VagueDate), words
    return found


@pytest.mark.parametrize(
    ("said", "days", "becomes"),
    [
        ("12 maart 2024", 3, "15 maart 2024"),
        ("12 maart 2024", 0.4, "12 maart 2024"),
        ("week van 11 maart 2024", 9, "week van 18 maart 2024"),
        ("mei 2024", 31, "juni 2024"),
        ("mei 2024", 10, "mei 2024"),
        ("voorjaar 2024", 80, "zomer 2024"),
        ("zomer 2024", -200, "winter 2023-2024"),
        ("schooljaar 2022-2023", 300, "schooljaar 2023-2024"),
        ("groep 3", 365, "groep 4"),
        ("groep 3", -365, "groep 2"),
        ("2022", 700, "2024"),
        ("toen hij 6 was", 365, "toen Mees 7 was"),
        ("rond mei 2024", 31, "rond juni 2024"),
        ("ongeveer 12 maart 2024", 5, "rond 17 maart 2024"),
        ("begin groep 3", 80, "tussen november 2022 en januari 2023"),
        ("eerste helft van 2022", 170, "tussen juli 2022 en december 2022"),
        ("groep 3-4", 365, "tussen augustus 2023 en juli 2025"),
    ],
)
def test_what_moves_stays_as_vague_as_it_was_said(said: str, days: float, becomes: str) -> None:
    later = moved(read(said), days, MEES)
    assert show(later) == becomes
    assert read(show(later)).span == later.span


VAGUE = st.sampled_from(
    ["12 maart 2024", "31 januari 2024", "29 februari 2024", "mei 2024", "voorjaar 2023", "groep 3", "2022", "rond mei 2024",
     "toen hij 5 was", "begin 2021", "tussen 3 mei 2022 en 8 juli 2022", "week van 11 maart 2024", "voor de zomer van 2023"]
)  # fmt: skip


@settings(max_examples=40)
@given(VAGUE, st.integers(-2000, 2000))
def test_what_is_shown_after_a_move_is_read_as_that_interval(said: str, days: int) -> None:
    later = moved(read(said), days, MEES)
    assert read(show(later)).span == later.span


@settings(max_examples=40)
@given(VAGUE, st.integers(-1500, 1500))
def test_a_month_stays_a_month_and_a_day_a_day(said: str, days: int) -> None:
    before = read(said)
    later = moved(before, days, MEES)
    assert whole_months(later.span) == whole_months(before.span)
    assert (later.earliest == later.latest) == (before.earliest == before.latest)
    assert step_of(later.span) == step_of(before.span)


@settings(max_examples=40)
@given(VAGUE, st.integers(-24, 24))
def test_the_way_back_ends_where_it_began(said: str, count: int) -> None:
    before = read(said)
    step = step_of(before.span)
    assume(before.earliest.day <= 28)
    assert shifted(shifted(before.span, step, count), step, -count) == before.span


@settings(max_examples=40)
@given(VAGUE, VAGUE, st.integers(-3000, 3000))
def test_what_moves_together_keeps_its_order(first: str, second: str, days: int) -> None:
    """So a period never ends before it starts by being moved."""
    spans = sorted([read(first).span, read(second).span])
    step = vaguest(spans)
    one, other = (shifted(span, step, step.count(days)) for span in spans)
    if not refusal(spans[0], spans[1], None, TODAY):
        assert refusal(one, other, None, date(9990, 1, 1)) in ("", "event-moved-too-far")


def test_no_step_is_no_change_at_all() -> None:
    vague = read("ergens in groep 3")
    assert stepped(vague, Step(months=12), 0, MEES) is vague


def test_further_than_the_calendar_goes_is_refused() -> None:
    with pytest.raises(UserProblem, match="event-moved-too-far"):
        shifted(read("2022").span, Step(months=12), 9000)
    with pytest.raises(UserProblem, match="event-moved-too-far"):
        shifted(read("12 maart 2024").span, Step(days=1), -(10**7))


# -- in the vault ----------------------------------------------------------------------------------------------------


def add(vault: Vault, pupil: str, kind: EventKind = EventKind.MOMENT, **times: str) -> str:
    values: dict[str, object] = {}
    for edge, said in times.items():
        when = read(said)
        values |= {f"{edge}_said": said, f"{edge}_earliest": when.earliest, f"{edge}_latest": when.latest}
    with vault.write("Gebeurtenis toegevoegd") as session:
        return add_event(session, pupil, EventData(title="Iets", kind=kind, **values))


def times(vault: Vault, key: str) -> dict[str, str]:
    with vault.read() as session:
        one = event_detail(session, key)
    return {
        edge: show(when) for edge, when in (("start", one.start), ("end", one.end), ("applied", one.applied)) if when
    }


def test_an_event_moves_with_all_its_times_by_one_amount(vault: Vault, mees: Mees) -> None:
    key = add(vault, mees.id, EventKind.TRAJECTORY, applied="3 februari 2024", start="mei 2024", end="12 november 2024")
    with vault.write("Gebeurtenis verplaatst") as session:
        assert move_events(session, [key], 62) == 1
    assert times(vault, key) == {"applied": "3 april 2024", "start": "juli 2024", "end": "12 januari 2025"}
    vault.undo()
    assert times(vault, key) == {"applied": "3 februari 2024", "start": "mei 2024", "end": "12 november 2024"}


def test_several_move_by_the_steps_of_the_vaguest(vault: Vault, mees: Mees) -> None:
    keys = [add(vault, mees.id, start=said) for said in ("12 maart 2024", "groep 3")]
    with vault.write("2 gebeurtenissen verplaatst") as session:
        assert move_events(session, keys, 100) == 0
        assert move_events(session, keys, 300) == 2
    assert [times(vault, key)["start"] for key in keys] == ["12 maart 2025", "groep 4"]


def test_one_event_that_cannot_move_keeps_all_in_place(vault: Vault, mees: Mees) -> None:
    keys = [add(vault, mees.id, start=said) for said in ("2020", "2034")]
    with pytest.raises(UserProblem, match="event-moved-too-far"), vault.write("Verplaatst") as session:
        move_events(session, keys, 5 * 366)
    assert [times(vault, key)["start"] for key in keys] == ["2020", "2034"]


def test_an_end_before_the_start_is_refused_and_nothing_changes(vault: Vault, mees: Mees) -> None:
    key = add(vault, mees.id, EventKind.PERIOD, start="mei 2024", end="november 2024")
    with pytest.raises(UserProblem, match="event-end-before-start"), vault.write("Einde verplaatst") as session:
        move_edge_by(session, key, "end", -300)
    with vault.write("Einde verplaatst") as session:
        assert move_edge_by(session, key, "end", -31)
        assert not move_edge_by(session, key, "end", 3)
        assert not move_edge_by(session, key, "applied", 30)
        move_edge(session, key, "start", read("groep 4"))
    assert times(vault, key) == {"start": "groep 4", "end": "oktober 2024"}


def test_an_event_without_a_date_stays_without(vault: Vault, mees: Mees) -> None:
    key = add(vault, mees.id)
    with vault.write("Gebeurtenis verplaatst") as session:
        assert move_events(session, [key], 30) == 0
    assert times(vault, key) == {}
    with pytest.raises(UserProblem, match="gone"), vault.write("Verplaatst") as session:
        move_events(session, ["weg"], 30)


# -- while dragging --------------------------------------------------------------------------------------------------


def mark(start: str, end: str = "", key: str = "m") -> EventMark:
    until: Span | None = read(end).span if end else None
    return EventMark(key, "kind", "period" if end else "moment", "Iets", read(start).span, until)


def test_a_drag_reads_back_what_it_would_become() -> None:
    move = move_of((mark("mei 2024"),), 40, MEES)
    assert (move.count, move.words) == (1, "In juni 2024. Mees was 7 of 8.")
    assert move_of((mark("12 maart 2024"),), 2, MEES).words == "Op 14 maart 2024. Mees was 7."
    assert move_of((mark("mei 2024", "juli 2024"),), 31, MEES).words == "van juni 2024 tot augustus 2024"


def test_a_drag_of_several_tells_how_far() -> None:
    some = (mark("12 maart 2024"), mark("13 maart 2024", key="n"))
    assert move_of(some, 14, MEES).words == "2 gebeurtenissen 2 weken later"
    assert move_of(some, -3, MEES).words == "2 gebeurtenissen 3 dagen eerder"
    assert move_of((*some, mark("mei 2024", key="o")), 60, MEES).words == "3 gebeurtenissen 2 maanden later"
    assert move_of((*some, mark("groep 3", key="o")), 60, MEES).words == "3 gebeurtenissen blijven staan"


def test_a_drag_says_what_cannot_be() -> None:
    period = mark("mei 2024", "juli 2024")
    assert move_of((period,), -100, MEES, "end").refused == "event-end-before-start"
    assert move_of((period,), 100, MEES, "start").refused == "event-end-before-start"
    assert move_of((period,), -30, MEES, "end").refused == ""
    assert move_of((period,), 365 * 20, MEES).refused == "event-moved-too-far"
    assert move_of((period,), 365 * 9000, MEES).refused == "event-moved-too-far"


@settings(max_examples=40)
@given(VAGUE, st.integers(-1500, 1500))
def test_the_drawing_promises_what_the_vault_will_keep(said: str, days: int) -> None:
    """The mark knows only the interval; writing also knows what was said. Both come out at the same interval."""
    vague = read(said)
    move = move_of((EventMark("m", "kind", "moment", "Iets", vague.span),), days, MEES)
    assert move.moment == moved(vague, days, MEES).span
    assert step_for((EventMark("m", "kind", "moment", "Iets", vague.span),)).count(move.days) == move.count
    assert timedelta(0) <= vague.latest - vague.earliest
