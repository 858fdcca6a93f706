"""After unlocking: words that were laid aside stand in their field again, and what has no field any more is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rondom.language import _
from ui.desk import Place
from ui.shell.leaving import windows_for_all
from ui.shell.window import MainWindow
from ui.theme import Theme
from ui.unkept import CALL, TextField, Unkept, find, is_unkept, put_back, text_of, word_of
from ui.widgets.clipboard import copy
from ui.widgets.dialog import Dialog
from ui.widgets.outline import column

LOOK_MS, LOOKS = 100, 50
"""A screen shows its fields when the vault has answered. After five seconds a field does not come any more."""


class GivenBack(QObject):
    """Looks for the fields of `unkept` on the screen that opens. `waiting` are those nobody has seen again yet.

    `call_asked(words)`: of a phone call that was being noted; its dialog opens again.
    """

    call_asked = Signal(object)

    def __init__(self, window: MainWindow, unkept: Sequence[Unkept]) -> None:
        super().__init__(window)
        self._window, self.waiting = window, list(unkept)
        self.dialog: RestDialog | None = None
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        if self.waiting:
            self._timer.start()

    def look(self) -> None:
        """Fill in what is there by now. When all are there, or it took too long, the rest is shown."""
        self._looks += 1
        self._ask_for_call()
        for one in list(self.waiting):
            field = self._field(one)
            if field is not None and not (is_unkept(field) and text_of(field) != one.text):
                if text_of(field) != one.text:
                    put_back(field, one.text)
                self.waiting.remove(one)
        if not self.waiting:
            self._timer.stop()
        elif self._looks >= LOOKS:
            self._timer.stop()
            self._show_rest()

    def _ask_for_call(self) -> None:
        call = [one for one in self.waiting if one.place.screen == CALL]
        if call and self._window.current() is not None:
            self.waiting = [one for one in self.waiting if one.place.screen != CALL]
            self.call_asked.emit(call)

    def _field(self, one: Unkept) -> TextField | None:
        root = self._root(one.place) if one.field else None
        found = find(root, one.field) if root is not None else None
        return found if found is not None and word_of(found) == one.word else None

    def _root(self, place: Place) -> QWidget | None:
        """Where this place is on the screen: the screen itself, or Aan tafel over it."""
        screen, key = self._window.current(), place.key.partition("#")
        here = self._window.place()
        if screen is None or (here.screen, here.pupil_id, here.tab, here.key) != (
            place.screen, place.pupil_id, place.tab, key[0],
        ):  # fmt: skip
            return None
        return screen if not key[1] else next(iter(windows_for_all()), None)

    def _show_rest(self) -> None:
        self.dialog = RestDialog(self._window.theme, self.waiting, self._window)
        self.dialog.finished.connect(lambda _how: self._seen())
        self.dialog.open()

    def _seen(self) -> None:
        self.waiting.clear()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


class RestDialog(Dialog):
    """Words whose field is not there any more, to read and to copy."""

    def __init__(self, theme: Theme, unkept: Sequence[Unkept], parent: QWidget) -> None:
        words = "\n\n".join(f"{one.word}\n{one.text}" for one in unkept)
        self.lines = QPlainTextEdit(words)
        self.lines.setObjectName("rest.lines")
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(theme.px(12))
        self.lines.setAccessibleName(_("Wat u typte"))
        super().__init__(
            theme,
            _("Dit was nog niet bewaard"),
            _("Kopieer en sluit"),
            body=_("U typte dit vlak voordat de kluis dichtging. Kopieer het als u het nog nodig heeft."),
            content=column(self.lines),
            back=_("Sluiten"),
            parent=parent,
        )
        self.accepted.connect(lambda: copy(words))
