"""The words that lock a paper for the mail: plain, far apart, and enough of them."""

from __future__ import annotations

import re
from math import log2

from rondom.passphrase import BETWEEN, COUNT, new_passphrase, words


def test_five_words_are_55_bits_at_least() -> None:
    assert len(set(words())) == len(words()) >= 2048
    assert COUNT * log2(len(words())) >= 55


def test_the_words_are_plain_and_short() -> None:
    assert not [word for word in words() if not re.fullmatch(r"[a-z]{4,10}", word)]


def test_one_wrong_letter_makes_no_other_word() -> None:
    known, letters = set(words()), "abcdefghijklmnopqrstuvwxyz"
    for word in words():
        for at in range(len(word) + 1):
            near = {word[:at] + word[at + 1 :]}
            near |= {word[:at] + sign + word[at + 1 :] for sign in letters}
            near |= {word[:at] + sign + word[at:] for sign in letters}
            assert not (near - {word}) & known, word


def test_no_two_words_sound_the_same() -> None:
    heard: dict[str, str] = {}
    for word in words():
        sound = word
        for written, said in (
            ("sch", "sg"),
            ("ch", "g"),
            ("ij", "ei"),
            ("ou", "au"),
            ("dt", "t"),
            ("c", "k"),
            ("z", "s"),
        ):
            sound = sound.replace(written, said)
        sound = re.sub(r"(.)\1", r"\1", re.sub(r"d$", "t", sound))
        assert heard.setdefault(sound, word) == word


def test_every_time_other_words() -> None:
    made = {new_passphrase() for _time in range(200)}
    assert len(made) == 200
    for one in made:
        parts = one.split(BETWEEN)
        assert len(parts) == COUNT and set(parts) <= set(words())
        assert one.isascii()
