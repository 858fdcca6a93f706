"""Bewaren: how long a dossier stays after a child left, and the proof of what was destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rondom.language import _, day, plural
from rondom.privacy.retention import DestructionRow, destructions
from rondom.school.queries import SchoolFacts, school_facts
from ui.desk import Desk
from ui.settings.section import Section
from ui.widgets import Field, label, line
from ui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from ui.app import Program

YEARS = tuple((str(n), plural(n, "{n} jaar", "{n} jaar")) for n in range(1, 11))


class KeepingSection(Section):
    title = _("Bewaren")
    about = _("Een dossier blijft niet langer dan nodig. Vernietigen doet een mens; Rondom herinnert eraan.")
    tables = frozenset({"school", "destruction"})

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk, program)
        theme, p = self.theme, self.theme.px
        self.years = self._choice("retention_years", YEARS, "keeping.years")
        self.rows = RowList(theme, "keeping.rows", spoken=_("Vernietigde dossiers"), whole=True)
        self._none = label(_("Er is nog geen dossier vernietigd."), "small", "muted", wrap=True)
        self._lay_out(
            Field(theme, _("Zo lang blijft een dossier na vertrek"), self.years, _("Meestal twee jaar. Drie jaar na een verwijzing naar speciaal onderwijs.")),
            p(1.4), line(), p(0.9), label(_("Vernietigd"), "strong"), p(0.2),
            label(_("Bewijs zonder namen. Reservekopieën van daarvoor gaan ook weg."), "small", "muted", wrap=True),
            p(0.4), self.rows, self._none,
        )  # fmt: skip

    def refresh(self) -> None:
        self.desk.tasks.read(
            self, lambda session: (school_facts(session), destructions(session)), lambda found: self._show(*found)
        )

    def _show(self, facts: SchoolFacts, gone: Sequence[DestructionRow]) -> None:
        self.years.show_value(str(facts.retention_years))
        self.rows.show_rows([_row(one) for one in gone])
        self.rows.setVisible(bool(gone))
        self._none.setVisible(not gone)


def _row(one: DestructionRow) -> Row:
    count = plural(sum(one.counts.values()), "{n} regel", "{n} regels")
    return Row(one.id, day(one.at.date()), _("dossier {id}").format(id=one.dossier[-8:]), one.by, count, icon="trash-2")
