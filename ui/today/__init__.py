"""Vandaag: what is coming, due and ending."""

from __future__ import annotations
