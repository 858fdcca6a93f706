"""De kaart bewaren als lijst: which kind of file, whether names go along, and only then where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from rondom.errors import Problem
from rondom.exchange.export_partners import SAVED_SENTENCE, ListChoice, ListKind, WrittenList, export_partners
from rondom.language import _, marked, plural
from rondom.paths import write_file
from rondom.vault.vault import Vault
from ui.desk import Desk
from ui.widgets import Banner, Dialog, FocusRing, Segments, Switch, column, label

WIDE = 34.0

_KINDS: dict[ListKind, tuple[str, str, str]] = {
    ListKind.XLSX: (marked("Excel"), marked("Excel (*.xlsx)"), marked("Om in te werken en te sorteren.")),
    ListKind.CSV: (
        marked("CSV"),
        marked("CSV (*.csv)"),
        marked("Voor andere programma’s, met een puntkomma ertussen."),
    ),
    ListKind.HSDS: (
        marked("HSDS"),
        marked("Open Referral (*.json)"),
        marked("Open Referral: zo wisselen gemeenten hun sociale kaart uit, als één bestand."),
    ),
    ListKind.HSDS_PACKAGE: (
        marked("HSDS als tabellen"),
        marked("Open Referral als tabellen (*.zip)"),
        marked("Open Referral: zo wisselen gemeenten hun sociale kaart uit, als tabellen."),
    ),
}


def open_partner_export(desk: Desk, parent: QWidget) -> ExportDialog:
    """Show the dialog over `parent` without waiting."""
    dialog = ExportDialog(desk, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class ExportDialog(Dialog):
    """Asks what goes along, then where to; writes on the database thread and says what it did."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        theme = desk.theme
        p = theme.px
        kinds = [(kind.value, _(words[0])) for kind, words in _KINDS.items()]
        self.kind = Segments(theme, kinds, name="export.kind")
        self._meaning = label("", "small", "muted", wrap=True, name="export.meaning")
        self.people = Switch(theme, _("Met namen en nummers van mensen"), name="export.people")
        self.own_team = Switch(theme, _("Ook de klas en het schoolteam"), name="export.own_team")
        self.care = Banner(theme, tone="caution")
        parts = column(
            label(_("Soort bestand"), "small-strong"),
            self.kind,
            self._meaning,
            p(0.5),
            self.people,
            self.own_team,
            p(0.3),
            self.care,
            gap=p(0.4),
        )
        super().__init__(
            theme,
            _("Kaart bewaren als lijst"),
            _("Kies waar"),
            content=parts,
            parent=parent or QApplication.activeWindow(),
            wide=WIDE,
        )
        self.desk = desk
        self.setObjectName("export")
        self.verb.setObjectName("export.verb")
        self._ring = FocusRing(self, theme)
        self.kind.chosen.connect(lambda _key: self._show())
        self.people.toggled.connect(lambda _on: self._show())
        self._show()

    def choice(self) -> ListChoice:
        return ListChoice(ListKind(self.kind.value()), self.people.isChecked(), self.own_team.isChecked())

    def accept(self) -> None:
        """Makes the file in memory and then asks where it goes: its name tells the school and the day."""
        choice = self.choice()
        self.verb.setEnabled(False)
        self.desk.tasks.read(
            self,
            lambda session: export_partners(session, choice),
            lambda made: self._ask_where(made, choice),
            self._failed,
        )

    def _ask_where(self, made: WrittenList, choice: ListChoice) -> None:
        self.verb.setEnabled(True)
        words = _KINDS[choice.kind][1]
        target = self.desk.messages.save_file(_("Lijst met partners bewaren"), made.name, _(words))
        if target is None:
            return
        self._keep(made, target)

    def _failed(self, problem: Problem) -> None:
        self.verb.setEnabled(True)
        self.desk.messages.show(problem)

    def _keep(self, made: WrittenList, target: Path) -> None:
        def job(vault: Vault) -> None:
            write_file(target, made.content)
            vault.see(_(SAVED_SENTENCE), "", "export")

        self.desk.tasks.vault(self, job, lambda _none: self._done(made), self._failed)

    def _done(self, made: WrittenList) -> None:
        self.desk.messages.toast(plural(made.partners, "{n} partner bewaard", "{n} partners bewaard"))
        super().accept()

    def _show(self) -> None:
        """What the chosen kind is for, and what to be careful with."""
        self._meaning.setText(_(_KINDS[ListKind(self.kind.value())][2]))
        if self.people.isChecked():
            self.care.say(
                _("In deze lijst staan namen en telefoonnummers van mensen"),
                _("Bewaar hem op een plek waar alleen uw team bij kan. Geef hem niet verder zonder dat zij het weten."),
                tone="caution",
            )
        else:
            self.care.say(
                _("Alleen functies en organisaties"),
                _("Namen blijven weg. Een nummer of e-mailadres dat bij een persoon hoort ook."),
                tone="info",
            )
        self.fit()
