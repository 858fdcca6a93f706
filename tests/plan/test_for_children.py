"""What grown-ups arrange among themselves is not in the child's own plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.pdf.documents import plan_pdf
from rondom.plan.for_children import for_the_child
from rondom.plan.reading import Agreement, Audience, Part, Perspective
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


def test_who_to_go_to_is_called_as_the_child_calls_them() -> None:
    teacher = Agreement("juf Marloes", "Staat bij de deur.", SCHOOL)
    said = text(plan_pdf(replace(PLAN, agreements=(teacher,)), Audience.CHILD))
    assert "juf Marloes" in said.split("Naar wie kun je toe?")[1]
