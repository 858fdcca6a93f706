"""What a vault leaves in memory when it is closed: nothing that adds up."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path

import pytest

from tests.mees import add_mees, new_vault


def work(folder: Path) -> None:
    folder.mkdir()
    with new_vault(folder) as vault, vault.write("Proef") as session:
        add_mees(session)


def in_memory() -> Counter[str]:
    gc.collect()
    return Counter(type(one).__name__ for one in gc.get_objects())


@pytest.mark.parametrize("kind", ["Cursor", "SQLiteCompiler", "_Dialect"])
def test_opening_again_and_again_keeps_no_more(tmp_path: Path, kind: str) -> None:
    work(tmp_path / "first")
    before = in_memory()[kind]
    for name in ("second", "third"):
        work(tmp_path / name)
    assert in_memory()[kind] <= before
