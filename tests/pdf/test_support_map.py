"""The map on paper, read back from the file: for the staff room, for parents, for a wallet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.pdf.sections.phone_card import CARD, COLUMNS
from rondom.pdf.support_map_document import MapPaper, support_map_pdf
from rondom.support_map.defaults import ring_names
from rondom.support_map.guide import GuideTexts, LevelText, write_apply, write_intro
from rondom.support_map.layout import MapLink, PartnerNode
from rondom.support_map.sheets import Helper, MapReading, map_reading
from rondom.vault.vault import Vault
from tests.mees import TODAY, new_vault
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
from tests.support_map.paper_school import NUMBERS, PEOPLE, fill_map

NASTY = ('<b>vet</b> & "zo"', "\u202eomgekeerd", "Бабушка", "x" * 300, "Naam " * 60, "שלום", "")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    with new_vault(tmp_path) as made:
        with made.write("Kaart") as session:
            fill_map(session)
        yield made
    clock.freeze(None)


@pytest.fixture
def reading(vault: Vault) -> MapReading:
    return _read(vault)


def _read(vault: Vault, named: bool = True, numbered: bool = True) -> MapReading:
    with vault.read() as session:
        return map_reading(session, TODAY, named, numbered)


def crowd(count: int) -> MapReading:
    """A school with so many partners, evenly over the rings, every one with a person and a number."""
    helpers, nodes = [], []
    for at in range(count):
        ring, name = at % 6 + 1, f"Partner {at:03}"
        step = 0 if ring < 3 else at % 4 + 1
        helpers.append(Helper(str(at), ring, name, f"Persoon {at:03}", phone=f"06 10 00 {at:04}", step=step))
        nodes.append(PartnerNode(str(at), name, f"Persoon {at:03}", ring, "users", step))
    return MapReading("De Regenwulp", TODAY, ring_names(), tuple(helpers), tuple(nodes))


# -- for the wall --------------------------------------------------------------------------------------------------


def test_the_wall_shows_the_map_who_to_call_and_every_card_behind_it(reading: MapReading) -> None:
    first, *rest = page_texts(support_map_pdf(reading, MapPaper.A4))
    for words in ("Ondersteuningsstructuur", "De Regenwulp", "1 kaart nog te controleren", "op afstand",
                  "Hatice Kievit", NUMBERS[1], "Gezinscoach, maandag en donderdag", "wachttijd 9 weken"):  # fmt: skip
        assert words in first, words
    said = letters(" ".join(rest))
    for words in ("Meedenken thuis.", "Bellen mag altijd", "Kosten: gratis.", "Talen: Turks.", "bel eerst", "Ans Merel, achterwacht",
                  NUMBERS[2], "3 samen leren Met Leerplicht", "1 op afstand Met Gezinscoach", "gecontroleerd in maart 2025", "Letterbos"):  # fmt: skip
        assert letters(words) in said, words


@pytest.mark.parametrize(("paper", "size"), [(MapPaper.A4, (595, 842)), (MapPaper.A3, (842, 1191))])
def test_sheets_are_upright(reading: MapReading, paper: MapPaper, size: tuple[int, int]) -> None:
    with open_pdf(support_map_pdf(reading, paper)) as document:
        for page in document.pages:
            assert tuple(round(float(one)) for one in page.MediaBox)[2:] == size


@pytest.mark.parametrize("paper", [MapPaper.A4, MapPaper.A3])
def test_many_partners_all_stand_in_the_list(paper: MapPaper) -> None:
    reading = crowd(80)
    first, *rest = page_texts(support_map_pdf(reading, paper))
    listed = " ".join(rest)
    missing = [one.name for one in reading.helpers if f"{one.name} " not in f"{listed} " or one.phone not in listed]
    assert missing == []
    shown = [one for one in reading.helpers if one.phone in first]
    assert len(shown) == 80 or f"{80 - len(shown)} nummers pasten niet op dit blad." in first


def test_500_partners_are_printed_and_what_the_sheet_has_no_room_for_is_told() -> None:
    first, *rest = page_texts(support_map_pdf(crowd(500), MapPaper.A3))
    assert "Op de bladen hierna staat iedereen." in first
    assert "Partner 499" in " ".join(rest)


# -- for parents ---------------------------------------------------------------------------------------------------


def test_the_guide_shows_who_helps_and_where_to_begin(reading: MapReading) -> None:
    first = page_texts(support_map_pdf(reading, MapPaper.GUIDE))[0]
    for words in ("Wie helpt rond uw kind", "Hoe dichter bij het midden", "Eerst op school", "Uw kind", "Marloes Grutto",
                  f"Bel Ellen Boterbloem, {NUMBERS[0]}.", "Schoolgids 2026-2027."):  # fmt: skip
        assert words in first, words
    assert "wachttijd" not in first
    assert "op afstand" not in first


def test_the_guide_says_how_the_school_helps_in_its_own_words(vault: Vault) -> None:
    with vault.write("Teksten") as session:
        write_intro(session, "Zo helpen wij op De Regenwulp.")
        write_apply(session, "Bel ons.\nKom langs.")
    pdf = support_map_pdf(_read(vault), MapPaper.GUIDE)
    said = letters(" ".join(page_texts(pdf)[1:]))
    for words in ("Zo helpen wij op De Regenwulp.", "Lichte hulp, niveau 1", "Extra uitleg in een klein groepje.",
                  "Bel ons.", "Kom langs.", "Meedenken thuis.", "Dag en nacht open.", "0800"):  # fmt: skip
        assert letters(words) in said, words
    assert "samen leren" not in text(pdf), "how the school works with a partner is not for parents"
    assert "gecontroleerd in" not in text(pdf)


def test_a_function_is_called_with_its_article(vault: Vault) -> None:
    assert f"Bel de intern begeleider, {NUMBERS[0]}." in text(
        support_map_pdf(_read(vault, named=False), MapPaper.GUIDE)
    )


def test_without_anyone_to_call_one_asks_at_school(vault: Vault) -> None:
    assert "Vraag het op school." in text(support_map_pdf(_read(vault, numbered=False), MapPaper.GUIDE))


def test_that_all_is_checked_is_said_only_when_it_is_so(reading: MapReading) -> None:
    sentence = "Alle partners zijn dit half jaar gecontroleerd."
    assert sentence not in text(support_map_pdf(reading, MapPaper.GUIDE))
    fresh = replace(reading, helpers=tuple(replace(one, stale=False) for one in reading.helpers))
    assert sentence in text(support_map_pdf(fresh, MapPaper.GUIDE))


# -- for a wallet --------------------------------------------------------------------------------------------------


def test_the_wallet_list_has_every_number_and_who_it_is(reading: MapReading) -> None:
    (only,) = page_texts(support_map_pdf(reading, MapPaper.PHONES))
    for words in ("Telefoonlijst", "Wie bel ik", "Hatice Kievit, Gezinscoach", "Ans Merel, Gezinscoach, achterwacht",
                  "Lot Tapuit, Gezinscoach, vervangt", *NUMBERS):  # fmt: skip
        assert words in only, words
    assert f"{NUMBERS[4]} ?" in only, "nobody checked this one for half a year"
    assert "met een ? staat wat langer dan een half jaar niet is gecontroleerd" in only
    assert "Dyslexiezorg" not in only


def test_a_panel_is_a_bank_card_and_the_words_stay_inside_the_lines(reading: MapReading) -> None:
    import pypdfium2

    assert [round(one / 72 * 25.4, 1) for one in CARD] == [85.6, 54.0]
    with pypdfium2.PdfDocument(support_map_pdf(crowd(50), MapPaper.PHONES)) as document:
        page = document[0].get_textpage()
        middle, fold = 595.28 / 2, 0
        for at in range(page.count_rects()):
            left, low, right, high = page.get_rect(at)
            if high < 700 and low > 60:
                fold += 1
                assert left > middle - COLUMNS / 2 * CARD[0]
                assert right < middle + COLUMNS / 2 * CARD[0]
                assert not left < middle < right, "no word runs over the fold"
        assert fold > 50
        page.close()


@pytest.mark.parametrize("count", [1, 50, 120, 500])
def test_more_numbers_take_more_sheets(count: int) -> None:
    sheets = page_texts(support_map_pdf(crowd(count), MapPaper.PHONES))
    said = " ".join(sheets)
    assert [at for at in range(count) if f"06 10 00 {at:04}" not in said] == []
    assert (len(sheets) > 1) == (count > 60)


# -- every paper ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", MapPaper)
def test_the_pages_are_tagged_and_have_their_fonts(reading: MapReading, paper: MapPaper) -> None:
    pdf = support_map_pdf(reading, paper)
    tree = structure(pdf)
    assert drawn_outside(pdf) == 0
    assert {content for node in tree.walk() for content in node.content} == marked_content(pdf)
    assert len(tree.all("H1")) == 1
    assert all(figure.alt for figure in tree.all("Figure"))
    assert all(fonts(pdf).values())
    assert {head.attributes["/Scope"] for head in tree.all("TH")} <= {"/Column", "/Row"}
    with open_pdf(pdf) as document:
        assert str(document.docinfo.Title).endswith("De Regenwulp")


@pytest.mark.parametrize("paper", MapPaper)
def test_a_paper_of_functions_names_nobody(vault: Vault, paper: MapPaper) -> None:
    pdf = support_map_pdf(_read(vault, named=False), paper)
    tree = structure(pdf)
    kept = text(pdf) + " ".join(node.alt + node.actual for node in tree.walk())
    with open_pdf(pdf) as document:
        kept += str(document.docinfo) + str(document.Root.Metadata.read_bytes())
    assert not [name for name in PEOPLE if letters(name) in letters(kept)]
    assert "Gezinscoach" in kept


@pytest.mark.parametrize("paper", MapPaper)
def test_an_empty_map_is_one_paper_too(paper: MapPaper) -> None:
    pdf = support_map_pdf(MapReading("", TODAY, ring_names()), paper)
    assert page_texts(pdf)[0]
    assert drawn_outside(pdf) == 0


@pytest.mark.parametrize("paper", MapPaper)
def test_any_words_print_as_they_are(reading: MapReading, paper: MapPaper) -> None:
    coach = next(one for one in reading.helpers if one.name == "Gezinscoach")
    helpers = tuple(
        replace(coach, id=str(at), name=words, person=words, phone=words, offer=words, days=words)
        for at, words in enumerate(NASTY)
    )
    texts = GuideTexts(NASTY[0], NASTY[4], "po", tuple(LevelText(at, one, one) for at, one in enumerate(NASTY)))
    nodes = tuple(PartnerNode(str(at), words, words, 3) for at, words in enumerate(NASTY))
    pdf = support_map_pdf(replace(reading, helpers=helpers, nodes=nodes, texts=texts, school=NASTY[3]), paper)
    assert drawn_outside(pdf) == 0
    assert letters(NASTY[0]) in letters(text(pdf))


@pytest.mark.parametrize("paper", MapPaper)
def test_the_same_map_makes_the_same_paper(reading: MapReading, paper: MapPaper) -> None:
    assert support_map_pdf(reading, paper) == support_map_pdf(reading, paper)


def test_a_day_later_it_says_that_day(reading: MapReading) -> None:
    assert "13 maart 2026" in text(support_map_pdf(replace(reading, made_on=date(2026, 3, 13)), MapPaper.A4))


def test_without_room_for_all_there_are_numbers_of_every_ring() -> None:
    reading = crowd(80)
    first = page_texts(support_map_pdf(reading, MapPaper.A4))[0]
    shown = {one.ring for one in reading.helpers if one.phone in first}
    assert shown == {1, 2, 3, 4, 5, 6}


def test_a_line_that_is_not_there_is_not_told() -> None:
    reading = crowd(12)
    links = (MapLink("2", "3", 1), MapLink("2", "4", 3), MapLink("2", "5", 4, "no_line"))
    assert replace(reading, links=links).lines() == {
        "2": ("Partner 004", "Partner 003"), "3": ("Partner 002",), "4": ("Partner 002",),
    }  # fmt: skip
