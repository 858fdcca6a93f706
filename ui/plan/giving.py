"""How papers leave the house: never without being written down, and never when what allowed it is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom.errors import Problem, UserProblem
from rondom.language import _
from rondom.paths import all_or_none
from rondom.privacy.actions import record_disclosure
from rondom.vault.vault import Session, Vault
from ui.desk import Desk
from ui.plan.share import Note
from ui.tasks import Failed

Still = Callable[[Session], bool]
"""Whether it may still go, asked at the last moment."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The very bytes that go out, and what is kept of it.

    `note` goes to the register of verstrekkingen, `seen` (sentence and kind) to the logboek.
    """

    pupil_id: str
    content: bytes
    pages: int
    note: Note
    seen: tuple[str, str]
    way: str = ""
    """file, mail or print: see `rondom.privacy.model.Disclosure`."""
    still: Still | None = None


def give(
    owner: QWidget,
    desk: Desk,
    leaving: Sequence[Leaving],
    files: Sequence[tuple[Path, bytes]],
    done: Callable[[], object],
    failed: Failed | None = None,
) -> None:
    """All of it or nothing: the rows in the register and the files.

    Raises, through `failed` or the messages, UserProblem "sharing-stopped" when it may not go any more, EnvironmentProblem
    "disk-full" or "file-unwritable".
    """
    job = partial(_give, leaving=tuple(leaving), files=tuple(files))
    desk.tasks.vault(owner, job, lambda _none: done(), failed or desk.messages.show)


def check(owner: QWidget, desk: Desk, leaving: Sequence[Leaving], go: Callable[[], object], failed: Failed) -> None:
    """Before a printer gets it: what is printed cannot be taken back."""
    asked = [one.still for one in leaving if one.still is not None]

    def answered(well: bool) -> None:
        if well:
            go()
        else:
            failed(UserProblem("sharing-stopped"))

    desk.tasks.read(owner, lambda session: all(still(session) for still in asked), answered, failed)


def _give(vault: Vault, leaving: tuple[Leaving, ...], files: tuple[tuple[Path, bytes], ...]) -> None:
    with all_or_none() as write, vault.write(_("Verstrekking genoteerd"), final=True) as session:
        for one in leaving:
            _note(session, one, vault.actor.name, out=not files)
        for target, content in files:
            write(target, content)
    for sentence, kind, pupil in dict.fromkeys((*one.seen, one.pupil_id) for one in leaving):
        vault.see(sentence, pupil, kind)


def _note(session: Session, one: Leaving, made_by: str, out: bool) -> None:
    """What is `out` already is written down whatever is allowed now."""
    if not out and one.still is not None and not one.still(session):
        raise UserProblem("sharing-stopped")
    note = one.note
    record_disclosure(
        session, one.pupil_id, note.recipient, note.purpose, note.basis, note.document, one.content, one.pages, made_by,
        way=one.way,
    )  # fmt: skip


def shown_problem(desk: Desk, ready: Callable[[], object]) -> Failed:
    """Says what went wrong, and lets the person try again."""

    def say(problem: Problem) -> None:
        ready()
        desk.messages.show(problem)

    return say
