"""School: its name and place, how parents are addressed, the names of the levels, and what stands behind a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rondom.language import _, day
from rondom.school.actions import change_school, rename_levels
from rondom.school.queries import SchoolFacts, level_names, school_facts
from rondom.timeline.holidays import REGIONS, known_until
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.settings.section import Section
from ui.widgets import Field, KeptSwitch, KeptText, column, label

if TYPE_CHECKING:
    from ui.app import Program


class SchoolSection(Section):
    title = _("School")
    about = _("Dit staat op de bladen die u afdrukt.")
    tables = frozenset({"school", "support_level"})

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk, program)
        theme, p = self.theme, self.theme.px
        self.name = self._line("name", "settings.school")
        self.place = self._line("place", "settings.place")
        self.post = KeptText(theme, name="settings.postal_address", lines=3, most=4)
        keep(desk, self, self.post, _("Postadres van de school veranderd"), _change_post, merge="postal_address")
        self.address = self._choice("form_of_address", (("u", "u"), ("je", "je")), "settings.address")
        self.levels = KeptText(theme, name="settings.levels", lines=6, most=11)
        keep(desk, self, self.levels, _("Niveaus hernoemd"), _rename_levels, merge="levels")
        regions = (("", _("geen vakanties tonen")), *REGIONS.items())
        self.region = self._choice("holiday_region", regions, "settings.holiday_region")
        self._holidays = Field(theme, _("Schoolvakanties achter de tijdlijn"), self.region)
        self.changes = KeptSwitch(theme, _("Rust en drukte op de tijdlijn tonen"), name="settings.show_changes")
        keep(desk, self, self.changes, _("Instelling veranderd"), _show_changes)
        counts = _("Dit telt veranderingen van huis, school, gezin en hulp. Het is een telling, nooit een score.")
        self._lay_out(
            Field(theme, _("Naam van de school"), self.name), p(0.8),
            Field(theme, _("Plaats"), self.place), p(0.8),
            Field(theme, _("Postadres"), self.post, _("Dit staat op een plan of verslag dat in een envelop gaat.")), p(0.8),
            Field(theme, _("Zo spreken we ouders aan"), self.address), p(0.8),
            Field(theme, _("Niveaus van ondersteuning"), self.levels, _("Een naam per regel. De bovenste is niveau 0.")), p(0.8),
            self._holidays, p(0.8), column(self.changes, label(counts, "small", "muted", wrap=True)),
        )  # fmt: skip

    def refresh(self) -> None:
        self.desk.tasks.read(
            self, lambda session: (school_facts(session), level_names(session)), lambda found: self._show(*found)
        )

    def _show(self, facts: SchoolFacts, levels: dict[int, str]) -> None:
        self.name.show_value(facts.name)
        self.place.show_value(facts.place)
        self.post.show_value(facts.postal_address)
        self.address.show_value(facts.form_of_address)
        self.levels.show_value("\n".join(levels.values()))
        self.region.show_value(facts.holiday_region)
        self._holidays.show_help(_holiday_help(facts.holiday_region))
        self.changes.show_value(facts.show_changes)


def _rename_levels(session: Session, words: str) -> None:
    rename_levels(session, [word.strip() for word in words.split("\n") if word.strip()][:10])


def _change_post(session: Session, words: str) -> None:
    change_school(session, postal_address=words)


def _show_changes(session: Session, on: str) -> None:
    change_school(session, show_changes=bool(on))


def _holiday_help(region: str) -> str:
    """Which regions there are, or until when the holidays are known: what is not known is not drawn."""
    until = known_until(region)
    if until is None:
        return _("Kies de regio van uw school, zoals het ministerie haar noemt.")
    return _("Bekend tot en met {day}. Wat niet bekend is, wordt niet getekend.").format(day=day(until))
