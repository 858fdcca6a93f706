"""Letters that no font here has are not left out in silence."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from rondom.pdf.documents import plan_pdf
from rondom.pdf.print_as import PrintAs
from rondom.pdf.replaced import MOST, replaced_words
from rondom.plan.reading import Audience
from tests.pdf.every_document import EVERY
from tests.pdf.examples import PLAN
from tests.pdf.reading_back import open_pdf


def _called(name: str) -> bytes:
    return plan_pdf(replace(PLAN, reason=f"Het gaat om {name} vandaag."), Audience.PARENTS)


@pytest.mark.parametrize("name", ["ኣበባ", "小明", "அருண்", "x\ue000y"])
def test_a_word_with_a_letter_that_cannot_be_drawn_is_named(name: str) -> None:
    (word,) = replaced_words(_called(name))
    assert "\ufffd" in word
    assert word.startswith("gaat om ") and "vandaag" not in word


@pytest.mark.parametrize("name", ["Łódź", "İzmir", "Їжак", "نور", "שלום", "😀", "Zoë"])
def test_what_can_be_drawn_is_not(name: str) -> None:
    assert replaced_words(_called(name)) == ()


def test_many_are_a_few_and_each_once() -> None:
    assert len(replaced_words(_called(" ".join(f"小{at} en" for at in range(20))))) == MOST
    assert len(replaced_words(_called("小明 小明"))) == 1


def test_in_arabic_and_large_print_too() -> None:
    reading = replace(PLAN, reason="نور 小明")
    for dress in (PrintAs(language="ar"), PrintAs(large=True)):
        assert replaced_words(plan_pdf(reading, Audience.PARENTS, dress))


def test_files_from_elsewhere_are_their_makers_business() -> None:
    with open_pdf(_called("小明")) as document:
        document.docinfo["/Producer"] = "Een scanner"
        made = io.BytesIO()
        document.save(made)
    assert replaced_words(made.getvalue()) == ()
    assert replaced_words(b"geen PDF") == ()


def test_our_own_words_can_all_be_drawn() -> None:
    for name in (
        "plan for professionals",
        "plan for a child of 5",
        "permission form in ar",
        "invitation in uk",
        "opp for parents",
    ):
        assert replaced_words(EVERY[name]()) == (), name
