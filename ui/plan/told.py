"""A paper as a screen reader hears it: headings, lists, tables and pictures, taken from the structure in the PDF itself."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from rondom.pdf.pages_of_pdf import opened
from rondom.pdf.structure_read import Node, structure_of
from ui.plan.raster import page_texts

_HEADING = re.compile(r"/H([1-6])?")


class Sort(Enum):
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    TABLE = "table"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Told:
    """One block. `level` is that of a heading, or how deep an item lies, and what more it says; from 1."""

    sort: Sort
    text: str
    level: int = 0
    mark: str = ""
    """What stands before an item: "ouder:", "1."."""
    head: tuple[str, ...] = ()
    """The words above the columns of a table; () when it has none."""
    rows: tuple[tuple[str, ...], ...] = ()
    page: int = 0
    """Where it begins; 0 is the first."""


def told_of(content: bytes) -> tuple[Told, ...]:
    """All blocks in reading order; for the worker thread. A document without structure is told line by line."""
    root = structure_of(content)
    told = tuple(_blocks(root, _Words(content), 0)) if root is not None else ()
    if told:
        return told
    pages = enumerate(page_texts(content))
    return tuple(Told(Sort.TEXT, line, page=at) for at, text in pages for line in text.split("\n") if line.strip())


# -- its words ------------------------------------------------------------------------------------------------


class _Words:
    """The words of every piece of marked content, page by page as they are asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._pages: dict[int, dict[int, str]] = {}

    def of(self, page: int, number: int) -> str:
        if page not in self._pages:
            self._pages[page] = _marked(self._content, page) if page >= 0 else {}
        return self._pages[page].get(number, "")


def _marked(content: bytes, page: int) -> dict[int, str]:
    from pypdfium2 import raw

    found: dict[int, list[str]] = {}
    with opened(content) as document:
        sheet = document[page]
        text = sheet.get_textpage()
        try:
            for at in range(raw.FPDFPage_CountObjects(sheet)):
                piece = raw.FPDFPage_GetObject(sheet, at)
                if raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_TEXT:
                    number = raw.FPDFPageObj_GetMarkedContentID(piece)
                    if number >= 0:
                        found.setdefault(number, []).append(_text_of(piece, text))
        finally:
            text.close()
    return {number: "".join(parts) for number, parts in found.items()}


def _text_of(piece: Any, page: Any) -> str:
    from pypdfium2 import raw

    size = raw.FPDFTextObj_GetText(piece, page, None, 0)
    if size <= 2:
        return ""
    memory = (ctypes.c_ushort * (size // 2))()
    raw.FPDFTextObj_GetText(piece, page, memory, size)
    return bytes(memory).decode("utf-16-le", "replace").rstrip("\0")


# -- blocks ---------------------------------------------------------------------------------------------------


def _blocks(node: Node, words: _Words, depth: int) -> Iterator[Told]:
    """`depth` is in how many lists it stands."""
    page = _page(node)
    if heading := _HEADING.fullmatch(node.role):
        yield from _some(Told(Sort.HEADING, _text(node, words), int(heading[1] or 1), page=page))
    elif node.role == "/Figure" or (node.alt and not _has_text(node)):
        yield from _some(Told(Sort.PICTURE, node.alt or _text(node, words), page=page))
    elif node.role == "/Table":
        yield from _table(node, words)
    elif node.role == "/L":
        for item in _elements(node):
            yield from _item(item, words, depth + 1)
    elif node.role in ("/P", "/Caption", "/Note", "/Quote", "/BlockQuote") or not _elements(node):
        yield from _some(Told(Sort.TEXT, _text(node, words), page=page))
    else:
        for kid in _elements(node):
            yield from _blocks(kid, words, depth)


def _item(item: Node, words: _Words, depth: int) -> Iterator[Told]:
    """The mark goes before the first words; what follows in the same item stands under it."""
    if item.role != "/LI":
        yield from _blocks(item, words, depth)
        return
    mark = " ".join(_text(one, words) for one in _elements(item) if one.role == "/Lbl")
    mark = f"{mark}:" if mark and mark[-1].isalpha() else mark
    first = True
    for part in _elements(item):
        if part.role == "/Lbl":
            continue
        for one in _blocks(part, words, depth):
            if one.sort is Sort.TEXT and first:
                yield replace(one, sort=Sort.ITEM, level=depth, mark=mark)
                first = False
            elif one.sort is Sort.TEXT:
                yield replace(one, level=depth)
            else:
                yield one


def _table(node: Node, words: _Words) -> Iterator[Told]:
    rows = [row for row in _walk(node) if row.role == "/TR"]
    read = [([cell for cell in _elements(row) if cell.role in ("/TH", "/TD")]) for row in rows]
    head: tuple[str, ...] = ()
    if read and read[0] and all(cell.heads_column for cell in read[0]):
        head = tuple(_cell(cell, words) for cell in read.pop(0))
    told = tuple(tuple(_cell(cell, words) for cell in row) for row in read if row)
    if told or head:
        yield Told(Sort.TABLE, "", head=head, rows=told, page=_page(node))


def _cell(cell: Node, words: _Words) -> str:
    """All blocks of a cell, each on a line of its own."""
    if not any(isinstance(kid, Node) for kid in cell.kids):
        return _text(cell, words)
    return "\n".join(f"{one.mark} {one.text}".strip() for one in _blocks(_as_group(cell), words, 0))


def _as_group(cell: Node) -> Node:
    """The cell as a plain group, so that its own blocks are told."""
    return Node("/Div", cell.actual, cell.alt, cell.kids)


def _some(one: Told) -> Iterator[Told]:
    if one.text:
        yield one


def _text(node: Node, words: _Words) -> str:
    """The words in reading order; what the structure says they are, when it says so."""
    return node.actual or " ".join("".join(_pieces(node, words)).split())


def _pieces(node: Node, words: _Words) -> Iterator[str]:
    for kid in node.kids:
        if isinstance(kid, tuple):
            yield words.of(*kid)
        elif kid.actual:
            yield f"{kid.actual} "
        else:
            yield from _pieces(kid, words)


def _has_text(node: Node) -> bool:
    return any(isinstance(one, Node) and one.role in ("/P", "/TR", "/LI") for one in _walk(node))


def _elements(node: Node) -> list[Node]:
    return [kid for kid in node.kids if isinstance(kid, Node)]


def _walk(node: Node) -> Iterator[Node]:
    for kid in _elements(node):
        yield kid
        yield from _walk(kid)


def _page(node: Node) -> int:
    """Of its first words."""
    for kid in node.kids:
        found = kid[0] if isinstance(kid, tuple) else _page(kid)
        if found >= 0:
            return found
    return -1
