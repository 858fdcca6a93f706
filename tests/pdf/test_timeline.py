"""The timeline on paper, read back from the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.errors import UserProblem
from rondom.pdf.documents import page_count
from rondom.pdf.timeline_document import TimelineSheet, timeline_pdf
from rondom.pdf.timeline_of_pupil import pupil_timeline_pdf
from rondom.timeline.model import EventKind, Nature
from rondom.timeline.queries import EventDetail
from rondom.timeline.sheets import TimelineReading, of_years, timeline_reading
from rondom.timeline.spans import Precision, VagueDate
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees, add_mees, new_vault
from tests.pdf.reading_back import (
    drawn_outside,
    fonts,
    letters,
    marked_content,
    open_pdf,
    page_texts,
    structure,
    text,
)
from tests.timeline import absurd
from tests.timeline.paper_life import HIDDEN, QUOTE, fill


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    with new_vault(tmp_path) as made:
        yield made
    clock.freeze(None)


@pytest.fixture
def reading(vault: Vault) -> TimelineReading:
    with vault.write("Tijdlijn") as session:
        mees: Mees = add_mees(session)
        fill(session, mees.id)
    with vault.read() as session:
        return timeline_reading(session, mees.id, TODAY)


def crowd(count: int) -> TimelineReading:
    """A reading of an absurd life, with the same events in words."""
    marks = absurd.crowd(count)
    events = tuple(
        EventDetail(
            mark.key, "p", mark.lane, EventKind(mark.kind), mark.label, "", "Sanne", Nature.FACT,
            VagueDate("", *mark.start, Precision.DAY) if mark.start else None, None, None, False, False, "toen", (),
        )
        for mark in marks
    )  # fmt: skip
    return TimelineReading("Mees", "Mees Veenpluis", "De Regenwulp", TODAY, tuple(marks), events, absurd.BIRTH)


def test_one_sheet_across_and_the_list_behind_it(reading: TimelineReading) -> None:
    pdf = timeline_pdf(reading)
    sheets = page_texts(pdf)
    assert len(sheets) == 2
    for words in ("Tijdlijn van Mees Veenpluis", "Verteld door Sanne en juf Marloes", "De Regenwulp", "groep 3",
                  "Speltherapie", "Woensdag bij oma", "gaat door", "de lijst staat op bladzijde 2"):  # fmt: skip
        assert words in sheets[0], words
    assert "De tijdlijn in woorden" in sheets[1]
    assert "bladzijde 2" not in sheets[1]
    with open_pdf(pdf) as document:
        for page in document.pages:
            left, low, right, high = (float(one) for one in page.MediaBox)
            assert (round(right - left), round(high - low)) == (842, 595)


def test_the_list_says_when_what_who_and_what_kind_of_statement(reading: TimelineReading) -> None:
    said = letters(page_texts(timeline_pdf(reading))[1])
    for words in ("Ergens in groep 3", "Gezin. Verteld door Sanne. Ervaring.", "Het ging al langer niet goed.",
                  "Hulp van Praktijk De Egel.", "28 weken gewacht", "Hielp mee: altijd dezelfde therapeut.",
                  "Beschermt: heeft een volwassene om op te bouwen.", "Geen datum", "Ooit bij tante gewoond",
                  "Op tijd: nee. Een half jaar te laat"):  # fmt: skip
        assert letters(words) in said, words


def test_views_stand_side_by_side_in_own_words(reading: TimelineReading) -> None:
    """A column for each side that said anything; nobody's words in the column of another, nothing added up."""
    tree = structure(timeline_pdf(reading))
    (table,) = tree.all("Table")
    heads = [head for head in table.kids[0].kids if head.role == "TH"]
    assert len(heads) == 5  # when, what, Mees, parent, school
    said = letters(text(timeline_pdf(reading)))
    assert letters(f"heel zwaar “{QUOTE}”") in said
    assert letters("goed “Er kwam rust.”") in said
    assert letters("Begin: zwaar Einde: heel goed") in said


def test_without_views_there_are_two_columns(reading: TimelineReading) -> None:
    bare = replace(reading, events=tuple(replace(one, views=(), appraisals=()) for one in reading.events))
    (table,) = structure(timeline_pdf(bare)).all("Table")
    assert len(table.kids[0].kids) == 2


@pytest.mark.parametrize("sheet", TimelineSheet)
def test_what_is_hidden_is_nowhere_in_the_file(reading: TimelineReading, sheet: TimelineSheet) -> None:
    pdf = timeline_pdf(reading, sheet)
    tree = structure(pdf)
    kept = text(pdf) + " ".join(node.alt + node.actual for node in tree.walk())
    with open_pdf(pdf) as document:
        kept += str(document.docinfo) + str(document.Root.Metadata.read_bytes())
    assert letters("parkeerplaats") not in letters(kept)
    assert "Buurvrouw" not in kept
    assert letters(HIDDEN) not in letters(kept)


def test_a3_is_larger_and_says_the_same(reading: TimelineReading) -> None:
    pdf = timeline_pdf(reading, TimelineSheet.A3)
    with open_pdf(pdf) as document:
        box = [float(one) for one in document.pages[0].MediaBox]
        assert (round(box[2]), round(box[3])) == (1191, 842)
    assert "Speltherapie" in page_texts(pdf)[0]
    assert "Ooit bij tante gewoond" in text(pdf)


def test_the_pages_are_tagged_and_name_no_child_outside(reading: TimelineReading) -> None:
    pdf = timeline_pdf(reading)
    tree = structure(pdf)
    in_tree = [content for node in tree.walk() for content in node.content]
    assert drawn_outside(pdf) == 0
    assert set(in_tree) == marked_content(pdf)
    (figure,) = tree.all("Figure")
    assert "Tijdlijn van september 2020 tot maart 2026" in figure.alt
    assert "in woorden" in figure.alt
    assert [len(tree.all(role)) for role in ("H1", "H2", "Table")] == [1, 1, 1]
    assert {head.attributes["/Scope"] for head in tree.all("TH")} == {"/Column", "/Row"}
    assert all(fonts(pdf).values())
    with open_pdf(pdf) as document:
        assert str(document.docinfo.Title) == "Tijdlijn – De Regenwulp"


def test_the_sheet_alone_speaks_of_no_list(reading: TimelineReading) -> None:
    (only,) = page_texts(timeline_pdf(reading, listed=False))
    assert "Speltherapie" in only
    assert "adzijde" not in only
    assert "lijst" not in only


def test_some_years_only(reading: TimelineReading) -> None:
    said = text(timeline_pdf(of_years(reading, date(2024, 8, 1), date(2025, 7, 31))))
    assert "van 1 augustus 2024 tot en met 31 juli 2025" in said
    assert "Andere juf" in said
    assert "Oren geopereerd" not in said


def test_for_whom_it_is_and_that_something_is_missing(reading: TimelineReading) -> None:
    said = text(timeline_pdf(replace(reading, copy_for="Hatice <Kievit>", omitted=True)))
    assert "Voor Hatice <Kievit>" in said
    assert "Op dit papier is iets weggelaten." in said
    assert "weggelaten" not in text(timeline_pdf(reading))


@pytest.mark.parametrize("count", [200, 800])
def test_what_the_sheet_counts_stands_in_the_list(count: int) -> None:
    reading = crowd(count)
    pdf = timeline_pdf(reading)
    first, *rest = page_texts(pdf)
    assert "In de lijst staat alles in woorden." in first
    listed = " ".join(rest)
    told = {f"Gebeurtenis {at}" for at in range(count)}
    assert {one for one in told if f"{one} " in listed} == told
    assert len(structure(pdf).all("TR")) == count + 1


def test_titles_of_any_length_and_direction(reading: TimelineReading) -> None:
    events, marks = reading.events[0], reading.marks[0]
    nasty = [title for title in absurd.NASTY if title.strip()]
    odd = replace(
        reading,
        events=tuple(replace(events, id=str(at), title=title) for at, title in enumerate(nasty)),
        marks=tuple(replace(marks, key=str(at), label=title) for at, title in enumerate(nasty)),
    )
    pdf = timeline_pdf(odd)
    assert drawn_outside(pdf) == 0
    said = letters(text(pdf))
    assert letters('<b>vet</b> & "zo"') in said
    assert said.count(letters("Hij vertelde het in de kring en iedereen werd stil.")) >= 97


def test_an_empty_timeline_is_one_sheet(vault: Vault) -> None:
    with vault.write("Mees") as session:
        mees = add_mees(session)
    with vault.read() as session:
        pdf = timeline_pdf(timeline_reading(session, mees.id, TODAY))
    (only,) = page_texts(pdf)
    assert "Nog niets. Wat helpt, hoe klein ook?" in only
    assert "Bladzijde 1 van 1" in only


def test_by_name_for_the_command_line(vault: Vault) -> None:
    with vault.write("Mees") as session:
        mees = add_mees(session)
        fill(session, mees.id)
    with vault.read() as session:
        made = pupil_timeline_pdf(session, "veenpl")
        assert (made.pupil_id, made.pages) == (mees.id, page_count(made.content))
        with pytest.raises(UserProblem, match="pupil-not-found"):
            pupil_timeline_pdf(session, "Noah")
