"""What the share assistant of the timeline knows: which years there are, who could get it, and what of it may go to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rondom import clock
from rondom.language import _, listed
from rondom.paths import file_words
from rondom.pdf.timeline_document import TimelineSheet
from rondom.plan.timeline_sharing import may_have_picture, timeline_for, timeline_parts, timeline_readers
from rondom.privacy.rules import ReaderKind
from rondom.timeline.school_years import start_year
from rondom.timeline.sheets import TimelineReading, of_years, timeline_reading
from rondom.vault.vault import Session
from ui.plan.getters import Getter, Note, getters_of
from ui.plan.panel import PanelWords

WHOLE = ""
"""Key of "from the beginning" and of "up to now"."""
SHEETS = ((TimelineSheet.A4.value, _("A4")), (TimelineSheet.A3.value, _("A3")))
TIMELINE = PanelWords(
    key="timeline.paper",
    question=_("Wie krijgt de tijdlijn?"),
    back=_("Terug naar het papier"),
    nobody=_("Kies wie de tijdlijn krijgt. Dan ziet u wat er mee mag."),
    first=_("Kies eerst wie de tijdlijn krijgt."),
    making=_("De tijdlijn voor {name} wordt gemaakt."),
    never=_("{name} krijgt de tijdlijn niet."),
    not_yet=_("{name} mag de tijdlijn nog niet lezen."),
    paper=_("Tijdlijn"),
)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Everything the page shows, in one look. Before it is asked `reading` is None."""

    reading: TimelineReading | None = None
    getters: tuple[Getter, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen: the sheet, and the first and last day; None is open."""

    sheet: TimelineSheet = TimelineSheet.A4
    first: date | None = None
    last: date | None = None

    def copy(self, reading: TimelineReading, getter: Getter | None) -> TimelineReading:
        """These years, for this reader without what may not go; for nobody the whole."""
        made = of_years(reading, self.first, self.last)
        if getter is None or not getter.may_get:
            return made
        return getter.cover(timeline_for(made, getter.reader, getter.parts))


def sharing(session: Session, pupil_id: str) -> Sharing:
    """Raises UserProblem "gone" when there is no such child."""
    today = clock.today()
    made = [(one, timeline_parts(session, pupil_id, one, today)) for one in timeline_readers(session, pupil_id, today)]
    reading = timeline_reading(session, pupil_id, today)
    return Sharing(reading, getters_of(session, pupil_id, made, _purpose, reading=reading))


def _purpose(kind: ReaderKind) -> str:
    if kind in (ReaderKind.CAREGIVER, ReaderKind.PUPIL):
        return _("de tijdlijn is van het gezin")
    return _("samen kijken naar wat er gebeurde")


# -- years ----------------------------------------------------------------------------------------------------


def year_choices(reading: TimelineReading) -> list[tuple[str, str]]:
    """School years with something in them, up to now: ("2022", "groep 3, 2022-2023")."""
    begins = [begin.earliest for event in reading.events if (begin := event.applied or event.start or event.end)]
    if not begins:
        return []
    names = {start_year(group.first): group.name for group in reading.groups}
    years = range(start_year(min(begins)), start_year(max(reading.made_on, *begins)) + 1)
    return [(str(year), _year(year, names.get(year, ""))) for year in years]


def _year(year: int, name: str) -> str:
    written = f"{year}-{year + 1}"
    return f"{name}, {written}" if name else written


def from_choices(choices: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(WHOLE, _("het begin")), *choices]


def until_choices(choices: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(WHOLE, _("nu")), *choices]


def days_of(first: str, last: str) -> tuple[date | None, date | None]:
    """The days of two chosen school years, in whichever order they were chosen."""
    years = sorted(int(one) for one in (first, last) if one)
    if first and last:
        return date(years[0], 8, 1), date(years[1] + 1, 7, 31)
    return (date(years[0], 8, 1) if first else None), (date(years[0] + 1, 7, 31) if last else None)


# -- words ----------------------------------------------------------------------------------------------------


def note_of(asked: Asked, reading: TimelineReading, getter: Getter, how: str) -> Note:
    """What the register keeps of a loose picture."""
    return Note(
        getter.said, getter.purpose, getter.reader.light.basis, f"{document(asked, reading, getter)}, {how}"
    )  # fmt: skip


def document(asked: Asked, reading: TimelineReading, getter: Getter) -> str:
    """ "Tijdlijn, A4, vanaf 1 augustus 2022, zonder Gezin, wonen en geld"."""
    missing = listed([part.title for part in getter.parts if not part.goes])
    told = (
        _("Tijdlijn"),
        dict(SHEETS)[asked.sheet.value],
        reading.years,
        _("zonder {parts}").format(parts=missing) if missing else "",
    )
    return ", ".join(part for part in told if part)


def file_title(reading: TimelineReading) -> str:
    """Tijdlijn De Regenwulp 2026-03-12: never the name of a child, which would show in lists and on sticks."""
    school = file_words(reading.school)
    return " ".join(part for part in (_("Tijdlijn"), school, reading.made_on.isoformat()) if part)


def file_name(reading: TimelineReading, kind: str) -> str:
    return f"{file_title(reading)}.{kind}"


def why_no_picture(getter: Getter | None) -> str:
    """Why this reader gets no loose picture; "" when it may."""
    if getter is None:
        return _("Kies eerst wie de tijdlijn krijgt.")
    if may_have_picture(getter.reader, getter.parts):
        return ""
    return _("Een losse afbeelding is voor het kind en voor ouders die alles mogen lezen.")
