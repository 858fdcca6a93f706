"""The structure tree of one document: which element stands in which, and where on the pages its content is.

A `Tag` is the identity of an element and belongs to the block that draws it; the `Element` is made when the tag is first
drawn. So the two halves of a paragraph, table or list that is split over two pages meet in one element.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference, PDFString

LEAVES = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Figure", "Span", "Link", "Caption"})
"""Roles whose content is drawn directly; all others only hold elements."""
LINKS_FROM = 1_000_000
"""Number in the parent tree of the first link; below it stand the pages."""


@dataclass(eq=False, slots=True)
class Tag:
    """What a piece of the page is. `actual` replaces the drawn text for a reader, `alt` describes a drawing."""

    role: str
    alt: str = ""
    actual: str = ""
    attributes: str = ""
    """As it stands in the file: "/O/Table/Scope/Row"."""
    lang: str = ""
    """The language of its words when it is not that of the document: "tr"."""
    leaf: bool = field(init=False)

    def __post_init__(self) -> None:
        self.leaf = self.role in LEAVES


@dataclass(frozen=True, slots=True)
class Annotation:
    """The spot on a page that can be clicked, by its name in the ReportLab document: a kid of its Link."""

    page: int
    name: str


@dataclass(eq=False, slots=True)
class Element:
    """A structure element. Kids are elements, (page, marked-content id) pairs and annotations, in reading order."""

    tag: Tag
    parent: Element | None
    name: str
    kids: list[Kid] = field(default_factory=list)
    page: int = 0
    """Number of the page its first content is on; 0 while it has none of its own."""


Kid = Element | tuple[int, int] | Annotation


class Tree:
    """All elements of one document, from its `Document` down, and what every page's marked content belongs to."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._of_tag: dict[Tag, Element] = {}
        self._content: dict[int, list[Element]] = {}
        self._links: list[Element] = []
        self.root = self._new(Tag("Document"), None)

    def element(self, tag: Tag, parent: Element) -> Element:
        """The element of this tag, made under `parent` the first time it is asked for."""
        found = self._of_tag.get(tag)
        if found is None:
            found = self._of_tag[tag] = self._new(tag, parent)
        return found

    def open_content(self, element: Element, page: int) -> int:
        """A new marked-content id on that page, belonging to the element."""
        content = self._content.setdefault(page, [])
        element.page = element.page or page
        element.kids.append((page, len(content)))
        content.append(element)
        return len(content) - 1

    def take_back(self, element: Element, page: int) -> None:
        """Undo the last `open_content`: nothing was drawn in it."""
        content = self._content[page]
        content.pop()
        element.kids.remove((page, len(content)))  # not always the last: an element inside may have come after it
        if not any(isinstance(kid, tuple) for kid in element.kids):
            element.page = 0

    @property
    def links(self) -> int:
        """How many annotations hang in it."""
        return len(self._links)

    def annotate(self, element: Element, page: int, name: str) -> int:
        """Hang an annotation in the element; the number to write in the annotation, so that a reader finds the way back."""
        element.kids.append(Annotation(page, name))
        self._links.append(element)
        return LINKS_FROM + len(self._links) - 1

    def write(self, document: Any) -> PDFObjectReference:
        """Put every element in the ReportLab document; the reference of the root, for the catalog."""
        self._drop_empty()
        for element in self._elements:
            document.Reference(_ElementObject(element), element.name)
        numbers: list[Any] = []
        for page in sorted(self._content):
            if self._content[page]:
                numbers += [page - 1, _References([element.name for element in self._content[page]])]
        for number, element in enumerate(self._links, start=LINKS_FROM):
            numbers += [number, PDFObjectReference(element.name)]
        root = PDFDictionary(
            {
                "Type": PDFName("StructTreeRoot"),
                "K": PDFObjectReference(self.root.name),
                "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
                "ParentTreeNextKey": LINKS_FROM + len(self._links),
            }
        )
        reference: PDFObjectReference = document.Reference(root, _ROOT)
        return reference

    def _new(self, tag: Tag, parent: Element | None) -> Element:
        element = Element(tag, parent, f"StructElem{len(self._elements)}")
        self._elements.append(element)
        if parent is not None:
            parent.kids.append(element)
        return element

    def _drop_empty(self) -> None:
        """Leaves without content (a paragraph of which nothing could be drawn) would be read as silence."""
        empty = {id(e) for e in self._elements if e.tag.leaf and not e.kids}
        for element in self._elements:
            if empty:
                element.kids = [kid for kid in element.kids if not (isinstance(kid, Element) and id(kid) in empty)]
        self._elements = [element for element in self._elements if id(element) not in empty]


_ROOT = "StructTreeRoot"


class _References(PDFObject):
    """A row of references, written as quickly."""

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def format(self, document: Any) -> bytes:
        numbers = document.idToObjectNumberAndVersion
        return b"[" + b" ".join([b"%d %d R" % numbers[name] for name in self._names]) + b"]"


class _ElementObject(PDFObject):
    """Writes one element straight to bytes: several times quicker than a dictionary of objects."""

    __RefOnly__ = 1

    def __init__(self, element: Element) -> None:
        self._element = element

    def format(self, document: Any) -> bytes:
        numbers, element, tag = document.idToObjectNumberAndVersion, self._element, self._element.tag

        def reference(name: str) -> bytes:
            return b"%d %d R" % numbers[name]

        out = [b"<</Type/StructElem/S/%s" % tag.role.encode("ascii"), b"/P "]
        out.append(reference(element.parent.name if element.parent else _ROOT))
        if element.page:
            out += [b"/Pg ", reference(f"Page{element.page}")]
        kids = [_kid(kid, element.page, reference) for kid in element.kids]
        out.append(b"/K[" + b" ".join(kids) + b"]")
        for key, text in ((b"/Alt", tag.alt), (b"/ActualText", tag.actual), (b"/Lang", tag.lang)):
            if text:
                out.append(key + PDFString(text).format(document))
        if tag.attributes:
            out.append(b"/A<<%s>>" % tag.attributes.encode("ascii"))
        return b"".join([*out, b">>"])


def _kid(kid: Kid, page: int, reference: Any) -> bytes:
    """An element by reference; content on the element's own page by its id alone, else with the page."""
    if isinstance(kid, Element):
        return bytes(reference(kid.name))
    if isinstance(kid, Annotation):
        return b"<</Type/OBJR/Pg %s/Obj %s>>" % (reference(f"Page{kid.page}"), reference(kid.name))
    if kid[0] == page:
        return b"%d" % kid[1]
    return b"<</Type/MCR/Pg %s/MCID %d>>" % (reference(f"Page{kid[0]}"), kid[1])
