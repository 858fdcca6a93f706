"""The ondersteuningsstructuur: who can help, and how short the lines are."""

from __future__ import annotations
