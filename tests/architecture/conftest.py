"""What reading the source leaves behind goes again: a tree of every file would weigh on all that is tested after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.architecture.source import tree


@pytest.fixture(scope="package", autouse=True)
def no_trees_stay() -> Iterator[None]:
    yield
    tree.cache_clear()
