"""What is really in a PDF: its text, its fonts and its structure, read with other libraries than the one that wrote it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2

from rondom.pdf.pages_of_pdf import ONE_AT_A_TIME


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page, with white space as single spaces. A preview may be drawing on its own thread: one lock."""
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(" ".join(text_page.get_text_range().split()))
            text_page.close()
            page.close()
        return texts


def text(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def letters(words: str) -> str:
    """Without any white space, for comparing text that was broken into lines."""
    return "".join(words.split())


def open_pdf(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def fonts(pdf: bytes) -> dict[str, bool]:
    """Name of every font on any page, and whether its shapes are in the file."""
    with open_pdf(pdf) as document:
        found = {}
        for page in document.pages:
            for font in page.resources.get("/Font", {}).values():
                descriptor = font.get("/FontDescriptor", {})
                found[str(font["/BaseFont"])] = "/FontFile2" in descriptor
        return found


def letter_sizes(pdf: bytes) -> set[float]:
    """Size in points of every letter on any page."""
    sizes: set[float] = set()
    with open_pdf(pdf) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    sizes.add(round(float(operands[1]), 1))
    return sizes


def off_paper(content: bytes) -> list[str]:
    """Letters that stand beside the paper, where nobody sees them."""
    found = []
    with pypdfium2.PdfDocument(content) as document:
        for number, page in enumerate(document, 1):
            wide, high = page.get_size()
            words = page.get_textpage()
            for at in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(at)
                if left < 0 or right > wide + 0.5 or bottom < 0 or top > high + 0.5:
                    found.append(f"page {number}: {words.get_text_bounded(left, bottom, right, top)[:40]}")
            words.close()
    return found


@dataclass
class Node:
    """A structure element, with the marked-content ids it owns per page number."""

    role: str
    attributes: dict[str, str] = field(default_factory=dict)
    alt: str = ""
    actual: str = ""
    content: list[tuple[int, int]] = field(default_factory=list)
    kids: list[Node] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)
    """The page of every spot that can be clicked."""

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, role: str) -> list[Node]:
        return [node for node in self.walk() if node.role == role]

    @property
    def pages(self) -> set[int]:
        return {page for node in self.walk() for page, _number in node.content}


def structure(pdf: bytes) -> Node:
    """The structure tree from its Document element down."""
    with open_pdf(pdf) as document:
        numbers = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        return _node(document.Root.StructTreeRoot.K, numbers)


def marked_content(pdf: bytes) -> set[tuple[int, int]]:
    """Every marked-content id that is drawn, with its page number."""
    with open_pdf(pdf) as document:
        return {
            (index, int(number))
            for index, page in enumerate(document.pages)
            for number in re.findall(rb"/MCID (\d+)", page.obj.Contents.read_bytes())
        }


def drawn_outside(pdf: bytes) -> int:
    """How many drawing operators stand outside any marked content: in a tagged document none."""
    painting = {"Tj", "TJ", "f", "f*", "S", "s", "B", "B*", "b", "b*", "Do"}
    outside = 0
    with open_pdf(pdf) as document:
        for page in document.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
                assert depth in (0, 1), "marked content must not be nested"
                outside += operator in painting and depth == 0
            assert depth == 0
    return outside


def _node(element: Any, numbers: dict[Any, int]) -> Node:
    attributes = {str(key): str(value) for key, value in element.get("/A", {}).items()}
    node = Node(str(element.S)[1:], attributes, str(element.get("/Alt", "")), str(element.get("/ActualText", "")))
    own = numbers.get(element.Pg.objgen) if "/Pg" in element else None
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            assert own is not None
            node.content.append((own, kid))
        elif str(kid.Type) == "/MCR":
            node.content.append((numbers[kid.Pg.objgen], int(kid.MCID)))
        elif str(kid.Type) == "/OBJR":
            node.annotations.append(numbers[kid.Pg.objgen])
        else:
            node.kids.append(_node(kid, numbers))
    return node
