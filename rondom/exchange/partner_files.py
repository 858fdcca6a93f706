"""Which kind of file it is, and its bytes to a list of partners: CSV in any Dutch spelling, XLSX, or Open Referral HSDS.

The content decides, never the name of the file. Everything a stranger could make large is bounded.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from rondom.errors import EnvironmentProblem, UserProblem
from rondom.exchange.archives import parts_of
from rondom.exchange.hsds import read as read_hsds
from rondom.exchange.hsds_tables import MAX_RECORDS, ROW, join, of_json, table_named
from rondom.exchange.partner_table import FilePartner, PartnerFile, Remark, Source, TableReader, heading_row
from rondom.exchange.partner_values import unguarded
from rondom.exchange.workbooks import sheets_of
from rondom.exchange.xml_text import decode

MAX_MEGABYTES = 25
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024
MAX_PARTNERS = 20_000
MAX_COLUMNS = 200
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_SEPARATORS = (";", "\t", ",", "|")
_LOOKED_AT = 30
"""So many lines tell which sign stands between the columns."""
_HEAD = 50_000
"""In so many letters the headings must stand."""
_LARGEST_CELL = 1_000_000
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

Grid = list[tuple[int, list[str]]]
"""Rows with their number, as the sheet counts them."""


def load(path: Path) -> bytes:
    """The bytes of a file that someone chose.

    Raises EnvironmentProblem "file-unreadable" or UserProblem "partners-too-big".
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        raise EnvironmentProblem("file-unreadable") from None
    _check_size(content)
    return content


def read(content: bytes) -> PartnerFile:
    """The whole file as values.

    Raises UserProblem: "partners-too-big", "partners-empty", "partners-old-excel", "partners-other-file",
    "partners-encoding", "partners-no-headings", "partners-quote", "partners-too-many", "partners-json",
    "partners-nobody", "partners-zip-locked", "partners-zip-large", "partners-broken".
    """
    _check_size(content)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UserProblem("partners-empty")
    found = _of_kind(content)
    if not found.partners:
        raise UserProblem("partners-nobody")
    _check_count(len(found.partners))
    return found


def _check_size(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise UserProblem("partners-too-big", limit=MAX_MEGABYTES)


def _of_kind(content: bytes) -> PartnerFile:
    if content.startswith(_OLD_OFFICE):
        raise UserProblem("partners-old-excel")
    if content.startswith(b"PK"):
        return _packed(content)
    text, guessed = text_of(content)
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return read_hsds(of_json(_json(text)))
    if start == "<" or content.startswith(b"%PDF") or _is_binary(text):
        raise UserProblem("partners-other-file")
    remarks = (Remark("letters-guessed"),) if guessed else ()
    return _of_grid(Source.CSV, csv_grid(text), remarks)


def _packed(content: bytes) -> PartnerFile:
    parts = parts_of(content)
    if "xl/workbook.xml" in parts or any(name.startswith("xl/") for name in parts):
        sheets = sheets_of(content, parts)
        return _of_grid(Source.XLSX, _best(grid for grid in sheets), ())
    tables: dict[str, list[dict[str, Any]]] = {}
    for name, part in parts.items():
        bare = name.rpartition("/")[2].lower()
        if name.startswith("__MACOSX/") or bare.startswith("."):
            continue
        if bare.endswith(".csv") and (table := table_named(bare.removesuffix(".csv"))):
            tables.setdefault(table, []).extend(_records(csv_grid(text_of(part)[0], MAX_RECORDS)))
        elif bare.endswith(".json") and bare != "datapackage.json":
            join(tables, of_json(_json(text_of(part)[0])))
    if not ("service" in tables or "organization" in tables):
        raise UserProblem("partners-other-file")
    return read_hsds(tables)


# -- text ---------------------------------------------------------------------------------------------------------


def text_of(content: bytes) -> tuple[str, bool]:
    """Bytes to text, and whether letters had to be guessed: UTF-8, UTF-16 with or without its mark, else Windows-1252.

    Raises UserProblem "partners-encoding" for wide text that is cut.
    """
    wide = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "") or _unmarked(content)
    if not wide:
        text, guessed = decode(content.removeprefix(codecs.BOM_UTF8), "cp1252")
        return text.replace("\x00", ""), guessed
    try:
        return content.decode(wide).removeprefix("\ufeff").replace("\x00", ""), False
    except UnicodeDecodeError:
        raise UserProblem("partners-encoding") from None


def _unmarked(content: bytes) -> str:
    """UTF-16 without a mark: in Dutch text every other byte is nothing."""
    head = content[:400]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if len(head) < 8 or max(odd, even) * 5 < len(head):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_binary(text: str) -> bool:
    head = text[:2000]
    strange = sum(sign < " " and sign not in "\t\r\n\f\v" for sign in head)
    return strange * 20 > len(head)


def _json(text: str) -> Any:
    """One value, or one per line. Raises UserProblem "partners-json" with the line."""
    try:
        return json.loads(text)
    except RecursionError:
        raise UserProblem("partners-json", line=1) from None
    except ValueError as problem:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            if len(lines) > 1:
                return [json.loads(line) for line in lines]
        except (ValueError, RecursionError):
            pass
        raise UserProblem("partners-json", line=int(getattr(problem, "lineno", 1))) from None


# -- tables -------------------------------------------------------------------------------------------------------


def csv_grid(text: str, most: int = MAX_PARTNERS) -> Grid:
    """Rows of a CSV, whatever sign stands between the columns; `most` besides the headings.

    Raises UserProblem "partners-quote" (with the row where a quote was opened and never closed), "partners-too-many".
    """
    separator, text = _separator(text)
    csv.field_size_limit(_LARGEST_CELL)
    found: Grid = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader, 1):
            if any(cells):
                found.append((number, cells[:MAX_COLUMNS]))
            _check_count(len(found) - 1, most)
    except csv.Error:
        raise UserProblem("partners-quote", row=len(found) + 1) from None
    if found and text.count('"') % 2 and any("\n" in cell or "\r" in cell for cell in found[-1][1][-1:]):
        raise UserProblem("partners-quote", row=found[-1][0])
    return found


def _separator(text: str) -> tuple[str, str]:
    """The sign between the columns, and the text without the line in which some programs say so."""
    head, _line, rest = text.partition("\n")
    if head.strip().lower().startswith("sep=") and len(head.strip()) == 5:
        return head.strip()[4], rest
    lines = [Counter(_outside_quotes(line)) for line in text.splitlines()[:_LOOKED_AT] if line.strip()]

    def worth(sign: str) -> tuple[int, int, int]:
        """How many headings it gives; else how many lines have the same number of it, and that number."""
        counts = Counter(line[sign] for line in lines if line[sign])
        even = max(((times, number) for number, times in counts.items()), default=(0, 0))
        found = heading_row(_first_rows(text, sign))
        return (found[1].worth if found else 0, *even)

    return max(_SEPARATORS, key=worth), text


def _first_rows(text: str, sign: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text[:_HEAD], newline=""), delimiter=sign)
    try:
        return [row[:MAX_COLUMNS] for row in islice(reader, _LOOKED_AT)]
    except csv.Error:
        return []


def _outside_quotes(line: str) -> str:
    return "".join(part for part in line.split('"')[::2])


def _check_count(count: int, most: int = MAX_PARTNERS) -> None:
    if count > most:
        raise UserProblem("partners-too-many", limit=MAX_PARTNERS)


def _records(grid: Grid) -> Iterable[dict[str, Any]]:
    """Rows of a table whose headings are names of fields."""
    if not grid:
        return
    headings = [heading.strip().lower() for heading in grid[0][1]]
    for number, cells in grid[1:]:
        yield {**{name: unguarded(cell) for name, cell in zip(headings, cells, strict=False)}, ROW: number}


def _best(grids: Iterable[Grid]) -> Grid:
    """The sheet with the most headings that are known; else the first with anything in it."""
    filled = [grid for grid in grids if grid]
    if not filled:
        raise UserProblem("partners-empty")

    def worth(grid: Grid) -> int:
        found = heading_row([cells for _number, cells in grid[:20]])
        return found[1].worth if found else 0

    return max(filled, key=worth)


def _of_grid(source: Source, grid: Grid, remarks: Sequence[Remark]) -> PartnerFile:
    found = heading_row([cells for _number, cells in grid[:20]])
    if found is None:
        raise UserProblem("partners-no-headings")
    place, layout = found
    reader = TableReader(layout)
    rows = [(number, cells) for number, cells in grid[place + 1 :] if any(cell.strip() for cell in cells)]
    _check_count(len(rows))
    partners: list[FilePartner] = []
    for number, cells in rows:
        partner = reader.partner(number, cells)
        if partner is not None:
            partners.append(partner)
    unknown = [Remark("column-unknown", 0, heading) for heading in layout.unknown]
    return PartnerFile(source, tuple(partners), (*remarks, *unknown, *reader.remarks), len(rows))
