"""What is done at each step of a meeting, one page per kind of step, in large type."""

from __future__ import annotations
