"""A meeting in its thirty-first minute, until the power goes: `python -m tests.story.power_cut FOLDER`, and then kill it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt

from rondom import clock
from tests.story import chapters as story
from tests.story.person import Person
from ui.app import Program, make_application
from ui.meetings.pages.sees_too import PersonChip

STRENGTH, CONCERN = "Zij maakt iedereen aan het lachen.", "Hij slaapt ’s nachts slecht en durft dat niet te zeggen"
"""One line that was finished with Enter, and one that is still being typed when the power goes."""
SAID, HOW = "Zij durft niet naar het toilet op school", "alleen na gym"
"""A concern before it, and how someone else sees it: partly, with a note that was not left yet."""


def main(folder: Path) -> None:
    clock.freeze(story.BEFORE)
    program = Program(make_application())
    program.theme.motion = False
    program.start()
    program.unlock.resize(1440, 900)
    person = Person(program)
    story.make_vault(person, folder, folder)
    story.bring_in_children(person, folder)
    story.open_dossier(person)
    person.click_tab("Overleggen")
    person.click("meetings.empty.verb")
    person.enter("meeting.date", "12 maart")
    story.sit_down(person, 2)
    for step in range(3):
        story.next_step(person, step)
    person.enter("table.strength.child", STRENGTH)
    story.next_step(person, 3)
    person.enter("table.concern", SAID)
    person.settle()
    chip = person.wait_for(
        lambda: next((one for one in person.window.findChildren(PersonChip) if one.isVisible()), None)
    )
    chip.setFocus()
    person.press(Qt.Key.Key_D)
    person.type(chip.objectName().replace(".sees", ".note"), HOW)
    person.type("table.concern", CONCERN)
    print("typed", flush=True)
    while True:
        QCoreApplication.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
