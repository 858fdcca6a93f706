"""Herstelblad: the paper that opens the vault when every password is forgotten, and whether it was ever tried."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, relative
from rondom.opening import code_tried, try_code
from rondom.school.queries import school_facts
from rondom.sentences import sentence
from rondom.vault.vault import Vault
from ui.desk import Desk
from ui.settings.action_row import ActionRow
from ui.settings.password_again import ask_password_again
from ui.settings.section import Section
from ui.unlock import paper
from ui.unlock.code_parts import CodeField
from ui.widgets import button, column, label, row
from ui.widgets.outline import box

if TYPE_CHECKING:
    from ui.app import Program


class SheetSection(Section):
    title = _("Herstelblad")
    about = _("Is elk wachtwoord vergeten? Dan opent alleen de code op dit blad de kluis. Ook de makers van Rondom kunnen dan niet helpen.")  # fmt: skip
    tables = frozenset({"school"})

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk, program)
        theme, p = self.theme, self.theme.px
        print_ = button(_("Afdrukken"), theme=theme, icon="printer", name="settings.sheet_print", on=self.print_sheet)
        save = button(_("Bewaren als PDF"), theme=theme, icon="file-text", name="settings.sheet", on=self.save_sheet)
        self.page = ActionRow(
            theme,
            _("Het blad"),
            _(
                "Eén bladzijde met de code en hoe u hem gebruikt. Leg het in een la met een slot, niet bij deze computer."
            ),
            [print_, save],
            "settings.sheet_row",
        )
        self.state = ActionRow(theme, "", "", (), "settings.sheet_state")
        self.field = CodeField(theme, "settings.try", _("De code van uw papier"))
        self.field.line.returnPressed.connect(self.try_now)
        self._try = button(_("Code proberen"), "primary", name="settings.try_now", on=self.try_now)
        inner = column(
            label(_("Probeer uw code nu"), "strong"),
            p(0.2),
            label(_("Pak het papier en typ de code over. Er verandert niets aan de kluis."), "small", "muted", wrap=True),
            p(0.8), self.field, p(0.7), row(self._try, None),
            margins=(p(1.3), p(1.1), p(1.3), p(1.2)),
        )  # fmt: skip
        self._lay_out(self.page, self.state, p(0.2), box(inner, "well"))

    def refresh(self) -> None:
        self.desk.tasks.look(self, code_tried, self._show)

    def _show(self, tried: date | None) -> None:
        if tried is None:
            self.state.tell(
                _("Nog niet geprobeerd"),
                _("Pas als u de code van het papier heeft getypt, weet u dat het blad klopt."),
                "circle-alert",
                "caution",
            )
        else:
            when = relative(tried, clock.today())
            words = _("De code klopte {when}. Probeer hem eens per jaar: dan weet u ook waar het blad ligt.")
            self.state.tell(_("De code is geprobeerd"), words.format(when=when), "circle-check", "success")

    # -- trying ----------------------------------------------------------------------------------------------

    def try_now(self) -> None:
        code = self.field.text()
        self.field.show_error("")
        self._try.setEnabled(False)

        def failed(problem: Problem) -> None:
            self._answer(str(sentence(problem)))

        def done(fits: bool) -> None:
            self._answer("" if fits else _("Deze code is niet van deze kluis. Kijk of u het goede blad heeft."))

        self.desk.tasks.vault(self, lambda vault: try_code(vault, code), done, failed)

    def _answer(self, problem: str) -> None:
        self._try.setEnabled(True)
        if problem:
            self.field.show_error(problem)
            self.field.line.setFocus()
        else:
            self.field.clear()
            self.state.say(_("De code klopt. Berg het blad weer op."))
            self.refresh()
            self.marked.emit()

    # -- paper -----------------------------------------------------------------------------------------------

    def save_sheet(self) -> None:
        """The same code as on the first sheet, for when that one is lost."""
        ask_password_again(self.desk, self, self._save)

    def print_sheet(self) -> None:
        ask_password_again(
            self.desk, self, lambda: self._page(lambda content: paper.print_sheet(self, content, self.page.say))
        )

    def _save(self) -> None:
        target = paper.ask_target(self.desk.messages)
        if target is not None:
            self._page(lambda content: paper.keep(content, target, self.page.say))

    def _page(self, then: Callable[[bytes], object]) -> None:
        """The code comes from the vault, the page is made on the other thread."""
        self.page.busy(_("Het blad wordt gemaakt"))

        def failed(problem: Problem) -> None:
            self.page.say(str(sentence(problem)), "danger")

        def look(vault: Vault) -> tuple[str, Path, str]:
            with vault.read() as session:
                return vault.recovery_code(), vault.path, school_facts(session).name

        def make(found: tuple[str, Path, str]) -> None:
            self.desk.tasks.work(self, lambda: paper.sheet_pdf(*found), then, failed)

        self.desk.tasks.look(self, look, make, failed)


def code_is_tried(vault: Vault) -> bool:
    """Nothing to remind of: the code was typed from paper, or there is nothing here that has to be kept."""
    return vault.throwaway or vault.read_only or code_tried(vault) is not None
