"""The files of the Voorbeeldschool: a drawing of a child and a form that came back, both made here from lines."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from rondom.demo_days import Days
from rondom.dossier.attachments import JPEG, keep
from rondom.dossier.intake import take_in
from rondom.dossier.model import AttachmentKind
from rondom.paths import resource
from rondom.privacy.forms import add_form
from rondom.vault.store import Session

Content = Mapping[str, Any]
_PAPER = (252, 250, 244)
_BLUE, _RED, _GREEN, _YELLOW, _BROWN, _INK = (
    (60, 110, 190), (205, 70, 60), (80, 150, 80), (240, 190, 50), (140, 95, 60), (45, 45, 60),
)  # fmt: skip


def add_drawing(session: Session, pupil: str, meeting: str, title: str, days: Days, on: int) -> None:
    """A tower of blocks, as a child would draw it, with the meeting it was made for."""
    keep(session, pupil, title, AttachmentKind.DRAWING, JPEG, take_in(_drawing()).content, days.day(on), meeting)


def add_scan(session: Session, consent_ids: list[str], form: Content, days: Days) -> None:
    """A form for one permission, with a signature, as a scanner sees it."""
    content = take_in(_scan(form["head"], tuple(form["lines"]))).content
    add_form(session, consent_ids, form["title"], JPEG, content, days.day(form["days"]))


@cache
def _drawing() -> bytes:
    image = Image.new("RGB", (1400, 1000), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.ellipse((1130, 60, 1310, 240), fill=_YELLOW)
    for turn in range(12):
        angle = turn * math.pi / 6
        x, y = 1220 + 120 * math.cos(angle), 150 + 120 * math.sin(angle)
        pen.line((x, y, x + 50 * math.cos(angle), y + 50 * math.sin(angle)), fill=_YELLOW, width=12)
    for blade in range(30, 1400, 24):
        pen.line((blade, 930, blade + 9, 885), fill=_GREEN, width=7)
    pen.line((0, 932, 1400, 926), fill=_GREEN, width=14)
    for step, (left, colour) in enumerate(((560, _BLUE), (580, _RED), (552, _YELLOW), (590, _GREEN), (571, _BLUE))):
        top = 800 - step * 128
        pen.rounded_rectangle((left, top, left + 230, top + 118), 10, outline=colour, width=16)
        for stripe in range(left + 28, left + 215, 26):
            pen.line((stripe, top + 18, stripe + 12, top + 100), fill=colour, width=6)
    pen.polygon(((560, 270), (800, 262), (686, 130)), outline=_RED, width=16)
    _figure(pen, 300, 620, _BROWN)
    _figure(pen, 1000, 680, _BLUE)
    pen.line((350, 720, 550, 700), fill=_INK, width=9)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _figure(pen: ImageDraw.ImageDraw, x: int, y: int, colour: tuple[int, int, int]) -> None:
    """Head, body, arms and legs; and a smile."""
    pen.ellipse((x - 62, y - 130, x + 62, y - 6), outline=_INK, width=9)
    pen.ellipse((x - 30, y - 90, x - 16, y - 74), fill=_INK)
    pen.ellipse((x + 16, y - 90, x + 30, y - 74), fill=_INK)
    pen.arc((x - 32, y - 80, x + 32, y - 28), 20, 160, fill=_RED, width=8)
    pen.polygon(((x, y), (x - 70, y + 160), (x + 70, y + 160)), outline=colour, width=12)
    for line in ((x - 20, y + 50, x - 110, y + 90), (x + 20, y + 50, x + 110, y + 70)):
        pen.line(line, fill=_INK, width=9)
    for foot in (-30, 30):
        pen.line((x + foot, y + 160, x + foot, y + 270), fill=_INK, width=9)


@cache
def _scan(head: str, lines: tuple[str, ...]) -> bytes:
    image = Image.new("L", (1240, 1754), 251)
    pen = ImageDraw.Draw(image)
    letters = ImageFont.truetype(str(resource("fonts", "SourceSans3_400Regular.ttf")), 34)
    large = ImageFont.truetype(str(resource("fonts", "SourceSans3_600SemiBold.ttf")), 52)
    pen.text((130, 150), head, fill=40, font=large)
    for at, words in enumerate(lines):
        pen.text((130, 280 + at * 62), words, fill=70, font=letters)
    low = 420 + len(lines) * 62
    pen.line((130, low, 700, low), fill=120, width=3)
    curl = [(150 + step * 4, low - 30 - 46 * math.sin(step / 6) * math.cos(step / 19)) for step in range(110)]
    pen.line(curl, fill=30, width=6, joint="curve")
    out = io.BytesIO()
    image.rotate(0.6, fillcolor=244).save(out, "PNG")
    return out.getvalue()
