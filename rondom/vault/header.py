"""The first 64 KiB of a vault: which cipher, and the slots that hold the seed. Two copies, so that one is always whole.

Byte for byte in FORMAT.md. What is read here may come from anyone: every field is checked, also for its size.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
from dataclasses import dataclass, replace
from typing import Any

from rondom.errors import Bug, EnvironmentProblem, UserProblem
from rondom.vault.keys import NONCE_BYTES, PASSWORD, SALT_BYTES, WRAPPED_BYTES, KdfParameters, Slot, is_owner

FAMILY = b"RONDOM\x00"
MAGIC = FAMILY + b"\x01"
"""The family, and the version of this layout."""
COPY_BYTES = 4096
HEADER_BYTES = 64 * 1024
CIPHER = "chacha20"
MAX_SLOTS = 10
_LEAD = struct.Struct("<8sQI")
_DIGEST_BYTES = 32
_MAX_PAYLOAD = COPY_BYTES - _LEAD.size - _DIGEST_BYTES
_MAX_GENERATION = 2**63
_SLOT_KEYS = {"kind", "owner", "kdf", "memory_kib", "iterations", "lanes", "salt", "nonce", "wrapped"}


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in front of the pages, in clear. Holds no name of anyone."""

    vault_id: str
    slots: tuple[Slot, ...] = ()
    generation: int = 1
    cipher: str = CIPHER

    def with_slots(self, slots: tuple[Slot, ...]) -> Header:
        """The next generation, with these slots. After the last number comes the first: both copies are rewritten."""
        return replace(self, slots=slots, generation=self.generation % (_MAX_GENERATION - 1) + 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the two copies said. `newest` is the place (0, 1) of the one that counts; `whole` when both say the same."""

    header: Header
    newest: int
    whole: bool

    def places_to_write(self) -> tuple[int, int]:
        """The copy that does not count first: whatever happens in between, one copy is whole."""
        return 1 - self.newest, self.newest


class _Unreadable(Exception):
    """This copy cannot be used."""


class _Newer(Exception):
    """This copy comes from a later Rondom."""


def fresh(vault_id: str, slots: tuple[Slot, ...]) -> Header:
    """The header of a new vault."""
    return Header(vault_id, slots)


def pack(header: Header) -> bytes:
    """One copy, COPY_BYTES long. Raises UserProblem "vault-slots-full"."""
    if len(header.slots) > MAX_SLOTS:
        raise UserProblem("vault-slots-full", limit=MAX_SLOTS)
    payload = json.dumps(_as_json(header), separators=(",", ":"), ensure_ascii=True).encode("ascii")
    body = _LEAD.pack(MAGIC, header.generation, len(payload)) + payload
    if len(payload) > _MAX_PAYLOAD:
        raise Bug("unexpected", detail="header size")
    return (body + hashlib.sha256(body).digest()).ljust(COPY_BYTES, b"\0")


def pack_area(header: Header) -> bytes:
    """The whole area in front of the pages, HEADER_BYTES long: both copies, then zeros."""
    return (pack(header) * 2).ljust(HEADER_BYTES, b"\0")


def unpack(copy: bytes) -> Header | None:
    """One copy, or None when it is not whole. Never raises, whatever the bytes."""
    try:
        return _parsed(copy)
    except (_Unreadable, _Newer):
        return None


def read(area: bytes) -> Reading:
    """The newest whole copy in the first 8 KiB of a file.

    Raises UserProblem "vault-not-a-vault" (no copy even starts like one), "vault-newer", and EnvironmentProblem
    "vault-damaged" (it was one).
    """
    copies = (area[:COPY_BYTES], area[COPY_BYTES : 2 * COPY_BYTES])
    whole = [(header, place) for place, copy in enumerate(copies) if (header := unpack(copy)) is not None]
    if not whole:
        raise _why_not(copies)
    header, newest = max(whole, key=lambda found: (found[0].generation, -found[1]))
    return Reading(header, newest, len(whole) == 2 and whole[0][0] == whole[1][0])


def looks_like_vault(area: bytes) -> bool:
    """Whether one of the copies starts the way a vault starts."""
    return any(area[start:].startswith(FAMILY) for start in (0, COPY_BYTES))


def _why_not(copies: tuple[bytes, bytes]) -> UserProblem | EnvironmentProblem:
    if any(_is_newer(copy) for copy in copies):
        return UserProblem("vault-newer")
    if any(copy.startswith(FAMILY) for copy in copies):
        return EnvironmentProblem("vault-damaged")
    return UserProblem("vault-not-a-vault")


def _is_newer(copy: bytes) -> bool:
    try:
        _parsed(copy)
    except _Newer:
        return True
    except _Unreadable:
        return False
    return False


def _parsed(copy: bytes) -> Header:
    if len(copy) < COPY_BYTES or not copy.startswith(FAMILY):
        raise _Unreadable
    magic, generation, length = _LEAD.unpack_from(copy)
    if magic > MAGIC:
        raise _Newer
    if magic != MAGIC or length > _MAX_PAYLOAD or not 0 < generation < _MAX_GENERATION:
        raise _Unreadable
    end = _LEAD.size + length
    if hashlib.sha256(copy[:end]).digest() != copy[end : end + _DIGEST_BYTES]:
        raise _Unreadable
    return _header(_loaded(copy[_LEAD.size : end]), generation)


def _loaded(payload: bytes) -> Any:
    try:
        return json.loads(payload.decode("ascii"))
    except (ValueError, RecursionError):
        raise _Unreadable from None


def _header(raw: Any, generation: int) -> Header:
    fields = _object(raw, {"vault", "cipher", "slots"})
    slots = fields["slots"]
    if not isinstance(slots, list) or len(slots) > MAX_SLOTS:
        raise _Unreadable
    if _text(fields["cipher"]) != CIPHER:
        raise _Newer
    return Header(_hex(fields["vault"], 16).hex(), tuple(_slot(slot) for slot in slots), generation)


def _slot(raw: Any) -> Slot:
    fields = _object(raw, _SLOT_KEYS)
    if _text(fields["kind"]) != PASSWORD or _text(fields["kdf"]) != "argon2id":
        raise _Newer
    owner = _text(fields["owner"])
    if not is_owner(owner):
        raise _Unreadable
    kdf = KdfParameters(_number(fields["memory_kib"]), _number(fields["iterations"]), _number(fields["lanes"]))
    return Slot(
        PASSWORD,
        owner,
        kdf,
        _hex(fields["salt"], SALT_BYTES),
        _hex(fields["nonce"], NONCE_BYTES),
        _hex(fields["wrapped"], WRAPPED_BYTES),
    )


def _object(raw: Any, keys: set[str]) -> dict[str, Any]:
    if not isinstance(raw, dict) or set(raw) != keys:
        raise _Unreadable
    return raw


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise _Unreadable
    return raw


def _number(raw: Any) -> int:
    """Whether the number is wise is for the keys to judge, at the moment it would be used."""
    if type(raw) is not int or not 0 < raw < 2**31:
        raise _Unreadable
    return raw


def _hex(raw: Any, length: int) -> bytes:
    if not isinstance(raw, str) or not re.fullmatch(rf"[0-9a-f]{{{2 * length}}}", raw):
        raise _Unreadable
    return bytes.fromhex(raw)


def _as_json(header: Header) -> dict[str, Any]:
    return {"vault": header.vault_id, "cipher": header.cipher, "slots": [_slot_json(slot) for slot in header.slots]}


def _slot_json(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind,
        "owner": slot.owner,
        "kdf": "argon2id",
        "memory_kib": slot.kdf.memory_kib,
        "iterations": slot.kdf.iterations,
        "lanes": slot.kdf.lanes,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }
