"""Nieuwe sleutel, from question to tried sheet: what it means, the work, the new code on paper, and trying it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom.errors import Problem
from rondom.language import _, listed, plural
from rondom.opening import try_code
from rondom.sentences import sentence
from rondom.vault import backups, keyring
from rondom.vault.copies import Copy
from rondom.vault.tidying import remove
from rondom.vault.vault import Vault
from ui.desk import Desk
from ui.settings.status_line import StatusLine
from ui.unlock import paper
from ui.unlock.code_parts import CodeField, PaperCode
from ui.unlock.new_password import NewPassword
from ui.widgets import Glyph, Switch, column, label, row
from ui.widgets.dialog import Dialog

EXPLAIN, PAPER, TRY = range(3)
WIDE = 36.0


class NewKeyDialog(Dialog):
    """`others` are the colleagues who lose their password, `old` the copies that keep the old key.

    `made` is True once the new key is in force; from then on there is no way back, only "later" for trying the code.
    """

    def __init__(self, desk: Desk, others: Sequence[str], old: Sequence[Copy], school: str) -> None:
        theme, p = desk.theme, desk.theme.px
        self.desk, self._old, self._school = desk, tuple(old), school
        self.made, self._busy = False, False
        self._path = Path()
        self.password = NewPassword(theme, ("key.password", "key.again"), _("Uw wachtwoord vanaf nu"))
        self.away = Switch(
            theme, plural(len(old), "Haal de oude kopie weg", "Haal de {n} oude kopieën weg"), "key.away"
        )
        self.paper = PaperCode(theme, "key")
        self.field = CodeField(theme, "key.try", _("De code van uw papier"))
        self.status = StatusLine(theme, "key.status")
        self.step = EXPLAIN
        self._pages = (self._explained(others), self._on_paper(), self._tried())
        super().__init__(
            theme,
            _("Nieuwe sleutel maken?"),
            _("Nieuwe sleutel maken"),
            content=column(*self._pages, p(0.6), self.status),
            wide=WIDE,
        )
        self.paper.save_asked.connect(self._save)
        self.paper.print_asked.connect(self._print)
        self.field.line.returnPressed.connect(self.accept)
        self.back.setAutoDefault(False)
        self._turn_to(EXPLAIN)
        self.password.first.setFocus()

    # -- the three steps -------------------------------------------------------------------------------------

    def _explained(self, others: Sequence[str]) -> QWidget:
        p = self.desk.theme.px
        colleagues = (
            plural(len(others), "{names} krijgt van u een nieuw wachtwoord. Het oude werkt niet meer.", "{names} krijgen van u een nieuw wachtwoord. De oude werken niet meer.", names=listed(list(others)))
            if others
            else _("U bent de enige met een wachtwoord. Andere wachtwoorden zijn er niet.")
        )  # fmt: skip
        copies = plural(len(self._old), "De kopie van tot nu toe houdt", "De {n} kopieën van tot nu toe houden", )  # fmt: skip
        points = [
            self._point("users-round", colleagues),
            self._point("file-text", _("U krijgt een nieuwe herstelcode. Die drukt u straks af en probeert u. Het oude blad kan weg.")),
        ]  # fmt: skip
        if self._old:
            words = _("{copies} de oude sleutel. Wie een oud wachtwoord kent, kan die nog openen.").format(
                copies=copies
            )
            points.append(self._point("archive-restore", words, self.away))
        made = QWidget()
        made.setLayout(column(
            label(_("Rondom versleutelt alles opnieuw, in een nieuw bestand op dezelfde plek. Oude wachtwoorden en de oude herstelcode openen dat niet meer."), wrap=True),
            p(0.9), *points, p(0.3), self.password, None,
        ))  # fmt: skip
        return made

    def _point(self, icon: str, words: str, below: QWidget | None = None) -> QWidget:
        theme, p = self.desk.theme, self.desk.theme.px
        words_column = column(label(words, wrap=True))
        if below is not None:
            words_column.addSpacing(p(0.3))
            words_column.addLayout(row(below, None))
        inner = row(column(p(0.1), Glyph(theme, icon, "accent", 1.2), None), words_column, gap=p(0.8))
        inner.setStretch(1, 1)
        inner.setContentsMargins(0, 0, 0, p(0.8))
        made = QWidget()
        made.setLayout(inner)
        return made

    def _on_paper(self) -> QWidget:
        made, p = QWidget(), self.desk.theme.px
        made.setLayout(column(
            label(_("De nieuwe sleutel geldt. Zet de nieuwe herstelcode nu op papier."), wrap=True), p(0.9), self.paper, None,
        ))  # fmt: skip
        return made

    def _tried(self) -> QWidget:
        made, p = QWidget(), self.desk.theme.px
        made.setLayout(column(
            label(_("Neem het papier erbij en typ de code over. Zo weet u zeker dat hij werkt als u hem nodig heeft."), wrap=True),
            p(0.9), self.field, None,
        ))  # fmt: skip
        return made

    # -- going on --------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """The verb of the step that shows."""
        if self._busy:
            return
        at = self.step
        if at == EXPLAIN:
            if self.password.complete():
                self._make(self.password.take())
        elif at == PAPER:
            self._show_step(TRY, _("Probeer uw code nu"), _("Code proberen"), _("Toon de code"))
            self.field.line.setFocus()
        else:
            self._try()

    def reject(self) -> None:
        """Esc and the left button: away, but not during the work; from trying, back to the code."""
        if self._busy:
            return
        if self.step == TRY:
            self._show_step(PAPER, _("De nieuwe herstelcode"), _("Verder"), _("Later proberen"))
        else:
            self.paper.forget()
            super().reject()

    def _make(self, password: str) -> None:
        old = self._old if self.away.isChecked() else ()
        self._set_busy(_("Alles wordt opnieuw versleuteld en nagekeken. Dit duurt even. Laat Rondom open."))

        def job(vault: Vault) -> tuple[str, Path, int | Problem]:
            code = keyring.new_key(vault, password)
            try:
                return code, vault.path, take_away(vault, old)
            except Problem as problem:  # the new key is in force: nothing may keep its code from being shown
                return code, vault.path, problem

        self.desk.tasks.vault(self, job, lambda found: self._show_code(*found), self._failed)

    def _show_code(self, code: str, path: Path, removed: int | Problem) -> None:
        self.made, self._path = True, path
        self._set_busy("")
        self.paper.show_code(code)
        self._show_step(PAPER, _("De nieuwe herstelcode"), _("Verder"), _("Later proberen"))
        if isinstance(removed, Problem):
            kept = _("De oude kopieën staan er nog. {why}").format(why=sentence(removed))
            self.status.say(kept, "danger")
        elif removed:
            self.status.say(plural(removed, "{n} oude kopie is weggehaald.", "{n} oude kopieën zijn weggehaald."))

    def _try(self) -> None:
        code = self.field.text()
        self._set_busy(_("Bezig"))

        def done(fits: bool) -> None:
            self._set_busy("")
            if fits:
                self.paper.forget()
                super(NewKeyDialog, self).accept()
            else:
                self.field.show_error(_("Deze code is niet van deze kluis. Kijk of u het nieuwe blad heeft."))

        def failed(problem: Problem) -> None:
            self._set_busy("")
            self.field.show_error(str(sentence(problem)))

        self.desk.tasks.vault(self, lambda vault: try_code(vault, code), done, failed)

    def _show_step(self, step: int, question: str, verb: str, back: str) -> None:
        self.status.say("")
        self.ask(question, verb, back)
        self._turn_to(step)

    def _turn_to(self, step: int) -> None:
        """The dialog is as high as the step that shows."""
        self.step = step
        for at, page in enumerate(self._pages):
            page.setVisible(at == step)
        self.fit()

    def _set_busy(self, text: str) -> None:
        self._busy = bool(text)
        self.status.busy(text)
        for one in (*self._pages, self.verb, self.back):
            one.setEnabled(not text)

    def _failed(self, problem: Problem) -> None:
        self._set_busy("")
        self.status.say(str(sentence(problem)), "danger")

    # -- paper -----------------------------------------------------------------------------------------------

    def _save(self) -> None:
        target = paper.ask_target(self.desk.messages)
        if target is not None:
            self._page(lambda content: paper.keep(content, target, self.paper.say))

    def _print(self) -> None:
        self._page(lambda content: paper.print_sheet(self, content, self.paper.say))

    def _page(self, then: Callable[[bytes], object]) -> None:
        code, path, school = self.paper.code, self._path, self._school
        self.paper.set_busy(True)
        self.desk.tasks.work(
            self,
            lambda: paper.sheet_pdf(code, path, school),
            then,
            lambda problem: self.paper.say(str(sentence(problem)), "danger"),
        )


def take_away(vault: Vault, old: Sequence[Copy]) -> int:
    """First a copy under the new key, so that there is always one; then the old ones go. Returns how many went."""
    if not old:
        return 0
    backups.back_up(vault, "hand")
    return sum(remove(copy, wipe=True) for copy in old)
