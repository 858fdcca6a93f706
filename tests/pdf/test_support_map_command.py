"""`rondom print-map`: the papers of the map without windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rondom.__main__ import main
from rondom.opening import unlock
from rondom.privacy.logbook import LogFilter, entries
from tests.mees import PASSWORD, new_vault
from tests.pdf.reading_back import open_pdf, text
from tests.support_map.paper_school import PEOPLE, fill_map

Run = Callable[..., str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with new_vault(tmp_path) as vault, vault.write("Kaart") as session:
        fill_map(session)
    return tmp_path / "school.rondom"


@pytest.fixture
def run(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("RONDOM_PASSWORD", PASSWORD)

    def command(target: Path, *words: str) -> str:
        assert main(["print-map", str(path), str(target), *words]) == 0
        return capsys.readouterr().out

    return command


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ((), "Ondersteuningsstructuur"),
        (("--a3",), "Ondersteuningsstructuur"),
        (("--guide",), "Wie helpt rond uw kind"),
        (("--phones",), "Telefoonlijst"),
    ],
)
def test_each_paper_without_names(run: Run, tmp_path: Path, words: tuple[str, ...], title: str) -> None:
    target = tmp_path / "papier.pdf"
    told = run(target, *words)
    assert "Namen van mensen bleven weg." in told
    content = target.read_bytes()
    assert title in text(content)
    assert not [name for name in PEOPLE if name in text(content)]
    with open_pdf(content) as document:
        assert round(float(document.pages[0].MediaBox[3])) == (1191 if "--a3" in words else 842)


def test_with_names_when_asked_and_written_down(run: Run, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "papier.pdf"
    assert "Er staan namen van mensen op." in run(target, "--phones", "--people")
    assert "Hatice Kievit" in text(target.read_bytes())
    vault = unlock(path, PASSWORD)
    with vault.read() as session:
        assert "Telefoonlijst bewaard" in [one.sentence for one in entries(session, LogFilter())]
    vault.close()
