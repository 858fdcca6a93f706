"""The program: the start window, then the main window on an open vault, and back when it locks."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from rondom import paths
from rondom.errors import Problem
from rondom.language import LOCALE
from ui.messages import Messages
from ui.settings_file import MachineSettings, read_settings, write_settings
from ui.soon import soon
from ui.theme import STYLE, Theme
from ui.unlock.window import UnlockWindow
from ui.waiting import when_nobody_waits

if TYPE_CHECKING:
    from rondom.vault.vault import Vault
    from ui.desk import Place
    from ui.shell.capture import CaptureGuard
    from ui.shell.session import SessionWatch
    from ui.workplace import Workplace


SETTLED_MS = 3000
"""So long after a vault opened, what was made until then is set apart: looking through all of it for rubbish would stop the
window for a quarter of a second, in the middle of whatever someone does. It is looked through when the vault closes.
"""


class Program(QObject):
    """Holds what lives as long as the program: theme, settings, messages, and one window at a time."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.settings, trouble = read_settings()
        self.theme = Theme(self)
        self.theme.apply(self.settings.mode, self.settings.text_scale)
        self.messages = Messages(self.theme, self)
        self._guarded: UnlockWindow | None = None
        self.unlock = self._start_window()
        self.workplace: Workplace | None = None
        self._last: tuple[Path, Place] | None = None
        """Which vault was locked, and where; no words of it."""
        if self.settings.hide_from_capture:
            self.capture.set_on(True)
        if trouble is not None:
            self.messages.show(trouble)

    @cached_property
    def session(self) -> SessionWatch:
        """What this computer tells of sleep, the screen lock and other users."""
        from ui.shell.session import SessionWatch

        return SessionWatch(self)

    @cached_property
    def capture(self) -> CaptureGuard:
        """Whether windows stay out of pictures of the screen; a setting of this machine."""
        from ui.shell.capture import CaptureGuard

        return CaptureGuard(self)

    def start(self, chosen: Path | None = None) -> None:
        """Ask for the password of the last vault, or of `chosen`, as when a file is opened from the desktop."""
        if chosen is not None:
            self.unlock.show_vaults(chosen)
        self.unlock.show()

    def ask_again(self, chosen: Path | None = None) -> None:
        """A new start window, in the text size that is chosen by now."""
        earlier, self.unlock = self.unlock, self._start_window()
        self.unlock.show_vaults(chosen)
        self.unlock.show()
        earlier.close()
        earlier.deleteLater()

    def enter(self, vault: Vault) -> None:
        """The main window on this vault, where the person was when it locked."""
        from ui.timeline.accessible import install
        from ui.workplace import Workplace

        throwaway = vault.throwaway
        if not throwaway:
            self.remember(self.settings.opened(vault.path, vault.path.stem))
        last = self._last[1] if self._last and self._last[0] == vault.path else None
        if self._last is None and self.workplace is None:
            install()
        self.workplace = Workplace(self, vault, last)
        self.workplace.left.connect(self.leave)
        self.session.told.connect(self.workplace.lock)
        self.workplace.show()
        self.unlock.hide()
        soon(self.session, self.session.start)
        QTimer.singleShot(SETTLED_MS, self.workplace, gc.freeze)

    def leave(self, lock: bool) -> None:
        """The vault is closed. After a lock the start window asks for the password; after closing the program ends."""
        left, self.workplace = self.workplace, None
        self.messages.use_banner(False)
        if left is not None:
            self._last = (left.path, left.last_place)
            if lock:  # when the program ends nothing of it stays anyway
                left.window.destroyed.connect(collect_soon)
            when_nobody_waits(left, left.deleteLater)
        if lock and left is not None:
            self.ask_again(None if left.throwaway else left.path)
        else:
            self.unlock.close()
            QApplication.quit()

    def moved(self, old: Path, new: Path) -> None:
        """The open vault stands elsewhere now: the list of the start screen and locking follow it."""
        if self.workplace is not None and self.workplace.path == old:
            self.workplace.path = new
        self.remember(self.settings.forgotten(old).opened(new, new.stem))

    def remember(self, settings: MachineSettings) -> None:
        """Keep the settings of this machine. When that fails, the work goes on; only the list is older."""
        self.settings = settings
        try:
            write_settings(settings)
        except Problem as problem:
            self.messages.show(problem)

    def _start_window(self) -> UnlockWindow:
        window = UnlockWindow(self.theme, self.messages, self.settings.recent)
        window.opened.connect(self.enter)
        window.guarding.connect(lambda: self._guard(window))
        return window

    def _guard(self, window: UnlockWindow) -> None:
        """The code of a new vault on the screen is as dear as the vault."""
        if window is not self._guarded:
            self._guarded = window
            self.session.told.connect(window.lock)
        self.session.start()


def collect_soon() -> None:
    """The widgets of a vault are gone; what Python still keeps of them in circles goes now, not some day."""
    QTimer.singleShot(0, collect)


def collect() -> None:
    """All rubbish, also among what was set apart (`SETTLED_MS`)."""
    gc.unfreeze()
    gc.collect()


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the windows, with the vault in `arguments` chosen. `--smoke FOLDER` makes one without a person and ends."""
    os.umask(paths.OWNER_ONLY)
    given = list(sys.argv[1:] if arguments is None else arguments)
    application = make_application()
    if given[:1] == ["--smoke"]:
        from ui.smoke import smoke

        return smoke(application, Path(given[1]))
    from ui.crash import earlier_crash, watch

    earlier = earlier_crash()
    watch()
    program = Program(application)
    if earlier is not None:
        soon(program, lambda: program.messages.show(earlier))
    chosen = next((Path(one).absolute() for one in given if not one.startswith("-")), None)
    program.start(chosen)
    return application.exec()


def make_application() -> QApplication:
    """One application, in Dutch, that does not end while the vault is being locked."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["rondom", *STYLE])
    application.setApplicationName("Rondom")
    application.setQuitOnLastWindowClosed(False)
    QLocale.setDefault(QLocale(LOCALE))
    translator = QTranslator(application)
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    return application


if __name__ == "__main__":
    sys.exit(main())
