"""Advice on passwords: what a Dutch school would type is seen through, what is strong is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.paths import resource
from rondom.strength import SHORTEST, judge, length

SCHOOL = ("Basisschool De Regenwulp", "Ellen Boterbloem")
odd_signs = st.text(st.sampled_from("4@8({[<369!|170$5+7%2ab"), max_size=80)


@pytest.mark.parametrize(
    "password",
    [
        "welkom2026",
        "Wachtwoord1",
        "Voetbal1234",
        "geheim1234",
        "juffrouwanja",
        "ikhouvanjou",
        "Zonnetje2025",
        "qwertyuiop",
        "1234567890",
        "aaaaaaaaaaaa",
        "          ",
        "moklew4202",
        "wachtwoordwachtwoord",
        "DeRegenwulp!",
        "ellenboterbloem",
    ],
)
def test_what_is_easy_to_guess_gets_a_low_score_and_a_reason(password: str) -> None:
    found = judge(password, SCHOOL)
    assert found.score <= 1
    assert len(found.hints) == 2


@pytest.mark.parametrize(
    "password", ["vier gewone woorden samen", "kaas fiets regen boom", "mijn kat eet graag appeltaart", "Xk9#vT2m!qLz"]
)
def test_what_is_strong_is_left_alone(password: str) -> None:
    found = judge(password, SCHOOL)
    assert (found.score, found.hints) == (4, ())


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("Wachtwoord1", "Bekende woorden"),
        ("w@chtw00rd1", "houdt niemand tegen"),
        ("moklew4202", "Achterstevoren"),
        ("regenwulp1", "uw school"),
        ("aaaaaaaaaaaa", "Hetzelfde"),
        ("abcdefghijkl", "abc of 123"),
        ("qwertyuiop", "veel mensen"),
        ("12-05-1985", "Datums"),
        ("20242025", "Jaartallen"),
    ],
)
def test_the_reason_is_the_right_one(password: str, reason: str) -> None:
    assert reason in judge(password, SCHOOL).hints[0]


def test_too_short_says_how_much_is_missing() -> None:
    found = judge("Xk9#vT2")
    assert "3" in found.sentence
    assert found.score <= 1


def test_nothing_typed_is_an_invitation_and_no_reproach() -> None:
    assert judge("").hints == ()
    assert "vier woorden" in judge("").sentence


def test_a_sign_is_a_sign_however_it_was_typed() -> None:
    typed_on_a_mac = unicodedata.normalize("NFD", "één zééhond")
    assert length(typed_on_a_mac) == len("één zééhond")
    assert judge(typed_on_a_mac) == judge("één zééhond")


@given(st.text(max_size=80) | odd_signs, st.lists(st.text(max_size=30), max_size=3))
@settings(max_examples=150)
def test_any_password_gets_a_calm_answer(password: str, known: list[str]) -> None:
    found = judge(password, known)
    assert 0 <= found.score <= 4
    assert found.sentence.endswith(".")
    assert all(hint.endswith(".") and "!" not in hint for hint in found.hints)
    assert not (length(password) < SHORTEST and found.score > 1)
    assert not (found.score >= 3 and found.hints)


@given(st.permutations(["kaas", "fiets", "regen", "boom", "lamp", "stoel"]), st.integers(3, 6))
@settings(max_examples=30)
def test_another_word_never_makes_it_weaker(words: list[str], count: int) -> None:
    assert judge(" ".join(words[:count])).score >= judge(" ".join(words[: count - 1])).score


def test_names_that_were_given_are_not_kept() -> None:
    from zxcvbn import matching

    judge("Regenwulp2024", SCHOOL)
    assert "user_inputs" not in matching.RANKED_DICTIONARIES


def test_the_list_of_words_is_as_it_should_be() -> None:
    lines = resource("words", "nl.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert len(words) > 1000
    assert all(word == word.strip().lower() and " " not in word for word in words)
