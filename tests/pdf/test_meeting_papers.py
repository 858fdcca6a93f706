"""The papers around a meeting, read back: letter, form, the child's sheets, the three houses, the paper for an interpreter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest

from rondom.pdf import styles
from rondom.pdf.documents import page_count, preparation_pdf
from rondom.pdf.meeting_papers import bundle, interpreter_pdf, invitation_pdf, permission_form_pdf, three_houses_pdf
from rondom.pdf.print_as import PrintAs
from rondom.plan.drawings import MOODS, face, houses
from rondom.plan.invitations import InterpreterReading, InvitationReading
from rondom.plan.permission_form import PermissionForm, Signer
from rondom.plan.reading import FormOfAddress, Perspective
from rondom.privacy.rules import BY_PUPIL
from rondom.scene import Path, Text
from tests.pdf.examples import PARENT, PEOPLE, PREPARATION, SCHOOL, texts, with_texts
from tests.pdf.reading_back import drawn_outside, fonts, letters, marked_content, open_pdf, page_texts, structure, text

CHILD = replace(PREPARATION, questions=(), age=9)
LETTER = InvitationReading(
    replace(PREPARATION, permission=("Hatice leest pas mee als Ruben ja zegt.",)),
    PARENT,
    date(2026, 3, 2),
    "Den Haag",
    ("Wilgenpad 7", "2566 AB  Den Haag"),
    family=True,
)
FORM = PermissionForm(
    child=PREPARATION.child,
    school="De Regenwulp",
    place="Den Haag",
    made_on=date(2026, 3, 2),
    recipient="Hatice Kievit",
    role="gezinscoach",
    organisation="Stichting Kantel",
    purpose="Hulp thuis en op school op elkaar afstemmen.",
    kinds=("school", "thuis"),
    until=date(2026, 7, 31),
    signers=(Signer("a", "Sanne Klaproos", "moeder"), Signer("b", "Ruben Veenpluis", "vader")),
    contact="Ellen Boterbloem, 06 00 00 90 12",
)
INTERPRETER = InterpreterReading(
    "De Regenwulp", "Arabisch", "Tolk Arabisch", date(2026, 3, 2), date(2026, 3, 12), time(13, 15), 75, "kamer van Ellen",
    "Ellen Boterbloem", "06 00 00 90 12",
)  # fmt: skip


def child_sheet(age: int | None) -> bytes:
    return preparation_pdf(replace(CHILD, age=age), Perspective.CHILD)


ALL: dict[str, Callable[[], bytes]] = {
    "letter": lambda: invitation_pdf(LETTER),
    "form": lambda: permission_form_pdf(FORM),
    "interpreter": lambda: interpreter_pdf(INTERPRETER),
    "first": lambda: child_sheet(6),
    "young": lambda: child_sheet(9),
    "older": lambda: child_sheet(14),
    "houses": lambda: three_houses_pdf(CHILD),
}
PAPERS = pytest.mark.parametrize("build", ALL.values(), ids=ALL)


@PAPERS
def test_every_paper_is_one_tagged_page_that_names_no_child_outside_it(build: Callable[[], bytes]) -> None:
    pdf = build()
    used = fonts(pdf)
    assert used and all(used.values()), used
    assert drawn_outside(pdf) == 0
    tree = structure(pdf)
    assert {content for node in tree.walk() for content in node.content} == marked_content(pdf)
    headings = [int(node.role[1]) for node in tree.walk() if node.role in {"H1", "H2", "H3"}]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    assert all(node.alt for node in tree.all("Figure"))
    assert page_count(pdf) == 1
    with open_pdf(pdf) as document:
        assert "Mees" not in str(document.docinfo["/Title"])
        assert b"Mees" not in document.Root.Metadata.read_bytes()


@PAPERS
def test_texts_that_nobody_expects_print_as_they_are(
    build: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = "<b>&amp; Ångström \u202e أمل"
    module = build.__globals__
    for name in ("LETTER", "FORM", "INTERPRETER", "CHILD"):
        monkeypatch.setitem(module, name, with_texts(module[name], lambda said: f"{said} {odd}"))
    pdf = build()
    assert page_count(pdf) >= 1
    if texts(module["CHILD"]):
        assert "Ångström" in text(pdf)


@pytest.mark.parametrize("paper", ["first", "houses", "form", "interpreter"])
def test_a_long_name_of_a_school_or_child_makes_no_second_page(paper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    school = "Openbare Daltonbasisschool voor Anders Georganiseerd Onderwijs De Regenwulp, locatie Westvlietweg-Noord"
    child = replace(PREPARATION.child, first_name="Mees-Alexander Willem")
    build = ALL[paper]
    for name in ("FORM", "INTERPRETER", "CHILD"):
        made = replace(build.__globals__[name], school=school)
        monkeypatch.setitem(build.__globals__, name, made if name == "INTERPRETER" else replace(made, child=child))
    pdf = build()
    assert page_count(pdf) == 1
    assert letters(school) in letters(text(pdf))


def test_the_name_of_the_school_is_no_larger_for_a_child_that_learns_to_read() -> None:
    """Its letters were as large as those of the sheet, and broke the head into two lines."""
    assert styles.first_reader().school.fontSize <= styles.parents().school.fontSize
    head = {look.school.fontSize for look in (styles.first_reader(), styles.young_reader(), styles.parents())}
    assert len(head) == 1


@pytest.mark.parametrize("age", [9, 14])
def test_twelve_people_at_the_table_leave_the_sheet_of_a_child_on_one_page(
    age: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(replace(PEOPLE[1], name=f"Hatice {letter} Kievit") for letter in "ABCDEFGHIJKL")
    monkeypatch.setitem(child_sheet.__globals__, "CHILD", replace(CHILD, people=many))
    pdf = child_sheet(age)
    assert page_count(pdf) == 1
    assert "Hatice A Kievit" in text(pdf) and "Hatice L Kievit" in text(pdf)


# -- the letter -----------------------------------------------------------------------------------------------


def test_a_letter_says_when_where_why_and_with_whom() -> None:
    said = letters(text(invitation_pdf(LETTER)))
    for words in (
        "Sanne Klaproos", "Wilgenpad 7", "2566 AB", "Den Haag, 2 maart 2026", "Donderdag 12 maart 2026, 13.15 uur",
        "kamer van Ellen", "50 minuten", "Iedereen weet wat te doen op maandag.", "Hatice Kievit, gezinscoach",
        "U mag iemand meenemen", "Ellen Boterbloem, 06 00 00 90 12", "Mijn antwoord", "Hatice leest pas mee",
    ):  # fmt: skip
        assert letters(words) in said, words
    assert "gezag" not in said


def test_a_letter_without_a_time_or_day_says_so() -> None:
    day_only = replace(LETTER, preparation=replace(LETTER.preparation, start=None))
    said = text(invitation_pdf(day_only))
    assert "Donderdag 12 maart 2026. De tijd volgt nog." in said
    assert "0.00" not in said
    nothing = replace(LETTER, preparation=replace(LETTER.preparation, on=None, start=None))
    assert "De dag spreken we nog af." in text(invitation_pdf(nothing))


def test_a_letter_to_a_colleague_has_no_address_and_no_strip() -> None:
    said = text(invitation_pdf(replace(LETTER, side=SCHOOL, address_lines=(), family=False)))
    assert "Wilgenpad" not in said
    assert "Mijn antwoord" not in said
    assert "U mag iemand meenemen" not in said


def test_a_school_that_says_je_says_je_to_parents() -> None:
    informal = replace(LETTER, preparation=replace(LETTER.preparation, address=FormOfAddress.INFORMAL))
    said = text(invitation_pdf(informal))
    assert "Je mag iemand meenemen" in said
    assert " u " not in said.lower()


def test_from_sixteen_the_letter_says_who_decides() -> None:
    assert "beslist zelf" in text(invitation_pdf(replace(LETTER, child_decides=True)))


def test_a_letter_that_goes_by_post_says_where_it_comes_from() -> None:
    sent = replace(LETTER, school_address=("Postbus 12", "2500 AA  Den Haag"))
    for dress in (PrintAs(), PrintAs(language="tr"), PrintAs(large=True)):
        assert letters(text(invitation_pdf(sent, dress))).count(letters("Postbus 12 2500 AA Den Haag")) == 1
    assert "Postbus" not in text(invitation_pdf(replace(sent, address_lines=())))


def test_an_interpreter_is_announced_once() -> None:
    with_one = replace(LETTER, preparation=replace(LETTER.preparation, interpreter="Arabisch"))
    said = text(invitation_pdf(with_one))
    assert "Er is een tolk bij: Arabisch." in said
    assert "Ik wil graag een tolk" not in said
    assert "Ik wil graag een tolk" in text(invitation_pdf(LETTER))


# -- the form -------------------------------------------------------------------------------------------------


def test_a_form_says_who_what_why_until_when_and_that_no_is_an_answer() -> None:
    said = letters(text(permission_form_pdf(FORM)))
    for words in (
        "Hatice Kievit (gezinscoach, Stichting Kantel) met ons", "Hulp thuis en op school op elkaar afstemmen.",
        "hoe het gaat met leren en in de klas", "hoe het thuis gaat", "Tot en met 31 juli 2026", "U mag nee zeggen",
        "later van gedachten veranderen", "Sanne Klaproos, moeder", "Ruben Veenpluis, vader", "Handtekening",
        "Ellen Boterbloem, 06 00 00 90 12",
    ):  # fmt: skip
        assert letters(words) in said, words
    assert said.count(letters("Nee, Hatice Kievit mag dit niet lezen.")) == len(FORM.signers)
    assert "gezondheid" not in said, "only what was asked for"


def test_the_place_to_sign_stands_on_the_page_of_the_answer_in_large_print_too() -> None:
    for dress in (PrintAs(large=True), PrintAs(large=True, language="ar"), PrintAs(language="tr")):
        for one in page_texts(permission_form_pdf(FORM, dress)):
            assert one.count("Ja, Hatice") == one.count("Handtekening")


def test_a_form_for_one_of_two_tells_that_another_decides_too_but_not_who() -> None:
    own = replace(FORM, signers=FORM.signers[:1], others=1, copy_for="Sanne Klaproos")
    said = text(permission_form_pdf(own))
    assert "Nog iemand anders beslist mee" in said
    assert "Ruben" not in said


def test_from_twelve_the_child_signs_too_and_from_sixteen_alone() -> None:
    pupil = Signer(BY_PUPIL, "Mees Veenpluis")
    agrees = text(permission_form_pdf(replace(FORM, signers=(*FORM.signers, pupil), pupil_agrees=True)))
    assert "Mees is 12 jaar of ouder en beslist mee." in agrees
    assert "Ja, dat vind ik goed." in agrees
    alone = text(permission_form_pdf(replace(FORM, signers=(pupil,), pupil_decides=True)))
    assert "Jij beslist of dat mag." in alone
    assert "U mag" not in alone and "Ja, Hatice" not in alone


def test_a_form_with_three_who_sign_splits_between_them() -> None:
    three = replace(FORM, signers=(*FORM.signers, Signer("c", "Riet Dotter", "voogd")), organisation="x" * 90)
    sheets = page_texts(permission_form_pdf(three))
    assert all(sheet.count("Handtekening") == sheet.count("Datum") for sheet in sheets)


# -- the child ------------------------------------------------------------------------------------------------


def test_three_ages_three_sheets() -> None:
    first, young, older, sixteen = (text(child_sheet(age)) for age in (7, 8, 12, 16))
    assert "heel blij" in first and "maandag" not in first
    assert "maandag" in young and "heel blij" not in young
    assert "Jouw recht" in older and "samen met je ouders" in older
    assert "Jij beslist wie meeleest" in sixteen and "samen met je ouders" not in sixteen
    assert text(child_sheet(None)) == young, "an unknown age gets the middle one"
    chosen = text(preparation_pdf(replace(CHILD, age=9, version="older"), Perspective.CHILD))
    assert "Jouw recht" in chosen
    assert "Je bent 12" not in chosen, "who is nine is not told to be twelve"
    for said in (first, young, older, sixteen):
        assert "hoeft niets te vertellen" in said


def test_the_houses_are_empty_and_the_nice_things_come_first() -> None:
    pdf = three_houses_pdf(CHILD)
    (drawing,) = structure(pdf).all("Figure")
    assert drawing.alt.startswith("Leuke dingen, Zorgen, Dromen.")
    with open_pdf(pdf) as document:
        _left, _bottom, wide, high = (float(one) for one in document.pages[0].mediabox)
    assert wide > high


def test_drawings_are_outlines_to_colour_in_and_stay_inside() -> None:
    scene = houses(700, 400, ("a", "b", "c"), (("x",), ("y", "z"), ()), "alt")
    points = [point for item in scene.items() if isinstance(item, Path) for point in item.points]
    assert all(-1 <= x <= 701 and -1 <= y <= 401 for x, y in points)
    assert [item.text for item in scene.items() if isinstance(item, Text)] == ["a", "x", "b", "y", "z", "c"]
    drawn = {mood: tuple(face(0, 0, 20, mood)) for mood in MOODS}
    assert len(set(drawn.values())) == len(MOODS), "every mood is another face"
    assert len(face(0, 0, 20)) == 1


# -- interpreter, and all together ----------------------------------------------------------------------------


def test_the_paper_for_an_interpreter_names_no_child() -> None:
    said = text(interpreter_pdf(INTERPRETER))
    assert "Mees" not in said
    for words in ("Arabisch", "75 minuten", "Donderdag 12 maart 2026, 13.15 uur", "kamer van Ellen"):
        assert words in said
    assert "Dat hoort u per telefoon." in text(interpreter_pdf(replace(INTERPRETER, room="")))


def test_a_bundle_keeps_every_page_and_gives_everyone_sheets_of_their_own() -> None:
    papers = [invitation_pdf(LETTER), three_houses_pdf(CHILD), interpreter_pdf(INTERPRETER)]
    whole, both_sides = bundle(papers), bundle(papers, both_sides=True)
    assert [said for one in papers for said in page_texts(one)] == page_texts(whole)
    assert page_texts(both_sides)[1::2] == ["", "", ""]
    assert page_texts(both_sides)[::2] == page_texts(whole)


def test_in_large_letters_the_strip_to_send_back_stays_in_one_piece() -> None:
    """It is cut off the letter. And the letter does not begin against the address."""
    pages = page_texts(invitation_pdf(LETTER, PrintAs(large=True)))
    (strip,) = [one for one in pages if "Mijn antwoord" in one]
    assert "Ik wil graag een tolk. Mijn taal is:" in strip
