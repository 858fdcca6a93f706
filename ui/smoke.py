"""Does a built Rondom work? Makes a vault, prints a plan, paints a window, and ends. No person, no network, no output."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from rondom.errors import Problem


def smoke(application: QApplication, folder: Path) -> int:
    """0 when everything was made in `folder`: a vault, a plan and a picture of the start window."""
    from rondom.demo import write_demo
    from rondom.opening import create, unlock
    from rondom.vault.health import check
    from ui.app import Program

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "proef.rondom"
    try:
        create(path, "een proef zonder mensen", "Proefschool", "Proef").vault.close()
        vault = unlock(path, "een proef zonder mensen")
        check(vault)
        vault.close()
        write_demo(folder)
    except Problem:
        return 1
    program = Program(application)
    program.start()
    application.processEvents()
    painted = program.unlock.grab().save(str(folder / "start.png"))
    program.unlock.close()
    return 0 if painted else 1
