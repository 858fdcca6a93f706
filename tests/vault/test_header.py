from __future__ import annotations

import hashlib
import json
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.vault import header
from rondom.vault.header import COPY_BYTES, FAMILY, HEADER_BYTES, MAGIC, Header
from rondom.vault.keys import KdfParameters, Slot

owners = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_", max_size=64)
numbers = st.integers(1, 2**31 - 1)
slots = st.builds(
    Slot,
    st.just("password"),
    owners,
    st.builds(KdfParameters, numbers, numbers, numbers),
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=12, max_size=12),
    st.binary(min_size=32, max_size=32),
)
headers = st.builds(
    Header,
    st.binary(min_size=16, max_size=16).map(bytes.hex),
    st.lists(slots, max_size=header.MAX_SLOTS).map(tuple),
    st.integers(1, 2**63 - 1),
)
SLOT = Slot("password", "user-1", KdfParameters(65536, 3, 4), bytes(16), bytes(12), bytes(32))
ONE = Header("ab" * 16, (SLOT,), 7)


def sealed(payload: bytes, magic: bytes = MAGIC, generation: int = 1, length: int | None = None) -> bytes:
    """A copy as a stranger could make it: any payload, with a right checksum."""
    body = struct.pack("<8sQI", magic, generation, len(payload) if length is None else length) + payload
    return (body + hashlib.sha256(body).digest()).ljust(COPY_BYTES, b"\0")


def payload(**changes: object) -> dict[str, object]:
    copy = header.pack(ONE)
    return json.loads(copy[20 : 20 + struct.unpack_from("<I", copy, 16)[0]]) | changes


@given(headers)
def test_a_header_comes_back_as_it_was(one):
    copy = header.pack(one)
    assert len(copy) == COPY_BYTES
    assert header.unpack(copy) == one
    area = header.pack_area(one)
    assert len(area) == HEADER_BYTES
    reading = header.read(area)
    assert (reading.header, reading.whole) == (one, True)


def test_every_flipped_byte_of_a_copy_is_seen_and_the_other_copy_counts():
    copy = header.pack(ONE)
    used = len(copy.rstrip(b"\0"))
    for place in range(used):
        for bit in (1, 128):
            broken = bytearray(copy)
            broken[place] ^= bit
            assert header.unpack(bytes(broken)) is None
            for area, newest in ((bytes(broken) + copy, 1), (copy + bytes(broken), 0)):
                reading = header.read(area)
                assert (reading.header, reading.newest, reading.whole) == (ONE, newest, False)


def test_the_newest_whole_copy_counts_and_the_other_is_written_first():
    older, newer = header.pack(ONE), header.pack(ONE.with_slots(()))
    for area, newest in ((older + newer, 1), (newer + older, 0)):
        reading = header.read(area)
        assert reading.header.generation == 8
        assert (reading.newest, reading.whole) == (newest, False)
        assert reading.places_to_write() == (1 - newest, newest)


def test_after_the_last_generation_comes_the_first():
    last = Header("ab" * 16, (), 2**63 - 1)
    assert header.unpack(header.pack(last.with_slots((SLOT,)))) == Header("ab" * 16, (SLOT,), 1)


@pytest.mark.parametrize(
    "area", [b"", b"\0", b"\0" * 8192, b"Beste collega, " * 2000, b"SQLite format 3\0" * 600, b"RONDO"]
)
def test_another_file_is_no_vault(area):
    with pytest.raises(UserProblem, match="vault-not-a-vault"):
        header.read(area)
    assert not header.looks_like_vault(area)


@pytest.mark.parametrize(
    "area",
    [
        header.pack(ONE)[:100],
        MAGIC,
        header.pack(ONE)[:300].ljust(8192, b"\0"),
        b"\0" * COPY_BYTES + MAGIC,
    ],
)
def test_a_vault_without_a_whole_copy_is_damaged(area):
    with pytest.raises(EnvironmentProblem, match="vault-damaged"):
        header.read(area)
    assert header.looks_like_vault(area)


@pytest.mark.parametrize(
    "copy",
    [
        sealed(b"whatever", magic=FAMILY + b"\x02"),
        sealed(json.dumps(payload(cipher="aegis")).encode()),
        sealed(json.dumps(payload(slots=[payload()["slots"][0] | {"kind": "passkey"}])).encode()),
        sealed(json.dumps(payload(slots=[payload()["slots"][0] | {"kdf": "argon3"}])).encode()),
    ],
)
def test_a_later_rondom_is_recognised(copy):
    with pytest.raises(UserProblem, match="vault-newer"):
        header.read(copy * 2)


def hostile_slots():
    good = payload()["slots"][0]
    odd = [None, True, -1, 0, 2**31, 1.5, 10**300, [], {}, "é", "a" * 65, "a b"]
    for key in good:
        words = key in {"kind", "kdf"}  # any other word there means a later Rondom
        yield from (good | {key: value} for value in odd if not (words and isinstance(value, str)))
        yield {name: value for name, value in good.items() if name != key}
    yield from (
        good | {key: value} for key in ("salt", "nonce", "wrapped") for value in ("", "ab", "AB" * 16, good[key] + "\n")
    )
    yield from (good | {"more": 1}, [good], None)


@pytest.mark.parametrize("slot", list(hostile_slots()))
def test_a_slot_with_an_odd_field_makes_the_copy_not_count(slot):
    copy = sealed(json.dumps(payload(slots=[slot])).encode())
    assert header.unpack(copy) is None
    with pytest.raises(EnvironmentProblem, match="vault-damaged"):
        header.read(copy * 2)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[",
        b"[" * 4000,
        b'{"a":' * 800,
        b"9" * 4040,
        b"NaN",
        b"null",
        b"[]",
        b'"\\ud800"',
        b"\xff\xfe",
        b"{}",
        json.dumps(payload(vault=1)).encode(),
        json.dumps(payload(vault="AB" * 16)).encode(),
        json.dumps(payload(slots={})).encode(),
        json.dumps(payload(slots=[None] * 11)).encode(),
        json.dumps(payload(more=1)).encode(),
        json.dumps(payload(cipher=None)).encode(),
    ],
)
def test_a_sealed_payload_of_nonsense_never_crashes(raw):
    copy = sealed(raw)
    assert header.unpack(copy) is None
    with pytest.raises(EnvironmentProblem, match="vault-damaged"):
        header.read(copy * 2)


@pytest.mark.parametrize(
    "copy",
    [
        sealed(b"{}", generation=0),
        sealed(b"{}", generation=2**64 - 1),
        sealed(b"{}", length=2**32 - 1),
        sealed(b"{}", length=4045),
    ],
)
def test_absurd_numbers_in_the_lead_never_crash(copy):
    assert header.unpack(copy) is None


@given(st.binary(max_size=9000), st.integers(0, 1))
@settings(max_examples=200)
def test_any_bytes_give_a_header_or_a_problem(tail, place):
    area = bytearray(header.pack(ONE) * 2)
    start = place * COPY_BYTES + 8
    area[start : start + len(tail)] = tail
    try:
        header.read(bytes(area))
    except Problem as problem:
        assert problem.code in {"vault-damaged", "vault-not-a-vault", "vault-newer"}


def test_more_slots_than_fit_are_refused_in_words():
    with pytest.raises(UserProblem, match="vault-slots-full"):
        header.pack(Header("ab" * 16, (SLOT,) * 11))


def test_the_widest_header_fits():
    wide = Slot("password", "a" * 64, KdfParameters(2**31 - 1, 2**31 - 1, 2**31 - 1), bytes(16), bytes(12), bytes(32))
    full = Header("ab" * 16, (wide,) * 10, 2**63 - 1)
    assert header.unpack(header.pack(full)) == full
