"""A word is found in whatever shape a program could leave it; and nothing is found where nothing is."""

from __future__ import annotations

import base64
import json
import random
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.privacy_gate.canaries import FOLDED, STEM, Aviary, Canary, _folded

SHAPES: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-16 le": lambda word: word.encode("utf-16-le"),
    "utf-16 be": lambda word: word.encode("utf-16-be"),
    "utf-16 with mark": lambda word: word.encode("utf-16"),
    "latin-1": lambda word: word.encode("latin-1"),
    "windows": lambda word: word.encode("cp1252"),
    "decomposed": lambda word: unicodedata.normalize("NFD", word).encode(),
    "percent": lambda word: quote(word).encode(),
    "percent in small letters": lambda word: quote(word).lower().encode(),
    "json": lambda word: json.dumps(word).encode(),
    "repr of bytes": lambda word: repr(word.encode()).encode(),
    "ascii of text": lambda word: ascii(word).encode(),
    "html": lambda word: word.encode("ascii", "xmlcharrefreplace"),
    "hex": lambda word: word.encode().hex().encode(),
    "hex in capitals": lambda word: word.encode().hex().upper().encode(),
    "without accents": lambda word: _folded(word).encode(),
    "base64": lambda word: base64.b64encode(word.encode()),
    "base64 for urls": lambda word: base64.urlsafe_b64encode(word.encode()),
    "base64 of utf-16": lambda word: base64.b64encode(word.encode("utf-16-le")),
}
CASES: dict[str, Callable[[str], str]] = {
    "small": str.lower,
    "capitals": str.upper,
    "first capital": str.capitalize,
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_found(shape: str, case: str) -> None:
    raw = SHAPES[shape](CASES[case](STEM))
    assert Canary(STEM).forms_in(b"voor " + raw + b" na"), shape


@given(some.lists(some.booleans(), min_size=len(STEM), max_size=len(STEM)))
def test_any_mixture_of_capitals_is_found(capitals: list[bool]) -> None:
    word = "".join(sign.upper() if up else sign for sign, up in zip(STEM, capitals, strict=True))
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        assert Canary(STEM).forms_in(word.encode(encoding)), word


@given(some.text(max_size=9), some.text(max_size=9), some.sampled_from(["utf-8", "utf-16-le", "latin-1"]))
def test_base64_is_found_at_every_alignment(before: str, after: str, encoding: str) -> None:
    raw = f"{before}{STEM}{after}".encode(encoding, "replace")
    assert Canary(STEM).forms_in(base64.b64encode(raw))


def test_nothing_is_found_in_noise() -> None:
    chance = random.Random(7)
    raw = chance.randbytes(4_000_000) + base64.b64encode(chance.randbytes(1_000_000))
    assert not Aviary([STEM, "Braamsluiper", "Watermunt"]).found_in(raw)
    assert not Canary(STEM).forms_in(b"de kwel en de vink zaten in de eik")


def test_the_folded_stem_is_what_folding_makes_of_it() -> None:
    assert _folded(STEM) == FOLDED


def test_which_words_were_found_is_told() -> None:
    found = Aviary(["Watermunt", "Guichelheil"]).found_in(b"hier staat WATERMUNT")
    assert list(found) == ["Watermunt"]
