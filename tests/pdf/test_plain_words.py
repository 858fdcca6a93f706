"""The words of professionals that stand in a parents' plan are explained at its end, and nowhere else changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2

from rondom.dossier.pictures import pictures_in
from rondom.pdf.documents import plan_pdf
from rondom.plan.reading import Audience, Child, ChildVoice, Drawing, PlanReading, Remark
from tests.dossier.test_pictures import photo

PLAN = PlanReading(
    child=Child("Mees", "Mees Veenpluis"),
    school="De Regenwulp",
    made_on=date(2026, 3, 12),
    reason="Na het MDO bleek dat de zelfregulatie stagneert.",
    strengths=(Remark("Sterke executieve functies & <b>bouwen</b>", who="Orthopedagoog"),),
)

_TOWER = pictures_in(photo())[0].content
DRAWN = replace(
    PLAN, voice=ChildVoice("Ik bouw graag.", "tekening"), drawings=(Drawing(_TOWER, "Een toren"), Drawing(_TOWER))
)
"""With drawings of the child and words to explain."""


def words_of(reading: PlanReading, audience: Audience) -> str:
    document = pypdfium2.PdfDocument(plan_pdf(reading, audience))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_parents_read_what_a_word_means_at_the_end() -> None:
    told = words_of(PLAN, Audience.PARENTS)
    before, after = told.split("Woorden in dit plan")
    assert "Na het MDO bleek dat de zelfregulatie stagneert." in before, "as it was said"
    for line in (
        "executieve functies: plannen, beginnen en volhouden",
        "MDO: groot overleg",
        "stagneren: niet verder komen",
    ):
        assert line in after
    assert "Orthopedagoog:" not in after and "orthopedagoog:" not in after, (
        "the name of who said it is no word of the plan"
    )


def test_professionals_and_a_plain_plan_get_no_list() -> None:
    assert "Woorden in dit plan" not in words_of(PLAN, Audience.PROFESSIONAL)
    plain = PlanReading(child=PLAN.child, school=PLAN.school, made_on=PLAN.made_on, reason="Mees bouwt graag.")
    assert "Woorden in dit plan" not in words_of(plain, Audience.PARENTS)


def test_a_drawing_stands_with_the_words_of_the_child_without_what_the_photo_told() -> None:
    for audience in Audience:
        made = plan_pdf(DRAWN, audience)
        document = pypdfium2.PdfDocument(made)
        pictures = [
            one for page in document for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        ]
        assert len(pictures) == 2, audience
        assert b"Telefoonmerk" not in made and b"Exif" not in made
