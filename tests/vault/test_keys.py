from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.errors import Bug, EnvironmentProblem, UserProblem
from rondom.vault import keys
from rondom.vault.keys import CEILING, FLOOR, KdfParameters

SMALL = KdfParameters(8 * 1024, 1, 1)
SEED = bytes(range(16))
VAULT = "ab" * 16


@pytest.fixture(scope="module")
def slot():
    return keys.make_slot(VAULT, SEED, "vier woorden in één zin", SMALL, "user-1")


def test_a_password_gives_the_seed_back(slot):
    assert keys.open_slot(VAULT, slot, "vier woorden in één zin") == SEED
    assert SEED not in slot.wrapped


@given(st.text(max_size=40))
@settings(max_examples=25, deadline=None)
def test_every_password_works_in_both_unicode_forms(password):
    made = keys.make_slot(VAULT, SEED, unicodedata.normalize("NFD", password), SMALL)
    assert keys.open_slot(VAULT, made, unicodedata.normalize("NFC", password)) == SEED


def test_half_a_sign_in_a_password_is_no_crash():
    made = keys.make_slot(VAULT, SEED, "half \ud83d teken", SMALL)
    assert keys.open_slot(VAULT, made, "half \ud83d teken") == SEED


@pytest.mark.parametrize(
    "password", ["", "Vier woorden in één zin", "vier woorden in één zin ", "vier woorden in een zin"]
)
def test_another_password_is_refused(slot, password):
    with pytest.raises(UserProblem, match="vault-wrong-password"):
        keys.open_slot(VAULT, slot, password)


@pytest.mark.parametrize(
    "change",
    [
        {"owner": "user-2"},
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
        {"kind": "other"},
        {"kdf": KdfParameters(8 * 1024, 2, 1)},
        {"kdf": KdfParameters(8 * 1024, 1, 2)},
        {"kdf": KdfParameters(9 * 1024, 1, 1)},
    ],
)
def test_no_part_of_a_slot_can_be_changed(slot, change):
    with pytest.raises(UserProblem, match="vault-wrong-password"):
        keys.open_slot(VAULT, replace(slot, **change), "vier woorden in één zin")


def test_each_part_is_bound_by_the_lock_itself_not_only_by_the_key(slot):
    texts = {
        keys.slot_text(VAULT, replace(slot, **change))
        for change in ({}, {"owner": "x"}, {"kind": "x"}, {"salt": bytes(16)}, {"kdf": FLOOR})
    }
    assert len(texts) == 5


def test_a_slot_of_another_vault_is_refused(slot):
    with pytest.raises(UserProblem, match="vault-wrong-password"):
        keys.open_slot("cd" * 16, slot, "vier woorden in één zin")


def test_every_flipped_bit_of_the_wrapped_seed_is_seen(slot):
    for place in range(0, len(slot.wrapped) * 8, 7):
        broken = bytearray(slot.wrapped)
        broken[place // 8] ^= 1 << place % 8
        with pytest.raises(UserProblem, match="vault-wrong-password"):
            keys.open_slot(VAULT, replace(slot, wrapped=bytes(broken)), "vier woorden in één zin")


@pytest.mark.parametrize(
    "kdf",
    [
        KdfParameters(2**31 - 1, 1, 1),
        KdfParameters(524_289, 1, 1),
        KdfParameters(8192, 11, 1),
        KdfParameters(8192, 1, 9),
        KdfParameters(8191, 1, 1),
        KdfParameters(8, 1, 1),
        KdfParameters(8192, 0, 1),
        KdfParameters(8192, 1, 0),
    ],
)
def test_absurd_and_weak_work_is_refused_before_any_is_done(slot, kdf):
    with pytest.raises(EnvironmentProblem, match="vault-damaged"):
        keys.open_slot(VAULT, replace(slot, kdf=kdf), "x")
    with pytest.raises(EnvironmentProblem, match="vault-damaged"):
        keys.make_slot(VAULT, SEED, "x", kdf)


@pytest.mark.parametrize("owner", ["Juf Anja", "é", "a\nb", "a" * 65, "a/b"])
def test_an_owner_is_an_id_and_no_name(owner):
    with pytest.raises(Bug):
        keys.make_slot(VAULT, SEED, "x", SMALL, owner)


def test_keys_for_different_purposes_differ():
    assert keys.data_key(SEED)[:16].hex() != keys.vault_id_of(SEED)
    assert len(keys.data_key(SEED)) == 32
    assert keys.new_seed() != keys.new_seed()


def test_measuring_stays_between_floor_and_ceiling():
    assert keys.calibrate(0.0) == FLOOR
    assert keys.calibrate(1e9) == CEILING


@given(st.floats(0, 1e6))
def test_more_time_is_never_less_work(factor):
    made = keys._scaled(factor)
    assert FLOOR.memory_kib <= made.memory_kib <= CEILING.memory_kib
    assert FLOOR.iterations <= made.iterations <= CEILING.iterations
    more = keys._scaled(factor * 1.5)
    assert more.memory_kib * more.iterations >= made.memory_kib * made.iterations
    keys.check_parameters(made)
