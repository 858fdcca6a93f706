"""The list of children, and reading them from a file."""

from __future__ import annotations
