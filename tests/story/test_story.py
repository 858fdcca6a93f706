"""The story that must always work, from an empty machine to a locked vault, in one real program."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.pdf.reading_back import letters, text
from tests.story import afterwards, closing
from tests.story import chapters as story
from tests.story.person import Person
from tests.story.school import NAMES, NEVER_READ
from ui.settings_file import FILE
from ui.widgets import RowList

ROOT = Path(__file__).resolve().parents[2]


def test_the_story_that_must_always_work(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers, temporary = tmp_path / "papieren", tmp_path / "tijdelijk"
    for folder in (papers, temporary):
        folder.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    vault, sheet = story.make_vault(person, papers, tmp_path)
    assert "Herstel" in text(sheet.read_bytes())
    story.bring_in_children(person, papers)
    story.open_dossier(person)
    story.add_people(person)
    story.fill_timeline(person)
    story.tell_about_help(person)
    story.look_back(person)
    _read_timeline(story.share_timeline(person, papers))
    story.plan_meeting(person)
    _read_sheets(story.save_sheets(person, papers))
    story.sit_down(person)
    story.talk(person)
    story.agree(person)
    story.close_meeting(person)
    plans = story.print_plans(person, papers)
    _read_plans(plans)
    for name, content in plans.items():
        assert hashlib.sha256(content).hexdigest() in letters(story.look_into_register(person, name))
    _look_at_today(person)
    afterwards.ring(person, story.CHILD, story.MOTHER)
    afterwards.look_at_week(person)
    _lock_and_come_back(person)
    afterwards.look_back_together(person, tuple(what for _line, what, _sign in story.AGREEMENTS), story.GOAL[0])
    person.window.close()
    person.program.unlock.close()
    _check_elsewhere(vault)
    assert _readable(papers / "EDEX.xml"), "what is readable would be found"
    for one in (*_files(tmp_path), *_files(Path(os.environ["RONDOM_HOME"]))):
        assert papers in one.parents or not _readable(one), f"{one} holds {_readable(one)}"
    _settings_hold_no_child(vault)


# -- on paper -------------------------------------------------------------------------------------------------


def _read_sheets(sheets: list[Path]) -> None:
    """A sheet for each person, letters for the parents and three houses; the names of the files say nothing."""
    assert sum(sheet.name.startswith("Voorbereiding") for sheet in sheets) == len(story.AT_TABLE)
    assert any(sheet.name.startswith("Uitnodiging") for sheet in sheets)
    for sheet in sheets:
        if sheet.name.startswith("Drie huizen"):
            assert letters("Fien") in letters(text(sheet.read_bytes()))
            continue
        assert not any(name in sheet.name for name in NAMES)
        read = letters(text(sheet.read_bytes()))
        more = () if "kind" in sheet.name else (story.ROOM, story.PURPOSE)  # the sheet of the child is short
        for words in ("Fien", "13.15 uur", *more):
            assert letters(words) in read, f"{words} is not on {sheet.name}"


def _read_timeline(content: bytes) -> None:
    """The drawing and the list behind it, with everyone's own words; what is hidden is not on it."""
    read = letters(text(content))
    quotes = (said for _side, _at, _steps, said in story.VIEWS)
    titles = (title for _line, title, _when in story.EVENTS if title != story.HIDDEN)
    for words in (*titles, *quotes, story.PROVIDER, story.FACTOR, story.ANSWER_NOTE):
        assert letters(words) in read, f"{words} is not on the timeline"
    assert letters(story.HIDDEN) not in read
    assert letters(story.LESSON) not in read, "looking back is not for the timeline on paper"


def _read_plans(plans: dict[str, bytes]) -> None:
    """Everything that was typed is on both; what is not for this meeting on neither."""
    for name, content in plans.items():
        read = letters(text(content))
        for words in _typed():
            assert letters(words) in read, f"{words} is not on the plan for {name}"
        assert letters(story.HIDDEN) not in read
        assert "erfenis" not in read
        assert letters(f"Voor {name}") in read
    assert letters("Plan Fien Watermunt") in letters(text(plans[story.COACH]))
    assert letters("Het plan voor Fien") in letters(text(plans[story.MOTHER]))


def _typed() -> Iterable[str]:
    yield from (story.REASON, story.VOICE, *story.STRENGTHS.values(), *story.WISHES.values(), *story.GOAL)
    yield from (title for _line, title, _when in story.EVENTS if title != story.HIDDEN)
    yield from (when for _line, title, when in story.EVENTS if title != story.HIDDEN)
    for _who, words, _seen, note in story.CONCERNS:
        yield from (words, note)
    for _line, what, sign in story.AGREEMENTS:
        yield from (what, sign)
    yield from (
        "13 maart",
        "16 maart",
        "26 maart",
        story.TEACHER,
        "4 juni 2026",
        story.CONTACT,
        story.DISAGREES,
        closing.WHY_NOT,
    )
    yield from (story.MOTHER, story.COACH, story.USER)


# -- on the screen --------------------------------------------------------------------------------------------


def _look_at_today(person: Person) -> None:
    """The agreements, and the day on which it is looked whether they work."""
    person.click("rail.today")
    rows = {one.text: one for one in person.see("today.agreements", RowList).rows()}
    person.picture("vandaag")
    for _line, what, _sign in story.AGREEMENTS:
        assert rows[what].side == story.CHILD
    assert rows["Kijken of het plan werkt"].end == "4 juni"
    assert rows["Belt de huisarts"].end == "morgen"


def _lock_and_come_back(person: Person) -> None:
    """Wrong, then right; the same place, with everything in it, and nothing to undo."""
    person.click_row("today.agreements", "Belt de huisarts")
    person.click_tab("Tijdlijn")
    assert person.look("top.undo").isEnabled()
    story.lock(person)
    person.picture("vergrendeld")
    assert story.CHILD not in person.words()
    story.unlock(person, "niet het goede wachtwoord")
    person.wait(lambda: "klopt niet" in person.words(), "what is wrong")
    story.unlock(person, story.PASSWORD)
    person.see("dossier.name", QLabel)
    person.settle()
    assert person.see("dossier.name", QLabel).text() == story.CHILD
    assert not person.see("top").findChild(type(person.look("top.back")), "top.undo").isEnabled()
    person.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    titles = {one.text for one in person.see("timeline.list", RowList).rows() if not one.heading}
    person.picture("terug")
    assert titles == {title for _line, title, _when in story.EVENTS}
    person.click_tab("Overleggen")
    person.click_row("meetings.rows", "Driehoek 1")
    person.picture("gelezen")
    for words in (story.REASON, story.PURPOSE, story.GOAL[0], story.DISAGREES, *story.WISHES.values()):
        person.wait(lambda words=words: words in person.words(), words)


# -- on the disk ----------------------------------------------------------------------------------------------


def _check_elsewhere(vault: Path) -> None:
    """Another process, without windows, finds the vault whole."""
    done = subprocess.run(
        [sys.executable, "-m", "rondom", "check", str(vault)], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**os.environ, "RONDOM_PASSWORD": story.PASSWORD},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "De kluis is in orde" in done.stdout


def _files(folder: Path) -> Iterable[Path]:
    return (one for one in folder.rglob("*") if one.is_file())


def _readable(file: Path) -> list[bytes]:
    """Names, and what else was typed, as they stand in this file."""
    after = (closing.REMARK, afterwards.WHY_CALLED, afterwards.SAID, afterwards.WORKED)
    said = {
        *NAMES,
        *_typed(),
        *after,
        story.HIDDEN,
        story.PASSWORD,
        *NEVER_READ,
        *(said for *_rest, said in story.VIEWS),
    }
    content = file.read_bytes()
    wanted = (words.encode(code) for words in said if len(words) > 5 for code in ("utf-8", "utf-16-le", "utf-16-be"))
    return [words for words in wanted if words in content]


def _settings_hold_no_child(vault: Path) -> None:
    """Where the vault is, what it is called, and when it was open; and how the window stands."""
    files = {one.name: one for one in _files(Path(os.environ["RONDOM_HOME"]))}
    lines = files[FILE].read_text("utf-8").splitlines()
    assert f'path = "{vault}"' in lines
    kept = {line.split(" = ")[0] for line in lines if " = " in line}
    assert kept <= {
        "mode",
        "text_scale",
        "compact",
        "idle_minutes",
        "maximised",
        "hide_from_capture",
        "pages_beside",
        "window",
        "path",
        "school",
        "opened",
    }
