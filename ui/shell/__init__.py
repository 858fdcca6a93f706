"""The frame around every screen: rail, top bar, sheet, search palette, toast, banner and the keys."""

from __future__ import annotations

from ui.shell.idle import Idle
from ui.shell.palette import Found, Palette, Search
from ui.shell.window import RAIL, MainWindow

__all__ = ["RAIL", "Found", "Idle", "MainWindow", "Palette", "Search"]
