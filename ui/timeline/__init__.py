"""The timeline of one child on screen."""

from __future__ import annotations
