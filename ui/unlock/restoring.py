"""Putting a copy back: find them, look inside with one password, and give the chosen one its place."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rondom.errors import Problem
from rondom.language import _
from rondom.vault.copies import Copy
from rondom.vault.looking import Inside
from ui.unlock.copy_rows import moment
from ui.unlock.flow import Flow, free_beside, words_of
from ui.unlock.restore_page import RestorePage

if TYPE_CHECKING:
    from rondom.vault.restoring import Restored

Found = tuple[tuple[Copy, ...], bool]
"""Copies, newest first, and whether they are known to be of this vault."""


class Restoring(Flow):
    @cached_property
    def page(self) -> RestorePage:
        page = RestorePage(self.theme)
        page.look_asked.connect(self._look)
        page.restore_asked.connect(self._restore)
        page.other_asked.connect(self._choose_other)
        page.back_asked.connect(self._go_back)
        self._password = ""
        self._path: Path | None = None
        return page

    def forget(self) -> None:
        self._password = ""
        self.page.password.clear()

    def start(self, path: Path | None, password: str = "") -> None:
        """The copies of the vault at `path`; of a vault that nobody knows here, a file has to be pointed at."""
        page = self.page
        self._path, self._password = path, password
        self.window.show_page(page)
        page.set_busy(True, _("Rondom zoekt de kopieën"))

        def done(found: Found) -> None:
            page.set_busy(False)
            copies, sure = found
            page.show_copies(copies, path.stem if path and sure else "", bool(path and os.path.lexists(path)))
            if password and copies:
                self._look(password)

        self.opener.run(lambda: find(path), done, self._failed)

    def _look(self, password: str) -> None:
        page, copies, vault = self.page, self.page.copies, self._path
        self._password = password
        self.window.guard(vault)
        page.set_busy(True, _("Rondom kijkt in de kopieën. Dit duurt een paar tellen."))

        def job() -> list[Inside]:
            from rondom.opening import look_in_copies

            return look_in_copies(copies, password, vault)

        def done(insides: list[Inside]) -> None:
            page.set_busy(False)
            page.show_insides(insides)
            if not any(one.contents for one in insides):
                self._password = ""

        self.opener.run(job, done, self._failed)

    def _restore(self, copy: Copy, in_place: bool) -> None:
        page, password = self.page, self._password
        target = self._path if in_place and self._path else self._beside(copy)
        if target is None:
            return
        page.set_busy(True, _("De kopie wordt nagekeken en teruggezet. Dit duurt even."))

        def job() -> Restored:
            from rondom.vault.restoring import restore

            return restore(copy, target, password)

        self.opener.run(job, lambda restored: self._restored(copy, restored), self._failed)

    def _beside(self, copy: Copy) -> Path | None:
        """Next to the vault, under a name that says from when it is; a vault that is gone gets its own place back."""
        if self._path is None:
            name = _("{name} teruggezet.rondom").format(name=copy.path.stem)
            return self.messages.save_file(
                _("Waar komt de teruggezette kluis?"), name, _("Kluis van Rondom (*.rondom)")
            )
        if not os.path.lexists(self._path):
            return self._path
        return free_beside(self._path, f"{self._path.stem}, {copy.at:%Y-%m-%d %H.%M}")

    def _restored(self, copy: Copy, restored: Restored) -> None:
        self.page.set_busy(False)
        self.forget()
        words = _("Open de kluis met het wachtwoord van toen.")
        if restored.aside is not None:
            kept = _("Wat er stond, heet nu “{name}”.").format(name=restored.aside.name)
            words = f"{kept} {words}"
        self.window.show_vaults(restored.path)
        title = _("De kopie is teruggezet: {moment}").format(moment=moment(copy).lower())
        self.window.open_page.say(title, words)

    def _choose_other(self) -> None:
        source = self.messages.open_file(_("Welke reservekopie?"), _("Kluis van Rondom (*.rondom)"))
        if source is None:
            return
        page, path = self.page, self._path

        def job() -> Copy:
            from rondom.vault.copies import copy_at

            return copy_at(source)

        def done(copy: Copy) -> None:
            page.show_copies((copy,), copy.path.stem, bool(path and os.path.lexists(path)))

        self.opener.run(job, done, self._failed)

    def _failed(self, problem: Problem) -> None:
        self.page.set_busy(False)
        self.page.say(words_of(problem), "danger")

    def _go_back(self) -> None:
        self.forget()
        self.window.show_vaults(self._path)


def find(path: Path | None) -> Found:
    """The copies of the vault at `path`. When its header is lost, or the file is gone, all that are on this machine."""
    from rondom.vault.backups import copies_beside
    from rondom.vault.copies import all_on_this_machine, header_of

    if path is not None and header_of(path) is not None:
        return copies_beside(path), True
    return all_on_this_machine(), False
