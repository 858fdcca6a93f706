"""Beside the paper of the map: which paper, whether names go along, and the words for the schoolgids."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from rondom.language import _, plural
from rondom.pdf.support_map_document import MapPaper
from rondom.support_map.sheets import MapReading
from ui.desk import Desk
from ui.support_map.guide_words import GuideWords
from ui.widgets import Banner, Scroll, Segments, Switch, button, column, label, line, row, tool

MAP, GUIDE, PHONES = "map", "guide", "phones"
_ABOUT = {
    MAP: _("Om op te hangen in de teamkamer, met alle kaarten in woorden erachter."),
    GUIDE: _("Voor ouders: wie er helpt, hoe de school helpt en hoe zij hulp vragen."),
    PHONES: _("Om uit te knippen en op te vouwen, zo groot als een bankpas."),
}


class PaperPanel(QFrame):
    """`changed` when something else is chosen; `saved` and `printed` for the buttons below; `closed` for the cross."""

    changed = Signal()
    saved = Signal()
    printed = Signal()
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.theme, p = desk.theme, desk.theme.px
        self.setObjectName("map.paper")
        self.setProperty("part", "editor")
        self._named = {MAP: True, GUIDE: False, PHONES: True}
        """The schoolgids goes to everyone: there names are a choice."""
        kinds = ((MAP, _("Kaart")), (GUIDE, _("Schoolgids")), (PHONES, _("Nummers")))
        self.kind = Segments(self.theme, kinds, name="map.paper.kind")
        self.size_ = Segments(
            self.theme, ((MapPaper.A4.value, _("A4")), (MapPaper.A3.value, _("A3"))), name="map.paper.size"
        )
        self._about = label("", "small", "muted", wrap=True)
        self.names = Switch(self.theme, _("Met namen van mensen"), name="map.paper.names")
        self.numbers = Switch(self.theme, _("Met telefoonnummers"), name="map.paper.numbers")
        self.names.setChecked(True)
        self.numbers.setChecked(True)
        self.care = Banner(self.theme, tone="caution")
        self.stale = label("", "small", "muted", wrap=True, name="map.paper.stale")
        self.words = GuideWords(desk)
        close = tool(self.theme, "x", _("Sluiten"), key="map.paper.close", on=self.closed.emit)
        head = row(label(_("Wat drukt u af?"), "section", wrap=True), close)
        head.setStretch(0, 1)
        page = column(
            head, self.kind, self._about, self.size_, p(0.2), self.names, self.numbers, self.care, self.stale,
            self.words, None, gap=p(0.7), margins=(p(1.4), p(1.0), p(1.4), p(1.0)),
        )  # fmt: skip
        outer = column(Scroll(page), line(), self._foot())
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._connect()
        self._show()

    def _foot(self) -> QWidget:
        p, made = self.theme.px, QWidget()
        self.save = button(
            _("PDF maken"), "primary", self.theme, "file-check-2", name="map.paper.save", on=self.saved.emit
        )
        self.print = button(_("Afdrukken"), "", self.theme, "printer", name="map.paper.print", on=self.printed.emit)
        made.setLayout(row(self.save, self.print, gap=p(0.6), margins=(p(1.4), p(0.8), p(1.4), p(0.8))))
        return made

    def _connect(self) -> None:
        self.kind.chosen.connect(self._choose_kind)
        self.size_.chosen.connect(lambda _key: self.changed.emit())
        self.names.toggled.connect(self._choose_names)
        self.numbers.toggled.connect(lambda _on: self._choose())

    # what others ask

    def paper(self) -> MapPaper:
        kind = self.kind.value()
        return MapPaper(self.size_.value()) if kind == MAP else MapPaper(kind)

    def choose(self, paper: MapPaper) -> None:
        """Choose this paper, as a person would."""
        on_map = paper in (MapPaper.A4, MapPaper.A3)
        self.kind.show_value(MAP if on_map else paper.value)
        if on_map:
            self.size_.show_value(paper.value)
        self._choose_kind(self.kind.value())

    def take_focus(self) -> None:
        """To the chosen paper."""
        self.kind.button(self.kind.value()).setFocus(Qt.FocusReason.OtherFocusReason)

    def named(self) -> bool:
        return self.names.isChecked()

    def numbered(self) -> bool:
        return self.numbers.isChecked() or self.kind.value() == PHONES

    def set_ready(self, ready: bool) -> None:
        """Whether what is shown is what was chosen."""
        for one in (self.save, self.print):
            one.setEnabled(ready)
            one.setToolTip("" if ready else _("Het papier wordt gemaakt."))

    def show_reading(self, reading: MapReading) -> None:
        count = reading.stale
        told = plural(
            count,
            "{n} kaart is lang niet gecontroleerd. Kijk die eerst na: op papier blijft een oud nummer staan.",
            "{n} kaarten zijn lang niet gecontroleerd. Kijk die eerst na: op papier blijft een oud nummer staan.",
        )
        self.stale.setText(told if count else "")
        self.stale.setVisible(bool(count))
        self.words.show_texts(reading.texts)

    # inside

    def _choose_kind(self, kind: str) -> None:
        self.names.blockSignals(True)
        self.names.setChecked(self._named[kind])
        self.names.blockSignals(False)
        self._choose()

    def _choose_names(self, on: bool) -> None:
        self._named[self.kind.value()] = on
        self._choose()

    def _choose(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """What this paper is for, and what to be careful with."""
        kind = self.kind.value()
        self._about.setText(_ABOUT[kind])
        self.size_.setVisible(kind == MAP)
        self.numbers.setVisible(kind != PHONES)
        self.words.setVisible(kind == GUIDE)
        title, body, tone = self._care(kind)
        self.care.say(title, body, tone=tone)

    def _care(self, kind: str) -> tuple[str, str, str]:
        if kind == GUIDE and self.named():
            told = _("De schoolgids is openbaar. Vraag de mensen die erin staan eerst of zij dat goed vinden.")
            return _("Met namen, voor iedereen te lezen"), told, "caution"
        if self.named():
            told = _("Hang of leg het waar alleen uw team komt. Geef het niet verder zonder dat zij het weten.")
            return _("Er staan namen van mensen op"), told, "caution"
        if self.numbered():
            return _("Alleen functies"), _("Namen blijven weg. Een nummer kan nog wel van één persoon zijn."), "info"
        return _("Alleen functies"), _("Namen en nummers blijven weg."), "info"

    def minimumSizeHint(self) -> QSize:
        """It scrolls, so it must not hold the window open."""
        return QSize(self.theme.px(18), self.theme.px(14))
