"""The start: open a vault, make one, put a backup back. Nothing here imports the database; it loads while someone types."""

from __future__ import annotations
