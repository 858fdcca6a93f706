"""What is done with the paper of a permission: printed for who must sign, brought in when it is signed, tied and let go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.dossier.intake import Taken
from rondom.errors import Problem, UserProblem
from rondom.language import _, listed
from rondom.plan.consent_form import consent_forms
from rondom.plan.permission_form import PermissionForm, languages_of, spoken_by
from rondom.privacy.actions import record_disclosure
from rondom.privacy.forms import add_form, let_form_go, use_form
from rondom.privacy.queries import ConsentRow
from rondom.vault.vault import Session, Vault
from ui.desk import Desk
from ui.dossier.attachment_adding import bring_in, choose_file
from ui.plan.printing import print_pdf


def scan_form(desk: Desk, owner: QWidget, pupil_id: str, recipient: str, consent_ids: Sequence[str]) -> None:
    """Choose the scan and keep it with these answers."""
    path: Path | None = choose_file(desk)
    if path is None:
        return

    def keeping(session: Session, taken: Taken) -> str:
        title = _("Formulier {recipient}").format(recipient=recipient)
        return add_form(session, consent_ids, title, taken.media_type, taken.content, clock.today())

    words = _("Formulier toegevoegd")
    bring_in(desk, owner, pupil_id, [path], lambda _ids: desk.messages.toast(words, undo=True), keeping)


def tie_form(desk: Desk, owner: QWidget, consent_ids: Sequence[str], attachment_id: str) -> None:
    words = _("Formulier bij de toestemming gezet")
    desk.tasks.write(
        owner, words, lambda session: use_form(session, consent_ids, attachment_id),
        lambda _none: desk.messages.toast(words, undo=True),
    )  # fmt: skip


def loosen_form(desk: Desk, owner: QWidget, consent_ids: Sequence[str]) -> None:
    words = _("Formulier losgemaakt")
    desk.tasks.write(
        owner, words, lambda session: let_form_go(session, consent_ids),
        lambda _none: desk.messages.toast(words, undo=True),
    )  # fmt: skip


def print_form(desk: Desk, owner: QWidget, pupil_id: str, asked: ConsentRow) -> None:
    """The form to sign, through the dialog of the system; who got it is written down when it was printed."""
    today = clock.today()

    def read(session: Session) -> tuple[tuple[PermissionForm, str], ...]:
        speaking = languages_of(session, pupil_id)
        return tuple((one, spoken_by(one, speaking)) for one in consent_forms(session, pupil_id, asked, today, desk.me))

    def make(found: tuple[tuple[PermissionForm, str], ...]) -> None:
        if found:
            forms = [form for form, _spoken in found]
            desk.tasks.work(owner, partial(_pdfs, found), partial(_print, desk, owner, pupil_id, forms))
        else:
            desk.messages.show(UserProblem("consent-nobody-decides"))

    desk.tasks.read(owner, read, make)


def _pdfs(forms: Sequence[tuple[PermissionForm, str]]) -> list[bytes]:
    """Each also in what is spoken by who signs."""
    from rondom.pdf.meeting_papers import permission_form_pdf
    from rondom.pdf.print_as import PrintAs
    from rondom.pdf.tongues import tongue_of

    return [permission_form_pdf(form, PrintAs(language=tongue_of(spoken))) for form, spoken in forms]


def _print(desk: Desk, owner: QWidget, pupil_id: str, forms: Sequence[PermissionForm], papers: list[bytes]) -> None:
    from rondom.pdf.documents import page_count
    from rondom.pdf.meeting_papers import bundle

    try:
        printed = print_pdf(owner.window(), bundle(papers), lambda: bundle(papers, both_sides=True))
    except Problem as problem:
        desk.messages.show(problem)
        return
    if not printed:
        return
    words = _("Toestemmingsformulier afgedrukt")

    def write(vault: Vault) -> None:
        with vault.write(words, final=True) as session:
            for form, content in zip(forms, papers, strict=True):
                record_disclosure(
                    session, pupil_id, form.copy_for or listed([one.name for one in form.signers]), _("Toestemming vragen"),
                    _("beslist over het delen"), _("Toestemmingsformulier {recipient}").format(recipient=form.recipient),
                    content, page_count(content), vault.actor.name, way="print",
                )  # fmt: skip
        vault.see(words, pupil_id, "print")

    desk.tasks.vault(owner, write, lambda _none: desk.messages.toast(words))
