"""Overleggen: the list, preparing, at the table, closing."""

from __future__ import annotations
