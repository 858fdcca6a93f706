"""Words of a finished document in which a letter could not be drawn: no font here has it, and � stands there.

Names in Ethiopic, Chinese or Tamil letters: whoever prints must know, so that the word can be written by hand.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from rondom.pdf.pages_of_pdf import texts_of
from rondom.pdf.safe import REPLACEMENT
from rondom.pdf.tagged.xmp import TOOL

MOST = 5
_DRAWN = b"<FFFD>"
"""In the table from drawn codes to letters."""


def replaced_words(content: bytes) -> tuple[str, ...]:
    """The first few, with � where the letter would be and two words before it to find them by; usually none.

    Of documents that were made here only.
    """
    if not _stands_in(content):
        return ()
    found = dict.fromkeys(place for text in texts_of(content) for place in _places(text.split()))
    return tuple(found)[:MOST]


def _places(words: list[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        if REPLACEMENT in word and (at == 0 or REPLACEMENT not in words[at - 1]):
            yield " ".join(words[max(0, at - 2) : at + 1]).rstrip(".,;:!?")


def _stands_in(content: bytes) -> bool:
    """Whether � is drawn anywhere: a look at the fonts, far quicker than reading all words."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            if str(document.docinfo.get("/Producer", "")) != TOOL:
                return False
            for page in document.pages:
                fonts: Any = page.resources.get("/Font", {})
                if any("/ToUnicode" in one and _DRAWN in one.ToUnicode.read_bytes() for one in fonts.values()):
                    return True
            return False
    except (pikepdf.PdfError, AttributeError, TypeError, ValueError):
        return False  # a file from elsewhere may lack what it should have
