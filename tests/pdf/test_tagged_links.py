"""Links, languages, images and letters in the tagged layer: each read back from the file."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from reportlab import platypus

from rondom.pdf import fonts as letters
from rondom.pdf import page, styles
from rondom.pdf.safe import bold, joined, safe, together
from rondom.pdf.tagged import faces, srgb
from rondom.pdf.tagged.blocks import Block, Space, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import P, Plain, _plain_fragment
from rondom.pdf.tagged.images import MOST_PIXELS, picture
from rondom.pdf.tagged.lists import Item, marked_list, numbered_list
from rondom.pdf.tagged.markup import link, may_link
from rondom.pdf.tagged.tables import table
from rondom.pdf.tagged.xmp import Metadata
from tests.pdf import validator
from tests.pdf.reading_back import drawn_outside, marked_content, open_pdf, page_texts, structure, text

LOOK = styles.professional()
METADATA = Metadata("Proef", "De Regenwulp", datetime(2026, 3, 12, 14, 5, tzinfo=UTC))
SITE = "https://www.rijksoverheid.nl/onderwerpen/passend-onderwijs?a=1&b=2"


def printed(*blocks: Block) -> bytes:
    return page.print_pages(list(blocks), page.Edges("Kop", "Voet"), METADATA)


def annotations(pdf: bytes) -> list[tuple[int, str, str]]:
    """(page, address, what is said) of every spot that can be clicked."""
    with open_pdf(pdf) as document:
        return [
            (index, str(one.A.URI), str(one.Contents))
            for index, sheet in enumerate(document.pages)
            for one in sheet.get("/Annots", [])
        ]


def long_link(count: int) -> Block:
    return P(
        together(safe("Kijk op"), link(safe("de bladzijde over hulp " * count), SITE), safe("voor meer.")), LOOK.body
    )


# -- links ---------------------------------------------------------------------------------------------------------


def test_a_link_is_in_the_tree_with_a_spot_for_every_line() -> None:
    pdf = printed(long_link(12))
    (paragraph,) = structure(pdf).all("P")
    (only,) = structure(pdf).all("Link")
    spots = annotations(pdf)
    assert [one.role for one in paragraph.kids] == ["Link"]
    assert len(spots) == len(only.annotations) > 2
    assert {address for _page, address, _said in spots} == {SITE}
    assert all(SITE in said and "bladzijde" in said for _page, _address, said in spots)
    assert drawn_outside(pdf) == 0
    assert {content for node in structure(pdf).walk() for content in node.content} == marked_content(pdf)


def test_the_parent_tree_leads_from_the_spot_to_its_link() -> None:
    with open_pdf(printed(long_link(12))) as document:
        numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
        keys = [int(key) for key in numbers[::2]]
        assert keys == sorted(keys)
        for one in document.pages[0].Annots:
            owner = numbers[numbers.index(int(one.StructParent)) + 1]
            assert str(owner.S) == "/Link"
        assert int(document.Root.StructTreeRoot.ParentTreeNextKey) > max(keys)


def test_a_link_over_two_pages_stays_one_link() -> None:
    pdf = printed(Space(640), long_link(60))
    (only,) = structure(pdf).all("Link")
    assert only.pages == {0, 1}
    assert {index for index, _address, _said in annotations(pdf)} == {0, 1}


def test_a_paragraph_that_is_a_link_from_end_to_end() -> None:
    pdf = printed(P(link(safe("Bel de school"), "tel:0600009012"), LOOK.body))
    assert [address for _page, address, _said in annotations(pdf)] == ["tel:0600009012"]
    assert len(structure(pdf).all("Link")) == 1
    assert "Bel de school" in text(pdf)


def test_a_link_in_a_head_that_comes_back_is_there_to_click_once() -> None:
    rows = [[P(safe(f"rij {at}"), LOOK.body), P(safe("woord " * 60), LOOK.body)] for at in range(40)]
    pdf = printed(table([P(link(safe("Wie"), SITE), LOOK.body), P(safe("Wat"), LOOK.body)], rows, (1, 3), LOOK.table))
    assert len(page_texts(pdf)) > 2
    assert len(annotations(pdf)) == 1


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "http://x.nl", "JavaScript:x", "", " https://x.nl", "https:///\nx",
     'https://x.nl"><b>', "https://x.nl/ a", "data:text/html,x", "//x.nl", "mailto:a@b.nl\r\nBcc: c@d.nl", "https://ë.nl"],
)  # fmt: skip
def test_other_addresses_are_no_links(address: str) -> None:
    assert not may_link(address)
    said = link(safe("tekst"), address)
    assert said == "tekst"
    assert annotations(printed(P(said, LOOK.body))) == []


@given(st.text())
def test_a_link_is_never_more_than_its_address(address: str) -> None:
    made = link(safe("tekst"), address)
    assert made == "tekst" or (made.count("<") == 2 and address.lower().startswith(("https://", "mailto:", "tel:")))


# -- words at the end of a line ------------------------------------------------------------------------------------


def rich(words: str) -> P:
    """Of two fonts, so that its lines are those of several."""
    return P(together(bold(safe("Zwaar")), safe(words)), LOOK.body)


def strings(pdf: bytes) -> str:
    """What is drawn, as a reader of the file finds it: no guesses from places."""
    with open_pdf(pdf) as document:
        return "".join(
            bytes(instruction.operands[0]).decode("latin-1")
            for sheet in document.pages
            for instruction in pikepdf.parse_content_stream(sheet)
            if str(instruction.operator) == "Tj"
        )


def test_a_hyphen_at_the_end_of_a_line_glues_no_words() -> None:
    """ "ouder- en kindgesprek" must not become "ouder-en kindgesprek", wherever the line ends."""
    said = "ouder- en kindgesprek " * 40
    for block in (rich(said), P(safe(said), LOOK.body)):
        drawn = " ".join(strings(printed(block)).split())
        assert "ouder-en" not in drawn
        assert drawn.count("ouder- en kindgesprek") == 40


def test_a_word_that_is_wider_than_its_line_is_copied_whole() -> None:
    long = "Donaudampfschifffahrt" * 14
    for block in (rich(f"{long} einde"), P(safe(f"Begin {long} einde"), LOOK.body)):
        assert f"{long} einde" in strings(printed(block))


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "oma", "lange-woorden", "x" * 200, "en"]), st.booleans()),
        min_size=1,
        max_size=60,
    )
)
def test_lines_of_several_fonts_say_every_word_once_with_a_space_between(words: list[tuple[str, bool]]) -> None:
    block = P(joined([bold(safe(word)) if heavy else safe(word) for word, heavy in words], " "), LOOK.body)
    only = structure(printed(block)).all("P")
    assert len(only) == 1
    drawn = page_texts(printed(block))[0].split("Voet")[0].split()
    assert "".join(drawn).startswith("".join(word for word, _heavy in words))
    assert strings(printed(block)).split()[: len(words)] == [word for word, _heavy in words]


@given(st.text(st.sampled_from("abcdefgh  Łé-.\u00a0\u2014"), max_size=300), st.floats(5, 400))
def test_plain_words_are_broken_where_reportlab_breaks_them(words: str, width: float) -> None:
    style = LOOK.body
    ours, theirs = Plain(words, style), platypus.Paragraph("", style, frags=[_plain_fragment(style).clone(text=words)])
    ours.wrap(width, 1e7)
    theirs.wrap(width, 1e7)
    drawn = [(round(left, 6), [str(word) for word in line]) for left, line in ours.blPara.lines]
    assert drawn == [(round(left, 6), [str(word) for word in line]) for left, line in theirs.blPara.lines]
    assert ours.blPara.kind == theirs.blPara.kind == 0


def test_a_paragraph_with_no_room_at_all_is_drawn_all_the_same() -> None:
    for said in (safe("woord"), together(bold(safe("zwaar")), safe("licht")), safe("أمل")):
        assert P(said, LOOK.body).height(0) > 0
        assert P(said, LOOK.body).height(-20) > 0


# -- languages, lists, colours -------------------------------------------------------------------------------------


def test_an_element_says_its_language() -> None:
    with open_pdf(printed(P(safe("Hoş geldiniz"), LOOK.body, lang="tr"), P(safe("Welkom"), LOOK.body))) as document:
        first, second = document.Root.StructTreeRoot.K.K
        assert str(first.Lang) == "tr"
        assert "/Lang" not in second


def test_lists_stand_in_lists_with_marks_and_numbers() -> None:
    def dot(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.circle(x + 3, top - 7, 2, fill=1)

    def item() -> Block:
        inner = marked_list([Item(dot, "ouder", P(safe(f"binnen {at}"), LOOK.body)) for at in range(2)], 14, 2)
        return Stack([P(safe("woord " * 300), LOOK.body), inner])

    bodies = [made for _ in range(6) for made in (item(), P(safe("tweede"), LOOK.body))]
    outer = numbered_list(bodies, LOOK.body, 22, 3)
    pdf = printed(outer)
    lists = structure(pdf).all("L")
    assert len(page_texts(pdf)) > 1
    assert [one.attributes["/ListNumbering"] for one in lists] == ["/Decimal", *["/None"] * 6]
    assert [kid.role for kid in lists[0].all("LBody")[0].kids] == ["P", "L"]
    assert len(lists[0].kids) == 12
    assert "12. tweede" in text(pdf)


def test_the_colour_profile_is_what_little_cms_makes() -> None:
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = srgb.PROFILE[24:36]  # the moment of making
    made[4:12] = srgb.PROFILE[4:12]  # the maker and the version of its program
    assert bytes(made)[12:] == srgb.PROFILE[12:]
    with open_pdf(printed(P(safe("tekst"), LOOK.body))) as document:
        (intent,) = document.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == srgb.PROFILE
        assert document.open_metadata()["pdfaid:part"] == "2"
        assert document.open_metadata()["pdfaid:conformance"] == "A"


# -- letters without a shape ---------------------------------------------------------------------------------------


def test_a_sign_without_a_shape_is_drawn_as_another_and_remembered() -> None:
    letters.register()
    canvas = TaggedCanvas((300, 300), METADATA, letters.REGULAR)
    canvas.setFont(letters.REGULAR, 12)
    canvas.drawString(20, 200, "\u4e2dgoed\ue000 zo\u00a0ja")
    pdf_missing = canvas.missing
    drawn = text(canvas.content())
    assert pdf_missing == {"\u4e2d", "\ue000"}
    assert "goed" in drawn and "zo" in drawn and "\u4e2d" not in drawn
    again = TaggedCanvas((300, 300), METADATA, letters.REGULAR)
    again.drawString(20, 200, "goed")
    assert again.missing == frozenset()


def test_what_no_font_has_can_be_asked_before() -> None:
    letters.register()
    assert faces.without_shape("a\u4e2db\u4e2d é", [letters.REGULAR, letters.ITALIC]) == "\u4e2d"
    assert faces.without_shape("ok", [letters.REGULAR]) == ""


# -- images --------------------------------------------------------------------------------------------------------


def photo(kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (320, 240), **more: Any) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else 1).save(made, kind, **more)
    return made.getvalue()


def from_camera() -> bytes:
    told = Image.Exif()
    told[0x010F] = "Geheime Camera"
    told.get_ifd(0x8825)[1] = "N"
    return photo(exif=told, comment=b"thuis gemaakt")


@pytest.mark.parametrize(
    "content",
    [photo(), photo(mode="L"), photo(mode="CMYK"), photo("PNG"), photo("PNG", "RGBA"), photo("PNG", "LA"), photo("PNG", "P"),
     photo("PNG", "1"), photo("PNG", "I;16"), from_camera()],
)  # fmt: skip
def test_a_picture_is_a_figure_and_brings_nothing_along(content: bytes) -> None:
    pdf = printed(picture(content, "Een tekening van een huis.", (200, 200)))
    (figure,) = structure(pdf).all("Figure")
    assert figure.alt == "Een tekening van een huis."
    assert drawn_outside(pdf) == 0
    with open_pdf(pdf) as document:
        packed = b"".join(
            one.read_raw_bytes()
            for one in document.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        )
    for word in (b"Exif", b"Geheime", b"thuis gemaakt"):
        assert word not in packed
        assert word not in pdf
    assert packed


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<svg/>", photo()[:400], photo("GIF", "P"), photo("TIFF")])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="picture"):
        picture(content, "iets", (100, 100))


def test_a_bomb_is_not_unpacked() -> None:
    side = int(MOST_PIXELS**0.5) + 10
    with pytest.raises(ValueError, match="too many pixels"):
        picture(photo("PNG", "1", (side, side)), "iets", (100, 100))


def test_all_of_this_keeps_to_the_standards(tmp_path: Path) -> None:
    lacking = validator.absent()
    if lacking and validator.may_be_absent():
        pytest.skip(f"veraPDF needs {lacking}")
    rows = [
        [P(link(safe("wie"), SITE), LOOK.body), P(safe("woord " * 2200), LOOK.body)],
        [None, P(safe("kort"), LOOK.body)],
    ]
    made = {
        "links": printed(long_link(12), Space(500), long_link(60), P(link(safe("Bel"), "tel:0600009012"), LOOK.body)),
        "table": printed(table([P(safe("Wie"), LOOK.body), P(link(safe("Wat"), SITE), LOOK.body)], rows, (1, 3), LOOK.table)),
        "lists": printed(numbered_list([numbered_list([rich("in")], LOOK.body, 20, 2) for _ in range(3)], LOOK.body, 20, 2)),
        "letters": printed(P(safe("😀 Łódź İzmir Їжак e\u0301 x\u0302 \u4e2d \ue000 ☐ ✓ → ﬁ ⅓ € \u200b"), LOOK.body, lang="tr")),
        "rtl": printed(P(safe("أمل (Anouk) 10.30 uur"), LOOK.body), P(safe("Mees met שלום en أمل"), LOOK.body)),
        **{f"picture {at}": printed(picture(content, "Een huis.", (200, 200))) for at, content in
           enumerate((photo(), photo(mode="L"), photo(mode="CMYK"), photo("PNG", "RGBA"), photo("PNG", "P"), from_camera()))},
    }  # fmt: skip
    wrong = [
        f"{one.document} ({one.profile}): {rule}" for one in validator.validate(made, tmp_path) for rule in one.broken
    ]
    assert not wrong, "\n".join(wrong)
