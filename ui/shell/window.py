"""The main window: holds the screens, the history, the keys and the places where the program speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from rondom.language import _
from rondom.sentences import Sentence
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.screen import Screen
from ui.shell.palette import Found, Palette, Search
from ui.shell.rail import Entry, Rail, Sheet
from ui.shell.top_bar import TopBar
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.focus_ring import FocusRing
from ui.widgets.notices import Banner, Toast
from ui.widgets.outline import box, column, row

if TYPE_CHECKING:
    from rondom.vault.vault import Change

Factory = Callable[[Desk], Screen]
LOCK = "lock"
RAIL = (
    Entry("today", _("Vandaag"), "sun"),
    Entry("pupils", _("Leerlingen"), "users"),
    Entry("support_map", _("Structuur"), "orbit"),
    Entry("collaboration", _("Samenwerking"), "handshake"),
    Entry("settings", _("Instellingen"), "settings", low=True),
    Entry(LOCK, _("Vergrendel"), "lock", low=True),
)
"""Entries whose screen is not in the registry are left out."""
NARROW = 73.0
"""Width in em under which the rail shows icons only: 1100 px at 100 % text."""
HISTORY_MOST = 50


class MainWindow(QWidget):
    """Screens are made when first opened, from `screens`: name to factory.

    `who` is the name of the person at work; `search` feeds the palette. `lock_requested` after Vergrendel, `closed`
    when the person closes the window; what is being typed is kept before either.
    """

    lock_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        messages: Messages,
        screens: Mapping[str, Factory],
        who: str,
        search: Search | None = None,
    ) -> None:
        super().__init__()
        self.theme, self._tasks, self._messages = theme, tasks, messages
        self._screens, self._who, self._search = dict(screens), who, search
        self.desk = Desk(theme, tasks, messages, self.open, who)
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes; False keeps it open."""
        self._history: list[Place] = []
        self._place = Place("")
        self._steps = ("", "")
        self.setWindowTitle("Rondom")
        self.setObjectName("window")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._build()
        self._listen()
        self._keys()
        self.resize(theme.px(96), theme.px(60))
        self.setMinimumSize(theme.px(36), theme.px(24))  # else the widest screen that was ever opened holds it open

    # building

    def _build(self) -> None:
        """Everything that has a size in em; made again when the text size changes."""
        p = self.theme.px
        self._made: dict[str, Screen] = {}
        self.rail = Rail(self.theme, [one for one in RAIL if one.key in self._screens or one.key == LOCK])
        self.rail.pressed.connect(self._on_rail)
        self.top = TopBar(self.theme, self._who, initials(self._who), self._tasks.read_only)
        self.top.back.connect(self.back)
        self.top.search.connect(self.open_palette)
        self.top.undo.connect(self.undo)
        self.top.redo.connect(self.redo)
        self.banner = Banner(self.theme, closable=True)
        self.banner.hide()
        self.sheet = Sheet(self.theme)
        self._stack = QStackedLayout()
        self.sheet.setLayout(self._stack)
        right = column(self.top, box(column(self.banner, margins=(p(1.6), 0, p(1.6), 0))), self.sheet)
        right.setStretch(2, 1)
        outer = row(self.rail, right)
        outer.setStretch(1, 1)
        self._body = box(outer)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._body)
        self.toast = Toast(self.theme, self)
        self.toast.undo.connect(self.undo)
        self.palette_ = Palette(self.theme, self, self._search, self._actions)
        self.palette_.chosen.connect(self._follow)
        self._ring = FocusRing(self, self.theme)

    def _rebuild(self) -> None:
        """The text size changed: layouts made in pixels cannot follow, so they are made again in the same place."""
        self.flush()
        place = self._here()
        for part in (self._body, self.toast, self.palette_, self._ring):
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._build()
        self.top.show_history(*self._steps)
        self._fold()
        if place.screen:
            self._show(place)

    def _listen(self) -> None:
        self.theme.scaled.connect(self._rebuild)
        self._tasks.saving.connect(self._on_saving)
        self._tasks.history.connect(self._on_history)
        self._tasks.changed.connect(self._on_change)
        self._tasks.problem.connect(self._messages.show)
        self._messages.use_banner(True)
        self._messages.banner_asked.connect(self._on_banner)
        self._messages.toast_asked.connect(self._on_toast)

    def _keys(self) -> None:
        pairs: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+K", self.open_palette),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+L", self.lock),
            ("F6", lambda: self.next_part(1)),
            ("Shift+F6", lambda: self.next_part(-1)),
            ("Alt+Left", self.back),
            ("Ctrl+,", lambda: self._open_rail("settings")),
        ]
        high = [one.key for one in RAIL if not one.low and one.key in self._screens]
        pairs += [(f"Ctrl+{at}", partial(self._open_rail, key)) for at, key in enumerate(high, 1)]
        for keys, action in pairs:
            QShortcut(QKeySequence(keys), self, action)

    # where we are

    def open(self, place: Place) -> None:
        """Go to a place and remember the way back. KeyError when no such screen is registered."""
        self.flush()
        here = self._here()
        if here.screen and replace(place, key="") != replace(here, key=""):
            self._history = [*self._history, here][-HISTORY_MOST:]
        self._show(place)

    def back(self) -> None:
        if self._history:
            self.flush()
            self._show(self._history.pop())

    def place(self) -> Place:
        return self._here()

    def current(self) -> Screen | None:
        """The screen that is showing."""
        return self._made.get(self._place.screen)

    def screens(self) -> dict[str, Screen]:
        """Those that were opened, by name; out of sight they may still hold what could not be kept."""
        return dict(self._made)

    def _here(self) -> Place:
        screen = self.current()
        if screen is None:
            return self._place
        tab, key = screen.place_key()
        return replace(self._place, tab=tab or self._place.tab, key=key)

    def _show(self, place: Place) -> None:
        screen = self._made.get(place.screen) or self._make(place.screen)
        self._place = place
        screen.visit(place)
        self.sheet.show_plain(screen.plain)
        self._stack.setCurrentWidget(screen)
        self.rail.show_chosen(screen.rail or place.screen)
        self.top.show_back(bool(self._history))

    def _make(self, name: str) -> Screen:
        made = self._made[name] = self._screens[name](self.desk)
        made.setAccessibleName(next((one.word for one in RAIL if one.key == (made.rail or name)), name))
        self._stack.addWidget(made)
        return made

    def _on_rail(self, key: str) -> None:
        if key == LOCK:
            self.lock()
        else:
            self.open(Place(key))

    def _open_rail(self, key: str) -> None:
        if key in self._screens:
            self.open(Place(key))

    # doing

    def flush(self) -> None:
        """Keep what is being typed on the screen that shows."""
        screen = self.current()
        if screen is not None:
            screen.flush()

    def undo(self) -> None:
        self.flush()
        self._tasks.undo(lambda what: self._say_turned(_("Ongedaan gemaakt: {what}"), what))

    def redo(self) -> None:
        self.flush()
        self._tasks.redo(lambda what: self._say_turned(_("Opnieuw gedaan: {what}"), what))

    def lock(self) -> None:
        self.flush()
        self.lock_requested.emit()

    def open_palette(self) -> None:
        self.palette_.open_now()

    def next_part(self, step: int) -> None:
        """F6: to the first control of the next part: rail, top bar, then the parts of the screen."""
        screen = self.current()
        parts = [self.rail, self.top, *(screen.parts() if screen else [])]
        parts = [part for part in parts if part.isVisible() and _first_control(part)]
        focus = self.focusWidget()
        inside = [at for at, part in enumerate(parts) if focus and (part is focus or part.isAncestorOf(focus))]
        after = (inside[-1] + step) % len(parts) if inside else 0
        target = _first_control(parts[after])
        if target is not None:
            self.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say_turned(self, words: str, what: str | None) -> None:
        if what:
            self._messages.toast(words.format(what=what))

    def _actions(self) -> Sequence[Found]:
        """What the palette can do by itself."""
        group = _("Doen")
        places = [
            Found(group, one.word, icon=one.icon, place=Place(one.key)) for one in RAIL if one.key in self._screens
        ]
        return [*places, Found(group, _("Vergrendel"), icon="lock", run=self.lock)]

    def _follow(self, found: Found) -> None:
        if found.run is not None:
            found.run()
        elif found.place is not None:
            self.open(found.place)

    def _on_saving(self, saving: bool) -> None:
        if self._tasks.failing and not saving:
            self.top.show_trouble()
        else:
            self.top.show_saving(saving)

    def _on_change(self, change: Change) -> None:
        """Something is on disk: what was told of before is over. A field that was refused tells it again when it is left."""
        self.toast.outlive(change.sentence)
        if not self._tasks.failing:
            self.banner.hide()

    def _on_history(self, undo: str, redo: str) -> None:
        self._steps = (undo, redo)
        self.top.show_history(undo, redo)

    def _on_banner(self, words: Sentence) -> None:
        self.banner.say(words.happened, f"{words.means} {words.todo}".strip(), closable=True)
        self.banner.show()

    def _on_toast(self, text: str, undo: bool) -> None:
        self.toast.say(text, undo)

    # the window itself

    def minimumSizeHint(self) -> QSize:
        """Screens fold, so they must not hold the window open."""
        return QSize(self.theme.px(36), self.theme.px(24))

    def _fold(self) -> None:
        self.rail.fold(self.theme.folded or self.width() < self.theme.px(NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self.palette_.setGeometry(self.rect())
        if self.toast.isVisible():
            self.toast.place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.back()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        if not self.may_close():
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)


def initials(name: str) -> str:
    """EB for Ellen de Bruin: the first letters of the first and the last word."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))


def _first_control(part: QWidget) -> QWidget | None:
    """The first thing in `part` that the Tab key would reach."""
    candidates = [part, *part.findChildren(QWidget)]
    reach = Qt.FocusPolicy.TabFocus
    return next((one for one in candidates if one.focusPolicy() & reach and one.isEnabled() and one.isVisible()), None)
