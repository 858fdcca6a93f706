"""What can be done with a damaged vault. Nothing on this page changes the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom.language import _, plural
from ui.theme import Theme
from ui.unlock.rows import DoRow
from ui.widgets.glyphs import Glyph
from ui.widgets.outline import column, row
from ui.widgets.words import button, dress, label

if TYPE_CHECKING:
    from rondom.vault.copies import Copy


class DamagedPage(QWidget):
    look_asked = Signal()
    rescue_asked = Signal()
    restore_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        p = theme.px
        self._words = label("", tone="muted", wrap=True)
        self._restore = DoRow(
            theme, "damaged.restore", _("Reservekopie terugzetten"), "", "archive-restore", self.restore_asked.emit
        )
        self._rescue = DoRow(
            theme,
            "damaged.rescue",
            _("Redden wat leesbaar is"),
            _("In een nieuwe kluis, met een verslag van wat ontbreekt"),
            "heart-handshake",
            self.rescue_asked.emit,
        )
        self._look = DoRow(
            theme,
            "damaged.look",
            _("Bekijken wat leesbaar is"),
            _("Alleen lezen. Er verandert niets"),
            "eye",
            self.look_asked.emit,
        )
        self._state = label("", "small", "muted", wrap=True, name="damaged.state")
        back = button(_("Terug"), name="damaged.back", on=self.back_asked.emit, size="large")
        self.setLayout(column(
            row(Glyph(theme, "shield-alert", "caution", 2.4), None), p(0.8),
            label(_("Deze kluis is beschadigd"), "display", wrap=True), p(0.5), self._words, p(1.6),
            self._restore, self._rescue, self._look, p(0.6), self._state, p(1.2), row(back, None), None,
        ))  # fmt: skip

    def show_vault(self, name: str) -> None:
        self._words.setText(
            _("Een deel van {name} is niet meer te lezen. Rondom heeft er niets aan veranderd. Bewaar dit bestand tot u weet dat alles er is.").format(name=name)
        )  # fmt: skip
        self._restore.show_below(_("Rondom zoekt de kopieën"))
        self.setEnabled(True)
        self.say("")
        self._restore.setFocus()

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """How many there are, and how new the last one is."""
        from ui.unlock.copy_rows import moment

        if copies:
            newest = moment(copies[0]).lower()
            words = plural(
                len(copies), "Er is {n} kopie: {when}", "Er zijn {n} kopieën. De nieuwste: {when}", when=newest
            )
        else:
            words = _("Op deze computer staan geen kopieën. Kies er een van een stick")
        self._restore.show_below(words)

    def say(self, text: str) -> None:
        """What could not be done; the other ways are open."""
        self.setEnabled(True)
        self._tell(text, "danger")

    def busy(self, text: str) -> None:
        self.setEnabled(not text)
        self._tell(text, "muted")

    def said(self) -> str:
        return self._state.text()

    def _tell(self, text: str, tone: str) -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))
        dress(self._state, tone=tone)
