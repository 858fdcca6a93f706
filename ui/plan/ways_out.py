"""The two ways out of the house for a sheet that is about nobody in particular: a file, or the printer. Both stand in the logboek.

A paper about one child goes with a reader, in the register of verstrekkingen: `share.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.paths import write_file
from ui.desk import Desk
from ui.plan.printing import print_pdf

if TYPE_CHECKING:
    from rondom.vault.vault import Vault


def save_sheet(owner: QWidget, desk: Desk, content: bytes, file_name: str, sentence: str) -> None:
    """The very bytes that were shown, in a file of the person's choice. `sentence` tells it in the logboek."""
    target = desk.messages.save_file(_("PDF bewaren"), file_name, _("PDF (*.pdf)"))
    if target is None:
        return

    def job(vault: Vault) -> None:
        write_file(target, content)
        vault.see(sentence, "", "export")

    desk.tasks.vault(owner, job, lambda _none: desk.messages.toast(sentence))


def print_sheet(owner: QWidget, desk: Desk, content: bytes, sentence: str) -> None:
    """Through the dialog of the system. `sentence` tells it in the logboek, when it was printed."""
    try:
        printed = print_pdf(owner, content)
    except Problem as problem:
        desk.messages.show(problem)
        return
    if printed:
        desk.tasks.vault(
            owner, lambda vault: vault.see(sentence, "", "print"), lambda _none: desk.messages.toast(sentence)
        )
