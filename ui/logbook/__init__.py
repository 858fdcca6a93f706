"""Logboek: what happened to one child's dossier, or in the whole school, and by whom."""

from __future__ import annotations
