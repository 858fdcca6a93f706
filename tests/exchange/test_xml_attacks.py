"""Files made to do harm. The only thing that may come out is a problem in words."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.errors import UserProblem
from rondom.exchange.edexml import read
from rondom.exchange.xml_safety import MAX_BYTES
from rondom.sentences import SENTENCES, sentence
from tests.exchange.files import edex, pupil, school_of, small

BODY = "<EDEX><leerlingen><leerling key='1'><roepnaam>{}</roepnaam></leerling></leerlingen></EDEX>"
LAUGHS = (
    '<!DOCTYPE EDEX [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>' + BODY.format("&d;")
)
EXTERNAL = '<!DOCTYPE EDEX [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + BODY.format("&x;")
PARAMETER = '<!DOCTYPE EDEX [<!ENTITY % p SYSTEM "http://example.invalid/x.dtd"> %p;]>' + BODY.format("Jip")
PUBLIC = '<!DOCTYPE EDEX SYSTEM "http://example.invalid/edex.dtd">' + BODY.format("Jip")
HEADS = ("", '<?xml version="1.0"?>', "\n<!-- <a> --> <?x y?>\n")


def refused(content: bytes) -> str:
    with pytest.raises(UserProblem) as problem:
        read(content)
    assert problem.value.code in SENTENCES
    assert "{" not in str(sentence(problem.value))
    return problem.value.code


@pytest.mark.parametrize("attack", [LAUGHS, EXTERNAL, PARAMETER, PUBLIC])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_doctype_is_refused_in_every_encoding(attack: str, head: str, codec: str) -> None:
    if codec in ("utf-16-le", "utf-16-be"):
        head = head.lstrip()
    assert refused((head + attack).encode(codec)) == "edexml-doctype"


def test_a_doctype_behind_an_encoding_nobody_decodes_stays_text() -> None:
    hidden = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AFs-+AF0-+AD4-' + BODY.format("Jip")
    assert refused(hidden.encode()) == "edexml-broken"


@pytest.mark.parametrize("text", ["&x;", "&lt", "&#0;", "&#xD800;", "\x01"])
def test_entities_and_forbidden_signs_are_no_xml(text: str) -> None:
    assert refused(BODY.format(text).encode()) == "edexml-broken"


def test_character_references_are_fine() -> None:
    assert read(BODY.format("Jip &amp; &#x5A;o&#235; &lt;b&gt;").encode()).pupils[0].first_name == "Jip & Zoë <b>"


def test_xinclude_is_never_followed() -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/>'
    assert read(BODY.format(f"Jip{include}").encode()).pupils[0].first_name == "Jip"


@pytest.mark.parametrize(("tag", "code"), [("groepen", "edexml-too-deep"), ("onbekend", "edexml-too-deep")])
def test_ten_thousand_levels(tag: str, code: str) -> None:
    assert refused(b"<EDEX>" + f"<{tag}>".encode() * 10_000 + f"</{tag}>".encode() * 10_000 + b"</EDEX>") == code


def test_sixty_megabytes() -> None:
    assert refused(b"<EDEX>" + b" " * (60 * 1024 * 1024) + b"</EDEX>") == "edexml-too-big"


def test_millions_of_elements() -> None:
    content = b"<EDEX>" + b"<a/>" * 2_100_000 + b"</EDEX>"
    assert len(content) < MAX_BYTES
    assert refused(content) == "edexml-too-many"


def test_a_name_of_megabytes_is_cut() -> None:
    file = read(edex([pupil("1", roepnaam="x" * 5_000_000)]).encode())
    assert len(file.pupils[0].first_name) == 200


def test_thousands_of_attributes() -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(50_000))
    assert len(read(small(attributes=f" {attributes}").encode()).pupils) == 2


def test_cut_anywhere() -> None:
    content = school_of(60).encode()
    whole = content.rindex(b"</EDEX>") + len(b"</EDEX>")
    for part in range(20):
        assert refused(content[: whole * part // 20]) in ("edexml-broken", "edexml-empty")


@given(st.integers(0, 2**32), st.integers(1, 12))
def test_flipped_bytes_only_ever_give_a_problem_in_words(seed: int, flips: int) -> None:
    dice = random.Random(seed)
    content = bytearray(small().encode(dice.choice(["utf-8", "utf-16", "cp1252"])))
    for _ in range(flips):
        content[dice.randrange(len(content))] = dice.randrange(256)
    try:
        read(bytes(content))
    except UserProblem as problem:
        assert problem.code in SENTENCES


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    refused(content)


@given(st.text(st.sampled_from(list("<>/!?&;=\"' EDXedx[]-\n")), max_size=80))
def test_anything_that_looks_like_xml(text: str) -> None:
    refused(("<EDEX>" + text).encode())
