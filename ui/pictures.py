"""Pictures of every screen of the Voorbeeldschool, made without a person: for `dev.py shots` and for a machine without display."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QWidget

from rondom import clock
from rondom.demo import RICH, fill_demo, open_demo
from ui.app import Program, make_application
from ui.desk import Place
from ui.workplace import Workplace

if TYPE_CHECKING:
    from rondom.vault.vault import Vault
    from ui.tasks import Tasks

MOMENT = datetime(2026, 3, 12, 10, 15)  # noqa: DTZ001 - the clock takes it as local time
"""The Thursday on which all pictures are taken."""
SETTLE_MS = 20_000
LOOKS = tuple((mode, scale, size) for mode in ("light", "dark") for scale in (1.0, 2.0) for size in (QSize(1440, 900), QSize(1280, 720)))


@dataclass(frozen=True, slots=True)
class Picture:
    """One place to photograph; `pose` does what a person would do first."""

    name: str
    place: Place
    pose: Callable[[Workplace], QWidget | None] | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """`FOLDER [--quick]`: all looks, or only light at 100 %."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder = Path(given[0] if given else "build/shots")
    looks = LOOKS[:1] if "--quick" in given else LOOKS
    application = make_application()
    clock.freeze(MOMENT)
    program = Program(application)
    for mode, scale, size in looks:
        _photograph(program, folder, mode, scale, size)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")  # noqa: T201 - the one line of result
    program.unlock.close()
    return 0
