"""The story, chapter by chapter, as one person does it with mouse and keyboard. The words are invented, like the people."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from rondom import clock
from rondom.plan.sharing import DATA_KINDS
from tests.story import closing
from tests.story.person import Person
from tests.story.school import edexml
from ui.meetings.sheets import SheetsDialog
from ui.pupils.import_dialog import ImportDialog
from ui.timeline.impact import Impact
from ui.widgets import RowList

SCHOOL, USER, PASSWORD = "De Proefschool", "Ellen Braamsluiper", "vier gewone woorden samen"
BEFORE, MEETING = datetime(2026, 3, 5, 10, 15), datetime(2026, 3, 12, 13, 15)
CHILD, MOTHER, COACH, TEACHER = "Fien Watermunt", "Roos Watermunt", "Aafke Duizendblad", "Wim Waterlelie"
AT_TABLE = (MOTHER, "Fien", COACH, TEACHER, USER)
"""Everyone whom Rondom proposes, in the order of the list."""
HIDDEN = "Ruzie over de erfenis van tante"
EVENTS = (
    ("ergens in groep 3 verhuizing naar de flat", "Verhuizing naar de flat", "groep 3"),
    ("voorjaar 2023 oma Distel overleden", "Oma Distel overleden", "voorjaar 2023"),
    ("toen zij 6 was bril", "Bril", "6"),
    ("zomer 2025 zwemdiploma gehaald", "Zwemdiploma gehaald", "2025"),
    ("november 2025 ruzie over de erfenis van tante", HIDDEN, "november 2025"),
    ("sept '24 - juni '25 speltherapie", "Speltherapie", "24 tot juni"),
)
"""What is typed, the title it gets, and a part of its date on paper. The last one is the help trajectory."""
VIEWS = (
    ("child", 2, 2, "Daar mocht ik met zand gooien."),
    ("parent", 0, 1, "Ze sliep weer door."),
    ("school", 1, -1, "Ze miste steeds de rekenles."),
)
"""Side, moment (begin, halfway, end), how good (-2 to 2), and in their own words."""
HELP = "Speltherapie"
PROVIDER, ANSWER_NOTE = "Praktijk Klimop", "Pas na acht weken wachten"
FACTOR = "Elke dinsdag dezelfde tafel bij het raam"
LESSON, POINT = "Eerder bellen, ook zonder formulier", "Juf en begeleider spraken elkaar op de gang"
ROOM = "de rustige kamer"
PURPOSE = "Fien weer zonder buikpijn naar school gaat"
REASON = "Hoe komt het dat Fien ’s ochtends buikpijn heeft?"
VOICE = "Ik wil graag naast Noor zitten & niet steeds weg uit de klas."
STRENGTHS = {
    "child": "Ik kan goed tekenen.",
    "parent": "Ze zorgt zo lief voor de poes.",
    "school": "Zij helpt anderen uit zichzelf.",
    "coach": "Het gezin durft hulp te vragen.",
}
CONCERNS = (
    ("Roos", "Ze heeft elke ochtend buikpijn.", "yes", ""),
    ("Wim", "Zij zegt bijna niets in de kring.", "partly", "thuis juist wel"),
)
WISHES = {
    "child": "Niet meer steeds weg uit de klas.",
    "parent": "Rust in de ochtend.",
    "school": "Dat Fien durft te vragen.",
    "coach": "Eén plan voor thuis en school.",
}
GOAL = (
    "Fien komt vier van de vijf dagen zonder buikpijn binnen",
    "1 van de 5",
    "4 van de 5",
    "aan de kalender op haar kast",
)
AGREEMENTS = (
    ("Roos belt de huisarts voor vrijdag", "Belt de huisarts", "er staat een afspraak"),
    ("juf Wim kiest een vaste plek naast Noor voor maandag", "Kiest een vaste plek naast Noor", "Fien weet haar plek"),
    ("Aafke komt donderdag langs voor een ochtendritme voor 26 maart", "Komt donderdag langs voor een ochtendritme", "het hangt op de koelkast"),
)  # fmt: skip
CONTACT = "Roos belt Wim als het twee dagen misgaat."
DISAGREES = "Ik wil eerst weten of de huisarts iets vindt."
STEP_MINUTES = (5, 3, 5, 8, 8, 6, 8, 4)


# -- before ---------------------------------------------------------------------------------------------------


def make_vault(person: Person, papers: Path, folder: Path) -> tuple[Path, Path]:
    """Vault and recovery sheet. The code is typed over from the screen, as it is asked."""
    messages, sheet = person.program.messages, papers / "Herstelblad.pdf"
    person.click("unlock.create")
    for name, words in (
        ("create.school", SCHOOL),
        ("create.name", USER),
        ("create.password", PASSWORD),
        ("create.again", PASSWORD),
    ):
        person.type(name, words)
    messages.answer_next(folder)
    person.click("create.folder")
    person.picture("nieuwe-kluis")
    person.click("create.make")
    shown = person.see("sheet.code", QLabel)
    messages.answer_next(sheet)
    person.click("sheet.save")
    person.picture("herstelblad")
    code = shown.text()
    person.click("sheet.next")
    person.picture("herstelcode-proberen")
    person.type("sheet.try", code.replace("\n", " "))
    person.click("sheet.done")
    person.see("today.title")
    person.settle()
    return folder / f"{SCHOOL}.rondom", sheet


def bring_in_children(person: Person, folder: Path) -> None:
    """All but one child, who has just moved."""
    file = folder / "EDEX.xml"
    file.write_bytes(edexml())
    person.click("rail.pupils")
    person.click("pupils.empty.verb")
    person.program.messages.answer_next(file)
    person.click("import.choose")
    person.wait(lambda: isinstance(dialog := person.window, ImportDialog) and dialog.page is not None, "the preview")
    rows = person.see("import.new", RowList)
    rows.setCurrentIndex(rows.model().index([one.text for one in rows.rows()].index("Tess Guichelheil"), 0))
    QTest.keyClick(rows, Qt.Key.Key_Space)
    person.picture("inlezen")
    assert person.see("import.verb").text() == "11 leerlingen inlezen"
    person.click("import.verb")
    person.wait(lambda: not isinstance(person.window, ImportDialog), "the import")
    person.settle()


def open_dossier(person: Person) -> None:
    """By the filter: a few letters and Enter."""
    person.picture("leerlingen")
    person.type("pupils.filter", "waterm")
    person.settle()
    person.press(Qt.Key.Key_Return)
    assert person.see("dossier.name", QLabel).text() == CHILD


def add_people(person: Person) -> None:
    person.click_tab("Betrokkenen")
    person.click("people.empty.verb")
    person.type("caregiver.name", MOTHER)
    person.choose("caregiver.relation", "moeder")
    person.choose("caregiver.custody", "Ja")
    person.type("caregiver.phone", "06 00 00 00 01")
    for name, role, side, organisation in (
        (COACH, "gezinscoach", "Gezinscoach of hulp", "Wijkteam De Brug"), (TEACHER, "leerkracht", "School", ""),
    ):  # fmt: skip
        person.click("people.add_contact")
        person.type("contact.name", name)
        person.type("contact.role", role)
        person.choose("contact.perspective", side)
        if organisation:
            person.type("contact.organisation", organisation)
    person.press(Qt.Key.Key_Escape)
    person.picture("betrokkenen")
    assert MOTHER in person.see("dossier.custody", QLabel).text()


def fill_timeline(person: Person) -> None:
    """Six lines of typing; one of them is not for the meeting, and three people look at the last one."""
    person.click_tab("Tijdlijn")
    for line, title, _when in EVENTS:
        person.enter("timeline.entry", line)
        person.wait(lambda title=title: person.see("event.title", QLineEdit).text() == title, title)
        if title == HIDDEN:
            person.click("event.shown")
    for side, moment, steps, said in VIEWS:
        impact = person.see(f"event.impact.{side}.{moment}", Impact)
        person.click_on(impact, impact._place(steps).toPoint())
        assert impact.value() == steps
        person.type(f"event.quote.{side}", said)
    person.picture("tijdlijn")
    person.press(Qt.Key.Key_Escape)
    person.picture("tijdlijn-zonder-blad")


def tell_about_help(person: Person) -> None:
    """Help that is over: who gave it, an answer to one of the five questions with why, and what made it work."""
    person.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    person.click_row("timeline.list", HELP)
    person.type("event.provider", PROVIDER)
    person.open_part("event.appraisal")
    person.pick("event.answer.on_time.parent", "Nee")
    person.pick("event.answer.on_time.parent", "Toelichting")
    person.type("event.note.on_time.parent", ANSWER_NOTE)
    person.open_part("event.factors")
    person.pick_deep("event.factor.add", "Dit hielp de hulp", "In eigen woorden")
    person.enter("event.factor.own", FACTOR)
    person.picture("tijdlijn-hulp")


def look_back(person: Person) -> None:
    """The casusreview of that help, and the way back to the timeline."""
    person.click("event.review")
    person.click("review.begin.verb")
    person.enter("review.helped.case.new", POINT)
    person.type("review.lesson", LESSON)
    person.settle()
    person.picture("terugkijken")
    assert PROVIDER in person.words()
    person.click("review.timeline")
    person.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def share_timeline(person: Person, folder: Path) -> bytes:
    """On paper for mother."""
    target = folder / "tijdlijn.pdf"
    person.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    at = next(at for at in range(9) if MOTHER in person.see(f"timeline.paper.recipient.{at}").accessibleName())
    radio = person.see(f"timeline.paper.recipient.{at}")
    person.click_on(radio, QPoint(radio.width() // 3, radio.height() // 2))
    person.program.messages.answer_next(target)
    person.click("timeline.paper.save")
    person.wait(target.exists, "the timeline on paper")
    person.settle()
    person.picture("tijdlijn-delen")
    person.press(Qt.Key.Key_Escape)
    return target.read_bytes()


# -- the meeting ----------------------------------------------------------------------------------------------


def plan_meeting(person: Person) -> None:
    """Day, time and place; everyone comes; mother's permission for the coach is asked and written down."""
    person.click_tab("Overleggen")
    person.click("meetings.empty.verb")
    person.enter("meeting.date", "12 maart")
    person.replace("meeting.time", "13.15")
    person.press(Qt.Key.Key_Return)
    person.enter("meeting.room", ROOM)
    person.type("meeting.purpose", PURPOSE)
    assert person.see("meeting.until", QLabel).text() == "12 maart, tot 14.05 uur"
    person.click(f"meeting.person.{AT_TABLE.index(COACH)}.ask")
    person.picture("toestemming-vragen")
    for kind in DATA_KINDS:
        person.click(f"permission.kind.{kind}")
    person.click("permission.ask")
    person.click("permission.0.yes")
    person.click("person.editor.close")
    for at in range(len(AT_TABLE)):
        person.pick(f"meeting.person.{at}.attendance", "Komt")
    person.picture("voorbereiden")


def save_sheets(person: Person, folder: Path) -> list[Path]:
    """A preparation sheet for everyone."""
    target = folder / "bladen"
    target.mkdir()

    def choose() -> None:
        assert isinstance(person.window, SheetsDialog)
        person.program.messages.answer_next(target)
        QTest.mouseClick(person.see("sheets.save"), Qt.MouseButton.LeftButton)

    person.during(lambda: person.click("meeting.sheets"), choose)
    person.wait(lambda: any("opgeslagen" in said for said in person.program.messages.said), "the sheets")
    return sorted(target.iterdir())


def sit_down(person: Person, people: int = len(AT_TABLE)) -> None:
    """At the hour, on the beamer."""
    clock.freeze(MEETING)
    person.click("meeting.table")
    person.press(Qt.Key.Key_F11)
    person.window.resize(1920, 1080)
    person.settle()
    for at in range(people):
        person.click(f"table.here.{at}.present")
    person.picture("aan-tafel-welkom")


def talk(person: Person) -> None:
    """Every step up to the agreements."""
    next_step(person, 0)
    assert person.see("table.purpose", QPlainTextEdit).toPlainText() == PURPOSE, "nothing is typed twice"
    person.type("table.reason", REASON)
    person.picture("aan-tafel-waarom")
    next_step(person, 1)
    person.type("table.voice_words", VOICE)
    person.picture("aan-tafel-stem")
    next_step(person, 2)
    for side, words in STRENGTHS.items():
        person.enter(f"table.strength.{side}", words)
    person.picture("aan-tafel-goed")
    next_step(person, 3)
    for at, (who, words, seen, note) in enumerate(CONCERNS):
        person.click(f"table.concern.by.{who}")
        person.enter("table.concern", words)
        other = CONCERNS[1 - at][0]
        person.click(f"table.concern.{at}.{other}.sees")
        person.click(f"table.concern.{at}.{other}.{seen}")
        if note:
            person.type(f"table.concern.{at}.{other}.note", note)
    person.picture("aan-tafel-zorgen")
    next_step(person, 4)
    for side, words in WISHES.items():
        person.enter(f"table.wish.{side}", words)
    next_step(person, 5)


def agree(person: Person) -> None:
    """One goal, three agreements, who watches over it and when it is looked at."""
    goal, now, then, sign = GOAL
    person.enter("table.goal", goal)
    for words in (now, then, sign):
        person.keys(words)
        person.press(Qt.Key.Key_Tab)
    for at, (line, _what, sign) in enumerate(AGREEMENTS):
        person.enter("table.agreement", line)
        assert person.see(f"table.agreement.{at}.sign").hasFocus(), "the next question is how it will be noticed"
        person.keys(sign)
    person.picture("aan-tafel-afspraken")
    next_step(person, 6)
    person.click("table.lead.2")  # Wim: the child is not asked
    assert person.see("table.lead", QLineEdit).text() == TEACHER
    person.type("table.review", "4 juni")
    person.type("table.contact_between", CONTACT)
    person.picture("aan-tafel-wie-let-erop")
    next_step(person, 7)


def close_meeting(person: Person) -> None:
    """Read back; all agree but one, with the reason. Mother agrees with all but one point, signs, and answers the questions."""
    for at, name in enumerate(AT_TABLE):
        assert person.see(f"table.approval.{at}.agreed").accessibleDescription() == name
        if name == COACH:
            person.click(f"table.approval.{at}.disagreed")
            person.keys(DISAGREES)
        else:
            person.click(f"table.approval.{at}.agreed")
    closing.all_but(person, AT_TABLE.index(MOTHER))
    closing.sign(person, AT_TABLE.index(MOTHER))
    closing.hand_round(person)
    person.picture("aan-tafel-voorlezen")
    person.click("table.close")
    person.see("table.plan")
    person.picture("aan-tafel-klaar")


def next_step(person: Person, step: int) -> None:
    """The clock goes on as the agenda says."""
    clock.freeze(clock.now() + timedelta(minutes=STEP_MINUTES[step]))
    before = person.see("table.heading", QLabel).text()
    person.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: person.see("table.heading", QLabel).text() != before, "the next step")
    person.settle()


def print_plans(person: Person, folder: Path) -> dict[str, bytes]:
    """The plan for the coach and the one for mother, by name."""
    person.click("table.plan")
    made = {}
    for name in (COACH, MOTHER):
        target = folder / f"{name}.pdf"
        at = next(at for at in range(9) if name in person.see(f"plan.recipient.{at}").accessibleName())
        radio = person.see(f"plan.recipient.{at}")
        person.click_on(radio, QPoint(radio.width() // 3, radio.height() // 2))
        person.see("plan.save")
        person.picture(f"plan-{name.split()[0]}")
        person.program.messages.answer_next(target)
        person.click("plan.save")
        person.wait(
            lambda name=name: any(
                name.split()[0] in said and "genoteerd" in said for said in person.program.messages.said
            )
        )
        person.settle()
        made[name] = target.read_bytes()
        person.keep(target.name, made[name])
    return made


# -- after ----------------------------------------------------------------------------------------------------


def look_into_register(person: Person, name: str) -> str:
    """What is kept of the plan that went to someone: all the words beside the list."""
    person.click_tab("Toestemming")
    person.click_row("consent.given", name, "Plan")
    person.see("consent.editor")
    person.picture("verstrekking")
    return person.words()


def lock(person: Person) -> None:
    person.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    person.see("unlock.password")


def unlock(person: Person, password: str) -> None:
    person.enter("unlock.password", password)
