"""The whole story in the real program, with a canary in every field: `python -m tests.privacy_gate.driver FOLDER`.

In the folder it makes `kluis` (the vault), `papieren` (what the person saves on purpose) and `stick` (a copy). With words after
the folder it does not play, but leaks in the ways of `leaks.py`, to see whether the gate notices.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pikepdf
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from rondom import clock, paths
from tests.privacy_gate.canaries import STEM
from tests.privacy_gate.leaks import LEAKS
from tests.privacy_gate.planting import NEW_PASSWORD, marked, plant
from tests.story import afterwards
from tests.story import chapters as story
from tests.story.person import Person
from ui.app import Program, make_application
from ui.crash import earlier_crash, watch
from ui.widgets import RowList

CONTROL = Qt.KeyboardModifier.ControlModifier


class Play:
    """One sitting. Every part of the story is announced on stdout, so that a stop in between can be placed."""

    def __init__(self, folder: Path) -> None:
        self.vaults, self.papers, self.stick = (folder / name for name in ("kluis", "papieren", "stick"))
        for one in (self.vaults, self.papers, self.stick):
            one.mkdir(exist_ok=True)
        self.program = start()
        self.person = Person(self.program)

    def all(self) -> None:
        person = self.person
        story.make_vault(person, self.papers, self.vaults)
        for part in (
            self.dossier,
            self.map,
            self.settings,
            self.meeting,
            self.after,
            self.files,
            self.perspective,
            self.mail,
            self.evaluation,
            self.people,
            self.search,
            self.trouble,
            self.lock,
            self.copies,
        ):
            print(part.__name__, flush=True)
            part()
        person.window.close()
        self.program.unlock.close()
        print("played", flush=True)

    def dossier(self) -> None:
        """Everything that can be typed about a child outside a meeting."""
        person = self.person
        story.bring_in_children(person, self.papers)
        story.open_dossier(person)
        person.enter("overview.strength", marked("Lacht veel", "sterk"))
        story.add_people(person)
        person.click_row("people.rows", "Roos")
        for name in ("email", "language", "street", "place"):
            person.type(f"caregiver.{name}", f"{STEM}{name}")
        person.press(Qt.Key.Key_Escape)
        person.click_tab("Notities en signalen")
        person.click("notes.empty.verb")
        person.type("note.text", marked("Ze vertelde dat het thuis druk was.", "notitie"))
        person.press(Qt.Key.Key_Escape)
        story.fill_timeline(person)
        story.tell_about_help(person)
        story.look_back(person)
        story.share_timeline(person, self.papers)

    def map(self) -> None:
        person = self.person
        person.click("rail.support_map")
        person.click("map.empty.verb")
        person.click("map.add")
        person.enter("map.new.name", marked("Buurtsportcoach", "functie"))
        for name in ("person", "organisation", "phone", "email", "offer", "route"):
            person.type(f"map.edit.{name}", f"{STEM}partner{name}")
        person.press(Qt.Key.Key_Escape)

    def find_child(self) -> None:
        """From anywhere; what was in the filter goes first."""
        self.person.click("rail.pupils")
        self.person.replace("pupils.filter", "")
        self.person.press(Qt.Key.Key_Backspace)
        story.open_dossier(self.person)

    def meeting(self) -> None:
        person = self.person
        self.find_child()
        story.plan_meeting(person)
        self.keep_template()
        story.save_sheets(person, self.papers)
        story.sit_down(person)
        self.beside_the_agenda()
        story.talk(person)
        story.agree(person)
        story.close_meeting(person)
        story.print_plans(person, self.papers)
        story.look_into_register(person, story.COACH)

    def keep_template(self) -> None:
        """The agenda as one of the school's own."""
        person = self.person

        def fill() -> None:
            person.type("template.name", marked("Startgesprek", "sjabloon"))
            person.press(Qt.Key.Key_Return)

        person.during(lambda: person.pick("agenda.template", "Bewaar deze agenda als eigen sjabloon"), fill)
        person.settle()

    def beside_the_agenda(self) -> None:
        """What is parked."""
        person = self.person
        person.press(Qt.Key.Key_P)
        person.enter("table.parked", marked("De vakantie van mei", "parkeren"))
        person.press(Qt.Key.Key_Escape)
        person.settle()

    def after(self) -> None:
        """A statement of view, a call, and the evaluation with an agreement that moves."""
        person = self.person
        person.click_tab("Overleggen")
        person.click_row("meetings.rows", "Driehoek 1")

        def fill() -> None:
            person.click("view.who.0")
            person.click_on(person.see("view.text"))
            person.keys(marked("Ik zie het anders.", "zienswijze"))
            QTest.mouseClick(person.see("dialog.verb"), Qt.MouseButton.LeftButton)

        person.during(lambda: person.click("meeting.view"), fill)
        person.settle()
        afterwards.ring(person, story.CHILD, story.MOTHER)
        afterwards.look_at_week(person)

    def files(self) -> None:
        """A letter of someone else, kept with the child under another title."""
        person = self.person
        letter = self.papers / "brief.pdf"
        with pikepdf.new() as made:
            made.add_blank_page()
            made.pages[0].Contents = made.make_stream(f"BT ({STEM}brief) Tj ET".encode())
            made.save(letter)
        self.find_child()
        person.click_tab("Bijlagen")
        person.program.messages.answer_next(letter)
        person.click("attachments.add")
        person.settle()
        person.click_row("attachments.rows", "brief")
        person.replace("attachment.title", marked("Brief", "bijlage"))
        person.press(Qt.Key.Key_Tab)
        person.settle()
        person.click("attachment.look")
        person.settle()
        person.press(Qt.Key.Key_Escape)

    def perspective(self) -> None:
        """An OPP, with one of its fields on the clipboard."""
        person = self.person
        person.click_tab("OPP")
        person.click("opp.empty.verb")
        person.settle()
        for field in ("destination", "needs"):
            person.type(f"opp.{field}", marked("Dit is nodig", f"opp{field}"))
        person.press(Qt.Key.Key_Tab)
        person.settle()
        person.click("opp.copy.needs")

    def mail(self) -> None:
        """The plan, locked for the mail; the words are copied, told and forgotten."""
        person, target = self.person, self.papers / "Document.pdf"
        person.click_tab("Plan")
        at = next(at for at in range(9) if story.MOTHER in person.see(f"plan.recipient.{at}").accessibleName())
        radio = person.see(f"plan.recipient.{at}")
        person.click_on(radio, QPoint(radio.width() // 3, radio.height() // 2))
        person.program.messages.answer_next(target)

        def hear() -> None:
            assert "-" in person.see("sealed.phrase.0", QLabel).text()
            person.click("sealed.copy.0")
            QTest.mouseClick(person.see("dialog.verb"), Qt.MouseButton.LeftButton)

        person.during(lambda: person.click("plan.mail"), hear)
        person.wait(target.exists)
        person.settle()

    def evaluation(self) -> None:
        """What worked; then an agreement that moves, a goal in steps, and a step that the agenda did not have."""
        person = self.person
        self.find_child()
        person.click_tab("Overleggen")
        person.click_row("meetings.rows", "Driehoek 1")
        afterwards.look_back_together(person, tuple(what for _line, what, _sign in story.AGREEMENTS), story.GOAL[0])
        person.click("meeting.table")
        person.press(Qt.Key.Key_F11)
        person.settle()
        self.walk_to("gedaan", Qt.Key.Key_PageUp)
        person.click("table.before.1.later")
        person.type("table.before.1.due", "20 juni")
        person.type("table.before.1.why", marked("De dokter is ziek", "waaromlater"))
        person.click("table.before.1.verb")
        self.walk_to("Wat houden we", Qt.Key.Key_PageDown)
        person.enter("table.goal", "Fien blijft over")
        person.click("table.goal.0.scale")
        person.type("table.goal.0.scale.level_part", marked("een keer", "trede"))
        person.click("table.add_step")
        person.type("table.own.title", marked("De overblijf", "stapnaam"))
        person.type("table.own.note", marked("Daar is het druk.", "stapwoorden"))
        person.settle()
        person.window.close()
        person.settle()

    def walk_to(self, words: str, key: Qt.Key) -> None:
        """From step to step until its question is asked."""
        for _step in range(10):
            if words in self.person.see("table.heading", QLabel).text():
                return
            self.person.press(key, CONTROL)
            self.person.settle()
        raise AssertionError(f"no step with {words}: {self.person.words()}")

    def settings(self) -> None:
        """What the school is called, and another password."""
        person = self.person
        person.click("rail.settings")
        person.replace("settings.school", marked("De Proefschool", "school"))
        person.replace("settings.place", f"{STEM}plaats")
        person.press(Qt.Key.Key_Tab)
        person.settle()

    def search(self) -> None:
        """Ctrl+K, for what is there, what is not, and what has a slip of the pen in it; and a filter."""
        person = self.person
        person.click("rail.today")  # as in `lock`
        for words in (STEM, "watermunt", "wtaermunt", "erfenis", f"{STEM}nergens"):
            person.press(Qt.Key.Key_K, CONTROL)
            person.type("palette.field", words)
            person.settle()
            person.press(Qt.Key.Key_Escape)
        person.press(Qt.Key.Key_K, CONTROL)
        person.type("palette.field", "Fien")
        person.settle()
        person.wait(lambda: person.see("palette.list", RowList).rows(), "something to be found")
        person.press(Qt.Key.Key_Return)
        person.settle()
        person.click("rail.pupils")
        person.type("pupils.filter", STEM)
        person.settle()

    def trouble(self) -> None:
        """An error in Rondom itself, with a child in its text, and something on the clipboard."""
        person = self.person
        QApplication.clipboard().setText(marked("Gekopieerd", "klembord"))
        QTimer.singleShot(0, _fail)
        person.see("bug.lines")
        assert STEM not in person.words()
        person.press(Qt.Key.Key_Escape)

    def people(self) -> None:
        """A colleague with a password of their own."""
        person = self.person
        person.click("rail.settings")
        person.click_row("settings.index", "Wie werkt hier")

        def fill() -> None:
            for name, words in (
                ("name", f"Jip {STEM}collega"),
                ("role", f"{STEM}rol"),
                ("password", NEW_PASSWORD),
                ("again", NEW_PASSWORD),
            ):
                person.type(f"colleague.{name}", words)
            person.press(Qt.Key.Key_Return)

        person.program.messages.answer_next(True)  # the own password once more
        person.during(lambda: person.click("people.add"), fill)
        person.wait(lambda: "kan de kluis nu openen" in person.words(), "the colleague")
        person.settle()

    def lock(self) -> None:
        person = self.person
        person.click("rail.today")  # a desktop gives the keys back after a dialog; offscreen a click does
        story.lock(person)
        story.unlock(person, NEW_PASSWORD + " en nog iets")
        person.wait(lambda: "klopt niet" in person.words(), "what is wrong")
        for password in (NEW_PASSWORD, story.PASSWORD):
            story.unlock(person, password)
            person.wait(lambda: person.main_window is not None, "the window")
            person.settle()
            if password == NEW_PASSWORD:
                person.click("rail.today")
                story.lock(person)

    def copies(self) -> None:
        person = self.person
        person.click("rail.settings")
        person.click_row("settings.index", "Reservekopieën")
        person.click("copies.now")
        person.program.messages.answer_next(self.stick / "Kopie.rondom")
        person.click("copies.elsewhere")
        person.wait(lambda: any(self.stick.iterdir()), "the copy")
        person.settle()
        person.program.messages.answer_next(self.stick)
        person.click("copies.choose")
        person.wait(lambda: any(one.is_dir() for one in self.stick.iterdir()), "the copy in the second place")
        person.settle()
        person.click_row("settings.index", "Logboek")
        person.wait(lambda: STEM in person.words(), "what was done")
        person.click_row("settings.index", "De kluis")
        person.click("file.check")
        person.settle()
        person.click_row("settings.index", "Herstelblad")
        person.program.messages.answer_next(True, self.papers / "Herstelblad 2.pdf")
        person.click("settings.sheet")
        person.settle()


def _fail() -> None:
    raise ValueError(marked("Deze tekst hoort nergens te staan", "fout"))


def start() -> Program:
    """As `ui.app.main` does it, on the day of the story."""
    os.umask(paths.OWNER_ONLY)
    clock.freeze(story.BEFORE)
    application = make_application()
    earlier_crash()
    watch()
    program = Program(application)
    program.theme.motion = False
    program.start()
    program.unlock.resize(1440, 900)
    return program


def main(folder: Path, leaks: list[str]) -> None:
    plant()
    if not leaks:
        try:
            Play(folder).all()
        except BaseException:  # noqa: BLE001 - told, and the end
            traceback.print_exc()  # Rondom's own hook would keep it to itself
            os._exit(1)
        return
    program = start()
    QCoreApplication.processEvents()
    for leak in leaks:
        if leak != "none":
            LEAKS[leak](folder)
    program.unlock.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
