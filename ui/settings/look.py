"""Weergave: how Rondom looks on this machine; and what Rondom is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rondom.language import _
from ui.desk import Desk
from ui.settings.section import Section
from ui.widgets import Field, Segments, label, line

if TYPE_CHECKING:
    from ui.app import Program

SIZES = (("0.90", "90 %"), ("1.00", "100 %"), ("1.25", "125 %"), ("1.50", "150 %"), ("2.00", "200 %"))


class LookSection(Section):
    title = _("Weergave")
    about = _("Geldt voor deze computer. Elke collega kiest het op de eigen computer.")

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk, program)
        from rondom import __version__

        theme, p = self.theme, self.theme.px
        modes = (("auto", _("Zoals de computer")), ("light", _("Licht")), ("dark", _("Donker")))
        self.mode = Segments(theme, modes, theme.choice, "settings.mode")
        self.mode.chosen.connect(self._set_mode)
        self.size_ = Segments(theme, SIZES, f"{theme.scale:.2f}", "settings.size")
        self.size_.chosen.connect(self._set_size)
        about = _("Rondom {version}. Werkt zonder netwerk. Alles staat versleuteld in één bestand.")
        self._lay_out(
            Field(theme, _("Kleur"), self.mode), p(0.8), Field(theme, _("Grootte van de tekst"), self.size_),
            p(1.6), line(), p(1.0), label(_("Over Rondom"), "section"), p(0.3),
            label(about.format(version=__version__), tone="muted", wrap=True),
        )  # fmt: skip

    def _set_mode(self, mode: str) -> None:
        self.program.remember(replace(self.program.settings, mode=mode))
        self.theme.apply(mode=mode)

    def _set_size(self, size: str) -> None:
        self.program.remember(replace(self.program.settings, text_scale=float(size)))
        self.theme.apply(scale=float(size))
