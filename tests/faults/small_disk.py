"""A real file system of a few megabytes, that is really full."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FILLER = "vakantiefoto"


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """In memory. Skips the test, and says so, where nothing may be mounted."""
    folder = Path(tempfile.mkdtemp())
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if not mounted or mounted.returncode:
        folder.rmdir()
        pytest.skip("THE TESTS ON A REAL FULL DISK DID NOT RUN: no right to mount a small one here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


@contextmanager
def only_left(folder: Path, room: int) -> Iterator[None]:
    """All but `room` bytes of this disk are taken by something else."""
    status = os.statvfs(folder)
    filler = folder / FILLER
    with filler.open("wb") as file:
        file.write(bytes(max(0, status.f_bavail * status.f_frsize - room)))
    try:
        yield
    finally:
        filler.unlink()
