"""A damaged vault: look at what can still be read, save that into a new vault, or put a copy back."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rondom.errors import Problem
from rondom.language import _
from ui.unlock.damaged_page import DamagedPage
from ui.unlock.flow import Flow, free_beside, words_of
from ui.unlock.report_page import ReportPage

if TYPE_CHECKING:
    from rondom.vault.copies import Copy
    from rondom.vault.rescue import DamagedVault, RescueReport


class Mending(Flow):
    """Keeps the secret that was typed until the person leaves these pages, so that it is asked only once."""

    _path, _secret = Path(), ""
    _only_code = False
    """The rescued vault has no passwords any more."""

    @cached_property
    def page(self) -> DamagedPage:
        page = DamagedPage(self.theme)
        page.look_asked.connect(self._look)
        page.rescue_asked.connect(self._rescue)
        page.restore_asked.connect(self._to_copies)
        page.back_asked.connect(self._leave)
        return page

    @cached_property
    def report_page(self) -> ReportPage:
        page = ReportPage(self.theme)
        page.go_asked.connect(self._go_on)
        page.back_asked.connect(self._leave)
        return page

    def offer(self, path: Path, secret: str) -> None:
        """`secret` is the password or the code that was typed; it may be the right one."""
        self._path, self._secret = path, secret
        self.window.guard(path)
        self.window.show_page(self.page)
        self.page.show_vault(path.stem)

        def copies() -> tuple[Copy, ...]:
            from rondom.vault.backups import copies_beside

            return copies_beside(path)

        self.opener.run(copies, self.page.show_copies, lambda _problem: None)

    # -- what can be done ------------------------------------------------------------------------------------

    def _look(self) -> None:
        path, secret = self._path, self._secret
        self.page.busy(_("Rondom leest wat nog leesbaar is. Dit kan een minuut duren."))

        def job() -> DamagedVault:
            from rondom.vault.rescue import open_damaged

            return open_damaged(path, secret)

        def done(found: DamagedVault) -> None:
            self.forget()
            self.window.hold(found.vault)
            self.report_page.show_readable(found.report, path.stem)
            self.window.show_page(self.report_page)

        self.opener.run(job, done, self._failed)

    def _rescue(self) -> None:
        path, secret = self._path, self._secret
        target = free_beside(path, _("{name}, gered").format(name=path.stem))
        self.page.busy(_("Rondom redt wat leesbaar is, in een nieuwe kluis. Dit kan een paar minuten duren."))

        def job() -> RescueReport:
            from rondom.vault.rescue import rescue

            return rescue(path, secret, target)

        def done(report: RescueReport) -> None:
            self.forget()
            self._only_code = report.only_code
            self.report_page.show_report(report)
            self.window.show_page(self.report_page)

        self.opener.run(job, done, self._failed)

    def _to_copies(self) -> None:
        path, secret = self._path, self._secret
        self.forget()
        self.window.restoring.start(path, secret)

    def _go_on(self, path: Path) -> None:
        """Into the damaged vault, or to the password of the rescued one; to the code when no password was left."""
        looking = self.window.let_go()
        if looking is not None:
            self.window.show_vaults(self._path)
            self.window.opened.emit(looking)
            return
        self.window.show_vaults(path)
        if self._only_code:
            self.window.recovering.start(path)
            return
        self.window.open_page.say(
            _("De geredde kluis staat klaar"), _("{name} opent met hetzelfde wachtwoord.").format(name=path.stem)
        )

    def _failed(self, problem: Problem) -> None:
        self.page.say(words_of(problem))

    def _leave(self) -> None:
        self.forget()
        self.window.close_held()
        self.window.show_vaults(self._path)

    def forget(self) -> None:
        self._secret = ""
