"""The bar above the logboek: words, who, since when, and which kind of lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.privacy.logbook import KindGroup, LogFilter
from ui.theme import Theme
from ui.widgets import FilterChip, GlyphLine, KeptChoice
from ui.widgets.wrapping import Wrapping

GROUPS = (
    (KindGroup.ALL, _("Alles")),
    (KindGroup.CHANGED, _("Veranderd")),
    (KindGroup.SEEN, _("Bekeken")),
    (KindGroup.OUT, _("Afgedrukt of gedeeld")),
    (KindGroup.DESTROYED, _("Vernietigd")),
)
PERIODS = (
    ("", _("Altijd")),
    ("0", _("Vandaag")),
    ("7", _("Afgelopen week")),
    ("31", _("Afgelopen maand")),
    ("365", _("Afgelopen jaar")),
)
TYPING_MS = 250
"""A pause in typing after which it is searched: the journal of ten years is not read at every key."""


class Sieve(QWidget):
    """`changed` when the person asks for other lines."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        p = theme.px
        self._group = KindGroup.ALL
        self.words = GlyphLine(theme, "search", _("Zoek in het logboek"), name="log.words")
        self.words.setMinimumWidth(p(17))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._wait.start(TYPING_MS))
        self.who = KeptChoice(theme, (("", _("Iedereen")),), name="log.who")
        self.who.setAccessibleName(_("Wie"))
        self.period = KeptChoice(theme, PERIODS, name="log.period")
        self.period.setAccessibleName(_("Sinds wanneer"))
        for choice in (self.who, self.period):
            choice.show_value("")
            choice.kept.connect(lambda _key: self.changed.emit())
        self.chips = {
            group: FilterChip(theme, word, group is KindGroup.ALL, f"log.group.{group.value}") for group, word in GROUPS
        }
        for group, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, group=group: self.choose(group))
        self.setLayout(Wrapping([self.words, self.who, self.period, *self.chips.values()], p(0.6), p(0.6)))

    def choose(self, group: KindGroup) -> None:
        self._group = group
        for one, chip in self.chips.items():
            chip.setChecked(one is group)
        self.changed.emit()

    def show_people(self, names: Sequence[str]) -> None:
        self.who.show_options((("", _("Iedereen")), *((name, name) for name in names)))

    def chosen(self, today: date, pupil_id: str, page: int) -> LogFilter:
        days = self.period.value()
        return LogFilter(
            pupil_id=pupil_id,
            who=self.who.value(),
            group=self._group,
            since=today - timedelta(int(days)) if days else None,
            text=self.words.text(),
            page=page,
        )

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return not (self.words.text().strip() or self.who.value() or self.period.value()) and (
            self._group is KindGroup.ALL
        )
