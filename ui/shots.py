"""A picture of every screen and dialog of the Voorbeeldschool, in every look: `python -m ui.shots FOLDER [--quick]`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QSize,
    QThread,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rondom import clock
from rondom.vault.vault import Vault
from ui.app import Program, make_application
from ui.card_poses import CARD_POSES, MAP_POSES
from ui.desk import Place
from ui.given_back import RestDialog
from ui.inzage_poses import INZAGE_POSES
from ui.meeting_poses import (
    ON_CALL,
    at_step,
    child_papers,
    closing_dialogs,
    meeting_papers,
    on_call,
    planner_papers,
    pressed,
)
from ui.meetings.tab import AT_TABLE
from ui.opp_poses import OPP_POSES, opp_papers
from ui.paper_poses import kring_papers, map_papers
from ui.privacy.destroying import DestroyDialog
from ui.pupils.import_dialog import ImportDialog
from ui.pupils.new_pupil import NewPupilDialog
from ui.settings.colleague_dialog import ColleagueDialog
from ui.settings.new_key import NewKeyDialog
from ui.settings.password_again import PasswordAgain
from ui.settings.password_dialog import PasswordDialog
from ui.settings.screen import SECTIONS
from ui.start_poses import COPIES, START_POSES
from ui.support_map.exporting import ExportDialog
from ui.support_map.importing import PartnerImport
from ui.timeline_poses import TIMELINE_POSES, papers
from ui.unkept import Unkept

if TYPE_CHECKING:
    from ui.workplace import Workplace

MOMENT = datetime(2026, 3, 12, 10, 15)  # noqa: DTZ001 - the clock takes it as local time
"""The Thursday on which all pictures are taken."""
SETTLE_MS = 15_000
PAUSE_MS = 120
WINDOWS = ((1440, 900), (1280, 720))
Pose = Callable[["Workplace"], QWidget | None]


@dataclass(frozen=True, slots=True)
class Look:
    mode: str
    scale: float
    size: tuple[int, int]

    @property
    def name(self) -> str:
        return f"{self.size[0]}-{self.mode}-{round(self.scale * 100)}"


LOOKS = tuple(Look(mode, scale, size) for size in WINDOWS for mode in ("light", "dark") for scale in (1.0, 2.0))


def main(arguments: Sequence[str] | None = None) -> int:
    """All looks, or with `--quick` only light at 100 %."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder = Path(next((one for one in given if not one.startswith("-")), "build/shots"))
    count = photograph(folder, LOOKS[:1] if "--quick" in given else LOOKS)
    print(f"{count} pictures in {folder}")  # noqa: T201 - the one line of result
    return 0


def photograph(folder: Path, looks: Sequence[Look]) -> int:
    """Write the pictures and return how many there are. Opens one Voorbeeldschool for all of them."""
    from rondom.demo import open_demo

    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_say)
    application = make_application()
    clock.freeze(MOMENT)
    with tempfile.TemporaryDirectory(prefix="rondom-shots-") as home:
        os.environ["RONDOM_HOME"] = home  # not the settings of whoever runs this
        program = Program(application)
        vault = open_demo()
        _fill_long_lives(vault)
        shown = _shown(vault)
        program.enter(vault)
        assert program.workplace is not None
        settle(program.workplace)
        program.workplace.idle.set_minutes(0)  # nobody touches a key here, however long it takes
        count = 0
        try:
            count += _photograph_papers(vault, folder, shown)
            for look in looks:
                program.theme.apply(look.mode, look.scale)
                count += _photograph_start(program, folder, look)
                count += _photograph_work(program.workplace, folder, look, shown)
        finally:
            program.workplace.window.close()
            clock.freeze(None)
    return count


# -- what is photographed -------------------------------------------------------------------------------------


FULL, ABSURD = "Gijs Zeekool", "Diego Martina"
LONG_LIVES = {FULL: 200, ABSURD: 2_000}
"""How many events the timelines of these two have."""
MEETING = ("Mees Veenpluis", "Yara Rietzanger", "Noah Zilvermeeuw", "Sami Ooievaar")
"""Whose meetings are photographed."""
PALETTES = {
    "palet": "mee", "palet-leeg": "", "palet-woord": "maandag", "palet-mensen": "klapros", "palet-buik": "mees buik",
    "palet-niets": "zonnebloemolie",
}  # fmt: skip
"""What is typed in the palette, by the name of the picture."""


PARTNER_LIST = """Functie;Organisatie;Contactpersoon;Telefoon;Wachttijd;Dagen
Gezinscoach;CJG Duinveen;Hatice Kievit;06 00 00 12 35;3 weken;ma en do
Speltherapeut;Praktijk Rozengeur;Noor Waterhoen;070-000 03 03;ca. 2 maanden;
Wijkagent;Politie Duinveen;;0900-0000;;=VANDAAG()
Wijkagent;Politie Veen;Ton Wulp;0900-0001;;di
"""
"""As a school keeps it in a spreadsheet: what is new, what changes, what is asked about, and a formula."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A meeting that is held, and how its pictures are named."""

    name: str
    pupil: str
    meeting: str
    steps: int

    @property
    def prepared(self) -> Place:
        return Place("dossier", self.pupil, "meetings", self.meeting)

    @property
    def place(self) -> Place:
        return Place("dossier", self.pupil, "meetings", f"{self.meeting}{AT_TABLE}")


@dataclass(frozen=True, slots=True)
class _Shown:
    """Ids of what is photographed: children, meetings of Mees and of others, a help of Mees, and a partner."""

    mees: str
    yara: str
    empty: str
    full: str
    absurd: str
    therapy: str
    planned: str
    closed: str
    coach: str
    tables: tuple[_Table, ...]
    talks: Place
    """A meeting in two talks."""
    reviewed: Place
    """A closed meeting that looked back."""
    taken_back: str
    """A child of whom a permission was taken back after printing."""


def _places(shown: _Shown) -> Iterator[tuple[str, Place, Pose | None]]:
    mees = shown.mees
    yield "vandaag", Place("today"), None
    yield "leerlingen", Place("pupils"), None
    yield "overzicht", Place("dossier", mees, "overview"), None
    yield "tijdlijn", Place("dossier", mees, "timeline"), None
    for name, pose in TIMELINE_POSES.items():
        yield name, Place("dossier", mees, "timeline"), pose
    yield "betrokkenen", Place("dossier", mees, "people"), _first_row("people.rows")
    yield "kring", Place("dossier", mees, "kring"), None
    yield "kring-banden", Place("dossier", mees, "kring"), _first_row("kring.rows")
    yield "overleggen", Place("dossier", mees, "meetings"), None
    yield "voorbereiden", Place("dossier", mees, "meetings", shown.planned), None
    yield "afgesloten", Place("dossier", mees, "meetings", shown.closed), None
    yield "plan", Place("dossier", mees, "plan", shown.closed), None
    yield "opp", Place("dossier", mees, "opp"), None
    for name, pose in OPP_POSES.items():
        yield name, Place("dossier", mees, "opp"), pose
    yield "opp-papier", Place("dossier", mees, "opp", "paper"), None
    yield "opp-leeg", Place("dossier", shown.yara, "opp"), None
    yield "toestemming", Place("dossier", mees, "consent"), None
    yield "bijlagen", Place("dossier", mees, "attachments"), _first_row("attachments.rows")
    yield "notities", Place("dossier", mees, "notes"), _first_row("notes.rows")
    yield "logboek", Place("dossier", mees, "log"), None
    yield "logboek-open", Place("dossier", mees, "log"), _chosen_row("log.rows", 3)
    yield "leeg-dossier", Place("dossier", shown.empty, "timeline"), None
    yield "tijdlijn-vol", Place("dossier", shown.full, "timeline"), None
    yield "tijdlijn-absurd", Place("dossier", shown.absurd, "timeline"), None
    yield "terugkijken", Place("review", mees, key=shown.therapy), None
    yield "samenwerking", Place("collaboration"), None
    yield "samenwerking-open", Place("collaboration"), _first_row("collaboration.reviews")
    yield "overzicht-yara", Place("dossier", shown.yara, "overview"), None
    for name, pose in MAP_POSES.items():
        yield name, Place("support_map", tab="map"), pose
    yield "structuur-kaartje", Place("support_map", key=shown.coach), None
    for name, pose in CARD_POSES.items():
        yield name, Place("support_map", key=shown.coach), pose
    for key, _word, _icon, _make in SECTIONS:
        yield f"instellingen-{key}", Place("settings", tab=key), None
    for name, typed in PALETTES.items():
        yield name, Place("today"), _palette(typed)
    yield "week", Place("week"), None
    yield "schooljaar", Place("year"), None
    yield "voorbereiden-twee-gesprekken", shown.talks, None
    yield "voorbereiden-tolk", shown.tables[1].prepared, None
    yield "evaluatie-gesloten", shown.reviewed, None
    yield "evaluatie-plan", Place("dossier", shown.reviewed.pupil_id, "plan", shown.reviewed.key), None
    yield "toestemming-regels", Place("dossier", mees, "consent"), pressed("consent.rules")
    for name, pose in INZAGE_POSES.items():
        yield name, Place("dossier", mees, "consent"), pose
    yield "toestemming-antwoord", Place("dossier", mees, "consent"), _first_row("consent.rows")
    yield "toestemming-ingetrokken", Place("dossier", shown.taken_back, "consent"), None
    yield from _tables(shown)


def _tables(shown: _Shown) -> Iterator[tuple[str, Place, Pose | None]]:
    """Every step at the table; and what comes on call there."""
    for table in shown.tables:
        for step in range(table.steps):
            yield f"{table.name}-{step + 1}", table.place, at_step(step, filled=table is shown.tables[0])
    for name, what in ON_CALL.items():
        yield f"aan-tafel-{name}", shown.tables[0].place, on_call(what)


def _dialogs(workplace: Workplace) -> Iterator[tuple[str, QDialog]]:
    theme = workplace.window.theme
    yield "nieuwe-leerling", NewPupilDialog(theme, [("x", "Groep 3")])
    yield "wachtwoord", PasswordDialog(theme)
    yield "bent-u-het-zelf", PasswordAgain(workplace.window.desk)
    yield "collega", ColleagueDialog(theme)
    yield "nieuwe-sleutel", NewKeyDialog(workplace.window.desk, ["Jip Bosuil", "Karin Zwaluw"], COPIES, "De Regenwulp")
    yield "vernietigen", DestroyDialog(theme, "Mees Veenpluis", "Mees", date(2023, 7, 14))
    yield "inlezen", ImportDialog(workplace.window.desk, None)
    desk, window = workplace.window.desk, workplace.window
    yield "partners-inlezen", PartnerImport(desk, None, window)
    yield "partners-inlezen-voorbeeld", PartnerImport(desk, PARTNER_LIST.encode("cp1252"), window)
    yield "partners-bewaren", ExportDialog(desk, window)
    yield from closing_dialogs(theme)
    nowhere = Place("")
    unkept = [
        Unkept(nowhere, "", "Leerling toevoegen: Roepnaam", "Fenna"),
        Unkept(nowhere, "", "Notitie", "Hij bouwde vandaag een brug van blokken, samen met Sami."),
    ]
    yield "niet-bewaard", RestDialog(theme, unkept, workplace.window)


def _first_row(name: str) -> Pose:
    def pose(workplace: Workplace) -> None:
        from ui.widgets.rows import RowList

        rows = workplace.window.findChild(RowList, name)
        key = next((one.key for one in rows.rows() if not one.heading), "") if rows is not None else ""
        if rows is None or not rows.choose(key):
            raise LookupError(name)
        rows.opened.emit(key)

    return pose


def _chosen_row(name: str, place: int) -> Pose:
    """The row with that number, chosen as by an arrow key."""

    def pose(workplace: Workplace) -> None:
        from ui.widgets.rows import RowList

        rows = next((one for one in workplace.window.findChildren(RowList, name) if one.isVisible()), None)
        keys = [one.key for one in rows.rows() if not one.heading] if rows is not None else []
        if rows is None or not keys:
            raise LookupError(name)
        rows.choose(keys[min(place, len(keys) - 1)])
        rows.chosen.emit(rows.value())

    return pose


def _palette(typed: str) -> Pose:
    return lambda workplace: workplace.window.palette_.open_now(typed)


# -- taking them ----------------------------------------------------------------------------------------------


def _photograph_start(program: Program, folder: Path, look: Look) -> int:
    program.ask_again()
    start = program.unlock
    start.resize(QSize(*look.size))
    start.show()
    count = 0
    for name, page in (
        ("kluis", start.open_page),
        ("kluis-nieuw", start.create_page),
        ("kluis-herstelblad", start.sheet_page),
        ("kluis-herstelcode", start.code_page),
    ):
        start.show_page(page)
        if page is start.sheet_page:
            start.sheet_page.show_code(Path("De Regenwulp.rondom"), "AB12-CD34-EF56-GH78-JK90-MN12-PQ34")
        if page is start.code_page:
            start.code_page.show_vault(Path("De Regenwulp.rondom"))
        _breathe()
        _keep(start, folder, name, look)
        count += 1
    for name, pose in START_POSES.items():
        pose(start)
        _breathe()
        _keep(start, folder, name, look)
        count += 1
    start.hide()
    return count


def _photograph_work(workplace: Workplace, folder: Path, look: Look, shown: _Shown) -> int:
    window = workplace.window
    window.showNormal()
    window.resize(QSize(*look.size))
    count = 0
    for name, place, pose in _places(shown):
        window.open(place)
        settle(workplace)
        try:
            target = pose(workplace) if pose else None
        except LookupError as missing:
            _tell(f"{look.name}-{name}: no picture, nothing to show for {missing}")
            continue
        settle(workplace)
        if target is not None:
            target.showNormal()
            target.resize(QSize(*look.size))
            settle(workplace)
        _keep(target or window, folder, name, look)
        if target is not None:
            target.close()
        if name in PALETTES:
            window.palette_.leave()
        count += 1
    return count + _photograph_dialogs(workplace, folder, look)


def _photograph_papers(vault: Vault, folder: Path, shown: _Shown) -> int:
    """What leaves the printer looks the same in every look."""
    pupils = {"tijdlijn": shown.mees, "tijdlijn-vol": shown.full, "tijdlijn-absurd": shown.absurd}
    count = 0
    with vault.read() as session:
        made = chain(
            papers(session, pupils), kring_papers(session, shown.mees), map_papers(session),
            opp_papers(session, shown.mees),
            meeting_papers(session, {"driehoek": shown.planned, "tolk": shown.tables[1].meeting}),
            child_papers(session, shown.planned), planner_papers(session),
        )  # fmt: skip
        for name, picture in made:
            if not picture.save(str(folder / f"{name}.png")):
                raise OSError(f"cannot write {folder / name}")
            count += 1
    return count


def _photograph_dialogs(workplace: Workplace, folder: Path, look: Look) -> int:
    count = 0
    for name, dialog in _dialogs(workplace):
        dialog.show()
        settle(workplace)
        _keep(dialog, folder, f"dialoog-{name}", look)
        dialog.close()
        dialog.deleteLater()
        count += 1
    return count


def _say(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """What Qt says, without what the offscreen platform says of every window."""
    if not words.startswith("This plugin does not support"):
        _tell(words)


def _tell(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201 - for whoever looks after the pictures


def settle(workplace: Workplace) -> None:
    """Wait until the vault and the worker have answered everything that was asked, and what was asked because of it."""
    for _round in range(3):
        answers: list[None] = []
        workplace.tasks.read(workplace, lambda _session: None, answers.append)
        workplace.tasks.work(workplace, lambda: None, answers.append)
        clock_ = QElapsedTimer()
        clock_.start()
        while len(answers) < 2 and clock_.elapsed() < SETTLE_MS:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QThread.msleep(1)  # the vault and the worker need the processor
        if len(answers) < 2:
            _tell(f"no answer within {SETTLE_MS // 1000} seconds; the next picture may be half")
        _breathe()


def _breathe() -> None:
    """Also for what a widget does a moment later, such as the map that searches again when a card takes its room."""
    for _turn in range(4):
        QApplication.processEvents()
    pause = QEventLoop()
    QTimer.singleShot(PAUSE_MS, pause.quit)
    pause.exec()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _keep(widget: QWidget, folder: Path, name: str, look: Look) -> None:
    path = folder / f"{look.name}-{name}.png"
    if not widget.grab().save(str(path)):
        raise OSError(f"cannot write {path}")


def _fill_long_lives(vault: Vault) -> None:
    """Two children get far more events than a child has."""
    from rondom.dossier.queries import pupil_rows
    from ui.long_lives import add_long_life

    today = clock.today()
    with vault.write("Gebeurtenissen toegevoegd") as session:
        ids = {row.name: row.id for row in pupil_rows(session, today)}
        for name, count in LONG_LIVES.items():
            add_long_life(session, ids[name], date(today.year - 11, 6, 14), today, count)
    vault.forget_undo()


def _shown(vault: Vault) -> _Shown:
    from rondom.dossier.queries import pupil_rows
    from rondom.meetings.detail import meeting_detail
    from rondom.meetings.queries import meeting_rows
    from rondom.support_map.queries import partner_rows
    from rondom.timeline.queries import event_rows

    with vault.read() as session:
        today = clock.today()
        ids = {row.name: row.id for row in pupil_rows(session, today)}
        mees, yara, noah, sami = (ids[name] for name in MEETING)
        of = {
            pupil: {line.meeting.title: line.meeting.id for line in meeting_rows(session, pupil)}
            for pupil in (mees, yara, noah, sami)
        }

        def table(name: str, pupil: str, title: str) -> _Table:
            meeting = of[pupil][title]
            return _Table(name, pupil, meeting, len(meeting_detail(session, meeting, today).steps))

        return _Shown(
            mees=mees,
            yara=yara,
            empty=ids["Lars Heggenmus"],
            full=ids[FULL],
            absurd=ids[ABSURD],
            therapy=next(row.id for row in event_rows(session, mees) if row.title == "Speltherapie"),
            planned=of[mees]["Driehoek 3"],
            closed=of[mees]["Driehoek 2"],
            coach=next(row.id for row in partner_rows(session, today) if row.name == "Gezinscoach"),
            tables=(table("aan-tafel", mees, "Driehoek 3"), table("evaluatie", yara, "Evaluatie 1")),
            talks=Place("dossier", sami, "meetings", of[sami]["MDO 1"]),
            reviewed=Place("dossier", noah, "meetings", of[noah]["Evaluatie 1"]),
            taken_back=noah,
        )


if __name__ == "__main__":
    sys.exit(main())
