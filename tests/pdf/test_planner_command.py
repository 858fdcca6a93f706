"""`rondom print-week` and `print-year`: the sheets of the planner without windows, and without names unless asked for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from rondom import clock
from rondom.__main__ import main
from rondom.dossier.actions import change_pupil
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.meetings.table import add_agreement
from rondom.opening import unlock
from rondom.privacy.logbook import entries
from tests.mees import PASSWORD, START, TODAY, add_mees, new_vault
from tests.pdf.reading_back import letters, text


@pytest.fixture(autouse=True)
def at_work(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("RONDOM_PASSWORD", PASSWORD)
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    yield
    clock.freeze(None)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    with new_vault(tmp_path) as vault, vault.write("Mees") as session:
        mees = add_mees(session)
        change_pupil(session, mees.id, birth_date=date(2014, 3, 20))
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "kamer 4", "Ellen Boterbloem")
        add_agreement(session, meeting, TODAY, "Ruben", "belt de huisarts", "parent", "13 maart")
        plan_meeting(session, mees.id, MeetingKind.TRIAD, START - timedelta(400), TODAY, "kamer 9", "Ellen Boterbloem")
    return tmp_path / "school.rondom"


def printed(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[str, str]:
    """What stands on the sheet, without white space, and the line of result."""
    assert main([str(one) for one in words]) == 0
    return letters(text(Path(str(words[2])).read_bytes())), capsys.readouterr().out


def test_a_week_without_names_with_letters_and_with_first_names(
    school: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "week.pdf"
    read, said = printed(capsys, "print-week", school, target)
    assert "kamer4" in read and "Mees" not in read and "MV" not in read
    assert said == f"Papier gemaakt: {target} (1 bladzijde). Namen van kinderen bleven weg.\n"
    read, said = printed(capsys, "print-week", school, target, "--initials", "--agreements")
    assert "MV" in read and "huisarts" not in read and "initialen" in said
    read, said = printed(capsys, "print-week", school, target, "--first-names", "--agreements", "--words")
    assert "Mees" in read and "huisarts" in read and "2 bladzijden" in said and "namen van kinderen op" in said
    read, _said = printed(capsys, "print-week", school, target, "--on", "2026-03-16")
    assert "kamer4" not in read


def test_a_school_year(school: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "jaar.pdf"
    read, _said = printed(capsys, "print-year", school, target)
    assert "2025-2026" in read and "Mees" not in read and "Wordt12" not in read
    read, said = printed(capsys, "print-year", school, target, "--first-names", "--words", "--a3")
    assert "Wordt12" in read and "Mees" in read and "namen van kinderen op" in said
    read, _said = printed(capsys, "print-year", school, target, "--on", "2025-03-01", "--words")
    assert "2024-2025" in read
    vault = unlock(school, PASSWORD)
    try:
        with vault.read() as session:
            assert entries(session)[0].sentence == "Schooljaar bewaard als PDF"
    finally:
        vault.close()


def test_a_day_that_is_no_day_is_told_in_one_line(
    school: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["print-week", str(school), str(tmp_path / "week.pdf"), "--on", "morgen"])
    assert "niet compleet" in capsys.readouterr().err
    assert not (tmp_path / "week.pdf").exists()
