"""The recovery code of a new vault: first on paper, then tried from that paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.unlock.code_parts import CodeField, PaperCode
from ui.widgets.outline import column, flow, row
from ui.widgets.words import button, label


class SheetPage(QWidget):
    """Two steps. While the code is tried it is not on the screen: only what is on paper counts."""

    done = Signal()
    """Tried, or put off until later."""
    try_asked = Signal(str)
    save_asked = Signal()
    print_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.path = theme, Path()
        self.paper = PaperCode(theme, "sheet")
        self.paper.save_asked.connect(self.save_asked)
        self.paper.print_asked.connect(self.print_asked)
        self.field = CodeField(theme, "sheet.try", _("De code van uw papier"))
        self.field.line.returnPressed.connect(self._try)
        self._steps = QStackedLayout(self)  # without a place, its first page would be a window of its own
        for step in (self._showing(), self._trying()):
            self._steps.addWidget(step)

    def _showing(self) -> QWidget:
        p = self.theme.px
        go = button(_("Verder"), "primary", name="sheet.next", on=self.try_code, size="large")
        made = QWidget()
        made.setLayout(column(
            label(_("Bewaar uw herstelcode"), "display", wrap=True), p(0.5),
            label(_("Is elk wachtwoord vergeten? Dan opent alleen deze code de kluis. Niemand anders kan u helpen, ook de makers van Rondom niet."), tone="muted", wrap=True),
            p(1.2), self.paper, p(1.4), row(go, None), None,
        ))  # fmt: skip
        return made

    def _trying(self) -> QWidget:
        p, folded = self.theme.px, self.theme.folded
        self._go = button(_("Code proberen"), "primary", name="sheet.done", on=self._try, size="large")
        back = button(_("Toon de code"), name="sheet.back", on=self.show_paper, size="large")
        later = button(_("Nu niet. Herinner me eraan op Vandaag."), "link", name="sheet.later", on=self.done.emit)
        made = QWidget()
        made.setLayout(column(
            label(_("Probeer uw code nu"), "display", wrap=True), p(0.5),
            label(_("Neem het papier erbij en typ de code over. Zo weet u zeker dat hij werkt als u hem nodig heeft."), tone="muted", wrap=True),
            p(1.2), self.field, p(1.4), flow(folded, back, self._go, *([] if folded else [None]), gap=p(0.66)),
            p(0.5), row(later, None), None,
        ))  # fmt: skip
        return made

    # -- what shows ------------------------------------------------------------------------------------------

    def show_code(self, path: Path, code: str) -> None:
        self.path = path
        self.paper.show_code(code)
        self.field.clear()
        self.show_paper()

    def show_paper(self) -> None:
        self._steps.setCurrentIndex(0)

    def try_code(self) -> None:
        """The second step."""
        self._steps.setCurrentIndex(1)
        self.field.line.setFocus()

    @property
    def code(self) -> str:
        return self.paper.code

    def show_problem(self, text: str) -> None:
        self.set_busy(False)
        self.field.show_error(text)
        self.field.line.setFocus()

    def set_busy(self, busy: bool) -> None:
        self._go.setEnabled(not busy)
        self._go.setText(_("Bezig") if busy else _("Code proberen"))

    def forget(self) -> None:
        self.paper.forget()
        self.field.clear()

    def _try(self) -> None:
        self.field.show_error("")
        self.try_asked.emit(self.field.text())
