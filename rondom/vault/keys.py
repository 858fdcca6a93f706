"""From a password to the key of the data, and back into a slot. The layout is in FORMAT.md; no other file encrypts.

A vault has one random seed. The data key follows from the seed; each slot holds the seed, locked with one password.
"""

from __future__ import annotations

import secrets
import time
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from rondom.errors import Bug, EnvironmentProblem, UserProblem

Seed: TypeAlias = bytes
"""16 random bytes. Whoever has them has the vault; on paper they are the recovery code."""

SEED_BYTES = 16
SALT_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = SEED_BYTES + 16
PASSWORD = "password"  # noqa: S105 - the kind of a slot
OWNER_LENGTH = 64


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """How hard one guess of a password is (Argon2id)."""

    memory_kib: int
    iterations: int
    lanes: int


FLOOR = KdfParameters(64 * 1024, 3, 4)
"""The least a new vault gets, however slow the machine."""
CEILING = KdfParameters(256 * 1024, 10, 4)
"""The most a new vault gets: it must also open on the oldest laptop of the school."""
READABLE = (KdfParameters(8 * 1024, 1, 1), KdfParameters(512 * 1024, 10, 8))
"""What is accepted from a file. Above it, a hostile file could hold the machine; below it, guessing is too cheap."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The seed, locked with one password. `owner` is the id of a user, never a name: the header is not encrypted."""

    kind: str
    owner: str
    kdf: KdfParameters
    salt: bytes
    nonce: bytes
    wrapped: bytes


def new_seed() -> Seed:
    return secrets.token_bytes(SEED_BYTES)


def data_key(seed: bytes) -> bytes:
    """The 32 bytes that encrypt the pages."""
    return _derive(seed, b"rondom/data-key/1", 32)


def vault_id_of(seed: bytes) -> str:
    """The name of the vault, 32 hexadecimal characters. It does not give the seed away; a lost header loses no name."""
    return _derive(seed, b"rondom/vault-id/1", 16).hex()


def calibrate(target_seconds: float = 0.7) -> KdfParameters:
    """Parameters that take about `target_seconds` here, between FLOOR and CEILING. Takes the time of one easy guess."""
    started = time.perf_counter()
    _password_key("", bytes(SALT_BYTES), FLOOR)
    return _scaled(target_seconds / max(time.perf_counter() - started, 1e-6))


def _scaled(factor: float) -> KdfParameters:
    """FLOOR made `factor` times heavier: memory first (in steps of 16 MiB), then iterations."""
    step = 16 * 1024
    wished = min(CEILING.memory_kib, max(FLOOR.memory_kib, FLOOR.memory_kib * factor))
    memory = int(wished) // step * step
    left = factor * FLOOR.memory_kib / memory
    iterations = int(min(CEILING.iterations, max(FLOOR.iterations, FLOOR.iterations * left)))
    return KdfParameters(memory, iterations, FLOOR.lanes)


def check_parameters(kdf: KdfParameters) -> None:
    """Raises EnvironmentProblem "vault-damaged" when a file asks for too little or too much work."""
    least, most = READABLE
    inside = (
        least.memory_kib <= kdf.memory_kib <= most.memory_kib
        and least.iterations <= kdf.iterations <= most.iterations
        and least.lanes <= kdf.lanes <= most.lanes
    )
    if not inside:
        raise EnvironmentProblem("vault-damaged")


def make_slot(vault_id: str, seed: bytes, password: str, parameters: KdfParameters, owner: str = "") -> Slot:
    """Lock the seed with a password. `owner` is an id: at most 64 letters, digits, - or _.

    Raises EnvironmentProblem "memory-short".
    """
    if not is_owner(owner):
        raise Bug("unexpected", detail="slot owner")
    check_parameters(parameters)
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    return wrap(vault_id, seed, password, Slot(PASSWORD, owner, parameters, salt, nonce, b""))


def wrap(vault_id: str, seed: bytes, password: str, empty: Slot) -> Slot:
    """`empty` filled. Its salt and nonce are given, so that test vectors can be made; elsewhere use make_slot."""
    key = _password_key(password, empty.salt, empty.kdf)
    wrapped = AESGCM(key).encrypt(empty.nonce, bytes(seed), slot_text(vault_id, empty))
    return Slot(empty.kind, empty.owner, empty.kdf, empty.salt, empty.nonce, wrapped)


def open_slot(vault_id: str, slot: Slot, password: str) -> Seed:
    """The seed behind a password.

    Raises UserProblem "vault-wrong-password", EnvironmentProblem "vault-damaged" (out of bounds) or "memory-short".
    """
    check_parameters(slot.kdf)
    key = _password_key(password, slot.salt, slot.kdf)
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.wrapped, slot_text(vault_id, slot))
    except InvalidTag:
        raise UserProblem("vault-wrong-password") from None


def open_one_of(vault_id: str, slots: Iterable[Slot], password: str) -> tuple[Seed, Slot]:
    """The seed, and the first slot that this password opens. Each try takes the work of one guess.

    A slot that asks for absurd work is passed over: it must not keep out whoever has another. Raises as `open_slot`.
    """
    odd: EnvironmentProblem | None = None
    for slot in slots:
        try:
            return open_slot(vault_id, slot, password), slot
        except UserProblem:
            continue
        except EnvironmentProblem as problem:
            odd = odd or problem
    raise odd or UserProblem("vault-wrong-password")


def slot_text(vault_id: str, slot: Slot) -> bytes:
    """Everything about a slot that the lock must cover, so that no part can be changed or moved to another vault."""
    kdf = slot.kdf
    parts = (
        "rondom/slot/1",
        vault_id,
        slot.kind,
        slot.owner,
        "argon2id",
        kdf.memory_kib,
        kdf.iterations,
        kdf.lanes,
        slot.salt.hex(),
    )
    return "\n".join(str(part) for part in parts).encode("ascii")


def is_owner(owner: str) -> bool:
    return len(owner) <= OWNER_LENGTH and owner.isascii() and all(sign.isalnum() or sign in "-_" for sign in owner)


def password_bytes(password: str) -> bytes:
    """One form for what looks the same on a Mac and on Windows (é is one sign or two). Never fails on odd input."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def _password_key(password: str, salt: bytes, kdf: KdfParameters) -> bytes:
    argon = Argon2id(salt=salt, length=32, iterations=kdf.iterations, lanes=kdf.lanes, memory_cost=kdf.memory_kib)
    try:
        return argon.derive(password_bytes(password))
    except MemoryError:
        raise EnvironmentProblem("memory-short") from None


def _derive(seed: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=purpose).derive(bytes(seed))
