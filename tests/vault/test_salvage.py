"""The parts below rescue: pages that prove themselves, rows taken apart by hand, and the form of rows."""

from __future__ import annotations

import struct

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.vault import keys
from rondom.vault.salvage import page_cipher
from rondom.vault.salvage.b_tree import KINDS, TABLE_LEAF, Record, children, kind_of, records
from rondom.vault.salvage.page_cipher import USABLE
from rondom.vault.salvage.shapes import shapes
from rondom.vault.salvage.trees import survey
from tests.vault.damage import PAGE, raw_page, whole


@pytest.fixture(scope="module")
def key():
    return keys.data_key(whole().seed)


def test_every_page_of_a_whole_vault_opens(key):
    pages = [page_cipher.opened(key, number, raw_page(whole().raw, number)) for number in range(1, whole().pages + 1)]
    assert None not in pages
    assert {len(page) for page in pages} == {USABLE}
    assert pages[0].startswith(b"SQLite format 3\0")
    assert struct.unpack_from(">I", pages[0], 28)[0] == whole().pages


@pytest.mark.parametrize("number", [1, 2, 40])
def test_every_flipped_byte_of_a_page_is_noticed(key, number):
    page = raw_page(whole().raw, number)
    for place in range(PAGE):
        harmed = bytearray(page)
        harmed[place] ^= 1 << place % 8
        assert page_cipher.opened(key, number, bytes(harmed)) is None


def test_a_page_proves_its_place_and_its_vault(key):
    page = raw_page(whole().raw, 7)
    assert page_cipher.opened(key, 7, page) is not None
    assert page_cipher.opened(key, 8, page) is None
    assert page_cipher.opened(key, 1, page) is None
    assert page_cipher.opened(keys.data_key(bytes(16)), 7, page) is None
    assert page_cipher.opened(key, 7, page[:-1]) is None
    assert page_cipher.opened(key, 7, b"") is None


@given(st.binary(max_size=PAGE), st.integers(1, 2**31))
def test_no_bytes_are_a_page_by_chance(content, number):
    assert page_cipher.opened(bytes(32), number, content.ljust(PAGE, b"\0")) is None


# -- rows taken apart by hand, held against SQLite itself ----------------------------------------------------------

values = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from([0, 1, -1, 127, 128, 32767, 32768, 2**23, 2**31, 2**47, -(2**47) - 1]),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.integers(0, 20_000).map(lambda length: "é" * length),
    st.binary(max_size=40),
    st.integers(3_900, 12_500).map(bytes),
)


def plain_file(rows):
    """An unencrypted SQLite file in memory with the same room on a page as ours."""
    connection = apsw.Connection(":memory:")
    connection.pragma("page_size", PAGE)
    connection.reserve_bytes("main", 32)
    connection.execute("VACUUM")
    connection.execute(
        "CREATE TABLE t(a, b, c); CREATE INDEX i ON t(a, c); CREATE TABLE k(a, b, c, PRIMARY KEY(a, b)) WITHOUT ROWID"
    )
    connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
    connection.executemany("INSERT OR IGNORE INTO k VALUES (?, ?, ?)", rows)
    keyed = connection.execute("SELECT a, b, c FROM k").fetchall()
    image = connection.serialize("main")
    connection.close()
    assert image[20] == 32
    return image, keyed


@given(st.lists(st.tuples(values, values, values), max_size=40))
@settings(max_examples=60)
def test_rows_and_index_entries_are_what_sqlite_wrote(rows):
    image, keyed = plain_file(rows)

    def get(number):
        page = image[(number - 1) * PAGE : number * PAGE]
        return page[:USABLE] if len(page) == PAGE else None

    trees = survey(get, len(image) // PAGE)
    assert (trees.schema_whole, set(trees.tables), set(trees.indexes)) == (True, {"t", "k"}, {"i"})
    found = [(record.rowid, record.values, record.whole) for record in trees.records(trees.tables["t"])]
    assert found == [(number, row, True) for number, row in enumerate(rows, 1)]
    assert {repr(record.values) for record in trees.records(trees.tables["k"])} == set(map(repr, keyed))
    entries = {(repr(entry.values), entry.whole) for entry in trees.records(trees.indexes["i"])}
    assert entries == {(repr((a, c, number)), True) for number, (a, _b, c) in enumerate(rows, 1)}


@given(st.binary(min_size=USABLE, max_size=USABLE), st.sampled_from(KINDS), st.integers(0, 60), st.data())
def test_a_page_of_nonsense_never_crashes(content, kind, cells, data):
    page = bytearray(content)
    page[0] = kind
    page[3:5] = cells.to_bytes(2, "big")
    for place in data.draw(st.lists(st.integers(0, USABLE - 2), max_size=20)):
        page[place : place + 2] = data.draw(st.binary(min_size=2, max_size=2))
    assert kind_of(bytes(page), 2) in (0, *KINDS)
    found = list(records(bytes(page), 2, lambda number: bytes(page[:1]) * 0 + bytes(USABLE) if number % 2 else None))
    assert all(isinstance(record, Record) for record in found)
    if kind in (2, 5):
        children(bytes(page), 2)


def test_a_chain_that_runs_in_a_circle_comes_to_an_end():
    cell = b"\xbe\x84\x80\x00" + b"\x01"  # a payload of 128 MiB
    page = bytearray(USABLE)
    page[0], page[3:5], page[8:10] = TABLE_LEAF, (1).to_bytes(2, "big"), (100).to_bytes(2, "big")
    page[100:105] = cell
    circle = (9).to_bytes(4, "big") + bytes(USABLE - 4)
    assert list(records(bytes(page), 2, lambda _number: circle)) == []


def test_pages_that_hang_below_each_other_come_to_an_end():
    def inner(child):
        page = bytearray(USABLE)
        page[0], page[8:12] = 5, child.to_bytes(4, "big")
        return bytes(page)

    pages = {1: inner(2), 2: inner(3), 3: inner(2), 4: inner(4)}
    trees = survey(pages.get, 4)
    assert not trees.tables
    assert all(len(list(trees.pages(root))) <= 4 for root in pages)


# -- the form of rows ----------------------------------------------------------------------------------------------


@pytest.fixture
def event():
    connection = apsw.Connection(":memory:")
    connection.execute(
        "CREATE TABLE child(id TEXT PRIMARY KEY NOT NULL); CREATE TABLE event(id TEXT PRIMARY KEY NOT NULL, "
        "child_id TEXT NOT NULL REFERENCES child(id), day DATE, private BOOLEAN NOT NULL, title TEXT NOT NULL, "
        "later TEXT NOT NULL DEFAULT '')"
    )
    return shapes(connection)["event"]


A, B = "0" * 32, "f" * 32


@pytest.mark.parametrize(
    ("row", "fits"),
    [
        ((A, B, "2026-03-12", 0, "Verhuisd", ""), True),
        ((A, B, None, 1, "Verhuisd"), True),
        ((A, B, None, 1), False),
        ((A, None, None, 1, "Verhuisd"), False),
        ((A, "Mees", None, 1, "Verhuisd"), False),
        ((A, B, "in maart", 1, "Verhuisd"), False),
        ((A, B, None, "ja", "Verhuisd"), False),
        ((A, B, None, 1, "Verhuisd", "", ""), False),
        ((), False),
    ],
)
def test_a_row_fits_its_table_or_not(event, row, fits):
    assert event.fits(Record(1, row)) is fits
    assert not event.fits(Record(1, row, whole=False))
