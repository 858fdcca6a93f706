"""What the typed line will become, floating under it: the chips of one line, or the list of many."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from rondom.language import _, plural
from rondom.timeline.entry import Proposal
from ui.theme import Theme
from ui.timeline.pasted_lines import PastedLines
from ui.timeline.proposal_chips import ProposalChips
from ui.widgets import Card, Scroll, Wrapping, button, column, label

_WIDEST, _AIR = 62.0, 0.25
"""em: the widest it gets, and the gap under the line and to the edges."""

_HEAD_AND_FOOT, _A_LINE = 7.5, 6.4
"""em: what a list of pasted lines needs around it, and for each."""
_CHIPS_LEAST = 2.3
"""em: one row of chips; the others scroll into sight when a window is very low."""


class ProposalBand(Card):
    """`accepted` for Ctrl+Enter in it, or Enter on its button, `left` for Escape. Hidden while nothing is typed, and while one works elsewhere.

    It lies over its host and is never higher than what the host has below the line.
    """

    accepted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, anchor: QLineEdit) -> None:
        super().__init__(theme)
        p = theme.px
        self._anchor, self._host, self._away = anchor, QWidget(), False
        self.setObjectName(f"{name}.band")
        self.chips = ProposalChips(theme, name)
        self.many = PastedLines(theme, f"{name}.many")
        self.add = button(_("Zet op de tijdlijn"), "primary", name=f"{name}.add")
        self._hint = label("", "small", "muted")
        self._take = QWidget()
        self._take.setLayout(Wrapping((self.add, self._hint), p(0.7), p(0.3)))
        self._one = Scroll(self.chips)
        parts = (self._one, self.many, self._take)
        self.setLayout(column(*parts, gap=p(0.5), margins=self.inner(0.9, 0.7, 0.9, 0.8)))
        self.chips.changed.connect(self.show_state)
        self.many.changed.connect(self.show_state)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self.hide()

    def float_over(self, host: QWidget) -> None:
        """Over this part of the screen, which holds the line."""
        self._host = host
        self.setParent(host)
        stops = (self._anchor, *self.chips.stops(), self.add)
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
        host.installEventFilter(self)
        self._anchor.installEventFilter(self)
        self.show_state()

    def proposals(self) -> tuple[Proposal, ...]:
        """What Enter takes; empty while nothing is typed."""
        if self.many.texts():
            return self.many.proposals()
        return (self.chips.proposal,) if self.chips.proposal.title else ()

    def show_state(self) -> None:
        many = len(self.many.texts())
        self.many.setVisible(bool(many))
        self._one.setVisible(not many)
        shown = len(self.many.proposals())
        self.add.setText(
            plural(shown, "Zet {n} gebeurtenis op de tijdlijn", "Zet {n} gebeurtenissen op de tijdlijn")
            if many
            else _("Zet op de tijdlijn")
        )
        self._hint.setText(_("of Ctrl+Enter") if many else _("of Enter. Met ↓ kiest u eerst iets anders."))
        busy = bool(self.proposals())
        self._anchor.setAccessibleDescription(self.chips.words() if busy and not many else "")
        self.setVisible(busy and not self._away)
        self._place()

    def show_again(self) -> None:
        """Someone types on."""
        self._away = False
        self.show_state()

    def put_away(self) -> None:
        """Out of sight until someone comes back to the line; the words stay."""
        self._away = True
        self.show_state()

    # -- where it lies -------------------------------------------------------------------------------------------

    def _place(self) -> None:
        if self.isHidden() or self.parentWidget() is not self._host:
            return
        p = self.theme.px
        corner = self._anchor.mapTo(self._host, QPoint(0, self._anchor.height() + p(_AIR)))
        wide = min(self._host.width() - corner.x() - p(_AIR), p(_WIDEST))
        room = self._host.height() - corner.y() - p(_AIR)
        if lines := len(self.many.texts()):
            high = p(_HEAD_AND_FOOT + _A_LINE * lines)
        else:
            left, top, right, bottom = self.inner(0.9, 0.7, 0.9, 0.8)
            inner = wide - left - right
            rest = top + bottom + p(0.5) + _height(self._take, inner)
            self.chips.show_strip(True)
            if _height(self.chips, inner) + rest > room:  # large text in a low window: the words say it too
                self.chips.show_strip(False)
            of_chips = min(_height(self.chips, inner), room - rest)
            self._one.setFixedHeight(max(of_chips, p(_CHIPS_LEAST)))
            high = self._one.height() + rest
        self.setGeometry(QRect(corner.x(), corner.y(), wide, min(high, room)))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest):
            self._place()
        return False

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes on elsewhere wants to see what lies under it; the line keeps its words."""
        if now is None or isinstance(now, QMenu) or not self._host.isVisible():
            return
        away = now is not self._anchor and not self.isAncestorOf(now) and now.window() is self._host.window()
        if away != self._away:
            self._away = away
            self.show_state()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self.add.hasFocus() or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.accepted.emit()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _height(part: QWidget, wide: int) -> int:
    layout = part.layout()
    assert layout is not None
    layout.invalidate()
    return max(layout.totalHeightForWidth(wide), layout.totalMinimumSize().height())
