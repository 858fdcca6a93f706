"""Entries become lines: what was typed in one go is one line, and two texts are never taken for one."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rondom.privacy.logbook import Entry, FieldChange
from ui.logbook.lines import gathered, joined, rows_of

START = datetime(2026, 3, 12, 13, 0).astimezone()


def entry(seq: int, minutes: float = 0, sentence: str = "Notitie veranderd", **more: object) -> Entry:
    values = {"who": "Ib Proef", "kind": "do", "children": ("Mees",), "children_count": 1, **more}
    return Entry(seq, START + timedelta(minutes=minutes), sentence=sentence, **values)  # type: ignore[arg-type]


def text(before: str, after: str) -> FieldChange:
    return FieldChange("notitie", "tekst", before, after)


def test_typing_on_is_one_line_with_what_stood_there_first_and_last() -> None:
    typed = [
        entry(3, 4, changes=(text("Hij is", "Hij is blij"),)),
        entry(2, 2, changes=(text("Hij", "Hij is"),)),
        entry(1, 0, changes=(text("", "Hij"),)),
    ]
    [line] = gathered(typed)
    assert (line.times, line.changes) == (3, (text("", "Hij is blij"),))
    assert line.when.endswith("13.00 tot 13.04 uur")


def test_two_texts_stay_two() -> None:
    changes = joined((text("a", ""),), (text("", "b"),))
    assert changes == (text("a", ""), text("", "b"))
    assert joined((text("", "a"),), (text("", "b"),)) == (text("", "a"), text("", "b"))


def test_another_person_child_sentence_or_a_long_pause_is_another_line() -> None:
    same = entry(1)
    others = (
        entry(2, 1, who="Ander"), entry(2, 1, children=("Yara",)), entry(2, 1, "Notitie verwijderd"), entry(2, 16),
        entry(2, -1),
    )  # fmt: skip
    for other in others:
        assert len(gathered([other, same])) == 2, other


def test_undoing_twice_is_two_lines() -> None:
    assert len(gathered([entry(2, 1, kind="undo"), entry(1, 0, kind="undo")])) == 2


def test_every_day_has_its_heading() -> None:
    rows = rows_of(gathered([entry(2, 24 * 60), entry(1, 0)]), with_children=True)
    assert [row.heading for row in rows] == [True, False, True, False]
    assert rows[1].side == "Mees"


words = st.sampled_from(["", "a", "b", "c"])
fields = st.builds(FieldChange, st.sampled_from(["notitie", "doel"]), st.sampled_from(["tekst", "titel"]), words, words)


@given(st.lists(fields, max_size=6), st.lists(fields, max_size=6))
def test_joining_keeps_where_it_began_and_where_it_ended(older: list[FieldChange], newer: list[FieldChange]) -> None:
    found = joined(older, newer)
    assert found[: len(older)] == tuple(older) or len(found) < len(older) + len(newer)
    assert {one.after for one in newer} <= {one.after for one in found} | {one.before for one in newer}
    assert [one.before for one in found[: len(older)]] == [one.before for one in older]


moments = st.lists(st.integers(0, 60), min_size=1, max_size=12).map(lambda some: sorted(some, reverse=True))


@given(moments)
def test_no_entry_is_lost(minutes: list[int]) -> None:
    found = gathered([entry(100 - at, minute) for at, minute in enumerate(minutes)])
    assert sum(one.times for one in found) == len(minutes)
    assert all(one.newest.at - one.first_at <= timedelta(minutes=15) * one.times for one in found)
