"""Between opening and working: an older state of the vault, or a vault in a folder that goes to the internet."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from rondom.errors import Problem
from rondom.language import _
from ui.unlock.flow import Flow, words_of
from ui.unlock.notice_page import Deed, NoticePage
from ui.unlock.opener import CLOUD_ACCEPTED, Arrival, arrived


class Arriving(Flow):
    """Tells one thing at a time; the vault is held meanwhile, and nothing is refused."""

    @cached_property
    def page(self) -> NoticePage:
        page = NoticePage(self.theme)
        page.back_asked.connect(self._go_back)
        return page

    def tell(self, arrival: Arrival) -> None:
        self.window.hold(arrival.vault)
        self.window.show_page(self.page)
        if arrival.older:
            self._tell_older(arrival)
        else:
            self._tell_cloud(arrival)

    # -- an older state --------------------------------------------------------------------------------------

    def _tell_older(self, arrival: Arrival) -> None:
        path = arrival.vault.path
        words = (
            _("Op deze computer was deze kluis al verder. Misschien is een oude kopie teruggezet, of komt dit bestand van een andere computer."),
            _("Wat later is geschreven, staat hier niet in. Werkt u hierin verder, dan ontstaan er twee versies."),
        )  # fmt: skip
        deeds = (
            Deed("older.copies", _("Kijk naar de kopieën"), lambda: self._to_copies(path), "primary"),
            Deed("older.go", _("Toch openen"), lambda: self._go_on(replace(arrival, older=False))),
            Deed("older.back", _("Terug"), self._go_back, "link"),
        )
        self.page.tell(_("Dit is een andere stand van de kluis"), words, deeds, "history", "caution")

    def _to_copies(self, path: Path) -> None:
        self.window.close_held()
        self.window.restoring.start(path)

    # -- a cloud folder --------------------------------------------------------------------------------------

    def _tell_cloud(self, arrival: Arrival) -> None:
        words = (
            _("De map van deze kluis gaat vanzelf mee met {service}. De inhoud is versleuteld en blijft geheim.").format(service=arrival.cloud),
            _("Maar als twee computers tegelijk schrijven, raakt er werk kwijt. En oude versies blijven daar staan."),
            _("Verplaats de kluis naar een map die alleen op deze computer staat."),
        )  # fmt: skip
        deeds = (
            Deed("cloud.move", _("Verplaats"), lambda: self._move(arrival), "primary"),
            Deed("cloud.keep", _("Laat hier staan"), lambda: self._keep(arrival)),
        )
        title = _("Deze kluis staat in {service}").format(service=arrival.cloud)
        self.page.tell(title, words, deeds, "triangle-alert", "caution")

    def _move(self, arrival: Arrival) -> None:
        folder = self.messages.choose_folder(_("Waar komt de kluis te staan?"))
        if folder is None:
            return
        vault = arrival.vault
        self.page.busy(_("De kluis wordt verplaatst en nagekeken. Dit duurt even."))

        def job() -> Arrival:
            from rondom.vault.keyring import move

            move(vault, folder / vault.path.name)
            return arrived(vault)

        self.opener.run(job, self._go_on, self._failed)

    def _keep(self, arrival: Arrival) -> None:
        """Said once for this service. Instellingen still shows it."""
        vault = arrival.vault

        def job() -> Arrival:
            if not vault.read_only:
                vault.set_fact(CLOUD_ACCEPTED, arrival.cloud)
            return replace(arrival, cloud="")

        self.page.busy("")
        self.opener.run(job, self._go_on, self._failed)

    def _failed(self, problem: Problem) -> None:
        self.page.setEnabled(True)
        self.page.say(words_of(problem), "danger")

    def _go_on(self, arrival: Arrival) -> None:
        self.window.let_go()
        self.page.setEnabled(True)
        self.window.arrive(arrival)

    def _go_back(self) -> None:
        self.window.close_held()
        self.window.show_vaults()
