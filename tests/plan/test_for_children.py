"""What grown-ups arrange among themselves is not in the child's own plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.pdf.documents import plan_pdf
from rondom.plan.for_children import called_by_the_child, for_the_child, good_to_hear
from rondom.plan.reading import Agreement, Attendee, Audience, Part, Perspective, Remark
from tests.pdf.examples import PLAN
from tests.pdf.reading_back import letters, text

SCHOOL, PARENT, COACH, CHILD = Perspective.SCHOOL, Perspective.PARENT, Perspective.COACH, Perspective.CHILD


@pytest.mark.parametrize(
    ("who", "what", "side"),
    [("Ellen", "Leerplicht bellen over de maandagen", SCHOOL), ("Hatice", "Met papa praten over de zondagavond", COACH),
     ("Ellen", "Verslag van het overleg naar de voogd", SCHOOL), ("Ellen", "TLV aanvragen", SCHOOL), ("Sanne", "Belt de advocaat", PARENT),
     ("Leerplichtambtenaar", "Komt langs", Perspective.OTHER), ("Ellen", "Belt Veilig Thuis.", SCHOOL)],
)  # fmt: skip
def test_what_is_not_for_a_child_to_carry(who: str, what: str, side: Perspective) -> None:
    one = Agreement(who, what, side)
    assert not for_the_child(one)
    said = letters(text(plan_pdf(replace(PLAN, agreements=(one, *PLAN.agreements)), Audience.CHILD)))
    assert letters(what) not in said
    assert letters("Er is ook een plan voor de grote mensen.") in said


@pytest.mark.parametrize(
    ("who", "what", "side"),
    [("juf Marloes", "Een vaste startplek op maandag", SCHOOL), ("Sanne", "Papa en ik zetten samen de tas klaar", PARENT),
     ("Mees", "Ik vertel het aan de voogd", CHILD), ("Hatice", "Speelafspraak met een kind uit de klas regelen", COACH),
     ("Aisha", "Meekijken in de klas", SCHOOL), ("Sanne", "Belt de huisarts", PARENT)],
)  # fmt: skip
def test_what_a_child_will_notice_is_told(who: str, what: str, side: Perspective) -> None:
    assert for_the_child(Agreement(who, what, side))


@given(st.text(), st.text(), st.sampled_from(Perspective))
def test_any_text_is_no_error(who: str, what: str, side: Perspective) -> None:
    for_the_child(Agreement(who, what, side))


@pytest.mark.parametrize("sheet", ["first", "young", "older"])
def test_a_part_that_may_not_go_leaves_one_neutral_line(sheet: str) -> None:
    thin = replace(PLAN, voice=None, omitted=frozenset({Part.VOICE, Part.CONCERNS}), child_sheet=sheet)
    assert text(plan_pdf(thin, Audience.CHILD)).count("Een stukje van je plan staat niet op dit blad.") == 1
    whole = replace(PLAN, omitted=frozenset({Part.CONCERNS, Part.VIEWS}), child_sheet=sheet)
    assert "staat niet op dit blad" not in text(plan_pdf(whole, Audience.CHILD)), "worries never stand there"


def test_what_others_find_good_is_told_with_who_said_it() -> None:
    """ "Hij is lief" is about another boy, unless one reads who said it."""
    found = (
        Remark("Hij legt goed uit", SCHOOL, "Marloes"),
        Remark("Hij is lief.", PARENT),
        Remark("Ik bouw graag.", CHILD, "Mees"),
    )
    said = letters(text(plan_pdf(replace(PLAN, strengths=found), Audience.CHILD)))
    assert letters("Ik bouw graag.") in said
    assert letters("Marloes zegt: “Hij legt goed uit”") in said
    assert letters("Je moeder zegt: “Hij is lief.”") in said
    nobody = letters(text(plan_pdf(replace(PLAN, people=(), strengths=found), Audience.CHILD)))
    assert letters("Thuis zeggen ze: “Hij is lief.”") in nobody
    assert said.index(letters("Ik bouw graag.")) < said.index(letters("Hij legt goed uit")), "its own first"


@pytest.mark.parametrize(
    ("words", "side", "told"),
    [("Jullie bellen elkaar.", COACH, False), ("De ouders staan open voor hulp.", SCHOOL, False), ("U belt altijd terug.", SCHOOL, False),
     ("De medicatie slaat aan", PARENT, False), ("Hij helpt papa met koken", PARENT, True), ("Hij legt goed uit.", SCHOOL, True),
     ("Jullie zijn lief", CHILD, True)],
)  # fmt: skip
def test_praise_for_grown_ups_is_not_told_to_the_child(words: str, side: Perspective, told: bool) -> None:
    assert good_to_hear(Remark(words, side)) is told


def test_a_parent_is_called_what_it_is_to_the_child() -> None:
    people = (
        Attendee("Sanne Klaproos", "moeder", PARENT),
        Attendee("Ruben Veenpluis", "vader", PARENT),
        Attendee("Joke Merel", "pleegouder", PARENT),
    )
    reading = replace(PLAN, people=people)
    assert [called_by_the_child(one, reading) for one in ("Sanne", "Ruben Veenpluis", "Joke", "Esther")] == [
        "Je moeder",
        "Je vader",
        "Joke",
        "Esther",
    ]
    two = replace(PLAN, people=(*people, Attendee("Anna Berg", "moeder", PARENT)))
    assert called_by_the_child("Sanne", two) == "Sanne", "of two mothers the name tells which"


def test_who_to_go_to_is_called_as_the_child_calls_them() -> None:
    teacher = Agreement("juf Marloes", "Staat bij de deur.", SCHOOL)
    said = text(plan_pdf(replace(PLAN, agreements=(teacher,)), Audience.CHILD))
    assert "juf Marloes" in said.split("Naar wie kun je toe?")[1]
    heard = text(plan_pdf(replace(PLAN, agreements=(replace(teacher, who="Marloes"),)), Audience.CHILD))
    assert letters("juf Marloes Staat bij de deur.") in letters(heard), "as in what the child said it to"
