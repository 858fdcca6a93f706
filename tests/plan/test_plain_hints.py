"""Hints for plain Dutch: they point and tell, and never touch the text."""

from __future__ import annotations

import tomllib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.paths import resource
from rondom.plan.jargon import all_words, explained, jargon_in
from rondom.plan.plain_hints import LONG, MOST, TOO_LONG, HintKind, hints_in, sentences
from rondom.plan.replacing import fitting, to_replace


def seen(text: str) -> list[tuple[str, HintKind]]:
    return [(text[one.start : one.end], one.kind) for one in hints_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We bellen i.v.m. de toets.", [("i.v.m.", HintKind.ABBREVIATION)]),
        ("We bellen ivm de toets, enz.", [("ivm", HintKind.ABBREVIATION), ("enz.", HintKind.ABBREVIATION)]),
        ("Mees wordt gezien. Er wordt elke dag geoefend.", [("wordt gezien", HintKind.PASSIVE), ("wordt elke dag geoefend", HintKind.PASSIVE)]),
        ("Er wordt geoefend door juf Marloes.", []),
        ("Er wordt door juf Marloes geoefend.", []),
        ("Het wordt gewoon een leuke dag.", []),
        ("Mees wordt tien.", []),
        ("Mees dient te oefenen.", [("dient te", HintKind.OLD_WORD)]),
        ("Ten aanzien van de klas", [("Ten aanzien van", HintKind.OLD_WORD)]),
        ("Twee keer per week, vijfentwintig minuten.", [("Twee", HintKind.NUMBER), ("vijfentwintig", HintKind.NUMBER)]),
        ("Mees heeft twee zussen en is een van hen.", []),
        ("Om 8.30 uur. J. de Vries belt. We gaan bijv. bouwen.", [("bijv.", HintKind.ABBREVIATION)]),
        ("Mees bouwt elke maandag eerst. Daarna gaat hij rekenen.", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_is_pointed_at(text: str, found: list[tuple[str, HintKind]]) -> None:
    assert seen(text) == found


@pytest.mark.parametrize(
    ("count", "told"), [(LONG, ""), (LONG + 1, "rustiger"), (TOO_LONG, "rustiger"), (TOO_LONG + 1, "twee")]
)
def test_long_sentences_are_told_with_their_length(count: int, told: str) -> None:
    text = "Goed. " + " ".join(["Dag"] * count) + ". Klaar."
    found = [one for one in hints_in(text) if one.kind is HintKind.SENTENCE]
    assert [told in one.told and str(count) in one.told for one in found] == ([True] if told else [])
    for one in found:
        assert text[one.start : one.end].startswith("Dag") and text[one.end - 1] == "."


def test_a_line_ends_a_sentence_and_an_initial_does_not() -> None:
    text = "J. de Vries komt bijv. maandag\nMees ook. Tot dan"
    assert [text[start:end] for start, end in sentences(text)] == [
        "J. de Vries komt bijv. maandag",
        "Mees ook.",
        "Tot dan",
    ]


@pytest.mark.parametrize(
    "text",
    ["Mees speelt met Ed.", "ik pak mn jas", "Dat zei Max.", "juf Ellen i.o.", "Hij gaat dan wel mee.", "met z'n achten", "Het betreffende kind.",
     "Hij werd geboren in Utrecht.", "Dan wordt het geluid hard.", "Het wordt beter als hij begint.", "Hij wordt boos en reageert niet.",
     "Hij werd verliefd.", "Ze worden bevriend.", "Hij wordt gemeen.", "Dan wordt zijn gezondheid beter."],
)  # fmt: skip
def test_names_and_everyday_words_are_no_hint(text: str) -> None:
    assert hints_in(text) == []


@pytest.mark.parametrize("done", ["gepest", "geslagen", "uitgescholden", "buitengesloten"])
def test_nobody_is_asked_to_name_who_hurt_a_child(done: str) -> None:
    """It would put another child into this plan."""
    assert hints_in(f"Mees wordt {done} op het plein.") == []


def test_u_ends_a_sentence_and_so_does_a_name_like_max() -> None:
    text = "Wij lezen dit samen met u. Daarna bellen wij met Max. Hij komt enz. Dan is het klaar om max. 3 uur."
    assert len(list(sentences(text))) == 4


@pytest.mark.parametrize(
    ("text", "plain"), [("20 min. lezen", "minuten"), ("min. 3 keer", "ten minste"), ("max. 3 keer", "hoogstens")]
)
def test_min_is_told_by_the_number_beside_it(text: str, plain: str) -> None:
    assert [one.plain for one in hints_in(text)] == [plain]


def test_what_would_break_the_sentence_is_not_offered_to_one_key() -> None:
    (hint,) = hints_in("Mees is echter blij.")
    assert (hint.told, hint.plain) == ("Gewoner is: maar.", "")


def test_plain_words_are_offered_where_there_are_any() -> None:
    offered = {text: one.plain for text in ("t.o.v.", "middels", "drie keer", "wordt gedaan") for one in hints_in(text)}
    assert offered == {"t.o.v.": "vergeleken met", "middels": "met", "drie keer": "3", "wordt gedaan": ""}


def test_the_jargon_list_goes_before() -> None:
    assert seen("De consultatie wordt gemonitord.") == [("wordt gemonitord", HintKind.PASSIVE)]


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(
                [
                    "wordt",
                    "geoefend",
                    "i.v.m.",
                    "ivm",
                    "t/m",
                    "ten einde",
                    "drie",
                    "keer",
                    ".",
                    "\n",
                    "J.",
                    "é",
                    "😀",
                    "‮",
                    "OPP's",
                    "reeds",
                    "\x00",
                ]
            ),
            max_size=80,
        ).map(" ".join),
    )
)
def test_ranges_lie_inside_and_in_order(text: str) -> None:
    found = hints_in(text)
    assert len(found) <= MOST
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(text[one.start : one.end].strip() and one.told for one in found)
    ends = list(sentences(text))
    assert all(first[1] <= second[0] for first, second in pairwise(ends))


def test_a_very_long_text_is_quick_and_bounded() -> None:
    assert len(hints_in("Er wordt i.v.m. de toets reeds geoefend. " * 2000)) == MOST
    assert hints_in("a" * 200_000) == []


def test_the_sentences_of_the_program_about_meetings_hold_few_hints() -> None:
    """The agenda of the house is itself in plain Dutch."""
    held = tomllib.loads(resource("templates", "meetings.toml").read_text("utf-8"))
    told = [text for text in _texts(held) if len(text) > 20]
    hints = [(text, one.told) for text in told for one in hints_in(text) if one.kind is HintKind.ABBREVIATION]
    assert told and not hints


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in _texts(part)]


# -- the list of jargon ---------------------------------------------------------------------------------------


def test_the_list_is_large_and_every_form_has_plain_words() -> None:
    words = all_words()
    assert len(words) >= 150
    forms = [word.jargon.casefold() for word in words] + [
        form.casefold() for word in words for form, _plain in word.forms
    ]
    assert len(forms) == len(set(forms)), "every form stands in the list once"
    for word in words:
        assert word.plain and word.plain != word.jargon
        assert all(form and plain for form, plain in word.forms), word.jargon


def test_plain_words_are_no_jargon_themselves_and_short() -> None:
    for word in all_words():
        for plain in (word.plain, *(plain for _form, plain in word.forms)):
            assert not jargon_in(plain.replace("{child}", "Mees")), f"{word.jargon}: {plain}"
            assert len(plain.split()) <= 9, plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [("We hebben geëvalueerd.", "gekeken of het werkte"), ("De ondersteuningsbehoeften", "wat Mees nodig heeft"), ("twee TLV's", "toestemming voor speciaal onderwijs"),
     ("Zij monitort dit.", "volgt"), ("samenwerkingsverbanden", "scholen die samen extra hulp regelen")],
)  # fmt: skip
def test_forms_have_their_own_plain_words(text: str, plain: str) -> None:
    assert [one.plain for one in jargon_in(text, "Mees")] == [plain]


@pytest.mark.parametrize(
    "text", ["Mees zat op de bank.", "rt", "zo so", "sotto", "Hij reageerde beheerst.", "vanuit haar perspectief", "Sven Casus-Berg", "De monitor is stuk.", "een trajectje", "post-traject", "info@cjg.nl", "www.ggd.nl", "ib.opp@school.nl"],
)  # fmt: skip
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert jargon_in(text) == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [("de hulpvragen", "waar hulp bij nodig is"), ("De sociaal-emotionele ontwikkeling", "omgaan met anderen en met gevoelens"), ("structurele hulp", "steeds"),
     ("preventieve hulp", "om erger te voorkomen"), ("cognitieve taken", "denken en leren"), ("twee handelingsplannen", "plannen met wat we gaan doen"),
     ("casussen", "verhalen van kinderen"), ("orthopedagogen", "persoon die onderzoekt hoe een kind leert"), ("adequate hulp", "passend"),
     ("een symptoom", "waaraan je het merkt"), ("het mdo", "groot overleg"), ("de tlv's", "toestemming voor speciaal onderwijs"), ("visuele steun", "met de ogen"),
     ("belemmerende factoren", "wat het moeilijk maakt"), ("de thuiszitters", "kinderen die niet naar school gaan")],
)  # fmt: skip
def test_plurals_and_inflected_forms_are_found(text: str, plain: str) -> None:
    assert [one.plain for one in jargon_in(text, "Mees")] == [plain]


@pytest.mark.parametrize(
    ("text", "after"),
    [("We kennen de ondersteuningsbehoefte.", "We kennen wat Mees nodig heeft."), ("Een MDO is maandag.", "Een groot overleg is maandag."),
     ("een interventie", "wat we doen om te helpen"), ("Vraag het de IB'er.", "Vraag het de persoon die op school de hulp regelt."),
     ("De evaluatie is in mei.", "Het moment om te kijken of het werkt is in mei."), ("de jaarlijkse evaluatie", "het jaarlijkse moment om te kijken of het werkt"),
     ("Deze evaluatie", "Dit moment om te kijken of het werkt"), ("bij evaluaties", "bij momenten om te kijken of het werkt"),
     ("het arrangement", "de extra hulp op school"), ("een traject bij de GGZ", "hulp voor een tijd bij de GGZ"), ("een TOS", "moeite met taal leren"),
     ("Zij houdt een intake.", "Zij houdt een eerste gesprek."), ("We monitoren dit.", "We volgen dit."), ("zijn casemanager", "zijn persoon die de hulp regelt"),
     ("de uitstroombestemming", "naar welke school Mees later gaat")],
)  # fmt: skip
def test_plain_words_fit_in_the_sentence(text: str, after: str) -> None:
    one = to_replace(text, jargon_in(text, "Mees")[0])
    assert one is not None
    assert text[: one.start] + fitting(one) + text[one.end :] == after


@pytest.mark.parametrize(
    "text",
    ["Mees is hoogbegaafd.", "het pedagogisch advies", "We analyseren de toets.", "zijn hulpvraag", "de extra onderwijsbehoefte", "een korte intake",
     "een lang traject", "Er zijn drie interventies.", "Moeder houdt de regie."],
)  # fmt: skip
def test_words_that_would_break_the_sentence_are_only_told(text: str) -> None:
    (one,) = jargon_in(text, "Mees")
    assert one.plain and to_replace(text, one) is None


@given(
    st.lists(
        st.sampled_from(
            ["de", "Het", "een", "deze", "zijn", "lange", "kort", "OPP", "evaluaties", "hoogbegaafd", "casus", "\n"]
        )
    )
)
def test_only_the_word_and_what_stands_before_it_make_way(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in jargon_in(text, "Mees"):
        whole = to_replace(text, one)
        if whole is not None:
            assert whole.start <= one.start and whole.end == one.end
            assert text[whole.start : whole.end] == whole.said


def test_words_in_a_plan_stand_once_and_by_alphabet() -> None:
    told = explained(["De evaluatie van het OPP", "we evalueerden OPP's en een observatie", "fiets"], "Mees")
    assert [word for word, _plain in told] == ["evaluatie", "evalueren", "observatie", "OPP"]
    assert dict(told)["OPP"] == "plan voor de schooltijd"
    assert explained(["Geëvalueerd is er niet."]) == (("evalueren", "kijken of het werkt"),)
