"""Days on which it goes wrong: the power goes, someone pastes strange things, the disk is full, the stick is taken away."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.dossier.queries import note_rows
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.queries import meeting_rows
from rondom.opening import create
from rondom.pdf.documents import plan_pdf
from rondom.plan.queries import plan_reading
from rondom.plan.reading import Audience
from rondom.sentences import SENTENCES
from rondom.timeline.queries import event_rows
from rondom.vault.keys import KdfParameters
from rondom.vault.vault import Session
from tests.pdf.reading_back import letters, text
from tests.story import chapters as story
from tests.story.person import Person
from tests.story.power_cut import CONCERN, HOW, SAID, STRENGTH

ROOT = Path(__file__).resolve().parents[2]
QUICK = KdfParameters(8 * 1024, 1, 1)
T = TypeVar("T")
KEEP_SECONDS = 2.5
"""Rondom promises two."""


# -- the power goes -------------------------------------------------------------------------------------------


def test_a_laptop_that_dies_in_a_meeting_loses_nothing(person: Person, tmp_path: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.story.power_cut", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout is not None
        assert running.stdout.readline() == "typed\n"
        time.sleep(KEEP_SECONDS)
    finally:
        running.kill()
        running.communicate()
    person.program.messages.answer_next(tmp_path / f"{story.SCHOOL}.rondom")
    person.click("unlock.other")
    story.unlock(person, story.PASSWORD)
    person.click("rail.pupils")
    story.open_dossier(person)
    person.click_tab("Overleggen")
    person.click_row("meetings.rows", "Driehoek 1")
    assert "Dit overleg is bezig" in person.words()
    person.click("meeting.table")
    assert person.see("table.heading", QLabel).text() == "Welke zorgen zijn er?"
    assert CONCERN in person.words() and SAID in person.words()
    assert ": deels" in person.words() and HOW in person.words(), "who sees it too, and how, was being said"
    person.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert STRENGTH in person.words()
    person.window.close()


# -- strange things -------------------------------------------------------------------------------------------

STRANGE = {
    "markup": "<b>vet</b> & <script>alert('x')</script> <para> &amp; %s {who}",
    "emoji": "Blij 👩‍👩‍👧 🎈 en é 𝔉ien",
    "right to left": "ילדה \u202eאבג\u202c مرحبا Fien",
    "long": "Lang " + "verhaal zonder eind " * 1000 + "of toch",
    "nul": "voor\x00na",
}
REFUSED = ("text-nul", "text-too-long")


@pytest.mark.parametrize("kind", STRANGE)
def test_strange_text_is_kept_as_it_is_or_refused_in_words(person: Person, opened: Path, kind: str) -> None:
    """In a title, a note, a purpose, what someone says and an agreement; the screen and the paper live on."""
    strange, pupil = STRANGE[kind], person.program.workplace.window.place().pupil_id
    _paste_everywhere(person, strange, pupil)
    person.picture(kind)
    person.window.close()
    person.click_tab("Tijdlijn")
    person.picture(f"{kind}-tijdlijn")
    content = _ask(person, lambda session: plan_reading(session, _detail(session, pupil).head.id))
    read = letters(text(plan_pdf(content, Audience.PARENTS)))
    assert "Fien" in read
    if kind == "markup":
        assert letters(strange) in read


def _paste_everywhere(person: Person, strange: str, pupil: str) -> None:
    """Each field of the story, in the order of the story."""
    person.click_tab("Tijdlijn")
    person.enter("timeline.entry", "2024 bril")
    _paste(person, "event.title", strange, lambda session: event_rows(session, pupil)[0].title)
    person.click_tab("Notities en signalen")
    person.click("notes.empty.verb")
    _paste(person, "note.text", strange, lambda session: note_rows(session, pupil)[0].text)
    person.click_tab("Overleggen")
    person.click("meetings.empty.verb")
    _paste(person, "meeting.purpose", strange, lambda session: _detail(session, pupil).head.purpose)
    person.click("meeting.table")
    person.press(Qt.Key.Key_F11)
    person.window.resize(1920, 1080)
    for step in range(3):
        story.next_step(person, step)
    _paste(
        person, "table.strength.child", strange, lambda session: _first(_detail(session, pupil).contributions, "text")
    )
    for step in range(3, 6):
        story.next_step(person, step)
    _paste(person, "table.agreement", strange, lambda session: _first(_detail(session, pupil).agreements, "what"))


def _paste(person: Person, name: str, strange: str, stored: Callable[[Session], str]) -> None:
    """Paste over what is there and leave the field: it is stored exactly, or refused and still in the field."""
    before = len(person.program.messages.said)
    person.replace(name, "")
    person.paste(strange)
    person.press(Qt.Key.Key_Tab)
    refused = [code for code in person.program.messages.said[before:] if code in REFUSED]
    kept = _ask(person, stored)
    if refused:
        assert SENTENCES[refused[0]][0] in person.words()
        assert _shown(person.see(name)) == strange, "what was pasted is still there"
        assert strange not in kept
        person.replace(name, "Iets gewoons")
        person.press(Qt.Key.Key_Tab)
        assert _ask(person, stored) == "Iets gewoons"
    else:
        assert kept == strange, f"{name} keeps {kept[:80]!r}, said {person.program.messages.said[before:]}"


def _shown(field: QWidget) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


# -- the disk -------------------------------------------------------------------------------------------------


def test_a_vault_that_is_taken_away_leaves_what_was_typed_on_the_screen(person: Person, opened: Path) -> None:
    person.click_tab("Notities en signalen")
    person.click("notes.empty.verb")
    _type_note(person, "Dit staat er al.")
    aside = opened.rename(opened.with_name("elders.rondom"))
    _type_note(person, " En dit nog niet.")
    _not_kept(person, "vault-taken-away", "Dit staat er al. En dit nog niet.")
    aside.rename(opened)
    _type_note(person, " Nu wel.")
    _kept(person, "Dit staat er al. En dit nog niet. Nu wel.")


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files")
def test_a_full_disk_leaves_what_was_typed_on_the_screen(person: Person, opened: Path) -> None:
    person.click_tab("Notities en signalen")
    person.click("notes.empty.verb")
    _type_note(person, "Dit staat er al.")
    long = " En dit past niet meer." * 2000
    with full_disk(opened):
        person.type("note.text", "")
        person.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        person.paste(long)
        person.press(Qt.Key.Key_Tab)
        _not_kept(person, "disk-trouble", "Dit staat er al." + long)
    _type_note(person, " Nu wel.")
    _kept(person, "Dit staat er al." + long + " Nu wel.")


def test_a_vault_that_someone_else_has_open_says_who(person: Person, tmp_path: Path) -> None:
    made = create(tmp_path / "school.rondom", story.PASSWORD, story.SCHOOL, story.USER, QUICK).vault
    try:
        person.program.messages.answer_next(made.path)
        person.click("unlock.other")
        story.unlock(person, story.PASSWORD)
        person.wait(lambda: "open" in person.program.unlock.open_page.error(), "who has it open")
    finally:
        made.close()
    story.unlock(person, story.PASSWORD)
    person.see("today.title")


@contextmanager
def full_disk(vault: Path) -> Iterator[None]:
    """No file of this process may grow beyond the size of the vault now."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (vault.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _type_note(person: Person, words: str) -> None:
    """At the end of the note, and out of the field."""
    person.type("note.text", "")
    person.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    person.keys(words)
    person.press(Qt.Key.Key_Tab)


def _not_kept(person: Person, code: str, shown: str) -> None:
    """The person is told; the words are on the screen and can be copied."""
    assert SENTENCES[code][0] in person.words()
    assert person.see("top.saved", QLabel).text() == "Niet bewaard"
    assert _shown(person.see("note.text")) == shown
    person.type("note.text", "")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        person.press(key, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == shown


def _kept(person: Person, words: str) -> None:
    """It is on disk, and what went wrong is not told any more."""
    person.wait(lambda: not person.program.workplace.window.banner.isVisible(), "the trouble to be over")
    pupil = person.program.workplace.window.place().pupil_id
    assert person.see("top.saved", QLabel).text() == "Alles bewaard"
    assert _ask(person, lambda session: note_rows(session, pupil)[0].text) == words


# -- what the vault holds -------------------------------------------------------------------------------------


@pytest.fixture
def opened(person: Person, tmp_path: Path) -> Path:
    """A vault with one child, open on its dossier."""
    made = create(tmp_path / "school.rondom", story.PASSWORD, story.SCHOOL, story.USER, QUICK).vault
    with made.write("Leerling toegevoegd") as session:
        add_pupil(
            session, PupilData(first_name="Fien", last_name="Watermunt", birth_date=date(2017, 4, 1), year_group="5")
        )
    made.close()
    person.program.messages.answer_next(made.path)
    person.click("unlock.other")
    story.unlock(person, story.PASSWORD)
    person.click("rail.pupils")
    story.open_dossier(person)
    return made.path


def _ask(person: Person, question: Callable[[Session], T]) -> T:
    answers: list[T] = []
    workplace = person.program.workplace
    workplace.tasks.read(workplace, question, answers.append)
    person.wait(lambda: answers, "the vault")
    return answers[0]


def _detail(session: Session, pupil: str) -> MeetingDetail:
    (line,) = meeting_rows(session, pupil)
    return meeting_detail(session, line.meeting.id, story.BEFORE.date())


def _first(rows: Iterable[object], name: str) -> str:
    return next((getattr(row, name) for row in rows), "")
