"""A ReportLab canvas that always knows what it is drawing.

Exactly one marked-content sequence is open at any time: that of the innermost leaf (a paragraph, a label, a figure), or an
artifact. What is drawn outside a leaf (lines, backgrounds, marks, heads and feet) is therefore an artifact by
construction; untagged content cannot exist. Sequences may cross the saving of graphics state but not a text object, so
tags open and close between blocks, never inside a line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from . import fixes, srgb
from .faces import missing_in
from .structure import Element, Tag, Tree
from .xmp import Metadata

Furniture = Callable[["TaggedCanvas", int, int], None]
"""Draws head and foot of a page, given its number and the number of pages."""


class TaggedCanvas(Canvas):
    """Draws into memory. `content()` finishes the document and gives its bytes."""

    _code: list[str]
    _doc: Any
    _pageNumber: int

    def __init__(self, size: tuple[float, float], metadata: Metadata, font: str) -> None:
        """`size` in points; `font` is the registered font to start every page with (else Helvetica slips in)."""
        fixes.apply()
        self._metadata = metadata
        self._tree = Tree()
        self._stack: list[Element | None] = []
        self._open: tuple[int, Element | None] | None = None
        self._leaving = _Leaving(self)
        self._pages: list[Any] = []
        self._entries = 0
        self._stamps: dict[Hashable, str] = {}
        options: dict[str, Any] = {"initialFontName": font, "pageCompression": 1, "pdfVersion": (1, 7), "invariant": 0}
        super().__init__(BytesIO(), pagesize=size, lang=metadata.language, **options)
        self.setTitle(metadata.title)
        self.setAuthor(metadata.author)
        self.setCreator(metadata.tool)
        self.setProducer(metadata.tool)
        self.setSubject("")
        self._doc._timeStamp = _Moment(metadata.moment)
        self._doc.signature = hashlib.blake2b(metadata.packet(), digest_size=16)

    def tag(self, tag: Tag) -> AbstractContextManager[None]:
        """`with canvas.tag(…):` what is drawn inside belongs to this tag. Inside an artifact it is part of the artifact."""
        inside_artifact = bool(self._stack) and self._stack[-1] is None
        self._enter(None if inside_artifact else self._tree.element(tag, self._top()))
        return self._leaving

    def artifact(self) -> AbstractContextManager[None]:
        """`with canvas.artifact():` what is drawn inside is not read aloud: a repeated table head, a page number."""
        self._enter(None)
        return self._leaving

    def stamp(self, key: Hashable, x: float, y: float, draw: Callable[[TaggedCanvas], None]) -> None:
        """A small drawing that comes back often, with its origin at x, y. It is worked out once for every `key`."""
        if key not in self._stamps:
            code, self._code = self._code, []
            draw(self)
            self._stamps[key], self._code = "\n".join(self._code), code
        self._code.append(f"q 1 0 0 1 {x:.3f} {y:.3f} cm\n{self._stamps[key]}\nQ")

    def write_lines(
        self, lines: Iterable[tuple[float, str]], font: str, size: float, place: tuple[float, float], leading: float
    ) -> None:
        """Lines of one font, each moved so far to the right, the first on the base line at `place`. Twice as quick as a text
        object of ReportLab; the font must be one of `faces`.
        """
        face: Any = getFont(font)
        (x, y), code, part = place, ["BT"], -1
        for right, text in lines:
            code.append(f"1 0 0 1 {x + right:.3f} {y:.3f} Tm")
            for subset, drawn in face.splitString(text, self._doc):
                if subset != part:
                    code.append(f"{face.getSubsetInternalName(subset, self._doc)} {size:.3f} Tf")
                    part = subset
                code.append(f"({_ODD.sub(_octal, drawn).decode('ascii')}) Tj")
            y -= leading
        code.append("ET")
        self._code.append("\n".join(code))

    def ink(self, ink: Color) -> None:
        """The colour of what is filled or written next, until another is set."""
        self._code.append(f"{ink.red:.3f} {ink.green:.3f} {ink.blue:.3f} rg")

    def rule(self, x: float, y: float, right: float, ink: Color, width: float = 0.6) -> None:
        """A horizontal hairline. Outside a leaf it is an artifact, like everything."""
        colour = f"{ink.red:.3f} {ink.green:.3f} {ink.blue:.3f} RG"
        self._code.append(f"q {width:.2f} w {colour} {x:.2f} {y:.2f} m {right:.2f} {y:.2f} l S Q")

    def ground(self, box: tuple[float, float, float, float], ink: Color) -> None:
        """A filled box (left, bottom, width, height) for what is written over it next. An artifact, also inside a leaf."""
        colour = f"{ink.red:.3f} {ink.green:.3f} {ink.blue:.3f} rg"
        with self.artifact():
            self._code.append(f"q {colour} {' '.join(f'{edge:.2f}' for edge in box)} re f Q")

    def outline(self, text: str, level: int, y: float) -> None:
        """A line in the document outline that jumps to this height of this page. Levels start at 0 and rise by one."""
        self._entries += 1
        key = f"heading-{self._entries}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=y, zoom=0)
        self.addOutlineEntry(text, key, level)

    def hotspot(self, tag: Tag, address: str, corners: tuple[float, float, float, float], said: str) -> None:
        """A spot that opens an address when it is clicked: left, bottom, right, top. It hangs in the element of its `Link` tag,
        inside which it must be drawn; `said` is what a reader hears. Inside an artifact there is nothing to click.
        """
        element = self._stack[-1] if self._stack else None
        if element is None:
            return
        name = f"LINK{self._tree.links}"
        annotation = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(self._absRect(corners, 1)),  # type: ignore[attr-defined]  # private, so not in the stubs
            "Border": PDFArray([0, 0, 0]),
            "F": 4,  # printed; neither hidden nor only for the screen
            "Contents": PDFString(said),
            "A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(address)}),
            "StructParent": self._tree.annotate(element, self._pageNumber, self._doc.annotationName(name)),
        }
        self._addAnnotation(PDFDictionary(annotation), name)  # type: ignore[attr-defined]  # private as well

    @property
    def missing(self) -> frozenset[str]:
        """The signs that were drawn as something else, because their font has no shape for them."""
        return missing_in(self._doc)

    def content(self, furniture: Furniture | None = None) -> bytes:
        """Finish: heads and feet, structure, metadata. The canvas cannot be used after it."""
        if self._has_content():
            self.showPage()
        self._close_sequence()
        if furniture is not None:
            self._draw_furniture(furniture)
        self._code.clear()
        for page in self._pages:
            self._doc.signature.update(page.stream.encode("utf-8", "replace"))
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._tree.write(self._doc)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = XMP(creator=lambda _document: self._metadata.packet())
        catalog.OutputIntents = self._colour_space()
        self.setViewerPreference("DisplayDocTitle", "true")
        return bytes(self._doc.GetPDFData(self))

    def _colour_space(self) -> PDFArray:
        """What red, green and blue mean here, without which a file cannot be kept for ever."""
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        profile = self._doc.Reference(PDFStream(PDFDictionary({"N": 3}), srgb.PROFILE), "ColourProfile")
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(srgb.NAME),
            "Info": PDFString(srgb.NAME),
            "DestOutputProfile": profile,
        }
        return PDFArray([PDFDictionary(intent)])

    # The hooks of ReportLab's page life.

    def init_graphics_state(self) -> None:
        super().init_graphics_state()
        self._open_sequence()

    def showPage(self) -> None:
        self._close_sequence()
        super().showPage()

    def _restartAccumulators(self) -> None:
        super()._restartAccumulators()  # type: ignore[misc]  # private, so not in the stubs
        self._open = None

    def _setAnnotations(self, page: Any) -> None:
        """ReportLab's only hook that hands over the page object."""
        super()._setAnnotations(page)  # type: ignore[misc]  # private, so not in the stubs
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._pageNumber - 1
        page.Tabs = PDFName("S")
        self._pages.append(page)

    # Marked content.

    def _top(self) -> Element:
        return (self._stack[-1] if self._stack else None) or self._tree.root

    def _enter(self, element: Element | None) -> None:
        self._stack.append(element)
        self._open_sequence()

    def leave(self) -> None:
        """End the innermost tag; `with` does this."""
        self._stack.pop()
        self._open_sequence()

    def _open_sequence(self) -> None:
        """Of the innermost element when that is a leaf, else of an artifact; one that is already open goes on."""
        element = self._stack[-1] if self._stack else None
        if element is not None and element.tag.leaf:
            self._close_sequence()
            number = self._tree.open_content(element, self._pageNumber)
            self._code.append(f"/{element.tag.role} <</MCID {number}>> BDC")
            self._open = (len(self._code), element)
        elif self._open is None or self._open[1] is not None:
            self._close_sequence()
            self._code.append("/Artifact BMC")
            self._open = (len(self._code), None)

    def _close_sequence(self) -> None:
        """An empty sequence is taken back: a reader would stop at nothing."""
        if self._open is None:
            return
        position, element = self._open
        self._open = None
        if len(self._code) > position:
            self._code.append("EMC")
            return
        self._code.pop()
        if element is not None:
            self._tree.take_back(element, self._pageNumber)

    def _has_content(self) -> bool:
        return self._open is not None and (len(self._code) > 1 or len(self._code) > self._open[0])

    def _draw_furniture(self, furniture: Furniture) -> None:
        """Heads and feet come last, when the number of pages is known; each goes at the end of its own page."""
        for number, page in enumerate(self._pages, start=1):
            self._code[:] = []
            Canvas.init_graphics_state(self)
            self._code.append("/Artifact <</Type/Pagination>> BDC")
            furniture(self, number, len(self._pages))
            self._code.append("EMC")
            page.stream += "\n".join(self._code) + "\n"


_ODD = re.compile(rb"[^ -'*-\[\]-~]")
"""What cannot stand in a string as it is: brackets, the backslash and everything that is not plain ASCII."""


def _octal(found: re.Match[bytes]) -> bytes:
    return b"\\%03o" % found[0][0]


class _Leaving(AbstractContextManager[None]):
    """Ends the innermost tag; one for all tags, for they end in the order in which they began."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas

    def __exit__(self, *_problem: object) -> None:
        self._canvas.leave()


class _Moment:
    """ReportLab's time stamp, but from our clock: two prints of the same plan at the same moment are the same bytes."""

    def __init__(self, moment: datetime) -> None:
        offset = moment.utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset else 0
        self.t = moment.timestamp()
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh, self.dmm = divmod(abs(minutes), 60)
        self.dhh = -self.dhh if minutes < 0 else self.dhh
        self.tzname = moment.tzname() or ""
