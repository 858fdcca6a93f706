"""Single values of an EDEXML file, read leniently. What cannot be read is left out and counted, never guessed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from rondom.exchange.names import clean

YEAR_GROUPS = ("B", "D", *map(str, range(9)), *map(str, range(11, 17)), "S", "V", "C", "N", "H")
"""In the order in which a school lists them."""

GENDERS = {"0": "", "1": "m", "2": "v", "9": "x", "m": "m", "j": "m", "v": "v", "x": "x"}
OLDEST_BIRTH = 1980
"""Earlier birth dates of pupils are fillers such as 1-1-1900."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DUTCH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_YEAR = re.compile(r"(20\d\d)\D{0,3}(20\d\d|\d\d)?$")
_BRIN = re.compile(r"\d{2}[A-Z]{2}(?:\d{2})?$")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$")


def read_date(text: str, tally: Counter[str]) -> date | None:
    """xs:date with or without time and zone, 20150831 or 31-8-2015. Counts "date-unreadable"."""
    bare = text.strip()
    if not bare or bare == "?":
        return None
    found = _as_date(bare)
    if found is None:
        tally["date-unreadable"] += 1
    return found


def read_birth_date(text: str, tally: Counter[str]) -> date | None:
    """As `read_date`; a filler date counts as "birth-date-filler"."""
    born = read_date(text, tally)
    if born is not None and born.year < OLDEST_BIRTH:
        tally["birth-date-filler"] += 1
        return None
    return born


def _as_date(text: str) -> date | None:
    if (parts := _ISO.match(text) or _COMPACT.match(text)) is not None:
        year, month, day = map(int, parts.groups())
    elif (parts := _DUTCH.match(text)) is not None:
        day, month, year = map(int, parts.groups())
    else:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def read_year_group(text: str, tally: Counter[str]) -> str:
    """One of YEAR_GROUPS or empty. Counts "year-group-unknown"."""
    bare = clean(text).upper().removeprefix("GROEP").strip()
    bare = bare.lstrip("0") or "0" if bare.isascii() and bare.isdigit() else bare
    if bare in YEAR_GROUPS:
        return bare
    if bare not in ("", "?"):
        tally["year-group-unknown"] += 1
    return ""


def read_gender(text: str) -> str:
    return GENDERS.get(clean(text).lower(), "")


def read_school_year(text: str) -> str:
    """ "2025-2026", also from 2025/2026, 2025-26 and 2025. Any year: the official list stops at 2024-2025."""
    found = _YEAR.match(clean(text))
    if found is None:
        return ""
    start = int(found.group(1))
    return f"{start}-{start + 1}"


def read_brin(brin: str, location: str) -> str:
    """99XX, with the location behind it unless that is 00."""
    code = clean(brin).upper().replace(" ", "")
    place = clean(location)
    if not _BRIN.match(code):
        return ""
    if len(code) == 4 and re.fullmatch(r"\d{2}", place):
        code += place
    return code.removesuffix("00")


def read_email(text: str) -> str:
    bare = clean(text)
    return bare if _EMAIL.match(bare) else ""


def is_personal_number(text: str) -> bool:
    """Nine digits that pass the elfproef: some programs use the BSN as key."""
    if not (len(text) == 9 and text.isascii() and text.isdigit()) or text == "000000000":
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, text, strict=True)) % 11 == 0


def in_order(year_groups: set[str]) -> tuple[str, ...]:
    return tuple(sorted(year_groups, key=YEAR_GROUPS.index))
