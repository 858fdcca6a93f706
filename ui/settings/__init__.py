"""Instellingen of the school, the vault and this machine."""

from __future__ import annotations
