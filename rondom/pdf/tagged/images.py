"""Photos and scans. What is not plain colour is made so, and what a camera wrote beside the picture never goes along."""

from __future__ import annotations

import io

from PIL import Image
from reportlab.lib.utils import ImageReader

from .canvas import TaggedCanvas
from .flowables import Figure

MOST_PIXELS = 25_000_000
"""A picture that unpacks to more is not opened: a small file can hold a very large one."""
_PLAIN = ("RGB", "L")
_TOLD = frozenset({"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"})
"""What may stand in a JPEG beside the picture: how it was packed. Anything else (EXIF, XMP, a comment) is taken out."""
_SCREEN = 72 / 96


def picture(content: bytes, alt: str, most: tuple[float, float]) -> Figure:
    """A JPEG or PNG with what it shows in words, at most so wide and so high in points; small ones are not blown up beyond 96
    dots to the inch. Raises ValueError when it is neither, is broken, or is too large.
    """
    reader = ImageReader(io.BytesIO(_bare(content)))
    wide, high = reader.getSize()
    scale = min(most[0] / max(wide, 1), most[1] / max(high, 1), _SCREEN)
    size = (wide * scale, high * scale)

    def paint(canvas: TaggedCanvas) -> None:
        canvas.drawImage(reader, 0, 0, *size)

    return Figure(size, paint, alt, most[1])


def _bare(content: bytes) -> bytes:
    """The same picture with nothing beside it, in red, green and blue or in grey."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError("a picture with too many pixels")
            if image.format == "JPEG" and image.mode in _PLAIN and set(image.info) <= _TOLD:
                image.load()
                return content
            return _packed(image)
    except (OSError, SyntaxError, Image.DecompressionBombError) as problem:
        raise ValueError("not a picture that can be printed") from problem


def _packed(image: Image.Image) -> bytes:
    """See-through becomes white. A JPEG stays one; a drawing with few colours stays sharp."""
    kept = image.format
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        plain = ground.convert("RGB")
    else:
        plain = image.convert(image.mode if image.mode in _PLAIN else "RGB")
    plain.info.clear()
    made = io.BytesIO()
    if kept == "JPEG":
        plain.save(made, "JPEG", quality=88)
    else:
        plain.save(made, "PNG")
    return made.getvalue()
