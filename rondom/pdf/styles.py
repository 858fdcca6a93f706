"""Sizes and styles of a page. Two looks: for professionals, and larger for parents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle

from rondom.pdf import fonts
from rondom.pdf.colours import colour
from rondom.pdf.tagged.tables import TableLook

PAGE = (595.28, 841.89)
"""A4 in points."""
SIDE = 43.5
TOP = 34.5
CONTINUED_TOP = 62.0
BOTTOM = 57.0
FOOT = 24.0
WIDTH = PAGE[0] - 2 * SIDE
HIGHEST = PAGE[1] - CONTINUED_TOP - BOTTOM
"""Height of the text of a page after the first."""
KEPT_WHOLE = HIGHEST / 3
"""A part up to this height is not split over two pages."""

_SCHOOL = 12.3
"""The name of the school is not larger than this, however large the rest is: it stands beside a title."""


LARGE_EDGE = 13.0
"""Size of the head and the foot of a page in large print."""


@dataclass(frozen=True, slots=True)
class Format:
    """A sheet with its edges, in points. `top` is above the first page, `continued_top` above the others."""

    size: tuple[float, float] = PAGE
    side: float = SIDE
    top: float = TOP
    continued_top: float = CONTINUED_TOP
    bottom: float = BOTTOM
    foot: float = FOOT

    @property
    def width(self) -> float:
        """Of the text."""
        return self.size[0] - 2 * self.side

    @property
    def room(self) -> float:
        """Height of the text of the first page."""
        return self.size[1] - self.top - self.bottom

    @property
    def continued_room(self) -> float:
        """Height of the text of the others."""
        return self.size[1] - self.continued_top - self.bottom


UPRIGHT = Format()
A4_ACROSS = Format((PAGE[1], PAGE[0]), 34.5, 26.0, 52.0, 46.0, 20.0)
A3_UPRIGHT = Format((PAGE[1], 2 * PAGE[0]), 56.0, 46.0, 82.0, 70.0, 30.0)
A3_ACROSS = Format((2 * PAGE[0], PAGE[1]), 43.5, 34.0, 62.0, 52.0, 24.0)


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that differs between the two readings, in points."""

    title: ParagraphStyle
    subtitle: ParagraphStyle
    heading: ParagraphStyle
    under: ParagraphStyle
    """A heading inside a part."""
    body: ParagraphStyle
    strong: ParagraphStyle
    quote: ParagraphStyle
    goal: ParagraphStyle
    small: ParagraphStyle
    small_right: ParagraphStyle
    school: ParagraphStyle
    head: ParagraphStyle
    table: TableLook
    size: float
    """Of the body text."""
    mark: float
    """Radius of a person's mark."""
    indent: float
    """Room for a mark before its text."""
    between: float
    """White above a section."""


@cache
def professional() -> Look:
    """10.2 pt: a full plan on two pages."""
    return _look(
        10.2, 14.5, title=20.25, subtitle=11.25, heading=11.8, quote=11.25, goal=12.4, small=8.85, between=11.0
    )


@cache
def across(size: float) -> Look:
    """A long list on a sheet across, where the lines of a cell are short. Quotes are as large as the rest."""
    return _look(
        size, size * 1.33, title=20.25, subtitle=11.25, heading=11.8, quote=size, goal=11.8, small=8.55, between=11.0
    )


@cache
def guide() -> Look:
    """11.4 pt: a page of the schoolgids, with its headings."""
    return _look(11.4, 16.2, title=21.0, subtitle=12.0, heading=13.2, quote=11.4, goal=12.4, small=9.4, between=14.0)


@cache
def wallet() -> Look:
    """8.6 pt: a list of numbers the size of a bank card."""
    return _look(8.6, 10.6, title=12.5, subtitle=8.6, heading=9.4, quote=8.6, goal=8.6, small=8.0, between=2.0)


@cache
def parents() -> Look:
    """12.3 pt: to read together at a kitchen table."""
    return _look(12.3, 18.0, title=21.0, subtitle=12.3, heading=14.25, quote=14.25, goal=15.0, small=10.5, between=17.0)


@cache
def large() -> Look:
    """18 pt: for who sees little. Nothing is smaller, but the line at the foot of a page."""
    return _look(18.0, 25.5, title=27.0, subtitle=18.0, heading=21.0, quote=19.5, goal=20.0, small=18.0, between=22.0)


@cache
def window() -> ParagraphStyle:
    """An address for the window of an envelope: 11 pt, as the post likes it."""
    fonts.register()
    return _style("window", fonts.REGULAR, 11.0, 14.5, textColor=colour("ink"))


@cache
def letter() -> Look:
    """11.4 pt: a letter or a form on one page, to read at home."""
    return _look(11.4, 15.6, title=21.0, subtitle=12.0, heading=12.6, quote=13.2, goal=13.2, small=9.9, between=11.0)


@cache
def first_reader() -> Look:
    """16 pt: a few words for a child that is just learning to read."""
    return _look(16.0, 22.0, title=26.0, subtitle=15.0, heading=19.0, quote=18.0, goal=18.0, small=12.5, between=14.0)


@cache
def young_reader() -> Look:
    """13 pt: for a child that reads."""
    return _look(13.0, 18.5, title=23.0, subtitle=13.0, heading=15.0, quote=15.0, goal=15.0, small=11.0, between=14.0)


@cache
def older_reader() -> Look:
    """12 pt: for who is 12 or older."""
    return _look(12.0, 17.0, title=22.0, subtitle=12.3, heading=14.0, quote=13.8, goal=14.0, small=10.2, between=14.0)


def _look(
    size: float,
    leading: float,
    *,
    title: float,
    subtitle: float,
    heading: float,
    quote: float,
    goal: float,
    small: float,
    between: float,
) -> Look:
    fonts.register()
    ink, muted = colour("ink"), colour("ink-muted")
    school = size if size >= 18 else min(size, _SCHOOL)
    body = _style("body", fonts.REGULAR, size, leading, textColor=ink)
    small_style = _style("small", fonts.REGULAR, small, small * 1.36, textColor=muted)
    return Look(
        title=_style("title", fonts.SEMIBOLD, title, title * 1.16, textColor=ink, spaceAfter=3.5),
        subtitle=_style("subtitle", fonts.REGULAR, subtitle, subtitle * 1.35, textColor=muted),
        heading=_style(
            "heading",
            fonts.SEMIBOLD,
            heading,
            heading * 1.3,
            textColor=ink,
            spaceBefore=between,
            spaceAfter=size * 0.36,
        ),
        under=_style(
            "under", fonts.SEMIBOLD, size, leading, textColor=ink, spaceBefore=size * 0.7, spaceAfter=size * 0.2
        ),
        body=body,
        strong=_style("strong", fonts.SEMIBOLD, size, leading, textColor=ink),
        quote=_style("quote", fonts.ITALIC, quote, quote * 1.36, textColor=ink),
        goal=_style("goal", fonts.SEMIBOLD, goal, goal * 1.3, textColor=ink),
        small=small_style,
        small_right=_style("small-right", fonts.REGULAR, small, small * 1.36, textColor=muted, alignment=2),
        school=_style("school", fonts.SEMIBOLD, school, school * 1.3, textColor=ink, alignment=2),
        head=_style("head", fonts.SEMIBOLD, small, small * 1.36, textColor=muted),
        table=TableLook(
            rule=colour("line"),
            head_rule=colour("line-strong"),
            padding=size * 0.46,
            gap=size * 0.85,
            highest_row=KEPT_WHOLE,
        ),
        size=size,
        mark=size * 0.355,
        indent=size * 1.42,
        between=between,
    )


def _style(name: str, font: str, size: float, leading: float, **options: Any) -> ParagraphStyle:
    """No hyphenation, no lonely first or last line, no squeezed spaces."""
    always: dict[str, Any] = {"allowWidows": 0, "allowOrphans": 0, "spaceShrinkage": 0, "bulletFontName": fonts.REGULAR}
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **always, **options)
