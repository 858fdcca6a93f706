"""A wachtzin: five plain Dutch words that lock a paper for the mail, and are told by the telephone.

Each word is drawn from a list of our own (`resources/words/wachtzin.txt`) with a random number of the system, so five of them
are 55 bits at least: together with the slow opening of a locked PDF enough to try for years. Never kept anywhere.
"""

from __future__ import annotations

import secrets
from functools import cache

from rondom.paths import resource

COUNT = 5
BETWEEN = "-"
"""Between the words: a sign that every keyboard has, and that shows where a word ends."""


def new_passphrase() -> str:
    """Five words: "regenjas-cello-duikboot-molen-hagel". Others every time."""
    return BETWEEN.join(secrets.choice(words()) for _word in range(COUNT))


@cache
def words() -> tuple[str, ...]:
    """All words there are to draw from."""
    lines = resource("words", "wachtzin.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
