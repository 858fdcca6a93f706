"""The driehoek and other meetings, from agenda to agreements."""

from __future__ import annotations
