"""The week and the school year as a PDF, read back: the pages, the words of the drawing, and what a wall may not read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from rondom.meetings.planner import Entry, EntryKind
from rondom.meetings.planner_names import Names
from rondom.meetings.week import Week
from rondom.meetings.year import Year
from rondom.pdf.documents import page_count
from rondom.pdf.week_document import week_pdf
from rondom.pdf.year_document import YearPaper, year_pdf
from rondom.timeline.holidays import holidays
from tests.mees import TODAY
from tests.pdf.reading_back import drawn_outside, fonts, letters, open_pdf, page_texts, structure, text

MONDAY = date(2026, 3, 9)
AUGUST = date(2025, 8, 1)


def entry(at: int, on: date, kind: EntryKind = EntryKind.MEETING, **more: object) -> Entry:
    hour = time(9 + at % 6, 15) if kind is EntryKind.MEETING else None
    made = Entry(str(at), kind, on, "Driehoek", f"p{at % 7}", "Mees", "MV", str(at), hour, 50, "kamer 4")
    return replace(made, **more)  # type: ignore[arg-type]


WEEK = Week(
    MONDAY,
    TODAY,
    (
        entry(1, MONDAY, done=True),
        entry(2, TODAY, child="Zoë <b>&</b>", room="kamer & gang"),
        entry(3, TODAY, EntryKind.AGREEMENT, what="belt de bibliotheek", detail="juf Marloes"),
        entry(4, MONDAY + timedelta(5)),
    ),
    school="De Regenwulp",
)
YEAR = Year(
    AUGUST,
    TODAY,
    tuple(entry(at, AUGUST + timedelta(at * 3), list(EntryKind)[at % 5]) for at in range(110)),
    tuple(one for one in holidays("midden") if AUGUST <= one.first <= date(2026, 7, 31)),
    "midden",
    date(2027, 8, 29),
    "De Regenwulp",
)


def test_the_week_is_one_sheet_across_and_the_words_behind_it() -> None:
    alone = week_pdf(WEEK)
    assert page_count(alone) == 1
    with open_pdf(alone) as document:
        _left, _low, wide, high = (float(side) for side in document.pages[0].mediabox)
    assert wide > high
    said = text(alone)
    for words in (
        "Week 11",
        "9 tot en met 13 maart 2026",
        "ma 9 maart",
        "do 12 maart",
        "9.00",
        "Zoë <b>&</b>",
        "De Regenwulp",
    ):
        assert letters(words) in letters(said)
    assert "In het weekend: Zaterdag 14 maart" in said
    listed = week_pdf(WEEK, listed=True)
    assert page_count(listed) == 2
    assert "Donderdag 12 maart, 11.15 tot 12.05 uur: Driehoek, Zoë <b>&</b>, kamer & gang." in page_texts(listed)[1]


@pytest.mark.parametrize(("names", "said"), [(Names.FIRST, "niet ophangen"), (Names.NONE, "Zonder namen.")])
def test_the_foot_says_for_where_the_sheet_is(names: Names, said: str) -> None:
    assert said in text(week_pdf(replace(WEEK, names=names)))


@pytest.mark.parametrize("sheet", list(YearPaper))
def test_the_year_is_one_sheet_and_every_day_in_words_behind_it(sheet: YearPaper) -> None:
    assert page_count(year_pdf(YEAR, sheet, listed=False)) == 1
    pages = page_texts(year_pdf(YEAR, sheet))
    assert len(pages) > 1
    for words in ("Schooljaar 2025-2026", "Augustus", "Juli", "schoolvakantie", "Schoolvakanties van regio Midden."):
        assert letters(words) in letters(pages[0])
    behind = letters(" ".join(pages[1:]))
    assert behind.count(letters("Driehoek")) == len(YEAR.entries)
    assert "Augustus2025" in behind and "Juni2026" in behind


def test_the_drawing_is_one_figure_that_says_what_it_shows() -> None:
    for made, words in ((week_pdf(WEEK), "Maandag 9 maart"), (year_pdf(YEAR), "Op de volgende bladzijden")):
        figures = structure(made).all("Figure")
        assert [words in node.alt for node in figures] == [True]
        assert drawn_outside(made) == 0
        assert all(fonts(made).values())


def test_an_empty_week_and_year_are_a_sheet_too() -> None:
    assert "Er staat niets in deze week." in _alt(week_pdf(Week(MONDAY, TODAY), listed=True))
    assert page_count(year_pdf(Year(AUGUST, TODAY))) == 1


def _alt(made: bytes) -> str:
    return " ".join(node.alt for node in structure(made).walk())


def test_a_day_on_which_everything_happens_stays_on_its_sheet() -> None:
    crowded = replace(WEEK, entries=tuple(entry(at, MONDAY, list(EntryKind)[at % 3]) for at in range(150)))
    assert page_count(week_pdf(crowded)) == 1
    assert page_count(week_pdf(crowded, listed=True)) > 2
