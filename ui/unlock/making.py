"""Nieuwe kluis: the form, the recovery sheet, and trying the code from paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rondom.errors import Problem
from rondom.language import _
from ui.unlock import paper
from ui.unlock.create_page import CreatePage
from ui.unlock.flow import Flow, words_of
from ui.unlock.opener import arrived
from ui.unlock.sheet_page import SheetPage

if TYPE_CHECKING:
    from rondom.opening import NewVault
    from rondom.vault.vault import Vault


class Making(Flow):
    @cached_property
    def create_page(self) -> CreatePage:
        page = CreatePage(self.theme, self.messages)
        page.create_asked.connect(self._create)
        page.back_asked.connect(self.window.show_vaults)
        page.folder_chosen.connect(self._look_at_folder)
        return page

    @cached_property
    def sheet_page(self) -> SheetPage:
        page = SheetPage(self.theme)
        page.done.connect(self._enter)
        page.try_asked.connect(self._try)
        page.save_asked.connect(self._save)
        page.print_asked.connect(self._print)
        return page

    def forget(self) -> None:
        self.sheet_page.forget()
        self.create_page.password.clear()

    def start(self) -> None:
        self.window.show_page(self.create_page)
        self.create_page.school.setFocus()
        self._look_at_folder(self.create_page.path())

    # -- making ----------------------------------------------------------------------------------------------

    def _create(self, path: Path, password: str, school: str, name: str) -> None:
        self.create_page.set_busy(True)

        def job() -> NewVault:
            from rondom.opening import create

            return create(path, password, school, name)

        def failed(problem: Problem) -> None:
            self.create_page.set_busy(False)
            self.create_page.show_problem(words_of(problem))

        self.opener.run(job, self._made, failed)

    def _made(self, made: NewVault) -> None:
        self.create_page.set_busy(False)
        self.create_page.password.clear()
        self.window.hold(made.vault)
        self.sheet_page.show_code(made.vault.path, made.recovery_code)
        self.window.show_page(self.sheet_page)

    def _look_at_folder(self, path: Path) -> None:
        """A new vault is better not made in a folder that goes to the internet; told while there is still a choice."""

        def job() -> str:
            import os

            from rondom.vault.cloud import cloud_of

            return cloud_of(path, os.environ)

        self.opener.run(job, self.create_page.show_cloud, lambda _problem: None)

    # -- the sheet -------------------------------------------------------------------------------------------

    def _try(self, code: str) -> None:
        vault = self.window.held
        if vault is None:
            return
        self.sheet_page.set_busy(True)

        def job(held: Vault = vault) -> bool:
            from rondom.opening import try_code

            return try_code(held, code)

        def done(fits: bool) -> None:
            self.sheet_page.set_busy(False)
            if fits:
                self._enter()
            else:
                self.sheet_page.show_problem(_("Deze code hoort bij een andere kluis. Kijk of u het goede blad heeft."))

        self.opener.run(job, done, lambda problem: self.sheet_page.show_problem(words_of(problem)))

    def _enter(self) -> None:
        self.sheet_page.forget()
        vault = self.window.let_go()
        if vault is not None:
            self.opener.run(lambda: arrived(vault), self.window.arrive, self.messages.show)

    def _save(self) -> None:
        target = paper.ask_target(self.messages)
        if target is not None and self.sheet_page.code:  # it may have locked while the question stood open
            self._page(lambda content: paper.keep(content, target, self.sheet_page.paper.say))

    def _print(self) -> None:
        self._page(lambda content: paper.print_sheet(self.window, content, self.sheet_page.paper.say))

    def _page(self, then: Callable[[bytes], object]) -> None:
        page = self.sheet_page
        page.paper.set_busy(True)
        code, path = page.code, page.path

        def failed(problem: Problem) -> None:
            page.paper.say(words_of(problem), "danger")

        self.opener.run(lambda: paper.sheet_pdf(code, path, path.stem), then, failed)
