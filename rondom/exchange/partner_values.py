"""Single values of a partner list, read as people write them. What cannot be read is left out and told, never guessed.

Each reader answers with the value and with the code of a remark ("" when there is nothing to tell).
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Callable
from datetime import date

from rondom import clock
from rondom.exchange.names import clean, fold
from rondom.support_map.defaults import STEP_NAMES, STEP_SHORT, WEEKDAYS
from rondom.support_map.model import Need
from rondom.support_map.themes import THEMES, joined_themes, theme_key
from rondom.vault.fields import LINE_LIMIT
from rondom.vault.ids import is_id

Value = str | int | bool | date
Reading = tuple[Value | None, str]
Reader = Callable[[str], Reading]

OLDEST_AGE = 130
MOST_WEEKS = 520
HIGHEST_LEVEL = 9
TEXT_CUT = 20_000
"""More words about one partner than anyone reads; the field itself would hold more."""

CALCULATED = re.compile(r"\s*'*[=+\-@＝＋－＠\t\r]")
"""So a cell begins that a spreadsheet would calculate, or that was kept from it by the sign before it."""
CELL_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}
    | {"#VERW!", "#N/B", "#NB", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#GETAL!", "#LEEG!"}
)
"""What an English and a Dutch spreadsheet show in a cell that went wrong."""

_AGE = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*(?:jaar|jr|j)?\.?$", re.IGNORECASE)
_AGES = re.compile(
    r"(\d{1,3})\s*(?:jaar|jr|j)?\.?\s*(?:-|–|—|t/m|t\.e\.m\.|tot en met|tot|/)\s*(\d{1,3})", re.IGNORECASE
)
_FROM = re.compile(r"(?:vanaf|v\.?a\.?|van|>=?)\s*(\d{1,3})|(\d{1,3})\s*(?:\+|jaar en ouder|en ouder)", re.IGNORECASE)
_TO = re.compile(r"(?:tot en met|t/m|tot|<=?)\s*(\d{1,3})", re.IGNORECASE)
_EVERYONE = frozenset({"alle", "alleleeftijden", "iedereen", "geengrens", "nvt"})
_WAIT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*(weken|week|wk|w|maanden|maand|mnd|dagen|dag|d)?\b", re.IGNORECASE)
_WEEKS_IN = {"w": 1.0, "m": 52 / 12, "d": 1 / 7}
_NO_WAIT = frozenset({"geen", "geenwachttijd", "direct", "nvt", "nee"})
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DUTCH = re.compile(r"(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4})(?!\d)")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+$", re.IGNORECASE)
_YES = frozenset({"ja", "j", "x", "yes", "y", "true", "waar", "1", "v"})
_NO = frozenset({"nee", "neen", "n", "no", "false", "onwaar", "0"})
_UNKNOWN = frozenset({"onbekend", "weetniet", "unknown", ""})
_QUOTED = re.compile(r'=\s*"((?:[^"]|"")*)"\s*$', re.DOTALL)

_DAY_NAMES = {
    "ma": ("ma", "maandag", "mo", "mon", "monday"),
    "di": ("di", "dinsdag", "tu", "tue", "tuesday"),
    "wo": ("wo", "woe", "woensdag", "we", "wed", "wednesday"),
    "do": ("do", "don", "donderdag", "th", "thu", "thursday"),
    "vr": ("vr", "vrij", "vrijdag", "fr", "fri", "friday"),
}
_DAY = {name: day for day, names in _DAY_NAMES.items() for name in names}
_EVERY_DAY = frozenset({"dagelijks", "werkdagen", "allewerkdagen", "alledagen", "elkedag", "elkewerkdag", "hele week"})
_NO_DAY = frozenset({"en", "op", "za", "zaterdag", "zo", "zondag", "sa", "su", "sat", "sun", "saturday", "sunday"})
_DAY_RANGE = re.compile(r"([a-z]+)\s*(?:-|–|—|t/m|tot en met|tot)\s*([a-z]+)")


def cell(text: str) -> tuple[str, str]:
    """What a person sees in a cell. The marks by which spreadsheets keep text as text are taken off.

    Remarks: "formula" for one that was never calculated, "cell-error" for #N/A and the like; both read as empty.
    """
    bare = text.strip().strip("\ufeff")
    if quoted := _QUOTED.match(bare):  # ="0612345678" keeps the zero
        return quoted[1].replace('""', '"'), ""
    if (kept := unguarded(bare)) != bare:
        return kept, ""
    if bare.startswith("=") and len(bare) > 1:
        return "", "formula"
    if bare.upper() in CELL_ERRORS:
        return "", "cell-error"
    return bare, ""


_PLUS = re.compile(r"\+[\d\s()./-]+$")
"""A number with its country, which begins like a sum and is none."""


def guarded(text: str) -> str:
    """For a cell of a CSV: what a spreadsheet would calculate gets the sign before it that keeps it text; `cell` takes
    it off again."""
    return f"'{text}" if CALCULATED.match(text) and not _PLUS.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and CALCULATED.match(text[1:]) else text


def own_key(card_id: str) -> str:
    """By which a list that left this program knows its cards again: the id of the card, written as a UUID."""
    return str(uuid.UUID(card_id)) if is_id(card_id) else card_id


def read_line(text: str) -> Reading:
    bare = clean(text, LINE_LIMIT + 1)
    return (bare[:LINE_LIMIT].rstrip() or None), "cut" if len(bare) > LINE_LIMIT else ""


def read_text(text: str) -> Reading:
    """Prose: line breaks stay, invisible signs go."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = "\n".join(clean(one, TEXT_CUT) for one in lines).strip()
    return (whole[:TEXT_CUT] or None), "cut" if len(whole) > TEXT_CUT else ""


def read_phone(text: str) -> Reading:
    """As it is written. A spreadsheet that took the number for a sum lost its zero: that comes back, and is told."""
    bare = clean(text)
    if _SCIENTIFIC.match(bare):
        return None, "phone-lost"
    if bare.isascii() and bare.isdigit() and len(bare) == 9 and not bare.startswith("0"):
        return f"0{bare}", "phone-zero"
    return read_line(text)


def read_email(text: str) -> Reading:
    bare = clean(text.strip().removeprefix("mailto:"), LINE_LIMIT)
    return bare or None, "" if not bare or _EMAIL.match(bare) else "email-odd"


def read_age(text: str) -> Reading:
    bare = clean(text)
    if not bare or fold(bare) in _EVERYONE:
        return None, ""
    found = _AGE.match(bare)
    if found is None or int(found[1]) > OLDEST_AGE:
        return None, "age-unread"
    return int(found[1]), ""


def read_ages(text: str) -> tuple[int | None, int | None, str]:
    """ "4-12", "4 tot 12 jaar", "vanaf 12", "tot 18" as first and last age, both included, and a remark."""
    bare = clean(text)
    if not bare or fold(bare) in _EVERYONE:
        return None, None, ""
    first = last = None
    if found := _AGES.search(bare):
        first, last = int(found[1]), int(found[2])
    elif found := _FROM.search(bare):
        first = int(found[1] or found[2])
    elif found := _TO.search(bare):
        last = int(found[1])
    elif found := _AGE.match(bare):
        first = last = int(found[1])
    if (first is None and last is None) or max(first or 0, last or 0) > OLDEST_AGE:
        return None, None, "age-unread"
    return first, last, ""


def read_weeks(text: str) -> Reading:
    """ "6", "6 weken", "ongeveer 2 maanden" in whole weeks; a bare number is weeks."""
    bare = clean(text)
    if not bare:
        return None, ""
    if fold(bare) in _NO_WAIT:
        return 0, ""
    found = _WAIT.search(bare)
    if found is None:
        return None, "wait-unread"
    weeks = round(int(found[1]) * _WEEKS_IN[(found[2] or "w")[0].lower()])
    return (weeks, "") if weeks <= MOST_WEEKS else (None, "wait-unread")


def read_need(text: str) -> Reading:
    bare = fold(text)
    if bare in _UNKNOWN:
        return None, ""
    if bare in _YES or bare in _NO:
        return (Need.YES if bare in _YES else Need.NO).value, ""
    return None, "yes-no-unread"


def read_yes(text: str) -> Reading:
    """True for yes; no is what a card says by itself."""
    bare = fold(text)
    if bare in _YES:
        return True, ""
    return None, "" if bare in _NO or bare in _UNKNOWN else "yes-no-unread"


def read_days(text: str) -> Reading:
    """ "ma, do", "maandag en donderdag", "ma t/m do", "MO,TH" as "ma,do". Weekend is no school day."""
    bare = clean(text).casefold()
    if not bare:
        return None, ""
    if fold(bare) in _EVERY_DAY:
        return ",".join(WEEKDAYS), ""
    found: set[str] = set()
    for span in _DAY_RANGE.finditer(bare):
        if span[1] in _DAY and span[2] in _DAY:
            first, last = WEEKDAYS.index(_DAY[span[1]]), WEEKDAYS.index(_DAY[span[2]])
            found.update(WEEKDAYS[first : last + 1])
    words = re.findall(r"[a-z]+", _DAY_RANGE.sub(" ", bare) if found else bare)
    found.update(_DAY[word] for word in words if word in _DAY)
    days = ",".join(day for day in WEEKDAYS if day in found)
    odd = any(word not in _DAY and word not in _NO_DAY for word in words)
    return days or None, "days-unread" if odd or not found else ""


def read_date(text: str) -> Reading:
    bare = clean(text)
    if not bare:
        return None, ""
    if found := _ISO.match(bare):
        year, month, on = map(int, found.groups())
    elif found := _DUTCH.match(bare):
        on, month, year = map(int, found.groups())
    else:
        return None, "date-unread"
    try:
        read = date(year, month, on)
    except ValueError:
        return None, "date-unread"
    return (read, "") if 1900 <= read.year <= 2100 else (None, "date-unread")


def read_past_date(text: str) -> Reading:
    """Of something that happened: a day that is still to come cannot be it."""
    read, code = read_date(text)
    return (None, "date-future") if isinstance(read, date) and read > clock.today() else (read, code)


def read_step(text: str) -> Reading:
    """1 to 4, or a name of the ladder."""
    bare = fold(text)
    if not bare:
        return None, ""
    named = {fold(name): number for names in (STEP_NAMES, STEP_SHORT) for number, name in names.items()}
    digits = "".join(sign for sign in bare if sign.isdigit())
    number = named.get(bare) or (int(digits) if digits in ("1", "2", "3", "4") else 0)
    return (number, "") if number else (None, "step-unread")


def read_levels(text: str) -> Reading:
    """ "1,2", "niveau 1 en 2", "1-3" as "1,2,3"."""
    bare = clean(text)
    if not bare or fold(bare) in _EVERYONE:
        return None, ""
    found: set[int] = set()
    for first, last in re.findall(r"(?<!\d)(\d)\s*(?:-|–|t/m|tot en met)\s*(\d)(?!\d)", bare):
        found.update(range(int(first), int(last) + 1))
    found.update(int(one) for one in re.findall(r"(?<!\d)\d(?!\d)", bare))
    levels = sorted(one for one in found if 1 <= one <= HIGHEST_LEVEL)
    return (",".join(map(str, levels)) or None), "" if levels else "level-unread"


def read_themes(text: str) -> Reading:
    """Names of themes, with ";", a line break or a comma between, as keys. Some names have a comma of their own; a word
    that is no theme is one of the school itself."""
    keys: list[str] = []
    for part in re.split(r"[;|\n]", text):
        known = theme_key(clean(part))
        keys += [known] if known in THEMES else [theme_key(clean(word)) for word in part.split(",")]
    return read_line(joined_themes(key for key in keys if key))
