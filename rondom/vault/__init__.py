"""The encrypted file, the journal of changes, and everything that keeps them whole."""

from __future__ import annotations
