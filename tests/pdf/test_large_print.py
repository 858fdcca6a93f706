"""In large print nothing is small: not in the head and the foot, and not in a paper that is part of another."""

from __future__ import annotations

import pytest

from rondom.pdf.inzage_document import inzage_pdf
from rondom.pdf.meeting_papers import invitation_pdf
from rondom.pdf.print_as import PrintAs
from rondom.pdf.report_document import report_pdf
from rondom.pdf.styles import LARGE_EDGE
from rondom.plan.inzage.reading import ChildFile, FixedPlan, InzageReading
from rondom.plan.reading import Audience
from tests.mees import TODAY
from tests.pdf.every_document import EVERY
from tests.pdf.examples import PLAN, REPORT
from tests.pdf.reading_back import letter_sizes, page_texts
from tests.pdf.test_meeting_papers import LETTER

DRAWN = {"plan for a child in large print": {11.5, 12.0}}
"""The words in the drawing of a leaf of a calendar."""
LARGE_ARABIC = PrintAs(large=True, language="ar")


@pytest.mark.parametrize("name", [one for one in EVERY if "large" in one])
def test_no_letter_is_smaller_than_those_of_the_foot(name: str) -> None:
    assert {one for one in letter_sizes(EVERY[name]()) if one < LARGE_EDGE} <= DRAWN.get(name, set())


def test_a_plan_inside_a_packet_is_large_too() -> None:
    file = ChildFile(
        "1", "Mees Veenpluis", "Mees", "De Regenwulp", "", plans=(FixedPlan("Driehoek 1, versie 1", PLAN),)
    )
    packet = InzageReading(file, "Sanne Klaproos", "moeder", TODAY, TODAY, TODAY, "Ellen Boterbloem")
    assert min(letter_sizes(inzage_pdf(packet, PrintAs(large=True)))) >= LARGE_EDGE


def test_a_word_stands_on_the_page_of_what_it_is_about() -> None:
    (page,) = (one for one in page_texts(invitation_pdf(LETTER, LARGE_ARABIC)) if "Hoe lang" in one)
    assert "50 minuten" in page


def test_a_goal_and_a_concern_stay_on_one_page() -> None:
    pages = page_texts(report_pdf(REPORT, Audience.PARENTS, LARGE_ARABIC))
    together = [("Straks /", "Tot 4 juni"), ("Slaapt laat in", "gaapt hij")]
    for first, last in together:
        assert [first in one for one in pages] == [last in one for one in pages], first
