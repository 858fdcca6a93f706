"""One list of a review: what helped, or what stood in the way, at one level. Enter in the last line adds one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from rondom.collaboration.actions import add_point, change_point, remove_point
from rondom.collaboration.keys import KEYS, NO_KEY, key_name
from rondom.collaboration.model import PointEffect, PointLevel
from rondom.collaboration.queries import Point
from rondom.collaboration.reading import LEVEL_WORDS
from rondom.language import _, capital
from rondom.timeline.factors import FACTORS
from rondom.timeline.model import FactorEffect
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.meetings.fields import WordsField, bare_style
from ui.widgets import KeptChoice, KeptText, column, label, line, row, tool

KEY_OPTIONS = ((str(NO_KEY), _("Nog geen sleutel")), *((str(number), key_name(number)) for number in KEYS))
PROMPTS = {
    (PointEffect.HELPED, PointLevel.CASE): _("Wat deden mensen dat hielp? En Enter"),
    (PointEffect.HELPED, PointLevel.POLICY): _("Welke afspraak of regel hielp? En Enter"),
    (PointEffect.HINDERED, PointLevel.CASE): _("Wat ging er stroef rond dit kind? En Enter"),
    (PointEffect.HINDERED, PointLevel.POLICY): _("Welke afspraak of regel zat in de weg? En Enter"),
}
"""What the empty line asks."""
_EFFECTS = {PointEffect.HELPED: FactorEffect.ENABLING, PointEffect.HINDERED: FactorEffect.HINDERING}


class PointLine(QWidget):
    """One point: its words, the key it is about, and a cross. It keeps itself."""

    def __init__(self, desk: Desk, point: Point) -> None:
        super().__init__()
        theme, p, key = desk.theme, desk.theme.px, point.id
        self.point_id = key
        self.words = WordsField(theme, f"review.point.{key}", _("Wat het was"), bare=True, most=6)
        self.words.show_value(point.text)
        self.key = KeptChoice(theme, KEY_OPTIONS, str(point.key), f"review.key.{key}")
        self.key.setAccessibleName(_("Bij welke sleutel het hoort"))
        self._keep(desk, self.words, "text", lambda session, value: change_point(session, key, text=value))
        self._keep(desk, self.key, "key", lambda session, value: change_point(session, key, key=int(value)))
        words = _("Punt weggehaald")
        cross = tool(theme, "x", _("Weghalen"), key=f"review.remove.{key}", on=lambda: desk.tasks.write(
            self, words, lambda session: remove_point(session, key),
            lambda _none: desk.messages.toast(words, undo=True),
        ))  # fmt: skip
        first = row(self.words, column(cross, None), gap=p(0.2))
        first.setStretch(0, 1)
        self.setLayout(column(first, row(self.key, None), p(0.5), line(), p(0.2), gap=p(0.1)))

    def _keep(
        self, desk: Desk, field: KeptText | KeptChoice, name: str, action: Callable[[Session, str], object]
    ) -> None:
        keep(desk, self, field, _("Terugblik veranderd"), action, merge=f"point:{self.point_id}:{name}")

    def show_point(self, point: Point) -> None:
        self.words.show_value(point.text)
        self.key.show_value(str(point.key))


class PointList(QWidget):
    """The points of one effect and level, and a line to write the next one in."""

    def __init__(self, desk: Desk, effect: PointEffect, level: PointLevel) -> None:
        super().__init__()
        self._desk, self._effect, self._level = desk, effect, level
        self._review_id = ""
        self._lines: dict[str, PointLine] = {}
        self.setObjectName(f"review.{effect.value}.{level.value}")
        self._rows = column()
        self.entry = QLineEdit()
        self.entry.setObjectName(f"{self.objectName()}.new")
        self.entry.setPlaceholderText(PROMPTS[effect, level])
        self.entry.setAccessibleName(PROMPTS[effect, level])
        self.entry.returnPressed.connect(self.add)
        self._offer()
        p = desk.theme.px
        self.setStyleSheet(bare_style(desk.theme))
        self.setLayout(column(label(LEVEL_WORDS[level], "small-strong", "muted"), self._rows, p(0.35), self.entry))

    def show_points(self, review_id: str, points: Sequence[Point]) -> None:
        """The lines that are there stay as they are, so that nobody loses the cursor."""
        self._review_id = review_id
        known = {one.id for one in points}
        for key in [key for key in self._lines if key not in known]:
            gone = self._lines.pop(key)
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, point in enumerate(points):
            if point.id in self._lines:
                self._lines[point.id].show_point(point)
            else:
                self._lines[point.id] = PointLine(self._desk, point)
                self._rows.insertWidget(at, self._lines[point.id])

    def _offer(self) -> None:
        """While someone types: what is often said, each with the key it belongs to."""
        known = [
            one for one in FACTORS.values() if one.effect is _EFFECTS[self._effect] and one.level == self._level.value
        ]
        self._keys = {one.name.casefold(): one.seat for one in known}
        completer = QCompleter([capital(one.name) for one in known], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.setCompleter(completer)

    def add(self) -> None:
        """What stands in the line becomes a point; it stays in the line until the vault has it."""
        words, review = self.entry.text().strip(), self._review_id
        if not words or not review:
            return
        key = self._keys.get(words.casefold(), NO_KEY)

        def kept(_id: str) -> None:
            if self.entry.text().strip() == words:
                self.entry.clear()

        self._desk.tasks.write(
            self, _("Punt toegevoegd aan terugblik"),
            lambda session: add_point(session, review, self._effect, self._level, words, key), kept,
        )  # fmt: skip

    def lines(self) -> list[PointLine]:
        return list(self._lines.values())
