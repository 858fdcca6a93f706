from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.errors import Bug, UserProblem
from rondom.vault.recovery import ALPHABET, code_of, seed_of

seeds = st.binary(min_size=16, max_size=16)


def is_typo(code: str) -> bool:
    try:
        seed_of(code)
    except UserProblem as problem:
        assert problem.code == "vault-code-typo"
        return True
    return False


@given(seeds)
def test_a_code_gives_the_seed_back(seed):
    code = code_of(seed)
    assert seed_of(code) == seed
    assert [len(group) for group in code.split("-")] == [4] * 7


@given(seeds, st.randoms())
def test_a_code_may_be_typed_untidily(seed, dice):
    loose = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(dice.choice(loose.get(sign, sign + sign.lower())) for sign in code_of(seed).replace("-", ""))
    spaced = "".join(
        sign + dice.choice(["", " ", "-", "–", "\u00a0", "\u2011", "\n", "\t", "\u200b"]) for sign in typed
    )
    assert seed_of(spaced) == seed


@given(seeds)
def test_every_single_wrong_sign_is_caught(seed):
    code = code_of(seed).replace("-", "")
    for place in range(28):
        wrong = [code[:place] + sign + code[place + 1 :] for sign in ALPHABET if sign != code[place]]
        assert all(is_typo(one) for one in wrong)


@given(seeds)
def test_every_swap_of_neighbours_is_caught(seed):
    code = code_of(seed).replace("-", "")
    for place in range(27):
        left, right = code[place], code[place + 1]
        if left != right:
            assert is_typo(code[:place] + right + left + code[place + 2 :])


@given(st.text(max_size=300))
def test_any_text_is_a_code_or_a_typo(text):
    assert is_typo(text) or len(seed_of(text)) == 16


@pytest.mark.parametrize(
    "text", ["", "-", "0" * 27, "0" * 29, "U" * 28, "0" * 28, "é" * 28, "0" * 10_000_000, "0" * 27 + "ß"]
)
def test_a_text_that_is_no_code(text):
    assert is_typo(text)


def test_a_seed_has_sixteen_bytes():
    with pytest.raises(Bug):
        code_of(b"short")
