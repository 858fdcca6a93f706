"""Who may read what, and what left the house."""

from __future__ import annotations
