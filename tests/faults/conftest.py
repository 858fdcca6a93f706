"""The figures of the fault tests, at the end of the run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import states
from tests.faults.killing import Process, Server, victims
from tests.faults.tally import TALLY
from tests.mees import new_vault


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = TALLY.lines()
    if lines:
        terminalreporter.section("faults")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def process() -> Iterator[Process]:
    with victims() as made:
        yield made


@pytest.fixture
def server(process: Process, tmp_path: Path) -> Server:
    """Victims for one vault, with one child in it."""
    folder = tmp_path / "school"
    folder.mkdir()
    with new_vault(folder) as vault, vault.write("Begin") as session:
        states.begin(session)
    return Server(folder, process)
