"""The dossier of one child: a header that never leaves, and tabs."""

from __future__ import annotations
