"""What happened in a child's life, seen by several people."""

from __future__ import annotations
