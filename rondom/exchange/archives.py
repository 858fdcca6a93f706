"""Packed files that a stranger may have made: what is in them, unpacked within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib

from rondom.errors import UserProblem

MAX_PARTS = 2_000
MAX_UNPACKED = 120 * 1024 * 1024
_LOCKED = 0x1
_CHUNK = 1 << 20


def parts_of(content: bytes) -> dict[str, bytes]:
    """Name → bytes of everything in it. What it says about its own size is not believed: reading stops at the bound.

    Raises UserProblem "partners-zip-locked" for a password, "partners-zip-large", or "partners-broken".
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _unpacked(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise UserProblem("partners-broken") from None


def _unpacked(packed: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise UserProblem("partners-zip-locked")
    if len(entries) > MAX_PARTS:
        raise UserProblem("partners-zip-large")
    made: dict[str, bytes] = {}
    room = MAX_UNPACKED
    for entry in entries:
        part = _bounded(packed, entry, room)
        room -= len(part)
        made[entry.filename.replace("\\", "/")] = part
    return made


def _bounded(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    pieces: list[bytes] = []
    with packed.open(entry) as file:
        while piece := file.read(_CHUNK):
            room -= len(piece)
            if room < 0:
                raise UserProblem("partners-zip-large")
            pieces.append(piece)
    return b"".join(pieces)
