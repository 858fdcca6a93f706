"""Telephone numbers as Dutch people write them, shown in one way. What was typed stays stored as it was typed.

Shown: 06 12 34 56 78, 070 123 45 67, 0174 12 34 56, 088 123 45 67, 0800 2000, 112. A number of another country and
what is no number at all are shown exactly as they were typed.
"""

from __future__ import annotations

import re

from rondom.language import _, plural

_SHORT_CODES = """
010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058
070 071 072 073 074 075 076 077 078 079 085 088 091
"""
_SHORT_AREAS = frozenset(_SHORT_CODES.split())
"""Area codes of three figures, with 085, 088 and 091; all others have four. From the Dutch numbering plan."""
_SERVICES = ("0800", "0900", "0906", "0909")
_BETWEEN = re.compile(r"(\s*(?:/|;|,|\||\bof\b|\ben\b|\n)\s*)")
_BEHIND = re.compile(
    r"((?:\s*\b(?:toestel|tst|doorkies|ext|nst)\b|\s+[^\W\d_]|\s*\([^()\d]*[^\W\d_]).*)$", re.IGNORECASE
)
"""Words behind a number: "toestel 12", "(ma en di)", "vraag naar Lot"."""
_BEFORE = re.compile(r"^[^\d+(]+")
_NUMBER = re.compile(r"\+?[\d\s().\-–]+$")
_LEAST = 6
"""Figures; 112 and 14 020 are no one's own."""
_MOBILE, _SHORT, _LONG = (2, 2, 2, 2, 2), (3, 3, 2, 2), (4, 2, 2, 2)


def shown(text: str) -> str:
    """Every number in the text in its usual groups; words around it and numbers it does not know stay as typed."""
    parts = _BETWEEN.split(text.strip())
    return "".join(part if at % 2 else _one(part) for at, part in enumerate(parts))


def digits(text: str) -> str:
    """What one dials for the first number of the text, from the Netherlands: figures only. Empty when there is none."""
    return _dialled(_BETWEEN.split(text.strip())[0])


def numbers(text: str) -> frozenset[str]:
    """Every number in the text as one dials it, for comparing. What is too short to belong to one place is left out, and
    31 in front of a whole number is read as +31: spreadsheets lose the sign."""
    return frozenset(found for part in _BETWEEN.split(text)[::2] if len(found := _with_sign(_dialled(part))) >= _LEAST)


def doubt(text: str) -> str:
    """A sentence when a number cannot be right, with what to look at; empty when all is well or it is no number."""
    for part in _BETWEEN.split(text.strip())[::2]:
        number = _BEHIND.sub("", part).strip()
        found = _national(number)
        if _NUMBER.match(number) and found.startswith("0") and not _groups(found):
            have = plural(len(found), "{n} cijfer", "{n} cijfers")
            return _("Dit nummer heeft {have}. Een Nederlands nummer heeft er meestal 10.").format(have=have)
    return ""


def _one(part: str) -> str:
    words = _BEHIND.search(part)
    behind = words[1] if words else ""
    number = part[: len(part) - len(behind)]
    groups = _groups(_national(number)) if _NUMBER.match(number.strip()) else ()
    return " ".join(groups) + behind if groups else part


def _dialled(part: str) -> str:
    return _national(_BEHIND.sub("", _BEFORE.sub("", part)))


def _with_sign(figures: str) -> str:
    return "0" + figures[2:] if len(figures) == 11 and figures.startswith("31") else figures


def _national(number: str) -> str:
    """+31 (0)6 12…, 0031 6 12… and 06-12… all as 0612…; another country as +32…; "" for what is no number."""
    bare = number.strip().replace("(0)", "")
    figures = "".join(sign for sign in bare if "0" <= sign <= "9")
    abroad = bare.lstrip("( ").startswith("+")
    if not _NUMBER.match(bare):
        return ""
    if abroad and figures.startswith("31"):
        return "0" + figures[2:].lstrip("0")
    if abroad:
        return "+" + figures
    if figures.startswith("0031"):
        return "0" + figures[4:].lstrip("0")
    return "+" + figures[2:] if figures.startswith("00") else figures


def _groups(figures: str) -> tuple[str, ...]:
    """The figures as one says them; nothing when this is no Dutch number."""
    if figures in ("112", "113", "144") or (len(figures) in (5, 6) and figures.startswith("14")):
        return (figures,) if len(figures) == 3 else (figures[:2], figures[2:])
    if figures.startswith("116") and len(figures) == 6:
        return figures[:3], figures[3:]
    if figures.startswith(_SERVICES):
        return _service(figures)
    if len(figures) != 10 or not figures.startswith("0") or figures.startswith("00"):
        return ()
    if figures.startswith("06"):
        return _cut(figures, _MOBILE)
    return _cut(figures, _SHORT if figures[:3] in _SHORT_AREAS else _LONG)


def _service(figures: str) -> tuple[str, ...]:
    """0800 2000; 0900 123 45 67."""
    if len(figures) == 8:
        return figures[:4], figures[4:]
    return _cut(figures, (4, 3, 2, 2)) if len(figures) == 11 else ()


def _cut(figures: str, sizes: tuple[int, ...]) -> tuple[str, ...]:
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    return tuple(figures[start : start + size] for start, size in zip(starts, sizes, strict=True))
