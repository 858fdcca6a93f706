"""School: its name and place, how parents are addressed, and the names of the levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rondom.language import _
from rondom.school.actions import rename_levels
from rondom.school.queries import SchoolFacts, level_names, school_facts
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.settings.section import Section
from ui.widgets import Field, KeptText

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
        self.address = self._choice("form_of_address", (("u", "u"), ("je", "je")), "settings.address")
        self.levels = KeptText(theme, name="settings.levels", lines=6, most=11)
        keep(desk, self, self.levels, _("Niveaus hernoemd"), _rename_levels, merge="levels")
        self._lay_out(
            Field(theme, _("Naam van de school"), self.name), p(0.8),
            Field(theme, _("Plaats"), self.place), p(0.8),
            Field(theme, _("Zo spreken we ouders aan"), self.address), p(0.8),
            Field(theme, _("Niveaus van ondersteuning"), self.levels, _("Een naam per regel. De bovenste is niveau 0.")),
        )  # fmt: skip

    def refresh(self) -> None:
        self.desk.tasks.read(
            self, lambda session: (school_facts(session), level_names(session)), lambda found: self._show(*found)
        )

    def _show(self, facts: SchoolFacts, levels: dict[int, str]) -> None:
        self.name.show_value(facts.name)
        self.place.show_value(facts.place)
        self.address.show_value(facts.form_of_address)
        self.levels.show_value("\n".join(levels.values()))


def _rename_levels(session: Session, words: str) -> None:
    rename_levels(session, [word.strip() for word in words.split("\n") if word.strip()][:10])
