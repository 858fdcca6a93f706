"""Files from and to other programs."""

from __future__ import annotations
