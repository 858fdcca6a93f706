"""Photos and scans from outside: read with care, turned upright, made small, and written again as a plain JPEG.

Only the picture is kept. Where and when it was taken, by which telephone, who made it, a small earlier version of it: all that
is not in the new file, because the new file is made from the dots alone.
"""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass

import pikepdf
from PIL import Image, ImageOps, ImageSequence

from rondom.errors import UserProblem

LONGEST_SIDE = 2000
"""Dots; on A4 that is about 180 per inch: enough to read a signed form and to print a drawing."""
MOST_DOTS = 60_000_000
"""More is refused before it is unpacked: a small file can hold a picture that fills the memory."""
MOST_PAGES = 60
QUALITY = 85

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF", "BMP", "GIF")
"""What is tried; no other reader of Pillow ever sees the bytes."""
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    struct.error,
    MemoryError,
    UserWarning,
)
"""What Pillow raises (or warns of, where warnings are errors) for files that are cut off, damaged or not what they say."""

Image.MAX_IMAGE_PIXELS = MOST_DOTS
warnings.simplefilter("error", Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class Picture:
    """`content` is a JPEG of nothing but dots; the sides are in dots."""

    content: bytes
    width: int
    height: int


def pictures_in(data: bytes) -> list[Picture]:
    """The picture in a file, or all pages of a scan. Upright, at most LONGEST_SIDE, in RGB or grey.

    Raises UserProblem "picture-heic", "picture-too-large", "picture-many-pages", "picture-unreadable".
    """
    if is_heic(data):
        raise UserProblem("picture-heic")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            pages = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1
            if pages > MOST_PAGES:
                raise UserProblem("picture-many-pages", limit=MOST_PAGES)
            if pages == 1:
                return [_made(opened)]
            return [_made(frame) for frame in ImageSequence.Iterator(opened)]
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UserProblem("picture-too-large", limit=MOST_DOTS // 1_000_000) from None
    except _UNREADABLE:
        raise UserProblem("picture-unreadable") from None


def is_heic(data: bytes) -> bool:
    """A photo as telephones of Apple keep it, which cannot be read here."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS


def as_page(jpegs: list[bytes]) -> bytes:
    """A PDF with one A4 page for each JPEG, upright or lying as the picture is. The dots go in as they are."""
    made = pikepdf.new()
    for jpeg in jpegs:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
            (width, height), grey = opened.size, opened.mode == "L"
        _add_page(made, jpeg, width, height, grey)
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


def _made(image: Image.Image) -> Picture:
    if image.width * image.height > MOST_DOTS:
        raise Image.DecompressionBombError
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is unpacked no larger than is needed
    upright = _upright(image)
    plain = _on_white(upright)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), *bare.size)


def _upright(image: Image.Image) -> Image.Image:
    """As the camera was held; a note about that which cannot be read is no reason to refuse a photo."""
    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except _UNREADABLE:
        return image


def _on_white(image: Image.Image) -> Image.Image:
    """Grey or RGB; what was see-through becomes paper."""
    if image.mode.startswith(("I", "F")):  # 16 bits of grey from a scanner
        _low, high = image.getextrema()
        top = 65_535 if float(high) > 255 else 255  # type: ignore[arg-type]  # one band has one pair
        return image.convert("F").point(lambda dot: dot * (255 / top)).convert("L")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        paper = Image.new("RGB", seen.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


_A4 = (595.276, 841.89)
_MARGIN = 28.35


def _add_page(made: pikepdf.Pdf, jpeg: bytes, width: int, height: int, grey: bool) -> None:
    paper = _A4 if height >= width else _A4[::-1]
    scale = min((paper[0] - 2 * _MARGIN) / width, (paper[1] - 2 * _MARGIN) / height)
    wide, high = width * scale, height * scale
    picture = made.make_stream(jpeg)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = width, height, 8
    picture.ColorSpace = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
    picture.Filter = pikepdf.Name.DCTDecode
    page = made.add_blank_page(page_size=paper)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=made.make_indirect(picture)))
    left, low = (paper[0] - wide) / 2, (paper[1] - high) / 2
    page.Contents = made.make_stream(f"q {wide:.2f} 0 0 {high:.2f} {left:.2f} {low:.2f} cm /Picture Do Q".encode())
