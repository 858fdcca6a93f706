"""A bit changed, a page swapped, the end cut off: it is refused, mended or told, and never read as something else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from rondom.errors import Problem
from rondom.opening import unlock as log_in
from rondom.vault import header, keyring
from rondom.vault.header import COPY_BYTES, HEADER_BYTES
from rondom.vault.health import check
from rondom.vault.pages import PAGE_BYTES
from rondom.vault.unlocking import unlock, unlock_with_code
from rondom.vault.vault import Vault
from tests.faults import states
from tests.faults.tally import TALLY
from tests.mees import PASSWORD, add_mees, new_vault
from tests.vault.contents import Content, content

LEAD = {"magic": (0, 8), "generation": (8, 16), "length": (16, 20)}
TAG = PAGE_BYTES - 16
"""Where the proof of a page stands."""


@dataclass
class Good:
    """A vault in order: its bytes, what it holds, and the code on paper."""

    raw: bytes
    content: Content
    code: str
    folder: Path

    def damaged(self, raw: bytes) -> Path:
        path = self.folder / "kapot.rondom"
        path.write_bytes(raw)
        return path


@pytest.fixture
def good(tmp_path: Path) -> Good:
    with new_vault(tmp_path) as vault:
        with vault.write("Leerling toegevoegd") as session:
            add_mees(session)
        found, code = content(vault), vault.recovery_code()
    (tmp_path / "kapot").mkdir()
    return Good((tmp_path / "school.rondom").read_bytes(), found, code, tmp_path / "kapot")


def flipped(raw: bytes, *places: tuple[int, int]) -> bytes:
    """With these bits (byte, bit) turned."""
    changed = bytearray(raw)
    for at, bit in places:
        changed[at] ^= 1 << bit
    return bytes(changed)


def seen(path: Path, good: Good, secret: str = "") -> str:
    """The problem that opening, reading everything and checking give; empty when nothing is wrong. Never other rows."""
    try:
        vault = unlock_with_code(path, good.code) if not secret else unlock(path, secret)
    except Problem as problem:
        return problem.code
    try:
        for name in good.content:
            _compare(vault, name, good)
        check(vault)
    except Problem as problem:
        return problem.code
    finally:
        vault.close()
    return ""


def _compare(vault: Vault, name: str, good: Good) -> None:
    try:
        with vault.read() as session:
            found = [tuple(row) for row in session.execute(text(f'SELECT * FROM "{name}" ORDER BY id'))]
    except (DBAPIError, Problem):
        return  # refused, because the page is one of this table
    if found != good.content[name]:
        TALLY.undetected += 1
        raise AssertionError(f"{name} holds other rows")


def refused(path: Path, good: Good, what: object) -> None:
    TALLY.flips += 1
    if seen(path, good) != "vault-damaged":
        TALLY.undetected += 1
        raise AssertionError(f"not noticed: {what}")
    TALLY.noticed += 1


# -- pages ---------------------------------------------------------------------------------------------------


def flip_pages(good: Good, places: Mapping[int, tuple[int, ...]]) -> None:
    for number, bits in places.items():
        for bit in bits:
            at = HEADER_BYTES + number * PAGE_BYTES + bit // 8
            refused(good.damaged(flipped(good.raw, (at, bit % 8))), good, (number, bit))


def pages_of(good: Good) -> range:
    return range((len(good.raw) - HEADER_BYTES) // PAGE_BYTES)


def test_a_flip_in_every_page(good: Good) -> None:
    """One bit anywhere in each page; in every third also in its proof."""
    chance = Random(1)
    places = {
        number: (chance.randrange(TAG * 8), *([TAG * 8 + number % 128] if number % 3 == 0 else []))
        for number in pages_of(good)
    }
    flip_pages(good, places)
    assert len(places) > 100


@pytest.mark.slow
def test_many_flips_in_every_page(good: Good) -> None:
    chance = Random(2)
    edges = (0, 7, 16 * 8, 24 * 8, 100 * 8, TAG * 8 - 1, TAG * 8, PAGE_BYTES * 8 - 1)
    flip_pages(
        good, {number: (*edges, *(chance.randrange(PAGE_BYTES * 8) for _ in range(12))) for number in pages_of(good)}
    )


def test_pages_that_changed_places_or_were_emptied(good: Good) -> None:
    chance = Random(3)
    for number in list(pages_of(good))[:: len(pages_of(good)) // 20]:
        other = chance.choice([one for one in pages_of(good) if one != number])
        for content_of in (page(good.raw, other), bytes(PAGE_BYTES), chance.randbytes(PAGE_BYTES)):
            start = HEADER_BYTES + number * PAGE_BYTES
            raw = good.raw[:start] + content_of + good.raw[start + PAGE_BYTES :]
            refused(good.damaged(raw), good, (number, other))


def page(raw: bytes, number: int) -> bytes:
    return raw[HEADER_BYTES + number * PAGE_BYTES :][:PAGE_BYTES]


def test_a_page_of_another_vault_is_refused(good: Good, tmp_path: Path) -> None:
    """Even one with the same content: it has another key."""
    (tmp_path / "ander").mkdir()
    other = tmp_path / "ander" / "school.rondom"
    with new_vault(tmp_path / "ander") as vault, vault.write("Begin") as session:
        states.begin(session)
        assert vault.path == other
    vault = log_in(other, PASSWORD)
    keyring.new_key(vault, "een heel ander wachtwoord")
    vault.close()
    for number in (0, 3, 9):
        start = HEADER_BYTES + number * PAGE_BYTES
        raw = good.raw[:start] + page(other.read_bytes(), number) + good.raw[start + PAGE_BYTES :]
        refused(good.damaged(raw), good, number)


# -- the header ----------------------------------------------------------------------------------------------


def fields_of(good: Good) -> dict[str, tuple[int, int]]:
    """Where each field of a header copy begins and ends, counted from the begin of the copy."""
    length = int.from_bytes(good.raw[16:20], "little")
    payload = good.raw[20 : 20 + length].decode()
    found = dict(LEAD)
    for path, value in _values(json.loads(payload)):
        words = json.dumps(value)
        start = 20 + payload.index(words if isinstance(value, str) else f":{words}") + (not isinstance(value, str))
        found[path] = (start, start + len(words))
    return found | {"payload": (20, 20 + length), "digest": (20 + length, 20 + length + 32)}


def _values(raw: object, path: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(raw, dict):
        for name, inner in raw.items():
            yield from _values(inner, f"{path}.{name}" if path else name)
    elif isinstance(raw, list):
        for inner in raw:
            yield from _values(inner, path)
    else:
        yield path, raw


def flip_header(good: Good, name: str, offset: int, bit: int) -> None:
    """In the first copy, in the second, and in both."""
    for copies in ((0,), (1,), (0, 1)):
        TALLY.flips += 1
        path = good.damaged(flipped(good.raw, *((copy * COPY_BYTES + offset, bit) for copy in copies)))
        code = seen(path, good, PASSWORD)
        what = f"{name} at {offset} bit {bit} in {copies}"
        if len(copies) == 1:
            mended = path.read_bytes()[: 2 * COPY_BYTES] == good.raw[: 2 * COPY_BYTES]
            _count(code == "" and mended, f"{what}: {code or 'not mended'}")
        else:
            _count(code in ("vault-damaged", "vault-not-a-vault", "vault-newer"), f"{what}: {code or 'opened'}")
            assert seen(path, good) == "", f"the code on paper opens it: {what}"


def _count(noticed: bool, what: str) -> None:
    TALLY.noticed += noticed
    TALLY.undetected += not noticed
    assert noticed, what


def test_a_flip_in_every_field_of_the_header(good: Good) -> None:
    fields = fields_of(good)
    assert set(fields) >= {"vault", "cipher", *(f"slots.{name}" for name in header._SLOT_KEYS), *LEAD, "digest"}
    for name, (start, end) in fields.items():
        flip_header(good, name, start, 0)
        flip_header(good, name, end - 1, 6 if end - start > 1 else 2)


@pytest.mark.slow
def test_a_flip_in_every_byte_of_the_header(good: Good) -> None:
    fields = fields_of(good)
    for at in range(fields["digest"][1]):
        flip_header(good, "byte", at, at % 8)


def test_flips_where_nothing_is_kept_change_nothing(good: Good) -> None:
    """Between the copies and the pages there are zeros; nobody reads them."""
    chance, end = Random(4), fields_of(good)["digest"][1]
    places = [chance.randrange(end, COPY_BYTES) for _ in range(4)] + [
        chance.randrange(2 * COPY_BYTES, HEADER_BYTES) for _ in range(8)
    ]
    for at in places:
        TALLY.flips += 1
        assert seen(good.damaged(flipped(good.raw, (at, at % 8))), good, PASSWORD) == ""
        TALLY.harmless += 1


# -- cut off -------------------------------------------------------------------------------------------------


def cut(good: Good, size: int) -> None:
    TALLY.cuts += 1
    path = good.damaged(good.raw[:size])
    for secret in ("", PASSWORD) if size < HEADER_BYTES + 3 * PAGE_BYTES else ("",):
        code = seen(path, good, secret)
        if code not in ("vault-damaged", "vault-not-a-vault"):
            TALLY.undetected += 1
            raise AssertionError(f"cut at {size}: {code or 'opened'}")


def test_cut_off_at_every_page(good: Good) -> None:
    for number in pages_of(good):
        cut(good, HEADER_BYTES + number * PAGE_BYTES)


def test_cut_off_at_odd_bytes(good: Good) -> None:
    chance = Random(5)
    odd = [1, 7, 8, 20, 551, COPY_BYTES - 1, COPY_BYTES + 1, 2 * COPY_BYTES, HEADER_BYTES - 1, HEADER_BYTES + 1]
    odd += [chance.randrange(HEADER_BYTES, len(good.raw)) for _ in range(40)]
    for size in (0, *odd, len(good.raw) - 1, len(good.raw) - PAGE_BYTES // 2, len(good.raw) - PAGE_BYTES + 1):
        cut(good, size)


def test_what_was_hung_on_at_the_end_is_not_read(good: Good) -> None:
    for more in (b"x", bytes(PAGE_BYTES), good.raw[-3 * PAGE_BYTES :]):
        assert seen(good.damaged(good.raw + more), good) == ""
