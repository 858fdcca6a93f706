"""Finding other people in a text: whole names surely, a name alone as a question, and never half a word."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.plan.inzage.finding import Finder, Span
from rondom.plan.inzage.people import Secret, Stranger, Surroundings, words_of_name

TIJN = Stranger("Tijn de Wit", ("tijn",), ("wit",), ("de",), "andere leerling")
ZOE = Stranger("Zoë Jansen", ("zoe",), ("jansen",), (), "andere leerling")
ANNE = Stranger("Anne-Fleur van den Berg", ("anne-fleur",), ("berg",), ("van", "den"), "andere leerling")
ROOS = Stranger("Roos Bakker", ("roos",), ("bakker",), (), "andere leerling")
MEES = Stranger("Mees Jansen", ("mees",), ("jansen",), (), "andere leerling")
AROUND = Surroundings(
    strangers=(TIJN, ZOE, ANNE, ROOS, MEES),
    own=frozenset({"mees", "veenpluis", "sanne", "klaproos"}),
    known=frozenset({"mees", "veenpluis", "sanne", "klaproos", "marloes", "jansen"}),
    known_names=frozenset({words_of_name("Mees Veenpluis"), words_of_name("Marloes Jansen")}),
    secrets=(Secret("place", "Zeekant 3 2491 AB", "vader", True), Secret("phone", "702200113", "vader", True)),
    open_numbers=frozenset({"600009012"}),
    open_mail=frozenset({"ib@school.invalid"}),
    open_places=frozenset({"2491xx", "helmgras12"}),
)
FINDER = Finder(AROUND)


def shown(text: str) -> str:
    """The text with what would be covered between bars."""
    for span in reversed(FINDER.spans(text)):
        if span.covered or span.fixed:
            text = f"{text[: span.start]}|{text[span.start : span.end]}|{text[span.end :]}"
    return text


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Ruzie met Tijn de Wit.", "Ruzie met |Tijn de Wit|."),
        ("ruzie met tijn de wit en mees", "ruzie met |tijn de wit| en mees"),
        ("De jas van Tijn de Wits broer", "De jas van |Tijn de Wits| broer"),
        ("Wit, Tijn de (groep 6)", "|Wit, Tijn de| (groep 6)"),
        ("Tijn  Wit kwam ook", "|Tijn  Wit| kwam ook"),
        ("Tijn W. kwam ook", "|Tijn W.| kwam ook"),
        ("Zoe Jansen en Zoë", "|Zoe Jansen| en |Zoë|"),
        ("bij Zoës oma", "bij |Zoës| oma"),
        ("bij Zoë's oma", "bij |Zoë's| oma"),
        ("met Anne-Fleur van den Berg erbij", "met |Anne-Fleur van den Berg| erbij"),
        ("Mees Jansen is een ander", "|Mees Jansen| is een ander"),
        ("Mees speelt met Tijn", "Mees speelt met |Tijn|"),
        ("Tijntje is geen naam hier", "Tijntje is geen naam hier"),
        ("een witte jas, het wit van de muur", "een witte jas, het wit van de muur"),
        ("Roos lacht. Hij gaf Roos een roos.", "Roos lacht. Hij gaf |Roos| een roos."),
        ("Marloes Jansen belde", "Marloes Jansen belde"),
        ("juf Jansen belde", "juf Jansen belde"),
    ],
)
def test_names(text: str, covered: str) -> None:
    assert shown(text) == covered


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("bel 06 11 22 33 44 even", "bel |06 11 22 33 44| even"),
        ("bel +31 6 11223344", "bel |+31 6 11223344|"),
        ("bel Ellen: 06 00 00 90 12", "bel Ellen: 06 00 00 90 12"),
        ("mail oma@thuis.invalid of ib@school.invalid", "mail |oma@thuis.invalid| of ib@school.invalid"),
        ("woont Zeekant 3, 2491AB", "woont |Zeekant 3|, |2491AB|"),
        ("aan de zeekant", "aan de |zeekant|"),
        ("woont Duinlaan 12", "woont |Duinlaan 12|"),
        ("thuis op Helmgras 12, 2491 XX", "thuis op Helmgras 12, 2491 XX"),
        ("op 12 maart 2026 om 13.15 uur", "op 12 maart 2026 om 13.15 uur"),
        ("van 2024 tot 2026 was het stil", "van 2024 tot 2026 was het stil"),
    ],
)
def test_where_and_how_someone_can_be_reached(text: str, covered: str) -> None:
    assert shown(text) == covered


def _one(text: str) -> Span:
    (found,) = FINDER.spans(text)
    return found


def test_what_is_sure_what_is_doubtful_and_what_is_fixed() -> None:
    assert _one("met Tijn de Wit").sure
    assert not _one("met Tijn").sure
    assert _one("met Tijn").covered
    assert not _one("juf Jansen belde").covered, "it may be the teacher: a person looks"
    assert not _one("Roos lacht.").covered, "an ordinary word that opens a sentence"
    assert _one("bel 070 220 01 13").fixed
    assert _one("naar Zeekant 3").fixed
    assert not _one("bel 06 11 22 33 44").fixed


def test_a_namesake_of_someone_around_the_child_is_a_question() -> None:
    around = replace(AROUND, known_names=frozenset({words_of_name("Tijn de Wit")}), known=frozenset({"tijn", "wit"}))
    found = Finder(around).spans("Tijn de Wit en Tijn")
    assert [one.sure for one in found] == [False]
    assert not any(one.covered for one in found)


@given(st.text(max_size=60), st.sampled_from([TIJN, ZOE, ANNE]), st.text(max_size=60))
def test_a_whole_name_is_found_in_any_text(before: str, stranger: Stranger, after: str) -> None:
    text = f"{before}. {stranger.name}; {after}"
    where = text.index(f". {stranger.name}; ") + 2
    covered = [one for one in FINDER.spans(text) if one.covered or one.fixed]
    for at in range(where, where + len(stranger.name)):
        assert text[at] == " " or any(one.start <= at < one.end for one in covered)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_places_lie_in_the_text_and_never_overlap(text: str) -> None:
    spans = FINDER.spans(text)
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


ANNA = Stranger("Anna Sophie van Dijk", ("anna", "sophie"), ("dijk",), ("van",), "andere leerling")
LUK = Stranger("Łukasz Wójcik", words_of_name("Łukasz"), words_of_name("Wójcik"), (), "andere leerling")
ISIK = Stranger("Işık Jansen-de Boer", words_of_name("Işık"), words_of_name("Jansen-de Boer"), (), "andere leerling")
WRITTEN = Finder(
    Surroundings(
        strangers=(ANNA, ANNE, ZOE, LUK, ISIK),
        secrets=(
            Secret("place", "Dam 3", "vader", True),
            Secret("place", "Dorp 12 2511 AB", "vader", True),
            Secret("phone", "611223344", "vader", True),
        ),
    )
)


def _covered(text: str) -> list[str]:
    return [text[one.start : one.end] for one in WRITTEN.spans(text) if one.covered or one.fixed]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Anna Sophie duwde hem", ["Anna Sophie"]),
        ("Anna duwde hem", ["Anna"]),
        ("met Anna-Sophie en Anne Fleur", ["Anna-Sophie", "Anne Fleur"]),
        ("met Anne in de hoek", ["Anne"]),
        ("Lukasz en Lukasz Wojcik", ["Lukasz", "Lukasz Wojcik"]),
        ("Isik van mevrouw Jansen", ["Isik", "Jansen"]),
        ("bij Zoe\u0308 en Zo\u200bë en Zo\u00adë thuis", ["Zoe\u0308", "Zo\u200bë", "Zo\u00adë"]),
        ("woont op de Dam 3", ["Dam 3"]),
        ("op de dam staat een huis", []),
        ("bel 06/11223344", ["06/11223344"]),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, covered: list[str]) -> None:
    assert _covered(text) == covered


def test_a_street_that_is_an_ordinary_word_is_a_question_but_not_with_its_number() -> None:
    alone, numbered = WRITTEN.spans("Het dorp is klein. Hij woont Dorp 12.")
    assert alone.covered
    assert not alone.fixed
    assert numbered.fixed


@pytest.mark.parametrize(
    ("address", "text", "covered"),
    [
        ("Kanariepad 7 2491 ab", "woont Kanariepad 7, 2491 AB", "woont |Kanariepad 7|, |2491 AB|"),
        ("Kanariepad 7 hs 2491 AB", "woont op Kanariepad 7", "woont op |Kanariepad 7|"),
        ("Plein 3 2491 AB", "Op het plein was ruzie, niet op Plein 3", "Op het |plein| was ruzie, niet op |Plein 3|"),
    ],
)
def test_an_address_is_found_however_it_was_filled_in(address: str, text: str, covered: str) -> None:
    finder = Finder(Surroundings(secrets=(Secret("place", address, "vader", True),)))
    for span in reversed(finder.spans(text)):
        text = f"{text[: span.start]}|{text[span.start : span.end]}|{text[span.end :]}"
    assert text == covered
    assert finder.spans(address)[0].fixed, "what is secret has no switch"
