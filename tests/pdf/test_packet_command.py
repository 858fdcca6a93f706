"""`rondom print --papers`: everything for the next meeting of a child in one folder, without windows."""

from __future__ import annotations

import errno
from datetime import datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.__main__ import main
from rondom.errors import EnvironmentProblem
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.opening import unlock
from rondom.paths import write_atomically
from rondom.privacy.queries import consent_rows, disclosure_rows
from tests.mees import PASSWORD, START, TODAY, Mees, add_mees, new_vault
from tests.pdf.reading_back import text


@pytest.fixture(autouse=True)
def at_work(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("RONDOM_PASSWORD", PASSWORD)
    clock.freeze(datetime(2026, 3, 2, 9, 0))
    yield
    clock.freeze(None)


def school(folder: Path, *kinds: MeetingKind) -> tuple[Path, Mees]:
    with new_vault(folder) as vault, vault.write("Mees") as session:
        mees = add_mees(session)
        for kind in kinds:
            plan_meeting(session, mees.id, kind, START, TODAY, "beneden", "Ellen Boterbloem")
    return folder / "school.rondom", mees


def test_all_papers_of_the_next_meeting_in_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, mees = school(tmp_path, MeetingKind.TRIAD)
    target = tmp_path / "papieren"
    assert main(["print", str(path), "mees", str(target), "--papers"]) == 0
    made = sorted(target.iterdir())
    assert capsys.readouterr().out == f"Papieren gemaakt in {target}: {len(made)} bestanden.\n"
    assert {one.name.split()[0] for one in made} == {"Drie", "Toestemming", "Uitnodiging", "Voorbereiding"}
    assert not [one for one in made if "Mees" in one.name]
    assert all("Mees" in text(one.read_bytes()) for one in made)
    vault = unlock(path, PASSWORD)
    try:
        with vault.read() as session:
            assert len(disclosure_rows(session, mees.id)) == len(made)
            (asked,) = consent_rows(session, mees.id, TODAY)
    finally:
        vault.close()
    assert (asked.recipient, [one.asked for one in asked.answers]) == ("Hatice Kievit", [True, True])


def test_without_a_meeting_to_come_there_is_nothing_to_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _mees = school(tmp_path)
    assert main(["print", str(path), "mees", str(tmp_path / "papieren"), "--papers"]) == 1
    assert capsys.readouterr().err.startswith("Er staat geen overleg dat nog komt.")
    assert not (tmp_path / "papieren").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, mees = school(tmp_path, MeetingKind.TRIAD)
    (tmp_path / "bezet").write_text("iets", encoding="utf-8")
    assert main(["print", str(path), "mees", str(tmp_path / "bezet"), "--papers"]) == 1
    assert "bezet" not in capsys.readouterr().out
    vault = unlock(path, PASSWORD)
    try:
        with vault.read() as session:
            assert disclosure_rows(session, mees.id) == []
    finally:
        vault.close()


def test_a_disk_that_is_full_half_way_leaves_no_papers_and_no_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, mees = school(tmp_path, MeetingKind.TRIAD)
    whole = tmp_path / "alles"
    assert main(["print", str(path), "mees", str(whole), "--papers"]) == 0
    names = [one.name for one in whole.iterdir()]
    taken = next(name for name in names if name.startswith("Toestemming"))
    path, mees = school(tmp_path, MeetingKind.TRIAD)  # again, with nothing given yet
    target = tmp_path / "papieren"

    def write(place: Path, content: bytes) -> None:
        if place.name == taken:
            raise OSError(errno.ENOSPC, "full")
        write_atomically(place, content)

    monkeypatch.setattr("rondom.paths.write_atomically", write)
    capsys.readouterr()
    assert main(["print", str(path), "mees", str(target), "--papers"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Mees" not in told.err
    assert list(target.iterdir()) == [], "all of them and noted, or none"
    vault = unlock(path, PASSWORD)
    try:
        with vault.read() as session:
            assert disclosure_rows(session, mees.id) == []
            assert consent_rows(session, mees.id, TODAY) == [], "the form was never made"
    finally:
        vault.close()


def test_what_cannot_be_noted_does_not_stay_outside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, mees = school(tmp_path, MeetingKind.TRIAD)
    target = tmp_path / "papieren"

    def refuse(*_args: object, **_more: object) -> None:
        raise EnvironmentProblem("disk-full")

    monkeypatch.setattr("rondom.print_papers.record_paper", refuse)
    assert main(["print", str(path), "mees", str(target), "--papers"]) == 1
    assert list(target.iterdir()) == []
    monkeypatch.undo()
    vault = unlock(path, PASSWORD)
    try:
        with vault.read() as session:
            assert disclosure_rows(session, mees.id) == []
            assert consent_rows(session, mees.id, TODAY) == []
    finally:
        vault.close()
