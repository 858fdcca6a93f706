"""The structure of any PDF, read back: which element stands in which, and which words on which page belong to it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

_DEEPEST = 40
"""Elements in elements; a document of ours has a dozen. Guards against a file that holds itself."""


@dataclass(slots=True)
class Node:
    """An element, with its kids in reading order: elements, or the words of (page, number)."""

    role: str
    actual: str
    alt: str
    kids: list[Node | tuple[int, int]]
    heads_column: bool = False


def structure_of(content: bytes) -> Node | None:
    """From the root down; None for a document without structure, or with one that is none."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            root = document.Root.get("/StructTreeRoot")
            if root is None or "/K" not in root:
                return None
            return _Tree({page.obj.objgen: at for at, page in enumerate(document.pages)}).node(root, -1, 0)
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError):
        return None  # a file from elsewhere may have a structure that is none


class _Tree:
    """Reads elements with what hangs under them, each once; `numbers` are those of the pages."""

    def __init__(self, numbers: dict[Any, int]) -> None:
        self._numbers = numbers
        self._seen: set[Any] = set()

    def node(self, element: Any, page: int, deep: int) -> Node:
        """`page` is that of the element above it, which counts when it names none."""
        page = self._page(element, page)
        made = Node(str(element.get("/S", "/")), _said(element, "/ActualText"), _said(element, "/Alt"), [])
        made.heads_column = made.role == "/TH" and _scope(element.get("/A")) == "/Column"
        if deep < _DEEPEST:
            kids = (self._kid(one, page, deep) for one in _listed(element.get("/K")))
            made.kids += [kid for kid in kids if kid is not None]
        return made

    def _kid(self, one: Any, page: int, deep: int) -> Node | tuple[int, int] | None:
        if isinstance(one, int):
            return page, one
        kind = str(one.get("/Type", ""))
        if kind == "/MCR":
            return self._page(one, page), int(one.MCID)
        if kind == "/OBJR" or (one.is_indirect and one.objgen in self._seen):
            return None
        self._seen.add(one.objgen)
        return self.node(one, page, deep + 1)

    def _page(self, element: Any, otherwise: int) -> int:
        own = element.get("/Pg")
        return self._numbers.get(own.objgen, otherwise) if own is not None else otherwise


def _scope(attributes: Any) -> str:
    """Of a cell that heads a row or a column; its attributes are one dictionary or a list of them."""
    import pikepdf

    found = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    scopes = [str(one["/Scope"]) for one in found if isinstance(one, pikepdf.Dictionary) and "/Scope" in one]
    return scopes[0] if scopes else ""


def _listed(kids: Any) -> list[Any]:
    import pikepdf

    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _said(element: Any, key: str) -> str:
    return " ".join(str(element.get(key, "")).split())
