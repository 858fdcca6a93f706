"""The timeline as a loose picture: PNG from the printed sheet itself, SVG from the same drawing."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageWriter

from rondom.errors import Bug
from rondom.pdf.timeline_document import TimelineSheet, timeline_pdf
from rondom.pdf.timeline_picture import timeline_svg, words_of
from rondom.timeline.sheets import TimelineReading
from ui.plan.raster import rasterise

PNG, SVG = "png", "svg"
SHARP = 300
"""Dots per inch of a PNG."""
_PER_METRE = round(SHARP / 0.0254)


def picture(reading: TimelineReading, sheet: TimelineSheet, kind: str) -> bytes:
    """The first sheet as a file of this `kind`; for the worker thread. No metadata names the child."""
    return timeline_svg(reading, sheet) if kind == SVG else _png(reading, sheet)


def _png(reading: TimelineReading, sheet: TimelineSheet) -> bytes:
    image, words = rasterise(timeline_pdf(reading, sheet, listed=False), 0, SHARP), words_of(reading)
    image.setDotsPerMeterX(_PER_METRE)
    image.setDotsPerMeterY(_PER_METRE)
    image.setText("Title", words.title)
    image.setText("Description", words.description)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise Bug("unexpected", detail="a picture that cannot be written")
    buffer.close()
    return bytes(content.data())
