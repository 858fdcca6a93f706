"""Letters that are written from right to left: joined, in their order, found again, and read aloud as they were typed."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.pdf import fonts, page, safe, styles
from rondom.pdf.tagged import bidi, glyphs, right_to_left
from rondom.pdf.tagged.blocks import Block
from rondom.pdf.tagged.flowables import Heading, P
from rondom.pdf.tagged.xmp import Metadata
from tests.pdf.reading_back import drawn_outside, structure, text
from tests.pdf.reading_back import fonts as fonts_in

PARAGRAPH = (
    "تريد سميرة أن تبدأ الدراسة في سبتمبر. أولاً ترتب مع مرشدتها Anouk de Vries مكاناً هادئاً للتعلم. "
    "كل يوم اثنين (الساعة 10.30) ينظران معاً إلى ما سار على ما يرام وما كان صعباً."
)
EDGES = page.Edges(head="", foot="مدرسة De Regenwulp")
META = Metadata("t", "a", datetime(2026, 3, 12, tzinfo=UTC))


def printed(*texts: str, lang: str = "") -> bytes:
    look = styles.parents()
    return page.print_pages([P(safe.safe(one), look.body, lang=lang) for one in texts], EDGES, META)


def test_a_head_in_two_languages_keeps_every_piece_together() -> None:
    """Between the points from left to right; the day that follows is not drawn into the Arabic before it."""
    head = "Ons gesprek over Mees · محادثتنا بخصوص \u200eMees\u200e\u200f · 12 maart 2026"
    made = page._pieces(head, 9.0)
    assert [one.text for one in made] == ["Ons gesprek over Mees", " · ", head.split(" · ")[1], " · ", "12 maart 2026"]
    assert [one.right for one in made] == [False, False, True, False, False]
    assert page._width(head, 9.0) == pytest.approx(sum(one.width for one in made))


def stands(line: str, right: bool | None = None) -> str:
    """The signs of a line from left to right on the page, as a reader sees them."""
    direction = bidi.starts_right(line) if right is None else right
    levels = bidi.levels(line, direction)
    ordered = bidi.visual(list(zip(levels, line, strict=True)))
    return "".join(bidi.mirrored(sign) if level % 2 else sign for level, sign in ordered)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Beste نور,", "Beste رون,"),
        ("اتصل: 06 12 34 56 78", "06 12 34 56 78 :لصتا"),
        ("في 12-03-2026 أو +31 6", "+31 6 وأ 12-03-2026 يف"),
        ("الساعة 10.30", "10.30 ةعاسلا"),
        ("أنوك (المرشدة)", "(ةدشرملا) كونأ"),
        ("Over (كمال) en", "Over (لامك) en"),
        ("Over (كمال)", "Over (لامك)"),
        ("مع (Anouk) غدا", "ادغ (Anouk) عم"),
        ("مع [Anouk (ib)]", "[Anouk (ib)] عم"),
        ("שלום (נועה) 10:30", "10:30 (העונ) םולש"),
    ],
)
def test_numbers_names_and_brackets_stand_where_a_reader_expects_them(typed: str, seen: str) -> None:
    assert stands(typed) == seen


@given(st.text(alphabet="abc אבג نور ١٢ 12 ()[].,-+ \u200c", max_size=40), st.booleans())
def test_every_sign_stands_once_whatever_the_order(typed: str, right: bool) -> None:
    either_way = str.maketrans("()[]", "((((")
    assert sorted(stands(typed, right).translate(either_way)) == sorted(typed.translate(either_way))
    assert len(bidi.levels(typed, right)) == len(typed)


def test_letters_join_and_every_shape_says_which_letter_it_is() -> None:
    fonts.register()
    alone = [glyphs.shaped(letter, fonts.ARABIC, True)[0].sign for letter in "سمر"]
    joined = glyphs.shaped("سمر", fonts.ARABIC, True)
    assert len(joined) == 3
    assert [one.sign for one in reversed(joined)] != alone, "another shape beside its neighbours"
    assert [glyphs.text_of(ord(one.sign)) for one in reversed(joined)] == list("سمر")
    word = "تبدأ"
    said = "".join(glyphs.text_of(ord(one.sign)) for one in reversed(glyphs.shaped(word, fonts.ARABIC, True)))
    assert said.replace("\u200d", "") == word


def test_a_paragraph_is_read_aloud_as_it_was_typed_and_says_its_language() -> None:
    pdf = printed(PARAGRAPH, "Gewoon Nederlands")
    arabic, dutch = structure(pdf).all("P")
    assert arabic.actual == PARAGRAPH
    assert dutch.actual == ""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        said = [str(one.get("/Lang", "")) for one in document.objects if _is_paragraph(one)]
    assert said == ["ar", ""]
    assert drawn_outside(pdf) == 0
    assert all(fonts_in(pdf).values()), "all fonts go along"


def _is_paragraph(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.P


@pytest.mark.parametrize("word", ["نور", "الدراسة", "هذا", "خوب", "שלום", "Anouk", "10.30", "مدرسة"])
def test_words_are_found_on_the_page(word: str) -> None:
    pdf = printed("نور الدراسة هذا خوب", "שלום Anouk 10.30")
    assert word in text(pdf).replace("\u200d", "")


def test_an_arabic_paragraph_stands_at_the_right_and_a_dutch_one_with_an_arabic_name_at_the_left() -> None:
    left, right = _ink(printed("Beste نور الهدى, welkom"))
    assert left < 0.1 and right < 0.6
    left, right = _ink(printed("نور الهدى"))
    assert left > 0.6 and right > 0.9
    left, right = _ink(printed("Mees بخصوص", lang="ar"))
    assert left > 0.6, "words of an Arabic catalogue, also when a Latin name comes first"


def test_long_paragraphs_break_at_words_and_split_over_pages() -> None:
    pdf = printed(*([PARAGRAPH * 3] * 12))
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) > 1
    assert len(structure(pdf).all("P")) == 12
    word = "ابجد" * 200
    assert structure(printed(word)).all("P")[0].actual == word, "a word wider than the page is cut, not lost"


def test_line_breaks_never_draw_outside_the_column() -> None:
    style = styles.parents().body
    made = P(safe.safe(PARAGRAPH), style)._paragraph
    assert isinstance(made, right_to_left.Bidi)
    for width in (80.0, 200.0, 500.0):
        made.wrap(width, 1e7)
        assert all(one.width <= width + style.fontSize for one in made.lines)
        assert "".join(one.text for one in made.lines).split() == PARAGRAPH.split()


@pytest.mark.parametrize("look", [styles.parents().strong, styles.parents().quote, styles.parents().school])
def test_names_print_in_every_face(look: styles.ParagraphStyle) -> None:
    pdf = page.print_pages([P(safe.safe("Noor نور"), look)], EDGES, META)
    names = " ".join(fonts_in(pdf))
    assert "NotoSansArabic" in names
    assert ("SemiBold" in names.replace("SourceSans3-SemiBold", "")) == (look is not styles.parents().quote)


def test_a_heading_keeps_its_line_in_the_outline() -> None:
    blocks: list[Block] = [Heading(safe.safe("الخطة"), styles.parents().title, "H1", "الخطة")]
    with pikepdf.open(io.BytesIO(page.print_pages(blocks, EDGES, META))) as document:
        assert str(document.Root.Outlines.First.Title) == "الخطة"


@given(
    st.text(alphabet=st.sampled_from("نور ابجد می‌خواهم שלום abc 12 <>&()\n\u0301\u064b\u200c\u200f😀日"), max_size=60)
)
def test_any_mixture_prints(typed: str) -> None:
    style = styles.professional().body
    made = P(safe.safe(typed), style)
    assert made.height(120) >= 0
    pdf = page.print_pages([made], page.Edges("", ""), META)
    assert drawn_outside(pdf) == 0


def test_languages_are_only_named_when_the_letters_say_so() -> None:
    assert right_to_left.language_of("خطتي لعام") == "ar"
    assert right_to_left.language_of("שלום") == "he"
    assert right_to_left.language_of("گفت‌وگو") == "", "Persian, or Kurdish, or Urdu"
    assert right_to_left.language_of("Beste نور, welkom in de klas") == ""
    assert right_to_left.language_of("Nederlands") == ""


def _ink(pdf: bytes) -> tuple[float, float]:
    """Where the first paragraph begins and ends, as a part of the width of the text."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=1).to_pil().convert("L")
    line = picture.crop((int(styles.SIDE) - 2, 30, int(styles.PAGE[0] - styles.SIDE) + 2, 70))
    left, _top, right, _bottom = line.point(lambda value: 255 if value < 128 else 0).getbbox()
    return left / line.width, right / line.width


def test_marks_that_put_a_name_on_its_side_are_not_drawn() -> None:
    """The Arabic font has a picture of them."""
    fonts.register()
    bare = right_to_left.line("بخصوص Mees 2", fonts.REGULAR, 10)
    marked = right_to_left.line("بخصوص \u200eMees\u200e\u200f 2", fonts.REGULAR, 10)
    assert marked.width == pytest.approx(bare.width)
    assert not [run for run in marked.runs if "\u200e" in run.text or "\u200f" in run.text]
    assert [run.text.strip() for run in marked.runs if run.text.strip()] == ["2", "Mees"]
    assert [run.text.strip() for run in bare.runs if run.text.strip()] == ["Mees 2"]
