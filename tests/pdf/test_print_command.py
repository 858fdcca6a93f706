"""`rondom print`: the plan of a child for every reader, and the report of its last talk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.__main__ import main
from rondom.dossier.actions import change_caregiver
from rondom.dossier.finding import pupil_called
from rondom.dossier.queries import caregiver_rows
from rondom.meetings import actions, running, table
from rondom.meetings.calls import CallPerson, note_call
from rondom.meetings.model import ContributionKind, GoalData, MeetingKind
from rondom.opening import unlock
from rondom.pdf.tongues import TONGUES
from rondom.plan.actions import fix_plan
from rondom.print_of_pupil import LANGUAGES
from tests.mees import PASSWORD, START, TODAY, add_mees, new_vault
from tests.pdf.reading_back import letter_sizes, text


@pytest.fixture(autouse=True)
def at_work(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("RONDOM_PASSWORD", PASSWORD)
    clock.freeze(datetime(2026, 3, 12, 15, 0))
    yield
    clock.freeze(None)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A vault with a driehoek that was held."""
    with new_vault(tmp_path) as vault, vault.write("Driehoek gehouden") as session:
        mees = add_mees(session)
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "beneden", "Ellen Boterbloem")
        running.start_meeting(session, made)
        actions.change_meeting(session, made, voice_words="Mijn buik is boos.", reason="Mees komt te laat.")
        table.add_contribution(session, made, ContributionKind.CONCERN, "Buikpijn op maandag", "parent", "Sanne")
        table.add_goal(session, made, GoalData(text="Rustig naar binnen."))
        fix_plan(session, made, TODAY)
    return tmp_path / "school.rondom"


def printed(school: Path, *options: str) -> bytes:
    target = school.parent / "papier.pdf"
    assert main(["print", str(school), "mees", str(target), *options]) == 0
    return target.read_bytes()


def test_each_reader_has_a_plan_of_its_own(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    professional, parents, child = printed(school), printed(school, "--parents"), printed(school, "--child")
    assert capsys.readouterr().out.count("Plan gemaakt: ") == 3
    assert "Aanleiding en hulpvraag" in text(professional)
    assert "Waarom we praten" in text(parents)
    assert "Jouw plan, Mees" in text(child)
    assert "Mijn buik is boos." in text(child)
    assert "Buikpijn op maandag" not in text(child)


def test_the_report_of_the_last_talk_a_phone_call_too(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Buikpijn op maandag" in text(printed(school, "--report"))
    assert "Verslag gemaakt: " in capsys.readouterr().out
    vault = unlock(school, PASSWORD)
    with vault.write("Gebeld") as session:
        pupil = pupil_called(session, "mees").id
        note_call(session, pupil, TODAY, [CallPerson("Sanne Klaproos", "moeder", "parent")], "Ziek.", "Hij heeft koorts.",
                  at=datetime(2026, 3, 12, 14, 50))  # fmt: skip
    vault.close()
    assert "Hij heeft koorts." in text(printed(school, "--report", "--parents"))


def test_large_print_and_a_second_language(school: Path) -> None:
    assert min(letter_sizes(printed(school, "--parents", "--large"))) == 13.0
    both = text(printed(school, "--parents", "--language", "pl"))
    assert "Waarom we praten" in both
    assert text(printed(school, "--parents")) != both


def test_options_that_do_not_go_together_are_refused(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in (("--parents", "--child"), ("--report", "--timeline"), ("--language", "xx")):
        with pytest.raises(SystemExit):
            main(["print", str(school), "mees", str(school.parent / "papier.pdf"), *options])
    assert not (school.parent / "papier.pdf").exists()


@pytest.mark.parametrize("options", [
    "--timeline --large", "--a3 --parents", "--report --child", "--opp --child", "--opp --parents --language tr",
    "--inzage --parents", "--papers --language tr", "--language tr", "--child --language tr", "--reader Sanne",
    "--asked 2026-03-01 --report",
])  # fmt: skip
def test_an_option_that_would_change_nothing_is_not_passed_over_in_silence(
    school: Path, options: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", str(school), "mees", str(school.parent / "papier.pdf"), *options.split()]) == 1
    assert capsys.readouterr().err.startswith("Deze keuzes horen niet bij elkaar.")
    assert not (school.parent / "papier.pdf").exists()


def test_the_languages_are_those_of_the_catalogues() -> None:
    assert set(LANGUAGES) == {one.key for one in TONGUES}


def test_the_papers_for_a_meeting_are_in_large_letters_and_in_the_language_of_a_parent(school: Path) -> None:
    vault = unlock(school, PASSWORD)
    with vault.write("Overleg") as session:
        pupil = pupil_called(session, "mees").id
        mother = next(one.id for one in caregiver_rows(session, pupil) if one.relation == "moeder")
        change_caregiver(session, mother, language="Turks")
        actions.plan_meeting(
            session, pupil, MeetingKind.TRIAD, datetime(2026, 4, 2, 14, 0), TODAY, "beneden", "Ib Proef"
        )
    vault.close()
    folder = school.parent / "papieren"
    folder.mkdir()
    other = folder / "Voorbereiding driehoek 2026-04-02 kind.pdf"
    other.write_bytes(b"%PDF- of another child")
    assert main(["print", str(school), "mees", str(folder), "--papers", "--large"]) == 0
    assert other.read_bytes() == b"%PDF- of another child", "what was there stays"
    other.unlink()
    told = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert all(min(letter_sizes(made)) >= 13.0 for name, made in told.items() if not name.startswith("Drie huizen"))
    assert [name for name, content in told.items() if "Görüşme" in text(content)]


def test_without_a_talk_there_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with new_vault(tmp_path) as vault, vault.write("Mees") as session:
        add_mees(session)
    assert main(["print", str(tmp_path / "school.rondom"), "mees", str(tmp_path / "x.pdf"), "--report"]) == 1
    assert capsys.readouterr().err.startswith("Van dit kind is nog geen gesprek gehouden.")
