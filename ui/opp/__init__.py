"""OPP: the ontwikkelingsperspectief of a child, written, fixed, copied to other programs, printed and given."""

from __future__ import annotations
