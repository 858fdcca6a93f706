"""A damaged vault with everything that is kept of a driehoek: it comes back, and the report names it."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from rondom.opening import unlock
from rondom.vault import health, rescue
from rondom.vault.base import metadata
from rondom.vault.journal import OUTSIDE
from rondom.vault.rescue_words import WORDS
from tests.architecture.source import ROOT
from tests.mees import PASSWORD, new_vault
from tests.meetings.whole_story import told
from tests.vault.contents import content
from tests.vault.damage import Whole

for model in (ROOT / "rondom").glob("*/model.py"):
    importlib.import_module(f"rondom.{model.parent.name}.model")

STORY = (
    "meeting", "sitting", "attendee", "recognition", "contribution", "goal", "goal_outcome", "goal_score", "agreement",
    "agreement_move", "signature", "statement_of_view", "meeting_score", "meeting_template", "meeting_template_step",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with new_vault(tmp_path_factory.mktemp("verhaal")) as vault:
        told(vault, "kanarie")
        before, code, seed, path = content(vault), vault.recovery_code(), bytes(vault._opened.seed), vault.path
        vault.close()
        yield Whole(path.read_bytes(), before, seed, code)


def saved(whole: Whole, folder: Path, *tables: str) -> tuple[rescue.RescueReport, dict[str, list[tuple[object, ...]]]]:
    """What the rescue says, and what is in the new vault, when the pages of these tables are damaged."""
    bad, out = folder / "stuk.rondom", folder / "gered.rondom"
    bad.write_bytes(whole.harmed(whole.pages_of(*tables)))
    report = rescue.rescue(bad, PASSWORD, out)
    vault = unlock(out, PASSWORD)
    try:
        health.check(vault)
        return report, content(vault)
    finally:
        vault.close()


def test_rows_on_lost_pages_come_back_out_of_the_journal(whole: Whole, tmp_path: Path) -> None:
    report, now = saved(whole, tmp_path, *STORY)
    for table in STORY:
        assert sorted(map(repr, now[table])) == sorted(map(repr, whole.before[table])), table
        assert whole.before[table], table
    assert not any(kind.lost for kind in report.kinds)
    words = " ".join(report.lines())
    assert "andere regel" not in words and "kanarie" not in words.lower()
    for said in ("2 gesprekken van een overleg", "1 zienswijze", "1 keer een afspraak verzet"):
        assert said in words


def test_a_lost_journal_takes_nothing_along(whole: Whole, tmp_path: Path) -> None:
    report, now = saved(whole, tmp_path, "journal_cell")
    for table in STORY:
        assert sorted(map(repr, now[table])) == sorted(map(repr, whole.before[table])), table
    assert not any(kind.lost for kind in report.kinds)


def test_the_report_has_a_word_for_every_table() -> None:
    assert set(metadata.tables) - set(OUTSIDE) == set(WORDS)
