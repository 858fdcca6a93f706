"""Lists of partners without windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rondom.__main__ import main
from rondom.exchange.partner_files import read
from rondom.opening import unlock
from rondom.privacy.logbook import LogFilter, entries
from tests.exchange.partner_lists import as_csv
from tests.mees import PASSWORD, new_vault

Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with new_vault(tmp_path) as vault:
        return vault.path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Status, lines of output and lines of complaint."""

    def command(*words: object) -> tuple[int, list[str], list[str]]:
        monkeypatch.setenv("RONDOM_PASSWORD", PASSWORD)
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return status, captured.out.splitlines(), captured.err.splitlines()

    return command


def test_a_list_comes_in_and_goes_out(run: Run, path: Path, tmp_path: Path) -> None:
    source = tmp_path / "partners.csv"
    source.write_bytes((as_csv() + ";;;070 1\r\n").encode("cp1252"))
    status, (line,), _complaints = run("import-partners", path, source)
    assert status == 0
    assert line.startswith("Ingelezen: 2 nieuw, 0 veranderd, 0 nog te bekijken. ")
    assert "Regel 4: geen functie" in line
    target = tmp_path / "kaart.xlsx"
    status, (line,), _complaints = run("export-partners", path, target, "--people")
    assert (status, line) == (0, f"2 partners bewaard: {target}. Er staan namen en telefoonnummers van mensen in.")
    assert {one.text("person") for one in read(target.read_bytes()).partners} == {"Zoë Kievit", ""}
    vault = unlock(path, PASSWORD)
    with vault.read() as session:
        assert next(one.sentence for one in entries(session, LogFilter())) == "Lijst met partners bewaard"
    vault.close()


def test_problems_are_one_line_and_nothing_is_done(run: Run, path: Path, tmp_path: Path) -> None:
    source = tmp_path / "plaatje.csv"
    source.write_bytes(b"Aap;Noot\n")
    status, lines, (complaint,) = run("import-partners", path, source)
    assert (status, lines) == (1, [])
    assert complaint.startswith("Rondom herkent de kolommen niet.")
    status, lines, (complaint,) = run("export-partners", path, tmp_path / "kaart.doc")
    assert (status, lines) == (1, [])
    assert complaint.startswith("Rondom weet niet welk soort bestand dit moet worden.")
    assert not (tmp_path / "kaart.doc").exists()
