"""Ctrl+K: find everything that stands in the vault, or do something. ↑↓ walk, Enter opens, Esc closes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _, plural
from ui.shell.found import Found as Found
from ui.shell.found import FoundDelegate, height, rows_of
from ui.shell.found import Search as Search
from ui.theme import Theme
from ui.widgets.cards import Card
from ui.widgets.glyphs import Glyph
from ui.widgets.notices import announce
from ui.widgets.outline import column, row
from ui.widgets.rows import RowList
from ui.widgets.words import key_cap, label, line

HIGHEST = 33.0
"""em; the list scrolls when it is longer."""
SLIDE_MS = 120
PATIENCE_MS = 250
"""So long the last answer stays while the next is looked for; it cannot be opened any more."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class Palette(QWidget):
    """Lies over the window while open. `chosen(Found)` after Enter or a click; the window goes there."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, search: Search | None, actions: Callable[[], Sequence[Found]]
    ) -> None:
        super().__init__(window)
        self.theme, self._search, self._actions = theme, search, actions
        self._asked, self._found = 0, list[Found]()
        self._waiting = self._take_when_known = False
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.field = QLineEdit()
        self.field.setObjectName("palette.field")
        self.field.setProperty("type", "palette")
        self.field.setPlaceholderText(_("Zoek een naam of een woord"))
        self.field.setAccessibleName(_("Zoeken en doen"))
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self._delegate = FoundDelegate(theme)
        self.list = RowList(theme, "palette.list", spoken=_("Gevonden"), delegate=self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(False)
        self.list.opened.connect(lambda key: self._take(int(key)))
        self.note = label("", "small", "muted", wrap=True, name="palette.note")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._show_waiting)
        self._build()
        self._slide = QPropertyAnimation(self._card, b"pos", self)
        self._slide.setDuration(SLIDE_MS)
        self.hide()

    def _build(self) -> None:
        p = self.theme.px
        self._card = Card(self.theme, "popup")
        self._card.setParent(self)
        side, top, _right, bottom = self._card.inner(0, 0, 0, 0)
        escape = key_cap("Esc")
        head = row(
            Glyph(self.theme, "search", em=1.27), self.field, escape, gap=p(0.5), margins=(p(1), p(0.4), p(1), p(0.4))
        )
        head.setAlignment(escape, Qt.AlignmentFlag.AlignVCenter)
        self.note.setContentsMargins(p(1), p(0.5), p(1), p(0.3))
        self._card.setLayout(
            column(head, line(), self.note, p(0.2), self.list, p(0.3), margins=(side, top, side, bottom))
        )

    def open_now(self, text: str = "") -> None:
        """Show over the whole window with the field ready to type."""
        self._before = self.window().focusWidget()
        self.field.setText(text)
        self._ask(text)
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self._place()
        if self.theme.motion:
            self._slide.setStartValue(self._card.pos() - QPoint(0, self.theme.px(0.6)))
            self._slide.setEndValue(self._card.pos())
            self._slide.start()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close, forget what was typed and found, and give the focus back."""
        self.hide()
        self.field.clear()
        self._ask("")
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _place(self) -> None:
        wide = min(self.width(), self.theme.px(44))
        self._card.setFixedWidth(wide)
        self._fit()
        self._card.move((self.width() - wide) // 2, self.theme.px(2.6))

    def _fit(self) -> None:
        """As high as the rows ask for, within the window."""
        rows = self.list.rows()
        most = min(self.theme.px(HIGHEST), max(self.theme.px(8), self.height() - self.theme.px(9.5)))
        self.list.setFixedHeight(min(most, sum(self.theme.px(height(one)) for one in rows)))
        self.list.setVisible(bool(rows))
        inside = self._card.width() - 2 * self._card.inner(0, 0, 0, 0)[0]
        self.note.setFixedHeight(self.note.heightForWidth(inside) if self.note.text() else 0)
        self.note.setVisible(bool(self.note.text()))
        self._card.adjustSize()

    # -- asking ----------------------------------------------------------------------------------------------

    def _ask(self, text: str) -> None:
        """Ask anew; an answer to an earlier question that comes late is dropped."""
        self._asked += 1
        asked, needle = self._asked, text.strip()
        self._take_when_known = False
        doing = [_with_mark(one, needle) for one in self._actions() if needle.casefold() in one.text.casefold()]
        if self._search is None or not needle:
            self._show(doing, needle, "")
            return
        self._waiting = True
        self._patience.start(PATIENCE_MS)
        self._search(needle, lambda found, note="": self._answer(asked, [*found, *doing], needle, note))

    def _answer(self, asked: int, found: list[Found], needle: str, note: str) -> None:
        if asked != self._asked:
            return
        take = self._take_when_known
        self._show(found, needle, note)
        announce(self.field, plural(len(found), _("{n} gevonden"), _("{n} gevonden")) if found else self.note.text())
        if take and found:
            self._take(0)

    def _show(self, found: list[Found], needle: str, note: str) -> None:
        self._waiting = self._take_when_known = False
        self._patience.stop()
        self._found = found
        self.list.show_rows(rows_of(found))
        self.list.choose("0")
        self.list.scrollToTop()
        self._tell(needle, note)

    def _show_waiting(self) -> None:
        """The vault is busy with something else: what was found before goes, as it may not fit any more."""
        if self._waiting:
            self._found = []
            self.list.show_rows([])
            self.note.setText(_("Zoeken …"))
            self._fit()

    def _tell(self, needle: str, note: str) -> None:
        """What can be looked for; that there is no hit and what to try; or why not everything is found."""
        if not needle:
            words = _("Typ een naam, of een woord uit een notitie, overleg of afspraak. Een paar letters is genoeg.")
        elif not self._found:
            words = _("Geen treffer voor “{typed}”. Probeer minder letters, of een ander woord.").format(typed=needle)
        else:
            words = ""
        self.note.setText(" ".join(part for part in (note, words) if part))
        self._fit()

    # -- walking ---------------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        at = int(self.list.value() or 0)
        self.list.choose(str(min(len(self._found) - 1, max(0, at + by))))
        if self.list.value() == "0":
            self.list.scrollToTop()  # its heading too

    def _enter(self) -> None:
        """Open the chosen row; while the answer is on its way, the first one of it."""
        if self._waiting:
            self._take_when_known = True
        elif self._found:
            self._take(int(self.list.value() or 0))

    def _take(self, at: int) -> None:
        if self._waiting or at >= len(self._found):
            return
        one = self._found[at]
        self.leave()
        self.chosen.emit(one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list, while typing goes on in the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key == Qt.Key.Key_Tab
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def _with_mark(one: Found, needle: str) -> Found:
    """What to do, with the typed part marked."""
    at = one.text.casefold().find(needle.casefold()) if needle else -1
    if at < 0 or len(one.text.casefold()) != len(one.text):
        return one
    return replace(one, marks=((at, at + len(needle)),))
