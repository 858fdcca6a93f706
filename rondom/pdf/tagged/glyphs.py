"""Letters that join: which shapes a piece of text in one font gets, and what each shape says when it is copied.

ReportLab writes characters; a joined shape has none of its own. Here every pair of a shape and the text it stands for gets a
code of its own in a private plane, known to the font as any other character, and `text_of` tells what to write in the
table for copying. So the same skeleton with other dots still copies as the right letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Any

from reportlab.pdfbase import pdfmetrics

_FIRST = 0xF0000
"""Start of the private plane that no text of a user reaches the page from."""
_NOTHING = "\u200d"
"""What a dot or an accent beside its letter copies as: the letter already says all, and a file may not say nothing."""

_FORMS = {"": "<isolated>", "init": "<initial>", "medi": "<medial>", "fina": "<final>"}
"""What the font calls a form, and what Unicode calls it."""

_codes: dict[tuple[str, int, str], int] = {}
_texts: dict[int, str] = {}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shape, lengths in thousandths of the size. `sign` is the character that draws it."""

    sign: str
    advance: float
    right: float = 0.0
    up: float = 0.0
    own: float = 0.0
    """Its width in the font; `advance` differs from it where shapes move together."""


def text_of(code: int) -> str:
    """What the character with this code says; also for ordinary characters."""
    return _texts.get(code) or chr(code)


def shaped(text: str, font: str, right: bool) -> tuple[Glyph, ...]:
    """The shapes of a text in this registered font, from left to right on the page."""
    return _shaped(text, font, right)


@cache
def _harfbuzz_font(font: str) -> Any:
    import uharfbuzz

    registered: Any = pdfmetrics.getFont(font)
    face = registered.face
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(face._ttf_data)))


def _shaped(text: str, font: str, right: bool) -> tuple[Glyph, ...]:
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right else "ltr"
    letters = _harfbuzz_font(font)
    uharfbuzz.shape(letters, buffer)
    placed = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    clusters = [(at, list(group)) for at, group in groupby(placed, lambda one: int(one[0].cluster))]
    ends = dict(pairwise([*sorted(at for at, _group in clusters), len(text)]))
    return tuple(glyph for at, group in clusters for glyph in _cluster(text[at : ends[at]], group, font, letters))


def _cluster(said: str, group: Sequence[tuple[Any, Any]], font: str, letters: Any) -> list[Glyph]:
    """The shapes of what belongs together. The widest says all of it, the dots around it nothing."""
    scale = 1000 / letters.face.upem
    widest = max(range(len(group)), key=lambda index: group[index][1].x_advance)
    whole = _whole_letter(said, group[widest][0].codepoint, letters) if len(group) > 1 else None
    if whole is not None:
        own = letters.get_glyph_h_advance(whole) * scale
        return [Glyph(chr(_code(font, whole, said, own)), group[widest][1].x_advance * scale, own=own)]
    made = []
    for index, (info, place) in enumerate(group):
        own = letters.get_glyph_h_advance(info.codepoint) * scale
        code = _code(font, info.codepoint, said if index == widest else _NOTHING, own)
        made.append(Glyph(chr(code), place.x_advance * scale, place.x_offset * scale, place.y_offset * scale, own))
    return made


def _whole_letter(letter: str, skeleton: int, letters: Any) -> int | None:
    """The shape with its dots in one, where the font has it and it is as wide: one shape for one letter copies best."""
    form = _FORMS.get(str(letters.glyph_to_string(skeleton)).partition(".")[2])
    found = _presentation_forms().get((letter, form or ""))
    shape = letters.get_nominal_glyph(found) if found else None
    if not shape or letters.get_glyph_h_advance(shape) != letters.get_glyph_h_advance(skeleton):
        return None
    return int(shape)


@cache
def _presentation_forms() -> dict[tuple[str, str], int]:
    """Code point by letter and form: ("ت", "<initial>") is U+FE97."""
    found = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE70, 0xFEF5)):
        form, _space, points = unicodedata.decomposition(chr(code)).partition(" ")
        if points and " " not in points:
            found[chr(int(points, 16)), form] = code
    return found


def _code(font: str, shape: int, said: str, own: float) -> int:
    key = (font, shape, said)
    code = _codes.get(key)
    if code is None:
        code = _codes[key] = _FIRST + len(_codes)
        _texts[code] = said
    registered: Any = pdfmetrics.getFont(font)
    face = registered.face
    if code not in face.charToGlyph:
        face.charToGlyph[code], face.charWidths[code] = shape, own
    return code
