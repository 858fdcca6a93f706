"""FORMAT.md must be enough: this reader uses its text and nothing of ours, then compares."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import unicodedata
from pathlib import Path

import apsw
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.poly1305 import Poly1305

import rondom.vault
from rondom.vault import container, file_layer, header, keys, recovery
from rondom.vault.keys import KdfParameters, Slot
from rondom.vault.salvage import page_cipher

PAGE = (Path(rondom.vault.__file__).parent / "FORMAT.md").read_text("utf-8")
VECTORS = PAGE.split("## Test vectors", 1)[1]
VALUES = dict(re.findall(r"^([a-z][a-z_ ]*?) += +(\S.*)$", VECTORS, re.MULTILINE))
CODES = re.findall(r"^([0-9a-f]{32}) = (\S+)$", VECTORS, re.MULTILINE)


def value(name: str) -> bytes:
    return bytes.fromhex(VALUES[name])


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def hkdf(info: bytes, length: int) -> str:
    return HKDF(hashes.SHA256(), length=length, salt=None, info=info).derive(value("seed")).hex()


def slot_text() -> bytes:
    names = ("vault id", "password kind", "owner", "argon2id", "memory_kib", "iterations", "lanes", "salt")
    fixed = {"password kind": "password", "argon2id": "argon2id"}
    return "\n".join(["rondom/slot/1", *(fixed.get(name) or VALUES[name] for name in names)]).encode()


def slot_key() -> bytes:
    password = unicodedata.normalize("NFC", VALUES["password"].strip('"')).encode()
    memory, times, lanes = (int(VALUES[name]) for name in ("memory_kib", "iterations", "lanes"))
    return Argon2id(salt=value("salt"), length=32, iterations=times, lanes=lanes, memory_cost=memory).derive(password)


def header_copy() -> bytes:
    slot = {
        "kind": "password",
        "owner": VALUES["owner"],
        "kdf": "argon2id",
        "memory_kib": int(VALUES["memory_kib"]),
        "iterations": int(VALUES["iterations"]),
        "lanes": int(VALUES["lanes"]),
        "salt": VALUES["salt"],
        "nonce": VALUES["nonce"],
        "wrapped": VALUES["wrapped"],
    }
    payload = json.dumps(
        {"vault": VALUES["vault id"], "cipher": "chacha20", "slots": [slot]}, separators=(",", ":")
    ).encode()
    body = b"RONDOM\0\1" + struct.pack("<QI", int(VALUES["generation"]), len(payload)) + payload
    return (body + hashlib.sha256(body).digest()).ljust(4096, b"\0")


def crc(seed: bytes) -> int:
    """Long division of the bits, start value folded in: another way than the code's."""
    number = int.from_bytes(seed, "big") << 12 ^ 0xFFF << 128
    for place in reversed(range(12, 140)):
        if number >> place & 1:
            number ^= 0x180F << place - 12
    return number


def code(seed: bytes) -> str:
    bits = f"{int.from_bytes(seed, 'big'):0128b}{crc(seed):012b}"
    signs = [re.search("`([0-9A-Z]{32})`", PAGE)[1][int(bits[at : at + 5], 2)] for at in range(0, 140, 5)]
    return "-".join("".join(signs[at : at + 4]) for at in range(0, 28, 4))


def test_the_page_has_all_vectors():
    assert len(VALUES) >= 16
    assert len(CODES) == 3


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("data key", lambda: hkdf(b"rondom/data-key/1", 32)),
        ("vault id", lambda: hkdf(b"rondom/vault-id/1", 16)),
        ("recovery code", lambda: code(value("seed"))),
        ("slot text hash", lambda: sha(slot_text())),
        ("slot key", lambda: slot_key().hex()),
        ("wrapped", lambda: AESGCM(slot_key()).encrypt(value("nonce"), value("seed"), slot_text()).hex()),
        ("header copy", lambda: sha(header_copy())),
        ("header area", lambda: sha((header_copy() * 2).ljust(65536, b"\0"))),
    ],
)
def test_a_stranger_finds_the_same_value(name, made):
    assert made() == VALUES[name]


def test_a_stranger_finds_the_same_codes():
    assert [code(bytes.fromhex(seed)) for seed, _ in CODES] == [made for _, made in CODES]


def test_rondom_finds_the_same_values():
    seed, vault_id = value("seed"), VALUES["vault id"]
    kdf = KdfParameters(int(VALUES["memory_kib"]), int(VALUES["iterations"]), int(VALUES["lanes"]))
    slot = keys.wrap(
        vault_id,
        seed,
        VALUES["password"].strip('"'),
        Slot("password", VALUES["owner"], kdf, value("salt"), value("nonce"), b""),
    )
    assert keys.data_key(seed) == value("data key")
    assert keys.vault_id_of(seed) == vault_id
    assert slot.wrapped == value("wrapped")
    assert header.pack(header.fresh(vault_id, (slot,))) == header_copy()
    for one, made in [(VALUES["seed"], VALUES["recovery code"]), *CODES]:
        assert recovery.code_of(bytes.fromhex(one)) == made


def test_a_stranger_reads_the_pages_behind_the_header(tmp_path):
    opened = container.create_file(tmp_path / "a.rondom", "vier woorden", KdfParameters(8192, 1, 1))
    opened.connection.execute("CREATE TABLE note(text); INSERT INTO note VALUES ('dag')")
    seed = bytes(opened.seed)
    opened.close()
    raw = (tmp_path / "a.rondom").read_bytes()
    (tmp_path / "pages").write_bytes(raw[65536:])
    plain = apsw.Connection(str(tmp_path / "pages"), vfs=f"multipleciphers-{file_layer.BASE}")
    plain.pragma("cipher", "chacha20")
    plain.pragma("key", f"raw:{keys.data_key(seed).hex()}")
    assert plain.execute("SELECT text FROM note").fetchall() == [("dag",)]
    assert plain.pragma("application_id") == 0x524F4E44
    plain.close()
    assert raw[:4096] == raw[4096:8192]
    assert not any(raw[8192:65536])
    assert (len(raw) - 65536) % 4096 == 0


# -- one page without the others ---------------------------------------------------------------------------------


def stream(key: bytes, counter: int, nonce: bytes, content: bytes) -> bytes:
    return Cipher(ChaCha20(key, struct.pack("<I", counter & 0xFFFFFFFF) + nonce[:12]), None).encryptor().update(content)


def test_one_page_as_described():
    nonce, number = value("page nonce"), int(VALUES["page number"])
    counter = struct.unpack("<I", nonce[12:])[0] ^ number
    once = stream(value("data key"), counter, nonce, bytes(64))
    content = (b"Rondom " * 600)[:4064]
    signed = stream(once[32:], counter + 1, nonce, content) + nonce
    tag = Poly1305.generate_tag(once[:32], signed)
    assert tag == value("page tag")
    assert sha(signed + tag) == VALUES["page hash"]
    assert page_cipher.opened(value("data key"), number, signed + tag) == content
