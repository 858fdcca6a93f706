"""The windows of Rondom. PySide6 is imported here and nowhere else."""

from __future__ import annotations
