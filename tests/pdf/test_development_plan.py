"""The OPP on paper, read back from the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.pdf.development_plan_document import development_plan_pdf
from rondom.pdf.documents import page_count
from rondom.pdf.print_as import PrintAs
from rondom.plan.development_reading import handelingsdeel_of
from rondom.plan.reading import Audience, FormOfAddress
from tests.pdf.opp import EMPTY_OPP, OPP, TEXTS, opp_with_texts
from tests.pdf.reading_back import drawn_outside, fonts, letters, structure, text

ORDER = (
    "Terugblik op het vorige", "Uitstroombestemming", "Onderbouwing", "Bevorderende factoren", "Belemmerende factoren",
    "Ondersteuningsbehoefte", "Handelingsdeel", "Afwijking van het programma", "Voor akkoord", "Mening van Mees",
    "Mening van ouders", "Voor gezien",
)  # fmt: skip


@pytest.mark.parametrize("audience", [Audience.PROFESSIONAL, Audience.PARENTS])
def test_all_words_stand_on_it_for_both(audience: Audience) -> None:
    made = development_plan_pdf(OPP, audience)
    said = letters(text(made))
    for words in TEXTS.values():
        for line in words.splitlines():
            assert letters(line) in said
    assert drawn_outside(made) == 0
    assert all(fonts(made).values())


def test_it_follows_the_order_of_the_law_with_the_plain_names_beside() -> None:
    said = text(development_plan_pdf(replace(OPP, changed=()), Audience.PROFESSIONAL))
    places = [said.index(one) for one in ORDER]
    assert places == sorted(places)
    assert "Handelingsdeel · Dit gaan we doen" in said
    plain = text(development_plan_pdf(OPP, Audience.PARENTS))
    assert "Dit gaan we doen · Handelingsdeel" in plain
    assert "Naar welke school later · Uitstroombestemming" in plain


def test_the_handelingsdeel_is_signed_apart_and_the_rest_as_seen() -> None:
    tree = structure(development_plan_pdf(OPP, Audience.PROFESSIONAL))
    tables = tree.all("Table")
    assert [len(one.all("TR")) for one in tables] == [3, 5]
    for one in tables:
        assert {head.attributes.get("/Scope") for head in one.all("TR")[0].all("TH")} == {"/Column"}
    said = text(development_plan_pdf(OPP, Audience.PROFESSIONAL))
    assert "Akkoord op 12 maart 2026: Sanne Klaproos en Ruben Veenpluis." in said


def test_what_a_reader_does_not_get_leaves_a_neutral_line() -> None:
    away = frozenset({"enabling", "hindering", "child_view"})
    cut = replace(OPP, omitted=away, parts=tuple(one for one in OPP.parts if one.key not in away))
    said = text(development_plan_pdf(cut, Audience.PROFESSIONAL))
    assert said.count("Een deel van het plan staat niet op dit blad.") == 2
    for secret in ("Oma Riet", "buik", "Bevorderende"):
        assert secret not in said


def test_a_draft_says_that_it_is_one_and_what_is_not_there_yet() -> None:
    said = text(development_plan_pdf(EMPTY_OPP, Audience.PROFESSIONAL))
    assert "concept: nog niet vastgesteld" in said
    assert said.count("Nog niet ingevuld.") == 5
    assert said.count("Ouder of voogd") == 4
    assert "Kenmerk" not in said


def test_a_child_that_said_nothing_was_asked() -> None:
    silent = replace(OPP, parts=tuple(replace(one, text="") if one.key == "child_view" else one for one in OPP.parts))
    said = text(development_plan_pdf(silent, Audience.PROFESSIONAL))
    assert "Mees is gevraagd, en wilde dit keer niets zeggen." in said


def test_a_copy_names_who_it_is_for_with_the_own_address() -> None:
    copy = replace(OPP, copy_for="Sanne Klaproos", address_block=("Sanne Klaproos", "Helmgras 12", "0000 AA Duinveen"))
    said = text(development_plan_pdf(copy, Audience.PARENTS))
    assert "Voor Sanne Klaproos" in said
    assert "Helmgras 12" in said


def test_the_handelingsdeel_goes_on_a_sheet_of_its_own() -> None:
    made = development_plan_pdf(handelingsdeel_of(OPP), Audience.PROFESSIONAL)
    said = text(made)
    assert page_count(made) == 1
    assert "Handelingsdeel Mees Veenpluis" in said
    assert "Bram Sluis: elke dinsdag" in said
    assert "Namens de school" in said
    for elsewhere in ("vmbo", "buik", "Voor gezien", "Een deel van het plan"):
        assert elsewhere not in said


def test_what_is_new_is_named_as_the_reader_calls_it_and_gets_it() -> None:
    assert "Nieuw: Onderbouwing en Handelingsdeel" in text(development_plan_pdf(OPP, Audience.PROFESSIONAL))
    assert "Nieuw: Waarom we dat denken en Dit gaan we doen" in text(development_plan_pdf(OPP, Audience.PARENTS))
    cut = replace(OPP, parts=tuple(one for one in OPP.parts if one.key != "grounds"), omitted=frozenset({"grounds"}))
    assert "Nieuw: Handelingsdeel" in text(development_plan_pdf(cut, Audience.PROFESSIONAL))


def test_je_where_the_school_says_je() -> None:
    said = text(development_plan_pdf(replace(OPP, address=FormOfAddress.INFORMAL), Audience.PARENTS))
    assert "Ben je het niet eens" in said
    assert "Bent u" not in said


def test_large_print_and_texts_longer_than_a_page() -> None:
    assert page_count(development_plan_pdf(OPP, Audience.PARENTS, PrintAs(large=True))) > 2
    long = opp_with_texts(lambda said: "\n".join([said] * 60))
    made = development_plan_pdf(long, Audience.PROFESSIONAL)
    assert text(made).count("Bouwt graag, samen met Sami.") == 60
    assert drawn_outside(made) == 0


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_words_are_words(typed: str) -> None:
    made = development_plan_pdf(opp_with_texts(lambda said: f"{said}{typed} einde"), Audience.PARENTS)
    assert "einde" in text(made)
