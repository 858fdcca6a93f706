"""One calm line of advice while a password is typed. Length is the only rule; the rest is advice."""

from __future__ import annotations

from rondom.language import _

SHORTEST = 10
"""The same bound as `rondom.opening`, which refuses; this only says it in time."""


def advice(password: str) -> str:
    """What to do to make it stronger, or that it is strong."""
    if not password:
        return _("Een zin van vier woorden is sterk en makkelijk te onthouden.")
    if len(password) < SHORTEST:
        return _("Nog {n} tekens. Een zin van vier woorden werkt goed.").format(n=SHORTEST - len(password))
    from zxcvbn import zxcvbn  # late: its word lists take a moment to load

    score = int(zxcvbn(password[:72])["score"])
    if score <= 1:
        return _("Dit is snel te raden. Zet er nog een paar gewone woorden bij.")
    return _("Dit is een redelijk wachtwoord.") if score <= 2 else _("Dit is een sterk wachtwoord.")
