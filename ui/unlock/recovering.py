"""Wachtwoord vergeten: from the code on paper to a new password for one person."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rondom.errors import Problem
from ui.unlock.code_page import CodePage
from ui.unlock.flow import Flow, words_of
from ui.unlock.opener import Arrival, arrived
from ui.unlock.who_page import WhoPage

if TYPE_CHECKING:
    from rondom.opening import Person
    from rondom.vault.vault import Vault


class Recovering(Flow):
    @cached_property
    def code_page(self) -> CodePage:
        page = CodePage(self.theme)
        page.code_asked.connect(self._open)
        page.back_asked.connect(self.window.show_vaults)
        return page

    @cached_property
    def who_page(self) -> WhoPage:
        page = WhoPage(self.theme)
        page.chosen.connect(self._choose)
        page.back_asked.connect(self._go_back)
        return page

    def forget(self) -> None:
        self.code_page.field.clear()
        self.who_page.password.clear()

    def start(self, path: Path) -> None:
        self.window.show_page(self.code_page)
        self.code_page.show_vault(path)

    def _open(self, path: Path, code: str) -> None:
        self.code_page.set_busy(True)

        def job() -> tuple[Vault, tuple[Person, ...]]:
            from rondom.opening import people, unlock_with_code

            vault = unlock_with_code(path, code)
            try:
                return vault, people(vault)
            except BaseException:
                vault.close()
                raise

        def failed(problem: Problem) -> None:
            self.code_page.set_busy(False)
            if problem.code == "vault-damaged" or (problem.code == "vault-wrong-code" and _head_is_lost(path)):
                self.window.mending.offer(path, code)
            else:
                self.code_page.show_problem(words_of(problem))

        self.opener.run(job, lambda found: self._ask_who(*found), failed)

    def _ask_who(self, vault: Vault, people: tuple[Person, ...]) -> None:
        """A vault that can only be read keeps its passwords: it opens as it is."""
        self.code_page.set_busy(False)
        self.code_page.field.clear()
        if vault.read_only or not people:
            self.opener.run(lambda: arrived(vault), self.window.arrive, self.messages.show)
            return
        self.window.hold(vault)
        self.window.show_page(self.who_page)
        self.who_page.show_people(people)

    def _choose(self, user_id: str, password: str) -> None:
        vault = self.window.held
        if vault is None:
            return
        self.who_page.set_busy(True)

        def job(held: Vault = vault) -> Arrival:
            from rondom.opening import become, check_password
            from rondom.vault.keyring import give_password

            check_password(password)
            become(held, user_id)
            give_password(held, user_id, password)
            return arrived(held)

        def done(arrival: Arrival) -> None:
            self.who_page.set_busy(False)
            self.window.let_go()
            self.window.arrive(arrival)

        def failed(problem: Problem) -> None:
            self.who_page.set_busy(False)
            self.who_page.show_problem(words_of(problem))

        self.opener.run(job, done, failed)

    def _go_back(self) -> None:
        self.window.close_held()
        self.window.show_vaults()


def _head_is_lost(path: Path) -> bool:
    """Then nothing tells whether the code or the first page is wrong; a rescue finds out."""
    from rondom.vault.copies import header_of

    return header_of(path) is None
