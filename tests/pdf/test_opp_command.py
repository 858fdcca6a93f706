"""`rondom print --opp`: the newest OPP of a child, without windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.__main__ import main
from rondom.plan.development_plan import change_development_plan, start_development_plan
from tests.mees import PASSWORD, TODAY, Mees, add_mees, new_vault
from tests.pdf.reading_back import text


@pytest.fixture(autouse=True)
def at_work(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("RONDOM_PASSWORD", PASSWORD)
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    yield
    clock.freeze(None)


def school(folder: Path, begun: bool) -> tuple[Path, Mees]:
    with new_vault(folder) as vault, vault.write("Mees") as session:
        mees = add_mees(session)
        if begun:
            plan = start_development_plan(session, mees.id, TODAY)
            change_development_plan(session, plan, support="Rekenen in een groepje.")
    return folder / "school.rondom", mees


@pytest.mark.parametrize(
    ("options", "title"), [((), "OPP Mees Veenpluis"), (("--parents",), "Plan voor de schooltijd van Mees")]
)
def test_it_is_made_for_who_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], title: str
) -> None:
    path, _mees = school(tmp_path, begun=True)
    target = tmp_path / "opp.pdf"
    assert main(["print", str(path), "mees", str(target), "--opp", *options]) == 0
    assert capsys.readouterr().out.startswith(f"OPP gemaakt: {target} (")
    said = text(target.read_bytes())
    assert title in said
    assert "Rekenen in een groepje." in said
    assert "concept" in said


def test_large_it_has_more_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, _mees = school(tmp_path, begun=True)
    for name, more in (("gewoon", ()), ("groot", ("--large",))):
        assert main(["print", str(path), "mees", str(tmp_path / f"{name}.pdf"), "--opp", *more]) == 0
    usual, large = capsys.readouterr().out.splitlines()
    assert usual.split("(")[1] < large.split("(")[1]


def test_without_an_opp_nothing_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, _mees = school(tmp_path, begun=False)
    assert main(["print", str(path), "mees", str(tmp_path / "opp.pdf"), "--opp"]) == 1
    assert capsys.readouterr().err.startswith("Voor dit kind is er nog geen OPP.")
    assert not (tmp_path / "opp.pdf").exists()
