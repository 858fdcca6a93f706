"""Words that may stand nowhere but in the vault and on paper, and every way in which they could stand there after all."""

from __future__ import annotations

import base64
import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from urllib.parse import quote_from_bytes

STEM = "kwêelvinkë"
"""In everything the person of the gate types. Two of its letters are written differently in every encoding."""
FOLDED = "kweelvinke"
"""As an index that drops accents would keep it."""
_MOST_ODD = 6


class Canary:
    """One word, in all the shapes in which it is looked for."""

    def __init__(self, word: str) -> None:
        self.word = word

    def forms_in(self, raw: bytes, lowered: bytes | None = None) -> list[str]:
        """The names of the shapes in which the word stands in `raw`. `lowered`: the same with ASCII in small letters, when
        the caller has it already.
        """
        small = raw.lower() if lowered is None else lowered
        exact = {name for name, shape in self._exact if shape in raw}
        return sorted(exact | {name for name, shape in self._any_case if shape in small})

    @cached_property
    def _usual(self) -> set[str]:
        """As a program would write it; where the case of a letter changes the shape beyond recognition."""
        return {self.word, self.word.lower(), self.word.upper(), self.word.capitalize(), self.word.title()}

    @cached_property
    def _any_case(self) -> tuple[tuple[str, bytes], ...]:
        """Shapes in small letters, to be looked for in a text whose ASCII letters are small too."""
        found: dict[bytes, str] = {}
        for word in _cases(self.word):
            for name, shape in _shapes(word):
                found.setdefault(shape.lower(), name)
        for word in self._usual:
            for encoding in ("utf-8", "utf-16-le", "latin-1"):
                found.setdefault(_encoded(word, encoding).hex().encode(), f"hex of {encoding}")
        return tuple((name, shape) for shape, name in found.items())

    @cached_property
    def _exact(self) -> tuple[tuple[str, bytes], ...]:
        """Base64 means something else in other letters. Three alignments: what stands before it shifts the letters."""
        found: dict[bytes, str] = {}
        for word in self._usual:
            for name, encoding in (
                ("utf-8", "utf-8"),
                ("utf-16", "utf-16-le"),
                ("utf-16 be", "utf-16-be"),
                ("latin-1", "latin-1"),
            ):
                for shape in _base64(_encoded(word, encoding)):
                    found.setdefault(shape, f"base64 of {name}")
                    found.setdefault(shape.translate(_URL_SAFE), f"base64 of {name}")
        return tuple((name, shape) for shape, name in found.items())


_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def _cases(word: str) -> Iterator[str]:
    """Small letters, and every choice of capitals among the letters that are no ASCII: for those, bytes have no `lower`."""
    small = word.lower()
    odd = [at for at, sign in enumerate(small) if not sign.isascii() and len(sign.upper()) == 1][:_MOST_ODD]
    for choice in itertools.product((False, True), repeat=len(odd)):
        signs = list(small)
        for at, capital in zip(odd, choice, strict=True):
            signs[at] = signs[at].upper() if capital else signs[at]
        yield "".join(signs)


def _shapes(word: str) -> Iterator[tuple[str, bytes]]:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, word)
        yield "utf-8", text.encode()
        yield "utf-16", text.encode("utf-16-le")
        yield "utf-16 be", text.encode("utf-16-be")
        yield "percent", quote_from_bytes(text.encode()).encode()
        yield "quoted-printable", quote_from_bytes(text.encode()).replace("%", "=").encode()
        yield "\\u escape", text.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00")
        yield "\\x escape", "".join(sign if sign.isascii() else f"\\x{ord(sign):02x}" for sign in text).encode()
        yield "\\x escape of utf-8", _octets(text, "\\x%02x")
        yield "octal escape of utf-8", _octets(text, "\\%o")
        yield "html", text.encode("ascii", "xmlcharrefreplace")
    yield "latin-1", _encoded(word, "latin-1")
    yield "percent of latin-1", quote_from_bytes(_encoded(word, "latin-1")).encode()
    yield "without accents", _folded(word).encode()
    yield "without accents, utf-16", _folded(word).encode("utf-16-le")
    yield "without accents, utf-16 be", _folded(word).encode("utf-16-be")


def _octets(text: str, shape: str) -> bytes:
    return b"".join(bytes([one]) if one < 128 else (shape % one).encode() for one in text.encode())


def _folded(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _encoded(word: str, encoding: str) -> bytes:
    """Without the signs that the encoding does not have."""
    return word.encode(encoding, "ignore")


def _base64(raw: bytes) -> Iterator[bytes]:
    """What the letters must be, whatever stands before and after: the first and the last one depend on the neighbours."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + raw)
        first = -(-before * 8 // 6)
        last = (before + len(raw)) * 8 // 6
        yield whole[first:last]


class Aviary:
    """All words to look for at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._canaries = [Canary(word) for word in dict.fromkeys(words)]

    def found_in(self, raw: bytes) -> Mapping[str, list[str]]:
        """The words that stand in `raw`, each with its shapes."""
        lowered = raw.lower()
        return {one.word: forms for one in self._canaries if (forms := one.forms_in(raw, lowered))}
