"""Photos and scans from outside: bounded, upright, and nothing but dots."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from rondom.dossier.pictures import LONGEST_SIDE, MOST_PAGES, as_page, pictures_in
from rondom.errors import Problem, UserProblem


def photo(width: int = 900, height: int = 600, turned: int = 6) -> bytes:
    """As a telephone makes it: lying on its side, with the maker, the place and a small earlier version in it."""
    image = Image.new("RGB", (width, height), "white")
    image.paste((200, 30, 30), (0, 0, width // 2, height // 2))  # red in the corner that is left and above in the file
    notes = Image.Exif()
    notes[0x0112] = turned
    notes[0x010F] = "Telefoonmerk"
    place = notes.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (52.0, 5.0, 1.0), "E", (4.0, 18.0, 2.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=notes, comment=b"thuis bij Mees", xmp=b"<x:xmpmeta>Geheim</x:xmpmeta>", quality=90)
    return out.getvalue()


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def marks(jpeg: bytes) -> list[int]:
    """The segments before the dots."""
    found, at = [], 2
    while jpeg[at + 1] != 0xDA:
        found.append(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found


def test_nothing_of_where_and_when_a_photo_was_taken_is_left() -> None:
    taken = photo()
    assert b"Telefoonmerk" in taken and b"Exif" in taken and b"Geheim" in taken
    (made,) = pictures_in(taken)
    assert not {0xE1, 0xE2, 0xED, 0xFE} & set(marks(made.content)), "no EXIF, ICC, IPTC or comment"
    for secret in (b"Telefoonmerk", b"Exif", b"Geheim", b"thuis bij Mees", b"GPS"):
        assert secret not in made.content
    with Image.open(io.BytesIO(made.content)) as seen:
        assert not seen.getexif()


@pytest.mark.parametrize(
    ("turned", "red"), [(1, (0, 0)), (3, (1, 1)), (6, (1, 0)), (8, (0, 1)), (2, (1, 0)), (99, (0, 0))]
)
def test_a_photo_stands_upright(turned: int, red: tuple[int, int]) -> None:
    (made,) = pictures_in(photo(turned=turned))
    with Image.open(io.BytesIO(made.content)) as seen:
        assert (seen.width > seen.height) == (turned not in (6, 8))
        at = (red[0] * seen.width * 3 // 4 + seen.width // 8, red[1] * seen.height * 3 // 4 + seen.height // 8)
        colour = seen.getpixel(at)
        assert colour[0] > 150 and colour[1] < 90


def test_a_large_photo_is_made_smaller_and_a_small_one_stays() -> None:
    (large,) = pictures_in(photo(5000, 3000, 1))
    assert (large.width, large.height) == (LONGEST_SIDE, 1200)
    (small,) = pictures_in(photo(90, 60, 1))
    assert (small.width, small.height) == (90, 60)


@pytest.mark.parametrize(
    ("mode", "kind", "becomes"),
    [("1", "PNG", "L"), ("L", "PNG", "L"), ("LA", "PNG", "RGB"), ("P", "PNG", "RGB"), ("RGBA", "PNG", "RGB"), ("CMYK", "TIFF", "RGB"),
     ("1", "TIFF", "L"), ("RGBA", "WEBP", "RGB"), ("P", "GIF", "RGB"), ("RGB", "BMP", "RGB"), ("CMYK", "JPEG", "RGB")],
)  # fmt: skip
def test_every_way_to_keep_colours_can_be_read(mode: str, kind: str, becomes: str) -> None:
    image = Image.new("RGB", (60, 40), (230, 230, 230)).convert(mode)
    (made,) = pictures_in(saved(image, kind))
    with Image.open(io.BytesIO(made.content)) as seen:
        assert seen.mode == becomes and seen.size == (60, 40)
        light = seen.convert("L").getpixel((5, 5))
        assert light > 180


def test_a_scan_of_sixteen_bits_is_not_all_white() -> None:
    (made,) = pictures_in(saved(Image.new("I;16", (30, 20), 30_000), "PNG"))
    with Image.open(io.BytesIO(made.content)) as seen:
        assert 105 < seen.getpixel((5, 5)) < 125


def test_what_is_see_through_becomes_paper() -> None:
    (made,) = pictures_in(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))
    with Image.open(io.BytesIO(made.content)) as seen:
        assert min(seen.getpixel((10, 10))) > 250


def test_all_pages_of_a_scan_come_along_up_to_a_bound() -> None:
    page = Image.new("1", (170, 240), 1)
    scan = saved(page, "TIFF", save_all=True, append_images=[page] * 2, compression="group4")
    assert len(pictures_in(scan)) == 3
    many = saved(page.resize((8, 8)), "TIFF", save_all=True, append_images=[page.resize((8, 8))] * MOST_PAGES)
    assert refused(many) == "picture-many-pages"


def refused(data: bytes) -> str:
    with pytest.raises(UserProblem) as told:
        pictures_in(data)
    return told.value.code


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\x00" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_000, 12_000, 60_000, 2_000_000])
def test_a_small_file_with_an_enormous_picture_is_refused_before_it_is_unpacked(side: int) -> None:
    assert refused(bomb(side)) == "picture-too-large"


def test_what_cannot_be_read_is_told_with_a_reason() -> None:
    assert refused(photo()[:4000]) == "picture-unreadable"
    assert refused(b"\xff\xd8\xff" + b"niets" * 20) == "picture-unreadable"
    assert refused(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic") == "picture-heic"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_any_damage_is_told_and_never_a_crash(at: int, noise: bytes) -> None:
    whole = photo(300, 200)
    hurt = whole[:at] + noise + whole[at + len(noise) :]
    try:
        for one in pictures_in(hurt):
            assert one.content[:2] == b"\xff\xd8"
    except Problem as told:
        assert told.code.startswith("picture-")


def test_a_picture_becomes_a_page_that_holds_the_same_dots() -> None:
    import pikepdf

    (lying,) = pictures_in(photo(900, 600, 1))
    (standing,) = pictures_in(photo(900, 600, 6))
    with pikepdf.open(io.BytesIO(as_page([lying.content, standing.content]))) as made:
        wide, tall = (page.mediabox for page in made.pages)
        assert wide[2] > wide[3] and tall[3] > tall[2]
        assert made.pages[0].Resources.XObject.Picture.read_raw_bytes() == lying.content
