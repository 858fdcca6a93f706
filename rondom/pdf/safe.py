"""The one way from what people typed to what is printed. User text is never markup.

`Markup` is what ReportLab's paragraphs read; only this module makes it. A text that comes in is brought to one Unicode
form, loses what cannot be seen (control, surrogate and direction-override characters), is capped and escaped. A sign that
the page font lacks comes from the Arabic or the fallback font; one that none has is drawn as � and named by `missing`.
Letters that are written from right to left are joined and put in their order where they are drawn, see
`rondom.pdf.tagged.right_to_left`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from rondom.pdf import fonts
from rondom.pdf.colours import colour
from rondom.pdf.tagged import right_to_left
from rondom.pdf.tagged.markup import Markup as Markup
from rondom.pdf.tagged.markup import spoken

LIMIT = 100_000
"""Most characters of one text: what the vault keeps, is printed whole."""
SHORT = 120
"""Most characters of a name, a role or another label that must stay in its place."""
REPLACEMENT = "\ufffd"

_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u017f‘’“”–—…•€→]*")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_FIXED_SPACE = re.compile("[\u2007\u202f]")
_BLANK_LINES = re.compile("\n[ \n]*\n")
_WHITE = re.compile("[ \n]+")
_PHONE = re.compile(r"(?<!\d)\+?0?\d[\d -]{6,14}\d(?!\d)")
_UNSEEN = {"Cc", "Cf", "Cs"}
_JOINERS = "\u200c\u200d"
_LONE_JOINER = re.compile(f"(?<![\u0600-\u08ff])[{_JOINERS}]")
"""These belong to the spelling of Persian and Kurdish; anywhere else they hide in a text."""
_SIDES = "\u200e\u200f"
"""Left-to-right mark and right-to-left mark: beside Arabic or Hebrew they put a number or a full stop on its side."""
_KEPT = frozenset(_JOINERS + _SIDES)
_KEY = re.compile("[a-z]{2,3}")
_IN_LANGUAGE = re.compile("\ufdd0([a-z]{2,3})\ufdd1([^\ufdd0-\ufdd2]*)\ufdd2")
_MARK = re.compile("\ufdd0(?:[a-z]{2,3}\ufdd1)?|[\ufdd1\ufdd2]")
_SIGNS = "\ufdd0\ufdd1\ufdd2"
"""No letters: Unicode keeps these free for programs themselves. What people type loses them."""


def safe(text: str, limit: int = LIMIT) -> Markup:
    """User text, or our own, as markup that prints exactly that text. Line ends stay line ends; blank lines become one."""
    cleaned = _cleaned(text, limit)
    if _PLAIN.fullmatch(cleaned):
        return Markup(escape(cleaned))
    pieces = _IN_LANGUAGE.split(cleaned)  # before, language, words, after, …
    made = [_markup(_MARK.sub("", one)) for one in pieces]
    for at in range(2, len(made), 3):
        made[at - 1 : at + 1] = ["", spoken(Markup(made[at]), pieces[at - 1])]
    return Markup("".join(made))


def in_language(text: str, language: str) -> str:
    """Words in another language ("tr") that go on as a part of other text. `safe` tells it to the voice; it is seen nowhere."""
    return f"\ufdd0{language}\ufdd1{text}\ufdd2" if _KEY.fullmatch(language) else text


def clean(text: str, limit: int = LIMIT) -> str:
    """The text as it can be kept in metadata, outline and alternative text: no invisible characters, capped with …."""
    return _cleaned(_MARK.sub("", text) if any(sign in text for sign in _SIGNS) else text, limit)


def _cleaned(text: str, limit: int) -> str:
    """The same with the marks of `in_language` still in it."""
    text = text.strip()
    longer = len(text) > limit
    if not longer and _PLAIN.fullmatch(text):
        return text
    text = _FIXED_SPACE.sub("\u00a0", _SPACE.sub(" ", _LINE_END.sub("\n", text[: limit + 1])))
    unseen = {ord(sign): None for sign in set(text) if _unseen(sign)}
    text = unicodedata.normalize("NFC", _LONE_JOINER.sub("", text.translate(unseen)))
    if not right_to_left.needed(text):
        text = text.translate(dict.fromkeys(map(ord, _SIDES)))
    text = _BLANK_LINES.sub("\n\n", text).strip()
    return text[: limit - 1].rstrip() + "…" if longer or len(text) > limit else text


def one_line(text: str, limit: int = SHORT) -> str:
    """Cleaned, on one line: for heads, feet, outlines and document titles. What a fixed space holds together stays so."""
    return _WHITE.sub(" ", clean(text, limit))


def contact(text: str) -> str:
    """On one line; the spaces in a phone number are fixed, so that it is never broken over two lines."""
    return _PHONE.sub(lambda found: found.group().replace(" ", "\u00a0"), one_line(text))


def whole_sentences(text: str, limit: int) -> str:
    """On one line, and when that is too long up to where a sentence ends: for what a voice reads of a drawing."""
    line = one_line(text, LIMIT)
    end = line.rfind(". ", 0, limit)
    return line if len(line) <= limit else line[: end + 1] if end > 0 else one_line(line, limit)


def runs(cleaned: str) -> Iterator[tuple[str, str]]:
    """The text in pieces of one font; "" is the page's own font. What has no shape becomes `REPLACEMENT`."""
    font, piece = "", ""
    for sign in cleaned:
        wanted, shown = ("", sign) if sign == "\n" else _font_of(sign)
        if shown and wanted != font:
            if piece:
                yield font, piece
            font, piece = wanted, ""
        piece += shown
    if piece:
        yield font, piece


def missing(text: str) -> str:
    """The signs, each once, that no font here has: another sign stands in their place."""
    cleaned = clean(text)
    if _PLAIN.fullmatch(cleaned):
        return ""
    return "".join(sign for sign in dict.fromkeys(cleaned) if sign != "\n" and _font_of(sign)[1] == REPLACEMENT != sign)


def bold(text: Markup) -> Markup:
    return Markup(f"<b>{text}</b>")


def muted(text: Markup) -> Markup:
    """In the quiet ink, for what only explains."""
    return Markup(f'<font color="{colour("ink-muted").hexval().replace("0x", "#")}">{text}</font>')


def barred(text: Markup, bars: re.Pattern[str]) -> Markup:
    """In white on a black bar every piece that matches: it stands for something that is not there."""

    def bar(found: re.Match[str]) -> str:
        kept = found.group().replace(" ", "\u00a0")
        return f'<font backColor="{colour("ink").hexval().replace("0x", "#")}" color="#ffffff">{kept}</font>'

    return Markup(bars.sub(bar, text))


def together(*parts: Markup) -> Markup:
    """The parts one after another, separated by a space; empty ones are left out."""
    return joined(parts, " ")


def joined(parts: Iterable[Markup], between: str) -> Markup:
    """The parts with a text between them; empty ones are left out."""
    return Markup(escape(between).join(part for part in parts if part))


def lines(*parts: Markup) -> Markup:
    """Each part on its own line; empty ones are left out."""
    return Markup("<br/>".join(part for part in parts if part))


def _has_shape(sign: str, covered: frozenset[int]) -> bool:
    """Private-use characters mean something else in every font: they have no shape here."""
    return (ord(sign) in covered or sign == "\u00a0") and unicodedata.category(sign) != "Co"


def _font_of(sign: str) -> tuple[str, str]:
    """The font that has this sign, "" for the page's own, and what is drawn: the sign, or what stands in for it."""
    if sign in _KEPT or (right_to_left.needed(sign) and _has_shape(sign, fonts.coverage(fonts.ARABIC))):
        return fonts.ARABIC, sign
    if _has_shape(sign, fonts.coverage(fonts.REGULAR)):
        return "", sign
    if _has_shape(sign, fonts.coverage(fonts.FALLBACK)):
        return fonts.FALLBACK, sign
    return fonts.FALLBACK, _stand_in(sign)


def _unseen(sign: str) -> bool:
    return sign != "\n" and sign not in _KEPT and unicodedata.category(sign) in _UNSEEN


def _stand_in(sign: str) -> str:
    """An accent without a shape disappears; anything else shows that something stood there."""
    return "" if unicodedata.category(sign) in {"Mn", "Me"} else REPLACEMENT


def _markup(cleaned: str) -> str:
    return (
        escape(cleaned) if _PLAIN.fullmatch(cleaned) else "".join(_marked_up(font, run) for font, run in runs(cleaned))
    )


def _marked_up(font: str, run: str) -> str:
    """Arabic takes the face of the words around it, so it is not told here."""
    markup = escape(run).replace("\n", "<br/>")
    return f'<font name="{font}">{markup}</font>' if font and font != fonts.ARABIC else markup
