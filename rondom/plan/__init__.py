"""The plan that falls out of a meeting, and its readings for different people."""

from __future__ import annotations
