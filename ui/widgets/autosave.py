"""Fields that keep themselves: no Save button, at most two seconds of typing at risk.

`kept(text)` goes out when the field is left, when it is hidden, and in the vault within 2 s after the first keystroke not kept.
The screen writes it to the vault; the vault announces the change; the screen calls `show_value` with what it read back.
`show_value` never overwrites what is being typed. (`Tasks.read` never answers with a picture from before a write that was
asked, so an old value cannot come in late.) When a write fails, `not_kept()` makes the field offer its text again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStyledItemDelegate, QWidget

from ui.theme import Theme
from ui.widgets.choices import Options, Switch

KEEP_AFTER_MS = 1700
"""So that it is in the vault, and not only on its way there, within two seconds of the first key."""


@runtime_checkable
class Kept(Protocol):
    """What a screen needs of every field: to keep now, and to hear that keeping failed."""

    def flush(self) -> None: ...
    def not_kept(self) -> None: ...


def flush_all(root: QWidget) -> None:
    """Keep what is being typed anywhere under `root`."""
    for field in root.findChildren(QWidget):
        if _keeps(type(field)):
            field.flush()  # type: ignore[attr-defined]  # it is a `Kept`


_KEPT_KINDS: dict[str, bool] = {}


def _keeps(kind: type[QWidget]) -> bool:
    """Whether this kind of widget is a `Kept`; found once per kind, for a page has hundreds of widgets."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    if name not in _KEPT_KINDS:
        _KEPT_KINDS[name] = all(callable(getattr(kind, one, None)) for one in ("flush", "not_kept"))
    return _KEPT_KINDS[name]


class _Keeper:
    """Knows what is stored and what still waits. One per field."""

    def __init__(
        self, field: QWidget, read: Callable[[], str], put: Callable[[str], None], emit: Callable[[str], None]
    ) -> None:
        self._field, self._read, self._put, self._emit = field, read, put, emit
        self._stored: str | None = read()
        self._timer = QTimer(field)  # owned by the field, so it cannot fire after it is gone
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # others may be five percent late
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def dirty(self) -> bool:
        return self._read() != self._stored

    def typed(self) -> None:
        if not self.dirty:
            self._timer.stop()
        elif not self._timer.isActive():  # not restarted by the next key: two seconds after the first one
            self._timer.start()

    def keep(self) -> None:
        self._timer.stop()
        if self.dirty:
            self._stored = kept = self._read()
            self._emit(kept)

    def show(self, value: str) -> None:
        if self.dirty:
            return
        if not (self._field.hasFocus() and value.strip() == self._read().strip()):
            self._stored = value
            if value != self._read():
                self._put(value)

    def not_kept(self) -> None:
        """The write failed: what is in the field counts as typed, and is offered again."""
        self._stored = None

    def type(self, value: str) -> None:
        """Words that were typed before and not kept yet."""
        self._put(value)
        self._stored = None
        self.keep()


def _is_undo(event: QEvent, key: QKeySequence.StandardKey) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(key)


class KeptLine(QLineEdit):
    """One line of text that keeps itself."""

    kept = Signal(str)

    def __init__(self, value: str = "", name: str = "", placeholder: str = "") -> None:
        super().__init__(value)
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self._keeper = _Keeper(self, self.text, self._put, self.kept.emit)
        self.textEdited.connect(lambda _text: self._keeper.typed())
        self.editingFinished.connect(self._keeper.keep)

    def show_value(self, value: str) -> None:
        self._keeper.show(value)

    def show_typed(self, value: str) -> None:
        """Words that were typed earlier and could not be kept: offered again, in the field and to the vault."""
        self._keeper.type(value)

    def flush(self) -> None:
        self._keeper.keep()

    def not_kept(self) -> None:
        """The write failed; keep it again at the next chance."""
        self._keeper.not_kept()

    @property
    def dirty(self) -> bool:
        """Typed and not yet kept."""
        return self._keeper.dirty

    def _put(self, value: str) -> None:
        at = self.cursorPosition()
        self.setText(value)
        self.setCursorPosition(min(at, len(value)))

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z undoes typing that is not kept yet; after that it is the window's, which undoes what was kept."""
        if event.type() == QEvent.Type.ShortcutOverride and (
            (_is_undo(event, QKeySequence.StandardKey.Undo) and not (self.dirty and self.isUndoAvailable()))
            or (_is_undo(event, QKeySequence.StandardKey.Redo) and not self.isRedoAvailable())
        ):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keeper.keep()


class KeptText(QPlainTextEdit):
    """Several lines that keep themselves; grows from `lines` to `most` rows of text. Tab goes to the next field."""

    kept = Signal(str)

    def __init__(
        self, theme: Theme, value: str = "", name: str = "", placeholder: str = "", lines: int = 3, most: int = 12
    ) -> None:
        super().__init__(value)
        self.theme, self._lines, self._most = theme, lines, most
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._keeper = _Keeper(self, self.toPlainText, self._put, self.kept.emit)
        self.textChanged.connect(self._keeper.typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def show_value(self, value: str) -> None:
        self._keeper.show(value)

    def show_typed(self, value: str) -> None:
        """Words that were typed earlier and could not be kept: offered again, in the field and to the vault."""
        self._keeper.type(value)

    def flush(self) -> None:
        self._keeper.keep()

    def not_kept(self) -> None:
        """The write failed; keep it again at the next chance."""
        self._keeper.not_kept()

    @property
    def dirty(self) -> bool:
        return self._keeper.dirty

    def _put(self, value: str) -> None:
        at = self.textCursor().position()
        self.setPlainText(value)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(value)))
        self.setTextCursor(cursor)

    def _fit(self) -> None:
        rows = min(self._most, max(self._lines, round(self.document().size().height())))
        high = rows * self.fontMetrics().lineSpacing() + self.theme.px(1.2)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if rows == self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        if high != self.height() or high != self.minimumHeight():
            self.setFixedHeight(high)

    def changeEvent(self, event: QEvent) -> None:
        """A style sheet brings a minimum height of its own, which would let a layout squeeze the rows away."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and (
            (_is_undo(event, QKeySequence.StandardKey.Undo) and not (self.dirty and self.document().isUndoAvailable()))
            or (_is_undo(event, QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable())
        ):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keeper.keep()


class KeptChoice(QComboBox):
    """One of a list of (key, word); `kept(key)` at once. The wheel does nothing until the field has focus."""

    kept = Signal(str)

    def __init__(self, theme: Theme, options: Options = (), value: str = "", name: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the combo's own delegate does not look at the style sheet
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._stored: str | None = ""
        self.show_options(options)
        self.show_value(value)
        self.activated.connect(lambda _at: self.flush())

    def show_options(self, options: Options) -> None:
        """New words; the chosen key stays when it is still there."""
        key = self.value()
        self.clear()
        for option, word in options:
            self.addItem(word, option)
        self.setCurrentIndex(self.findData(key))

    def value(self) -> str:
        found: Any = self.currentData()
        return str(found) if found is not None else ""

    def show_value(self, value: str) -> None:
        """An unknown key shows an empty field."""
        self._stored = value
        self.setCurrentIndex(self.findData(value))

    def flush(self) -> None:
        if self.currentIndex() >= 0 and self.value() != self._stored:
            self._stored = key = self.value()
            self.kept.emit(key)

    def not_kept(self) -> None:
        """The write failed; keep it again at the next chance."""
        self._stored = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self, self.theme)


def paint_arrow(combo: QComboBox, theme: Theme) -> None:
    """The arrow of a choice, from our icons: a style sheet takes it from a file, which would not follow the theme."""
    painter = QPainter(combo)
    role = "ink-muted" if combo.isEnabled() else "ink-disabled"
    arrow = theme.pixmap("chevron-down", role, 1.1, combo.devicePixelRatioF())
    painter.drawPixmap(combo.width() - theme.px(1.7), (combo.height() - theme.px(1.1)) // 2, arrow)


class KeptSwitch(Switch):
    """On or off; `kept("1")` or `kept("")` at once."""

    kept = Signal(str)

    def __init__(self, theme: Theme, text: str, on: bool = False, name: str = "") -> None:
        super().__init__(theme, text, name)
        self.setChecked(on)
        self.clicked.connect(lambda checked: self.kept.emit("1" if checked else ""))

    def show_value(self, on: bool | str) -> None:
        self.setChecked(bool(on))

    def flush(self) -> None:
        """A switch is kept the moment it moves."""

    def not_kept(self) -> None:
        """The write failed: back to how it is stored."""
        self.setChecked(not self.isChecked())
