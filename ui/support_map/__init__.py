"""The ondersteuningsstructuur on screen: the map in rings, the list beside it, and the card of each partner."""

from __future__ import annotations
