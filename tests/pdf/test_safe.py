from __future__ import annotations

import unicodedata
from xml.sax.saxutils import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.pdf import fonts
from rondom.pdf.safe import (
    LIMIT,
    REPLACEMENT,
    Markup,
    bold,
    clean,
    contact,
    in_language,
    joined,
    lines,
    missing,
    one_line,
    runs,
    safe,
    whole_sentences,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ik woon < 5 jaar & <b>blijf</b>", "Ik woon &lt; 5 jaar &amp; &lt;b&gt;blijf&lt;/b&gt;"),
        ('<img src="file:///etc/passwd"/>', '&lt;img src="file:///etc/passwd"/&gt;'),
        ("regel een\r\nregel twee", "regel een<br/>regel twee"),
        ("boven\n\n \n\nonder", "boven<br/><br/>onder"),
        ("nul\x00teken\x07", "nulteken"),
        ("\u202egpj.exe\u2069", "gpj.exe"),
        ("half\ud800paar", "halfpaar"),
        ("zacht\u00adafbreken", "zachtafbreken"),
        ("tab\there", "tab here"),
        ("e\u0301e\u0301n", "één"),
        ("vast\u202fspatie", "vast\u00a0spatie"),
        ("  om  ", "om"),
        ("", ""),
    ],
)
def test_text_becomes_harmless_markup(typed: str, printed: str) -> None:
    assert safe(typed) == printed


def test_sign_without_shape_comes_from_the_fallback_font_or_shows() -> None:
    assert safe("goed 😀") == f'goed <font name="{fonts.FALLBACK}">😀</font>'
    assert safe("日本 ok") == f'<font name="{fonts.FALLBACK}">{REPLACEMENT * 2}</font> ok'
    assert missing("日本 ok 😀 日") == "日本"
    assert missing("Zażółć gęślą jaźń, İğdır, Євген ґанок — ☐ ✓ → ½") == ""


def test_letters_from_right_to_left_print_and_keep_their_joiners() -> None:
    assert missing("Noor نور, נועה") == ""
    assert safe("Noor نور") == "Noor نور", "they take the face of the words around them where they are drawn"
    assert clean("می\u200cخواهم") == "می\u200cخواهم", "a Persian word is spelled with it"
    assert clean("Mees\u200c\u200d") == "Mees"


def test_accent_without_shape_disappears_and_private_signs_show() -> None:
    assert "".join(piece for _font, piece in runs("a\U0001e8d0")) == "a"
    assert missing("\ue000") == "\ue000"


def test_long_text_is_capped_visibly() -> None:
    capped = clean("a" * (LIMIT + 5))
    assert len(capped) == LIMIT
    assert capped.endswith("…")
    assert clean("b" * LIMIT) == "b" * LIMIT
    assert one_line("een\ntwee   drie", 8) == "een twe…"
    assert one_line("een  \n " + " " * 200, 8) == "een"
    assert one_line("om 10\u00a0uur \n bij\u202fElla") == "om 10\u00a0uur bij\u00a0Ella"


def test_composition_keeps_markup_and_drops_what_is_empty() -> None:
    made = joined((safe("a"), safe(""), bold(safe("<c>"))), " & ")
    assert made == "a &amp; <b>&lt;c&gt;</b>"
    assert isinstance(made, Markup)
    assert lines(safe("een"), safe(""), safe("twee")) == "een<br/>twee"


def test_the_quick_way_only_lets_through_what_the_page_font_has() -> None:
    from rondom.pdf import safe as module

    passed = {sign for sign in map(chr, range(0x20, 0x3000)) if module._PLAIN.fullmatch(sign)}
    assert passed
    assert {ord(sign) for sign in passed} <= fonts.coverage(fonts.REGULAR)
    assert not [sign for sign in passed if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"}]
    assert all(unicodedata.normalize("NFC", sign) == sign for sign in passed)


@given(st.text())
def test_any_text_gives_well_formed_markup_that_says_the_same(typed: str) -> None:
    from lxml import etree

    made = safe(typed)
    parsed = etree.fromstring(f"<p>{made}</p>".encode())
    shown = "".join(parsed.itertext())
    assert {element.tag for element in parsed.iter()} <= {"p", "br", "font"}
    expected = "".join(piece for _font, piece in runs(clean(typed))).replace("\n", "")
    assert shown == expected


@given(st.text())
def test_cleaning_is_settled_after_one_time(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once
    assert unescape(safe(once)) == unescape(safe(typed))


def test_what_is_told_of_a_drawing_ends_where_a_sentence_does() -> None:
    """A voice that stops in the middle of a name says a name that is nobody's."""
    told = "Rondom Mees. Sanne: elke dag. Marloes: elke vrijdag."
    assert whole_sentences(told, 100) == told
    assert whole_sentences(told, 35) == "Rondom Mees. Sanne: elke dag."
    assert whole_sentences("Marloes en " * 9, 20) == "Marloes en Marloes…"


def test_words_in_a_language_of_their_own_are_marked_for_the_voice_alone() -> None:
    typed = f"Zorg / {in_language('Endişe & <b>', 'tr')}, zei hij"
    assert clean(typed) == one_line(typed) == "Zorg / Endişe & <b>, zei hij"
    assert missing(typed) == ""
    assert safe(typed) == 'Zorg / <a href="lang:tr">Endişe &amp; &lt;b&gt;</a>, zei hij'
    assert in_language("Endişe", "") == "Endişe"
    assert safe(in_language("Endişe", 'tr"><img src="x')) == "Endişe"


@given(st.text(st.sampled_from("ab \n\ufdd0\ufdd1\ufdd2tr<&")), st.integers(1, 30))
def test_marks_that_somebody_types_do_nothing(typed: str, limit: int) -> None:
    made = safe(typed, limit)
    assert not {"\ufdd0", "\ufdd1", "\ufdd2"} & set(made + clean(typed, limit))
    assert made.count("<a ") == made.count("</a>")


@given(st.text(max_size=40))
def test_a_phone_number_is_not_broken_and_nothing_else_changes(typed: str) -> None:
    told = contact(f"Ellen, 06 00 00 90 12 of 010-123 45 67, {typed}")
    assert told.startswith("Ellen, 06\u00a000\u00a000\u00a090\u00a012 of 010-123\u00a045\u00a067,")
    assert told.replace("\u00a0", " ") == one_line(f"Ellen, 06 00 00 90 12 of 010-123 45 67, {typed}").replace(
        "\u00a0", " "
    )
    assert contact("Groep 3 op 12 maart, lokaal 4") == "Groep 3 op 12 maart, lokaal 4"
