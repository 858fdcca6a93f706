"""A picture of every screen and dialog of the Voorbeeldschool, in every look: `python -m ui.shots FOLDER [--quick]`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
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
from ui.desk import Place
from ui.given_back import RestDialog
from ui.meeting_poses import (
    child_papers,
    closing_dialogs,
    meeting_papers,
    planner_papers,
)
from ui.opp_poses import opp_papers
from ui.paper_poses import kring_papers, map_papers
from ui.privacy.destroying import DestroyDialog
from ui.pupils.import_dialog import ImportDialog
from ui.pupils.new_pupil import NewPupilDialog
from ui.settings.colleague_dialog import ColleagueDialog
from ui.settings.new_key import NewKeyDialog
from ui.settings.password_again import PasswordAgain
from ui.settings.password_dialog import PasswordDialog
from ui.shot_places import PALETTES, Shown, fill_long_lives, shown_in
from ui.shot_places import places as _places
from ui.start_poses import COPIES, START_POSES
from ui.support_map.exporting import ExportDialog
from ui.support_map.importing import PartnerImport
from ui.timeline_poses import papers
from ui.unkept import Unkept

if TYPE_CHECKING:
    from ui.workplace import Workplace

MOMENT = datetime(2026, 3, 12, 10, 15)  # noqa: DTZ001 - the clock takes it as local time
"""The Thursday on which all pictures are taken."""
SETTLE_MS = 15_000
PAUSE_MS = 120
WINDOWS = ((1440, 900), (1280, 720))


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
        fill_long_lives(vault)
        shown = shown_in(vault)
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


PARTNER_LIST = """Functie;Organisatie;Contactpersoon;Telefoon;Wachttijd;Dagen
Gezinscoach;CJG Duinveen;Hatice Kievit;06 00 00 12 35;3 weken;ma en do
Speltherapeut;Praktijk Rozengeur;Noor Waterhoen;070-000 03 03;ca. 2 maanden;
Wijkagent;Politie Duinveen;;0900-0000;;=VANDAAG()
Wijkagent;Politie Veen;Ton Wulp;0900-0001;;di
"""
"""As a school keeps it in a spreadsheet: what is new, what changes, what is asked about, and a formula."""


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


def _photograph_work(workplace: Workplace, folder: Path, look: Look, shown: Shown) -> int:
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


def _photograph_papers(vault: Vault, folder: Path, shown: Shown) -> int:
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


if __name__ == "__main__":
    sys.exit(main())
