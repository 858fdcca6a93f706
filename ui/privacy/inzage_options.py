"""Beside the paper of an inzagepakket: when it was asked, until when the school has time, and what still asks for a look."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _, day, listed, plural
from rondom.plan.inzage.request import due_words
from ui.meetings.moments import past_day
from ui.theme import Theme
from ui.widgets import Banner, Field, Switch, button, column, label, row

PATIENCE_MS = 400
"""Work that takes longer shows how far it is."""


class InzageOptions(QWidget):
    """`changed` after another day or term, `look` to what is covered, `stopped` to leave off making it."""

    changed = Signal()
    look = Signal()
    stopped = Signal()
    noted = Signal()
    """Keep with the child that it was asked."""

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._today, self._on, p = today, today, theme.px
        self.asked = QLineEdit(day(today))
        self.asked.setObjectName("inzage.asked")
        self.asked.editingFinished.connect(self._read)
        self._field = Field(theme, _("Gevraagd op"), self.asked)
        self.extended = Switch(theme, _("Twee maanden langer"), "inzage.extended")
        self.extended.setToolTip(_("Mag bij veel werk, als u dat binnen de eerste maand hebt gezegd"))
        self.extended.toggled.connect(lambda _on: self._say(True))
        self.note = button(_("Schrijf dit verzoek op bij Notities"), "link", name="inzage.note", on=self._note)
        self.note.setToolTip(_("Op Vandaag komt het niet: zet de laatste dag ook in uw agenda"))
        self.check = Banner(theme, "", "", _("Bekijken"), "info")
        self.check.setObjectName("inzage.check")
        self.check.acted.connect(self.look.emit)
        self._far = label("", "small", "muted", name="inzage.far")
        self._stop = button(_("Stoppen"), "", theme, "x", name="inzage.stop", on=self.stopped.emit)
        self._busy = QWidget()
        self._busy.setLayout(row(self._far, None, self._stop, gap=p(0.6)))
        self._busy.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._busy.show)
        self.setLayout(column(self._field, self.extended, row(self.note, None), self.check, self._busy, gap=p(0.5)))
        self.show_looking()
        self._say(False)

    @property
    def asked_on(self) -> date:
        return self._on

    def forget(self, today: date) -> None:
        """Another child is another question."""
        self._today, self._on = today, today
        self.asked.setText(day(today))
        self.extended.setChecked(False)
        self.show_looking()
        self._say(False)

    def show_looking(self) -> None:
        """Nobody knows yet what is of others."""
        self.check.say(_("Wat van anderen is, wordt opgezocht"), "", "", "info")

    def show_found(self, covered: int, doubtful: int, files: int) -> None:
        """How many things are covered, and how many nobody has looked at yet."""
        told = plural(covered, "{n} ding over anderen is afgedekt.", "{n} dingen over anderen zijn afgedekt.")
        asks = [
            plural(count, one, many)
            for count, one, many in (
                (doubtful, "{n} twijfel", "{n} twijfels"),
                (files, "{n} bijlage", "{n} bijlagen"),
            )
            if count
        ]
        title = _("Nog te bekijken: {what}").format(what=listed(asks)) if asks else _("Alles is bekeken")
        self.check.say(title, told, _("Bekijken"), "caution" if asks else "info")

    def show_far(self, done: int, total: int) -> None:
        """How far the paper is; nothing to show when `total` is 0."""
        if not total:
            self._patience.stop()
            self._busy.hide()
            return
        if self._busy.isHidden() and not self._patience.isActive():
            self._patience.start()
        self._far.setText(_("Bezig: {n}%").format(n=min(99, done * 100 // total)))

    def _read(self) -> None:
        found = past_day(self.asked.text(), self._today)
        wrong = found is None or found > self._today
        self._field.show_error(_("Schrijf een dag die voorbij is, zoals 3 maart 2026.") if wrong else "")
        if found is not None and not wrong and found != self._on:
            self._on = found
            self._say(True)

    def _note(self) -> None:
        """Once for one request: another day or term is another note."""
        self.note.setEnabled(False)
        self.noted.emit()

    def _say(self, tell: bool) -> None:
        self.note.setEnabled(True)
        self._field.show_help(due_words(self._on, self._today, self.extended.isChecked()))
        if tell:
            self.changed.emit()
