"""Beside the sheet of a week or a year: with which names, what goes along, and which size."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from rondom.language import _
from rondom.meetings.planner_names import Names
from ui.desk import Desk
from ui.widgets import Banner, Scroll, Segments, Switch, button, column, label, line, row, tool

_CARE = {
    Names.FIRST: (_("Met voornamen"), _("Voor uzelf. Hang het niet op en laat het niet liggen."), "caution"),
    Names.INITIALS: (
        _("Met initialen"),
        _("Alleen overleggen en evaluaties. Wie de school kent, herkent een kind soms toch."),
        "info",
    ),
    Names.NONE: (_("Zonder namen"), _("Alleen wanneer er overleg is, en waar. Dit mag hangen."), "info"),
}


class PaperChoices(QFrame):
    """Beside the sheet: with which names, what goes along, which size. `changed` when something else is chosen."""

    changed = Signal()
    saved = Signal()
    printed = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, name: str, title: str, sizes: tuple[tuple[str, str], ...], extra: str) -> None:
        super().__init__()
        self.theme, p = desk.theme, desk.theme.px
        self.setObjectName(name)
        self.setProperty("part", "editor")
        known = ((Names.FIRST, _("Voornamen")), (Names.INITIALS, _("Initialen")), (Names.NONE, _("Geen namen")))
        self.names = Segments(self.theme, tuple((key.value, word) for key, word in known), name=f"{name}.names")
        self.care = Banner(self.theme, tone="caution")
        self.size_ = Segments(self.theme, sizes, name=f"{name}.size") if sizes else None
        self.words = Switch(self.theme, extra, f"{name}.words")
        self.listed = Switch(self.theme, _("Met alles in woorden erachter"), f"{name}.listed")
        cross = tool(self.theme, "x", _("Sluiten"), key=f"{name}.close", on=self.closed.emit)
        head = row(label(title, "section", wrap=True), cross)
        head.setStretch(0, 1)
        page = column(
            head, label(_("Wie staat erop?"), "small-strong"), self.names, self.care, p(0.2),
            *([self.size_] if self.size_ else []), self.words, self.listed, None,
            gap=p(0.7), margins=(p(1.4), p(1.0), p(1.4), p(1.0)),
        )  # fmt: skip
        self.words.setVisible(bool(extra))
        self.save = button(
            _("PDF maken"), "primary", self.theme, "file-check-2", name=f"{name}.save", on=self.saved.emit
        )
        self.print = button(_("Afdrukken"), "", self.theme, "printer", name=f"{name}.print", on=self.printed.emit)
        foot = row(self.save, self.print, None, gap=p(0.6), margins=(p(1.4), p(0.8), p(1.4), p(0.8)))
        outer = column(Scroll(page), line(), foot)
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.names.chosen.connect(lambda _key: self._choose())
        self.words.toggled.connect(lambda _on: self._choose())
        self.listed.toggled.connect(lambda _on: self._choose())
        if self.size_ is not None:
            self.size_.chosen.connect(lambda _key: self._choose())
        self._has_words = bool(extra)
        self._say()

    def chosen_names(self) -> Names:
        return Names(self.names.value())

    def with_words(self) -> bool:
        """What was agreed goes along only on a sheet for oneself."""
        return self._has_words and self.words.isChecked() and self.chosen_names() is Names.FIRST

    def with_list(self) -> bool:
        return self.listed.isChecked()

    def size_key(self) -> str:
        return self.size_.value() if self.size_ is not None else ""

    def set_ready(self, ready: bool) -> None:
        """Whether what is shown is what was chosen."""
        for one in (self.save, self.print):
            one.setEnabled(ready)
            one.setToolTip("" if ready else _("Het papier wordt gemaakt."))

    def _choose(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        title, body, tone = _CARE[self.chosen_names()]
        self.care.say(title, body, tone=tone)
        self.words.setEnabled(self.chosen_names() is Names.FIRST)

    def minimumSizeHint(self) -> QSize:
        """It scrolls, so it must not hold the window open."""
        return QSize(self.theme.px(18), self.theme.px(14))
