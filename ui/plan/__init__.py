"""The plan as it will be on paper, and who gets it."""

from __future__ import annotations
