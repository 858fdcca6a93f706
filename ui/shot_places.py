"""What `ui.shots` photographs of the Voorbeeldschool: every place, and how it is shown there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.vault.vault import Vault
from ui.card_poses import CARD_POSES, MAP_POSES
from ui.desk import Place
from ui.inzage_poses import INZAGE_POSES
from ui.meeting_poses import ON_CALL, at_step, on_call, pressed
from ui.meetings.tab import AT_TABLE
from ui.opp_poses import OPP_POSES
from ui.settings.screen import SECTIONS
from ui.timeline_poses import TIMELINE_POSES

if TYPE_CHECKING:
    from ui.workplace import Workplace

Pose = Callable[["Workplace"], QWidget | None]

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


@dataclass(frozen=True, slots=True)
class Table:
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
class Shown:
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
    tables: tuple[Table, ...]
    talks: Place
    """A meeting in two talks."""
    reviewed: Place
    """A closed meeting that looked back."""
    taken_back: str
    """A child of whom a permission was taken back after printing."""


def places(shown: Shown) -> Iterator[tuple[str, Place, Pose | None]]:
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
    yield "toestemming-antwoord", Place("dossier", mees, "consent"), _first_row("consent.rows")
    for name, pose in INZAGE_POSES.items():
        yield name, Place("dossier", mees, "consent"), pose
    yield "toestemming-ingetrokken", Place("dossier", shown.taken_back, "consent"), None
    yield from tables_of(shown)


def tables_of(shown: Shown) -> Iterator[tuple[str, Place, Pose | None]]:
    """Every step at the table; and what comes on call there."""
    for table in shown.tables:
        for step in range(table.steps):
            yield f"{table.name}-{step + 1}", table.place, at_step(step, filled=table is shown.tables[0])
    for name, what in ON_CALL.items():
        yield f"aan-tafel-{name}", shown.tables[0].place, on_call(what)


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


def fill_long_lives(vault: Vault) -> None:
    """Two children get far more events than a child has."""
    from rondom.dossier.queries import pupil_rows
    from ui.long_lives import add_long_life

    today = clock.today()
    with vault.write("Gebeurtenissen toegevoegd") as session:
        ids = {row.name: row.id for row in pupil_rows(session, today)}
        for name, count in LONG_LIVES.items():
            add_long_life(session, ids[name], date(today.year - 11, 6, 14), today, count)
    vault.forget_undo()


def shown_in(vault: Vault) -> Shown:
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

        def table(name: str, pupil: str, title: str) -> Table:
            meeting = of[pupil][title]
            return Table(name, pupil, meeting, len(meeting_detail(session, meeting, today).steps))

        return Shown(
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
