"""XLSX, read through openpyxl behind a gate: no DOCTYPE, bounded rows and columns, values and never formulas."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from rondom.errors import UserProblem
from rondom.language import _

MAX_ROWS = 60_000
"""Empty rows between the filled ones count here; how many partners may come in is bounded elsewhere."""
MAX_COLUMNS = 200
MAX_CELLS = 2_000_000
"""Filled or not, in all sheets together: more takes minutes to read."""
_DOCTYPE = b"<!DOCTYPE"

Grid = list[tuple[int, list[str]]]


def sheets_of(content: bytes, parts: Mapping[str, bytes]) -> list[Grid]:
    """Every visible sheet as rows of text. `parts` is the same file unpacked, already within bounds.

    Raises UserProblem "partners-broken" when it is no whole workbook.
    """
    if any(_has_doctype(part) for name, part in parts.items() if name.endswith((".xml", ".rels", ".vml"))):
        raise UserProblem("partners-broken")
    calculated = any(b"<f" in part for name, part in parts.items() if name.startswith("xl/worksheets/"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not know, such as colours of conditional formats
            shown = _sheets(content, formulas=False)
            asked = _sheets(content, formulas=True) if calculated else []
    except UserProblem:
        raise
    except (zipfile.BadZipFile, OSError, MemoryError, RecursionError):
        raise UserProblem("partners-broken") from None
    except Exception:  # noqa: BLE001 - openpyxl raises whatever the broken part makes it stumble over
        raise UserProblem("partners-broken") from None
    for values, formulas in zip(shown, asked, strict=False):
        _mark_uncalculated(values, formulas)
    return [[(number, [_text(value) for value in row]) for number, row in sheet] for sheet in shown]


def _has_doctype(part: bytes) -> bool:
    """Also in UTF-16, where every letter has a nothing beside it."""
    return _DOCTYPE in part or (b"\x00" in part[:200] and _DOCTYPE in part.replace(b"\x00", b""))


_FORMULA = object()
"""Stands where a formula was never calculated."""
_Sheet = list[tuple[int, list[Any]]]


def _sheets(content: bytes, formulas: bool) -> list[_Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=not formulas, keep_links=False)
    try:
        found: list[_Sheet] = []
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                found.append(list(_rows(sheet, MAX_CELLS - sum(len(row) for rows in found for _number, row in rows))))
        return found
    finally:
        book.close()


def _rows(sheet: Any, room: int) -> Iterator[tuple[int, list[Any]]]:
    """The filled rows, as long as there is room for their cells. What the sheet says about its own size is forgotten: programs write it wrong."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), 1):
        if number > MAX_ROWS:
            raise UserProblem("partners-zip-large")
        values = list(row)
        while values and values[-1] is None:
            values.pop()
        room -= len(values)
        if room < 0:
            raise UserProblem("partners-zip-large")
        if values:
            yield number, values


def _mark_uncalculated(values: _Sheet, formulas: _Sheet) -> None:
    """A formula without a remembered answer stays visible as one, so that the reader can tell the row."""
    shown = dict(values)
    for number, row in formulas:
        for place, asked in enumerate(row):
            known = shown.setdefault(number, [])
            if isinstance(asked, str) and asked.startswith("=") and (place >= len(known) or known[place] is None):
                known.extend([None] * (place + 1 - len(known)))
                known[place] = _FORMULA
    values[:] = sorted((number, row) for number, row in shown.items() if row)


def _text(value: Any) -> str:
    """What a person sees in the cell, near enough."""
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(("=", "'")) else value  # text, whatever it looks like
        case _ if value is _FORMULA:
            return "=0"
        case bool():
            return _("ja") if value else _("nee")
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case datetime():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
    return str(value)
