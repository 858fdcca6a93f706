"""Rondom: the core. No Qt and no network in here; usable from a script and from the command line."""

from __future__ import annotations

__version__ = "0.1.0"
