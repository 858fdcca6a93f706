"""What has to be different in ReportLab 5.1. Each fix says what goes wrong without it; the tests fail when it is gone.

ReportLab also reads settings from the environment and from files in the home folder; `apply` sets every one that matters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from reportlab import rl_config, rl_settings
from reportlab.pdfbase import pdfdoc, ttfonts

from .glyphs import text_of

_SETTINGS = tuple(
    name for name in rl_settings.__all__ if hasattr(rl_settings, name) and not name.endswith(("SearchPath", "PageSize"))
)
_BLOCK = 100
"""Most entries in one beginbfchar block, says the PDF specification."""


@cache
def apply() -> None:
    """Settings and fixes, once; a second call changes nothing."""
    settings: Any = rl_config
    for name in _SETTINGS:  # whatever the environment or a file in the home folder said
        setattr(settings, name, getattr(rl_settings, name))
    settings.useA85 = 0  # the text form of streams costs a quarter of the size
    settings.pdfComments = 0
    settings.warnOnMissingFontGlyphs = 0  # `faces` sees to that, and remembers
    settings.trustedHosts = None
    settings.trustedSchemes = []
    fonts: Any = ttfonts
    fonts.makeToUnicodeCMap = to_unicode
    stream: Any = pdfdoc.PDFStream
    if stream.format is not _format_stream:
        stream.format = _format_stream


def to_unicode(font_name: str, subset: Sequence[int]) -> str:
    """The table that turns drawn codes back into text. ReportLab writes five hex digits above U+FFFF, so that a copied
    emoji becomes another sign; the specification wants UTF-16.
    """
    rows = [
        f"<{code:02X}> <{text_of(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


_original_format = pdfdoc.PDFStream.format


def _format_stream(stream: pdfdoc.PDFStream, document: Any) -> bytes:
    """ReportLab writes `endstream` without the line end before it that archive formats ask for. It is added also when the
    content itself happens to end with one, as compressed bytes do once in 256 times: the length does not count it.
    """
    written = _original_format(stream, document)
    end = b"endstream\n"
    return written[: -len(end)] + b"\n" + end if written.endswith(end) else written
