"""Bringing in files of other programs: choose, look at what would change, tick, and only then write."""

from __future__ import annotations
