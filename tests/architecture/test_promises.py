"""The threat model names the tests that hold it: they are there."""

from __future__ import annotations

import re

from tests.architecture.source import ROOT

NAMED = re.compile(r"`([a-z_]+/[a-z_/]*(?:\.py)?)`")


def test_every_test_that_the_threat_model_names_is_there() -> None:
    words = (ROOT / "rondom" / "vault" / "THREATS.md").read_text(encoding="utf-8")
    named = NAMED.findall(words)
    assert len(named) > 10
    assert not [name for name in named if not (ROOT / "tests" / name).exists()]
