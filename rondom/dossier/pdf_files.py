"""PDF files from outside: only what stands on the pages is kept.

A PDF can hold programs, other files, and orders to open something or to send a form away. All of it is taken out, and so are the
notes about who made it, on which machine, and where the photos in it were taken.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from rondom.dossier.pdf_room import is_locked, is_too_much
from rondom.dossier.pictures import pictures_in
from rondom.errors import UserProblem

MOST_PAGES = 200

_NEVER = (
    "/AA",
    "/JS",
    "/OpenAction",
    "/EF",
    "/AF",
    "/Metadata",
    "/PieceInfo",
    "/Collection",
    "/XFA",
    "/RichMediaContent",
)
"""Keys that mean the same wherever they stand: something that runs, a file inside, or notes about the making."""
_ROOT = ("/Names", "/URI", "/Threads", "/SpiderInfo", "/Perms", "/Legal", "/Requirements")
_STAYS = ("/GoTo",)
"""The only order that remains: to another page of the same file."""
_ACTIVE = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
_LARGE_SIDE = 1700
"""Dots; pictures of more are made smaller when the whole file is too large."""


def harmless(data: bytes, largest: int) -> bytes:
    """The same pages without what could run or tell more than they show. At most `largest` bytes when that can be reached.

    Raises UserProblem "pdf-locked", "pdf-unreadable", "pdf-many-pages", "pdf-too-much".
    """
    if is_locked(data):
        raise UserProblem("pdf-locked")
    if is_too_much(data):
        raise UserProblem("pdf-too-much")
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise UserProblem("pdf-locked")
            if not 0 < len(pdf.pages) <= MOST_PAGES:
                raise UserProblem("pdf-many-pages" if len(pdf.pages) else "pdf-unreadable", limit=MOST_PAGES)
            _clean(pdf)
            made = _saved(pdf)
            if len(made) > largest:
                _shrink(pdf)
                made = _saved(pdf)
            return made
    except pikepdf.PasswordError:
        raise UserProblem("pdf-locked") from None
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError, OSError):
        raise UserProblem("pdf-unreadable") from None


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out, object_stream_mode=pikepdf.ObjectStreamMode.generate, stream_decode_level=pikepdf.StreamDecodeLevel.none,
        deterministic_id=True,
    )  # fmt: skip
    return out.getvalue()


def _clean(pdf: Pdf) -> None:
    _drop(pdf.Root, _ROOT)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for page in pdf.pages:
        _still(page.obj)
    seen: set[tuple[int, int]] = set()
    for found in pdf.objects:
        _walk(found, seen, 0)
    _walk(pdf.trailer, seen, 0)


def _still(page: Object) -> None:
    """Annotations that play or carry something go; a plain note or a tick in a form stays."""
    notes = page.get("/Annots")
    if isinstance(notes, Array):
        kept = [one for one in notes if not _is_active(one)]
        page["/Annots"] = Array(kept)


def _is_active(note: Object) -> bool:
    return not isinstance(note, Dictionary) or str(note.get("/Subtype")) in _ACTIVE


def _walk(found: Object, seen: set[tuple[int, int]], depth: int) -> None:
    """Every dictionary that hangs directly in this object; what is referred to comes by itself."""
    if depth > 60:
        return
    if isinstance(found, pikepdf.Stream):
        _drop(found, ("/F", "/FFilter", "/FDecodeParms"))  # a stream whose bytes would come from another file
        _without_notes(found)
    if isinstance(found, Dictionary | pikepdf.Stream):
        _drop(found, _NEVER)
        for key in ("/A", "/Next", "/PA"):
            if key in found and _orders(found[key]):
                del found[key]
        _walk_all((found[key] for key in list(found.keys())), seen, depth)
    elif isinstance(found, Array):
        _walk_all(list(found), seen, depth)


def _walk_all(parts: Iterable[Object], seen: set[tuple[int, int]], depth: int) -> None:
    for part in parts:
        if isinstance(part, Dictionary | Array | pikepdf.Stream) and not part.is_indirect:
            _walk(part, seen, depth + 1)


def _orders(action: Object) -> bool:
    """Whether this is an order to do something else than turning to a page."""
    if isinstance(action, Array):
        return any(_orders(one) for one in action)
    return isinstance(action, Dictionary) and "/S" in action and str(action["/S"]) not in _STAYS


def _drop(found: Object, keys: Iterable[str]) -> None:
    for key in keys:
        if key in found:
            del found[key]


# -- the pictures in it ---------------------------------------------------------------------------------------


def _without_notes(stream: pikepdf.Stream) -> None:
    """A photo in a PDF may still tell where it was taken."""
    if stream.get("/Subtype") == Name.Image and stream.get("/Filter") in (Name.DCTDecode, [Name.DCTDecode]):
        raw = stream.read_raw_bytes()
        bare = bare_jpeg(raw)
        if bare != raw:
            how = stream.get("/DecodeParms")
            stream.write(bare, filter=Name.DCTDecode)
            if how is not None:
                stream["/DecodeParms"] = how


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without notes, and the very same dots. What does not look like one comes back as it was."""
    if data[:2] != b"\xff\xd8":
        return data
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xDA:  # from here on dots
            return b"".join((*kept, data[at:]))
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if not (0xE1 <= mark <= 0xED or mark in (0xEF, 0xFE)):  # APP0 and APP14 say how to read the dots
            kept.append(data[at:end])
        at = end
    return data


def _shrink(pdf: Pdf) -> None:
    """Pictures of more dots than paper needs are written again, smaller. What cannot be read stays as it is."""
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == Name.Image and _may_shrink(found):
            with contextlib.suppress(Exception):
                _write_smaller(found)


def _may_shrink(picture: pikepdf.Stream) -> bool:
    plain = not any(key in picture for key in ("/SMask", "/Mask", "/ImageMask", "/Decode"))
    return plain and max(int(picture.get("/Width", 0)), int(picture.get("/Height", 0))) > _LARGE_SIDE // 2


def _write_smaller(picture: pikepdf.Stream) -> None:
    held = io.BytesIO()
    pikepdf.PdfImage(picture).as_pil_image().convert("RGB").save(held, "PNG")
    (made,) = pictures_in(held.getvalue())
    if len(made.content) < len(picture.read_raw_bytes()):
        _drop(picture, ("/DecodeParms",))
        picture.write(made.content, filter=Name.DCTDecode)
        picture["/Width"], picture["/Height"] = made.width, made.height
        picture["/ColorSpace"], picture["/BitsPerComponent"] = Name.DeviceRGB, 8
