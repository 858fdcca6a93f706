"""What the team reads of all reviews together: per key and level, and without the names of a child and its family."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.collaboration.actions import add_point, change_review, start_review
from rondom.collaboration.keys import KEYS, key_name
from rondom.collaboration.model import Fit, PointEffect, PointLevel
from rondom.collaboration.nameless import Names, gathered, nameless
from rondom.collaboration.queries import Point, Review, reviews
from rondom.collaboration.reading import EFFECT_WORDS, FIT_WORDS, LEVEL_WORDS, by_key
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.vault.vault import Vault
from tests.collaboration.help import add_help
from tests.mees import TODAY, Mees

HELPED, HINDERED = PointEffect.HELPED, PointEffect.HINDERED
CASE, POLICY = PointLevel.CASE, PointLevel.POLICY


@st.composite
def some_reviews(draw: st.DrawFn) -> list[Review]:
    point = st.builds(
        Point,
        id=st.uuids().map(str),
        effect=st.sampled_from(PointEffect),
        level=st.sampled_from(PointLevel),
        text=st.text("ab c", max_size=6),
        key=st.integers(0, 7),
    )
    review = st.builds(
        Review,
        id=st.uuids().map(str),
        title=st.just("Hulp"),
        reviewed_on=st.none() | st.dates(),
        fit=st.sampled_from(Fit),
        fit_text=st.just(""),
        lesson=st.just(""),
        points=st.lists(point, max_size=6).map(tuple),
    )
    return draw(st.lists(review, max_size=5))


def test_seven_keys_three_people_do_and_four_make_possible() -> None:
    assert list(KEYS) == [1, 2, 3, 4, 5, 6, 7]
    assert [one.condition for one in KEYS.values()] == [False] * 3 + [True] * 4
    assert key_name(6) == "6 Ontschotten"
    assert key_name(0) == ""


def test_every_choice_has_its_word() -> None:
    assert set(FIT_WORDS) == set(Fit)
    assert set(EFFECT_WORDS) == set(PointEffect)
    assert set(LEVEL_WORDS) == set(PointLevel)


@given(some_reviews())
def test_every_point_with_words_stands_under_one_key(found: list[Review]) -> None:
    pages = by_key(found)
    told = sorted(one.point.id for page in pages for one in page.learned)
    assert told == sorted(point.id for review in found for point in review.points if point.text.strip())
    assert [page.key.number for page in pages if page.key] == list(KEYS)
    for page in pages:
        assert all(one.point.key == (page.key.number if page.key else 0) for one in page.learned)
        listed = [one for effect in PointEffect for level in PointLevel for one in page.listed(effect, level)]
        assert sorted(one.point.id for one in listed) == sorted(one.point.id for one in page.learned)


def test_the_last_look_back_comes_first(vault: Vault, mees: Mees) -> None:
    with vault.write("Teruggekeken op hulp") as session:
        for title, on in (("Eerste", date(2024, 5, 1)), ("Zonder dag", None), ("Laatste", date(2026, 1, 9))):
            review = start_review(session, add_help(session, mees.id, title=title), TODAY)
            change_review(session, review, reviewed_on=on)
    with vault.read() as session:
        assert [one.title for one in reviews(session, TODAY)] == ["Laatste", "Eerste", "Zonder dag"]


def test_the_team_reads_no_names_of_the_child_and_its_family(vault: Vault, mees: Mees) -> None:
    with vault.write("Teruggekeken op hulp") as session:
        review = start_review(session, add_help(session, mees.id, title="Speltherapie Mees"), TODAY)
        change_review(
            session, review, fit_text="Sanne Klaproos zag Mees lachen.", lesson="Bel vader Ruben ook, en Hatice."
        )
        add_point(session, review, HELPED, CASE, "Mees’ tekening, de meeste dagen", 2)
    with vault.read() as session:
        (found,) = reviews(session, TODAY)
    assert found.title == "Speltherapie [naam]"
    assert found.fit_text == "[naam] zag [naam] lachen."
    assert found.lesson == "Bel vader [naam] ook, en Hatice."
    assert found.points[0].text == "[naam]’ tekening, de meeste dagen"
    assert "pupil_id" not in {one.name for one in fields(found)}
    assert "event_id" not in {one.name for one in fields(found)}


def test_a_friend_in_the_story_is_not_named_either(vault: Vault, mees: Mees) -> None:
    with vault.write("Teruggekeken op hulp") as session:
        add_pupil(session, PupilData(first_name="Sami", prefix="van der", last_name="Meer"))
        review = start_review(session, add_help(session, mees.id), TODAY)
        change_review(session, review, lesson="Samen met Sami’s juf. Meer tijd vooraf.")
    with vault.read() as session:
        (found,) = reviews(session, TODAY)
    assert found.lesson == "Samen met [naam]’s juf. Meer tijd vooraf."


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("Roos plukte een roos bij de Rooseveltlaan", ["Roos"], "[naam] plukte een roos bij de Rooseveltlaan"),
        ("Roos de Haan en de haan", ["Roos", "de Haan", "Roos de Haan"], "[naam] en de haan"),
        ("Niets", [], "Niets"),
        (r"a\1 (Jo)", ["Jo"], r"a\1 ([naam])"),
    ],
)
def test_a_name_that_is_a_word_too_leaves_the_word_alone(text: str, names: list[str], told: str) -> None:
    assert nameless(text, gathered(names)) == told
    if all(" " not in name for name in names):
        assert nameless(text, Names(words=frozenset(names))) == told


@given(st.text(max_size=60), st.lists(st.text("Aéb'.*(", min_size=2, max_size=6), max_size=4))
def test_no_name_is_left_as_a_whole_word(text: str, names: list[str]) -> None:
    told = nameless(f"{text} {' '.join(names)}", gathered(names))
    assert not (set(names) & set(told.split()))
