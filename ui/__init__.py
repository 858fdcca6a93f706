"""The windows of Rondom. PySide6 is imported here and nowhere else."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it puts the import of below in place

# PySide6 looks in the source of every module that is imported after it, whether it says `from __feature__ import`.
# Rondom never does. With Python's own import back, everything after it loads a sixth faster.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
