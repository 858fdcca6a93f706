"""Agreements in a list, wherever it stands: how a row reads, and what its tick does."""

from __future__ import annotations

from rondom import clock
from rondom.language import _
from rondom.meetings.queries import AgreementRow
from rondom.meetings.table import mark_done, reopen_agreement
from ui.screen import Screen
from ui.widgets.rows import Row


def agreement_row(one: AgreementRow, *, detail: str = "", side: str) -> Row:
    """What is done and when; late stands out with a clock. `detail` follows the text, `side` is the column beside it."""
    late = bool(one.days_late)
    return Row(
        one.id, one.what, detail, side=side, end=one.when_words(clock.today()), end_tone="danger" if late else "ink-muted",
        end_icon="clock" if late else "", ticked=one.done_on is not None,
    )  # fmt: skip


def tick_agreement(screen: Screen, key: str, done: bool) -> None:
    """Done, with a toast that takes it back; or open again."""
    desk, today = screen.desk, clock.today()
    if not done:
        desk.tasks.write(screen, _("Afspraak weer open"), lambda session: reopen_agreement(session, key))
        return
    words = _("Afspraak gedaan")
    desk.tasks.write(
        screen,
        words,
        lambda session: mark_done(session, key, today),
        lambda _none: desk.messages.toast(words, undo=True),
    )
