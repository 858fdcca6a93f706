"""The rows on the start screen: a vault to open, and what else can be done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from rondom.language import _
from ui.theme import SEMIBOLD, Theme


class _Row(QAbstractButton):
    """Two lines beside an icon. A real button: Tab, Space and a screen reader know it."""

    def __init__(self, theme: Theme, name: str, title: str, below: str, icon: str) -> None:
        super().__init__()
        self.theme, self._title, self._below, self._icon = theme, title, below, icon
        self.setObjectName(name)
        self._name_it()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # paint again when the mouse comes and goes

    def show_below(self, below: str) -> None:
        """Another second line."""
        self._below = below
        self._name_it()
        self.update()

    def _name_it(self) -> None:
        self.setAccessibleName(f"{self._title}. {self._below}" if self._below else self._title)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(20), self.theme.px(4.2))

    def _words(self, painter: QPainter, left: float, right: float) -> None:
        theme, em = self.theme, self.theme.em
        middle = self.height() / 2
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(1.0, SEMIBOLD))
        room = self.width() - left - right
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, round(room))
        top = middle - (1.35 if self._below else 0.7) * em
        painter.drawText(QRectF(left, top, room, 1.4 * em), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(theme.color("ink-muted"))
        painter.setFont(theme.font(0.87))
        below = painter.fontMetrics().elidedText(self._below, Qt.TextElideMode.ElideMiddle, round(room))
        painter.drawText(QRectF(left, middle + 0.02 * em, room, 1.3 * em), Qt.AlignmentFlag.AlignVCenter, below)

    def _glyph(self, painter: QPainter, name: str, role: str, x: float, em: float) -> None:
        pixmap = self.theme.pixmap(name, role, em, self.devicePixelRatioF())
        painter.drawPixmap(round(x), round(self.height() / 2 - em * self.theme.em / 2), pixmap)


class ChoiceRow(_Row):
    """One of a few; the chosen one has the tint and a tick."""

    def __init__(self, theme: Theme, name: str, title: str, below: str, icon: str) -> None:
        super().__init__(theme, name, title, below, icon)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, em = QPainter(self), self.theme, self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.color("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 0.66 * em, 0.66 * em)
        painter.setBrush(theme.color("surface-raised" if self.isChecked() else "surface-sunken"))
        tile = QRectF(0.95 * em, self.height() / 2 - 1.33 * em, 2.66 * em, 2.66 * em)
        painter.drawRoundedRect(tile, 0.53 * em, 0.53 * em)
        self._glyph(painter, self._icon, "accent" if self.isChecked() else "ink-muted", 1.63 * em, 1.3)
        self._words(painter, 4.6 * em, 3.2 * em)
        if self.isChecked():
            self._glyph(painter, "check", "accent", self.width() - 2.2 * em, 1.2)


class VaultRow(ChoiceRow):
    """A recent vault."""

    def __init__(self, theme: Theme, path: Path, title: str, below: str, at: int) -> None:
        super().__init__(theme, f"unlock.recent.{at}", title, below, "folder-lock")
        self.path = path


class DoRow(_Row):
    """Something else that can be done, with a hairline above and an arrow."""

    def __init__(self, theme: Theme, name: str, title: str, below: str, icon: str, on: Callable[[], object]) -> None:
        super().__init__(theme, name, title, below, icon)
        self.clicked.connect(lambda _checked=False: on())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, em = QPainter(self), self.theme, self.theme.em
        if self.underMouse():
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, 0, self.width(), 0)
        self._glyph(painter, self._icon, "accent", 0, 1.3)
        self._words(painter, 2.3 * em, 2.2 * em)
        self._glyph(painter, "chevron-right", "ink-muted", self.width() - 1.4 * em, 1.2)


def do_rows(
    theme: Theme,
    create: Callable[[], object],
    other: Callable[[], object],
    restore: Callable[[], object],
    demo: Callable[[], object],
) -> list[QWidget]:
    return [
        DoRow(
            theme,
            "unlock.create",
            _("Nieuwe kluis"),
            _("Voor een school die nog niet met Rondom werkt"),
            "folder-plus",
            create,
        ),
        DoRow(
            theme,
            "unlock.other",
            _("Andere kluis openen"),
            _("Van een stick of uit een andere map"),
            "folder-lock",
            other,
        ),
        DoRow(
            theme,
            "unlock.restore",
            _("Reservekopie terugzetten"),
            _("Kijk eerst wat erin zit. De kluis van nu blijft bewaard"),
            "archive-restore",
            restore,
        ),
        DoRow(
            theme,
            "unlock.demo",
            _("Voorbeeldschool"),
            _("Verzonnen gegevens, geen wachtwoord, daarna weg"),
            "lightbulb",
            demo,
        ),
    ]
