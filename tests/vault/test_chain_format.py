"""The part of FORMAT.md about the journal must be enough too: this reader uses its text and nothing of ours, then compares."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from typing import Any

import apsw

from rondom.vault import container
from rondom.vault.chain import Part, genesis, link
from tests.mees import PASSWORD
from tests.vault.test_chain import lived_in
from tests.vault.test_format import VALUES

SALT = bytes.fromhex("303132333435363738393a3b3c3d3e3f")
CELL = (7, "note", "0190a0b0c0d07e0f8a1b2c3d4e5f6072", "text", "Één", None)
HEAD = (1, "0190a0b0c0d07e0f8a1b2c3d4e5f6073", "01773316800000.000000", "a1b2c3d4e5f60718", "2026-03-12T12:00:00+00:00",
        "0190a0b0c0d07e0f8a1b2c3d4e5f6071", "Ellen", "do", None)  # fmt: skip
CHILD = "0190a0b0c0d07e0f8a1b2c3d4e5f6070"


def pack(*values: Any) -> bytes:
    return b"".join(one(value) for value in values)


def one(value: Any) -> bytes:
    match value:
        case None:
            return b"n"
        case int():
            return f"i{value};".encode()
        case float():
            return b"r" + struct.pack(">d", value)
        case str():
            return f"t{len(value.encode())}:{value}".encode()
        case _:
            return f"b{len(value)}:".encode() + value


def digest(salt: bytes, sentence: str, *cells: tuple[Any, ...]) -> bytes:
    return hashlib.sha256(salt + pack(sentence) + b"".join(pack(*cell) for cell in cells)).digest()


def chain(before: bytes, head: tuple[Any, ...], parts: dict[str, bytes]) -> bytes:
    return hashlib.sha256(before + pack(*head) + b"".join(pack(*part) for part in sorted(parts.items()))).digest()


def start(older: int) -> bytes:
    return hashlib.sha256(b"rondom/chain/1\n" + pack(older)).digest()


def test_a_stranger_finds_the_same_values() -> None:
    made = digest(SALT, "Notitie veranderd", CELL)
    assert made.hex() == VALUES["part digest"]
    assert start(0).hex() == VALUES["chain start"]
    assert chain(start(0), HEAD, {CHILD: made}).hex() == VALUES["chain"]


def test_rondom_finds_the_same_values() -> None:
    part = Part(SALT, "Notitie veranderd")
    part.add(CELL)
    assert part.digest.hex() == VALUES["part digest"]
    assert genesis(0).hex() == VALUES["chain start"]
    assert link(genesis(0), HEAD, {CHILD: part.digest}).hex() == VALUES["chain"]


def test_a_stranger_can_follow_the_chain_of_a_real_vault(tmp_path: Path) -> None:
    path = tmp_path / "school.rondom"
    path.write_bytes(lived_in())
    opened = container.open_with_password(path, PASSWORD)
    try:
        found, stored = followed(opened.connection)
    finally:
        opened.close()
    assert found == stored
    assert len(stored) == 13


def followed(connection: apsw.Connection) -> tuple[list[bytes], list[bytes]]:
    """The chain as the page says it, and as it stands there. Parts without a salt count by their digest alone."""
    ask = connection.execute
    before, made, stored = start(0), [], []
    heads = "SELECT seq, id, hlc, device, at, actor_id, actor, kind, reverses, sentence, chain FROM journal_action ORDER BY seq"
    for *head, sentence, there in list(ask(heads)):
        parts = {}
        for pupil, salt, kept in list(
            ask("SELECT pupil_id, salt, digest FROM journal_part WHERE action = ?", (head[0],))
        ):
            cells = list(
                ask(
                    'SELECT id, tbl, "row", col, before, after FROM journal_cell '
                    "WHERE action = ? AND coalesce(pupil_id, '') = ? ORDER BY id",
                    (head[0], pupil),
                )
            )
            parts[str(pupil)] = digest(salt, str(sentence), *cells) if salt else kept
        before = chain(before, tuple(head), parts)
        made.append(before)
        stored.append(there)
    return made, stored
