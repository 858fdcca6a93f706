"""The start window as it looks when something has to be told, for the pictures. Invented vaults; no file is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from rondom.contents import Contents
from rondom.errors import UserProblem
from rondom.language import _
from rondom.opening import Person
from rondom.sentences import sentence
from rondom.vault.copies import Copy
from rondom.vault.looking import Inside
from rondom.vault.rescue import Kind, RescueReport
from ui.unlock.opener import Arrival
from ui.unlock.window import UnlockWindow

VAULT = Path("Documenten") / "De Regenwulp.rondom"
_DAYS = ((11, 16, 42, "close"), (10, 16, 3, "close"), (10, 9, 12, "import"), (6, 15, 55, "close"), (2, 17, 8, "hand"))
COPIES = tuple(
    Copy(Path(f"copy-{at}.rondom"), datetime(2026, 3, day, hour, minute).astimezone(), 2_400_000 - at * 70_000, "", at == 0, why)
    for at, (day, hour, minute, why) in enumerate(_DAYS)
)  # fmt: skip
_INSIDE = (
    *(Inside(one, Contents(62 - at, 311 - 9 * at, 40, 128, None)) for at, one in enumerate(COPIES[:3])),
    Inside(COPIES[3], None, UserProblem("vault-wrong-password")),
    Inside(COPIES[4], Contents(58, 274, 36, 101, None), None, True),
)
_PEOPLE = (
    Person("1", "Ellen Boterbloem", "intern begeleider", True, False),
    Person("2", "Jip Bosuil", "leerkracht groep 6", True, False),
    Person("3", "Karin Zwaluw", "directeur", False, False),
)
_KINDS = (Kind("pupil", 62), Kind("event", 305, cut=1, rebuilt=4, lost=2), Kind("note", 128))
_REPORT = RescueReport(VAULT.with_stem("De Regenwulp, gered"), _KINDS, Kind("journal", 4_120), 580, 3, 2)


def _wrong(start: UnlockWindow) -> None:
    start.show_vaults(VAULT)
    start.open_page.show_problem(str(sentence(UserProblem("vault-wrong-password"))), 20)


def _try(start: UnlockWindow) -> None:
    start.show_page(start.sheet_page)
    start.sheet_page.try_code()


def _who(start: UnlockWindow) -> None:
    page = start.recovering.who_page
    start.show_page(page)
    page.show_people(_PEOPLE)


def _copies(start: UnlockWindow) -> None:
    page = start.restoring.page
    start.show_page(page)
    page.show_copies(COPIES, VAULT.stem, has_vault=True)


def _insides(start: UnlockWindow) -> None:
    _copies(start)
    start.restoring.page.show_insides(_INSIDE)


def _damaged(start: UnlockWindow) -> None:
    page = start.mending.page
    start.show_page(page)
    page.show_vault(VAULT.stem)
    page.show_copies(COPIES)


def _report(start: UnlockWindow) -> None:
    page = start.mending.report_page
    start.show_page(page)
    page.show_report(_REPORT)


def _arrived(older: bool, cloud: str) -> Callable[[UnlockWindow], None]:
    def pose(start: UnlockWindow) -> None:
        start.arriving.tell(Arrival(cast(Any, SimpleNamespace(path=VAULT)), older, cloud))
        start.let_go()

    return pose


def _restored(start: UnlockWindow) -> None:
    start.show_vaults(VAULT)
    start.open_page.say(
        _("De kopie is teruggezet: gisteren 16.42 uur"), _("Open de kluis met het wachtwoord van toen.")
    )


START_POSES: Mapping[str, Callable[[UnlockWindow], None]] = {
    "kluis-wachten": _wrong,
    "kluis-code-proberen": _try,
    "kluis-wie": _who,
    "kluis-kopieen": _copies,
    "kluis-kopieen-bekeken": _insides,
    "kluis-teruggezet": _restored,
    "kluis-beschadigd": _damaged,
    "kluis-gered": _report,
    "kluis-ouder": _arrived(True, ""),
    "kluis-cloud": _arrived(False, "OneDrive"),
}
