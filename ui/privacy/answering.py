"""What someone answered to a question for permission, written down; each with a way back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _
from rondom.privacy.actions import answer_later, ask_consent, give_consent, refuse_consent, withdraw_consent
from rondom.privacy.queries import ConsentRow
from rondom.vault.vault import Session
from ui.desk import Desk


def answer(desk: Desk, owner: QWidget, consent_id: str, yes: bool, on: date, until: date | None, remark: str) -> None:
    """A yes until some day, or a no with what was remarked."""

    def write(session: Session) -> None:
        if yes:
            give_consent(session, consent_id, on, until)
        else:
            refuse_consent(session, consent_id, on, remark)

    words = _("Toestemming gegeven") if yes else _("Toestemming geweigerd")
    desk.tasks.write(owner, words, write, lambda _none: desk.messages.toast(words, undo=True))


def wait_for_answer(desk: Desk, owner: QWidget, consent_id: str, who: str) -> None:
    """Asked; `who` says it later."""
    words, today = _("Antwoord komt later"), clock.today()
    desk.tasks.write(
        owner, words, lambda session: answer_later(session, consent_id, who, today),
        lambda _none: desk.messages.toast(words, undo=True),
    )  # fmt: skip


def take_back(
    desk: Desk, owner: QWidget, consent: ConsentRow, consent_id: str, who: str, on: date, remark: str
) -> None:
    """After a question whether this is meant: the yes of `who` ends, and what went out stays in the register."""
    body = _("{recipient} krijgt niets nieuws meer te lezen. Wat er al is, blijft in de lijst staan.")
    question = _("Toestemming van {who} intrekken?").format(who=who)
    if not desk.messages.confirm(question, body.format(recipient=consent.recipient), _("Intrekken"), True):
        return
    words = _("Toestemming ingetrokken")
    desk.tasks.write(
        owner, words, lambda session: withdraw_consent(session, consent_id, on, remark),
        lambda _none: desk.messages.toast(words, undo=True),
    )  # fmt: skip


def ask_again(desk: Desk, owner: QWidget, pupil_id: str, consent: ConsentRow) -> None:
    """The same question today; an end that has passed is not asked again."""
    today = clock.today()
    until = consent.valid_until if consent.valid_until and consent.valid_until >= today else None
    kinds = consent.data_kinds

    def write(session: Session) -> None:
        ask_consent(session, pupil_id, consent.recipient, consent.purpose, today, consent.organisation, kinds, until)

    words = _("Opnieuw om toestemming gevraagd")
    desk.tasks.write(owner, words, write, lambda _none: desk.messages.toast(words, undo=True))
