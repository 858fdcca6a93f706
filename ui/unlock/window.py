"""The start window. It is there at once; the database loads behind it while the password is typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, hour, relative
from rondom.paths import write_atomically
from ui.messages import Messages
from ui.settings_file import Recent
from ui.theme import Theme
from ui.unlock.backdrop import Backdrop
from ui.unlock.open_page import KnownVault, OpenPage
from ui.unlock.opener import Opener
from ui.widgets.glyphs import Glyph, Logo
from ui.widgets.outline import Scroll, column, row
from ui.widgets.words import label

if TYPE_CHECKING:
    from rondom.opening import NewVault
    from rondom.vault.vault import Vault
    from ui.unlock.code_page import CodePage
    from ui.unlock.create_page import CreatePage
    from ui.unlock.sheet_page import SheetPage

NARROW = 60.0
"""Below this width in em the rings make room for the form."""
SLOWEST_TRY = 8
"""Seconds to wait after many wrong passwords in a row."""
WARM_UP_AFTER_MS = 50
"""After the first frame, so that the window and the first keys do not wait for the database code."""


class UnlockWindow(QWidget):
    """Emits `opened` with a Vault. The window stays until whoever takes the vault hides it."""

    opened = Signal(object)

    def __init__(self, theme: Theme, messages: Messages, recent: Sequence[Recent] = ()) -> None:
        super().__init__()
        self.theme, self.messages, self._recent = theme, messages, recent
        self._opener = Opener(self)
        self._wrong, self._painted = 0, False
        self._waiting: Vault | None = None
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

    # -- pages that few starts need: made when they are first opened -----------------------------------------

    @cached_property
    def code_page(self) -> CodePage:
        from ui.unlock.code_page import CodePage

        page = CodePage(self.theme)
        page.code_asked.connect(self._unlock_with_code)
        page.back_asked.connect(lambda: self.show_vaults())
        self._pages.addWidget(page)
        return page

    @cached_property
    def create_page(self) -> CreatePage:
        from ui.unlock.create_page import CreatePage

        page = CreatePage(self.theme, self.messages)
        page.create_asked.connect(self._create)
        page.back_asked.connect(lambda: self.show_vaults())
        self._pages.addWidget(page)
        return page

    @cached_property
    def sheet_page(self) -> SheetPage:
        from ui.unlock.sheet_page import SheetPage

        page = SheetPage(self.theme)
        page.done.connect(self._sheet_read)
        page.save_asked.connect(self._save_sheet)
        page.print_asked.connect(self._print_sheet)
        self._pages.addWidget(page)
        return page

    # -- what shows ------------------------------------------------------------------------------------------

    def show_vaults(self, chosen: Path | None = None) -> None:
        """The start page again, with the recent vaults."""
        known = [KnownVault(one.path, one.school, _where(one)) for one in self._recent]
        if chosen is not None and all(one.path != chosen for one in known):
            known.insert(0, KnownVault(chosen, chosen.stem, str(chosen.parent)))
        self.open_page.show_vaults(known, chosen)
        self._pages.setCurrentWidget(self.open_page)
        self.open_page.password.setFocus()

    def show_page(self, page: QWidget) -> None:
        """One of the pages, as a person would come to it."""
        self._pages.setCurrentWidget(page)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(96), self.theme.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._backdrop.setVisible(self.width() >= self.theme.px(NARROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(WARM_UP_AFTER_MS, self._opener, self._opener.warm_up)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._opener.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        """The window first and the form last: what changes parent later is dressed by the style sheet once more."""
        theme, p, page = self.theme, self.theme.px, Scroll()
        both = row(self._backdrop, page)
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
        page.show_page(middle)

    def _connect(self) -> None:
        page = self.open_page
        page.unlock_asked.connect(self._unlock)
        page.code_asked.connect(self._show_code_page)
        page.create_asked.connect(lambda: self._pages.setCurrentWidget(self.create_page))
        page.other_asked.connect(self._choose_other)
        page.restore_asked.connect(self._restore)
        page.demo_asked.connect(self._demo)

    # -- opening ---------------------------------------------------------------------------------------------

    def _unlock(self, path: Path, password: str) -> None:
        self.open_page.set_busy(True)
        self._opener.unlock(path, password, self._unlocked, self._not_unlocked)

    def _unlocked(self, vault: Vault) -> None:
        self.open_page.set_busy(False)
        self._wrong = 0
        self.opened.emit(vault)

    def _not_unlocked(self, problem: Problem) -> None:
        """Each wrong password in a row waits longer: guessing at the keyboard does not pay."""
        self._wrong += problem.code == "vault-wrong-password"
        pause = min(2 ** max(0, self._wrong - 2), SLOWEST_TRY) if self._wrong > 2 else 0
        QTimer.singleShot(pause * 1000, self, lambda: self._show_refusal(problem))

    def _show_refusal(self, problem: Problem) -> None:
        self.open_page.set_busy(False)
        self.open_page.show_problem(_words(problem))

    def _unlock_with_code(self, path: Path, code: str, password: str) -> None:
        self.code_page.set_busy(True)

        def failed(problem: Problem) -> None:
            self.code_page.set_busy(False)
            self.code_page.show_problem(_words(problem))

        def done(vault: Vault) -> None:
            self.code_page.set_busy(False)
            self.opened.emit(vault)

        self._opener.unlock_with_code(path, code, password, done, failed)

    def _demo(self) -> None:
        self.open_page.set_busy(True)

        def failed(problem: Problem) -> None:
            self.open_page.set_busy(False)
            self.messages.show(problem)

        def done(vault: Vault) -> None:
            self.open_page.set_busy(False)
            self.opened.emit(vault)

        self._opener.demo(done, failed)

    # -- making ----------------------------------------------------------------------------------------------

    def _create(self, path: Path, password: str, school: str, name: str) -> None:
        self.create_page.set_busy(True)

        def failed(problem: Problem) -> None:
            self.create_page.set_busy(False)
            self.create_page.show_problem(_words(problem))

        self._opener.create(path, password, school, name, self._created, failed)

    def _created(self, made: NewVault) -> None:
        self.create_page.set_busy(False)
        self._waiting = made.vault
        self.sheet_page.show_code(made.vault.path, made.recovery_code)
        self._pages.setCurrentWidget(self.sheet_page)

    def _sheet_read(self) -> None:
        self.sheet_page.forget()
        vault, self._waiting = self._waiting, None
        if vault is not None:
            self.opened.emit(vault)

    def _sheet(self) -> bytes:
        from rondom.pdf.documents import recovery_sheet_pdf
        from rondom.plan.reading import RecoverySheet

        page = self.sheet_page
        return recovery_sheet_pdf(RecoverySheet(page.code, page.path.name, page.path.stem, clock.today()))

    def _save_sheet(self) -> None:
        target = self.messages.save_file(_("Herstelblad bewaren"), _("Herstelblad Rondom.pdf"), _("PDF (*.pdf)"))
        if target is None:
            return
        try:
            write_atomically(target, self._sheet())
        except OSError:
            self.sheet_page.show_saved(_("In deze map kan het blad niet staan. Kies een andere map."))
        else:
            self.sheet_page.show_saved(_("Bewaard. Druk het af en berg het op, niet bij deze computer."))

    def _print_sheet(self) -> None:
        from ui.plan.printing import print_pdf

        if print_pdf(self, self._sheet()):
            self.sheet_page.show_saved(_("Afgedrukt. Berg het blad op, niet bij deze computer."))

    # -- other files -----------------------------------------------------------------------------------------

    def _choose_other(self) -> None:
        path = self.messages.open_file(_("Welke kluis?"), _("Kluis van Rondom (*.rondom)"))
        if path is not None:
            self.show_vaults(path)

    def _show_code_page(self, path: Path | None) -> None:
        chosen = path or self.messages.open_file(_("Welke kluis?"), _("Kluis van Rondom (*.rondom)"))
        if chosen is not None:
            self.code_page.show_vault(chosen)
            self._pages.setCurrentWidget(self.code_page)

    def _restore(self) -> None:
        """A copy of the backup beside the vault; the backup itself and what is there now are left alone."""
        from ui.unlock.create_page import SUFFIX

        source = self.messages.open_file(_("Welke reservekopie?"), _("Kluis van Rondom (*.rondom)"))
        if source is None:
            return
        target = self.messages.save_file(
            _("Waar komt de teruggezette kluis?"),
            f"{source.stem} {_('teruggezet')}{SUFFIX}",
            _("Kluis van Rondom (*.rondom)"),
        )
        if target is None or target.resolve() == source.resolve():
            return
        try:
            write_atomically(target, source.read_bytes())
        except OSError:
            self.open_page.show_problem(_("De reservekopie kan daar niet staan. Kies een andere map."))
        else:
            self.show_vaults(target)

    def keyPressEvent(self, event: object) -> None:
        key = getattr(event, "key", lambda: None)()
        back = getattr(self._pages.currentWidget(), "back_asked", None)
        if key == Qt.Key.Key_Escape and back is not None:
            back.emit()


def _words(problem: Problem) -> str:
    from rondom.sentences import sentence  # late: a start has nothing to tell

    return str(sentence(problem))


def _where(one: Recent) -> str:
    """Documenten, gisteren 16.42 uur"""
    return f"{one.path.parent.name}, {relative(one.opened.date(), clock.today())} {hour(one.opened)}"
