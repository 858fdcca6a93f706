"""The windows of Rondom. PySide6 is imported here and nowhere else; first here, so that a start takes less time."""

from __future__ import annotations

import builtins
import gc

gc.disable()  # all that is made by the imports below stays; looking for rubbish in it is a tenth of a start

import PySide6.QtWidgets  # noqa: E402, F401
from PySide6.QtCore import Qt  # noqa: E402, F401

gc.freeze()
gc.enable()

# PySide6 looks in the source of every module that is imported after it, whether it says `from __feature__ import`.
# Rondom never does. With Python's own import back, everything after it loads a sixth faster.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
