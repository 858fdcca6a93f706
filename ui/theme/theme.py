"""Colour roles, sizes and fonts: a TOML file becomes a palette, one style sheet and helpers for painting.

Screens ask for a role (`theme.color("accent")`) and for a size in em (`theme.px(1.2)`); neither hex nor pixels leave
this package. 1 em is the base font size, 15 px at 100 %. Qt's own `em` in a style sheet is the line height, so
`style.qss` is filled in here.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from rondom.paths import resource
from ui.theme.icons import IconSet
from ui.theme.shadow import CARD, POPUP, paint_shadow

FAMILY = "Source Sans 3"
BASE_PX = 15.0
SMALLEST, LARGEST = 0.8, 2.0
"""Text sizes that are offered; 2.0 is the 200 % of the accessibility rules."""
FOLDED_ABOVE = 1.5
REGULAR, SEMIBOLD = QFont.Weight.Normal, QFont.Weight.DemiBold
MODES = ("auto", "light", "dark")
STYLE = ("-style", "Fusion")
"""Arguments for the QApplication: the only style that takes every palette role and looks the same on all systems.

Not `setStyle`: it answers with a QStyle, and for that PySide6 loads all its style classes before the first frame.
"""
_P = QPalette.ColorRole
_PALETTE = {
    _P.Window: "surface",
    _P.WindowText: "ink",
    _P.Base: "surface-field",
    _P.AlternateBase: "surface-raised",
    _P.Text: "ink",
    _P.Button: "surface-raised",
    _P.ButtonText: "ink",
    _P.BrightText: "accent-ink",
    _P.Highlight: "accent",
    _P.HighlightedText: "accent-ink",
    _P.Accent: "accent",
    _P.Link: "accent",
    _P.LinkVisited: "accent",
    _P.PlaceholderText: "ink-muted",
    _P.ToolTipBase: "ink",
    _P.ToolTipText: "surface-raised",
    _P.Light: "surface-raised",
    _P.Midlight: "line",
    _P.Mid: "line-strong",
    _P.Dark: "line-strong",
    _P.Shadow: "shadow",
}


class Theme(QObject):
    """One object, made at start, handed to every widget that paints itself."""

    changed = Signal()
    """After a switch of mode or text size. Painted widgets repaint by themselves; only caches need this."""
    scaled = Signal()
    """After a switch of text size: layouts made with `px()` must be made again. The shell does that."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._qss = _looks()
        self._icons = IconSet(resource("icons"), lambda role: self.color(role).name())
        self._colors: dict[str, QColor] = {}
        self.choice, self.mode, self.scale, self.motion = "light", "light", 1.0, True
        _load_fonts(resource("fonts"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    # colours

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """A fresh QColor for a role of rondom.toml; KeyError when there is no such role."""
        if role not in self._colors:
            self._colors[role] = QColor(self._tokens[self.mode][role])
        color = QColor(self._colors[role])
        if alpha < 1.0:
            color.setAlphaF(alpha)
        return color

    def roles(self) -> frozenset[str]:
        return frozenset(self._tokens["light"])

    @property
    def dark(self) -> bool:
        return self.mode == "dark"

    # sizes

    @property
    def em(self) -> float:
        """Pixels per em at the chosen text size."""
        return BASE_PX * self.scale

    @property
    def folded(self) -> bool:
        """Text so large that columns stack and the rail shows icons only."""
        return self.scale > FOLDED_ABOVE

    def px(self, em: float) -> int:
        """Whole pixels for layouts; never 0 for something that was asked for."""
        return max(1, round(em * self.em)) if em > 0 else 0

    def font(self, em: float = 1.0, weight: QFont.Weight = REGULAR, italic: bool = False) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(em * self.em)))
        font.setWeight(weight)
        font.setItalic(italic)
        if em >= 1.5:  # large headings are set slightly tighter
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # same widths at every scale and in the PDF
        return font

    # switching

    def apply(self, mode: str | None = None, scale: float | None = None) -> None:
        """Live switch. `mode` is auto, light or dark; `scale` 1.0 is 100 % text. Costs one polish of all widgets."""
        self.choice = mode or self.choice
        if self.choice not in MODES:
            raise ValueError(f"no such mode: {self.choice}")
        before = self.scale
        self.scale = min(LARGEST, max(SMALLEST, scale or self.scale))
        self._set_scheme()
        self._colors.clear()
        self._icons.forget()
        self._dress()
        if self.scale != before:
            self.scaled.emit()
        self.changed.emit()

    def _set_scheme(self) -> None:
        """Tell Qt, so that native title bars go along, or ask Qt when the system decides."""
        hints = QGuiApplication.styleHints()
        if self.choice == "auto":
            hints.unsetColorScheme()
            self.mode = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        else:
            self.mode = self.choice
            hints.setColorScheme(Qt.ColorScheme.Dark if self.dark else Qt.ColorScheme.Light)

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        wanted = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        if self.choice == "auto" and wanted != self.mode:
            self.apply()

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(self._palette())
        app.setFont(self.font())
        app.setStyleSheet(self.style_sheet())

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.color(name))
        for role in (_P.WindowText, _P.Text, _P.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink-disabled"))
        return palette

    def style_sheet(self) -> str:
        """`@role` becomes a colour, `1.2em` whole pixels. An unknown role raises KeyError."""
        filled = re.sub(r"@([a-z][a-z0-9-]*)", lambda found: self.color(found[1]).name(), self._qss)
        return re.sub(r"(\d*\.?\d+)em\b", lambda found: f"{self.px(float(found[1]))}px", filled)

    # icons and shadow

    def icon(self, name: str, role: str = "ink") -> QIcon:
        return self._icons.icon(name, role)

    def icon_names(self) -> list[str]:
        return self._icons.names()

    def pixmap(self, name: str, role: str, em: float = 1.2, ratio: float = 1.0) -> QPixmap:
        """An icon of `em` wide for a painter; pass the widget's `devicePixelRatioF()` as ratio."""
        return self._icons.pixmap(name, role, self.px(em), ratio)

    def shadow(self, painter: QPainter, rect: QRectF, radius: float, kind: str = "card") -> None:
        """Soft shadow under a rounded rect. `kind` is card or popup."""
        paint_shadow(painter, rect, radius, POPUP if kind == "popup" else CARD, self.dark)


@cache
def _looks() -> tuple[dict[str, dict[str, str]], str]:
    """The colours and the style sheet, read once."""
    tokens = tomllib.loads(resource("themes", "rondom.toml").read_text("utf-8"))
    return tokens, Path(__file__).with_name("style.qss").read_text("utf-8")


@cache
def _load_fonts(folder: Path) -> None:
    """Once for the program: a window of another size has a theme of its own, with the same letters."""
    for file in sorted(folder.glob("SourceSans3_*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise OSError(f"font cannot be loaded: {file.name}")
    if "SemiBold" not in QFontDatabase.styles(FAMILY):
        raise OSError("the semi-bold font is not part of the family Source Sans 3")
