"""What became of an agreement that is not done: it comes later, or it lapses. Both ask why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from rondom import clock
from rondom.language import _
from rondom.meetings.due_dates import parse_due
from rondom.meetings.moves import MoveRow
from ui.theme import Theme
from ui.widgets import Dialog, Field, column, label
from ui.widgets.outline import Part


class ReasonDialog(Dialog):
    """The verb waits for a reason; `reason()` is what was typed."""

    def __init__(self, theme: Theme, parent: QWidget, title: str, verb: str, body: str, *before: Part) -> None:
        self._text = QPlainTextEdit()
        self._text.setObjectName("agreement.reason")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(4))
        self._text.textChanged.connect(self.check)
        why = Field(theme, _("Waarom"), self._text, _("Dit staat bij de afspraak, ook in het volgende overleg."))
        content = column(*before, why, gap=theme.px(0.8))
        super().__init__(theme, title, verb, parent=parent, content=content, body=body)
        self.check()

    def reason(self) -> str:
        return self._text.toPlainText().strip()

    def check(self) -> None:
        missing = self.missing()
        self.verb.setEnabled(not missing)
        self.verb.setToolTip(missing)

    def missing(self) -> str:
        """What has still to be filled in, in words; empty when nothing."""
        return "" if self.reason() else _("Schrijf eerst op waarom.")


class DroppedDialog(ReasonDialog):
    def __init__(self, theme: Theme, parent: QWidget, what: str) -> None:
        super().__init__(theme, parent, _("Vervalt deze afspraak?"), _("Laat vervallen"), what)


class LaterDialog(ReasonDialog):
    """`due()` is the new moment in the words that were typed."""

    def __init__(self, theme: Theme, parent: QWidget, what: str, moves: Sequence[MoveRow] = ()) -> None:
        self._due = QLineEdit()
        self._due.setObjectName("agreement.later")
        self._due.setPlaceholderText(_("bijvoorbeeld volgende week vrijdag"))
        self._when = Field(theme, _("Wanneer dan"), self._due)
        told: list[Part] = [label(one.words(clock.today()), "small", "muted", wrap=True) for one in moves]
        super().__init__(theme, parent, _("Deze afspraak verzetten?"), _("Verzet"), what, *told, self._when)
        self._due.textChanged.connect(self.check)

    def due(self) -> str:
        return self._due.text().strip()

    def missing(self) -> str:
        if not self.due() or parse_due(self.due(), clock.today()).on is None:
            return _("Schrijf eerst een dag, bijvoorbeeld 12 april.")
        return super().missing()
