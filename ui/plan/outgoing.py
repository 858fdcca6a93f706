"""The three ways out of the house for what lies on the screen: a file, the printer, or a locked file for the mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.paths import free_place
from rondom.plan.shielding import COVERED
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.plan.copies import FOLDER, Copy, file_names, mail_names, names_of, together
from ui.plan.giving import Leaving, check, give, shown_problem
from ui.plan.panel import SharePanel
from ui.plan.printing import print_pdf
from ui.plan.sealing import Sealed, seal_copies, tell_phrases
from ui.plan.share import Getter, Note
from ui.tasks import Failed

Getters = Callable[[Session], Sequence[Getter]]
"""Who could get it, as it is at that moment."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What lies on the screen, at the moment of asking: a dialog may stay open while the screen goes on."""

    pupil_id: str
    copies: tuple[Copy, ...]
    title: str
    """Of the file, without `.pdf`: never with the name of a child."""
    getters: Getters


class Outgoing:
    """Listens to the buttons of `panel`. `ready` gives what was shown, or None when nothing may go."""

    def __init__(self, owner: QWidget, desk: Desk, panel: SharePanel, ready: Callable[[], Ready | None]) -> None:
        self._owner, self._desk, self._panel, self._ready = owner, desk, panel, ready
        panel.saved.connect(self._save)
        panel.printed.connect(self._print)
        panel.mailed.connect(self._mail)

    @property
    def _paper(self) -> str:
        """What it is called now: one place can show a plan and a report."""
        return self._panel.words.paper

    # -- a file ----------------------------------------------------------------------------------------------

    def _save(self) -> None:
        """The very bytes that were shown, in a file of the person's choice; several copies in a folder."""
        ready = self._begin()
        if ready is None:
            return
        targets = self._targets(ready, file_names(ready.title, ready.copies))
        if not targets:
            self._done()
            return
        seen = (_("{paper} bewaard als PDF").format(paper=self._paper), "export")
        leaving = self._leaving(ready, "file", _("pdf"), seen)
        files = [(target, one.content) for target, one in zip(targets, ready.copies, strict=True)]
        said = _("{paper} voor {names} bewaard en genoteerd")
        give(self._owner, self._desk, leaving, files, partial(self._said, said, ready), self._failed())

    # -- the printer -----------------------------------------------------------------------------------------

    def _print(self) -> None:
        ready = self._begin()
        if ready is None:
            return
        seen = (_("{paper} afgedrukt").format(paper=self._paper), "print")
        leaving = self._leaving(ready, "print", _("op papier"), seen)
        check(self._owner, self._desk, leaving, partial(self._to_printer, ready, leaving), self._failed())

    def _to_printer(self, ready: Ready, leaving: Sequence[Leaving]) -> None:
        try:
            printed = print_pdf(self._owner, *together(ready.copies))
        except Problem as problem:
            self._failed()(problem)
            return
        if not printed:
            self._done()
            return
        said = _("{paper} voor {names} afgedrukt en genoteerd")
        give(self._owner, self._desk, leaving, (), partial(self._said, said, ready), self._failed())

    # -- the mail --------------------------------------------------------------------------------------------

    def _mail(self) -> None:
        """First where the file goes; then it is locked and written; then the words are told, once."""
        ready = self._begin()
        if ready is None:
            return
        targets = self._targets(ready, mail_names(ready.copies))
        if not targets:
            self._done()
            return
        seen = (_("{paper} bewaard voor de mail").format(paper=self._paper), "export")
        leaving = self._leaving(ready, "mail", _("versleuteld voor de mail"), seen)

        def write(sealed: list[Sealed]) -> None:
            files = [(target, one.content) for target, one in zip(targets, sealed, strict=True)]
            give(self._owner, self._desk, leaving, files, partial(self._told, ready, targets, sealed), self._failed())

        self._desk.tasks.work(self._owner, lambda: seal_copies(ready.copies), write, self._failed())

    def _told(self, ready: Ready, targets: Sequence[Path], sealed: Sequence[Sealed]) -> None:
        self._said(_("{paper} voor {names} versleuteld en genoteerd"), ready)
        tell_phrases(self._owner, self._desk, [one.name for one in targets], sealed)

    # -- inside ----------------------------------------------------------------------------------------------

    def _begin(self) -> Ready | None:
        """What was shown, and no second time until this has ended."""
        ready = None if self._panel.busy else self._ready()
        if ready is None or not ready.copies:
            return None
        self._panel.set_busy(True)
        return ready

    def _done(self) -> None:
        self._panel.set_busy(False)

    def _said(self, words: str, ready: Ready) -> None:
        self._done()
        self._desk.messages.toast(words.format(paper=self._paper, names=names_of(ready.copies)))

    def _failed(self) -> Failed:
        return shown_problem(self._desk, self._done)

    def _targets(self, ready: Ready, names: Sequence[str]) -> list[Path]:
        """Where the person wants them; empty when the person goes back."""
        title = _("{paper} bewaren").format(paper=self._paper)
        if len(ready.copies) == 1:
            target = self._desk.messages.save_file(title, names[0], _("PDF (*.pdf)"))
            return [target] if target is not None else []
        folder = self._desk.messages.choose_folder(FOLDER)
        return [free_place(folder, name) for name in names] if folder is not None else []

    def _leaving(self, ready: Ready, way: str, how: str, seen: tuple[str, str]) -> list[Leaving]:
        found = []
        for one in ready.copies:
            getter = one.getter
            note = Note(getter.said, getter.purpose, getter.reader.light.basis, f"{one.document}, {how}")
            still = partial(still_may, ready.getters, getter)
            found.append(Leaving(ready.pupil_id, one.content, one.pages, note, seen, way, still))
        return found


def still_may(getters: Getters, getter: Getter, session: Session) -> bool:
    """Whether this reader may still get what was shown: the same person for the same purpose, and no part that stays by now.

    Nor an address that became secret since.
    """
    asked = (getter.reader.key, getter.purpose)
    now = next((one for one in getters(session) if (one.reader.key, one.purpose) == asked), None)
    if now is None or not now.may_get:
        return False
    stayed, stays = ({one.key for one in each.parts if not one.goes} for each in (getter, now))
    return not (stays - stayed) & {COVERED, *(one.key for one in getter.parts if one.goes)}
