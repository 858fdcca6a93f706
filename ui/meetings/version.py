"""Asking why a plan that was fixed is opened again."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets import Dialog, Field, column


class VersionDialog(Dialog):
    """The verb waits for a reason; `reason()` is what was typed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._text = QPlainTextEdit()
        self._text.setObjectName("version.reason")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(5))
        field = Field(theme, _("Waarom"), self._text, _("Dit komt op de nieuwe versie te staan."))
        super().__init__(
            theme, _("Nieuwe versie van dit plan?"), _("Nieuwe versie beginnen"), parent=parent, content=column(field),
            body=_("De vorige versie blijft zoals die is. U gaat weer aan tafel en past aan wat anders wordt."),
        )  # fmt: skip
        self._text.textChanged.connect(self._check)
        self._check()

    def reason(self) -> str:
        return self._text.toPlainText().strip()

    def _check(self) -> None:
        self.verb.setEnabled(bool(self.reason()))
        self.verb.setToolTip("" if self.reason() else _("Schrijf eerst op waarom."))
