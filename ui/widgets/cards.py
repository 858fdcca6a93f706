"""Things on a tint or a card: Card, Chip, PermissionLight."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.widgets.glyphs import Glyph
from ui.widgets.outline import row
from ui.widgets.painted import LaneMark
from ui.widgets.words import dress, label

_POPUP_ROOM = (28, 16, 32)
"""Pixels for the soft shadow of a floating card: sides, above, below."""


class Card(QFrame):
    """Rounded, hairline, the smallest shadow (`kind` card) or floating (`kind` popup).

    Painted: a style sheet has no shadow and an effect costs a copy per repaint. A popup keeps room for its shadow:
    give its layout the margins of `inner(...)`.
    """

    def __init__(self, theme: Theme, kind: str = "card", radius: float = 0.8) -> None:
        super().__init__()
        self.theme, self._kind, self._radius = theme, kind, radius

    def inner(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
        """Margins in em inside the visible edge."""
        side, above, below = _POPUP_ROOM if self._kind == "popup" else (0, 0, 1)
        p = self.theme.px
        return p(left) + side, p(top) + above, p(right) + side, p(bottom) + below

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, above, below = _POPUP_ROOM if self._kind == "popup" else (0, 0, 1)
        shape = QRectF(self.rect()).adjusted(side + 0.5, above + 0.5, -side - 0.5, -below - 0.5)
        radius = self.theme.em * self._radius
        self.theme.shadow(painter, shape, radius, self._kind)
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.setBrush(self.theme.color("surface-raised"))
        painter.drawRoundedRect(shape, radius, radius)


class Chip(QFrame):
    """Icon or mark and a word on a tint. A painted pill: a QSS radius above half the height turns into a square.

    `ink` is a tone of `label` and a colour role; `mark` is a lane key.
    """

    def __init__(
        self, theme: Theme, text: str, ink: str = "", tint: str = "surface-sunken", icon: str = "", mark: str = ""
    ) -> None:
        super().__init__()
        self.theme, self._tint = theme, tint
        before: list[QWidget] = []
        if icon:
            before.append(Glyph(theme, icon, ink or "ink-muted", 1.0))
        if mark:
            before.append(LaneMark(theme, mark, 1.0))
        self._word = label(text, "small", ink)
        self.setLayout(row(*before, self._word, gap=theme.px(0.35), margins=(theme.px(0.55), 0, theme.px(0.7), 0)))
        self.setFixedHeight(theme.px(1.6))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._word.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(self._tint))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)


LIGHTS = {
    "may": ("Mag", "success", "circle-check"),
    "partly": ("Deels", "caution", "circle-alert"),
    "may_not": ("Mag niet", "danger", "ban"),
    "ask_first": ("Vraag eerst", "info", "circle-question-mark"),
}
"""Key: word, role, icon. The four answers to: may this be shared?"""


class PermissionLight(QFrame):
    """Icon and word, never colour alone; `reason` goes in the tooltip and to the screen reader."""

    def __init__(self, theme: Theme, light: str, reason: str = "", chip: bool = False, small: bool = False) -> None:
        super().__init__()
        self.theme, self._chip = theme, chip
        self._glyph = Glyph(theme, "circle-check", "success", 1.0 if small else 1.2)
        self._word = label("", "small-strong" if small else "strong")
        margins = (theme.px(0.5), theme.px(0.1), theme.px(0.65), theme.px(0.1)) if chip else (0, 0, 0, 0)
        self.setLayout(row(self._glyph, self._word, gap=theme.px(0.4), margins=margins))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_light(light, reason)

    def show_light(self, light: str, reason: str = "") -> None:
        word, role, icon = LIGHTS[light]
        self._light = light
        self._glyph.show_icon(icon, role)
        self._word.setText(_(word))
        dress(self._word, tone=role)
        self.setToolTip(reason)
        self.setAccessibleName(f"{_(word)}. {reason}" if reason else _(word))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._chip:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(f"{LIGHTS[self._light][1]}-tint"))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
