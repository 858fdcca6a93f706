"""How this copy is printed: which language beside the Dutch, and large letters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.pdf.print_as import PrintAs
from rondom.pdf.tongues import TONGUES, UNCHECKED
from ui.plan.share import Getter
from ui.theme import Theme
from ui.widgets import Switch, column, label, row
from ui.widgets.autosave import KeptChoice

OWN = "own"
"""Everyone the language of their own."""


class DressChoice(QWidget):
    """`changed` when the person chooses. Who is chosen brings their own language along; a choice counts until then."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, tongues: bool = True, large: bool = True) -> None:
        super().__init__()
        self.setObjectName(f"{name}.dress")
        self._tongues, self._for = tongues, ""
        self.language = KeptChoice(theme, name=f"{name}.language")
        self.language.kept.connect(self._choose)
        self.large = Switch(theme, _("Grote letters"), f"{name}.large")
        self.large.setToolTip(_("Voor wie slecht ziet: letters van 18 punten"))
        self.large.toggled.connect(lambda _on: self.changed.emit())
        self._note = label(_(UNCHECKED), "small", "muted", wrap=True, name=f"{name}.language_note")
        self.language.setAccessibleName(_("Taal van de vaste woorden"))
        self.language.setToolTip(_("Taal van de vaste woorden. Wat iemand zei, blijft zoals het gezegd is."))
        choices = row(self.language, self.large, None, gap=theme.px(0.9))
        choices.setStretch(0, 1)
        self.setLayout(column(choices, self._note, gap=theme.px(0.3)))
        self.large.setVisible(large)
        self.show_for(None)

    def show_for(self, getter: Getter | None) -> None:
        """Propose what fits this reader. The same reader again keeps what was chosen."""
        key = getter.reader.key if getter is not None else ""
        if key == self._for and key:
            return
        self._for = key
        each = getter.each if getter is not None else ()
        own = {one.language for one in each} if self._tongues else {""}
        options = [("", _("Alleen Nederlands"))]
        options += [(one.key, _("Nederlands en {language}").format(language=_(one.name))) for one in TONGUES]
        if len(own) > 1:
            options.insert(0, (OWN, _("Nederlands en ieders eigen taal")))
        self.language.show_options(options)
        self.language.show_value(OWN if len(own) > 1 else next(iter(own), ""))
        self.language.setVisible(self._tongues and any(one.family for one in each))
        self._show_note()

    def dress(self, getter: Getter | None) -> PrintAs:
        """For one copy."""
        if getter is None:
            return PrintAs(large=self.large.isChecked())
        chosen = self.language.value() if self._tongues and getter.family else ""
        return PrintAs(self.large.isChecked(), getter.language if chosen == OWN else chosen)

    def _choose(self, _key: str) -> None:
        self._show_note()
        self.changed.emit()

    def _show_note(self) -> None:
        self._note.setVisible(not self.language.isHidden() and bool(self.language.value()))
