"""The real documents, read back: every field, every page, every font, and texts that nobody expects."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom import clock
from rondom.pdf import safe, styles
from rondom.pdf.documents import metadata, page_count, plan_pdf, preparation_pdf, recovery_sheet_pdf
from rondom.pdf.page import Edges, print_pages
from rondom.pdf.print_as import PrintAs
from rondom.pdf.replaced import replaced_words
from rondom.pdf.sections.parts import section
from rondom.pdf.tagged.blocks import Space
from rondom.pdf.tagged.flowables import P
from rondom.plan.reading import (
    Agreement,
    AgreementState,
    Approval,
    Audience,
    ChildVoice,
    Concern,
    Custody,
    FormOfAddress,
    Happened,
    Part,
    Perspective,
    Recognised,
    Remark,
    StatementOfView,
)
from rondom.scene import Rect, Scene, Text
from rondom.vault.fields import TEXT_LIMIT
from tests.pdf.examples import EMPTY_PLAN, HAPPENED, PARENT, PLAN, PREPARATION, RECOVERY, texts, with_texts
from tests.pdf.reading_back import (
    drawn_outside,
    fonts,
    letter_sizes,
    letters,
    marked_content,
    open_pdf,
    page_texts,
    structure,
    text,
)

PROFESSIONAL, PARENTS = Audience.PROFESSIONAL, Audience.PARENTS
WHOLE_PLAN = (PROFESSIONAL, PARENTS)
"""Of the whole plan; that of the child stands in test_child_plan.py."""
READERS = (Perspective.PARENT, Perspective.SCHOOL, Perspective.COACH)
ALL = [
    ("professional", lambda: plan_pdf(PLAN, PROFESSIONAL)),
    ("parents", lambda: plan_pdf(PLAN, PARENTS)),
    ("empty", lambda: plan_pdf(EMPTY_PLAN, PROFESSIONAL)),
    *[(f"preparation-{reader}", lambda reader=reader: preparation_pdf(PREPARATION, reader)) for reader in Perspective],
    ("recovery", lambda: recovery_sheet_pdf(RECOVERY)),
]
DOCUMENTS = pytest.mark.parametrize("build", [build for _name, build in ALL], ids=[name for name, _build in ALL])


def lacking(pdf: bytes, wanted: list[str]) -> list[str]:
    """The texts that are not on the pages. Case of the first letter may differ: a line can start with it."""
    said = letters(text(pdf)).lower()
    return [one for one in wanted if letters(one).strip(".").lower() not in said]


@DOCUMENTS
def test_everything_is_embedded_marked_and_titled(build) -> None:
    pdf = build()
    used = fonts(pdf)
    assert used
    assert all(used.values()), used
    assert not [name for name in used if "Source" not in name and "DejaVu" not in name]
    assert drawn_outside(pdf) == 0
    tree = structure(pdf)
    assert {content for node in tree.walk() for content in node.content} == marked_content(pdf)
    headings = [int(node.role[1]) for node in tree.walk() if node.role in {"H1", "H2", "H3"}]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    with open_pdf(pdf) as document:
        assert "Mees" not in str(document.docinfo["/Title"])
        assert b"Mees" not in document.Root.Metadata.read_bytes()


@DOCUMENTS
def test_every_page_has_its_number(build) -> None:
    sheets = page_texts(build())
    for number, sheet in enumerate(sheets, start=1):
        assert f"{number} van {len(sheets)}" in sheet


def test_professional_plan_has_every_field() -> None:
    pdf = plan_pdf(PLAN, PROFESSIONAL)
    dates = ["14 juni 2016", "9 jaar", "12 maart 2026", "5 maart 2026", "13 maart 2026", "20 maart 2026", "13.15 uur"]
    words = ["Versie 2, geldig tot 4 juni 2026", "Donderdag 4 juni 2026", "moeder, gezag", "vader, gezag onbekend"]
    answers = ["ja, allen", "deels: thuis niet gezien", "akkoord", "gezien", "niet eens: de plek", "deze week, gedaan"]
    assert not lacking(pdf, [*texts(replace(PLAN, copy_short="")), *dates, *words, *answers])
    assert "Pagina 1 van 3" in page_texts(pdf)[0]
    assert "Niet aanwezig" in text(pdf)


def test_parents_plan_has_every_field_in_plain_words() -> None:
    pdf = plan_pdf(replace(PLAN, copy_short="Sanne"), PARENTS)
    assert not lacking(pdf, [one for one in texts(PLAN) if one not in {"Mees Veenpluis", "groep 6", "de driehoek"}])
    said = text(pdf)
    for plain in (
        "Waarom we praten",
        "Mees zegt",
        "Dit gaat goed",
        "Dit helpt",
        "Dit gaan we doen",
        "Wie mag dit lezen",
    ):
        assert plain in said
    for jargon in ("hulpvraag", "Bevorderende", "Handelingsdeel", "Procesregisseur", "Zienswijze", "Evaluatie"):
        assert jargon not in said
    assert "Bladzijde 1 van" in said
    assert "U Zet zondag de tas klaar." in said
    assert "Sanne Zet zondag" not in said


def test_a_signature_is_a_picture_with_words_and_goes_when_the_answers_go() -> None:
    pdf = plan_pdf(PLAN, PROFESSIONAL)
    (figure,) = structure(pdf).all("Figure")
    assert figure.alt == "Handtekening van Sanne Klaproos"
    assert "Getekend op papier, 14 maart 2026." in text(pdf)
    without = replace(PLAN, approvals=(), signatures=(), omitted=frozenset({Part.APPROVALS}))
    assert not structure(plan_pdf(without, PROFESSIONAL)).all("Figure")


def test_an_akkoord_with_all_but_one_point_names_the_point() -> None:
    assert "akkoord, behalve: “Hatice: belt de vader van Mees” dat doe ik liever zelf" in text(
        plan_pdf(PLAN, PROFESSIONAL)
    )
    assert "is het ermee eens, behalve: “Hatice" in text(plan_pdf(PLAN, PARENTS))


def test_everyone_sees_a_concern_in_their_own_words() -> None:
    said = text(plan_pdf(PLAN, PROFESSIONAL))
    assert "Ruben: nee, bij mij slaapt hij om acht uur" in said
    assert "Mees: ja" in said
    assert "Mees: ziet dit ook" in text(plan_pdf(PLAN, PARENTS))


def test_without_a_sign_for_any_agreement_there_is_no_empty_column() -> None:
    silent = tuple(replace(one, sign="") for one in PLAN.agreements)
    goals = tuple(replace(one, sign="") for one in PLAN.goals)
    for large in (False, True):
        plan = replace(PLAN, goals=goals, agreements=silent, running=())
        pdf = plan_pdf(plan, PROFESSIONAL, PrintAs(large=large))
        assert "Hieraan merken we het" not in text(pdf) and "Wanneer" in text(pdf)
    of_before = plan_pdf(replace(plan, running=PLAN.running), PROFESSIONAL)
    assert "Hieraan merken we het" in text(of_before), "both tables have the same columns"


def test_where_nobody_was_asked_about_a_concern_there_is_no_empty_column() -> None:
    silent = tuple(replace(one, views=(), note="", recognised=Recognised.UNKNOWN) for one in PLAN.concerns)
    for audience, title in ((PROFESSIONAL, "Herkend"), (PARENTS, "Zien anderen dit ook?")):
        assert title in text(plan_pdf(PLAN, audience))
        pdf = plan_pdf(replace(PLAN, concerns=silent), audience)
        assert title not in text(pdf) and "Gezien door" in text(pdf)
        assert not lacking(pdf, [one.text for one in silent])


def test_a_child_that_did_not_want_to_say_anything_is_told_as_that() -> None:
    quiet = replace(PLAN, voice=ChildVoice(by="juf Marloes", declined=True))
    for audience in WHOLE_PLAN:
        said = text(plan_pdf(quiet, audience))
        assert "Mees is gevraagd, en wilde dit keer niets zeggen." in said
        assert "“”" not in said


def test_several_talks_and_who_came_later_are_told_without_a_why() -> None:
    for audience in WHOLE_PLAN:
        said = text(plan_pdf(PLAN, audience))
        assert "In 2 gesprekken, met één plan. Met moeder, 12 maart 2026: Sanne, Mees, Marloes en Ellen." in said
        assert "Hatice Kievit, gezinscoach, kwam om 13.32 uur" in said


def test_two_people_of_one_name_sign_each_for_themselves() -> None:
    keyed = replace(PLAN.approvals[0], key="a")
    twins = replace(
        PLAN, approvals=(keyed, replace(keyed, key="b")), signatures=(replace(PLAN.signatures[0], key="b"),)
    )
    assert len(structure(plan_pdf(twins, PROFESSIONAL)).all("Figure")) == 1


def test_a_statement_of_view_stands_under_a_heading_that_fits_whoever_wrote_it() -> None:
    """On the copy of the mother the words of the father stood under "Wat vindt u ervan"."""
    said = text(plan_pdf(replace(PLAN, copy_short="Ruben"), PARENTS))
    assert "Zo ziet iemand het zelf ouder: Sanne Klaproos" in said or "Zo ziet iemand het zelf Sanne Klaproos" in said
    assert "vindt u" not in said


def test_form_of_address_runs_through_a_parents_copy() -> None:
    formal = text(plan_pdf(replace(PLAN, copy_short="Sanne"), PARENTS))
    informal = text(plan_pdf(replace(PLAN, copy_short="Sanne", address=FormOfAddress.INFORMAL), PARENTS))
    assert "Bent u het ergens niet mee eens?" in formal
    assert "Ben je het ergens niet mee eens?" in informal
    assert "Jij Zet zondag" in informal
    assert " u " not in informal


def test_an_empty_plan_is_one_page_without_empty_headings() -> None:
    for audience in WHOLE_PLAN:
        sheets = page_texts(plan_pdf(EMPTY_PLAN, audience))
        assert len(sheets) == 1
        assert "Mees" in sheets[0]
        for title in ("Zorgen", "Doel", "Afspraken", "Evaluatie", "Dit gaat goed", "None"):
            assert title not in sheets[0]


def test_what_is_left_out_leaves_one_neutral_line() -> None:
    line = "Een deel van het plan staat niet op dit blad."
    without = replace(
        PLAN, concerns=(), wishes=(), views=(), omitted=frozenset({Part.CONCERNS, Part.WISHES, Part.VIEWS})
    )
    said = text(plan_pdf(without, PROFESSIONAL))
    assert said.count(line) == 2
    assert "Zorgen" not in said
    assert "Wensen" not in said
    assert line not in text(plan_pdf(PLAN, PROFESSIONAL))


def test_omitted_is_stronger_than_filled() -> None:
    said = text(plan_pdf(replace(PLAN, omitted=frozenset({Part.CONCERNS})), PROFESSIONAL))
    assert "Trekt zich terug" not in said


@pytest.mark.parametrize("reader", READERS)
def test_preparation_has_every_field(reader: Perspective) -> None:
    pdf = preparation_pdf(PREPARATION, reader)
    own = [question.text for question in PREPARATION.questions if question.perspective is reader]
    other = [question.text for question in PREPARATION.questions if question.perspective is not reader]
    elsewhere = {"Mees Veenpluis", "groep 6", "eerste kwartier", *other}
    wanted = [one for one in texts(PREPARATION) if one not in elsewhere]
    assert not lacking(
        pdf, [*wanted, *own, "Donderdag 12 maart 2026, 13.15 uur", "50 minuten", "5 minuten", "1 minuut"]
    )
    assert not [question for question in other if question in text(pdf)]
    assert "gezag" not in text(pdf)


def test_preparation_without_own_questions_gets_the_usual_ones() -> None:
    bare = replace(PREPARATION, questions=())
    assert "Waar maakt u zich zorgen over?" in text(preparation_pdf(bare, Perspective.PARENT))
    informal = replace(bare, address=FormOfAddress.INFORMAL)
    said = text(preparation_pdf(informal, Perspective.PARENT))
    assert "Waar maak je je zorgen over?" in said
    assert "U mag" not in said
    assert "Wat kunt u zelf doen" in text(preparation_pdf(informal, Perspective.SCHOOL))
    child = text(preparation_pdf(bare, Perspective.CHILD))
    assert "Dit gaat goed" in child
    assert "Je hoeft niets te vertellen wat je niet wilt." in child
    assert page_count(preparation_pdf(bare, Perspective.CHILD)) == 1


def test_recovery_sheet_gives_the_code_whole_on_one_page() -> None:
    pdf = recovery_sheet_pdf(RECOVERY)
    assert page_count(pdf) == 1
    assert letters(RECOVERY.code).replace("-", "") in letters(text(pdf))
    assert not lacking(pdf, ["regenwulp.rondom", "De Regenwulp", "12 maart 2026"])
    assert RECOVERY.code.replace("-", " ") in [node.actual for node in structure(pdf).walk()]


def test_the_drawing_stands_beside_the_same_in_words() -> None:
    scene = Scene(
        500, 90, body=(Rect(0, 0, 200, 20, fill="lane-kind-tint"), Text(4, 14, "groep 3", 9)), alt="Tijdlijn."
    )
    tree = structure(
        plan_pdf(replace(PLAN, happened=Happened(PLAN.happened.sentences, scene), signatures=()), PROFESSIONAL)
    )
    (figure,) = tree.all("Figure")
    assert figure.alt == "Tijdlijn."
    said = text(plan_pdf(replace(PLAN, happened=Happened(PLAN.happened.sentences, scene)), PARENTS))
    assert "groep 3" in said
    assert PLAN.happened.sentences[0] in said


def test_long_agreements_go_on_with_their_head() -> None:
    many = tuple(
        Agreement("Sanne", f"Afspraak nummer {n}. " + "Samen kijken. " * 9, PARENT, "elke week") for n in range(60)
    )
    pdf = plan_pdf(replace(EMPTY_PLAN, agreements=many), PROFESSIONAL)
    sheets = page_texts(pdf)
    assert len(sheets) > 3
    assert all("Wanneer" in sheet for sheet in sheets)
    (table,) = structure(pdf).all("Table")
    assert len(table.all("TR")) == 61
    assert not lacking(pdf, [f"Afspraak nummer {n}." for n in range(60)])


MARKUP = 'Ik woon < 5 jaar & <b>blijf</b> <img src="x"/> <a href="javascript:1">nee</a> &amp; </para>'


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (MARKUP, MARKUP),
        ("nul\x00teken", "nulteken"),
        ("feest 😀 İğdır Łukasz Олена", "feest 😀 İğdır Łukasz Олена"),
        ("日本", "��"),
        ("half\ud800paar", "halfpaar"),
        ("a\nb\n\n\n\nc", "abc"),
    ],
)
def test_strange_text_is_printed_as_it_is(typed: str, printed: str) -> None:
    for audience in WHOLE_PLAN:
        pdf = plan_pdf(with_texts(PLAN, lambda _text: typed), audience)
        assert letters(printed) in letters(text(pdf))
        with open_pdf(pdf) as document:
            assert not [page for page in document.pages if "/Annots" in page]


def test_text_from_right_to_left_is_printed() -> None:
    reading = replace(EMPTY_PLAN, reason="Noor zegt: نور")
    made = plan_pdf(reading, PARENTS)
    assert "Noor zegt:" in text(made)
    assert replaced_words(made) == ()


LONG = 20_000


@pytest.mark.parametrize("audience", WHOLE_PLAN)
@pytest.mark.parametrize(
    ("unit", "length"), [("woord ", LONG), ("x", LONG), ("é\n", 2000), ("日", 6000), ("😀", 6000), ("<&", 3000)]
)
def test_very_long_text_in_every_field_goes_on_over_pages(audience: Audience, unit: str, length: int) -> None:
    long = (unit * length)[:length]
    reading = replace(
        PLAN,
        reason=long,
        concerns=(Concern(long, (), Recognised.YES, long),),
        agreements=(Agreement(long, long, PARENT, long, None, long),),
        views=(StatementOfView(long, long),),
        enabling=(Remark(long, PARENT, long),),
        readers=long,
        school=long,
    )
    pdf = plan_pdf(reading, audience)
    sheets = page_texts(pdf)
    assert len(sheets) > 8
    assert f"{len(sheets)} van {len(sheets)}" in sheets[-1]
    if unit == "woord ":
        # The long texts are whole; in names, head and foot it is cut short.
        whole = 7 if audience is Audience.PROFESSIONAL else 6
        assert text(pdf).count("woord") >= whole * (LONG // len(unit))


def test_the_longest_text_that_is_kept_is_printed_whole() -> None:
    told = " ".join(f"w{n:06}" for n in range(TEXT_LIMIT // 8))
    assert f"w{TEXT_LIMIT // 8 - 1:06}" in text(plan_pdf(replace(EMPTY_PLAN, reason=told), Audience.PROFESSIONAL))


PRINTABLE = st.text(
    st.characters(
        min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc", "Cf", "Cs", "Pd", "Zs", "Lm", "Sk"]
    )
)


@settings(max_examples=25)
@given(st.text(max_size=300), st.sampled_from(WHOLE_PLAN))
def test_no_text_anywhere_breaks_a_plan(typed: str, audience: Audience) -> None:
    assert page_count(plan_pdf(with_texts(PLAN, lambda _text: typed), audience)) >= 1


@settings(max_examples=12)
@given(st.text(max_size=300))
def test_no_text_anywhere_breaks_the_other_sheets(typed: str) -> None:
    for reader in Perspective:
        assert page_count(preparation_pdf(with_texts(PREPARATION, lambda _text: typed), reader)) >= 1
    assert page_count(recovery_sheet_pdf(with_texts(RECOVERY, lambda _text: typed))) >= 1


@settings(max_examples=40)
@given(PRINTABLE)
def test_text_with_shapes_can_be_read_back(typed: str) -> None:
    pdf = plan_pdf(replace(EMPTY_PLAN, reason=f"begin {typed} eind"), PROFESSIONAL)
    assert letters(f"begin {typed} eind") in letters(text(pdf))


def test_same_reading_at_the_same_moment_is_the_same_file() -> None:
    clock.freeze(datetime(2026, 3, 12, 14, 5))
    first, second = plan_pdf(PLAN, PARENTS), plan_pdf(PLAN, PARENTS)
    assert first == second
    clock.freeze(datetime(2026, 3, 12, 14, 6))
    assert plan_pdf(PLAN, PARENTS) != first


def test_several_threads_get_their_own_document() -> None:
    def build(number: int) -> tuple[int, bytes]:
        return number, plan_pdf(replace(PLAN, reason=f"Reden nummer {number}."), PROFESSIONAL)

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(build, range(16)))
    for number, pdf in made:
        assert f"Reden nummer {number}." in text(pdf)


def test_printing_needs_no_database() -> None:
    code = "import sys, rondom.pdf.documents; print([m for m in ('sqlalchemy', 'sqlmodel', 'apsw', 'PySide6') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_values_are_those_of_the_tables() -> None:
    from rondom.dossier import model as dossier
    from rondom.meetings import model as meetings

    assert {member.value for member in dossier.Custody} == {member.value for member in Custody} - {""}
    assert {member.value for member in meetings.Recognised} == {member.value for member in Recognised}
    assert {member.value for member in meetings.Approval} == {member.value for member in Approval}
    assert {member.value for member in meetings.AgreementState} == {member.value for member in AgreementState}
    assert Perspective("a side that does not exist yet") is Perspective.OTHER


LARGE = PrintAs(large=True)


@pytest.mark.parametrize("audience", WHOLE_PLAN)
def test_large_print_says_the_same_and_nothing_of_it_is_small(audience: Audience) -> None:
    """Letters of the text are 18 points; only the head and the foot of a page are smaller, and legible still."""
    pdf = plan_pdf(PLAN, audience, LARGE)
    squeezed = letters(text(pdf))
    told = [one.text for one in (*PLAN.strengths, *PLAN.wishes, *PLAN.concerns, *PLAN.enabling, *PLAN.goals)]
    told += [one.what for one in (*PLAN.agreements, *PLAN.running)] + list(HAPPENED)
    assert not [one for one in told if letters(one) not in squeezed]
    sizes = letter_sizes(pdf)
    assert max(sizes) > 18
    assert {size for size in sizes if size < 18} == {13.0}
    assert not structure(pdf).all("Table"), "rows stand under each other"


def test_an_address_stands_in_the_window_of_an_envelope() -> None:
    """24 mm from the left and 52 from above, whatever stands beside the title; nothing else shows in the window."""
    lines = ("Sanne Klaproos", "Lepelaarstraat 12", "3512 AB Utrecht")
    posted = replace(PLAN, address_block=lines, school_address=("Postbus 12", "3500 AA Utrecht"))
    for reading in (posted, replace(posted, version_reason="")):
        pdf = plan_pdf(reading, PARENTS)
        with pypdfium2.PdfDocument(pdf) as document:
            words = document[0].get_textpage()
            window = words.get_text_bounded(left=62, right=345, top=842 - 142, bottom=842 - 226)
            school = words.get_text_bounded(left=350, right=595, top=842 - 30, bottom=842 - 110)
            words.close()
        assert [line.strip() for line in window.splitlines() if line.strip()] == list(lines)
        assert "Postbus 12" in school
    assert "Postbus 12" not in text(plan_pdf(replace(posted, address_block=()), PARENTS))


def test_forty_people_stand_in_columns_and_are_all_there() -> None:
    crowd = tuple(replace(PLAN.people[at % 6], name=f"Persoon{at} Veenpluis") for at in range(40))
    for audience in WHOLE_PLAN:
        said = text(plan_pdf(replace(PLAN, people=crowd), audience))
        assert all(said.count(f"Persoon{at} ") == 1 for at in range(40))


def test_of_a_part_without_some_lines_is_told_that_something_is_missing() -> None:
    reading = replace(PLAN, thinned=frozenset({Part.STRENGTHS}))
    assert text(plan_pdf(reading, PARENTS)).count("Een deel van het plan staat niet op dit blad.") == 1


@pytest.mark.parametrize("audience", WHOLE_PLAN)
def test_a_long_list_in_two_columns_reads_on_over_pages(audience: Audience) -> None:
    """In the order of time for who listens; and every page reads from its left column to its right one."""
    told = tuple(
        f"Dag{at} gebeurde er iets dat lang genoeg is voor een regel of twee, en niemand weet waarom."
        for at in range(90)
    )
    pdf = plan_pdf(replace(PLAN, happened=Happened(told)), audience)
    places = [page.find(f"Dag{at} ") for at in range(90) for page in page_texts(pdf) if f"Dag{at} " in page]
    assert len(places) == 90
    squeezed = text(pdf)
    assert [squeezed.index(f"Dag{at} ") for at in range(90)] == sorted(squeezed.index(f"Dag{at} ") for at in range(90))
    assert sum(len(one.all("LI")) >= 90 for one in structure(pdf).all("L")) == 1


def test_a_row_of_that_list_may_be_higher_than_a_page() -> None:
    told = ("kort", "nog korter", "woord " * 3000, "klaar", "echt klaar")
    said = text(plan_pdf(replace(PLAN, happened=Happened(told)), PROFESSIONAL))
    assert said.count("woord") >= 3000
    assert "echt klaar" in said


@pytest.mark.parametrize("audience", [Audience.PROFESSIONAL, PARENTS])
def test_who_come_to_an_evaluation_without_a_day_are_not_named(audience: Audience) -> None:
    later = replace(PLAN.follow_up, evaluation=None, evaluation_time=None, evaluation_with="Sanne en Ellen.")
    said = text(plan_pdf(replace(PLAN, follow_up=later), audience))
    assert "Sanne en Ellen." not in said and "Dan kijken we of het werkt" not in said


def test_for_a_few_lines_on_the_last_page_the_parts_stand_nearer() -> None:
    """Parts of one line, one more each time: no last page with a line or two, and nothing is lost."""
    made = [parts_of_one_line(count) for count in range(20, 40)]
    for count, one in enumerate(made, 20):
        assert re.findall(r"Deel (\d+)\.", text(one)) == [str(at) for at in range(count)]
    turned = next(one for one in made if page_count(one) == 2)
    assert page_texts(turned)[1].count("Deel") > 3


@pytest.mark.parametrize(("highs", "pages"), [((450, 230, 110), ("0", "12")), ((350, 100, 250, 40), ("01", "23"))])
def test_a_few_lines_on_the_last_page_get_parts_for_company(highs: tuple[int, ...], pages: tuple[str, ...]) -> None:
    """When standing nearer does not save the page."""
    assert tuple("".join(re.findall(r"Deel (\d)", one)) for one in page_texts(parts_of(highs))) == pages


def test_parts_that_would_leave_the_page_before_empty_stay() -> None:
    assert ["".join(re.findall(r"Deel (\d)", one)) for one in page_texts(parts_of((100, 590, 110)))] == ["01", "2"]


def parts_of(highs: tuple[int, ...]) -> bytes:
    """Each with a heading, and so many points of white."""
    look = styles.professional().body
    parts = [
        block
        for at, high in enumerate(highs)
        for block in section([P(safe.safe(f"Deel {at}."), look), Space(high)], 700)
    ]
    return print_pages(parts, Edges("kop", "voet"), metadata("Proef", "De Regenwulp"))


def parts_of_one_line(count: int) -> bytes:
    look = styles.professional().heading
    parts = [block for at in range(count) for block in section([P(safe.safe(f"Deel {at}."), look), Space(20)])]
    return print_pages(parts, Edges("kop", "voet"), metadata("Proef", "De Regenwulp"))
