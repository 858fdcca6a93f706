"""Toestemming and verstrekkingen of one child."""

from __future__ import annotations
