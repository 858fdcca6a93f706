"""The recovery sheet to a file or a printer. The page is made beside the window; asking for a place or printer is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _
from rondom.paths import write_file
from ui.messages import Messages
from ui.unlock.flow import words_of

Told = Callable[[str, str], object]
"""Says how it went: words and a tone."""


def sheet_pdf(code: str, path: Path, school: str) -> bytes:
    """The page, in memory. Takes a moment the first time: not on the GUI thread."""
    from rondom.pdf.documents import recovery_sheet_pdf  # late: few starts print
    from rondom.pdf.recovery_sheet import RecoverySheet

    return recovery_sheet_pdf(RecoverySheet(code, path.name, school, clock.today()))


def ask_target(messages: Messages) -> Path | None:
    """Where the PDF comes; None when the person goes back."""
    return messages.save_file(_("Herstelblad bewaren"), _("Herstelblad Rondom.pdf"), _("PDF (*.pdf)"))


def keep(content: bytes, target: Path, tell: Told) -> None:
    """Write the page where the person said."""
    try:
        write_file(target, content)
    except Problem as problem:
        tell(words_of(problem), "danger")
    else:
        tell(_("Bewaard. Druk het af, berg het papier op en gooi het bestand weg."), "success")


def print_sheet(parent: QWidget, content: bytes, tell: Told) -> None:
    from ui.plan.printing import print_pdf

    try:
        printed = print_pdf(parent, content)
    except Problem as problem:
        tell(words_of(problem), "danger")
    else:
        tell(_("Afgedrukt. Berg het blad op, niet bij deze computer.") if printed else "", "success")
