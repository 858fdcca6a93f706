"""Bytes of an XML file to text, in one place, so that no declared encoding can hide what the parser will see.

Files of schools say UTF-8 and hold Windows-1252, say nothing, or say Windows and hold UTF-8. UTF-8 is tried first
whatever the file says: text that happens to be valid UTF-8 with accents is never something else in practice. A byte
that is no UTF-8 is read in the encoding the file names, or in Windows-1252.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from rondom.errors import UserProblem

WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
"""First bytes that give away a wide encoding. The longer marks first: a UTF-32 mark begins like one of UTF-16."""

ONE_BYTE = {
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-15": "iso8859-15",
    "windows-1250": "cp1250",
    "iso-8859-2": "iso8859-2",
    "windows-1254": "cp1254",
    "iso-8859-9": "cp1254",
}
"""Declared name → how such a file is read. Everyone who writes ISO-8859-1 means Windows-1252."""

DECLARATION = re.compile(r"\s*<\?xml\s[^<>]*\?>")
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


@dataclass(frozen=True, slots=True)
class XmlText:
    """`text` without byte order mark and XML declaration, lines counted as in the file. `repaired` names the encoding
    in which bytes were read that are no UTF-8, against what the file says; empty when nothing had to be guessed."""

    text: str
    repaired: str = ""


def xml_text(content: bytes) -> XmlText:
    """Decode without trusting the file. Raises UserProblem "edexml-encoding" for wide text that is cut or mixed."""
    for mark, encoding in WIDE:
        if content.startswith(mark):
            return XmlText(_without_declaration(_decode_wide(content, encoding)))
    declared = _declared(content)
    fallback = ONE_BYTE.get(declared, "cp1252")
    text, guessed = decode(content.removeprefix(codecs.BOM_UTF8), fallback)
    as_declared = declared in ONE_BYTE
    return XmlText(_without_declaration(text), fallback if guessed and not as_declared else "")


def _decode_wide(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UserProblem("edexml-encoding") from None


def decode(content: bytes, fallback: str) -> tuple[str, bool]:
    """UTF-8, and where that fails byte by byte the fallback. Also says whether it was needed."""
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError:
        return content.decode("utf-8", errors=_handler(fallback)), True


def _handler(fallback: str) -> str:
    """A registered error handler: stray bytes are read in `fallback`; what is no letter there becomes U+FFFD."""
    name = f"rondom-{fallback}"

    def read_stray(problem: UnicodeError) -> tuple[str, int]:
        assert isinstance(problem, UnicodeDecodeError)
        stray = problem.object[problem.start : problem.end]
        return stray.decode(fallback, errors="replace"), problem.end

    codecs.register_error(name, read_stray)
    return name


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:300])
    return found.group(1).decode("ascii").lower() if found else ""


def _without_declaration(text: str) -> str:
    """The declaration is only about bytes, and there are none any more. Its line breaks stay, for line numbers."""
    text = text.removeprefix("\ufeff")
    found = DECLARATION.match(text)
    return "\n" * found.group().count("\n") + text[found.end() :] if found else text
