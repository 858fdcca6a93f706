"""The plan of the child itself: its own words first, nothing of what adults worry about, three ages, never a crash."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from rondom.pdf import page, safe, styles
from rondom.pdf.child_pictures import Card
from rondom.pdf.documents import metadata, page_count, plan_pdf
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.tagged.blocks import Space, Stack
from rondom.pdf.tagged.flowables import Figure, P
from rondom.plan.reading import AgreementState, Audience, ChildVoice, Drawing, Part, Perspective, PlanReading
from rondom.plan.sheet_versions import SheetVersion
from tests.pdf.examples import EMPTY_PLAN, PLAN, texts, with_texts
from tests.pdf.reading_back import drawn_outside, fonts, letters, off_paper, structure, text

LARGE = PrintAs(large=True)


def read(reading: PlanReading, dress: PrintAs = AS_IT_IS) -> str:
    return text(plan_pdf(reading, Audience.CHILD, dress))


@pytest.mark.parametrize("version", list(SheetVersion))
def test_its_own_words_come_first_and_worries_nowhere(version: SheetVersion) -> None:
    said = read(replace(PLAN, child_sheet=version.value))
    order = [
        "Jouw plan, Mees",
        "Op maandag is mijn buik boos.",
        "Dit gaat goed",
        "Dit gaan we proberen",
        "Wie doet wat",
    ]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)
    worries = [*texts(PLAN.concerns), *texts(PLAN.hindering), PLAN.reason, *texts(PLAN.views), *texts(PLAN.approvals)]
    sentences = [one for one in worries if " " in one and one not in texts((PLAN.people, PLAN.recipients))]
    assert len(sentences) > 8
    squeezed = letters(said)
    assert not [one for one in sentences if letters(one) in squeezed]


@pytest.mark.parametrize("dress", [PrintAs(), LARGE])
@pytest.mark.parametrize("version", list(SheetVersion))
def test_the_goal_is_told_as_steps_and_who_does_what(version: SheetVersion, dress: PrintAs) -> None:
    said = read(replace(PLAN, child_sheet=version.value), dress)
    assert "Mees loopt op maandag rustig naar binnen." in said
    steps = ["1 van de 4 keer", "2 van de 4 keer", "3 van de 4 keer"]
    assert [said.index(step) for step in steps] == sorted(said.index(step) for step in steps)
    assert letters("Jij Tekent hoe de week was.") in letters(said)
    assert letters("Je moeder Zet zondag de tas klaar.") in letters(said)
    assert said.index("Tekent hoe") < said.index("Zet zondag"), "what the child does stands first"
    assert "Belt de vader" not in said, "what is done is over"
    assert "Donderdag 4 juni" in said
    assert "Ellen Boterbloem" in said
    assert "juf Marloes" in said.split("Naar wie")[1], "as the child calls her"


def test_a_number_to_call_is_for_who_is_older() -> None:
    assert "06 00 00 90 12" in read(replace(PLAN, child_sheet="older"))
    assert "06 00 00 90 12" not in read(replace(PLAN, child_sheet="young"))


def test_the_age_chooses_unless_someone_did() -> None:
    assert "Dit mag jij" not in read(PLAN)  # nine years old
    assert "Kleur een gezicht." in read(replace(PLAN, child=replace(PLAN.child, birth_date=PLAN.made_on)))
    assert "Dit mag jij" in read(replace(PLAN, child_sheet="older"))


def test_a_child_that_said_nothing_is_not_blamed() -> None:
    said = read(replace(PLAN, voice=ChildVoice(declined=True)))
    assert "Je wilde dit keer niets vertellen. Dat mag." in said


def test_what_may_not_go_is_not_there() -> None:
    said = read(replace(PLAN, voice=None, goals=(), omitted=frozenset({Part.VOICE, Part.GOALS})))
    assert "buik" not in said
    assert "Dit gaan we proberen" not in said


def test_its_drawing_stands_by_its_words_with_what_it_shows() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "orange").save(picture, "JPEG")
    pdf = plan_pdf(replace(PLAN, drawings=(Drawing(picture.getvalue(), "Een boze buik"),)), Audience.CHILD)
    assert "Een boze buik" in [one.alt for one in structure(pdf).all("Figure")]
    assert drawn_outside(pdf) == 0


def test_steps_that_are_too_long_for_stairs_become_a_list() -> None:
    goal = replace(PLAN.goals[0], now="heel vaak " * 200, then="soms " * 200)
    said = letters(read(replace(PLAN, goals=(goal,))))
    assert said.count("heelvaak") >= 197  # a page can end inside one
    assert said.count("soms") >= 197


@pytest.mark.parametrize("version", list(SheetVersion))
def test_the_page_is_tagged_and_its_letters_are_in_it(version: SheetVersion) -> None:
    pdf = plan_pdf(replace(PLAN, child_sheet=version.value), Audience.CHILD)
    assert all(fonts(pdf).values())
    assert drawn_outside(pdf) == 0
    roles = [node.role for node in structure(pdf).walk()]
    assert roles.count("H1") == 1
    assert roles.count("H2") >= 5


def test_many_agreements_all_stand_there_once() -> None:
    many = tuple(
        replace(PLAN.agreements[0], what=f"doet ding{number} elke week", state=AgreementState.OPEN, perspective=side)
        for number, side in enumerate([*Perspective] * 5)
    )
    said = read(replace(PLAN, agreements=many, running=()))
    assert [said.count(f"ding{number} ") for number in range(len(many))] == [1] * len(many)


@settings(max_examples=15)
@given(st.text(max_size=300), st.sampled_from(SheetVersion), st.booleans())
def test_no_text_anywhere_breaks_it(typed: str, version: SheetVersion, large: bool) -> None:
    reading = replace(with_texts(PLAN, lambda _text: typed), child_sheet=version.value)
    assert page_count(plan_pdf(reading, Audience.CHILD, PrintAs(large=large))) >= 1


@pytest.mark.parametrize("unit", ["woord ", "x", "é\n", "😀"])
def test_text_longer_than_a_page_goes_on(unit: str) -> None:
    long = unit * (6000 // len(unit))
    reading = with_texts(PLAN, lambda _text: long)
    assert page_count(plan_pdf(reading, Audience.CHILD)) > 8
    assert page_count(plan_pdf(EMPTY_PLAN, Audience.CHILD)) == 1


def test_a_card_with_more_than_a_page_loses_nothing() -> None:
    look = styles.professional()
    long, drawing = Space(styles.HIGHEST - 60), Figure((10, 300), lambda _canvas: None, "", 900)
    long.clings = True
    card = Card(Stack([long, drawing, P(safe.safe("onder"), look.body)]), "warm", 12.0)
    pdf = page.print_pages([card], page.Edges("", ""), metadata("Plan", "De Regenwulp"))
    assert off_paper(pdf) == []
    assert "onder" in text(pdf)
