"""The school: its people, levels and groups."""

from __future__ import annotations
