"""How a paper leaves the house: into a file, and never without being written down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom.errors import EnvironmentProblem, Problem
from rondom.language import _
from rondom.paths import write_atomically
from rondom.privacy.actions import record_disclosure
from rondom.vault.vault import Vault
from ui.desk import Desk
from ui.plan.share import Note
from ui.tasks import Failed


@dataclass(frozen=True, slots=True)
class Leaving:
    """The very bytes that go out, and what is kept of it.

    `note` goes to the register of verstrekkingen, `seen` (sentence and kind) to the logboek, `said` to the person here.
    """

    pupil_id: str
    content: bytes
    pages: int
    note: Note
    seen: tuple[str, str]
    said: str


def keep_in_file(owner: QWidget, desk: Desk, leaving: Leaving, target: Path) -> None:
    """Write it down and then note it; what could not be noted does not stay outside."""

    def write() -> None:
        try:
            write_atomically(target, leaving.content)
        except OSError:
            raise EnvironmentProblem("file-unwritable") from None

    def not_noted(problem: Problem) -> None:
        target.unlink(missing_ok=True)
        desk.messages.show(problem)

    desk.tasks.work(owner, write, lambda _none: note_down(owner, desk, leaving, not_noted))


def note_down(owner: QWidget, desk: Desk, leaving: Leaving, failed: Failed) -> None:
    """In the register, and as a print or an export in the logboek."""
    note = leaving.note

    def job(vault: Vault) -> None:
        with vault.write(_("Verstrekking genoteerd"), final=True) as session:
            record_disclosure(
                session, leaving.pupil_id, note.recipient, note.purpose, note.basis, note.document, leaving.content,
                leaving.pages, vault.actor.name,
            )  # fmt: skip
        vault.see(leaving.seen[0], leaving.pupil_id, leaving.seen[1])

    desk.tasks.vault(owner, job, lambda _none: desk.messages.toast(leaving.said), failed)
