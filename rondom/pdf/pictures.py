"""A photo or a scan on a page: bytes that were made by `rondom.dossier.pictures`, never a file as it came in."""

from __future__ import annotations

import io

from reportlab.lib.utils import ImageReader

from rondom.pdf.tagged.blocks import Block
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import Figure


def picture(content: bytes, alt: str, most: tuple[float, float]) -> Block:
    """At most so wide and so high, in points; small ones are not blown up beyond 96 dots to the inch."""
    reader = ImageReader(io.BytesIO(content))
    wide, high = reader.getSize()
    scale = min(most[0] / max(wide, 1), most[1] / max(high, 1), 0.75)
    size = (wide * scale, high * scale)

    def paint(canvas: TaggedCanvas) -> None:
        canvas.drawImage(reader, 0, 0, *size)

    return Figure(size, paint, alt, most[1])
