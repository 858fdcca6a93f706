"""From a file that someone brings to what Rondom keeps: a JPEG of nothing but dots, or a PDF of nothing but pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rondom.dossier.attachments import JPEG, LARGEST, PDF, check_size, one_line
from rondom.dossier.model import AttachmentKind
from rondom.errors import EnvironmentProblem, UserProblem

LARGEST_FILE = 40_000_000
"""Bytes that are read at all; a photo of a telephone has five to fifteen million."""
SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".avif", ".bmp", ".gif")
"""For the window in which a file is chosen. What a file is, is told by its first bytes, whatever it is called."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a", b"BM")


@dataclass(frozen=True, slots=True)
class Taken:
    """Ready to be kept. `title` is a proposal, from the name of the file."""

    title: str
    media_type: str
    content: bytes


def read_file(path: Path) -> bytes:
    """Raises UserProblem "attachment-too-large", EnvironmentProblem "file-unreadable"."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserProblem("attachment-too-large", limit=LARGEST_FILE // 1_000_000)
        return path.read_bytes()
    except OSError:
        raise EnvironmentProblem("file-unreadable") from None


def take_in(data: bytes, name: str = "") -> Taken:
    """Read, made harmless and bounded. Works in memory; takes up to a few seconds for a large scan.

    Raises UserProblem: the codes of `pictures_in` and `harmless`, "attachment-kind", "attachment-empty", "attachment-too-large".
    """
    from rondom.dossier.pdf_files import harmless  # the libraries behind these two load when the first file comes in
    from rondom.dossier.pictures import as_page, is_heic, pictures_in

    if not data:
        raise UserProblem("attachment-empty")
    if b"%PDF-" in data[:1024]:
        taken = Taken(title_of(name), PDF, harmless(data, LARGEST))
    elif _is_picture(data) or is_heic(data):
        made = [one.content for one in pictures_in(data)]
        several = len(made) > 1
        taken = Taken(title_of(name), PDF if several else JPEG, as_page(made) if several else made[0])
    else:
        raise UserProblem("attachment-kind")
    check_size(len(taken.content))
    return taken


def title_of(name: str) -> str:
    """ "scan_formulier-2.pdf" is "scan formulier-2"."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    return one_line(stem.replace("_", " "))


def kind_by_name(title: str) -> AttachmentKind:
    """What the name of a file makes likely; the person sees it and can choose otherwise."""
    words = title.casefold()
    if any(one in words for one in ("tekening", "getekend door")):
        return AttachmentKind.DRAWING
    if any(one in words for one in ("formulier", "toestemming", "handtekening", "akkoord")):
        return AttachmentKind.SIGNED_FORM
    return AttachmentKind.OTHER


def _is_picture(data: bytes) -> bool:
    return data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] == b"ftypavif"
