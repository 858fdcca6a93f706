"""The fixed words of the papers for parents in five languages: whole catalogues, the same places, days as they are said there."""

from __future__ import annotations

import ast
import io
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.paths import resource
from rondom.pdf import safe, tongues
from rondom.pdf.documents import page_count, plan_pdf, preparation_pdf
from rondom.pdf.meeting_papers import interpreter_pdf, invitation_pdf, permission_form_pdf
from rondom.pdf.print_as import PrintAs
from rondom.pdf.report_document import report_pdf
from rondom.pdf.sections import report, two_tongues
from rondom.pdf.tagged import bidi
from rondom.pdf.tongues import TONGUES, both, places, recognised, say, tongue, tongue_of, words_of
from rondom.plan.preparation import AgendaItem
from rondom.plan.reading import Audience, FormOfAddress
from rondom.plan.report import ReportStep
from tests.pdf.examples import PARENT, PLAN, PREPARATION, REPORT, SCHOOL
from tests.pdf.reading_back import drawn_outside, letters, marked_content, structure, text
from tests.pdf.reading_back import fonts as fonts_in
from tests.pdf.test_meeting_papers import FORM, INTERPRETER, LETTER
from ui.plan.told import told_of

KEYS = [one.key for one in TONGUES]
EACH = pytest.mark.parametrize("language", KEYS)
DAY = date(2026, 3, 12)
SECTIONS = Path(two_tongues.__file__).parent
INFORMAL = replace(PREPARATION, questions=(), address=FormOfAddress.INFORMAL)
PAPERS: dict[str, Callable[[PrintAs], bytes]] = {
    "invitation": lambda dress: invitation_pdf(LETTER, dress),
    "invitation with an interpreter": lambda dress: invitation_pdf(
        replace(LETTER, child_decides=True, preparation=replace(INFORMAL, interpreter="Arabisch", apart=True, on=None)),
        dress,
    ),
    "permission form": lambda dress: permission_form_pdf(FORM, dress),
    "permission form for one": lambda dress: permission_form_pdf(
        replace(
            FORM, signers=FORM.signers[:1], others=1, pupil_agrees=True, until=None, address=FormOfAddress.INFORMAL
        ),
        dress,
    ),
    "preparation": lambda dress: preparation_pdf(replace(PREPARATION, questions=()), PARENT, dress),
    "preparation with je": lambda dress: preparation_pdf(INFORMAL, PARENT, dress),
    "plan": lambda dress: plan_pdf(PLAN, Audience.PARENTS, dress),
    "plan with je": lambda dress: plan_pdf(replace(PLAN, address=FormOfAddress.INFORMAL), Audience.PARENTS, dress),
    "report": lambda dress: report_pdf(REPORT, Audience.PARENTS, dress),
}
EVERY_PAPER = pytest.mark.parametrize("build", PAPERS.values(), ids=PAPERS)


def languages_in(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        return {str(one.Lang) for one in elements if "/Lang" in one}


# -- the catalogues -------------------------------------------------------------------------------------------


@EACH
def test_every_catalogue_has_every_sentence_with_the_same_places(language: str) -> None:
    own = words_of(language)
    assert set(own) == set(words_of("en"))
    for dutch, said in own.items():
        assert said.strip() == said and said, dutch
        assert places(said) == places(dutch), dutch
        assert said.count("{") == said.count("}"), dutch
        assert dutch.endswith(":") == said.endswith(":"), dutch
        assert not safe.missing(said), dutch


@EACH
def test_a_catalogue_is_in_its_own_letters_and_says_that_nobody_checked_it(language: str) -> None:
    said = "".join(words_of(language).values())
    wanted = {"ar": "\u0600", "uk": "\u0400"}.get(language)
    if wanted:
        own = [sign for sign in said if wanted <= sign <= chr(ord(wanted) + 0xFF)]
        latin = [
            sign
            for one in words_of(language).values()
            for sign in _without_places(one)
            if sign.isascii() and sign.isalpha()
        ]
        assert own and not latin
    one = tongue(language)
    assert one is not None and not one.checked
    assert "nog niet nagekeken" in tongues.UNCHECKED


def _without_places(text: str) -> str:
    for name in places(text):
        text = text.replace(f"{{{name}}}", "")
    return text


def test_every_step_of_every_kind_of_talk_is_in_the_catalogues() -> None:
    """Their titles are the headings of a report; a school may change them, and then they stay Dutch."""
    kinds = tomllib.loads(resource("templates", "meetings.toml").read_text("utf-8"))
    titles = {step["title"] for kind in kinds.values() for step in kind.get("steps", ())}
    assert len(titles) > 15
    assert {*titles, *(heading for heading, _parts, _build in report._STEPS.values())} <= set(words_of("en"))


def test_every_fixed_sentence_of_the_papers_for_parents_is_in_the_catalogues() -> None:
    """Read from the program text, so that a new sentence cannot be forgotten."""
    for_others = {
        # the paper for an interpreter, who reads Dutch
        "Voor de tolk", "Tolk {language}", "Taal", "Zo werken we", "Over dit blad", "Dat hoort u per telefoon.",
        "U vertaalt alles wat er wordt gezegd, in beide richtingen. U voegt niets toe en laat niets weg.",
        "U zegt “ik” als de ander “ik” zegt.",
        "Gaat het te snel, of is een woord niet duidelijk? Vraag het gerust. Daar is tijd voor.",
        "Wat u hoort, blijft in deze kamer. U maakt geen aantekeningen die u meeneemt.",
        "Kent u het gezin? Laat het ons dan vooraf weten.",
        "Op dit blad staat niets over het kind of het gezin. U krijgt verder geen papieren mee.",
        # said to a screen reader beside a box
        "aankruisen",
    }  # fmt: skip
    files = [SECTIONS / f"{name}.py" for name in ("invitation", "preparation", "permission_form", "forms", "paper")]
    asked = {one for file in files for one in _sentences(file)} - for_others
    assert len(asked) > 70
    assert {one for one in asked if any(map(str.isalpha, _without_places(one)))} <= set(words_of("en"))


def _sentences(file: Path) -> set[str]:
    calls = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
    marked = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id in ("_", "said", "marked")]
    return {
        part.value
        for call in marked
        for argument in call.args[:1]
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


@EVERY_PAPER
def test_no_paper_asks_for_a_sentence_that_is_not_there(
    build: Callable[[PrintAs], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    def listening(template: str, language: str = "", /, **values: tongues.Value) -> str:
        asked.add(template)
        return say(template, language, **values)

    monkeypatch.setattr(two_tongues, "say", listening)
    build(PrintAs(language="tr"))
    fixed = {one for one in asked if any(map(str.isalpha, _without_places(one)))}
    assert fixed
    assert fixed <= set(words_of("tr")), fixed - set(words_of("tr"))


# -- saying it ------------------------------------------------------------------------------------------------


def test_days_and_lengths_are_told_as_the_language_does() -> None:
    told = {key: say("{Weekday}, {time} uur", key, Weekday=DAY, time=time(13, 5)) for key in ("", *KEYS)}
    assert told == {
        "": "Donderdag 12 maart 2026, 13.05 uur",
        "en": "Thursday, 12 March 2026, 13:05",
        "tr": "12 Mart 2026 Perşembe, saat 13:05",
        "ar": "الخميس، 12 مارس 2026، الساعة 13:05",
        "uk": "Четвер, 12 березня 2026\u202fр., 13:05",
        "pl": "Czwartek, 12 marca 2026, godz. 13:05",
    }
    assert say("{minutes}", "pl", minutes=22) == "22 minuty"
    assert say("{minutes}", "uk", minutes=21) == "21 хвилина"
    assert say("{minutes}", minutes=1) == "1 minuut"
    assert say("Tot {day}", "pl", day=DAY) == "Do 12 marca 2026"


def test_values_are_never_places() -> None:
    assert say("{name} zegt", name="{n} {name}") == "{n} {name} zegt"
    assert say("Naam: {name}. Geef dit strookje terug op school, of bel ons.", "en", name="{x}").startswith(
        "Name: {x}."
    )


@given(st.text(max_size=30), st.sampled_from(KEYS))
def test_any_name_comes_through(name: str, language: str) -> None:
    assert name in say("Voor {name}", language, name=name)


def test_a_sentence_ends_with_one_full_stop() -> None:
    told = say("Getekend op papier, {day}.", "uk", day=DAY)
    assert told.endswith("р.") and not told.endswith("..")
    assert say("Getekend op papier, {day}.", day=DAY) == "Getekend op papier, 12 maart 2026."
    assert say("Bladzijde {n}. {total}") == "Bladzijde {n}. {total}", "places that stay open keep theirs"


@EACH
def test_no_line_stands_open_in_the_other_language(language: str) -> None:
    """What people said stands once, behind its word in both languages; the other language has no line with a gap for it."""
    reading = replace(PLAN, version_reason="vader is er ook", copy_for="Sanne Klaproos")
    for pdf in (
        plan_pdf(reading, Audience.PARENTS, PrintAs(language=language)),
        report_pdf(replace(REPORT, plan=reading), Audience.PARENTS, PrintAs(language=language)),
    ):
        told = {text(pdf), *(node.actual or "" for node in structure(pdf).walk())}
        assert not any("…" in one for one in told)
        together = safe.clean(f"{say('Hieraan merken we het')} / {say('Hieraan merken we het', language)}")
        assert any(letters(together) in letters(one) for one in told)


@EACH
def test_a_sentence_in_the_other_language_is_an_element_of_its_own(language: str) -> None:
    """Until when, and who asked the child: a voice speaks each in its own language."""
    assert PLAN.voice is not None
    without_a_day = replace(PLAN, goals=tuple(replace(one, until=None) for one in PLAN.goals))
    whole, *less = (
        _elements_in(language, plan_pdf(one, Audience.PARENTS, PrintAs(language=language)))
        for one in (PLAN, without_a_day, replace(PLAN, voice=replace(PLAN.voice, by="")))
    )
    assert less == [whole - len(PLAN.goals), whole - 1]


def _elements_in(language: str, pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        return sum(str(one.get("/Lang", "")) == language for one in elements)


def test_names_stay() -> None:
    assert say("gevraagd door {who}", "tr", who="juf Marloes") == "soran: juf Marloes"


def test_what_the_catalogue_lacks_stays_dutch_alone() -> None:
    assert say("Dit staat nergens in.", "tr") == ""
    assert both("Dit staat nergens in.", "tr") == "Dit staat nergens in."
    assert both("Afspraken", "tr", " / ") == "Afspraken / Anlaşmalar"
    assert both("Afspraken") == "Afspraken"
    assert say("Afspraken", "xx") == "Afspraken", "an unknown language is Dutch"


def test_a_finished_sentence_of_another_room_is_recognised() -> None:
    assert (
        recognised("Hatice Kievit (coach) krijgt niets te lezen.", "en")
        == "Hatice Kievit (coach) gets nothing to read."
    )
    assert recognised("Bewaren tot 2 jaar na vertrek.", "en") == "Kept until 2 years after leaving the school."
    assert (
        recognised("Tot en met 31 juli 2026. Daarna vragen wij het opnieuw.", "en")
        == "Up to and including 31 July 2026. After that we ask again."
    )
    assert recognised("Wat wij zelf bedachten.", "en") == ""
    assert recognised("Afspraken", "") == ""


@EACH
def test_two_sentences_are_not_taken_for_one_with_a_long_name(language: str) -> None:
    """What begins as "Voor {name}" does, is not always that."""
    assert recognised("Voor school en ouders. Bewaren tot 2 jaar na vertrek.", language) == ""
    assert "Sanne Klaproos" in recognised("Voor Sanne Klaproos", language)


@EACH
def test_the_foot_of_a_report_is_whole_and_in_both_languages(language: str) -> None:
    for large in (False, True):
        foot = text(report_pdf(REPORT, Audience.PARENTS, PrintAs(large, language)))
        told = letters(safe.clean(say("Voor school en ouders.", language)))
        assert "Voor school en ouders. · " in foot and "…Bladzijde" not in letters(foot)
        assert language == "ar" or told in letters(foot)


def test_names_are_joined_as_the_language_does() -> None:
    both_say = "Wij delen pas als {names} allebei ja zeggen."
    told = {key: say(both_say, key, names="Sanne Vlier en Ruben Veen") for key in KEYS}
    assert told["en"] == "We only share when Sanne Vlier and Ruben Veen both say yes."
    assert "Sanne Vlier ve Ruben Veen" in told["tr"]
    assert "Sanne Vlier i Ruben Veen" in told["pl"]
    assert "Sanne Vlier і Ruben Veen" in told["uk"]
    assert " en " not in told["ar"]
    assert recognised("Hatice leest pas mee als Sanne Vlier en Ruben Veen ja zeggen.", "en").endswith(
        "when Sanne Vlier and Ruben Veen say yes."
    )


def test_what_begins_with_a_name_is_read_from_the_right_too() -> None:
    assert bidi.starts_right(say("{name} let op het plan.", "ar", name="Ellen"))
    assert bidi.starts_right(say("{child} vertelt", "ar", child="Mees"))
    assert not bidi.starts_right(say("{name} let op het plan.", "uk", name="Ellen"))


@given(st.text(max_size=80), st.sampled_from(KEYS))
def test_recognising_never_fails(typed: str, language: str) -> None:
    assert isinstance(recognised(typed, language), str)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Turks", "tr"), ("turks en een beetje Nederlands", "tr"), ("Türkçe", "tr"), ("Arabisch (Syrië)", "ar"), ("العربية", "ar"),
        ("Oekraïens", "uk"), ("oekraiens", "uk"), ("thuis Pools", "pl"), ("English", "en"), ("Engels, Frans", "en"),
        ("Nederlands", ""), ("", ""), ("Tigrinya", ""), ("Somalisch", ""), ("polsstok", ""), ("Marokkaans", ""), ("Irakees", ""),
        ("Marokkaans-Arabisch", "ar"),
    ],
)  # fmt: skip
def test_a_language_is_known_from_what_was_written_down(said: str, key: str) -> None:
    assert tongue_of(said) == key


def test_arabic_is_the_one_from_right_to_left() -> None:
    assert {one.key for one in TONGUES if one.direction == "rtl"} == {"ar"}
    assert len({one.own_name for one in TONGUES}) == 5


# -- on paper -------------------------------------------------------------------------------------------------


@EVERY_PAPER
@EACH
def test_a_paper_in_two_languages_is_whole_and_tagged_with_both(
    build: Callable[[PrintAs], bytes], language: str
) -> None:
    dutch, pdf = build(PrintAs()), build(PrintAs(language=language))
    assert languages_in(dutch) == set()
    assert languages_in(pdf) == {language}
    used = fonts_in(pdf)
    assert used and all(used.values())
    assert drawn_outside(pdf) == 0
    tree = structure(pdf)
    assert {content for node in tree.walk() for content in node.content} == marked_content(pdf)
    assert page_count(pdf) <= page_count(dutch) + 3


@EACH
def test_the_dutch_stays_and_the_other_language_stands_beside_it(language: str) -> None:
    pdf = invitation_pdf(LETTER, PrintAs(language=language))
    said = letters(text(pdf))
    for dutch in ("Uitnodiging", "Mijn antwoord", "Iedereen weet wat te doen op maandag.", "50 minuten"):
        assert letters(dutch) in said
    told = {node.actual for node in structure(pdf).walk()} | {said}
    assert any(letters(say("Mijn antwoord", language)) in letters(one) for one in told)
    assert any(letters(say("Ik kom.", language)) in letters(one) for one in told)


@EACH
def test_a_title_in_two_languages_is_two_elements_each_in_its_own(language: str) -> None:
    """A voice changes with the language, and the outline has one title in one language."""
    pdf = plan_pdf(PLAN, Audience.PARENTS, PrintAs(language=language))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        (title,) = (one for one in elements if one.S == "/H1")
        assert "/Lang" not in title
        with document.open_outline() as outline:
            assert outline.root[0].title == "Het plan voor Mees"
    assert letters(say("Het plan voor {name}", "tr", name="Mees")) in letters(text(pdf)) or language != "tr"


@pytest.mark.parametrize("language", ["en", "tr", "uk", "pl"])
def test_a_word_in_another_language_on_a_line_of_dutch_says_so(language: str) -> None:
    """In the head of a column and behind a name: the voice changes for that word only. The words themselves stay as they are."""
    pdf = plan_pdf(PLAN, Audience.PARENTS, PrintAs(language=language))
    told = say("Zorg", language)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        spans = [one for one in elements if one.S == "/Span"]
        assert {str(one.Lang) for one in spans} == {language}
        assert {str(one.P.S) for one in spans} == {"/P"}
        assert not [one for one in elements if one.S == "/Link"]
    assert letters(f"Zorg / {told}") in letters(text(pdf))
    assert any(f"Zorg / {told}" in cell for one in told_of(pdf) for cell in one.head)
    assert drawn_outside(pdf) == 0


def test_what_people_said_is_printed_once_as_they_said_it() -> None:
    said = letters(text(plan_pdf(PLAN, Audience.PARENTS, PrintAs(language="tr"))))
    for words in (PLAN.goals[0].sign, PLAN.agreements[0].what, "vader herkent dit niet"):
        assert said.count(letters(words)) == 1, words


def test_only_papers_for_the_family_come_in_two_languages() -> None:
    dress = PrintAs(language="tr")
    assert languages_in(interpreter_pdf(INTERPRETER, dress)) == set()
    assert languages_in(invitation_pdf(replace(LETTER, side=SCHOOL, family=False), dress)) == set()
    assert languages_in(preparation_pdf(PREPARATION, SCHOOL, dress)) == set()
    assert languages_in(plan_pdf(PLAN, Audience.PROFESSIONAL, dress)) == set()


def test_the_steps_and_lines_that_another_room_made_are_told_too() -> None:
    made = replace(
        PREPARATION,
        agenda=(AgendaItem("Welkom en wie is wie", 5, "Ellen"), AgendaItem("Eigen stap", 5)),
        permission=("Hatice Kievit krijgt niets te lezen.",),
    )
    said = text(preparation_pdf(made, PARENT, PrintAs(language="en")))
    assert "Welcome, and who is who" in said
    assert "Hatice Kievit gets nothing to read." in said
    assert said.count("Eigen stap") == 1


def test_what_people_typed_is_not_half_translated() -> None:
    """ "Over de overblijf" is a title of the school's own and no "About {name}"; a step with the name of the child is ours."""
    dress = PrintAs(language="en")
    told = replace(REPORT, steps=(ReportStep("voice", "Mees vertelt"), ReportStep("own", "Over de overblijf")))
    said = text(report_pdf(told, Audience.PARENTS, dress))
    assert "Over de overblijf" in said and "About" not in said and "Mees tells us" in said
    typed = replace(
        PREPARATION, room="Voor de gymzaal", purpose="Tot het beter gaat", agenda=(AgendaItem("Doel: rust", 5),)
    )
    for pdf in (
        invitation_pdf(replace(LETTER, preparation=typed), dress),
        preparation_pdf(typed, PARENT, dress),
        permission_form_pdf(replace(FORM, purpose="Tot het beter gaat", kinds=("Over thuis",)), dress),
    ):
        assert not [one for one in ("For de", "Until het", "Goal: r", "About thuis") if one in text(pdf)]


@EVERY_PAPER
def test_in_large_print_nothing_is_smaller_than_eighteen_points(build: Callable[[PrintAs], bytes]) -> None:
    for dress in (PrintAs(large=True), PrintAs(large=True, language="ar")):
        pdf = build(dress)
        sizes = _sizes(pdf)
        assert min(sizes) >= 12, "the line at the foot"
        assert sorted(sizes)[1] >= 16, sizes
        assert drawn_outside(pdf) == 0


def _sizes(pdf: bytes) -> set[float]:
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for sheet in document.pages:
            for one in pikepdf.parse_content_stream(sheet):
                if str(one.operator) == "Tf":
                    found.add(round(float(one.operands[1]), 1))
    return found


def test_the_finished_program_keeps_the_days_of_every_language() -> None:
    """The build leaves out what Babel knows of other languages."""
    recipe = (Path(__file__).parents[2] / "packaging" / "rondom.spec").read_text("utf-8")
    kept = next(line for line in recipe.splitlines() if '"LICENSE"' in line and "startswith" in line)
    assert all(f'"{one.locale}.' in kept for one in TONGUES)
