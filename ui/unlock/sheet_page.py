"""The recovery code: on paper, and tried, before the vault is used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets.fields import Field
from ui.widgets.outline import box, column, row
from ui.widgets.words import button, dress, label


class SheetPage(QWidget):
    """Shows the code once. The last group has to be typed over: so it has been read."""

    done = Signal()
    save_asked = Signal()
    print_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self.path, self._code = Path(), ""
        self._shown = label("", "page", name="sheet.code")
        self._shown.setWordWrap(True)
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        words = column(label(_("Herstelcode"), "small-strong", "warm"), self._shown, gap=p(0.4))
        words.setContentsMargins(p(1.2), p(1.0), p(1.2), p(1.1))
        well = box(words, "warm")
        save = button(
            _("Herstelblad bewaren als PDF"), theme=theme, icon="file-text", name="sheet.save", on=self.save_asked.emit
        )
        paper = button(_("Afdrukken"), theme=theme, icon="printer", name="sheet.print", on=self.print_asked.emit)
        self._saved = label("", "small", "success", wrap=True)
        self.last = QLineEdit()
        self.last.setObjectName("sheet.last")
        self.last.setMaxLength(12)
        self.last.returnPressed.connect(self._check)
        self._field = Field(
            theme,
            _("Typ de laatste vier tekens van de code over"),
            self.last,
            _("Zo weten we zeker dat u de code heeft."),
        )
        self._go = button(_("Naar de kluis"), "primary", name="sheet.done", on=self._check, size="large")
        self.setLayout(column(
            label(_("Bewaar uw herstelcode"), "display"), p(0.5),
            label(_("Bent u het wachtwoord kwijt? Dan opent alleen deze code de kluis. Niemand anders kan u helpen, ook de makers van Rondom niet."), tone="muted", wrap=True),
            p(1.2), well, p(0.9), row(save, paper, None, gap=p(0.6)), p(0.3), self._saved, p(1.2),
            self._field, p(1.2), row(self._go, None),
                None,
        ))  # fmt: skip

    def show_code(self, path: Path, code: str) -> None:
        self.path, self._code = path, code
        groups = code.split("-")
        self._shown.setText("   ".join(groups[:4]) + "\n" + "   ".join(groups[4:]))
        self.last.clear()

    @property
    def code(self) -> str:
        return self._code

    def show_saved(self, text: str) -> None:
        self._saved.setText(text)
        dress(self._saved, tone="success")

    def forget(self) -> None:
        self._code = ""
        self._shown.clear()

    def _check(self) -> None:
        typed = self.last.text().strip().upper()
        if typed and typed == self._code[-4:]:
            self.done.emit()
        else:
            self._field.show_error(_("Dit is niet het laatste groepje. Kijk nog eens op het blad."))
