"""The tagged layer on its own: what is drawn is in the tree once, in order, whatever page it falls on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.pdf import page, styles
from rondom.pdf.colours import colour
from rondom.pdf.safe import Markup, bold, muted, safe, together
from rondom.pdf.tagged.blocks import Block, Box, Columns, Inset, Space, Stack, Tagged, Whole
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.fixes import to_unicode
from rondom.pdf.tagged.flowables import Figure, Heading, P
from rondom.pdf.tagged.lists import Item, marked_list
from rondom.pdf.tagged.structure import Tag
from rondom.pdf.tagged.tables import table
from rondom.pdf.tagged.xmp import Metadata
from tests.pdf.reading_back import (
    drawn_outside,
    fonts,
    marked_content,
    off_paper,
    open_pdf,
    page_texts,
    structure,
    text,
)

LOOK = styles.professional()
METADATA = Metadata("Proef & <meer>", "De Regenwulp", datetime(2026, 3, 12, 14, 5, tzinfo=UTC))
SENTENCE = "Elke maandag kijken ze samen wat er goed ging en wat lastig was. "


def printed(*blocks: Block) -> bytes:
    return page.print_pages(list(blocks), page.Edges("Kop", "Voet"), METADATA)


def words(count: int, start: int = 0) -> str:
    return " ".join(f"woord{number}" for number in range(start, start + count))


def paragraph(said: str) -> P:
    return P(safe(said), LOOK.body)


def no_mark(canvas: TaggedCanvas, x: float, top: float) -> None:
    canvas.circle(x + 3, top - 6, 2, fill=1)


def test_everything_drawn_is_marked_and_every_mark_is_in_the_tree() -> None:
    pdf = printed(
        Heading(safe("Kop"), LOOK.heading, "H1", "Kop"),
        marked_list([Item(no_mark, "ouder", paragraph(words(900)))], 14, 2),
        Box(Stack([paragraph(words(900, 900))]), colour("warm-tint"), colour("warm"), (12, 8), 5),
    )
    tree = structure(pdf)
    in_tree = [content for node in tree.walk() for content in node.content]
    assert drawn_outside(pdf) == 0
    assert len(in_tree) == len(set(in_tree))
    assert set(in_tree) == marked_content(pdf)
    assert len(page_texts(pdf)) > 2


def test_the_parent_tree_names_the_owner_of_every_piece() -> None:
    pdf = printed(Heading(safe("Kop"), LOOK.heading, "H1"), paragraph(words(1900)))
    with open_pdf(pdf) as document:
        numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
        for index, sheet in enumerate(document.pages):
            assert int(sheet.StructParents) == index
            owners = numbers[numbers.index(index) + 1]
            roles = {str(owner.S) for owner in owners}
            assert roles == ({"/H1", "/P"} if index == 0 else {"/P"})


def test_a_paragraph_over_pages_is_one_element_with_all_its_words() -> None:
    pdf = printed(paragraph(words(1900)))
    only = structure(pdf).all("P")
    assert len(only) == 1
    assert only[0].pages == set(range(len(page_texts(pdf))))
    body = [words_on_page for words_on_page in text(pdf).split() if words_on_page.startswith("woord")]
    assert body == words(1900).split()


def test_a_voice_may_say_other_words_than_those_drawn() -> None:
    said = structure(printed(P(safe("25-03"), LOOK.body, actual="25 maart"), paragraph("niets anders"))).all("P")
    assert [one.actual for one in said] == ["25 maart", ""]


def test_words_are_not_glued_where_a_line_ends() -> None:
    """Seen by a reader of the file itself; viewers guess spaces from the places of the letters."""
    pdf = printed(
        P(safe(SENTENCE * 6), LOOK.body), P(together(safe("licht " * 9), bold(safe("zwaar " * 90))), LOOK.body)
    )
    with open_pdf(pdf) as document:
        strings = [
            bytes(instruction.operands[0])
            for instruction in pikepdf.parse_content_stream(document.pages[0])
            if str(instruction.operator) == "Tj"
        ]
    lines = [string for string in strings if b"Pagina" not in string and b"Voet" not in string]
    assert len(lines) > 10
    assert all(string.endswith(b" ") for string in lines)


def test_a_list_keeps_marks_as_words() -> None:
    tree = structure(printed(marked_list([Item(no_mark, "ouder", paragraph("bouwt graag")) for _ in range(3)], 14, 2)))
    (whole,) = tree.all("L")
    assert [kid.role for kid in whole.kids] == ["LI", "LI", "LI"]
    assert [kid.role for kid in whole.kids[0].kids] == ["Lbl", "LBody"]
    assert [label.actual for label in tree.all("Lbl")] == ["ouder:"] * 3


def test_no_item_of_a_long_list_stands_alone_on_a_page() -> None:
    for white in range(600, 720, 9):
        items = [Item(no_mark, "ouder", paragraph(f"punt {number}")) for number in range(5)]
        pdf = printed(Space(white), Heading(safe("Kopje"), LOOK.heading, "H2"), marked_list(items, 14, 2))
        counts = [one.count("punt") for one in page_texts(pdf)]
        assert sum(counts) == 5 and 1 not in counts, (white, counts)
        assert "Kopje" in page_texts(pdf)[0 if counts[0] else 1], "the heading goes along"


def test_a_table_repeats_its_head_for_the_eye_only() -> None:
    rows = [[paragraph(f"rij {number}"), paragraph(SENTENCE * 2)] for number in range(60)]
    pdf = printed(table([paragraph("Wie"), paragraph("Watwatwat")], rows, (1, 3), LOOK.table))
    sheets = page_texts(pdf)
    assert len(sheets) > 2
    assert all("Watwatwat" in sheet for sheet in sheets)
    tree = structure(pdf)
    assert len(tree.all("Table")) == 1
    assert len(tree.all("TR")) == 61
    scopes = [head.attributes["/Scope"] for head in tree.all("TH")]
    assert scopes == ["/Column"] * 2 + ["/Row"] * 60
    assert len(tree.all("TD")) == 60
    # A row is never torn: its number and its text are on the same page.
    for row in tree.all("TR")[1:]:
        assert len(row.pages) == 1


def test_a_row_higher_than_a_page_goes_on() -> None:
    rows = [[paragraph("kort"), paragraph(words(1900))], [paragraph("laatste"), None]]
    pdf = printed(table([], rows, (1, 3), LOOK.table))
    tree = structure(pdf)
    assert len(tree.all("TR")) == 2
    assert len(tree.all("TR")[0].pages) == len(page_texts(pdf)) > 2
    assert [word for word in text(pdf).split() if word.startswith("woord")] == words(1900).split()


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    for white in range(640, 740, 7):
        pdf = printed(Space(white), Heading(safe("Eigenaar"), LOOK.heading, "H2"), paragraph(SENTENCE * 8))
        tree = structure(pdf)
        (heading,) = tree.all("H2")
        assert min(tree.all("P")[0].pages) == min(heading.pages), white


@pytest.mark.parametrize(
    "around", [lambda block: block, lambda block: Box(block, colour("warm"), colour("warm"), (12, 8), 5)]
)
def test_what_cannot_stay_with_its_heading_is_not_lost(around: Callable[[Stack], Block]) -> None:
    """A goal as long as a page, with a drawing under it that cannot be split: then the goal does stand alone."""
    long, drawing = Space(styles.HIGHEST - 60), Figure((10, 120), lambda _canvas: None, "", 900)
    long.clings = True
    pdf = printed(around(Whole([long, drawing, paragraph("onder")], 200)), paragraph("na"))
    assert off_paper(pdf) == []
    assert "onder na" in page_texts(pdf)[1]


def test_what_follows_a_block_that_is_higher_than_a_page_is_all_there() -> None:
    pdf = printed(Heading(safe("Kop"), LOOK.heading, "H1"), Space(900), paragraph("na"), paragraph("ook"))
    assert off_paper(pdf) == []
    assert "na ook" in page_texts(pdf)[-1]


def test_a_whole_part_moves_and_a_too_high_one_splits() -> None:
    short = Whole([paragraph(SENTENCE) for _ in range(8)], styles.KEPT_WHOLE)
    tree = structure(printed(Space(680), paragraph("voor"), Tagged(Tag("Sect"), short)))
    assert tree.all("Sect")[0].pages == {1}
    long = Whole([paragraph(SENTENCE) for _ in range(60)], styles.KEPT_WHOLE)
    tree = structure(printed(Space(600), paragraph("voor"), Tagged(Tag("Sect"), long)))
    assert tree.all("Sect")[0].pages == {0, 1, 2}


def test_columns_are_read_one_after_the_other() -> None:
    left, right = Stack([paragraph(words(600))]), Stack([paragraph(words(600, 600))])
    pdf = printed(Columns([left, right], (1, 1), 20))
    first, second = structure(pdf).all("P")
    assert first.pages == second.pages
    assert len(first.pages) > 1


def test_a_figure_has_its_words_and_its_place() -> None:
    def square(canvas: TaggedCanvas) -> None:
        canvas.rect(0, 0, 1000, 400, fill=1)

    pdf = printed(Figure((1000.0, 400.0), square, "Een vierkant (groot).", styles.HIGHEST))
    (figure,) = structure(pdf).all("Figure")
    assert figure.alt == "Een vierkant (groot)."
    with open_pdf(pdf) as document:
        element = document.Root.StructTreeRoot.K.K[0]
        left, bottom, right, top = (float(number) for number in element.A.BBox)
    assert right - left == pytest.approx(styles.WIDTH, abs=0.02)
    assert top - bottom == pytest.approx(styles.WIDTH * 0.4, abs=0.02)


def test_what_draws_nothing_leaves_no_element() -> None:
    assert structure(printed(Tagged(Tag("P"), Space(5)), paragraph("iets"))).all("P")[0].content
    assert len(structure(printed(Tagged(Tag("P"), Space(5)), paragraph("iets"))).all("P")) == 1


def test_metadata_promises_ua_and_is_well_formed() -> None:
    pdf = printed(Heading(safe("Kop"), LOOK.heading, "H1", "Kop"), paragraph("tekst"))
    with open_pdf(pdf) as document:
        meta = document.open_metadata()
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == "Proef & <meer>"
        assert str(document.Root.Lang) == "nl-NL"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo["/Title"]) == "Proef & <meer>"
        assert document.docinfo["/CreationDate"] == "D:20260312140500+00'00'"
        assert [str(item.title) for item in document.open_outline().root] == ["Kop"]


def test_a_sign_beyond_the_first_plane_is_copied_whole() -> None:
    assert "<00> <D83DDE00>" in to_unicode("F", [0x1F600])
    assert "😀 feest" in text(printed(paragraph("😀 feest 😀")))


def test_streams_end_on_a_line_of_their_own() -> None:
    pdf = printed(paragraph("tekst"))
    assert pdf.count(b"endstream\n") == pdf.count(b"\nendstream\n") > 0


@settings(max_examples=15)
@given(st.lists(st.integers(0, 250), min_size=1, max_size=5), st.integers(1, 4))
def test_splitting_loses_no_word(lengths: list[int], columns: int) -> None:
    blocks: list[Block] = []
    start = 0
    for length in lengths:
        stacks = [Stack([paragraph(words(length + 1, start + 1000 * column))]) for column in range(columns)]
        blocks.append(Columns(stacks, [1.0] * columns, 8))
        start += 10_000
    pdf = printed(*blocks)
    expected = sum((length + 1) * columns for length in lengths)
    assert text(pdf).count("woord") == expected


NESTS: list[Callable[[Stack], Block]] = [
    lambda inner: inner, lambda inner: Whole([inner], 200), lambda inner: Inset(inner, 5, 5, 5, 5),
    lambda inner: Box(inner, colour("warm-tint"), colour("warm"), (12, 8), 5), lambda inner: Tagged(Tag("Sect"), inner),
    lambda inner: marked_list([Item(no_mark, "", inner)], 14, 2), lambda inner: Columns([inner], (1,), 8),
    lambda inner: table([], [[inner]], (1,), LOOK.table),
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 600), st.booleans(), st.booleans(), st.integers(0, len(NESTS) - 1)),
        min_size=1,
        max_size=6,
    )
)
def test_nothing_is_ever_drawn_below_the_paper(pieces: list[tuple[int, bool, bool, int]]) -> None:
    """Whatever clings to what, and whatever cannot be split, as long as no single block is higher than a page."""
    blocks: list[Block] = []
    for length, solid, clings, nest in pieces:
        own = paragraph(words(length + 1))
        own.clings = clings
        drawing = [Figure((10, length), lambda _canvas: None, "", 900)] if solid else []
        blocks.append(NESTS[nest](Stack([own, *drawing, paragraph(words(3))])))
    pdf = printed(*blocks)
    assert off_paper(pdf) == []
    expected = sum(length + 4 for length, _solid, _clings, _nest in pieces)
    assert text(pdf).count("woord") == expected


@pytest.mark.parametrize("made", [bold(safe("alles zwaar")), safe("😀😀"), muted(safe("grijs")), safe("gewoon")])
def test_a_paragraph_in_one_font_keeps_that_font(made: Markup) -> None:
    pdf = printed(P(made, LOOK.body))
    expected = "DejaVu" if "😀" in made else "SemiBold" if "<b>" in made else "SourceSans3-Regular"
    assert [font for font in fonts(pdf) if expected in font], fonts(pdf)
    assert "😀😀" in text(pdf) if "😀" in made else True


def test_a_stream_that_ends_with_a_line_end_gets_another_before_endstream() -> None:
    """Compressed bytes do so once in 256 times; the archive standard then found a wrong length."""
    from types import SimpleNamespace

    from reportlab.pdfbase import pdfdoc

    from rondom.pdf.tagged import fixes

    fixes.apply()
    plain = SimpleNamespace(encrypt=SimpleNamespace(encode=lambda content: content), defaultStreamFilters=None)
    for content in (b"q Q", b"q Q\n"):
        stream = pdfdoc.PDFStream(content=content)
        assert stream.format(plain).endswith(b"stream\n" + content + b"\nendstream\n")
