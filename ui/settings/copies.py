"""Reservekopieën: how the last one is, how many stay, the second place, and the list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rondom import clock
from rondom.language import _, capital, hour, plural, relative
from rondom.school.queries import SchoolFacts, school_facts
from rondom.vault import backups
from rondom.vault.backups import Copy, LastBackup, SecondPlace
from rondom.vault.container import CopyReport
from rondom.vault.vault import Vault
from ui.desk import Desk
from ui.settings.action_row import ActionRow
from ui.settings.section import Section
from ui.unlock.copy_rows import copy_list, rows_of
from ui.widgets import Field, button, flow, label, line

if TYPE_CHECKING:
    from ui.app import Program

DAYS = tuple((str(n), plural(n, "{n} dag", "{n} dagen")) for n in (5, 10, 15, 30, 60))
WEEKS = tuple((str(n), plural(n, "{n} week", "{n} weken") if n else _("geen")) for n in (0, 4, 8, 12, 26, 52))
MONTHS = tuple((str(n), plural(n, "{n} maand", "{n} maanden") if n else _("geen")) for n in (0, 6, 12, 24, 36, 60))
SHOWN = 8
BUSY = _("De kopie wordt gemaakt, geopend en nageteld")


@dataclass(frozen=True, slots=True)
class Copies:
    """All there is to tell, in one look."""

    last: LastBackup | None
    place: SecondPlace
    found: tuple[Copy, ...]


class CopiesSection(Section):
    title = _("Reservekopieën")
    about = _(
        "Bij het sluiten en vóór elke import maakt Rondom zelf een kopie, opent die en telt na of alles erin zit."
    )
    tables = frozenset({"school"})

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk, program)
        theme, p = self.theme, self.theme.px
        now = button(_("Maak nu een kopie"), theme=theme, icon="hard-drive", name="copies.now", on=self.make_now)
        elsewhere = button(_("Bewaar elders"), name="copies.elsewhere", on=self.make_elsewhere)
        self.last = ActionRow(theme, "", "", [now, elsewhere], "copies.last")
        choose = button(_("Kies een map"), theme=theme, icon="folder-open", name="copies.choose", on=self.choose_place)
        self._none = button(_("Niet meer"), "quiet", name="copies.no_place", on=lambda: self._use_place(None))
        self.second = ActionRow(theme, "", "", [choose, self._none], "copies.second")
        self.daily = self._choice("copies_daily", DAYS, "copies.daily")
        self.weekly = self._choice("copies_weekly", WEEKS, "copies.weekly")
        self.monthly = self._choice("copies_monthly", MONTHS, "copies.monthly")
        numbers = flow(
            theme.folded,
            Field(theme, _("Laatste van elke dag"), self.daily),
            Field(theme, _("Laatste van elke week"), self.weekly),
            Field(theme, _("Laatste van elke maand"), self.monthly),
            *([] if theme.folded else [None]),
            gap=p(1.2),
        )
        if program.workplace is not None:
            program.workplace.backups.brought.connect(self._on_brought)
        self.rows = copy_list(theme, "copies.rows", whole=True, inset=0.2)
        self._more = label("", "small", "muted", wrap=True, name="copies.more")
        self._lay_out(
            self.last, self.second, line(), p(0.9), label(_("Zo veel kopieën blijven"), "strong"), p(0.5), numbers, p(1.2),
            line(), p(0.9), label(_("Deze kopieën zijn er"), "strong"), p(0.3), self.rows, p(0.3), self._more, p(0.6),
            label(_("Terugzetten doet u op het startscherm. Daar ziet u eerst wat in een kopie zit."), "small", "muted", wrap=True),
        )  # fmt: skip

    # -- reading ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.desk.tasks.read(self, school_facts, self._show_numbers)
        self._look()

    def _look(self) -> None:
        self.desk.tasks.look(self, _looked, self._show)

    def _show_numbers(self, facts: SchoolFacts) -> None:
        for field, value in (
            (self.daily, facts.copies_daily),
            (self.weekly, facts.copies_weekly),
            (self.monthly, facts.copies_monthly),
        ):
            field.show_value(str(value))

    def _show(self, copies: Copies) -> None:
        self._show_last(copies.last)
        self._show_place(copies.place)
        shown, more = copies.found[:SHOWN], len(copies.found) - SHOWN
        self.rows.show_rows(rows_of(shown))
        self.rows.setVisible(bool(shown))
        rest = plural(more, "En nog {n} oudere.", "En nog {n} oudere.") if more > 0 else ""
        self._more.setText(rest if shown else _("Er staan nog geen kopieën op deze computer."))
        self._more.setVisible(bool(self._more.text()))

    def _show_last(self, last: LastBackup | None) -> None:
        if last is None:
            words = _("Bij het sluiten maakt Rondom er vanzelf een.")
            self.last.tell(_("Er is nog geen reservekopie"), words, "circle-alert", "caution")
        else:
            when = capital(f"{relative(last.at.date(), clock.today())} {hour(last.at)}")
            self.last.tell(_("Laatste kopie: {when}").format(when=when.lower()), _("Geopend en nageteld."), "circle-check", "success")  # fmt: skip

    def _show_place(self, place: SecondPlace) -> None:
        self._none.setVisible(place.folder is not None)
        if place.folder is None:
            words = _(
                "Kies een map op een stick of een andere schijf. Zodra die er is, komt er vanzelf een kopie op. Alleen zo overleeft alles een laptop die stuk of gestolen is."
            )
            self.second.tell(_("Nog geen tweede plek"), words, "circle-alert", "caution")
            return
        when = f"{relative(place.last.date(), clock.today())} {hour(place.last)}" if place.last else ""
        newest = _("De nieuwste kopie daar is van {when}.").format(when=when) if when else _("Er staat nog geen kopie.")
        title = _("Tweede plek: {folder}").format(folder=place.folder)
        if place.present:
            self.second.tell(title, newest, "circle-check", "success")
        else:
            self.second.tell(title, _("Die is er nu niet. {newest}").format(newest=newest), "hourglass", "ink-muted")

    # -- doing -----------------------------------------------------------------------------------------------

    def make_now(self) -> None:
        """On this machine. To the second place it is brought beside all other work: a slow stick holds up nothing."""

        def done(_copy: Copy) -> None:
            self.last.say(_("Gemaakt, geopend en nageteld."))
            self._look()
            self._bring()

        self._work(self.last, BUSY, lambda vault: backups.back_up(vault, "hand"), done)

    def _bring(self) -> None:
        workplace = self.program.workplace
        if workplace is not None and workplace.backups.present:
            workplace.backups.bring()
        elif workplace is not None:
            workplace.backups.look()

    def _on_brought(self, _copy: Copy) -> None:
        self.second.say(_("Er staat nu een kopie op de tweede plek."))
        self._look()

    def make_elsewhere(self) -> None:
        name = f"{_('Reservekopie')} {clock.today():%Y-%m-%d}.rondom"
        target = self.desk.messages.save_file(_("Waar komt de reservekopie?"), name, _("Kluis van Rondom (*.rondom)"))
        if target is None:
            return

        def done(report: CopyReport) -> None:
            rows = plural(report.rows.get("pupil", 0), "{n} leerling", "{n} leerlingen")
            words = _("Kopie gemaakt en nagekeken: {rows}, {name}.").format(rows=rows, name=report.path.name)
            self.last.say(words)
            self._look()

        self._work(self.last, BUSY, lambda vault: vault.backup(target), done)

    def choose_place(self) -> None:
        folder = self.desk.messages.choose_folder(_("In welke map komen de kopieën?"))
        if folder is not None:
            self._use_place(folder)

    def _use_place(self, folder: Path | None) -> None:
        def job(vault: Vault) -> SecondPlace:
            backups.choose_second_place(vault, folder)
            return backups.second_place(vault)

        def done(_place: SecondPlace) -> None:
            self.second.say(_("De kopie gaat erheen. U kunt gewoon verder.") if folder is not None else "")
            self._look()

        self._work(self.second, _("Bezig"), job, done)


def _looked(vault: Vault) -> Copies:
    return Copies(backups.last_backup(vault), backups.second_place(vault), backups.copies(vault.vault_id))
