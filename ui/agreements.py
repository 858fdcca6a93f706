"""Agreements in a list, wherever it stands: how a row reads, what its tick does, and what else can become of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from rondom import clock
from rondom.language import _
from rondom.meetings.agreements import AgreementRow
from rondom.meetings.model import AgreementState
from rondom.meetings.moves import MoveRow, moves_of
from rondom.meetings.table import drop_agreement, mark_done, postpone_agreement, reopen_agreement
from rondom.vault.vault import Session
from ui.agreement_dialogs import DroppedDialog, LaterDialog
from ui.screen import Screen
from ui.widgets.rows import Row


def agreement_row(one: AgreementRow, *, detail: str = "", side: str) -> Row:
    """What is done and when; late stands out with a clock. `detail` follows the text, `side` is the column beside it."""
    late = bool(one.days_late)
    told = " · ".join(part for part in (detail, one.moved_words) if part)
    return Row(
        one.id, one.what, told, side=side, end=one.when_words(clock.today()), end_tone="danger" if late else "ink-muted",
        end_icon="clock" if late else "", ticked=one.done_on is not None,
    )  # fmt: skip


def tick_agreement(screen: Screen, key: str, done: bool) -> None:
    """Done, with a toast that takes it back; or open again."""
    desk, today = screen.desk, clock.today()
    if not done:
        desk.tasks.write(screen, _("Afspraak weer open"), lambda session: reopen_agreement(session, key))
        return
    _write(screen, _("Afspraak gedaan"), lambda session: mark_done(session, key, today))


def ask_what_became(screen: Screen, one: AgreementRow, place: QPoint) -> None:
    """A menu at this place of the screen: done, later, lapsed, or to the meeting it comes from."""
    theme, open_ = screen.theme, one.state is AgreementState.OPEN
    menu = QMenu(screen)
    menu.setObjectName("agreement.menu")
    tick = _("Gedaan") if open_ else _("Weer open")
    menu.addAction(theme.icon("check"), tick, partial(tick_agreement, screen, one.id, open_))
    if open_:
        menu.addAction(theme.icon("clock"), _("Later"), partial(_ask_later, screen, one))
        menu.addAction(theme.icon("x"), _("Vervalt"), partial(_ask_why_dropped, screen, one))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def _ask_later(screen: Screen, one: AgreementRow) -> None:
    """With how often it moved before, and why: so that nobody wonders later."""

    def ask(moves: tuple[MoveRow, ...]) -> None:
        dialog, today = LaterDialog(screen.theme, screen.window(), one.what, moves), clock.today()
        if screen.desk.messages.run(dialog):
            due, reason = dialog.due(), dialog.reason()
            words = _("Afspraak verzet")
            _write(screen, words, lambda session: postpone_agreement(session, one.id, due, reason, today))
        dialog.deleteLater()

    screen.desk.tasks.read(screen, lambda session: moves_of(session, one.id), ask)


def _ask_why_dropped(screen: Screen, one: AgreementRow) -> None:
    dialog = DroppedDialog(screen.theme, screen.window(), one.what)
    if screen.desk.messages.run(dialog):
        reason = dialog.reason()
        _write(screen, _("Afspraak vervallen"), lambda session: drop_agreement(session, one.id, reason))


def _write(screen: Screen, words: str, action: Callable[[Session], None]) -> None:
    """With a toast that takes it back."""
    desk = screen.desk
    desk.tasks.write(screen, words, action, lambda _none: desk.messages.toast(words, undo=True))
