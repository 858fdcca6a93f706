"""After a rescue: what was saved and what was lost, in plain sentences, and the new vault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets.glyphs import Glyph
from ui.widgets.outline import box, column, flow, refill, row
from ui.widgets.words import button, label

if TYPE_CHECKING:
    from rondom.vault.rescue import RescueReport


class ReportPage(QWidget):
    go_asked = Signal(object)
    """The path of the new vault."""
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._path, self._text = Path(), ""
        self._glyph = Glyph(theme, "circle-check", "success", 2.4)
        self._title = label("", "display", wrap=True, name="report.title")
        self._words = label("", tone="muted", wrap=True)
        self._lines = column(gap=p(0.5), margins=(p(1.2), p(1.0), p(1.2), p(1.1)))
        self._go_button = button("", "primary", name="report.go", on=self._go, size="large")
        back = button(_("Terug"), name="report.back", on=self.back_asked.emit, size="large")
        self._copied = label("", "small", "success")
        copy = button(_("Verslag kopiëren"), "link", name="report.copy", on=self._copy)
        self.setLayout(column(
            row(self._glyph, None), p(0.8), self._title, p(0.5), self._words, p(1.2), box(self._lines, "well"),
            row(copy, self._copied, None, gap=p(0.6)), p(1.0),
            flow(theme.folded, back, self._go_button, *([] if theme.folded else [None]), gap=p(0.66)), None,
        ))  # fmt: skip

    def show_readable(self, report: RescueReport, name: str) -> None:
        """Before looking into a damaged vault: what of it can be read."""
        self._fill(report)
        self._title.setText(_("Dit is nog te lezen"))
        self._words.setText(
            _("U kijkt in {name}. Er kan niets veranderd worden, en het bestand blijft zoals het is.").format(name=name)
        )
        self._go_button.setText(_("Bekijken"))

    def show_report(self, report: RescueReport) -> None:
        """After a rescue."""
        self._fill(report)
        self._title.setText(_("Alles is gered") if report.whole else _("Dit is gered"))
        self._go_button.setText(_("Geredde kluis openen"))
        self._words.setText(
            _("De nieuwe kluis heet {name}. Het beschadigde bestand staat er nog, onveranderd.").format(name=report.path.stem)
        )  # fmt: skip

    def _fill(self, report: RescueReport) -> None:
        whole = report.whole
        self._path = report.path
        self._glyph.show_icon("circle-check" if whole else "info", "success" if whole else "caution")
        refill(self._lines, [label(words, wrap=True) for words in report.lines()])
        self._text = "\n".join(report.lines())
        self._copied.clear()
        self._go_button.setFocus()

    def text(self) -> str:
        return self._text

    def _go(self) -> None:
        self.go_asked.emit(self._path)

    def _copy(self) -> None:
        """It names nobody, so it may be sent to whoever helps."""
        QGuiApplication.clipboard().setText(self._text)
        self._copied.setText(_("Gekopieerd"))
