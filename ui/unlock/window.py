"""The start window. It is there at once; the database loads behind it while the password is typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, hour, relative
from ui.messages import Messages
from ui.settings_file import Recent
from ui.theme import Theme
from ui.unlock.backdrop import Backdrop
from ui.unlock.flow import words_of
from ui.unlock.open_page import KnownVault, OpenPage
from ui.unlock.opener import Arrival, Opener, Refusal, open_demo, open_vault
from ui.widgets.glyphs import Glyph, Logo
from ui.widgets.outline import Scroll, column, row
from ui.widgets.words import label

if TYPE_CHECKING:
    from rondom.vault.vault import Vault
    from ui.shell.idle import Idle
    from ui.unlock.arriving import Arriving
    from ui.unlock.code_page import CodePage
    from ui.unlock.create_page import CreatePage
    from ui.unlock.making import Making
    from ui.unlock.mending import Mending
    from ui.unlock.recovering import Recovering
    from ui.unlock.restoring import Restoring
    from ui.unlock.sheet_page import SheetPage

NARROW = 60.0
"""Below this width in em the rings make room for the form."""
HELD_MINUTES = 5.0
"""Without a key or the mouse; as long as a vault that is new takes before it locks by itself."""
ASK_AGAIN_MS = 500
WARM_UP_AFTER_MS = 50
"""After the first frame, so that the window and the first keys do not wait for the database code."""


class UnlockWindow(QWidget):
    """Emits `opened` with a Vault. The window stays until whoever takes the vault hides it."""

    opened = Signal(object)
    guarding = Signal()
    """There is something here that a passer-by must not see: from now on sleep and the screen lock count."""

    def __init__(self, theme: Theme, messages: Messages, recent: Sequence[Recent] = ()) -> None:
        super().__init__()
        self.theme, self.messages, self._recent = theme, messages, recent
        self.opener = Opener(self)
        self._painted = False
        self.held: Vault | None = None
        """A vault that is open but not handed over yet; closed with the window."""
        self.idle: Idle | None = None
        self._guarded: Path | None = None
        self._guards = self._lock_asked = False
        self.setWindowTitle("Rondom")
        self.setObjectName("unlock")
        self.setBackgroundRole(QPalette.ColorRole.Light)  # filled by Qt: no Python before the first frame
        self.setAutoFillBackground(True)
        self.open_page, self._pages = OpenPage(theme), QStackedWidget()
        self._backdrop = Backdrop(theme)
        self._connect()
        self._lay_out()
        self._pages.addWidget(self.open_page)
        self.show_vaults()

    # -- ways that few starts go: made when they are first taken ---------------------------------------------

    @cached_property
    def making(self) -> Making:
        from ui.unlock.making import Making

        return Making(self)

    @cached_property
    def recovering(self) -> Recovering:
        from ui.unlock.recovering import Recovering

        return Recovering(self)

    @cached_property
    def restoring(self) -> Restoring:
        from ui.unlock.restoring import Restoring

        return Restoring(self)

    @cached_property
    def mending(self) -> Mending:
        from ui.unlock.mending import Mending

        return Mending(self)

    @cached_property
    def arriving(self) -> Arriving:
        from ui.unlock.arriving import Arriving

        return Arriving(self)

    @property
    def create_page(self) -> CreatePage:
        return self.making.create_page

    @property
    def sheet_page(self) -> SheetPage:
        return self.making.sheet_page

    @property
    def code_page(self) -> CodePage:
        return self.recovering.code_page

    # -- what shows ------------------------------------------------------------------------------------------

    def show_vaults(self, chosen: Path | None = None) -> None:
        """The start page again, with the recent vaults."""
        known = [KnownVault(one.path, one.school, _where(one)) for one in self._recent]
        if chosen is not None and all(one.path != chosen for one in known):
            known.insert(0, KnownVault(chosen, chosen.stem, str(chosen.parent)))
        self._rest()
        self.open_page.show_vaults(known, chosen)
        self.show_page(self.open_page)
        self.open_page.password.setFocus()

    def show_page(self, page: QWidget) -> None:
        """One of the pages, as a person would come to it."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._scroll.verticalScrollBar().setValue(0)

    def current(self) -> QWidget | None:
        return self._pages.currentWidget()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(96), self.theme.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._backdrop.setVisible(self.width() >= self.theme.px(NARROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(WARM_UP_AFTER_MS, self.opener, self.opener.warm_up)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.opener.close()
        if (held := self.let_go()) is not None:
            held.close(noted=False)
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back; not while something is being done."""
        page = self._pages.currentWidget()
        back = getattr(page, "back_asked", None)
        if event.key() == Qt.Key.Key_Escape and page is not None and back is not None and page.isEnabled():
            back.emit()

    def _lay_out(self) -> None:
        """The window first and the form last: what changes parent later is dressed by the style sheet once more."""
        theme, p = self.theme, self.theme.px
        self._scroll = Scroll()
        both = row(self._backdrop, self._scroll)
        both.setStretch(0, 4)
        both.setStretch(1, 5)
        self.setLayout(both)
        brand = row(Logo(theme, 2.7), label("Rondom", "title", "accent"), None, gap=p(0.8))
        foot = row(
            Glyph(theme, "wifi-off", "ink-muted"),
            label(
                _("Rondom gebruikt geen netwerk. Alles staat in één versleuteld bestand."), "small", "muted", wrap=True
            ),
            gap=p(0.6),
        )
        foot.setStretch(1, 1)
        form = QWidget()
        form.setLayout(column(brand, p(3.2), self._pages, None, p(1.0), foot, margins=(p(2), p(4.6), p(2), p(2))))
        form.setMaximumWidth(p(36))
        middle = row(None, form, None)
        middle.setStretch(1, 12)
        self._scroll.show_page(middle)

    def _connect(self) -> None:
        page = self.open_page
        page.unlock_asked.connect(self._unlock)
        page.code_asked.connect(self._recover)
        page.create_asked.connect(lambda: self.making.start())
        page.other_asked.connect(self._choose_other)
        page.restore_asked.connect(lambda path: self.restoring.start(path))
        page.demo_asked.connect(self._demo)

    # -- opening ---------------------------------------------------------------------------------------------

    def arrive(self, arrival: Arrival) -> None:
        """The vault is handed over, after what must be told first. A window that was closed meanwhile takes no vault."""
        if not self.opener.running:
            arrival.vault.close(noted=False)
        elif self._lock_asked:
            self.held = arrival.vault
            self._shut()
        elif arrival.older or arrival.cloud:
            self.arriving.tell(arrival)
        else:
            self._rest()
            self.opened.emit(arrival.vault)

    def hold(self, vault: Vault) -> None:
        """Keep it open until it is handed over or the person goes back."""
        self.held = vault
        self.guard(vault.path)

    def let_go(self) -> Vault | None:
        held, self.held = self.held, None
        return held

    def close_held(self) -> None:
        """The person went back; an older state that was told of is told of again the next time."""
        held = self.let_go()
        if held is not None:
            self.opener.run(lambda: held.close(noted=False), lambda _none: None, self.messages.show)

    # -- nobody is looking any more --------------------------------------------------------------------------

    def guard(self, path: Path | None) -> None:
        """A vault is open here, or a secret is kept: it locks as a main window does, until the start page shows again."""
        from ui.shell.idle import Idle  # late: most starts keep nothing

        if self.idle is None:
            self.idle = Idle(0, self)
            self.idle.idle.connect(self.lock)
            self.idle.lock_asked.connect(self.lock)
        self._guarded, self._guards = path, True
        self.idle.set_minutes(HELD_MINUTES)
        self.guarding.emit()

    def lock(self, _reason: object = None) -> None:
        """Shut what is open and forget what was typed. During work right after it; what the work opens stays shut."""
        if not self._guards:
            return
        page = self.current()
        if page is not None and not page.isEnabled():
            self._lock_asked = True
            QTimer.singleShot(ASK_AGAIN_MS, self, self.lock)
        else:
            self._shut()

    def _shut(self) -> None:
        path = self.held.path if self.held is not None else self._guarded
        self.close_held()
        for name in ("making", "recovering", "restoring", "mending"):
            if name in self.__dict__:
                getattr(self, name).forget()
        self.show_vaults(path)
        self.open_page.say(
            _("De kluis is vergrendeld"), _("Er is niets kwijt. Open hem met uw wachtwoord."), tone="info"
        )

    def _rest(self) -> None:
        """Nothing is kept here any more."""
        self._guards = self._lock_asked = False
        if self.idle is not None:
            self.idle.set_minutes(0)

    def _unlock(self, path: Path, password: str) -> None:
        self.open_page.set_busy(True)

        def done(answer: Arrival | Refusal) -> None:
            self.open_page.set_busy(False)
            if isinstance(answer, Arrival):
                self.arrive(answer)
            elif answer.problem.code == "vault-damaged":
                self.mending.offer(path, password)
            elif answer.problem.code == "wait-first":
                self.open_page.show_problem("", answer.wait)
            else:
                self.open_page.show_problem(words_of(answer.problem), answer.wait)

        self.opener.run(lambda: open_vault(path, password), done, self._failed)

    def _demo(self) -> None:
        self.open_page.set_busy(True)

        def done(arrival: Arrival) -> None:
            self.open_page.set_busy(False)
            self.arrive(arrival)

        self.opener.run(open_demo, done, self._failed)

    def _failed(self, problem: Problem) -> None:
        self.open_page.set_busy(False)
        self.messages.show(problem)

    # -- other files -----------------------------------------------------------------------------------------

    def choose_vault(self) -> Path | None:
        """A file from elsewhere; None when the person goes back."""
        return self.messages.open_file(_("Welke kluis?"), _("Kluis van Rondom (*.rondom)"))

    def _choose_other(self) -> None:
        path = self.choose_vault()
        if path is not None:
            self.show_vaults(path)

    def _recover(self, path: Path | None) -> None:
        chosen = path or self.choose_vault()
        if chosen is not None:
            self.recovering.start(chosen)


def _where(one: Recent) -> str:
    """Documenten, gisteren 16.42 uur"""
    return f"{one.path.parent.name}, {relative(one.opened.date(), clock.today())} {hour(one.opened)}"
