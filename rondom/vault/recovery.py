"""The recovery code: the seed itself as 28 signs on paper, with a check that catches slips of the pen.

The check is a CRC over the bits, not a hash: so every single wrong sign and every two swapped neighbours are caught for
certain, not only nearly always.
"""

from __future__ import annotations

import unicodedata

from rondom.errors import Bug, UserProblem
from rondom.vault.keys import SEED_BYTES, Seed

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U."""
SIGNS = 28
GROUP = 4
_CHECK_BITS = 12
_POLYNOMIAL = 0x80F
_START = 0xFFF
_LONGEST_INPUT = 200
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_VALUES |= {sign.lower(): value for sign, value in _VALUES.items()}


def code_of(seed: bytes) -> str:
    """The seed as a person writes it down: `0000-0000-0000-0000-0000-0000-0000`."""
    if len(seed) != SEED_BYTES:
        raise Bug("unexpected", detail="seed length")
    number = int.from_bytes(seed, "big") << _CHECK_BITS | _check(bytes(seed))
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(SIGNS)))
    return "-".join(signs[start : start + GROUP] for start in range(0, SIGNS, GROUP))


def seed_of(code: str) -> Seed:
    """The seed behind a code. Small letters, spaces, dashes, and O, I, L for 0 and 1 are all right.

    Raises UserProblem "vault-code-typo".
    """
    number = 0
    values = _values(code)
    for value in values:
        number = number << 5 | value
    seed = (number >> _CHECK_BITS).to_bytes(SEED_BYTES, "big")
    if number & ((1 << _CHECK_BITS) - 1) != _check(seed):
        raise UserProblem("vault-code-typo")
    return seed


def is_code(text: str) -> bool:
    """Whether this is a code without a slip of the pen. A password never is by chance: the check sees to that."""
    try:
        seed_of(text)
    except UserProblem:
        return False
    return True


def _values(code: str) -> list[int]:
    if len(code) > _LONGEST_INPUT:
        raise UserProblem("vault-code-typo")
    signs = [sign for sign in unicodedata.normalize("NFKC", code) if not _is_spacing(sign)]
    if len(signs) != SIGNS or any(sign not in _VALUES for sign in signs):
        raise UserProblem("vault-code-typo")
    return [_VALUES[sign] for sign in signs]


def _is_spacing(sign: str) -> bool:
    """Spaces, every kind of dash, and the invisible signs that come along when pasting."""
    return unicodedata.category(sign) in {"Zs", "Zl", "Zp", "Pd", "Cc", "Cf"}


def _check(seed: bytes) -> int:
    """CRC-12 over the 128 bits, highest bit first."""
    register = _START
    for byte in seed:
        for place in reversed(range(8)):
            feedback = register >> 11 ^ byte >> place & 1
            register = register << 1 & 0xFFF ^ (_POLYNOMIAL if feedback & 1 else 0)
    return register
