from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rondom.vault.vault import Vault
from tests.mees import Mees, add_mees, new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Mees toegevoegd") as session:
        return add_mees(session)
