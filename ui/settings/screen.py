"""Instellingen: the school, security, reservekopieën, and how Rondom looks on this machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, hour, plural, relative
from rondom.paths import write_file
from rondom.school.actions import change_school, rename_levels
from rondom.school.queries import SchoolFacts, level_names, school_facts
from rondom.sentences import sentence
from rondom.vault.container import CopyReport
from rondom.vault.vault import Session, Vault
from ui.desk import Desk
from ui.keeping import keep
from ui.screen import Screen
from ui.settings.password_dialog import PasswordDialog
from ui.today.facts import LastBackup, last_backup
from ui.widgets import Card, Field, KeptChoice, KeptLine, KeptText, Scroll, Segments, button, column, label, row
from ui.widgets.outline import Part

if TYPE_CHECKING:
    from ui.app import Program

WIDE = 46.0
SIZES = (("0.90", "90 %"), ("1.00", "100 %"), ("1.25", "125 %"), ("1.50", "150 %"), ("2.00", "200 %"))
IDLE = tuple((str(minutes), _("{n} minuten").format(n=minutes)) for minutes in (2, 5, 10, 15, 30))


class SettingsScreen(Screen):
    tables = frozenset({"school", "support_level"})

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk)
        self._program = program
        p = self.theme.px
        page = column(
            label(_("Instellingen"), "title"), self._school(), self._safety(), self._copies(), self._look(), self._about(),
            None, gap=p(1.2), margins=(p(2.4), p(1.6), p(2.4), p(2)),
        )  # fmt: skip
        holder = QWidget()
        holder.setLayout(page)
        holder.setMaximumWidth(p(WIDE))
        inner = row(holder, None)
        inner.setStretch(0, 1)
        scroll = Scroll(inner)
        self.setLayout(row(scroll))

    # -- the parts -------------------------------------------------------------------------------------------

    def _school(self) -> QFrame:
        self.name = self._line("name", "settings.school")
        self.place = self._line("place", "settings.place")
        self.address = self._choice("form_of_address", (("u", "u"), ("je", "je")), "settings.address")
        self.levels = KeptText(self.theme, name="settings.levels", lines=6, most=11)
        keep(self.desk, self, self.levels, _("Niveaus hernoemd"), _rename_levels, merge="levels")
        return self._card(
            _("School"),
            Field(self.theme, _("Naam van de school"), self.name), Field(self.theme, _("Plaats"), self.place),
            Field(self.theme, _("Zo spreken we ouders aan"), self.address),
            Field(self.theme, _("Niveaus van ondersteuning"), self.levels, _("Een naam per regel. De bovenste is niveau 0.")),
        )  # fmt: skip

    def _safety(self) -> QFrame:
        self.idle = self._choice("idle_minutes", IDLE, "settings.idle")
        change = button(_("Wachtwoord veranderen"), name="settings.password", on=self.change_password)
        sheet = button(
            _("Herstelblad maken"), theme=self.theme, icon="file-text", name="settings.sheet", on=self.make_sheet
        )
        self._safety_word = label("", "small", "success", wrap=True, name="settings.safety_word")
        self._safety_word.hide()
        return self._card(
            _("Beveiliging"),
            Field(self.theme, _("Vergrendel vanzelf na"), self.idle, _("Zonder toets of muis. Wat u typt, is dan al bewaard.")),
            row(change, sheet, None, gap=self.theme.px(0.6)), self._safety_word,
        )  # fmt: skip

    def _copies(self) -> QFrame:
        make = button(
            _("Reservekopie maken"), theme=self.theme, icon="hard-drive", name="settings.backup", on=self.make_backup
        )
        self._copy_word = label("", tone="muted", wrap=True, name="settings.backup_word")
        return self._card(
            _("Reservekopieën"), self._copy_word,
            label(_("Bij het sluiten maakt Rondom zelf een kopie op deze computer. Zet er ook een op een stick."), "small", "muted", wrap=True),
            row(make, None),
        )  # fmt: skip

    def _look(self) -> QFrame:
        mode = Segments(
            self.theme,
            (("auto", _("Zoals de computer")), ("light", _("Licht")), ("dark", _("Donker"))),
            self.theme.choice,
            "settings.mode",
        )
        mode.chosen.connect(self._set_mode)
        size = Segments(self.theme, SIZES, f"{self.theme.scale:.2f}", "settings.size")
        size.chosen.connect(self._set_size)
        return self._card(
            _("Weergave op deze computer"),
            Field(self.theme, _("Kleur"), mode),
            Field(self.theme, _("Grootte van de tekst"), size),
        )

    def _about(self) -> QFrame:
        from rondom import __version__

        return self._card(
            _("Over Rondom"),
            label(
                _("Rondom {version}. Werkt zonder netwerk. Alles staat versleuteld in één bestand.").format(
                    version=__version__
                ),
                tone="muted",
                wrap=True,
            ),
        )

    def _card(self, title: str, *parts: Part) -> QFrame:
        made, p = Card(self.theme), self.theme.px
        made.setLayout(column(label(title, "section"), *parts, gap=p(0.8), margins=made.inner(1.5, 1.1, 1.5, 1.3)))
        return made

    # -- reading and keeping ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.desk.tasks.vault(self, last_backup, self._show_backup)  # before the read, which would run again behind it
        self.desk.tasks.read(
            self, lambda session: (school_facts(session), level_names(session)), lambda found: self._show(*found)
        )

    def _show(self, facts: SchoolFacts, levels: dict[int, str]) -> None:
        self.name.show_value(facts.name)
        self.place.show_value(facts.place)
        self.address.show_value(facts.form_of_address)
        self.idle.show_value(str(facts.idle_minutes))
        self.levels.show_value("\n".join(levels.values()))

    def _show_backup(self, last: LastBackup | None) -> None:
        if last is None:
            self._copy_word.setText(_("Er is nog geen reservekopie gemaakt."))
        else:
            when = f"{relative(last.at.date(), clock.today())} {hour(last.at)}"
            self._copy_word.setText(_("Laatste kopie: {when}. Nagekeken en in orde.").format(when=when))

    def _line(self, field: str, name: str) -> KeptLine:
        made = KeptLine(name=name)
        keep(
            self.desk,
            self,
            made,
            _("Instelling veranderd"),
            lambda session, value: change_school(session, **{field: value}),
            merge=f"school:{field}",
        )
        return made

    def _choice(self, field: str, options: tuple[tuple[str, str], ...], name: str) -> KeptChoice:
        made = KeptChoice(self.theme, options, name=name)

        def write(session: Session, value: str) -> None:
            change_school(session, **{field: int(value) if value.isdigit() else value})

        keep(self.desk, self, made, _("Instelling veranderd"), write)
        return made

    # -- doing -----------------------------------------------------------------------------------------------

    def change_password(self) -> None:
        """The old one is not asked: who sits here has the vault open. Copies made before keep theirs; that is said."""
        dialog = PasswordDialog(self.theme)
        if not self.desk.messages.run(dialog):
            return
        new = dialog.take()
        self._safety_word.setText(_("Bezig"))
        self._safety_word.show()

        def done(_none: None) -> None:
            self._safety_word.setText(_("Het nieuwe wachtwoord geldt. Oude reservekopieën houden het oude."))

        self.desk.tasks.vault(self, lambda vault: vault.change_password(new), done)

    def make_sheet(self) -> None:
        """The same code as on the first sheet, for when that one is lost."""
        target = self.desk.messages.save_file(_("Herstelblad bewaren"), _("Herstelblad Rondom.pdf"), _("PDF (*.pdf)"))
        if target is None:
            return

        def make(vault: Vault) -> None:
            from rondom.pdf.documents import recovery_sheet_pdf
            from rondom.plan.reading import RecoverySheet

            with vault.read() as session:
                school = school_facts(session).name
            sheet = RecoverySheet(vault.recovery_code(), vault.path.name, school, clock.today())
            write_file(target, recovery_sheet_pdf(sheet))

        def done(_none: None) -> None:
            self._safety_word.setText(
                _("Het herstelblad is gemaakt. Druk het af en berg het op, niet bij deze computer.")
            )
            self._safety_word.show()

        self.desk.tasks.vault(self, make, done)

    def make_backup(self) -> None:
        name = f"{_('Reservekopie')} {clock.today():%Y-%m-%d}.rondom"
        target = self.desk.messages.save_file(_("Waar komt de reservekopie?"), name, _("Kluis van Rondom (*.rondom)"))
        if target is None:
            return
        self._copy_word.setText(_("Bezig"))

        def make(vault: Vault) -> CopyReport:
            return vault.backup(target)

        def done(report: CopyReport) -> None:
            rows = plural(report.rows.get("pupil", 0), "{n} leerling", "{n} leerlingen")
            self._copy_word.setText(
                _("Kopie gemaakt en nagekeken: {rows}, {name}.").format(rows=rows, name=report.path.name)
            )

        def failed(problem: Problem) -> None:
            self._copy_word.setText(str(sentence(problem)))

        self.desk.tasks.vault(self, make, done, failed)

    def _set_mode(self, mode: str) -> None:
        self._program.remember(replace(self._program.settings, mode=mode))
        self.theme.apply(mode=mode)

    def _set_size(self, size: str) -> None:
        self._program.remember(replace(self._program.settings, text_scale=float(size)))
        self.theme.apply(scale=float(size))


def _rename_levels(session: Session, words: str) -> None:
    rename_levels(session, [word.strip() for word in words.split("\n") if word.strip()][:10])
