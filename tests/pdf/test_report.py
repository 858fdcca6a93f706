"""The report of a talk on paper: what was decided first, everything once and under its step, views side by side."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.pdf.documents import page_count
from rondom.pdf.print_as import PrintAs
from rondom.pdf.report_document import report_pdf
from rondom.plan.reading import Audience, Part, PlanNote
from rondom.plan.report import ReportStep, copy_of
from tests.pdf.examples import CALL, EMPTY_PLAN, PLAN, REPORT, with_texts
from tests.pdf.reading_back import Node, drawn_outside, fonts, letters, structure, text

READERS = (Audience.PROFESSIONAL, Audience.PARENTS)


def headings(root: Node) -> list[str]:
    return [node.role for node in root.walk() if node.role in ("H1", "H2", "H3")]


@pytest.mark.parametrize("audience", READERS)
def test_what_was_decided_comes_first_and_then_every_step_in_order(audience: Audience) -> None:
    said = text(report_pdf(REPORT, audience))
    order = [
        "Sanne Klaproos, moeder",
        "Doel: Mees loopt op maandag rustig naar binnen.",
        "We kijken weer op donderdag 4 juni 2026.",
        "Waarom we praten",
        "Iedereen weet wat te doen op maandag.",
        "Op maandag is mijn buik boos.",
        "Wie mag dit horen: juf Marloes en mama",
        "Wat gaat goed",
        "Over de overblijf",
        "Daar is het druk.",
        "Buikpijn en tranen",
        "Eerst bouwen, dan pas rekenen.",
        "Zet zondag de tas klaar.",
        "Voorlezen, akkoord, hoe was dit",
    ]
    places = [said.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize("audience", READERS)
def test_everything_of_the_plan_stands_there_once(audience: Audience) -> None:
    squeezed = letters(text(report_pdf(REPORT, audience)))
    for one in (*PLAN.strengths, *PLAN.wishes, *PLAN.concerns, *PLAN.enabling, *PLAN.hindering):
        assert squeezed.count(letters(one.text)) == 1, one.text
    for one in (*PLAN.agreements, *PLAN.running):
        assert squeezed.count(letters(one.what)) == 1, one.what
    for note in PLAN.notes:
        assert squeezed.count(letters(note.text)) == 1


def test_views_stand_side_by_side_under_a_name_each() -> None:
    root = structure(report_pdf(REPORT, Audience.PROFESSIONAL))
    table = next(node for node in root.all("Table") if len(node.all("TH")) >= 5)
    said = text(report_pdf(REPORT, Audience.PROFESSIONAL))
    assert "Zorg Sanne Marloes Ruben Mees" in said
    assert "noemde dit" in said
    assert all(len(row.kids) == 5 for row in table.all("TR"))


def test_many_views_stand_under_each_other() -> None:
    views = tuple(replace(PLAN.concerns[3].views[0], name=f"Persoon{n}") for n in range(12))
    plan = replace(PLAN, concerns=(replace(PLAN.concerns[3], views=views),))
    said = text(report_pdf(replace(REPORT, plan=plan), Audience.PROFESSIONAL))
    assert all(said.count(f"Persoon{n}:") == 1 for n in range(12))


def test_what_has_no_step_in_this_agenda_is_told_all_the_same() -> None:
    short = replace(REPORT, steps=(ReportStep("welcome", "Welkom"), ReportStep("close", "Klopt het zo")))
    squeezed = letters(text(report_pdf(short, Audience.PROFESSIONAL)))
    for one in (*PLAN.strengths, *PLAN.wishes, *PLAN.concerns, *PLAN.hindering):
        assert squeezed.count(letters(one.text)) == 1
    assert squeezed.index(letters("Zet zondag de tas klaar.")) < squeezed.index(letters("Klopt het zo"))


def test_why_we_talk_comes_first_in_an_agenda_without_that_step() -> None:
    """An evaluation begins with looking back; who reads it has to know what it was about."""
    looking_back = replace(
        REPORT, steps=(ReportStep("strengths", "Wat ging goed"), ReportStep("close", "Klopt het zo"))
    )
    said = letters(text(report_pdf(looking_back, Audience.PARENTS)))
    assert said.index(letters("Iedereen weet wat te doen")) < said.index(letters("Wat ging goed"))


def test_two_steps_of_one_name_each_have_their_own_words() -> None:
    plan = replace(PLAN, notes=(PlanNote("Rondje", "eerste ronde"), PlanNote("Rondje", "tweede ronde")))
    twice = replace(REPORT, plan=plan, steps=(ReportStep("own", "Rondje"), ReportStep("own", "Rondje")))
    said = text(report_pdf(twice, Audience.PROFESSIONAL))
    assert said.count("Rondje") == 2
    assert said.index("eerste ronde") < said.index("tweede ronde")


def test_a_skipped_step_is_named_and_an_empty_one_is_not() -> None:
    steps = (ReportStep("own", "Over de vakantie", skipped=True), ReportStep("own", "Nog iets"))
    said = text(report_pdf(replace(REPORT, steps=steps), Audience.PROFESSIONAL))
    assert "Hier kwamen we niet aan toe: Over de vakantie." in said
    assert "Nog iets" not in said


@pytest.mark.parametrize("audience", READERS)
def test_what_a_reader_may_not_have_is_not_there(audience: Audience) -> None:
    plan = replace(PLAN, voice=None, notes=(), reason="", question="",
                   omitted=frozenset({Part.VOICE, Part.NOTES, Part.REQUEST}))  # fmt: skip
    said = text(report_pdf(copy_of(REPORT, plan), audience))
    assert said.count("Een deel van het plan staat niet op dit blad.") == 1
    for hidden in ("buik boos", "Daar is het druk", "juf Marloes en mama", "Iedereen weet wat te doen", "kinderarts"):
        assert hidden not in said


def test_of_a_call_there_is_why_what_was_said_and_what_was_agreed() -> None:
    said = text(report_pdf(CALL, Audience.PROFESSIONAL))
    for part in (
        "Telefoongesprek met Sanne",
        "8.20 uur",
        "Mees was maandag ziek.",
        "Hij heeft koorts.",
        "Zet het bouwen",
    ):
        assert part in said
    assert "Handtekening" not in said


@pytest.mark.parametrize("audience", READERS)
@pytest.mark.parametrize("large", [False, True])
def test_the_page_is_tagged_with_headings_that_do_not_skip(audience: Audience, large: bool) -> None:
    pdf = report_pdf(REPORT, audience, PrintAs(large=large))
    assert all(fonts(pdf).values())
    assert drawn_outside(pdf) == 0
    levels = [int(role[1]) for role in headings(structure(pdf))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_talk_of_which_nothing_was_written_is_one_page() -> None:
    assert page_count(report_pdf(replace(REPORT, plan=EMPTY_PLAN, purpose=""), Audience.PROFESSIONAL)) == 1


@settings(max_examples=15)
@given(st.text(max_size=300), st.sampled_from(READERS), st.booleans())
def test_no_text_anywhere_breaks_it(typed: str, audience: Audience, large: bool) -> None:
    reading = replace(REPORT, plan=with_texts(PLAN, lambda _text: typed), purpose=typed, title=typed, room=typed)
    assert page_count(report_pdf(reading, audience, PrintAs(large=large))) >= 1


def test_parents_read_at_the_end_what_a_word_of_professionals_means() -> None:
    hard = replace(
        REPORT, purpose="Na dit MDO weet ieder wat te doen.", plan=replace(PLAN, reason="De zelfregulatie stagneert.")
    )
    told = text(report_pdf(hard, Audience.PARENTS))
    before, after = told.split("Woorden in dit verslag")
    assert "De zelfregulatie stagneert." in before and "Na dit MDO" in before, "as it was said"
    assert "stagneren: niet verder komen" in after and "MDO: groot overleg" in after
    assert "Woorden in dit" not in text(report_pdf(hard, Audience.PROFESSIONAL))
    only_in_the_timeline = replace(
        REPORT, plan=replace(PLAN, happened=replace(PLAN.happened, sentences=("Groot MDO.",)))
    )
    assert "MDO" not in text(report_pdf(only_in_the_timeline, Audience.PARENTS)), "it stands not in a report"
