"""The dossier of one child."""

from __future__ import annotations
